"""The ranks that reports claim: subjects, what several places claim at once, and every claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.links import COMPARE, RANKS, rank_list_url, ranks_of_report_url, shared_ranks_url
from generator.pages.cuts import NAMES_MAX, page_links, sheets
from generator.pages.facts import Facts
from generator.pages.facts.ranks import SharedShown
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import CountedLink, Crumb, PageLink, RankShown, ReportShown, crumbs
from generator.pages.slices import Grid, Slice, SliceNav, down, grid, slice_nav

_SUBJECTS_HERE = 40
"""Subjects on the overview; there is a list of all where they are more."""

_SHARED_HERE = 6
_SHARED_MAX = 12
"""Ranks that several places claim, on the overview and on a page of their own."""


@dataclass(frozen=True, slots=True)
class RankRow:
    """A claim, and the page of its subject, empty where it has none."""

    claim: RankShown
    subject_url: str


@dataclass(frozen=True, slots=True)
class ReportRanks:
    """A report with its claims."""

    report: ReportShown
    rows: tuple[RankRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RanksView:
    """The overview, or a slice of all claims.

    `more_subjects` and `more_shared` lead to the lists of all, None where all are here. `slices`
    are on the page that leads on to them.
    """

    crumbs: tuple[Crumb, ...]
    title: str
    count: int
    reports: int
    subjects: tuple[CountedLink, ...]
    more_subjects: CountedLink | None
    shared: tuple[SharedShown, ...]
    more_shared: CountedLink | None
    slices: Grid | None
    nav: SliceNav | None
    groups: tuple[ReportRanks, ...]


def _addresses(facts: Facts) -> Iterator[Address[Slice | None]]:
    yield Address(url=RANKS, title="自述的名次", about=None)
    for one in facts.ranks.slices():
        yield Address(url=one.url(RANKS), title=f"自述的名次·{one.title}", about=one)


def _content(facts: Facts, address: Address[Slice | None]) -> Content:
    here, cut = address.about, facts.ranks.slices()
    ids = facts.reports.ids()
    shown = here.report_ids if here else () if cut else ids
    subjects = () if here else subject_links(facts)
    shared = () if here else facts.ranks.shared()
    counts = {report_id: facts.ranks.count(report_id) for report_id in ids} if not here else {}
    return Content(
        view=RanksView(
            crumbs=crumbs(("比较", COMPARE), *down(("自述的名次", RANKS), here)),
            title=here.title if here else "",
            count=sum(counts.values()),
            reports=sum(1 for count in counts.values() if count),
            subjects=tuple(subjects[:_SUBJECTS_HERE]),
            more_subjects=_more(rank_list_url(), subjects, _SUBJECTS_HERE),
            shared=tuple(shared[:_SHARED_HERE]),
            more_shared=_more(shared_ranks_url(), shared, _SHARED_HERE),
            slices=grid(RANKS, cut) if cut and not here else None,
            nav=slice_nav(facts.reports, RANKS, cut, here) if here else None,
            groups=tuple(_groups(facts, shown)),
        ),
        description="各报告自述在全国、全省居第几：按事项汇总，句句有出处，未经核对。",
        wide=True,
    )


def _more(url: str, found: Sequence[object], here: int) -> CountedLink | None:
    return CountedLink(url, "全部", len(found)) if len(found) > here else None


def subject_links(facts: Facts) -> tuple[CountedLink, ...]:
    """The ways to subjects with a page, those of most reports first, with their reports."""
    return tuple(
        CountedLink(page.url, page.name, len(page.report_ids)) for page in facts.ranks.pages()
    )


def _groups(facts: Facts, report_ids: Sequence[str]) -> Iterator[ReportRanks]:
    urls = facts.ranks.urls() if report_ids else {}
    for report_id in report_ids:
        claims = facts.ranks.of_report(report_id)
        if claims:
            rows = tuple(RankRow(claim, urls.get(claim.claim_id, "")) for claim in claims)
            yield ReportRanks(facts.reports.shown(report_id), rows)


def link_to_ranks(facts: Facts, report_id: str) -> CountedLink | None:
    """The way to a report's claims, wherever they stand; None where it makes none."""
    count = facts.ranks.count(report_id)
    if not count:
        return None
    found = (one.url(RANKS) for one in facts.ranks.slices() if report_id in one.report_ids)
    return CountedLink(ranks_of_report_url(next(found, RANKS), report_id), "自述的名次", count)


KIND = Kind(template="ranks", view=RanksView, addresses=_addresses, content=_content)


# -- lists -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RankListView:
    """A page of the list of all subjects, or of all ranks that several places claim."""

    crumbs: tuple[Crumb, ...]
    title: str
    count: int
    subjects: tuple[CountedLink, ...]
    shared: tuple[SharedShown, ...]
    pages: tuple[PageLink, ...]


_ALL_SUBJECTS = "两份以上报告说到的事项"
_ALL_SHARED = "几地同说一个名次"


def _list_addresses(facts: Facts) -> Iterator[Address[tuple[str, int]]]:
    subjects, shared = len(facts.ranks.pages()), len(facts.ranks.shared())
    if subjects > _SUBJECTS_HERE:
        for sheet in sheets(range(subjects), NAMES_MAX):
            url = rank_list_url(sheet.number)
            yield Address(url=url, title=_ALL_SUBJECTS, about=("subjects", sheet.number))
    if shared > _SHARED_HERE:
        for sheet in sheets(range(shared), _SHARED_MAX):
            url = shared_ranks_url(sheet.number)
            yield Address(url=url, title=_ALL_SHARED, about=("shared", sheet.number))


def _list_content(facts: Facts, address: Address[tuple[str, int]]) -> Content:
    which, number = address.about
    of_subjects = which == "subjects"
    subjects = sheets(subject_links(facts), NAMES_MAX) if of_subjects else ()
    shared = sheets(facts.ranks.shared(), _SHARED_MAX) if not of_subjects else ()
    pages = page_links(
        number, len(subjects or shared), rank_list_url if of_subjects else shared_ranks_url
    )
    return Content(
        view=RankListView(
            crumbs=crumbs(("比较", COMPARE), ("自述的名次", RANKS), (address.title, None)),
            title=address.title,
            count=len(facts.ranks.pages()) if of_subjects else len(facts.ranks.shared()),
            subjects=subjects[number - 1].items if subjects else (),
            shared=shared[number - 1].items if shared else (),
            pages=pages,
        ),
        description=address.title,
        wide=True,
    )


LIST_KIND = Kind(
    template="rank-list", view=RankListView, addresses=_list_addresses, content=_list_content
)
