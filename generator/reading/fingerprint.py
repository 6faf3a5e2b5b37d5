"""What a reading depends on, as fingerprints: the report, the catalogue, the code.

Two readings with equal keys give equal layers on whichever machine, so that one can stand for the
other.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath

from generator.catalogue import CATALOGUE
from generator.installation import DISTRIBUTION
from generator.seeds.files import read_bytes
from generator.seeds.folder import SeedText

PACKAGE = Path(__file__).parents[1]

APART = frozenset(
    """
    __main__.py analysis.py assets building.py citation.py cli.py commands configuration.py
    defaults.py docs importing kept.py mkdocs_process.py navigation.py new package pages pictures
    pipeline.py plugin quotes.py recognition.py search templates theme tree.py verifying
    written_links.py
    """.split()
)
"""What lies at the package's top level and cannot change a reading; anything else may.

A module that is new counts until it is listed here.
"""

LIBRARIES = ("ahocorasick_rs", "pydantic", "pydantic-core", "PyYAML", "rjieba")
"""The libraries that decide how the catalogue, the manifest and a report are read."""

_NAMING = "pypinyin"
"""The library that decides how pages are called whose addresses stand in the tables."""

_DATA = (".csv", ".yml")


@dataclass(frozen=True, slots=True)
class ReaderVersion:
    """All that decides a reading beside the report itself; plain data that can be sent about.

    `code` is the fingerprint of the reading code, `catalogue` that of the package's catalogue;
    `own` holds the files of a site's own catalogue, by name.
    """

    code: str
    catalogue: str
    own: tuple[tuple[str, bytes], ...]

    @property
    def fingerprint(self) -> str:
        """The version as 40 hexadecimal digits."""
        own = ((name, _digest(data)) for name, data in self.own)
        return _digest(json.dumps([self.code, self.catalogue, list(own)]).encode())


def reader_version_of(own: Path | None) -> ReaderVersion:
    """The version as it lies on the disk now; `own` is the folder of a site's own catalogue.

    The code is looked at once: a process goes on with the code that it has.
    Raises: SourceError when a file of `own` cannot be read.
    """
    data = {path.name: path for path in sorted(CATALOGUE.iterdir()) if path.suffix in _DATA}
    catalogue = _digest_of_files((name, path.read_bytes()) for name, path in data.items())
    mine = ((name, own / name) for name in data) if own else ()
    kept = tuple((name, read_bytes(path, follow=True)) for name, path in mine if path.is_file())
    # These too are looked at before any work begins, as an upgrade may come meanwhile.
    _analysis_fingerprint()
    _search_fingerprint()
    _program_fingerprint()
    return ReaderVersion(code_fingerprint(), catalogue, kept)


@cache
def code_fingerprint() -> str:
    """The fingerprint of the code that reads a report, with the libraries and the Python below."""
    below = [platform.python_implementation(), platform.python_version()]
    below += [f"{name} {version(name)}" for name in LIBRARIES]
    files = ((path.as_posix(), (PACKAGE / path).read_bytes()) for path in code_files())
    return _digest(json.dumps([*below, _digest_of_files(files)]).encode())


def code_files() -> tuple[PurePath, ...]:
    """The modules that may change a reading, below the package, in order."""
    found = (path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
    return tuple(sorted(path for path in found if path.parts[0] not in APART))


def described() -> str:
    """The program and the Python of this process, for a message."""
    try:
        program = version(DISTRIBUTION)
    except PackageNotFoundError:
        program = "of a folder"
    return f"{DISTRIBUTION} {program} on Python {platform.python_version()}"


def report_key(seed: SeedText, entry: str, reader_version: str) -> str:
    """What a report's layers are kept under: 40 hexadecimal digits.

    `entry` is the report's entry in the manifest as JSON, empty where there is none,
    `reader_version` a version's fingerprint. The folder is no part of it, the file's name is: the
    report has it.
    """
    original = (seed.original.file, seed.original.sha256) if seed.original else None
    return _digest(
        json.dumps(
            [reader_version, seed.file, hashlib.sha256(seed.data).hexdigest(), original, entry]
        ).encode()
    )


def derived_key(keys: Iterable[str]) -> str:
    """What is kept of the analysis of reports with these keys, in the corpus's order."""
    return _digest(json.dumps([_analysis_fingerprint(), *keys]).encode())


@cache
def _analysis_fingerprint() -> str:
    """The code that puts layers together; what it calls is among the code that reads."""
    return _digest((PACKAGE / "analysis.py").read_bytes())


def search_key(made_of: Iterable[object]) -> str:
    """What is kept of the search of texts that these values describe; JSON can hold them."""
    return _digest(json.dumps([code_fingerprint(), _search_fingerprint(), *made_of]).encode())


@cache
def _search_fingerprint() -> str:
    """The code that makes the search's files; what it calls is among the code that reads."""
    files = sorted((PACKAGE / "search").glob("*.py"))
    return _digest_of_files((path.name, path.read_bytes()) for path in files)


def package_key(keys: Iterable[str], made_with: Iterable[object]) -> str:
    """What is kept of the tables of reports with these keys, in the corpus's order.

    `made_with` is what else shows in them; JSON can hold it.
    """
    return _digest(json.dumps([_program_fingerprint(), list(keys), list(made_with)]).encode())


@cache
def _program_fingerprint() -> str:
    """All code of the package, as addresses and words in tables come from many modules."""
    files = sorted(PACKAGE.rglob("*.py"))
    names = ((path.relative_to(PACKAGE).as_posix(), path.read_bytes()) for path in files)
    below = [code_fingerprint(), f"{_NAMING} {version(_NAMING)}", _digest_of_files(names)]
    return _digest(json.dumps(below).encode())


def _digest_of_files(files: Iterable[tuple[str, bytes]]) -> str:
    return _digest(json.dumps([(name, _digest(data)) for name, data in files]).encode())


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=20).hexdigest()
