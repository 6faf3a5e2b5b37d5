"""Data, and coverage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis import Analysis
from generator.catalogue.places import Places
from generator.links import ABOUT, COVERAGE, DATA
from generator.model import Level, Report
from generator.package.columns import AnyColumn
from generator.package.files import PackageSummary
from generator.pages.render import Page, Renderer
from generator.pages.views import View, Views, crumbs


def site_pages(
    analysis: Analysis,
    views: Views,
    renderer: Renderer,
    package: PackageSummary,
    places: Places,
) -> Iterator[Page]:
    """The pages that speak of the site as a whole."""
    yield _data(renderer, package)
    yield _coverage(analysis, views, renderer, places)


@dataclass(frozen=True, slots=True)
class _TableView:
    """A table of the data package, with its size in words and the columns of its dictionary."""

    name: str
    path: str
    title: str
    description: str
    rows: str
    size: str
    fields: tuple[AnyColumn, ...]


@dataclass(frozen=True, slots=True)
class _TextView:
    """A report's text in the data package."""

    path: str
    title: str
    size: str


def _data(renderer: Renderer, package: PackageSummary) -> Page:
    tables = [
        _TableView(
            name=table.name,
            path=table.path,
            title=table.title,
            description=table.description,
            rows=f"{table.rows:,}",
            size=_size(table.size),
            fields=table.columns,
        )
        for table in package.tables
    ]
    sources = [_TextView(text.path, text.title, _size(text.size)) for text in package.texts]
    return renderer.page("data", DATA, "数据", {"tables": tables, "sources": sources})


def _size(count: int) -> str:
    return f"{count / 1024:,.0f} kB" if count >= 1024 else "不足 1 kB"


def _coverage(analysis: Analysis, views: Views, renderer: Renderer, places: Places) -> Page:
    rows = [
        views.report(r.report_id)
        | {
            "file": r.source_file,
            "sections": len(views.pages_of(r)),
            "paragraphs": len(r.paragraphs),
            "furniture": _furniture(analysis, r),
            "figures": len(views.observations_by_report.get(r.report_id, ())),
            "mentions": len(views.mentions_by_report.get(r.report_id, ())),
            "corrections": len(analysis.layers[r.report_id].corrections),
            "flags": [flag.code.label for flag in analysis.layers[r.report_id].flags],
        }
        for r in analysis.corpus.reports
    ]
    view = {
        "crumbs": crumbs(("关于", ABOUT), ("覆盖范围", None)),
        "rows": rows,
        "missing": list(_missing(analysis, places)),
    }
    return renderer.page("coverage", COVERAGE, "覆盖范围", view, wide=True)


def _furniture(analysis: Analysis, report: Report) -> list[View]:
    """What the pages leave out of a report, by reason, each in text order."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for item in report.furniture:
        texts[item.reason].append(item.text)
    names = analysis.knowledge.furniture.reasons
    return [{"reason": names[reason], "texts": found} for reason, found in texts.items()]


def _missing(analysis: Analysis, places: Places) -> Iterator[View]:
    """For every province and year here: its prefectures whose report of that year is not."""
    years: defaultdict[str, list[int]] = defaultdict(list)
    for report in analysis.corpus.reports:
        years[report.region.key].append(report.year)
    prefectures = places.of_level(Level.PREFECTURE)
    for report in analysis.corpus.reports:
        if report.region.level is not Level.PROVINCE:
            continue
        lacking = [
            {"name": p.name, "years": years.get(p.key, [])}
            for p in prefectures
            if p.parent == report.region.name and report.year not in years.get(p.key, [])
        ]
        if lacking:
            yield {"year": report.year, "region": report.region.name, "places": lacking}
