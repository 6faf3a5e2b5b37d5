"""What is here and what is missing: by year and level, by province, and place by place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.labels import LEVELS
from generator.links import ABOUT, COVERAGE, province_url
from generator.model import Level
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.place_years import (
    PLACES_MAX,
    PlaceYears,
    coverage,
    levels_on_one_page,
    places_by_level,
)
from generator.pages.shown import Crumb, Link, crumbs
from generator.pictures.coverage import Coverage


@dataclass(frozen=True, slots=True)
class YearCounts:
    """The reports of one year, by level; `torn` are those whose source lost an end."""

    year: int
    counts: tuple[int, ...]
    torn: int
    doubted: int


@dataclass(frozen=True, slots=True)
class MissingPlace:
    """A place of which some years are missing, those of which its province has a report."""

    name: str
    years: str


@dataclass(frozen=True, slots=True)
class MissingOf:
    """What is missing of a province's prefectures: those without any report, those with some."""

    province: Link
    prefectures: int
    without: tuple[str, ...]
    partly: tuple[MissingPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """The sources by year, level and place, and what is missing among them.

    `held` is the picture of it, None where it would be of one place or one year. `years` are counts
    of all reports, empty where the tables of `levels` have them all. `between` are the places of
    those tables of which years between two reports are missing.
    """

    crumbs: tuple[Crumb, ...]
    count: int
    places: int
    held: Coverage | None
    level_names: tuple[str, ...]
    years: tuple[YearCounts, ...]
    levels: tuple[PlaceYears, ...]
    is_cut: bool
    missing: tuple[MissingOf, ...]
    between: tuple[MissingPlace, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    chains = facts.reports.chains()
    levels = facts.reports.levels()
    is_cut = len(chains) > PLACES_MAX
    return Content(
        view=CoverageView(
            crumbs=crumbs(("关于", ABOUT), ("覆盖范围", None)),
            count=len(facts.reports.ids()),
            places=len(chains),
            held=coverage(facts, "收录的报告，按地方和年份", chains, levels_on_one_page(chains)),
            level_names=tuple(LEVELS[level] for level in levels),
            years=tuple(_years(facts, levels)) if is_cut else (),
            levels=places_by_level(facts, chains, levels_on_one_page(chains)),
            is_cut=is_cut,
            missing=tuple(_missing(facts)),
            between=tuple(_between(facts, levels_on_one_page(chains))),
        ),
        wide=True,
    )


def _years(facts: Facts, levels: Sequence[Level]) -> Iterator[YearCounts]:
    counts = {(year, level): count for year, level, count in facts.reports.held()}
    torn: Counter[int] = Counter()
    doubted: Counter[int] = Counter()
    for report in facts.reports.all():
        torn[report.year] += bool(report.gap)
        doubted[report.year] += bool(report.doubts)
    for year in dict.fromkeys(year for year, _ in counts):
        of_levels = tuple(counts.get((year, level), 0) for level in levels)
        yield YearCounts(year, of_levels, torn[year], doubted[year])


def _missing(facts: Facts) -> Iterator[MissingOf]:
    """Of every province here: its prefectures whose reports of the province's years are not."""
    here: defaultdict[str, set[int]] = defaultdict(set)
    for report in facts.reports.all():
        here[facts.reports.region(report.report_id).key].add(report.year)
    prefectures = facts.knowledge.places.of_level(Level.PREFECTURE)
    for chain in facts.reports.chains():
        province = facts.reports.region(chain[-1])
        if province.level is not Level.PROVINCE:
            continue
        years = here[province.key]
        within = [place for place in prefectures if place.parent == province.name]
        lacking = {place.name: sorted(years - here[place.key], reverse=True) for place in within}
        without = tuple(place.name for place in within if not here[place.key])
        partly = tuple(
            MissingPlace(name, "、".join(map(str, found)))
            for name, found in lacking.items()
            if found and name not in without
        )
        if without or partly:
            slug, name = facts.reports.province(chain[-1])
            yield MissingOf(Link(province_url(slug), name), len(within), without, partly)


def _between(facts: Facts, levels: Iterable[Level]) -> Iterator[MissingPlace]:
    """Of every place of these levels: the years between its reports of which there is none."""
    shown = {*levels}
    for chain in facts.reports.chains():
        if facts.reports.region(chain[-1]).level in shown:
            years = [facts.reports.shown(report_id).year for report_id in chain]
            gaps = [
                f"{before + 1}" if after == before + 2 else f"{before + 1}—{after - 1}"
                for before, after in pairwise(sorted({*years}))
                if after > before + 1
            ]
            if gaps:
                yield MissingPlace(facts.reports.shown(chain[-1]).region, "、".join(gaps))


KIND = Kind(
    template="coverage", view=CoverageView, addresses=single(COVERAGE, "覆盖范围"), content=_content
)
