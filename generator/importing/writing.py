"""Changes several files of one folder: all of them, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


def write_together(folder: Path, written: Mapping[str, bytes], removed: Sequence[str] = ()) -> None:
    """Puts the files there in their order, each at one stroke, then takes away those to remove.

    All that needs room on the disk, copies of what is to be changed included, is made beforehand in
    a hidden folder beside them; from there on only names change, and on any failure, an interrupt
    included, they are changed back.
    Raises: OSError, with the folder as it was.
    """
    with tempfile.TemporaryDirectory(prefix=".adding-", dir=folder) as hidden:
        changes = [
            _staged(Path(hidden), number, folder / name, written.get(name))
            for number, name in enumerate((*written, *removed))
        ]
        try:
            for change in changes:
                change.make()
        except BaseException:
            for change in reversed(changes):
                change.undo()
            raise


@dataclass(frozen=True, slots=True)
class _Change:
    """One file's change: where it stands, its new content, a copy of what stood there before.

    What was done is read from the disk, not remembered: an interrupt can fall between the two.
    """

    path: Path
    new: Path
    old: Path
    is_removal: bool

    def make(self) -> None:
        if self.is_removal:
            self.path.unlink()
        else:
            self.new.replace(self.path)

    def undo(self) -> None:
        if os.path.lexists(self.old):
            self.old.replace(self.path)
        elif not self.new.exists():
            self.path.unlink(missing_ok=True)


def _staged(hidden: Path, number: int, path: Path, content: bytes | None) -> _Change:
    change = _Change(path, hidden / f"{number}.new", hidden / f"{number}.old", content is None)
    if os.path.lexists(path):
        shutil.copy2(path, change.old, follow_symlinks=False)
    if content is not None:
        with change.new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # a full disk shows here, not later
    return change
