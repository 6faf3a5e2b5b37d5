"""Runs a reader in a process of its own, with bounded time and memory.

HTML and PDF are parsed by libraries written in C. What a hostile document does to them (hours of
work, gigabytes, a crash) happens there, and is one clear line here.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.errors import SourceError
from generator.importing import html, pdf, word
from generator.importing.origin import Clue, limited

MAX_SECONDS = 20
MAX_MEMORY = 2 * 2**30
MAX_CHARACTERS = 2_000_000
"""The longest text that is taken: thirty times the longest report."""


class Reader(Protocol):
    """Reads a document: its text and encoding. `name` is for messages."""

    def __call__(self, data: bytes, name: str) -> tuple[str, str]: ...


class ClueReader(Protocol):
    """Reads what a document that its `Reader` takes says of where it is from."""

    def __call__(self, data: bytes, name: str) -> Iterator[Clue]: ...


READERS: Mapping[str, Reader] = {
    "html": html.read,
    "pdf": pdf.read,
    "word": word.read,
}
"""The readers that run in a process of their own, by format."""

CLUE_READERS: Mapping[str, ClueReader] = {
    "html": html.clues,
    "pdf": pdf.clues,
    "word": word.clues,
}


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader found in a document."""

    text: str
    encoding: str
    clues: tuple[Clue, ...]


def read(form: str, data: bytes, name: str) -> Content:
    """The content of a document in the format `form`.

    Raises: SourceError when its reader refuses it, or does not come to an end.
    """
    package = Path(__file__).parents[2]
    paths = filter(None, (str(package), os.environ.get("PYTHONPATH")))
    try:
        # -P: a file json.py beside the document must not be imported.
        done = subprocess.run(
            [sys.executable, "-P", "-m", __name__, form, name],
            input=data,
            capture_output=True,
            timeout=3 * MAX_SECONDS,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _unfinished(name, form, "too slow") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        slow = done.returncode == -getattr(signal, "SIGXCPU", 0)
        raise _unfinished(
            name, form, "too slow" if slow else "too much memory, or a crash"
        ) from None
    if "error" in answer:
        raise SourceError(name, answer["line"], answer["error"])
    clues = tuple(Clue(place, text) for place, text in answer["clues"])
    return Content(answer["text"], answer["encoding"], clues)


def read_here(form: str, data: bytes, name: str) -> Content:
    """What `read` answers, read in this very process. Raises: SourceError when it is refused."""
    text, encoding = READERS[form](data, name)
    check_length(text, name)
    return Content(text, encoding, limited(CLUE_READERS[form](data, name)))


def check_length(text: str, name: str) -> None:
    """Refuses a text that is too long to be a report. Raises: SourceError."""
    if len(text) > MAX_CHARACTERS:
        found = f"found {len(text):,} characters"
        raise SourceError(name, None, f"{found}; expected {MAX_CHARACTERS:,} at most")


def _unfinished(name: str, form: str, reason: str) -> SourceError:
    found = f"reading it as {form} did not come to an end ({reason})"
    return SourceError(name, None, f"{found}; expected a document as small as a report")


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit of `read` alone
        return
    for limit, most in ((resource.RLIMIT_CPU, MAX_SECONDS), (resource.RLIMIT_AS, MAX_MEMORY)):
        hard = resource.getrlimit(limit)[1]
        if hard == resource.RLIM_INFINITY or hard > most:
            resource.setrlimit(limit, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Reads the document on standard input, as the two arguments say, and answers in JSON."""
    _limit()
    form, name = sys.argv[1:]
    answer: dict[str, object]
    try:
        content = read_here(form, sys.stdin.buffer.read(), name)
        clues = [(clue.place, clue.text) for clue in content.clues]
        answer = {"text": content.text, "encoding": content.encoding, "clues": clues}
    except SourceError as error:
        answer = {"error": error.message, "line": error.line}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
