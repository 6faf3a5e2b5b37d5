"""Terms as one report sees them: which hold there, and which is the nearest."""

from __future__ import annotations

import pytest

from generator.glossary.standpoint import Standpoint
from generator.model import Level
from tests.glossary.terms import index_of, known_as, report_of, terms_of

NAME = "“三重五优”工程"


@pytest.mark.parametrize(
    ("here", "there", "holds"),
    [
        ("city", "city", True),
        ("city", "province", True),
        ("county", "province", True),
        ("province", "city", False),
        ("county", "near", False),
        ("city", "elsewhere", False),
    ],
)
def test_where_a_term_holds(here: str, there: str, holds: bool) -> None:
    """In its own place and those that it governs."""
    (term,) = terms_of(report_of(there), NAME)
    index, _ = index_of(term)
    rank = Standpoint(report_of(here), None).rank(known_as(index, NAME, term))
    assert (rank is not None) is holds


@pytest.mark.parametrize(
    ("annexes", "nearest"),
    [
        ([("city", 2023), ("province", 2024)], ("province", 2024)),
        ([("city", 2024), ("province", 2024)], ("city", 2024)),
        ([("city", 2023), ("city", 2025)], ("city", 2023)),
        ([("city", 2022), ("city", 2023)], ("city", 2023)),
        ([("city", 2025), ("province", 2022)], ("province", 2022)),
        ([("elsewhere", 2024), ("province", 2025)], ("province", 2025)),
    ],
)
def test_the_nearest_of_several(annexes: list[tuple[str, int]], nearest: tuple[str, int]) -> None:
    """The same year, then years before, then after; then the nearer level. Seen from a city."""
    terms = [terms_of(report_of(place, year), NAME)[0] for place, year in annexes]
    index, _ = index_of(*terms)
    options = [known_as(index, NAME, term) for term in terms]
    (found,) = Standpoint(report_of("city"), None).nearest(options)
    assert found.report == report_of(*nearest)


def test_the_most_telling_form_counts() -> None:
    terms = terms_of(report_of(), "“四融一共”和美乡村", "“四融一共”")
    index, _ = index_of(*terms)
    found = Standpoint(report_of(), None).nearest(index.known["四融一共"])
    assert [known.term for known in found] == [terms[1]]


def test_a_shortened_name_is_its_own_place_s() -> None:
    (term,) = terms_of(report_of(), "“天府森林四库”")
    index, _ = index_of(term)
    short = known_as(index, "“森林四库”", term)
    assert Standpoint(report_of(year=2025), None).rank(short) is not None
    assert Standpoint(report_of("city"), None).rank(short) is None


def test_whose_a_term_is() -> None:
    """This report's own, this place's of whatever year, or one's that governs it."""
    own, earlier, above = (
        terms_of(report_of(place, year), NAME)[0]
        for place, year in (("city", 2024), ("city", 2023), ("province", 2024))
    )
    index, _ = index_of(own, earlier, above)
    here = Standpoint(report_of("city"), None)
    known = [known_as(index, NAME, term) for term in (own, earlier, above)]
    assert [here.is_own(one) for one in known] == [True, False, False]
    assert [here.is_at_home(one) for one in known] == [True, True, False]
    assert [here.is_governed_by(one.region) for one in known] == [True, True, True]
    assert not here.is_governed_by(report_of("county").region)
    assert here.levels(known[2]) == {Level.PROVINCE}


@pytest.mark.parametrize("here", ["other_city", "elsewhere", "nation"])
def test_a_sense_that_is_the_nation_s_holds_everywhere(here: str) -> None:
    """A county explains what the centre brought forward."""
    (term,) = terms_of(report_of("county"), "“四个最实”：国务院提出的四条标准。")
    index, reaches = index_of(term)
    known = known_as(index, "“四个最实”", term)
    assert Standpoint(report_of(here), reaches).rank(known) is not None
    assert Standpoint(report_of(here), None).rank(known) is None


def test_a_city_s_own_thing_holds_in_no_other() -> None:
    (term,) = terms_of(report_of("city"), "“三重五优”工程：市委提出的三件事。")
    index, reaches = index_of(term)
    known = known_as(index, NAME, term)
    assert Standpoint(report_of("other_city"), reaches).rank(known) is None
    assert Standpoint(report_of("county"), reaches).rank(known) is not None
