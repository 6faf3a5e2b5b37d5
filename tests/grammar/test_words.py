"""Words of a list are found in a text, the longest first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.grammar.words import Words, any_of

WORDS = Words(["行动", "行动计划", "计划", "C++"])


@pytest.mark.parametrize(
    ("text", "start", "end", "found"),
    [
        ("行动计划书", 0, None, "行动计划"),
        ("行动计划书", 0, 3, "行动"),
        ("行动计划书", 2, None, "计划"),
        ("行动计划书", 0, 1, ""),
        ("专项行动", 0, None, ""),
        ("C++语言", 0, None, "C++"),
    ],
)
def test_the_longest_word_at_a_place(text: str, start: int, end: int | None, found: str) -> None:
    """It must begin at the place and end before the limit; a word's signs are no pattern."""
    assert WORDS.at(text, start, end) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("专项行动计划", "行动计划"), ("专项行动", "行动"), ("行动计划书", ""), ("", "")],
)
def test_the_longest_word_at_the_end(text: str, found: str) -> None:
    assert WORDS.before(text) == found


def test_words_are_found_without_overlap() -> None:
    text = "行动计划和行动、计划"
    assert [text[a:b] for a, b in WORDS.find(text)] == ["行动计划", "行动", "计划"]
    assert [text[a:b] for a, b in WORDS.find(text, 2, 7)] == ["计划", "行动"]
    assert WORDS.in_text(text, 3, 7)
    assert not WORDS.in_text(text, 3, 6)


def test_a_word_is_in_the_list_as_a_whole() -> None:
    assert "行动计划" in WORDS
    assert "行动计" not in WORDS
    assert WORDS.words == ("行动计划", "C++", "行动", "计划")


def test_a_list_without_words_matches_nowhere() -> None:
    nothing = Words([])
    assert nothing.at("甲", 0) == nothing.before("甲") == ""
    assert not nothing.in_text("")
    assert "" not in nothing


@given(st.lists(st.text("一二三四", max_size=4), max_size=20), st.text("一二三四", max_size=8))
def test_any_of_finds_the_longest(words: list[str], text: str) -> None:
    """What begins a text is the longest of the words that do."""
    some = [word for word in words if word]
    found = re.compile(any_of(some)).match(text)
    longest = max((word for word in some if text.startswith(word)), key=len, default=None)
    assert (found.group() if found else None) == longest


def test_any_of_many_words_looks_at_the_first_character() -> None:
    """Signs of patterns are characters among others, in the class too."""
    pattern = re.compile(any_of([f"{sign}x" for sign in "^-]\\[.*+?()|一二三"]))
    assert all(pattern.fullmatch(f"{sign}x") for sign in "^-]\\[.*+?()|一二三")
    assert not pattern.match("ax")
