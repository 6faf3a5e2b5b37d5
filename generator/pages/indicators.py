"""The index of indicators."""

from __future__ import annotations

from dataclasses import dataclass

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
    """All indicators."""

    crumbs: tuple[Crumb, ...]
    count: int
    indicators: tuple[IndicatorEntry, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    indicators = facts.figures.indicators
    return Content(
        view=IndicatorsView(
            crumbs=crumbs(("比较", COMPARE), ("各项指标", None)),
            count=len(indicators),
            indicators=tuple(
                IndicatorEntry(
                    name=indicator.name,
                    url=indicator_url(indicator.id),
                    unit=indicator.unit,
                    definition=indicator.definition,
                    count=facts.figures.count(indicator.id),
                )
                for indicator in indicators
            ),
        )
    )


KIND = Kind(
    template="indicators",
    view=IndicatorsView,
    addresses=single(INDICATORS, "各项指标"),
    content=_content,
)
