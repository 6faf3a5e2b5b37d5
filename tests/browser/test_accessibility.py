"""Every kind of page, and what opens on it, for all readers: axe-core finds nothing grave, nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules that a scheme of colours can break."""
LAYOUT = {"rules": {"color-contrast": {"enabled": False}}}
"""All but the costliest, which finds on a phone what it found on a desktop."""

BASELINE: dict[tuple[str, str], str] = {}
"""What the theme itself breaks and we cannot mend, by rule and selector, with the reason."""


def violations(page: Page, **options: Any) -> list[str]:
    """The grave ones that the baseline does not know, one line for each element."""
    # A colour on its way to another is neither.
    page.evaluate(
        "document.getAnimations().forEach((one) => one.transitionProperty && one.finish())"
    )
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response
    return [
        f"{rule['id']} at {selector}: {node['failureSummary']}"
        for rule in found["violations"]
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
        for selector in [" ".join(node["target"])]
        if (rule["id"], selector) not in BASELINE
    ]


def visit(page: Page, url: str) -> None:
    """Opens a page and waits for what it draws late."""
    page.goto(url)
    if "/search/" in url:
        page.locator("#search-results a").first.wait_for()


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_pages_on_a_desktop_in_light_and_dark(desktop: Page, base_url: str, path: str) -> None:
    visit(desktop, f"{base_url}{path}")
    assert violations(desktop) == []
    desktop.emulate_media(color_scheme="dark")
    expect(desktop.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert violations(desktop, **COLOURS) == []


STICKING_OUT = """() => {
    const root = document.scrollingElement;
    const within = (node) => {
        for (let up = node.parentElement; up && up !== root; up = up.parentElement) {
            if (["auto", "scroll"].includes(getComputedStyle(up).overflowX)) return true;
        }
        return false;
    };
    const wide = [...document.querySelectorAll(".md-content *")].filter((node) => {
        const { left, right, width } = node.getBoundingClientRect();
        return width > 1 && (right > root.clientWidth + 1 || left < -1) && !within(node);
    });
    const found = wide.map((node) => `${node.tagName}.${node.className}: ${node.textContent}`);
    if (root.scrollWidth > root.clientWidth) found.push(`page: ${root.scrollWidth}`);
    return found.slice(0, 5);
}"""


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_pages_on_a_phone(phone: Page, base_url: str, path: str) -> None:
    """Nothing sticks out: wide tables scroll in themselves."""
    visit(phone, f"{base_url}{path}")
    assert violations(phone, **LAYOUT) == []
    assert phone.evaluate(STICKING_OUT) == []


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
