"""The words in which two versions of a sentence differ.

Numbers and Latin words are compared whole, all else character by character: the longest common
subsequence, without the islands of one or two characters that two long changes share by chance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from generator.grammar.sentences import CLAUSE_ENDS
from generator.rewording.forms import compared, words_length, words_of

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]+|.", re.DOTALL)
SOLID = 4
"""Characters in a row that two sentences have in common by more than chance."""

_ISLAND = 2
"""Characters of a common stretch that stands between two changes, at least."""

_READABLE = 4
"""The same where both changes are longer than it."""


_ITEM = 2
_CLAUSE = 8
"""Characters of what has only changed its place: within its sentence, and in the report."""

_MARKS = f"[{CLAUSE_ENDS}、]"
_ITEMS = re.compile(rf"{_MARKS}*[^{CLAUSE_ENDS}、]+{_MARKS}*|{_MARKS}+")


class Change(StrEnum):
    """What became of a piece of a sentence."""

    KEPT = "kept"
    DELETED = "deleted"
    ADDED = "added"


class Piece(NamedTuple):
    """Words of a sentence, as printed: in both versions, in the old one or in the new one.

    `moved`: the other report has them too, in another place.
    """

    change: Change
    text: str
    moved: bool = False


class _Block(NamedTuple):
    """The same tokens from `old` and from `new` on."""

    old: int
    new: int
    length: int


def tokens(text: str) -> list[str]:
    """The tokens of a text as it is compared: `6.5`, `GDP`, else single characters."""
    return _TOKEN.findall(compared(text))


def solid_length(old: Sequence[str], new: Sequence[str], least: int = SOLID) -> int:
    """Characters that two texts have in common, in order, in stretches of at least `least`."""
    common = ("".join(old[at : at + count]) for at, _, count in _blocks(old, new))
    lengths = (words_length(text) for text in common if len(text) >= least)
    return sum(length for length in lengths if length >= least)


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both versions in order; of a change, the deleted words come first.

    Kept words are those of the new version. Neither version has note marks.
    """
    a, b = tokens(old), tokens(new)
    # A token is as long as what is printed: halves of full width are one character too.
    at_old, at_new = _offsets(a), _offsets(b)
    pieces: list[Piece] = []
    kept = [*_readable(a, b), _Block(len(a), len(b), 0)]
    reached_old = reached_new = 0
    for block in kept:
        for change, text, offsets, start, end in (
            (Change.DELETED, old, at_old, reached_old, block.old),
            (Change.ADDED, new, at_new, reached_new, block.new),
            (Change.KEPT, new, at_new, block.new, block.new + block.length),
        ):
            if start < end:
                pieces.append(Piece(change, text[offsets[start] : offsets[end]]))
        reached_old, reached_new = block.old + block.length, block.new + block.length
    return tuple(pieces)


def with_moves(pieces: Sequence[Piece], words_before: str, words_now: str) -> tuple[Piece, ...]:
    """The pieces, cut where items end so that those are told which only changed their place.

    `words_…` are all words of either report, as `words_of` has them. What is deleted here and
    stands elsewhere is not gone.
    """
    items = {
        change: {words_of(item) for one in pieces if one.change is change for item in _items(one)}
        for change in (Change.DELETED, Change.ADDED)
    }
    others = {
        Change.DELETED: (items[Change.ADDED], words_now),
        Change.ADDED: (items[Change.DELETED], words_before),
    }
    found: list[Piece] = []
    for piece in pieces:
        if piece.change is Change.KEPT:
            found.append(piece)
            continue
        of_other, words = others[piece.change]
        for item in _items(piece):
            text = words_of(item)
            moved = len(text) >= _ITEM and text in of_other
            moved = moved or (len(text) >= _CLAUSE and text in words)
            last = found[-1] if found else None
            if last and last.change is piece.change and (last.moved is moved or not text):
                found[-1] = last._replace(text=last.text + item)
            else:
                found.append(Piece(piece.change, item, moved))
    return tuple(found)


def _items(piece: Piece) -> list[str]:
    """The clauses and the items of lists in a piece, each with the marks around it."""
    return _ITEMS.findall(piece.text)


def _offsets(found: Sequence[str]) -> list[int]:
    offsets = [0]
    for token in found:
        offsets.append(offsets[-1] + len(token))
    return offsets


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[_Block]:
    """A longest common subsequence, as runs of neighbouring tokens.

    Source: H. Hyyrö, Bit-parallel LCS-length computation revisited (2004): a row of the table is
    one whole number, in which a 0 says that the length grows at that token of the old text.
    """
    masks: defaultdict[str, int] = defaultdict(int)
    for position, token in enumerate(old):
        masks[token] |= 1 << position
    full = (1 << len(old)) - 1
    row, rows = full, []
    for token in new:
        same = row & masks.get(token, 0)
        row = ((row + same) | (row - same)) & full
        rows.append(row)
    found: list[_Block] = []
    i, j, count = len(old) - 1, len(new) - 1, 0
    while i >= 0 and j >= 0:
        if rows[j] >> i & 1 or (j and not rows[j - 1] >> i & 1):
            if count:
                found.append(_Block(i + 1, j + 1, count))
                count = 0
            if rows[j] >> i & 1:
                i -= 1
            else:
                j -= 1
        else:
            i, j, count = i - 1, j - 1, count + 1
    if count:
        found.append(_Block(i + 1, j + 1, count))
    return found[::-1]


def _readable(old: Sequence[str], new: Sequence[str]) -> list[_Block]:
    """The common stretches that a reader would call the same words."""
    head = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    most = min(len(old), len(new)) - head
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    inner = _blocks(old[head : len(old) - tail], new[head : len(new) - tail])
    blocks = [
        _Block(0, 0, head),
        *(_Block(one.old + head, one.new + head, one.length) for one in inner),
        _Block(len(old) - tail, len(new) - tail, tail),
    ]
    found = _without_islands(blocks, old)
    return [block for block in _widened(found, old, new) if block.length]


def _without_islands(blocks: list[_Block], old: Sequence[str]) -> list[_Block]:
    """The first and the last block, and those between that are long enough for their changes."""
    kept = [blocks[0]]
    for block, following in pairwise(blocks[1:]):
        length = words_length("".join(old[block.old : block.old + block.length]))
        before = _gap(kept[-1], block)
        behind = _gap(block, following)
        if length >= _READABLE or (length >= _ISLAND and (before <= length or behind <= length)):
            kept.append(block)
    return [*kept, blocks[-1]]


def _gap(block: _Block, following: _Block) -> int:
    """How long the change between two blocks is, in tokens of the shorter version.

    Where one version has nothing between them, no island can stand there by chance.
    """
    return min(
        following.old - block.old - block.length,
        following.new - block.new - block.length,
    )


def _widened(blocks: list[_Block], old: Sequence[str], new: Sequence[str]) -> list[_Block]:
    """The blocks with the tokens around them that both versions have once islands are gone."""
    found = list(blocks)
    for number in range(1, len(found)):
        (i, j, count), (a, b, n) = found[number - 1 : number + 1]
        while i + count < a and j + count < b and old[i + count] == new[j + count]:
            count += 1
        while i + count < a and j + count < b and old[a - 1] == new[b - 1]:
            a, b, n = a - 1, b - 1, n + 1
        found[number - 1 : number + 1] = _Block(i, j, count), _Block(a, b, n)
    return found
