"""Text as a terminal shows it: in one line, harmless, and in columns."""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import click

_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories that move a cursor, change the reading direction or break a line."""


def printable(text: str) -> str:
    """`text` in one line, with whatever would steer a terminal or cannot be encoded spelled out."""
    return text if _is_harmless(text) else "".join(map(_spelled, text))


def say(message: object) -> None:
    """Tells a person something: one line on the error stream."""
    click.echo(printable(str(message)), err=True)


def is_watched() -> bool:
    """Whether a person sees what is written to the error stream."""
    return sys.stderr.isatty()


@contextmanager
def progress_bar(count: int) -> Iterator[Callable[[int], None]]:
    """Shows how many of `count` reports are read, how fast, and how long the others take.

    Each call within the block says that so many more are. On a terminal only, whose line is clear
    again in the end.
    """
    if not is_watched():
        yield lambda more: None
        return
    pace = _Pace(count)
    shown: Any = click.progressbar(
        length=count,
        label="reading",
        show_pos=True,
        show_eta=False,  # Click's own takes reports that arrive together for one
        item_show_func=lambda _: str(pace),
        update_min_steps=max(1, count // 1000),
        file=sys.stderr,
    )

    def advance(more: int) -> None:
        pace.advance(more)
        shown.update(more)

    try:
        yield advance
    finally:
        click.echo("\r\x1b[K\x1b[?25h", nl=False, err=True, color=True)


class _Pace:
    """How fast something goes of late, and how long the rest takes at that: `9/s, 0:00:16 left`."""

    def __init__(self, count: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._left = count
        self._clock = clock
        self._steps = deque([(clock(), 0)])

    def advance(self, more: int) -> None:
        now = self._clock()
        self._left -= more
        self._steps.append((now, more))
        while len(self._steps) > 2 and self._steps[0][0] < now - _LATELY:
            self._steps.popleft()

    def __str__(self) -> str:
        # The first of them only says from when on the others are counted.
        done = sum(more for _, more in self._steps) - self._steps[0][1]
        seconds = self._clock() - self._steps[0][0]
        if not done or not seconds:
            return ""
        rate = done / seconds
        return f"{rate:.0f}/s, {timedelta(seconds=round(self._left / rate))} left"


_LATELY = 20.0
"""Seconds by which the pace is told: what is kept is read in a twentieth of the time."""


def json_text(document: object) -> str:
    """The document as indented JSON that can be printed: steering characters are escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    # `json.dumps` escapes line feeds inside strings; those that are left part the lines.
    return "\n".join(
        line if _is_harmless(line) else "".join(map(_escaped, line)) for line in text.split("\n")
    )


def _is_harmless(text: str) -> bool:
    return (text.isascii() and text.isprintable()) or not any(map(_steers, text))


def _steers(char: str) -> bool:
    return unicodedata.category(char) in _STEERING


def _spelled(char: str) -> str:
    if not _steers(char):
        return char
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1] if _steers(char) else char


# --- Tables -------------------------------------------------------------------------------------


def aligned(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> list[str]:
    """The rows as lines of a table: every column as wide as its widest cell, numbers to the right.

    A row that lacks a column has an empty cell there.
    """
    cells = [[printable(row.get(name, "")) for name in columns] for row in rows]
    widths = [max(map(width, column)) for column in zip(columns, *cells, strict=True)]
    right = [all(row.get(name, "0").isdecimal() for row in rows) for name in columns]
    return ["  ".join(map(_padded, line, widths, right)).rstrip() for line in (columns, *cells)]


def _padded(text: str, wide: int, to_right: bool) -> str:
    space = " " * (wide - width(text))
    return space + text if to_right else text + space


def width(text: str) -> int:
    """The columns that `text` takes in a terminal: a Han character takes two."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
