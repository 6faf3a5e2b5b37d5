"""Small operations on text: positions stay, nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import (
    bare,
    has_chinese,
    has_run,
    is_chinese,
    positions,
    stand_in_order,
    to_halfwidth,
)


@given(st.text())
def test_folding_keeps_positions(text: str) -> None:
    """Every character has its twin at the same place."""
    assert len(to_halfwidth(text)) == len(text)
    assert to_halfwidth("２０１０年增长８．７％，Ｒ＆Ｄ") == "2010年增长8.7%，R&D"  # noqa: RUF001 (the case)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("甲　乙", "甲 乙"),
        ("甲\u200b乙", "甲 乙"),
        ("（甲），：；", "（甲），：；"),
    ],
)
def test_blanks_are_folded_and_punctuation_is_not(text: str, folded: str) -> None:
    assert to_halfwidth(text) == folded


def test_bare() -> None:
    assert bare(" 甲　乙\n丙\t") == "甲乙丙"


def test_where_words_stand() -> None:
    """Also where they overlap themselves."""
    assert list(positions("乙甲甲甲乙", "甲甲")) == [1, 2]
    assert not list(positions("乙甲", "甲甲"))


@pytest.mark.parametrize(
    ("words", "length", "stands"),
    [("丁乙丙", 2, True), ("丁乙丙", 3, False), ("甲丙", 2, False), ("乙", 2, False)],
)
def test_a_run_of_words(words: str, length: int, stands: bool) -> None:
    assert has_run("甲乙丙", words, length) is stands


@pytest.mark.parametrize(
    ("words", "stands"), [("甲丙", True), ("丙甲", False), ("甲甲", False), ("", True)]
)
def test_what_stands_in_order(words: str, stands: bool) -> None:
    """Each character counts once."""
    assert stand_in_order("甲乙丙", words) is stands


@pytest.mark.parametrize(
    ("code", "chinese"), [("zh", True), ("zh-TW", True), ("ZH-cn", True), ("en", False), ("zha", False)]
)  # fmt: skip
def test_codes_of_chinese(code: str, chinese: bool) -> None:
    assert is_chinese(code) is chinese


@pytest.mark.parametrize(
    ("text", "holds"), [("GDP增长", True), ("GDP +5%", False), ("，。", False)]
)
def test_a_text_that_holds_chinese(text: str, holds: bool) -> None:
    assert has_chinese(text) is holds
