"""How years, spans of years, five-year plans and days are written.

Years are of digits (2024年, ２０２４年) or of Chinese ones (二〇二四年). What has no number of its
own (今年, 去年) is none here: whose year that is depends on the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.grammar.numerals import HAN_ORDINALS, chinese_number
from generator.grammar.signs import DASHES, TO, WAVES
from generator.text import to_halfwidth

YEAR = r"(?:\d{4}|[一二][〇○零0Oo一二三四五六七八九]{3})"
"""A year's number as a pattern, for texts in half-width forms; `year_number` reads it."""

_NOUGHT = dict.fromkeys(map(ord, "0Oo"), "〇")
_IN_SPAN = rf"[{DASHES}{WAVES}至到]"
_SINGLE = re.compile(rf"(?<!\d)(?<!{_IN_SPAN})(?<!\d一)({YEAR})年(?!{_IN_SPAN})")
_SPAN = re.compile(rf"(?<!\d)({YEAR})年?{TO}({YEAR})年")
_NAMED = re.compile(rf"(?<![\d.]){YEAR}(?=年|{TO}|[、和及与]\s?{YEAR})")
PLAN = rf"[“\"]?[{HAN_ORDINALS}]{{1,2}}五[”\"]?"
"""A five-year plan as a pattern: “十五五”."""

PLAN_PERIOD = rf"{PLAN}时期"
"""The years of a five-year plan as a pattern: “十五五”时期."""

DIGIT_YEAR = r"(?:19|20)\d\d"
"""A year of the last or of this century in digits, for texts that `in_digits` has seen."""

_HAN_YEAR = re.compile("[一二][〇○零0Oo一二三四五六七八九]{3}(?=年)")
_DIGITS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")

_FIVE_YEARS = re.compile(rf"([{HAN_ORDINALS}]{{1,2}})五(?=[”’'\"》时规计末])")
_BEFORE_THE_FIRST = 1955  # had there been no break: the third plan is that of 1966 to 1970
NUMBER = r"(?:\d{1,2}|[〇○零一二三四五六七八九十]{1,3})"
"""The number of a month, a day or a session as a pattern."""

_DAY = re.compile(
    rf"""
      (?<!\d) (?P<year>{YEAR}) \s?年\s? (?P<month>{NUMBER}|元) \s?月\s? (?P<day>{NUMBER})
      (?: \s?日 | (?![\d\u4e00-\u9fff]) )
    | (?<!\d) (?P<year2>\d{{4}}) \s?[.{DASHES}/]\s? (?P<month2>\d{{1,2}})
      \s?[.{DASHES}/]\s? (?P<day2>\d{{1,2}}) (?!\d)
    """,
    re.VERBOSE,
)
_LATE = 11  # from November on a session may plan the year to come


def in_digits(text: str) -> str:
    """`text` with its Chinese years in digits (二〇二三年: 2023年), character for character."""
    return _HAN_YEAR.sub(lambda year: year.group().translate(_DIGITS), text)


def year_number(words: str) -> int:
    """The year that `YEAR` matched: 2014, 二〇一四, or 二O一四 with a letter for the nought."""
    return chinese_number(words if words.isascii() else words.translate(_NOUGHT))


def years_in(text: str) -> tuple[int, ...]:
    """The single years that `text` names (2024年, 二〇二四年), in order; none of 2021年—2025年."""
    return tuple(year_number(year) for year in _SINGLE.findall(to_halfwidth(text)))


def spans_in(text: str) -> tuple[tuple[int, int], ...]:
    """The first and last years of the spans that `text` names (2021—2025年), in order."""
    return tuple(
        (year_number(first), year_number(last)) for first, last in _SPAN.findall(to_halfwidth(text))
    )


def plan_ends_in(text: str) -> tuple[int, ...]:
    """The last years of the five-year plans that `text` names (“十四五”: 2025), in order."""
    numbers = map(chinese_number, _FIVE_YEARS.findall(text))
    return tuple(_BEFORE_THE_FIRST + 5 * number for number in numbers)


def every_year_in(text: str) -> frozenset[int]:
    """All years that `text` names: alone, in a list (2023、2024年), at either end of a span."""
    return frozenset(map(year_number, _NAMED.findall(to_halfwidth(text))))


def without_year(text: str) -> str:
    """`text` without the first year that it names (2024年十件实事: 十件实事)."""
    found = re.search(rf"(?<!\d){YEAR}年", to_halfwidth(text))
    return text[: found.start()] + text[found.end() :] if found else text


def days_in(text: str) -> Iterator[date]:
    """The days that `text` names (2024年1月23日, 二〇一四年元月二十一日, 2022.1.18), in order."""
    for found in _DAY.finditer(to_halfwidth(text)):
        year, month, day = (found[name] or found[f"{name}2"] for name in ("year", "month", "day"))
        try:
            yield date(
                year_number(year),
                1 if month == "元" else chinese_number(month),
                chinese_number(day),
            )
        except ValueError:
            continue


def planned_in(day: date) -> int:
    """The year that a session of that day plans: late in a year it is the next one."""
    return day.year + (day.month >= _LATE)
