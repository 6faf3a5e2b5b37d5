"""A folder of seeds before any report is read: which texts it has, and what the manifest says.

A file is opened by `open_text`. Another program may change the folder meanwhile: see `unchanged`.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from generator.errors import EntryError, GeneratorError, SourceError
from generator.installation import A_SITE, CONFIGURATION
from generator.model import Original, Source
from generator.seeds.entry import Entry
from generator.seeds.files import MANIFEST, SUFFIX, check_file, is_there, read_bytes, same_elsewhere
from generator.seeds.manifest import read_manifest
from generator.seeds.source import ADD, source_of
from generator.terminal import printable

JOURNAL = ".unfinished/journal.json"
"""In a folder of seeds: there while files of it change places, and left by a killed program."""

CATALOGUE = "catalogue"
"""The folder beside the seeds that extends the catalogue."""

MEND = "`work-reports mend`"
_READINGS = 3
_PATIENCE = 1.0

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Folder:
    """The texts of a folder of seeds, and what the manifest says of them.

    `paths` are those to be published: first the ones that the manifest lists, then by name.
    `entries` has those of withheld reports as well. `misread` are the files whose entry is faulty,
    or all of them where the manifest itself is: for those only that error is reported, since they
    are read without their entries.
    """

    paths: tuple[Path, ...]
    entries: Mapping[str, Entry]
    misread: frozenset[str]
    errors: tuple[GeneratorError, ...]


@dataclass(frozen=True, slots=True)
class SeedText:
    """One text as it lies in the folder, not yet decoded; plain data that can be sent about.

    `path` is for messages. `original` is None where the text is its own.
    """

    path: str
    file: str
    data: bytes
    original: Original | None

    @property
    def source(self) -> Source:
        """The text, decoded. Raises: SourceError as `source_of` does."""
        return replace(source_of(self.data, self.path, self.file), original=self.original)


def catalogue_folder(seeds: Path) -> Path:
    """Where a site's own catalogue lies: beside the seeds."""
    return seeds.resolve().parent / CATALOGUE


def own_catalogue(seeds: Path) -> Path | None:
    """The folder that extends the catalogue, None where there is none."""
    folder = catalogue_folder(seeds)
    return folder if folder.is_dir() else None


def list_folder(seeds: Path) -> Folder:
    """What the folder holds; no text is opened.

    An original that the manifest names is passed over, since the text beside it is what counts.
    Raises: SourceError when the folder cannot be read.
    """
    entries, faults = read_manifest(seeds)
    withheld = {entry.file for entry in entries.values() if entry.withhold}
    files = seed_files(seeds)
    faulty = [fault for fault in faults if isinstance(fault, EntryError)]
    in_use = {name for entry in entries.values() for name in (entry.file, entry.original)}
    misread = frozenset(name for fault in faulty for name in fault.files) - in_use
    if len(faulty) < len(faults):
        misread = frozenset(path.name for path in files)
    withheld |= {name for fault in faulty if fault.withholds for name in fault.files & misread}
    passed_over = withheld | {entry.original for entry in entries.values()}
    misnamed = tuple(_name_faults(files))
    refused = {error.path for error in misnamed}
    paths = [path for path in files if path.name not in passed_over and str(path) not in refused]
    paths.sort(key=lambda path: (path.name not in entries, path.name))
    return Folder(tuple(paths), entries, misread, (*faults, *misnamed))


def unchanged(seeds: Path, read: Callable[[], T]) -> tuple[T, tuple[SourceError, ...]]:
    """The result of `read`, and errors for changes that a stopped program left unfinished.

    Reads again where the folder changed meanwhile, so that no half of a change is taken.
    """
    for _ in range(_READINGS):
        stopped = not _changes_ended(seeds)
        before = _state(seeds)
        found = read()
        if _state(seeds) == before:
            break
    if not stopped:
        return found, ()
    message = f"a program was stopped while changing it; expected {MEND}, which undoes that"
    return found, (SourceError(str(seeds), None, message),)


def read_source(path: Path) -> Source:
    """One text file, decoded. Raises: SourceError as `read_bytes` and `source_of` do."""
    return source_of(read_bytes(path), str(path), path.name)


def open_text(path: Path, entry: Entry | None) -> SeedText:
    """One text of the folder, with the document that it was taken from. Raises: SourceError."""
    check_file(path)
    if path.suffix != SUFFIX:
        found = f"found {path.suffix or 'no ending'}"
        raise SourceError(str(path), None, f"{found}; expected {SUFFIX}, which {ADD} makes of it")
    return SeedText(str(path), path.name, read_bytes(path), _original(path.parent, entry))


def _original(seeds: Path, entry: Entry | None) -> Original | None:
    """The document that the entry's text was taken from. Raises: SourceError."""
    if entry is None or not entry.original:
        return None
    data = read_bytes(seeds / entry.original)
    return Original(file=entry.original, sha256=hashlib.sha256(data).hexdigest())


def seed_files(seeds: Path) -> list[Path]:
    """Everything in the folder but the manifest and hidden files, by name. Raises: SourceError."""
    try:
        found = sorted(seeds.iterdir())
    except FileNotFoundError as error:
        raise SourceError(str(seeds), None, f"is not there; {_instead_of(seeds)}") from error
    except OSError as error:
        raise SourceError(str(seeds), None, f"cannot be read ({error.strerror})") from error
    return [path for path in found if path.name != MANIFEST and not path.name.startswith(".")]


def _instead_of(seeds: Path) -> str:
    """The message's expectation where the folder of seeds is missing."""
    if is_there(seeds.absolute().parent / CONFIGURATION):
        return f"expected the site's reports: `mkdir {seeds}` makes a folder for them"
    return f"{A_SITE}; `--seeds` names a folder of reports elsewhere"


def _name_faults(files: Sequence[Path]) -> Iterator[SourceError]:
    """The files that cannot keep their names in an archive or on another system."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    names[same_elsewhere(MANIFEST)].append(MANIFEST)
    for path in files:
        names[same_elsewhere(path.name)].append(path.name)
    for path in files:
        try:
            path.name.encode()
        except UnicodeEncodeError:
            yield SourceError(str(path), None, "its name is not UTF-8; expected it renamed")
            continue
        if printable(path.name) != path.name:
            message = "its name holds invisible or control characters; expected it renamed"
            yield SourceError(str(path), None, message)
            continue
        others = [name for name in names[same_elsewhere(path.name)] if name != path.name]
        if others:
            message = f"its name and {', '.join(others)} are one on systems that ignore case"
            yield SourceError(str(path), None, f"{message}; expected one of them renamed")


def _state(seeds: Path) -> tuple[tuple[str, int, int, int], ...]:
    """What tells whether the folder's files have changed; empty where it cannot be read."""
    try:
        with os.scandir(seeds) as found:
            stats = [(file.name, file.stat(follow_symlinks=False)) for file in found]
    except OSError:
        return ()
    return tuple(
        sorted(
            (name, stat.st_ino, stat.st_mtime_ns, stat.st_size)
            for name, stat in stats
            if not name.startswith(".")
        )
    )


def _changes_ended(seeds: Path) -> bool:
    """Lets another program finish a change: a few renames, which end unless it was killed."""
    end = time.monotonic() + _PATIENCE
    while is_there(seeds / JOURNAL):
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
