"""One place through the years: each year's target, and its result from the next report."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from generator.links import COMPARE, compare_place_url, indicator_url
from generator.model import Status
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.places import former_names, of_several_years
from generator.pages.shown import CellShown, Crumb, OutcomeShown, ReportShown, crumbs


@dataclass(frozen=True, slots=True)
class Period:
    """A year; `lacks` is that of the report that is not here, if one is not."""

    year: int
    lacks: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """An indicator in a year: what was aimed at, what was reached, and how the two compare."""

    target: CellShown | None
    result: CellShown | None
    outcome: OutcomeShown | None


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator through the years."""

    name: str
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePlaceView:
    """A place; `former` is what it was called before, mostly empty."""

    crumbs: tuple[Crumb, ...]
    name: str
    former: str
    doubted: bool
    reports: tuple[ReportShown, ...]
    periods: tuple[Period, ...]
    rows: tuple[Row, ...]


def _addresses(facts: Facts) -> Iterator[Address[str]]:
    for reports in of_several_years(facts):
        first, latest = reports[0], reports[-1]
        yield Address(
            url=compare_place_url(first.report_id),
            title=f"{latest.region}历年目标与结果",
            about=first.report_id,
        )


def _content(facts: Facts, address: Address[str]) -> Content:
    reports = tuple(map(facts.reports.shown, facts.reports.chain(address.about)))
    by_year = {report.year: report for report in reversed(reports)}
    by_review = {report.review_year: report for report in reversed(reports)}
    periods = sorted(by_year.keys() | by_review.keys())
    met = {
        (o.indicator_id, o.period): o
        for report in reports
        for o in facts.figures.outcomes_from(report.report_id)
    }

    def side(indicator_id: str, report: ReportShown | None, status: Status) -> CellShown | None:
        return facts.figures.cell(report.report_id, indicator_id, status) if report else None

    rows = (
        Row(
            name=indicator.name,
            url=indicator_url(indicator.id),
            cells=tuple(
                Cell(
                    target=side(indicator.id, by_year.get(period), Status.TARGET),
                    result=side(indicator.id, by_review.get(period), Status.ACTUAL),
                    outcome=met.get((indicator.id, period)),
                )
                for period in periods
            ),
        )
        for indicator in facts.figures.headline
    )
    name = reports[-1].region
    return Content(
        view=ComparePlaceView(
            crumbs=crumbs(("指标比较", COMPARE), (name, None)),
            name=name,
            former=former_names(facts, reports),
            doubted=facts.figures.any_doubted(report.report_id for report in reports),
            reports=reports,
            periods=tuple(Period(year, _lacking(year, by_year, by_review)) for year in periods),
            rows=tuple(rows),
        ),
        wide=True,
    )


def _lacking(period: int, by_year: Container[int], by_review: Container[int]) -> int | None:
    """The year of the report that is not here: the one with the targets, or the one after it."""
    if period not in by_year:
        return period
    return period + 1 if period not in by_review else None


KIND = Kind(template="compare-place", view=ComparePlaceView, addresses=_addresses, content=_content)
