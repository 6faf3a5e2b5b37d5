"""What a report's overview, a year's page and the comparisons lead to."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.links import COMPARE, compare_year_url, report_url, shared_year_url
from generator.package.files import PackageSummary
from generator.pages import pages
from generator.pages.facts import Facts
from generator.pages.render import Renderer
from generator.pages.rooms import Rooms
from generator.pages.ways import ways_of
from tests.factory import analysis


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(analysis(), summary=lambda: PackageSummary((), ()))


def body(facts: Facts, url: str, rooms: Rooms | None = None) -> str:
    page = next(one for one in pages(facts) if one.url == url)
    return Renderer(rooms=rooms).draw(page, facts).body


def words(html: str, selector: str) -> list[str]:
    return [one.text() for one in LexborHTMLParser(html).css(selector)]


def test_a_report_leads_to_the_pages_about_it(facts: Facts) -> None:
    """Jiangxi's annex is followed to its cities; a city's words are held against the province's."""
    ways = {
        report_id: [way.name for way in ways_of(facts, report_id)]
        for report_id in ("jiangxi-2024", "yichun-2024", "ganzhou-2023")
    }
    assert "提法到了哪些地方" in ways["jiangxi-2024"]
    assert "相同的文字" not in ways["jiangxi-2024"]
    assert "相同的文字" in ways["yichun-2024"]
    assert not {"提法到了哪些地方", "相同的文字"} & {*ways["ganzhou-2023"]}
    assert all("数字总表" in of_report for of_report in ways.values())


def test_a_closed_part_is_not_named(facts: Facts) -> None:
    closed = Rooms(frozenset({"shared", "numbers"}))
    ways = words(body(facts, report_url("yichun-2024"), closed), ".ways strong")
    assert ways
    assert not {"相同的文字", "数字总表"} & {*ways}
    year = words(body(facts, compare_year_url(2024), closed), ".asked a")
    assert year
    assert "相同的文字" not in year
    assert not closed.shows(shared_year_url(2024))
    assert "{#asked}" in body(facts, COMPARE, closed)
    assert shared_year_url(2024) not in body(facts, COMPARE, closed)


def test_a_year_and_the_comparisons_lead_to_its_questions(facts: Facts) -> None:
    assert "相同的文字" in words(body(facts, compare_year_url(2024)), ".asked a")
    asked = body(facts, COMPARE).partition("## 关于说法 {#words}")[2].partition("##")[0]
    assert f'href="../{shared_year_url(2024)}"' in asked
