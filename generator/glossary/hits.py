"""Words of a line that were found to name a term, or that may."""

from __future__ import annotations

from dataclasses import dataclass

from generator.glossary.index import Known
from generator.glossary.keyed import Keyed
from generator.glossary.names import FormKind
from generator.model import Match, Region, Term
from generator.text import bare


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `[start, end)` of a line that name `term`: a mention, or, with a reason, undecided."""

    term: Term
    region: Region  # the place whose annex defines it
    start: int
    end: int
    match: Match | None
    reason: str = ""
    noted: bool = False  # a note mark says so


def mention(line: Keyed, start: int, end: int, known: Known, *, noted: bool = False) -> Hit:
    """The key's range as a mention."""
    kind = known.form.kind
    first, last = line.range(start, end, known.form.words)
    match = Match.SHORT
    if kind is FormKind.FULL and line.words(first, last) == bare(known.term.name):
        match = Match.EXACT
    elif kind is FormKind.ALIAS or (kind is FormKind.FULL and end - start >= _length(known.name)):
        match = Match.VARIANT
    return Hit(known.term, known.region, first, last, match, noted=noted)


def doubt(line: Keyed, start: int, end: int, known: Known, reason: str) -> Hit:
    """The key's range as words that are undecided."""
    first, last = line.range(start, end, known.form.words)
    return Hit(known.term, known.region, first, last, None, reason)


def _length(name: str) -> int:
    """A name's length without the signs that a variant may leave out: 、 and brackets."""
    return sum(char not in "、()" for char in name)
