"""Pieces of generated content that a hand-written page takes in by name.

A line `{{ reports }}` by itself stands for the block of that name. Reports are never read for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.analysis import Analysis
from generator.pages.facts import Facts
from generator.pages.render import Renderer
from generator.pages.shown import ListedReport
from generator.text import LANGUAGE

_BLOCK = re.compile(r" {0,3}\{\{\s*(?P<name>[\w-]+)\s*\}\}[ \t]*\r?\n?")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


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
    sections: int
    themes: int
    terms: int
    mentions: int
    indicators: int
    observations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """What every block may show."""

    counts: Counts
    reports: tuple[ListedReport, ...]


class Blocks:
    """The blocks of one site: a template in `templates/blocks/` makes each."""

    def __init__(self, analysis: Analysis, facts: Facts, renderer: Renderer) -> None:
        reports = facts.reports.listed()
        self._renderer = renderer
        self.names = renderer.blocks
        self._view = BlockView(
            counts=Counts(
                reports=len(reports),
                sections=sum(len(facts.reports.pages_of(r)) for r in facts.reports.ids()),
                themes=len(analysis.themes.catalogue.themes),
                terms=len(analysis.glossary.groups.groups),
                mentions=len(analysis.glossary.mentions),
                indicators=len(analysis.figures.indicators),
                observations=len(analysis.figures.observations),
            ),
            reports=reports,
        )

    def draw(self, name: str, url: str) -> str:
        """The HTML of a block on the page at `url`; the page may be in another language."""
        return f'<div lang="{LANGUAGE}">\n{self._renderer.block(name, url, self._view)}\n</div>'


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
