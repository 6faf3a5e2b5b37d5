"""What a promise is about: the names that are left of a clause without deeds, numbers and marks.

建成城西水库、改造老旧小区20个 is about 城西水库 and 老旧小区.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.catalogue.answers import AnswerWords
from generator.grammar import note_marks
from generator.grammar.words import any_of

_NOTE_MARK = re.compile(note_marks.PATTERN)
_SHORTEST = 3
"""Characters of a name that can be looked for."""

_NUMBER = re.compile(r"^\d+(?:\.\d+)?")
_GAP = "\n"
"""Stands where words are left out, so that none runs over them."""

_DATE = re.compile(
    r"(?:20\d\d年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}日|底|初|中旬|上旬|下旬)?前?"
)
_PLACE = re.compile("对[^，。；]{0,40}?进行")
"""What is worked on where the work is named behind it: 对城区主干道进行绿化."""

_BREAKS = re.compile(r"([^\w“”·+—-]+|(?:和(?!平|美|谐|睦|田|县))|[与及])")
_JOINS = ("和", "与", "及", "")
_LONG = 8
"""Characters that no two things are called by."""

_SITE_MIN = 5
_PLAIN_MAX = 14
_AROUND = 8
"""Characters before a name that tell whether it is part of a longer one."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a promise is about. `joined`: 和 stands behind it, so that more may belong to it.

    `specific`: it names one thing, wherever it stands; other names are words that many use.
    """

    text: str
    specific: bool
    joined: bool = False


class Objects:
    """Reads what words are about.

    `deeds` are what a promise begins with, `aims` what opens a clause that says what it is for,
    `units` what stands behind a number.
    """

    def __init__(
        self,
        words: AnswerWords,
        deeds: Sequence[str],
        aims: Sequence[str],
        units: Sequence[str],
    ) -> None:
        self._aims = re.compile(f"[，,]{any_of(aims)}")
        self._deeds = re.compile(any_of(word for word in deeds if len(word) > 1))
        self._sites = re.compile(rf"{any_of(words.sites.words)}$")
        after = (*words.tails.words, *words.parts.words, *words.done.words, *words.begun.words)
        self._ends = re.compile(rf"\W|\d|$|{any_of((*after, *deeds))}")
        before = (*words.heads.words, *words.parts.words, *words.done.words, *words.begun.words)
        self._begins = re.compile(rf"(?:^|\W|\d|{any_of((*before, *deeds, *units))})$")
        self._heads = re.compile(rf"(?:{any_of((*words.heads.words, *deeds))})+")
        self._tails = re.compile(rf"(?:{any_of(words.tails.words)})+$")
        self._parts = re.compile(any_of(words.parts.words))
        self._empty = frozenset(words.empty.words)

    def of(self, text: str, left_out: Sequence[tuple[int, int]] = ()) -> tuple[Name, ...]:
        """The names in a text, in order; `left_out` are its numbers with their units."""
        masked = list(text)
        marks = [found.span() for found in _NOTE_MARK.finditer(text)]
        dates = [found.span() for found in _DATE.finditer(text)]
        places = [found.span() for found in _PLACE.finditer(text)]
        aims = [(found.start(), len(text)) for found in self._aims.finditer(text)]
        for start, end in (*left_out, *marks, *dates, *places, *aims):
            masked[start:end] = _GAP * (end - start)
        pieces = _BREAKS.split("".join(masked))
        found: dict[str, Name] = {}
        runs, breaks = pieces[::2], pieces[1::2]
        for run, mark, behind in zip(runs, (*breaks, ""), (*runs[1:], ""), strict=True):
            joined = bool(behind) and mark.strip(_GAP) in _JOINS
            for name in self._names(run):
                specific = self._is_specific(name, text)
                found.setdefault(name, Name(name, specific, joined=joined))
        return tuple(found.values())

    def stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether `[start, end)` is no part of a longer name in a text."""
        before = text[max(0, start - _AROUND) : start]
        return self._ends.match(text, end) is not None and self._begins.search(before) is not None

    def _is_specific(self, name: str, text: str) -> bool:
        if len(name) >= _LONG or re.search(r"[A-Za-z0-9“”]", name) or f"“{name}”" in text:
            return True
        return len(name) >= _SITE_MIN and self.is_site(name)

    def is_site(self, name: str) -> bool:
        """Whether a name ends as places and works do: 大江高铁."""
        return self._sites.search(name) is not None

    def is_plain(self, name: str) -> bool:
        """Whether a name is no more than one: short, and without a deed in its midst."""
        return len(name) <= _PLAIN_MAX and self._deeds.search(name, 1) is None

    def core(self, name: str) -> str:
        """A name without deeds at its head and its end."""
        found = self._heads.match(name)
        name = name[found.end() :] if found and found.end() < len(name) else name
        found = self._tails.search(name)
        if found and found.start() > 1:
            name = name[: found.start()]
        return name.strip("“”")

    def _names(self, run: str) -> Iterator[str]:
        for part in self._parts.split(run):
            name = _NUMBER.sub("", self.core(part))
            if len(name) >= _SHORTEST and name not in self._empty:
                yield name


@lru_cache(maxsize=4)
def objects(
    words: AnswerWords, deeds: tuple[str, ...], aims: tuple[str, ...], units: tuple[str, ...]
) -> Objects:
    """The reader for a catalogue, made once a process."""
    return Objects(words, deeds, aims, units)
