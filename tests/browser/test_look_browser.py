"""How pages look: in the colours that a site may choose, and where a narrow window has little room."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from generator.verifying.accessibility import COLOURS, violations
from tests.assets.sheets import all_rules
from tests.browser.kinds import DRAWN_LATE, KINDS

pytestmark = pytest.mark.browser

COLOURED = ("reports/jiangxi-2024/plan-7/", "reports/jiangxi-2024/", "terms/jiangxi-2024-11/")
LIGHT = {
    "yellow": "yellow", "lime": "lime", "amber": "amber", "orange": "orange", "white": "cyan",
    "black": "red", "red": "pink", "green": "green", "light-blue": "teal", "indigo": "deep-orange",
}  # fmt: skip
DARK = {
    "yellow": "red", "white": "indigo", "black": "deep-purple", "pink": "purple", "brown": "blue",
    "deep-orange": "light-green",
}  # fmt: skip
"""Of the theme's colours those that are most likely to be faint, primary and accent."""
PALETTES = (
    *(("default", primary, accent) for primary, accent in LIGHT.items()),
    *(("slate", primary, accent) for primary, accent in DARK.items()),
)
"""Scheme, primary, accent."""
PAINT = """([scheme, primary, accent]) => {
    const { body } = document;
    body.setAttribute("data-md-color-scheme", scheme);
    body.setAttribute("data-md-color-primary", primary);
    body.setAttribute("data-md-color-accent", accent);
    // Links fade from one colour to the next: what counts is where they arrive.
    document.getAnimations().forEach((fade) => fade.finish());
}"""


@pytest.mark.parametrize("path", COLOURED)
def test_what_is_ours_can_be_read_in_every_colour(desktop: Page, base_url: str, path: str) -> None:
    desktop.goto(f"{base_url}{path}")
    for palette in PALETTES:
        desktop.evaluate(PAINT, palette)
        found = [str(one) for one in violations(desktop, **COLOURS)]
        assert found == [], palette


def contrast(page: Page, selector: str, property_: str) -> float:
    """Of a colour of an element against the page's own."""
    found: float = page.locator(selector).first.evaluate(
        """(node, property) => {
            const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
            const light = (...colours) => {
              for (const colour of colours) {
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
              }
              const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
                .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
              return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
            };
            const page = getComputedStyle(document.body).backgroundColor;
            const both = [light(page), light(page, getComputedStyle(node)[property])];
            return Math.max(...both) / Math.min(...both);
        }""",
        property_,
    )
    return found


@pytest.mark.parametrize("palette", PALETTES[::3])
def test_what_is_pointed_at_can_be_seen_in_every_colour(
    desktop: Page, base_url: str, palette: tuple[str, str, str]
) -> None:
    """Words under the pointer need 4.5 to 1, the line around what has the focus 3 to 1."""
    desktop.goto(f"{base_url}reports/jiangxi-2024/plan-7/")
    desktop.evaluate(PAINT, palette)
    desktop.locator(".report-text a.term").first.hover()
    assert contrast(desktop, ".report-text a.term", "color") >= 4.5
    desktop.keyboard.press("Tab")
    desktop.locator(".md-content .chip").first.focus()
    assert contrast(desktop, ".chip", "outlineColor") >= 3


def test_a_button_has_an_edge_in_the_dark(desktop: Page, base_url: str) -> None:
    """Its colour alone, near the page's own, does not tell where it ends."""
    desktop.emulate_media(color_scheme="dark")
    desktop.goto(f"{base_url}search/")
    expect(desktop.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert contrast(desktop, ".search-form button", "borderTopColor") >= 1.5


def test_lists_of_links_have_no_lines_and_links_among_words_have(
    desktop: Page, base_url: str
) -> None:
    desktop.goto(base_url)
    expect(desktop.locator(".ways a").first).to_have_css("text-decoration-line", "none")
    desktop.goto(f"{base_url}reports/jiangxi-2024/plan-7/")
    expect(desktop.locator(".crumbs a").first).to_have_css("text-decoration-line", "none")
    desktop.goto(f"{base_url}about/")
    expect(desktop.locator(".md-content p a, .md-content li a").first).to_have_css(
        "text-decoration-line", "underline"
    )


def test_the_mark_of_what_unfolds_stands_within_its_column(desktop: Page, base_url: str) -> None:
    desktop.goto(f"{base_url}themes/ecology/")
    side = desktop.locator(".side", has=desktop.locator("summary")).first
    column, summary = side.bounding_box(), side.locator("summary").first.bounding_box()
    assert column
    assert summary
    assert summary["x"] >= column["x"]


def test_an_option_s_hyphens_stay_together(desktop: Page, base_url: str) -> None:
    desktop.goto(f"{base_url}about/add-report/")
    broken = desktop.locator(".md-content p > code").evaluate_all(
        "(all) => all.filter((code) => code.getClientRects().length > 1).map((one) => one.textContent)"
    )
    assert broken == []


def test_every_declaration_is_one_that_browsers_know(desktop: Page) -> None:
    """A slip in a property or its value would go without a word."""
    written = [
        [f"{rule.sheet}.css:{declaration.line}", declaration.name, declaration.value]
        for rule in all_rules()
        for declaration in rule.declarations
    ]
    assert desktop.evaluate("() => CSS.supports('colour', 'red')") is False
    unknown = desktop.evaluate(
        """(written) => written.filter(([, name, value]) =>
            !CSS.supports(name, value.replace(/\\s*!important$/, "")))""",
        written,
    )
    assert unknown == []


SMALLEST = 12
"""Pixels: what is smaller is no text to read on a phone."""
SMALLER = """(smallest) => {
    const texts = document.createTreeWalker(document.querySelector(".md-content"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
        const { data, parentElement: around } = texts.currentNode;
        if (!data.trim() || !around.getClientRects().length) continue;
        const picture = around.closest("svg");
        const scale = picture ? picture.getBoundingClientRect().width / picture.viewBox.baseVal.width : 1;
        const size = parseFloat(getComputedStyle(around).fontSize) * scale;
        if (size < smallest) found.push(`${size}: ${data.trim()}`);
    }
    return found;
}"""


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_no_text_is_too_small_on_a_phone(phone: Page, base_url: str, path: str) -> None:
    phone.goto(f"{base_url}{path}")
    if "/?" in path:
        phone.locator(DRAWN_LATE).first.wait_for()
    assert phone.evaluate(SMALLER, SMALLEST) == []


BAR = ".md-header"
BY_HALF = """(table) => {
    // So that the bar is where the middle of its rows is, on a page that is long enough.
    document.body.style.paddingBottom = "100vh";
    const { top, height } = table.getBoundingClientRect();
    scrollBy({ top: top + (height - table.tHead.offsetHeight) / 2 - 48, behavior: "instant" });
}"""


@pytest.mark.parametrize("path", ["places/jiangxi/", "compare/2024/", "compare/"])
def test_a_table_s_head_stays_while_it_is_read(page: Page, base_url: str, path: str) -> None:
    """Below the theme's bar where all columns have room, in the table's own box where not."""
    page.goto(f"{base_url}{path}")
    for box in page.locator(".scroll:visible").all():
        table = box.locator("table")
        if not table.locator("thead").is_visible():
            continue
        fits = box.evaluate("(box) => box.querySelector('table').offsetWidth <= box.offsetWidth")
        expect(box).to_have_class(re.compile("scroll--fits") if fits else "scroll")
        if fits:
            table.evaluate(BY_HALF)
            head, bar = table.locator("th").first.bounding_box(), page.locator(BAR).bounding_box()
            assert head
            assert bar
            assert abs(head["y"] - bar["height"]) <= 1
        else:
            box.evaluate("(box) => box.scrollTo(200, 200)")
            at = box.bounding_box()
            assert at
            assert at["height"] <= page.evaluate("innerHeight")
            corner = table.locator("thead th").first.bounding_box()
            assert corner
            assert abs(corner["x"] - at["x"]) <= 1
            assert abs(corner["y"] - at["y"]) <= 1
