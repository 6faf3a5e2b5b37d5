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
from generator.pages.place_years import PlaceYears, place_years

_MOST = 60
"""Places that stand on this page themselves; of more, those below provinces stand on theirs."""


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
    by_level: defaultdict[Level, list[Sequence[str]]] = defaultdict(list)
    chains = facts.reports.chains()
    for chain in chains:
        by_level[facts.reports.region(chain[-1]).level].append(chain)
    few = len(chains) <= _MOST
    shown = [level for level in Level if by_level[level] and (few or level in _ABOVE)]
    years = [report.year for report in facts.reports.all()]
    first, last = min(years, default=0), max(years, default=0)
    return Content(
        view=ReportsView(
            count=len(years),
            places=len(chains),
            years_said=f"{first}—{last}年" if first < last else f"{last}年",
            levels=tuple(
                place_years(facts, level.value, LEVELS[level], by_level[level]) for level in shown
            ),
            provinces=() if few else tuple(_provinces(facts, chains)),
            province_levels=tuple(LEVELS[level] for level in _WITHIN),
        ),
        wide=True,
    )


_ABOVE = (Level.NATIONAL, Level.PROVINCE)
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
