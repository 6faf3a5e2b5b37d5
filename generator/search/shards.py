"""Where every pair of neighbouring characters stands, in many small files.

A string of n characters is found by the positions of the pairs that cover it: exactly, and without
a text. A pair is two UTF-16 units of bare text as one number, multiplied by an odd constant: that
is one to one, so the product stands for the pair, and its first bits say in which shard it is.

A shard, as `positions.js` reads it: eight bytes of the edition; then for every pair the rest of its
product, the number of bytes of its positions, and the positions, each as its distance from the one
before. Numbers are varints: seven bits a byte, the low ones first, the highest bit set where
another byte follows.
"""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, compress
from operator import sub

from generator.search.folding import BORDER

FACTOR = 2654435761
"""2³² divided by the golden ratio: neighbouring numbers fall far from each other."""

SHARD = 8192
"""About how many bytes a shard has: smaller ones would be more files for little less to fetch."""

_PARTS = 4  # at 189 reports 21 MiB instead of 39, in the same time
_BYTES_A_POSITION = 2.2
_MASK = 0xFFFFFFFF
_BORDER = ord(BORDER)

_SMALL = 1 << 14
_LAST = [bytes([n]) if n < 128 else bytes([n & 127 | 128, n >> 7]) for n in range(_SMALL)]
_GOES_ON = [bytes([n & 127 | 128, n >> 7 | 128]) for n in range(_SMALL)]


def number_of_shards(characters: int) -> int:
    """A power of two that follows the size of all texts."""
    wanted = characters * _BYTES_A_POSITION / SHARD
    return 1 << max(0, int(wanted) - 1).bit_length() if wanted > 1 else 1


def varints(numbers: Iterable[int]) -> bytes:
    """Numbers below 2²⁸ as varints."""
    return b"".join(
        [_LAST[n] if n < _SMALL else _GOES_ON[n & _SMALL - 1] + _LAST[n >> 14] for n in numbers]
    )


class Pairs:
    """The positions of all pairs, from text after text.

    They are put together in some turns, each for pairs that begin with some characters: positions
    as numbers take many times the room that they have in a file.
    """

    def __init__(self) -> None:
        self._texts: list[bytes] = []

    def add(self, text: str) -> None:
        """A bare text at the next position; a border follows it."""
        self._texts.append(text.encode("utf-16-le", "surrogatepass"))

    def shards(self, number: int, edition: bytes) -> Iterator[bytes]:
        """The content of each shard, in order; `edition` is eight bytes."""
        bits = 32 - (number.bit_length() - 1)
        within = (1 << bits) - 1
        shards = [bytearray(edition) for _ in range(number)]
        for part in range(_PARTS):
            for pair, found in self._positions(part).items():
                if pair & 0xFFFF == _BORDER or pair >> 16 == _BORDER:
                    continue
                if len(found) == 1:
                    content = _varint(found[0])
                else:
                    content = varints(map(sub, found, chain((0,), found)))
                product = _product(pair)
                shard = shards[product >> bits]
                shard += _varint(product & within)
                shard += _varint(len(content))
                shard += content
        return map(bytes, shards)

    def _positions(self, part: int) -> dict[int, array[int]]:
        """Where the pairs of a part stand: those whose first unit has that low byte."""
        positions: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
        chosen = bytes(byte % _PARTS == part for byte in range(256))
        end = 0
        for encoded in self._texts:
            length = len(encoded) // 2
            if length > 1:
                pairs = array("I", bytes(4 * (length - 1)))
                pairs[0::2] = array("I", encoded[: length // 2 * 4])
                pairs[1::2] = array("I", encoded[2 : 2 + (length - 1) // 2 * 4])
                if sys.byteorder == "big":
                    pairs.byteswap()
                which = encoded[0:-2:2].translate(chosen)
                places = compress(range(end, end + length), which)
                for pair, position in zip(compress(pairs, which), places, strict=False):
                    positions[pair].append(position)
            end += length + 1
        return positions


def _product(pair: int) -> int:
    """A pair's first unit is in the high bits, as one reads it."""
    return ((pair & 0xFFFF) << 16 | pair >> 16) * FACTOR & _MASK


def _varint(number: int) -> bytes:
    """A number below 2³² as a varint."""
    if number < _SMALL:
        return _LAST[number]
    if number < 1 << 28:
        return _GOES_ON[number & _SMALL - 1] + _LAST[number >> 14]
    return _GOES_ON[number & _SMALL - 1] + _GOES_ON[number >> 14 & _SMALL - 1] + _LAST[number >> 28]
