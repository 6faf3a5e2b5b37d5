"""Whether a number that was promised and one that is told are of the same thing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.answers.objects import AND_OTHERS, ASIDE, JOINT, Objects, Thing, shared_start
from generator.catalogue.answers import AnswerWords
from generator.catalogue.word_lists import WordList
from generator.model import Bound, Number, NumberKind
from generator.text import to_halfwidth

_SUBJECT_MIN = 2
_PART_MIN = 3
"""Characters of a subject that may be a part of a longer one."""

_PARTED_MIN = 8
"""Characters of a subject that may be a longer one with words left out in its midst."""

_BEHIND_MIN = 5
"""Characters behind a number, or before 等, that tell of what it is."""

_COUNTED = frozenset({"items", "people", "households", "area", "length"})
"""Kinds of units that count a stock in one place, and what came to it in another."""

_VISITS = "人次"
"""They come to no stock."""

_RATE, _SHARE = "率", "占"
"""By either a share may be told: 就业率8%, 就业占8%."""

_JOINTS = re.compile(f"^(?:、|{JOINT})+")
_NOT = ("非", "不", "未")
_UP_TO_A_MARK = re.compile(r"[^，；。、：,;]*")
_UP_TO_A_NUMBER = re.compile(r"^.*\d")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it is of, and the words behind it and in the clause before its own.

    `sentence` is that in which it stands.
    """

    number: Number
    thing: Thing
    behind: str
    before: str = ""
    sentence: int = -1


class Counting:
    """Compares numbers by what they are of."""

    def __init__(self, words: AnswerWords, objects: Objects) -> None:
        self._words, self._objects = words, objects
        self._empty = frozenset(words.empty.words)
        self._flows = tuple(words.flows.words)
        self._harms = words.harms, words.hides_harms

    def of(self, number: Number, before: str = "", sentence: int = -1) -> Counted:
        """A number with what it is of."""
        return Counted(number, self.thing(number), _behind(number), before, sentence)

    def kind(self, number: Number) -> tuple[str, NumberKind]:
        """What numbers have in common that may be of the same thing."""
        unit = "" if number.unit in self._words.counters.matcher else number.unit
        return unit, number.kind

    def thing(self, number: Number) -> Thing:
        """Of what a number is; nothing where its reading leaves that open."""
        return self._objects.thing(to_halfwidth(number.subject) if number.subject_sure else "")

    def named(self, number: Number) -> str:
        """What a number is of, by the words behind it where its subject is open; may be empty."""
        thing = self.thing(number) if number.subject_sure else self._objects.thing(_behind(number))
        words = thing.core if number.subject_sure else thing.listed or thing.core
        return words if self.tells_a_thing(words) else ""

    def shared(self, promised: Number, told: Number) -> str:
        """What both numbers are of, in words of the one that is told."""
        subjects = [to_halfwidth(n.subject) for n in (told, promised) if n.subject_sure]
        longest = max(subjects, key=len, default="")
        if not self.tells_a_thing(self._objects.core(longest)):
            return _behind(told)
        shortest = min(subjects, key=len)
        if longest.endswith(shortest) and self.tells_a_thing(self._objects.core(shortest)):
            return self._shown(shortest)
        return self._shown(longest if longest.endswith(shortest) else subjects[0])

    def _shown(self, subject: str) -> str:
        """A subject without deeds and joints at its head, and without 等 at its end."""
        return _JOINTS.sub("", self._objects.headless(subject)).removesuffix(AND_OTHERS)

    def tells_a_thing(self, subject: str) -> bool:
        """Whether a subject without deeds says by itself what it is."""
        return len(subject) >= _SUBJECT_MIN and subject not in self._empty

    def is_same(self, one: Counted, other: Counted) -> bool:
        """Whether a number promised and one told are of the same thing."""
        promised, told = one.thing, other.thing
        if promised.core == f"{told.core}{_RATE}" and _leading(other.number).endswith(_SHARE):
            return True
        if self.tells_a_thing(promised.core) and self.tells_a_thing(told.core):
            if self._is_called_the_same(promised.core, told.core):
                return True
        elif self._is_of_before(promised.words, told, one.before) or self._is_of_before(
            told.words, promised, other.before
        ):
            return True
        if self._is_with_behind(one, told) or self._is_with_behind(other, promised):
            return True
        if len(promised.listed) >= _BEHIND_MIN and promised.listed == told.listed:
            return True
        if len(one.behind) >= _BEHIND_MIN and one.behind in (other.behind, told.core):
            return True
        return len(promised.core) >= _BEHIND_MIN and promised.core == other.behind

    def _is_with_behind(self, one: Counted, full: Thing) -> bool:
        """Whether a subject and what its clause does with it are what a full one names by itself.

        推动500家企业开展技术改造 is of what 企业技术改造500家 is of.
        """
        core = one.thing.core
        deed = self._objects.core(one.behind.removeprefix(core))
        return bool(core) and len(deed) >= _PART_MIN and f"{core}{deed}" == full.core

    def _is_of_before(self, bare: str, full: Thing, before: str) -> bool:
        """Whether the words before say the same of a bare subject as a full one by itself.

        推进重大工程，完成投资2亿元 is of what 重大工程投资2亿元 is of.
        """
        if not bare or len(full.words) <= len(bare) or not full.words.endswith(bare):
            return False
        if self.tells_a_thing(self._objects.core(bare)):
            return False
        which = full.words[: -len(bare)]
        return any(
            len(words) >= _PART_MIN and self.tells_a_thing(words) and words in before
            for words in (which, self._objects.core(which))
        )

    def _is_called_the_same(self, one: str, other: str) -> bool:
        """Whether two subjects are one, though one of them is said with more words."""
        shorter, longer = sorted((one, other), key=len)
        if longer == shorter:
            return True
        if len(shorter) < _PART_MIN or shorter[-_PART_MIN:] != longer[-_PART_MIN:]:
            return False
        more = longer[: -len(shorter)]
        if not longer.endswith(shorter):
            first = len(shared_start(shorter, longer))
            more = longer[first : first + len(more)]
            parted = _SUBJECT_MIN <= first <= len(shorter) - _PART_MIN
            left = longer[:first] + longer[first + len(more) :]
            if not parted or len(shorter) < _PARTED_MIN or left != shorter:
                return False
        return not (more.endswith(_NOT) or self._words.levels.matcher.in_text(more))

    def is_as_much(self, promised: Number, told: Number) -> bool:
        """Whether both numbers say how much there is, or both what came to it."""
        if promised.unit_kind not in _COUNTED:
            return True
        return self._is_stock(promised) == self._is_stock(told)

    def _is_stock(self, number: Number) -> bool:
        """Whether a number says how much there is, not what came to it."""
        if number.unit == _VISITS or self.thing(number).core.endswith(self._flows):
            return False
        said = _leading(number)
        held = self._words.held.matcher.find(said)
        holds = any(end - start > 1 or end == len(said) for start, end in held)  # 达 ends names too
        return holds and not self._words.added.matcher.in_text(said)

    @staticmethod
    def is_open(promised: Number, told: Number) -> bool:
        """Whether what is told leaves open whether the promise was kept: 80%以上 of 81%."""
        return told.bound is Bound.AT_LEAST and told.value < promised.value

    def is_lower(self, promised: Number, told: Number) -> bool | None:
        """Whether less is reported than was promised; None where that is nothing to compare."""
        wanted = promised.bound in (Bound.EXACT, Bound.AT_LEAST, Bound.RANGE)
        if not wanted or told.bound is Bound.AT_MOST:
            return None
        said = to_halfwidth(promised.quote)
        harm = promised.kind is NumberKind.FALL or stands(*self._harms, said)
        if harm or self._is_stock(promised) != self._is_stock(told):
            return None
        return told.value < promised.value


def stands(
    words: WordList, hidden: WordList, text: str, start: int = 0, end: int | None = None
) -> bool:
    """Whether one of the words stands in `[start, end)`, and not within one that hides it."""
    found = list(words.matcher.find(text, start, end))
    hiding = list(hidden.matcher.find(text, start, end)) if found else []
    return not all(any(first <= at < last for first, last in hiding) for at, _ in found)


def _behind(number: Number) -> str:
    """The words behind a number, up to the next mark; none where its clause is not of one piece."""
    said, place = to_halfwidth(number.quote), number.place
    if len(said) != place.end - place.start:
        return ""
    found = _UP_TO_A_MARK.match(ASIDE.sub("", said[number.end - place.start :]))
    return found[0] if found else ""


def _leading(number: Number) -> str:
    """The words of a number's clause between the number before it and itself."""
    said, place = to_halfwidth(number.quote), number.place
    if len(said) != place.end - place.start:
        return said
    return _UP_TO_A_NUMBER.sub("", said[: number.start - place.start])
