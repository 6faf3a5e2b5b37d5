"""An indicator's values over reports as an SVG text: dots for results, open marks for targets."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import pairwise

from generator.figures.labels import amount, number
from generator.labels import STATUSES
from generator.model import Bound, Observation, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """One report in a chart: what it is called, and its results and targets of the indicator."""

    label: str
    observations: tuple[Observation, ...]


_WIDTH = 360
_LEFT, _RIGHT = 98, 213
"""Between them stand the marks; to the left names, to the right values in words."""
_TARGET, _RESULT = 288, 359
"""Where the words of targets and of results end."""
_ROW = 18
_TOP = 40
_BOTTOM = 18
_DISPLAY = 440
"""Width in CSS pixels where there is room; a phone shows its 360 units at about their size."""
_FONT = 12.5
_TICK_GAP = 6
"""Between the numbers below two ticks, at least."""
_LABEL = 7.6
"""Characters for which a name has room."""

COLOURS = {
    Status.ACTUAL: "var(--status-actual, currentColor)",
    Status.ESTIMATE: "var(--status-estimate, currentColor)",
    Status.TARGET: "var(--status-target, currentColor)",
}
_LOG_FROM = Decimal(30)
"""Beyond this ratio of largest to smallest (a province's grain to a county's): logarithms."""


def indicator_chart(chart_id: str, name: str, unit: str, rows: Sequence[ChartRow]) -> str:
    """The rows one below the other on a common scale, as one line of SVG; "" without any value.

    Filled dots are results, dots in a ring estimates, rings targets; an arrow points where 以上
    or 以内 leaves the value open, a bar joins the ends of a range. Every value stands in words
    beside its marks and once more in `<desc>`. `chart_id` must be unique in its page.
    """
    shown = [row for row in rows if row.observations]
    if not shown:
        return ""
    scale = _scale([value for row in shown for value in _values(row)])
    bottom = _TOP + _ROW * len(shown)
    height = bottom + _BOTTOM
    parts = [
        (
            '<svg role="img"'
            f' aria-labelledby="{chart_id}-title {chart_id}-desc" viewBox="0 0 {_WIDTH} {height}"'
            f' width="{_DISPLAY}" height="{height * _DISPLAY // _WIDTH}"'
            f' font-size="{_FONT}" fill="currentColor" xmlns="http://www.w3.org/2000/svg">'
        ),
        f'<title id="{chart_id}-title">{escape(name)}：各报告的结果与目标</title>',
        f'<desc id="{chart_id}-desc">{escape(_description(shown, unit))}</desc>',
        _text(0, 11, f"{unit}，对数刻度" if scale.logarithmic else unit, quiet=True),
        *_heads(shown),
        *(_grid(scale.place(tick), tick == 0, bottom) for tick in scale.ticks),
        *(
            _text(scale.place(tick), y, number(tick), "middle", quiet=True)
            for tick in _labelled(scale)
            for y in (_TOP - 8, bottom + 13)
        ),
    ]
    for index, row in enumerate(shown):
        parts.extend(_row(row, _TOP + _ROW * index + _ROW // 2, scale))
    parts.append("</svg>")
    return "".join(parts)


def _values(row: ChartRow) -> Iterator[Decimal]:
    for observation in row.observations:
        yield observation.value
        if observation.value_high is not None:
            yield observation.value_high


def _description(rows: Sequence[ChartRow], unit: str) -> str:
    return "；".join(
        f"{row.label}：" + "，".join(_described(o, unit) for o in row.observations) for row in rows
    )


def _described(observation: Observation, unit: str) -> str:
    return f"{observation.period}年{STATUSES[observation.status]}{_figure(observation, unit)}"


def _figure(observation: Observation, unit: str) -> str:
    words = amount(observation.value, observation.value_high, unit, observation.bound)
    return f"{words}（编者更正）" if observation.correction else words


# --- Scale ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Scale:
    """From values to places across the picture, with the values to mark on the axis."""

    place: Callable[[Decimal], float]
    ticks: tuple[Decimal, ...]
    logarithmic: bool


def _scale(values: Sequence[Decimal]) -> _Scale:
    low, high = min(values), max(values)
    width = _RIGHT - _LEFT
    if low > 0 and high / low > _LOG_FROM:
        first, last = math.floor(low.log10()), math.ceil(high.log10())
        ticks = tuple(Decimal(10) ** power for power in range(first, last + 1))
        return _Scale(
            lambda v: _LEFT + width * (float(v.log10()) - first) / (last - first), ticks, True
        )
    step = _step(high - low)
    start = (low / step).to_integral_value("ROUND_FLOOR") * step
    stop = (high / step).to_integral_value("ROUND_CEILING") * step
    if start == stop:
        start, stop = start - step, stop + step
    count = int((stop - start) / step)
    ticks = tuple(start + step * i for i in range(count + 1))
    return _Scale(lambda v: _LEFT + width * float((v - start) / (stop - start)), ticks, False)


def _step(spread: Decimal) -> Decimal:
    """A round distance (1, 2, 5 times a power of ten) that makes about four steps of the spread."""
    if spread == 0:
        return Decimal(1)
    power = Decimal(10) ** math.floor((spread / 4).log10())
    return next(power * f for f in (1, 2, 5, 10) if power * f >= spread / 4)


def _labelled(scale: _Scale) -> Sequence[Decimal]:
    """All ticks, or every second, third, ... where their numbers would touch; 0 is one of them."""
    ticks = scale.ticks
    for every in range(1, len(ticks)):
        first = ticks.index(Decimal(0)) % every if 0 in ticks else 0
        shown = ticks[first::every]
        if all(_have_room(left, right, scale) for left, right in pairwise(shown)):
            return shown
    return ticks[:1]


def _have_room(left: Decimal, right: Decimal, scale: _Scale) -> bool:
    widths = (_width(number(left)) + _width(number(right))) * _FONT / 2
    return scale.place(right) - scale.place(left) >= widths + _TICK_GAP


# --- Marks ----------------------------------------------------------------------------------------


def _heads(rows: Sequence[ChartRow]) -> Iterator[str]:
    """What the marks and the words at the right are of; the year where it is one for all."""
    for targets, x in ((True, _TARGET), (False, _RESULT)):
        found = [o for row in rows for o in row.observations if _is_target(o) == targets]
        if found:
            years = {o.period for o in found}
            year = f"{years.pop()}" if len(years) == 1 else ""
            status = Status.TARGET if targets else Status.ACTUAL
            yield from _head(x, 11, status, f"{year}{STATUSES[status]}")
    if any(o.status is Status.ESTIMATE for row in rows for o in row.observations):
        yield from _head(_RESULT, 25, Status.ESTIMATE, STATUSES[Status.ESTIMATE])


def _head(x: float, y: int, status: Status, words: str) -> Iterator[str]:
    """The words ending at `x`, with the mark that they explain before them."""
    yield dot(x - _width(words) * _FONT - 8, y - 4, status, 0.8)
    yield _text(x, y, words, "end")


def _grid(x: float, is_zero: bool, bottom: int) -> str:
    opacity = "0.6" if is_zero else "0.18"
    return (
        f'<path d="M{x:.1f} {_TOP - 3}V{bottom + 3}" fill="none" stroke="currentColor"'
        f' stroke-opacity="{opacity}" stroke-width="0.7"/>'
    )


def _is_target(observation: Observation) -> bool:
    return observation.status is Status.TARGET


def _row(row: ChartRow, y: int, scale: _Scale) -> Iterator[str]:
    """The report's name, its marks, and its first target and result in words."""
    yield f"<g>{_text(0, y + 4, _fitting(row.label))}"
    # Targets first, so that a result on the same place is drawn over its ring and both are seen.
    ordered = sorted(row.observations, key=lambda o: not _is_target(o))
    for observation in ordered:
        yield from _mark(observation, y, scale)
    for targets, x in ((True, _TARGET), (False, _RESULT)):
        found = [o for o in ordered if _is_target(o) == targets]
        if found:
            first = found[0]
            unit = "%" if first.unit == "%" else ""
            words = amount(first.value, first.value_high, unit, first.bound)
            yield _text(x, y + 4, words, "end")
    yield "</g>"


def _fitting(label: str) -> str:
    """The name, cut where it is too long; `<desc>` has all of it."""
    room = _LABEL
    for count, char in enumerate(label):
        room -= _width(char)
        if room < 0:
            return f"{label[: count - 1]}…"
    return label


def _width(words: str) -> float:
    """About how many Han characters wide the words are."""
    return sum(1 if ord(char) > 0xFF else 0.57 for char in words)


def _mark(observation: Observation, y: float, scale: _Scale) -> Iterator[str]:
    x = scale.place(observation.value)
    colour = COLOURS[observation.status]
    if observation.value_high is not None:
        end = scale.place(observation.value_high)
        yield (
            f'<line x1="{x:.1f}" x2="{end:.1f}" y1="{y}" y2="{y}" style="stroke: {colour}"'
            ' stroke-width="2"/>'
        )
        yield dot(end, y, observation.status)
    direction = {Bound.AT_LEAST: 1, Bound.AT_MOST: -1}.get(observation.bound)
    if direction:
        yield (
            f'<path d="M{x + 6 * direction:.1f} {y}h{9 * direction}m{-4 * direction} -3.5'
            f'l{4 * direction} 3.5l{-4 * direction} 3.5" fill="none" style="stroke: {colour}"'
            ' stroke-width="1.4"/>'
        )
    yield dot(x, y, observation.status)


def dot(x: float, y: float, status: Status, scale: float = 1) -> str:
    """A ring for a target, a filled dot for a result, a ring around a dot for an estimate."""
    colour = COLOURS[status]
    if status is Status.ACTUAL:
        return f'<circle cx="{x:.1f}" cy="{y:g}" r="{4 * scale:g}" style="fill: {colour}"/>'
    ring = (
        f'<circle cx="{x:.1f}" cy="{y:g}" r="{5.2 * scale:g}" fill="none"'
        f' style="stroke: {colour}" stroke-width="{1.6 * scale:g}"/>'
    )
    if status is Status.ESTIMATE:
        return f'{ring}<circle cx="{x:.1f}" cy="{y:g}" r="{2.4 * scale:g}" style="fill: {colour}"/>'
    return ring


def _text(x: float, y: int, words: str, anchor: str = "start", *, quiet: bool = False) -> str:
    style = ' style="fill: var(--quiet, currentColor)"' if quiet else ""
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}"{style}>{escape(words)}</text>'
