"""Keeps on disk what was read and derived, by key, so that none of it is done again.

Nothing here is ever an error: what cannot be read back is read anew, what cannot be kept is not.
Several programs can use one store at once.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import stat
import sys
import time
import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, TypeVar

from generator.installation import CONFIGURATION
from generator.layers import ReportLayers
from generator.model import Traced
from generator.output import replace_whole
from generator.seeds.source import MAX_CHARACTERS

CACHE = Path(".cache", "work-reports")
"""Beside `mkdocs.yml`: what one run leaves for the next."""

_FORMAT = b"work-reports layers 1\n"
"""Opens every file; another number, and those of another format are passed over."""

_DIGEST_BYTES = 32
_HEAD = len(_FORMAT) + _DIGEST_BYTES
_PROTOCOL = 5
_LEVEL = 1  # a higher one makes a file a sixteenth smaller, and takes twice as long
_UNPACKED = 0  # zlib's level for what is only wrapped
_MAX_BYTES = 128 * 2**20
"""Packed or not: a report of a million characters has a tenth of it."""

_DAY = 24 * 60 * 60.0
_LASTING = 30 * _DAY
"""Seconds after which layers that nobody asked for are removed."""

_SPARE = 500
"""Layers beyond those in use that are kept at least: a text that was edited, another branch."""

_BETWEEN = 60 * 60.0
"""Seconds between two times that a store is tidied."""

_Record = TypeVar("_Record")


def cache_beside(seeds: Path) -> Path | None:
    """Where the site of this folder of seeds keeps its caches; None where it is of no site."""
    site = seeds.resolve().parent
    return site / CACHE if (site / CONFIGURATION).is_file() else None


# --- Records as bytes ---------------------------------------------------------------------------


def encoded(record: object, level: int = _LEVEL) -> bytes:
    """A record, such as the layers of a report, as bytes that `decoded` reads."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, _PROTOCOL)
    source = record.source.text if isinstance(record, ReportLayers) else ""
    pickler.dispatch_table = {Traced: partial(_reduced, source)}
    pickler.dump(record)
    return zlib.compress(buffer.getvalue(), level)


def decoded(data: bytes | memoryview, kind: type[_Record]) -> _Record:
    """The record of that kind that `encoded` made these bytes of.

    Bytes that anyone else made can bring in a wrong record, but run no code.
    Raises: Exception, of many kinds, when they are damaged or of other records than today's.
    """
    unpacked = zlib.decompressobj()
    pickled = unpacked.decompress(data, _MAX_BYTES)
    if not unpacked.eof:
        raise ValueError("packed data that does not end")
    found = _Unpickler(io.BytesIO(pickled)).load()
    if not isinstance(found, kind):
        raise TypeError(f"no {kind.__name__}")
    return found


def _reduced(source: str, traced: Traced) -> tuple[Any, ...]:
    """A text of the source as where it stands there, which is pickled once; else the text itself.

    Origins are kept as the runs that they are: a paragraph has a few, and a thousand characters.
    """
    bounds = _bounds(traced.origins)
    if traced.text == _at(source, _runs(bounds)):
        return _cut, (source, bounds)
    return _traced, (traced.text, bounds)


def _bounds(origins: Sequence[int]) -> tuple[int, ...]:
    """Where each run of origins begins and ends, one behind the other."""
    if isinstance(origins, range):
        return (origins.start, origins.stop) if origins else ()
    bounds: list[int] = []
    expected = -1
    for origin in origins:
        if origin != expected:
            bounds += (expected, origin)
            expected = origin
        expected += 1
    return (*bounds[1:], expected)


def _runs(bounds: Sequence[int]) -> list[range]:
    """The ranges between each two of the `bounds`. Raises: ValueError when they are none."""
    if bounds and not (bounds[0] >= 0 and bounds[-1] <= MAX_CHARACTERS):
        raise ValueError("origins outside any source")
    if any(end < start for start, end in pairwise(bounds)):
        raise ValueError("origins that fall")
    return [range(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]


def _at(source: str, runs: Iterable[range]) -> str:
    return "".join(source[run.start : run.stop] for run in runs)


def _cut(source: str, bounds: Sequence[int]) -> Traced:
    """What stands in the source at the ranges between each two of the `bounds`."""
    return _traced(_at(source, _runs(bounds)), bounds)


def _traced(text: str, bounds: Sequence[int]) -> Traced:
    """The text whose origins are the ranges between each two of the `bounds`.

    Raises: ValueError when they are no such ranges, or of another length than the text.
    """
    runs = _runs(bounds)
    if sum(map(len, runs)) != len(text):
        raise ValueError("not one origin for each character")
    return Traced(text, runs[0] if len(runs) == 1 else tuple(chain.from_iterable(runs)))


class _Unpickler(pickle.Unpickler):
    """Knows the records of this program and the values that they hold, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _VALUES:
            return _VALUES[module, name]
        if module.startswith(_OURS):
            # What is not loaded is no part of layers: nothing is imported for a file's sake.
            found = getattr(sys.modules.get(module), name, None)
            if isinstance(found, type) and _is_record(found) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of layers")


def _is_record(kind: type) -> bool:
    return is_dataclass(kind) or issubclass(kind, Enum | tuple)


_OURS = f"{__name__.partition('.')[0]}."
_VALUES = {(kind.__module__, kind.__name__): kind for kind in (Decimal, date, _traced, _cut)}


# --- The store ----------------------------------------------------------------------------------


class LayerStore:
    """The layers of reports in a folder, a file each, and what was last made of them all, by name.

    `writes` tells whether anything may be changed there. `fault` says why nothing can be kept,
    empty as long as all can.
    """

    def __init__(self, cache: Path, *, writes: bool = True) -> None:
        self.folder = cache / "layers"
        self._all = self.folder / "all"
        self.fault = ""
        self._writes = writes

    def load(self, key: str) -> ReportLayers | None:
        """The layers kept under `key`; None where there are none that can be used."""
        path = self._path(key)
        found = _load(path, key, ReportLayers)
        if found:
            self._used(path)
        return found

    def keep(self, key: str, layers: bytes) -> None:
        """Keeps layers, as `encoded` gives them, under `key`, whole or not at all."""
        self._keep(self._path(key), key, layers)

    def load_last(self, name: str, key: str, kind: type[_Record]) -> _Record | None:
        """What of that name was made last, where it is kept under `key` and can be used."""
        path = self._all / name
        found = _load(path, key, kind)
        if found:
            self._used(path)
        return found

    def keep_last(self, name: str, key: str, record: object, *, packs: bool = True) -> None:
        """Keeps what was made of all layers in place of what of that name was made before.

        `packs` is False for a record that packing would not make smaller.
        """
        if self._writes:
            self._keep(self._all / name, key, encoded(record, _LEVEL if packs else _UNPACKED))

    def can_keep(self, size: int) -> bool:
        """Whether a record of that many bytes may be kept, so that it can be read back."""
        return self._writes and not self.fault and _HEAD + size <= _MAX_BYTES

    def _keep(self, path: Path, key: str, packed: bytes) -> None:
        if not self.can_keep(len(packed)):
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(path, _FORMAT + _seal(key, packed) + packed)
        except OSError as error:
            reason = error.strerror or str(error)
            self.fault = f"{self.folder}: what was read cannot be kept for the next time ({reason})"

    def tidy(self, used: Collection[str]) -> None:
        """Removes what nobody asked for in a month, and the oldest where there is too much else.

        Of layers not in `used`, as many are kept as are in use, and some. At most once an hour.
        """
        if not self._writes:
            return
        mark = self.folder / "tidied"
        now = time.time()
        try:
            if mark.exists() and now - mark.stat().st_mtime < _BETWEEN:
                return
            mark.touch()
            unused = (path for path in self.folder.glob("*/*") if path.name not in used)
            by_age = sorted(((path.stat().st_mtime, path) for path in unused), reverse=True)
            for number, (changed, path) in enumerate(by_age):
                lasting = _DAY if path.name.startswith(".") else _LASTING  # half written, killed
                if number >= len(used) + _SPARE or now - changed > lasting:
                    path.unlink(missing_ok=True)
        except OSError:  # another program tidies at the same time
            return

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def _used(self, path: Path) -> None:
        """Says at most once a day that the file is in use."""
        try:
            if self._writes and time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)
        except OSError:
            return


def _load(path: Path, key: str, kind: type[_Record]) -> _Record | None:
    """The record of a file that keeps it under `key`; None where it cannot be used."""
    try:
        info = path.lstat()
        if not stat.S_ISREG(info.st_mode) or info.st_size > _MAX_BYTES:
            return None
        data = memoryview(path.read_bytes())
        if data[:_HEAD] != _FORMAT + _seal(key, data[_HEAD:]):
            return None
        return decoded(data[_HEAD:], kind)
    except Exception:  # whatever is wrong with it: it is made anew
        return None


def _seal(key: str, packed: bytes | memoryview) -> bytes:
    """What tells a record that was torn, or moved to another key."""
    return hashlib.blake2b(packed, digest_size=_DIGEST_BYTES, key=key.encode()).digest()
