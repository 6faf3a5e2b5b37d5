"""Lists of words, and how a paragraph begins: each holds its example."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import ValidationError

from generator.catalogue.word_lists import Beginning, WordList


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"words": ["甲"], "example": "乙"}, "found none of the words in 「乙」"),
        ({"words": [], "example": "甲"}, "words"),
        ({"words": [""], "example": "甲"}, "words"),
        ({"words": ["甲"]}, "example"),
        ({"words": ["甲"], "example": "甲", "colour": "red"}, "colour"),
    ],
)
def test_a_faulty_list(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        WordList.model_validate(fields)


def test_a_list_as_a_pattern() -> None:
    """The longest first, and a word's signs are no pattern."""
    words = WordList(words=("计划", "计划书", "C++"), example="一份计划书")
    assert re.findall(words.pattern, "计划书、计划、C++、C") == ["计划书", "计划", "C++"]
    assert words.matcher.at("计划书", 0) == "计划书"


BEGINNING = Beginning(opens=("回顾", "总结"), then=("过去", "一年"), within=4, example="回顾过去")


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("回顾过去五年", True),
        ("总结这过去五年", True),
        ("回顾极不平凡的过去", False),
        ("回顾甲乙丙过去", False),
        ("我们回顾过去", False),
        ("过去一年", False),
        ("回顾", False),
    ],
)
def test_how_a_paragraph_begins(text: str, fits: bool) -> None:
    """With one word, then with another within so many characters behind it."""
    assert BEGINNING.fits(text) is fits


def test_a_beginning_may_need_only_one_of_the_two() -> None:
    assert Beginning(opens=("回顾",), example="回顾").fits("回顾去年")
    inside = Beginning(then=("成绩",), within=6, example="这些成绩")
    assert not inside.fits("这些不小的成绩")
    assert inside.fits("这些大的成绩")


def test_a_beginning_that_is_not_its_example_s() -> None:
    with pytest.raises(ValidationError, match="「展望未来」 does not begin so"):
        Beginning(opens=("回顾",), example="展望未来")
