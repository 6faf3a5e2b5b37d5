"""The panel: targets and results of a place and year in one row, and why a cell is empty."""

from __future__ import annotations

import pytest

from generator.figures.comparisons import EmptyReason
from generator.model import Status
from generator.package import english
from generator.package.panel import FACETS, REASONS, panel, shortened
from tests.factory import analysis, rules
from tests.package.made import REPORTS, Row, of_table, several


def row(place_id: str, year: int) -> Row:
    (found,) = (
        one
        for one in of_table(several(), "panel")
        if (one["place_id"], one["year"]) == (place_id, str(year))
    )
    return found


def picked(row: Row, stem: str, facets: str) -> list[str]:
    return [row[f"{stem}_{facet}"] for facet in facets.split()]


# --- Rows ---------------------------------------------------------------------------------------


def test_a_row_is_a_place_and_year() -> None:
    """Of every report, and of every year whose result alone is told."""
    found = [
        (one["place_id"], one["year"], one["report_id"]) for one in of_table(several(), "panel")
    ]
    assert found == [
        ("jiangxi", "2023", ""),
        ("jiangxi", "2024", "jiangxi-2024"),
        ("jian", "2021", ""),
        ("jian", "2022", "jian-2022"),
        ("jian", "2023", ""),
        ("jian", "2024", "jian-2024"),
        ("jian", "2025", "jian-2025"),
        ("miyun", "2013", ""),
        ("miyun", "2014", "miyun-2014"),
        ("miyun", "2015", ""),
        ("miyun", "2016", "miyun-2016"),
    ]


def test_a_row_says_from_which_reports_it_is() -> None:
    names = ("previous_report_id", "next_report_id", "superior_report_id")
    assert [row("jian", 2024)[name] for name in names] == ["", "jian-2025", "jiangxi-2024"]
    assert [row("jian", 2025)[name] for name in names] == ["jian-2024", "", ""]
    # the year after a report that is held, whose own report is not
    assert [row("jian", 2023)[name] for name in names] == ["jian-2022", "jian-2024", ""]


def test_a_renamed_place_is_one_series() -> None:
    places = [row("miyun", year) for year in (2013, 2014, 2015, 2016)]
    assert {one["adcode"] for one in places} == {"110118"}
    assert [one["region"] for one in places] == ["密云县", "密云县", "密云区", "密云区"]
    assert {one["parent_adcode"] for one in places} == {"110000"}


def test_the_province_lies_in_the_nation() -> None:
    assert row("jiangxi", 2024)["parent_adcode"] == "100000"


def test_what_is_told_of_the_report_is_empty_where_there_is_none() -> None:
    of_report = ("characters", "speaker", "delivered_on", "completeness", "flags")
    assert [row("jian", 2023)[name] for name in of_report] == [""] * 5
    text = dict(REPORTS)["吉安市", "360800", 2024]
    assert row("jian", 2024)["characters"] == str(len("".join(text.split())))
    assert row("jian", 2024)["completeness"] == "full"


# --- Figures ------------------------------------------------------------------------------------


def test_a_target_and_its_result_stand_in_one_row() -> None:
    found = row("jian", 2024)
    target = picked(found, "gdp_growth", "target target_high bound stance target_reason")
    assert target == ["5.5", "", "at_least", "力争", ""]
    result = picked(
        found,
        "gdp_growth",
        "result_of_next_year result_of_next_year_status result_of_next_year_reason",
    )
    assert result == ["6", "actual", ""]


def test_the_report_of_the_year_tells_the_result_of_the_year_before() -> None:
    found = row("jian", 2024)
    facets = "result result_high result_bound result_status result_reason"
    assert picked(found, "gdp_growth", facets) == ["3.7", "", "exact", "estimate", ""]
    told = picked(row("jian", 2023), "gdp_growth", "result_of_next_year result result_reason")
    assert told == ["3.7", "", "no_report"]


def test_a_range_has_its_upper_end() -> None:
    facets = "target target_high bound"
    assert picked(row("jian", 2022), "gdp_growth", facets) == ["7", "8", "range"]
    assert picked(row("jian", 2022), "gdp_growth", "result result_bound") == ["8", "at_least"]


def test_the_targets_beside_it() -> None:
    """Of the government above and of the year before, never of another year."""
    facets = "superior_target superior_target_reason previous_target previous_target_reason"
    assert picked(row("jian", 2024), "gdp_growth", facets) == ["5", "", "", "no_report"]
    assert picked(row("jian", 2025), "gdp_growth", facets) == ["", "no_report", "5.5", ""]


def test_unchanged_is_zero_and_nothing_said_is_nothing() -> None:
    facets = "result result_reason"
    assert picked(row("jian", 2024), "fixed_asset_investment_growth", facets) == ["0", ""]
    assert picked(row("jian", 2024), "cpi_rise", facets) == ["", "not_mentioned"]
    assert picked(row("jian", 2025), "grain_output", facets) == ["", "wording"]


def test_of_several_figures_the_first_stands_there_and_the_row_says_so() -> None:
    found = row("jian", 2024)
    assert found["industrial_value_added_growth_target"] == "7"
    assert found["several"] == "industrial_value_added_growth_target"
    assert row("jian", 2022)["several"] == ""


@pytest.mark.parametrize("data", [analysis, several], ids=["seeds", "several"])
def test_every_empty_figure_has_a_reason_and_no_other_has_one(data: object) -> None:
    assert callable(data)
    for one in of_table(data(), "panel"):
        for indicator in rules().indicators:
            for facet in ("target", "result", "result_of_next_year", "superior_target"):
                name = f"{indicator.id}_{facet}"
                assert bool(one[name]) != bool(one[f"{name}_reason"]), (one["place_id"], name)


def test_the_figures_of_the_seeds_are_their_observations() -> None:
    """The first of the year and place as a whole, whatever the table of figures has beside it."""
    first: dict[tuple[str, str, str], str] = {}
    for one in of_table(analysis(), "observations"):
        if not one["scope"]:
            side = "target" if one["status"] == Status.TARGET else "result"
            first.setdefault(
                (one["report_id"], one["indicator_id"], side + one["period"]), one["value"]
            )
    count = 0
    for found in of_table(analysis(), "panel"):
        year = int(found["year"])
        for indicator in rules().indicators:
            for side, period in (("target", year), ("result", year - 1)):
                wanted = first.get((found["report_id"], indicator.id, f"{side}{period}"), "")
                assert found[f"{indicator.id}_{side}"] == wanted
                count += bool(wanted)
    assert count > 50


# --- What is told of the columns ----------------------------------------------------------------


def test_every_indicator_has_the_same_columns() -> None:
    """In the catalogue's order, behind those of place and report."""
    names = [column.name for column in panel(rules().indicators).columns]
    wanted = [f"{one.id}_{facet.name}" for one in rules().indicators for facet in FACETS]
    assert names[-len(wanted) :] == wanted
    assert not any(name.startswith(wanted[0]) for name in names[: -len(wanted)])


def test_the_dictionary_tells_each_kind_of_column_once() -> None:
    table = panel(rules().indicators)
    named = [column.name for column in table.dictionary if column.name.startswith("<")]
    assert named == [f"<indicator_id>_{facet.name}" for facet in FACETS]
    for column in table.dictionary:
        assert english.column_title("panel", column)


def test_reasons_are_those_of_the_comparison_and_one_more() -> None:
    assert [*REASONS] == [*EmptyReason, "no_report"]


def test_a_title_says_indicator_and_facet_in_both_languages() -> None:
    columns = {column.name: column for column in panel(rules().indicators).columns}
    assert columns["gdp_growth_result_of_next_year"].title == "地区生产总值增速：该年结果"
    name = "gdp_growth_superior_target_reason"
    assert english.column_title("panel", columns[name]) == (
        "GDP growth (real), reason for no target of the higher-level government"
    )
    assert english.value_label("panel", name, "no_report") == "No such report held"
    assert english.value_label("panel", "gdp_growth_bound", "about") == "About"


# --- Places -------------------------------------------------------------------------------------


def test_places_are_those_of_the_reports_and_those_above_them() -> None:
    columns = "place_id adcode name admin_level parent_place_id reports first_year last_year url"
    assert [[one[name] for name in columns.split()] for one in of_table(several(), "places")] == [
        [
            *("jiangxi", "360000", "江西省", "province", "national"),
            *("1", "2024", "2024", "places/jiangxi/"),
        ],
        [
            *("jian", "360800", "吉安市", "prefecture", "jiangxi"),
            *("3", "2022", "2025", "places/jian/"),
        ],
        [
            *("miyun", "110118", "密云区", "county", "beijing"),
            *("2", "2014", "2016", "places/miyun/"),
        ],
        ["national", "100000", "中华人民共和国", "national", "", "0", "", "", ""],
        ["beijing", "110000", "北京市", "province", "national", "0", "", "", ""],
    ]


def test_a_place_has_its_names_with_their_codes_and_years() -> None:
    found = [
        (one["name"], one["adcode"], one["is_today"], one["first_year"], one["last_year"])
        for one in of_table(several(), "place_names")
        if one["place_id"] in ("miyun", "jian")
    ]
    assert found == [
        ("吉安地区", "362400", "false", "", ""),
        ("吉安市", "360800", "true", "2022", "2025"),
        ("密云县", "110228", "false", "2014", "2014"),
        ("密云区", "110118", "true", "2016", "2016"),
    ]


# --- Short names --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator_id", "short"),
    [
        ("gdp_growth", "gdp_growth"),
        ("industrial_value_added_growth", "indu_valu_adde_grow"),
        ("surveyed_unemployment_rate", "surveye_unemplo_rate"),
        ("extraordinarilylongword", "extraordinarilylongwo"),
    ],
)
def test_words_of_an_id_are_shortened_alike(indicator_id: str, short: str) -> None:
    assert shortened(indicator_id) == short


def test_short_names_are_of_32_characters_and_unique() -> None:
    names = [column.short or column.name for column in panel(rules().indicators).columns]
    assert len(names) == len(set(names))
    assert max(map(len, names)) <= 32
