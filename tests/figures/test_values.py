"""A figure becomes an indicator's value, or none."""

from __future__ import annotations

import pytest

from generator.catalogue.indicators import load_indicators
from generator.figures.predicates import read_predicate
from generator.figures.values import value_of
from tests.figures.sentences import sentence_of

INDICATORS = {indicator.id: indicator for indicator in load_indicators()}


@pytest.mark.parametrize(
    "indicator_id, text, value, bound",
    [
        ("gdp_growth", "增长5%左右", "5", "about"),
        ("gdp_growth", "下降3%以上", "-3", "at_most"),
        ("gdp_growth", "达到240亿元", None, None),
        ("gdp_growth", "完成85%", None, None),
        ("gdp_growth", "提高到5%", None, None),
        ("gdp_growth", "增速提高到5%", "5", "exact"),
        ("gdp_growth", "与上年持平", "0", "exact"),
        ("gdp_growth", "增长500%", None, None),
        ("cpi_rise", "控制在103.5以内", "3.5", "at_most"),
        ("grain_output", "达到1987.5万吨", "397.5", "exact"),
        ("grain_output", "达到22.5亿公斤", "45", "exact"),
        ("grain_output", "增加9.3亿斤", None, None),
        ("new_urban_jobs", "5416人", "0.5416", "exact"),
        ("rd_intensity", "提高到1.88%", "1.88", "exact"),
        ("rd_intensity", "提高0.1%", None, None),
        ("pm25", "下降到28微克/立方米", "28", "exact"),
        ("pm25", "持平", None, None),
    ],
)
def test_values(indicator_id: str, text: str, value: str | None, bound: str | None) -> None:
    """The number in the indicator's unit, its sign and bound; None for another kind of number."""
    (figure,) = read_predicate(sentence_of(text), 0).figures
    found = value_of(INDICATORS[indicator_id], figure)
    assert (str(found.value) if found else None) == value
    assert (found.bound.value if found else None) == bound
