"""The page that checks quotations, in a real browser."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

STATUS = "#check-status"
RESULTS = "#check-results"
FIELD = "引文或数字"


def check(page: Page, address: str, text: str) -> None:
    """Pastes a text as a reader would, and asks."""
    page.goto(f"{address}check-quote/")
    page.get_by_label(FIELD).fill(text)
    page.get_by_role("button", name="核对").click()
    expect(page.locator(RESULTS)).not_to_have_attribute("aria-busy", "true")


# Read from the seeds.


def test_what_stands_word_for_word_is_led_to(page: Page, base_url: str) -> None:
    """Jiangxi: 推进全域“无废城市”建设, with other quotation marks: the link opens the paragraph with the words marked."""
    check(page, base_url, "推进全域「无废城市」建设")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^逐字见于 \d+ 份报告，共 \d+ 处。$"))
    place = page.locator(f"{RESULTS} ol > li").first
    expect(place.locator("small")).to_contain_text("引号与所贴文字不同")
    expect(place.locator("mark")).to_contain_text("无废城市")
    place.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/reports/[^?]*\?h=[^#]*#p\d+$"))
    expect(page.locator(".search-mark").first).to_be_visible()


def test_differences_are_seen_without_colour_and_said(page: Page, base_url: str) -> None:
    """Ganzhou set 7.5% for 2023."""
    check(page, base_url, "城镇居民人均可支配收入增长6.5%左右")
    expect(page.locator(STATUS)).to_contain_text("与原文不同")
    place = page.locator(f"{RESULTS} ol > li").first
    expect(place.get_by_role("link")).to_have_attribute(
        "href", re.compile(r"/reports/ganzhou-2023/plan/\?h=.*#p10$")
    )
    expect(place.locator("del")).to_have_text("6.5")
    expect(place.locator("ins")).to_have_text("7.5")
    expect(place.locator("del")).to_have_css("text-decoration-line", "line-through")
    expect(place.locator("ins")).to_have_css("text-decoration-line", "underline")
    expect(place.locator("ul li")).to_have_text(["引文“6.5”，原文“7.5”"])


def test_what_is_pasted_stands_in_the_address(page: Page, base_url: str) -> None:
    """It is shared and gone back to; what an address cannot hold is left out, and that is said."""
    check(page, base_url, "我的猫今天在沙发上睡得很香")
    expect(page.locator(STATUS)).to_have_text("未见于所收录的 5 份报告，也没有接近的句子。")
    expect(page).to_have_url(re.compile(r"check-quote/\?text=%E6%88%91"))
    page.get_by_label(FIELD).fill("5.5%")
    page.get_by_label(FIELD).press("Control+Enter")
    expect(page.locator(STATUS)).to_contain_text("“5.5%”见于")
    page.go_back()
    expect(page.get_by_label(FIELD)).to_have_value("我的猫今天在沙发上睡得很香")
    expect(page.locator(STATUS)).to_contain_text("未见于")
    page.get_by_label(FIELD).fill("我的猫今天在沙发上睡得很香。" * 50)
    page.get_by_role("button", name="核对").click()
    expect(page.locator(RESULTS)).to_contain_text("网址里没有保存")
    expect(page).to_have_url(re.compile(r"check-quote/$"))


def test_sentences_are_judged_one_by_one(page: Page, base_url: str) -> None:
    """Two of Ji'an's stand, but apart; the third is another number of 毫不动摇."""
    text = "全力扶持市场主体。让家庭入托省钱又省心。坚持“三个毫不动摇”。"
    page.goto(f"{base_url}check-quote/?text={quote(text)}")
    expect(page.locator(STATUS)).to_have_text("共 3 句：逐字见于报告 2 句，与原文不同 1 句。")
    heads = ["第 1 句：逐字见于 1 处", "第 2 句：逐字见于 1 处", "第 3 句：与原文不同"]
    expect(page.locator(f"{RESULTS} h2")).to_have_text(heads)
    expect(page.locator(f"{RESULTS} section").nth(1)).to_contain_text("没有一处与上一句相连")
    expect(page.locator(f"{RESULTS} section").nth(2).locator("li ins").first).to_have_text("两")


def test_many_places_are_shown_as_they_are_asked_for(page: Page, base_url: str) -> None:
    """高质量发展 stands everywhere: five places, then twenty more, and the reader is led to them."""
    check(page, base_url, "高质量发展")
    expect(page.locator(f"{RESULTS} ol > li")).to_have_count(5)
    page.get_by_role("button", name=re.compile(r"^另 \d+ 处$")).click()
    expect(page.locator(f"{RESULTS} ol > li")).to_have_count(25)
    expect(page.locator(f"{RESULTS} ol > li").nth(5).get_by_role("link")).to_be_focused()


def test_nothing_is_fetched_before_there_is_anything_to_check(page: Page, base_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base_url}check-quote/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url and url.endswith(".json")] == []


def test_home_and_search_lead_there(desktop: Page, base_url: str) -> None:
    for path in ("", "search/", "about/"):
        desktop.goto(f"{base_url}{path}")
        desktop.locator("article").get_by_role("link", name="核对引文").first.click()
        expect(desktop).to_have_url(f"{base_url}check-quote/")


def test_a_search_that_finds_nothing_leads_there_with_the_words(
    desktop: Page, base_url: str
) -> None:
    desktop.goto(f"{base_url}search/?q=城镇居民人均可支配收入增长6.5%25左右")
    desktop.locator("#search-results").get_by_role("link", name="核对引文").click()
    expect(desktop.get_by_label(FIELD)).to_have_value("城镇居民人均可支配收入增长6.5%左右")
    expect(desktop.locator(STATUS)).to_contain_text("与原文不同")


def test_without_scripts_it_says_what_to_do(open_page: OpenPage, base_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{base_url}check-quote/")
    expect(page.get_by_label(FIELD)).not_to_be_visible()
    expect(page.get_by_text("核对引文在浏览器里进行，需要 JavaScript")).to_be_visible()


# -- Shards ----------------------------------------------------------------------------------------


def test_of_a_large_corpus_few_files_are_fetched(tab: Page, sharded_url: str) -> None:
    """A sentence of Ji'an's with one digit changed: its own text, some others, and shards."""
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    check(tab, sharded_url, "新增入规工业企业300家、省级“专精特新”企业60家")
    expect(tab.locator(f"{RESULTS} li del")).to_have_text(["300"])
    expect(tab.locator(f"{RESULTS} li ins").first).to_have_text("200")
    assert 0 < len([url for url in asked if "/search/text/" in url]) <= 6


def test_a_lost_network_is_said_and_tried_again(tab: Page, sharded_url: str) -> None:
    def lose(route: Route) -> None:
        route.abort()

    tab.route("**/search/shards/**", lose)
    check(tab, sharded_url, "新增入规工业企业200家")
    expect(tab.locator(STATUS)).to_have_text("检索数据未能载入，请检查网络后再试。")
    tab.unroute("**/search/shards/**")
    tab.get_by_role("button", name="核对").click()
    expect(tab.locator(STATUS)).to_contain_text("逐字见于 1 份报告")
