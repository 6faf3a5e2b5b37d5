"""What became of headings: the same, reworded, or found in one of two years only.

Of the last, those are called new of which neither the words, or most of one part, stand anywhere in
the report of the year before, whatever the signs and numbers in it, nor the subject in one of its
headings or short sentences: 旧城区改造稳步推进 is not new beside 推进旧城区提质升级. It is said of
the heading alone; every report speaks of farming and of schools under other headings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick

from generator.grammar.sentences import CLAUSE_ENDS
from generator.model import Part, Report, Section
from generator.names.reading import QUOTED
from generator.rewording.difference import SOLID, solid_length, tokens
from generator.rewording.forms import compared, uncounted, undated, words_length, words_of
from generator.rewording.sentences import ROLES
from generator.text import has_run

_STRETCH = 2
"""Characters in a row that two headings have in common by more than chance."""

_LIKENESS = 0.65
_COMMON_MIN = 4
"""The share of two headings that is common, and its characters, where they are one reworded."""

_COUPLES_MIN = _COMMON_MIN - _STRETCH
"""Neighbouring characters that two such headings have in common at least."""

_LIKENESS_LONG = 0.55
_COMMON_LONG = 10
"""The same of headings that have more in common."""

_WITHIN = 0.8
_WITHIN_MIN = 6
"""The share of the shorter heading in the longer one, and its characters, where that decides."""

_LIKENESS_OTHER_DEPTH = 0.7
"""The same share of headings of which one is a section's and the other a paragraph's."""

_LIKENESS_SURE = 0.8
"""The same share from which on they need not name a subject in common."""

_NEAR = 0.6
"""The same share of headings that are so near each other that neither is called new or gone."""

_NEAR_SOLID = 0.4
"""The same where what is common stands in stretches of `SOLID`: 政府自身建设取得新成效."""

_SUBJECT = 0.5
"""The share of the shorter of two subjects that stands in the other one, where they are one."""

_PART = 0.5
_PART_MIN = 4
"""The same share of parts of headings, and its characters, whatever they say of which subject."""

_RUN = 0.6
_RUN_MIN = 4
"""The share of a part of a heading, and its characters, that tell it wherever they stand, as do
those of its subject and of a name in quotation marks."""

_TOPIC_MAX = 24
"""Characters of a sentence that may tell a topic as a heading does: 促进就业增收。"""

_ROW = 4
"""Characters with which all headings of a row end."""

_OPENING = 2
"""Characters with which a heading of a review names its subject."""

_FRAME = 1
"""The depth of headings that only say what a part is for: 过去一年工作回顾."""

_PARTS = re.compile(f"[{CLAUSE_ENDS}]")


class HeadingPair(NamedTuple):
    """A heading and that of the year before, by the ids of their sections; empty where none is."""

    section_id: str
    previous_section_id: str


class Headings(NamedTuple):
    """The headings of a report beside those of the year before, in text order.

    `kept` and `reworded` have both ids. `others` have one: no heading of the other report is
    recognisably the same; those of them that are certain are `new` or `gone`. A part's heading
    (2025年工作安排) is in none of these.
    """

    kept: tuple[HeadingPair, ...]
    reworded: tuple[HeadingPair, ...]
    others: tuple[HeadingPair, ...]
    new: tuple[HeadingPair, ...]
    gone: tuple[HeadingPair, ...]


class Subjects:
    """Cuts headings into what they speak of; words that tell no subject are left out."""

    def __init__(self, stop_words: Collection[str]) -> None:
        self._matcher = AhoCorasick(
            sorted(stop_words), matchkind=MATCHKIND_LEFTMOST_LONGEST, store_patterns=False
        )

    def of(self, title: str) -> tuple[_Part, ...]:
        """The parts of a heading, between its commas."""
        return tuple(
            _Part(_Words(part), _Words(self._subject(part)))
            for part in map(words_of, _PARTS.split(compared(title)))
            if part
        )

    def are_shared(self, title: str, other: str) -> bool:
        """Whether two headings name a subject in common."""
        parts, others = self.of(title), self.of(other)
        return any(one.subject.covered(beside.subject) for one in parts for beside in others)

    def _subject(self, part: str) -> str:
        rest = list(part)
        for _, start, end in self._matcher.find_matches_as_indexes(part):
            rest[start:end] = " " * (end - start)
        return "".join(run for run in "".join(rest).split() if len(run) >= _STRETCH)


class YearText(NamedTuple):
    """A report as its headings are compared.

    `words` are all its words as `uncounted` has them, `sentences` those of its parts in `ROLES`.
    """

    report: Report
    words: str
    sentences: Iterable[str]


def compare_headings(now: YearText, before: YearText, subjects: Subjects) -> Headings:
    """The headings of two years of a place."""
    own, other = _titled(now.report), _titled(before.report)
    kept = tuple(_kept(own, other))
    likenesses = tuple(
        _likenesses(
            _without(own, [pair.section_id for pair in kept]),
            _without(other, [pair.previous_section_id for pair in kept]),
            subjects,
        )
    )
    reworded = tuple(sorted(_likest(likenesses)))
    paired = {key for pair in (*kept, *reworded) for key in pair}
    rest_now, rest_before = (
        {key: one for key, one in _without(of, paired).items() if one.depth > _FRAME}
        for of in (own, other)
    )
    near = {key for one in likenesses if one.near for key in (one.now, one.before)}
    new = _in_whole_rows(_only_in(_without(rest_now, near), before, subjects), own)
    gone = _in_whole_rows(_only_in(_without(rest_before, near), now, subjects), other)
    return Headings(
        kept,
        reworded,
        (
            *(HeadingPair(key, "") for key in rest_now),
            *(HeadingPair("", key) for key in rest_before),
        ),
        tuple(HeadingPair(key, "") for key in new),
        tuple(HeadingPair("", key) for key in gone),
    )


def _only_in(sections: Mapping[str, Section], other: YearText, subjects: Subjects) -> Iterator[str]:
    """The headings whose words, and whose subject, the other report has in no heading or topic."""
    titled = tuple(_titled(other.report).values())
    openings = {one.title[:_OPENING] for one in titled if one.part is Part.REVIEW}
    topics = (text for text in other.sentences if words_length(text) <= _TOPIC_MAX)
    parts = [
        part for text in (*(one.title for one in titled), *topics) for part in subjects.of(text)
    ]
    for key, one in sections.items():
        own = subjects.of(one.title)
        if (
            not _stands_in(one.title, other.words)
            and not any(part.subject.stands_in(other.words) for part in own)
            and not (one.part is Part.REVIEW and one.title[:_OPENING] in openings)
            and not any(part.is_near(beside) for part in own for beside in parts)
        ):
            yield key


def _in_whole_rows(found: Iterable[str], sections: Mapping[str, Section]) -> Iterator[str]:
    """Those found, but for headings of a row of which not all are: of …实现新跃升 all or none."""
    keys = dict.fromkeys(found)
    torn = {_row(one) for key, one in sections.items() if key not in keys}
    return (key for key in keys if _row(sections[key]) not in torn)


def _row(section: Section) -> tuple[str, str]:
    """What the headings of a row have in common: what they stand under, and their last words."""
    return section.parent_id, section.title[-_ROW:]


def _stands_in(title: str, words: str) -> bool:
    """Whether the words have a heading, a name in it, or most of one of its parts in a row."""
    if uncounted(title) in words:
        return True
    if any(len(name) >= _RUN_MIN and uncounted(name) in words for name in QUOTED.findall(title)):
        return True
    for part in map(uncounted, _PARTS.split(compared(title))):
        if has_run(words, part, max(_RUN_MIN, ceil(_RUN * len(part)))):
            return True
    return False


class _Words:
    """Words with their couples of neighbouring characters."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._couples = tuple(pairwise(words))
        self._each = frozenset(self._couples)
        self.length = len(words)

    def stands_in(self, text: str) -> bool:
        """Whether as many characters as tell a subject stand there in a row."""
        return has_run(text, self._words, _RUN_MIN)

    def covered(self, other: _Words) -> int:
        """Characters that stand in the other words too, with a neighbour."""
        common = self._each & other._each
        if not common:
            return 0
        at = [number for number, couple in enumerate(self._couples) if couple in common]
        return len({*at, *(number + 1 for number in at)})


class _Part(NamedTuple):
    """A part of a heading: its words, and those of them that name its subject."""

    words: _Words
    subject: _Words

    def is_near(self, other: _Part) -> bool:
        """Whether both speak of one subject, as far as can be told."""
        covered = self.words.covered(other.words)
        if not covered:
            return False
        shorter = min(self.words.length, other.words.length)
        if covered >= max(_PART_MIN, _PART * shorter):
            return True
        shorter = min(self.subject.length, other.subject.length)
        return shorter > 0 and self.subject.covered(other.subject) >= _SUBJECT * shorter


def _titled(report: Report) -> dict[str, Section]:
    """The headings of what is compared, by id, in text order."""
    return {
        section.section_id: section
        for section in report.sections
        if section.title and section.part in ROLES
    }


def _without(sections: Mapping[str, Section], left_out: Collection[str]) -> dict[str, Section]:
    return {key: one for key, one in sections.items() if key not in left_out}


def _kept(now: Mapping[str, Section], before: Mapping[str, Section]) -> Iterator[HeadingPair]:
    """Headings that say the same, in whichever part: only years and signs may differ."""
    places: dict[str, list[str]] = {}
    for key, one in before.items():
        places.setdefault(undated(one.title), []).append(key)
    for key, one in now.items():
        if found := places.get(undated(one.title)):
            yield HeadingPair(key, found.pop(0))


class _Likeness(NamedTuple):
    """How much two headings of one role have in common."""

    likeness: float
    now: str
    before: str
    same: bool
    near: bool


def _likenesses(
    now: Mapping[str, Section], before: Mapping[str, Section], subjects: Subjects
) -> Iterator[_Likeness]:
    """The headings that have something in common.

    A section's and a paragraph's are the same only on one subject: 加强政治建设 is another heading
    than 加强政府自身建设.
    """
    cut = {key: tokens(one.title) for key, one in {**now, **before}.items()}
    couples = {key: frozenset(pairwise(of)) for key, of in cut.items()}
    for key, one in now.items():
        for other_key, other in before.items():
            if len(couples[key] & couples[other_key]) < _COUPLES_MIN:
                continue  # which is quickly told, of nearly all
            if ROLES[one.part] is not ROLES[other.part]:
                continue
            common = solid_length(cut[other_key], cut[key], _STRETCH)
            lengths = words_length(one.title), words_length(other.title)
            likeness = 2 * common / sum(lengths)
            of_one_depth = one.depth == other.depth
            least = _LIKENESS if of_one_depth else _LIKENESS_OTHER_DEPTH
            same = (common >= _COMMON_MIN and likeness >= least) or (
                of_one_depth
                and (
                    (common >= _COMMON_LONG and likeness >= _LIKENESS_LONG)
                    or common >= max(_WITHIN_MIN, _WITHIN * min(lengths))
                )
            )
            if same and not of_one_depth and likeness < _LIKENESS_SURE:
                same = subjects.are_shared(one.title, other.title)
            solid = 2 * solid_length(cut[other_key], cut[key], SOLID) / sum(lengths)
            near = likeness >= _NEAR or solid >= _NEAR_SOLID
            yield _Likeness(likeness, key, other_key, same, near)


def _likest(likenesses: Iterable[_Likeness]) -> Iterator[HeadingPair]:
    """Each heading with the one that it is like most, where the two are the same reworded."""
    used: set[str] = set()
    for one in sorted(likenesses, key=lambda one: (-one.likeness, one.now, one.before)):
        if one.same and used.isdisjoint((one.now, one.before)):
            used |= {one.now, one.before}
            yield HeadingPair(one.now, one.before)
