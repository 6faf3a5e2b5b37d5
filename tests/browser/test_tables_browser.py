"""Tables that a reader takes home: what is in the files is what the page shows, and its sources."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser, Locator, Page, expect

from generator.verifying.browser import DESKTOP, Tab
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

Format = Literal["CSV", "Excel"]

PUBLISHED = "https://example.org/government-work-reports/"
"""Where the tests' site says that it is; addresses in a file hold wherever it was made."""

PLAN = "reports/jiangxi-2024/plan/"
INCOMES = "城镇、农村居民人均可支配收入分别增长5%、7%左右"
"""Of Jiangxi's plan for 2024, as are the words in the tests below."""


@pytest.fixture
def taking(chromium: Browser, base_url: str) -> Iterator[Page]:
    """A tab of its own: a browser holds downloads back where one tab asks for many."""
    with chromium.new_context(**DESKTOP) as context:
        tab = Tab(context, base_url)
        yield tab.page
        assert tab.leave() == []


def line_of(page: Page, name: str) -> Locator:
    """The line below the table that is downloaded under a name."""
    return page.locator(f".table-tools[data-table='{name}']")


def taken(page: Page, name: str, kind: Format, folder: Path) -> Path:
    """What the reader gets who presses a button below a table."""
    with page.expect_download() as download:
        line_of(page, name).locator("button", has_text=kind).click()
    suffix = "csv" if kind == "CSV" else "xlsx"
    assert download.value.suggested_filename == f"{name}.{suffix}"
    path = folder / f"table.{suffix}"
    download.value.save_as(path)
    return path


def column(sheet: Worksheet, title: str) -> str:
    """The letter of the column that has a title."""
    (cell,) = [cell for cell in sheet[1] if cell.value == title]
    return str(cell.column_letter)


def notes(book: Workbook) -> dict[str, str]:
    """What the second sheet says, by what it is about."""
    rows = list(book["说明"].iter_rows(values_only=True))
    assert rows[0] == ("项目", "内容")
    return {str(name): str(text) for name, text in rows[1:]}


def test_a_workbook_has_the_table_and_its_sources(
    taking: Page, base_url: str, tmp_path: Path
) -> None:
    taking.goto(f"{base_url}compare/2024/")
    book = load_workbook(taken(taking, "2024年目标", "Excel", tmp_path))
    assert book.sheetnames == ["表", "说明"]
    sheet = book["表"]
    assert [cell.value for cell in sheet["A"]] == ["地方", "江西省", "吉安市", "宜春市", "抚州市"]
    assert [cell.value for cell in sheet[1]][:3] == [
        "地方",
        "地区生产总值增速（%）",
        "规模以上工业增加值增速（%）",
    ]
    assert sheet.freeze_panes == "B2"

    growth = sheet[f"{column(sheet, '地区生产总值增速（%）')}2"]
    assert growth.value == "5左右"
    assert growth.hyperlink.target == f"{PUBLISHED}{PLAN}"
    assert growth.hyperlink.location == "p20-1"
    assert sheet[f"{column(sheet, '地区生产总值增速原话')}2"].value == "地区生产总值增长5%左右"
    address = sheet[f"{column(sheet, '地区生产总值增速网址')}2"]
    assert address.value == f"{PUBLISHED}{PLAN}#p20-1"
    assert address.hyperlink.target == f"{PUBLISHED}{PLAN}"

    jobs = column(sheet, "城镇新增就业（万人）")
    assert [sheet[f"{jobs}{row}"].value for row in (2, 3, 4)] == [41, 5, "4.2以上"]
    rural = column(sheet, "农村居民人均可支配收入增速原话")
    assert sheet[f"{rural}2"].value == INCOMES
    revenue = column(sheet, "一般公共预算收入增速（%）")
    assert sheet[f"{revenue}2"].value == "—"
    assert sheet[f"{column(sheet, '一般公共预算收入增速网址')}2"].value is None
    places = column(sheet, "地方网址")
    assert sheet[f"{places}2"].value == f"{PUBLISHED}reports/jiangxi-2024/"

    said = notes(book)
    assert said["表"] == "2024年目标"
    assert said["页面"] == "目标与结果·2024年"
    assert said["网址"] == f"{PUBLISHED}compare/2024/"
    assert said["版次"] == "收录 5 份报告，最近一份作于2024年1月23日"
    assert "非官方版本" in said["来源"]
    assert said["下载日期"] == taking.evaluate("new Date().toLocaleDateString('sv-SE')")
    assert said["办法"] == f"{PUBLISHED}about/figures/#figures"
    assert said["—"].startswith("原文未提及。")
    assert "原话" not in said


def test_a_csv_file_is_the_table_alone(taking: Page, base_url: str, tmp_path: Path) -> None:
    taking.goto(f"{base_url}compare/2024/")
    path = taken(taking, "2024年报告的上年结果", "CSV", tmp_path)
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("\ufeff地方,地区生产总值增速（%）,")
    rows = list(csv.reader(text.removeprefix("\ufeff").splitlines()))
    assert [row[0] for row in rows] == ["地方", "江西省", "吉安市", "宜春市", "抚州市"]
    assert len({len(row) for row in rows}) == 1
    jiangxi = dict(zip(rows[0], rows[1], strict=True))
    assert jiangxi["地方"] == "江西省"
    assert jiangxi["固定资产投资增速（%）"] == "-5.9"
    assert jiangxi["固定资产投资增速原话"] == "固定资产投资下降5.9%"
    assert jiangxi["固定资产投资增速网址"] == f"{PUBLISHED}reports/jiangxi-2024/review-1/#p8-1"
    # Words without a figure are led to as well.
    assert jiangxi["城镇新增就业（万人）"] == "措辞"
    assert jiangxi["城镇新增就业原话"].endswith("分别完成年计划的112.3%、234.2%")


def test_words_that_a_page_shows_are_taken_from_it(
    taking: Page, base_url: str, tmp_path: Path
) -> None:
    """A section's table, whose own column has the words."""
    taking.goto(f"{base_url}reports/jiangxi-2024/plan-7/")
    path = taken(taking, "江西省2024年·plan-7·主要指标", "CSV", tmp_path)
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert list(rows[0]) == ["指标", "年份", "性质", "数值", "原文", "指标网址", "原文网址"]
    assert rows[0]["数值"] == "41万人"
    assert rows[0]["原文"] == "城镇新增就业41万人"
    assert rows[0]["原文网址"] == f"{PUBLISHED}reports/jiangxi-2024/plan-7/#p48-2"


def test_rows_that_a_choice_hides_are_left_out(taking: Page, base_url: str, tmp_path: Path) -> None:
    """Of 2023 there is Ganzhou alone; without the choice there are four cities."""
    taking.goto(f"{base_url}reports/")
    path = taken(taking, "市级的报告", "CSV", tmp_path)
    assert path.read_text("utf-8-sig").splitlines()[:2] == [
        "地方,2024,2023,地方网址",
        f"赣州市（江西省）,,◐,{PUBLISHED}places/ganzhou/",
    ]
    assert "宜春市" in path.read_text("utf-8-sig")
    taking.goto(f"{base_url}reports/?year=2023")
    expect(line_of(taking, "省级的报告")).to_be_hidden()
    text = taken(taking, "市级的报告", "CSV", tmp_path).read_text("utf-8-sig")
    assert "赣州市" in text
    assert "宜春市" not in text
    said = notes(load_workbook(taken(taking, "市级的报告", "Excel", tmp_path)))
    assert said["网址"] == f"{PUBLISHED}reports/?year=2023"
    assert said["说明"].startswith("● 有报告，正文完整")


def test_a_folded_table_is_taken_when_it_is_opened(
    taking: Page, base_url: str, tmp_path: Path
) -> None:
    taking.goto(f"{base_url}reports/jiangxi-2024/")
    taking.locator("summary", has_text="其他指标").click()
    path = taken(taking, "江西省2024年其他指标", "CSV", tmp_path)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[0][:3] == ["指标", "2023年结果", "2024年目标"]


def test_a_dictionary_is_taken_as_a_table(taking: Page, base_url: str, tmp_path: Path) -> None:
    taking.goto(f"{base_url}data/")
    taking.locator("#sections .count a").click()
    path = taken(taking, "sections·字段", "CSV", tmp_path)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["字段", "名称", "英文名称", "类型", "说明"]
    assert rows[1][:4] == ["section_id", "节编号", "Section ID", "string"]


def test_a_ledger_is_taken_as_one_table(taking: Page, base_url: str, tmp_path: Path) -> None:
    """What its filter leaves, of each number the section; another clause's 5.5% is not 5%."""
    taking.goto(f"{base_url}reports/jiangxi-2024/numbers/?f=增长 5%25")
    expect(taking.locator(".narrow output")).to_have_text(re.compile(r"^本页 2 / \d+ 个$"))
    expect(taking.locator(".ledger > details:visible")).to_have_count(1)
    expect(taking.locator(".ledger > details:visible .held")).to_have_text(re.compile(r"^2 / \d+$"))
    path = taken(taking, "江西省2024年数字总表", "CSV", tmp_path)
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert rows == [
        {
            "节": "二、2024年工作安排",
            "所说的事": "地区生产总值",
            "数字": "增长5%左右",
            "标记": "指标",
            "原文": "地区生产总值增长5%左右",
            "原文网址": f"{PUBLISHED}{PLAN}#p20-1",
        },
        {
            "节": "二、2024年工作安排",
            "所说的事": "城镇居民人均可支配收入",
            "数字": "增长5%左右",
            "标记": "指标",
            "原文": INCOMES,
            "原文网址": f"{PUBLISHED}{PLAN}#p20-1",
        },
    ]
    book = load_workbook(taken(taking, "江西省2024年数字总表", "Excel", tmp_path))
    assert book["表"].max_row == 3
    said = notes(book)
    assert said["网址"].startswith(f"{PUBLISHED}reports/jiangxi-2024/numbers/?f=")
    assert said["办法"] == f"{PUBLISHED}about/figures/#numbers"


def test_the_keyboard_takes_a_table(taking: Page, base_url: str) -> None:
    """From the button of one kind to the other, each with a name that says of what it is."""
    taking.goto(f"{base_url}indicators/gdp_growth/")
    line = line_of(taking, "地区生产总值增速")
    line.get_by_role("button", name="下载本表，CSV：地区生产总值增速").focus()
    taking.keyboard.press("Tab")
    expect(line.get_by_role("button", name="下载本表，Excel：地区生产总值增速")).to_be_focused()
    with taking.expect_download() as download:
        taking.keyboard.press("Enter")
    assert download.value.suggested_filename == "地区生产总值增速.xlsx"
    taking.keyboard.press("Tab")
    taking.keyboard.press("Tab")
    expect(line.get_by_role("link", name="办法")).to_be_focused()


def test_what_could_not_be_fetched_is_said(
    chromium: Browser, base_url: str, tmp_path: Path
) -> None:
    """The table is there with its addresses; the next try has the words."""
    page = chromium.new_page()  # of its own: the browser says what was lost
    page.route("**/reports/jian-2024/quotes.json", lambda route: route.abort())
    page.goto(f"{base_url}compare/2024/")
    book = load_workbook(taken(page, "2024年目标", "Excel", tmp_path))
    status = line_of(page, "2024年目标").get_by_role("status")
    expect(status).to_have_text("1 份报告的原话没有取到；地址都在。")
    assert notes(book)["原话"] == "1 份报告的原话没有取到，请看网址"
    sheet = book["表"]
    words = column(sheet, "地区生产总值增速原话")
    assert [sheet[f"{words}{row}"].value for row in (2, 3)] == ["地区生产总值增长5%左右", None]
    assert sheet[f"{column(sheet, '地区生产总值增速网址')}3"].value.endswith("plan/#p19-1")
    page.unroute("**/reports/jian-2024/quotes.json")
    book = load_workbook(taken(page, "2024年目标", "Excel", tmp_path))
    assert book["表"][f"{words}3"].value == "地区生产总值增长5.5%左右"
    expect(status).to_have_text("")
    page.close()


def test_a_site_in_a_folder_gives_its_tables_without_words(
    chromium: Browser, built_site: Path, tmp_path: Path
) -> None:
    home = built_site.as_uri() + "/"
    with chromium.new_context() as context:
        tab = Tab(context, home)
        tab.page.goto(f"{home}indicators/gdp_growth/index.html")
        book = load_workbook(taken(tab.page, "地区生产总值增速", "Excel", tmp_path))
        assert [cell.value for cell in book["表"][1]] == [
            "报告", "目标（%）", "上一年的结果（%）", "报告网址", "目标网址", "上一年的结果网址",
        ]  # fmt: skip
        assert notes(book)["原话"] == "5 份报告的原话没有取到，请看网址"
        assert tab.leave() == []


def test_without_script_the_line_leads_to_the_data(open_page: OpenPage, base_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{base_url}compare/2024/")
    line = line_of(page, "2024年目标")
    expect(line.get_by_role("button")).to_have_count(0)
    line.get_by_role("link", name="全部数据").click()
    expect(page).to_have_url(f"{base_url}data/")


def test_the_line_is_for_the_screen_alone(page: Page, base_url: str) -> None:
    """It fits a phone, a finger can press what is in it, and paper has none of it."""
    page.goto(f"{base_url}compare/2024/")
    line = line_of(page, "2024年目标")
    for pressed in line.locator("button, a").all():
        box = pressed.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="print")
    expect(line).to_be_hidden()
