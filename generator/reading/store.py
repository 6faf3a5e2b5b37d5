"""Keeps on disk what was read and derived, by key, so that none of it is done again.

Nothing here is ever an error: what cannot be read back is read anew, what cannot be kept is not.
Several programs can use one store at once.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Collection
from pathlib import Path
from typing import TypeVar

from generator.installation import CONFIGURATION
from generator.layers import ReportLayers
from generator.output import replace_whole
from generator.records import FAST, MAX_BYTES, WRAPPED, decoded, encoded

CACHE = Path(".cache", "work-reports")
"""Beside `mkdocs.yml`: what one run leaves for the next."""

_FORMAT = b"work-reports layers 1\n"
"""Opens every file; another number, and those of another format are passed over."""

_DIGEST_BYTES = 32
_HEAD = len(_FORMAT) + _DIGEST_BYTES
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


def encoded_layers(layers: ReportLayers) -> bytes:
    """The layers of a report as bytes, its text in them once."""
    return encoded(layers, source=layers.source.text)


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
        """Keeps layers, as `encoded_layers` gives them, under `key`, whole or not at all."""
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
            self._keep(self._all / name, key, encoded(record, FAST if packs else WRAPPED))

    def can_keep(self, size: int) -> bool:
        """Whether a record of that many bytes may be kept, so that it can be read back."""
        return self._writes and not self.fault and _HEAD + size <= MAX_BYTES

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
        if not stat.S_ISREG(info.st_mode) or info.st_size > MAX_BYTES:
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
