"""Places × indicators: what became of each target, as a matrix of marks with totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from html import escape

from generator.pictures.legend import Entry, legend
from generator.pictures.marks import (
    GRID,
    SIZE,
    WIDTH,
    Href,
    Tone,
    at,
    cross,
    dash,
    dot,
    fitting,
    frame,
    line,
    link,
    open_down,
    open_up,
    ring,
    text,
    text_width,
    toned,
    up,
    upright,
)


class Dot(StrEnum):
    """What became of a target. Those of `judged` count in the totals, `reached` as good."""

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"
    ABOVE = "above"
    BELOW = "below"
    UNJUDGED = "unjudged"
    UNSEEN = "unseen"
    UNREAD = "unread"
    NO_TARGET = "no_target"

    @property
    def label(self) -> str:
        return _DOTS[self].label

    @property
    def is_judged(self) -> bool:
        return self in (Dot.EXCEEDED, Dot.MET, Dot.MISSED)

    @property
    def is_reached(self) -> bool:
        return self in (Dot.EXCEEDED, Dot.MET)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a state is called and how it is drawn: shapes differ, not only colours."""

    label: str
    tone: Tone
    mark: Callable[[float, float], str]


def _point(x: float, y: float) -> str:
    return dot(x, y, 1.6)


def _nothing(x: float, y: float) -> str:
    return ""


_DOTS = {
    Dot.EXCEEDED: _Look("超过", Tone.ACTUAL, up),
    Dot.MET: _Look("达到", Tone.ACTUAL, dot),
    Dot.MISSED: _Look("未达到", Tone.RISE, ring),
    Dot.ABOVE: _Look("高于目标", Tone.TARGET, open_up),
    Dot.BELOW: _Look("低于目标", Tone.TARGET, open_down),
    Dot.UNJUDGED: _Look("不判、无法比较", Tone.QUIET, dash),
    Dot.UNSEEN: _Look("次年报告未见此数", Tone.QUIET, _point),
    Dot.UNREAD: _Look("未能读出", Tone.QUIET, cross),
    Dot.NO_TARGET: _Look("未定目标", Tone.QUIET, _nothing),
}


@dataclass(frozen=True, slots=True)
class DotCell:
    """What became of one target, and the address of the sentences that say so."""

    dot: Dot
    url: str = ""


@dataclass(frozen=True, slots=True)
class DotRow:
    """A place, with a cell for every column; `url` leads to it."""

    name: str
    cells: tuple[DotCell, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class DotColumn:
    """An indicator: `short` stands above its column, from top to bottom; `url` leads to it."""

    name: str
    short: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DotMatrix:
    """Places × indicators."""

    title: str
    columns: tuple[DotColumn, ...]
    rows: tuple[DotRow, ...]


_ROW = 24
_NAME = 3 * SIZE + 4
_HEAD_MOST = 6 * SIZE
_NARROWEST, _WIDEST = 19, 26
"""Of columns."""
_REACHED, _JUDGED = "达到", "可判"


def draw_dot_matrix(picture: DotMatrix, picture_id: str, href: Href) -> str:
    """A mark for every target, totals at the ends of rows and columns; "" without a row.

    A total is how many were reached of those that could be judged. The matrix is wider than other
    pictures where it has more columns than a phone has room for.
    """
    if not picture.rows or not picture.columns:
        return ""
    ends = [_total(row.cells) for row in picture.rows]
    total = max(text_width(words) for words in (*ends, _REACHED)) + 4
    room = int(WIDTH - _NAME - total) // len(picture.columns)
    column = min(_WIDEST, max(_NARROWEST, room))  # whole: it stands in every cell
    middles = [_NAME + column * index + column // 2 for index in range(len(picture.columns))]
    end = _NAME + column * len(picture.columns) + total
    top = min(_HEAD_MOST, max(text_width(one.short) for one in picture.columns)) + 8
    bottom = top + _ROW * len(picture.rows)
    width = max(WIDTH, end)
    key = legend(_legend(picture), bottom + 2 * _ROW + 6, width)
    return frame(
        picture_id,
        picture.title,
        _description(picture),
        bottom + 2 * _ROW + 6 + key.height,
        [
            *_heads(picture, middles, end, top, href),
            *_symbols(picture, picture_id),
            *_rows(picture, picture_id, middles, end, top, href),
            *_totals(picture, middles, bottom),
            key.body,
        ],
        width=width,
    )


def _total(cells: Sequence[DotCell]) -> str:
    """Reached of judged: 8/11."""
    judged = [cell.dot for cell in cells if cell.dot.is_judged]
    return f"{sum(dot.is_reached for dot in judged)}/{len(judged)}"


def _column(picture: DotMatrix, index: int) -> tuple[DotCell, ...]:
    return tuple(row.cells[index] for row in picture.rows)


def _heads(
    picture: DotMatrix, middles: Sequence[float], end: float, top: float, href: Href
) -> Iterator[str]:
    heads = (
        link(one.url, one.name, text(x, top - 6, fitting(one.short, _HEAD_MOST)), href)
        for one, x in zip(picture.columns, middles, strict=True)
    )
    yield upright("".join(heads))
    yield text(end, top - 6, _REACHED, "end")


def _symbols(picture: DotMatrix, picture_id: str) -> Iterator[str]:
    """Each state's mark, drawn once around the origin."""
    states = {cell.dot for row in picture.rows for cell in row.cells}
    marks = (
        f'<g id="{picture_id}{_number(state)}" class="tone-{look.tone}">{look.mark(0, 0)}</g>'
        for state, look in _DOTS.items()
        if state in states
    )
    yield f"<defs>{''.join(marks)}</defs>"


def _number(state: Dot) -> int:
    """A state in few characters: it stands in every cell."""
    return tuple(_DOTS).index(state)


def _rows(
    picture: DotMatrix,
    picture_id: str,
    middles: Sequence[float],
    end: float,
    top: float,
    href: Href,
) -> Iterator[str]:
    lines = "".join(f"M0 {top + _ROW * n:g}H{at(end)}" for n in range(len(picture.rows) + 1))
    yield line(lines, GRID)
    for index, row in enumerate(picture.rows):
        yield (
            f'<g role="group" aria-label="{escape(row.name)}"'
            f' transform="translate(0 {at(top + _ROW * (index + 0.5))})">'
        )
        yield link(row.url, "", text(0, 4, fitting(row.name, _NAME - 2)), href)
        for cell, column, x in zip(row.cells, picture.columns, middles, strict=True):
            if cell.dot is Dot.NO_TARGET:
                continue
            mark = f'<use href="#{picture_id}{_number(cell.dot)}" x="{at(x)}"/>'
            name = f"{column.short}{_DOTS[cell.dot].label}"
            yield link(cell.url, name, mark, href) if cell.url else mark
        yield text(end, 4, _total(row.cells), "end")
        yield "</g>"


def _totals(picture: DotMatrix, middles: Sequence[float], bottom: float) -> Iterator[str]:
    """Below each column how many were reached, and of how many that could be judged."""
    for place, words in enumerate((_REACHED, _JUDGED)):
        yield text(0, bottom + _ROW * (place + 0.5) + 4, words)
    yield '<g text-anchor="middle">'
    for index, x in enumerate(middles):
        reached, _, judged = _total(_column(picture, index)).partition("/")
        yield text(x, bottom + _ROW * 0.5 + 4, reached)
        yield text(x, bottom + _ROW * 1.5 + 4, judged)
    yield "</g>"


def _legend(picture: DotMatrix) -> Iterator[Entry]:
    counts = Counter(cell.dot for row in picture.rows for cell in row.cells)
    for state, look in _DOTS.items():
        if counts[state]:
            words = f"{look.label} {counts[state]}"
            if state is Dot.NO_TARGET:
                yield Entry(f"空格 {words}")
            else:
                yield Entry(words, partial(_toned_mark, look))
    yield Entry(f"{_REACHED}/{_JUDGED}：达到和超过的，占可以判断的")


def _toned_mark(look: _Look, x: float, y: float) -> str:
    return toned(look.tone, look.mark(x, y))


def _description(picture: DotMatrix) -> str:
    """The totals of all columns and rows, and what became of the targets that are no links."""
    columns = "，".join(
        f"{one.name}{_total(_column(picture, index))}" for index, one in enumerate(picture.columns)
    )
    rows = "；".join(
        f"{row.name}{_total(row.cells)}{_states(picture, row)}" for row in picture.rows
    )
    return f"达到和超过的占可判的。{columns}。{rows}"


def _states(picture: DotMatrix, row: DotRow) -> str:
    """What became of which targets; a link says it by itself."""
    found = {
        state: [
            column.short
            for cell, column in zip(row.cells, picture.columns, strict=True)
            if cell.dot is state and not cell.url
        ]
        for state in Dot
        if state is not Dot.NO_TARGET
    }
    words = "，".join(f"{state.label}{'、'.join(names)}" for state, names in found.items() if names)
    return f"（{words}）" if words else ""
