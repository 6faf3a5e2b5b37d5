"""The glossary's index: by annex, by pinyin and by theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.links import TERMS, theme_url
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.pinyin import spelled

_EXCERPT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """A term in the index: how often how many reports name it, and how its definition begins.

    `places` are those that define the name, where several do.
    """

    term_id: str
    name: str
    url: str
    ordinal: int
    pinyin: str
    letter: str
    count: int
    reports: int
    definition: str
    excerpt: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """The terms of one report's annex, in its order."""

    id: str
    name: str
    terms: tuple[TermEntry, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The names that begin with the same sound."""

    letter: str
    terms: tuple[TermEntry, ...]


@dataclass(frozen=True, slots=True)
class OnTheme:
    """The names on one theme; without an address, those on none."""

    name: str
    url: str | None
    terms: tuple[TermEntry, ...]


@dataclass(frozen=True, slots=True)
class TermsView:
    """The index; `count` is of names, `definitions` of definitions."""

    count: int
    definitions: int
    annexes: tuple[Annex, ...]
    by_pinyin: tuple[Letter, ...]
    by_theme: tuple[OnTheme, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    term_ids = facts.glossary.ids()
    names = [_name(facts, head) for head in facts.glossary.heads()]
    by_pinyin = sorted(names, key=lambda entry: (entry.pinyin, entry.term_id))
    annexes = groupby(term_ids, key=lambda term_id: facts.glossary.entry(term_id).report_id)
    return Content(
        view=TermsView(
            count=len(names),
            definitions=len(term_ids),
            annexes=tuple(
                Annex(
                    id=f"annex-{report_id}",
                    name=facts.reports.shown(report_id).name,
                    terms=tuple(
                        _entry(facts, term_id, facts.glossary.url(term_id)) for term_id in members
                    ),
                )
                for report_id, members in annexes
            ),
            by_pinyin=tuple(
                Letter(letter, tuple(members))
                for letter, members in groupby(by_pinyin, key=lambda entry: entry.letter)
            ),
            by_theme=tuple(_by_theme(facts, names)),
        ),
        description="政府工作报告名词注释：释义与各报告的提及。",
    )


def _name(facts: Facts, head: str) -> TermEntry:
    """A name as the index lists it once, with the places that define it where they are several."""
    terms = facts.glossary.group(head).terms
    places = dict.fromkeys(facts.reports.shown(term.report_id).region for term in terms)
    return _entry(facts, head, facts.glossary.page(head), tuple(places) if len(terms) > 1 else ())


def _entry(facts: Facts, term_id: str, url: str, places: tuple[str, ...] = ()) -> TermEntry:
    term = facts.glossary.entry(term_id)
    mentions = facts.glossary.mentions_of(term_id)
    pinyin = spelled(term.name)
    definition = term.definition
    return TermEntry(
        term_id=term_id,
        name=term.name,
        url=url,
        ordinal=term.ordinal,
        pinyin=pinyin,
        letter=pinyin[0].upper() if pinyin[:1].isalpha() else "数字",
        count=len(mentions),
        reports=len({mention.report_id for mention in mentions}),
        definition=definition,
        excerpt=definition[:_EXCERPT] + ("…" if len(definition) > _EXCERPT else ""),
        places=places,
    )


def _by_theme(facts: Facts, names: Sequence[TermEntry]) -> Iterator[OnTheme]:
    """Names under the theme that they and their definition are on; the rest at the end."""
    groups: dict[str, list[TermEntry]] = {}
    for name in names:
        groups.setdefault(facts.glossary.theme(name.term_id), []).append(name)
    for theme in facts.themes.catalogue.themes:
        if theme.id in groups:
            yield OnTheme(theme.name, theme_url(theme.id), tuple(groups[theme.id]))
    if "" in groups:
        yield OnTheme("未归类", None, tuple(groups[""]))


KIND = Kind(template="terms", view=TermsView, addresses=single(TERMS, "名词"), content=_content)
