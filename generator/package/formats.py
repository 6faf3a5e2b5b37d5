"""The forms in which `work-reports export` writes the package, and what each needs."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import StrEnum
from functools import partial

from generator.errors import GeneratorError
from generator.installation import install_command
from generator.package import panel
from generator.package.data import PackageData
from generator.package.files import ARCHIVE, WORKBOOK, DataFile, DataPackage
from generator.package.parquet import parquet
from generator.package.stata import stata


class Format(StrEnum):
    """A form of the package, or of its panel."""

    CSV = "csv"
    XLSX = "xlsx"
    DTA = "dta"
    PARQUET = "parquet"
    ZIP = "zip"


_LIBRARIES = {Format.DTA: "pandas", Format.PARQUET: "pyarrow"}
"""What the extra `export` brings."""


def refuse_uninstalled(formats: Collection[Format]) -> None:
    """Raises: GeneratorError where a format needs a library that is not installed."""
    for one, library in _LIBRARIES.items():
        if one in formats and importlib.util.find_spec(library) is None:
            needed = f"--format {one.value} needs the library {library}, which is not installed"
            raise GeneratorError(f"{needed}; expected `{install_command('export')}`")


def files_in(data: PackageData, formats: Collection[Format]) -> dict[str, DataFile]:
    """The files of these formats by path, in the order of `Format`.

    CSV is the package itself, with its texts and what describes it; a zip has its tables. Excel and
    Stata have the panel, Parquet every table.
    """
    package = DataPackage(data, packs=Format.ZIP in formats)
    table = package.table(panel.NAME)

    def in_one_piece() -> Iterator[bytes]:
        yield stata(table, data)

    found: dict[Format, Callable[[], Iterable[DataFile]]] = {
        Format.CSV: lambda: package.files.values(),
        Format.XLSX: lambda: [package.offered[WORKBOOK]],
        Format.DTA: lambda: [DataFile(f"{panel.NAME}.dta", in_one_piece)],
        Format.PARQUET: lambda: [
            DataFile(f"{one.name}.parquet", partial(parquet, one, data)) for one in package.tables
        ],
        Format.ZIP: lambda: [package.offered[ARCHIVE]],
    }
    files = (file for one in Format if one in formats for file in found[one]())
    return {file.path: file for file in files}
