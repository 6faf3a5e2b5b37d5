"""The way on from where a place's years stood, before places had pages of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.links import compare_place_url
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind


@dataclass(frozen=True, slots=True)
class MovedPlaceView:
    """The place, and where it stands now."""

    name: str
    url: str


def _addresses(facts: Facts) -> Iterator[Address[str]]:
    for chain in facts.reports.chains_of_several_years():
        name = facts.reports.shown(chain[-1]).region
        title = f"{name}历年目标与结果"
        yield Address(url=compare_place_url(chain[0]), title=title, about=chain[-1])


def _content(facts: Facts, address: Address[str]) -> Content:
    url = facts.reports.place_url(address.about)
    view = MovedPlaceView(facts.reports.shown(address.about).region, url)
    return Content(view=view, moved_to=url)


KIND = Kind(
    template="moved-place",
    frame="moved.html",
    view=MovedPlaceView,
    addresses=_addresses,
    content=_content,
)
