"""Reports together: their order, and who stands above whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.catalogue.places import load_places
from generator.corpus import Corpus, covers
from generator.model import Level, Region, Report
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


def of(year: int, name: str, adcode: str, level: Level = Level.COUNTY) -> Report:
    """A report of a place under the name of its time."""
    region = Region(name=name, adcode=adcode, level=level, parent="保定市")
    report = seeds().corpus.report("jian-2024")
    return replace(
        report, report_id=f"{adcode}-{year}", region=region, year=year, review_year=year - 1
    )


QINGYUAN = [
    of(2020, "清苑区", "130608"),
    of(2005, "清苑县", "130608"),
    of(2016, "清苑区", "130608"),
    of(2015, "清苑县", "130608"),
]


def test_a_place_goes_on_through_a_change_of_its_name() -> None:
    """A county that became a district is one place: years in order, the latest is the latest."""
    corpus = Corpus.of([*QINGYUAN, of(2018, "徐水区", "130609")])
    assert [report.year for report in corpus.reports] == [2005, 2015, 2016, 2020, 2018]
    chain = corpus.chain(QINGYUAN[0])
    assert [report.year for report in chain.reports] == [2005, 2015, 2016, 2020]
    assert (chain.name, chain.latest.year) == ("清苑区", 2020)
    assert chain.names == ("清苑县", "清苑区")
    assert [len(chain.reports) for chain in corpus.chains] == [4, 1]
    assert [chain.is_of_several_years for chain in corpus.chains] == [True, False]


def test_a_prefecture_goes_on_as_a_city() -> None:
    """By the code of today, to which a former name leads."""
    former, today = PLACES.find("保定地区"), PLACES.find("保定市")
    assert former
    assert today
    assert (former.name, former.key) == ("保定地区", today.key)
    reports = [
        of(1994, former.name, former.adcode, Level.PREFECTURE),
        of(1996, today.name, today.adcode, Level.PREFECTURE),
    ]
    assert [report.year for report in Corpus.of(reports).chain(reports[1]).reports] == [1994, 1996]


def test_neighbours_in_time() -> None:
    """Across the change of name, and over years that are not here."""
    corpus = Corpus.of(QINGYUAN)
    before = corpus.previous(of(2016, "清苑区", "130608"))
    assert before is QINGYUAN[3]
    assert corpus.following(QINGYUAN[3]) is QINGYUAN[2]
    assert corpus.previous(QINGYUAN[1]) is None
    assert corpus.following(QINGYUAN[0]) is None


def test_the_report_of_a_year() -> None:
    """Only of exactly that year; of two the first counts, for what follows as for what precedes."""
    second = replace(of(2015, "清苑县", "130608"), report_id="second-2015")
    corpus = Corpus.of([*QINGYUAN, second])
    chain = corpus.chain(second)
    assert corpus.year_before(QINGYUAN[2]) is chain.of_year(2015) is QINGYUAN[3]
    assert corpus.year_before(QINGYUAN[3]) is chain.of_year(2014) is None
    assert chain.looking_back_on(2014) is QINGYUAN[3]
    assert chain.looking_back_on(2016) is None


def test_the_superior_is_of_the_same_year() -> None:
    """The nearest government above whose report of that year is here."""
    city = of(2020, "保定市", "130600", Level.PREFECTURE)
    province = of(2016, "河北省", "130000", Level.PROVINCE)
    corpus = Corpus.of([*QINGYUAN, city, province])
    assert corpus.superior(QINGYUAN[0]) is city
    assert corpus.superior(QINGYUAN[2]) is province
    assert corpus.superior(QINGYUAN[1]) is None
    assert corpus.superior(province) is None


def test_places_above_and_below_are_those_that_cover_and_are_covered() -> None:
    """Whether their codes say it, or their parents' names where a place has no code of its own."""
    (model,) = seeds().corpus.reports[:1]
    codes = "100000 110000 110105 130000 130600 130637 360000 360700 361000 361021".split()
    regions = [PLACES.region(code) for code in codes]
    regions += [
        Region(name="某新区", adcode="", level=Level.COUNTY, parent="赣州市"),
        Region(name="某开发区", adcode="", level=Level.PREFECTURE, parent="江西省"),
        Region(name="某农场", adcode="659099", level=Level.COUNTY, parent="江西省"),
    ]
    corpus = Corpus.of(
        replace(model, report_id=f"{region.key}-{year}", region=region, year=year)
        for region in regions
        for year in (2024, 2023)
    )
    for report in corpus.reports:
        others = [r for r in corpus.reports if r.region.key != report.region.key]
        above = {r.report_id for r in others if covers(r.region, report.region)}
        below = [r.report_id for r in others if covers(report.region, r.region)]
        assert {r.report_id for r in corpus.above(report)} == above
        assert [r.report_id for r in corpus.below(report)] == below
