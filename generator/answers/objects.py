"""What a promise is about: the names that are left of a clause without deeds, numbers and marks.

建成城西水库、改造老旧小区20个 is about 城西水库 and 老旧小区.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from operator import eq

from generator.catalogue.answers import AnswerWords
from generator.grammar import note_marks
from generator.grammar.numerals import HAN_COUNTS, HAN_ORDINALS
from generator.grammar.words import any_of
from generator.text import stand_in_order

_NOTE_MARK = re.compile(note_marks.PATTERN)
_SHORTEST = 3
"""Characters of a name that can be looked for."""

_CORE_MIN = 2
"""Characters that are left of a name without deeds."""

_NUMBER = re.compile(r"^\d+(?:\.\d+)?(?![\d.号期A-Za-z×])")
"""A number that is no part of a name, as that of 2号线 is."""

GAP = "\n"
"""Stands where words are left out, so that none runs over them."""

_DATE = re.compile(
    rf"(?:20\d\d年)?(?:\d{{1,2}}|[{HAN_ORDINALS}]{{1,3}})月"
    r"(?:\d{1,2}日|底|初|中旬|上旬|下旬)?前?"
)
_MEANS = re.compile("以[^，。；的]{2,14}为[^，。；的]{1,8}的")
"""What only tells how a thing is made: 以县城为重要载体的城镇化建设."""

_PLACE = re.compile("对[^，。；]{0,40}?进行")
"""What is worked on where the work is named behind it: 对城区主干道进行绿化."""

JOINT = "和(?!平|美|谐|睦|田|县)|[与及]"
"""What joins two names."""

_BREAKS = re.compile(rf"((?:[^\w“”·+×—.-]|\.(?!\d))+|{JOINT})")
_ANDS = ("与", "及")
_JOINS = ("和", "与", "及", "")
_LONG = 8
"""Characters that no two things are called by."""

AND_OTHERS = "等"
_SITE_MIN = 5
_PLAIN_MAX = 14
_AROUND = 8
"""Characters before a name that tell whether it is part of a longer one."""

_NUMBERED = re.compile(rf"[\d{HAN_COUNTS}][大项]$")
"""What is left of 六大行动 without 行动."""

_SESSION = re.compile(f"^第[{HAN_ORDINALS}百]+届")
_EVENT = "[^，。；、“”]{4,24}?(?:会|节)"
_OWN_OR_SESSION = re.compile(f"{_SESSION.pattern}|^自治区(?!级)")
_WORK = re.compile("(?:改扩建|扩建|改建|迁建)$")
_OTHER_MIN = 6
_QUOTED = re.compile("“([^“”]+)”")
_MARKS = re.compile("[“”（）()的]")
ASIDE = re.compile("^[（(][^（）()]{1,3}[）)]")
"""What stands behind a unit and belongs to it: 套（间）."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a promise is about. `joined`: 和 stands behind it, so that more may belong to it.

    `specific`: it names one thing, wherever it stands; other names are words that many use.
    `is_class`: it says only of what kind those before 等 are (12号线等轨道交通线).
    """

    text: str
    specific: bool
    joined: bool = False
    is_class: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The name; and what it is without a session's number, the region or the work on it."""
        without = _WORK.sub("", _OWN_OR_SESSION.sub("", self.text))
        return (self.text, without) if len(without) >= _OTHER_MIN else (self.text,)


@dataclass(frozen=True, slots=True)
class Thing:
    """Of what a number is, without quotation marks and brackets.

    `core` are its words without deeds at their ends, `words` are all. Of A、B等街道 `listed` are
    the names before 等, and `core` is of the kind behind it.
    """

    words: str
    core: str
    listed: str = ""


class Objects:
    """Reads what words are about.

    `deeds` are what a promise begins with, `aims` what opens a clause that says what it is for,
    `units` what stands behind a number, `wholes` words that hold a deed and are none (应届).
    """

    def __init__(
        self,
        words: AnswerWords,
        deeds: Sequence[str],
        aims: Sequence[str],
        units: Sequence[str],
        wholes: Sequence[str],
    ) -> None:
        self._aims = re.compile(f"[，,]{any_of(aims)}(?!{any_of(words.brings.words)})")
        self._deeds = re.compile(any_of(word for word in deeds if len(word) > 1))
        self._sites = re.compile(rf"{any_of(words.sites.words)}$")
        after = (*words.tails.words, *words.parts.words, *words.done.words, *words.begun.words)
        self._ends = re.compile(rf"\W|\d|$|{any_of((*after, *deeds, *_ANDS))}")
        before = (*words.heads.words, *words.parts.words, *words.done.words, *words.begun.words)
        self._begins = re.compile(rf"(?:^|\W|\d|{any_of((*before, *deeds, *units, *_ANDS))})$")
        heads = {*words.heads.words, *deeds}
        self._head = re.compile(any_of(heads))
        self._wholes = re.compile(any_of({*words.wholes.words, *wholes} - heads))
        self._tails = re.compile(rf"(?:{any_of(words.tails.words)})+$")
        self._behind = re.compile(rf"(?:{any_of(words.tails.words)}|[“”])*")
        self._parts = re.compile(f"{any_of(words.hides_parts.words)}|({any_of(words.parts.words)})")
        self._alike = {word: group.words[0] for group in words.alike for word in group.words[1:]}
        self._other_words = re.compile(any_of(self._alike))
        row = "(?:”?[、和与及][^，。；、和与及]{1,14}){0,6}"
        self._fields = re.compile(f"{row}{AND_OTHERS}({any_of(words.fields.words)})")
        self._qualities = words.qualities.matcher
        self._empty = frozenset(words.empty.words)

    def of(self, text: str, left_out: Sequence[tuple[int, int]] = ()) -> tuple[Name, ...]:
        """The names in a text, in order; `left_out` are its numbers with their units."""
        marks = [found.span() for found in _NOTE_MARK.finditer(text)]
        dates = [found.span() for found in _DATE.finditer(text)]
        places = [found.span() for found in _PLACE.finditer(text)]
        places += [found.span() for found in _MEANS.finditer(text)]
        aims = [(found.start(), len(text)) for found in self._aims.finditer(text)]
        pieces = _BREAKS.split(masked(text, (*left_out, *marks, *dates, *places, *aims)))
        found: dict[str, Name] = {}
        runs, breaks = pieces[::2], pieces[1::2]
        for run, mark, behind in zip(runs, (*breaks, ""), (*runs[1:], ""), strict=True):
            joined = bool(behind) and mark.strip(GAP) in _JOINS
            for name, is_class in self._names(run):
                specific = self._is_specific(name, text)
                found.setdefault(name, Name(name, specific, joined, is_class and bool(found)))
        return tuple(found.values())

    def stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether `[start, end)` is no part of a longer name in a text."""
        before = text[max(0, start - _AROUND) : start]
        return self._ends.match(text, end) is not None and self._begins.search(before) is not None

    def _is_specific(self, name: str, text: str) -> bool:
        if len(name) >= _LONG or re.search(r"[A-Za-z0-9“”]", name) or f"“{name}”" in text:
            return True
        if _SESSION.match(name):
            return True
        return len(name) >= _SITE_MIN and self.is_site(name)

    def is_site(self, name: str) -> bool:
        """Whether a name ends as places and works do: 大江高铁."""
        return self._sites.search(name) is not None

    def is_plain(self, name: str) -> bool:
        """Whether a name is no more than one: short, and without a deed in its midst."""
        return len(name) <= _PLAIN_MAX and self._deeds.search(name, 1) is None

    def headless(self, name: str) -> str:
        """A name without deeds at its head."""
        start = 0
        while not self._wholes.match(name, start):
            found = self._head.match(name, start)
            if not found or len(name) - found.end() < _CORE_MIN:
                break
            start = found.end()
        return name[start:]

    def core(self, name: str) -> str:
        """A name without deeds at its head and its end."""
        name = self.headless(name)
        found = self._tails.search(name)
        if found and found.start() > 1 and not _NUMBERED.search(name, 0, found.start()):
            name = name[: found.start()]
        quoted = _QUOTED.fullmatch(name)
        if quoted:
            return quoted[1]
        return name if name.count("“") == name.count("”") else name.strip("“”")

    def thing(self, subject: str) -> Thing:
        """Of what a number is whose subject is given."""
        subject = ASIDE.sub("", subject)
        words, listed = self.plain(subject), ""
        for found in self._parts.finditer(subject):
            if found[1] == AND_OTHERS:
                listed, subject = subject[: found.start()], subject[found.end() :]
                break
        listed = listed and self.plain(self.core(listed))
        return Thing(words, self.plain(self.core(subject)), listed)

    def widened(self, name: str, one: str, start: int, other: str, place: int) -> str:
        """A name with its quotation marks and the words behind it that both texts have.

        It stands at `start` in one text and at `place` in the other.
        """
        size = len(name)
        behind = shared_start(one[start + size :], other[place + size :][:_AROUND])
        found = self._behind.match(behind)
        name += found[0] if found else ""
        shared = shared_start(one[:start][::-1], other[max(0, place - _AROUND) : place][::-1])
        opened = shared.find("“") + 1
        if name.count("”") > name.count("“") and opened:
            return shared[:opened][::-1] + name
        return name if name.count("”") == name.count("“") else name.strip("“”")

    def field_behind(self, text: str, end: int) -> str:
        """The word for fields that ends the row in which a name ends at `end`: 等领域."""
        found = self._fields.match(text, end)
        return found[1] if found else ""

    @staticmethod
    def in_full(name: str, text: str) -> Iterator[tuple[str, int, int]]:
        """Where the longer name of a session's event stands: 第七届绿色农业博览会 of 绿博会."""
        session = _SESSION.match(name)
        for found in re.finditer(f"{session[0]}{_EVENT}", text) if session else ():
            if found[0][-1] == name[-1] and stand_in_order(found[0], name):
                yield name, found.start(), len(found[0])

    def plain(self, words: str) -> str:
        """Words without marks, where several say the same in the form that stands for all."""
        words = _MARKS.sub("", words)
        return self._other_words.sub(lambda found: self._alike[found[0]], words)

    def _names(self, run: str) -> Iterator[tuple[str, bool]]:
        for part, is_class in self._pieces(run):
            name = _NUMBER.sub("", self.core(part))
            if len(name) >= _SHORTEST and name not in self._empty and not self._is_quality(name):
                yield name, is_class

    def _is_quality(self, name: str) -> bool:
        """Whether a name is what a thing has (发展能力), which is improved without an end."""
        return bool(self._qualities.before(name))

    def _pieces(self, run: str) -> Iterator[tuple[str, bool]]:
        """A run, parted where objects end; whether 等 stands before a piece."""
        start, is_class = 0, False
        for found in self._parts.finditer(run):
            if found[1]:
                yield run[start : found.start()], is_class
                start, is_class = found.end(), found[1] == AND_OTHERS
        yield run[start:], is_class


def masked(text: str, left_out: Iterable[tuple[int, int]]) -> str:
    """A text of the same length with a `GAP` for every character that is left out."""
    rest = list(text)
    for start, end in left_out:
        rest[start:end] = GAP * (end - start)
    return "".join(rest)


def shared_start(one: str, other: str) -> str:
    """What both texts begin with."""
    return one[: sum(takewhile(bool, map(eq, one, other)))]


@lru_cache(maxsize=4)
def objects(
    words: AnswerWords,
    deeds: tuple[str, ...],
    aims: tuple[str, ...],
    units: tuple[str, ...],
    wholes: tuple[str, ...],
) -> Objects:
    """The reader for a catalogue, made once a process."""
    return Objects(words, deeds, aims, units, wholes)
