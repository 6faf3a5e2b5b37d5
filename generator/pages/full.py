"""A report's whole text on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.links import REPORTS, full_url, linking_from
from generator.model import Original, Paragraph, Part, Section
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.report_text import ReportText
from generator.pages.shared import SharedSwitch, shared_switches
from generator.pages.shown import Crumb, ParagraphShown, ReportShown, TermNote, crumbs
from generator.pages.term_notes import term_notes


@dataclass(frozen=True, slots=True)
class Block:
    """A section's heading, empty where it does not stand here, and the paragraphs below it."""

    slug: str
    depth: int
    implied: bool
    heading: str
    printed: Markup | str
    paragraphs: tuple[ParagraphShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FullView:
    """The text; `corrections` is their number. A report with an annex has the notes there.

    `shared` are the reports whose words can be shown in the text.

    `source_file` with its `sha256`, and the `original` it was taken from, are what the text is of.
    """

    report: ReportShown
    crumbs: tuple[Crumb, ...]
    shared: tuple[SharedSwitch, ...]
    blocks: tuple[Block, ...]
    corrections: int
    terms: tuple[TermNote, ...]
    has_annex: bool
    source_file: str
    sha256: str
    original: Original | None


def _addresses(facts: Facts) -> Iterator[Address[None]]:
    for shown in facts.reports.all():
        yield Address(
            url=full_url(shown.report_id),
            title=f"{shown.name} 全文",
            about=None,
            report_id=shown.report_id,
        )


def _content(facts: Facts, address: Address[None]) -> Content:
    report_id = address.report_id
    shown = facts.reports.shown(report_id)
    text = facts.reports.text(report_id)
    by_section = facts.shared.marks(report_id).values()
    marks = {key: named for of_section in by_section for key, named in of_section.items()}
    return Content(
        view=FullView(
            report=shown,
            crumbs=crumbs(("报告", REPORTS), (shown.name, shown.url), ("全文", None)),
            shared=shared_switches(facts, report_id, marks),
            blocks=tuple(_blocks(facts, text, marks, address.url)),
            corrections=len(facts.reports.corrections(report_id)),
            terms=term_notes(
                facts,
                report_id,
                facts.glossary.mentions_in(report_id),
                facts.glossary.notes_in(report_id),
            ),
            has_annex=any(s.part is Part.ANNEX for s in text.report.sections),
            source_file=text.report.source_file,
            sha256=text.report.source_sha256,
            original=text.report.original,
        ),
        citation=shown.citation_meta,
    )


def _blocks(facts: Facts, text: ReportText, marks: Mapping[str, str], page: str) -> Iterator[Block]:
    href = linking_from(page)
    entries = facts.glossary.entries(text.report.report_id)
    for section, heads, paragraphs in _in_text_order(text):
        heading = facts.reports.heading(section) if heads else ""
        yield Block(
            slug=section.slug if heads else "",
            depth=section.depth,
            implied=section.implied,
            heading=heading,
            printed=text.heading(section, heading, href) if heads else "",
            paragraphs=text.paragraphs(paragraphs, href, entries, marks),
        )


def _in_text_order(text: ReportText) -> Iterator[tuple[Section, bool, Sequence[Paragraph]]]:
    """The report as (section, whether its heading stands here, paragraphs).

    A part whose last words follow its sections comes twice, the second time without heading.
    """
    endings: list[tuple[Section, bool, Sequence[Paragraph]]] = []
    pages = [section for section in text.report.sections if not section.is_topic]
    for section in pages:
        if section.depth == 1:
            yield from endings
            endings = []
        children = [s for s in pages if s.parent_id == section.section_id]
        opening, ending = text.around(section, children)
        yield section, section.part is not Part.FRONT, opening
        if ending:
            endings.append((section, False, ending))
    yield from endings


KIND = Kind(template="full", view=FullView, addresses=_addresses, content=_content)
