"""A place's target against its superior's: slopes of one year, and margins through the years."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from generator.figures.labels import distance
from generator.figures.margins import Position, position_of
from generator.pictures.amounts import Amount, shown
from generator.pictures.axes import Scale, scale, value_axis
from generator.pictures.legend import Entry, legend
from generator.pictures.marks import (
    GRID,
    LINE,
    SIZE,
    THIN,
    WIDTH,
    Href,
    Tone,
    at,
    cross,
    down,
    fitting,
    frame,
    level,
    line,
    link,
    nearly,
    ring,
    square,
    text,
    text_width,
    toned,
    up,
)

_TONES = {
    Position.ABOVE: Tone.RISE,
    Position.EQUAL: Tone.LEVEL,
    Position.REWORDED: Tone.LEVEL,
    Position.BELOW: Tone.FALL,
    Position.ACROSS: Tone.OTHER,
}
_MARKS = {
    Position.ABOVE: up,
    Position.EQUAL: level,
    Position.REWORDED: nearly,
    Position.BELOW: down,
    Position.ACROSS: cross,
}


def _position(own: Amount, superior: Amount) -> Position:
    """Where a target stands to another."""
    low, high = own.value - superior.value, _upper(own) - _upper(superior)
    return position_of(low, high, own.bound, superior.bound)


def _upper(one: Amount) -> Decimal:
    return one.value if one.high is None else one.high


# --- One year, many places ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """A place's target of a year and that of its superior."""

    name: str
    own: Amount
    superior_name: str
    superior: Amount

    @property
    def side(self) -> Position:
        return _position(self.own, self.superior)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slopes:
    """Places of one level, each against its superior, of one indicator and year."""

    title: str
    unit: str
    left: str
    right: str
    slopes: tuple[Slope, ...]


_LEFT, _RIGHT = 84, 150
"""Where the superiors' targets stand, and the places'."""
_TOP = 30
_LINE = 24
_LEADER = 14
"""From a value to the words that tell it."""
_BETWEEN = 8


def draw_slopes(picture: Slopes, picture_id: str, href: Href) -> str:
    """A line from each superior's target to each place's; "" without one.

    Places that aim alike stand together at the right, their superiors at the left, each a link to
    its sentence. The mark before them and the line's colour say whether they aim above, at or below
    their superior's target. A line is as thick as its places are many.
    """
    if not picture.slopes:
        return ""
    lefts, rights = _superiors(picture, href), _places(picture, href)
    height = max(sum(block.height for block in blocks) for blocks in (lefts, rights))
    bottom = _TOP + height
    values = [block.value for block in (*lefts, *rights)]
    across = scale(values, bottom - _LINE / 2, _TOP + _LINE / 2)
    log = [Entry("对数刻度")] if across.logarithmic else []
    key = legend([*_legend(picture), *log], bottom + 8)
    return frame(
        picture_id,
        f"{picture.title}（{picture.unit}）" if picture.unit else picture.title,
        _description(picture),
        bottom + 8 + key.height,
        [
            text(_LEFT - _LEADER, SIZE, picture.left, "end", bold=True),
            text(_RIGHT + _LEADER, SIZE, picture.right, bold=True),
            line(f"M{_LEFT} {_TOP}V{at(bottom)}M{_RIGHT} {_TOP}V{at(bottom)}", GRID),
            *_lines(picture.slopes, across),
            *_drawn(lefts, across, bottom, -1),
            *_drawn(rights, across, bottom, 1),
            key.body,
        ],
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """Those who say the same of a value: its words, and below them their names."""

    value: Decimal
    lines: tuple[Callable[[float, float], str], ...]

    @property
    def height(self) -> float:
        return _LINE * len(self.lines)


def _superiors(picture: Slopes, href: Href) -> list[_Block]:
    """The highest target first."""
    found: defaultdict[tuple[Decimal, str], dict[str, Amount]] = defaultdict(dict)
    for slope in picture.slopes:
        key = (slope.superior.middle, shown(slope.superior, picture.unit))
        found[key].setdefault(slope.superior_name, slope.superior)
    blocks = []
    for (value, words), names in sorted(found.items(), reverse=True):
        head = partial(_words, words, "end")
        listed = [
            partial(
                _linked, superior.url, f"{name}：{superior.described(picture.unit)}",
                fitting(name, _LEFT - _LEADER), "end", href,
            )
            for name, superior in names.items()
        ]  # fmt: skip
        blocks.append(_Block(value, (head, *listed)))
    return blocks


def _places(picture: Slopes, href: Href) -> list[_Block]:
    """The highest target first; of one, those above their superior's first."""
    found: defaultdict[tuple[Decimal, str, Position], list[Slope]] = defaultdict(list)
    for slope in picture.slopes:
        found[slope.own.middle, shown(slope.own, picture.unit), slope.side].append(slope)
    sides = list(Position)
    order = sorted(found, key=lambda key: (-key[0], sides.index(key[2]), key[1]))
    blocks = []
    for key in order:
        value, words, side = key
        head = partial(_head, f"{words} {len(found[key])}个", side)
        rows = [partial(_names, row, picture.unit, href) for row in _wrapped(found[key])]
        blocks.append(_Block(value, (head, *rows)))
    return blocks


def _wrapped(slopes: Sequence[Slope]) -> Iterator[Sequence[Slope]]:
    """As many names to a line as have room."""
    row: list[Slope] = []
    room: float = WIDTH - _RIGHT - _LEADER
    left = room
    for slope in slopes:
        needed = text_width(slope.name)
        if row and needed > left:
            yield row
            row, left = [], room
        row.append(slope)
        left -= needed + _BETWEEN
    yield row


def _words(words: str, anchor: str, x: float, y: float) -> str:
    return text(x, y + 4, words, anchor, bold=True)


def _head(words: str, side: Position, x: float, y: float) -> str:
    mark = toned(_TONES[side], _MARKS[side](x + 4, y, 4))
    return mark + _words(words, "start", x + 14, y)


def _linked(url: str, name: str, words: str, anchor: str, href: Href, x: float, y: float) -> str:
    return link(url, name, text(x, y + 4, words, anchor), href)


def _names(slopes: Sequence[Slope], unit: str, href: Href, x: float, y: float) -> str:
    parts = []
    for slope in slopes:
        name = (
            f"{slope.name}：{slope.own.described(unit)}，{slope.side.label}"
            f"（{slope.superior_name}{slope.superior.described(unit)}）"
        )
        words = fitting(slope.name, WIDTH - _RIGHT - _LEADER)
        parts.append(_linked(slope.own.url, name, words, "start", href, x, y))
        x += text_width(slope.name) + _BETWEEN
    return "".join(parts)


def _drawn(blocks: Sequence[_Block], of: Scale, bottom: float, side: int) -> Iterator[str]:
    """Each block beside its value, as near as the others leave room, and a line from one to it."""
    axis = _RIGHT if side > 0 else _LEFT
    tops = _apart([(of.place(b.value) - _LINE / 2, b.height) for b in blocks], _TOP, bottom)
    for block, top in zip(blocks, tops, strict=True):
        y = of.place(block.value)
        yield line(
            f"M{axis + 5 * side} {at(y)}L{axis + (_LEADER - 3) * side} {at(top + _LINE / 2)}", GRID
        )
        yield toned(Tone.TARGET, ring(axis, y, 4))
        for number, drawn in enumerate(block.lines):
            yield drawn(axis + _LEADER * side, top + _LINE * (number + 0.5))


def _apart(wanted: Sequence[tuple[float, float]], start: float, end: float) -> list[float]:
    """Tops as near to the wanted ones as heights allow, in their order between start and end."""
    tops: list[float] = []
    free = start
    for top, height in wanted:
        tops.append(max(top, free))
        free = tops[-1] + height
    limit = end
    for index in range(len(tops) - 1, -1, -1):
        tops[index] = min(tops[index], limit - wanted[index][1])
        limit = tops[index]
    return tops


def _lines(slopes: Sequence[Slope], of: Scale) -> Iterator[str]:
    counts = Counter((slope.superior.middle, slope.own.middle, slope.side) for slope in slopes)
    for (superior, own, side), count in sorted(counts.items()):
        path = f"M{_LEFT + 4} {at(of.place(superior))}L{_RIGHT - 4} {at(of.place(own))}"
        width = at(min(6, 1 + count / 4))
        drawn = f'<path class="{LINE}" style="stroke-width: {width}" d="{path}"/>'
        yield toned(_TONES[side], drawn)


def _legend(picture: Slopes) -> Iterator[Entry]:
    counts = Counter(slope.side for slope in picture.slopes)
    for side in Position:
        if counts[side]:
            yield Entry(f"{side.label} {counts[side]}个", partial(_side_mark, side))


def _side_mark(side: Position, x: float, y: float) -> str:
    return toned(_TONES[side], _MARKS[side](x, y, 4))


def _description(picture: Slopes) -> str:
    """Side by side, each place with its target and its superior's."""
    found = {side: [s for s in picture.slopes if s.side is side] for side in Position}
    return "；".join(
        f"{side.label}{len(slopes)}个："
        + "，".join(
            f"{s.name}{s.own.described(picture.unit)}"
            f"（{s.superior_name}{s.superior.described(picture.unit)}）"
            for s in slopes
        )
        for side, slopes in found.items()
        if slopes
    )


# --- One place, many years ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginYear:
    """A year with the place's target and its superior's."""

    year: int
    own: Amount
    superior: Amount

    @property
    def margin(self) -> Decimal:
        """How far the place's target lies above its superior's."""
        return self.own.middle - self.superior.middle

    @property
    def side(self) -> Position:
        """Where the place's target stands."""
        return _position(self.own, self.superior)


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """An indicator's targets of a place against its superior's, year by year, the latest last."""

    title: str
    unit: str
    name: str
    superior_name: str
    years: tuple[MarginYear, ...]


_YEAR = 40


def draw_margins(picture: Margins, picture_id: str, href: Href) -> str:
    """A bar a year from the superior's target to the place's; "" without any year.

    The line from which bars go is the superior's target. Both targets stand in words, each a link
    to its sentence.
    """
    margins = [year.margin for year in picture.years]
    if not margins:
        return ""
    unit = picture.unit
    columns = [
        max(text_width(fitting(head, 5 * SIZE)), *(text_width(shown(one, unit)) for one in side))
        + 10
        for head, side in (
            (picture.name, [year.own for year in picture.years]),
            (picture.superior_name, [year.superior for year in picture.years]),
        )
    ]
    ends = (WIDTH - columns[1], WIDTH)
    across = scale([*margins, Decimal(0)], _YEAR + 8, WIDTH - sum(columns) - 14)
    top = 2 * SIZE + 22
    bottom = top + _LINE * len(picture.years)
    zero = across.place(Decimal(0))
    gap = "个百分点" if unit == "%" else unit
    key = legend(_margin_legend(picture), bottom + SIZE + 10)
    return frame(
        picture_id,
        f"{picture.title}（{unit}）" if unit else picture.title,
        _margins_description(picture),
        bottom + SIZE + 10 + key.height,
        [
            text(0, SIZE, f"高低（{gap}）" if gap else "高低", tone=Tone.QUIET),
            text(ends[0], SIZE, fitting(picture.name, columns[0] - 4), "end", bold=True),
            text(ends[1], SIZE, fitting(picture.superior_name, columns[1] - 4), "end"),
            *value_axis(across, top, bottom),
            line(f"M{at(zero)} {top}V{at(bottom)}", THIN),
            *(
                _margin_row(picture, year, top + _LINE * (index + 0.5), across, ends, href)
                for index, year in enumerate(picture.years)
            ),
            key.body,
        ],
    )


def _margin_row(
    picture: Margins,
    year: MarginYear,
    y: float,
    of: Scale,
    ends: tuple[float, float],
    href: Href,
) -> str:
    end, zero = of.place(year.margin), of.place(Decimal(0))
    length = abs(end - zero)
    bar = square(min(end, zero), y - 4, length, 8) if length else _MARKS[year.side](zero, y, 4)
    drawn = text(0, y + 4, f"{year.year}") + toned(_TONES[year.side], bar)
    for name, one, end in (
        (picture.name, year.own, ends[0]),
        (picture.superior_name, year.superior, ends[1]),
    ):
        words = text(end, y + 4, shown(one, picture.unit), "end")
        called = f"{year.year}年{name}：{one.described(picture.unit)}"
        drawn += link(one.url, called, words, href)
    return drawn


def _margin_legend(picture: Margins) -> Iterator[Entry]:
    found = Counter(year.side for year in picture.years)
    for side in Position:
        if found[side]:
            yield Entry(f"{side.label} {found[side]}年", partial(_bar_mark, side))


def _bar_mark(side: Position, x: float, y: float) -> str:
    """A bar to the side to which it goes from the superior's target."""
    bar = {Position.ABOVE: square(x, y - 4, 7, 8), Position.BELOW: square(x - 7, y - 4, 7, 8)}
    axis = line(f"M{at(x)} {at(y - 7)}v14", THIN)
    return axis + toned(_TONES[side], bar.get(side) or _MARKS[side](x, y, 4))


def _margins_description(picture: Margins) -> str:
    return "；".join(_year_described(picture, year) for year in picture.years)


def _year_described(picture: Margins, year: MarginYear) -> str:
    return (
        f"{year.year}年{picture.name}{year.own.described(picture.unit)}，"
        f"{picture.superior_name}{year.superior.described(picture.unit)}，"
        f"{distance(year.margin, picture.unit) if year.margin else '相同'}"
    )
