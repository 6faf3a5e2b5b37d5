"""The one space of positions in which everything searchable stands, and the texts in small files.

Names come first, so that they are the first to be found, then the reports in corpus order, page by
page. A *run* is a report's pages, or names of one kind; a *chunk* is one file with some whole
stretches of text, so that a result costs little to show. Positions count UTF-16 units of the *bare*
text, as JavaScript does; a border takes one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.search.folding import fold, strip
from generator.search.texts import Block, joined, stretches

CHUNK = 1500
"""How many characters a chunk holds at most, where one stretch is not longer.

Twenty results ask for one each before they stand there, and what may be fetched until then is the
bound: see `benchmarks/searching.py`. Smaller ones are more files to make and more requests.
"""


@dataclass(frozen=True, slots=True)
class PageText:
    """What is searched of a page, and what the browser is told of it.

    `fields` is the page without its text. The first `heads` blocks are its heading or its names.
    `label` is what the table keeps of it: the number of its address, or none.
    """

    fields: dict[str, object]
    blocks: list[Block]
    heads: int
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Pages that follow each other. `folder` is where their chunks lie, below `search/text/`.

    `report` is the report's number, or -1; `kind` is that of names, empty for a report's text.
    """

    kind: str
    report: int
    folder: str
    make: Callable[[], Iterable[PageText]]


@dataclass(slots=True)
class Chunk:
    """Some stretches of one page, or some whole pages."""

    pages: list[tuple[PageText, list[Block]]]
    length: int = 0


def chunks(pages: Iterable[PageText]) -> Iterator[Chunk]:
    """The pages' blocks in chunks: a page that fits goes to the one before it."""
    current: Chunk | None = None
    for page in pages:
        held = [(part, sum(len(str(b[1])) for b in part)) for part in stretches(page.blocks)]
        size = sum(length for _, length in held)
        if current and current.length + size <= CHUNK:
            current.pages.append((page, page.blocks))
            current.length += size
            continue
        if current:
            yield current
        current = Chunk([(page, [])])
        for part, length in held:
            if current.length and current.length + length > CHUNK:
                yield current
                current = Chunk([(page, [])])
            current.pages[0][1].extend(part)
            current.length += length
    if current:
        yield current


def bare_text(blocks: Sequence[Block]) -> str:
    """Blocks in the form that is searched."""
    return strip(fold(joined(blocks)))


def units(text: str) -> int:
    """The length of a text as JavaScript counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Lengths:
    """What the table says of a page: its names' or heading's length and those of its chunks.

    `aliases` is the length of other names, with the borders between them. `shares`: the page stands
    in the chunk of the page before.
    """

    head: int
    aliases: int
    shares: bool
    chunks: tuple[int, ...]


def measured(page: PageText, parts: Sequence[str], *, shares: bool) -> Lengths:
    """The lengths of a page whose chunks are `parts`, in bare text."""
    heads = [units(bare_text([block])) for block in page.blocks[: page.heads]]
    head, aliases = (heads[0] if heads else 0), heads[1:]
    between = sum(aliases) + len(aliases) - 1 if aliases else 0
    return Lengths(head, between, shares, tuple(map(units, parts)))
