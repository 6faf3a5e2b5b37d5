"""What can go wrong with the input, said as: where, what was found, what was expected."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class GeneratorError(Exception):
    """Base of every error this package raises on purpose; its text is one line for a person."""


class SourceError(GeneratorError):
    """A file that cannot be used. `path` and `line` (1-based, or None) say where."""

    def __init__(self, path: str, line: int | None, message: str) -> None:
        self.path = path
        self.line = line
        self.message = message
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")


class CatalogueError(SourceError):
    """A catalogue or manifest file that breaks its schema."""


class EntryError(CatalogueError):
    """An entry of the manifest that cannot be used.

    `files` are those that it names all the same, `withholds` tells whether it keeps them from being
    published.
    """

    def __init__(self, error: SourceError, files: frozenset[str], *, withholds: bool) -> None:
        super().__init__(error.path, error.line, error.message)
        self.files = files
        self.withholds = withholds


def unexpected(path: str, error: Exception) -> SourceError:
    """An internal error as a `SourceError`, so that only this file fails."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    what = " ".join(f"{type(error).__name__} {error}".split())
    return SourceError(path, None, f"cannot be read: {what} at {where}; a fault of this program")


class ProblemCode(StrEnum):
    """The kinds of problems that an editor may accept; flags have their own codes."""

    ANNEX = "annex"
    CONTRADICTION = "contradiction"
    CORRECTION = "correction"
    KIND = "kind"
    MANIFEST = "manifest"
    NOTE_MARK = "note_mark"
    NUMBERING = "numbering"
    PART = "part"
    REGION = "region"
    SECOND_REPORT = "second_report"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor should look at, which still leaves a usable page.

    `code` names the kind, a `ProblemCode` or a flag's; the manifest's `accept` silences it for one
    report once an editor has looked. Problems without a code cannot be silenced. `expected` may be
    empty; `offset` is the place in the source, where one is known.
    """

    path: str
    line: int | None
    found: str
    code: str = ""
    expected: str = ""
    offset: int | None = None

    @property
    def message(self) -> str:
        """What was found and what was expected, in one line."""
        return f"{self.found}; expected {self.expected}" if self.expected else self.found

    @property
    def tag(self) -> str:
        """The code as it is shown behind the message, empty where there is none."""
        return f" [{self.code}]" if self.code else ""

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}: {self.message}"
            if self.line
            else f"{self.path}: {self.message}"
        )
