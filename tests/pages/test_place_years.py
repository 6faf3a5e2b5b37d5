"""Places by years: many of them are folded by what they lie in."""

from __future__ import annotations

import pytest

from generator.model import Completeness
from generator.pages import place_years
from generator.pages.facts import Facts
from generator.pages.place_years import Mark, PlaceRow, PlaceYears, coverage, folded
from tests.factory import analysis


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(analysis(), summary=lambda: pytest.fail("no list needs the package"))


MARK = Mark("reports/x/", is_whole=True, is_doubted=False, note="甲县2024年")


def row(name: str, within: str, *marks: Mark | None) -> PlaceRow:
    return PlaceRow(name, within, f"places/{name}/", marks)


TABLE = PlaceYears(
    id="county",
    title="县级",
    count=4,
    years=(2024, 2023),
    rows=(
        row("甲县", "子市", MARK, MARK),
        row("乙县", "丑市", None, MARK),
        row("丙县", "子市", MARK, None),
    ),
)


def test_a_table_that_fits_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_years, "PLACES_MAX", 3)
    assert folded(TABLE) == TABLE


def test_one_that_does_not_is_folded_by_what_its_places_lie_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(place_years, "PLACES_MAX", 2)
    table = folded(TABLE)
    assert table.rows == ()
    assert [
        (fold.name, [one.name for one in fold.table.rows], fold.table.count, fold.table.years)
        for fold in table.folds
    ] == [("子市", ["甲县", "丙县"], 3, (2024, 2023)), ("丑市", ["乙县"], 1, (2024, 2023))]


# -- the picture -------------------------------------------------------------------------------------


def test_the_picture_has_what_is_held(facts: Facts) -> None:
    """Ganzhou's is a page of a newspaper, 上接1版 and 下转3版; the others are whole."""
    picture = coverage(facts, "收录的报告", facts.reports.chains())
    assert picture is not None
    held = {
        (level.name, row.name): [(r.year, r.completeness) for r in row.reports]
        for level in picture.levels
        for row in level.rows
    }
    whole = Completeness.FULL
    assert held == {
        ("省级", "江西"): [(2024, whole)],
        ("市级", "赣州"): [(2023, Completeness.BOTH_MISSING)],
        ("市级", "吉安"): [(2024, whole)],
        ("市级", "宜春"): [(2024, whole)],
        ("市级", "抚州"): [(2024, whole)],
    }
    urls = [report.url for level in picture.levels for r in level.rows for report in r.reports]
    assert "reports/ganzhou-2023/" in urls


def test_of_many_places_the_picture_has_the_nation_and_the_provinces(
    facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One place alone is no picture."""
    chains = facts.reports.chains()
    monkeypatch.setattr(place_years, "PICTURE_MAX", len(chains) - 1)
    assert coverage(facts, "", chains) is None, "Jiangxi is the only province"
    assert coverage(facts, "", chains[1:]) is not None
    assert coverage(facts, "", chains[:1]) is None


def test_one_year_is_no_picture(facts: Facts) -> None:
    """All but Ganzhou's are of 2024: a list says it."""
    chains = [chain for chain in facts.reports.chains() if chain[0] != "ganzhou-2023"]
    assert len(chains) == 4
    assert coverage(facts, "", chains) is None
