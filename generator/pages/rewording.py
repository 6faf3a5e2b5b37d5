"""A report against that of its place the year before: what is new, gone and reworded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.labels import NAME_KINDS
from generator.links import REPORTS, report_url, rewording_url
from generator.names.reading import NameKind
from generator.pages.facts import Facts
from generator.pages.facts.rewording import (
    Compared,
    Counts,
    NamesShown,
    RewordedShown,
    SectionChanges,
)
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shared import per_cent
from generator.pages.shown import Crumb, Link, ReportShown, SectionLink, crumbs
from generator.rewording.difference import Piece, differences, with_moves
from generator.rewording.forms import words_of

OPEN_MAX = 30
"""Reworded sentences that stand open; those of later sections are folded."""

NAMES_MAX = 24
HEADINGS_MAX = 12
"""Names, and headings, of either side that stand open."""

_KINDS = (NameKind.PLAN, NameKind.PROJECT, NameKind.SLOGAN)


@dataclass(frozen=True, slots=True)
class Shares:
    """Sentences counted, and the parts in per cent."""

    counts: Counts
    kept: str
    reworded: str
    rest: str

    @classmethod
    def of(cls, counts: Counts) -> Shares:
        """The parts of sentences as readers see them."""
        parts = (counts.kept, counts.reworded, counts.rest)
        return cls(counts, *(per_cent(part, counts.sentences) for part in parts))


@dataclass(frozen=True, slots=True)
class NamesRow:
    """The names of a kind: new ones, and those that are gone."""

    title: str
    new: tuple[Link, ...]
    gone: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A sentence with what is deleted and added, and where its two forms stand."""

    pieces: tuple[Piece, ...]
    url: str
    previous_url: str


@dataclass(frozen=True, slots=True)
class RewrittenSection:
    """A section with its reworded sentences, and what answers it in the older report.

    `is_open`: the sentences stand open.
    """

    id: str
    section: SectionLink
    answering: SectionLink | None
    sentences: tuple[Rewritten, ...]
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RewordingView:
    """A report beside its predecessor.

    `new_headings` and `gone_headings` only one of the two has, `headings` are reworded; of
    `other_headings` and `previous_headings` nothing is claimed.
    `formulae` are reworded sentences that every report has, in text order.
    """

    crumbs: tuple[Crumb, ...]
    report: ReportShown
    previous: ReportShown
    compared: Compared
    shares: Shares
    previous_shares: Shares
    names: tuple[NamesRow, ...]
    names_max: int
    headings: tuple[Rewritten, ...]
    new_headings: tuple[Link, ...]
    gone_headings: tuple[Link, ...]
    other_headings: tuple[Link, ...]
    previous_headings: tuple[Link, ...]
    headings_max: int
    sections: tuple[RewrittenSection, ...]
    formulae: tuple[Rewritten, ...]
    counted: tuple[SectionChanges, ...]
    previous_counted: tuple[SectionChanges, ...]


def _addresses(facts: Facts) -> Iterator[Address[None]]:
    for report_id in facts.rewording.report_ids():
        yield Address(
            url=rewording_url(report_id),
            title=f"{facts.reports.shown(report_id).name} · 与上年相比",
            about=None,
            report_id=report_id,
        )


def _content(facts: Facts, address: Address[None]) -> Content:
    report_id = address.report_id
    shown = facts.reports.shown(report_id)
    compared = facts.rewording.compared(report_id)
    assert compared is not None  # else it has no such page
    headings = facts.rewording.headings(report_id)
    words = _Words(_all_words(facts, compared.previous_report_id), _all_words(facts, report_id))
    rows = facts.rewording.reworded(report_id)
    counted = facts.rewording.sections(report_id)
    return Content(
        view=RewordingView(
            crumbs=crumbs(
                ("报告", REPORTS), (shown.name, report_url(report_id)), ("与上年相比", None)
            ),
            report=shown,
            previous=facts.reports.shown(compared.previous_report_id),
            compared=compared,
            shares=Shares.of(compared.counts),
            previous_shares=Shares.of(compared.previous_counts),
            names=tuple(
                _names(facts.rewording.new_names(report_id), facts.rewording.gone_names(report_id))
            ),
            names_max=NAMES_MAX,
            headings=tuple(
                Rewritten(words.pieces(old.name, new.name), new.url, old.url)
                for old, new in headings.reworded
            ),
            new_headings=headings.new,
            gone_headings=headings.gone,
            other_headings=headings.others_now,
            previous_headings=headings.others_before,
            headings_max=HEADINGS_MAX,
            sections=tuple(_sections(counted, rows, words)),
            formulae=tuple(words.rewritten(row) for row in rows if row.is_formula),
            counted=counted,
            previous_counted=facts.rewording.previous_sections(report_id),
        ),
        description=f"{shown.full_name}与上年的报告相比：新的、不再有的提法和标题，改写的句子逐字对照。",
        citation=shown.citation_meta,
        wide=True,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """All words of two reports: what is deleted from a sentence may stand elsewhere."""

    before: str
    now: str

    def pieces(self, before: str, now: str) -> tuple[Piece, ...]:
        return with_moves(differences(before, now), self.before, self.now)

    def rewritten(self, row: RewordedShown) -> Rewritten:
        return Rewritten(self.pieces(row.before, row.now), row.url, row.previous_url)


def _all_words(facts: Facts, report_id: str) -> str:
    return words_of("".join(one.text for one in facts.reports.report(report_id).paragraphs))


def _names(new: Sequence[NamesShown], gone: Sequence[NamesShown]) -> Iterator[NamesRow]:
    """What is to be done goes first; of slogans, those that say most."""
    of_new, of_gone = ({one.kind: one.names for one in found} for found in (new, gone))
    for kind in _KINDS:
        if kind in of_new or kind in of_gone:
            sides = (of.get(kind, ()) for of in (of_new, of_gone))
            if kind is NameKind.SLOGAN:
                sides = (tuple(sorted(of, key=lambda one: -len(one.name))) for of in sides)
            yield NamesRow(NAME_KINDS[kind], *sides)


def _sections(
    counted: Sequence[SectionChanges], rows: Sequence[RewordedShown], words: _Words
) -> Iterator[RewrittenSection]:
    """The sections with reworded sentences that are no formulae, in text order."""
    before = 0
    for one in counted:
        found = tuple(
            words.rewritten(row)
            for row in rows
            if row.section_id == one.section_id and not row.is_formula
        )
        if found:
            yield RewrittenSection(
                f"in-{one.section_id}",
                one.section,
                one.answering,
                found,
                is_open=before + len(found) <= OPEN_MAX,
            )
            before += len(found)


KIND = Kind(template="rewording", view=RewordingView, addresses=_addresses, content=_content)
