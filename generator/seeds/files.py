"""Files of a folder of seeds: what may be read, and which names they may have."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

from generator.errors import SourceError

MANIFEST = "reports.yml"
SUFFIX = ".txt"
MAX_BYTES = 32 * 2**20
"""A newspaper's whole issue as PDF has less, a report's text 100 kB: more is refused unread."""

_MAX_NAME_BYTES = 200
"""A file system takes 255; what is made of a name, such as a hidden copy, needs some of them."""

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


def is_plain_name(name: str) -> bool:
    """Whether `name` stays in its folder on every system, and is not one that is passed over.

    Characters that are not seen are refused: they let two names look alike, or one look another.
    """
    return (
        name == PurePosixPath(name).name == PureWindowsPath(name).name
        and not name.startswith(".")
        and not any(unicodedata.category(char) in _UNSEEN for char in name)
        and len(name.encode()) <= _MAX_NAME_BYTES
    )


def same_elsewhere(name: str) -> str:
    """A key that is equal for names which some systems take for one: case, Unicode's forms."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def is_there(path: Path) -> bool:
    """Whether anything has that name, a broken link included."""
    return os.path.lexists(path)


def check_file(path: Path, *, follow: bool = False) -> None:
    """Raises `SourceError` unless the file is regular and of plausible size; nothing is read.

    `follow` allows a symbolic link: for what a person names, not for what lies in a folder.
    """
    try:
        info = path.stat(follow_symlinks=follow)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(str(path), None, f"cannot be read ({reason})") from error
    if not stat.S_ISREG(info.st_mode):
        raise SourceError(str(path), None, f"is {_kind(info.st_mode)}; expected a file")
    if info.st_size > MAX_BYTES:
        raise SourceError(
            str(path), None, f"holds {info.st_size:,} bytes; expected {MAX_BYTES:,} at most"
        )


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a symbolic link"
    return "a folder" if stat.S_ISDIR(mode) else "a device, pipe or socket"


def read_bytes(path: Path, *, follow: bool = False) -> bytes:
    """The content of a file that `check_file` passes. Raises: SourceError."""
    check_file(path, follow=follow)
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), None, f"cannot be read ({error.strerror})") from error
