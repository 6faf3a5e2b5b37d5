"""The comparison of headline indicators, and a page for every indicator."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.analysis import Analysis
from generator.catalogue.indicators import Indicator
from generator.figures.charts import ChartRow, indicator_chart
from generator.figures.comparisons import EmptyReason, Outcome, indicator_series
from generator.links import COMPARE, INDICATORS, indicator_url, theme_url
from generator.model import Status
from generator.pages.render import Page, Renderer
from generator.pages.views import View, Views, crumbs


def figure_pages(analysis: Analysis, views: Views, renderer: Renderer) -> Iterator[Page]:
    """The table of all, the index, and the indicators in the catalogue's order."""
    yield _compare(analysis, views, renderer)
    yield _index(analysis, views, renderer)
    for indicator in analysis.indicators:
        yield _indicator(analysis, views, renderer, indicator)


def _compare(analysis: Analysis, views: Views, renderer: Renderer) -> Page:
    reports = analysis.corpus.reports
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
                    views.cell(analysis.headline.cell(indicator.id, r.report_id, status))
                    for r in reports
                ],
            }
            for indicator in analysis.indicators
            if indicator.headline
        ]
        tables.append({"id": name, "title": title, "columns": columns, "rows": rows})
    reasons = [{"label": r.label, "note": r.note} for r in EmptyReason]
    view = {"tables": tables, "reasons": reasons}
    return renderer.page(
        "compare",
        COMPARE,
        "指标比较",
        view,
        description="各报告主要指标的目标与结果对照。",
        wide=True,
    )


def _index(analysis: Analysis, views: Views, renderer: Renderer) -> Page:
    shown = [
        {
            "name": indicator.name,
            "url": indicator_url(indicator.id),
            "unit": indicator.unit,
            "definition": indicator.definition,
            "count": sum(o.indicator_id == indicator.id for o in analysis.observations),
        }
        for indicator in analysis.indicators
    ]
    view = {
        "crumbs": crumbs(("指标比较", COMPARE), ("各项指标", None)),
        "count": len(shown),
        "indicators": shown,
    }
    return renderer.page("indicators", INDICATORS, "各项指标", view)


def _indicator(analysis: Analysis, views: Views, renderer: Renderer, indicator: Indicator) -> Page:
    observations = [o for o in analysis.observations if o.indicator_id == indicator.id]
    wordings = [w for w in analysis.wordings if w.indicator_id == indicator.id]
    headline = analysis.headline
    theme = views.themes.get(indicator.theme)
    view = {
        "crumbs": crumbs(("指标比较", COMPARE), ("各项指标", INDICATORS), (indicator.name, None)),
        "indicator": {
            "name": indicator.name,
            "unit": indicator.unit,
            "definition": indicator.definition,
            "aliases": indicator.aliases,
            "exclusions": indicator.exclusions,
            "theme": {"name": theme.name, "url": theme_url(theme.id)} if theme else None,
        },
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
            _outcome(views, outcome)
            for outcome in analysis.outcomes
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


def _chart(analysis: Analysis, views: Views, indicator: Indicator) -> Markup:
    """The indicator over all reports that give it a value; empty where none does."""
    rows = [
        ChartRow(
            label=views.report(row.report_id)["name"],
            observations=(*row.result.observations, *row.target.observations),
        )
        for row in indicator_series(analysis.corpus, analysis.headline, indicator.id)
    ]
    return Markup(indicator_chart("chart", indicator.name, indicator.unit, rows))  # noqa: S704 (escaped by charts)


def _outcome(views: Views, outcome: Outcome) -> View:
    """A target and what the next year's report says became of it."""
    return {
        "region": outcome.region,
        "period": outcome.period,
        "target": views.figure(outcome.target),
        "result": views.cell(outcome.result),
        "label": outcome.attainment.label,
    }
