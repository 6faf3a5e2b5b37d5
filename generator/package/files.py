"""The package's files, written piece by piece, and what readers are told of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.kept import Kept, NothingKept
from generator.package import full_texts, panel
from generator.package.archive import Archive
from generator.package.citations import CITATIONS, NAME
from generator.package.columns import AnyColumn
from generator.package.data import PackageData
from generator.package.descriptor import DESCRIPTOR, package_descriptor
from generator.package.edition import UNKNOWN, Digest, Edition, edition_of
from generator.package.publication import NOBODY, Publication
from generator.package.readme import README, readme
from generator.package.shelf import Shelf
from generator.package.sources import SourceText
from generator.package.table import AnyTable
from generator.package.tables import tables
from generator.package.workbook import workbook

ARCHIVE = f"{NAME}.zip"
WORKBOOK = f"{panel.NAME}.xlsx"

_OFFERED = {
    ARCHIVE: (
        "整包",
        "所有的表、字段说明（datapackage.json）和题录，附 README：版本、许可、怎样引用、已知的疑点",
    ),
    WORKBOOK: (
        "面板（Excel）",
        "一行是一地一年：各项指标的目标和后来的结果，没有数的写着缘由；与 panel.csv 同，附变量说明",
    ),
    full_texts.PATH: (full_texts.TITLE, full_texts.DESCRIPTION),
}
"""What is told of the files that readers are offered first."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of the package; its bytes are made when they are asked for, each time anew."""

    path: str
    chunks: Callable[[], Iterator[bytes]]

    def content(self) -> bytes:
        """The whole file, for where it is wanted in one piece."""
        return b"".join(self.chunks())


class DataPackage:
    """The package's files, which are measured as they are written.

    `kept` has what reports make of them, as it was. `packs` tells that the zip is wanted as well,
    so that tables are compressed as they are written. A `shelf` may have them from the last build.
    """

    shelf: Shelf | None = None

    def __init__(self, data: PackageData, kept: Kept | None = None, *, packs: bool = False) -> None:
        self._data = data
        self._pieces = kept or NothingKept()
        self.tables = tables(data.analysis.knowledge)
        self._digests: dict[str, Digest] = {}
        tabular = [DataFile(one.path, partial(one.csv, data, self._pieces)) for one in self.tables]
        about = [DataFile(one.path, partial(one.chunks, data, self.edition)) for one in CITATIONS]
        about.append(DataFile(full_texts.PATH, partial(full_texts.lines, data, self._pieces)))
        texts = [DataFile(one.path, partial(self._text, one)) for one in _texts(data)]
        self._resources = {file.path: file for file in (*tabular, *about, *texts)}
        self._data_paths = [file.path for file in (*tabular, *texts)]
        self._packed = [file.path for file in (*tabular, *about) if file.path != full_texts.PATH]
        self._packs = packs
        self._archive = Archive(NAME, self._pieces)
        self._offered = {
            file.path: file
            for file in (DataFile(WORKBOOK, self._workbook), DataFile(ARCHIVE, self._zip))
        }

    @property
    def files(self) -> dict[str, DataFile]:
        """All files by path: what the package holds, and at last what describes it."""
        held = {
            file.path: DataFile(file.path, partial(self._measured, file))
            for file in self._resources.values()
        }
        return held | {DESCRIPTOR: DataFile(DESCRIPTOR, self._descriptor)}

    @property
    def offered(self) -> dict[str, DataFile]:
        """By path, what readers may rather have: the panel as a workbook, all tables in a zip."""
        return {
            file.path: DataFile(file.path, partial(self._measured, file))
            for file in self._offered.values()
        }

    def table(self, name: str) -> AnyTable:
        """The table of that name. Raises: KeyError."""
        return {table.name: table for table in self.tables}[name]

    def digest(self, path: str) -> Digest:
        """A file's size and checksum; one that was not written yet is made to be measured."""
        if path not in self._digests:
            self._make(path)
        return self._digests[path]

    def _make(self, path: str) -> None:
        for _ in self._measured(self._resources.get(path) or self._offered[path]):
            pass

    def edition(self) -> Edition:
        """Which edition it is, by its tables and texts: references say where it is published."""
        measured = ((path, self.digest(path)) for path in self._data_paths)
        return edition_of(measured, self._data.corpus.reports)

    def summary(self) -> PackageSummary:
        """What readers are told of the package."""
        return PackageSummary(
            tables=tuple(
                TableSummary(
                    name=table.name,
                    path=table.path,
                    title=table.title,
                    description=table.description,
                    rows=table.count(self._data),
                    size=self.digest(table.path).size,
                    columns=table.dictionary or table.columns,
                )
                for table in self.tables
            ),
            texts=tuple(
                TextSummary(text.path, text.title, self.digest(text.path).size)
                for text in _texts(self._data)
            ),
            offered=tuple(self._told()),
            edition=self.edition(),
            publication=self._data.publication,
        )

    def _text(self, text: SourceText) -> Iterator[bytes]:
        yield self._pieces.get(text.path, text, lambda: text.content)

    def _descriptor(self) -> Iterator[bytes]:
        yield package_descriptor(self._data, self.tables, self.digest, self.edition())

    def _told(self) -> Iterator[OfferedSummary]:
        """The files that hold the whole, largest first."""
        for path, (title, description) in _OFFERED.items():
            yield OfferedSummary(path, title, description, self.digest(path).size)

    def _workbook(self) -> Iterator[bytes]:
        table = self.table(panel.NAME)
        yield from workbook(table, self._data, self._pieces, fixed_columns=panel.FIXED)

    def _zip(self) -> Iterator[bytes]:
        self._packs = True
        for path in self._packed:
            if path not in self._archive:
                self._make(path)
        edition = self.edition()
        about = partial(package_descriptor, self._data, self.tables, self.digest, edition)
        self._archive.add(README, readme(self._data, self.tables, edition))
        self._archive.add(DESCRIPTOR, about(has_texts=False))
        yield from self._archive.chunks((README, DESCRIPTOR, *self._packed))

    def _measured(self, file: DataFile) -> Iterator[bytes]:
        """The file, which is in the archive then if it belongs there."""
        is_missing = file.path in self._packed and file.path not in self._archive
        chunks = self._packing(file) if self._packs and is_missing else file.chunks()
        size, sha256 = 0, hashlib.sha256()
        for chunk in chunks:
            size += len(chunk)
            sha256.update(chunk)
            yield chunk
        self._digests[file.path] = Digest(size, sha256.hexdigest())

    def _packing(self, file: DataFile) -> Iterator[bytes]:
        """The file while it goes into the archive: from the shelf, or made and put there."""
        packed = self.shelf.load(file.path) if self.shelf else None
        if packed:
            self._archive.take(file.path, packed)
            yield from packed.content()
            return
        yield from self._archive.passing(file.path, file.chunks())
        if self.shelf:
            self.shelf.keep(file.path, self._archive.held(file.path))


def data_files(data: PackageData, kept: Kept | None = None) -> dict[str, DataFile]:
    """The package's files by path: tables, references, texts and `datapackage.json`."""
    return DataPackage(data, kept).files


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
class OfferedSummary:
    """A file that holds what others hold, as a download."""

    path: str
    title: str
    description: str
    size: int


@dataclass(frozen=True, slots=True)
class PackageSummary:
    """What the package offers, in its own order; which edition it is, and who publishes it."""

    tables: tuple[TableSummary, ...]
    texts: tuple[TextSummary, ...]
    offered: tuple[OfferedSummary, ...] = ()
    edition: Edition = UNKNOWN
    publication: Publication = NOBODY
