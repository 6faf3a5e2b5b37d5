"""Changes several files of one folder: all of them, or none, whatever stops the program.

What a change needs is made beforehand in a hidden folder beside the files; a journal there says
what is to become of them. From then on only names change, the last one of which settles it: before
that, the change is undone by whoever comes next, after that it is done.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, field_validator

from generator.errors import SourceError
from generator.locking import locked
from generator.seeds.files import is_plain_name, is_there
from generator.seeds.folder import JOURNAL, MEND, seed_files

LOCK = ".lock"


@contextmanager
def changing(folder: Path, by: str, say: Callable[[str], object]) -> Iterator[None]:
    """Holds the folder for one program at a time, made whole if an earlier one was killed.

    Whatever decides on a change has to be read within. `by` is who holds it.
    Raises: SourceError when another program keeps it, or it cannot be made whole.
    """
    seed_files(folder)  # says it where the folder itself is missing
    with locked(folder / LOCK, what=str(folder), by=by, say=say):
        if mend(folder):
            say(f"{folder}: undone what a program that was stopped had half changed")
        yield


def write_together(folder: Path, written: Mapping[str, bytes], removed: Sequence[str] = ()) -> None:
    """Takes away the files to remove, then puts the others there in their order.

    All that needs room on the disk, copies of what is to be changed included, is made before any
    file changes. On any failure, an interrupt included, everything is changed back.
    Raises: OSError, with the folder as it was.
    """
    mend(folder)
    hidden = _hidden(folder)
    hidden.mkdir()
    try:
        changes = [
            _staged(hidden, number, folder / name, written.get(name))
            for number, name in enumerate((*removed, *written))
        ]
        _keep_journal(folder, changes)
        for change in changes:
            change.make(folder)
    except BaseException:
        _undo(folder)
        raise
    _clear(folder)


def mend(folder: Path) -> bool:
    """Undoes what a killed program left half done; whether there was anything of that kind.

    Raises: SourceError when a file has been changed since, or the folder cannot be written.
    """
    if not is_there(_hidden(folder)):
        return False
    try:
        return _undo(folder)
    except OSError as error:
        message = f"cannot be mended ({error.strerror or error})"
        raise SourceError(str(folder), None, message) from error


class _Change(BaseModel):
    """One file's change: digests of what stood there before and what is to stand there.

    Either is empty where there is no file. What was done is read from the disk, not remembered.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    name: str
    before: str
    after: str

    @field_validator("name")
    @classmethod
    def _inside(cls, name: str) -> str:
        if not is_plain_name(name):
            raise ValueError("expected the name of a file in this folder")
        return name

    def _new(self, folder: Path) -> Path:
        return _hidden(folder) / f"{self.number}.new"

    def _old(self, folder: Path) -> Path:
        return _hidden(folder) / f"{self.number}.old"

    def make(self, folder: Path) -> None:
        """Puts the new file in its place, or takes the old one away."""
        if self.after:
            self._new(folder).replace(folder / self.name)
        elif self.before:
            (folder / self.name).replace(self._old(folder))

    def is_made(self, folder: Path) -> bool:
        """Whether the change was carried out, and not undone since."""
        if self.after:
            return not self._new(folder).exists()
        return not self.before or self._old(folder).exists()

    def undo(self, folder: Path) -> None:
        """Brings back what stood there; does nothing where that stands there.

        Raises: SourceError when somebody else has changed the file since.
        """
        path = folder / self.name
        found = _digest(path)
        if not self.is_made(folder) or found == self.before:
            return
        if found != self.after:
            message = f"has been changed since a program was stopped while changing {folder}"
            raise SourceError(str(path), None, f"{message}; expected it moved away, then {MEND}")
        if self.before:
            self._old(folder).replace(path)
        else:
            path.unlink()


_CHANGES = TypeAdapter(list[_Change])


def _hidden(folder: Path) -> Path:
    return (folder / JOURNAL).parent


def _staged(hidden: Path, number: int, path: Path, content: bytes | None) -> _Change:
    before = _digest(path)
    if content is None:
        return _Change(number=number, name=path.name, before=before, after="")
    if before:
        shutil.copy2(path, hidden / f"{number}.old", follow_symlinks=False)
    _write(hidden / f"{number}.new", content)
    after = hashlib.sha256(content).hexdigest()
    return _Change(number=number, name=path.name, before=before, after=after)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # a full disk shows here, not later


def _digest(path: Path) -> str:
    """What tells one content from another; empty where nothing has that name."""
    if not is_there(path):
        return ""
    if not stat.S_ISREG(path.lstat().st_mode):
        return "no file"
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _keep_journal(folder: Path, changes: Sequence[_Change]) -> None:
    """Writes the journal at one stroke: where it can be read, it is whole."""
    unfinished = _hidden(folder) / "journal.new"
    _write(unfinished, _CHANGES.dump_json(list(changes)))
    unfinished.replace(folder / JOURNAL)


def _read_journal(folder: Path) -> list[_Change]:
    """The changes that were under way; none where no file had been touched yet."""
    path = folder / JOURNAL
    if not is_there(path):
        return []
    try:
        return _CHANGES.validate_json(path.read_bytes())
    except ValidationError as error:
        message = "is no journal of this program; expected the folder it lies in removed by hand"
        raise SourceError(str(path), None, message) from error


def _undo(folder: Path) -> bool:
    """Undoes what the journal lists, in the reverse order, unless its last change was made.

    Returns whether there was anything to undo.
    """
    changes = _read_journal(folder)
    is_unsettled = bool(changes) and not changes[-1].is_made(folder)
    if is_unsettled:
        for change in reversed(changes):
            change.undo(folder)
    _clear(folder)
    return is_unsettled


def _clear(folder: Path) -> None:
    """Removes the hidden folder, the journal first: without it there is nothing to undo.

    What cannot be removed is left to the next change.
    """
    with contextlib.suppress(OSError):
        (folder / JOURNAL).unlink(missing_ok=True)
        shutil.rmtree(_hidden(folder))
