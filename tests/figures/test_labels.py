"""What readers see of a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.figures.labels import amount, distance, number
from generator.model import Bound


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("5", "5"),
        ("5.50", "5.5"),
        ("5.00", "5"),
        ("100", "100"),
        ("-5.9", "−5.9"),
        ("1E+3", "1000"),
        ("0", "0"),
    ],
)
def test_numbers(value: str, shown: str) -> None:
    """A true minus sign, and no zero behind the point that says nothing."""
    assert number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("value", "high", "unit", "bound", "shown"),
    [
        ("5", None, "%", Bound.ABOUT, "5%左右"),
        ("5", "6", "%", Bound.RANGE, "5—6%"),
        ("5", None, "%", Bound.EXACT, "5%"),
        ("120", None, "亿斤", Bound.AT_LEAST, "120 亿斤以上"),
        ("-3", None, "%", Bound.AT_MOST, "−3%以内"),
        ("5", None, "", Bound.ABOUT, "5左右"),
    ],
)
def test_amounts(value: str, high: str | None, unit: str, bound: Bound, shown: str) -> None:
    """% stands at its number, any other unit behind a blank."""
    assert amount(Decimal(value), Decimal(high) if high else None, unit, bound) == shown


@pytest.mark.parametrize(
    ("gap", "unit", "shown"),
    [
        ("-0.2", "%", "低 0.2 个百分点"),
        ("3.0", "亿斤", "高 3 亿斤"),
        ("0.1", "%", "高 0.1 个百分点"),
        ("0.0195", "万人", "高 195 人"),
        ("-0.02", "万人", "低 0.02 万人"),
    ],
)
def test_distances(gap: str, unit: str, shown: str) -> None:
    assert distance(Decimal(gap), unit) == shown
