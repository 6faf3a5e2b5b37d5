"""Which places below take up what a report has put a name to: its terms × places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from generator.labels import ECHOES
from generator.links import REPORTS, initiatives_url, report_url
from generator.model import Echo
from generator.pages.cuts import page_links, sheets
from generator.pages.facts import Facts
from generator.pages.facts.initiatives import EchoShown
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, Link, PageLink, ReportShown, crumbs

PLACES_MAX = 16
"""Columns of a page: as many as a table has room for."""

SIGNS = {
    Echo.VERBATIM: "●",
    Echo.SHORT: "◐",
    Echo.RENAMED: "≈",
    Echo.UNDECIDED: "？",
    Echo.SILENT: "·",
    Echo.TEXT_MISSING: "—",
}
"""What stands in the table for each, told apart by shape."""

_TAKEN_UP = frozenset({Echo.VERBATIM, Echo.SHORT, Echo.RENAMED})


@dataclass(frozen=True, slots=True)
class EchoCell:
    """What one place makes of a term, as a sign; `label` says it in words."""

    sign: str
    label: str
    url: str
    renamed_to: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term, what each place makes of it, and how many take it up."""

    term: Link
    cells: tuple[EchoCell, ...]
    taken_up: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """A term, and a place's own name in the same frame, each with its words."""

    term: Link
    report: ReportShown
    words: str
    url: str
    also_named: bool


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A sign, what it means, and how often it stands in the table."""

    sign: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativesView:
    """A report's terms × the places below it; `all_places` are also those on other pages."""

    crumbs: tuple[Crumb, ...]
    report: ReportShown
    file: str
    terms: int
    all_places: int
    places: tuple[ReportShown, ...]
    rows: tuple[TermRow, ...]
    renamed: tuple[Renamed, ...]
    key: tuple[KeyEntry, ...]
    pages: tuple[PageLink, ...]


def _addresses(facts: Facts) -> Iterator[Address[int]]:
    for report_id in facts.initiatives.report_ids():
        places = places_below(facts, report_id)
        for sheet in sheets(places, PLACES_MAX):
            page = f"（第 {sheet.number} 页）" if sheet.number > 1 else ""
            yield Address(
                url=initiatives_url(report_id, sheet.number),
                title=f"{facts.reports.shown(report_id).name} · 提法到了哪些地方{page}",
                about=sheet.number,
                report_id=report_id,
            )


def places_below(facts: Facts, report_id: str) -> tuple[str, ...]:
    """The reports that could speak of a report's terms, in the order of the corpus."""
    return tuple(dict.fromkeys(one.report_id for one in facts.initiatives.echoes(report_id)))


def _content(facts: Facts, address: Address[int]) -> Content:
    report_id = address.report_id
    shown = facts.reports.shown(report_id)
    places = places_below(facts, report_id)
    sheet = sheets(places, PLACES_MAX)[address.about - 1]
    here = [one for one in facts.initiatives.echoes(report_id) if one.report_id in sheet.items]
    counts = Counter(one.echo for one in here)
    page = [f"第{sheet.number}页"] if sheet.count > 1 else []
    rows = tuple(_rows(facts, here))
    return Content(
        view=InitiativesView(
            crumbs=crumbs(
                ("报告", REPORTS), (shown.name, report_url(report_id)), ("提法到了哪些地方", None)
            ),
            report=shown,
            file="·".join((f"{shown.name}的提法到了哪些地方", *page)),
            terms=len(rows),
            all_places=len(places),
            places=tuple(map(facts.reports.shown, sheet.items)),
            rows=rows,
            renamed=tuple(_renamed(facts, here)),
            key=tuple(
                KeyEntry(sign, ECHOES[echo], counts[echo])
                for echo, sign in SIGNS.items()
                if counts[echo]
            ),
            pages=page_links(sheet.number, sheet.count, lambda n: initiatives_url(report_id, n)),
        ),
        description=f"{shown.full_name}注释的名词，下辖各地同年的报告照用、简称、另起名称还是没有提到。",
        citation=shown.citation_meta,
        wide=True,
    )


def _rows(facts: Facts, echoes: list[EchoShown]) -> Iterator[TermRow]:
    for term_id, of_term in groupby(echoes, attrgetter("term_id")):
        found = tuple(of_term)
        yield TermRow(
            term=facts.glossary.link(term_id),
            cells=tuple(map(_cell, found)),
            taken_up=sum(one.echo in _TAKEN_UP for one in found),
        )


def _cell(one: EchoShown) -> EchoCell:
    said = f"：{one.words}" if one.words else ""
    return EchoCell(SIGNS[one.echo], f"{ECHOES[one.echo]}{said}", one.url, one.renamed_to)


def _renamed(facts: Facts, echoes: list[EchoShown]) -> Iterator[Renamed]:
    for one in echoes:
        if one.echo is Echo.RENAMED:
            yield Renamed(
                facts.glossary.link(one.term_id),
                facts.reports.shown(one.report_id),
                one.words,
                one.url,
                bool(one.mentions),
            )


def link_to_initiatives(facts: Facts, report_id: str) -> Link | None:
    """The way to what places make of a report's terms; None where there is nothing of the kind."""
    if report_id not in facts.initiatives.report_ids():
        return None
    count = len(places_below(facts, report_id))
    return Link(initiatives_url(report_id), f"名词注释里的提法，{count} 个地方怎样说")


KIND = Kind(template="initiatives", view=InitiativesView, addresses=_addresses, content=_content)
