"""A table for Stata: choices as numbered values with their labels, everything labelled in Chinese.

Names of columns are the short ones; a variable's label has its title and its name in the CSV file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from generator.errors import GeneratorError
from generator.package.columns import AnyColumn
from generator.package.csv import Cell, printed
from generator.package.data import PackageData
from generator.package.table import AnyTable

if TYPE_CHECKING:
    from pandas import DataFrame, Series

_NAME, _LABEL = 32, 80
"""Characters that Stata takes for a name, and for a label."""

_VERSION = 118
"""Of the format: the first with UTF-8, for Stata 14 and later."""

_WRITTEN = datetime(2000, 1, 1)  # by no clock: the same rows make the same bytes


def stata(table: AnyTable, data: PackageData) -> bytes:
    """The file's bytes. Types follow from the columns alone, but for the length of texts.

    A choice is numbered from 1 in the order of its labels; true is 1 and false 0.
    Raises: ImportError without pandas, GeneratorError where names are too long or the same.
    """
    columns = table.columns
    names = _names(columns)
    records = [record for part in table.parts(data) for record in table.records(data, part)]
    frame = _frame(names, columns, [[c.get(r, data) for c in columns] for r in records])
    days = {name: "td" for name, c in zip(names, columns, strict=True) if c.type == "date"}
    output = BytesIO()
    frame.to_stata(
        output,
        write_index=False,
        version=_VERSION,
        byteorder="little",
        time_stamp=_WRITTEN,
        data_label=table.title,
        convert_dates=days,
        variable_labels={n: _label(c) for n, c in zip(names, columns, strict=True)},
        value_labels={
            name: dict(enumerate(column.labels.values(), 1))
            for name, column in zip(names, columns, strict=True)
            if column.labels
        },
    )
    return output.getvalue()


def _names(columns: Sequence[AnyColumn]) -> list[str]:
    names = [column.short or column.name for column in columns]
    for name in names:
        if len(name) > _NAME or names.count(name) > 1:
            found = f"the name {name} is too long for Stata or not alone"
            raise GeneratorError(f"{found}; expected one of {_NAME} characters of its own")
    return names


def _label(column: AnyColumn) -> str:
    """Title and name, or the title alone where both have no room."""
    whole = f"{column.title} {column.name}"
    return (column.title if len(whole) > _LABEL else whole)[:_LABEL]


def _frame(
    names: Sequence[str], columns: Sequence[AnyColumn], rows: Sequence[Sequence[Cell]]
) -> DataFrame:
    from pandas import DataFrame

    cells = zip(*rows, strict=True) if rows else iter([()] * len(columns))
    series = {
        name: _series(column, values)
        for name, column, values in zip(names, columns, cells, strict=True)
    }
    return DataFrame(series)


def _series(column: AnyColumn, cells: Sequence[Cell]) -> Series[Any]:
    """A column's values in the type that it always has."""
    from pandas import Series

    if column.labels:
        numbers: dict[Cell, int] = {value: n for n, value in enumerate(column.labels, 1)}
        return Series([numbers.get(cell) for cell in cells], dtype="Int8")
    match column.type:
        case "number":
            return Series([*map(_number, cells)], dtype="float64")
        case "integer":
            return Series([*cells], dtype="Int32")
        case "boolean":
            return Series([*_bits(cells)], dtype="Int8")
        case "date":
            return Series([*cells], dtype="datetime64[s]")
        case _:
            return Series([printed(cell) for cell in cells], dtype="object")


def _number(cell: Cell) -> float | None:
    return None if cell is None else float(printed(cell))


def _bits(cells: Sequence[Cell]) -> Iterator[int | None]:
    for cell in cells:
        yield None if cell is None else int(bool(cell))
