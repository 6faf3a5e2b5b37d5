"""The words of figures: one class each, and no word in two."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.vocabulary import FigureWords, load_vocabulary
from generator.errors import CatalogueError
from generator.figures.tokens import Kind

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize("words", VOCABULARY.classes, ids=lambda words: words.name)
def test_a_class_is_a_kind_of_token(words: FigureWords) -> None:
    """The lexer knows it by its name."""
    assert words.name in set(Kind)


@pytest.mark.parametrize(
    ("own", "message"),
    [
        (
            "classes: [{name: mine, words: [预计], example: 预计}]",
            "预计 stands in expectation and mine",
        ),
        ("classes: [{name: 我的, words: [某词], example: 某词}]", "name"),
        ("classes: [{name: mine, words: [某词], example: 别的}]", "found none of the words"),
        ("classes: [{name: mine, leads: back, words: [某词], example: 某词}]", "leads"),
    ],
)
def test_a_faulty_class_is_named(tmp_path: Path, own: str, message: str) -> None:
    (tmp_path / "vocabulary.yml").write_text(own, encoding="utf-8")
    with pytest.raises(CatalogueError, match=message):
        load_vocabulary(own=tmp_path)


def test_a_site_adds_a_word_to_a_verdict(tmp_path: Path) -> None:
    own = "verdicts: {verbs: {words: [圆满达到]}}"
    (tmp_path / "vocabulary.yml").write_text(own, encoding="utf-8")
    assert "圆满达到" in load_vocabulary(own=tmp_path).verdicts.verbs.matcher
    assert "圆满达到" not in VOCABULARY.verdicts.verbs.matcher
