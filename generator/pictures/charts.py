"""An indicator's values over reports: dots for results, open marks for targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.labels import STATUSES
from generator.model import Status
from generator.pictures.amounts import NOTES, TONES, Amount, amount_marks, shown, status_mark
from generator.pictures.axes import Scale, scale, value_axis
from generator.pictures.legend import Entry, legend
from generator.pictures.marks import (
    SIZE,
    WIDTH,
    Href,
    Tone,
    fitting,
    frame,
    link,
    text,
    text_width,
    toned,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """One report in a chart: what it is called, and its results and targets of the indicator."""

    label: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChart:
    """Reports with their values of one indicator, in the order in which they are drawn."""

    name: str
    unit: str
    rows: tuple[ChartRow, ...]


_NAME = (4 * SIZE, 92)
"""Room for names, as the longest needs: they may have a year. Longer ones are cut."""
_ROW = 24
_TOP = 36
_BOTTOM = 18
_GAP = 8
_REACH = 17
"""How far the arrow of a mark at the end of the axis reaches."""


def draw_chart(picture: IndicatorChart, picture_id: str, href: Href) -> str:
    """The rows one below the other on a common scale; "" without any value.

    Filled dots are results, half-filled ones estimates, rings targets; an arrow points where 以上
    or 以内 leaves the value open, a band is 左右, a bar joins the ends of a range. Each row's first
    target and result stand in words at its end; `<desc>` has all values.
    """
    rows = [row for row in picture.rows if row.amounts]
    if not rows:
        return ""
    layout = _layout(rows, picture.unit)
    bottom = _TOP + _ROW * len(rows)
    noted = [amount for row in rows for amount in row.amounts if amount.note]
    key = legend([Entry(NOTES)] if noted else [], bottom + _BOTTOM)
    unit = f"{picture.unit}，对数刻度" if layout.scale.logarithmic else picture.unit
    return frame(
        picture_id,
        f"{picture.name}：各报告的结果与目标",
        _description(rows, picture.unit),
        bottom + _BOTTOM + key.height,
        [
            text(0, SIZE, unit, tone=Tone.QUIET),
            *value_axis(layout.scale, _TOP, bottom),
            *(
                _row(row, picture.unit, _TOP + _ROW * index + _ROW // 2, layout, href)
                for index, row in enumerate(rows)
            ),
            *_heads(rows, layout),
            key.body,
        ],
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand: `target` and `result` are the ends of the columns of words."""

    scale: Scale
    names: float
    target: float
    result: float


def _first(row: ChartRow, *, targets: bool) -> Amount | None:
    """The amount that stands in words."""
    return next((a for a in row.amounts if _is_target(a) == targets), None)


def _is_target(amount: Amount) -> bool:
    return amount.status is Status.TARGET


def _layout(rows: Sequence[ChartRow], unit: str) -> _Layout:
    """As wide columns of words as the longest need; what is left is for the marks."""
    widths = []
    for targets in (True, False):
        firsts = filter(None, (_first(row, targets=targets) for row in rows))
        words = [text_width(shown(amount, unit)) for amount in firsts]
        widths.append(max((*words, _head_width(rows, targets=targets)), default=0))
    values = [value for row in rows for amount in row.amounts for value in amount.values]
    target = WIDTH - widths[1] - (_GAP if widths[1] else 0)
    least, most = _NAME
    names = min(most, max(least, *(text_width(row.label) for row in rows)))
    marks = (names + _REACH, target - widths[0] - _REACH)
    return _Layout(scale(values, *marks), names, target, WIDTH)


def _head_width(rows: Sequence[ChartRow], *, targets: bool) -> float:
    words = [text_width(head) + 2 * SIZE for head, _ in _head_words(rows, targets=targets)]
    return max(words, default=0)


def _head_words(rows: Sequence[ChartRow], *, targets: bool) -> Iterator[tuple[str, Status]]:
    """What a column's words are of, with the year where it is one for all."""
    found = [a for row in rows for a in row.amounts if _is_target(a) == targets]
    if not found:
        return
    years = {amount.period for amount in found}
    year = f"{years.pop() or ''}" if len(years) == 1 else ""
    status = Status.TARGET if targets else Status.ACTUAL
    yield f"{year}{STATUSES[status]}", status
    if any(amount.status is Status.ESTIMATE for amount in found):
        yield STATUSES[Status.ESTIMATE], Status.ESTIMATE


def _heads(rows: Sequence[ChartRow], layout: _Layout) -> Iterator[str]:
    """The words, ending where their column ends, with the mark that they explain before them."""
    for targets, end in ((True, layout.target), (False, layout.result)):
        for line, (words, status) in enumerate(_head_words(rows, targets=targets)):
            y = SIZE + line * (SIZE + 3)
            mark = status_mark(status, end - text_width(words) - 8, y - 4, 3.6)
            yield text(end, y, words, "end")
            yield toned(TONES[status], mark)


def _row(row: ChartRow, unit: str, y: float, layout: _Layout, href: Href) -> str:
    """The report's name, its marks, and its first target and result in words."""
    parts = [text(0, y + 4, fitting(row.label, layout.names))]
    # Targets first, so that a result on the same place is drawn over its ring and both are seen.
    for amount in sorted(row.amounts, key=lambda a: not _is_target(a)):
        marks = toned(TONES[amount.status], amount_marks(amount, layout.scale, y))
        if amount is _first(row, targets=_is_target(amount)):
            end = layout.target if _is_target(amount) else layout.result
            marks += text(end, y + 4, shown(amount, unit), "end")
        name = f"{row.label}：{_described(amount, unit)}" if amount.url else ""
        parts.append(link(amount.url, name, marks, href) if amount.url else marks)
    return f"<g>{''.join(parts)}</g>"


def _description(rows: Sequence[ChartRow], unit: str) -> str:
    return "；".join(
        f"{row.label}：" + "，".join(_described(a, unit) for a in row.amounts) for row in rows
    )


def _described(amount: Amount, unit: str) -> str:
    year = f"{amount.period}年" if amount.period else ""
    return f"{year}{STATUSES[amount.status]}{amount.described(unit)}"
