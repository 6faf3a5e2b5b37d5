"""Finds each sentence's form of the year before: the same, or recognisably the same reworded.

Only sentences of the same role are compared, and of these only such as have some stretch of words
in common: a report takes as long as it is, not as long as its pairs of sentences are many.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from generator.model import Part
from generator.rewording.difference import solid_length, tokens
from generator.rewording.sentences import ROLES, Sentence

_GRAM = 5
_STEP = 2
_MOST = 12
"""Sentences of the year before that have a gram; what stands in more tells nothing."""

_TRIED = 2
"""Sentences of the year before that are compared word by word, those with most grams first."""

_LIKENESS = 0.45
"""The share of both versions that they have in common, of sentences that are the same."""

_BRIEF = 25
_LIKENESS_BRIEF = 0.5
"""Characters below which a sentence is brief, and the share that brief ones have in common."""

_SOLID_MIN = 8
_WITHIN = 0.9
_WITHIN_MIN = 10
"""The share of the shorter version in the longer one, and its characters, where that decides."""

_NEAR = 0.25
"""The same share, of sentences that tell which sections answer each other."""


class Match(NamedTuple):
    """A sentence and the one of the year before with which it is aligned, by their positions."""

    now: int
    before: int
    solid: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The sentences of two years. `kept` are the same but for signs, dates and years.

    `reworded` are recognisably the same. `near` have stretches in common, whether they are the same
    or not: by them sections are aligned. No sentence is in two matches of `kept` and `reworded`.
    """

    kept: tuple[Match, ...]
    reworded: tuple[Match, ...]
    near: tuple[Match, ...]


def align(now: Sequence[Sentence], before: Sequence[Sentence]) -> Alignment:
    """Aligns the sentences of a report with those of the year before."""
    kept = tuple(_kept(now, before))
    old = {match.before for match in kept}
    new = {match.now for match in kept}
    candidates = sorted(
        _candidates(
            {n: one for n, one in enumerate(now) if n not in new},
            {n: one for n, one in enumerate(before) if n not in old},
        ),
        key=lambda match: (-match.likeness, match.now, match.before),
    )
    reworded: list[Match] = []
    for match in candidates:
        if match.now in new or match.before in old:
            continue
        if _is_same(match, now[match.now], before[match.before]):
            new.add(match.now)
            old.add(match.before)
            reworded.append(match)
    return Alignment(kept, tuple(sorted(reworded)), tuple(candidates))


def _kept(now: Sequence[Sentence], before: Sequence[Sentence]) -> Iterator[Match]:
    """Sentences that stand in both, those of one role first; each old one is taken once."""
    found: defaultdict[str, deque[int]] = defaultdict(deque)
    for position, one in enumerate(before):
        found[one.key].append(position)
    for position, one in enumerate(now):
        places = found.get(one.key)
        if places:
            of_role = next((p for p in places if before[p].role is one.role), places[0])
            places.remove(of_role)
            yield Match(position, of_role, len(one.words), 1.0)


def _candidates(now: Mapping[int, Sentence], before: Mapping[int, Sentence]) -> Iterator[Match]:
    grams: dict[Part, dict[str, list[int]]] = {role: {} for role in ROLES.values()}
    for position, one in before.items():
        words, of_role = one.words, grams[one.role]
        for start in range(0, len(words) - _GRAM + 1, _STEP):
            of_role.setdefault(words[start : start + _GRAM], []).append(position)
    cut: dict[int, list[str]] = {}
    for position, one in now.items():
        words, places_of = one.words, grams[one.role].get
        found = [
            places
            for start in range(len(words) - _GRAM + 1)
            if (places := places_of(words[start : start + _GRAM])) and len(places) <= _MOST
        ]
        for place, count in Counter(chain.from_iterable(found)).most_common(_TRIED):
            other = before[place]
            both = len(words) + len(other.words)
            if 2 * (_STEP * count + _GRAM) < _NEAR * both:
                continue
            if place not in cut:
                cut[place] = tokens(other.text)
            solid = solid_length(cut[place], tokens(one.text))
            likeness = 2 * solid / both
            if likeness >= _NEAR:
                yield Match(position, place, solid, likeness)


def _is_same(match: Match, now: Sentence, before: Sentence) -> bool:
    shorter = min(len(now.words), len(before.words))
    if match.likeness >= (_LIKENESS_BRIEF if shorter < _BRIEF else _LIKENESS):
        return match.solid >= _SOLID_MIN
    return match.solid >= max(_WITHIN_MIN, _WITHIN * shorter)
