"""What the marks of a picture mean, in lines below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.pictures.marks import SIZE, WIDTH, text, text_width

_LINE = 20
_MARK, _BETWEEN = 18, 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark, drawn around a point, and its meaning. Without a mark the words stand alone."""

    words: str
    mark: Callable[[float, float], str] | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """The entries as drawn, and how much room they take below `top`."""

    body: str
    height: float


def legend(entries: Iterable[Entry], top: float, width: float = WIDTH) -> Legend:
    """The entries from left to right, in as many lines as they need."""
    parts: list[str] = []
    x, y = 0.0, top + _LINE / 2
    for entry in entries:
        lead = _MARK if entry.mark else 0
        needed = lead + text_width(entry.words)
        if x and x + needed > width:
            x, y = 0.0, y + _LINE
        if entry.mark:
            parts.append(entry.mark(x + _MARK / 2 - 2, y))
        parts.append(text(x + lead, y + SIZE / 3, entry.words))
        x += needed + _BETWEEN
    return Legend("".join(parts), y + _LINE / 2 - top if parts else 0)
