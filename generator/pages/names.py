"""How names stand in lists, and the lists that lead to each other: by sound, by theme, by year."""

from __future__ import annotations

from collections.abc import Iterator

from generator.links import annex_year_url, initial_url, report_terms_url, term_theme_url
from generator.pages.facts import Facts
from generator.pages.pinyin import initial_label, spelled
from generator.pages.shown import Choice, CountedLink, NameShown

WHOLE_MAX = 150
"""Names that a glossary can have to stand on one page."""

NEWEST_MAX = 20
"""Reports with a glossary that its page lists; the others are listed by year."""

NO_THEME = "no-theme"
"""What an address has for the theme of names on none; no theme's id has a hyphen."""

_EXCERPT = 44


def is_whole(facts: Facts) -> bool:
    """Whether the glossary is so short that it stands on one page."""
    return sum(count for _, count in facts.glossary.initials()) <= WHOLE_MAX


def name_shown(facts: Facts, head: str, *, deep: bool = False) -> NameShown:
    """A name that is listed once, whoever explains it.

    It can be found by its pinyin and by what is shown of its definition, or `deep`: by all of it.
    """
    return _shown(facts, head, facts.glossary.page(head), deep=deep)


def entry_shown(facts: Facts, term_id: str) -> NameShown:
    """A name in the list of the report that explains it, with its number there."""
    ordinal = facts.glossary.entry(term_id).ordinal
    return _shown(facts, term_id, facts.glossary.url(term_id), deep=True, ordinal=ordinal)


def _shown(
    facts: Facts, term_id: str, url: str, *, deep: bool = False, ordinal: int = 0
) -> NameShown:
    term = facts.glossary.entry(term_id)
    definition = term.definition
    excerpt = definition[:_EXCERPT] + ("…" if len(definition) > _EXCERPT else "")
    found_by = (term.name, spelled(term.name), definition if deep else excerpt)
    return NameShown(
        term_id=term_id,
        name=term.name,
        url=url,
        mentions=len(facts.glossary.mentions_of(term_id)),
        reports=len(facts.glossary.named_by(term_id)),
        defined=facts.glossary.defined_by(term_id),
        excerpt=excerpt,
        filter=" ".join(found_by),
        ordinal=ordinal,
    )


def by_initial(facts: Facts, here: str = "") -> Iterator[Choice]:
    """The lists by sound."""
    for sound, count in facts.glossary.initials():
        yield Choice(initial_url(sound), initial_label(sound), count, sound == here)


def by_theme(facts: Facts, here: str | None = None) -> Iterator[Choice]:
    """The lists by theme."""
    for theme_id, count in facts.glossary.themes():
        url = term_theme_url(theme_id or NO_THEME)
        yield Choice(url, theme_name(facts, theme_id), count, theme_id == here)


def theme_name(facts: Facts, theme_id: str) -> str:
    """What a theme of names is called."""
    theme = facts.themes.theme(theme_id)
    return theme.name if theme else "未归类"


def annexes(facts: Facts) -> tuple[tuple[int, CountedLink], ...]:
    """The reports that have a glossary of their own, with their year, the newest first."""
    found = [
        (shown.year, CountedLink(report_terms_url(report_id), shown.name, count))
        for report_id, count in facts.glossary.defining()
        for shown in [facts.reports.shown(report_id)]
    ]
    return tuple(sorted(found, key=lambda one: -one[0]))


def annex_years(facts: Facts, here: int = 0) -> tuple[Choice, ...]:
    """The lists by year of reports that have a glossary; none where one list has them all."""
    found = annexes(facts)
    if len(found) <= NEWEST_MAX:
        return ()
    years = [year for year, _ in found]
    return tuple(
        Choice(annex_year_url(year), f"{year}年", years.count(year), year == here)
        for year in dict.fromkeys(years)
    )
