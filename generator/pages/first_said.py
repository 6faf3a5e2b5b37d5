"""What the reports of a year say for the first time, and how each differs from the year before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.labels import LEVELS, NAME_KINDS
from generator.links import COMPARE, compare_year_url, first_said_url, rewording_url
from generator.model import Level
from generator.pages.cuts import page_links, sheets
from generator.pages.facts import Facts
from generator.pages.facts.rewording import Compared, FirstShown
from generator.pages.kinds import Address, Content, Kind
from generator.pages.rewording import Shares
from generator.pages.shown import Link, PageLink, ReportShown, crumbs
from generator.pages.slices import PartOf, of_years
from generator.pages.year_lists import YearList, YearPage

T = TypeVar("T")

NAMES_MAX = 240
REPORTS_MAX = 50
"""Names, and reports, on a page."""

TOP_MAX = 40
"""Names that several reports give, on the page that leads on to the others."""

PLACES_MAX = 3
"""Reports that are shown with a name."""


@dataclass(frozen=True, slots=True)
class FirstRow:
    """A name, where it is first said, and how many more reports of the year give it."""

    name: str
    url: str
    places: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class FirstGroup:
    """The names of a kind."""

    title: str
    rows: tuple[FirstRow, ...]


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A report beside that of the year before, in numbers."""

    report: ReportShown
    url: str
    compared: Compared
    shares: Shares


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level of reports: how many names they say first, and how many have a predecessor."""

    url: str
    title: str
    names: int
    reports: int


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a level; None for the year's own."""

    year: int
    level: Level | None
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSaidView:
    """A year, or a page of one level of it.

    `earlier` reports of earlier years were looked through, of which `torn` are not whole; with
    none, nothing is called first. `count` names are said first in all of the year, or on its level;
    `unsure` more of the year are of places without an earlier report. `levels` are on the page that
    leads on to theirs; there, `groups` are only names that several reports give.
    """

    page: YearPage
    here: str
    told: bool
    earlier: int
    torn: int
    count: int
    unsure: int
    levels: tuple[LevelRow, ...]
    groups: tuple[FirstGroup, ...]
    rows: tuple[ChangedRow, ...]
    pages: tuple[PageLink, ...]


def years_told(facts: Facts) -> tuple[int, ...]:
    """The years that have such a page, newest first."""
    changed = facts.reports.years_of(facts.rewording.report_ids())
    return tuple(sorted({*changed, *facts.rewording.first_years()}, reverse=True))


LIST = YearList(
    name="首次出现、与上年相比",
    title="首次出现的名称、与上年相比",
    url=first_said_url,
    years=years_told,
)


def _addresses(facts: Facts) -> Iterator[Address[Part]]:
    for year in years_told(facts):
        title = f"{year}年{LIST.title}"
        yield Address(url=first_said_url(year), title=title, about=Part(year, None, 1))
        for level in _levels(facts, year):
            for number in range(1, _count(facts, year, level) + 1):
                yield Address(
                    url=first_said_url(year, level, number),
                    title=f"{title}·{LEVELS[level]}",
                    about=Part(year, level, number),
                )


def _levels(facts: Facts, year: int) -> tuple[Level, ...]:
    """The levels to whose pages a year is cut; none where it has room on one."""
    names, reports = facts.rewording.first_said(year), _changed(facts, year)
    if fits(names, reports):
        return ()
    of_names = {one.level for one in names}
    of_reports = {facts.reports.region(one).level for one in reports}
    return tuple(level for level in Level if level in of_names | of_reports)


def fits(names: Sequence[FirstShown], reports: Sequence[str]) -> bool:
    """Whether a page has room for so many names and reports."""
    return len(names) <= NAMES_MAX and len(reports) <= REPORTS_MAX


def _changed(facts: Facts, year: int) -> tuple[str, ...]:
    """The reports of a year that have a predecessor."""
    return facts.reports.in_year(facts.rewording.report_ids(), year)


def _of_level(
    facts: Facts, year: int, level: Level
) -> tuple[tuple[FirstShown, ...], tuple[str, ...]]:
    names = tuple(one for one in facts.rewording.first_said(year) if one.level is level)
    reports = _changed(facts, year)
    return names, tuple(one for one in reports if facts.reports.region(one).level is level)


def _count(facts: Facts, year: int, level: Level) -> int:
    """How many pages a level has."""
    names, reports = _of_level(facts, year, level)
    return max(len(sheets(names, NAMES_MAX)), len(sheets(reports, REPORTS_MAX)))


def _content(facts: Facts, address: Address[Part]) -> Content:
    year, here = address.about.year, address.about.level
    levels = _levels(facts, year)
    names, reports = facts.rewording.first_said(year), tuple(_changed(facts, year))
    count = len(names)
    pages: tuple[PageLink, ...] = ()
    if here:
        number = address.about.number
        names, reports = _of_level(facts, year, here)
        count = len(names)
        names, reports = _sheet(names, NAMES_MAX, number), _sheet(reports, REPORTS_MAX, number)
        pages = page_links(
            number, _count(facts, year, here), lambda n: first_said_url(year, here, n)
        )
    elif levels:
        names = tuple(one for one in names if len(one.places) > 1)[:TOP_MAX]
        reports = ()
    earlier, torn = facts.rewording.earlier(year)
    return Content(
        view=FirstSaidView(
            page=YearPage(
                crumbs=crumbs(
                    ("比较", COMPARE),
                    (f"{year}年", compare_year_url(year)),
                    (LIST.name, first_said_url(year) if here else None),
                    *([(LEVELS[here], None)] if here else []),
                ),
                title=address.title,
                year=year,
                years=of_years(years_told(facts), first_said_url, year),
                levels=tuple(
                    PartOf(first_said_url(year, one), LEVELS[one], one is here) for one in levels
                ),
            ),
            here=LEVELS[here] if here else "",
            told=year in facts.rewording.first_years(),
            earlier=earlier,
            torn=torn,
            count=count,
            unsure=facts.rewording.unsure_first(year),
            levels=() if here else tuple(_level_rows(facts, year, levels)),
            groups=tuple(_groups(facts, names)),
            rows=tuple(_row(facts, one) for one in reports),
            pages=pages,
        ),
        description=f"{year}年的报告在收录的报告里首次用到的提法、计划和项目名称，以及各份报告与上年的不同。",
        wide=True,
    )


def _sheet(items: Sequence[T], size: int, number: int) -> tuple[T, ...]:
    """The items of a page; none where the list has fewer pages."""
    cut = sheets(items, size)
    return cut[number - 1].items if number <= len(cut) else ()


def _level_rows(facts: Facts, year: int, levels: Sequence[Level]) -> Iterator[LevelRow]:
    names = Counter(one.level for one in facts.rewording.first_said(year))
    reports = Counter(facts.reports.region(one).level for one in _changed(facts, year))
    for level in levels:
        url = first_said_url(year, level)
        yield LevelRow(url, LEVELS[level], names[level], reports[level])


def _groups(facts: Facts, names: Sequence[FirstShown]) -> Iterator[FirstGroup]:
    for kind, title in NAME_KINDS.items():
        rows = tuple(_first(facts, one) for one in names if one.kind is kind)
        if rows:
            yield FirstGroup(title, rows)


def _first(facts: Facts, one: FirstShown) -> FirstRow:
    return FirstRow(
        one.name,
        one.places[0][1],
        tuple(Link(url, facts.reports.shown(key).region) for key, url in one.places[:PLACES_MAX]),
        max(0, len(one.places) - PLACES_MAX),
    )


def _row(facts: Facts, report_id: str) -> ChangedRow:
    compared = facts.rewording.compared(report_id)
    assert compared is not None  # it has a predecessor
    return ChangedRow(
        facts.reports.shown(report_id),
        rewording_url(report_id),
        compared,
        Shares.of(compared.counts),
    )


KIND = Kind(template="first-said", view=FirstSaidView, addresses=_addresses, content=_content)
