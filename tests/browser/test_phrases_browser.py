"""Phrases through time, in a real browser."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from generator.verifying.browser import DESKTOP, Tab
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

STATUS = "#phrases-status"
ANSWER = "#phrases-answer"
ACCOUNTS = "#phrases-accounts section"
FIELD = "说法"
PUBLISHED = "https://example.org/government-work-reports/"


def ask(page: Page, address: str, text: str) -> None:
    """Types phrases as a reader would, and asks."""
    page.goto(f"{address}phrases/")
    page.get_by_label(FIELD, exact=True).fill(text)
    page.get_by_role("button", name="看走势").click()
    expect(page.locator(ANSWER)).to_be_visible()


def rows(page: Page, table: str) -> list[list[str]]:
    """The words of a table, row by row."""
    found: list[list[str]] = page.locator(f"#{table} tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    return found


# Read from the seeds: 无废城市 stands once in each of the four reports of 2024. Ganzhou's, of 2023, has
# lost both its ends.


def test_reports_are_counted_of_those_that_are_held(page: Page, base_url: str) -> None:
    ask(page, base_url, "无废城市")
    expect(page.locator(STATUS)).to_have_text("收录的报告 5 份（2023—2024年），其中 1 份来源不全。")
    account = page.locator(ACCOUNTS)
    expect(account).to_contain_text("收录的 5 份报告中，4 份提到，共 4 处")
    expect(account).to_contain_text("首见年份：")
    expect(account).to_contain_text("不能断定的地方：1 个")
    counted = [
        [cell for i, cell in enumerate(row) if i not in (4, 7)]
        for row in rows(page, "phrases-years")
    ]
    assert counted[1:] == [
        ["2023年", "省级", "未收", "未收", "未收", "未收"],
        ["2023年", "市级", "1", "1", "0", "0"],
        ["2024年", "省级", "1", "0", "1", "1"],
        ["2024年", "市级", "3", "0", "3", "3"],
    ]
    page.get_by_label("里的数").select_option("count")
    by_place = {row[0]: row[2:] for row in rows(page, "phrases-places")}
    assert by_place["赣州市"] == ["0†", "未收"]
    assert by_place["江西省"] == ["未收", "1"]


def test_the_first_use_leads_to_its_sentence(page: Page, base_url: str) -> None:
    """Of 2024's four only Jiangxi's report has a date: the year is first, and that is said."""
    ask(page, base_url, "无废城市")
    first = page.locator(f"{ACCOUNTS} ol > li").first
    expect(first).to_contain_text("首见年份：2024年，4 份提到")
    expect(first).to_contain_text("没有写明日期，先后不明")
    expect(first.locator("mark")).to_contain_text("无废城市")
    first.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/reports/jiangxi-2024/[^?]*\?h=[^#]*#p\d+$"))
    expect(page.locator(".search-mark").first).to_be_visible()


def test_what_is_asked_stands_in_the_address(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}phrases/?q=无废城市，高质量发展&by=share&word=高质量发展")
    expect(page.locator(ACCOUNTS)).to_have_count(2)
    expect(page.get_by_label("哪个说法")).to_have_value("高质量发展")
    expect(page.get_by_label("里的数")).to_have_value("share")
    expect(page.locator("#phrases-picture desc")).to_contain_text("提到的份数占比")
    page.get_by_label(FIELD, exact=True).fill("乡村振兴")
    page.get_by_label(FIELD, exact=True).press("Enter")
    expect(page.locator(ACCOUNTS)).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?q=%E4%B9%A1"))
    page.go_back()
    expect(page.locator(ACCOUNTS)).to_have_count(2)


def test_a_bar_leads_to_the_sentences_that_it_counts(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}phrases/?q=无废城市")
    bar = page.locator("#phrases-picture a", has_text="3 份中 3 份提到")
    expect(bar).to_have_count(1)
    page.goto(str(bar.evaluate("link => link.href.baseVal")))
    expect(page.locator("#search-status")).to_have_text("“无废城市”见于 3 份报告的 3 页，共 3 处。")


def test_the_picture_fits_a_phone(phone: Page, base_url: str) -> None:
    phone.goto(f"{base_url}phrases/?q=无废城市，高质量发展")
    expect(phone.locator("#phrases-picture svg")).to_be_visible()
    wide = phone.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    assert phone.locator("#phrases-picture").evaluate("box => box.scrollWidth <= box.clientWidth")


def test_a_list_is_a_table_that_is_taken_home(
    chromium: Browser, base_url: str, tmp_path: Path
) -> None:
    """Seven words and their total, by report; a total counts a place once."""
    words = ["无废城市", "高质量发展", "质量发展", "乡村振兴", "营商环境", "数字经济", "龘龘"]
    with chromium.new_context(**DESKTOP) as context:
        tab = Tab(context, base_url)
        page = tab.page
        ask(page, base_url, "\n".join(words))
        expect(page.locator(STATUS)).to_contain_text(
            "“高质量发展”里的“质量发展”，两边都计；合计里只计一次。"
        )
        assert [row[0] for row in rows(page, "phrases-listed")] == ["词", *words]
        page.get_by_label("里的数").select_option("count")
        page.get_by_text("一份报告一行的表").click()
        line = page.locator(".table-tools[data-table$='·各报告']")
        with page.expect_download() as download:
            line.get_by_role("button", name="CSV").click()
        assert download.value.suggested_filename == "无废城市等 7 个·各报告.csv"
        download.value.save_as(tmp_path / "table.csv")
        with page.expect_download() as download:
            line.get_by_role("button", name="Excel").click()
        download.value.save_as(tmp_path / "table.xlsx")
        assert tab.leave() == []
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        found = {row["报告"]: row for row in csv.DictReader(file)}
    jiangxi = found["江西省2024年"]
    counts = {word: int(jiangxi[word]) for word in words}
    assert counts["无废城市"] == 1
    assert counts["高质量发展"] <= counts["质量发展"]
    others = sum(counts[word] for word in words if word != "高质量发展")
    assert int(jiangxi["合计"]) == others
    assert jiangxi["报告网址"] == f"{PUBLISHED}reports/jiangxi-2024/"
    assert {row["来源"] for row in found.values()} == {"完整", "不全"}
    sheet = load_workbook(tmp_path / "table.xlsx")["表"]
    assert isinstance(sheet.cell(2, 5).value, int)


def test_nothing_is_fetched_before_there_is_anything_to_count(page: Page, base_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base_url}phrases/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url and url.endswith(".json")] == []


def test_what_is_too_short_is_refused_and_named(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}phrases/?q=水，无废城市")
    expect(page.locator(STATUS)).to_contain_text("不计（须有 2 到 100 个字）：水。")
    expect(page.locator(ACCOUNTS)).to_have_count(1)


def test_search_terms_and_home_lead_there(desktop: Page, base_url: str) -> None:
    desktop.goto(f"{base_url}search/?q=无废城市")
    desktop.get_by_role("link", name="看它的走势").click()
    expect(desktop.get_by_label(FIELD, exact=True)).to_have_value("无废城市")
    desktop.goto(f"{base_url}terms/jiangxi-2024-11/")
    desktop.locator("article").get_by_role("link", name="走势", exact=True).click()
    expect(desktop.locator(ACCOUNTS)).to_have_count(1)
    for path in ("", "compare/"):
        desktop.goto(f"{base_url}{path}")
        desktop.locator("article").get_by_role("link", name="提法走势").first.click()
        expect(desktop).to_have_url(f"{base_url}phrases/")


def test_without_scripts_it_says_what_to_do(open_page: OpenPage, base_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{base_url}phrases/")
    expect(page.get_by_label(FIELD, exact=True)).not_to_be_visible()
    expect(page.get_by_text("提法走势和核对引文在浏览器里进行，需要 JavaScript")).to_be_visible()


def test_of_a_large_corpus_no_text_is_fetched_but_for_the_sentences(
    tab: Page, sharded_url: str
) -> None:
    """One chunk for the first use, and one for the last."""
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(f"{sharded_url}phrases/?q=无废城市")
    expect(tab.locator(ACCOUNTS)).to_contain_text("4 份提到，共 4 处")
    assert len([url for url in requests if "/search/text/" in url]) == 2


def test_what_does_not_come_is_said(tab: Page, sharded_url: str) -> None:
    tab.route("**/search/shards/**", lambda route: route.abort())
    tab.goto(f"{sharded_url}phrases/?q=无废城市")
    expect(tab.locator(STATUS)).to_have_text("检索数据未能载入，请检查网络后再试。")
    tab.unroute("**/search/shards/**")
    tab.get_by_role("button", name="看走势").click()
    expect(tab.locator(ACCOUNTS)).to_contain_text("4 份提到")
