"""Pictures as SVG, each a pure function of a plain record.

A picture's module has its record and the function that draws it; `draw` knows which belongs to
which. Templates draw with the filter `picture` of `pages/render.py`, which makes the links.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.pictures.charts import IndicatorChart, draw_chart
from generator.pictures.coverage import Coverage, draw_coverage
from generator.pictures.dot_matrix import DotMatrix, draw_dot_matrix
from generator.pictures.dumbbells import Dumbbells, draw_dumbbells
from generator.pictures.marks import Href
from generator.pictures.panels import YearsPanel, draw_panel
from generator.pictures.slopes import Margins, Slopes, draw_margins, draw_slopes
from generator.pictures.tiles import TileGrid, draw_tiles

Picture = (
    Dumbbells | TileGrid | DotMatrix | Slopes | Margins | IndicatorChart | YearsPanel | Coverage
)
"""What can be drawn."""

_DRAWING: dict[type[Any], Callable[[Any, str, Href], str]] = {
    Dumbbells: draw_dumbbells,
    TileGrid: draw_tiles,
    DotMatrix: draw_dot_matrix,
    Slopes: draw_slopes,
    Margins: draw_margins,
    IndicatorChart: draw_chart,
    YearsPanel: draw_panel,
    Coverage: draw_coverage,
}


def draw(picture: Picture, picture_id: str, href: Href) -> str:
    """The picture as one line of SVG, empty where it would show nothing.

    `picture_id` is unique in the page that shows it; `href` makes a link of an address.
    """
    return _DRAWING[type(picture)](picture, picture_id, href)
