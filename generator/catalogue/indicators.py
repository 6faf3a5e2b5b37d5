"""The indicators (指标) whose figures are read, and the names by which reports call them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from generator.catalogue.loading import Text, load_yaml, refuse_repeated
from generator.grammar.words import any_of


class Measure(StrEnum):
    """What kind of number an indicator is: a rate of growth, a share, or an amount."""

    GROWTH = "growth"
    RATIO = "ratio"
    LEVEL = "level"


class ShortNames(BaseModel):
    """Names that stand for the indicator once one of `after` stands before them.

    Words of `until` between the two end it: 粮食丰收，油料面积5万亩、产量1万吨.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: Annotated[tuple[Text, ...], Field(min_length=1)]
    after: Annotated[tuple[Text, ...], Field(min_length=1)]
    until: tuple[Text, ...] = ()
    figures_only: bool = False


class NameForm(BaseModel):
    """A name made of slots: of each slot one of its words, in order; empty words leave it out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slots: Annotated[tuple[tuple[str, ...], ...], Field(min_length=2)]
    example: Text

    @model_validator(mode="after")
    def _example_is_one(self) -> Self:
        if not self.regex.fullmatch(self.example):
            raise ValueError(f"example: {self.example} is not made of the slots")
        return self

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile("".join(map(any_of, self.slots)))


class About(BaseModel):
    """How far 左右 reaches: an amount in the indicator's unit, or a share of the target.

    `reason` is Chinese and meant for readers.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    amount: Annotated[Decimal, Field(gt=0)] | None = None
    share: Annotated[Decimal, Field(gt=0, lt=1)] | None = None
    reason: Text

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.amount is None) == (self.share is None):
            raise ValueError("about: expected either an amount or a share")
        return self

    def reaches(self, target: Decimal) -> Decimal:
        """The distance from a target that 左右 still covers, in the indicator's unit."""
        return self.amount if self.amount is not None else abs(target) * (self.share or 0)


class Indicator(BaseModel):
    """One indicator; the fields are explained at the head of `indicators.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    name: Text
    brief: str = ""
    english: str = ""
    level_of: str = ""  # the id of the rate whose names it shares
    aliases: tuple[Text, ...] = ()
    forms: tuple[NameForm, ...] = ()
    weak: tuple[Text, ...] = ()
    wider: tuple[Text, ...] = ()
    national: tuple[Text, ...] = ()
    mentions: tuple[Text, ...] = ()
    asked: tuple[Text, ...] = ()
    collective: tuple[Text, ...] = ()
    short: ShortNames | None = None
    scopes: tuple[Text, ...] = ()
    areas: tuple[Text, ...] = ()
    exclusions: tuple[Text, ...] = ()
    measure: Measure
    unit: Text
    units: Annotated[dict[Text, Decimal], Field(min_length=1)]
    index_base: Decimal | None = None
    plausible: tuple[Decimal, Decimal]
    lower_is_better: bool = False
    state: bool = False
    flow: bool = False
    two_sided_from: int | None = None
    about: About | None = None
    theme: str = ""
    headline: bool
    definition: Text

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def known_as(self) -> tuple[str, ...]:
        """Every name by which a reader may ask for it, besides its own."""
        return tuple(dict.fromkeys((*self.aliases, *self.weak, *self.national, *self.asked)))

    def about_reaches(self, target: Decimal) -> Decimal:
        """How far from a target 左右 reaches, in the unit."""
        if self.about:
            return self.about.reaches(target)
        return _ABOUT_POINTS if self.measure is Measure.GROWTH else abs(target) * _ABOUT_SHARE

    @model_validator(mode="after")
    def _has_a_name(self) -> Self:
        if not (self.aliases or self.national or self.level_of):
            raise ValueError("aliases: expected a name, unless `national` or `level_of` gives one")
        return self

    @model_validator(mode="after")
    def _limits_rise(self) -> Self:
        if self.plausible[0] >= self.plausible[1]:
            raise ValueError("plausible: expected a lower and a higher limit")
        return self


_ABOUT_POINTS = Decimal("0.5")
_ABOUT_SHARE = Decimal("0.02")


class Indicators(BaseModel):
    """The catalogue's file: indicators in the site's order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    indicators: Annotated[tuple[Indicator, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _asked_names_are_new(self) -> Self:
        names = [
            *(name for one in self.indicators for name in {one.name, *one.aliases, *one.weak}),
            *(name for one in self.indicators for name in (*one.national, *one.asked)),
        ]
        for one in self.indicators:
            for name in one.asked:
                if names.count(name) > 1:
                    raise ValueError(f"asked: {name} of {one.id} is a name already")
        return self

    @model_validator(mode="after")
    def _levels_are_of_rates(self) -> Self:
        rates = {one.id for one in self.indicators if one.measure is Measure.GROWTH}
        for one in self.indicators:
            if one.level_of and (one.level_of not in rates or one.measure is not Measure.LEVEL):
                raise ValueError(f"level_of: {one.id} is no level of a rate {one.level_of}")
        refuse_repeated(
            "levels of a rate", (one.level_of for one in self.indicators if one.level_of)
        )
        return self

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        refuse_repeated("indicators", (indicator.id for indicator in self.indicators))
        return self


def names_of(indicator: Indicator, indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """The full names by which reports call it, those that a level shares with its rate included."""
    rate = next((one for one in indicators if one.id == indicator.level_of), None)
    shared = rate.aliases if rate else ()
    return (*shared, *(indicator.aliases or indicator.national))


def load_indicators(
    path: Path = Path(__file__).with_name("indicators.yml"), own: Path | None = None
) -> tuple[Indicator, ...]:
    """The indicators of `indicators.yml`, in its order. Raises: CatalogueError."""
    return load_yaml(path, Indicators, own).indicators
