"""Keeps two programs from changing the same folder at once."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.errors import SourceError

WAIT = 60.0
"""Seconds after which a program that waits gives up."""

_MAX_NOTE = 200


@contextmanager
def locked(
    path: Path,
    *,
    what: str,
    by: str = "another program",
    wait: float = WAIT,
    say: Callable[[str], object] = lambda line: None,
) -> Iterator[None]:
    """Holds the lock at `path`, a file that is there while somebody holds it.

    Its folder is made where it is missing. `what` names what is locked and `by` who holds it, both
    for the messages of those who wait; `say` gets one line before a wait. The system frees the lock
    of a process that dies.
    Raises: SourceError when it is still held after `wait` seconds, or cannot be made.
    """
    lock = FileLock(path)
    try:
        _acquire(lock, path, what, wait, say)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"cannot be locked ({reason}); nothing was changed"
        raise SourceError(what, None, message) from error
    try:
        with contextlib.suppress(OSError):  # Windows: nobody else may read a locked file
            path.write_text(f"{by} (process {os.getpid()})", encoding="utf-8")
        yield
    finally:
        # While it is held: a program that waits for the removed file notices, and starts anew.
        with contextlib.suppress(OSError):
            path.unlink()
        lock.release()


def _acquire(
    lock: FileLock, path: Path, what: str, wait: float, say: Callable[[str], object]
) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(f"{what}: waiting for {_holder(path)}, {wait:g} seconds at most")
    else:
        return
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        message = f"is still in use by {_holder(path)} after {wait:g} seconds; nothing was changed"
        raise SourceError(what, None, f"{message}; try again when it has ended") from None


def _holder(path: Path) -> str:
    try:
        with path.open("rb") as file:
            note = file.read(_MAX_NOTE).decode(errors="replace")
    except OSError:
        note = ""
    return note or "another program"
