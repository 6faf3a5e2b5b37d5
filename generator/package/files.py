"""The package's files, written piece by piece, and what readers are told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.kept import Kept, NothingKept
from generator.package.columns import AnyColumn
from generator.package.data import PackageData
from generator.package.descriptor import DESCRIPTOR, package_descriptor
from generator.package.sources import SourceText
from generator.package.tables import tables


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of the package; its bytes are made when they are asked for, each time anew."""

    path: str
    chunks: Callable[[], Iterator[bytes]]

    def content(self) -> bytes:
        """The whole file, for where it is wanted in one piece."""
        return b"".join(self.chunks())


def data_files(data: PackageData, kept: Kept | None = None) -> dict[str, DataFile]:
    """The package's files by path: the tables, the texts and `datapackage.json`.

    `kept` has what reports make of them, as it was.
    """
    pieces = kept or NothingKept()
    own = tables(data.analysis.knowledge)

    def descriptor() -> Iterator[bytes]:
        yield package_descriptor(own, _texts(data))

    def text(one: SourceText) -> Iterator[bytes]:
        yield pieces.get(one.path, one, lambda: one.content)

    files = (
        *(DataFile(table.path, partial(table.csv, data, pieces)) for table in own),
        *(DataFile(one.path, partial(text, one)) for one in _texts(data)),
        DataFile(DESCRIPTOR, descriptor),
    )
    return {file.path: file for file in files}


def _texts(data: PackageData) -> Iterator[SourceText]:
    return map(data.text, data.report_ids)


# --- For readers --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TableSummary:
    """A table as a download: what it holds, and how much."""

    name: str
    path: str
    title: str
    description: str
    rows: int
    size: int
    columns: tuple[AnyColumn, ...]


@dataclass(frozen=True, slots=True)
class TextSummary:
    """A report's text as a download."""

    path: str
    title: str
    size: int


@dataclass(frozen=True, slots=True)
class PackageSummary:
    """What the package offers, in its own order."""

    tables: tuple[TableSummary, ...]
    texts: tuple[TextSummary, ...]


def summary(data: PackageData, sizes: Mapping[str, int]) -> PackageSummary:
    """What is told of the package. `sizes` are the bytes of its files by path."""
    return PackageSummary(
        tuple(
            TableSummary(
                name=table.name,
                path=table.path,
                title=table.title,
                description=table.description,
                rows=table.count(data),
                size=sizes[table.path],
                columns=table.columns,
            )
            for table in tables(data.analysis.knowledge)
        ),
        tuple(TextSummary(text.path, text.title, sizes[text.path]) for text in _texts(data)),
    )
