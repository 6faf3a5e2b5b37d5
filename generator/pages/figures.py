"""The comparison of headline indicators: of all, by year, by place, and by indicator."""

from __future__ import annotations

from collections.abc import Container, Iterator

from markupsafe import Markup

from generator.analysis import Analysis
from generator.catalogue.indicators import Indicator
from generator.corpus import Chain
from generator.figures.charts import ChartRow, indicator_chart
from generator.figures.comparisons import EmptyReason, indicator_series
from generator.figures.labels import amount
from generator.links import (
    COMPARE,
    INDICATORS,
    compare_place_url,
    compare_year_url,
    indicator_url,
    theme_url,
)
from generator.model import Bound, Report, Status
from generator.pages.render import Page, Renderer
from generator.pages.views import View, Views, crumbs


def figure_pages(analysis: Analysis, views: Views, renderer: Renderer) -> Iterator[Page]:
    """The table of all, the years, the places of several years, and the indicators in order."""
    yield _compare(analysis, views, renderer)
    for year in _years(analysis):
        yield _year(analysis, views, renderer, year)
    for chain in _of_several_years(analysis):
        yield _place(analysis, views, renderer, chain)
    yield _index(analysis, views, renderer)
    for indicator in analysis.figures.indicators:
        yield _indicator(analysis, views, renderer, indicator)


_SIDE_BY_SIDE = 12
"""Columns that a table can have and still be read; the tables by year hold any number of rows."""


def _years(analysis: Analysis) -> list[int]:
    return sorted({r.year for r in analysis.corpus.reports}, reverse=True)


def _of_several_years(analysis: Analysis) -> list[Chain]:
    return [chain for chain in analysis.corpus.chains if chain.is_of_several_years]


def former_names(chain: Chain) -> str:
    """What a place was called before, as far as its reports show it; empty where nothing else."""
    return "、".join(name for name in chain.names if name != chain.name)


def _headline(analysis: Analysis) -> list[Indicator]:
    return [indicator for indicator in analysis.figures.indicators if indicator.headline]


def _compare(analysis: Analysis, views: Views, renderer: Renderer) -> Page:
    """The newest report of every place, as far as they fit side by side, and the ways to all."""
    newest = [chain.latest for chain in analysis.corpus.chains]
    reports = newest[:_SIDE_BY_SIDE]
    tables: list[View] = []
    for status, name, title in (
        (Status.TARGET, "targets", "目标"),
        (Status.ACTUAL, "results", "结果"),
    ):
        columns = [
            views.report(r.report_id)
            | {"period": r.year if status is Status.TARGET else r.review_year}
            for r in reports
        ]
        rows = [
            {
                "name": indicator.name,
                "url": indicator_url(indicator.id),
                "cells": [
                    views.cell(analysis.figures.headline.cell(indicator.id, r.report_id, status))
                    for r in reports
                ],
            }
            for indicator in _headline(analysis)
        ]
        tables.append({"id": name, "title": title, "columns": columns, "rows": rows})
    reasons = [{"label": r.label, "note": r.note} for r in EmptyReason]
    view = {
        "tables": tables,
        "reasons": reasons,
        "doubted": views.any_doubted(reports),
        "left_out": [views.report(r.report_id) for r in newest[_SIDE_BY_SIDE:]],
        "years": [
            {"year": year, "url": compare_year_url(year), "count": count}
            for year in _years(analysis)
            if (count := sum(r.year == year for r in analysis.corpus.reports))
        ],
        "places": [
            {
                "name": chain.name,
                "former": former_names(chain),
                "url": compare_place_url(chain.reports[0].report_id),
                "years": f"{chain.reports[0].year}—{chain.latest.year}",
                "count": len(chain.reports),
            }
            for chain in _of_several_years(analysis)
        ],
        "indicators": len(analysis.figures.indicators),
    }
    return renderer.page(
        "compare",
        COMPARE,
        "指标比较",
        view,
        description="各报告主要指标的目标与结果对照。",
        wide=True,
    )


def _year(analysis: Analysis, views: Views, renderer: Renderer, year: int) -> Page:
    """The reports of one year: a row for each, a column for each indicator."""
    reports = [r for r in analysis.corpus.reports if r.year == year]
    indicators = _headline(analysis)

    def rows(status: Status) -> list[View]:
        return [
            views.report(r.report_id)
            | {
                "cells": [
                    views.cell(analysis.figures.headline.cell(i.id, r.report_id, status))
                    for i in indicators
                ]
            }
            for r in reports
        ]

    met = {
        (o.target.report_id, o.indicator_id): o
        for o in analysis.figures.outcomes
        if o.period == year
    }
    view = {
        "crumbs": crumbs(("指标比较", COMPARE), (f"{year}年", None)),
        "year": year,
        "count": len(reports),
        "doubted": views.any_doubted(reports),
        "columns": [
            {"name": i.name, "url": indicator_url(i.id), "unit": i.unit} for i in indicators
        ],
        "tables": [
            {"id": "targets", "title": f"{year}年的目标", "rows": rows(Status.TARGET)},
            {"id": "results", "title": f"{year - 1}年的结果", "rows": rows(Status.ACTUAL)},
        ],
        "outcomes": [
            views.report(r.report_id)
            | {
                "cells": [
                    {
                        "met": views.outcome(met[key]) if key in met else None,
                        "target": views.cell(
                            analysis.figures.headline.cell(i.id, r.report_id, Status.TARGET)
                        ),
                    }
                    for i in indicators
                    for key in [(r.report_id, i.id)]
                ]
            }
            for r in reports
            if any(report_id == r.report_id for report_id, _ in met)
        ],
    }
    title = f"{year}年各地目标与结果"
    return renderer.page("compare-year", compare_year_url(year), title, view, wide=True)


def _place(analysis: Analysis, views: Views, renderer: Renderer, chain: Chain) -> Page:
    """One place through the years: each year's target, and its result from the next report."""
    reports = chain.reports
    by_year = {r.year: r for r in reversed(reports)}
    by_review = {r.review_year: r for r in reversed(reports)}
    periods = sorted(by_year.keys() | by_review.keys())
    met = {
        (o.indicator_id, o.period): o
        for o in analysis.figures.outcomes
        if o.target.report_id in {r.report_id for r in reports}
    }

    def side(indicator: Indicator, report: Report | None, status: Status) -> View | None:
        if report is None:
            return None
        return views.cell(analysis.figures.headline.cell(indicator.id, report.report_id, status))

    def cell(indicator: Indicator, period: int) -> View:
        outcome = met.get((indicator.id, period))
        return {
            "target": side(indicator, by_year.get(period), Status.TARGET),
            "result": side(indicator, by_review.get(period), Status.ACTUAL),
            "outcome": views.outcome(outcome) if outcome else None,
        }

    name = chain.name
    view = {
        "crumbs": crumbs(("指标比较", COMPARE), (name, None)),
        "name": name,
        "former": former_names(chain),
        "doubted": views.any_doubted(reports),
        "reports": [views.report(r.report_id) for r in reports],
        "periods": [
            {"year": period, "lacks": _lacking(period, by_year, by_review)} for period in periods
        ],
        "rows": [
            {
                "name": indicator.name,
                "url": indicator_url(indicator.id),
                "cells": [cell(indicator, period) for period in periods],
            }
            for indicator in _headline(analysis)
        ],
    }
    url = compare_place_url(reports[0].report_id)
    return renderer.page("compare-place", url, f"{name}历年目标与结果", view, wide=True)


def _lacking(period: int, by_year: Container[int], by_review: Container[int]) -> int | None:
    """The year of the report that is not here: the one with the targets, or the one after it."""
    if period not in by_year:
        return period
    return period + 1 if period not in by_review else None


def _index(analysis: Analysis, views: Views, renderer: Renderer) -> Page:
    shown = [
        {
            "name": indicator.name,
            "url": indicator_url(indicator.id),
            "unit": indicator.unit,
            "definition": indicator.definition,
            "count": sum(o.indicator_id == indicator.id for o in analysis.figures.observations),
        }
        for indicator in analysis.figures.indicators
    ]
    view = {
        "crumbs": crumbs(("指标比较", COMPARE), ("各项指标", None)),
        "count": len(shown),
        "indicators": shown,
    }
    return renderer.page("indicators", INDICATORS, "各项指标", view)


def _indicator(analysis: Analysis, views: Views, renderer: Renderer, indicator: Indicator) -> Page:
    observations = [o for o in analysis.figures.observations if o.indicator_id == indicator.id]
    wordings = [w for w in analysis.figures.wordings if w.indicator_id == indicator.id]
    headline = analysis.figures.headline
    theme = views.themes.get(indicator.theme)
    view = {
        "crumbs": crumbs(("指标比较", COMPARE), ("各项指标", INDICATORS), (indicator.name, None)),
        "indicator": {
            "name": indicator.name,
            "unit": indicator.unit,
            "definition": indicator.definition,
            "aliases": indicator.aliases,
            "weak": indicator.weak,
            "exclusions": indicator.exclusions,
            "theme": {"name": theme.name, "url": theme_url(theme.id)} if theme else None,
            "about": _about(indicator),
        },
        "doubted": views.any_doubted(analysis.corpus.reports),
        "chart": _chart(analysis, views, indicator),
        "rows": [
            views.report(r.report_id)
            | {
                "result": views.cell(headline.cell(indicator.id, r.report_id, Status.ACTUAL)),
                "target": views.cell(headline.cell(indicator.id, r.report_id, Status.TARGET)),
            }
            for r in analysis.corpus.reports
        ],
        "quotes": [
            quote
            for report in analysis.corpus.reports
            for quote in (
                *(views.figure(o) for o in observations if o.report_id == report.report_id),
                *(views.wording(w) for w in wordings if w.report_id == report.report_id),
            )
        ],
        "outcomes": [
            views.outcome(outcome)
            for outcome in analysis.figures.outcomes
            if outcome.indicator_id == indicator.id
        ],
    }
    return renderer.page(
        "indicator",
        indicator_url(indicator.id),
        f"{indicator.name} · 指标比较",
        view,
        description=indicator.definition,
    )


def _about(indicator: Indicator) -> View | None:
    """How far 左右 reaches, and why; None where the catalogue gives no limit of its own."""
    about = indicator.about
    if about is None:
        return None
    if about.amount is None:
        assert about.share is not None
        return {
            "limit": f"目标的 {amount(100 * about.share, None, '%', Bound.EXACT)}",
            "reason": about.reason,
        }
    unit = "个百分点" if indicator.unit == "%" else indicator.unit
    return {"limit": amount(about.amount, None, unit, Bound.EXACT), "reason": about.reason}


def _chart(analysis: Analysis, views: Views, indicator: Indicator) -> Markup:
    """The indicator over all reports that give it a value; empty where none does."""
    rows = [
        ChartRow(
            label=views.report(row.report_id)["name"]
            + ("（存疑）" if row.result.doubts or row.target.doubts else ""),
            observations=(*row.result.observations, *row.target.observations),
        )
        for row in indicator_series(analysis.corpus, analysis.figures.headline, indicator.id)
    ]
    return Markup(indicator_chart("chart", indicator.name, indicator.unit, rows))  # noqa: S704 (escaped by charts)
