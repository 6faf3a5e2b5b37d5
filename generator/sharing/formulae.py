"""Tells formulae, which every report has, from policy that two reports share.

A shared passage is formula where what is left of it beside the catalogue's phrases and punctuation
is next to nothing, or where so many places say it that it tells of none, which is a phrase then as
those of the catalogue are. A named plan or a figure is never formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

_LEFT_MIN = 7
"""Characters of substance, without which a passage says nothing of its own."""

_SHARE_MIN = 0.4
"""The share of a passage that is of substance in policy."""

_PLACES_MIN = 6
_PLACES_SHARE = 0.25
"""Places that say it, at least so many and that share of all, where it is everybody's."""

_FIGURE = re.compile(
    r"\d(?:\.\d+)?(?:[%％‰]|个?百分点|[万亿]|[元亩吨人户个件项公里千米斤张座条家所名场辆台套]|微克)"
)
"""A number with its unit: a target, a result, a measure."""

_CUT_OFF = re.compile(
    rf"^\W*\d*{_FIGURE.pattern}(?:左右|以上|以内|以下)?(?=\W|$)"
    r"|(?:^|(?<=[，。；：]))[^，。；：]*(?:增长|下降|(?<![发传表到])达到?|超过?|完成投资)$"
)
"""A number or a name whose other half stands around the passage: 5%左右；居民消费价格."""

_NAMED = re.compile("行动|计划")
"""What is called so is something done, however many do it: 安全生产治本攻坚三年行动."""

_NAMED_IN_QUOTES = re.compile(r"“[^“”]*”[^\W\d_]{0,4}?(?:行动|计划|工程)")
"""A plan that has a name of its own: 应急管理高质量发展“2653”行动."""

_NO_SUBSTANCE = re.compile(r"[\W\d_]+|[年月日届次全省市县区和与及以的了在是为我们将要把对向从更]")


class FormulaPhrases:
    """The phrases of the catalogue, found in passages."""

    def __init__(self, phrases: Iterable[str]) -> None:
        listed = tuple(dict.fromkeys(phrases))
        self._matcher = AhoCorasick(listed, store_patterns=False)

    def substance(self, text: str) -> int:
        """How many characters of a passage are of substance."""
        left, reached = [], 0
        found = self._matcher.find_matches_as_indexes(text, overlapping=True)
        for _, start, end in sorted(found, key=lambda hit: (hit[1], -hit[2])):
            if start > reached:
                left.append(text[reached:start])
            reached = max(reached, end)
        left.append(text[reached:])
        return len(_NO_SUBSTANCE.sub("", "".join(left)))


@lru_cache(maxsize=4)
def formula_phrases(phrases: tuple[str, ...]) -> FormulaPhrases:
    """The catalogue's phrases, made ready once a process."""
    return FormulaPhrases(phrases)


def is_everybodys(text: str, places: int, held: int) -> bool:
    """Whether so many places say a passage that it tells of none: `places` of the `held` ones."""
    often = places >= max(_PLACES_MIN, _PLACES_SHARE * held)
    return often and not (_FIGURE.search(text) or _NAMED.search(text))


def is_formula(text: str, phrases: FormulaPhrases) -> bool:
    """Whether a passage is formula: next to nothing is left of it beside the phrases."""
    text = _CUT_OFF.sub("", text)
    if _FIGURE.search(text) or _NAMED_IN_QUOTES.search(text):
        return False
    left = phrases.substance(text)
    return left < _LEFT_MIN or left < _SHARE_MIN * len(re.sub(r"\W", "", text))


@dataclass(slots=True)
class Spread:
    """In how many reports a passage stands, and of which places they are."""

    reports: int = 0
    places: set[str] = field(default_factory=set)

    def add(self, place: str) -> None:
        """Counts a report of a place."""
        self.reports += 1
        self.places.add(place)


class Texts:
    """Passages that are looked for in reports, all at once."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._matcher = AhoCorasick(texts, store_patterns=False)

    def standing_in(self, text: str) -> frozenset[int]:
        """Which of them stand in a text, by their numbers; those within others as well."""
        found = self._matcher.find_matches_as_indexes(text, overlapping=True)
        return frozenset(number for number, _, _ in found)
