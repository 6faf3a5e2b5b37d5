"""Each place's targets against those of its superior for the same year (层层加码)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.catalogue.indicators import Indicator, Measure
from generator.corpus import Corpus
from generator.figures.changes import are_of_different_kinds
from generator.figures.comparisons import Cell, CellTable
from generator.model import Bound, Observation, Status


class Position(StrEnum):
    """Where a target stands to the superior's. `label` is for readers."""

    ABOVE = "above"
    EQUAL = "equal"
    REWORDED = "reworded"  # the same number in other words: 5%左右 and 5%以上
    BELOW = "below"
    ACROSS = "across"  # an interval that holds the superior's, or lies within it

    @property
    def label(self) -> str:
        return _POSITIONS[self]


_POSITIONS = {
    Position.ABOVE: "高于上级",
    Position.EQUAL: "与上级相同",
    Position.REWORDED: "数同而措辞不同",
    Position.BELOW: "低于上级",
    Position.ACROSS: "区间交错",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """A target beside that of the government right above, for the same year.

    `low` and `high` are the distances of the lower and of the
    upper ends, equal where both are single numbers, in the indicator's unit.
    """

    indicator_id: str
    own: Cell
    superior: Cell
    low: Decimal
    high: Decimal

    @property
    def position(self) -> Position:
        (own,), (superior,) = self.own.observations, self.superior.observations
        return position_of(self.low, self.high, own.bound, superior.bound)

    @property
    def middle(self) -> Decimal:
        """The distance of the middles, which is the distance itself of single numbers."""
        return (self.low + self.high) / 2


def position_of(low: Decimal, high: Decimal, own: Bound, superior: Bound) -> Position:
    """Where a target stands to another, by the distances of their ends and by their words."""
    if low * high < 0:
        return Position.ACROSS
    if low + high == 0:
        return Position.EQUAL if own is superior else Position.REWORDED
    return Position.ABOVE if low + high > 0 else Position.BELOW


def margins(
    corpus: Corpus, table: CellTable, indicators: Sequence[Indicator]
) -> tuple[Margin, ...]:
    """The margins of all reports whose superior's of the same year is here.

    By place and year in the corpus' order, then by indicator. Only rates and shares are held
    against each other: an amount of a city is no measure for the province's. Nothing
    where either has no figure, has several, or where they are of different kinds.
    """
    return tuple(_margins(corpus, table, indicators))


def _margins(corpus: Corpus, table: CellTable, indicators: Sequence[Indicator]) -> Iterator[Margin]:
    compared = [one for one in indicators if one.measure is not Measure.LEVEL or one.state]
    for report in corpus.reports:
        superior = corpus.next_above(report)
        if superior is None:
            continue
        for indicator in compared:
            own = table.cell(indicator.id, report.report_id, Status.TARGET)
            above = table.cell(indicator.id, superior.report_id, Status.TARGET)
            if len(own.observations) != 1 or len(above.observations) != 1:
                continue
            (mine,), (theirs,) = own.observations, above.observations
            if not are_of_different_kinds(mine, theirs):
                yield Margin(
                    indicator_id=indicator.id,
                    own=own,
                    superior=above,
                    low=mine.value - theirs.value,
                    high=_upper(mine) - _upper(theirs),
                )


def _upper(target: Observation) -> Decimal:
    return target.value if target.value_high is None else target.value_high
