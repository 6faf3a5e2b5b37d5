"""One indicator of one place through the years: one of many small pictures side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.figures.labels import number
from generator.labels import STATUSES
from generator.model import Bound
from generator.pictures.amounts import TONES, Amount, status_mark
from generator.pictures.marks import (
    BAND,
    GRID,
    THIN,
    Href,
    Tone,
    at,
    dotted,
    frame,
    line,
    link,
    text,
    text_width,
    toned,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelYear:
    """A year with the target that was set for it and the result that was told; either may lack."""

    year: int
    target: Amount | None
    result: Amount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsPanel:
    """An indicator of a place, its years in order, the latest last.

    A year that is left out is one of which no report is here.
    """

    name: str
    unit: str
    years: tuple[PanelYear, ...]

    @property
    def is_worth_drawing(self) -> bool:
        """Whether at least two years have a figure."""
        return sum(bool(one.target or one.result) for one in self.years) > 1


_WIDTH, _HEIGHT = 230, 116
_LEFT, _RIGHT = 34, 222
_TOP, _BOTTOM = 12, 90
_LINKED = 6
"""Years whose marks are links, the latest: a page has many panels, and a table of all years."""
_RADIUS = 3.5
_ARROW = 9


def draw_panel(picture: YearsPanel, picture_id: str, href: Href) -> str:
    """The years from left to right; "" where fewer than two have a figure.

    Rings are targets, dots results, half-filled dots estimates. A line joins results of years that
    follow each other, a faint one a target to its result. A faint band is 左右, an arrow upwards
    以上, one downwards 以内, a bar a range. The base line is dotted under years of which no report
    is here. Every value stands in `<desc>`.
    """
    if not picture.is_worth_drawing:
        return ""
    plot = _plot(picture.years)
    begin = picture.years[-1].year - _LINKED
    early = [one for one in picture.years if one.year <= begin]
    late = [one for one in picture.years if one.year > begin]
    return frame(
        picture_id,
        f"{picture.name}：历年目标与结果",
        _description(picture),
        _HEIGHT,
        [
            *_frame_lines(picture.years, plot),
            *_lines(picture.years, plot),
            *_early(early, plot),
            *(mark for one in late for mark in _late(picture, one, plot, href)),
        ],
        width=_WIDTH,
        larger=1,
    )


@dataclass(frozen=True, slots=True)
class _Plot:
    """From years and values to places; `low` and `high` are the values that stand at its side."""

    across: Callable[[int], float]
    up: Callable[[Decimal], float]
    left: float
    step: float
    low: Decimal
    high: Decimal


def _plot(years: Sequence[PanelYear]) -> _Plot:
    values = [v for one in years for a in (one.target, one.result) if a for v in a.values]
    low, high = min(values), max(values)
    first, last = years[0].year, years[-1].year
    left = max(_LEFT, 8 + max(text_width(number(value)) for value in (high, low)))
    step = (_RIGHT - left - 16) / max(1, last - first)
    inner = _BOTTOM - _TOP - 16

    def up(value: Decimal) -> float:
        if low == high:
            return (_TOP + _BOTTOM) / 2
        return _BOTTOM - 8 - inner * float((value - low) / (high - low))

    return _Plot(lambda year: left + 8 + step * (year - first), up, left, step, low, high)


def _frame_lines(years: Sequence[PanelYear], plot: _Plot) -> Iterator[str]:
    """The base line with its gaps, the largest and the smallest value, the first and last year."""
    base, end = f"M{at(plot.left)} {_BOTTOM}", f"H{_RIGHT}"
    dots = ""
    for first, last in _gaps(years):
        start, stop = plot.across(first) - plot.step / 2, plot.across(last) + plot.step / 2
        base += f"H{at(start)}M{at(stop)} {_BOTTOM}"
        dots += f"M{at(start)} {_BOTTOM}H{at(stop)}"
    yield toned(Tone.QUIET, line(base + end, THIN) + (dotted(dots) if dots else ""))
    for value in dict.fromkeys((plot.high, plot.low)):
        yield text(plot.left - 5, plot.up(value) + 4, number(value), "end", Tone.QUIET)
    for year in dict.fromkeys((years[0].year, years[-1].year)):
        yield text(plot.across(year), _HEIGHT - 10, f"{year}", "middle", Tone.QUIET)


def _gaps(years: Sequence[PanelYear]) -> Iterator[tuple[int, int]]:
    """The first and the last of the years that follow each other and of which no report is here."""
    for before, after in pairwise(years):
        if after.year > before.year + 1:
            yield before.year + 1, after.year - 1


def _lines(years: Sequence[PanelYear], plot: _Plot) -> Iterator[str]:
    """From each target to its result, and the results joined.

    Where a year between has no result, the line is broken.
    """
    gaps = "".join(
        f"M{at(plot.across(one.year))} {at(plot.up(one.target.value))}"
        f"V{at(plot.up(one.result.value))}"
        for one in years
        if one.target and one.result
    )
    if gaps:
        yield line(gaps, GRID)
    joined = "".join(
        f"M{at(plot.across(before.year))} {at(plot.up(before.result.value))}"
        f"L{at(plot.across(after.year))} {at(plot.up(after.result.value))}"
        for before, after in pairwise(years)
        if before.result and after.result and after.year == before.year + 1
    )
    if joined:
        yield toned(Tone.ACTUAL, line(joined, THIN))


def _early(years: Sequence[PanelYear], plot: _Plot) -> Iterator[str]:
    """The marks of years that have no links, those of a colour together."""
    amounts = [(one.year, a) for one in years for a in (one.target, one.result) if a]
    for status, tone in TONES.items():
        marks = (_marks(a, plot.across(year), plot) for year, a in amounts if a.status is status)
        yield toned(tone, "".join(marks))


def _late(picture: YearsPanel, one: PanelYear, plot: _Plot, href: Href) -> Iterator[str]:
    """A year's marks, each a link to its sentence."""
    for amount in (one.target, one.result):
        if amount:
            marks = toned(TONES[amount.status], _marks(amount, plot.across(one.year), plot))
            name = f"{one.year}年{STATUSES[amount.status]}{amount.described(picture.unit)}"
            yield link(amount.url, name, marks, href) if amount.url else marks


def _marks(amount: Amount, x: float, plot: _Plot) -> str:
    y = plot.up(amount.value)
    end = y if amount.high is None else plot.up(amount.high)
    marks = ""
    if amount.bound is Bound.ABOUT:
        half = min(6, plot.step / 2)
        marks += (
            f'<rect class="{BAND}" x="{at(x - half)}" y="{at(end - 6)}" width="{at(2 * half)}"'
            f' height="{at(y - end + 12)}" rx="3"/>'
        )
    if amount.bound in _DIRECTIONS:
        sign = _DIRECTIONS[amount.bound]
        marks += line(
            f"M{at(x)} {at(y + sign * _RADIUS)}v{sign * _ARROW}"
            f"m-3 {-3 * sign}l3 {3 * sign}l3 {-3 * sign}",
            THIN,
        )
    if amount.high is not None:
        marks += line(f"M{at(x)} {at(y)}V{at(end)}")
        marks += status_mark(amount.status, x, end, _RADIUS)
    return marks + status_mark(amount.status, x, y, _RADIUS)


_DIRECTIONS = {Bound.AT_LEAST: -1, Bound.AT_MOST: 1}
"""Where an arrow points: up is less in a picture."""


def _description(picture: YearsPanel) -> str:
    told = []
    for one in picture.years:
        words = [
            f"{STATUSES[amount.status]}{amount.described(picture.unit)}"
            for amount in (one.target, one.result)
            if amount
        ]
        if words:
            told.append(f"{one.year}年" + "，".join(words))
    gaps = "、".join(
        f"{first}年" if first == last else f"{first}—{last}年"
        for first, last in _gaps(picture.years)
    )
    return "；".join(told) + (f"；没有收录{gaps}的报告" if gaps else "")
