"""Axes: from values to places in a picture, with round values to mark on the way."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.figures.labels import number
from generator.pictures.marks import GRID, SIZE, Tone, at, line, text, text_width

_LOG_FROM = Decimal(30)
"""Beyond this ratio of largest to smallest (a province's grain to a county's): logarithms."""
_TICK_GAP = 6
"""Between the numbers below two ticks, at least."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to places between two ends, with the values to mark on the axis."""

    place: Callable[[Decimal], float]
    ticks: tuple[Decimal, ...]
    logarithmic: bool


def scale(values: Sequence[Decimal], start: float, end: float) -> Scale:
    """A scale from `start` to `end` that holds all of the values, of which there is one at least.

    `start` may lie beyond `end`, as where larger values stand higher.
    """
    low, high = min(values), max(values)
    width = end - start
    if low > 0 and high / low > _LOG_FROM:
        first, last = math.floor(low.log10()), math.ceil(high.log10())
        ticks = tuple(Decimal(10) ** power for power in range(first, last + 1))
        return Scale(
            lambda v: start + width * (float(v.log10()) - first) / (last - first), ticks, True
        )
    step = _step(high - low)
    lowest = (low / step).to_integral_value("ROUND_FLOOR") * step
    highest = (high / step).to_integral_value("ROUND_CEILING") * step
    if lowest == highest:
        lowest, highest = lowest - step, highest + step
    count = int((highest - lowest) / step)
    ticks = tuple(lowest + step * i for i in range(count + 1))
    return Scale(lambda v: start + width * float((v - lowest) / (highest - lowest)), ticks, False)


def _step(spread: Decimal) -> Decimal:
    """A round distance (1, 2, 5 times a power of ten) that makes about four steps of the spread."""
    if spread == 0:
        return Decimal(1)
    power = Decimal(10) ** math.floor((spread / 4).log10())
    return next(power * f for f in (1, 2, 5, 10) if power * f >= spread / 4)


def labelled(of: Scale, size: float = SIZE) -> Sequence[Decimal]:
    """All ticks, or every second, third, ... where their numbers would touch; 0 is one of them."""
    ticks = of.ticks
    for every in range(1, len(ticks)):
        first = ticks.index(Decimal(0)) % every if 0 in ticks else 0
        shown = ticks[first::every]
        if all(_have_room(left, right, of, size) for left, right in pairwise(shown)):
            return shown
    return ticks[:1]


def _have_room(left: Decimal, right: Decimal, of: Scale, size: float) -> bool:
    widths = (text_width(number(left), size) + text_width(number(right), size)) / 2
    return abs(of.place(right) - of.place(left)) >= widths + _TICK_GAP


def value_axis(
    of: Scale, top: float, bottom: float, gaps: Sequence[tuple[float, float]] = ()
) -> Iterator[str]:
    """Upright lines at the ticks from `top` to `bottom`, and their numbers above and below.

    In the `gaps`, which are in order, words stand where the lines would run. Whoever hears the
    picture is told every value, and not where the lines are.
    """
    starts, ends = (top, *(end for _, end in gaps)), (*(start for start, _ in gaps), bottom)
    runs = [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    path = "".join(
        f"M{at(of.place(tick))} {at(start)}V{at(end)}" for tick in of.ticks for start, end in runs
    )
    yield line(path, GRID)
    for tick in labelled(of):
        for y in (top - 4, bottom + SIZE):
            words = text(of.place(tick), y, number(tick), "middle", Tone.QUIET)
            yield words.replace("<text ", '<text aria-hidden="true" ', 1)
