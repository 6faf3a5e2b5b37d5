"""Places with a government: full name, code, level and parent.

Source: GB/T 2260 (行政区划代码); the list in `places.csv` is the statistical bureau's, with the
nation as 100000.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.model import Level, Region

_ENDINGS = (
    "特别行政区 维吾尔自治区 壮族自治区 回族自治区 自治区 自治州 自治县 自治旗 "
    "地区 林区 省 市 盟 县 区 旗"
).split()


@dataclass(frozen=True)
class Places:
    """All places by code. Names are not unique (朝阳区): `named` answers with every bearer."""

    names: dict[str, str] = field(repr=False)

    @cached_property
    def _bearers(self) -> dict[str, tuple[str, ...]]:
        bearers: dict[str, tuple[str, ...]] = {}
        for adcode, name in self.names.items():
            for form in dict.fromkeys((name, short_name(name))):
                bearers[form] = (*bearers.get(form, ()), adcode)
        return bearers

    @property
    def forms(self) -> frozenset[str]:
        """Every full and every short name."""
        return frozenset(self._bearers)

    def region(self, adcode: str) -> Region:
        """The place of that code. Raises: KeyError."""
        return Region(
            name=self.names[adcode],
            adcode=adcode,
            level=level_of(adcode),
            parent=self._parent(adcode),
        )

    def named(self, name: str) -> tuple[Region, ...]:
        """Every place of that full or short name, highest level first; may be empty."""
        return tuple(self.region(adcode) for adcode in self._bearers.get(name, ()))

    def find(self, text: str) -> Region | None:
        """The one place that a phrase such as `保定市满城区` or `江西省` names, if it names one."""
        for length in range(len(text), 1, -1):
            found = self.named(text[-length:])
            rest = text[:-length]
            if rest and len(found) > 1:
                found = tuple(region for region in found if rest.endswith(region.parent))
            if len(found) > 1:
                found = tuple(region for region in found if region.name == text[-length:])
            if len(found) == 1:
                return found[0]
        return None

    def of_level(self, level: Level) -> tuple[Region, ...]:
        """Every place of one level, by code."""
        return tuple(self.region(code) for code in self.names if level_of(code) is level)

    def _parent(self, adcode: str) -> str:
        for upper in (adcode[:4] + "00", adcode[:2] + "0000"):
            if upper != adcode and upper in self.names:
                return self.names[upper]
        return ""


def short_name(name: str) -> str:
    """`name` without its kind: 江西省 to 江西; two characters at least are kept."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name.removesuffix(ending)
    return name


def level_of(adcode: str) -> Level:
    """The level that a six-digit code stands for.

    A municipality's districts (1101xx) are counties here, as their parent is the municipality.
    """
    if adcode == "100000":
        return Level.NATIONAL
    if adcode.endswith("0000"):
        return Level.PROVINCE
    return Level.PREFECTURE if adcode.endswith("00") else Level.COUNTY


def load_places(path: Path = Path(__file__).with_name("places.csv")) -> Places:
    """The places of `places.csv`."""
    with path.open(encoding="utf-8", newline="") as file:
        return Places({row["adcode"]: row["name"] for row in csv.DictReader(file)})
