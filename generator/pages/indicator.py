"""An indicator: its picture, its targets and results, and the words that say them; many, cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from generator.catalogue.indicators import Indicator, names_of
from generator.figures.labels import amount
from generator.labels import LEVELS
from generator.links import COMPARE, INDICATORS, indicator_url, targets_url, theme_url
from generator.model import Bound, Status
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import (
    Crumb,
    FigureShown,
    Link,
    OutcomeShown,
    ReportShown,
    WordingShown,
    crumbs,
)
from generator.pages.slices import Grid, Slice, Sliced, SliceNav, down, grid, slice_nav
from generator.pages.tables import LegendEntry, TableCell, column, legend
from generator.pages.units import in_unit, unit_of
from generator.pictures.amounts import Amount
from generator.pictures.charts import ChartRow, IndicatorChart

_SEVERAL = 5
"""Places with a figure that make a picture worth looking at."""


@dataclass(frozen=True, slots=True)
class About:
    """How far 左右 reaches, and why."""

    limit: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorShown:
    """What the catalogue says of the indicator; `beside` is the rate of a level, or its level."""

    name: str
    unit: str
    definition: str
    aliases: tuple[str, ...]
    weak: tuple[str, ...]
    exclusions: tuple[str, ...]
    beside: Link | None
    theme: Link | None
    about: About | None


@dataclass(frozen=True, slots=True)
class Row:
    """A report's target and result."""

    report: ReportShown
    target: TableCell
    result: TableCell


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    """An indicator, or a slice of it. `slices` are on the page that leads on to them.

    `unit` is that of its table. `chart` is None where no report gives a value; `charted` says of
    which it is on a page that leads on. `silent` reports have neither figure nor words.
    """

    crumbs: tuple[Crumb, ...]
    indicator: IndicatorShown
    title: str
    slices: Grid | None
    nav: SliceNav | None
    doubted: bool
    chart: IndicatorChart | None
    charted: Link | None
    unit: str
    rows: tuple[Row, ...]
    silent: tuple[ReportShown, ...]
    legend: tuple[LegendEntry, ...]
    quotes: tuple[FigureShown | WordingShown, ...]
    outcomes: tuple[OutcomeShown, ...]
    targets: tuple[Link, ...]


def _addresses(facts: Facts) -> Iterator[Address[Sliced[Indicator]]]:
    for indicator in facts.figures.indicators:
        url = indicator_url(indicator.id)
        yield Address(url=url, title=f"{indicator.name} · 比较", about=Sliced(indicator, None))
        for one in facts.figures.slices_on(indicator.id):
            title = f"{indicator.name}·{one.title}"
            yield Address(url=one.url(url), title=title, about=Sliced(indicator, one))


def _content(facts: Facts, address: Address[Sliced[Indicator]]) -> Content:
    indicator, here = address.about.whole, address.about.slice
    url = indicator_url(indicator.id)
    cut = facts.figures.slices_on(indicator.id)
    leads_on = bool(cut) and not here
    shown = here.report_ids if here else () if facts.figures.slices(0) else facts.reports.ids()
    drawn = _telling(facts, indicator, cut) if leads_on else None
    targets = [facts.figures.cell(r, indicator.id, Status.TARGET) for r in shown]
    results = [facts.figures.cell(r, indicator.id, Status.ACTUAL) for r in shown]
    unit = unit_of((*targets, *results), indicator.unit)
    columns = zip(
        map(facts.reports.shown, shown),
        column(targets, unit),
        column(results, unit),
        strict=True,
    )
    rows = [Row(*of) for of in columns]
    silent = [row for row in rows if not (_says(row.target) or _says(row.result))]
    return Content(
        view=IndicatorView(
            crumbs=crumbs(
                ("比较", COMPARE), ("各项指标", INDICATORS), *down((indicator.name, url), here)
            ),
            indicator=_shown(facts, indicator),
            title=here.title if here else "",
            slices=grid(url, cut, partial(_is_stated, facts, indicator)) if leads_on else None,
            nav=slice_nav(facts.reports, url, cut, here) if here else None,
            doubted=facts.figures.any_doubted(shown),
            chart=_chart(facts, indicator, drawn.report_ids if drawn else shown),
            charted=Link(drawn.url(url), drawn.title) if drawn else None,
            unit=unit,
            rows=tuple(row for row in rows if row not in silent),
            silent=tuple(row.report for row in silent),
            legend=legend((*targets, *results)),
            quotes=tuple(q for r in shown for q in facts.figures.said(r, indicator.id)),
            outcomes=tuple(_outcomes(facts, indicator, shown)),
            targets=tuple(_targets(facts, indicator, here)),
        ),
        description=f"{here.title}：{indicator.definition}" if here else indicator.definition,
        wide=True,
    )


def _outcomes(
    facts: Facts, indicator: Indicator, report_ids: Sequence[str]
) -> Iterator[OutcomeShown]:
    """What became of the targets of some reports, in one unit."""
    found = [o for r in report_ids for o in facts.figures.outcomes_on(r, indicator.id)]
    unit = unit_of((side for o in found for side in (o.target, o.result)), indicator.unit)
    for one in found:
        yield replace(one, target=in_unit(one.target, unit), result=in_unit(one.result, unit))


def _targets(facts: Facts, indicator: Indicator, here: Slice | None) -> Iterator[Link]:
    """The lists of its targets: of the slice's year and level, or all of them."""
    for one in facts.targets.lists():
        if one.indicator_id == indicator.id and (
            here is None or (one.year, one.level) == (here.year, here.level)
        ):
            url = targets_url(one.year, one.level, indicator.id)
            yield Link(url, f"{one.year}年{LEVELS[one.level]}")


def _says(cell: TableCell) -> bool:
    return bool(cell.numbers or cell.url or cell.doubts)


def _is_stated(facts: Facts, indicator: Indicator, report_id: str) -> bool:
    """Whether a report gives a figure."""
    return bool(facts.figures.stated(report_id, indicator.id).amounts)


def _telling(facts: Facts, indicator: Indicator, cut: Sequence[Slice]) -> Slice | None:
    """The slice to look at first: the newest in which several places give a figure."""
    counts = [(one, sum(_is_stated(facts, indicator, r) for r in one.report_ids)) for one in cut]
    several = [one for one, count in counts if count >= _SEVERAL]
    return next(iter(several), max(counts, key=lambda pair: pair[1])[0] if counts else None)


def _shown(facts: Facts, indicator: Indicator) -> IndicatorShown:
    theme = facts.themes.theme(indicator.theme)
    return IndicatorShown(
        name=indicator.name,
        unit=indicator.unit,
        definition=indicator.definition,
        aliases=names_of(indicator, facts.figures.indicators),
        weak=tuple(indicator.weak),
        exclusions=tuple(indicator.exclusions),
        beside=_beside(facts, indicator),
        theme=Link(theme_url(theme.id), theme.name) if theme else None,
        about=_about(indicator),
    )


def _beside(facts: Facts, indicator: Indicator) -> Link | None:
    """The rate whose names a level shares, or the level that shares a rate's."""
    for one in facts.figures.indicators:
        if one.id == indicator.level_of or one.level_of == indicator.id:
            return Link(indicator_url(one.id), one.name)
    return None


def _about(indicator: Indicator) -> About | None:
    """None where the catalogue gives no limit of its own."""
    about = indicator.about
    if about is None:
        return None
    if about.amount is None:
        assert about.share is not None
        share = amount(100 * about.share, None, "%", Bound.EXACT)
        return About(f"目标的 {share}", about.reason)
    unit = "个百分点" if indicator.unit == "%" else indicator.unit
    return About(amount(about.amount, None, unit, Bound.EXACT), about.reason)


def _chart(facts: Facts, indicator: Indicator, report_ids: Sequence[str]) -> IndicatorChart | None:
    """The reports that give a value, highest target first; None where none does."""
    reports = [facts.reports.shown(report_id) for report_id in report_ids]
    several_years = len({report.year for report in reports}) > 1
    names = facts.reports.short_names(report_ids)
    rows = []
    for report in reports:
        found = facts.figures.stated(report.report_id, indicator.id)
        year = f"{report.year}" if several_years else ""
        doubt = "存疑" if found.is_doubted else ""
        label = " ".join(filter(None, (f"{names[report.report_id]}{year}", doubt)))
        if found.amounts:
            rows.append(ChartRow(label=label, amounts=found.amounts))
    if not rows:
        return None
    rows.sort(key=lambda row: _height(row.amounts), reverse=True)
    return IndicatorChart(name=indicator.name, unit=indicator.unit, rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class IndicatorPicture:
    """An indicator's picture, what it is of, and the page that has it with its table."""

    title: str
    url: str
    chart: IndicatorChart


def first_picture(facts: Facts, indicator: Indicator) -> IndicatorPicture | None:
    """The picture with which an indicator's page opens; None where no report gives a value."""
    url = indicator_url(indicator.id)
    cut = facts.figures.slices(0)
    drawn = _telling(facts, indicator, cut)
    chart = _chart(facts, indicator, drawn.report_ids if drawn else facts.reports.ids())
    if not chart:
        return None
    title = f"{indicator.name}：{drawn.title if drawn else '各报告'}"
    return IndicatorPicture(title, drawn.url(url) if drawn else url, chart)


def _height(amounts: Sequence[Amount]) -> tuple[Decimal, Decimal]:
    """What rows are sorted by: the target, then the result; what lacks stands below."""
    lowest = Decimal("-Infinity")
    targets = [a.middle for a in amounts if a.status is Status.TARGET]
    results = [a.middle for a in amounts if a.status is not Status.TARGET]
    return max(targets, default=lowest), max(results, default=lowest)


KIND = Kind(template="indicator", view=IndicatorView, addresses=_addresses, content=_content)
