"""Kinds of places with a government, and how a report speaks of its own.

A kind is the end of a full name (江西省, 延边朝鲜族自治州). A report seldom names its place: it
says 全省, 我省, 本市, 州委, 县政府, 区本级.
"""

from __future__ import annotations

import re
from collections import Counter

from generator.model import Level, Region

KINDS = tuple(
    "特别行政区 自治区 自治州 自治县 自治旗 地区 林区 特区 矿区 省 市 盟 州 县 区 旗".split()
)
"""The ends of full names, longer ones first."""

KIND_ENDS = "省市县区州盟旗"
"""The last characters of kinds, as a report says them of itself: 全省, 市长, 县委."""

BELOW_COUNTY = ("乡", "镇", "街道", "村")
"""Ends of names of places whose governments are not the subject."""

PEOPLES = tuple(
    "壮 回 维吾尔 苗 侗 土家 布依 彝 藏 朝鲜 蒙古 哈萨克 白 傣 傈僳 景颇 哈尼 羌 满 瑶 畲 黎 仡佬 "
    "水 土 撒拉 东乡 保安 裕固 达斡尔 鄂温克 鄂伦春 赫哲 柯尔克孜 锡伯 塔吉克 纳西 拉祜 佤 独龙 "
    "怒 普米 布朗 阿昌 德昂 基诺 毛南 仫佬 京 门巴 珞巴".split()
)
"""The peoples (民族) that names of autonomous places have before their kind."""

OFFICE = rf"(?:[{KIND_ENDS}]\s*+长|主\s*+席|专\s*+员|总\s*+理)"
"""The office of a government's head, as a pattern; blanks may stand in it."""

GOVERNMENT = r"(?:人民政府|政府|行政公署|行署)"
"""What a government is called behind its place, as a pattern."""

_PEOPLE = rf"(?:(?:{'|'.join(('各', *PEOPLES))})族?)"
_SHORT = re.compile(rf"(?P<short>.{{2,}}?){_PEOPLE}{{0,8}}(?:{'|'.join(KINDS)})")
_SELF = ("全", "我", "本")
_SELF_BEHIND = ("委", "政府", "人民政府", "级", "本级", "直", "内")
_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗", "地区")
_SPOKEN_OF = re.compile(rf"(?:(?<![安健完保齐])全|(?<!自)我)(?P<kind>[{KIND_ENDS}])(?![长委级])")


def short_name(name: str) -> str:
    """`name` without its kind and its peoples: 江西省 to 江西, 延边朝鲜族自治州 to 延边.

    Two characters at least are kept: 蔚县 stays.
    """
    found = _SHORT.fullmatch(name)
    return found["short"] if found else name


def kind_of(region: Region) -> str:
    """What a report calls its own place in one character: 省, 市, 州, 区; 国 for the nation."""
    return "国" if region.level is Level.NATIONAL else region.name[-1]


def own_names(region: Region) -> tuple[str, ...]:
    """How a report's figures name its own place: 江西省, 江西, 全省, 我省, 本省; longest first.

    A district's 区级 is all of the district's; a city's 市级 is its own share and none of these.
    """
    kind = kind_of(region)
    names = {region.name, short_name(region.name), *(f"{word}{kind}" for word in _SELF)}
    if region.level is Level.COUNTY:
        names.add(f"{kind}级")
    for ending in _AUTONOMOUS:
        if region.name.endswith(ending):
            names |= {ending, f"全{ending}"}
    return _longest_first(names)


def self_words(region: Region) -> tuple[str, ...]:
    """All words by which a report speaks of its place or its authorities without naming it.

    全省, 我省, 本省, 省委, 省政府, 省级, 省本级, 省直, 省内; longest first.
    """
    kind = kind_of(region)
    words = {f"{word}{kind}" for word in _SELF} | {f"{kind}{word}" for word in _SELF_BEHIND}
    for ending in _AUTONOMOUS:
        if region.name.endswith(ending):
            words |= {ending, f"全{ending}"}
    return _longest_first(words)


def kinds_spoken_of(text: str) -> Counter[str]:
    """How often a text says 全省, 我省 or the like, by the kind: its own leads by far."""
    return Counter(found["kind"] for found in _SPOKEN_OF.finditer(text))


def _longest_first(words: set[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
