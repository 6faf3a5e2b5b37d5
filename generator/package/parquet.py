"""A table as Parquet: typed by its schema alone, with titles and descriptions in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.package import english
from generator.package.columns import AnyColumn
from generator.package.csv import Cell, printed
from generator.package.data import PackageData
from generator.package.table import AnyTable

if TYPE_CHECKING:
    from pyarrow import DataType, RecordBatch, Schema

_ROWS = 20_000
"""Of a row group, which is held as a whole."""


def parquet(table: AnyTable, data: PackageData) -> Iterator[bytes]:
    """The file's bytes, a row group at a time. An empty text is null, as every empty cell.

    Raises: ImportError without pyarrow.
    """
    from pyarrow.parquet import ParquetWriter

    schema = _schema(table)
    written = _Written()
    records = (record for part in table.parts(data) for record in table.records(data, part))
    with ParquetWriter(written, schema, compression="zstd") as writer:
        while batch := [*islice(records, _ROWS)]:
            rows = [[column.get(record, data) for column in table.columns] for record in batch]
            writer.write_batch(_batch(schema, table.columns, rows))
            yield written.taken()
    yield written.taken()


class _Written:
    """A file for writing, from which is taken what stands in it so far."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        self._length += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._length

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass

    def taken(self) -> bytes:
        """What was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def _schema(table: AnyTable) -> Schema:
    import pyarrow as pa

    fields = [
        pa.field(
            column.name,
            _type(column),
            metadata={
                "title": column.title,
                "title_en": english.column_title(table.name, column),
                "description": column.description,
            },
        )
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"title": table.title, "description": table.description})


def _type(column: AnyColumn) -> DataType:
    import pyarrow as pa

    return {
        "string": pa.string(),
        "integer": pa.int32(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }[column.type]


def _batch(
    schema: Schema, columns: Sequence[AnyColumn], rows: Sequence[Sequence[Cell]]
) -> RecordBatch:
    import pyarrow as pa

    arrays = [
        pa.array([_value(column, cell) for cell in cells], field.type)
        for column, cells, field in zip(columns, zip(*rows, strict=True), schema, strict=True)
    ]
    return pa.record_batch(arrays, schema=schema)


def _value(column: AnyColumn, cell: Cell) -> Any:
    if column.type == "string":
        return printed(cell) or None
    return float(cell) if isinstance(cell, Decimal) else cell
