"""Records of this program as bytes: for the store, other processes, and what few ask for."""

from __future__ import annotations

import io
import pickle
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from itertools import chain, pairwise
from typing import Any, Generic, TypeVar

from generator.model import Traced
from generator.seeds.source import MAX_CHARACTERS

_PROTOCOL = 5
FAST = 1  # a higher level makes a file a sixteenth smaller, and takes twice as long
WRAPPED = 0
"""zlib's level for what packing would not make smaller."""

MAX_BYTES = 128 * 2**20
"""Of a record, packed or not: a report of a million characters has a tenth of it."""

_Record = TypeVar("_Record")
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Packed(Generic[_Row]):
    """Records in their order, held as bytes: thousands that few ask for.

    Each pass over them makes them anew, in a fifth of the memory.
    """

    count: int
    data: bytes

    @classmethod
    def of(cls, records: Sequence[_Row]) -> Packed[_Row]:
        """The records, packed."""
        return cls(len(records), encoded(tuple(records)))

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[_Row]:
        return iter(decoded(self.data, tuple))


def encoded(record: object, level: int = FAST, *, source: str = "") -> bytes:
    """A record, such as the layers of a report, as bytes that `decoded` reads.

    `source` is the text in which its texts stand, if there is one.
    """
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, _PROTOCOL)
    pickler.dispatch_table = {Traced: partial(_reduced, source)}
    pickler.dump(record)
    return zlib.compress(buffer.getvalue(), level)


def decoded(data: bytes | memoryview, kind: type[_Record]) -> _Record:
    """The record of that kind that `encoded` made these bytes of.

    Bytes that anyone else made can bring in a wrong record, but run no code.
    Raises: Exception, of many kinds, when they are damaged or of other records than today's.
    """
    unpacked = zlib.decompressobj()
    pickled = unpacked.decompress(data, MAX_BYTES)
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
