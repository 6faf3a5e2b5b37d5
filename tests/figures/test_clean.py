"""A paragraph's text made ready for the lexer, with the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.vocabulary import load_vocabulary
from generator.figures.clean import clean

NARROWS = load_vocabulary().narrows.matcher


@pytest.mark.parametrize(
    "text, expected",
    [
        ("增长 7.5 %", "增长7.5%"),
        ("增长７．５％", "增长7.5%"),
        ("240亿元（增长5%）。", "240亿元，增长5%。"),
        ("地区生产总值(GDP)增长", "地区生产总值增长"),
        ("零售总额（限上）增长", "零售总额限上增长"),
        ("增长9.1%^[2]，", "增长9.1%，"),
        ("二〇二三年", "2023年"),
        ("增长12_M_M_，", "增长12%，"),
        ("5 416人", "5416人"),
        ("增长6·5%", "增长6.5%"),
        ("PM_2.5浓度", "PM2.5浓度"),
    ],
)
def test_forms(text: str, expected: str) -> None:
    """Width, blanks, note marks and asides go; brackets with a figure become clauses."""
    assert clean(text, NARROWS).text == expected


@given(st.text(alphabet="地区GDP增长5.% （）()[1]①２_M，,;；0年二〇"))
def test_positions_lead_back(text: str) -> None:
    """Positions rise, and there is one for every character."""
    found = clean(text, NARROWS)
    assert len(found.positions) == len(found.text)
    assert list(found.positions) == sorted(set(found.positions))
    assert all(0 <= position < len(text) for position in found.positions)
