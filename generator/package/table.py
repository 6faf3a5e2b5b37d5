"""A table: its columns and keys, where its records come from, and its file piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass
from enum import Enum
from functools import partial
from itertools import islice
from typing import Any, Generic, TypeVar

from generator.kept import Kept
from generator.package.columns import AnyColumn, Column
from generator.package.csv import BOM, line
from generator.package.data import PackageData

Record = TypeVar("Record")

WHOLE = ""
"""In place of a report's id, for the records of a table that are no report's."""
_BLOCK = 1000


class Rows(Enum):
    """Whose a table's rows are, and so when they have to be made again.

    Rooms that are opened or closed change the addresses in all of them.
    """

    OWN = "of one report, and they change with it alone"
    RELATED = "of one report, but other reports change them too, by the table's `others`"
    WHOLE = "of all reports together, or of the catalogue"


def _nothing(data: PackageData, part: str) -> None:
    return None


@dataclass(frozen=True, kw_only=True)  # no slots: `Table[Section](…)` keeps its type in itself
class Table(Generic[Record]):
    """One CSV file. `records` gives those of a report, or those of `WHOLE`, in a stable order.

    The file has the rows of the reports in the corpus' order: a header, then chunks. `others` gives
    what other reports say in the rows of one: where it and the report's layers are the same, so are
    the rows. `dictionary` is what readers are told of the columns where many are alike.
    """

    name: str
    title: str
    description: str
    rows: Rows
    records: Callable[[PackageData, str], Iterable[Record]]
    columns: tuple[Column[Record], ...]
    others: Callable[[PackageData, str], object] = _nothing
    key: tuple[str, ...] = ()
    dictionary: tuple[AnyColumn, ...] = ()

    def __post_init__(self) -> None:
        if self.rows is Rows.RELATED and self.others is _nothing:
            raise ValueError(f"{self.name}: found related rows; expected `others` they depend on")

    @property
    def path(self) -> str:
        return f"{self.name}.csv"

    def parts(self, data: PackageData) -> tuple[str, ...]:
        """What the file is put together from: the ids of the reports, or `WHOLE` alone."""
        return (WHOLE,) if self.rows is Rows.WHOLE else data.report_ids

    def header(self, has_bom: bool = True) -> bytes:
        """The first line, behind a byte-order mark: Excel in China needs it for UTF-8."""
        names = line(column.name for column in self.columns)
        return (BOM + names if has_bom else names).encode()

    def chunk(self, data: PackageData, part: str = WHOLE) -> bytes:
        """The lines of one report, or of `WHOLE`; may be empty."""
        return b"".join(self._blocks(data, part))

    def csv(self, data: PackageData, kept: Kept | None = None) -> Iterator[bytes]:
        """The file's bytes: UTF-8, lines ending in a line feed. At most a report's are held.

        `kept` has the rows of reports as they were.
        """
        yield self.header(data.has_bom)
        for part in self.parts(data):
            if kept is None or self.rows is Rows.WHOLE:
                yield from self._blocks(data, part)
            else:
                made_of = data.layers(part), self.others(data, part)
                yield kept.get((self.name, part), made_of, partial(self.chunk, data, part))

    def count(self, data: PackageData) -> int:
        """How many rows the file has, told without making them."""
        return sum(_length(self.records(data, part)) for part in self.parts(data))

    def _blocks(self, data: PackageData, part: str) -> Iterator[bytes]:
        columns = self.columns
        lines = (
            line([column.text(record, data) for column in columns])
            for record in self.records(data, part)
        )
        while block := "".join(islice(lines, _BLOCK)):
            yield block.encode()


def _length(records: Iterable[object]) -> int:
    return len(records) if isinstance(records, Sized) else sum(1 for _ in records)


AnyTable = Table[Any]
