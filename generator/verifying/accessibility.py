"""Pages in a real browser: axe-core finds nothing grave, nothing sticks out, nothing fails.

The shared steps of `work-reports verify` and of the browser tests. There is no baseline: what
axe-core calls serious or critical is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from generator.verifying.browser import DESKTOP, PHONE, Tab, launched
from generator.verifying.finding import Finding, Outcome
from generator.verifying.local_host import serving
from generator.verifying.sample import sample
from generator.verifying.site import BuiltSite

GRAVE = ("serious", "critical")
COLOURS: dict[str, Any] = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules that a scheme of colours can break."""

_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

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
"""What reaches beyond the window and cannot be scrolled to in its own box."""


def check_in_browser(site: BuiltSite) -> Outcome:
    """One page of each kind, on a desktop and on a phone, light and dark."""
    with launched() as browser:
        return check_with(browser, site)


def check_with(browser: Browser, site: BuiltSite) -> Outcome:
    """The same in a browser that runs already."""
    chosen = sample(site)
    findings: list[Finding] = []
    with serving(site.folder.resolve()) as base_url:
        for device in (DESKTOP, PHONE):
            findings += _on_device(browser, base_url, device, list(chosen.values()))
    return Outcome(f"{len(chosen)} pages, light and dark, 1280 and 390 wide", tuple(findings))


def _on_device(
    browser: Browser, base_url: str, device: dict[str, Any], addresses: list[str]
) -> Iterator[Finding]:
    width = device["viewport"]["width"]
    context = browser.new_context(**device)
    tab = Tab(context, base_url)
    for address in addresses:
        tab.page.emulate_media(color_scheme="light")
        tab.page.goto(f"{base_url}{address}", wait_until="networkidle")
        for scheme in _SCHEMES:
            where = f"{scheme}, {width} wide"
            tab.page.emulate_media(color_scheme=scheme)
            rules = COLOURS if scheme == "dark" else {}
            for violation in violations(tab.page, **rules):
                yield Finding(address or "/", None, f"{violation} ({where})", "none by axe-core")
        for words in tab.page.evaluate(STICKING_OUT):
            found = f"what sticks out, {' '.join(words.split())[:120]} ({width} wide)"
            yield Finding(address or "/", None, found, "all of it within the window")
        for fault in tab.taken_faults():
            yield Finding(address or "/", None, f"{fault} ({width} wide)", "none")
    context.close()


def violations(page: Page, **options: Any) -> list[str]:
    """The grave ones, a line for each element."""
    # A colour on its way to another is neither.
    page.evaluate(
        "document.getAnimations().forEach((one) => one.transitionProperty && one.finish())"
    )
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response
    return [
        f"{rule['id']} at {' '.join(map(str, node['target']))}:"
        f" {' '.join(node['failureSummary'].split())}"
        for rule in found["violations"]
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]
