"""What readers see of a figure: its amount, a distance, a number, its status."""

from __future__ import annotations

from decimal import Decimal

from generator.labels import BOUNDS, STATUSES
from generator.model import Bound, Observation, Status, StatusBasis

GOVERNED = "预计（承前）"
"""Of a figure whose 预计 stands in an earlier clause: careful readers disagree on its reach."""

_PERSONS = 10_000
_OTHER_UNITS = {"万人": "人", "人": "万人"}


def amount(value: Decimal, high: Decimal | None, unit: str, bound: Bound) -> str:
    """A figure in words: 5%左右, 5—6%, 120 亿斤以上."""
    upper = "" if high is None else f"—{number(high)}"
    gap = " " if unit and unit != "%" else ""
    return f"{number(value)}{upper}{gap}{unit}{BOUNDS[bound]}"


def as_printed(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """An amount as counties print it: 5527 人, not 0.5527 万人."""
    if unit == "万人" and value != round(value, 2):
        return value * _PERSONS, "人"
    return value, unit


def value_shown(observation: Observation) -> tuple[str, str]:
    """A figure's number, or both ends of its range, and its unit, as cells show them."""
    value, high, unit = observation.value, observation.value_high, observation.unit
    if high is not None:
        return f"{number(value)}—{number(high)}", unit
    value, unit = as_printed(value, unit)
    return number(value), unit


def otherwise_shown(observation: Observation) -> tuple[str, str]:
    """The same in the other unit that such figures are shown in: 万人 for 人; empty for none."""
    other = _OTHER_UNITS.get(value_shown(observation)[1])
    if other is None:
        return "", ""
    ends = (observation.value, observation.value_high)
    scaled = (end * _PERSONS if other == "人" else end for end in ends if end is not None)
    return "—".join(map(number, scaled)), other


def distance(gap: Decimal, unit: str) -> str:
    """How far a result lies from its target, in words: 低 0.2 个百分点, 高 3 亿斤."""
    side = "高" if gap > 0 else "低"
    size, unit = as_printed(abs(gap), unit)
    return f"{side} {number(size)} {'个百分点' if unit == '%' else unit}"


def number(value: Decimal) -> str:
    """A value with a true minus sign and no superfluous zeros."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def status_name(observation: Observation) -> str:
    """What readers are told of a figure's status."""
    governed = observation.status_basis is StatusBasis.GOVERNED
    if observation.status is Status.ESTIMATE and governed:
        return GOVERNED
    return STATUSES[observation.status]
