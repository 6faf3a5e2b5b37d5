"""How a year, a span of years and a five-year plan are written."""

from __future__ import annotations

import re

from generator.grammar.numerals import HAN_ORDINALS, chinese_number
from generator.text import to_halfwidth

_DIGITS = r"\d{4}|[一二][〇○零一二三四五六七八九]{3}"
YEAR = f"(?:{_DIGITS})年"
"""A year as a pattern: 2024年, 二〇二四年."""

_YEAR = re.compile(rf"(?<![\d—－\-至到])({_DIGITS})年(?![—－\-至到])")


def years_in(text: str) -> tuple[int, ...]:
    """The single years that `text` names (2024年, 二〇二四年), in order; none of 2021年—2025年."""
    return tuple(chinese_number(year) for year in _YEAR.findall(to_halfwidth(text)))


PLAN_PERIOD = rf"[“\"]?[{HAN_ORDINALS}]{{1,2}}五[”\"]?时期"
"""The years of a five-year plan as a pattern: “十五五”时期."""

_FIVE_YEARS = re.compile(rf"([{HAN_ORDINALS}]{{1,2}})五(?=[”’'\"》时规计末])")
_BEFORE_THE_FIRST = 1955  # had there been no break: the third plan is that of 1966 to 1970


def plan_ends_in(text: str) -> tuple[int, ...]:
    """The last years of the five-year plans that `text` names (“十四五”: 2025), in order."""
    numbers = map(chinese_number, _FIVE_YEARS.findall(text))
    return tuple(_BEFORE_THE_FIRST + 5 * number for number in numbers)
