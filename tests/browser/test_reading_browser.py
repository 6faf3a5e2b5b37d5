"""Reading in a real browser: every way leads on, with a mouse, a keyboard, a finger, or no script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.verifying.browser import Tab
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

SECTION = "reports/jiangxi-2024/plan-7/"
TERM = "terms/jiangxi-2024-15/"
TERM_LINK = f".report-text a.term[href$='{TERM}']"
DEFINITION = (
    "覆盖省、市、县、街道（乡镇）、社区（村）五级和开发区、大中专院校（含技工院校）两类的"
    "政府市场融合、线上线下一体就业公共服务平台。"
)
"""Of “5+2就业之家”, the annex's entry 15."""


def heading(page: Page) -> Locator:
    return page.locator("article h1")


def test_nothing_goes_wrong_unseen(desktop: Page, base_url: str, tabs: dict[str, Tab]) -> None:
    """What every other test here relies on: a tab that tells of each kind of fault."""
    tab = next(tab for tab in tabs.values() if tab.page is desktop)
    desktop.goto(base_url)
    assert tab.faults == []
    desktop.evaluate(
        """async () => {
            console.error("said");
            await fetch("nowhere/");
            await fetch("http://127.0.0.1:9/", {mode: "no-cors"}).catch(() => {});
            setTimeout(() => { throw new Error("thrown"); });
            await new Promise((done) => setTimeout(done, 100));
        }"""
    )
    faults = tab.leave()
    assert "console: said" in faults
    assert f"404: {base_url}nowhere/" in faults
    # The page's policy refuses it before it is made; `test_verify_browser` has a page without one.
    assert any("http://127.0.0.1:9/" in fault and "Policy" in fault for fault in faults)
    assert any("thrown" in fault for fault in faults)


# -- Ways in ---------------------------------------------------------------------------------------


def test_home_leads_where_it_says(desktop: Page, base_url: str) -> None:
    ways = {
        "报告": ("reports/", "报告"),
        "主题": ("themes/", "主题"),
        "名词": ("terms/", "名词"),
        "比较": ("compare/", "比较"),
        "检索": ("search/", "检索"),
        "数据": ("data/", "数据"),
    }
    desktop.goto(base_url)
    expect(heading(desktop)).to_have_text("政府工作报告")
    expect(desktop.locator(".ways strong")).to_have_text(list(ways))
    for name, (path, title) in ways.items():
        desktop.locator(".ways a").filter(has=desktop.get_by_text(name, exact=True)).click()
        expect(desktop).to_have_url(f"{base_url}{path}")
        expect(heading(desktop)).to_have_text(title)
        desktop.go_back()


def test_from_home_to_a_section_and_on(page: Page, base_url: str) -> None:
    page.goto(base_url)
    page.locator("article").get_by_role("link", name="江西省2024年").click()
    expect(heading(page)).to_have_text("江西省政府工作报告（2024年）")
    page.locator(".outline").get_by_role("link", name="（七）坚持在发展中").click()
    expect(page).to_have_url(f"{base_url}{SECTION}")
    expect(heading(page)).to_have_text("（七）坚持在发展中保障和改善民生，扎实推进共同富裕")
    page.get_by_role("link", name="下一节").click()
    expect(heading(page)).to_have_text("（八）积极构建新安全格局，推进更高水平平安江西建设")
    page.get_by_role("link", name="上一节").click()
    expect(page).to_have_url(f"{base_url}{SECTION}")
    page.locator(".crumbs").get_by_role("link", name="江西省2024年").click()
    expect(page).to_have_url(f"{base_url}reports/jiangxi-2024/")
    page.get_by_role("link", name="阅读全文").click()
    expect(page).to_have_url(f"{base_url}reports/jiangxi-2024/full/")


def test_the_frame_lists_the_reports_own_sections(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{SECTION}")
    frame = page.locator(".md-sidebar--primary")
    menu = page.locator("header label[for=__drawer]")
    if menu.is_visible():
        menu.click()
    assert frame.locator("a[href*='fuzhou-2024']").count() == 0
    frame.get_by_role("link", name="（一）深入推进新型工业化").click()
    expect(page).to_have_url(f"{base_url}reports/jiangxi-2024/plan-1/")


# -- Terms -----------------------------------------------------------------------------------------


def test_a_term_explains_itself_to_a_mouse(desktop: Page, base_url: str) -> None:
    desktop.goto(f"{base_url}{SECTION}")
    card = desktop.locator(".popover")
    desktop.locator(TERM_LINK).hover()
    expect(card).to_contain_text(DEFINITION)
    card.hover()
    desktop.wait_for_timeout(400)  # longer than a card stays without the pointer
    expect(card).to_be_visible()
    desktop.mouse.move(5, 5)
    expect(card).to_have_count(0)
    desktop.locator(TERM_LINK).hover()
    expect(card).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_a_term_explains_itself_to_the_keyboard(desktop: Page, base_url: str) -> None:
    desktop.goto(f"{base_url}{SECTION}")
    card = desktop.locator(".popover")
    link = desktop.locator(TERM_LINK)
    desktop.locator("[data-term='jiangxi-2024-07']").focus()
    desktop.keyboard.press("Tab")  # to the number of the paragraph
    desktop.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(card).to_contain_text(DEFINITION)
    expect(link).to_have_accessible_description(re.compile(re.escape(DEFINITION)))
    desktop.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(link).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(desktop).to_have_url(f"{base_url}{TERM}")
    expect(heading(desktop)).to_have_text("“5+2就业之家”")
    expect(desktop.locator(".definition-block blockquote")).to_have_text(DEFINITION)


def test_another_reports_wording_is_explained_too(desktop: Page, base_url: str) -> None:
    """Ji'an writes “5+2”就业之家."""
    desktop.goto(f"{base_url}reports/jian-2024/plan-9/")
    expect(desktop.locator(TERM_LINK)).to_have_text("“5+2”就业之家")
    desktop.locator(TERM_LINK).hover()
    expect(desktop.locator(".popover")).to_contain_text(DEFINITION)


def test_a_term_explains_itself_to_a_finger(phone: Page, base_url: str) -> None:
    phone.goto(f"{base_url}{SECTION}")
    card = phone.locator(".popover")
    phone.locator(TERM_LINK).tap()
    expect(card).to_contain_text(DEFINITION)
    phone.wait_for_timeout(400)
    expect(card).to_be_visible()
    phone.keyboard.press("Escape")
    expect(card).to_have_count(0)
    phone.locator(TERM_LINK).tap()
    heading(phone).tap()
    expect(card).to_have_count(0)
    phone.locator(TERM_LINK).tap()
    card.get_by_role("link").tap()
    expect(phone).to_have_url(f"{base_url}{TERM}")


COVERED = """() => {
    const covers = (card, line) =>
        line.left < card.right && card.left < line.right
        && line.top < card.bottom && card.top < line.bottom;
    const covered = [];
    for (const link of document.querySelectorAll(".report-text a.term")) {
        for (const block of ["start", "center", "end"]) {
            link.scrollIntoView({block});
            if (block === "start") scrollBy(0, -150); // below the site's bar
            link.focus({preventScroll: true});
            const card = document.querySelector(".popover").getBoundingClientRect();
            if ([...link.getClientRects()].some((line) => covers(card, line))) {
                covered.push(`${link.textContent} at ${block}`);
            }
            document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"}));
            link.blur();
        }
    }
    return covered;
}"""


def test_no_card_covers_its_term(page: Page, base_url: str) -> None:
    """Wherever the term stands on the screen, and on however many lines."""
    page.goto(f"{base_url}{SECTION}")
    expect(page.locator(".report-text a.term")).to_have_count(4)
    assert page.evaluate(COVERED) == []


def test_a_tapped_term_opens_wherever_it_stands(phone: Page, base_url: str) -> None:
    """Between the touch and the click the card must not slip under the finger."""
    phone.goto(f"{base_url}{SECTION}")
    for link in phone.locator(".report-text a.term").all():
        link.evaluate("link => link.scrollIntoView({block: 'end'})")
        link.tap()
        expect(phone.locator(".popover strong")).to_have_text(link.inner_text())
        phone.keyboard.press("Escape")
        expect(phone.locator(".popover")).to_have_count(0)


# -- Paragraphs ------------------------------------------------------------------------------------

P47 = "加强基础性、普惠性、兜底性民生建设，着力办好10件民生实事，让人民群众共享改革发展成果。"


@pytest.fixture
def clipboard(desktop: Page) -> Page:
    """A tab that may read and write the clipboard."""
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return desktop


def copied(page: Page, choice: str) -> str:
    """What the clipboard holds after a choice from paragraph 47's menu."""
    page.locator("#p47 .para-no").click()
    menu = page.get_by_role("group", name="第47段")
    menu.get_by_role("button", name=choice).click()
    expect(menu).to_have_text(re.compile("已复制"))
    expect(menu).to_have_count(0)  # it closes by itself
    expect(page.locator("#p47 .para-no")).to_be_focused()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_paragraph_can_be_cited(clipboard: Page, base_url: str) -> None:
    """Its address is its own, though search led the reader here."""
    clipboard.goto(f"{base_url}{SECTION}?h=%E6%B0%91%E7%94%9F#p47")
    address = f"{base_url}{SECTION}#p47"
    assert copied(clipboard, "复制本段链接") == address
    assert copied(clipboard, "复制本段文字") == P47
    assert re.fullmatch(
        re.escape("江西省人民政府. 2024年江西省政府工作报告[R/OL]. (2024-01-23)")
        + r"\[20\d\d-\d\d-\d\d\]\. "
        + re.escape(f"{address}."),
        copied(clipboard, "复制引文"),
    )
    entry = copied(clipboard, "复制题录")
    assert entry.startswith("@techreport{jiangxi-2024,\n  author = {{江西省人民政府}},\n")
    assert f"\n  url = {{{address}}},\n  urldate = {{20" in entry
    assert entry.endswith("},\n}\n")


def test_the_source_of_a_text_can_be_cited(clipboard: Page, base_url: str) -> None:
    """Its own address, and the day on which the text was taken from there; today where none is."""
    reference = "江西省人民政府. 2024年江西省政府工作报告[R/OL]. (2024-01-23)"
    source = "https://www.example.gov.cn/2024/1.html"
    clipboard.goto(f"{base_url}{SECTION}#p47")
    text = clipboard.locator("[data-cite]")
    text.evaluate("(e, source) => { e.dataset.source = source; }", source)
    assert re.fullmatch(
        re.escape(reference) + r"\[20\d\d-\d\d-\d\d\]\. " + re.escape(f"{source}."),
        copied(clipboard, "复制原文引文"),
    )
    text.evaluate("e => { e.dataset.retrieved = '2024-03-01'; }")
    assert copied(clipboard, "复制原文引文") == f"{reference}[2024-03-01]. {source}."
    assert f". {base_url}{SECTION}#p47." in copied(clipboard, "复制引文")


def test_a_sentence_can_be_cited(clipboard: Page, base_url: str) -> None:
    """Where a figure led the reader to it, from this page or another."""
    clipboard.goto(f"{base_url}{SECTION}")
    clipboard.locator(".figures .quote").click()
    clipboard.locator("#p48 .para-no").click()
    clipboard.get_by_role("button", name="复制所选句子的链接").click()
    expect(clipboard.locator(".popover")).to_contain_text("已复制")
    address = f"{base_url}{SECTION}#p48-2"
    assert clipboard.evaluate("navigator.clipboard.readText()") == address
    clipboard.goto("about:blank")
    clipboard.goto(address)
    clipboard.locator("#p48 .para-no").click()
    expect(clipboard.get_by_role("button", name="复制所选句子的链接")).to_be_visible()


def test_a_finger_opens_the_menu_of_a_paragraph(phone: Page, base_url: str) -> None:
    phone.goto(f"{base_url}{SECTION}")
    phone.locator("#p47 .para-no").tap()
    menu = phone.get_by_role("group", name="第47段")
    expect(menu.get_by_role("button")).to_have_text(
        [
            *("复制本段链接", "复制引文（GB/T 7714）", "复制题录（BibTeX）", "复制本段文字"),
            "本段放入摘录",
        ]
    )
    heading(phone).tap()
    expect(menu).to_have_count(0)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_of_a_paragraph_answers_to_the_keyboard(
    desktop: Page, base_url: str, key: str
) -> None:
    desktop.goto(f"{base_url}{SECTION}")
    number = desktop.locator("#p48 .para-no")
    number.focus()
    desktop.keyboard.press(key)
    expect(number).to_have_attribute("aria-expanded", "true")
    expect(desktop.get_by_role("button", name="复制本段链接")).to_be_focused()
    desktop.keyboard.press("Escape")
    expect(desktop.locator(".popover")).to_have_count(0)
    expect(number).to_be_focused()
    expect(desktop).to_have_url(f"{base_url}{SECTION}#p48")


def test_without_a_clipboard_the_words_are_there_to_copy(desktop: Page, base_url: str) -> None:
    """As on an intranet without https."""
    desktop.goto(f"{base_url}{SECTION}")
    desktop.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    desktop.locator("#p47 .para-no").click()
    desktop.get_by_role("button", name="复制本段文字").click()
    expect(desktop.locator(".popover textarea")).to_have_value(P47)
    assert desktop.evaluate("getSelection().toString()") == P47


# -- Figures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "table", "indicator", "place", "words", "quote"),
    [
        ("phone", "目标", "粮食产量", "江西省", "430以上", "确保粮食产量430亿斤以上"),
        ("desktop", "目标", "粮食产量", "抚州市", "52.53以上", "630.78万亩、产量52.53亿斤以上"),
        ("phone", "结果", "固定资产投资增速", "江西省", "−5.9", "固定资产投资下降5.9%"),
        (
            "desktop",
            "结果",
            "地区生产总值增速",
            "宜春市",
            "4左右",
            "预计地区生产总值增长4%左右",
        ),
    ],
    indirect=["page"],
)
def test_a_cell_leads_to_the_sentence_that_says_it(
    page: Page, base_url: str, table: str, indicator: str, place: str, words: str, quote: str
) -> None:
    page.goto(f"{base_url}compare/")
    grid = page.get_by_role("region", name=re.compile(table)).get_by_role("table")
    places = grid.locator("thead th").all_inner_texts()
    column = next(i for i, name in enumerate(places) if place in name)
    row = grid.locator("tbody tr").filter(has=page.get_by_role("rowheader", name=indicator))
    link = row.locator("td").nth(column - 1).get_by_role("link")
    assert re.sub(r"\s", "", link.inner_text()) == words
    link.click()
    if page.evaluate("matchMedia('(hover: none)').matches"):  # the first tap shows the words
        card = page.locator(".popover")
        expect(card).to_contain_text(quote)
        card.get_by_role("link").click()
    sentence = page.locator(".report-text .s:target")
    expect(sentence).to_contain_text(quote)
    expect(sentence).to_be_in_viewport()
    bar = page.locator(".md-header").bounding_box()
    box = sentence.bounding_box()
    assert bar
    assert box
    assert box["y"] >= bar["y"] + bar["height"], "the site's bar hides the sentence's first line"


def test_a_table_s_number_shows_its_words_where_one_looks(desktop: Page, base_url: str) -> None:
    desktop.goto(f"{base_url}compare/2024/")
    number = desktop.get_by_role("row", name=re.compile("江西省")).first.locator("a.n").first
    number.hover()
    card = desktop.locator(".popover")
    expect(card).to_contain_text("地区生产总值增长5%左右")
    expect(card.get_by_role("link", name="查看上下文")).to_be_visible()


# -- Lists of reports ------------------------------------------------------------------------------


def test_the_reports_are_narrowed_and_the_address_says_how(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}reports/?year=2023")
    rows = page.locator(".place-years tbody th").filter(visible=True)
    expect(rows).to_have_text([re.compile("^赣州市")])
    expect(page.get_by_role("heading", name="省级")).to_be_hidden()
    page.get_by_label("年份").select_option("2024年")
    expect(rows).to_have_count(4)
    expect(page).to_have_url(f"{base_url}reports/?year=2024")
    page.get_by_label("来源").select_option("残缺")
    expect(rows).to_have_count(0)


def test_two_places_stand_side_by_side_on_a_theme(desktop: Page, base_url: str) -> None:
    desktop.goto(f"{base_url}themes/ecology/?a=jiangxi-2024&b=ganzhou-2023")
    names = desktop.locator(".side h3 > a:first-child").filter(visible=True)
    both = ["江西省", "赣州市"]
    expect(names).to_have_text(both + both)  # of the plan and of the review
    desktop.get_by_label("第二个地方").select_option("抚州市2024年")
    expect(names).to_have_text(["江西省", "抚州市"] * 2)
    expect(desktop).to_have_url(f"{base_url}themes/ecology/?a=jiangxi-2024&b=fuzhou-2024")
    desktop.get_by_label("第二个地方").select_option("选一个地方")
    assert names.count() > 4


# -- The glossary's filter -------------------------------------------------------------------------

WINDOWS = ["国际贸易“单一窗口”", "国际投资“单一窗口”"]
FILTERED = {
    "窗口": WINDOWS,
    "chuangkou": WINDOWS,
    "1+n": ["耕地保护“1+N”政策体系"],
    "科学膳食": ["食育普及"],
    "课桌椅": ["10件民生实事"],  # far into its definition
    "报告": [],  # on every line, but in no term
}


def test_the_filter_reads_names_pinyin_and_definitions(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}terms/")
    shown = page.locator(".term-index > li:visible")
    said = page.locator("output")
    expect(shown).to_have_count(20)
    for words, names in FILTERED.items():
        page.get_by_label("筛选").fill(words)
        expect(said).to_have_text(f"{len(names)} 条")
        expect(shown.get_by_role("link")).to_have_text(names)
    page.get_by_label("筛选").fill("")
    expect(shown).to_have_count(20)
    expect(said).to_have_text("")


def test_the_filter_hides_empty_groups_and_lives_in_the_address(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}terms/")
    letters = page.locator(".letter:visible")
    expect(letters).to_have_count(12)
    page.get_by_label("筛选").fill("窗口")
    expect(letters).to_have_text(["G"])
    expect(page).to_have_url(re.compile(r"terms/\?f=%E7%AA%97%E5%8F%A3$"))
    page.reload()
    expect(page.get_by_label("筛选")).to_have_value("窗口")
    expect(letters).to_have_text(["G"])
    page.get_by_label("筛选").fill("")
    expect(page).to_have_url(f"{base_url}terms/")
    expect(letters).to_have_count(12)


# -- Without script --------------------------------------------------------------------------------


@pytest.fixture
def plain(open_page: OpenPage) -> Page:
    """A tab without JavaScript."""
    return open_page(java_script_enabled=False)


def test_without_script_a_section_is_whole(plain: Page, base_url: str) -> None:
    plain.goto(f"{base_url}{SECTION}")
    expect(plain.locator("#term-jiangxi-2024-15 + dd .definition")).to_have_text(DEFINITION)
    expect(plain.locator("#term-jiangxi-2024-15 + dd")).to_be_visible()
    plain.locator("#p48 .para-no").click()
    expect(plain.locator("p:target")).to_contain_text("促进居民就业增收。")
    plain.locator(TERM_LINK).click()
    expect(plain).to_have_url(f"{base_url}{TERM}")
    plain.locator(".kwic a", has_text="“5+2”就业之家").click()
    expect(plain.locator(":target")).to_contain_text("“5+2”就业之家建设")


def test_without_script_figures_lead_to_their_words(plain: Page, base_url: str) -> None:
    plain.goto(f"{base_url}compare/")
    plain.locator("td a", has_text="52.53").click()
    expect(plain.locator(".s:target")).to_contain_text("产量52.53亿斤以上")


def test_without_script_nothing_is_offered_that_needs_one(plain: Page, base_url: str) -> None:
    plain.goto(f"{base_url}terms/")
    expect(plain.get_by_role("link", name="食育普及").first).to_be_visible()
    expect(plain.locator("#term-filter")).to_be_hidden()
    plain.goto(f"{base_url}reports/jiangxi-2024/full/")
    expect(plain.locator(".print-button")).to_be_hidden()


# -- Paper, light and dark -----------------------------------------------------------------------------


def test_paper_shows_the_text_alone(desktop: Page, base_url: str) -> None:
    desktop.goto(f"{base_url}reports/fuzhou-2024/full/")
    frame = [".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".topics", ".print-button"]
    text = ["h1", "#plan-7", "#p20", "#notes", "#term-jiangxi-2024-15 + dd"]
    for selector in (".md-header", ".md-tabs", ".topics", ".print-button", *text):
        expect(desktop.locator(selector)).to_be_visible()
    desktop.emulate_media(media="print")
    for selector in frame:
        for piece in desktop.locator(selector).all():
            expect(piece).to_be_hidden()
    for selector in text:
        expect(desktop.locator(selector)).to_be_visible()


def test_paper_shows_what_is_folded(desktop: Page, base_url: str) -> None:
    """By its sheet, and by a script for browsers whose sheets cannot."""
    desktop.goto(f"{base_url}about/coverage/")
    desktop.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = false))")
    folded = desktop.locator("details.fold > p").last
    expect(folded).to_be_hidden()
    desktop.emulate_media(media="print")
    assert folded.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})")
    desktop.emulate_media(media="screen")
    expect(folded).to_be_hidden()
    desktop.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_be_visible()
    desktop.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(folded).to_be_hidden()


LUMINANCE = """(selector) => {
    const paint = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const channels = (colour) => {
        paint.fillStyle = colour;
        paint.fillRect(0, 0, 1, 1);
        return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
            const part = value / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
    };
    const weigh = ([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    const back = weigh(channels(getComputedStyle(document.body).backgroundColor));
    // Drawn over the background, so that a translucent colour is what the eye sees.
    const text = weigh(channels(getComputedStyle(document.querySelector(selector)).color));
    return [text, back];
}"""


def luminances(page: Page) -> tuple[float, float]:
    """Of a paragraph's text and of what it stands on: 0 is black, 1 is white."""
    text, back = page.evaluate(LUMINANCE, ".report-text .s")
    return text, back


def assert_light(page: Page) -> None:
    text, back = luminances(page)
    assert back > 0.9
    assert (back + 0.05) / (text + 0.05) > 7


def assert_dark(page: Page) -> None:
    text, back = luminances(page)
    assert back < 0.05
    assert (text + 0.05) / (back + 0.05) > 7


def test_a_light_system_gets_a_light_page(desktop: Page, base_url: str) -> None:
    desktop.goto(f"{base_url}{SECTION}")
    assert_light(desktop)


def test_a_dark_system_gets_a_dark_page_until_the_reader_chooses(
    desktop: Page, base_url: str
) -> None:
    desktop.emulate_media(color_scheme="dark")
    desktop.goto(f"{base_url}{SECTION}")
    assert_dark(desktop)
    desktop.get_by_title("切换到浅色").click()
    expect(desktop.get_by_title("切换到深色")).to_be_visible()
    assert_light(desktop)
    desktop.get_by_role("link", name="下一节").click()
    expect(heading(desktop)).to_contain_text("（八）")
    assert_light(desktop)


# -- Words that other reports have as well ---------------------------------------------------------

SHARED = "reports/fuzhou-2024/plan-1/"
PAINTED = """name => [...CSS.highlights.get(name) ?? []].map(range => range.toString())"""


def test_shared_words_are_shown_when_switched_on_and_stay_so(desktop: Page, base_url: str) -> None:
    """From page to page, on a section's page and in the whole text, until they are switched off."""
    desktop.goto(f"{base_url}{SHARED}")
    box = desktop.get_by_label("与上级：江西省2024年")
    expect(box).to_be_visible()
    assert desktop.evaluate(PAINTED, "shared-superior") == []
    box.check()
    painted = desktop.evaluate(PAINTED, "shared-superior")
    assert "制造业重点产业链现代化建设“1269”行动计划" in painted
    desktop.goto(f"{base_url}reports/fuzhou-2024/full/")
    box = desktop.get_by_label("与上级：江西省2024年")
    expect(box).to_be_checked()
    assert set(painted) <= set(desktop.evaluate(PAINTED, "shared-superior"))
    formulae = desktop.evaluate(PAINTED, "shared-formula")
    assert "人民政府向大会报告工作，请予审议，并请" in formulae
    box.uncheck()
    assert desktop.evaluate(PAINTED, "shared-superior") == []
    desktop.goto(f"{base_url}{SHARED}")
    expect(desktop.get_by_label("与上级：江西省2024年")).not_to_be_checked()


def test_without_ranges_to_paint_there_is_no_switch(desktop: Page, base_url: str) -> None:
    desktop.add_init_script("delete CSS.__proto__.highlights; delete CSS.highlights;")
    desktop.goto(f"{base_url}{SHARED}")
    expect(desktop.locator(".shared-switch")).to_be_hidden()
