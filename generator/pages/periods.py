"""What the reports of a year say of several years at once: targets of a plan, means and sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.labels import LEVELS
from generator.links import COMPARE, compare_year_url, periods_url
from generator.model import Level
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, PeriodShown, ReportShown, crumbs
from generator.pages.slices import PartOf, Slice, Sliced, of_years


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

    crumbs: tuple[Crumb, ...]
    title: str
    year: int
    years: tuple[PartOf, ...]
    siblings: tuple[PartOf, ...]
    tables: tuple[PeriodTable, ...]


def years_with_periods(facts: Facts) -> tuple[int, ...]:
    """The years of which a report gives a figure of several years, newest first."""
    given = map(facts.reports.shown, facts.figures.with_periods())
    return tuple(sorted({report.year for report in given}, reverse=True))


def _url(year: int, here: Slice | None) -> str:
    return here.url_below(periods_url(year)) if here else periods_url(year)


def _slices(facts: Facts, year: int) -> tuple[Slice, ...]:
    given = set(facts.figures.with_periods())
    return tuple(one for one in facts.figures.slices(year) if given & {*one.report_ids})


def _addresses(facts: Facts) -> Iterator[Address[Sliced[int]]]:
    for year in years_with_periods(facts):
        title = f"{year}年报告里几年的目标和结果"
        yield Address(url=_url(year, None), title=title, about=Sliced(year, None))
        for one in _slices(facts, year):
            of_level = f"{title}·{one.level_title}"
            yield Address(url=_url(year, one), title=of_level, about=Sliced(year, one))


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    year, here = address.about.whole, address.about.slice
    cut = _slices(facts, year)
    of_year = [r for r in facts.figures.with_periods() if facts.reports.shown(r).year == year]
    report_ids = [r for r in of_year if r in here.report_ids] if here else [] if cut else of_year
    return Content(
        view=PeriodsView(
            crumbs=crumbs(
                ("比较", COMPARE),
                (f"{year}年", compare_year_url(year)),
                ("几年的目标和结果", periods_url(year) if here else None),
                *([(here.level_title, None)] if here else []),
            ),
            title=address.title,
            year=year,
            years=of_years(years_with_periods(facts), periods_url, year),
            siblings=tuple(PartOf(_url(year, one), one.level_title, one == here) for one in cut),
            tables=tuple(_tables(facts, report_ids)),
        ),
        description=f"{year}年各地的报告说到几年的：五年规划的目标，几年的年均和累计，都带原话。",
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


KIND = Kind(template="periods", view=PeriodsView, addresses=_addresses, content=_content)
