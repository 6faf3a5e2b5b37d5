"""Kinds of places, and how a report speaks of its own."""

from __future__ import annotations

import pytest

from generator.grammar.places import (
    kind_of,
    kinds_spoken_of,
    own_names,
    owner_words,
    short_name,
    speaks_of_itself,
    whole_words,
)
from generator.model import Level, Region


def place(name: str, level: Level) -> Region:
    return Region(name=name, adcode="", level=level)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("江西省", "江西"),
        ("新疆维吾尔自治区", "新疆"),
        ("内蒙古自治区", "内蒙古"),
        ("延边朝鲜族自治州", "延边"),
        ("六盘水市", "六盘水"),
        ("管城回族区", "管城"),
        ("黔东南苗族侗族自治州", "黔东南"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("神农架林区", "神农架"),
        ("蔚县", "蔚县"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    """The kind of a place and the peoples in its name are left out, two characters are kept."""
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("region", "own", "never"),
    [
        (place("江西省", Level.PROVINCE), {"江西省", "江西", "全省", "我省", "本省"}, {"全市", "省级"}),
        (place("延边朝鲜族自治州", Level.PREFECTURE), {"延边", "全州", "全自治州", "自治州"}, {"州级"}),
        (place("博野县", Level.COUNTY), {"全县", "我县", "县级"}, {"全市"}),
        (place("中华人民共和国", Level.NATIONAL), {"全国", "我国"}, {"全省"}),
    ],
)  # fmt: skip
def test_own_names(region: Region, own: set[str], never: set[str]) -> None:
    """Those under which a figure is the place's own; a city's 市级 is a share of it."""
    names = own_names(region)
    assert own <= set(names)
    assert not never & set(names)
    assert sorted(names, key=lambda name: -len(name)) == list(names)


@pytest.mark.parametrize(
    ("level", "own", "whole"),
    [
        (Level.PROVINCE, {"省委", "省人大", "自治区党委", "自治区政府", "我省", "省定"}, {"全省"}),
        (Level.PREFECTURE, {"市委", "州委", "盟委", "州政府", "我市", "我州", "州级"}, {"全市", "全州"}),
        (Level.COUNTY, {"县委", "区委", "旗委", "我县", "我区", "我旗", "旗里"}, {"全县", "全旗"}),
    ],
)  # fmt: skip
def test_owner_words(level: Level, own: set[str], whole: set[str]) -> None:
    """Every kind of place has its authorities and speaks of itself; 园区级 is no district's."""
    assert own <= set(owner_words(level))
    assert whole <= set(whole_words(level))
    assert not {"自治区委", "区级", "区里"} & set(owner_words(level))


@pytest.mark.parametrize(
    ("text", "name", "speaks"),
    [
        ("全州上下推进", "恩施土家族苗族自治州", True),
        ("我旗明确", "准格尔旗", True),
        ("健全市场体系", "吉安市", False),
        ("全市上下推进", "博野县", False),
    ],
)
def test_speaking_of_itself(text: str, name: str, speaks: bool) -> None:
    """By the place's own kind, behind 全 or 我."""
    assert speaks_of_itself(text, place(name, Level.COUNTY)) is speaks


def test_kinds_spoken_of() -> None:
    """A kind stands behind 全 or 我, where these are no ends of other words (健全市场, 安全区域)."""
    counts = kinds_spoken_of("全市上下，我市推进，全县人民，全省县域；健全市场，安全区域，自我县")
    assert counts == {"市": 2, "县": 1, "省": 1}


def test_kind_of() -> None:
    """One character; the nation's is 国."""
    assert kind_of(place("广西壮族自治区", Level.PROVINCE)) == "区"
    assert kind_of(place("中华人民共和国", Level.NATIONAL)) == "国"
