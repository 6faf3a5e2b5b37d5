"""Pages in a real browser: axe-core finds nothing grave, nothing sticks out, nothing fails.

The shared steps of `work-reports verify` and of the browser tests. There is no baseline: what
axe-core calls serious or critical is a finding. A page is looked at in every set of colours that a
reader can meet: as his system asks for it, and as the theme's switch offers it.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from generator.verifying.browser import DESKTOP, PHONE, Tab, launched
from generator.verifying.causes import Sighting, by_cause, shape
from generator.verifying.finding import Outcome
from generator.verifying.local_host import serving
from generator.verifying.sample import sample
from generator.verifying.site import BuiltSite

GRAVE = ("serious", "critical")
COLOURS: dict[str, Any] = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules that a scheme of colours can break."""

_SYSTEMS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_DEVICES = (DESKTOP, PHONE)

_PALETTES = "document.querySelectorAll('[data-md-component=palette] input').length"
_CHOOSE_PALETTE = """async (index) => {
    document.querySelectorAll("[data-md-component=palette] input")[index].click();
    await new Promise((done) => setTimeout(done, 50));
}"""
_COLOURS_SHOWN = """["scheme", "primary", "accent"]
    .map((name) => document.body.getAttribute(`data-md-color-${name}`)).join()"""

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
    const found = wide.map((node) => [`${node.tagName}.${node.className}`, node.textContent]);
    if (root.scrollWidth > root.clientWidth) found.push(["page", `${root.scrollWidth}`]);
    return found.slice(0, 5);
}"""
"""Name and words of what reaches beyond the window and cannot be scrolled to in its own box."""


def check_in_browser(site: BuiltSite) -> Outcome:
    """One page of each kind, on a desktop and on a phone, each in a browser of its own."""
    with ThreadPoolExecutor(len(_DEVICES)) as executor:
        return _outcome(site, list(executor.map(lambda device: _launched(site, device), _DEVICES)))


def check_with(browser: Browser, site: BuiltSite) -> Outcome:
    """The same in a browser that runs already."""
    return _outcome(site, [_on_device(browser, site, device) for device in _DEVICES])


def _outcome(site: BuiltSite, sightings: list[list[Sighting]]) -> Outcome:
    checked = f"{len(sample(site))} pages in all their colours, 1280 and 390 wide"
    return Outcome(checked, by_cause(one for device in sightings for one in device))


def _launched(site: BuiltSite, device: dict[str, Any]) -> list[Sighting]:
    with launched() as browser:
        return _on_device(browser, site, device)


def _on_device(browser: Browser, site: BuiltSite, device: dict[str, Any]) -> list[Sighting]:
    with serving(site.folder.resolve()) as base_url, browser.new_context(**device) as context:
        tab = Tab(context, base_url)
        addresses = sample(site).values()
        return [one for address in addresses for one in _on_page(tab, base_url, address, device)]


def _on_page(tab: Tab, base_url: str, address: str, device: dict[str, Any]) -> Iterator[Sighting]:
    width = device["viewport"]["width"]
    tab.page.emulate_media(color_scheme="light")
    tab.page.goto(f"{base_url}{address}", wait_until="networkidle")
    rules: dict[str, Any] = {}  # all of them once
    for colours in shown_colours(tab.page):
        for violation in violations(tab.page, **rules):
            cause, found = violation.cause, str(violation)
            yield Sighting(cause, address, found, "none by axe-core", colours, width)
        rules = COLOURS
    for element, words in tab.page.evaluate(STICKING_OUT):
        found = f"what sticks out, {element}: {' '.join(words.split())[:100]}"
        expected = "all of it within the window"
        yield Sighting(f"sticking out {element}", address, found, expected, "light", width)
    for fault in tab.taken_faults():
        cause = fault.replace(f"{base_url}{address}", "").replace(base_url, "")
        yield Sighting(cause, address, fault, "none", "light", width)
    tab.page.evaluate("localStorage.clear()")


def shown_colours(page: Page) -> Iterator[str]:
    """Shows a page in all its colours, one after the other, and gives each a name.

    First as a light and as a dark system asks for it, which the styles may heed; then every entry
    of the theme's palette that neither of them has shown, as if a reader pressed the switch.
    """
    seen = set()
    for system in _SYSTEMS:
        page.emulate_media(color_scheme=system)
        yield system
        seen.add(page.evaluate(_COLOURS_SHOWN))
    page.emulate_media(color_scheme="light")
    for index in range(page.evaluate(_PALETTES)):
        page.evaluate(_CHOOSE_PALETTE, index)
        shown = page.evaluate(_COLOURS_SHOWN)
        if shown not in seen:
            seen.add(shown)
            yield f"palette {index + 1}"


@dataclass(frozen=True, slots=True)
class Violation:
    """What axe-core calls serious or critical, at one element. Colours are told by their pair."""

    rule: str
    target: str
    summary: str
    colours: str

    @property
    def cause(self) -> str:
        """The rule with the colours, else with the kind of element."""
        return f"{self.rule} {self.colours or shape(self.target)}"

    def __str__(self) -> str:
        return f"{self.rule} at {self.target}: {self.summary}"


def violations(page: Page, **options: Any) -> list[Violation]:
    """The grave ones, one for each element."""
    # A colour on its way to another is neither, whether it sets out now or while axe-core looks.
    page.emulate_media(reduced_motion="reduce")
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response
    return [
        Violation(
            rule["id"],
            " ".join(map(str, node["target"])),
            " ".join(node["failureSummary"].split()),
            next(filter(None, map(_pair, node["any"])), ""),
        )
        for rule in found["violations"]
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


def _pair(check: dict[str, Any]) -> str:
    """The colours that a check compared, and by how much they should differ."""
    data = check["data"]
    if not isinstance(data, dict) or not data.get("fgColor"):
        return ""
    return f"{data['fgColor']} on {data.get('bgColor')}, {data.get('expectedContrastRatio')}"
