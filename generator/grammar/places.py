"""Kinds of places with a government, and how a report speaks of its own.

A kind is the end of a full name (江西省, 延边朝鲜族自治州). A report seldom names its place: it
says 全省, 我省, 本市, 州委, 县政府, 市本级.
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

_PEOPLE = rf"(?:{'|'.join(('各', *PEOPLES))})"
_SHORT = re.compile(  # 管城回族区 is 管城, but 六盘水市 has no people 水
    rf"(?P<short>.{{2,}}?)(?:(?:{_PEOPLE}族?){{1,8}}(?=自治)|(?:{_PEOPLE}族){{0,8}})"
    rf"(?:{'|'.join(KINDS)})"
)
_SELF = ("全", "我", "本")
_OURS = ("我", "本")
_AUTHORITIES = ("委", "政府", "人民政府", "人大")
_OWNS = ("级", "本级", "直", "里", "定")
_KINDS_OF_LEVEL = {
    Level.NATIONAL: (),
    Level.PROVINCE: ("省", "自治区"),
    Level.PREFECTURE: ("市", "州", "盟"),
    Level.COUNTY: ("县", "区", "旗"),
}
_ENDS_WORDS = "区"  # 园区级, 社区里: no kind of place before these
_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗", "地区")
_OF_ITSELF = r"[全我](?<![安健完保齐]全)(?<!自我)(?P<kind>{})(?![长委级])"
_SPOKEN_OF = re.compile(_OF_ITSELF.format(f"[{KIND_ENDS}]"))


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


def speaks_of_itself(text: str, region: Region) -> bool:
    """Whether a text says 全省, 我省 or the like of the kind that a place is."""
    return re.search(_OF_ITSELF.format(kind_of(region)), text) is not None


def authorities(level: Level) -> tuple[str, ...]:
    """The authorities of a level without their places' names: 省委, 省政府, 自治区人大; 州委."""
    return tuple(
        f"{kind}{'党' if kind == '自治区' and word == '委' else ''}{word}"
        for kind in _KINDS_OF_LEVEL[level]
        for word in _AUTHORITIES
    )


def owner_words(level: Level) -> tuple[str, ...]:
    """The words by which a text says that a thing is a level's: its authorities, 我省, 省级, 省定.

    A kind counts for the level that most places of it have.
    """
    kinds = _KINDS_OF_LEVEL[level]
    ours = (f"{word}{kind}" for kind in kinds for word in _OURS)
    own = (f"{kind}{word}" for kind in kinds if kind not in _ENDS_WORDS for word in _OWNS)
    return (*authorities(level), *ours, *own)


def whole_words(level: Level) -> tuple[str, ...]:
    """The words by which a text names the whole place of a level: 全省, 全州."""
    return tuple(f"全{kind}" for kind in _KINDS_OF_LEVEL[level])


def kinds_spoken_of(text: str) -> Counter[str]:
    """How often a text says 全省, 我省 or the like, by the kind: its own leads by far."""
    return Counter(found["kind"] for found in _SPOKEN_OF.finditer(text))


def _longest_first(words: set[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
