"""A workbook: the same cells as the CSV file, each in its type, and what the columns mean."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from generator.kept import Kept, NothingKept
from generator.package import workbook as workbook_module
from generator.package.columns import Column, Type
from generator.package.csv import Cell, guarded, printed, quoted, without_indent
from generator.package.data import PackageData
from generator.package.panel import panel
from generator.package.table import AnyTable, Rows, Table
from generator.package.workbook import _letters, cell_text, told, workbook
from tests.factory import rules
from tests.package.made import of_table, several
from tests.project import ROOT


def made(table: AnyTable, *, fixed_columns: int = 0, kept: Kept | None = None) -> bytes:
    data = PackageData(several())
    return b"".join(workbook(table, data, kept or NothingKept(), fixed_columns=fixed_columns))


@cache
def of_panel() -> Any:
    content = made(panel(rules().indicators), fixed_columns=3)
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_cells_are_those_of_the_file() -> None:
    sheet = of_panel()["数据"]
    head, *rows = sheet.iter_rows(values_only=True)
    wanted = of_table(several(), "panel")
    assert [*head] == [*wanted[0]]
    assert len(rows) == len(wanted)
    columns = panel(rules().indicators).columns
    for row, texts in zip(rows, wanted, strict=True):
        for column, value in zip(columns, row, strict=True):
            text = without_indent(texts[column.name])
            if not text:
                assert value is None
            elif column.type in ("number", "integer"):
                assert Decimal(str(value)) == Decimal(text)
            elif column.type == "date":
                assert value == datetime.fromisoformat(text)
            else:
                assert value == text


def test_zero_is_a_number_and_nothing_is_empty() -> None:
    sheet = of_panel()["数据"]
    head = [cell.value for cell in sheet[1]]
    rows = {
        (row[head.index("place_id")], row[head.index("year")]): row
        for row in sheet.iter_rows(min_row=2, values_only=True)
    }
    at = head.index("fixed_asset_investment_growth_result")
    assert rows["jian", 2024][at] == 0
    assert rows["jian", 2025][at] is None


def test_it_is_made_to_be_read() -> None:
    sheet = of_panel()["数据"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert of_panel().sheetnames == ["数据", "变量说明"]


def test_the_codebook_explains_every_column() -> None:
    head, *rows = of_panel()["变量说明"].iter_rows(values_only=True)
    assert [row[0] for row in rows] == [column.name for column in panel(rules().indicators).columns]
    told = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert told["gdp_growth_result_of_next_year_reason"] == {
        "变量": "gdp_growth_result_of_next_year_reason",
        "名称": "地区生产总值增速：无该年结果的缘由",
        "英文名称": "GDP growth (real), reason for no result of the year",
        "类型": "文字",
        "取值": "wording 有措辞，无数值，other_year 仅有其他年份，period 仅有几年合计或平均，"
        "scoped 仅有其他范围，rate_only 仅有增速，amount_only 仅有总量，rise_only 仅有升幅，"
        "fall_only 仅有降幅，text_missing 来源不全，未见，unread 提到，未读出数值，"
        "mentioned 提到，没有数值，"
        "part_unread 未能识别该部分，not_mentioned 原文未提及，no_report 没有收录该报告",
        "说明": "回顾该年的报告为什么没有数；有数的为空",
        "Stata 变量名": "gdp_growth_next_why",
    }


CELLS: Mapping[str, tuple[Type, Cell]] = {
    "title": ("string", "=1+1"),
    "publisher": ("string", "_x0041_"),
    "speaker": ("string", ' <a> & "b"\n甲\x07 '),
    "corrected": ("boolean", True),
    "year": ("integer", 0),
    "value": ("number", Decimal("-5.90")),
    "delivered_on": ("date", date(2024, 1, 23)),
    "flags": ("string", ("a", "b")),
    "aliases": ("string", ()),
    "source_url": ("string", "https://a.cn/"),
    "value_high": ("number", None),
    "occasion": ("string", ""),
}


def of_kinds(rows: int = 1) -> AnyTable:
    """A table with columns of every kind."""

    def column(name: str, kind: Type, cell: Cell) -> Column[int]:
        return Column(name, f"列{name}", "说明", lambda _, __: cell, kind)

    return Table[int](
        name="reports",
        title="表",
        description="表",
        rows=Rows.WHOLE,
        records=lambda data, _: range(rows),
        columns=tuple(column(name, *given) for name, given in CELLS.items()),
    )


def test_each_cell_has_its_type() -> None:
    """Text is no formula and no link, and what no XML can hold is left out.

    What reads it here knows no escapes of Excel's, and leaves them as written.
    """
    sheet = openpyxl.load_workbook(io.BytesIO(made(of_kinds())))["数据"]
    (row,) = sheet.iter_rows(min_row=2, values_only=True)
    assert row == (
        *(
            "=1+1",
            "_x005F_x0041_",
            ' <a> & "b"\n甲 ',
            True,
            0,
            -5.9,
            datetime(2024, 1, 23),
            "a;b",
            None,
        ),
        *("https://a.cn/", None, None),
    )
    assert sheet["A2"].data_type == "s"
    assert sheet["G2"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("fixed_columns", [0, 3])
def test_the_sheets_are_as_another_library_writes_them(fixed_columns: int) -> None:
    """Letter by letter, so that whatever opens its workbooks opens ours."""
    table = of_kinds(rows=2)
    output = io.BytesIO()
    book = xlsxwriter.Workbook(
        output, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    )
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("数据")
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, workbook_module._WIDTHS[column.type])
    sheet.set_row(0, 63.75)
    sheet.freeze_panes(1, fixed_columns)
    for number, column in enumerate(table.columns):
        sheet.write_string(0, number, column.name, head)
    for row in (1, 2):
        for number, (kind, cell) in enumerate(CELLS.values()):
            match kind, cell:
                case _, None | "" | ():
                    pass
                case "string", text:
                    sheet.write_string(row, number, printed(text).replace("\x07", ""))
                case "boolean", truth:
                    sheet.write_boolean(row, number, truth)
                case "date", when:
                    sheet.write_datetime(row, number, when, day)
                case _, amount:
                    sheet.write_number(row, number, amount)
    sheet.autofilter(0, 0, 2, len(CELLS) - 1)
    sheet = book.add_worksheet("变量说明")
    for number, (name, width) in enumerate(workbook_module._CODEBOOK.items()):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, name, head)
    sheet.freeze_panes(1, 1)
    for row, column in enumerate(table.columns, 1):
        for number, text in enumerate(told(table, column)):
            if text:
                sheet.write_string(row, number, text, wrapped)
    book.close()
    ours = zipfile.ZipFile(io.BytesIO(made(table, fixed_columns=fixed_columns)))
    theirs = zipfile.ZipFile(output)
    assert {*ours.namelist()} < {*theirs.namelist()}
    for number in (1, 2):
        path = f"xl/worksheets/sheet{number}.xml"
        assert _plain(ours.read(path)) == _plain(theirs.read(path))


def _plain(sheet: bytes) -> str:
    """A sheet without what is written otherwise and means the same."""
    return sheet.decode().replace("-5.90<", "-5.9<")


def whole(given: str | list[tuple[str, int]]) -> str:
    """A text of `cells.json`: itself, or pieces that stand so many times."""
    return given if isinstance(given, str) else "".join(piece * times for piece, times in given)


@pytest.mark.parametrize(
    "case",
    json.loads((ROOT / "tests/assets/cells.json").read_text("utf-8")),
    ids=lambda case: case["says"],
)
def test_a_cell_is_written_as_browsers_write_it(case: dict[str, Any]) -> None:
    """In both kinds of files; `tests/assets/tables.test.js` holds the scripts to the same cases."""
    text = whole(case["text"])
    assert quoted(guarded(text)) == whole(case["csv"])
    assert without_indent(guarded(text)) == text
    assert cell_text(text) == whole(case["workbook"])


def test_half_a_character_is_left_out() -> None:
    assert cell_text("甲\ud800乙") == "甲乙"


def test_rows_of_reports_are_taken_over() -> None:
    table, kept = panel(rules().indicators), Kept()
    first = made(table, kept=kept)
    assert made(table, kept=kept) == first == made(table)


def test_columns_are_named_by_letters() -> None:
    assert [_letters(at) for at in (0, 25, 26, 51, 52, 701, 702, 16383)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD")
    ]
