"""Where the provinces stand in a grid of equal tiles: beside each other as on the land.

The grid has the 31 whose governments give reports of the kind that this site holds. It draws no
boundary: a published map of China would need the approval of the state's surveyors.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from generator.errors import CatalogueError

_FILE = Path(__file__).with_name("tiles.csv")


class Tile(BaseModel):
    """A row of `tiles.csv`: a province's code and short name, and its place counted from 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    adcode: Annotated[str, StringConstraints(pattern="^[0-9]{2}0000$")]
    label: Annotated[str, StringConstraints(pattern="^[\u4e00-\u9fff]{2,3}$")]
    row: Annotated[int, Field(ge=1, le=8)]
    column: Annotated[int, Field(ge=1, le=7)]


@cache
def load_tiles(path: Path = _FILE) -> Mapping[str, Tile]:
    """The tiles by code, row by row and from left to right.

    Raises: CatalogueError, with file and line, where a row is malformed or two are in one place.
    """
    tiles: list[Tile] = []
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), 2):
            try:
                tiles.append(Tile.model_validate(row))
            except ValidationError as error:
                found = "; ".join(f"{e['loc'][0]}: {e['msg']}" for e in error.errors())
                raise CatalogueError(path.name, number, found) from error
    for what, values in (
        ("code", Counter(tile.adcode for tile in tiles)),
        ("place", Counter(f"row {tile.row}, column {tile.column}" for tile in tiles)),
    ):
        for value, count in values.items():
            if count > 1:
                message = f"found the {what} {value} {count} times; expected it once"
                raise CatalogueError(path.name, None, message)
    tiles.sort(key=lambda tile: (tile.row, tile.column))
    return {tile.adcode: tile for tile in tiles}
