"""A section of a report: its text, and what is read of it and told beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.links import REPORTS, linking_from, page_url, report_url
from generator.model import Section
from generator.pages.beside_links import links_of_section
from generator.pages.facts import Facts
from generator.pages.facts.themes import Near
from generator.pages.kinds import Address, Content, Kind
from generator.pages.numbers import link_to_numbers
from generator.pages.shared import SharedSwitch, shared_switches
from generator.pages.shown import (
    CorrectionShown,
    CountedLink,
    Crumb,
    FigureShown,
    Link,
    ParagraphShown,
    RelatedLink,
    ReportShown,
    SectionLink,
    TermNote,
    crumbs,
)
from generator.pages.term_notes import term_notes

_TERMS, _FEW = 6, 2
"""Terms of a section whose notes are shown, and how many more are not worth folding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section's page.

    `paragraphs` stand before its `children`, `ending` after them. `note_head`, `note_tail` and
    `note_end` say that the source breaks off before or behind the text. `answers` are sections of
    the government above that it answers, `answered_by` those below that answer it, `beside`
    leads to where it stands beside a section of another report. `shared` are the reports whose
    words can be shown in the text. `more_terms` are those of its terms that are folded: their
    notes open where they stand in the text as well.
    """

    report: ReportShown
    crumbs: tuple[Crumb, ...]
    slug: str
    heading: str
    printed: Markup
    implied: bool
    part: str
    correction: str
    taken_away: tuple[CorrectionShown, ...]
    characters: str
    numbers: CountedLink | None
    themes: tuple[Link, ...]
    topics: tuple[SectionLink, ...]
    shared: tuple[SharedSwitch, ...]
    paragraphs: tuple[ParagraphShown, ...]
    children: tuple[SectionLink, ...]
    ending: tuple[ParagraphShown, ...]
    note_head: bool
    note_tail: bool
    note_end: bool
    previous: SectionLink | None
    next: SectionLink | None
    figures: tuple[FigureShown, ...]
    terms: tuple[TermNote, ...]
    more_terms: tuple[TermNote, ...]
    key_words: tuple[str, ...]
    answers: tuple[RelatedLink, ...]
    answers_title: str
    answered_by: tuple[RelatedLink, ...]
    related: tuple[RelatedLink, ...]
    beside: tuple[Link, ...]


def _addresses(facts: Facts) -> Iterator[Address[str]]:
    for shown in facts.reports.all():
        for section in facts.reports.pages_of(shown.report_id):
            yield Address(
                url=page_url(shown.report_id, section.slug),
                title=f"{facts.reports.heading(section)} · {shown.name}",
                about=section.section_id,
                report_id=shown.report_id,
            )


def _content(facts: Facts, address: Address[str]) -> Content:
    report_id, section_id = address.report_id, address.about
    href = linking_from(address.url)
    text = facts.reports.text(report_id)
    report = text.report
    shown = facts.reports.shown(report_id)
    pages = facts.reports.pages_of(report_id)
    position = next(n for n, s in enumerate(pages) if s.section_id == section_id)
    section = pages[position]
    link = facts.reports.section_link
    heading = facts.reports.heading(section)
    children = [s for s in pages if s.parent_id == section_id]
    own = text.paragraphs_of(section_id)
    opening, ending = text.around(section, children)
    entries = facts.glossary.entries(report_id)
    is_last = bool(own) and own[-1] is report.paragraphs[-1]
    answers = _of_year(facts, facts.themes.answered(section_id), shown.year)
    answered_by = _of_year(facts, facts.themes.answered_by(section_id), shown.year)
    told = {related.section_id for related in (*answers, *answered_by)}
    terms = term_notes(
        facts,
        report_id,
        [m for m in facts.glossary.mentions_in(report_id) if m.section_id == section_id],
        [n for n in facts.glossary.notes_in(report_id) if n.section_id == section_id],
    )
    is_long = len(terms) > _TERMS + _FEW
    marks = facts.shared.marks_in(report_id, section_id)
    return Content(
        view=SectionView(
            report=shown,
            crumbs=_crumbs(facts, shown, section),
            slug=section.slug,
            heading=heading,
            printed=text.heading(section, heading, href),
            implied=section.implied,
            part=facts.reports.part_name(section),
            correction=section.correction,
            taken_away=tuple(
                one
                for one in facts.reports.corrections(report_id)
                if one.section_id == section_id and not one.figure and "#" in one.url
            ),
            characters=f"{sum(len(p.text) for p in own):,}" if own else "",
            numbers=link_to_numbers(facts, report_id, section_id),
            themes=facts.themes.links(section_id),
            topics=tuple(
                link(s) for s in report.sections if s.is_topic and s.parent_id == section_id
            ),
            shared=shared_switches(facts, report_id, marks),
            paragraphs=text.paragraphs(opening, href, entries, marks),
            children=tuple(map(link, children)),
            ending=text.paragraphs(ending, href, entries, marks),
            note_head=bool(own) and own[0].ordinal == 1 and shown.lacks_head,
            note_tail=is_last and shown.lacks_tail and not ending,
            note_end=is_last and shown.lacks_tail,
            previous=link(pages[position - 1]) if position else None,
            next=link(pages[position + 1]) if position + 1 < len(pages) else None,
            figures=facts.figures.figures_in(report_id, section_id),
            terms=terms[:_TERMS] if is_long else terms,
            more_terms=terms[_TERMS:] if is_long else (),
            key_words=facts.themes.telling_words(section_id),
            answers=facts.themes.related_links(answers),
            answers_title=_answers_title(facts, answers),
            answered_by=facts.themes.related_links(answered_by),
            related=facts.themes.related_links(
                [one for one in facts.themes.related(section_id) if one.section_id not in told]
            ),
            beside=tuple(links_of_section(facts, report_id, section.slug)),
        ),
        description=f"{shown.full_name}：{heading}",
        citation=shown.citation_meta,
    )


def _crumbs(facts: Facts, shown: ReportShown, section: Section) -> tuple[Crumb, ...]:
    steps: list[tuple[str, str | None]] = [
        ("报告", REPORTS),
        (shown.name, report_url(shown.report_id)),
    ]
    if section.parent_id:
        above = facts.reports.link(shown.report_id, section.parent_id)
        steps.append((above.label, above.url))
    return crumbs(*steps, (facts.reports.heading(section), None))


def _of_year(facts: Facts, found: Sequence[Near], year: int) -> list[Near]:
    """A plan answers one of its own year; others stand among those on the same theme."""
    return [
        related
        for related in found
        if facts.reports.shown(facts.reports.report_of(related.section_id)).year == year
    ]


def _answers_title(facts: Facts, answers: Sequence[Near]) -> str:
    if not answers:
        return ""
    upper = facts.reports.report_of(answers[0].section_id)
    return f"{facts.reports.shown(upper).name}报告中相应的节"


KIND = Kind(template="section", view=SectionView, addresses=_addresses, content=_content)
