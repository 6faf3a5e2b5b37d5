"""Two reports side by side: what belongs together in them, and which words both have."""

from __future__ import annotations

from collections import defaultdict

from generator.analysis import Analysis
from generator.model import Relation
from generator.pages.facts.ledger import Ledger, fact, kept_derived_fact, kept_fact, own_fact
from generator.pages.facts.reports import ReportFacts
from generator.pairing.alignment import PARTS, Beside, Stretch, align
from generator.pairing.common import Ranges, common_words
from generator.pairing.files import Sheet
from generator.sharing.folded import COMPARED, Folded

RELATIONS = (Relation.SUPERIOR, Relation.PREVIOUS)
"""What the report is that has a page beside each one; others are put together in the browser."""


class PairingFacts:
    """How a report stands beside another one."""

    name = "pairing"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._analysis = analysis
        self._reports = reports
        self._folded: dict[str, Folded] = {}

    @fact
    def beside(self, report_id: str) -> tuple[tuple[Relation, str], ...]:
        """The reports with which a report has a page, by what they are to it."""
        words = self._analysis.shared.get(report_id)
        pairs = words.pairs if words else ()
        return tuple(
            (pair.relation, pair.other_report_id) for pair in pairs if pair.relation in RELATIONS
        )

    @kept_fact
    def stretches(self, report_id: str) -> tuple[Stretch, ...]:
        """What a report has to be set beside another, in text order."""
        layers = self._reports.layers(report_id)
        own: defaultdict[str, list[int]] = defaultdict(list)
        lengths: defaultdict[str, int] = defaultdict(int)
        for paragraph in layers.report.paragraphs:
            own[paragraph.section_id].append(paragraph.ordinal)
            lengths[paragraph.section_id] += len(paragraph.text)
        return tuple(
            Stretch(
                slug=section.slug,
                part=section.part,
                depth=section.depth,
                heading=self._reports.heading(section),
                title=section.title,
                characters=lengths[section.section_id],
                themes=layers.themes.get(section.section_id, ()),
                words=self._analysis.themes.heaviest.get(section.section_id, {}),
                paragraphs=tuple(own[section.section_id]),
            )
            for section in self._reports.pages_of(report_id)
            if section.part in PARTS and section.section_id in own
        )

    @own_fact
    def compared(self, report_id: str) -> tuple[int, ...]:
        """The ordinals of the paragraphs whose words are compared."""
        report = self._reports.report(report_id)
        parts = {section.section_id: section.part for section in report.sections}
        return tuple(p.ordinal for p in report.paragraphs if parts[p.section_id] in COMPARED)

    def sheet(self, report_id: str) -> Sheet:
        """What a browser must know to set a report beside another one."""
        beside = {relation.value: other for relation, other in self.beside(report_id)}
        return Sheet(self.stretches(report_id), self.compared(report_id), beside)

    @kept_derived_fact
    def aligned(self, report_id: str, other_id: str) -> tuple[Beside, ...]:
        """Which stretches of two reports belong side by side."""
        return align(self.stretches(report_id), self.stretches(other_id))

    @fact
    def common(
        self, report_id: str, relation: Relation
    ) -> tuple[dict[int, Ranges], dict[int, Ranges]]:
        """What a report and that of a relation have in common, by the ordinals of paragraphs.

        Raises: KeyError.
        """
        words = self._analysis.shared[report_id]
        other_id = {pair.relation: pair.other_report_id for pair in words.pairs}[relation]
        passages = (one for one in words.passages if one.relation is relation)
        here, there = common_words(self._fold(report_id), self._fold(other_id), passages)
        return dict(here), dict(there)

    def _fold(self, report_id: str) -> Folded:
        if report_id not in self._folded:
            layers = self._analysis.layers[report_id]
            self._folded[report_id] = Folded.of(layers.report, layers.notes)
        return self._folded[report_id]
