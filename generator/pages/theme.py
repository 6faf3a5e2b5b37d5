"""A theme: the passages of all reports on it, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.catalogue.themes import Theme, Themes
from generator.links import THEMES, indicator_url, relative, section_url, theme_url
from generator.model import Paragraph, Part, Section
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, Link, ReportShown, SectionLink, crumbs
from generator.pages.themes import nothing
from generator.themes.assign import telling_sentence

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
    """A report's passages on a theme: whole sections, and topics that stand in other sections."""
    href = partial(relative, page=page)
    text = facts.reports.text(report_id)
    sections = text.report.sections
    themes = {s.section_id: facts.themes.of_section(s.section_id) for s in sections}
    on_theme = [s for s in sections if _in_part(s, part) and theme.id in themes[s.section_id]]
    with_topics = {s.parent_id for s in on_theme if s.depth == 3}
    # A section that is first on another theme gives only its topics on this one, if it has any.
    whole = {
        s.section_id
        for s in on_theme
        if s.depth < 3 and (themes[s.section_id][0] == theme.id or s.section_id not in with_topics)
    }
    for section in on_theme:
        paragraphs: Sequence[Paragraph] = ()
        within = ""
        if section.section_id in whole:
            paragraphs = text.paragraphs_of(section.section_id)
        elif section.depth == 3 and section.parent_id not in whole:
            within = f"见{facts.reports.heading(text.report.section(section.parent_id))}"
            paragraphs = [
                p for p in text.paragraphs_of(section.parent_id) if p.anchor == section.anchor
            ]
        if paragraphs:
            topics = tuple(
                facts.reports.section_link(s)
                for s in sections
                if s.depth == 3 and s.parent_id == section.section_id
            )
            yield Passage(
                url=section_url(section),
                heading=facts.reports.heading(section),
                within=within,
                topics=topics,
                excerpt="" if topics else _excerpt(paragraphs, theme, facts.themes.catalogue),
                summary=f"原文 {sum(len(p.text) for p in paragraphs)} 字",
                paragraphs=tuple(text.passage(p, href) for p in paragraphs),
            )


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


KIND = Kind(template="theme", view=ThemeView, addresses=_addresses, content=_content)
