"""Reports together: their order, and who stands above whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.catalogue.places import load_places
from generator.corpus import Corpus, covers
from generator.model import Level, Region
from tests.factory import seeds

PLACES = load_places()


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("100000", "360000", True),  # the nation holds Jiangxi
        ("360000", "360700", True),  # Jiangxi holds Ganzhou
        ("360000", "360000", True),
        ("360700", "360000", False),
        ("360000", "430100", False),  # Changsha is in Hunan
        ("130600", "130637", True),  # Baoding holds Boye
        ("110000", "110105", True),  # Beijing holds Chaoyang
        ("110105", "220104", False),  # two districts named Chaoyang
    ],
)
def test_covers(upper: str, lower: str, expected: bool) -> None:
    """A place holds what its code says lies within it, whatever the names."""
    assert covers(PLACES.region(upper), PLACES.region(lower)) is expected


def test_covers_by_name_where_a_code_is_unknown() -> None:
    """A place outside the list is within the parent that the manifest gives it."""
    zone = Region(name="某新区", adcode="", level=Level.COUNTY, parent="赣州市")
    assert covers(PLACES.region("360700"), zone)
    assert not covers(PLACES.region("360800"), zone)


def test_covers_by_name_where_a_code_does_not_say_where_it_lies() -> None:
    """A code of a place's own may begin with any digits: the parent is the manifest's word."""
    zone = Region(name="某新区", adcode="990001", level=Level.COUNTY, parent="赣州市")
    assert covers(PLACES.region("360700"), zone)
    assert not covers(PLACES.region("360800"), zone)


def test_order_is_by_level_place_and_year() -> None:
    """Reading order hangs on the places alone, not on how the files are named."""
    backwards = Corpus.of(reversed(seeds().corpus.reports))
    assert [r.report_id for r in backwards.reports] == [
        "jiangxi-2024",
        "ganzhou-2023",
        "jian-2024",
        "yichun-2024",
        "fuzhou-2024",
    ]


def test_above_and_below() -> None:
    """A city's report finds the province's, and the province's its cities'."""
    corpus = seeds().corpus
    province, city = corpus.report("jiangxi-2024"), corpus.report("jian-2024")
    assert corpus.above(city) == (province,)
    assert [r.report_id for r in corpus.below(province)] == [
        "ganzhou-2023",
        "jian-2024",
        "yichun-2024",
        "fuzhou-2024",
    ]
    assert (corpus.above(province), corpus.below(city)) == ((), ())


def test_other_years_are_of_the_same_place() -> None:
    """Last year's report of the same code is found; a namesake's is not."""
    report = seeds().corpus.report("jian-2024")
    before = replace(report, report_id="jian-2023", year=2023)
    namesake = replace(
        report, report_id="other-2023", region=replace(report.region, adcode="999900")
    )
    corpus = Corpus.of([report, before, namesake])
    assert corpus.other_years(report) == (before,)
