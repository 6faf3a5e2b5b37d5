"""Axes: values stand where they belong, ticks are round, their numbers keep apart."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.labels import number
from generator.pictures.axes import labelled, scale, value_axis
from generator.pictures.marks import text_width

values = st.lists(st.decimals(-10_000, 10_000, places=1, allow_nan=False), min_size=1, max_size=8)


def of(*said: str) -> list[Decimal]:
    return [Decimal(one) for one in said]


def test_twice_as_large_stands_twice_as_far() -> None:
    """From zero, where the axis has it; from another value by the distance."""
    axis = scale(of("0", "2", "4"), 0, 100)
    assert axis.place(Decimal(4)) == 2 * axis.place(Decimal(2)) == 100
    axis = scale(of("4", "5", "6"), 50, 250)
    start = axis.place(Decimal(4))
    assert axis.place(Decimal(6)) - start == pytest.approx(2 * (axis.place(Decimal(5)) - start))


def test_an_axis_may_run_upwards() -> None:
    axis = scale(of("4", "6"), 100, 0)
    assert axis.place(Decimal(6)) < axis.place(Decimal(4))


@given(values)
def test_all_values_stand_within_it(said: list[Decimal]) -> None:
    axis = scale(said, 10, 150)
    assert all(10 - 1e-6 <= axis.place(value) <= 150 + 1e-6 for value in said)


@given(values)
def test_ticks_are_few_and_evenly_apart(said: list[Decimal]) -> None:
    axis = scale(said, 0, 100)
    assert 2 <= len(axis.ticks) <= 7
    if not axis.logarithmic:
        assert len({after - before for before, after in pairwise(axis.ticks)}) == 1


@given(values)
def test_numbers_of_ticks_do_not_touch(said: list[Decimal]) -> None:
    axis = scale(said, 0, 110)
    for left, right in pairwise(labelled(axis)):
        room = axis.place(right) - axis.place(left)
        assert room > (text_width(number(left)) + text_width(number(right))) / 2


def test_very_different_amounts_get_powers_of_ten() -> None:
    axis = scale(of("3", "13000"), 0, 100)
    assert axis.logarithmic
    assert axis.ticks == tuple(of("1", "10", "100", "1000", "10000", "100000"))
    assert axis.place(Decimal(100)) == pytest.approx(2 * axis.place(Decimal(10)))


def test_a_fall_and_a_rise_are_never_on_powers_of_ten() -> None:
    assert not scale(of("-1", "100"), 0, 100).logarithmic


def test_lines_leave_gaps_for_words() -> None:
    """Ticks at every half from 4 to 6; words stand right at the top, and from 40 to 60."""
    axis = scale(of("4", "6"), 0, 100)
    path = next(iter(value_axis(axis, 10, 100, [(10, 20), (40, 60)])))
    assert path.count("V40") == path.count("V100") == 5
    assert path.count(" 20V") == path.count(" 60V") == 5
    assert " 10V" not in path
