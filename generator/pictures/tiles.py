"""A value by province as a grid of labelled tiles; no outlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from generator.catalogue.tiles import Tile, load_tiles
from generator.figures.labels import number
from generator.labels import BOUNDS
from generator.model import Bound
from generator.pictures.amounts import NOTED, NOTES, Absence, Absent, Amount
from generator.pictures.legend import Entry, legend
from generator.pictures.marks import (
    WIDTH,
    Href,
    Tone,
    at,
    down,
    frame,
    hatch,
    hatched,
    level,
    link,
    text,
    text_width,
    up,
)

CLASSES_MOST = 5
"""Of values: more shades cannot be told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceTile:
    """A province's figure. `change` is how it stands to the one before; None where that lacks."""

    adcode: str
    figure: Amount | Absent
    change: Tone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TileGrid:
    """A figure of every province; one that is not among `tiles` is not held."""

    title: str
    unit: str
    tiles: tuple[ProvinceTile, ...]


_SIDE, _GAP = 46, 3
_SIGNS = {Bound.ABOUT: "≈", Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤"}
_CHANGES = {Tone.RISE: (up, "升"), Tone.LEVEL: (level, "平"), Tone.FALL: (down, "降")}


def draw_tiles(picture: TileGrid, picture_id: str, href: Href) -> str:
    """All provinces as tiles in five classes at most, with value and change in the tile.

    Below them stand the classes with their ends and counts. A province whose report is not held is
    hatched; one without a figure is blank and says why. "" without any figure.
    """
    given = {tile.adcode: tile for tile in picture.tiles}
    values = sorted(tile.figure.middle for tile in picture.tiles if isinstance(tile.figure, Amount))
    if not values:
        return ""
    edges = class_edges(values)
    layout = load_tiles()
    tiles = {
        code: given.get(code) or ProvinceTile(adcode=code, figure=Absent(why=Absence.NOT_HELD))
        for code in layout
    }
    bottom = _SIDE * max(spot.row for spot in layout.values())
    key = legend(_legend(picture_id, picture.unit, [*tiles.values()], edges), bottom + 8)
    return frame(
        picture_id,
        f"{picture.title}（{picture.unit}）" if picture.unit else picture.title,
        _description(picture, tiles),
        bottom + 8 + key.height,
        [
            hatch(picture_id),
            '<g text-anchor="middle">',
            *(
                _tile(picture_id, picture.unit, spot, tiles[code], edges, href)
                for code, spot in layout.items()
            ),
            "</g>",
            key.body,
        ],
    )


def class_edges(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The lowest values of the second class and of each further one: equal values stay together.

    Five values or fewer are a class each; more are cut so that the classes have about as many
    places as each other.
    """
    counts = Counter(values)
    distinct = sorted(counts)
    if len(distinct) <= CLASSES_MOST:
        return tuple(distinct[1:])
    edges: list[Decimal] = []
    left, before = len(values), 0
    for position, value in enumerate(distinct):
        classes_left = CLASSES_MOST - len(edges)
        remaining = len(distinct) - position
        half = counts[value] / 2
        if (
            before
            and classes_left > 1
            and (before + half > left / classes_left or remaining < classes_left)
        ):
            edges.append(value)
            left, before = left - before, 0
        before += counts[value]
    return tuple(edges)


def _class_of(value: Decimal, edges: Sequence[Decimal]) -> int:
    """The class of a value, counted from 1."""
    return 1 + sum(value >= edge for edge in edges)


def _shade(number: int, count: int) -> int:
    """The shade of a class: of few classes the outer ones stand apart as well."""
    return number if count == CLASSES_MOST else round(1 + (number - 1) * 4 / max(1, count - 1))


def _tile(
    picture_id: str, unit: str, spot: Tile, tile: ProvinceTile, edges: Sequence[Decimal], href: Href
) -> str:
    left = (spot.column - 1) * _SIDE + (WIDTH - 7 * _SIDE) / 2 + _GAP / 2
    top = (spot.row - 1) * _SIDE + _GAP / 2
    side, middle = _SIDE - _GAP, left + (_SIDE - _GAP) / 2
    figure = tile.figure
    inner = text(middle, top + 15, spot.label)
    if figure.note:
        inner += text(left + side - 7, top + 40, NOTED)
    if isinstance(figure, Amount):
        number_of = _class_of(figure.middle, edges)
        inner = (
            _ground(left, top, side)
            + inner
            + _squeezed(middle, top + 28.5, _value(figure), side - 2)
        )
        if tile.change in _CHANGES:
            inner += _CHANGES[tile.change][0](middle, top + 36, 4)
        inner = f'<g class="tile-{_shade(number_of, len(edges) + 1)}">{inner}</g>'
    elif figure.why is Absence.NOT_HELD:
        inner = hatched(picture_id, left, top, side, side) + inner
    else:
        words = text(middle, top + 30, figure.why.label)
        inner = f'<g class="tile-0">{_ground(left, top, side)}{inner}{words}</g>'
    return link(figure.url, f"{spot.label}：{_described(tile, unit)}", inner, href)


def _ground(left: float, top: float, side: float) -> str:
    return f'<rect x="{at(left)}" y="{at(top)}" width="{at(side)}" height="{at(side)}"/>'


def _squeezed(x: float, y: float, words: str, room: float) -> str:
    """Words drawn narrower where they would not fit: a number is never cut."""
    drawn = text(x, y, words)
    if text_width(words) <= room:
        return drawn
    return drawn.replace(
        "<text ", f'<text textLength="{at(room)}" lengthAdjust="spacingAndGlyphs" '
    )


def _value(figure: Amount) -> str:
    """The number as short as it can be: ≈5, ≥5.5, 4.5—5."""
    upper = "" if figure.high is None else f"—{number(figure.high)}"
    return f"{_SIGNS.get(figure.bound, '')}{number(figure.value)}{upper}"


def _described(tile: ProvinceTile, unit: str) -> str:
    words = tile.figure.described(unit)
    return f"{words}，{_CHANGES[tile.change][1]}" if tile.change in _CHANGES else words


# --- Legend and words -----------------------------------------------------------------------------


def _legend(
    picture_id: str, unit: str, tiles: Sequence[ProvinceTile], edges: Sequence[Decimal]
) -> Iterator[Entry]:
    """The classes by the values that are in them, what is missing, the changes, the signs."""
    figures = [tile.figure for tile in tiles if isinstance(tile.figure, Amount)]
    for number_of in range(1, len(edges) + 2):
        values = [f.middle for f in figures if _class_of(f.middle, edges) == number_of]
        if values:
            ends = dict.fromkeys((min(values), max(values)))
            words = f"{'—'.join(map(number, ends))}{unit if unit == '%' else ''} {len(values)}个"
            yield Entry(words, partial(_swatch, _shade(number_of, len(edges) + 1)))
    absences = Counter(t.figure.why for t in tiles if isinstance(t.figure, Absent))
    for why in Absence:
        if absences[why]:
            hatching = partial(_hatch, picture_id) if why is Absence.NOT_HELD else None
            yield Entry(f"{why.label} {absences[why]}个", hatching)
    changes = Counter(tile.change for tile in tiles if isinstance(tile.figure, Amount))
    for change, (shape, words) in _CHANGES.items():
        if changes[change]:
            yield Entry(f"{words} {changes[change]}个", partial(shape, size=4))
    bounds = {figure.bound for figure in figures}
    for bound, sign in _SIGNS.items():
        if bound in bounds:
            yield Entry(f"{sign} {BOUNDS[bound]}")
    if any(figure.high is not None for figure in figures):
        yield Entry("区间按中点")
    if any(tile.figure.note for tile in tiles):
        yield Entry(NOTES)


def _swatch(shade: int, x: float, y: float) -> str:
    return f'<g class="tile-{shade}">{_ground(x - 7, y - 7, 14)}</g>'


def _hatch(picture_id: str, x: float, y: float) -> str:
    return hatched(picture_id, x - 7, y - 7, 14, 14)


def _description(picture: TileGrid, tiles: Mapping[str, ProvinceTile]) -> str:
    """All provinces with their figures, in the order of the codes."""
    layout = load_tiles()
    return "；".join(
        f"{layout[code].label}{_described(tiles[code], picture.unit)}" for code in sorted(layout)
    )
