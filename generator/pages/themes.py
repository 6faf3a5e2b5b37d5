"""All themes × all reports: the sections that a report has on a theme."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalogue.themes import Theme
from generator.links import THEMES, section_url, theme_url
from generator.model import Part
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.shown import ReportShown


@dataclass(frozen=True, slots=True)
class ThemedLink:
    """A section on a theme: how it is called in a cell, and in full."""

    url: str
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A report's sections on a theme; where there are none, `empty` says what that means."""

    links: tuple[ThemedLink, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Row:
    """A theme in all reports."""

    name: str
    description: str
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ThemesView:
    """The table of all."""

    reports: tuple[ReportShown, ...]
    rows: tuple[Row, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    reports = facts.reports.all()
    return Content(
        view=ThemesView(
            reports=reports,
            rows=tuple(
                Row(
                    name=theme.name,
                    description=theme.description,
                    url=theme_url(theme.id),
                    cells=tuple(_cell(facts, theme, report.report_id) for report in reports),
                )
                for theme in facts.themes.catalogue.themes
            ),
        ),
        wide=True,
    )


def _cell(facts: Facts, theme: Theme, report_id: str) -> Cell:
    """The sections that a theme has in a report; its topics where no section is given to it."""
    on_theme = [
        section
        for section in facts.reports.report(report_id).sections
        if theme.id in facts.themes.of_section(section.section_id)
    ]
    links = [
        ThemedLink(section_url(s), facts.reports.short_where(s), facts.reports.heading(s))
        for s in on_theme
        if s.depth < 3
    ] or [ThemedLink(section_url(s), s.title, s.title) for s in on_theme]
    return Cell(tuple(links), nothing(facts, report_id, Part.REVIEW, Part.PLAN))


def nothing(facts: Facts, report_id: str, *parts: Part) -> str:
    """What to say where these parts of a report have no section on a theme."""
    lost = facts.reports.lost_parts(report_id)
    return "未设专节" if lost.isdisjoint(parts) else "留存部分未设专节"


KIND = Kind(template="themes", view=ThemesView, addresses=single(THEMES, "主题"), content=_content)
