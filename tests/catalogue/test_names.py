"""The words of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.names import NameWords, load_name_words
from generator.catalogue.word_lists import WordList

WORDS = load_name_words()


@pytest.mark.parametrize(
    ("no_ends", "ends"),
    [
        (WORDS.no_plans, WORDS.plans.words),
        (WORDS.no_projects, (*WORDS.projects.words, *WORDS.sites.words)),
    ],
    ids=["plans", "projects"],
)
def test_what_is_no_end_begins_as_one_does(no_ends: WordList, ends: tuple[str, ...]) -> None:
    """Anything else would stand there for nothing."""
    assert [word for word in no_ends.words if not word.startswith(ends)] == []


def test_a_word_stands_once_in_its_list() -> None:
    lists = {name: getattr(WORDS, name) for name in NameWords.model_fields}
    alike = [word for group in lists.pop("alike") for word in group.words]
    every = {**{name: one.words for name, one in lists.items()}, "alike": alike}
    repeated = {
        name: [word for word in words if words.count(word) > 1] for name, words in every.items()
    }
    assert {name: words for name, words in repeated.items() if words} == {}


def test_a_site_adds_a_word(tmp_path: Path) -> None:
    (tmp_path / "names.yml").write_text("plans: {words: [大会战]}", encoding="utf-8")
    assert "大会战" in load_name_words(own=tmp_path).plans.words
