"""What is here and what is missing: by year and level, by province, and place by place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.labels import LEVELS
from generator.links import ABOUT, COVERAGE, province_url
from generator.model import Level
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.place_years import PlaceYears, place_years
from generator.pages.shown import Crumb, Link, crumbs

_MOST = 60
"""Places that stand on this page themselves; of more, those below provinces stand on theirs."""


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
    """The sources by year, level and place, and what is missing among them."""

    crumbs: tuple[Crumb, ...]
    count: int
    places: int
    level_names: tuple[str, ...]
    years: tuple[YearCounts, ...]
    levels: tuple[PlaceYears, ...]
    is_cut: bool
    missing: tuple[MissingOf, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    chains = facts.reports.chains()
    by_level: defaultdict[Level, list[Sequence[str]]] = defaultdict(list)
    for chain in chains:
        by_level[facts.reports.region(chain[-1]).level].append(chain)
    levels = [level for level in Level if by_level[level]]
    few = len(chains) <= _MOST
    shown = [level for level in levels if few or level in (Level.NATIONAL, Level.PROVINCE)]
    return Content(
        view=CoverageView(
            crumbs=crumbs(("关于", ABOUT), ("覆盖范围", None)),
            count=len(facts.reports.ids()),
            places=len(chains),
            level_names=tuple(LEVELS[level] for level in levels),
            years=tuple(_years(facts, levels)),
            levels=tuple(
                place_years(facts, level.value, LEVELS[level], by_level[level]) for level in shown
            ),
            is_cut=not few,
            missing=tuple(_missing(facts)),
        ),
        wide=True,
    )


def _years(facts: Facts, levels: Sequence[Level]) -> Iterator[YearCounts]:
    counts: Counter[tuple[int, Level]] = Counter()
    torn: Counter[int] = Counter()
    doubted: Counter[int] = Counter()
    for report in facts.reports.all():
        counts[report.year, facts.reports.region(report.report_id).level] += 1
        torn[report.year] += bool(report.gap)
        doubted[report.year] += bool(report.doubts)
    for year in sorted({year for year, _ in counts}, reverse=True):
        of_levels = tuple(counts[year, level] for level in levels)
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


KIND = Kind(
    template="coverage", view=CoverageView, addresses=single(COVERAGE, "覆盖范围"), content=_content
)
