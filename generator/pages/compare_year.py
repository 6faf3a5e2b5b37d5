"""The reports of one year: a row for each, a column for each main indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.links import COMPARE, compare_year_url, indicator_url
from generator.model import Status
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import CellShown, Crumb, OutcomeShown, ReportShown, crumbs


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator."""

    name: str
    url: str
    unit: str


@dataclass(frozen=True, slots=True)
class Row:
    """A report with what it says of each indicator."""

    report: ReportShown
    cells: tuple[CellShown, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Targets of the year, or results of the year before."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OutcomeCell:
    """What became of a target; where that is not known, the target alone."""

    met: OutcomeShown | None
    target: CellShown


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A report with what became of each of its targets."""

    report: ReportShown
    cells: tuple[OutcomeCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareYearView:
    """One year over all places."""

    crumbs: tuple[Crumb, ...]
    year: int
    count: int
    doubted: bool
    columns: tuple[Column, ...]
    tables: tuple[Table, ...]
    outcomes: tuple[OutcomeRow, ...]


def _addresses(facts: Facts) -> Iterator[Address[int]]:
    for year in sorted({report.year for report in facts.reports.all()}, reverse=True):
        yield Address(url=compare_year_url(year), title=f"{year}年各地目标与结果", about=year)


def _content(facts: Facts, address: Address[int]) -> Content:
    year = address.about
    reports = [report for report in facts.reports.all() if report.year == year]
    return Content(
        view=CompareYearView(
            crumbs=crumbs(("指标比较", COMPARE), (f"{year}年", None)),
            year=year,
            count=len(reports),
            doubted=facts.figures.any_doubted(report.report_id for report in reports),
            columns=tuple(
                Column(i.name, indicator_url(i.id), i.unit) for i in facts.figures.headline
            ),
            tables=(
                Table("targets", f"{year}年的目标", _rows(facts, reports, Status.TARGET)),
                Table("results", f"{year - 1}年的结果", _rows(facts, reports, Status.ACTUAL)),
            ),
            outcomes=tuple(_outcomes(facts, reports)),
        ),
        wide=True,
    )


def _rows(facts: Facts, reports: Sequence[ReportShown], status: Status) -> tuple[Row, ...]:
    return tuple(
        Row(
            report,
            tuple(
                facts.figures.cell(report.report_id, indicator.id, status)
                for indicator in facts.figures.headline
            ),
        )
        for report in reports
    )


def _outcomes(facts: Facts, reports: Sequence[ReportShown]) -> Iterator[OutcomeRow]:
    """The reports whose targets the next one tells of."""
    for report in reports:
        outcomes = facts.figures.outcomes_from(report.report_id)
        met = {o.indicator_id: o for o in outcomes if o.period == report.year}
        if met:
            cells = (
                OutcomeCell(
                    met.get(indicator.id),
                    facts.figures.cell(report.report_id, indicator.id, Status.TARGET),
                )
                for indicator in facts.figures.headline
            )
            yield OutcomeRow(report, tuple(cells))


KIND = Kind(template="compare-year", view=CompareYearView, addresses=_addresses, content=_content)
