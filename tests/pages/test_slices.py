"""Lists that are cut to pages: which reports stand together, and how the pages lead to each other."""

from __future__ import annotations

import pytest

from generator.model import Level
from generator.pages.facts import Facts, themes
from generator.pages.shown import Link
from generator.pages.slices import GridRow, PartOf, Slice, grid, slice_nav, slices
from tests.factory import analysis


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(analysis(), summary=lambda: pytest.fail("no list needs the package"))


WEIGHTS = {
    "jiangxi-2024": 10,
    "ganzhou-2023": 10,
    "jian-2024": 10,
    "yichun-2024": 10,
    "fuzhou-2024": 10,
}


def test_a_list_that_fits_is_not_cut(facts: Facts) -> None:
    assert slices(facts.reports, WEIGHTS, 50) == ()


def test_a_list_is_cut_by_year_and_level_the_newest_first(facts: Facts) -> None:
    assert slices(facts.reports, WEIGHTS, 49) == (
        Slice(2024, Level.PROVINCE, 1, 1, ("jiangxi-2024",)),
        Slice(2024, Level.PREFECTURE, 1, 1, ("jian-2024", "yichun-2024", "fuzhou-2024")),
        Slice(2023, Level.PREFECTURE, 1, 1, ("ganzhou-2023",)),
    )


def pages(facts: Facts, most: int, **weights: int) -> list[tuple[str, ...]]:
    found = slices(facts.reports, WEIGHTS | {f"{k}-2024": n for k, n in weights.items()}, most)
    of_cities = [one for one in found if (one.year, one.level) == (2024, Level.PREFECTURE)]
    assert [one.number for one in of_cities] == list(range(1, len(of_cities) + 1))
    assert {one.of for one in of_cities} == {len(of_cities)}
    return [
        tuple(report_id.removesuffix("-2024") for report_id in one.report_ids) for one in of_cities
    ]


def test_what_is_still_too_much_is_cut_by_place(facts: Facts) -> None:
    """Pages are about as long as each other; a report that is too long alone stands alone."""
    assert pages(facts, 20) == [("jian", "yichun"), ("fuzhou",)]
    assert pages(facts, 10) == [("jian",), ("yichun",), ("fuzhou",)]
    assert pages(facts, 20, jian=90) == [("jian",), ("yichun", "fuzhou")]
    assert pages(facts, 20, fuzhou=90) == [("jian", "yichun"), ("fuzhou",)]


def test_a_report_that_weighs_nothing_is_in_no_slice(facts: Facts) -> None:
    assert pages(facts, 25, yichun=0) == [("jian", "fuzhou")]


def test_the_list_leads_on_to_every_slice(facts: Facts) -> None:
    found = slices(facts.reports, WEIGHTS, 20)
    made = grid("themes/industry/", found)
    assert made.levels == ("省级", "市级")
    assert made.rows == (
        GridRow(
            2024,
            (
                Link("themes/industry/2024/province/", "1 份"),
                Link("themes/industry/2024/prefecture/", "3 份"),
            ),
        ),
        GridRow(2023, (None, Link("themes/industry/2023/prefecture/", "1 份"))),
    )


def test_a_slice_says_how_many_of_its_reports_speak(facts: Facts) -> None:
    found = slices(facts.reports, WEIGHTS, 49)
    table = grid("indicators/pm25/", found, lambda report_id: report_id == "jian-2024")
    assert [[cell.name for cell in row.cells if cell] for row in table.rows] == [
        ["0 / 1 份", "1 / 3 份"],
        ["0 / 1 份"],
    ]
    assert table.partly
    assert not grid("indicators/gdp_growth/", found).partly, "nothing is to be explained"


def test_slices_lead_to_each_other(facts: Facts) -> None:
    found = slices(facts.reports, WEIGHTS, 20)
    second = next(one for one in found if one.number == 2)
    assert second.title == "2024年·市级·第2页"
    nav = slice_nav(facts.reports, "compare/", found, second)
    assert nav.levels == (
        PartOf("compare/2024/province/", "省级"),
        PartOf("compare/2024/prefecture/", "市级", here=True),
    )
    assert nav.years == (
        PartOf("compare/2024/prefecture/", "2024年", here=True),
        PartOf("compare/2023/prefecture/", "2023年"),
    )
    assert nav.places == (
        PartOf("compare/2024/prefecture/", "吉安市—宜春市"),
        PartOf("compare/2024/prefecture/2/", "抚州市", here=True),
    )
    assert nav.extent == "2024年收录市级报告 3 份。"


def test_a_slice_of_provinces_says_how_many_there_are(facts: Facts) -> None:
    """The mainland's: the place codes also list three that have no such reports."""
    found = slices(facts.reports, WEIGHTS, 20)
    nav = slice_nav(facts.reports, "compare/", found, found[0])
    assert nav.extent == "2024年收录 1 个省（自治区、直辖市）的报告，共 31 个（不含港澳台）。"


def test_a_theme_weighs_what_its_texts_do(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    """The seeds' themes stand on a page each; with less room every theme is cut."""
    assert {facts.themes.slices(t.id) for t in facts.themes.catalogue.themes} == {()}
    monkeypatch.setattr(themes, "MOST", 1000)
    cut = Facts(analysis(), summary=lambda: pytest.fail("not asked")).themes
    assert all(len(cut.slices(theme.id)) > 1 for theme in cut.catalogue.themes)
