"""A theme: the passages of all reports on it, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue.themes import Theme
from generator.links import THEMES, indicator_url, linking_from, theme_url
from generator.model import Part
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, Link, ReportShown, SectionLink, crumbs
from generator.pages.themes import nothing

_EXCERPT = 90
_PARTS = ((Part.PLAN, "plan", "工作安排"), (Part.REVIEW, "review", "工作回顾"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a section has on a theme: its topics, or where it has none an excerpt.

    `within` names the section of which it is a topic.
    """

    url: str
    heading: str
    within: str
    topics: tuple[SectionLink, ...]
    excerpt: str
    summary: str
    paragraphs: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A report's passages; where there are none, `empty` says what that means."""

    report: ReportShown
    passages: tuple[Passage, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """The plans of all reports, or their reviews."""

    id: str
    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme's page."""

    crumbs: tuple[Crumb, ...]
    theme: Theme
    indicators: tuple[Link, ...]
    parts: tuple[PartShown, ...]


def _addresses(facts: Facts) -> Iterator[Address[Theme]]:
    for theme in facts.themes.catalogue.themes:
        yield Address(url=theme_url(theme.id), title=f"{theme.name} · 主题", about=theme)


def _content(facts: Facts, address: Address[Theme]) -> Content:
    theme = address.about
    return Content(
        view=ThemeView(
            crumbs=crumbs(("主题", THEMES), (theme.name, None)),
            theme=theme,
            indicators=tuple(
                Link(indicator_url(indicator.id), indicator.name)
                for indicator in facts.figures.indicators
                if indicator.theme == theme.id
            ),
            parts=tuple(
                PartShown(
                    slug,
                    name,
                    tuple(
                        Column(
                            report,
                            tuple(_passages(facts, theme, report.report_id, part, address.url)),
                            nothing(facts, report.report_id, part),
                        )
                        for report in facts.reports.all()
                    ),
                )
                for part, slug, name in _PARTS
            ),
        ),
        description=theme.description,
        wide=True,
    )


def _passages(
    facts: Facts, theme: Theme, report_id: str, part: Part, page: str
) -> Iterator[Passage]:
    href = linking_from(page)
    for found in facts.themes.passages(report_id, theme.id, part):
        yield Passage(
            url=found.url,
            heading=found.heading,
            within=found.within,
            topics=found.topics,
            excerpt="" if found.topics else _excerpt(found.telling),
            summary=f"原文 {sum(len(text.text) for text in found.texts)} 字",
            paragraphs=tuple(
                text.html(href, opens_topic=opens)
                for text, opens in zip(found.texts, found.opens_topic, strict=True)
            ),
        )


def _excerpt(text: str) -> str:
    """A sentence, cut where a clause ends."""
    if len(text) <= _EXCERPT:
        return text
    end = max(text.rfind(mark, 0, _EXCERPT) for mark in "；，、")
    return f"{text[: end if end > 0 else _EXCERPT]}…"


KIND = Kind(template="theme", view=ThemeView, addresses=_addresses, content=_content)
