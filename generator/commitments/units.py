"""The clauses of a plan's paragraph, and those of them that bind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from generator.commitments.lexer import Kind, Token
from generator.model import Number

Range = tuple[int, int]
"""Characters `[start, end)` of a paragraph."""

NOWHERE: Range = (0, 0)

REACHES = Kind.STAGE | Kind.BUILDS | Kind.ISSUES
"""Kinds of tokens by which something comes to a stage: it is built, or issued."""

BEGUN = REACHES | Kind.HOSTS
"""The same, and what is held."""

_SAYS_HOW = frozenset({Kind.OPENER, Kind.SHORTENS})


@dataclass(frozen=True, slots=True)
class Promised:
    """A number of the ledger, and where it stands in its paragraph."""

    start: int
    end: int
    number: Number


@dataclass(slots=True)
class Unit:
    """A clause that binds, the kinds of its tokens as bits, and the numbers that it promises.

    `verb` and `deadline` are where they stand, `NOWHERE` for none. Behind `own_end` stands what the
    deed is for.
    """

    start: int
    end: int
    verb: Range
    deadline: Range
    tokens: Sequence[Token]
    kinds: int
    numbers: Sequence[Promised] = ()
    own_end: int = 0

    def __post_init__(self) -> None:
        self.own_end = self.end


@dataclass(slots=True)
class Clause:
    """Words between two marks; `ends_item`: another item follows, or none."""

    start: int
    end: int
    tokens: list[Token]
    kinds: int
    ends_item: bool
    numbers: list[Promised] = field(default_factory=list)
    counted: list[Promised] = field(default_factory=list)  # those of the numbers that are promised


class Sentence(NamedTuple):
    """The clauses of a sentence, and those of them that bind."""

    clauses: Sequence[Clause]
    units: list[Unit]


def verb_of(unit: Unit) -> Range:
    """The verb of a clause: 开展 of 创新开展, where another only says how it is done."""
    for token, following in pairwise(unit.tokens):
        says_how = (token.start, token.end) == unit.verb and token.kind in _SAYS_HOW
        if says_how and following.start == token.end and following.kind == Kind.DEED:
            return following.start, following.end
    return unit.verb
