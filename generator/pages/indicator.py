"""An indicator: its chart, its targets and results in all reports, and the words that say them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue.indicators import Indicator
from generator.figures.charts import ChartRow, indicator_chart
from generator.figures.labels import amount
from generator.links import COMPARE, INDICATORS, indicator_url, theme_url
from generator.model import Bound, Status
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import (
    CellShown,
    Crumb,
    FigureShown,
    Link,
    OutcomeShown,
    ReportShown,
    WordingShown,
    crumbs,
)


@dataclass(frozen=True, slots=True)
class About:
    """How far 左右 reaches, and why."""

    limit: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorShown:
    """What the catalogue says of the indicator."""

    name: str
    unit: str
    definition: str
    aliases: tuple[str, ...]
    weak: tuple[str, ...]
    exclusions: tuple[str, ...]
    theme: Link | None
    about: About | None


@dataclass(frozen=True, slots=True)
class Row:
    """A report's result and target."""

    report: ReportShown
    result: CellShown
    target: CellShown


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    """An indicator's page; `chart` is empty where no report gives a value."""

    crumbs: tuple[Crumb, ...]
    indicator: IndicatorShown
    doubted: bool
    chart: Markup
    rows: tuple[Row, ...]
    quotes: tuple[FigureShown | WordingShown, ...]
    outcomes: tuple[OutcomeShown, ...]


def _addresses(facts: Facts) -> Iterator[Address[Indicator]]:
    for indicator in facts.figures.indicators:
        yield Address(
            url=indicator_url(indicator.id), title=f"{indicator.name} · 指标比较", about=indicator
        )


def _content(facts: Facts, address: Address[Indicator]) -> Content:
    indicator = address.about
    rows = tuple(
        Row(
            report=report,
            result=facts.figures.cell(report.report_id, indicator.id, Status.ACTUAL),
            target=facts.figures.cell(report.report_id, indicator.id, Status.TARGET),
        )
        for report in facts.reports.all()
    )
    return Content(
        view=IndicatorView(
            crumbs=crumbs(("指标比较", COMPARE), ("各项指标", INDICATORS), (indicator.name, None)),
            indicator=_shown(facts, indicator),
            doubted=facts.figures.any_doubted(facts.reports.ids()),
            chart=_chart(facts, indicator, rows),
            rows=rows,
            quotes=tuple(
                said
                for report_id in facts.reports.ids()
                for said in facts.figures.said(report_id, indicator.id)
            ),
            outcomes=facts.figures.outcomes_of(indicator.id),
        ),
        description=indicator.definition,
    )


def _shown(facts: Facts, indicator: Indicator) -> IndicatorShown:
    theme = facts.themes.theme(indicator.theme)
    return IndicatorShown(
        name=indicator.name,
        unit=indicator.unit,
        definition=indicator.definition,
        aliases=tuple(indicator.aliases),
        weak=tuple(indicator.weak),
        exclusions=tuple(indicator.exclusions),
        theme=Link(theme_url(theme.id), theme.name) if theme else None,
        about=_about(indicator),
    )


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


def _chart(facts: Facts, indicator: Indicator, rows: tuple[Row, ...]) -> Markup:
    """The indicator over all reports that give it a value; empty where none does."""
    stated = [(row, facts.figures.stated(row.report.report_id, indicator.id)) for row in rows]
    shown = [
        ChartRow(
            label=row.report.name + ("（存疑）" if found.is_doubted else ""),
            observations=found.observations,
        )
        for row, found in stated
    ]
    return Markup(indicator_chart("chart", indicator.name, indicator.unit, shown))  # noqa: S704 (escaped by charts)


KIND = Kind(template="indicator", view=IndicatorView, addresses=_addresses, content=_content)
