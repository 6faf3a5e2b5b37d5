"""Two reports side by side, in a real browser: put together there, and as published."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.verifying.browser import PHONE, Tab
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

STATUS = "#pair-status"
ROWS = ".beside-rows"

READ = """() => [...document.querySelectorAll(".beside-row")].map((row) => ({
    id: row.id,
    kind: row.localName,
    said: row.textContent,
    common: [...row.querySelectorAll(".common")].map((one) => one.textContent),
    links: [...row.querySelectorAll("a")].map((one) => one.href),
    classes: [...row.querySelectorAll("[class]")].map((one) => one.className),
}))"""
FIGURES = """() => [...document.querySelectorAll(".beside-figures tbody tr")].map((row) =>
    [...row.children].map((cell) => [
        cell.textContent, ...[...cell.querySelectorAll("a")].map((one) => one.href)
    ]))"""


@pytest.mark.parametrize("report", ["fuzhou-2024", "jian-2024", "yichun-2024"])
def test_a_pair_put_together_is_the_published_one(page: Page, base_url: str, report: str) -> None:
    """The same rows, the same common words, the same links and figures."""
    page.goto(f"{base_url}reports/{report}/beside/superior/")
    rows: list[dict[str, Any]] = page.evaluate(READ)
    figures = page.evaluate(FIGURES)
    assert sum(len(row["common"]) for row in rows) > 50
    assert len(figures) > 10
    page.goto(f"{base_url}compare/pair/?a={report}&b=jiangxi-2024")
    expect(page.locator(ROWS)).to_be_visible()
    assert page.evaluate(READ) == rows
    assert page.evaluate(FIGURES) == figures


def test_two_reports_are_chosen_on_the_page(page: Page, base_url: str) -> None:
    """The choice stands in the address, and can be swapped."""
    page.goto(f"{base_url}compare/pair/")
    page.locator("#pair-a").select_option("fuzhou-2024")
    page.locator("#pair-b").select_option("jian-2024")
    page.get_by_role("button", name="并列", exact=True).click()
    expect(page.locator(ROWS)).to_be_visible()
    expect(page).to_have_url(re.compile(r"compare/pair/\?a=fuzhou-2024&b=jian-2024$"))
    expect(page.locator(STATUS)).to_contain_text("并列")
    expect(page.locator(".beside-names")).to_have_text("抚州市2024年吉安市2024年")
    page.get_by_role("button", name="左右对调").click()
    expect(page.locator(".beside-names")).to_have_text("吉安市2024年抚州市2024年")


def test_two_sections_stand_side_by_side(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}compare/pair/?a=fuzhou-2024/plan-6&b=jian-2024/plan-8")
    row = page.locator("details.beside-row")
    expect(row).to_have_count(1)
    expect(row).to_have_attribute("open", "")
    expect(row.locator("summary")).to_contain_text("加快建设文化创新强市")
    expect(row.locator("summary")).to_contain_text("提升公共服务水平")


def test_one_section_stands_beside_its_counterpart(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}compare/pair/?a=fuzhou-2024/plan-2&b=jiangxi-2024")
    summary = page.locator("details.beside-row summary")
    expect(summary).to_have_count(1)
    expect(summary).to_contain_text("充分挖掘释放需求潜力")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("?a=atlantis-2024&b=jiangxi-2024", "没有收录“atlantis-2024”这份报告，请另选。"),
        ("?a=fuzhou-2024/plan-99&b=jiangxi-2024", "报告里没有“plan-99”这一节，请另选。"),
        ("?a=fuzhou-2024", "请再选一份。"),
        ("?a=fuzhou-2024&b=fuzhou-2024", "左右是同一份报告，请另选一份，或者各选一节。"),
    ],
)
def test_what_cannot_be_shown_is_said(page: Page, base_url: str, asked: str, said: str) -> None:
    page.goto(f"{base_url}compare/pair/{asked}")
    expect(page.locator(STATUS)).to_have_text(said)
    assert page.locator(ROWS).count() == 0


def test_superior_and_places_alike_are_offered(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}compare/pair/?a=jian-2024")
    offers = page.locator("#pair-offers a")
    expect(offers).to_have_text(["江西省2024年", "宜春市2024年", "抚州市2024年"])
    offers.first.click()
    expect(page.locator(ROWS)).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?a=jian-2024&b=jiangxi-2024$"))


def test_common_words_are_dimmed_until_they_are_not(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}reports/fuzhou-2024/beside/superior/")
    common = page.locator("details[open] .common").first
    colours = "one => [getComputedStyle(one).color, getComputedStyle(one.parentElement).color]"
    dimmed, around = common.evaluate(colours)
    assert dimmed != around
    page.get_by_label("相同的文字变淡").uncheck()
    dimmed, around = common.evaluate(colours)
    assert dimmed == around


def test_an_address_opens_its_row(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}reports/fuzhou-2024/beside/superior/#plan-5")
    expect(page.locator("#plan-5")).to_have_attribute("open", "")


def test_on_a_phone_one_side_stands_below_the_other(open_page: OpenPage, base_url: str) -> None:
    phone = open_page(**PHONE)
    phone.goto(f"{base_url}reports/fuzhou-2024/beside/superior/")
    boxes = [side.bounding_box() for side in phone.locator("details[open] .beside-side").all()]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] == boxes[1]["x"]
    assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"]
    expect(phone.locator("details[open] .beside-name").last).to_be_visible()


def test_from_a_folder_it_says_why_not(chromium: Browser, built_site: Path) -> None:
    home = built_site.as_uri() + "/"
    with chromium.new_context() as context:
        tab = Tab(context, home)
        tab.page.goto(home + "compare/pair/index.html?a=fuzhou-2024&b=jian-2024")
        expect(tab.page.locator(STATUS)).to_contain_text("本地服务器")
        expect(tab.page.locator("#pair-form")).to_be_hidden()
        assert tab.leave() == []
