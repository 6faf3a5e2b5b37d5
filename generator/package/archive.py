"""A zip whose files are compressed piece by piece, while they are written elsewhere.

The standard library's `zipfile` compresses only by itself and a file as a whole: the package would
be made twice for it, and a preview would compress all anew after every edit. What is compressed
here are pieces, each with a boundary behind it, so that they can be put together in any company.

Source: RFC 1951; APPNOTE.TXT 6.3 by PKWARE, 4.3 to 4.5. No file has a date but the first of the
format, so that the same files make the same archive.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.errors import GeneratorError
from generator.kept import Kept

_LEVEL = 1  # half the time of zlib's own choice, for a twelfth more bytes
_END = b"\x03\x00"  # an empty last block
_LOCAL, _CENTRAL, _LAST = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION = 20
_UNIX = 3 << 8
_NAMES_IN_UTF8 = 1 << 11
_DEFLATED = 8
_MIDNIGHT, _FIRST_DAY = 0, 0x21  # 1980-01-01
_READABLE = 0o100644 << 16
_LIMIT = 1 << 32
_MOST_FILES = (1 << 16) - 1


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file as it stands in the archive."""

    pieces: tuple[bytes, ...]
    size: int
    checksum: int

    @property
    def room(self) -> int:
        """How many bytes it takes there."""
        return sum(map(len, self.pieces))

    def content(self) -> Iterator[bytes]:
        """The file again, a piece at a time."""
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        return map(inflate.decompress, self.pieces)


class Archive:
    """Files by path, below one folder unless that is empty; each given once, in whatever order.

    `kept` has pieces as they were compressed before.
    """

    def __init__(self, folder: str, kept: Kept) -> None:
        self._folder = f"{folder}/" if folder else ""
        self._kept = kept
        self._packed: dict[str, PackedFile] = {}

    def __contains__(self, path: str) -> bool:
        return path in self._packed

    def passing(self, path: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The pieces of a file, which is in the archive once the last has passed."""
        packed: list[bytes] = []
        size = checksum = 0
        for number, piece in enumerate(pieces):
            squeeze = partial(_compressed, piece)
            packed.append(self._kept.get((self._folder, path, number), piece, squeeze))
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
            yield piece
        self._packed[path] = PackedFile((*packed, _END), size, checksum)

    def held(self, path: str) -> PackedFile:
        """A file that it has. Raises: KeyError."""
        return self._packed[path]

    def take(self, path: str, packed: PackedFile) -> None:
        """Takes in a file that another archive had."""
        self._packed[path] = packed

    def add(self, path: str, content: bytes) -> None:
        """Takes in a file that is wanted nowhere else."""
        for _ in self.passing(path, (content,)):
            pass

    def chunks(self, paths: Iterable[str]) -> Iterator[bytes]:
        """The archive of these files, in this order, which it gives up as it writes them.

        Raises: KeyError for a file that was not given, GeneratorError where the format ends.
        """
        offset = 0
        directory: list[bytes] = []
        for path in paths:
            packed = self._packed.pop(path)
            name = f"{self._folder}{path}".encode()
            if max(packed.size, offset + packed.room) >= _LIMIT or len(directory) == _MOST_FILES:
                raise GeneratorError(f"{path}: too large for a zip; expected less than 4 GiB")
            shared = struct.pack(
                "<5H3L2H",
                *(_VERSION, _NAMES_IN_UTF8, _DEFLATED, _MIDNIGHT, _FIRST_DAY),
                *(packed.checksum, packed.room, packed.size),
                *(len(name), 0),
            )
            header = _LOCAL + shared + name
            where = struct.pack("<3H2L", 0, 0, 0, _READABLE, offset)
            directory.append(_CENTRAL + struct.pack("<H", _UNIX | _VERSION) + shared + where + name)
            yield header
            yield from packed.pieces
            offset += len(header) + packed.room
        listed = b"".join(directory)
        count = len(directory)
        yield listed
        yield _LAST + struct.pack("<4H2LH", 0, 0, count, count, len(listed), offset, 0)


def _compressed(piece: bytes) -> bytes:
    """The piece as blocks of a stream that goes on, with nothing that refers to earlier ones."""
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflate.compress(piece) + deflate.flush(zlib.Z_FULL_FLUSH)
