"""The catalogue as one value."""

from __future__ import annotations

import pickle
from pathlib import Path

from generator.catalogue.knowledge import load_knowledge
from generator.catalogue.places import load_places


def test_a_site_s_own_words_are_in_it(tmp_path: Path) -> None:
    """Every file that a site has of its own extends the package's."""
    (tmp_path / "surnames.yml").write_text("surnames: {words: [某某]}", encoding="utf-8")
    (tmp_path / "place_words.yml").write_text("short_names: {words: [吉安]}", encoding="utf-8")
    own, package = load_knowledge(tmp_path), load_knowledge()
    assert "某某" in own.surnames.words
    assert own.places.common_words == package.places.common_words | {"吉安"}


def test_it_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(load_knowledge())) == load_knowledge()


def test_names_of_places_are_no_subject() -> None:
    """They set every section apart and say nothing of what it is on."""
    assert load_places().forms <= load_knowledge().stop_words
