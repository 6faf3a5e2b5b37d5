"""Terms, and where reports name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.analysis import Analysis
from generator.glossary.groups import TermGroup
from generator.glossary.related import OtherSense
from generator.links import mentions_url
from generator.markup import found_url, heading_around, sentence_around, words_url
from generator.model import Mention, NoteMark, Term, Undecided
from generator.pages.cuts import MentionPage, has_more_pages, mention_pages
from generator.pages.facts.ledger import Ledger, by_key, derived_fact, fact, own_fact
from generator.pages.facts.reports import ReportFacts
from generator.pages.pinyin import INITIALS, initial, spelled
from generator.pages.shown import CountedLink, HitShown, Link

_AROUND = 60  # characters before and behind a mention


@dataclass(frozen=True, slots=True)
class Entry:
    """A term's entry: the report whose annex has it, its number there, name and definition."""

    report_id: str
    ordinal: int
    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a term besides its place: `GlossaryFacts` has a method for each."""

    entry: Entry
    head: str
    url: str
    page: str
    defined_by: int
    related: tuple[str, ...]
    other_senses: tuple[OtherSense, ...]


class GlossaryFacts:
    """What is known of each term by its id, and of the terms in each report."""

    name = "glossary"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._glossary = glossary = analysis.glossary
        self._corpus = analysis.corpus
        self._catalogue = analysis.themes.catalogue
        self._reports = reports
        self._terms = {term.term_id: term for term in glossary.terms}
        self._of_term = by_key(glossary.mentions, lambda m: m.term_id)
        self._notes = by_key(glossary.notes, lambda n: n.report_id)
        self._undecided = by_key(glossary.undecided, lambda u: u.report_id)
        self._defined = by_key(glossary.terms, lambda t: t.report_id)
        self._entries: dict[str, Mapping[str, tuple[CountedLink, ...]]] = {}
        self._mention_pages: dict[str, tuple[MentionPage, ...]] = {}
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

    @fact
    def term(self, term_id: str) -> Term:
        """The term itself."""
        return self._terms[term_id]

    @fact
    def _all_known(self) -> Mapping[str, _Known]:
        """What is known of every term: most edits change nothing of it."""
        return self._known

    @cached_property
    def _known(self) -> Mapping[str, _Known]:
        glossary, groups = self._glossary, self._glossary.groups
        return {
            term.term_id: _Known(
                entry=Entry(term.report_id, term.ordinal, term.name, term.definition),
                head=group.head.term_id,
                url=groups.url(term.term_id),
                page=groups.page(term.term_id),
                defined_by=len({one.report_id for one in group.terms}),
                related=glossary.related.get(term.term_id, ()),
                other_senses=glossary.other_senses.get(term.term_id, ()),
            )
            for group in groups.groups
            for term in group.terms
        }

    @derived_fact
    def entry(self, term_id: str) -> Entry:
        """The term as others speak of it, wherever in its report it stands."""
        return self._all_known()[term_id].entry

    @derived_fact
    def head(self, term_id: str) -> str:
        """The term whose page the term's definition stands on."""
        return self._all_known()[term_id].head

    @fact
    def group(self, term_id: str) -> TermGroup:
        """The term and all that share its name."""
        return self._glossary.groups.group(term_id)

    @derived_fact
    def url(self, term_id: str) -> str:
        """Where the term's definition stands."""
        return self._all_known()[term_id].url

    @derived_fact
    def page(self, term_id: str) -> str:
        """The page of the term and of all that share its name."""
        return self._all_known()[term_id].page

    def link(self, term_id: str) -> Link:
        """The way to the term's definition."""
        return Link(self.url(term_id), self.entry(term_id).name)

    def definition_url(self, term: Term) -> str:
        """Where the report's annex has the definition."""
        return self._definition_url(term.report_id, term)

    @own_fact
    def _definition_url(self, report_id: str, term: Term) -> str:
        return words_url(self._corpus, term.paragraph_id, term.place)

    @derived_fact
    def related(self, term_id: str) -> tuple[str, ...]:
        """The terms that its definition names, that name it, or that share its slogan."""
        return self._all_known()[term_id].related

    @derived_fact
    def other_senses(self, term_id: str) -> tuple[OtherSense, ...]:
        """The senses that are not to be confused with the term's."""
        return self._all_known()[term_id].other_senses

    @fact
    def theme(self, term_id: str) -> str:
        """The theme that name and definition are on; empty where no word tells."""
        return self._glossary.themes[term_id]

    # -- lists of names ------------------------------------------------------------------------

    @fact
    def initials(self) -> tuple[tuple[str, int], ...]:
        """The sounds that names begin with, as `initial` spells them, and how many names do."""
        return tuple((sound, len(heads)) for sound, heads in self._by_initial.items())

    @fact
    def beginning_with(self, sound: str) -> tuple[str, ...]:
        """The terms with a page of their own whose names begin with a sound, by pinyin."""
        return self._by_initial.get(sound, ())

    @fact
    def also_named(self, sound: str) -> tuple[tuple[str, str], ...]:
        """Other names that begin with a sound, of terms whose own names do not."""
        return self._also_by_initial.get(sound, ())

    @fact
    def themes(self) -> tuple[tuple[str, int], ...]:
        """The themes that names are on, the empty one last, and how many names are."""
        order = [*(theme.id for theme in self._catalogue.themes), ""]
        found = ((theme, len(self._by_theme.get(theme, ()))) for theme in order)
        return tuple((theme, count) for theme, count in found if count)

    @fact
    def on_theme(self, theme_id: str) -> tuple[str, ...]:
        """The terms with a page of their own that are on a theme, by pinyin."""
        return self._by_theme.get(theme_id, ())

    @derived_fact
    def most_mentioned(self, count: int) -> tuple[str, ...]:
        """The terms that most reports mention, and more than one does."""
        found = {head: len(self.named_by(head)) for head in self._by_sound()}
        several = [head for head in found if found[head] > 1]
        return tuple(sorted(several, key=lambda head: -found[head])[:count])

    @fact
    def defined_in(self, report_id: str) -> tuple[str, ...]:
        """The terms that a report's annex explains, in its order."""
        return tuple(term.term_id for term in self._defined.get(report_id, ()))

    @fact
    def defining(self) -> tuple[tuple[str, int], ...]:
        """The reports whose annexes explain terms, in their order, and how many they explain."""
        return tuple((report_id, len(terms)) for report_id, terms in self._defined.items())

    @fact
    def _by_sound(self) -> tuple[str, ...]:
        return self._sounded

    @cached_property
    def _sounded(self) -> tuple[str, ...]:
        """The terms with a page of their own, by pinyin."""
        heads = [group.head for group in self._glossary.groups.groups]
        return tuple(
            head.term_id for head in sorted(heads, key=lambda t: (spelled(t.name), t.term_id))
        )

    @cached_property
    def _by_initial(self) -> dict[str, tuple[str, ...]]:
        found = by_key(self._sounded, lambda head: initial(self._terms[head].name))
        return {sound: found[sound] for sound in INITIALS if sound in found}

    @cached_property
    def _also_by_initial(self) -> dict[str, tuple[tuple[str, str], ...]]:
        others = {
            (alias, head): initial(alias)
            for head in self._sounded
            for alias in self._terms[head].aliases
            if initial(alias) != initial(self._terms[head].name)
        }
        return by_key(sorted(others, key=lambda other: spelled(other[0])), others.__getitem__)

    @cached_property
    def _by_theme(self) -> dict[str, tuple[str, ...]]:
        return by_key(self._sounded, lambda head: self._glossary.themes[head])

    # -- mentions ----------------------------------------------------------------------------

    @fact
    def mentions_of(self, term_id: str) -> tuple[Mention, ...]:
        """The mentions of a term and of all that share its name, report by report."""
        members = self._glossary.groups.group(term_id).terms
        found = [m for term in members for m in self._of_term.get(term.term_id, ())]
        if len(members) > 1:
            found.sort(key=lambda m: (self._order[m.report_id], m.place))
        return tuple(found)

    @derived_fact
    def named_by(self, term_id: str) -> tuple[str, ...]:
        """The reports that mention the term or one that shares its name, in their order."""
        return tuple(dict.fromkeys(mention.report_id for mention in self.mentions_of(term_id)))

    @derived_fact
    def defined_by(self, term_id: str) -> int:
        """How many reports explain the term or one that shares its name."""
        return self._all_known()[term_id].defined_by

    @derived_fact
    def mention_pages(self, term_id: str) -> tuple[MentionPage, ...]:
        """The pages with the mentions of a term and of all that share its name, its own first."""
        if term_id not in self._mention_pages:
            found = by_key(self.mentions_of(term_id), lambda mention: mention.report_id)
            counts = [
                (report_id, self._reports.shown(report_id).year, len(mentions))
                for report_id, mentions in found.items()
            ]
            self._mention_pages[term_id] = mention_pages(self.head(term_id), counts)
        return self._mention_pages[term_id]

    @fact
    def with_more_pages(self) -> tuple[str, ...]:
        """The terms with more mentions than their own page has, in the order of `heads`."""
        return tuple(
            group.head.term_id
            for group in self._glossary.groups.groups
            if has_more_pages(sum(len(self._of_term.get(t.term_id, ())) for t in group.terms))
        )

    def mention_urls(self, term_id: str) -> Mapping[str, str]:
        """Where the mentions of a term stand on its pages, by report."""
        return {
            piece.report_id: mentions_url(page.url, piece.report_id)
            for page in self.mention_pages(term_id)
            for piece in page.pieces
            if not piece.start
        }

    def mentions_in(self, report_id: str) -> tuple[Mention, ...]:
        """The mentions in a report, in text order."""
        return self._reports.mentions(report_id)

    @fact
    def notes_in(self, report_id: str) -> tuple[NoteMark, ...]:
        """The note marks in a report, in text order."""
        return self._notes.get(report_id, ())

    @fact
    def undecided_in(self, report_id: str) -> tuple[Undecided, ...]:
        """The look-alikes in a report, in text order."""
        return self._undecided.get(report_id, ())

    @derived_fact
    def entries(self, report_id: str) -> Mapping[str, tuple[CountedLink, ...]]:
        """The terms that the report's annexes define, by paragraph, and how often all name each."""
        if report_id not in self._entries:
            terms = self._reports.layers(report_id).terms
            defined = by_key(terms, lambda term: term.paragraph_id)
            self._entries[report_id] = {
                paragraph_id: tuple(
                    CountedLink(self.url(t.term_id), t.name, len(self.mentions_of(t.term_id)))
                    for t in terms
                )
                for paragraph_id, terms in defined.items()
            }
        return self._entries[report_id]

    def hit(self, found: Mention | Undecided, note: str = "") -> HitShown:
        """A mention in its sentence (key word in context), of which a long one is cut."""
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
            before=before if len(before) <= _AROUND else f"…{before[-_AROUND:]}",
            text=text,
            after=after if len(after) <= _AROUND else f"{after[:_AROUND]}…",
            where=f"{self._reports.shown(report_id).name}，{self._reports.where(section)}",
            note=note,
        )

    def undecided_places(self, found: Sequence[Undecided]) -> tuple[Undecided, ...]:
        """Look-alikes, each place once."""
        return tuple({(u.report_id, u.place): u for u in found}.values())

    def undecided_hits(self, found: Sequence[Undecided]) -> tuple[HitShown, ...]:
        """Look-alikes, each place once, with the reason why it is not linked."""
        return tuple(self.hit(u, u.reason) for u in self.undecided_places(found))

    def of_other_year(self, defined_in: str, year: int) -> str:
        """What to say where a definition is not of a report's own year; empty where it is."""
        defined = self._reports.shown(defined_in).year
        if defined == year:
            return ""
        return "早于本报告" if defined < year else "晚于本报告"
