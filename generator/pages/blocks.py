"""Pieces of generated content that a hand-written page takes in by name.

A line `{{ reports }}` by itself stands for the block of that name. Reports are never read for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.analysis import Analysis
from generator.pages.compare import years_of
from generator.pages.facts import Facts
from generator.pages.indicator import IndicatorPicture, first_picture
from generator.pages.newest_targets import NewestTargets, newest_targets
from generator.pages.place import Panel, panels_of
from generator.pages.render import Renderer
from generator.pages.shown import Link, ListedReport
from generator.pages.slices import Grid
from generator.text import LANGUAGE

_BLOCK = re.compile(r" {0,3}\{\{\s*(?P<name>[\w-]+)\s*\}\}[ \t]*\r?\n?")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_NEWEST = 10
_PANELS = 4
"""Small pictures that stand in a row."""


@dataclass(frozen=True, slots=True)
class UnknownBlock:
    """A name that stands for no block, and the line of the Markdown where it was found."""

    line: int
    name: str

    def message(self, names: Iterable[str]) -> str:
        """What was found, and the names of which one was expected."""
        return f"found {{{{ {self.name} }}}}; expected one of {', '.join(sorted(names))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much of everything the site has."""

    reports: int
    places: int
    themes: int
    terms: int
    mentions: int
    indicators: int
    observations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """What every block may show.

    `reports` are the newest, `years` what is here by year and level. `newest_day` is that of
    the newest report, which no rebuild changes. `first_picture` is the first indicator's, for where
    there are no `newest_targets` to compare. `place` is the only one whose reports are here, with
    the `panels` of its years; None and none of several.
    """

    counts: Counts
    reports: tuple[ListedReport, ...]
    years: Grid
    newest_day: str
    first_picture: IndicatorPicture | None
    newest_targets: NewestTargets | None
    place: Link | None
    panels: tuple[Panel, ...]


class Blocks:
    """The blocks of one site: a template in `templates/blocks/` makes each."""

    def __init__(self, analysis: Analysis, facts: Facts, renderer: Renderer) -> None:
        self._renderer = renderer
        self.names = renderer.blocks
        chains = facts.reports.chains()
        only = chains[0] if len(chains) == 1 else ()
        self._view = BlockView(
            counts=Counts(
                reports=len(facts.reports.ids()),
                places=len(chains),
                themes=len(analysis.themes.catalogue.themes),
                terms=len(analysis.glossary.groups.groups),
                mentions=len(analysis.glossary.mentions),
                indicators=len(analysis.figures.indicators),
                observations=len(analysis.figures.observations),
            ),
            reports=_newest(facts),
            years=years_of(facts),
            newest_day=newest_day(facts),
            first_picture=_first_picture(facts),
            newest_targets=newest_targets(facts),
            place=Link(facts.reports.place_url(only[-1]), facts.reports.shown(only[-1]).region)
            if only
            else None,
            panels=panels_of(facts, only)[:_PANELS],
        )

    def draw(self, name: str, url: str) -> str:
        """The HTML of a block on the page at `url`; the page may be in another language."""
        return f'<div lang="{LANGUAGE}">\n{self._renderer.block(name, url, self._view)}\n</div>'


def _newest(facts: Facts) -> tuple[ListedReport, ...]:
    """The newest reports, those of the newest year first, in the order of the corpus."""
    newest = sorted(facts.reports.ids(), key=lambda r: -facts.reports.shown(r).year)
    return facts.reports.listed(newest[:_NEWEST])


def newest_day(facts: Facts) -> str:
    """The day on which the newest report was given, or its year where no report says a day."""
    days = [facts.reports.report(r).delivered_on for r in facts.reports.ids()]
    newest = max((day for day in days if day), default=None)
    if newest:
        return f"{newest.year}年{newest.month}月{newest.day}日"
    return next((f"{year}年" for year, _, _ in facts.reports.held()), "")


def _first_picture(facts: Facts) -> IndicatorPicture | None:
    """The first indicator's picture, of those that reports give a figure of."""
    pictures = (first_picture(facts, indicator) for indicator in facts.figures.headline)
    return next(filter(None, pictures), None)


def expanded(
    markdown: str, names: frozenset[str], draw: Callable[[str], str]
) -> tuple[str, tuple[UnknownBlock, ...]]:
    """The Markdown with every block drawn, and the names that stand for none.

    Fenced code is left as it is.
    """
    unknown: list[UnknownBlock] = []

    def drawn() -> Iterator[str]:
        for number, line, is_code in lines(markdown):
            block = None if is_code else _BLOCK.fullmatch(line)
            if block is None:
                yield line
            elif block["name"] in names:
                yield f"\n{draw(block['name'])}\n\n"
            else:
                unknown.append(UnknownBlock(number, block["name"]))
                yield line

    return "".join(drawn()), tuple(unknown)


def lines(markdown: str) -> Iterator[tuple[int, str, bool]]:
    """Every line with its number from 1, and whether it is fenced code."""
    fence = ""
    for number, line in enumerate(markdown.splitlines(keepends=True), 1):
        mark = _FENCE.match(line)
        is_code = bool(fence or mark)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        yield number, line, is_code
