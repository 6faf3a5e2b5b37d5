"""Figures that stand together: one unit, that of most."""

from __future__ import annotations

import pytest

from generator.pages.shown import CellShown, FigureShown
from generator.pages.tables import without_places
from generator.pages.units import in_one_unit, unit_of


def cell(*shown: tuple[str, str, str]) -> CellShown:
    """Figures of new jobs: the value, its unit, and the value in the other unit."""
    others = {"人": "万人", "万人": "人"}
    return CellShown(
        figures=tuple(
            FigureShown(
                indicator="城镇新增就业",
                indicator_url="indicators/urban_jobs/",
                period=2022,
                status="target",
                status_name="目标",
                value=value,
                unit=unit,
                otherwise=(other, others[unit]),
                bound="",
                basis="",
                area="",
                stance="",
                rider="",
                quote="城镇新增就业",
                correction="",
                url="reports/a/plan/#p1",
                report="甲县2022年",
                doubts="",
                doubts_url="",
            )
            for value, unit, other in shown
        )
    )


COUNTY = cell(("3430", "人", "0.343"))
OTHER_COUNTY = cell(("2166", "人", "0.2166"))
SMALL = cell(("0.21", "万人", "2100"))
CITY = cell(("8.9", "万人", "89000"))
NATION = cell(("1100", "万人", "11000000"))
EMPTY = CellShown(figures=(), reason="not_mentioned", label="原文未提及")


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        ([CITY, NATION, COUNTY], "万人"),
        ([COUNTY, OTHER_COUNTY, SMALL], "人"),
        ([COUNTY, SMALL], "万人"),  # as many of each: the indicator's
        ([COUNTY, OTHER_COUNTY, NATION], "万人"),  # nobody reads 11000000
        ([EMPTY], "万人"),
        ([], "万人"),
    ],
)
def test_the_unit_is_that_of_most(cells: list[CellShown], unit: str) -> None:
    assert unit_of(cells, "万人") == unit


def test_all_are_shown_in_one_unit() -> None:
    shown = in_one_unit([COUNTY, OTHER_COUNTY, SMALL, EMPTY], "万人")
    assert [[(f.value, f.unit) for f in one.figures] for one in shown] == [
        [("3430", "人")],
        [("2166", "人")],
        [("2100", "人")],
        [],
    ]
    assert [f.quoted_as for one in shown for f in one.figures] == ["", "", "0.21"]


def test_what_is_turned_back_is_as_it_was() -> None:
    there = in_one_unit([COUNTY, CITY, NATION], "万人")[0]
    assert there.figures[0].value == "0.343"
    assert in_one_unit([there, OTHER_COUNTY, COUNTY], "万人")[0] == COUNTY


def test_a_range_has_both_ends() -> None:
    several = cell(("0.3—0.35", "万人", "3000—3500"))
    shown = in_one_unit([several, COUNTY, OTHER_COUNTY], "万人")
    assert shown[0].figures[0].value == "3000—3500"


def test_a_cell_tells_by_which_value_its_words_are_found() -> None:
    (made,) = without_places([COUNTY], "万人")
    assert [(n.value, n.unit, n.quoted_as) for n in made.numbers] == [("0.343", "", "3430")]
