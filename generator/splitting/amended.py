"""An editor's changes to a report's outline: the parts that are assigned, and a record of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.catalogue.parts import PartRules
from generator.errors import Problem
from generator.model import Correction, CorrectionKind, Paragraph, Section, Source, Span
from generator.seeds.corrections import PartCorrection
from generator.splitting.corrections import Search, nearest_name, squeezed
from generator.splitting.headings import Stated
from generator.splitting.nodes import Node, with_children
from generator.splitting.normalise import PrintedLine
from generator.text import bare


class Amendments:
    """An editor's changes to one outline. `parts` are as read without them."""

    def __init__(
        self, source: Source, rules: PartRules, search: Search, parts: Sequence[Node]
    ) -> None:
        self._source = source
        self._rules = rules
        self._search = search
        self._assigned: dict[int, str] = {}  # reasons by where the heading stands
        self.read: Mapping[int, Node] = {
            node.start: node for node in with_children(parts) if node.heading
        }

    def assign_parts(
        self, roots: Sequence[Node], corrections: Mapping[str, PartCorrection]
    ) -> Iterator[Problem]:
        """Assigns the parts that an editor gives to headings."""
        for words, correction in corrections.items():
            found = _headed(roots, words)
            if not found:
                yield self._no_part(roots, words)
                continue
            root = self._search.one_of(found, correction, "`parts`", words, lambda n: n.start)
            if isinstance(root, Problem):
                yield root
                continue
            root.given, root.assigned = correction.part, correction.reason
            self._assigned[root.start] = correction.reason

    def records(
        self,
        sections: Sequence[Section],
        paragraphs: Sequence[Paragraph],
        lines: Sequence[PrintedLine],
        stated: Mapping[int, Stated],
    ) -> tuple[Correction, ...]:
        """The changes, in text order."""
        found = (
            *self._headings(sections, paragraphs, lines, stated),
            *self._parts(sections),
        )
        return tuple(sorted(found, key=lambda correction: correction.place or Span(0, 0)))

    def _no_part(self, roots: Sequence[Node], words: str) -> Problem:
        """Why no part can be given to a heading of these words."""
        if _headed([child for root in roots for child in root.children], words):
            message = f"`parts` has 「{words}」, which is a heading of the second level"
            return self._search.as_problem(message, "one of the first")
        near = nearest_name(words, (root.printed for root in roots if root.printed))
        message = f"`parts` has 「{words}」, which is no heading of the first level"
        return self._search.as_problem(f"{message}; nearest is 「{near}」")

    def _headings(
        self,
        sections: Sequence[Section],
        paragraphs: Sequence[Paragraph],
        lines: Sequence[PrintedLine],
        stated: Mapping[int, Stated],
    ) -> Iterator[Correction]:
        """The headings that an editor added, took away or set to another depth, in text order."""
        now = {s.heading.start: s for s in sections if s.heading and not s.is_topic}
        for index, one in sorted(stated.items()):
            place = lines[index].body.span(0, one.end)
            section = now.get(place.start)
            if not section and one.correction.depth:
                continue  # in an annex: a problem says so
            paragraph = next(
                (p for p in paragraphs if p.place.start <= place.start < p.place.end), None
            )
            yield self._record(
                CorrectionKind.HEADING,
                place,
                self._depth_name(self.read.get(place.start)),
                self._depth_name(section),
                one.correction.reason,
                section_id=section.section_id if section else "",
                paragraph=None if section else paragraph,
            )

    def _parts(self, sections: Sequence[Section]) -> Iterator[Correction]:
        """The headings whose part an editor gives, in text order."""
        for section in sections:
            assigned = self._assigned.get(section.heading.start) if section.heading else None
            if not (assigned and section.heading and section.depth == 1):
                continue
            read = self.read.get(section.heading.start)
            yield self._record(
                CorrectionKind.PART,
                section.heading,
                self._rules.name(read.part) if read else "",
                self._rules.name(section.part),
                assigned,
                section_id=section.section_id,
            )

    def _record(
        self,
        kind: CorrectionKind,
        place: Span,
        before: str,
        after: str,
        reason: str,
        *,
        section_id: str,
        paragraph: Paragraph | None = None,
    ) -> Correction:
        return Correction(
            report_id="",
            kind=kind,
            words=bare(self._source.text[place.start : place.end]),
            before=before,
            after=after,
            reason=reason,
            place=place,
            section_id=paragraph.section_id if paragraph else section_id,
            paragraph_id=paragraph.paragraph_id if paragraph else "",
        )

    def _depth_name(self, section: Section | Node | None) -> str:
        if section is None:
            return "正文"
        if section.depth == 1:
            return f"第一层标题（{self._rules.name(section.part)}）"
        return "第二层标题"


def _headed(nodes: Sequence[Node], words: str) -> list[Node]:
    """The nodes with that heading, with its number or without, with its note marks or without."""
    wanted = squeezed(words).rstrip("。")
    return [
        node
        for node in nodes
        if node.heading
        and wanted in map(squeezed, (node.printed, node.number + node.title, node.title))
    ]
