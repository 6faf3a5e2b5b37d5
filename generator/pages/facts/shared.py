"""The words that reports have in common, report by report."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis import Analysis
from generator.markup import words_url
from generator.model import Relation
from generator.pages.facts.ledger import Ledger, fact, kept_fact
from generator.sharing.passages import Share, SharedPassage, total, without_marks


@dataclass(frozen=True, slots=True)
class SharedShown:
    """The same words in two reports, with the sentence of each; `reports` held have them.

    `words` are without the marks at their ends, which count in `characters`.
    """

    section_id: str
    words: str
    characters: int
    reports: int
    is_formula: bool
    url: str
    other_url: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A report with which another is compared, and how much of that is shared.

    `longest` is the longest passage that is policy, if there is one.
    """

    report_id: str
    relation: Relation
    share: Share
    longest: SharedShown | None


class SharedFacts:
    """What a report shares with its superior's, its own last year's and the nation's."""

    name = "shared"

    def __init__(self, analysis: Analysis, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._shared = analysis.shared
        self._corpus = analysis.corpus

    @kept_fact
    def report_ids(self) -> tuple[str, ...]:
        """The reports that could be compared with another, in the order of the corpus."""
        return tuple(self._shared)

    @fact
    def compared(self, report_id: str) -> tuple[Compared, ...]:
        """The reports with which a report is compared; none where none is here."""
        words = self._shared.get(report_id)
        if words is None:
            return ()
        passages = tuple(words.passages)
        return tuple(
            Compared(
                report_id=pair.other_report_id,
                relation=pair.relation,
                share=total(words.shares[pair.other_report_id].values()),
                longest=self._longest(passages, pair.relation),
            )
            for pair in words.pairs
        )

    @fact
    def by_section(self, report_id: str, relation: Relation) -> tuple[tuple[str, Share], ...]:
        """How much of each section is shared with the report of a relation, in text order."""
        words = self._shared[report_id]
        others = {pair.relation: pair.other_report_id for pair in words.pairs}
        return tuple(words.shares[others[relation]].items())

    @fact
    def passages(self, report_id: str, relation: Relation) -> tuple[SharedShown, ...]:
        """The passages that a report shares with the one of a relation, in text order."""
        found = self._shared[report_id].passages
        return tuple(self._shown(one) for one in found if one.relation is relation)

    def _longest(
        self, passages: tuple[SharedPassage, ...], relation: Relation
    ) -> SharedShown | None:
        policy = [one for one in passages if one.relation is relation and not one.is_formula]
        return self._shown(max(policy, key=lambda one: one.characters)) if policy else None

    def _shown(self, one: SharedPassage) -> SharedShown:
        own = self._corpus.paragraph(one.paragraph_id)
        other = self._corpus.paragraph(one.other_paragraph_id)
        start, end = without_marks(own.text, one.start, one.end)
        other_place = without_marks(other.text, one.other_start, one.other_end)
        return SharedShown(
            section_id=own.section_id,
            words=own.text[start:end],
            characters=one.characters,
            reports=one.reports,
            is_formula=one.is_formula,
            url=words_url(self._corpus, own.paragraph_id, own.body.span(start, end)),
            other_url=words_url(self._corpus, other.paragraph_id, other.body.span(*other_place)),
        )
