"""Tiles: every province in its place, in its class, or hatched."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.tiles import load_tiles
from generator.model import Bound
from generator.pictures.amounts import Absence, Absent, Amount
from generator.pictures.marks import Tone
from generator.pictures.tiles import (
    CLASSES_MOST,
    ProvinceTile,
    TileGrid,
    class_edges,
    draw_tiles,
)
from tests.pictures.invented import absent, figure, href
from tests.pictures.svg import SVG, description, links, overlapping, parsed, said


def drawn(
    figures: dict[str, Amount | Absent], changes: dict[str, Tone] | None = None
) -> ET.Element:
    codes = {tile.label: tile.adcode for tile in load_tiles().values()}
    tiles = tuple(
        ProvinceTile(adcode=codes[name], figure=one, change=(changes or {}).get(name))
        for name, one in figures.items()
    )
    picture = TileGrid(title="增速目标", unit="%", tiles=tiles)
    return parsed(draw_tiles(picture, "tiles", href))


def tile(svg: ET.Element, label: str) -> ET.Element:
    """The link or group of a province."""
    found = [e for e in svg.iter() if e.findtext(f"{SVG}title", "").startswith(f"{label}：")]
    assert len(found) == 1
    return found[0]


def shade(element: ET.Element) -> str:
    return next((g.get("class", "") for g in element.iter(f"{SVG}g") if g.get("class")), "hatched")


def test_all_provinces_are_there_whatever_is_held() -> None:
    svg = drawn({"江西": figure("5.5")})
    assert {one.label for one in load_tiles().values()} <= set(said(svg))
    assert len({tuple(e.get(k) for k in "xy") for e in svg.iter(f"{SVG}rect")}) == 31 + 2


def test_a_province_that_is_not_held_is_hatched_and_one_without_a_figure_is_not() -> None:
    svg = drawn({"江西": figure("5.5"), "北京": absent(Absence.NOT_SAID)})
    hatches = {
        label: [e.get("fill") for e in tile(svg, label).iter(f"{SVG}rect")]
        for label in ("江西", "北京", "天津")
    }
    assert hatches["天津"] == ["url(#tiles-hatch)"]
    assert hatches["江西"] == hatches["北京"] == [None]
    assert [e.text for e in tile(svg, "北京").iter(f"{SVG}text")] == ["北京", "未提"]
    assert "未收录 29个" in said(svg)


def test_a_tile_says_value_and_change() -> None:
    svg = drawn(
        {
            "江西": figure("5.5", Bound.ABOUT),
            "北京": figure("5", Bound.AT_LEAST),
            "天津": figure("5", Bound.AT_MOST),
            "河北": figure("4.5", Bound.RANGE, "5"),
        },
        {"江西": Tone.RISE, "北京": Tone.FALL, "天津": Tone.LEVEL},
    )
    words = {
        n: [e.text for e in tile(svg, n).iter(f"{SVG}text")] for n in "江西 北京 天津 河北".split()
    }
    assert words == {
        "江西": ["江西", "≈5.5"],
        "北京": ["北京", "≥5"],
        "天津": ["天津", "≤5"],
        "河北": ["河北", "4.5—5"],
    }
    arrows = [[p.get("d", "")[-20:] for p in tile(svg, n).iter(f"{SVG}path")] for n in words]
    assert len({tuple(a) for a in arrows}) == 4, (
        "a mark for each change, none where it is not known"
    )
    assert description(svg).startswith("北京5%以上，降；天津5%以内，平；河北4.5—5%；山西未收录；")


def test_five_values_are_five_classes_and_the_outer_ones_the_outer_shades() -> None:
    values = {"江西": "4", "北京": "4.5", "天津": "5", "河北": "5.5", "山西": "6"}
    svg = drawn({name: figure(value) for name, value in values.items()})
    assert [shade(tile(svg, name)) for name in values] == [f"tile-{n}" for n in range(1, 6)]
    svg = drawn({"江西": figure("4"), "北京": figure("5")})
    assert [shade(tile(svg, name)) for name in ("江西", "北京")] == ["tile-1", "tile-5"]


@given(st.lists(st.sampled_from([Decimal(n) / 2 for n in range(2, 30)]), min_size=1, max_size=31))
def test_classes_are_few_and_equal_values_stay_together(values: list[Decimal]) -> None:
    edges = class_edges(sorted(values))
    assert list(edges) == sorted(set(edges))
    assert len(edges) < CLASSES_MOST
    assert set(edges) <= set(values)
    assert min(values) not in edges, "every class has a value"
    if len(set(values)) >= CLASSES_MOST:
        assert len(edges) == CLASSES_MOST - 1, "all shades are used"


def test_classes_have_about_as_many_places_as_each_other() -> None:
    values = sorted(Decimal(n) for n in range(20))
    assert class_edges(values) == tuple(map(Decimal, (4, 8, 12, 16)))


@pytest.mark.parametrize("note", ["", "读取存疑"])
def test_a_note_is_marked(note: str) -> None:
    svg = drawn({"江西": figure("5", note=note, url="reports/jiangxi-2026/plan-1/#p2")})
    assert ("※" in said(svg)) is bool(note)
    assert list(links(svg)) == [f"江西：5%（{note}）" if note else "江西：5%"]


def test_a_number_that_is_too_wide_is_squeezed_and_never_cut() -> None:
    svg = drawn({"江西": figure("13908.24", Bound.ABOUT), "北京": figure("5")})
    squeezed = [e.text for e in svg.iter(f"{SVG}text") if e.get("textLength")]
    assert squeezed == ["≈13908.24"]
    assert overlapping(svg) == []


def test_without_a_figure_there_is_no_picture() -> None:
    picture = TileGrid(title="", unit="%", tiles=())
    assert draw_tiles(picture, "tiles", href) == ""
