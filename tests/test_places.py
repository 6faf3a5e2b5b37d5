"""Places: names, levels, parents, and the slugs that addresses are made of."""

from __future__ import annotations

import re

import pytest

from generator.catalogue.places import load_places, short_name
from generator.model import Level

PLACES = load_places()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("江西省", "江西"),
        ("新疆维吾尔自治区", "新疆"),
        ("内蒙古自治区", "内蒙古"),
        ("延边朝鲜族自治州", "延边"),
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
    ("adcode", "slug"),
    [
        ("360000", "jiangxi"),
        ("361000", "fuzhou"),
        ("350100", "fuzhou-fujian"),
        ("360900", "yichun"),
        ("230700", "yichun-heilongjiang"),
        ("140000", "shanxi"),
        ("610000", "shaanxi"),
        ("411100", "luohe"),
        ("140400", "changzhi"),
        ("110105", "chaoyang-beijing"),
        ("330382", "yueqing"),
        ("500000", "chongqing"),
    ],
)
def test_slugs_are_as_the_place_is_read(adcode: str, slug: str) -> None:
    """Pinyin by the place's own reading; a second bearer has its parent's slug behind it."""
    assert PLACES.slugs[adcode] == slug


def test_slugs_are_unique_and_plain() -> None:
    """No two places share an address."""
    slugs = list(PLACES.slugs.values())
    assert len(set(slugs)) == len(slugs) > 3000
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", slug) for slug in slugs)


@pytest.mark.parametrize(
    ("words", "adcode"),
    [
        ("江西省", "360000"),
        ("保定市满城区", "130607"),
        ("北京市朝阳区", "110105"),
        ("西藏", "540000"),
        ("朝阳区", None),  # Beijing's or Changchun's
        ("某地", None),
    ],
)
def test_finding_a_place(words: str, adcode: str | None) -> None:
    """A phrase names a place where only one fits; otherwise none is guessed."""
    found = PLACES.find(words)
    assert (found.adcode if found else None) == adcode


def test_levels_and_parents() -> None:
    """Code digits give the level; the parent is the nearest place above."""
    county = PLACES.region("130637")
    assert (county.name, county.level, county.parent) == ("博野县", Level.COUNTY, "保定市")
    assert PLACES.region("110105").parent == "北京市"
    assert PLACES.region("360700").parent == "江西省"
    assert PLACES.region("360000").parent == ""
