"""Where every pair of neighbouring characters stands, in many small files.

A string of n characters is found by the positions of the pairs that cover it: exactly, and without
a text. A pair is two UTF-16 units of bare text as one number, multiplied by an odd constant: that
is one to one, so the product stands for the pair, and its first bits say in which shard it is.

A shard, as `positions.js` reads it: eight bytes of the edition; then for every pair, in the order
of products, its product's distance from the one before, the number of its positions, and the
positions, each as its distance from the one before. Positions start from -1, products from just
below the first that the shard may hold, so that every distance is at least 1. Numbers are varints:
seven bits a byte, the low ones first, the highest bit set where another byte follows.
"""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from functools import partial
from math import log2

from generator.search.folding import BORDER

FACTOR = 2654435761
"""2³² divided by the golden ratio: neighbouring numbers fall far from each other."""

SHARD = 4096
"""About how many bytes a shard has, which a query fetches beside the pairs that it asks for.

One of twelve characters asks six shards or a few more, if these are small: see
`benchmarks/searching.py`. Smaller ones are more files for little less to fetch.
"""

_BYTES_A_CHARACTER = 2.6  # of the reports, with the names
_MASK = 0xFFFFFFFF
_BORDER = ord(BORDER)
_UNIT = 4  # bytes of an array's number
_LONGEST = 5  # bytes of a varint


def number_of_shards(characters: int) -> int:
    """The power of two that is nearest to what the size of all texts asks for."""
    wanted = characters * _BYTES_A_CHARACTER / SHARD
    return 1 << round(log2(max(1, wanted)))


def varints(numbers: array[int], less: array[int] | None = None) -> bytes:
    """Numbers from 1 on as varints, each diminished by the one at its place in `less`.

    They are worked on together: the bytes that all numbers have at one place are one long integer.
    No byte of a varint is 0: those that a number does not need stay 0 and are taken out.
    """
    size = len(numbers)
    value = _as_integer(numbers) - (_as_integer(less) if less else 0)
    data = value.to_bytes(_UNIT * size, "little")
    columns = [0, *(int.from_bytes(data[n::_UNIT], "little") for n in range(_UNIT)), 0]
    ones = int.from_bytes(b"\1" * size, "little")
    written = bytearray(_LONGEST * size)
    following = 0  # the highest bit of each number that has more bytes
    for place in reversed(range(_LONGEST)):
        # Of seven bits the first `place` are the high ones of a byte, the others of the next byte.
        low = (1 << place) - 1
        sevens = columns[place] >> 8 - place & ones * low
        sevens |= columns[place + 1] << place & ones * (0x7F - low)
        written[place::_LONGEST] = (sevens | following).to_bytes(size, "little")
        following |= (sevens + ones * 0x7F) & ones * 0x80
    return bytes(written.translate(None, b"\0"))


def _as_integer(numbers: array[int]) -> int:
    """Numbers as the digits of one, the first the lowest."""
    return int.from_bytes(_little(numbers).tobytes(), "little")


def _little(numbers: array[int]) -> array[int]:
    """Numbers whose bytes are, or shall be, the low ones first."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers


class Pairs:
    """The positions of all pairs, from text after text."""

    def __init__(self) -> None:
        self._texts: list[bytes] = []

    def add(self, text: str) -> None:
        """A bare text at the next position; a border follows it."""
        self._texts.append(text.encode("utf-16-le", "surrogatepass"))

    def shards(self, number: int, edition: bytes) -> Iterator[bytes]:
        """The content of each shard, in order; `edition` is eight bytes."""
        bits = 32 - (number.bit_length() - 1)
        positions = self._positions()
        held: list[list[int]] = [[] for _ in range(number)]
        for pair in positions:
            if _BORDER not in (pair & 0xFFFF, pair >> 16):
                held[(pair * FACTOR & _MASK) >> bits].append(pair)
        for shard, pairs in enumerate(held):
            numbers, less = array("I"), array("I")
            before = (shard << bits) - 1
            for product, pair in sorted((pair * FACTOR & _MASK, pair) for pair in pairs):
                found = positions.pop(pair)
                numbers.extend((product - before, len(found)))
                numbers.extend(found)
                less.extend((0, 0, 0))
                less.extend(found[:-1])
                before = product
            yield edition + varints(numbers, less)

    def _positions(self) -> dict[int, array[int]]:
        """Where pairs stand, counted from 1."""
        positions: defaultdict[int, array[int]] = defaultdict(partial(array, "I"))
        end = 1
        for encoded in self._texts:
            length = len(encoded) // 2
            if length > 1:
                # Without a step of Python's for any pair.
                held = map(positions.__getitem__, _pairs(encoded, length))
                deque(map(array.append, held, range(end, end + length)), maxlen=0)
            end += length + 1
        return positions


def _pairs(encoded: bytes, length: int) -> Iterable[int]:
    """The pairs of a text in UTF-16, each as one number with the first unit in the high bits."""
    units = array("H", encoded)
    pairs = array("H", bytes(_UNIT * (length - 1)))
    pairs[0::2], pairs[1::2] = units[1:], units[:-1]
    return _little(array("I", pairs.tobytes()))
