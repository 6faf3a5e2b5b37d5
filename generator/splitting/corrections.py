"""What an editor corrects in the reading of one report: the schema, and how the words are found.

A correction names words of the text, as an editor copies them from a page: they are compared
without white space and in half-width forms. Words that stand nowhere, or in several places, are a
problem, never a guess.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from generator.errors import Problem
from generator.model import Bound, Part, Status
from generator.text import bare, to_halfwidth

CODE = "correction"
"""The code of the problems that corrections bring out."""

CONTRADICTION = "contradiction"
"""The code of the problems of corrections that speak against the report's own year."""

MOST = 500
"""Corrections of one kind that an entry can have: a report with more is better replaced."""

_LONGEST = 500
_NOT_PLAIN = frozenset({"Cc", "Cf", "Cs"})
_HEADED = (Part.REVIEW, Part.PLAN, Part.SELF_BUILDING)
_NEAR_WITHIN = 100_000  # characters that are searched for what is nearest
_NEAR_MIN = 3
_SENTENCE_ENDS = "。！？；：”"

T = TypeVar("T")


# -- schema --------------------------------------------------------------------------------------


def one_line(value: str) -> str:
    """`value` in one line. Raises: ValueError where it is empty, or cannot be seen as it is."""
    line = " ".join(to_halfwidth(value).split()) and " ".join(value.split())
    if not line:
        raise ValueError("expected words")
    if any(unicodedata.category(char) in _NOT_PLAIN for char in line):
        raise ValueError("expected plain text without control or invisible characters")
    return line


OneLine = Annotated[str, Field(max_length=_LONGEST), AfterValidator(one_line)]
"""Words of an editor: not empty, in one line, nothing in them that cannot be seen."""


class _Correction(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: OneLine
    occurrence: int | None = Field(
        default=None, ge=1, le=9999, description="which one, where the words stand several times"
    )

    @model_validator(mode="before")
    @classmethod
    def _has_reason(cls, data: object) -> object:
        if not isinstance(data, dict):
            raise ValueError(f"expected {{{cls._form()}, reason: …}}")
        if not data.get("reason"):
            raise ValueError("a correction needs a `reason`; found none")
        return data

    @classmethod
    def _form(cls) -> str:
        return "…"


class PartCorrection(_Correction):
    """The part that a heading of the first level opens."""

    part: Part

    @field_validator("part")
    @classmethod
    def _has_headings(cls, part: Part) -> Part:
        if part not in _HEADED:
            raise ValueError(f"expected one of {', '.join(_HEADED)}")
        return part

    @classmethod
    def _form(cls) -> str:
        return "part: …"


class HeadingCorrection(_Correction):
    """A line that is a heading of that depth, or none (0), whatever the program takes it for.

    `text` is the whole heading with its number. `part` is that of a heading of the first level;
    where it is left out the heading's own words decide.
    """

    text: OneLine
    depth: Literal[0, 1, 2]
    part: Part | None = None

    @model_validator(mode="after")
    def _part_is_of_the_first_level(self) -> Self:
        if self.part is None:
            return self
        if self.depth != 1:
            raise ValueError("`part` is for a heading of depth 1")
        if self.part not in (*_HEADED, Part.ANNEX):
            raise ValueError(f"part: expected one of {', '.join((*_HEADED, Part.ANNEX))}")
        return self

    @classmethod
    def _form(cls) -> str:
        return "text: …, depth: …"


class FigureCorrection(_Correction):
    """A figure in the words `quote`, in place of whatever was read there for the indicator.

    `value` is in the indicator's unit. With `drop` the words hold no figure of it; `period` and
    `status` then narrow what is dropped.
    """

    indicator: OneLine
    quote: OneLine
    drop: bool = False
    period: int | None = Field(default=None, ge=1949, le=2100)
    status: Status | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    bound: Bound | None = None

    @field_validator("value", "value_high", mode="before")
    @classmethod
    def _is_number(cls, value: object) -> object:
        if isinstance(value, bool):
            raise ValueError("expected a number")
        return value

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.drop:
            if (self.value, self.value_high, self.bound) != (None, None, None):
                raise ValueError("`drop` takes no value; expected one or the other")
            return self
        lacking = [name for name in ("period", "status", "value") if getattr(self, name) is None]
        if lacking:
            names = ", ".join(f"`{name}`" for name in lacking)
            raise ValueError(f"a figure needs {names}; or expected `drop: true`")
        if (self.value_high is not None) != (self.bound is Bound.RANGE):
            raise ValueError("`value_high` and `bound: range` belong together")
        if self.value is not None and self.value_high is not None and self.value_high <= self.value:
            raise ValueError("`value_high` is not above `value`")
        return self

    @classmethod
    def _form(cls) -> str:
        return "indicator: …, quote: …"


@dataclass(frozen=True, slots=True)
class OutlineCorrections:
    """The corrections that concern a report's outline."""

    parts: Mapping[str, PartCorrection]
    headings: Sequence[HeadingCorrection]

    def __bool__(self) -> bool:
        return bool(self.parts or self.headings)


NONE = OutlineCorrections({}, ())


# -- words ---------------------------------------------------------------------------------------


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
    return not before.rstrip() or before[-1].isspace() or before[-1] in _SENTENCE_ENDS


@dataclass(frozen=True, slots=True)
class Search:
    """How problems name a correction, and the text that it speaks of."""

    path: str
    text: str
    line_of: Callable[[int], int]

    def one_of(
        self,
        found: Sequence[T],
        correction: _Correction,
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
                f"{name} has 「{words}」, which stands {len(found)} times (lines {lines}); "
                "expected `occurrence`"
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

    def as_problem(self, message: str) -> Problem:
        return Problem(self.path, None, f"the manifest's {message}", CODE)


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
