"""A theme: the passages of all reports on it, side by side; many are cut by year and level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue.themes import Theme
from generator.links import THEMES, indicator_url, linking_from, theme_url
from generator.model import Part
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import CountedLink, Crumb, Link, ReportShown, SectionLink, crumbs
from generator.pages.slices import Grid, Slice, Sliced, SliceNav, down, grid, slice_nav

_EXCERPT = 90
_SILENT_MAX = 20
"""Reports with all of which a theme's one page says who has nothing on it; of more, how many."""
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
    """The plans of some reports, or their reviews."""

    id: str
    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A report whose passages stand on this page or on another one of the same year and level."""

    report_id: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeView:
    """A theme or a slice of it. `slices` are on the page that leads on to them, `nav` on theirs.

    `places` are all that can be set side by side with those of this page. `silent` reports
    have no section on the theme and are not shown.
    """

    crumbs: tuple[Crumb, ...]
    theme: Theme
    title: str
    indicators: tuple[Link, ...]
    problems: CountedLink | None
    slices: Grid | None
    nav: SliceNav | None
    places: tuple[PlaceLink, ...]
    silent: int
    parts: tuple[PartShown, ...]


def _addresses(facts: Facts) -> Iterator[Address[Sliced[Theme]]]:
    for theme in facts.themes.catalogue.themes:
        url = theme_url(theme.id)
        yield Address(url=url, title=f"{theme.name} · 主题", about=Sliced(theme, None))
        for one in facts.themes.slices(theme.id):
            title = f"{theme.name}·{one.title}"
            yield Address(url=one.url(url), title=title, about=Sliced(theme, one))


def _content(facts: Facts, address: Address[Sliced[Theme]]) -> Content:
    theme, here = address.about.whole, address.about.slice
    url = theme_url(theme.id)
    cut = facts.themes.slices(theme.id)
    whole = _whole(facts, theme.id)
    shown = here.report_ids if here else () if cut else whole
    return Content(
        view=ThemeView(
            crumbs=crumbs(("主题", THEMES), *down((theme.name, url), here)),
            theme=theme,
            title=here.title if here else "",
            indicators=tuple(
                Link(indicator_url(indicator.id), indicator.name)
                for indicator in facts.figures.indicators
                if indicator.theme == theme.id
            ),
            problems=_problems(facts, theme),
            slices=grid(url, cut) if cut and not here else None,
            nav=slice_nav(facts.reports, url, cut, here) if here else None,
            places=tuple(_places(facts, url, cut, here, whole)) if here or not cut else (),
            silent=0 if here or cut else len(facts.reports.ids()) - len(whole),
            parts=tuple(_parts(facts, theme, shown, address.url)),
        ),
        description=f"{here.title}：{theme.description}" if here else theme.description,
        wide=True,
    )


def _whole(facts: Facts, theme_id: str) -> tuple[str, ...]:
    """The reports on the one page of a theme that is not cut: of many those that speak of it."""
    every = tuple(facts.reports.ids())
    return every if len(every) <= _SILENT_MAX else tuple(facts.themes.reports_on(theme_id))


def _problems(facts: Facts, theme: Theme) -> CountedLink | None:
    """The way to what reports admit on the theme; None where they admit nothing."""
    found = next((one for one in facts.problems.themes() if one.theme_id == theme.id), None)
    return CountedLink(found.url, "自述的不足", found.count) if found else None


def _parts(facts: Facts, theme: Theme, report_ids: Sequence[str], page: str) -> Iterator[PartShown]:
    for part, slug, name in _PARTS if report_ids else ():
        columns = (
            Column(
                facts.reports.shown(report_id),
                tuple(_passages(facts, theme, report_id, part, page)),
                nothing(facts, report_id, part),
            )
            for report_id in report_ids
        )
        yield PartShown(slug, name, tuple(columns))


def _places(
    facts: Facts, url: str, cut: Sequence[Slice], here: Slice | None, whole: tuple[str, ...]
) -> Iterator[PlaceLink]:
    """The reports of the same year and level, or the `whole` where the theme is not cut."""
    several_years = here is None
    beside = [one for one in cut if here and (one.year, one.level) == (here.year, here.level)]
    pages = [(one.url(url), one.report_ids) for one in beside] or [(url, whole)]
    for page, report_ids in pages:
        for report_id in report_ids:
            shown = facts.reports.shown(report_id)
            name = shown.name if several_years else shown.region
            yield PlaceLink(report_id, name, f"{page}#plan-{report_id}")


def nothing(facts: Facts, report_id: str, part: Part) -> str:
    """What to say where this part of a report has no section on a theme."""
    lost = part in facts.reports.lost_parts(report_id)
    return "来源不全，未见专节" if lost else "未设专节"


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
