"""The names that begin with one sound, or on one theme, where one page has no room for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.links import TERMS, initial_url, term_theme_url, theme_url
from generator.pages.cuts import page_links, sheets
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.names import (
    NO_THEME,
    by_initial,
    by_theme,
    is_whole,
    name_shown,
    theme_name,
)
from generator.pages.pinyin import initial_label
from generator.pages.shown import Choice, Crumb, NameShown, PageLink, crumbs


@dataclass(frozen=True, slots=True)
class Part:
    """A page of one of the lists: that of a sound, or else of a theme."""

    sound: str
    theme_id: str
    number: int


@dataclass(frozen=True, slots=True)
class Also:
    """Another name of a term that stands under another sound."""

    alias: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A page of a list: `count` names in all, of which it shows some; `reports` are those held.

    `also` are other names that begin so, on the first page. `theme_url` leads to the theme itself,
    and is empty where the list is by sound.
    """

    crumbs: tuple[Crumb, ...]
    title: str
    count: int
    reports: int
    by: str
    theme_url: str
    choices: tuple[Choice, ...]
    names: tuple[NameShown, ...]
    also: tuple[Also, ...]
    pages: tuple[PageLink, ...]


def _addresses(facts: Facts) -> Iterator[Address[Part]]:
    if is_whole(facts):
        return
    for sound, count in facts.glossary.initials():
        for number in _numbers(count):
            yield Address(
                url=initial_url(sound, number),
                title=_numbered(f"{_by_sound(sound)} · 名词", number),
                about=Part(sound, "", number),
            )
    for theme_id, count in facts.glossary.themes():
        for number in _numbers(count):
            yield Address(
                url=term_theme_url(theme_id or NO_THEME, number),
                title=_numbered(f"{theme_name(facts, theme_id)} · 名词", number),
                about=Part("", theme_id, number),
            )


def _numbers(count: int) -> range:
    return range(1, len(sheets(range(count))) + 1)


def _numbered(title: str, number: int) -> str:
    return title if number == 1 else f"{title}（第 {number} 页）"


def _by_sound(sound: str) -> str:
    return f"{initial_label(sound)} 开头" if len(sound) == 1 else f"{initial_label(sound)}开头"


def _content(facts: Facts, address: Address[Part]) -> Content:
    part = address.about
    sound, theme_id = part.sound, part.theme_id
    if sound:
        heads, title = facts.glossary.beginning_with(sound), f"{_by_sound(sound)}的名词"
        choices, url = tuple(by_initial(facts, sound)), partial(initial_url, sound)
    else:
        heads, title = facts.glossary.on_theme(theme_id), f"名词：{theme_name(facts, theme_id)}"
        choices = tuple(by_theme(facts, theme_id))
        url = partial(term_theme_url, theme_id or NO_THEME)
    sheet = sheets(heads)[part.number - 1]
    return Content(
        view=ListView(
            crumbs=crumbs(("名词", TERMS), (title, None)),
            title=title,
            count=len(heads),
            reports=len(facts.reports.ids()),
            by="拼音首字母" if sound else "主题",
            theme_url=theme_url(theme_id) if theme_id else "",
            choices=choices,
            names=tuple(name_shown(facts, head) for head in sheet.items),
            also=tuple(_also(facts, sound)) if part.number == 1 else (),
            pages=page_links(sheet.number, sheet.count, url),
        ),
        description=f"{title}：释义与各报告的提及。",
        wide=True,
    )


def _also(facts: Facts, sound: str) -> Iterator[Also]:
    for alias, term_id in facts.glossary.also_named(sound):
        yield Also(alias, facts.glossary.entry(term_id).name, facts.glossary.url(term_id))


KIND = Kind(template="terms-list", view=ListView, addresses=_addresses, content=_content)
