"""Hostile addresses, stores and messages in a real browser: nothing runs, fails or freezes.

What an address brings is text: it is looked for, named in a message, and no more. The long campaign
was run by hand; a draw of it, other addresses for other seeds, stays here.
"""

from __future__ import annotations

import random
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from generator.verifying.browser import Tab
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

SECTION = "reports/jiangxi-2024/plan-7/"
FULL = "reports/ganzhou-2023/full/"
STATUS = "#search-status"
BOX = "[data-md-component=search-query]"
META = ".md-search-result__meta"

BAIT = "window.__ran=1"
MARKUP = (
    f"<script>{BAIT}</script>",
    f"</title></script><script>{BAIT}</script>",
    f'"><img src=x onerror={BAIT}>',
    f"'><svg/onload={BAIT}>",
    f"<iframe srcdoc='<script>parent.{BAIT}</script>'></iframe>",
    f"<a href=javascript:{BAIT}>无废城市</a>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={BAIT}>",
    "<style>*{display:none}</style><base href=//elsewhere.invalid/>",
    "<meta http-equiv=refresh content=0;url=//elsewhere.invalid/>",
    f"javascript:{BAIT}",
    "&lt;img src=x&gt;&#60;b&#62;＜ｂ＞",  # noqa: RUF001 (full width is the case)
    "<!--",
    "{{7*7}}${7*7}<%=7*7%>[[7*7]]",
)
NAMES = ("__proto__", "constructor prototype", "toString", "hasOwnProperty valueOf")
PATTERNS = (".*", "(", "[", "\\", "(a+)+$", "[^]", "{1,99999}", "$& $1 $` $'", "*?|+")
MARKS = ("“", "“”", "‘’「」『』《》", "①", "［1］", "^[1]", "＂＇", "１２６９", "ＧＤＰ")  # noqa: RUF001
UNSEEN = (
    "\0",
    "\x1f\x1f",
    "\u202e无废\u202c",
    "\u200b\u200c\u200d\ufeff",
    "\u2028\u2029",
    "\ufffe",
)
LONG = ("无" * 5000, "发展 " * 2000, "①" * 5000, "“" * 5000, "[1" * 4000, "<b>" * 3000, "̈" * 900)
OTHERS = (*NAMES, *PATTERNS, *MARKS, *UNSEEN, *LONG, "İ", "ß", "𠀀", "e\u0301", " ", "a")
ALPHABET = "<>\"'&;=()[]{}\\/%#?+*.^$|`~!@ 发展改革“”①［１\0\x1f\u202e\u200b0a"
BROKEN = (
    "%E4%B8", "%", "%zz", "%u4e00", "%ED%A0%80", "%C0%BC", "%FF%FE", "%00", "%0d%0a", "++", "a%00b",
    "a&q=b&h=c", "a&report=__proto__", "a&report=%22%3E%3Cimg%20src=x%3E", "a&__proto__[x]=1", "a;q=b",
    "发展&" + "&".join(f"p{i}=1" for i in range(1000)),
)  # fmt: skip
"""As they stand in an address: broken encodings, parameters twice, foreign and many."""
FRAGMENTS = (
    "p25", "p999999", ":~:text=发展", ":~:text=%E4%B8", "__proto__", "constructor", "%E4%B8", "%",
    f'"><img src=x onerror={BAIT}>', f"javascript:{BAIT}", "__search", "search-query", "popover",
    "body", "*", "#", "p25 p26", "x" * 100_000,
)  # fmt: skip

WATCH = """
    window.__refused = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.__refused.push(`${event.violatedDirective}: ${event.blockedURI}`);
    });
"""
STATE = """async (base) => {
    const status = document.querySelector("#search-status");
    while (status?.textContent.includes("正在检索")) await new Promise((done) => setTimeout(done, 10));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const known = "SECTION H2 SMALL OL LI A UL P MARK DETAILS SUMMARY".split(" ");
    const foreign = [...document.querySelectorAll("#search-results *, #search-status *")].filter(
      (node) => !known.includes(node.tagName)
        || [...node.attributes].some(({ name }) => !["class", "href"].includes(name)));
    const links = [...document.querySelectorAll("#search-results a, .md-search-result a")];
    return {
      ran: window.__ran ?? ({}).x ?? null,
      refused: window.__refused,
      foreign: foreign.map((node) => node.outerHTML),
      outside: links.map(({ href }) => href).filter((href) => !href.startsWith(base)),
      brought: document.querySelectorAll(":is(.md-content, .md-search) :is(script, iframe, img)").length,
      title: document.title,
      status: status?.textContent ?? "",
    };
}"""
"""What became of the page, once a search that goes on is over."""
HARMLESS: dict[str, object] = {
    "ran": None,
    "refused": [],
    "foreign": [],
    "outside": [],
    "brought": 0,
}


def addresses() -> list[tuple[str, str]]:
    """Addresses below the site's root with the title that their page has, drawn with a seed."""
    draw = random.Random(7)
    invented = ["".join(draw.choices(ALPHABET, k=draw.randint(1, 40))) for _ in range(5)]
    texts = [*MARKUP, *draw.sample(OTHERS, 10), *invented]
    searches = [*map(encoded, texts), *draw.sample(BROKEN, 6)]
    opened = [f"{SECTION}?h={text}#p25" for text in draw.sample(searches, 6)]
    # Another fragment alone would not load the page anew.
    fragments = enumerate(draw.sample(FRAGMENTS, 6))
    opened += [f"{SECTION}?h=发展&n={number}#{fragment}" for number, fragment in fragments]
    found = [(f"search/?q={text}", "检索 - 政府工作报告") for text in searches]
    return found + [(address, "政府工作报告") for address in opened]


def encoded(text: str) -> str:
    return quote(text, safe="")


@pytest.fixture
def watched(open_page: OpenPage) -> Page:
    """A tab that notes what the policy refuses; what else goes wrong fails the test by itself."""
    page = open_page(color_scheme="light")
    page.add_init_script(WATCH)
    return page


def test_hostile_addresses_are_text(watched: Page, base_url: str) -> None:
    """Nothing runs, is refused, fails or hangs, and messages stay short."""
    tried = addresses()
    assert len(tried) > 40
    for address, title in tried:
        watched.goto(f"{base_url}{address}")
        state = watched.evaluate(STATE, base_url)
        said = state.pop("status")
        assert len(said) < 200, address[:200]
        assert not re.search(r"[\x00-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", said)
        assert state.pop("title").endswith(title), address[:200]
        assert state == HARMLESS, address[:200]
    watched.go_back()
    watched.go_back()
    assert watched.evaluate(STATE, base_url)["ran"] is None


def test_hostile_words_in_the_box_are_text(watched: Page, base_url: str) -> None:
    watched.goto(base_url)
    for text in (*MARKUP, *NAMES, *PATTERNS, *MARKS):
        watched.locator(BOX).fill(f"无废城市孪生 {text}")
        expect(watched.locator(META)).to_have_text(re.compile("^[0-9]+ 个页面$"))
        state = watched.evaluate(STATE, base_url)
        assert {name: state[name] for name in HARMLESS} == HARMLESS, text
        watched.locator(BOX).fill("")
        expect(watched.locator(META)).to_have_text("键入两个字以上，按原文查找")


def test_a_query_beyond_measure_is_refused(page: Page, base_url: str) -> None:
    """2,000 characters are searched for, so that a quoted paragraph can be; one more is not."""
    refusal = "检索词过长，请不要超过 2000 字。"
    page.goto(f"{base_url}search/?q={'a' * 2001}")
    expect(page.locator(STATUS)).to_have_text(refusal)
    expect(page).to_have_url(f"{base_url}search/")
    page.goto(f"{base_url}search/?q={'a' * 2000}")
    expect(page.locator(STATUS)).to_have_text(f"原文中没有“{'a' * 40}…”。")
    page.goto(base_url)
    if not page.locator(BOX).is_visible():
        page.locator("header > nav > label[for=__search]").click()
    page.locator(BOX).fill("a" * 2001)
    expect(page.locator(".md-search-result__link")).to_have_text(refusal)


def test_control_characters_part_words(desktop: Page, base_url: str) -> None:
    """U+001F is what joins a page's paragraphs: no query holds it, or matches would cross borders."""
    desktop.goto(f"{base_url}search/?q=%E3%80%82%1F")
    expect(desktop.locator(STATUS)).to_have_text("请输入至少两个字。")
    desktop.goto(f"{base_url}search/?q=%E6%97%A0%E5%BA%9F%1F%E5%9F%8E%E5%B8%82")
    expect(desktop.locator(STATUS)).to_contain_text("见于 4 份报告")


@pytest.mark.parametrize("unseen", ["\u200b", "\u200d", "\u202e", "\u2060", "\ufeff", "\u00ad"])
def test_what_nobody_sees_is_no_obstacle(desktop: Page, base_url: str, unseen: str) -> None:
    """As it comes along when words are copied from a web page."""
    desktop.goto(f"{base_url}search/?q={encoded(f'无废{unseen}城市')}")
    expect(desktop.locator(STATUS)).to_have_text("“无废城市”见于 4 份报告的 4 页，共 4 处。")


COUNT = """
    window.__made = 0;
    const { toLowerCase } = String.prototype;
    String.prototype.toLowerCase = function () {
      window.__made += 1;
      return toLowerCase.call(this);
    };
"""


def test_every_word_is_prepared_once_for_a_page(open_page: OpenPage, base_url: str) -> None:
    """Not once for every paragraph: with thousands of words the page would stand still."""
    page = open_page(viewport={"width": 1200, "height": 800})
    page.add_init_script(COUNT)
    words = [chr(0x4E00 + number) for number in range(1000)]
    page.goto(f"{base_url}{FULL}?h={encoded(' '.join(words))}")
    expect(page.locator(".search-mark").first).to_be_attached()
    blocks = page.locator(
        ".md-content :is(h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption)"
    ).count()
    assert page.evaluate("window.__made") < len(words) + 10 * blocks


# -- What else comes from outside --------------------------------------------------------------------

STORED = (
    "{", '"x"', '{"index":0}', '{"index":-1,"color":{}}', '{"index":0,"color":{"<img>":"x"}}',
    '{"index":1,"color":{"scheme":"\\"><img src=x onerror=window.__ran=1>"}}',
    '{"__proto__":{"x":1},"index":1,"color":{"scheme":"default"}}',
)  # fmt: skip
"""The reader's colours as the theme keeps them, spoilt: sites of one host share a store."""


def test_a_spoilt_store_runs_nothing_and_is_mended(
    watched: Page, base_url: str, tabs: dict[str, Tab]
) -> None:
    """The theme's scripts stop at it; the text is there, and the next page is as it should be."""
    tab = next(tab for tab in tabs.values() if tab.page is watched)
    watched.goto(f"{base_url}notes/")
    for value in STORED:
        watched.evaluate(
            "(value) => localStorage.setItem(`${new URL('..', location).pathname}.__palette`, value)",
            value,
        )
        watched.goto(f"{base_url}{SECTION}")
        state = watched.evaluate(STATE, base_url)
        assert {name: state[name] for name in HARMLESS} == HARMLESS, value
        expect(watched.locator(".report-text .para").first).to_be_visible()
        tab.taken_faults()
        watched.goto(base_url)
        watched.locator(BOX).fill("无废城市")
        expect(watched.locator(META)).to_have_text("4 个页面")
        assert tab.taken_faults() == [], value


def test_the_reader_s_colours_are_kept(watched: Page, base_url: str) -> None:
    watched.goto(base_url)
    watched.locator("label[title=切换到浅色]").click()
    watched.locator("label[title=切换到深色]").click()
    watched.goto(f"{base_url}{SECTION}")
    expect(watched.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_messages_and_names_are_not_listened_to(watched: Page, base_url: str) -> None:
    watched.goto("about:blank")
    watched.evaluate("(bait) => { window.name = `<img src=x onerror=${bait}>` }", BAIT)
    watched.goto(f"{base_url}{SECTION}")
    for message in (*MARKUP, {"type": 3, "data": {"items": [[{"title": MARKUP[2]}]]}}, None, 1):
        watched.evaluate("(message) => postMessage(message, '*')", message)
    state = watched.evaluate(STATE, base_url)
    assert {name: state[name] for name in HARMLESS} == HARMLESS


def test_within_a_frame_all_works(watched: Page, base_url: str) -> None:
    watched.goto(f"{base_url}notes/")
    watched.evaluate(
        """(url) => {
            const frame = document.createElement("iframe");
            frame.src = url;
            document.body.replaceChildren(frame);
        }""",
        f"{base_url}search/?q=%E6%97%A0%E5%BA%9F%E5%9F%8E%E5%B8%82",
    )
    inside = watched.frame_locator("iframe")
    expect(inside.locator(STATUS)).to_contain_text("见于 4 份报告")
