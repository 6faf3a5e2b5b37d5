"""Finds the numbers of a text: amounts with their scale, unit and bound, as they are printed.

What names, dates and counts in order is no number: 2024年, 第3位, 前三季度, 5G, 500强, “1269”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from string import ascii_letters

from generator.catalogue.numbers import NumberWords
from generator.catalogue.vocabulary import Vocabulary
from generator.figures.tokens import BOUNDS_AFTER, Kind
from generator.grammar.numerals import HAN_NUMERALS, chinese_number
from generator.grammar.signs import TO
from generator.grammar.words import any_of
from generator.model import Bound

_FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGITS = r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?"
_SCALE = "[多余几]?(?:[十百万亿]|千(?![瓦伏米克卡升])){0,3}[多余]?"
_MORE = r"(?:(?<=[万亿多余])[0-9]+[百千]?[多余]?万?(?:[多余]|(?=[^0-9.%])))?"
"""The second part of 1亿3千多万."""

_HAN = re.sub("[零〇○]", "", HAN_NUMERALS)
_NAMES = re.compile(
    r"[“《「\"](?:(?<=“)[^“”，。；！？]{0,25}”|(?<=《)[^《》]{0,60}》|(?<=「)[^「」]{0,25}」"
    r"|(?<=\")[^\"，。；！？]{0,16}\")"
)
_NEVER_BEFORE = frozenset("第.·+×*/／\u2236_-—") | frozenset(ascii_letters)
_TIMES = frozenset("×*")
_NEVER_BEHIND = frozenset("+×*/／\u2236·#号国省强版级环届") | frozenset(ascii_letters)
_ENDS = frozenset("，。；！？")
_LISTS = _ENDS | frozenset("、（")
_BEFORE = 4  # characters in which a word stands that makes a number an ordinal
_FRACTION = re.compile(r"([0-9])/([1-9][0-9]?)(?![0-9/])")
_RATIO = re.compile(r"\s?[:：\u2236]\s?[0-9]")
_RATIO_BEFORE = re.compile(r"[0-9]\s?[:：\u2236]\s?$")
_SETS_ONLY = frozenset("种类篇场次位级门轮届批")
_VAGUE_BEFORE = frozenset("几数多余第零0123456789")
_SESSION = re.compile("[、和]|全会|会议|全委|全体|党代会|人代会|代表大会")
_MAGNITUDES = frozenset("百千万亿")
_PER_CENT = 100
_CALENDAR = frozenset("年月日号")
_YEAR_DIGITS = 4
_RANKED = re.compile("(?:居|列|排|位次)[^，。；、]{0,8}$|(?:后|倒数)$")
_RANKS = frozenset("位名")
_OF_ONE = frozenset({"倍", "成", "番", "个百分点"})
"""With these 一 is a number; 一个 and 一批 are none."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's kind in `numbers.yml`, and whether it counts things one by one."""

    kind: str
    counts: bool


NO_UNIT = Unit("", counts=False)


@dataclass(slots=True)
class Quantity:
    """A number that stands at `[start, end)` of a text, its unit and bound included.

    `value` has its scale applied (30万亩 is 300000 亩), and `high` is an interval's upper end.
    `unit` is as printed, empty where none follows; the bound is that behind the number (左右).
    `ratio`: a fraction (三分之一), which has no unit.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    unit: str
    of: Unit
    bound: Bound
    ratio: bool = False


class Quantities:
    """The forms of numbers, made once of the catalogue's words."""

    def __init__(self, words: NumberWords, vocabulary: Vocabulary) -> None:
        self._units = {
            unit: Unit(kind.kind, kind.counts) for kind in words.units for unit in kind.words
        }
        no_unit = any_of(words.no_units.words)
        unit = rf"(?:\s?{_class_of(self._units)}(?!{no_unit})({any_of(self._units)}))?"
        with_han = [unit for kind in words.units if kind.han for unit in kind.words]
        of_han = rf"{_class_of(with_han)}(?!{no_unit})({any_of(with_han)})"
        # Each begins with a class of characters, which is fast to search for.
        self._in_digits = re.compile(
            rf"([0-9](?:[0-9]*(?:,[0-9]{{3}}(?![0-9]))*)(?:\.[0-9]+)?)\s?({_SCALE})({_MORE}){unit}"
            rf"(?:{TO}({_DIGITS})\s?({_SCALE}){unit})?"
        )
        self._in_han = re.compile(
            rf"([{_HAN}]{{1,12}})(?:([多余]?[万亿]{{0,2}}){of_han}"
            rf"|分之([{HAN_NUMERALS}点]{{1,12}}))"
        )
        self._bounds = {
            word: BOUNDS_AFTER[Kind(one.name)]
            for one in vocabulary.classes
            if one.name in BOUNDS_AFTER
            for word in one.words
        }
        self._bound = re.compile(any_of(self._bounds))
        self._named = re.compile(any_of(words.names.words))
        self._ordinal = words.ordinal_before.words
        self._no_ordinal = words.no_ordinal.words
        self._magnitude = words.magnitude_after.words
        self._years_after = words.years_after.words
        self._years_before = words.years_before.words
        self._sets = words.sets.matcher

    def find(self, text: str, left_out: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
        """The numbers of a text in half-width forms, in order; none of the ranges `left_out`."""
        found = [q for one in self._in_digits.finditer(text) if (q := self._digits(one, text))]
        found += [q for one in self._in_han.finditer(text) if (q := self._han(one, text))]
        if not found:
            return found
        found.sort(key=attrgetter("start"))
        names = sorted([*(name.span() for name in _NAMES.finditer(text)), *left_out])
        return list(_outside(found, names)) if names else found

    def _digits(self, found: re.Match[str], text: str) -> Quantity | None:
        digits, scale, more, unit, high_digits, high_scale, high_unit = found.groups()
        start, end = found.span()
        if start:
            before = text[start - 1]
            if before in _NEVER_BEFORE and not (unit and before in _TIMES):
                return None
        if high_digits is None:
            if unit in _CALENDAR and self._is_date(text, start, digits, end):
                return None
            value, high = _value(digits, scale, more), None
        else:
            value, high = _value(digits, scale, more), _value(high_digits, high_scale, "")
            # 3万—4万人, 5%—6%, 1-2个: what the first end lacks it takes from the second.
            if not (scale or unit) and high_scale:
                value = _value(digits, high_scale, more)
            if high > value and (not unit or unit == high_unit):
                unit = high_unit
            else:
                high, end = None, found.end(4) if unit else found.end(3)
            if unit in _CALENDAR and self._is_date(text, start, digits, end):
                return None
        if not unit:
            behind = text[end : end + 1]
            fraction = _FRACTION.match(text, start) if behind == "/" else None
            if fraction:
                share = round(Decimal(fraction[1]) / Decimal(fraction[2]), 4).normalize()
                return self._made(text, start, fraction.end(), share, unit="", ratio=True)
            if not scale and _is_name(digits, behind):
                return None
            if _RATIO.match(text, end) or _RATIO_BEFORE.search(text, max(0, start - 3), start):
                return None
        if not scale and self._is_ordinal(text[max(0, start - _BEFORE) : start]):
            return None
        if _is_rank(unit, text, start):
            return None
        vague = bool(more or scale) and any(sign in scale + more for sign in "多余")
        return self._made(text, start, end, value, unit=unit or "", high=high, vague=vague)

    def _han(self, found: re.Match[str], text: str) -> Quantity | None:
        start, end = found.span()
        before = text[start - 1] if start else ""
        if before in _VAGUE_BEFORE:
            return None
        printed, more, unit, part = found.groups()
        if part:
            return self._fraction(text, start, end, printed, part)
        ahead = text[max(0, start - _BEFORE) : start]
        # 二 numbers (二期, 二次), 两 counts.
        if printed == "二" or self._is_ordinal(ahead) or self._named.match(text, start):
            return None
        if _is_rank(unit, text, start):
            return None
        if printed[0] in _MAGNITUDES and (more or not ahead.endswith(self._magnitude)):
            return None
        if unit == "次" and (before == "届" or _SESSION.match(text, end)):
            return None
        if printed == "一" and unit not in _OF_ONE:
            return None
        if unit == "元" and len(printed) == 1 and not more:
            return None  # 三元
        if self._units[unit].counts and not self._counts(printed + more, unit, text, end):
            return None
        try:
            value = Decimal(chinese_number(printed))
        except ValueError:
            return None
        for sign in more:
            value *= _FACTORS.get(sign, 1)
        vague = more[:1] in ("多", "余")
        return self._made(text, start, end, value, unit=unit, vague=vague)

    def _counts(self, printed: str, unit: str, text: str, end: int) -> bool:
        """Whether a Chinese count is one of things (两所学校), not the name of a set (四个方面)."""
        if len(printed) > 1 and printed[0] != "十":
            return True
        behind = text[end : end + 1]
        if not behind or behind in _LISTS:
            return True
        return unit not in _SETS_ONLY and not self._sets.at(text, end + (behind == "的"))

    def _fraction(self, text: str, start: int, end: int, of: str, part: str) -> Quantity | None:
        """百分之五点二, 三分之一."""
        whole, _, decimals = part.partition("点")
        try:
            value = Decimal(chinese_number(whole))
            if decimals:
                value += Decimal(f"0.{''.join(str(chinese_number(one)) for one in decimals)}")
            divisor = chinese_number(of)
        except ValueError:
            return None
        if divisor == _PER_CENT:
            return self._made(text, start, end, value, unit="%")
        return self._made(
            text, start, end, round(value / divisor, 4).normalize(), unit="", ratio=True
        )

    def _made(
        self,
        text: str,
        start: int,
        end: int,
        value: Decimal,
        *,
        unit: str,
        high: Decimal | None = None,
        vague: bool = False,
        ratio: bool = False,
    ) -> Quantity:
        bound = Bound.AT_LEAST if vague else Bound.EXACT if high is None else Bound.RANGE
        after = self._bound.match(text, end)
        if after:
            end = after.end()
            if bound is Bound.EXACT:
                bound = self._bounds[after[0]]
        of = self._units.get(unit, NO_UNIT)
        return Quantity(start, end, value, high, unit, of, bound, ratio)

    def _is_ordinal(self, ahead: str) -> bool:
        """Whether the words before a number make it one of an order: 第3, 前三."""
        return ahead.endswith(self._ordinal) and not ahead.endswith(self._no_ordinal)

    def _is_date(self, text: str, start: int, digits: str, end: int) -> bool:
        """Whether digits before 年, 月, 日 or 号 are of the calendar: 2024年, 近5年, 5年来."""
        return (
            len(digits) == _YEAR_DIGITS
            or text[end - 1] != "年"
            or text[max(0, start - _BEFORE) : start].endswith(self._years_after)
            or text.startswith(self._years_before, end)
        )


def _class_of(words: Iterable[str]) -> str:
    """A look ahead for what one of the words begins with, which tells at once where none does."""
    return f"(?=[{re.escape(''.join({word[0]: None for word in words}))}])"


def _is_rank(unit: str | None, text: str, start: int) -> bool:
    """Whether a number is a place in an order: 居全国5位, 退出后十位."""
    return unit in _RANKS and _RANKED.search(text, max(0, start - 12), start) is not None


def _is_name(digits: str, behind: str) -> bool:
    """Whether digits without scale and unit are a name's: 107国道, 2.0版, 3D, 12345热线."""
    if digits.endswith(".0") or (behind and behind in _NEVER_BEHIND):
        return True
    return "." not in digits and not (behind and behind in _ENDS)


@lru_cache(maxsize=4096)  # most numbers of a report are short, and many the same
def _value(digits: str, scale: str, more: str) -> Decimal:
    """The number that digits, a scale and more digits write: 1亿3千多万, 5千多, 30万."""
    value = _scaled(digits.replace(",", ""), scale)
    if more:
        length = len(more) - len(more.lstrip("0123456789"))
        value += _scaled(more[:length], more[length:])
    return value


def _scaled(digits: str, scale: str) -> Decimal:
    """The digits times their scale, without the zeros that this leaves behind a point."""
    factor = 1
    for sign in scale:
        factor *= _FACTORS.get(sign, 1)
    value = Decimal(digits)
    if factor == 1:
        return value
    text = format(value * factor, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _outside(found: Sequence[Quantity], names: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    """What begins in none of the ranges; both are in order."""
    position, reach = 0, 0
    for quantity in found:
        while position < len(names) and names[position][0] <= quantity.start:
            reach = max(reach, names[position][1])
            position += 1
        if quantity.start >= reach:
            yield quantity
