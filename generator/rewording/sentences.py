"""A report's sentences as they are aligned with last year's: topic sentences are headings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from generator.grammar.markers import TOPICS, marker_at
from generator.grammar.numerals import HAN_NUMERALS
from generator.grammar.sentences import sentences
from generator.model import Part, Report
from generator.rewording.forms import undated, words_of
from generator.sharing.folded import Folded
from generator.text import SALUTATION

ROLES = {
    Part.REVIEW: Part.REVIEW,
    Part.PLAN: Part.PLAN,
    Part.SELF_BUILDING: Part.PLAN,
    Part.CLOSING: Part.CLOSING,
}
"""What is compared with what: 自身建设 stands in the plan in one year and by itself in another."""

_NUMBERS = frozenset(f"{HAN_NUMERALS}0123456789第（(")
"""Signs with which a sentence's number in a list begins."""


class Sentence(NamedTuple):
    """A sentence at `[start, end)` of its paragraph's text, in the section of that id.

    `text` is without white space and note marks, `words` the same without any sign and without its
    number in a list, and `key` that without what returns every year with another number.
    """

    role: Part
    section_id: str
    paragraph_id: str
    start: int
    end: int
    text: str
    words: str
    key: str


def sentences_of(report: Report, folded: Folded) -> tuple[Sentence, ...]:
    """The sentences of review, plan and closing, in text order; those that say nothing left out."""
    return tuple(_sentences(report, folded))


def _sentences(report: Report, folded: Folded) -> Iterator[Sentence]:
    roles = {s.section_id: ROLES.get(s.part) for s in report.sections}
    topics = {section.anchor for section in report.sections if section.is_topic}
    for paragraph, begin, kept in zip(folded.paragraphs, folded.begins, folded.kept, strict=True):
        role = roles[paragraph.section_id]
        if role is None:
            continue
        borders = sentences(paragraph.text)
        for start, end in borders[1:] if paragraph.anchor in topics else borders:
            first, last = start, end
            if kept is not None:
                first, last = bisect_left(kept, start), bisect_left(kept, end)
            text = folded.text[begin + first : begin + last]
            said = _unnumbered(text)
            words = words_of(said)
            if words and words != SALUTATION:
                yield Sentence(
                    role,
                    paragraph.section_id,
                    paragraph.paragraph_id,
                    *_without_blanks(paragraph.text, start, end),
                    text,
                    words,
                    undated(said),
                )


def _unnumbered(text: str) -> str:
    """A sentence without its number in a list, which a year may change: 五是…"""
    marker = marker_at(text, 0, TOPICS) if text[:1] in _NUMBERS else None
    return text[marker.end :] if marker else text


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
