"""A report as a tree under construction: headings with the lines that stand directly below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.model import Part, Span, Traced


@dataclass(frozen=True, slots=True)
class Body:
    """A paragraph's text; `after_heading`: cut from the line of its section's heading."""

    order: int
    body: Traced
    continues: bool = False
    after_heading: bool = False

    @property
    def text(self) -> str:
        return self.body.text


@dataclass(slots=True)
class Node:
    """A section under construction.

    `position` is the number that the marker says, 0 where there is none; `given` the part that an
    editor gives, `corrected` why an editor made a heading of it, `assigned` why one gave the part.
    """

    depth: int
    part: Part
    number: str = ""
    title: str = ""
    printed: str = ""
    heading: Span | None = None
    implied: bool = False
    position: int = 0
    given: Part | None = None
    corrected: str = ""
    assigned: str = ""
    doubtful: bool = False
    lists_terms: bool = False
    children: list[Node] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the heading stands; 0 where there is none."""
        return self.heading.start if self.heading else 0

    @property
    def last(self) -> Node:
        """The section below whose heading the part's last lines stand."""
        return self.children[-1] if self.children else self


def with_children(roots: Sequence[Node]) -> Iterator[Node]:
    """Every node, parents before children, in text order."""
    for root in roots:
        yield root
        yield from root.children
