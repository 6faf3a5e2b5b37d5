"""The package's files, written piece by piece, and what readers are told of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.kept import Kept, NothingKept
from generator.package.citations import CITATIONS
from generator.package.columns import AnyColumn
from generator.package.data import PackageData
from generator.package.descriptor import DESCRIPTOR, package_descriptor
from generator.package.edition import UNKNOWN, Digest, Edition, edition_of
from generator.package.publication import NOBODY, Publication
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


class DataPackage:
    """The package's files, which are measured as they are written.

    `kept` has what reports make of them, as it was.
    """

    def __init__(self, data: PackageData, kept: Kept | None = None) -> None:
        self._data = data
        self._pieces = kept or NothingKept()
        self._tables = tables(data.analysis.knowledge)
        self._digests: dict[str, Digest] = {}
        tabular = [DataFile(one.path, partial(one.csv, data, self._pieces)) for one in self._tables]
        about = [DataFile(one.path, partial(one.chunks, data)) for one in CITATIONS]
        texts = [DataFile(one.path, partial(self._text, one)) for one in _texts(data)]
        self._resources = {file.path: file for file in (*tabular, *about, *texts)}
        self._data_paths = [file.path for file in (*tabular, *texts)]

    @property
    def files(self) -> dict[str, DataFile]:
        """All files by path: what the package holds, and at last what describes it."""
        held = {
            file.path: DataFile(file.path, partial(self._measured, file))
            for file in self._resources.values()
        }
        return held | {DESCRIPTOR: DataFile(DESCRIPTOR, self._descriptor)}

    def digest(self, path: str) -> Digest:
        """A file's size and checksum; one that was not written yet is made to be measured."""
        if path not in self._digests:
            for _ in self._measured(self._resources[path]):
                pass
        return self._digests[path]

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
                for table in self._tables
            ),
            texts=tuple(
                TextSummary(text.path, text.title, self.digest(text.path).size)
                for text in _texts(self._data)
            ),
            edition=self.edition(),
            publication=self._data.publication,
        )

    def _text(self, text: SourceText) -> Iterator[bytes]:
        yield self._pieces.get(text.path, text, lambda: text.content)

    def _descriptor(self) -> Iterator[bytes]:
        yield package_descriptor(self._data, self._tables, self.digest, self.edition())

    def _measured(self, file: DataFile) -> Iterator[bytes]:
        size, sha256 = 0, hashlib.sha256()
        for chunk in file.chunks():
            size += len(chunk)
            sha256.update(chunk)
            yield chunk
        self._digests[file.path] = Digest(size, sha256.hexdigest())


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
class PackageSummary:
    """What the package offers, in its own order; which edition it is, and who publishes it."""

    tables: tuple[TableSummary, ...]
    texts: tuple[TextSummary, ...]
    edition: Edition = UNKNOWN
    publication: Publication = NOBODY
