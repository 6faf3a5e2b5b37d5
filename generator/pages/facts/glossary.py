"""Terms, and where reports name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.analysis import Analysis
from generator.glossary.groups import TermGroup
from generator.glossary.related import OtherSense
from generator.markup import found_url, heading_around, sentence_around, words_url
from generator.model import Mention, NoteMark, Term, Undecided
from generator.pages.facts.ledger import Ledger, by_key, fact, own_fact
from generator.pages.facts.reports import ReportFacts
from generator.pages.shown import CountedLink, HitShown, Link


@dataclass(frozen=True, slots=True)
class Entry:
    """A term's entry: the report whose annex has it, its number there, name and definition."""

    report_id: str
    ordinal: int
    name: str
    definition: str


class GlossaryFacts:
    """What is known of each term by its id, and of the terms in each report."""

    name = "glossary"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._glossary = glossary = analysis.glossary
        self._corpus = analysis.corpus
        self._reports = reports
        self._terms = {term.term_id: term for term in glossary.terms}
        self._of_term = by_key(glossary.mentions, lambda m: m.term_id)
        self._mentions = by_key(glossary.mentions, lambda m: m.report_id)
        self._notes = by_key(glossary.notes, lambda n: n.report_id)
        self._undecided = by_key(glossary.undecided, lambda u: u.section_id)
        self._defined = by_key(glossary.terms, lambda t: t.report_id)
        self._entries: dict[str, Mapping[str, tuple[CountedLink, ...]]] = {}
        self._order = {report.report_id: n for n, report in enumerate(analysis.corpus.reports)}

    # -- terms -------------------------------------------------------------------------------

    @fact
    def heads(self) -> tuple[str, ...]:
        """The terms that have a page of their own, in the order of reports and annexes."""
        return tuple(group.head.term_id for group in self._glossary.groups.groups)

    @fact
    def ids(self) -> tuple[str, ...]:
        """All terms, in the order of reports and annexes."""
        return tuple(term.term_id for term in self._glossary.terms)

    @own_fact
    def count_in(self, report_id: str) -> int:
        """The number of terms that a report's annexes define."""
        return len(self._defined.get(report_id, ()))

    @fact
    def term(self, term_id: str) -> Term:
        """The term itself."""
        return self._terms[term_id]

    @fact
    def entry(self, term_id: str) -> Entry:
        """The term as others speak of it, wherever in its report it stands."""
        term = self._terms[term_id]
        return Entry(term.report_id, term.ordinal, term.name, term.definition)

    @fact
    def head(self, term_id: str) -> str:
        """The term whose page the term's definition stands on."""
        return self._glossary.groups.group(term_id).head.term_id

    @fact
    def group(self, term_id: str) -> TermGroup:
        """The term and all that share its name."""
        return self._glossary.groups.group(term_id)

    @fact
    def url(self, term_id: str) -> str:
        """Where the term's definition stands."""
        return self._glossary.groups.url(term_id)

    @fact
    def page(self, term_id: str) -> str:
        """The page of the term and of all that share its name."""
        return self._glossary.groups.page(term_id)

    def link(self, term_id: str) -> Link:
        """The way to the term's definition."""
        return Link(self.url(term_id), self.entry(term_id).name)

    def definition_url(self, term: Term) -> str:
        """Where the report's annex has the definition."""
        return self._definition_url(term.report_id, term)

    @own_fact
    def _definition_url(self, report_id: str, term: Term) -> str:
        return words_url(self._corpus, term.paragraph_id, term.place)

    @fact
    def related(self, term_id: str) -> tuple[str, ...]:
        """The terms that its definition names, that name it, or that share its slogan."""
        return self._glossary.related.get(term_id, ())

    @fact
    def other_senses(self, term_id: str) -> tuple[OtherSense, ...]:
        """The senses that are not to be confused with the term's."""
        return self._glossary.other_senses.get(term_id, ())

    @fact
    def theme(self, term_id: str) -> str:
        """The theme that name and definition are on; empty where no word tells."""
        return self._glossary.themes[term_id]

    # -- mentions ----------------------------------------------------------------------------

    @fact
    def mentions_of(self, term_id: str) -> tuple[Mention, ...]:
        """The mentions of a term and of all that share its name, report by report."""
        members = self._glossary.groups.group(term_id).terms
        found = [m for term in members for m in self._of_term.get(term.term_id, ())]
        if len(members) > 1:
            found.sort(key=lambda m: (self._order[m.report_id], m.place))
        return tuple(found)

    @fact
    def named_by(self, term_id: str) -> tuple[str, ...]:
        """The reports that mention the term or one that shares its name, in their order."""
        return tuple(dict.fromkeys(mention.report_id for mention in self.mentions_of(term_id)))

    @fact
    def mentions_in(self, report_id: str) -> tuple[Mention, ...]:
        """The mentions in a report, in text order."""
        return self._mentions.get(report_id, ())

    @fact
    def notes_in(self, report_id: str) -> tuple[NoteMark, ...]:
        """The note marks in a report, in text order."""
        return self._notes.get(report_id, ())

    @fact
    def undecided_in(self, section_id: str) -> tuple[Undecided, ...]:
        """The look-alikes in a section, in text order."""
        return self._undecided.get(section_id, ())

    @fact
    def entries(self, report_id: str) -> Mapping[str, tuple[CountedLink, ...]]:
        """The terms that the report's annexes define, by paragraph, and how often all name each."""
        if report_id not in self._entries:
            defined = by_key(self._defined.get(report_id, ()), lambda term: term.paragraph_id)
            self._entries[report_id] = {
                paragraph_id: tuple(
                    CountedLink(self.url(t.term_id), t.name, len(self.mentions_of(t.term_id)))
                    for t in terms
                )
                for paragraph_id, terms in defined.items()
            }
        return self._entries[report_id]

    def hit(self, found: Mention | Undecided, note: str = "") -> HitShown:
        """A mention in its sentence (key word in context)."""
        return self._hit(found.report_id, found, note)

    @own_fact
    def _hit(self, report_id: str, found: Mention | Undecided, note: str) -> HitShown:
        section = self._corpus.section(found.section_id)
        before, text, after = (
            sentence_around(self._corpus.paragraph(found.paragraph_id), found.place)
            if found.paragraph_id
            else heading_around(section, found.place)
        )
        return HitShown(
            url=found_url(self._corpus, found.section_id, found.paragraph_id, found.place),
            before=before,
            text=text,
            after=after,
            where=f"{self._reports.shown(report_id).name}，{self._reports.where(section)}",
            note=note,
        )

    def undecided_hits(self, found: Sequence[Undecided]) -> tuple[HitShown, ...]:
        """Look-alikes, each place once, with the reason why it is not linked."""
        once = {(u.report_id, u.place): u for u in found}
        return tuple(self.hit(u, u.reason) for u in once.values())

    def of_other_year(self, defined_in: str, year: int) -> str:
        """What to say where a definition is not of a report's own year; empty where it is."""
        defined = self._reports.shown(defined_in).year
        if defined == year:
            return ""
        return "早于本报告" if defined < year else "晚于本报告"
