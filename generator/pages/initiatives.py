"""Which places below take up what a report has put a name to, who renames it, what nobody says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from generator.labels import COMPLETENESS, ECHOES, INITIATIVE_KINDS, LEVELS
from generator.links import REPORTS, initiatives_url, report_url
from generator.model import Completeness, Echo, InitiativeKind, Level
from generator.pages.cuts import page_links, sheets
from generator.pages.facts import Facts
from generator.pages.facts.initiatives import EchoShown, GivenShown, SaidShown
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, Link, PageLink, ReportShown, crumbs
from generator.sharing.echoes import quoted_in

PLACES_MAX = 16
"""Columns of a page: as many as a table has room for."""

ROWS_MAX = 60
"""Rows of a page's table, of those that most places take up."""

TOLD_MAX = 6
"""Places whose counts the first paragraph tells; of more, those of the first ones."""

_FIRST_TOLD = 3

OPEN_MAX = 12
"""Renamed ones that stand open."""

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
_UNSAID = frozenset({Echo.SILENT, Echo.TEXT_MISSING})


@dataclass(frozen=True, slots=True)
class EchoCell:
    """What one place makes of an initiative, as a sign; `label` says it in words."""

    sign: str
    label: str
    url: str
    renamed_to: str


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """An initiative, what each place makes of it, and how many take it up."""

    given: Link
    kind: str
    cells: tuple[EchoCell, ...]
    taken_up: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """How many initiatives a place takes up, and how; `share` is in per cent of all."""

    report: ReportShown
    verbatim: int
    short: int
    renamed: int
    undecided: int
    unsaid: int
    taken_up: int
    share: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """An initiative, and a place's own name in the same frame, each with its sentence.

    `quoted` are the initiative's words for which `renamed_to` stands.
    """

    given: Link
    said: SaidShown
    report: ReportShown
    quoted: str
    renamed_to: str
    own: SaidShown
    also_named: bool


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A sign, what it means, and how often it stands in the table."""

    sign: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class HeldBelow:
    """How many places of a level lie below, by the division table, and how many reports are held.

    `places` is None where the table has none.
    """

    level: str
    places: int | None
    reports: int


@dataclass(frozen=True, slots=True)
class TakenUp:
    """Places that take up the same number of initiatives."""

    places: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class OfKind:
    """Initiatives of one kind."""

    title: str
    given: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativesView:
    """What a report gives × the places below it.

    `kinds` are how many of each kind it gives, `all` of them. `told` is what places take up, the
    most first, and `untold` how many others there are, of which none takes up more than
    `untold_most`. `everywhere` and `somewhere` are how many are taken up by all places and by one
    at least, `only_undecided` those of which no place says more than what is undecided. `overview`
    has all places, `rows` what is said by those of this page, which are `places`; `more` is how
    many rows there is no room for, and `key` counts the cells of `rows`. `nowhere` are those that
    no place speaks of, `nowhere_terms` how many of the `terms` they are; it, `overview` and
    `renamed` are empty on all pages but the first. `torn` are the places whose sources are torn.
    """

    crumbs: tuple[Crumb, ...]
    report: ReportShown
    file: str
    all: int
    kinds: tuple[tuple[str, int], ...]
    below: tuple[HeldBelow, ...]
    all_places: int
    told: tuple[TakenUp, ...]
    untold: int
    untold_most: int
    everywhere: int
    somewhere: int
    only_undecided: int
    overview: tuple[PlaceRow, ...]
    torn: tuple[ReportShown, ...]
    places: tuple[ReportShown, ...]
    rows: tuple[InitiativeRow, ...]
    more: int
    renamed: tuple[Renamed, ...]
    open_max: int
    nowhere: tuple[OfKind, ...]
    nowhere_count: int
    nowhere_terms: int
    terms: int
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
    """The reports that could speak of what a report gives, in the order of the corpus."""
    return tuple(dict.fromkeys(one.report_id for one in facts.initiatives.echoes(report_id)))


def _content(facts: Facts, address: Address[int]) -> Content:
    report_id = address.report_id
    shown = facts.reports.shown(report_id)
    places = places_below(facts, report_id)
    sheet = sheets(places, PLACES_MAX)[address.about - 1]
    is_first = sheet.number == 1
    given = {one.initiative_id: one for one in facts.initiatives.given(report_id)}
    echoes = facts.initiatives.echoes(report_id)
    taken_up = Counter(one.initiative_id for one in echoes if one.echo in _TAKEN_UP)
    said = {one.initiative_id for one in echoes if one.echo not in _UNSAID}
    here = [one for one in echoes if one.report_id in sheet.items]
    rows = sorted(_rows(given, here), key=lambda row: -row.taken_up)
    nowhere = [one for key, one in given.items() if key not in said]
    counts = Counter(cell.sign for row in rows[:ROWS_MAX] for cell in row.cells)
    page = [f"第{sheet.number}页"] if sheet.count > 1 else []
    reports = tuple(map(facts.reports.shown, places))
    overview = tuple(_overview(reports, echoes, len(given)))
    told = overview if len(overview) <= TOLD_MAX else overview[:_FIRST_TOLD]
    return Content(
        view=InitiativesView(
            crumbs=crumbs(
                ("报告", REPORTS), (shown.name, report_url(report_id)), ("提法到了哪些地方", None)
            ),
            report=shown,
            file="·".join((f"{shown.name}的提法到了哪些地方", *page)),
            all=len(given),
            kinds=_kinds(given.values()),
            below=tuple(_below(facts, report_id, places)),
            all_places=len(places),
            told=tuple(_told(told)),
            untold=len(overview) - len(told),
            untold_most=max((row.taken_up for row in overview[len(told) :]), default=0),
            everywhere=sum(count == len(places) for count in taken_up.values()),
            somewhere=len(taken_up),
            only_undecided=len(given) - len(taken_up) - len(nowhere),
            overview=overview if is_first else (),
            torn=tuple(one for one in reports if one.completeness != _WHOLE),
            places=tuple(map(facts.reports.shown, sheet.items)),
            rows=tuple(rows[:ROWS_MAX]),
            more=max(0, len(rows) - ROWS_MAX),
            renamed=tuple(_renamed(facts, report_id, given, echoes)) if is_first else (),
            open_max=OPEN_MAX,
            nowhere=tuple(_by_kind(nowhere)) if is_first else (),
            nowhere_count=len(nowhere),
            nowhere_terms=sum(one.kind is InitiativeKind.TERM for one in nowhere),
            terms=sum(one.kind is InitiativeKind.TERM for one in given.values()),
            key=tuple(
                KeyEntry(sign, ECHOES[echo], counts[sign])
                for echo, sign in SIGNS.items()
                if counts[sign]
            ),
            pages=page_links(sheet.number, sheet.count, lambda n: initiatives_url(report_id, n)),
        ),
        description=f"{shown.full_name}的名词、计划、项目和标题，下辖各地同年的报告照用、简称、另起名称还是没有提到。",
        citation=shown.citation_meta,
        wide=True,
    )


_WHOLE = COMPLETENESS[Completeness.FULL]


def _kinds(given: Iterable[GivenShown]) -> tuple[tuple[str, int], ...]:
    counts = Counter(one.kind for one in given)
    return tuple((INITIATIVE_KINDS[kind], counts[kind]) for kind in InitiativeKind if counts[kind])


_LEVELS = {Level.PROVINCE: "省级", Level.PREFECTURE: "地级", Level.COUNTY: "县级"}


def _below(facts: Facts, report_id: str, places: Iterable[str]) -> Iterator[HeldBelow]:
    """The levels of which reports of the places below are held, the upper first."""
    held = Counter(facts.reports.region(one).level for one in places)
    if facts.reports.region(report_id).level is Level.NATIONAL:
        table = facts.reports.places
        provinces = {one.adcode[:2] for one in table.reporting_provinces}
        cities = [one for one in table.of_level(Level.PREFECTURE) if one.adcode[:2] in provinces]
        listed = {Level.PROVINCE: len(provinces), Level.PREFECTURE: len(cities)}
    else:
        listed = {
            level: len(own.named) + len(own.silent) + len(own.unsure)
            for level, own in facts.place_names.own_places(report_id)
        }
    for level, name in _LEVELS.items():
        if held[level]:
            yield HeldBelow(name, listed.get(level), held[level])


def _told(rows: Iterable[PlaceRow]) -> Iterator[TakenUp]:
    """The places of a table, those with the same count together."""
    for count, of_count in groupby(rows, attrgetter("taken_up")):
        yield TakenUp(tuple(row.report.region for row in of_count), count)


def _overview(
    reports: Sequence[ReportShown], echoes: Sequence[EchoShown], given: int
) -> Iterator[PlaceRow]:
    """The places, those that take up most first."""
    counts = Counter((one.report_id, one.echo) for one in echoes)
    rows = []
    for report in reports:
        of = {echo: counts[report.report_id, echo] for echo in Echo}
        taken_up = sum(of[echo] for echo in _TAKEN_UP)
        rows.append(
            PlaceRow(
                report=report,
                verbatim=of[Echo.VERBATIM],
                short=of[Echo.SHORT],
                renamed=of[Echo.RENAMED],
                undecided=of[Echo.UNDECIDED],
                unsaid=of[Echo.SILENT] + of[Echo.TEXT_MISSING],
                taken_up=taken_up,
                share=round(100 * taken_up / given),
            )
        )
    yield from sorted(rows, key=lambda row: -row.taken_up)


def _rows(given: Mapping[str, GivenShown], echoes: Sequence[EchoShown]) -> Iterator[InitiativeRow]:
    """What at least one place speaks of."""
    for initiative_id, of_one in groupby(echoes, attrgetter("initiative_id")):
        found = tuple(of_one)
        if all(one.echo in _UNSAID for one in found):
            continue
        shown = given[initiative_id]
        yield InitiativeRow(
            given=Link(shown.url, shown.name),
            kind=INITIATIVE_KINDS[shown.kind],
            cells=tuple(map(_cell, found)),
            taken_up=sum(one.echo in _TAKEN_UP for one in found),
        )


def _cell(one: EchoShown) -> EchoCell:
    said = f"：{one.words}" if one.words else ""
    return EchoCell(SIGNS[one.echo], f"{ECHOES[one.echo]}{said}", one.url, one.renamed_to)


def _renamed(
    facts: Facts, report_id: str, given: Mapping[str, GivenShown], echoes: Sequence[EchoShown]
) -> Iterator[Renamed]:
    for one in echoes:
        if one.echo is Echo.RENAMED:
            of = given[one.initiative_id]
            yield Renamed(
                given=Link(of.url, of.name),
                said=facts.initiatives.given_in(one.initiative_id),
                report=facts.reports.shown(one.report_id),
                quoted=quoted_in(of.name),
                renamed_to=one.renamed_to,
                own=facts.initiatives.said(one.initiative_id, one.report_id),
                also_named=bool(one.mentions),
            )


def _by_kind(given: Sequence[GivenShown]) -> Iterator[OfKind]:
    for kind in InitiativeKind:
        links = tuple(Link(one.url, one.name) for one in given if one.kind is kind)
        if links:
            yield OfKind(INITIATIVE_KINDS[kind], links)


@dataclass(frozen=True, slots=True)
class InitiativesLine:
    """The way to what places make of a report's initiatives, and what is found there."""

    url: str
    told: str


def initiatives_line(facts: Facts, report_id: str) -> InitiativesLine | None:
    """What places below make of a report's initiatives; None where there is no such page."""
    if report_id not in facts.initiatives.report_ids():
        return None
    echoes = facts.initiatives.echoes(report_id)
    taken_up = {one.initiative_id for one in echoes if one.echo in _TAKEN_UP}
    given, places = len(facts.initiatives.given(report_id)), len(places_below(facts, report_id))
    told = f"下辖地方收录同年报告 {places} 份，用到 {given} 项里的 {len(taken_up)} 项"
    return InitiativesLine(initiatives_url(report_id), told)


def superior_line(facts: Facts, report_id: str) -> InitiativesLine | None:
    """What a place makes of its superior's initiatives; None where no superior is held."""
    superior_id = facts.initiatives.superior_id(report_id)
    if not superior_id:
        return None
    own = [one for one in facts.initiatives.echoes(superior_id) if one.report_id == report_id]
    taken_up = sum(one.echo in _TAKEN_UP for one in own)
    is_national = facts.reports.region(superior_id).level is Level.NATIONAL
    superior = LEVELS[Level.NATIONAL] if is_national else facts.reports.shown(superior_id).region
    told = f"{superior} {len(own)} 项里照用、简称或另起名称的 {taken_up} 项"
    return InitiativesLine(f"{initiatives_url(superior_id)}#{report_id}", told)


KIND = Kind(template="initiatives", view=InitiativesView, addresses=_addresses, content=_content)
