"""Every kind of page, and what opens on it, for all readers: axe-core finds nothing grave, nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from generator.verifying.accessibility import COLOURS, STICKING_OUT, violations
from tests.browser.kinds import DRAWN_LATE, KINDS

pytestmark = pytest.mark.browser

LAYOUT = {"rules": {"color-contrast": {"enabled": False}}}
"""All but the costliest, which finds on a phone what it found on a desktop."""


def visit(page: Page, url: str) -> None:
    """Opens a page and waits for what it draws late."""
    page.goto(url)
    if "/?" in url:
        page.locator(DRAWN_LATE).first.wait_for()
    if "/#" in url:
        page.locator("#collection-shared blockquote").nth(1).wait_for()


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_pages_on_a_desktop_in_light_and_dark(desktop: Page, base_url: str, path: str) -> None:
    visit(desktop, f"{base_url}{path}")
    assert violations(desktop) == []
    desktop.emulate_media(color_scheme="dark")
    expect(desktop.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert violations(desktop, **COLOURS) == []


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_pages_on_a_phone(phone: Page, base_url: str, path: str) -> None:
    """Nothing sticks out: wide tables scroll in themselves."""
    visit(phone, f"{base_url}{path}")
    assert violations(phone, **LAYOUT) == []
    assert phone.evaluate(STICKING_OUT) == []


def test_a_colour_on_its_way_is_not_judged(page: Page, base_url: str) -> None:
    """Words that can be read before and after, and half-way, where they stay for long, cannot.

    They set out after the page was handed over, as the header's title does when a page scrolls.
    """
    page.goto(base_url)
    page.evaluate("""() => {
        const words = document.createElement("p");
        words.textContent = "黑白互换";
        const moving = "20s steps(2, start)";
        const style = { color: "#000", background: "#fff" };
        style.transition = `color ${moving}, background-color ${moving}`;
        Object.assign(words.style, style);
        document.querySelector("article").append(words);
        setTimeout(() => Object.assign(words.style, { color: "#fff", background: "#333" }), 30);
    }""")
    assert violations(page, **COLOURS) == []


# -- What opens ------------------------------------------------------------------------------------


def open_card(page: Page) -> None:
    page.locator(".report-text a.term").first.focus()
    expect(page.locator(".popover")).to_be_visible()


def open_menu(page: Page) -> None:
    page.locator(".para-no").first.click()
    expect(page.locator(".popover")).to_be_visible()


def open_search(page: Page) -> None:
    box = page.locator("[data-md-component=search-query]")
    if not box.is_visible():
        page.locator("header > nav > label[for=__search]").click()
    box.fill("无废城市")
    expect(page.locator(".md-search-result__item")).to_have_count(4)


def open_drawer(page: Page) -> None:
    page.locator("header label[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("page", "opened"),
    [
        ("desktop", open_card),
        ("desktop", open_menu),
        ("desktop", open_search),
        ("phone", open_search),
        ("phone", open_drawer),
    ],
    indirect=["page"],
)
def test_what_opens_on_a_page(
    page: Page,
    base_url: str,
    opened: Callable[[Page], None],
    scheme: Literal["light", "dark"],
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{base_url}reports/jiangxi-2024/plan-7/")
    opened(page)
    assert violations(page) == []
