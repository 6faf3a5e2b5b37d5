"""Which words a note mark refers to: those before it, whatever they mean elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.glossary.hits import Hit, mention
from generator.glossary.index import Index, Known
from generator.glossary.keyed import Keyed
from generator.glossary.standpoint import Standpoint
from generator.grammar.note_marks import Mark
from generator.grammar.sentences import CLAUSE_ENDS

_SHARED_MIN = 2  # characters of an entry's name that words right before its mark must have
_ALIKE_MIN = 3  # and those that other words before it must have
_GAP = 3  # characters by which the words at a mark may differ from the name's end


def by_note(
    line: Keyed, start: int, end: int, options: Sequence[Known], index: Index, here: Standpoint
) -> Hit | None:
    """The mention that a note mark makes of a form, if one does.

    The form is the entry's, or the entry's name is much like it and the mark right behind it.
    """
    notes = {line.note(start, end), line.shared_note(start, end)} - {None}
    own = [known for known in options if here.is_own(known)]
    for known in own:
        if known.term.ordinal in notes:
            return mention(line, start, end, known, noted=True)
    number = line.marked(end)
    entry = index.entries.get((here.report.report_id, number)) if number else None
    if entry is None or own or line.key.endswith(entry.name, 0, end):
        return None  # where the entry's own name ends here, it is found by itself
    shared = SequenceMatcher(None, line.key[start:end], entry.name, False)
    if shared.find_longest_match().size < _SHARED_MIN:
        return None
    return mention(line, start, end, entry, noted=True)


def unnamed(line: Keyed, hits: Sequence[Hit], index: Index, here: Standpoint) -> Iterator[Hit]:
    """Words before marks that resemble their entries' names without being one of their forms."""
    for mark in line.marks:
        entry = index.entries.get((here.report.report_id, mark.number))
        if entry is None or any(
            hit.term is entry.term and hit.noted and hit.start < mark.end for hit in hits
        ):
            continue
        found = _like_name(line, mark, entry.name)
        if found:
            yield mention(line, *found, entry, noted=True)


def _like_name(line: Keyed, mark: Mark, name: str) -> tuple[int, int] | None:
    """The key's range of words before a mark that are much like a name, if there are any."""
    end = bisect_left(line.positions, mark.start)
    start = max(0, end - len(name) - 2 * _GAP)
    clause = max((line.key.rfind(sign, start, end) for sign in CLAUSE_ENDS), default=-1)
    start = max(start, clause + 1)
    words = line.key[start:end]
    found = SequenceMatcher(None, words, name, False).find_longest_match()
    behind = len(words) - found.a - found.size
    if found.size < min(_ALIKE_MIN, len(name)) or behind > 2 * _GAP:
        return None
    reaches = behind <= _GAP and len(name) - found.b - found.size <= _GAP
    return start + found.a, end if reaches else start + found.a + found.size
