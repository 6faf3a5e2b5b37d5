"""Cells of tables that compare many places: as little as can be read, digit under digit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.figures.comparisons import EmptyReason
from generator.pages.shown import CellShown, FigureShown
from generator.pages.units import in_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A figure in a column: `lead` are digits that only keep its place.

    `unit` is empty where it is the column's; `after` is what is as large as the number (左右).
    `quoted_as` is as `FigureShown` has it.
    """

    lead: str
    value: str
    unit: str
    after: str
    note: str
    url: str
    quoted_as: str
    estimate: bool
    correction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """Numbers, or the `mark` of the reason why there is none; `label` is the reason in words."""

    numbers: tuple[Number, ...]
    mark: str
    label: str
    url: str
    doubts: str
    doubts_url: str


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a mark in a table means."""

    mark: str
    label: str
    note: str


def column(cells: Iterable[CellShown], unit: str) -> tuple[TableCell, ...]:
    """The cells of one column, whose head says the unit; numbers stand digit under digit.

    `unit` is the column's, as `units.unit_of` finds it.
    """
    made = without_places(cells, unit)
    values = [number.value for cell in made for number in cell.numbers if "—" not in number.value]
    whole = max((len(value.partition(".")[0]) for value in values), default=0)
    return tuple(
        replace(cell, numbers=tuple(_placed(number, whole) for number in cell.numbers))
        for cell in made
    )


def without_places(cells: Iterable[CellShown], unit: str) -> tuple[TableCell, ...]:
    """Cells that stand beside each other, or alone."""
    return tuple(_cell(cell, unit) for cell in cells)


def rows(columns: Sequence[Sequence[TableCell]]) -> tuple[tuple[TableCell, ...], ...]:
    """The same cells row by row."""
    return tuple(zip(*columns, strict=True))


def legend(cells: Iterable[CellShown]) -> tuple[LegendEntry, ...]:
    """The marks that stand in some cells, each once."""
    found = {cell.reason for cell in cells if cell.reason}
    return tuple(
        LegendEntry(reason.mark, reason.label, reason.note)
        for reason in EmptyReason
        if reason.value in found
    )


def _cell(cell: CellShown, unit: str) -> TableCell:
    return TableCell(
        numbers=tuple(_number(figure, unit) for figure in in_unit(cell, unit).figures),
        mark=EmptyReason(cell.reason).mark if cell.reason else "",
        label=f"{cell.label}：{cell.quote}" if cell.quote else cell.label,
        url=cell.url,
        doubts=cell.doubts,
        doubts_url=cell.doubts_url,
    )


def _number(figure: FigureShown, unit: str) -> Number:
    return Number(
        lead="",
        value=figure.value,
        unit="" if figure.unit == unit else figure.unit,
        after=figure.bound,
        note=" ".join(filter(None, (figure.basis, figure.area))),
        url=figure.url,
        quoted_as=figure.quoted_as,
        estimate=figure.status == "estimate",
        correction=figure.correction,
    )


def _placed(number: Number, whole: int) -> Number:
    """The number behind digits that nobody sees, so that decimal points stand in line."""
    if "—" in number.value:
        return number
    return replace(number, lead="0" * (whole - len(number.value.partition(".")[0])))
