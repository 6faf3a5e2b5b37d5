"""The grid of provinces: all of them, each in a place of its own, by its own name."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.knowledge import load_knowledge
from generator.catalogue.tiles import load_tiles
from generator.errors import CatalogueError
from generator.grammar.places import short_name
from generator.model import Level

HEAD = "adcode,label,row,column\n"
WITHOUT_REPORTS = {"710000", "810000", "820000"}


def test_every_province_with_reports_has_a_tile() -> None:
    places = load_knowledge().places
    provinces = {p.adcode: short_name(p.name) for p in places.of_level(Level.PROVINCE)}
    labels = {code: tile.label for code, tile in load_tiles().items()}
    assert len(labels) == 31
    assert labels == {c: n for c, n in provinces.items() if c not in WITHOUT_REPORTS}


@pytest.mark.parametrize(
    "north_west, south_east",
    [("黑龙江", "吉林"), ("新疆", "西藏"), ("北京", "天津"), ("陕西", "湖北"), ("江西", "福建")],
)
def test_neighbours_lie_as_on_the_land(north_west: str, south_east: str) -> None:
    tiles = {tile.label: tile for tile in load_tiles().values()}
    assert tiles[north_west].row < tiles[south_east].row


@pytest.mark.parametrize(
    "rows, found",
    [
        ("110000,北京,9,1\n", "tiles.csv:2: row"),
        ("1100,北京,1,1\n", "tiles.csv:2: adcode"),
        (
            "110000,北京,1,1\n120000,天津,1,1\n",
            "tiles.csv: found the place row 1, column 1 2 times",
        ),
        ("110000,北京,1,1\n110000,天津,1,2\n", "tiles.csv: found the code 110000 2 times"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, rows: str, found: str) -> None:
    path = tmp_path / "tiles.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_tiles(path)
    assert found in str(caught.value)
