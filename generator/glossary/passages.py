"""What a report says outside its annexes, piece by piece: headings and paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.grammar.note_marks import Mark
from generator.model import NoteMark, Part, Report, Traced


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading of depth 1 or 2, or a paragraph. A heading's `paragraph_id` is empty."""

    report_id: str
    section_id: str
    paragraph_id: str
    part: Part
    body: Traced

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def key(self) -> str:
        """What tells the passage from all others."""
        return self.paragraph_id or self.section_id


def passages(report: Report) -> tuple[Passage, ...]:
    """The report's headings and paragraphs outside annexes, in text order."""
    parts = {section.section_id: section.part for section in report.sections}
    found = [
        Passage(report.report_id, s.section_id, "", s.part, s.body)
        for s in report.sections
        if s.body and s.part is not Part.ANNEX
    ]
    found += (
        Passage(report.report_id, p.section_id, p.paragraph_id, parts[p.section_id], p.body)
        for p in report.paragraphs
        if parts[p.section_id] is not Part.ANNEX
    )
    return tuple(sorted(found, key=lambda passage: tuple(passage.body.origins[:1])))


def marks_in(found: Iterable[Passage], notes: Iterable[NoteMark]) -> Mapping[str, Sequence[Mark]]:
    """The references to annexes as marks in the passages that have some, by the passage's key."""
    by_key: dict[str, list[NoteMark]] = defaultdict(list)
    for note in notes:
        by_key[note.paragraph_id or note.section_id].append(note)
    return {
        passage.key: [
            Mark(*passage.body.locate(note.place), note.number) for note in by_key[passage.key]
        ]
        for passage in found
        if passage.key in by_key
    }
