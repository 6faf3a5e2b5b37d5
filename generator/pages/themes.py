"""All themes: what each is about, and how many reports have something on it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.links import THEMES, theme_url
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A theme, the number of reports with sections on it, and the years that these are of."""

    name: str
    description: str
    url: str
    reports: int
    years: str


@dataclass(frozen=True, slots=True)
class ThemesView:
    """All themes; `count` is the number of all reports."""

    count: int
    cards: tuple[Card, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    cards = []
    for theme in facts.themes.catalogue.themes:
        on_theme = facts.themes.reports_on(theme.id)
        years = [facts.reports.shown(report_id).year for report_id in on_theme]
        first, last = min(years, default=0), max(years, default=0)
        cards.append(
            Card(
                name=theme.name,
                description=theme.description,
                url=theme_url(theme.id),
                reports=len(on_theme),
                years=f"{first}—{last}年" if first < last else f"{last}年" if last else "",
            )
        )
    return Content(
        view=ThemesView(len(facts.reports.ids()), tuple(cards)),
        description="各报告按主题归类的节，各地并排。",
    )


KIND = Kind(template="themes", view=ThemesView, addresses=single(THEMES, "主题"), content=_content)
