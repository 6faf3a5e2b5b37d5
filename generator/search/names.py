"""What a query may mean beside words to be found: names to suggest, figures to answer with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.search.folding import fold, strip
from generator.search.shards import FACTOR
from generator.search.texts import Name

NAMES_A_BUCKET = 50
"""About how many names a file holds: a few kilobytes."""

Suggestion = tuple[str, str, str, str]
"""A name as it is suggested: its words, its kind, its address, the name that it is another of."""


def buckets(names: Sequence[Name]) -> Iterator[list[Suggestion]]:
    """The names by a hash of their first characters, which the browser makes as well.

    Other names stand by their own first characters. Within a bucket the order is that of `names`;
    a name that several reports explain is suggested once, with the first address.
    """
    number = number_of_buckets(names)
    found: defaultdict[int, dict[tuple[str, str], Suggestion]] = defaultdict(dict)
    for name in names:
        for words in (name.name, *name.aliases):
            bare = strip(fold(words))
            if bare:
                of = "" if words == name.name else name.name
                suggestion = (words, name.kind, name.url, of)
                found[bucket_of(bare, number)].setdefault((bare, name.kind), suggestion)
    for bucket in range(number):
        yield list(found[bucket].values())


def number_of_buckets(names: Iterable[Name]) -> int:
    """A power of two that follows the number of names."""
    count = sum(1 + len(name.aliases) for name in names)
    return 1 << (count // NAMES_A_BUCKET).bit_length()


def bucket_of(bare: str, number: int) -> int:
    """The bucket of names that begin with the first UTF-16 unit of a bare text."""
    unit = int.from_bytes(bare.encode("utf-16-le", "surrogatepass")[:2], "little")
    return (unit * FACTOR & 0xFFFFFFFF) * number >> 32
