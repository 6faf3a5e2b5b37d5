"""A report's paragraphs as they are compared: without white space and note marks, of one width.

Headings are no paragraphs, and are not compared.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model import NoteMark, Paragraph, Part, Report
from generator.text import to_halfwidth

BORDER = "\n"
"""Between two paragraphs: no run crosses it."""

COMPARED = frozenset({Part.REVIEW, Part.PLAN, Part.SELF_BUILDING, Part.FRONT, Part.CLOSING})
"""Annexes are left out: their definitions are the glossary's."""

_SENTENCE_MARKS = ",;:!?()"
_ONE_WIDTH = {ord(mark): chr(ord(mark) + 0xFEE0) for mark in _SENTENCE_MARKS} | {
    code: chr(code - 0xFEE0)
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0) not in _SENTENCE_MARKS
}
"""The marks of a sentence to full width, in which Chinese text has them, and others to half."""
_OTHER_WIDTH = re.compile(f"[{re.escape(''.join(map(chr, _ONE_WIDTH)))}]")
_IN_NUMBER = re.compile("(?<=[0-9]),(?=[0-9])")


@dataclass(frozen=True)
class Folded:
    """The text of a report's paragraphs, one behind the other, each behind a border.

    `begins[n]` is where that of `paragraphs[n]` begins, and `kept[n]` are the positions of its
    characters in the paragraph's own text; None where it has them all.
    """

    report_id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    begins: tuple[int, ...]
    kept: tuple[Sequence[int] | None, ...]

    @classmethod
    def of(cls, report: Report, notes: Collection[NoteMark] = ()) -> Folded:
        """The report outside its annexes; `notes` are its note marks, which are read over."""
        parts = {section.section_id: section.part for section in report.sections}
        paragraphs = [p for p in report.paragraphs if parts[p.section_id] in COMPARED]
        marks: dict[str, set[int]] = {}
        bodies = {p.paragraph_id: p.body for p in paragraphs}
        for note in notes:
            if note.paragraph_id in bodies:
                mark = range(*bodies[note.paragraph_id].locate(note.place))
                marks.setdefault(note.paragraph_id, set()).update(mark)
        text = BORDER
        begins: list[int] = []
        kept: list[Sequence[int] | None] = []
        for paragraph in paragraphs:
            folded, places = _folded(paragraph.text, marks.get(paragraph.paragraph_id, ()))
            begins.append(len(text))
            kept.append(places)
            text += folded + BORDER
        return cls(report.report_id, text, tuple(paragraphs), tuple(begins), tuple(kept))

    @cached_property
    def characters(self) -> int:
        """How many characters are compared."""
        return len(self.text) - len(self.begins) - 1

    def place(self, start: int, end: int) -> tuple[Paragraph, int, int]:
        """The paragraph in which `[start, end)` lies, and the range of its own text."""
        number = bisect_right(self.begins, start) - 1
        begin, kept = self.begins[number], self.kept[number]
        first, last = start - begin, end - begin
        if kept is None:
            return self.paragraphs[number], first, last
        return self.paragraphs[number], kept[first], kept[last - 1] + 1


def _folded(text: str, left_out: Collection[int]) -> tuple[str, Sequence[int] | None]:
    """The text without white space and what is left out, and where its characters stand."""
    plain = _of_one_width(text)
    if not left_out and len(plain.split()) <= 1 and plain == plain.strip():
        return plain, None
    kept = [n for n, sign in enumerate(plain) if not (sign.isspace() or n in left_out)]
    return "".join(plain[n] for n in kept), kept


def _of_one_width(text: str) -> str:
    """The text with the marks of sentences in full width, all else in half; positions unchanged.

    The comma of a number (1,256) stays as it is.
    """
    plain = to_halfwidth(text)
    if not _OTHER_WIDTH.search(plain):
        return plain
    folded = plain.translate(_ONE_WIDTH)
    if "," not in plain:
        return folded
    within = {found.start() for found in _IN_NUMBER.finditer(plain)}
    return "".join("," if n in within else sign for n, sign in enumerate(folded))
