"""Lists about the reports of one year: a page a year, and a page a level where they are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.links import COMPARE, compare_year_url
from generator.pages.facts import Facts
from generator.pages.kinds import Address
from generator.pages.shown import Crumb, crumbs
from generator.pages.slices import PartOf, Slice, Sliced, of_years


@dataclass(frozen=True, slots=True)
class YearPage:
    """How a page of a year begins: the ways to it, its title, other years and the other levels.

    `levels` are also on the year's own page, from which they are reached.
    """

    crumbs: tuple[Crumb, ...]
    title: str
    year: int
    years: tuple[PartOf, ...]
    levels: tuple[PartOf, ...]


def _uncut(facts: Facts, year: int) -> tuple[Slice, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YearList:
    """A list that there is of several years.

    `name` is what it is called beside others; `title` is what it is of, behind the year. `url` is
    the address of a year's. `years` are those that have one, newest first; `slices` are a year's
    pages by level, none where it is short.
    """

    name: str
    title: str
    url: Callable[[int], str]
    years: Callable[[Facts], tuple[int, ...]]
    slices: Callable[[Facts, int], tuple[Slice, ...]] = _uncut

    def url_of(self, year: int, here: Slice | None) -> str:
        """The page of a year, or of a slice of it."""
        return here.url_below(self.url(year)) if here else self.url(year)

    def addresses(self, facts: Facts) -> Iterator[Address[Sliced[int]]]:
        """Every page of the list."""
        for year in self.years(facts):
            title = f"{year}年{self.title}"
            yield Address(url=self.url(year), title=title, about=Sliced(year, None))
            for one in self.slices(facts, year):
                of_level = f"{title}·{one.level_title}"
                yield Address(url=self.url_of(year, one), title=of_level, about=Sliced(year, one))

    def page(self, facts: Facts, address: Address[Sliced[int]]) -> YearPage:
        """How one of its pages begins."""
        year, here = address.about.whole, address.about.slice
        return YearPage(
            crumbs=crumbs(
                ("比较", COMPARE),
                (f"{year}年", compare_year_url(year)),
                (self.name, self.url(year) if here else None),
                *([(here.level_title, None)] if here else []),
            ),
            title=address.title,
            year=year,
            years=of_years(self.years(facts), self.url, year),
            levels=tuple(
                PartOf(self.url_of(year, one), one.level_title, one == here)
                for one in self.slices(facts, year)
            ),
        )

    def report_ids(
        self, facts: Facts, address: Address[Sliced[int]], told: Iterable[str]
    ) -> tuple[str, ...]:
        """Of the reports `told` of, those on a page: none on one that leads on to its slices."""
        year, here = address.about.whole, address.about.slice
        if here:
            return tuple(r for r in told if r in here.report_ids)
        if self.slices(facts, year):
            return ()
        return facts.reports.in_year(told, year)


def slices_of(facts: Facts, year: int, report_ids: Iterable[str]) -> tuple[Slice, ...]:
    """A year's pages by level, as tables with a row a report have them, that have one of these."""
    told = set(report_ids)
    return tuple(one for one in facts.figures.slices(year) if told & {*one.report_ids})
