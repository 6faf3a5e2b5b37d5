"""What two clauses have in common that speak of one thing and do not call it by one name.

对困难家庭子女入学给予资助 and 为320名困难家庭新生发放资助金 share 困难家庭 and 资助, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from operator import add
from typing import NamedTuple

from generator.answers.objects import GAP, masked
from generator.catalogue.answers import AnswerWords
from generator.grammar.words import any_of
from generator.model import Number

_RUN = 2
"""Characters that stand together in both."""

_SHARED, _SHARE = 12, 0.6
"""Characters that both have at least, and their share of the promise's."""

_SHARED_OF_PEOPLE, _SHARE_OF_PEOPLE = 6, 0.4
"""The same where the other clause counts people."""

_LONGEST_OF_PEOPLE = 3
"""Characters of the longest run that both have there."""

_PAIRS = 4
"""Pairs of characters that both have at least: those of two runs of six characters."""

_PEOPLE = frozenset({"people", "households"})
"""Kinds of units that count whom something reached."""


class Clause(NamedTuple):
    """A clause of a review in half-width forms, its sentence's number, and its quantities."""

    text: str
    sentence: int
    pairs: frozenset[str]
    numbers: tuple[Number, ...]

    @classmethod
    def of(cls, text: str, sentence: int, numbers: Iterable[Number]) -> Clause:
        return cls(text, sentence, pairs_of(text), tuple(numbers))

    @property
    def counts_people(self) -> bool:
        return any(number.unit_kind in _PEOPLE for number in self.numbers)

    def has_less_than(self, promised: Number) -> bool:
        """Whether it has a number of the same unit and kind that is lower."""
        return any(
            (one.unit, one.kind) == (promised.unit, promised.kind) and one.value < promised.value
            for one in self.numbers
        )


class Wording:
    """Compares clauses by all their words but those that may be said of anything."""

    def __init__(self, words: AnswerWords) -> None:
        lists = (words.heads, words.tails, words.qualities, words.empty, words.done, words.begun)
        common = any_of(word for one in lists for word in one.words if len(word) > 1)
        self._common = re.compile(rf"[\W\d_]|{common}")

    def nearest(
        self, text: str, left_out: Iterable[tuple[int, int]], clauses: Iterable[Clause]
    ) -> tuple[Clause, tuple[str, ...]] | None:
        """The clause that has most of a promise's words in their order, and what both share.

        None where no clause has enough. `left_out` are the promise's quantities.
        """
        promise = masked(text, left_out)
        content = self._common.sub(lambda found: GAP * len(found[0]), promise)
        pairs, size = pairs_of(content), len(content) - content.count(GAP)
        best: tuple[Clause, tuple[str, ...]] | None = None
        most = 0
        for clause in clauses:
            if len(pairs & clause.pairs) < _PAIRS:
                continue
            shared = _runs(promise, content, clause.text)
            count = sum(map(len, shared))
            if count > most and _is_enough(shared, count, size, clause):
                best, most = (clause, shared), count
        return best


def _is_enough(shared: Sequence[str], count: int, size: int, clause: Clause) -> bool:
    """Whether both have enough in common, in more than one run."""
    if len(shared) == 1:
        return False
    if clause.counts_people and max(map(len, shared)) >= _LONGEST_OF_PEOPLE:
        return count >= _SHARED_OF_PEOPLE and count >= _SHARE_OF_PEOPLE * size
    return count >= _SHARED and count >= _SHARE * size


def _runs(promise: str, content: str, said: str) -> tuple[str, ...]:
    """What both have, in its order; 2号线 and 12号线 have nothing."""
    blocks = SequenceMatcher(None, content, said, autojunk=False).get_matching_blocks()
    return tuple(
        said[block.b : block.b + block.size]
        for block in blocks
        if block.size >= _RUN and _number_at(promise, block.a) == _number_at(said, block.b)
    )


def _number_at(text: str, end: int) -> str:
    """The digits right before a place."""
    return text[len(text[:end].rstrip("0123456789")) : end]


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text, without those that hold a mark."""
    return frozenset(pair for pair in map(add, text, text[1:]) if pair.isalnum())


@lru_cache(maxsize=4)
def wording(words: AnswerWords) -> Wording:
    """The comparison by a catalogue, made once a process."""
    return Wording(words)
