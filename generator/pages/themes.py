"""Themes × reports, and a page for every theme with the passages side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.analysis import Analysis
from generator.catalogue.themes import Theme, Themes
from generator.links import THEMES, indicator_url, relative, section_url, theme_url
from generator.model import Completeness, Paragraph, Part, Report, Section
from generator.pages.render import Page, Renderer
from generator.pages.views import View, Views, crumbs
from generator.themes.assign import telling_sentence

_EXCERPT = 90
_PARTS = ((Part.PLAN, "plan", "工作安排"), (Part.REVIEW, "review", "工作回顾"))


def theme_pages(analysis: Analysis, views: Views, renderer: Renderer) -> Iterator[Page]:
    """The table of all, then the themes in the catalogue's order."""
    yield _index(analysis, views, renderer)
    for theme in analysis.themes.catalogue.themes:
        yield _theme(analysis, views, renderer, theme)


def _index(analysis: Analysis, views: Views, renderer: Renderer) -> Page:
    reports = analysis.corpus.reports
    rows = [
        {
            "name": theme.name,
            "description": theme.description,
            "url": theme_url(theme.id),
            "cells": [_index_cell(analysis, views, theme, report) for report in reports],
        }
        for theme in analysis.themes.catalogue.themes
    ]
    view = {"reports": [views.report(r.report_id) for r in reports], "rows": rows}
    return renderer.page("themes", THEMES, "主题", view, wide=True)


def _index_cell(analysis: Analysis, views: Views, theme: Theme, report: Report) -> View:
    """The sections that a theme has in a report; its topics where no section is given to it."""
    found = [s for s in report.sections if s.depth < 3 and _has(analysis, s, theme)]
    links = [
        {"url": section_url(s), "label": views.short_where(s), "title": views.heading(s)}
        for s in found
    ]
    if not links:
        topics = [s for s in report.sections if s.depth == 3 and _has(analysis, s, theme)]
        links = [{"url": section_url(s), "label": s.title, "title": s.title} for s in topics]
    return {"links": links, "empty": _nothing(report)}


def _has(analysis: Analysis, section: Section, theme: Theme) -> bool:
    return theme.id in analysis.themes.of_sections.get(section.section_id, ())


def _is_first(analysis: Analysis, section: Section, theme: Theme) -> bool:
    return analysis.themes.of_sections[section.section_id][0] == theme.id


def _nothing(report: Report) -> str:
    return "未设专节" if report.completeness is Completeness.FULL else "留存部分未设专节"


def _theme(analysis: Analysis, views: Views, renderer: Renderer, theme: Theme) -> Page:
    url = theme_url(theme.id)
    parts = [
        {
            "id": slug,
            "name": name,
            "columns": [
                views.report(report.report_id)
                | {
                    "passages": list(_passages(analysis, views, theme, report, part, url)),
                    "empty": _nothing(report),
                }
                for report in analysis.corpus.reports
            ],
        }
        for part, slug, name in _PARTS
    ]
    view = {
        "crumbs": crumbs(("主题", THEMES), (theme.name, None)),
        "theme": theme,
        "indicators": [
            {"name": i.name, "url": indicator_url(i.id)}
            for i in analysis.figures.indicators
            if i.theme == theme.id
        ],
        "parts": parts,
    }
    title = f"{theme.name} · 主题"
    return renderer.page("theme", url, title, view, description=theme.description, wide=True)


def _passages(
    analysis: Analysis, views: Views, theme: Theme, report: Report, part: Part, page: str
) -> Iterator[View]:
    """A report's passages on a theme: whole sections, and topics that stand in other sections."""
    href = partial(relative, page=page)
    on_theme = [s for s in report.sections if _in_part(s, part) and _has(analysis, s, theme)]
    with_topics = {s.parent_id for s in on_theme if s.depth == 3}
    # A section that is first on another theme gives only its topics on this one, if it has any.
    whole = {
        s.section_id
        for s in on_theme
        if s.depth < 3 and (_is_first(analysis, s, theme) or s.section_id not in with_topics)
    }
    for section in on_theme:
        paragraphs: Sequence[Paragraph] = ()
        within = ""
        if section.section_id in whole:
            paragraphs = views.paragraphs_by_section.get(section.section_id, ())
        elif section.depth == 3 and section.parent_id not in whole:
            parent = views.corpus.section(section.parent_id)
            paragraphs = [
                p
                for p in views.paragraphs_by_section[section.parent_id]
                if p.anchor == section.anchor
            ]
            within = f"见{views.heading(parent)}"
        if paragraphs:
            yield {
                "url": section_url(section),
                "heading": views.heading(section),
                "within": within,
                "excerpt": _excerpt(paragraphs, theme, analysis.themes.catalogue),
                "topics": [
                    views.section_link(s)
                    for s in report.sections
                    if s.depth == 3 and s.parent_id == section.section_id
                ],
                "summary": f"原文 {sum(len(p.text) for p in paragraphs)} 字",
                "paragraphs": [views.passage_html(p, href) for p in paragraphs],
            }


def _in_part(section: Section, part: Part) -> bool:
    # Self-building is a section of the plan in some reports and a part of its own in others.
    return section.part is part or (part is Part.PLAN and section.part is Part.SELF_BUILDING)


def _excerpt(paragraphs: Sequence[Paragraph], theme: Theme, themes: Themes) -> str:
    """The sentence that says most on the theme, cut where a clause ends."""
    text = telling_sentence("".join(p.text for p in paragraphs), theme.id, themes)
    if len(text) <= _EXCERPT:
        return text
    end = max(text.rfind(mark, 0, _EXCERPT) for mark in "；，、")
    return f"{text[: end if end > 0 else _EXCERPT]}…"
