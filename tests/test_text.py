"""Small operations on text: positions stay, nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import bare, has_chinese, is_chinese, to_halfwidth


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
