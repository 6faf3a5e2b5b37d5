"""Finds which sections of two reports belong side by side: one to one, or left alone.

A section is set beside one of the same kind of part: what looks back beside what looks back. What
counts is the theme, then the words of the headings and of the texts. Scores are whole numbers, so
that `assets/scripts/pairing/alignment.js`, which does the same in a browser, reckons alike: a test
holds one to the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Part
from generator.themes.words import apart

PARTS = (Part.REVIEW, Part.PLAN, Part.SELF_BUILDING)
"""The parts whose sections are set side by side; the others are forms of address and lists."""

_LOOKS_BACK = Part.REVIEW
_HEADING = 600  # headings of the same words
_FIRST_THEME = 300  # the first theme of both is the same
_ONE_FIRST = 150  # the first theme of one is a later one of the other
_LATER_THEME = 90
_OPENINGS = 500  # the beginnings of parts of the same kind
_WORDS = 15  # per cent of the sum of products of weights, which is 10,000 for the same words
_ENOUGH = 320  # more than the same theme
_HEADINGS_MAX = 2  # in which words of a pattern stand: 深入推进…提升工程
_SHARED_WORDS = 5
_LEAST_OF_PART = 4  # a section that stands for a whole part has at least this part of its length

_NO_HAN = re.compile(r"[^\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What is set side by side: a section without those below it.

    `heading` is what readers call it, `title` what is printed of that, without its number. `themes`
    are strongest first; `words` are those that weigh most, with their weights in hundredths.
    `paragraphs` are the ordinals of its own ones.
    """

    slug: str
    part: Part
    depth: int
    heading: str
    title: str
    characters: int
    themes: tuple[str, ...]
    words: Mapping[str, int]
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Stretchs of two reports that belong together, by their places; one side may have none.

    Both sides have one stretch, or one has all of a part that the other does not divide. `theme`
    is what both are on, `words` are what both have, heaviest first. Where nothing but the theme
    speaks for it, `is_doubtful`.
    """

    own: tuple[int, ...]
    other: tuple[int, ...]
    theme: str = ""
    words: tuple[str, ...] = ()
    is_doubtful: bool = False


def align(own: Sequence[Stretch], other: Sequence[Stretch]) -> tuple[Beside, ...]:
    """All stretches of two reports: what looks back, then what lies ahead.

    Each in the order of the first report; those that stand in the second alone come behind.
    """
    found: list[Beside] = []
    for looks_back in (True, False):
        sides = _units(own, other, looks_back)
        found += _aligned(own, other, *sides)
    return tuple(found)


_Unit = tuple[int, ...]


def _units(
    own: Sequence[Stretch], other: Sequence[Stretch], looks_back: bool
) -> tuple[list[_Unit], list[_Unit]]:
    """What is aligned of either report: its stretches, or a whole part where the other has one."""
    sides: tuple[list[_Unit], list[_Unit]] = ([], [])
    for part in PARTS:
        if (part is _LOOKS_BACK) is not looks_back:
            continue
        places = [[n for n, one in enumerate(side) if one.part is part] for side in (own, other)]
        whole = _is_undivided(own, other, *places) or _is_undivided(other, own, *places[::-1])
        for side, numbers in zip(sides, places, strict=True):
            side += [tuple(numbers)] if whole else [(n,) for n in numbers]
    return sorted(sides[0]), sorted(sides[1])


def _is_undivided(
    side: Sequence[Stretch], other: Sequence[Stretch], places: Sequence[int], beside: Sequence[int]
) -> bool:
    """Whether a report has one stretch of a part that the other divides, and it is no fragment."""
    if len(places) != 1 or len(beside) < 2 or side[places[0]].depth != 1:
        return False
    length = side[places[0]].characters
    others = sum(other[place].characters for place in beside)
    return _LEAST_OF_PART * min(length, others) >= max(length, others)


def _aligned(
    own: Sequence[Stretch],
    other: Sequence[Stretch],
    units: Sequence[_Unit],
    other_units: Sequence[_Unit],
) -> list[Beside]:
    headings = _heading_words(own), _heading_words(other)
    pairs: dict[_Unit, _Unit] = {}
    doubtful: set[_Unit] = set()
    scored = []
    for here, unit in enumerate(units):
        for there, beside in enumerate(other_units):
            if len(unit) != len(beside):
                if own[unit[0]].part is other[beside[0]].part:
                    pairs[unit] = beside
                continue
            if len(unit) == 1:
                one, two = own[unit[0]], other[beside[0]]
                score = _score(one, two, headings[0][unit[0]], headings[1][beside[0]])
                if score >= _ENOUGH:
                    scored.append((-score, here, there))
    taken = set(pairs.values())
    for _, here, there in sorted(scored):
        if units[here] not in pairs and other_units[there] not in taken:
            pairs[units[here]] = other_units[there]
            taken.add(other_units[there])
    left = _by_theme(own, [unit for unit in units if unit not in pairs])
    other_left = _by_theme(other, [unit for unit in other_units if unit not in taken])
    for theme, alone in left.items():
        if len(alone) == 1 and len(other_left.get(theme, ())) == 1:
            pairs[alone[0]] = other_left[theme][0]
            doubtful.add(alone[0])
    taken = set(pairs.values())
    found = [_beside(own, other, unit, pairs.get(unit, ()), unit in doubtful) for unit in units]
    return found + [Beside((), unit) for unit in other_units if unit not in taken]


def _by_theme(side: Sequence[Stretch], units: Sequence[_Unit]) -> dict[str, list[_Unit]]:
    """The stretches on a theme, by that which is their first."""
    found: dict[str, list[_Unit]] = {}
    for unit in units:
        if len(unit) == 1 and side[unit[0]].themes:
            found.setdefault(side[unit[0]].themes[0], []).append(unit)
    return found


def _score(own: Stretch, other: Stretch, heading: Collection[str], beside: Collection[str]) -> int:
    """How much speaks for setting two stretches side by side."""
    common = len(set(heading) & set(beside))
    score = 2 * _HEADING * common // max(1, len(heading) + len(beside))
    if own.depth == other.depth == 1 and own.part is other.part:
        score += _OPENINGS
    if own.themes and other.themes:
        if own.themes[0] == other.themes[0]:
            score += _FIRST_THEME
        elif own.themes[0] in other.themes or other.themes[0] in own.themes:
            score += _ONE_FIRST
        elif _theme(own, other):
            score += _LATER_THEME
    products = sum(own.words[word] * other.words[word] for word in own.words if word in other.words)
    return score + products * _WORDS // 100


def _theme(own: Stretch, other: Stretch) -> str:
    """The strongest theme of a stretch that another one is on too; empty for none."""
    return next((theme for theme in own.themes if theme in other.themes), "")


def _heading_words(side: Sequence[Stretch]) -> list[set[str]]:
    """The pairs of characters of each heading, without those of a pattern of several headings."""
    pairs = [
        {run[n : n + 2] for run in _NO_HAN.split(one.title) for n in range(len(run) - 1)}
        for one in side
    ]
    counts = Counter(pair for of_one in pairs for pair in of_one)
    return [{pair for pair in of_one if counts[pair] <= _HEADINGS_MAX} for of_one in pairs]


def _beside(
    own: Sequence[Stretch], other: Sequence[Stretch], unit: _Unit, beside: _Unit, doubtful: bool
) -> Beside:
    if len(unit) != 1 or len(beside) != 1:
        return Beside(unit, beside)
    one, two = own[unit[0]], other[beside[0]]
    words = [word for word in one.words if word in two.words]
    words.sort(key=lambda word: (-one.words[word] * two.words[word], word))
    return Beside(unit, beside, _theme(one, two), apart(words, _SHARED_WORDS), doubtful)
