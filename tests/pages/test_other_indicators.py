"""Indicators that are not in the tables by year: where readers find them, and where not."""

from __future__ import annotations

from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.pages import pages
from generator.pages.facts import Facts, figures
from generator.pages.render import Renderer
from tests.factory import analysis

OTHERS = [
    "外贸进出口总额增速",
    "全体居民人均可支配收入增速",
    "城镇登记失业率",
    "常住人口城镇化率",
    "空气质量优良天数比率",
    "赤字率",
    "地区生产总值",
    "一般公共预算收入",
    "社会消费品零售总额",
    "城镇居民人均可支配收入",
    "农村居民人均可支配收入",
]


@cache
def facts() -> Facts:
    return Facts(analysis(), summary=lambda: pytest.fail("no such page needs the package"))


@cache
def page(url: str) -> LexborHTMLParser:
    (found,) = (one for one in pages(facts()) if one.url == url)
    return LexborHTMLParser(Renderer().draw(found, facts()).markdown)


def words(url: str, selector: str) -> list[str]:
    return [node.text(strip=True) for node in page(url).css(selector)]


def test_the_list_has_them_apart() -> None:
    headline, others = page("indicators/").css(".indicator-index")
    assert len(headline.css("li > a")) == 13
    assert [node.text() for node in others.css("li > a")] == OTHERS


def test_a_report_has_those_of_which_it_gives_a_figure_below_the_others() -> None:
    assert words("reports/fuzhou-2024/", "details.fold th a") == ["地区生产总值"]
    assert words("reports/yichun-2024/", "details.fold th a") == ["空气质量优良天数比率"]
    assert len(words("reports/fuzhou-2024/", "table.headline th a")) == 13 + 1


def test_a_place_has_those_of_which_its_reports_give_a_figure() -> None:
    assert words("places/fuzhou/", "details.fold th a") == ["地区生产总值"]
    assert "2000以上" in "".join(words("places/fuzhou/", "details.fold td"))


@pytest.mark.parametrize("url", ["compare/", "compare/2024/"])
def test_tables_by_year_have_none_of_them(url: str) -> None:
    assert not {*words(url, "th a"), *words(url, "th")} & {*OTHERS}


def test_a_level_and_its_rate_lead_to_each_other() -> None:
    for url, other in (("gdp", "地区生产总值增速"), ("gdp_growth", "地区生产总值")):
        assert other in words(f"indicators/{url}/", "dl.card a")


def test_a_cell_of_a_level_says_where_only_the_rate_is_given() -> None:
    """江西 gives the growth of its gross product, 抚州 how much it is."""
    marks = dict(
        zip(
            words("indicators/gdp/", "table.series tbody th"),
            words("indicators/gdp/", "table.series tbody td:last-child"),
            strict=True,
        )
    )
    assert "仅增速" in next(cell for name, cell in marks.items() if name.startswith("江西"))
    assert "2000" in next(cell for name, cell in marks.items() if name.startswith("抚州"))


def test_only_the_slices_that_speak_of_one_have_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the five reports those of cities in 2024 speak of air, none of the deficit."""
    monkeypatch.setattr(figures, "ROWS_MAX", 1)
    cut = Facts(analysis(), summary=lambda: pytest.fail("no slice needs the package")).figures

    def levels(indicator_id: str) -> list[tuple[int, str]]:
        return [(one.year, one.level.value) for one in cut.slices_on(indicator_id)]

    assert {*levels("gdp_growth")} == {
        (2024, "province"),
        (2024, "prefecture"),
        (2023, "prefecture"),
    }
    assert {*levels("gdp")} == {(2024, "prefecture")}
    assert levels("gdp").count((2024, "prefecture")) == 3, "all pages of a year and level stay"
    assert levels("deficit_ratio") == []
