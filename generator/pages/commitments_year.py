"""What the plans of a year promise, counted by theme and by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.labels import LEVELS
from generator.links import commitments_url, commitments_year_url, unanswered_url
from generator.model import Level
from generator.pages.commitments import TITLE, ThemeRow, theme_rows
from generator.pages.facts import Facts
from generator.pages.facts.commitments import Tally
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Link, ReportShown
from generator.pages.slices import Sliced
from generator.pages.year_lists import YearList, YearPage


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A report with its counts; `why` says what may have kept them from being read."""

    report: ReportShown
    url: str
    tally: Tally
    why: str


@dataclass(frozen=True, slots=True)
class LevelTable:
    """The reports of a level, and what they promise together."""

    id: str
    title: str
    rows: tuple[PlaceRow, ...]
    whole: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsYearView:
    """A year, or some reports of one level of it; of `held` reports `reports` promise something.

    `unanswered` leads to what the next year's reports do not speak of, where any is held.
    """

    page: YearPage
    held: int
    reports: int
    tally: Tally
    unanswered: Link | None
    themes: tuple[ThemeRow, ...]
    tables: tuple[LevelTable, ...]


LIST = YearList(
    name=TITLE,
    title=f"各地的{TITLE}",
    url=commitments_year_url,
    years=lambda facts: facts.commitments.years(),
    slices=lambda facts, year: facts.commitments.slices(year),
)


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    page = LIST.page(facts, address)
    held = facts.commitments.of_year(page.year)
    tallies = [facts.commitments.tally(report_id) for report_id in held]
    themes = () if address.about.slice else facts.commitments.themes_of(page.year)
    return Content(
        view=CommitmentsYearView(
            page=page,
            held=len(held),
            reports=sum(1 for one in tallies if one.count),
            tally=sum(tallies, Tally()),
            unanswered=_unanswered(facts, page.year),
            themes=theme_rows(themes, page.year),
            tables=tuple(_tables(facts, LIST.report_ids(facts, address, held))),
        ),
        description=f"{page.year}年各地报告的安排里有多少承诺，多少可以检验：按主题，按地方。",
        wide=True,
    )


def _unanswered(facts: Facts, year: int) -> Link | None:
    if year not in facts.answers.years():
        return None
    return Link(unanswered_url(year), f"{year}年的承诺，次年报告未见的")


def _tables(facts: Facts, report_ids: Sequence[str]) -> Iterator[LevelTable]:
    for level in Level:
        rows = tuple(
            PlaceRow(
                facts.reports.shown(report_id),
                commitments_url(report_id),
                facts.commitments.tally(report_id),
                facts.commitments.why_none(report_id),
            )
            for report_id in report_ids
            if facts.reports.region(report_id).level is level
        )
        if rows:
            whole = sum((row.tally for row in rows), Tally())
            yield LevelTable(level.value, LEVELS[level], rows, whole)


KIND = Kind(
    template="commitments-year",
    view=CommitmentsYearView,
    addresses=LIST.addresses,
    content=_content,
)
