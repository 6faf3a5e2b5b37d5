"""Whether entries of several annexes explain one thing, by their names and definitions."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.catalogue.senses import Senses
from generator.glossary.keyed import key_of
from generator.grammar.numerals import COUNT_SIGNS
from generator.text import to_halfwidth

_PUNCTUATION = re.compile(r"[^\w]+")
_PAIR = 2  # characters that are compared at a time
_AGREE = 0.4  # of the shorter definition's pairs, how many the other has at least
_OWN_WORDS = 3  # characters that a name without a count needs to be one thing's
_OWN_WORDS_COUNTED = 4  # and one with a count: 一带一路, but not 三名工程


def written_form(name: str, senses: Senses) -> str:
    """A name's key without what a report may leave out: quotation marks, 新时代, 工程, a comma."""
    key = senses.unadorned(key_of(name)).replace("、", "")
    return senses.without_head(key) or key


def agree(one: str, other: str) -> bool:
    """Whether two definitions say the same in other words."""
    return _shared(one, other) >= _AGREE


def is_distinctive(name: str, senses: Senses) -> bool:
    """Whether a name can hardly mean two things: 分级诊疗, “一带一路”; not “三名工程”, “1+N”."""
    key, form = senses.unadorned(key_of(name)), written_form(name, senses)
    if (
        re.search(r"\d", key)
        or (senses.generic(form) and senses.generic(key))
        or senses.counts(key)
    ):
        return False
    if form in senses.shared_slogans.words:
        return False
    if key[0] in COUNT_SIGNS:
        return len(form) >= _OWN_WORDS_COUNTED
    return len(key) >= _OWN_WORDS


def _shared(one: str, other: str) -> float:
    """What part of the shorter definition's pairs of characters the other has."""
    pairs, others = _pairs(one), _pairs(other)
    shorter = min(len(pairs), len(others))
    return len(pairs & others) / shorter if shorter else 0.0


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    runs = _PUNCTUATION.split(to_halfwidth(text))
    return frozenset(run[i : i + _PAIR] for run in runs for i in range(len(run) - _PAIR + 1))
