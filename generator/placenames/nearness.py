"""How near places are to each other, by their codes.

Source: GB/T 2260, whose first two digits are the province and the next two the prefecture.
"""

from __future__ import annotations

from generator.model import Level, Region

_DIGITS = {Level.PROVINCE: 0, Level.PREFECTURE: 2, Level.COUNTY: 4}
"""Digits of a code that say in what a place of a level lies."""


class Near:
    """How near a place is to the one that reports, from its own parts on."""

    WITHIN, NEIGHBOUR, PROVINCE, ELSEWHERE = range(4)

    def __init__(self, own: Region) -> None:
        self._own = own
        self._within = {Level.PROVINCE: 2, Level.PREFECTURE: 4}.get(own.level, 6)

    def __call__(self, region: Region) -> int:
        own, code = self._own.adcode, region.adcode
        if not own or self._own.level is Level.NATIONAL:
            return self.ELSEWHERE
        if code[: self._within] == own[: self._within]:
            return self.WITHIN
        if code[:4] == own[:4] and own[4:] != "00":
            return self.NEIGHBOUR
        if code[:2] == own[:2]:
            is_sibling = self._own.level is Level.PREFECTURE and region.level is Level.PREFECTURE
            return self.NEIGHBOUR if is_sibling or code.endswith("0000") else self.PROVINCE
        return self.ELSEWHERE


def lies_in(lower: Region, upper: Region) -> bool:
    """Whether one place lies in another."""
    digits = {Level.PROVINCE: 2, Level.PREFECTURE: 4}.get(upper.level, 6)
    return lower is not upper and lower.adcode[:digits] == upper.adcode[:digits]


def are_siblings(one: Region, other: Region) -> bool:
    """Whether both are of one level and lie in the same place."""
    digits = _DIGITS.get(_tier(one), 6)
    return (
        _tier(one) is _tier(other)
        and one.adcode != other.adcode
        and one.adcode[:digits] == other.adcode[:digits]
    )


def _tier(region: Region) -> Level:
    """The level, of a county that a province governs itself that of a prefecture: 天门市."""
    return Level.PREFECTURE if region.adcode[2:4] == "90" else region.level


def are_alike(one: Region, other: Region) -> bool:
    """Whether both are of one level and lie in the same province."""
    return (
        _tier(one) is _tier(other)
        and one.adcode != other.adcode
        and one.adcode[:2] == other.adcode[:2]
    )
