"""Of which year a statement is, and with which status."""

from __future__ import annotations

import pytest

from generator.catalogue.indicators import load_indicators
from generator.figures.observations import read_figures
from tests.figures.test_observations import small_report


def settings(text: str, part: str = "review") -> list[tuple[int, str, str]]:
    """Period, status and what tells it, of a report of 2024."""
    found = read_figures(small_report(text, part), load_indicators())
    return [(o.period, o.status.value, o.status_basis.value) for o in found.observations]


@pytest.mark.parametrize(
    "text, part, expected",
    [
        ("地区生产总值增长5%。", "review", (2023, "actual", "inferred")),
        ("全省完成固定资产投资50亿元，增长5%。", "review", (2023, "actual", "stated")),
        ("初步核算，地区生产总值增长5%。", "plan", (2023, "actual", "governed")),
        ("预计地区生产总值增长5%。", "review", (2023, "estimate", "stated")),
        ("地区生产总值增长5%。", "plan", (2024, "target", "inferred")),
        ("主要预期目标是：地区生产总值增长5%。", "plan", (2024, "target", "governed")),
        ("力争地区生产总值增长5%。", "plan", (2024, "target", "stated")),
        ("去年地区生产总值增长5%。", "plan", (2023, "actual", "inferred")),
        ("2022年地区生产总值增长5%。", "review", (2022, "actual", "inferred")),
        ("今年主要目标为地区生产总值增长5%。", "review", (2024, "target", "stated")),
    ],
)
def test_words_before_the_part(text: str, part: str, expected: tuple[int, str, str]) -> None:
    """The sentence's own words decide, and the part where they say nothing."""
    assert settings(text, part) == [expected]


@pytest.mark.parametrize(
    "text, part",
    [
        ("上半年地区生产总值增长5%。", "review"),
        ("五年来地区生产总值增长5%。", "review"),
        ("与2019年相比，地区生产总值增长5%。", "review"),
        ("赣江新区加快建设，地区生产总值增长5%。", "review"),
        ("民营企业完成固定资产投资50亿元，增长5%。", "review"),
        ("到2030年，地区生产总值增长5%。", "plan"),
    ],
)
def test_what_is_of_no_single_year_or_of_another(text: str, part: str) -> None:
    """Parts of a year, other bases, later years of a rate and other places give no figure."""
    assert settings(text, part) == []


@pytest.mark.parametrize(
    "text, part, expected",
    [
        ("五年来地区生产总值年均增长5%。", "review", (2019, 2023, "mean", "actual")),
        ("五年来，城镇新增就业每年超过20万人。", "review", (2019, 2023, "each", "actual")),
        ("“十四五”时期城镇新增就业200万人。", "review", None),
        ("“十三五”时期城镇新增就业200万人。", "review", (2016, 2020, "sum", "actual")),
        ("今后五年地区生产总值年均增长5%。", "plan", (2024, 2028, "mean", "target")),
        ("“十五五”时期地区生产总值年均增长5%。", "plan", (2026, 2030, "mean", "target")),
        (
            "今后五年，主要目标是：到2030年综合实力大幅提升，地区生产总值年均增长5%。",
            "plan",
            (2024, 2028, "mean", "target"),
        ),
        (
            "五年来，收入五年累计完成48亿元，一般公共预算收入五年累计完成8亿元，年均增长3.6%。",
            "review",
            (2019, 2023, "mean", "actual"),
        ),
        ("地区生产总值年均增长5%。", "review", None),
    ],
)
def test_figures_of_several_years(
    text: str, part: str, expected: tuple[int, int, str, str] | None
) -> None:
    """Means and sums are kept where the years are known, and no result is of years to come."""
    found = read_figures(small_report(text, part), load_indicators()).over_years
    rows = [(o.period_start, o.period_end, o.aggregate.value, o.status.value) for o in found]
    assert rows == ([expected] if expected else [])
