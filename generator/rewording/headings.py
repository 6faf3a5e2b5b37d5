"""What became of headings: the same, reworded, new or gone.

A heading is new only where its words stand nowhere in the report of the year before, whatever the
signs and numbers in it, and where no heading of that report is recognisably the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.model import Report, Section
from generator.rewording.difference import SOLID, solid_length, tokens
from generator.rewording.forms import uncounted, undated, words_length
from generator.rewording.sentences import ROLES

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

_NEAR = 0.6
"""The same share of headings that are so near each other that neither is called new or gone."""

_NEAR_SOLID = 0.4
"""The same where what is common stands in stretches of `SOLID`: 政府自身建设取得新成效."""

_FRAME = 1
"""The depth of headings that only say what a part is for: 过去一年工作回顾."""


class HeadingPair(NamedTuple):
    """A heading and that of the year before, by the ids of their sections; empty where none is."""

    section_id: str
    previous_section_id: str


class Headings(NamedTuple):
    """The headings of a report beside those of the year before, each in at most one of these.

    `kept` and `reworded` have both ids, `new` and `gone` one. What stands in the other report but
    is no heading there is in none of them, nor is a part's heading (2025年工作安排).
    """

    kept: tuple[HeadingPair, ...]
    reworded: tuple[HeadingPair, ...]
    new: tuple[HeadingPair, ...]
    gone: tuple[HeadingPair, ...]


def compare_headings(now: Report, before: Report, words_now: str, words_before: str) -> Headings:
    """The headings of two years; `words_…` are all words of the reports as `uncounted` has them."""
    own, other = _titled(now), _titled(before)
    kept = tuple(_kept(own, other))
    likenesses = tuple(
        _likenesses(
            _without(own, [pair.section_id for pair in kept]),
            _without(other, [pair.previous_section_id for pair in kept]),
        )
    )
    reworded = tuple(_likest(likenesses))
    near = {key for one in likenesses if one.near for key in (one.now, one.before)}
    left_out = {*near, *(key for pair in (*kept, *reworded) for key in pair)}
    return Headings(
        kept,
        tuple(sorted(reworded)),
        tuple(HeadingPair(key, "") for key in _only_in(own, words_before) if key not in left_out),
        tuple(HeadingPair("", key) for key in _only_in(other, words_now) if key not in left_out),
    )


def _only_in(sections: Mapping[str, Section], words: str) -> Iterator[str]:
    """The headings whose words do not stand among those of the other report, by section."""
    for key, one in sections.items():
        if one.depth > _FRAME and uncounted(one.title) not in words:
            yield key


def _titled(report: Report) -> dict[str, Section]:
    """The headings of what is compared, by id, in text order."""
    return {
        section.section_id: section
        for section in report.sections
        if section.title and section.part in ROLES
    }


def _without(sections: Mapping[str, Section], left_out: Sequence[str]) -> dict[str, Section]:
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


def _likenesses(now: Mapping[str, Section], before: Mapping[str, Section]) -> Iterator[_Likeness]:
    """The headings that have something in common."""
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
