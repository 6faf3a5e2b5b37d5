"""One indicator of one place through the years as a small SVG text: one of many side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import pairwise

from generator.figures.labels import amount, number
from generator.labels import STATUSES
from generator.model import Observation, Status
from generator.pictures.charts import COLOURS, dot


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelYear:
    """A year with the target that was set for it and the result that was told; either may lack."""

    year: int
    target: Observation | None
    result: Observation | None


_WIDTH, _HEIGHT = 240, 112
_LEFT, _RIGHT = 34, 230
_TOP, _BOTTOM = 10, 88
_SIZE = 11
_DIGIT = 6.6  # how wide one is
_QUIET = ' style="fill: var(--quiet, currentColor)"'


def panel(panel_id: str, name: str, unit: str, years: Sequence[PanelYear]) -> str:
    """The years from left to right, the latest last; "" where fewer than two have a figure.

    Rings are targets, dots results; a line joins results of years that follow each other, a thin
    one a target to its result. Every value stands in `<desc>`. `panel_id` must be unique in its
    page.
    """
    if sum(bool(one.target or one.result) for one in years) < 2:
        return ""
    values = [v for one in years for o in (one.target, one.result) if o for v in _values(o)]
    low, high = min(values), max(values)
    first, last = years[0].year, years[-1].year
    left = max(_LEFT, 8 + _DIGIT * max(len(number(value)) for value in (high, low)))

    def across(year: int) -> float:
        return left + 8 + (_RIGHT - left - 16) * (year - first) / max(1, last - first)

    def up(value: Decimal) -> float:
        if low == high:
            return (_TOP + _BOTTOM) / 2
        return _BOTTOM - 6 - (_BOTTOM - _TOP - 12) * float((value - low) / (high - low))

    parts = [
        (
            f'<svg role="img" aria-labelledby="{panel_id}-title {panel_id}-desc"'
            f' viewBox="0 0 {_WIDTH} {_HEIGHT}" font-size="{_SIZE}" fill="currentColor"'
            ' xmlns="http://www.w3.org/2000/svg">'
        ),
        f'<title id="{panel_id}-title">{escape(name)}：历年目标与结果</title>',
        f'<desc id="{panel_id}-desc">{escape(_description(years, unit))}</desc>',
        (
            f'<path d="M{left:g} {_BOTTOM}H{_RIGHT}" stroke="currentColor" stroke-opacity="0.3"'
            ' stroke-width="0.8"/>'
        ),
        *(
            f'<text x="{left - 5:g}" y="{up(value) + 4:.1f}" text-anchor="end"{_QUIET}>'
            f"{number(value)}</text>"
            for value in dict.fromkeys((high, low))
        ),
        *(
            f'<text x="{across(year):.1f}" y="{_HEIGHT - 8}" text-anchor="middle"{_QUIET}>'
            f"{year}</text>"
            for year in dict.fromkeys((first, last))
        ),
        *_lines(years, across, up),
    ]
    for one in years:
        x = across(one.year)
        if one.target and one.result:
            parts.append(
                f'<path d="M{x:.1f} {up(one.target.value):.1f}V{up(one.result.value):.1f}"'
                ' stroke="currentColor" stroke-opacity="0.45" stroke-width="1"/>'
            )
        parts += (
            dot(x, round(up(found.value), 1), found.status, 0.75)
            for found in (one.target, one.result)
            if found
        )
    parts.append("</svg>")
    return "".join(parts)


def _values(observation: Observation) -> Iterator[Decimal]:
    yield observation.value
    if observation.value_high is not None:
        yield observation.value_high


def _lines(
    years: Sequence[PanelYear], across: Callable[[int], float], up: Callable[[Decimal], float]
) -> Iterator[str]:
    """The results joined; where a year between has none, the line is broken."""
    for before, after in pairwise(years):
        if before.result and after.result and after.year == before.year + 1:
            yield (
                f'<path d="M{across(before.year):.1f} {up(before.result.value):.1f}'
                f'L{across(after.year):.1f} {up(after.result.value):.1f}" fill="none"'
                f' style="stroke: {COLOURS[Status.ACTUAL]}" stroke-width="1.2"/>'
            )


def _description(years: Sequence[PanelYear], unit: str) -> str:
    said = []
    for one in years:
        words = [
            STATUSES[o.status] + amount(o.value, o.value_high, unit, o.bound)
            for o in (one.target, one.result)
            if o
        ]
        if words:
            said.append(f"{one.year}年" + "，".join(words))
    return "；".join(said)
