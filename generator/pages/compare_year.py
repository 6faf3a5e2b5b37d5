"""The reports of one year: a row for each, a column for each main indicator; many, by level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.links import (
    COMPARE,
    compare_year_url,
    indicator_url,
)
from generator.model import Status
from generator.pages import outcomes
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.questions import TOPICS
from generator.pages.shown import CellShown, Crumb, Link, ReportShown, crumbs
from generator.pages.slices import Grid, Slice, Sliced, SliceNav, down, grid, slice_nav
from generator.pages.tables import LegendEntry, TableCell, column, legend, rows
from generator.pages.units import unit_of


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
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Targets of the year, or results of the year before; `silent` reports give no figure.

    `file` ends the name of the file that it is downloaded as.
    """

    id: str
    title: str
    file: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    silent: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """Other pages of the year, on one topic, each with the question that it answers."""

    title: str
    links: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareYearView:
    """One year, or a slice of it; `slices` are on the page that leads on to them.

    `extent` says of what the page is: 2026年省级.
    """

    crumbs: tuple[Crumb, ...]
    year: int
    title: str
    extent: str
    count: int
    slices: Grid | None
    nav: SliceNav | None
    doubted: bool
    tables: tuple[Table, ...]
    ways: tuple[Ways, ...]
    outcomes: Link | None
    legend: tuple[LegendEntry, ...]


def _of_year(facts: Facts, year: int) -> tuple[str, ...]:
    return facts.reports.in_year(facts.reports.ids(), year)


def _addresses(facts: Facts) -> Iterator[Address[Sliced[int]]]:
    for year in sorted({report.year for report in facts.reports.all()}, reverse=True):
        title = f"目标与结果·{year}年"
        yield Address(url=compare_year_url(year), title=title, about=Sliced(year, None))
        for one in facts.figures.slices(year):
            yield Address(
                url=one.url(COMPARE), title=f"目标与结果·{one.title}", about=Sliced(year, one)
            )


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    year, here = address.about.whole, address.about.slice
    of_year = _of_year(facts, year)
    cut = facts.figures.slices(year)
    report_ids = here.report_ids if here else () if cut else of_year
    reports = tuple(map(facts.reports.shown, report_ids))
    targets = _cells(facts, report_ids, Status.TARGET)
    results = _cells(facts, report_ids, Status.ACTUAL)
    return Content(
        view=CompareYearView(
            crumbs=crumbs(("比较", COMPARE), *down((f"{year}年", compare_year_url(year)), here)),
            year=year,
            title=address.title,
            extent=here.title if here else f"{year}年",
            count=len(report_ids) or len(of_year),
            slices=grid(COMPARE, cut) if cut and not here else None,
            nav=slice_nav(facts.reports, COMPARE, cut, here) if here else None,
            doubted=facts.figures.any_doubted(report_ids),
            tables=(
                _table("targets", f"{year}年的目标", "目标", facts, reports, targets),
                _table("results", f"{year - 1}年的结果", "报告的上年结果", facts, reports, results),
            )
            if reports
            else (),
            ways=tuple(_ways(facts, year)),
            outcomes=_outcomes(facts, year, here),
            legend=legend(chain(*targets, *results)),
        ),
        wide=True,
    )


def _ways(facts: Facts, year: int) -> Iterator[Ways]:
    """What else is told of the year's reports."""
    for topic in TOPICS:
        links = tuple(
            (Link(one.list.url(year), one.name), one.question)
            for one in topic.questions
            if year in one.list.years(facts)
        )
        if links:
            yield Ways(topic.title, links)


def _cells(
    facts: Facts, report_ids: Sequence[str], status: Status
) -> tuple[tuple[CellShown, ...], ...]:
    """The cells of each indicator, as columns."""
    return tuple(
        tuple(facts.figures.cell(report_id, indicator.id, status) for report_id in report_ids)
        for indicator in facts.figures.headline
    )


def _table(
    name: str,
    title: str,
    file: str,
    facts: Facts,
    reports: Sequence[ReportShown],
    cells: Sequence[Sequence[CellShown]],
) -> Table:
    indicators = facts.figures.headline
    units = [unit_of(of, i.unit) for of, i in zip(cells, indicators, strict=True)]
    columns = [column(of, unit) for of, unit in zip(cells, units, strict=True)]
    made = [Row(*pair) for pair in zip(reports, rows(columns), strict=True)]
    speaks = [any(cell.numbers for cell in row.cells) for row in made]
    return Table(
        name,
        title,
        file,
        tuple(
            Column(i.name, indicator_url(i.id), unit)
            for i, unit in zip(indicators, units, strict=True)
        ),
        tuple(row for row, some in zip(made, speaks, strict=True) if some),
        tuple(row for row, some in zip(made, speaks, strict=True) if not some),
    )


def _outcomes(facts: Facts, year: int, here: Slice | None) -> Link | None:
    """Where it is told what became of the targets on the page; None where no report tells."""
    told = outcomes.reports_with_outcomes(facts, year)
    if not any(report_id in told for report_id in (here.report_ids if here else told)):
        return None
    return Link(outcomes.LIST.url_of(year, here), "逐项看达到、超过、未达到和未见的")


KIND = Kind(template="compare-year", view=CompareYearView, addresses=_addresses, content=_content)
