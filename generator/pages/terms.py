"""The glossary's page: all names where they are few, else the ways to them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.links import TERMS, theme_url
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.names import (
    NEWEST_MAX,
    annex_years,
    annexes,
    by_initial,
    by_theme,
    is_whole,
    name_shown,
    theme_name,
)
from generator.pages.pinyin import initial_label
from generator.pages.shown import Choice, CountedLink, Link, NameShown

_MOST = 40


@dataclass(frozen=True, slots=True)
class Letter:
    """The names that begin with the same sound."""

    id: str
    letter: str
    names: tuple[NameShown, ...]


@dataclass(frozen=True, slots=True)
class OnTheme:
    """The names on one theme; without an address, those on none."""

    name: str
    url: str | None
    names: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsView:
    """The glossary; `count` is of names, `definitions` of definitions, `reports` of those held.

    Where there are few names, `letters` and `on_themes` have them all; else they are empty, and
    `initials`, `themes` and `most`, which many reports mention, lead to them. `annexes` are the
    newest reports that explain names, `annex_years` lists of all of them where these are not all.
    """

    count: int
    definitions: int
    reports: int
    letters: tuple[Letter, ...]
    on_themes: tuple[OnTheme, ...]
    initials: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    most: tuple[NameShown, ...]
    annexes: tuple[CountedLink, ...]
    annex_years: tuple[Choice, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    whole = is_whole(facts)
    most = () if whole else facts.glossary.most_mentioned(_MOST)
    return Content(
        view=TermsView(
            count=sum(count for _, count in facts.glossary.initials()),
            definitions=sum(count for _, count in facts.glossary.defining()),
            reports=len(facts.reports.ids()),
            letters=_letters(facts) if whole else (),
            on_themes=_on_themes(facts) if whole else (),
            initials=() if whole else tuple(by_initial(facts)),
            themes=() if whole else tuple(by_theme(facts)),
            most=tuple(name_shown(facts, head) for head in most),
            annexes=tuple(link for _, link in annexes(facts)[:NEWEST_MAX]),
            annex_years=annex_years(facts),
        ),
        description="政府工作报告名词注释：释义与各报告的提及。",
        wide=True,
    )


def _letters(facts: Facts) -> tuple[Letter, ...]:
    return tuple(
        Letter(
            id=f"initial-{sound}",
            letter=initial_label(sound),
            names=tuple(
                name_shown(facts, head, deep=True) for head in facts.glossary.beginning_with(sound)
            ),
        )
        for sound, _ in facts.glossary.initials()
    )


def _on_themes(facts: Facts) -> tuple[OnTheme, ...]:
    return tuple(
        OnTheme(
            name=theme_name(facts, theme_id),
            url=theme_url(theme_id) if theme_id else None,
            names=tuple(
                Link(facts.glossary.page(head), facts.glossary.entry(head).name)
                for head in facts.glossary.on_theme(theme_id)
            ),
        )
        for theme_id, _ in facts.glossary.themes()
    )


KIND = Kind(template="terms", view=TermsView, addresses=single(TERMS, "名词"), content=_content)
