"""Places: names, levels, parents, and the slugs that addresses are made of."""

from __future__ import annotations

import re

import pytest

from generator.catalogue.places import load_places
from generator.model import Level, Region

PLACES = load_places()


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


@pytest.mark.parametrize(
    ("words", "name", "adcode", "parent"),
    [
        ("满城县", "满城县", "130607", "保定市"),  # a district since 2015
        ("襄樊市", "襄樊市", "420600", "湖北省"),  # 襄阳市 since 2010
        ("北京市崇文区", "崇文区", "110103", "北京市"),  # merged in 2010: its own code
    ],
)
def test_a_name_that_is_gone(words: str, name: str, adcode: str, parent: str) -> None:
    """A place keeps the name of its time, under the code it has today, or its own where merged."""
    found = PLACES.find(words)
    assert found
    assert (found.name, found.adcode, found.parent) == (name, adcode, parent)
    assert PLACES.slug_of(adcode)


def test_a_name_of_today_counts_before_one_that_is_gone() -> None:
    """Harbin's 太平区 is gone since 2004: the name is Fuxin's, in Liaoning."""
    assert [(region.adcode, region.parent) for region in PLACES.named("太平区")] == [
        ("210904", "阜新市")
    ]


def test_former_slugs_are_no_ones_today() -> None:
    """A merged place's address is its own."""
    gone = [former.slug for former in PLACES.former if former.slug]
    assert len(set(gone)) == len(gone)
    assert not set(gone) & set(PLACES.slugs.values())


def test_words_of_every_report_are_short_names() -> None:
    """Each word that does not tell a place is the short name of one, so that none is idle."""
    assert {word for word in PLACES.common_words if word not in PLACES.forms} == set()


def test_codes_of_the_places_above() -> None:
    above = {
        adcode: PLACES.codes_above(PLACES.region(adcode))
        for adcode in ("100000", "360000", "360800", "360802", "110105")
    }
    assert above == {
        "100000": (),
        "360000": ("100000",),
        "360800": ("360000", "100000"),
        "360802": ("360800", "360000", "100000"),
        "110105": ("110000", "100000"),
    }


def test_a_place_of_its_own_lies_where_it_says() -> None:
    """A zone's code may say nothing of where it lies, or it has none: then its parent does."""
    zone = Region(name="某新区", adcode="", level=Level.COUNTY, parent="赣州市")
    assert PLACES.codes_above(zone) == ("360700", "360000", "100000")
    assert PLACES.codes_above(Region(name="某区", adcode="", level=Level.COUNTY)) == ()


def test_former_names_have_the_codes_that_they_had() -> None:
    assert [(one.name, one.code) for one in PLACES.former_names("110118")] == [("密云县", "110228")]
    assert PLACES.former_names("360000") == ()
