"""The index of indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalogue.indicators import Indicator
from generator.links import COMPARE, INDICATORS, indicator_url
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.shown import Crumb, crumbs


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An indicator, and the number of figures that reports give for it."""

    name: str
    url: str
    unit: str
    definition: str
    count: int


@dataclass(frozen=True, slots=True)
class IndicatorsView:
    """The indicators that comparison tables have, and the others."""

    crumbs: tuple[Crumb, ...]
    headline: tuple[IndicatorEntry, ...]
    others: tuple[IndicatorEntry, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    return Content(
        view=IndicatorsView(
            crumbs=crumbs(("比较", COMPARE), ("各项指标", None)),
            headline=tuple(_entries(facts, facts.figures.headline)),
            others=tuple(_entries(facts, facts.figures.others)),
        )
    )


def _entries(facts: Facts, indicators: Iterable[Indicator]) -> Iterator[IndicatorEntry]:
    for indicator in indicators:
        yield IndicatorEntry(
            name=indicator.name,
            url=indicator_url(indicator.id),
            unit=indicator.unit,
            definition=indicator.definition,
            count=facts.figures.count(indicator.id),
        )


KIND = Kind(
    template="indicators",
    view=IndicatorsView,
    addresses=single(INDICATORS, "各项指标"),
    content=_content,
)
