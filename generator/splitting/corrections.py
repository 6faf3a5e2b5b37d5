"""Finds the words that an editor's correction names.

The words are compared as an editor copies them from a page: without white space and in half-width
forms. Words that stand nowhere, or in several places, are a problem, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from generator.errors import Problem, ProblemCode
from generator.grammar.sentences import STOPS
from generator.seeds.corrections import EditorCorrection
from generator.text import bare, to_halfwidth

CODE = ProblemCode.CORRECTION
"""The code of the problems that corrections bring out."""

CONTRADICTION = ProblemCode.CONTRADICTION
"""The code of the problems of corrections that speak against the report's own year."""

_NEAR_WITHIN = 100_000  # characters that are searched for what is nearest
_NEAR_MIN = 3
_BEFORE_SENTENCES = STOPS + "：”"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without white space and in half-width forms; positions lead back to it."""

    text: str
    positions: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Squeezed:
        folded = to_halfwidth(text)
        kept = tuple(index for index, char in enumerate(folded) if not char.isspace())
        return cls("".join(folded[index] for index in kept), kept)

    def find(self, words: str) -> list[tuple[int, int]]:
        """Where `words` (squeezed as well) stand, as ranges of the text itself."""
        found: list[tuple[int, int]] = []
        at = self.text.find(words)
        while at >= 0:
            found.append((self.positions[at], self.positions[at + len(words) - 1] + 1))
            at = self.text.find(words, at + len(words))
        return found


def squeezed(words: str) -> str:
    """`words` in the form in which they are looked for."""
    return bare(to_halfwidth(words))


def starts_sentence(text: str, position: int) -> bool:
    """Whether a sentence can begin at `position`: behind its end, or behind a blank."""
    before = text[:position]
    return not before.rstrip() or before[-1].isspace() or before[-1] in _BEFORE_SENTENCES


@dataclass(frozen=True, slots=True)
class Search:
    """How problems name a correction, and the text that it speaks of."""

    path: str
    text: str
    line_of: Callable[[int], int]

    def one_of(
        self,
        found: Sequence[T],
        correction: EditorCorrection,
        name: str,
        words: str,
        at: Callable[[T], int],
    ) -> T | Problem:
        """The place that the correction means, or what keeps it from being found."""
        if not found:
            return self.problem(f"{name} has 「{words}」, which the text does not hold", words)
        lines = ", ".join(str(self.line_of(at(place))) for place in found[:9])
        number = correction.occurrence
        if number is None and len(found) == 1:
            return found[0]
        if number is None:
            return self.as_problem(
                f"{name} has 「{words}」, which stands {len(found)} times (lines {lines})",
                "`occurrence`",
            )
        if number > len(found):
            return self.as_problem(
                f"{name} has 「{words}」 with occurrence {number}, which stands "
                f"{len(found)} times (lines {lines})"
            )
        return found[number - 1]

    def problem(self, message: str, words: str) -> Problem:
        """The message, and the words of the text that are nearest to `words`."""
        near = _nearest(squeezed(words), self.text[:_NEAR_WITHIN])
        if near is None:
            return self.as_problem(f"{message}; nothing is near")
        start, end = near
        line = self.line_of(start)
        return self.as_problem(
            f"{message}; nearest is 「{bare(self.text[start:end])}」 in line {line}"
        )

    def as_problem(self, found: str, expected: str = "") -> Problem:
        return Problem(self.path, None, f"the manifest's {found}", CODE, expected)


def _nearest(words: str, text: str) -> tuple[int, int] | None:
    """The stretch of `text` that shares the longest run with `words`, None where it is short."""
    within = Squeezed.of(text)
    match = SequenceMatcher(None, words, within.text, autojunk=False).find_longest_match()
    if match.size < min(_NEAR_MIN, (len(words) + 1) // 2):
        return None
    first = max(0, match.b - match.a)
    last = min(len(within.text), first + len(words)) - 1
    return within.positions[first], within.positions[last] + 1


def nearest_name(word: str, names: Iterable[str]) -> str:
    """The name that is most like `word`; empty where there are none."""
    return max(names, key=lambda name: SequenceMatcher(None, word, name).ratio(), default="")
