"""What a report says otherwise than that of its place the year before, report by report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis import Analysis
from generator.grammar.note_marks import note_marks, without_marks
from generator.links import section_url
from generator.markup import words_url
from generator.model import Completeness, Level, Paragraph, Section
from generator.names.reading import Name, NameKind
from generator.pages.facts.ledger import Ledger, fact, kept_fact
from generator.pages.facts.reports import ReportFacts
from generator.pages.shown import Link, SectionLink
from generator.rewording.first import FirstSaid
from generator.text import bare


@dataclass(frozen=True, slots=True)
class Counts:
    """How many sentences there are, and how many of them the other report has too.

    `kept` ones are the same but for signs, dates and years; `rest` are recognised in none of it.
    """

    sentences: int
    kept: int
    reworded: int

    @property
    def rest(self) -> int:
        """The sentences that the other report does not have in a form that can be recognised."""
        return self.sentences - self.kept - self.reworded


@dataclass(frozen=True, slots=True)
class SectionChanges:
    """A section with its sentences counted, and the section of the other report that answers it."""

    section_id: str
    section: SectionLink
    answering: SectionLink | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class RewordedShown:
    """A sentence as it is and as it was, without note marks and blanks, and where both stand."""

    section_id: str
    url: str
    now: str
    previous_url: str
    before: str
    is_formula: bool


@dataclass(frozen=True, slots=True)
class FirstShown:
    """A name that no earlier report has, and the reports of its first year that give it.

    Those are with the sentence in which each first does; `level` is that of the first of them.
    """

    name: str
    kind: NameKind
    level: Level
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NamesShown:
    """Names of a kind that only one of two reports has, each where it is first said."""

    kind: NameKind
    names: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HeadingsShown:
    """Headings of two years: those that only one has, and those that say the same in other words.

    `reworded` have their old words and place first. `others_now` and `others_before` are neither
    kept, reworded, new nor gone.
    """

    kept: int
    reworded: tuple[tuple[Link, Link], ...]
    new: tuple[Link, ...]
    gone: tuple[Link, ...]
    others_now: tuple[Link, ...]
    others_before: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A report beside that of the year before, in numbers.

    Where `tells_new` is False the older text is not whole, and nothing is called new; `tells_gone`
    says the same of the newer one. Names and headings count those that only one of them has.
    """

    report_id: str
    previous_report_id: str
    tells_new: bool
    tells_gone: bool
    counts: Counts
    previous_counts: Counts
    new_names: int
    gone_names: int
    new_headings: int
    gone_headings: int


class RewordingFacts:
    """What is new, gone and reworded since the year before."""

    name = "rewording"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._rewordings = analysis.rewordings
        self._first_said = analysis.first_said
        self._corpus = analysis.corpus
        self._reports = reports

    @kept_fact
    def report_ids(self) -> tuple[str, ...]:
        """The reports whose predecessor is here, in the order of the corpus."""
        return tuple(self._rewordings)

    @fact
    def compared(self, report_id: str) -> Compared | None:
        """A report in numbers; None where its predecessor is not here."""
        one = self._rewordings.get(report_id)
        if one is None:
            return None
        return Compared(
            report_id=report_id,
            previous_report_id=one.previous_report_id,
            tells_new=one.tells_new,
            tells_gone=one.tells_gone,
            counts=_total(s.counts for s in self._sections(report_id, before=False)),
            previous_counts=_total(s.counts for s in self._sections(report_id, before=True)),
            new_names=len(one.new_names),
            gone_names=len(one.gone_names),
            new_headings=len(one.headings.new),
            gone_headings=len(one.headings.gone),
        )

    @fact
    def sections(self, report_id: str) -> tuple[SectionChanges, ...]:
        """The sections of a report with a predecessor, in text order."""
        return tuple(self._sections(report_id, before=False))

    @fact
    def previous_sections(self, report_id: str) -> tuple[SectionChanges, ...]:
        """The sections of its predecessor, in text order."""
        return tuple(self._sections(report_id, before=True))

    def _sections(self, report_id: str, *, before: bool) -> Iterator[SectionChanges]:
        one = self._rewordings[report_id]
        for counted in one.previous_sections if before else one.sections:
            answering = counted.answering_id
            yield SectionChanges(
                counted.section_id,
                self._link(counted.section_id),
                self._link(answering) if answering else None,
                Counts(counted.sentences, counted.kept, counted.reworded),
            )

    def _link(self, section_id: str) -> SectionLink:
        return self._reports.section_link(self._corpus.section(section_id))

    @fact
    def reworded(self, report_id: str) -> tuple[RewordedShown, ...]:
        """The sentences of a report that are those of the year before reworded, in text order."""
        return tuple(
            RewordedShown(
                own.section_id,
                words_url(self._corpus, own.paragraph_id, own.body.span(one.start, one.end)),
                _words(own, one.start, one.end),
                words_url(
                    self._corpus,
                    other.paragraph_id,
                    other.body.span(one.previous_start, one.previous_end),
                ),
                _words(other, one.previous_start, one.previous_end),
                one.is_formula,
            )
            for one in self._rewordings[report_id].sentences
            for own in [self._corpus.paragraph(one.paragraph_id)]
            for other in [self._corpus.paragraph(one.previous_paragraph_id)]
        )

    @fact
    def headings(self, report_id: str) -> HeadingsShown:
        """What became of the headings of a report with a predecessor."""
        found = self._rewordings[report_id].headings
        told = {*found.new, *found.gone}
        others = [one for one in found.others if one not in told]
        return HeadingsShown(
            kept=len(found.kept),
            reworded=tuple(
                (self._heading(pair.previous_section_id), self._heading(pair.section_id))
                for pair in found.reworded
            ),
            new=tuple(self._heading(pair.section_id) for pair in found.new),
            gone=tuple(self._heading(pair.previous_section_id) for pair in found.gone),
            others_now=tuple(self._heading(one.section_id) for one in others if one.section_id),
            others_before=tuple(
                self._heading(one.previous_section_id) for one in others if one.previous_section_id
            ),
        )

    def _heading(self, section_id: str) -> Link:
        section: Section = self._corpus.section(section_id)
        return Link(section_url(section), section.title)

    @fact
    def new_names(self, report_id: str) -> tuple[NamesShown, ...]:
        """The names of a report that its predecessor has in no form, by kind."""
        return self._by_kind(self._rewordings[report_id].new_names)

    @fact
    def gone_names(self, report_id: str) -> tuple[NamesShown, ...]:
        """The names of its predecessor that a report has in no form, by kind."""
        return self._by_kind(self._rewordings[report_id].gone_names)

    @kept_fact
    def first_years(self) -> tuple[int, ...]:
        """The years of which it is told what is said first, newest first."""
        return tuple(sorted(self._first_said, reverse=True))

    @fact
    def earlier(self, year: int) -> tuple[int, int]:
        """How many reports of earlier years are here, and of how many the text is not whole."""
        before = [report for report in self._corpus.reports if report.year < year]
        torn = sum(report.completeness is not Completeness.FULL for report in before)
        return len(before), torn

    @kept_fact
    def first_said(self, year: int) -> tuple[FirstShown, ...]:
        """What is said first in a year, the most said names first.

        Only of places that have an earlier report here themselves, or whose superior has one.
        """
        found = self._first_said.get(year, ())
        return tuple(self._first(one) for one in found if self._has_earlier(one))

    @kept_fact
    def unsure_first(self, year: int) -> int:
        """How many more names no earlier report has, of places without an earlier one."""
        found = self._first_said.get(year, ())
        return sum(not self._has_earlier(one) for one in found)

    def _has_earlier(self, one: FirstSaid) -> bool:
        return all(map(self._has_report_before, one.report_ids))

    def _has_report_before(self, report_id: str) -> bool:
        """Whether a report of an earlier year is here, of the place or of the one right above."""
        report = self._corpus.report(report_id)
        years = {other.year for other in self._corpus.above(report) if other.year < report.year}
        return self._corpus.previous(report) is not None or any(
            self._corpus.next_above(report, year) for year in years
        )

    def _first(self, one: FirstSaid) -> FirstShown:
        places = [self._name(name) for name in one.names]
        return FirstShown(
            places[0].name,
            one.names[0].kind,
            self._corpus.report(one.report_ids[0]).region.level,
            tuple((key, place.url) for key, place in zip(one.report_ids, places, strict=True)),
        )

    def _by_kind(self, names: tuple[Name, ...]) -> tuple[NamesShown, ...]:
        return tuple(
            NamesShown(kind, shown)
            for kind in NameKind
            if (shown := tuple(self._name(name) for name in names if name.kind is kind))
        )

    def _name(self, name: Name) -> Link:
        paragraph = self._corpus.paragraph(name.paragraph_id)
        place = paragraph.body.span(name.start, name.end)
        url = words_url(self._corpus, name.paragraph_id, place)
        return Link(url, _without_marks(paragraph, name.start, name.end))


def _without_marks(paragraph: Paragraph, start: int, end: int) -> str:
    words = paragraph.text[start:end]
    return without_marks(words, note_marks(words))


def _words(paragraph: Paragraph, start: int, end: int) -> str:
    """Words of a paragraph without note marks and blanks."""
    return bare(_without_marks(paragraph, start, end))


def _total(counts: Iterator[Counts]) -> Counts:
    found = tuple(counts)
    return Counts(
        sum(one.sentences for one in found),
        sum(one.kept for one in found),
        sum(one.reworded for one in found),
    )
