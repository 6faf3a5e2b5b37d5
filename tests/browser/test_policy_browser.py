"""The content security policy in a real browser: what is injected does not run, what is ours does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.verifying.browser import DESKTOP, Tab
from generator.verifying.local_host import serving
from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS
from tests.sites import build, site_folder

pytestmark = pytest.mark.browser

WATCH = """
    window.__refused = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.__refused.push(`${event.effectiveDirective}: ${event.blockedURI}`);
    });
"""
INJECTED = """# 笔记

<script>window.__ran = ["script"]</script>

<img src="data:," alt="" onerror="(window.__ran ??= []).push('handler')">

<a id="link" href="javascript:void (window.__ran ??= []).push('link')">链接</a>

<form action="javascript:void 0"><button>提交</button></form>
"""
FREE = "site_name: 试\ntheme: {name: material}\nplugins: [work-reports: {content_security_policy: false}]\n"
BOUND = "site_name: 试\ntheme: {name: material}\nplugins: [work-reports]\n"


@pytest.fixture
def watched(open_page: OpenPage) -> Page:
    page = open_page(reduced_motion="reduce")
    page.add_init_script(WATCH)
    return page


def refused(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.__refused")
    return found


@pytest.mark.parametrize("path", [*KINDS.values(), "404.html", "about/own-site/"])
def test_nothing_of_ours_is_refused(watched: Page, base_url: str, path: str) -> None:
    """On the screen, on paper and in the dark."""
    watched.goto(f"{base_url}{path}", wait_until="networkidle")
    for media in ("print", "screen"):
        watched.emulate_media(media=media, color_scheme="dark")
    assert refused(watched) == []


def test_nothing_that_opens_is_refused(watched: Page, base_url: str) -> None:
    """A term's card, a paragraph's menu, the search box with results, the switch of colours."""
    watched.goto(f"{base_url}reports/jiangxi-2024/plan-7/")
    watched.locator(".report-text a.term").first.focus()
    expect(watched.locator(".popover")).to_be_visible()
    watched.keyboard.press("Escape")
    watched.locator(".para-no").first.click()
    watched.locator(".popover button").first.click()
    watched.keyboard.press("Escape")
    watched.locator("label[title=切换到浅色]").click()
    watched.locator("[data-md-component=search-query]").fill("无废城市")
    expect(watched.locator(".md-search-result__item")).to_have_count(4)
    assert refused(watched) == []


@contextmanager
def opened(chromium: Browser, folder: Path, config: str) -> Iterator[tuple[Tab, str]]:
    """A tab, and the address of a site with a hand-written page into which scripts were brought."""
    files = {"docs/notes.md": INJECTED}
    site = site_folder(folder, config, files, ["ganzhou-2023.txt"])
    assert build(site, "--strict").status == 0
    with serving(site / "site") as base_url, chromium.new_context(**DESKTOP) as context:
        tab = Tab(context, base_url)
        tab.page.add_init_script(WATCH)
        yield tab, base_url


def test_what_was_brought_into_a_page_does_not_run(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, tmp_path / "site", BOUND) as (tab, base_url):
        tab.page.goto(f"{base_url}notes/", wait_until="networkidle")
        tab.page.click("#link")
        tab.page.wait_for_timeout(100)
        assert tab.page.evaluate("window.__ran ?? null") is None
        assert sorted(refused(tab.page)) == [
            "script-src-attr: inline", "script-src-elem: inline", "script-src-elem: inline",
        ]  # fmt: skip


def test_a_site_without_a_policy_works(chromium: Browser, tmp_path: Path) -> None:
    """An editor who asks for it has scripts of his own, and everything else as well."""
    with opened(chromium, tmp_path / "site", FREE) as (tab, base_url):
        tab.page.goto(f"{base_url}notes/", wait_until="networkidle")
        tab.page.click("#link")
        # The browser runs a script of an address after the click has returned.
        tab.page.wait_for_function("window.__ran.length === 3")
        assert tab.page.evaluate("window.__ran") == ["script", "handler", "link"]
        tab.page.locator("[data-md-component=search-query]").fill("脐橙")
        expect(tab.page.locator(".md-search-result__item").first).to_be_visible()
        tab.page.goto(f"{base_url}reports/ganzhou-2023/review-2/")
        tab.page.locator(".para-no").first.click()
        expect(tab.page.locator(".popover")).to_be_visible()
        assert "Content-Security-Policy" not in tab.page.content()
        assert tab.taken_faults() == []
