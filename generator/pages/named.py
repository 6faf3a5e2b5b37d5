"""Who names which places (谁提到哪里): by province, and zones, waters, mountains and regions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.labels import NAMED_KINDS
from generator.links import COMPARE, PLACES_NAMED, named_within_url
from generator.model import NamedKind
from generator.pages.cuts import page_links, sheets
from generator.pages.facts import Facts
from generator.pages.facts.placenames import DIVISIONS, NamedEverywhere, NamedIn, NamedShown
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import CountedLink, Crumb, PageLink, ReportShown, crumbs

TITLE = "谁提到哪里"

ROWS_MAX = 50
"""Places on a page."""

_QUOTED = 2
"""Reports of a place whose words stand open, the newest ones."""

_LISTED = 30
"""Reports of a place that are folded; all are in the data."""

_SLUGS = {
    NamedKind.ZONE: "zones",
    NamedKind.WATER: "waters",
    NamedKind.MOUNTAIN: "mountains",
    NamedKind.REGION: "regions",
}


@dataclass(frozen=True, slots=True)
class Within:
    """A province and the places in it: how many of these are named, of how many, by what reports.

    `reports` are all that name one of them, its own and those of its parts too; `outside` are those
    of them that are of other provinces or of the nation.
    """

    name: str
    url: str
    reports: int
    outside: int
    places: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedView:
    """The overview: provinces, and other kinds of names."""

    crumbs: tuple[Crumb, ...]
    held: int
    provinces: tuple[Within, ...]
    kinds: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """A report that names a place, how often, and where first."""

    report: ReportShown
    count: int
    first: NamedShown


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A place with the reports that name it, newest first; `rest` more are only in the data."""

    name: str
    url: str
    within: str
    reports: int
    mentions: int
    open: tuple[Naming, ...]
    folded: tuple[Naming, ...]
    rest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedListView:
    """A page of the places of a province, or of names of a kind.

    `never` places of the province are named in none of the `held` reports; None where that cannot
    be counted.
    """

    crumbs: tuple[Crumb, ...]
    title: str
    held: int
    count: int
    never: int | None
    rows: tuple[NamedRow, ...]
    pages: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class _List:
    """What a list is of: its slug, its title, and the keys of its places."""

    slug: str
    title: str
    province: str
    places: tuple[NamedEverywhere, ...]


def _overview_addresses(facts: Facts) -> Iterator[Address[None]]:
    if facts.place_names.everywhere():
        yield Address(url=PLACES_NAMED, title=TITLE, about=None)


def _overview_content(facts: Facts, address: Address[None]) -> Content:
    everywhere = facts.place_names.everywhere()
    return Content(
        view=NamedView(
            crumbs=crumbs(("比较", COMPARE), (TITLE, None)),
            held=len(facts.reports.ids()),
            provinces=tuple(
                _within(facts, code, codes) for code, codes in facts.place_names.provinces()
            ),
            kinds=tuple(
                CountedLink(
                    named_within_url(slug),
                    NAMED_KINDS[kind],
                    sum(one.kind is kind for one in everywhere.values()),
                )
                for kind, slug in _SLUGS.items()
                if facts.place_names.of_kind(kind)
            ),
        ),
        description="各省市县、园区、江河湖山和区域，哪些报告提到，逐处有原文。",
    )


def _within(facts: Facts, code: str, codes: Sequence[str]) -> Within:
    everywhere = facts.place_names.everywhere()
    naming = {one.report_id for key in codes for one in everywhere[key].reports}
    own = {one for one in naming if facts.reports.region(one).adcode[:2] == code[:2]}
    return Within(
        name=facts.reports.places.name_of(code),
        url=named_within_url(facts.reports.places.slug_of(code)),
        reports=len(naming),
        outside=len(naming - own),
        places=len(codes),
        count=facts.place_names.count_within(code),
    )


KIND = Kind(
    template="named", view=NamedView, addresses=_overview_addresses, content=_overview_content
)


# -- lists -----------------------------------------------------------------------------------------


def _lists(facts: Facts) -> Iterator[_List]:
    everywhere = facts.place_names.everywhere()
    places = facts.reports.places
    for code, codes in facts.place_names.provinces():
        found = tuple(everywhere[one] for one in codes)
        yield _List(places.slug_of(code), f"{places.name_of(code)}和所辖各地", code, found)
    for kind, slug in _SLUGS.items():
        if found := facts.place_names.of_kind(kind):
            yield _List(slug, NAMED_KINDS[kind], "", found)


def _addresses(facts: Facts) -> Iterator[Address[tuple[_List, int]]]:
    for one in _lists(facts):
        for sheet in sheets(one.places, ROWS_MAX):
            page = f"（第 {sheet.number} 页）" if sheet.number > 1 else ""
            yield Address(
                url=named_within_url(one.slug, sheet.number),
                title=f"{TITLE}：{one.title}{page}",
                about=(one, sheet.number),
            )


def _content(facts: Facts, address: Address[tuple[_List, int]]) -> Content:
    of, number = address.about
    cut = sheets(of.places, ROWS_MAX)
    never = facts.place_names.count_within(of.province) - len(of.places) if of.province else None
    return Content(
        view=NamedListView(
            crumbs=crumbs(("比较", COMPARE), (TITLE, PLACES_NAMED), (of.title, None)),
            title=of.title,
            held=len(facts.reports.ids()),
            count=len(of.places),
            never=never,
            rows=tuple(_row(facts, one) for one in cut[number - 1].items),
            pages=page_links(number, len(cut), lambda n: named_within_url(of.slug, n)),
        ),
        description=f"{of.title}：哪些报告提到，逐处有原文。",
        wide=True,
    )


def _row(facts: Facts, one: NamedEverywhere) -> NamedRow:
    naming = newest_first(facts, one.reports)
    return NamedRow(
        name=one.name,
        url=facts.place_names.held().get(one.adcode, ""),
        within=facts.place_names.within(one.adcode) if one.kind in DIVISIONS else "",
        reports=len(naming),
        mentions=sum(report.count for report in naming),
        open=naming[:_QUOTED],
        folded=naming[_QUOTED : _QUOTED + _LISTED],
        rest=max(0, len(naming) - _QUOTED - _LISTED),
    )


def newest_first(facts: Facts, reports: Sequence[NamedIn]) -> tuple[Naming, ...]:
    """The reports that name a place, from the newest year on."""
    found = (Naming(facts.reports.shown(one.report_id), one.count, one.first) for one in reports)
    return tuple(sorted(found, key=lambda one: -one.report.year))


LIST_KIND = Kind(template="named-list", view=NamedListView, addresses=_addresses, content=_content)
