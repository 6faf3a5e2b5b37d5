"""The comparison of main indicators over all places, and the ways to every other comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.figures.comparisons import EmptyReason
from generator.links import COMPARE, compare_place_url, compare_year_url, indicator_url
from generator.model import Status
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.places import former_names, of_several_years
from generator.pages.shown import CellShown, ReportShown

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
    url: str
    cells: tuple[CellShown, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Targets, or results."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a cell may be empty."""

    label: str
    note: str


@dataclass(frozen=True, slots=True)
class YearLink:
    """The way to a year, with the number of its reports."""

    year: int
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """The way to a place through its years; `former` is what it was called, mostly empty."""

    name: str
    former: str
    url: str
    years: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareView:
    """The newest report of every place, as far as they fit side by side; `left_out` are others."""

    tables: tuple[Table, ...]
    reasons: tuple[Reason, ...]
    doubted: bool
    left_out: tuple[ReportShown, ...]
    years: tuple[YearLink, ...]
    places: tuple[PlaceLink, ...]
    indicators: int


def _content(facts: Facts, address: Address[None]) -> Content:
    newest = [facts.reports.shown(chain[-1]) for chain in facts.reports.chains()]
    reports = newest[:_SIDE_BY_SIDE]
    of_years = [report.year for report in facts.reports.all()]
    return Content(
        view=CompareView(
            tables=(
                _table(facts, reports, Status.TARGET, "targets", "目标"),
                _table(facts, reports, Status.ACTUAL, "results", "结果"),
            ),
            reasons=tuple(Reason(reason.label, reason.note) for reason in EmptyReason),
            doubted=facts.figures.any_doubted(report.report_id for report in reports),
            left_out=tuple(newest[_SIDE_BY_SIDE:]),
            years=tuple(
                YearLink(year, compare_year_url(year), of_years.count(year))
                for year in sorted(set(of_years), reverse=True)
            ),
            places=tuple(_places(facts)),
            indicators=len(facts.figures.indicators),
        ),
        description="各报告主要指标的目标与结果对照。",
        wide=True,
    )


def _table(
    facts: Facts, reports: Sequence[ReportShown], status: Status, name: str, title: str
) -> Table:
    return Table(
        id=name,
        title=title,
        columns=tuple(
            Column(report, report.year if status is Status.TARGET else report.review_year)
            for report in reports
        ),
        rows=tuple(
            Row(
                name=indicator.name,
                url=indicator_url(indicator.id),
                cells=tuple(
                    facts.figures.cell(report.report_id, indicator.id, status) for report in reports
                ),
            )
            for indicator in facts.figures.headline
        ),
    )


def _places(facts: Facts) -> Iterator[PlaceLink]:
    for reports in of_several_years(facts):
        yield PlaceLink(
            name=reports[-1].region,
            former=former_names(facts, reports),
            url=compare_place_url(reports[0].report_id),
            years=f"{reports[0].year}—{reports[-1].year}",
            count=len(reports),
        )


KIND = Kind(
    template="compare", view=CompareView, addresses=single(COMPARE, "指标比较"), content=_content
)
