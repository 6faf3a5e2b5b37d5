"""Figures that stand together: of one quantity, all in one unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.pages.shown import CellShown, FigureShown

_DIGITS_MAX = 6
"""Digits that read well: 1269 of 万人 is no 12690000 beside a county's 3625."""


def unit_of(cells: Iterable[CellShown], unit: str) -> str:
    """The unit in which most of the figures are shown; the indicator's `unit` where that is even.

    It stays the indicator's where a number would be too long in the other.
    """
    figures = [figure for cell in cells for figure in cell.figures]
    counts = Counter(figure.unit for figure in figures)
    most = max(counts, key=lambda one: (counts[one], one == unit), default=unit)
    if any(_digits(figure, most) > _DIGITS_MAX for figure in figures):
        return unit
    return most


def in_unit(cell: CellShown, unit: str) -> CellShown:
    """The cell with its figures in a unit, as far as they can be shown in it."""
    return replace(cell, figures=tuple(_converted(figure, unit) for figure in cell.figures))


def in_one_unit(cells: Sequence[CellShown], unit: str) -> tuple[CellShown, ...]:
    """Cells of an indicator that stand together, all in `unit_of` them."""
    one = unit_of(cells, unit)
    return tuple(in_unit(cell, one) for cell in cells)


def _converted(figure: FigureShown, unit: str) -> FigureShown:
    value, other = figure.otherwise
    if other != unit:
        return figure
    return replace(
        figure,
        value=value,
        unit=unit,
        otherwise=(figure.value, figure.unit),
        quoted_as="" if figure.quoted_as else figure.value,
    )


def _digits(figure: FigureShown, unit: str) -> int:
    """How long the figure's number is in a unit, of a range the longer one; 0 where it has none."""
    value, other = figure.otherwise
    written = value if other == unit else figure.value if figure.unit == unit else ""
    return max(len(number.partition(".")[0].lstrip("−")) for number in written.split("—"))
