"""An indicator's values over reports as an SVG text: dots for results, open marks for targets."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from generator.figures.labels import amount, number
from generator.labels import STATUSES
from generator.model import Bound, Observation, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """One report in a chart: what it is called, and its results and targets of the indicator."""

    label: str
    observations: tuple[Observation, ...]


_WIDTH = 360
_EDGE = 8
_LEFT = 24
_RIGHT = 336
_ROW = 58
_TOP = 28
_BOTTOM = 20
_DISPLAY = 540
"""Width in CSS pixels where there is room; below it the picture shrinks to its 360 units."""

_COLOURS = {
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
    above its marks and once more in `<desc>`. `chart_id` must be unique in its page.
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
            ' font-size="12" fill="currentColor" xmlns="http://www.w3.org/2000/svg">'
        ),
        f'<title id="{chart_id}-title">{escape(name)}：各报告的结果与目标</title>',
        f'<desc id="{chart_id}-desc">{escape(_description(shown, unit))}</desc>',
        *_legend({o.status for row in shown for o in row.observations}),
        _text(
            _WIDTH - _EDGE,
            15,
            f"{unit}，对数刻度" if scale.logarithmic else unit,
            "end",
            quiet=True,
        ),
    ]
    for index, row in enumerate(shown):
        parts.extend(_row(row, _TOP + _ROW * index, scale))
    parts.extend(
        _text(scale.place(tick), bottom + 10, number(tick), "middle", quiet=True)
        for tick in scale.ticks
    )
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


# --- Marks ----------------------------------------------------------------------------------------


def _legend(statuses: set[Status]) -> Iterator[str]:
    x = _EDGE + 6
    for status in STATUSES:
        if status in statuses:
            yield _dot(x, 11, status)
            yield _text(x + 9, 15, STATUSES[status])
            x += 54


def _row(row: ChartRow, top: int, scale: _Scale) -> Iterator[str]:
    """The report's name, its values in words, and its marks on a line of their own."""
    y = top + 44
    words = "　".join(_described(o, "%" if o.unit == "%" else "") for o in row.observations)
    yield f"<g>{_text(_EDGE, top + 14, row.label, weight=600)}"
    yield _text(_EDGE, top + 29, words, quiet=True)
    yield (
        f'<path d="M{_LEFT} {y}H{_RIGHT}" fill="none" stroke="currentColor" stroke-opacity="0.3"'
        ' stroke-width="0.7"/>'
    )
    for tick in scale.ticks:
        x = scale.place(tick)
        opacity = "0.8" if tick == 0 else "0.3"
        yield (
            f'<path d="M{x:.1f} {y - 6}v12" fill="none" stroke="currentColor"'
            f' stroke-opacity="{opacity}" stroke-width="0.7"/>'
        )
    # Targets first, so that a result on the same place is drawn over its ring and both are seen.
    for observation in sorted(row.observations, key=lambda o: o.status is not Status.TARGET):
        yield from _mark(observation, y, scale)
    yield "</g>"


def _mark(observation: Observation, y: int, scale: _Scale) -> Iterator[str]:
    x = scale.place(observation.value)
    colour = _COLOURS[observation.status]
    if observation.value_high is not None:
        end = scale.place(observation.value_high)
        yield (
            f'<line x1="{x:.1f}" x2="{end:.1f}" y1="{y}" y2="{y}" style="stroke: {colour}"'
            ' stroke-width="2"/>'
        )
        yield _dot(end, y, observation.status)
    direction = {Bound.AT_LEAST: 1, Bound.AT_MOST: -1}.get(observation.bound)
    if direction:
        yield (
            f'<path d="M{x + 7 * direction:.1f} {y}h{9 * direction}m{-4 * direction} -3.5'
            f'l{4 * direction} 3.5l{-4 * direction} 3.5" fill="none" style="stroke: {colour}"'
            ' stroke-width="1.4"/>'
        )
    yield _dot(x, y, observation.status)


def _dot(x: float, y: int, status: Status) -> str:
    """A ring for a target, a filled dot for a result, a ring around a dot for an estimate."""
    colour = _COLOURS[status]
    if status is Status.ACTUAL:
        return f'<circle cx="{x:.1f}" cy="{y}" r="4" style="fill: {colour}"/>'
    ring = (
        f'<circle cx="{x:.1f}" cy="{y}" r="5.2" fill="none" style="stroke: {colour}"'
        ' stroke-width="1.6"/>'
    )
    if status is Status.ESTIMATE:
        return f'{ring}<circle cx="{x:.1f}" cy="{y}" r="2.4" style="fill: {colour}"/>'
    return ring


def _text(
    x: float, y: int, words: str, anchor: str = "start", *, weight: int = 400, quiet: bool = False
) -> str:
    style = ' style="fill: var(--quiet, currentColor)"' if quiet else ""
    bold = f' font-weight="{weight}"' if weight != 400 else ""
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}"{bold}{style}>{escape(words)}</text>'
