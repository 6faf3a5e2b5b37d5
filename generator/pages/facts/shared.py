"""The words that reports have in common, report by report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.analysis import Analysis
from generator.grammar.sentences import CLAUSE_MARKS
from generator.markup import words_url
from generator.model import Relation
from generator.pages.facts.ledger import Ledger, derived_fact, fact, kept_fact
from generator.sharing.passages import Share, SharedPassage, total, without_marks
from generator.sharing.runs import LEAST


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

    @kept_fact
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

    @kept_fact
    def marks(self, report_id: str) -> Mapping[str, Mapping[str, str]]:
        """Where shared words stand in a report, by section and paragraph id: `s12-45 P50-70`.

        A range of a paragraph's characters behind the first letter of its relation, which is a
        capital where the words are formula.
        """
        words = self._shared.get(report_id)
        found: defaultdict[str, defaultdict[str, str]] = defaultdict(lambda: defaultdict(str))
        for one in words.passages if words else ():
            paragraph = self._corpus.paragraph(one.paragraph_id)
            start, end = without_marks(paragraph.text, one.start, one.end)
            letter = one.relation.value[0]
            mark = f"{letter.upper() if one.is_formula else letter}{start}-{end}"
            of_section = found[paragraph.section_id]
            before = of_section[one.paragraph_id]
            of_section[one.paragraph_id] = f"{before} {mark}".strip()
        return {section_id: dict(marks) for section_id, marks in found.items()}

    @derived_fact
    def marks_in(self, report_id: str, section_id: str) -> Mapping[str, str]:
        """The same of the paragraphs of one section."""
        return self.marks(report_id).get(section_id, {})

    def _longest(
        self, passages: tuple[SharedPassage, ...], relation: Relation
    ) -> SharedShown | None:
        """The longest passage of policy; of those that begin with a clause, if there are some."""
        policy = [one for one in passages if one.relation is relation and not one.is_formula]
        opening = [found for one in policy for found in self._from_clause(one)]
        longest = max(opening or policy, key=lambda one: one.end - one.start, default=None)
        return self._shown(longest) if longest else None

    def _from_clause(self, one: SharedPassage) -> Iterator[SharedPassage]:
        """The passage from where a clause begins in it; nothing where too little is left then."""
        text = self._corpus.paragraph(one.paragraph_id).text
        start, end = without_marks(text, one.start, one.end)
        if start and text[start - 1] not in CLAUSE_MARKS:
            start = next((at + 1 for at in range(start, end) if text[at] in CLAUSE_MARKS), end)
        if end - start >= LEAST:
            other_start = min(one.other_start + start - one.start, one.other_end - 1)
            yield one._replace(start=start, end=end, other_start=other_start)

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
