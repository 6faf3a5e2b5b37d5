"""Which reports a made corpus has: places of the table, and years."""

from __future__ import annotations

import math

from generator.catalogue.places import Places
from generator.model import Level, Region

LATEST = 2025
"""The year of most made reports; a place with several goes back from here."""

_FIRST_YEAR = 1990
_NATION = "100000"
_WITHOUT_REPORTS = ("71", "81", "82")  # Taiwan, Hong Kong, Macao
_PLACES_PER_REPORT = 0.6
_SHARES = {Level.PROVINCE: 0.15, Level.PREFECTURE: 0.45}  # of places; the others are counties
_YEARS_OF_SOME = 5  # that every third place has before any other has a second


def plan(count: int, places: Places, *, nation: bool = False) -> tuple[tuple[Region, int], ...]:
    """`count` pairs of place and year, none twice: by level and code, latest years first.

    A seventh are provinces, not quite half prefectures, the others counties, as far as there are
    so many; a third of all places have up to five years, and all as many as it takes.
    Raises: ValueError where there are not that many pairs.
    """
    chosen = _chosen(math.ceil(count * _PLACES_PER_REPORT), places, nation=nation)
    pairs = [(region, LATEST) for region in chosen][:count]
    years = range(LATEST - 1, _FIRST_YEAR - 1, -1)
    some = [region for number, region in enumerate(chosen) if number % 3 == 0]
    early = years[: _YEARS_OF_SOME - 1]
    pairs += [(region, year) for year in early for region in some][: count - len(pairs)]
    taken = set(pairs)
    for year in years:
        if len(pairs) == count:
            break
        free = [(region, year) for region in chosen if (region, year) not in taken]
        pairs += free[: count - len(pairs)]
    if len(pairs) < count:
        raise ValueError(f"{count} reports; expected {len(pairs)} at most")
    return tuple(pairs)


def _chosen(count: int, places: Places, *, nation: bool) -> list[Region]:
    """The places of a corpus: cities lie in chosen provinces, counties in chosen cities first."""
    by_level = {
        level: [r for r in places.of_level(level) if r.adcode[:2] not in _WITHOUT_REPORTS]
        for level in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
    }
    chosen = [places.region(_NATION)] if nation else []
    left = count - len(chosen)
    above: set[str] = set()
    for level, of_level in by_level.items():
        share = math.ceil(_SHARES.get(level, 1) * count)
        if above:
            of_level.sort(key=lambda region: region.parent not in above)
        taken = of_level[: min(share, left)]
        if level is Level.PROVINCE:  # from all parts of the country
            step = max(1, len(of_level) // max(1, len(taken)))
            taken = of_level[::step][: len(taken)]
        above = {region.name for region in taken}
        chosen += taken
        left -= len(taken)
    return chosen
