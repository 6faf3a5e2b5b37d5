"""Definitions of one name, folded where they say the same in the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.model import Term
from generator.text import to_halfwidth

# What opens a definition and says nothing: 即, 是指, 主要是指.
_OPENS = re.compile(
    r"(?:主要是?指|即是指|指的是|是指|就是|泛指|特指|即|指|是)(?![导挥标数引定否非将使可])"
)
_PARTS = re.compile(r"[\W_]+|和|及|与")


@dataclass(frozen=True, slots=True)
class Wording:
    """The definitions that have one wording; the newest, whose words are shown, comes first."""

    terms: tuple[Term, ...]

    @property
    def shown(self) -> Term:
        return self.terms[0]


def wordings(terms: Sequence[Term], year: Callable[[Term], int]) -> tuple[Wording, ...]:
    """The wordings of some definitions: the newest first, of one year the one that most have.

    Two are one wording where they differ in signs, in 即 or 是指 at the beginning, in 和 for 、, or
    in the order of what they list.
    """
    found: dict[tuple[str, ...], list[Term]] = {}
    for term in terms:
        found.setdefault(_content(term.definition), []).append(term)
    made = [Wording(tuple(sorted(same, key=lambda t: -year(t)))) for same in found.values()]
    return tuple(sorted(made, key=lambda w: (-year(w.shown), -len(w.terms))))


def _content(definition: str) -> tuple[str, ...]:
    """The pieces between a definition's signs, in an order of their own."""
    plain = to_halfwidth(definition).strip().lower()
    opening = _OPENS.match(plain)
    pieces = _PARTS.split(plain[opening.end() :] if opening else plain)
    return tuple(sorted(filter(None, pieces))) or (definition,)
