"""What one year's definition of a term says differently from another's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.grammar.sentences import CLAUSE_ENDS

_ENDS = CLAUSE_ENDS + "、"
_CLAUSE = re.compile(rf"[^{_ENDS}\n]*[{_ENDS}\n]?")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of both definitions, or of one of them: `kind` is same, gone or new."""

    kind: str
    text: str


def changes(earlier: str, later: str) -> tuple[Change, ...]:
    """The clauses of two definitions in the order in which they are read.

    Empty where the two have no clause in common: then nothing has changed, it is another text.
    """
    one, other = _clauses(earlier), _clauses(later)
    matcher = SequenceMatcher(None, [_plain(c) for c in one], [_plain(c) for c in other], False)
    found = tuple(_stretches(matcher, one, other))
    return found if any(change.kind == "same" for change in found) else ()


def _stretches(matcher: SequenceMatcher[str], one: list[str], other: list[str]) -> Iterator[Change]:
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(other[new_start:new_end]))
            continue
        if start < end:
            yield Change("gone", "".join(one[start:end]))
        if new_start < new_end:
            yield Change("new", "".join(other[new_start:new_end]))


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(text) if clause]


def _plain(clause: str) -> str:
    """A clause without the mark that ends it: a comma for a semicolon is no other wording."""
    return clause.strip().rstrip(_ENDS)
