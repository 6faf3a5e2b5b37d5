"""The lists of 民生实事 of a year, place by place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.labels import LEVELS
from generator.links import livelihood_url, livelihood_year_url
from generator.model import Level, LivelihoodRole
from generator.pages.facts import Facts
from generator.pages.facts.livelihood import ListShown
from generator.pages.kinds import Address, Content, Kind
from generator.pages.livelihood import TITLE, has_page
from generator.pages.shown import ReportShown
from generator.pages.slices import Sliced
from generator.pages.year_lists import YearList, YearPage


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A report: what it promises of its own, what it says of last year's, and of superiors' lists.

    `url` is the page with its items, empty where it prints none.
    """

    report: ReportShown
    url: str
    promised: tuple[ListShown, ...]
    reported: tuple[ListShown, ...]
    of_superior: tuple[ListShown, ...]


@dataclass(frozen=True, slots=True)
class LevelTable:
    """The reports of a level that speak of a list."""

    id: str
    title: str
    rows: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LivelihoodYearView:
    """A year, or some reports of one level of it.

    Of its `held` reports, `speaking` speak of a list, `printing` print the items of one that is to
    be done, and `done` say that last year's is done. `silent` are those that speak of none.
    """

    page: YearPage
    held: int
    speaking: int
    printing: int
    done: int
    tables: tuple[LevelTable, ...]
    silent: tuple[ReportShown, ...]


def years_with_lists(facts: Facts) -> tuple[int, ...]:
    """The years whose reports speak of a list, newest first."""
    return facts.livelihood.years()


LIST = YearList(
    name=TITLE,
    title=f"报告里的{TITLE}",
    url=livelihood_year_url,
    years=years_with_lists,
    slices=lambda facts, year: facts.livelihood.slices(year),
)


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    page = LIST.page(facts, address)
    speaking = facts.livelihood.of_year(page.year)
    rows = [_row(facts, report_id) for report_id in speaking]
    held = [r for r in facts.reports.ids() if facts.reports.shown(r).year == page.year]
    shown = LIST.report_ids(facts, address, speaking)
    return Content(
        view=LivelihoodYearView(
            page=page,
            held=len(held),
            speaking=len(speaking),
            printing=sum(1 for row in rows if any(one.is_printed for one in row.promised)),
            done=sum(1 for row in rows if any(one.is_done for one in row.reported)),
            tables=tuple(_tables(facts, [row for row in rows if row.report.report_id in shown])),
            silent=tuple(facts.reports.shown(r) for r in held if r not in speaking)
            if not address.about.slice
            else (),
        ),
        description=f"{page.year}年各地报告里的民生实事：今年要办哪些，上年的办完没有，逐地照录。",
        wide=True,
    )


def _row(facts: Facts, report_id: str) -> PlaceRow:
    lists = facts.livelihood.of_report(report_id)
    own = [one for one in lists if not one.of_superior]
    return PlaceRow(
        report=facts.reports.shown(report_id),
        url=livelihood_url(report_id) if has_page(facts, report_id) else "",
        promised=tuple(one for one in own if one.role is LivelihoodRole.PROMISED),
        reported=tuple(one for one in own if one.role is LivelihoodRole.REPORTED),
        of_superior=tuple(one for one in lists if one.of_superior),
    )


def _tables(facts: Facts, rows: list[PlaceRow]) -> Iterator[LevelTable]:
    for level in Level:
        found = [r for r in rows if facts.reports.region(r.report.report_id).level is level]
        if found:
            yield LevelTable(level.value, LEVELS[level], tuple(found))


KIND = Kind(
    template="livelihood-year", view=LivelihoodYearView, addresses=LIST.addresses, content=_content
)
