"""The index of reports: by level, then by province, then a place's years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.labels import LEVELS
from generator.links import REPORTS, province_url
from generator.model import Level
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.place_years import (
    PLACES_MAX,
    PlaceYears,
    levels_on_one_page,
    places_by_level,
)


@dataclass(frozen=True, slots=True)
class Province:
    """A province, and how many reports and places it has of each level, as words."""

    name: str
    url: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportsView:
    """The index; `provinces` are empty where all places stand on the page itself."""

    count: int
    places: int
    years_said: str
    levels: tuple[PlaceYears, ...]
    provinces: tuple[Province, ...]
    province_levels: tuple[str, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    chains = facts.reports.chains()
    held = facts.reports.held()
    last, first = (held[0][0], held[-1][0]) if held else (0, 0)
    return Content(
        view=ReportsView(
            count=len(facts.reports.ids()),
            places=len(chains),
            years_said=f"{first}—{last}年" if first < last else f"{last}年",
            levels=places_by_level(facts, chains, levels_on_one_page(chains)),
            provinces=tuple(_provinces(facts, chains)) if len(chains) > PLACES_MAX else (),
            province_levels=tuple(LEVELS[level] for level in _WITHIN),
        ),
        wide=True,
    )


_WITHIN = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)


def _provinces(facts: Facts, chains: Sequence[Sequence[str]]) -> Iterator[Province]:
    """Every province in which a place has reports, by code."""
    found: dict[tuple[str, str], defaultdict[Level, list[int]]] = {}
    for chain in chains:
        province = facts.reports.province(chain[-1])
        if province[0]:
            counts = found.setdefault(province, defaultdict(list))
            counts[facts.reports.region(chain[-1]).level].append(len(chain))
    order = {name: n for n, name in enumerate(facts.reports.province_names())}
    for (slug, name), counts in sorted(found.items(), key=lambda item: order[item[0][1]]):
        words = (
            f"{len(counts[level])} 地，{sum(counts[level])} 份" if counts[level] else ""
            for level in _WITHIN
        )
        yield Province(name, province_url(slug), tuple(words))


KIND = Kind(
    template="reports", view=ReportsView, addresses=single(REPORTS, "报告"), content=_content
)
