"""Targets of two years, place by place: a small ring, a large ring, and what lies between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.pictures.amounts import Absent, Amount, around, key_of, shown
from generator.pictures.axes import Scale, scale, value_axis
from generator.pictures.legend import legend
from generator.pictures.marks import (
    LINE,
    SIZE,
    THIN,
    WIDTH,
    Href,
    Tone,
    at,
    fitting,
    frame,
    interval,
    line,
    link,
    ring,
    text,
    text_width,
    toned,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DumbbellRow:
    """A place with its targets of the year before and of the year.

    `tone` is which way they went, None where all of the group went the same.
    """

    name: str
    before: Amount | Absent
    after: Amount | Absent
    tone: Tone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DumbbellGroup:
    """Places whose targets changed alike: 升, 平, 降, 改区间, 改措辞, 不再提, 新提.

    `tone` is its name's: of intervals some went up and some down.
    """

    name: str
    tone: Tone
    rows: tuple[DumbbellRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dumbbells:
    """An indicator's targets of two years; groups and rows are drawn in their order."""

    title: str
    unit: str
    before: str
    after: str
    groups: tuple[DumbbellGroup, ...]


_ROW, _HEAD, _TOP, _BOTTOM = 24, 26, 48, 18
_NAME = 4 * SIZE
_GAP = 10
"""Between names, marks and words."""
_ARROW = 14
"""How far the arrow of a mark at the end of the axis reaches."""


def draw_dumbbells(picture: Dumbbells, picture_id: str, href: Href) -> str:
    """Both years' marks of each place on a common scale, and both in words; "" without a row.

    A line joins the small ring of the year before to the large ring of the year; where they stand
    on the same value one lies within the other. An arrow points where 以上 or 以内 leaves a value
    open, a faint band is 左右, a bar a range. What has no figure has a word for the reason.
    """
    groups = [group for group in picture.groups if group.rows]
    rows = [row for group in groups for row in group.rows]
    if not rows:
        return ""
    layout = _layout(picture, rows)
    bottom = _TOP + sum(_HEAD + _ROW * len(group.rows) for group in groups)
    sides = [side for row in rows for side in (row.before, row.after)]
    key = legend(key_of(sides), bottom + _BOTTOM + 4)
    return frame(
        picture_id,
        f"{picture.title}（{picture.unit}）" if picture.unit else picture.title,
        _description(picture, groups),
        bottom + _BOTTOM + 4 + key.height,
        [
            *_heads(picture, layout),
            *(value_axis(layout.scale, _TOP, bottom, _headings(groups)) if layout.scale else ()),
            *_groups(picture, groups, layout, href),
            key.body,
        ],
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand: `before` and `after` are the ends of the columns of words."""

    scale: Scale | None
    before: float
    after: float


def _layout(picture: Dumbbells, rows: Sequence[DumbbellRow]) -> _Layout:
    """As wide columns of words as the longest need; what is left is for the marks."""
    before = _column([row.before for row in rows], picture.before, picture.unit)
    after = _column([row.after for row in rows], picture.after, picture.unit)
    end = WIDTH - after - _GAP
    sides = [side for row in rows for side in (row.before, row.after)]
    values = [value for side in sides if isinstance(side, Amount) for value in side.values]
    marks = (_NAME + _ARROW, end - before - _ARROW - _GAP / 2)
    return _Layout(scale(values, *marks) if values else None, end, WIDTH)


def _column(sides: Sequence[Amount | Absent], head: str, unit: str) -> float:
    """How wide the words of a year are; those of an amount are never cut."""
    return max(text_width(head) + 12, *(text_width(shown(side, unit)) for side in sides))


def _heads(picture: Dumbbells, layout: _Layout) -> Iterator[str]:
    unit = "" if picture.unit == "%" else picture.unit  # which every figure has
    kind = "对数刻度" if layout.scale and layout.scale.logarithmic else ""
    if unit or kind:
        yield text(0, SIZE, "，".join(filter(None, (unit, kind))), tone=Tone.QUIET)
    for words, end, radius in (
        (picture.before, layout.before, _SMALL),
        (picture.after, layout.after, _LARGE),
    ):
        yield text(end, SIZE, words, "end")
        yield ring(end - text_width(words) - 10, SIZE - 4, radius)


def _headings(groups: Sequence[DumbbellGroup]) -> list[tuple[float, float]]:
    """From where to where each group's name stands."""
    found: list[tuple[float, float]] = []
    top = _TOP
    for group in groups:
        found.append((top, top + _HEAD))
        top += _HEAD + _ROW * len(group.rows)
    return found


def _groups(
    picture: Dumbbells, groups: Sequence[DumbbellGroup], layout: _Layout, href: Href
) -> Iterator[str]:
    top = _TOP
    for group in groups:
        yield toned(group.tone, text(0, top + 18, f"{group.name} {len(group.rows)}", bold=True))
        top += _HEAD
        for row in group.rows:
            yield _row(picture, group, row, top + _ROW / 2, layout, href)
            top += _ROW


def _row(
    picture: Dumbbells,
    group: DumbbellGroup,
    row: DumbbellRow,
    y: float,
    layout: _Layout,
    href: Href,
) -> str:
    unit = picture.unit
    before, after = row.before, row.after
    tone = row.tone or group.tone
    small = _marks(before, y, layout.scale, small=True)
    large = _marks(after, y, layout.scale, small=False)
    return (
        text(0, y + 4, fitting(row.name, _NAME))
        + toned(tone, _between(row, y, layout.scale))
        + link(
            before.url,
            f"{row.name}{picture.before}：{before.described(unit)}",
            toned(Tone.QUIET, small) + _words(before, unit, layout.before, y),
            href,
        )
        + link(
            after.url,
            f"{row.name}{picture.after}：{after.described(unit)}，{group.name}",
            toned(tone, large) + _words(after, unit, layout.after, y),
            href,
        )
    )


def _words(side: Amount | Absent, unit: str, end: float, y: float) -> str:
    tone = Tone.QUIET if isinstance(side, Absent) else None
    return text(end, y + 4, shown(side, unit), "end", tone)


def _between(row: DumbbellRow, y: float, of: Scale | None) -> str:
    """What joins the two rings, from edge to edge; nothing where they touch or one lacks."""
    if not of or isinstance(row.before, Absent) or isinstance(row.after, Absent):
        return ""
    start, end = of.place(row.before.middle), of.place(row.after.middle)
    side = 1 if end > start else -1
    start, end = start + side * _SMALL, end - side * _LARGE
    return line(f"M{at(start)} {at(y)}H{at(end)}", LINE) if side * (end - start) > 0 else ""


_SMALL, _LARGE = 2.6, 5.4


def _marks(side: Amount | Absent, y: float, of: Scale | None, *, small: bool) -> str:
    if not of or isinstance(side, Absent):
        return ""
    radius = _SMALL if small else _LARGE
    x = of.place(side.value)
    end = x if side.high is None else of.place(side.high)
    marks = around(side.bound, x, end, y, radius)
    if side.high is not None:
        return marks + interval(x, end, y, THIN if small else LINE)
    return marks + ring(x, y, radius)


def _description(picture: Dumbbells, groups: Sequence[DumbbellGroup]) -> str:
    """All that the picture shows, group by group."""
    return "；".join(
        f"{group.name}{len(group.rows)}个："
        + "，".join(
            f"{row.name}{row.before.described(picture.unit)}→{row.after.described(picture.unit)}"
            for row in group.rows
        )
        for group in groups
    )
