"""What a reader puts aside: kept, put in order, taken home, shared, and never trusted."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from generator.importing import word
from generator.verifying.accessibility import COLOURS, violations
from generator.verifying.browser import DESKTOP, PHONE, Tab
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

SECTION = "reports/jiangxi-2024/plan-7/"
FULL = "reports/yichun-2024/full/"
PUBLISHED = "https://example.org/government-work-reports/"
"""Where the tests' site says that it is; addresses in a file hold wherever it was made."""

# Read from the seeds.
P47 = "加强基础性、普惠性、兜底性民生建设，着力办好10件民生实事，让人民群众共享改革发展成果。"
P48_3 = "健全终身职业技能培训制度，畅通非公有制经济组织、社会组织、新就业形态技术人才职称申报渠道。"
YICHUN_P3_1 = "刚刚过去的一年，是全面贯彻党的二十大精神的开局之年。"
TARGET = "城镇新增就业41万人"
"""In Jiangxi's second sentence of paragraph 48: its clause from the 81st character on."""

SELECT = """([anchor, words]) => {
    const walker = document.createTreeWalker(document.getElementById(anchor), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
        return;
    }
    throw new Error(`found no ${words}`);
}"""

WORD_NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def put_aside(page: Page, paragraph: str, what: str, selected: str = "") -> None:
    """From the menu of a paragraph of the page, with words selected in it."""
    if selected:
        page.evaluate(SELECT, [paragraph, selected])
    page.locator(f"#{paragraph} .para-no").click()
    page.get_by_role("button", name=f"{what}放入摘录").click()
    expect(page.locator(".popover")).to_contain_text("已放入摘录")
    expect(page.locator(".popover")).to_have_count(0)


def put_three_aside(page: Page, base_url: str) -> None:
    """A paragraph, a sentence of another report, and a clause."""
    page.goto(f"{base_url}{SECTION}")
    put_aside(page, "p47", "本段")
    page.goto(f"{base_url}{FULL}")
    put_aside(page, "p3", "所选句子", "开局之年")
    page.goto(f"{base_url}{SECTION}")
    put_aside(page, "p48", "所选文字", TARGET)
    page.goto(f"{base_url}collection/")


def words(box: Page | Locator) -> Locator:
    return box.locator("#collection-own blockquote")


def item(page: Page, text: str) -> Locator:
    return page.locator("#collection-own li.collected").filter(
        has=page.locator("blockquote", has_text=text)
    )


@pytest.fixture
def reader(chromium: Browser, base_url: str) -> Iterator[Page]:
    """A tab of a profile of its own, which may use the clipboard."""
    with chromium.new_context(**DESKTOP) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab = Tab(context, base_url)
        yield tab.page
        assert tab.leave() == []


@pytest.fixture
def stranger(chromium: Browser, base_url: str) -> Iterator[Page]:
    """A tab of another profile, in which nothing was put aside."""
    with chromium.new_context(**DESKTOP) as context:
        tab = Tab(context, base_url)
        yield tab.page
        assert tab.leave() == []


# -- Putting aside ---------------------------------------------------------------------------------


def test_the_frame_leads_to_the_list_once_there_is_one(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{SECTION}")
    way = page.locator("a.collection-way")
    expect(way).to_be_hidden()
    put_aside(page, "p47", "本段")
    expect(way).to_have_text("摘录 1")
    page.goto(base_url)
    way.click()
    expect(page).to_have_url(f"{base_url}collection/")
    expect(words(page)).to_have_text([re.compile("^" + re.escape(P47))])
    page.get_by_role("button", name="移出").click()
    expect(way).to_be_hidden()


def test_a_paragraph_a_sentence_and_words_are_put_aside(reader: Page, base_url: str) -> None:
    put_three_aside(reader, base_url)
    expect(words(reader)).to_have_text([f"{P47}[1]", f"{TARGET}[1]", f"{YICHUN_P3_1}[2]"])
    expect(reader.locator("#collection-own h2")).to_have_text(
        ["江西省2024年", "宜春市2024年", "参考文献"]
    )
    link = item(reader, TARGET).locator(".collected-from a")
    expect(link).to_have_text("第48段第2句（节选）")
    link.click()
    expect(reader).to_have_url(f"{base_url}reports/jiangxi-2024/full/#p48-2")


def test_what_was_put_aside_is_taken_out_by_the_same_menu(desktop: Page, base_url: str) -> None:
    desktop.goto(f"{base_url}{SECTION}")
    put_aside(desktop, "p47", "本段")
    desktop.locator("#p47 .para-no").click()
    desktop.get_by_role("button", name="本段移出摘录").click()
    expect(desktop.locator("a.collection-way")).to_be_hidden()


def test_words_over_two_sentences_are_of_the_paragraph(desktop: Page, base_url: str) -> None:
    """A selection that begins in the third sentence of 48 and goes on to 49 is of what 48 has of it."""
    desktop.goto(f"{base_url}{SECTION}")
    desktop.evaluate(
        """() => {
            const first = document.querySelector("#p48-3").firstChild;
            const last = document.querySelector("#p49-1");
            getSelection().setBaseAndExtent(first, 1, last, 0);
        }"""
    )
    desktop.locator("#p48 .para-no").focus()
    desktop.keyboard.press("Enter")
    desktop.get_by_role("button", name="所选文字放入摘录").click()
    desktop.goto(f"{base_url}collection/")
    expect(words(desktop)).to_have_text([re.compile("^" + re.escape(P48_3[1:]))])
    expect(desktop.locator(".collected-from a")).to_have_text("第48段（节选）")


def test_a_full_browser_says_that_nothing_was_kept(desktop: Page, base_url: str) -> None:
    desktop.goto(f"{base_url}{SECTION}")
    desktop.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException(); }; }")
    desktop.locator("#p47 .para-no").click()
    desktop.get_by_role("button", name="本段放入摘录").click()
    expect(desktop.locator(".popover")).to_contain_text("没有放入：浏览器里存不下了。")
    expect(desktop.locator("a.collection-way")).to_be_hidden()


def test_where_the_site_keeps_no_passages_nothing_is_offered(desktop: Page, base_url: str) -> None:
    desktop.goto(f"{base_url}{SECTION}")
    desktop.evaluate("document.querySelector('[data-collected]').removeAttribute('data-collected')")
    desktop.locator("#p47 .para-no").click()
    expect(desktop.get_by_role("button", name="复制本段文字")).to_be_visible()
    expect(desktop.get_by_role("button", name="摘录")).to_have_count(0)


def test_a_finger_that_ends_the_selection_puts_it_aside(phone: Page, base_url: str) -> None:
    """As some phones do before a tap counts."""
    phone.goto(f"{base_url}{SECTION}")
    phone.evaluate(SELECT, ["p48", TARGET])
    phone.evaluate(
        """() => document.querySelector("#p48 .para-no").addEventListener(
            "pointerup", () => getSelection().removeAllRanges(), {capture: true},
        )"""
    )
    phone.locator("#p48 .para-no").tap()
    expect(phone.get_by_role("button", name="复制所选句子的链接")).to_be_visible()
    phone.get_by_role("button", name="所选文字放入摘录").tap()
    expect(phone.locator("a.collection-way")).to_have_text("摘录 1")


# -- The list --------------------------------------------------------------------------------------


def test_the_keyboard_puts_the_list_in_order(reader: Page, base_url: str) -> None:
    put_three_aside(reader, base_url)
    reader.get_by_role("button", name="上移：第 2 条").focus()
    reader.keyboard.press("Enter")
    expect(words(reader).first).to_contain_text(TARGET)
    expect(reader.get_by_role("button", name="下移：第 1 条")).to_be_focused()
    reader.get_by_role("button", name="上移：宜春市2024年").press("Space")
    expect(words(reader).first).to_contain_text(YICHUN_P3_1)
    reader.get_by_label("按报告分组").uncheck()
    reader.get_by_role("button", name="下移：第 1 条").press("Enter")
    reader.reload()
    expect(reader.get_by_label("按报告分组")).not_to_be_checked()
    expect(words(reader)).to_have_text([f"{TARGET}[1]", f"{YICHUN_P3_1}[2]", f"{P47}[1]"])


def test_notes_are_kept_as_they_are_written(reader: Page, base_url: str) -> None:
    """At once, before the page is left: and shown as text."""
    put_three_aside(reader, base_url)
    reader.get_by_label("批注：第 2 条").fill("<b>待核</b>\n第二行")
    reader.reload()
    expect(reader.get_by_label("批注：第 2 条")).to_have_value("<b>待核</b>\n第二行")
    reader.emulate_media(media="print")
    note = item(reader, TARGET).locator(".collected-said")
    expect(note).to_have_text("批注：<b>待核</b>\n第二行")
    expect(note).to_be_visible()
    expect(reader.get_by_role("button", name="移出")).to_have_count(0)
    expect(reader.locator(".print-note")).to_contain_text("非官方版本")


def test_what_was_removed_can_be_brought_back(reader: Page, base_url: str) -> None:
    put_three_aside(reader, base_url)
    reader.get_by_role("button", name="移出：第 1 条").click()
    reader.get_by_role("button", name="清空", exact=True).click()
    expect(words(reader)).to_have_count(0)
    expect(reader.locator("#collection-own")).to_contain_text("还没有摘录")
    reader.get_by_role("button", name="撤销").click()
    expect(words(reader)).to_have_count(2)
    reader.keyboard.press("Control+z")
    expect(words(reader)).to_have_text([f"{P47}[1]", f"{TARGET}[1]", f"{YICHUN_P3_1}[2]"])
    expect(reader.get_by_role("button", name="撤销")).to_be_hidden()


def test_two_tabs_show_the_same_list(reader: Page, base_url: str) -> None:
    put_three_aside(reader, base_url)
    other = reader.context.new_page()
    other.goto(f"{base_url}{SECTION}")
    reader.get_by_label("批注：第 1 条").press_sequentially("写到")
    put_aside(other, "p49", "本段")
    expect(words(reader)).to_have_count(4)
    expect(reader.get_by_label("批注：第 1 条")).to_be_focused()
    reader.keyboard.type("一半")
    expect(reader.get_by_label("批注：第 1 条")).to_have_value("写到一半")
    reader.get_by_role("button", name="移出：第 2 条").click()
    expect(other.locator("a.collection-way")).to_have_text("摘录 3")
    other.close()


def test_readers_of_all_kinds_can_use_it(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{SECTION}")
    put_aside(page, "p47", "本段")
    page.goto(f"{base_url}collection/")
    page.get_by_role("button", name="分享").click()
    page.get_by_role("button", name="移出").focus()
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert violations(page, **COLOURS) == []


def test_without_scripts_it_says_what_it_needs(open_page: OpenPage, base_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{base_url}collection/")
    expect(page.get_by_text("摘录在浏览器里进行，需要 JavaScript。")).to_be_visible()
    expect(page.locator("a.collection-way")).to_be_hidden()


# -- A new edition ---------------------------------------------------------------------------------


def change_page(page: Page, report: str, old: str, new: str) -> None:
    """Has the full-text page of a report come with other words, as after a new edition."""

    def fulfil(route: Route) -> None:
        answer = route.fetch()
        assert old in answer.text()
        route.fulfill(response=answer, body=answer.text().replace(old, new))

    page.route(f"**/reports/{report}/full/", fulfil)


def test_words_that_changed_are_kept_and_the_difference_is_said(
    reader: Page, base_url: str, tmp_path: Path
) -> None:
    put_three_aside(reader, base_url)
    change_page(reader, "yichun-2024", "刚刚过去的一年，是全面", "过去一年，是全面")
    reader.reload()
    remark = item(reader, YICHUN_P3_1).locator(".collected-remark")
    now = "过去一年，是全面贯彻党的二十大精神的开局之年。"
    expect(remark).to_contain_text(f"原文已有改动，现在是：“{now}”")
    expect(item(reader, P47).locator(".collected-remark")).to_be_empty()
    assert f"核对：原文已有改动，现在是：“{now}”" in exported(reader, "文本", tmp_path).decode()
    remark.get_by_role("button", name="改用现在的原文").click()
    expect(words(reader).last).to_have_text(f"{now}[2]")
    reader.reload()
    expect(words(reader).last).to_have_text(f"{now}[2]")
    expect(reader.locator(".collected-remark:not(:empty)")).to_have_count(0)


def test_selected_words_that_only_moved_are_the_same(reader: Page, base_url: str) -> None:
    put_three_aside(reader, base_url)
    change_page(reader, "jiangxi-2024", "强化就业优先政策", "进一步强化就业优先政策")
    with reader.expect_response("**/jiangxi-2024/full/"):
        reader.reload()
    with reader.expect_response("**/yichun-2024/full/"):
        reader.reload()
    expect(item(reader, TARGET).locator(".collected-remark")).to_be_empty()


def test_a_passage_that_is_gone_keeps_its_words(reader: Page, base_url: str) -> None:
    put_three_aside(reader, base_url)
    change_page(reader, "jiangxi-2024", 'id="p47"', 'id="p999"')
    reader.reload()
    expect(item(reader, P47).locator(".collected-remark")).to_have_text("现在的原文里没有这一处。")
    expect(item(reader, TARGET).locator(".collected-remark")).to_be_empty()


def test_what_could_not_be_checked_is_not_called_right(
    chromium: Browser, base_url: str, tmp_path: Path
) -> None:
    with chromium.new_context(**DESKTOP) as context:
        page = context.new_page()
        put_three_aside(page, base_url)
        page.route("**/yichun-2024/full/", lambda route: route.abort())
        page.reload()
        expect(item(page, YICHUN_P3_1).locator(".collected-remark")).to_have_text(
            "没有取到这份报告，未能与现在的原文核对。"
        )
        text = exported(page, "文本", tmp_path).decode()
        assert "核对：1 条没有与现在的原文核对\n" in text


# -- Taking home -----------------------------------------------------------------------------------

ENDINGS = {"Word": "docx", "文本": "txt", "Markdown": "md", "CSV": "csv"}


def exported(page: Page, kind: str, folder: Path) -> bytes:
    """The file that a button hands out."""
    with page.expect_download() as download:
        page.get_by_role("button", name=kind, exact=True).click()
    name = download.value.suggested_filename
    assert re.fullmatch(rf"摘录 20\d\d-\d\d-\d\d\.{ENDINGS[kind]}", name)
    path = folder / f"taken.{ENDINGS[kind]}"
    download.value.save_as(path)
    return path.read_bytes()


def test_a_text_says_where_it_is_from(reader: Page, base_url: str, tmp_path: Path) -> None:
    put_three_aside(reader, base_url)
    text = exported(reader, "文本", tmp_path).decode()
    head, _, rest = text.partition("\n\n")
    assert re.fullmatch(
        "摘录\n来源：政府工作报告，非官方版本，引用以政府公报为准。\n"
        "版次：收录 5 份报告，最近一份作于2024年1月23日\n导出日期：20\\d\\d-\\d\\d-\\d\\d\n"
        f"网址：{re.escape(PUBLISHED)}",
        head,
    )
    assert f"\n2. {TARGET}[1]\n   江西省2024年，第48段第2句（节选）：{PUBLISHED}" in rest
    assert re.search(
        r"\n参考文献\n\[1\] 江西省人民政府\. 2024年江西省政府工作报告\[R/OL\]\. \(2024-01-23\)"
        rf"\[20\d\d-\d\d-\d\d\]\. {re.escape(PUBLISHED)}reports/jiangxi-2024/full/\.\n\[2\] ",
        rest,
    )


def test_markdown_has_headings_quotations_and_links(
    reader: Page, base_url: str, tmp_path: Path
) -> None:
    put_three_aside(reader, base_url)
    lines = exported(reader, "Markdown", tmp_path).decode().splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        *("# 摘录", "## 江西省2024年", "## 宜春市2024年", "## 参考文献"),
    ]
    assert f"> {YICHUN_P3_1}\\[2\\]" in lines
    assert f"3\\. [宜春市2024年，第3段第1句]({PUBLISHED}reports/yichun-2024/full/#p3-1)" in lines


def test_a_table_opens_in_excel(reader: Page, base_url: str, tmp_path: Path) -> None:
    put_three_aside(reader, base_url)
    reader.get_by_label("批注：第 1 条").fill('=HYPERLINK("https://evil.example")')
    data = exported(reader, "CSV", tmp_path)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["原文"] for row in rows] == [P47, TARGET, YICHUN_P3_1]
    assert [row["位置"] for row in rows] == ["第47段", "第48段第2句（节选）", "第3段第1句"]
    assert rows[0]["批注"] == '\u3000=HYPERLINK("https://evil.example")'
    assert rows[1]["网址"] == f"{PUBLISHED}reports/jiangxi-2024/full/#p48-2"
    assert all("非官方版本" in row["说明"] for row in rows)


def test_a_word_document_is_one(reader: Page, base_url: str, tmp_path: Path) -> None:
    """As our own reader of Word reads it, and part by part."""
    put_three_aside(reader, base_url)
    reader.get_by_label("批注：第 2 条").fill("甲 & <乙>\n丙")
    data = exported(reader, "Word", tmp_path)
    lines = word.read(data, "taken.docx")[0].splitlines()
    assert lines[:2] == ["摘录", "来源：政府工作报告，非官方版本，引用以政府公报为准。"]
    assert lines[5:13] == [
        "江西省2024年",
        f"1. {P47}[1]",
        f"江西省2024年，第47段：{PUBLISHED}reports/jiangxi-2024/full/#p47",
        f"2. {TARGET}[1]",
        f"江西省2024年，第48段第2句（节选）：{PUBLISHED}reports/jiangxi-2024/full/#p48-2",
        "批注：甲 & <乙>",
        "丙",
        "宜春市2024年",
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    body = parts["word/document.xml"]
    heads = [
        "".join(text.text or "" for text in paragraph.iter(f"{WORD_NS}t"))
        for paragraph in body.iter(f"{WORD_NS}p")
        if (style := paragraph.find(f"{WORD_NS}pPr/{WORD_NS}pStyle")) is not None
        and style.get(f"{WORD_NS}val") == "Heading1"
    ]
    assert heads == ["江西省2024年", "宜春市2024年", "参考文献"]
    targets = {relation.get("Target") for relation in parts["word/_rels/document.xml.rels"]}
    assert f"{PUBLISHED}reports/yichun-2024/full/#p3-1" in targets
    anchors = [link.get(f"{WORD_NS}anchor") for link in body.iter(f"{WORD_NS}hyperlink")]
    marks = {mark.get(f"{WORD_NS}name") for mark in body.iter(f"{WORD_NS}bookmarkStart")}
    assert marks == {"reference_1", "reference_2"}
    assert set(filter(None, anchors)) == marks


def test_all_is_copied_as_rich_text_and_as_plain(reader: Page, base_url: str) -> None:
    put_three_aside(reader, base_url)
    reader.get_by_role("button", name="复制全部").click()
    expect(reader.locator("#collection-status")).to_have_text("已复制。")
    read = """async (type) => {
        const [copied] = await navigator.clipboard.read();
        return (await copied.getType(type)).text();
    }"""
    assert f"3. {YICHUN_P3_1}[2]\n" in reader.evaluate(read, "text/plain")
    html = reader.evaluate(read, "text/html")
    assert f'<a href="{PUBLISHED}reports/yichun-2024/full/#p3-1">' in html


def test_where_the_clipboard_is_refused_an_older_way_is_taken(reader: Page, base_url: str) -> None:
    """As on an intranet without https; and where that fails too, the words are there to copy."""
    put_three_aside(reader, base_url)
    reader.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    reader.get_by_role("button", name="复制全部").click()
    expect(reader.locator("#collection-status")).to_have_text("已复制。")
    reader.evaluate("() => { document.execCommand = () => false; }")
    reader.get_by_role("button", name="复制全部").click()
    expect(reader.get_by_label("要复制的文字")).to_have_value(re.compile(re.escape(P47)))
    expect(reader.get_by_label("要复制的文字")).to_be_focused()


# -- Sharing ---------------------------------------------------------------------------------------


def shared_address(page: Page, *, noted: bool = False) -> str:
    page.get_by_role("button", name="分享").click()
    if noted:
        page.get_by_label("带上批注").check()
    return page.get_by_label("分享的网址").input_value()


def test_a_shared_list_stands_apart_until_it_is_taken(
    reader: Page, stranger: Page, base_url: str
) -> None:
    put_three_aside(reader, base_url)
    reader.get_by_label("批注：第 2 条").fill("<img src=x onerror=alert(1)>待核")
    address = shared_address(reader, noted=True)
    assert address.isascii()
    assert address.startswith(f"{base_url}collection/#jiangxi-2024:p47.")
    stranger.goto(f"{base_url}{SECTION}")
    put_aside(stranger, "p47", "本段")
    stranger.goto(address)
    box = stranger.locator("#collection-shared")
    expect(box.locator("blockquote")).to_have_text([P47, TARGET, YICHUN_P3_1])
    expect(box.locator("li").nth(1)).to_contain_text(
        "分享者的批注：<img src=x onerror=alert(1)>待核"
    )
    expect(box.locator("img")).to_have_count(0)
    expect(words(stranger)).to_have_count(1)
    stranger.get_by_role("button", name="存入我的摘录").click()
    expect(stranger.locator("#collection-status")).to_have_text("存入 2 条，1 条原来就有。")
    expect(stranger).to_have_url(f"{base_url}collection/")
    expect(box).to_be_hidden()
    expect(words(stranger)).to_have_text([f"{P47}[1]", f"{TARGET}[1]", f"{YICHUN_P3_1}[2]"])
    expect(stranger.get_by_label("批注：第 2 条")).to_have_value("<img src=x onerror=alert(1)>待核")


def test_notes_stay_at_home_unless_they_are_to_go(
    reader: Page, stranger: Page, base_url: str
) -> None:
    put_three_aside(reader, base_url)
    reader.get_by_label("批注：第 2 条").fill("内部")
    stranger.goto(shared_address(reader))
    expect(stranger.locator("#collection-shared blockquote")).to_have_count(3)
    expect(stranger.locator("#collection-shared")).not_to_contain_text("批注")
    stranger.get_by_role("button", name="关闭").click()
    expect(stranger).to_have_url(f"{base_url}collection/")
    expect(words(stranger)).to_have_count(0)


def test_words_that_changed_since_they_were_shared_are_said_to(
    reader: Page, stranger: Page, base_url: str
) -> None:
    put_three_aside(reader, base_url)
    address = shared_address(reader)
    change_page(stranger, "yichun-2024", "刚刚过去的一年，是全面", "过去一年，是全面")
    stranger.goto(address)
    box = stranger.locator("#collection-shared")
    expect(box.locator("li").nth(2)).to_contain_text("分享以后，原文有改动，这里是现在的原文。")
    expect(box.locator("li").nth(0)).not_to_contain_text("改动")


def test_a_hostile_address_does_nothing(desktop: Page, base_url: str) -> None:
    """What is no passage is counted, of another site nothing is fetched, and markup is text."""
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url))
    hostile = ",".join(
        [
            "javascript:alert(1)",
            "//evil.example/x-2024:p1",
            "jiangxi-2024:<svg onload=alert(1)>",
            "../../..-2024:p1",
            "jian-2024:p1~9-2",
            "jian-2024:p3.0.PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg",  # a note: <script>alert(1)</script>
        ]
    )
    desktop.goto(f"{base_url}collection/#{hostile}")
    box = desktop.locator("#collection-shared")
    expect(box.locator("li")).to_have_count(1)
    expect(box).to_contain_text("分享的摘录（1 条）")
    expect(box).to_contain_text("网址里另有 5 处不能识别，没有列出。")
    expect(box).to_contain_text("分享者的批注：<script>alert(1)</script>")
    expect(box.locator("li")).to_contain_text("原文有改动")  # its digest is of nothing
    assert [url for url in asked if "evil" in url] == []
    assert [url for url in asked if url.startswith(f"{base_url}reports/")] == [
        f"{base_url}reports/jian-2024/full/"
    ]


def test_what_this_site_does_not_have_is_said(chromium: Browser, base_url: str) -> None:
    with chromium.new_context(**PHONE) as context:
        page = context.new_page()
        page.goto(f"{base_url}collection/#jiangxi-1999:p1,jian-2024:p9999")
        items = page.locator("#collection-shared li")
        expect(items.nth(0)).to_contain_text("本站没有这份报告。")
        expect(items.nth(1)).to_contain_text("现在的原文里没有这一处。")
        expect(items.get_by_role("link")).to_have_count(0)
        expect(page.get_by_role("button", name="存入我的摘录")).to_be_disabled()


# -- What the browser keeps ------------------------------------------------------------------------


def store_key(base_url: str) -> str:
    return f"work-reports.collection:/{base_url.split('/', 3)[3]}"


def test_a_spoilt_store_costs_no_page_and_loses_nothing(desktop: Page, base_url: str) -> None:
    key = store_key(base_url)
    desktop.goto(base_url)
    desktop.evaluate("([key]) => localStorage.setItem(key, '{\"version\":1')", [key])
    desktop.goto(f"{base_url}{SECTION}")
    put_aside(desktop, "p47", "本段")
    assert desktop.evaluate("([key]) => localStorage.getItem(key)", [f"{key}.broken"]) == (
        '{"version":1'
    )
    desktop.goto(f"{base_url}collection/")
    expect(words(desktop)).to_have_count(1)


def test_what_the_store_says_is_text_and_leads_nowhere_else(desktop: Page, base_url: str) -> None:
    entry = {
        "report": "jian-2024",
        "anchor": "p3",
        "from": 0,
        "to": 0,
        "words": "<img src=x onerror=alert(1)>",
        "name": "<b>吉安</b>",
        "cite": "<i>引</i>",
        "note": "</textarea><script>alert(1)</script>",
        "day": "2026-01-31",
    }
    foreign = {**entry, "report": "https://evil.example/x-2024"}
    desktop.goto(base_url)
    desktop.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [store_key(base_url), json.dumps({"version": 1, "entries": [entry, foreign]})],
    )
    desktop.goto(f"{base_url}collection/")
    own = desktop.locator("#collection-own")
    expect(words(desktop)).to_have_text(["<img src=x onerror=alert(1)>[1]"])
    expect(own.locator("h2").first).to_have_text("<b>吉安</b>")
    expect(own).to_contain_text("浏览器里保存的摘录有损坏")
    expect(own.locator("img, script, b, i")).to_have_count(0)
    assert own.locator("a").evaluate_all("links => links.map((a) => a.host).join()") != ""
    assert "evil" not in str(own.locator("a").evaluate_all("links => links.map((a) => a.href)"))


def test_a_browser_that_keeps_nothing_says_so(chromium: Browser, base_url: str) -> None:
    with chromium.new_context(**DESKTOP) as context:
        context.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
        )
        page = context.new_page()
        page.goto(f"{base_url}{SECTION}")
        page.locator("#p47 .para-no").click()
        page.get_by_role("button", name="本段放入摘录").click()
        expect(page.locator(".popover")).to_contain_text("没有放入：浏览器不允许本站保存数据。")
        page.goto(f"{base_url}collection/#jian-2024:p3")
        expect(page.locator("#collection-own")).to_contain_text("浏览器不允许本站保存数据。")
        expect(page.locator("#collection-shared blockquote")).to_have_count(1)


def test_from_a_folder_the_list_is_there_and_what_is_not_is_said(
    chromium: Browser, built_site: Path, tmp_path: Path
) -> None:
    home = built_site.as_uri() + "/"
    with chromium.new_context(**DESKTOP) as context:
        tab = Tab(context, home)
        page = tab.page
        page.goto(f"{home}{SECTION}index.html")
        put_aside(page, "p47", "本段")
        page.locator("a.collection-way").click()
        page.wait_for_url("**/collection/index.html")
        expect(words(page)).to_have_text([f"{P47}[1]"])
        expect(page.locator(".collected-remark")).to_have_text(
            "从文件夹打开，没有与现在的原文核对。"
        )
        assert "版次：见首页\n" in exported(page, "文本", tmp_path).decode()
        assert shared_address(page).startswith(f"{PUBLISHED}collection/#jiangxi-2024:p47.")
        page.goto(f"{home}collection/index.html#jiangxi-2024:p47,p48")
        box = page.locator("#collection-shared")
        expect(box).to_contain_text("从文件夹打开时取不到原文")
        expect(box.locator("blockquote")).to_have_text([P47])  # the reader's own
        expect(box.get_by_role("link")).to_have_count(2)
        assert tab.leave() == []
