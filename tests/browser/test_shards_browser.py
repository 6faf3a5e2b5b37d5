"""The search of a large corpus in a real browser: the tests' site, with shards in place of texts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser

BOX = "[data-md-component=search-query]"


def test_the_page_finds_and_shows(tab: Page, sharded_url: str) -> None:
    """The same as in whole texts: four reports, once each; only their texts are fetched."""
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(f"{sharded_url}search/?q=无废城市")
    expect(tab.locator("#search-status")).to_have_text("“无废城市”见于 4 份报告的 4 页，共 4 处。")
    expect(tab.locator(".search-group h2")).to_have_count(4)
    expect(tab.locator(".search-group mark")).to_have_text(["无废城市"] * 4)
    texts = {url for url in requests if "/search/text/" in url}
    assert len(texts) == 4
    assert all(re.search(r"\?v=[0-9a-f]{12}$", url) for url in texts)


def test_the_box_suggests_then_finds(tab: Page, sharded_url: str) -> None:
    """One letter offers the report whose name begins so; the whole word finds pages."""
    tab.goto(sharded_url)
    tab.locator(BOX).fill("赣")
    links = tab.locator(".md-search-result__link")
    expect(links.first).to_contain_text("赣州市2023")
    tab.locator(BOX).fill("来大觉 睡大觉")
    expect(links.first).to_have_attribute("href", re.compile("reports/fuzhou-2024/plan-5/"))


def test_a_site_published_anew_is_noticed(tab: Page, sharded_url: str) -> None:
    """An index of an edition that is no longer there is read again, and the answer is the new one."""
    old = re.compile(r'"edition":"[0-9a-f]{16}"')
    answers: list[Route] = []

    def outdated(route: Route) -> None:
        answers.append(route)
        response = route.fetch()
        text = response.text()
        text = old.sub('"edition":"0000000000000000"', text) if len(answers) == 1 else text
        route.fulfill(response=response, body=text)

    tab.route("**/search/index.json", outdated)
    tab.goto(f"{sharded_url}search/?q=无废城市")
    expect(tab.locator("#search-status")).to_contain_text("见于 4 份报告的 4 页")
    tab.unroute("**/search/index.json")
    assert len(answers) == 2


# -- What is fetched when it is looked at ----------------------------------------------------------

WAITING = ".search-wait"
BLIND = """window.IntersectionObserver = class {
  observe() {} unobserve() {} disconnect() {}
};"""
"""Nothing is ever seen."""


def stands(page: Page) -> None:
    """Waits until every listed report stands there with what is drawn of it first."""
    expect(page.locator("#search-status")).to_contain_text("见于")
    expect(page.locator("#search-results")).not_to_have_attribute("aria-busy", "true")


def head_counts(page: Page) -> list[str]:
    """How many pages and matches the groups' headings tell."""
    heads = page.locator(".search-group h2 small").all_inner_texts()
    return [head.split(" · ")[0] for head in heads]


def top(page: Page, heading: int) -> float:
    """Where a group's heading stands on the screen."""
    box = page.locator(".search-group h2").nth(heading).bounding_box()
    assert box
    return box["y"]


def test_results_stand_before_later_passages_are_fetched(
    tab: Page, sharded_url: str, base_url: str
) -> None:
    """One text a report, and one a name; on paper all that is listed, as whole texts show it."""
    tab.add_init_script(BLIND)
    requests: set[str] = set()
    tab.on("request", lambda request: requests.add(request.url))
    tab.goto(f"{sharded_url}search/?q=企业&kind=原文")
    stands(tab)
    groups = tab.locator(".search-group")
    expect(groups).to_have_count(5)
    for number in range(5):
        expect(groups.nth(number).locator("li li, li > p").first).to_be_visible()
    assert len([url for url in requests if "/search/text/" in url]) == 5
    first = groups.locator("li li").all_inner_texts()
    expect(tab.locator(WAITING)).not_to_have_count(0)
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(tab.locator(WAITING)).to_have_count(0)
    assert len([url for url in requests if "/search/text/" in url]) > 5
    everything = groups.locator("li li").all_inner_texts()
    assert set(first) < set(everything)
    said = tab.locator("#search-status").inner_text()
    counts = sorted(head_counts(tab))
    tab.goto(f"{base_url}search/?q=企业&kind=原文")
    expect(tab.locator("#search-status")).to_have_text(said)
    assert sorted(head_counts(tab)) == counts


def test_scrolling_fetches_later_passages_and_nothing_read_moves(
    tab: Page, sharded_url: str
) -> None:
    """At the end of the list its last report is filled, and above the screen the one before it."""
    tab.set_viewport_size({"width": 390, "height": 300})
    tab.goto(f"{sharded_url}search/?q=企业&kind=原文")
    stands(tab)
    tab.wait_for_load_state("networkidle")
    last, before = tab.locator(".search-group").nth(4), tab.locator(".search-group").nth(3)
    for group in (last, before):
        expect(group.locator(WAITING)).to_have_count(1)
    held: list[Route] = []
    holds = True

    def hold(route: Route) -> None:
        if holds:
            held.append(route)
        else:
            route.continue_()

    tab.route("**/search/text/**", hold)
    with tab.expect_request("**/search/text/**"):
        last.locator("h2").evaluate("heading => heading.scrollIntoView()")
    tab.wait_for_timeout(200)
    place, height = top(tab, 4), before.evaluate("group => group.offsetHeight")
    holds = False
    for route in held:
        route.continue_()
    for group in (last, before):
        expect(group.locator(WAITING)).to_have_count(0)
    assert before.evaluate("group => group.offsetHeight") != height
    assert abs(top(tab, 4) - place) < 1


def test_passages_that_do_not_come_are_asked_for_again_beside_their_report(
    tab: Page, sharded_url: str
) -> None:
    tab.add_init_script(BLIND)
    tab.goto(f"{sharded_url}search/?q=企业&kind=原文")
    stands(tab)
    said = tab.locator("#search-status").inner_text()
    waiting = tab.locator(WAITING).count()
    tab.route("**/search/text/**", lambda route: route.abort())
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    lost = tab.locator(WAITING, has_text="未能载入")
    expect(lost).to_have_count(waiting)
    expect(tab.locator("#search-status")).to_have_text(said)
    expect(tab.locator(".search-group")).to_have_count(5)
    tab.unroute("**/search/text/**")
    lost.first.get_by_role("button", name="再试一次").click()
    expect(tab.locator(WAITING)).to_have_count(waiting - 1)
    expect(lost).to_have_count(waiting - 1)
