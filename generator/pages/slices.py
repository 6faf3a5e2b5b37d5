"""Lists of all reports, cut to pages: by year, by level and, where that is too much, by place.

A list that is short stays on one page. A longer one has a page at its own address that leads on to
its slices; each of them shows some reports of one year and level, in the order of the corpus.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.labels import LEVELS
from generator.links import numbered, slice_url
from generator.model import Level
from generator.pages.facts.reports import ReportFacts
from generator.pages.shown import Link

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Slice:
    """Some reports of one year and level: page `number` of `of`."""

    year: int
    level: Level
    number: int
    of: int
    report_ids: tuple[str, ...]

    @property
    def title(self) -> str:
        """`2024年·市级`, and which page of several."""
        return f"{self.year}年·{self.level_title}"

    @property
    def level_title(self) -> str:
        """The same where the year is said already: `市级`."""
        page = f"·第{self.number}页" if self.of > 1 else ""
        return f"{LEVELS[self.level]}{page}"

    def url(self, base: str) -> str:
        """The slice's address, below that of the list."""
        return slice_url(base, self.year, self.level, self.number)

    def url_below(self, base: str) -> str:
        """Its address below that of a list of its year."""
        return numbered(f"{base}{self.level.value}/", self.number)


@dataclass(frozen=True, slots=True)
class Sliced(Generic[T]):
    """What a list is of, and the slice of it that a page shows; None for the list's own page."""

    whole: T
    slice: Slice | None


@dataclass(frozen=True, slots=True)
class PartOf:
    """A slice as the others lead to it; `here` is the one that is shown."""

    url: str
    name: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class SliceNav:
    """The ways from a slice to those beside it: other levels, other years, other places.

    `extent` says how many reports there are of its year and level.
    """

    extent: str
    levels: tuple[PartOf, ...]
    years: tuple[PartOf, ...]
    places: tuple[PartOf, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A year, with a way to each level's slice, None where there is none; `url` is the year's."""

    year: int
    cells: tuple[Link | None, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """All slices of a list, by year and level; `partly` where of some not all reports speak."""

    levels: tuple[str, ...]
    rows: tuple[GridRow, ...]
    partly: bool = False


def slices(reports: ReportFacts, weights: Mapping[str, int], most: int) -> tuple[Slice, ...]:
    """The slices of a list in which each report has a weight, newest first.

    No slice of several reports weighs more than `most`; a report that weighs nothing is in none.
    Empty where the whole list weighs no more.
    """
    if sum(weights.values()) <= most:
        return ()
    groups: defaultdict[tuple[int, Level], list[str]] = defaultdict(list)
    for report_id, weighs in weights.items():
        if weighs:
            year = reports.shown(report_id).year
            groups[year, reports.region(report_id).level].append(report_id)
    found: list[Slice] = []
    for year, level in sorted(groups, key=lambda key: (-key[0], list(Level).index(key[1]))):
        pages = tuple(_filled(groups[year, level], weights, most))
        found += (Slice(year, level, n, len(pages), ids) for n, ids in enumerate(pages, 1))
    return tuple(found)


def _filled(
    report_ids: Sequence[str], weights: Mapping[str, int], most: int
) -> Iterator[tuple[str, ...]]:
    """The reports in runs of about the same weight, none of several heavier than `most`."""
    total = sum(weights[report_id] for report_id in report_ids)
    even = total / -(-total // most)
    page: list[str] = []
    held = done = 0
    for report_id in report_ids:
        weighs = weights[report_id]
        if page and (held + weighs > most or held + weighs / 2 > even):
            yield tuple(page)
            page, held = [], 0
            even = (total - done) / -(-(total - done) // most)
        page.append(report_id)
        held += weighs
        done += weighs
    yield tuple(page)


def grid(
    base: str, found: Sequence[Slice], speaks: Callable[[str], bool] = lambda report_id: True
) -> Grid:
    """The ways from a list's own page to its slices, each with the number of its reports.

    Where not all of them speak of what the list is of, the number of those that do stands before.
    """
    counts: Counter[tuple[int, Level]] = Counter()
    speaking: Counter[tuple[int, Level]] = Counter()
    for one in found:
        counts[one.year, one.level] += len(one.report_ids)
        speaking[one.year, one.level] += sum(map(speaks, one.report_ids))
    levels = [level for level in Level if any(of == level for _, of in counts)]

    def cell(year: int, level: Level) -> Link | None:
        count, told = counts[year, level], speaking[year, level]
        name = f"{count} 份" if told == count else f"{told} / {count} 份"
        return Link(slice_url(base, year, level), name) if count else None

    return Grid(
        levels=tuple(LEVELS[level] for level in levels),
        rows=tuple(
            GridRow(year, tuple(cell(year, level) for level in levels))
            for year in dict.fromkeys(one.year for one in found)
        ),
        partly=speaking != counts,
    )


def slice_nav(reports: ReportFacts, base: str, found: Sequence[Slice], here: Slice) -> SliceNav:
    """The ways from one of a list's slices to the others."""
    first = [one for one in found if one.number == 1]
    return SliceNav(
        extent=extent(reports, here.year, here.level),
        levels=tuple(
            PartOf(one.url(base), LEVELS[one.level], one.level is here.level)
            for one in first
            if one.year == here.year
        ),
        years=tuple(
            PartOf(one.url(base), f"{one.year}年", one.year == here.year)
            for one in first
            if one.level is here.level
        ),
        places=tuple(
            PartOf(one.url(base), _places(reports, one), one.number == here.number)
            for one in found
            if (one.year, one.level) == (here.year, here.level) and here.of > 1
        ),
    )


def extent(reports: ReportFacts, year: int, level: Level) -> str:
    """How many of the places of a level have a report of a year here; of provinces, of how many."""
    counts = {(of_year, of_level): count for of_year, of_level, count in reports.held()}
    count = counts.get((year, level), 0)
    if level is not Level.PROVINCE:
        return f"{year}年收录{LEVELS[level]}报告 {count} 份。"
    return (
        f"{year}年收录 {count} 个省（自治区、直辖市）的报告，"
        f"共 {len(reports.places.reporting_provinces)} 个（不含港澳台）。"
    )


def of_years(years: Sequence[int], url: Callable[[int], str], here: int) -> tuple[PartOf, ...]:
    """The ways from one year's page to the others of its kind."""
    return tuple(PartOf(url(year), f"{year}年", year == here) for year in years)


def down(whole: tuple[str, str], here: Slice | None) -> tuple[tuple[str, str | None], ...]:
    """The last steps of the way down to a list, or to a slice of it, as `crumbs` takes them."""
    name, url = whole
    return ((name, url), (here.title, None)) if here else ((name, None),)


def _places(reports: ReportFacts, one: Slice) -> str:
    """`北京市—黑龙江省`."""
    first, last = (reports.shown(r).region for r in (one.report_ids[0], one.report_ids[-1]))
    return first if first == last else f"{first}—{last}"
