"""The ways to every comparison; where places are few, their newest reports side by side as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.labels import LEVELS
from generator.links import (
    COMPARE,
    compare_year_url,
    indicator_url,
)
from generator.model import Status
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.questions import TOPICS
from generator.pages.shown import CellShown, Link, ReportShown
from generator.pages.slices import Grid, GridRow
from generator.pages.tables import LegendEntry, TableCell, legend, without_places
from generator.pages.units import unit_of

_SIDE_BY_SIDE = 12
"""Columns that a table can have and still be read; the tables by year hold any number of rows."""


@dataclass(frozen=True, slots=True)
class Column:
    """A report, and the year that the table has of it."""

    report: ReportShown
    period: int


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator in all columns."""

    name: str
    unit: str
    url: str
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Targets, or results; `silent` are the indicators of which no report has a figure."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question, with the years in which it is answered, newest first."""

    question: str
    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TopicShown:
    """Questions of one kind that are answered here."""

    id: str
    title: str
    questions: tuple[QuestionShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareView:
    """The ways to what is asked most, by year and by indicator.

    `indicators` are those of which a report gives a figure. `ranks` are how many ranks the reports
    claim; `named` and `tables` are empty where places are many.
    """

    topics: tuple[TopicShown, ...]
    years: Grid
    indicators: tuple[Link, ...]
    ranks: int
    problems: int
    named_places: bool
    places: int
    named: tuple[Link, ...]
    tables: tuple[Table, ...]
    legend: tuple[LegendEntry, ...]
    doubted: bool


def _content(facts: Facts, address: Address[None]) -> Content:
    chains = facts.reports.chains()
    few = len(chains) <= _SIDE_BY_SIDE
    reports = [facts.reports.shown(chain[-1]) for chain in chains] if few else []
    targets = _cells(facts, reports, Status.TARGET)
    results = _cells(facts, reports, Status.ACTUAL)
    return Content(
        view=CompareView(
            topics=tuple(_topics(facts)),
            years=years_of(facts),
            indicators=tuple(
                Link(indicator_url(i.id), i.name)
                for i in facts.figures.indicators
                if facts.figures.count(i.id)
            ),
            ranks=sum(map(facts.ranks.count, facts.reports.ids())),
            problems=sum(map(facts.problems.count, facts.reports.ids())),
            named_places=bool(facts.place_names.everywhere()),
            places=len(chains),
            named=tuple(
                Link(facts.reports.place_url(report.report_id), report.region) for report in reports
            ),
            tables=(
                _table(facts, "targets", "目标", [Column(r, r.year) for r in reports], targets),
                _table(
                    facts, "results", "结果", [Column(r, r.review_year) for r in reports], results
                ),
            )
            if reports
            else (),
            legend=legend(cell for row in (*targets, *results) for cell in row),
            doubted=facts.figures.any_doubted(report.report_id for report in reports),
        ),
        description="各报告主要指标的目标与结果，按年份、按指标、按地方比较。",
        wide=True,
    )


def _topics(facts: Facts) -> Iterator[TopicShown]:
    """What is asked of the reports of a year, and where it is answered."""
    for topic in TOPICS:
        asked = tuple(
            QuestionShown(one.question, tuple(Link(one.list.url(y), f"{y}年") for y in years))
            for one in topic.questions
            if (years := one.list.years(facts))
        )
        if asked:
            yield TopicShown(topic.id, topic.title, asked)


def years_of(facts: Facts) -> Grid:
    """Every year, with the number of reports of each level and the way to them."""
    counts = {(year, level): count for year, level, count in facts.reports.held()}
    levels = facts.reports.levels()
    rows = []
    for year in dict.fromkeys(year for year, _ in counts):
        urls = {one.level: one.url(COMPARE) for one in reversed(facts.figures.slices(year))}
        cells = (
            Link(urls.get(level, compare_year_url(year)), f"{counts[year, level]} 份")
            if (year, level) in counts
            else None
            for level in levels
        )
        rows.append(GridRow(year, tuple(cells), compare_year_url(year)))
    return Grid(tuple(LEVELS[level] for level in levels), tuple(rows))


def _cells(
    facts: Facts, reports: Sequence[ReportShown], status: Status
) -> tuple[tuple[CellShown, ...], ...]:
    """The cells of each indicator, as rows."""
    return tuple(
        tuple(facts.figures.cell(r.report_id, indicator.id, status) for r in reports)
        for indicator in facts.figures.headline
    )


def _table(
    facts: Facts,
    name: str,
    title: str,
    columns: Sequence[Column],
    cells: Sequence[Sequence[CellShown]],
) -> Table:
    rows: list[Row] = []
    silent: list[str] = []
    for indicator, of in zip(facts.figures.headline, cells, strict=True):
        if any(cell.figures or cell.url for cell in of):
            unit = unit_of(of, indicator.unit)
            made = without_places(of, unit)
            rows.append(Row(indicator.name, unit, indicator_url(indicator.id), made))
        else:
            silent.append(indicator.name)
    return Table(name, title, tuple(columns), tuple(rows), tuple(silent))


KIND = Kind(
    template="compare", view=CompareView, addresses=single(COMPARE, "比较"), content=_content
)
