"""Places with a government: full name, code, slug, level and parent.

Source: GB/T 2260 (行政区划代码); the list in `places.csv` is the statistical bureau's, with the
nation as 100000. A slug is the short name in pinyin as the place itself reads it; where two would
be the same, the lower place or the later code has its parent's slug too (`yichun-heilongjiang`).
Published addresses are made of slugs: none may change.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.model import Level, Region

_PEOPLES = (
    "各|壮|回|维吾尔|苗|侗|土家|布依|彝|藏|朝鲜|蒙古|哈萨克|白|傣|傈僳|景颇|哈尼|羌|满|瑶|畲|黎|仡佬|水|土|"
    "撒拉|东乡|保安|裕固|达斡尔|鄂温克|鄂伦春|赫哲|柯尔克孜|锡伯|塔吉克|纳西|拉祜|佤|独龙|怒|普米|布朗|"
    "阿昌|德昂|基诺|毛南|仫佬|京|门巴|珞巴"
)
_KINDS = "特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|矿区|省|市|盟|县|区|旗"
_SHORT = re.compile(f"(?P<short>.{{2,}}?)(?:(?:{_PEOPLES})族?)*(?:{_KINDS})")


@dataclass(frozen=True)
class Places:
    """All places by code. Names are not unique (朝阳区): `named` answers with every bearer."""

    names: dict[str, str] = field(repr=False)
    slugs: dict[str, str] = field(repr=False)

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
    """`name` without its kind and its peoples: 江西省 to 江西, 延边朝鲜族自治州 to 延边.

    Two characters at least are kept: 蔚县 stays.
    """
    found = _SHORT.fullmatch(name)
    return found["short"] if found else name


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
        rows = list(csv.DictReader(file))
    return Places(
        {row["adcode"]: row["name"] for row in rows}, {row["adcode"]: row["slug"] for row in rows}
    )
