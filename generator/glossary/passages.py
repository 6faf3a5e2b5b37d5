"""What a report says outside its annexes, piece by piece: headings and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Part, Report, Traced


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
    return tuple(sorted(found, key=lambda passage: passage.body.origins[:1]))
