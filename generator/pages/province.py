"""The reports of a province and of all places in it: a place's years in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.links import REPORTS, province_url
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.place_years import PlaceYears, coverage, folded, places_by_level
from generator.pages.shown import Crumb, crumbs
from generator.pictures.coverage import Coverage


@dataclass(frozen=True, slots=True)
class ProvinceView:
    """A province by level; `held` is the picture of it, where its places are not too many."""

    crumbs: tuple[Crumb, ...]
    name: str
    count: int
    places: int
    held: Coverage | None
    levels: tuple[PlaceYears, ...]


def _chains(facts: Facts) -> dict[tuple[str, str], list[Sequence[str]]]:
    """The places of every province, by its slug and name."""
    found: defaultdict[tuple[str, str], list[Sequence[str]]] = defaultdict(list)
    for chain in facts.reports.chains():
        province = facts.reports.province(chain[-1])
        if province[0]:
            found[province].append(chain)
    return found


def _addresses(facts: Facts) -> Iterator[Address[tuple[str, str]]]:
    for slug, name in _chains(facts):
        title = f"{name}及所辖各地的报告"
        yield Address(url=province_url(slug), title=title, about=(slug, name))


def _content(facts: Facts, address: Address[tuple[str, str]]) -> Content:
    chains = _chains(facts)[address.about]
    name = address.about[1]
    return Content(
        view=ProvinceView(
            crumbs=crumbs(("报告", REPORTS), (name, None)),
            name=name,
            count=sum(map(len, chains)),
            places=len(chains),
            held=coverage(facts, f"{name}及所辖各地收录的报告", chains),
            levels=tuple(map(folded, places_by_level(facts, chains))),
        ),
        wide=True,
    )


KIND = Kind(template="province", view=ProvinceView, addresses=_addresses, content=_content)
