"""Figures of several years: on a page of their own, and with the report's."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import Site, build_site
from tests.pages.test_targets import drawn, rows
from tests.test_years import report

REVIEW = "“十四五”时期，城镇新增就业累计60万人，预计地区生产总值年均增长5.7%。"
PLAN = (
    "“十五五”时期主要预期目标是：地区生产总值年均增长5%左右。\n"
    "今年主要预期目标是：地区生产总值增长5.5%左右。"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("seeds"), REVIEW, PLAN)


def built(seeds: Path, review: str, plan: str) -> Site:
    (seeds / "a.txt").write_text(report(2026, review, plan), encoding="utf-8")
    (seeds / "reports.yml").write_text(
        'reports:\n  - {file: a.txt, region: 江西省, adcode: "360000", year: 2026}\n',
        encoding="utf-8",
    )
    found = build_site(seeds)
    assert found.errors == ()
    return found


def test_targets_and_results_of_several_years_stand_apart(site: Site) -> None:
    said = drawn(site, "compare/2026/periods/")
    assert rows(said, 0)[1:] == [
        ["江西省", "地区生产总值增速", "2026—2030年", "年均 5%左右", "地区生产总值年均增长5%左右"],
    ]
    jobs = "城镇新增就业累计60万人"
    gdp = "预计地区生产总值年均增长5.7%"
    assert rows(said, 1)[1:] == [
        ["江西省", "城镇新增就业", "2021—2025年", "累计 60万人", jobs],
        ["江西省", "地区生产总值增速", "2021—2025年", "年均 5.7% 预计", gdp],
    ]
    assert "省级：几年的目标" in said
    assert "1 份报告，2 个数" in said


def test_they_are_not_the_years_own(site: Site) -> None:
    """The comparison has the year's target; the report has both, each in its table."""
    year = drawn(site, "compare/2026/")
    assert rows(year, 0)[1][:2] == ["江西省", "5.5左右"]
    assert "5.7" not in "".join(cell for row in rows(year, 0) for cell in row)
    own = drawn(site, "reports/jiangxi-2026/")
    assert "几年的目标和结果 3 个" in own


def test_the_year_leads_there(site: Site) -> None:
    assert 'href="../../compare/2026/periods/"' in drawn(site, "compare/2026/")
    assert "哪些是当年的，哪些是几年的" in drawn(site, "compare/")


def test_without_any_there_is_no_page(tmp_path: Path) -> None:
    plain = "今年主要预期目标是：地区生产总值增长5.5%左右。"
    site = built(tmp_path, "地区生产总值增长5.4%。", plain)
    assert not [page.url for page in site.pages if "periods" in page.url]
    assert "几年的目标" not in drawn(site, "reports/jiangxi-2026/")
