"""Years, spans of years, plans and days as reports write them."""

from __future__ import annotations

from datetime import date

import pytest

from generator.grammar.years import (
    days_in,
    every_year_in,
    plan_ends_in,
    planned_in,
    spans_in,
    without_year,
    years_in,
)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024年工作安排", (2024,)),
        ("２０２３年工作回顾和2024年安排", (2023, 2024)),
        ("二〇二四年、二○二五年和二零二六年", (2024, 2025, 2026)),
        ("二O一四年", (2014,)),
        ("2021年—2025年", ()),
        ("2021-2025年", ()),
        ("2021–2025年工作回顾", ()),
        ("2021～2025年", ()),
        ("2021一2025年", ()),
        ("今年和去年", ()),
        ("12024年", ()),
    ],
)
def test_single_years(text: str, years: tuple[int, ...]) -> None:
    """Numbers of either kind before 年; the ends of a span are none."""
    assert years_in(text) == years


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2021—2025年", ((2021, 2025),)),
        ("2017年至2021年工作回顾", ((2017, 2021),)),
        ("二〇一七年到二〇二一年", ((2017, 2021),)),
        ("2021–2025年工作回顾", ((2021, 2025),)),
        ("2021年──2025年", ((2021, 2025),)),
        ("2021一2025年", ((2021, 2025),)),
        ("2024年", ()),
    ],
)
def test_spans_of_years(text: str, spans: tuple[tuple[int, int], ...]) -> None:
    """Both ends of each, with 年 behind the first or not."""
    assert spans_in(text) == spans


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021—2025年，到2030年", {2021, 2025, 2030}),
        ("2023、2024年和二〇二五年", {2023, 2024, 2025}),
        ("投入2024万元，覆盖2000人", set()),
    ],
)
def test_every_year(text: str, years: set[int]) -> None:
    """Alone, in lists and in spans; a number with another unit is no year."""
    assert every_year_in(text) == years


def test_five_year_plans() -> None:
    """By the number of the plan, the first of which began in 1953."""
    assert plan_ends_in("“十三五”收官，“十四五”开局，“二十五”尚远") == (2020, 2025, 2055)


def test_a_text_without_its_year() -> None:
    """The first year goes, and nothing else."""
    assert without_year("2024年十件民生实事") == "十件民生实事"
    assert without_year("十件民生实事") == "十件民生实事"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024年1月23日在会议上", [date(2024, 1, 23)]),
        ("二〇一四年元月二十一日", [date(2014, 1, 21)]),
        ("２０１３年２月２８日", [date(2013, 2, 28)]),
        ("2022.1.18", [date(2022, 1, 18)]),
        ("时间：2024-01-23 10:30", [date(2024, 1, 23)]),
        ("2024 年 1 月 23 日", [date(2024, 1, 23)]),
        ("2024年2月30日，2024年3月1日", [date(2024, 3, 1)]),
        ("2024年1月2次会议", []),
        ("3月5日", []),
    ],
)
def test_days(text: str, days: list[date]) -> None:
    """Days of the calendar, with their year; what no calendar has is passed over."""
    assert list(days_in(text)) == days


def test_a_late_session_plans_the_next_year() -> None:
    """From November on; until then it plans its own."""
    assert planned_in(date(2023, 12, 28)) == 2024
    assert planned_in(date(2024, 1, 28)) == 2024
