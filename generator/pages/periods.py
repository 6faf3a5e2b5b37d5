"""What the reports of a year say of several years at once: targets of a plan, means and sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.labels import LEVELS
from generator.links import periods_url
from generator.model import Level
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import PeriodShown, ReportShown
from generator.pages.slices import Slice, Sliced
from generator.pages.year_lists import YearList, YearPage, slices_of


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A report, and a figure of several years that it gives."""

    report: ReportShown
    figure: PeriodShown


@dataclass(frozen=True, slots=True)
class PeriodTable:
    """Targets, or results, of the places of a level, of `reports` reports."""

    id: str
    title: str
    reports: int
    rows: tuple[PeriodRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodsView:
    """A year, or some reports of one level of it."""

    page: YearPage
    tables: tuple[PeriodTable, ...]


def years_with_periods(facts: Facts) -> tuple[int, ...]:
    """The years of which a report gives a figure of several years, newest first."""
    return facts.reports.years_of(facts.figures.with_periods())


def _slices(facts: Facts, year: int) -> tuple[Slice, ...]:
    return slices_of(facts, year, facts.figures.with_periods())


LIST = YearList(
    name="几年的目标和结果",
    title="报告里几年的目标和结果",
    url=periods_url,
    years=years_with_periods,
    slices=_slices,
)


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    page = LIST.page(facts, address)
    report_ids = LIST.report_ids(facts, address, facts.figures.with_periods())
    return Content(
        view=PeriodsView(page=page, tables=tuple(_tables(facts, report_ids))),
        description=f"{page.year}年各地的报告说到几年的：五年规划的目标，几年的年均和累计，都带原话。",
        wide=True,
    )


def _tables(facts: Facts, report_ids: Sequence[str]) -> Iterator[PeriodTable]:
    """Of each level its targets, then its results; those without a row are left out."""
    rows: defaultdict[tuple[Level, bool], list[PeriodRow]] = defaultdict(list)
    for report_id in report_ids:
        level = facts.reports.region(report_id).level
        for figure in facts.figures.periods(report_id):
            row = PeriodRow(facts.reports.shown(report_id), figure)
            rows[level, figure.is_target].append(row)
    for level in Level:
        for is_target in (True, False):
            if found := rows.get((level, is_target)):
                kind = "目标" if is_target else "结果"
                yield PeriodTable(
                    id=f"{level.value}-{'targets' if is_target else 'results'}",
                    title=f"{LEVELS[level]}：几年的{kind}",
                    reports=len({row.report.report_id for row in found}),
                    rows=tuple(found),
                )


KIND = Kind(template="periods", view=PeriodsView, addresses=LIST.addresses, content=_content)
