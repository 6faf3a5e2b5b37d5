"""Finds every run of characters that two texts have in common, as long as it can be.

Any run of `LEAST` characters holds a whole gram of the other text, of which those at every `_STEP`
characters are kept: so that none is missed, and a text has a sixth of its grams.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.sharing.folded import BORDER

LEAST = 12
"""Characters of a run; shorter ones are words that everybody uses."""

_STEP = 6
_GRAM = LEAST - _STEP + 1
_MOST = 64
"""Places of a gram that are looked at: only leaders of dots and the like have more."""


class Run(NamedTuple):
    """The same characters at `[start, end)` of one text and from `other_start` on in the other."""

    start: int
    end: int
    other_start: int

    @property
    def other_end(self) -> int:
        return self.other_start + self.end - self.start


def common_runs(text: str, other: str) -> tuple[Run, ...]:
    """The runs of a text that stand in another, in order; none lies within another, none is cut.

    Digits at its ends that belong to longer numbers in one of the texts are no part of a run, and
    what is shorter than `LEAST` without them is none. Of several places in the other text the first
    counts. No run crosses a `BORDER`, which both texts begin and end with. Raises: ValueError for
    other texts.
    """
    for one in (text, other):
        if not (one.startswith(BORDER) and one.endswith(BORDER)):
            raise ValueError("found a text without borders; expected one at either end")
    grams = _grams(other)
    found: list[Run] = []
    reached: dict[int, int] = {}  # by how far two places are apart, where the last run there ends
    for start in _begins(text):
        gram = text[start : start + _GRAM]
        for place in grams.get(gram, ()):
            if reached.get(start - place, 0) > start:
                continue
            run = _extended(text, other, start, place)
            reached[start - place] = run.end
            found.append(_without_cut_numbers(run, text, other))
    return tuple(_longest(run for run in found if run.end - run.start >= LEAST))


DIGITS = frozenset("0123456789.,")
"""Of a number in folded text, in which a half-width comma stands nowhere else."""


def _without_cut_numbers(run: Run, text: str, other: str) -> Run:
    """A run without the digits at its ends that belong to longer numbers in one of the texts.

    16 of 16720元 and 16892元 is no number that both have.
    """
    start, end = run.start, run.end
    ends = text[end], other[run.other_end]
    if text[end - 1] in DIGITS and not DIGITS.isdisjoint(ends):
        while end > start and text[end - 1] in DIGITS:
            end -= 1
    begins = text[start - 1], other[run.other_start - 1]
    if text[start] in DIGITS and not DIGITS.isdisjoint(begins):
        while start < end and text[start] in DIGITS:
            start += 1
    return Run(start, end, run.other_start + start - run.start)


def _begins(text: str) -> Iterable[int]:
    return range(len(text) - _GRAM + 1)


@lru_cache(maxsize=8)  # a report is compared with many, one after the other
def _grams(text: str) -> Mapping[str, Sequence[int]]:
    """Where grams begin at every `_STEP` characters, without those that hold a border."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place in range(0, len(text) - _GRAM + 1, _STEP):
        gram = text[place : place + _GRAM]
        if BORDER not in gram and len(found[gram]) < _MOST:
            found[gram].append(place)
    return dict(found)


def _extended(text: str, other: str, start: int, place: int) -> Run:
    """The whole run around a gram that both texts have, at `start` and at `place`."""
    first = start
    while text[first - 1] == other[place - start + first - 1] != BORDER:
        first -= 1
    last = start + _GRAM
    while text[last] == other[place - start + last] != BORDER:
        last += 1
    return Run(first, last, place - start + first)


def _longest(found: Iterable[Run]) -> Iterable[Run]:
    """The runs without those that lie within others."""
    reached = 0
    for run in sorted(found, key=lambda run: (run.start, -run.end, run.other_start)):
        if run.end > reached:
            yield run
            reached = run.end
