"""What reports admit (自述的不足): themes, years and levels, and every problem by report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.links import COMPARE, PROBLEMS, no_problems_url
from generator.pages.cuts import NAMES_MAX, page_links, sheets
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import (
    CountedLink,
    Crumb,
    PageLink,
    ProblemShown,
    ProblemTheme,
    ReportShown,
    crumbs,
)
from generator.pages.slices import Grid, Slice, SliceNav, down, grid, slice_nav

TITLE = "自述的不足"

_NONE_HERE = 20
"""Reports without a problem, on the overview; there is a list of all where they are more."""


@dataclass(frozen=True, slots=True)
class ReportProblems:
    """A report with its problems."""

    report: ReportShown
    rows: tuple[ProblemShown, ...]


@dataclass(frozen=True, slots=True)
class NoneFound:
    """A report of which no problem was read, and why that may be."""

    report: ReportShown
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsView:
    """The overview, or a slice of all problems.

    `held` reports were looked through, of which `reports` admit something. `slices` are on the page
    that leads on to them. `more_none` leads to the list of all that admit nothing, None where all
    are here.
    """

    crumbs: tuple[Crumb, ...]
    title: str
    count: int
    reports: int
    held: int
    themes: tuple[ProblemTheme, ...]
    slices: Grid | None
    nav: SliceNav | None
    groups: tuple[ReportProblems, ...]
    without: tuple[NoneFound, ...]
    more_none: CountedLink | None


def _addresses(facts: Facts) -> Iterator[Address[Slice | None]]:
    if not facts.problems.themes():
        return
    yield Address(url=PROBLEMS, title=TITLE, about=None)
    for one in facts.problems.slices():
        yield Address(url=one.url(PROBLEMS), title=f"{TITLE}·{one.title}", about=one)


def _content(facts: Facts, address: Address[Slice | None]) -> Content:
    here, cut = address.about, facts.problems.slices()
    ids = facts.reports.ids()
    shown = here.report_ids if here else () if cut else ids
    none = () if here else facts.problems.none_found()
    counts = () if here else tuple(map(facts.problems.count, ids))
    more = CountedLink(no_problems_url(), "全部", len(none)) if len(none) > _NONE_HERE else None
    return Content(
        view=ProblemsView(
            crumbs=crumbs(("比较", COMPARE), *down((TITLE, PROBLEMS), here)),
            title=here.title if here else "",
            count=sum(counts),
            reports=sum(1 for count in counts if count),
            held=len(ids),
            themes=() if here else facts.problems.themes(),
            slices=grid(PROBLEMS, cut) if cut and not here else None,
            nav=slice_nav(facts.reports, PROBLEMS, cut, here) if here else None,
            groups=tuple(_groups(facts, shown)),
            without=tuple(none_found(facts, none[:_NONE_HERE])),
            more_none=more,
        ),
        description="各报告自己承认的困难、问题和差距：逐项摘出，按主题、年份和层级排列，句句有出处。",
        wide=True,
    )


def _groups(facts: Facts, report_ids: Sequence[str]) -> Iterator[ReportProblems]:
    for report in newest_first(facts, report_ids):
        rows = facts.problems.of_report(report.report_id)
        if rows:
            yield ReportProblems(report, rows)


def newest_first(facts: Facts, report_ids: Sequence[str]) -> list[ReportShown]:
    """The reports, those of a year in the order of the corpus: places of a year stand together."""
    return sorted(map(facts.reports.shown, report_ids), key=lambda report: -report.year)


def none_found(facts: Facts, report_ids: Sequence[str]) -> Iterator[NoneFound]:
    """The reports, each with the reason why nothing may have been found."""
    for report_id in report_ids:
        yield NoneFound(facts.reports.shown(report_id), facts.problems.why_none(report_id))


KIND = Kind(template="problems", view=ProblemsView, addresses=_addresses, content=_content)


# -- reports without any ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class NoProblemsView:
    """A page of the reports of which no problem was read."""

    crumbs: tuple[Crumb, ...]
    title: str
    count: int
    rows: tuple[NoneFound, ...]
    pages: tuple[PageLink, ...]


_NONE = "没有读出不足的报告"


def _list_addresses(facts: Facts) -> Iterator[Address[int]]:
    count = len(facts.problems.none_found())
    if facts.problems.themes() and count > _NONE_HERE:
        for sheet in sheets(range(count), NAMES_MAX):
            yield Address(url=no_problems_url(sheet.number), title=_NONE, about=sheet.number)


def _list_content(facts: Facts, address: Address[int]) -> Content:
    cut = sheets(facts.problems.none_found(), NAMES_MAX)
    return Content(
        view=NoProblemsView(
            crumbs=crumbs(("比较", COMPARE), (TITLE, PROBLEMS), (_NONE, None)),
            title=_NONE,
            count=len(facts.problems.none_found()),
            rows=tuple(none_found(facts, cut[address.about - 1].items)),
            pages=page_links(address.about, len(cut), no_problems_url),
        ),
        description=_NONE,
    )


LIST_KIND = Kind(
    template="problem-list",
    view=NoProblemsView,
    addresses=_list_addresses,
    content=_list_content,
)
