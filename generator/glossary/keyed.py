"""A text beside its key: the form in which wordings are compared, with the way back to the text."""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, islice, takewhile
from operator import attrgetter

from generator.grammar.note_marks import Mark, note_marks, without_marks
from generator.grammar.numerals import HAN_NUMERALS
from generator.grammar.sentences import CLAUSE_ENDS
from generator.grammar.signs import DASH_SIGNS
from generator.text import bare, to_halfwidth

_OPENING = frozenset("“\"'‘「『")
_CLOSING = frozenset("”\"'’」』")
_QUOTES = _OPENING | _CLOSING
_CLAUSE_ENDS = frozenset(CLAUSE_ENDS + "、,;:!?…") | _QUOTES
_PHRASE_ENDS = frozenset(CLAUSE_ENDS + "、）)等和与及")
_COUNTING = re.compile(rf"[^\s{re.escape(''.join(sorted(_QUOTES)))}]+")
_SAME_SIGNS = dict(
    zip(
        "（）•・" + DASH_SIGNS + string.ascii_uppercase,
        "()··" + "-" * len(DASH_SIGNS) + string.ascii_lowercase,
        strict=True,
    )
)
_OTHER_SIGN = re.compile(f"[{re.escape(''.join(_SAME_SIGNS))}]")
_NUMERALS = frozenset("0123456789") | frozenset(HAN_NUMERALS)
_PARTED = re.compile("([”’」』])(\\s*+、\\s*+)(?=[“‘「『])")
_QUOTATION = r"[“‘「『\"][^“”‘’「」『』\"。；]{1,24}[”’」』\"]"
# What else is quoted in the same breath: “两个基地”“两个枢纽”和“两个网络”[10].
_MORE_QUOTED = re.compile(rf"[”’」』\"]?(?:\s*+[、，,和与及]?\s*+{_QUOTATION})+")
_START = attrgetter("start")
_NOTE_REACH = 6  # characters of a phrase between a wording and its note mark
_LEAD_MAX = 30  # characters before a wording that are looked at


@dataclass(frozen=True)
class Keyed:
    """A text beside its key: the same without white space, quotation marks and note marks, folded.

    A 、 between two quotations is no part of the key either: reports set it or leave it out.

    `notes` has, for the key positions behind which a note mark stands, its number; `marks` are
    these marks in the text, in order.
    """

    text: str
    key: str
    notes: Mapping[int, int]
    marks: tuple[Mark, ...]

    @classmethod
    def of(cls, text: str, marks: Sequence[Mark] = ()) -> Keyed:
        """The text's key; `marks` are note marks that its form alone does not show."""
        found = tuple(sorted({*note_marks(text), *marks}))
        folded = _folded(text)
        key = ""
        notes: dict[int, int] = {}
        start = 0
        for mark in found:
            key += "".join(_COUNTING.findall(folded, start, mark.start))
            notes[len(key)] = mark.number
            start = mark.end
        key += "".join(_COUNTING.findall(folded, start))
        return cls(text, key, notes, found)

    @cached_property
    def positions(self) -> tuple[int, ...]:
        """Where each character of the key stands in the text; most keys are never asked."""
        folded = _folded(self.text)
        starts = (0, *(mark.end for mark in self.marks))
        ends = (*(mark.start for mark in self.marks), len(folded))
        return tuple(
            position
            for start, end in zip(starts, ends, strict=True)
            for run in _COUNTING.finditer(folded, start, end)
            for position in range(*run.span())
        )

    def range(self, start: int, end: int, words: str = "") -> tuple[int, int]:
        """Where the key's `[start, end)` stands in the text, with the quotation marks it needs.

        Marks around it belong to it where its own `words` have some, or where it cuts a pair.
        """
        first, last = self.positions[start], self.positions[end - 1] + 1
        opened, closed = _unmatched(self.text[first:last])
        before, after = self._opens(start), self._closes(end)
        whole = before >= 0 and after >= 0 and words.startswith("“") | words.endswith("”")
        if before >= 0 and (whole or closed):
            first = before
        if after >= 0 and (whole or opened):
            last = after + 1
        return first, last

    def quoted(self, start: int, end: int) -> bool:
        """Whether the key's range stands in quotation marks, exactly."""
        inside = self.text[self.positions[start] : self.positions[end - 1]]
        return self._opens(start) >= 0 and self._closes(end) >= 0 and not _QUOTES & set(inside)

    def ends_phrase(self, end: int) -> bool:
        """Whether behind the key's `end`, quotation marks left aside, no noun can follow."""
        return end == len(self.key) or self.key[end] in _PHRASE_ENDS or self._opens(end) >= 0

    def in_longer_quotation(self, start: int) -> bool:
        """Whether quotation marks that open earlier still enclose the key's `start`."""
        return self._depths[self.positions[start]] > 0 and self._opens(start) < 0

    def has_quote(self, start: int, end: int) -> bool:
        """Whether a quotation mark stands in or next to the key's range."""
        first, last = self.positions[start], self.positions[end - 1]
        return bool(_QUOTES & set(self.text[max(0, first - 1) : last + 2]))

    def before(self, first: int) -> str:
        """The words between the last punctuation mark and the text's position `first`."""
        start = max(0, first - 2 * _LEAD_MAX)
        words: list[str] = []
        for char in reversed(self._without_marks(start, first)):
            if char in _CLAUSE_ENDS or len(words) == _LEAD_MAX:
                break
            words.append(char)
        return bare(to_halfwidth("".join(reversed(words))))

    def note(self, start: int, end: int) -> int | None:
        """The number of the note mark inside the key's range, or behind it in the same phrase."""
        for position in range(start + 1, min(end + _NOTE_REACH, len(self.key)) + 1):
            if position > end and not self._runs_on(position - 1):
                return None
            if position in self.notes:
                return self.notes[position]
        return None

    def shared_note(self, start: int, end: int) -> int | None:
        """The number of the note mark behind several quotations of which the key's range is one."""
        if self._opens(start) < 0 or self._closes(end) < 0:
            return None
        more = _MORE_QUOTED.match(self.text, self.positions[end - 1] + 1)
        if not more:
            return None
        last = bisect_left(self.positions, more.end())
        return self.note(last - 1, last)

    def referred(self, start: int, end: int) -> frozenset[int]:
        """The numbers of the note marks that stand inside the key's range, not at its ends."""
        places = self._note_places[
            bisect_right(self._note_places, start) : bisect_left(self._note_places, end)
        ]
        return frozenset(self.notes[place] for place in places)

    def marked(self, end: int) -> int | None:
        """The number of the note mark right behind the key's `end`."""
        return self.notes.get(end)

    def words(self, first: int, last: int) -> str:
        """The text's `[first, last)` without white space and note marks."""
        return bare(self._without_marks(first, last))

    def _without_marks(self, first: int, last: int) -> str:
        inside = takewhile(
            lambda mark: mark.end <= last,
            islice(self.marks, bisect_left(self.marks, first, key=_START), None),
        )
        moved = (Mark(mark.start - first, mark.end - first, mark.number) for mark in inside)
        return without_marks(self.text[first:last], moved)

    @cached_property
    def _note_places(self) -> tuple[int, ...]:
        return tuple(sorted(self.notes))

    @cached_property
    def _ends(self) -> Mapping[int, int]:
        """Where each mark ends, by its beginning."""
        return {mark.start: mark.end for mark in self.marks}

    @cached_property
    def _depths(self) -> tuple[int, ...]:
        """For every position of the text, how many quotations are open before it."""
        steps = ({"“": 1, "”": -1}.get(char, 0) for char in self.text)
        return tuple(accumulate(steps, initial=0))

    def _runs_on(self, position: int) -> bool:
        """Whether the phrase goes on at the key's position: no punctuation, no quotation."""
        return self.key[position] not in _CLAUSE_ENDS and self._opens(position) < 0

    def cuts_number(self, start: int, end: int) -> bool:
        """Whether the range begins or ends inside a number or a Latin word."""
        return (start > 0 and self._joined(start - 1, start) and self._opens(start) < 0) or (
            end < len(self.key) and self._joined(end - 1, end) and self._closes(end) < 0
        )

    def _joined(self, left: int, right: int) -> bool:
        if right in self.notes:
            return False
        one, two = self.key[left], self.key[right]
        if one in _NUMERALS and two in _NUMERALS:
            return True
        if one.isdigit() and two.isascii() and two.isalpha():
            return False  # a number and its unit: 15EFlops
        return one.isascii() and two.isascii() and (one.isalnum() or one in ".+") and two.isalnum()

    def _opens(self, start: int) -> int:
        """Where the opening quotation mark right before the key's `start` stands, or -1."""
        position = self.positions[start] - 1
        while position >= 0 and self.text[position].isspace():
            position -= 1
        return position if position >= 0 and self.text[position] in _OPENING else -1

    def _closes(self, end: int) -> int:
        position = self.positions[end - 1] + 1
        while position < len(self.text):
            if end in self.notes and position in self._ends:
                position = self._ends[position]
            elif self.text[position].isspace():
                position += 1
            else:
                break
        return position if position < len(self.text) and self.text[position] in _CLOSING else -1


@lru_cache(maxsize=512)
def keyed(text: str) -> Keyed:
    """As `Keyed.of`, for the paragraphs of one report, which are asked for several times."""
    return Keyed.of(text)


def _folded(text: str) -> str:
    """The text with one sign for those that mean the same, and blanks for what is no part of keys.

    Its characters stand where they stood.
    """
    folded = _OTHER_SIGN.sub(lambda sign: _SAME_SIGNS[sign.group()], to_halfwidth(text))
    return _PARTED.sub(lambda parted: parted[1] + " " * len(parted[2]), folded)


def _unmatched(text: str) -> tuple[int, int]:
    """How many quotation marks open that do not close in `text`, and how many close unopened."""
    opened = closed = 0
    for char in text:
        if char in "“‘「":
            opened += 1
        elif char in "”’」" and opened:
            opened -= 1
        elif char in "”’」":
            closed += 1
    return opened, closed


@lru_cache(maxsize=1 << 15)
def key_of(words: str) -> str:
    """The key of some words: without white space, quotation marks and note marks, folded."""
    return Keyed.of(words).key
