"""Lines and bodies for the tests of splitting, traced to a text that has them one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Traced
from generator.splitting.nodes import Body
from generator.splitting.normalise import Layout, PrintedLine


def traced(*texts: str) -> Iterator[Traced]:
    """The texts as the lines of one source."""
    start = 0
    for text in texts:
        yield Traced(text, tuple(range(start, start + len(text))))
        start += len(text) + 1


def lines_of(*texts: str) -> tuple[PrintedLine, ...]:
    """The texts as printed paragraphs that no furniture interrupts."""
    return tuple(PrintedLine(body) for body in traced(*texts))


def layout_of(*texts: str) -> Layout:
    """The texts as a source without furniture."""
    return Layout(lines_of(*texts), ())


def bodies_of(*texts: str) -> list[Body]:
    """The texts as the paragraphs of a section."""
    return [Body(order, body) for order, body in enumerate(traced(*texts))]
