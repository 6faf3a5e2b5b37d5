"""One place through its years: its reports, its targets and results, its names, its neighbours."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue.indicators import Indicator
from generator.links import (
    REPORTS,
    indicator_url,
    problems_of_report_url,
    province_url,
    report_terms_url,
)
from generator.model import Status
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.named import Naming, newest_first
from generator.pages.pictures import margins_of
from generator.pages.shown import CellShown, Crumb, Link, OutcomeShown, ReportShown, crumbs
from generator.pages.tables import LegendEntry, TableCell, legend, without_places
from generator.pages.units import unit_of
from generator.pictures.amounts import Amount
from generator.pictures.panels import PanelYear, YearsPanel
from generator.pictures.slopes import Margins

_RECENT = 6
"""Years that a table shows at once; earlier ones are in a table that opens."""


_NAMING_OPEN = 12
_NAMING_MAX = 100
"""Reports that name the place: those that stand open, and those on the page at all."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report of the place, with how many terms it explains and how many problems it admits."""

    report: ReportShown
    characters: str
    terms: int
    terms_url: str
    problems: int
    problems_url: str


@dataclass(frozen=True, slots=True)
class Panel:
    """An indicator through the years as a picture."""

    id: str
    name: str
    unit: str
    url: str
    picture: YearsPanel


@dataclass(frozen=True, slots=True)
class Period:
    """A year; `lacks` is that of the report that is not here, if one is not."""

    year: int
    lacks: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """An indicator in a year: what was aimed at, what was reached, and how the two compare."""

    target: TableCell | None
    result: TableCell | None
    outcome: OutcomeShown | None


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator through the years."""

    name: str
    url: str
    unit: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Some years side by side, first of the headline indicators, then of others with a figure.

    `silent` are the headline indicators of which they have no figure.
    """

    periods: tuple[Period, ...]
    rows: tuple[Row, ...]
    silent: tuple[str, ...]
    others: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Places below this one, of one level."""

    name: str
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A place; `names` has what it was called, the oldest first, where that was not always so.

    `naming` are the reports of other places that name it, of the `held` ones; `more_naming` are
    folded, and `rest_naming` more are only in the data.
    """

    crumbs: tuple[Crumb, ...]
    name: str
    names: tuple[str, ...]
    level: str
    parent: Link | None
    province: Link | None
    doubted: bool
    reports: tuple[ReportRow, ...]
    panels: tuple[Panel, ...]
    margins: Margins | None
    recent: Table
    earlier: Table | None
    legend: tuple[LegendEntry, ...]
    below: tuple[Group, ...]
    held: int
    naming: tuple[Naming, ...]
    more_naming: tuple[Naming, ...]
    rest_naming: int


def _addresses(facts: Facts) -> Iterator[Address[str]]:
    for chain in facts.reports.chains():
        latest = facts.reports.shown(chain[-1])
        yield Address(
            url=facts.reports.place_url(chain[-1]),
            title=f"{latest.region}历年报告、目标与结果",
            about=chain[-1],
        )


def _content(facts: Facts, address: Address[str]) -> Content:
    chain = facts.reports.chain(address.about)
    reports = tuple(map(facts.reports.shown, chain))
    latest = reports[-1]
    names = facts.reports.names(latest.report_id)
    series = _series(facts, reports)
    periods = series.periods
    old = periods[_RECENT:]
    code = facts.reports.region(latest.report_id).adcode
    naming = newest_first(facts, facts.place_names.naming(code)) if code else ()
    earlier = _table(facts, series, old) if old else None
    return Content(
        view=PlaceView(
            crumbs=crumbs(("报告", REPORTS), *_way_down(facts, latest), (latest.region, None)),
            name=latest.region,
            names=names if len(names) > 1 else (),
            level=latest.level,
            parent=_parent(facts, latest),
            province=_province(facts, latest),
            doubted=facts.figures.any_doubted(chain),
            reports=tuple(
                ReportRow(
                    report,
                    facts.reports.characters(report.report_id),
                    len(facts.glossary.defined_in(report.report_id)),
                    report_terms_url(report.report_id),
                    facts.problems.count(report.report_id),
                    problems_of_report_url(report.report_id),
                )
                for report in reversed(reports)
            ),
            panels=panels_of(facts, chain),
            margins=margins_of(facts, facts.figures.headline[0], chain),
            recent=_table(facts, series, periods[:_RECENT]),
            earlier=earlier,
            legend=legend(_shown_cells(facts, series)),
            below=tuple(_below(facts, latest)),
            held=len(facts.reports.ids()) - len(chain),
            naming=naming[:_NAMING_OPEN],
            more_naming=naming[_NAMING_OPEN:_NAMING_MAX],
            rest_naming=max(0, len(naming) - _NAMING_MAX),
        ),
        description=f"{latest.region}历年政府工作报告的目标与结果，共 {len(reports)} 份报告。",
        wide=True,
    )


@dataclass(frozen=True, slots=True)
class _Series:
    """All that a place's reports say of the indicators: the target and the result of each year."""

    by_year: Mapping[int, ReportShown]
    by_review: Mapping[int, ReportShown]
    periods: tuple[Period, ...]
    cells: Mapping[tuple[str, int], tuple[CellShown | None, CellShown | None]]
    met: Mapping[tuple[str, int], OutcomeShown]

    def sides(self, indicator: Indicator, periods: Sequence[Period]) -> list[CellShown]:
        """The cells of an indicator, as far as there are reports that would have them."""
        pairs = (self.cells[indicator.id, period.year] for period in periods)
        return [cell for pair in pairs for cell in pair if cell]

    def has_figures(self, indicator: Indicator, periods: Sequence[Period]) -> bool:
        return any(cell.figures for cell in self.sides(indicator, periods))


def _series(facts: Facts, reports: Sequence[ReportShown]) -> _Series:
    by_year = {report.year: report for report in reversed(reports)}
    by_review = {report.review_year: report for report in reversed(reports)}

    def side(indicator_id: str, report: ReportShown | None, status: Status) -> CellShown | None:
        return facts.figures.cell(report.report_id, indicator_id, status) if report else None

    years = sorted(by_year.keys() | by_review.keys(), reverse=True)
    return _Series(
        by_year=by_year,
        by_review=by_review,
        periods=tuple(Period(year, _lacking(year, by_year, by_review)) for year in years),
        cells={
            (indicator.id, year): (
                side(indicator.id, by_year.get(year), Status.TARGET),
                side(indicator.id, by_review.get(year), Status.ACTUAL),
            )
            for indicator in facts.figures.indicators
            for year in years
        },
        met={
            (o.indicator_id, o.period): o
            for report in reports
            for o in facts.figures.outcomes_from(report.report_id)
        },
    )


def _lacking(period: int, by_year: Container[int], by_review: Container[int]) -> int | None:
    """The year of the report that is not here: the one with the targets, or the one after it."""
    if period not in by_year:
        return period
    return period + 1 if period not in by_review else None


def _table(facts: Facts, series: _Series, periods: Sequence[Period]) -> Table:
    rows: list[Row] = []
    silent: list[str] = []
    for indicator in facts.figures.headline:
        sides = series.sides(indicator, periods)
        if any(cell.figures or cell.url for cell in sides):
            rows.append(_row(series, periods, indicator))
        else:
            silent.append(indicator.name)
    others = (one for one in facts.figures.others if series.has_figures(one, periods))
    return Table(
        periods=tuple(periods),
        rows=tuple(rows),
        silent=tuple(silent),
        others=tuple(_row(series, periods, one) for one in others),
    )


def _row(series: _Series, periods: Sequence[Period], indicator: Indicator) -> Row:
    sides = series.sides(indicator, periods)
    unit = unit_of(sides, indicator.unit)
    made = iter(without_places(sides, unit))
    cells = []
    for period in periods:
        target, result = series.cells[indicator.id, period.year]
        cells.append(
            Cell(
                target=next(made) if target else None,
                result=next(made) if result else None,
                outcome=series.met.get((indicator.id, period.year)),
            )
        )
    return Row(indicator.name, indicator_url(indicator.id), unit, tuple(cells))


def _shown_cells(facts: Facts, series: _Series) -> Iterator[CellShown]:
    """The cells whose marks the legend explains."""
    for indicator in facts.figures.indicators:
        if indicator.headline or series.has_figures(indicator, series.periods):
            yield from series.sides(indicator, series.periods)


def panels_of(facts: Facts, chain: Sequence[str]) -> tuple[Panel, ...]:
    """The pictures of a place's reports, the earliest first; none of one report alone."""
    series = _series(facts, tuple(map(facts.reports.shown, chain)))
    return tuple(_panels(facts, series)) if len(chain) > 1 else ()


def _panels(facts: Facts, series: _Series) -> Iterator[Panel]:
    """A picture for each indicator of which there are figures of several years."""
    for indicator in facts.figures.headline:
        years = []
        for period in reversed(series.periods):
            year = period.year
            years.append(
                PanelYear(
                    year=year,
                    target=_stated(facts, series.by_year.get(year), indicator.id, targets=True),
                    result=_stated(facts, series.by_review.get(year), indicator.id, targets=False),
                )
            )
        picture = YearsPanel(name=indicator.name, unit=indicator.unit, years=tuple(years))
        if picture.is_worth_drawing:
            url = indicator_url(indicator.id)
            yield Panel(indicator.id, indicator.name, indicator.unit, url, picture)


def _stated(
    facts: Facts, report: ReportShown | None, indicator_id: str, *, targets: bool
) -> Amount | None:
    """The figure of one of a report's two cells, the first where there are several."""
    if report is None:
        return None
    stated = facts.figures.stated(report.report_id, indicator_id).amounts
    return next((a for a in stated if (a.status is Status.TARGET) == targets), None)


def _way_down(facts: Facts, latest: ReportShown) -> Iterator[tuple[str, str]]:
    """Its province's list and the place above, as far as they have a page and are others."""
    slug, name = facts.reports.province(latest.report_id)
    if slug and name != latest.region:
        yield name, province_url(slug)
    above = _parent(facts, latest)
    if above and above.url and above.name != name:
        yield above.name, above.url


def _parent(facts: Facts, latest: ReportShown) -> Link | None:
    """The place above; without an address where no report of it is here."""
    if not latest.parent:
        return None
    above = facts.reports.above(latest.report_id)
    here = next((r for r in above if facts.reports.shown(r).region == latest.parent), "")
    return Link(facts.reports.place_url(here) if here else "", latest.parent)


def _province(facts: Facts, latest: ReportShown) -> Link | None:
    """The list of a province's own reports and of those within it; None for other places."""
    slug, name = facts.reports.province(latest.report_id)
    return Link(province_url(slug), name) if slug and name == latest.region else None


def _below(facts: Facts, latest: ReportShown) -> Iterator[Group]:
    found: dict[str, dict[str, Link]] = {}
    for report_id in facts.reports.below(latest.report_id):
        shown = facts.reports.shown(report_id)
        url = facts.reports.place_url(report_id)
        found.setdefault(shown.level, {})[url] = Link(url, shown.region)
    for level, places in found.items():
        yield Group(level, tuple(places.values()))


KIND = Kind(template="place", view=PlaceView, addresses=_addresses, content=_content)
