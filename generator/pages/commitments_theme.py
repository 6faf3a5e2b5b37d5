"""What the plans of a year promise on a theme: what can be checked, place by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.links import (
    NO_THEME,
    commitments_theme_url,
    commitments_url,
    commitments_year_url,
    theme_url,
)
from generator.pages.commitments import TITLE, ThemeRow, theme_rows
from generator.pages.facts import Facts
from generator.pages.facts.commitments import CommitmentShown, Tally
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, ReportShown
from generator.pages.slices import Sliced
from generator.pages.year_lists import YearList, YearPage

_YEAR = 3
"""Crumbs down to the year: the start, 比较, and the year itself."""


@dataclass(frozen=True, slots=True)
class OfTheme:
    """A theme in a year."""

    year: int
    theme_id: str


@dataclass(frozen=True, slots=True)
class ReportCommitments:
    """A report with its commitments on the theme that can be checked; `url` has all it promises."""

    report: ReportShown
    url: str
    rows: tuple[CommitmentShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsThemeView:
    """A theme in a year, or some reports of one level; `reports` promise something checkable.

    `theme_url` is the theme's own page, empty for none; `others` the other themes of the year.
    """

    page: YearPage
    theme: str
    theme_url: str
    held: int
    reports: int
    tally: Tally
    groups: tuple[ReportCommitments, ...]
    others: tuple[ThemeRow, ...]


def _list(theme_id: str, name: str) -> YearList:
    """The pages of a theme, a year each."""
    return YearList(
        name=name,
        title=f"的{TITLE}：{name}",
        url=lambda year: commitments_theme_url(year, theme_id),
        years=lambda facts: facts.commitments.years_on(theme_id),
        slices=lambda facts, year: facts.commitments.slices_of(year, theme_id),
    )


def _addresses(facts: Facts) -> Iterator[Address[Sliced[OfTheme]]]:
    for theme_id, name in facts.commitments.theme_names():
        for one in _list(theme_id, name).addresses(facts):
            about = Sliced(OfTheme(one.about.whole, theme_id), one.about.slice)
            yield Address(url=one.url, title=one.title, about=about)


def _content(facts: Facts, address: Address[Sliced[OfTheme]]) -> Content:
    about, here = address.about.whole, address.about.slice
    year, theme_id = about.year, about.theme_id
    themes = facts.commitments.themes_of(year)
    theme = next(one for one in themes if one.theme_id == theme_id)
    pages = _list(theme_id, theme.name)
    of_year = Address(url=address.url, title=address.title, about=Sliced(year, here))
    page = pages.page(facts, of_year)
    above = Crumb(TITLE, commitments_year_url(year))
    held = facts.commitments.of_year(year)
    speaking = [one for one in held if facts.commitments.on_theme(theme_id, one)]
    others = [] if here else [one for one in themes if one.theme_id != theme_id]
    return Content(
        view=CommitmentsThemeView(
            page=replace(page, crumbs=(*page.crumbs[:_YEAR], above, *page.crumbs[_YEAR:])),
            theme=theme.name,
            theme_url="" if theme_id == NO_THEME else theme_url(theme_id),
            held=len(held),
            reports=len(speaking),
            tally=theme.tally,
            groups=tuple(_groups(facts, theme_id, pages.report_ids(facts, of_year, speaking))),
            others=theme_rows(others, year),
        ),
        description=f"{year}年各地报告在{theme.name}方面可以检验的承诺，逐地照录，句句有出处。",
        wide=True,
    )


def _groups(facts: Facts, theme_id: str, report_ids: Sequence[str]) -> Iterator[ReportCommitments]:
    for report_id in report_ids:
        yield ReportCommitments(
            facts.reports.shown(report_id),
            commitments_url(report_id),
            facts.commitments.on_theme(theme_id, report_id),
        )


KIND = Kind(
    template="commitments-theme", view=CommitmentsThemeView, addresses=_addresses, content=_content
)
