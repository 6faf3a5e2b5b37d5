"""A figure as the value of an indicator, in its unit; none where it is another kind of number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue.indicators import Indicator, Measure
from generator.figures.predicates import Figure
from generator.model import Basis, Bound


@dataclass(frozen=True, slots=True)
class Value:
    """A figure in its indicator's unit, printed at `[start, end)` of the clean text.

    `aim`: the text itself calls it a target. `stance`, `basis` and `controlled` are as the words
    around it say.
    """

    value: Decimal
    high: Decimal | None
    bound: Bound
    start: int
    end: int
    aim: bool = False
    stance: str = ""
    basis: Basis = Basis.UNSAID
    controlled: bool = False


_FLIPPED = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}


def value_of(indicator: Indicator, figure: Figure) -> Value | None:
    """The figure as a value of the indicator; None where it is another kind of number.

    A fall is negative and its bound turns: 下降5%以上 is at most -5.
    """
    amount = figure.amount
    index = indicator.index_base
    as_index = index is not None and not figure.changes and amount.value > index / 2
    unit = Decimal(1) if as_index else indicator.units.get(amount.unit.replace("μ", "µ"))
    if unit is None or (as_index and amount.unit not in ("", "%")):
        return None
    factor = amount.factor * unit
    if not _fits(indicator, figure):
        return None
    negative = figure.falls and indicator.measure is Measure.GROWTH
    low = amount.value * factor
    high = None if amount.high is None else amount.high * factor
    if as_index and index is not None:
        low, high = low - index, None if high is None else high - index
    bound = figure.bound
    if negative:
        low, high = (-low, None) if high is None else (-high, -low)
        bound = _FLIPPED.get(bound, bound)
    least, most = indicator.plausible
    if not least <= low <= most:
        return None
    if amount.scale or unit != 1:
        low, high = _plain(low), None if high is None else _plain(high)
    return Value(
        low,
        high,
        bound,
        figure.start,
        figure.end,
        aim=figure.aim,
        stance=figure.stance,
        basis=figure.basis if indicator.measure is Measure.GROWTH else Basis.UNSAID,
        controlled=figure.controlled,
    )


def _fits(indicator: Indicator, figure: Figure) -> bool:
    """Whether the words around a figure make it the indicator's kind of number."""
    if indicator.level_of and figure.attributive:
        return False
    if indicator.measure is not Measure.GROWTH:
        return not figure.unchanged and (not figure.changes or figure.to)
    # 完成85% is progress, 提高到5% a share; 增速提高到5% and 增长达到5% are growth.
    if not figure.rate and (figure.to or (figure.done and not figure.changes)):
        return False
    # 由8亿元增加到13亿元、增长60%: over years that the words do not name.
    return figure.rate or not figure.since


def _plain(value: Decimal) -> Decimal:
    """Without exponent and without the zeros that a conversion leaves: 10616.40 is 10616.4."""
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text and value != 0 else text)
