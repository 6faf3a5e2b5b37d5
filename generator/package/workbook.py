"""A table as a workbook: its rows on one sheet, what its columns mean on another.

XlsxWriter takes a tenth of a second to load, a twentieth of what a site of five reports costs, and
ten times as long a cell; and it writes whole workbooks, where an edit changes one report's rows. A
test holds each sheet to what it writes of the same.

Source: ECMA-376, part 1, 18.3 (worksheets).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from generator.kept import Kept
from generator.package import english
from generator.package.archive import Archive
from generator.package.columns import AnyColumn, glossed
from generator.package.csv import Cell, printed
from generator.package.data import PackageData
from generator.package.table import AnyTable

ROWS, CODEBOOK = "数据", "变量说明"
"""The names of the two sheets."""

_TYPES = {"string": "文字", "integer": "整数", "number": "数", "boolean": "真假", "date": "日期"}
_CODEBOOK = {
    "变量": 44,
    "名称": 34,
    "英文名称": 44,
    "类型": 8,
    "取值": 50,
    "说明": 60,
    "Stata 变量名": 34,
}
"""The columns of the codebook, with their widths in characters."""
_WIDTHS = {"string": 16, "integer": 10, "number": 12, "boolean": 8, "date": 12}
_PADDING = 0.7109375  # what Excel adds to a width, in characters of its own font
_HEAD_HEIGHT = 63.75  # points: names in several lines
_NO_DAY = date(1899, 12, 30)  # whose number is 0
_HEAD, _DAY, _WRAPPED = 1, 2, 3  # the formats in `_STYLES`, in order behind the plain one

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST = 32767  # characters that a cell holds, in units of UTF-16
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KINDS}.styles+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KINDS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KINDS}.worksheet+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{_KINDS}.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    "</Relationships>",
    "xl/styles.xml": f'<styleSheet xmlns="{_SHEETS}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/>'
    '<right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1"'
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>",
}
"""What is the same in every workbook."""


def workbook(
    table: AnyTable, data: PackageData, kept: Kept, *, fixed_columns: int = 0
) -> Iterator[bytes]:
    """The workbook's bytes; its first columns stay where they are as one scrolls.

    Numbers and days are numbers and days, text is never a formula, and an empty cell is empty.
    `kept` has the rows of reports as they were.
    """
    archive = Archive("", kept)
    for path, content in _PARTS.items():
        archive.add(path, (_XML + content).encode())
    end = f"{_letters(len(table.columns) - 1)}{table.count(data) + 1}"
    archive.add("xl/workbook.xml", _workbook(end).encode())
    sheets = {
        "xl/worksheets/sheet1.xml": _rows_sheet(table, data, kept, end, fixed_columns),
        "xl/worksheets/sheet2.xml": _codebook_sheet(table),
    }
    for path, pieces in sheets.items():
        for _ in archive.passing(path, pieces):
            pass
    yield from archive.chunks((*_PARTS, "xl/workbook.xml", *sheets))


def told(table: AnyTable, column: AnyColumn) -> tuple[str, ...]:
    """A column's row of the codebook."""
    return (
        column.name,
        column.title,
        english.column_title(table.name, column),
        _TYPES[column.type],
        glossed(column.labels),
        column.description,
        column.short or column.name,
    )


def _workbook(end: str) -> str:
    letters, number = end.rstrip("0123456789"), end.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return (
        f'{_XML}<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><bookViews><workbookView/>'
        f'</bookViews><sheets><sheet name="{ROWS}" sheetId="1" r:id="rId1"/>'
        f'<sheet name="{CODEBOOK}" sheetId="2" r:id="rId2"/></sheets><definedNames>'
        '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"{ROWS}!$A$1:${letters}${number}</definedName></definedNames></workbook>"
    )


# --- Sheets -------------------------------------------------------------------------------------


def _rows_sheet(
    table: AnyTable, data: PackageData, kept: Kept, end: str, fixed_columns: int
) -> Iterator[bytes]:
    widths = [_WIDTHS[column.type] for column in table.columns]
    names = [column.name for column in table.columns]
    yield _opening(end, widths, fixed_columns, ' tabSelected="1"')
    yield _row(1, map(_head, names), f' ht="{_HEAD_HEIGHT}" customHeight="1"').encode()
    number = 2
    for part in table.parts(data):
        records = [*table.records(data, part)]
        made_of = number, data.layers(part) if part else None, table.others(data, part)
        rows = partial(_rows, table, data, records, number)
        # What is of all reports at once is made anew each time.
        yield kept.get(("rows", table.name, part), made_of, rows) if part else rows()
        number += len(records)
    yield _closing(f'<autoFilter ref="A1:{end}"/>')


def _codebook_sheet(table: AnyTable) -> Iterator[bytes]:
    end = f"{_letters(len(_CODEBOOK) - 1)}{len(table.columns) + 1}"
    yield _opening(end, [*_CODEBOOK.values()], 1)
    head = _row(1, map(_head, _CODEBOOK))
    rows = (_row(at, map(_wrapped, told(table, one))) for at, one in enumerate(table.columns, 2))
    yield "".join((head, *rows)).encode()
    yield _closing()


def _opening(end: str, widths: Sequence[int], fixed_columns: int, view: str = "") -> bytes:
    """All of a sheet that stands before its rows: the first row and some columns stay in view."""
    across = f' xSplit="{fixed_columns}"' if fixed_columns else ""
    corner = f"{_letters(fixed_columns)}2"
    pane = "bottomRight" if fixed_columns else "bottomLeft"
    others = (
        f'<selection pane="topRight" activeCell="{corner[:-1]}1" sqref="{corner[:-1]}1"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/>'
        if fixed_columns
        else ""
    )
    columns, last = "", 0
    for width, alike in groupby(widths):
        first, last = last + 1, last + len([*alike])
        columns += f'<col min="{first}" max="{last}" width="{width + _PADDING}" customWidth="1"/>'
    return (
        f'{_XML}<worksheet xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><dimension ref="A1:{end}"/>'
        f'<sheetViews><sheetView{view} workbookViewId="0"><pane{across} ySplit="1"'
        f' topLeftCell="{corner}" activePane="{pane}" state="frozen"/>{others}'
        f'<selection pane="{pane}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    ).encode()


def _closing(behind: str = "") -> bytes:
    margins = 'left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"'
    return f"</sheetData>{behind}<pageMargins {margins}/></worksheet>".encode()


def _rows(table: AnyTable, data: PackageData, records: Iterable[object], first: int) -> bytes:
    """The rows of these records, the first of them in that row of the sheet."""
    columns = [(column.get, _CELLS[column.type]) for column in table.columns]
    return "".join(
        _row(number, (write(get(record, data)) for get, write in columns))
        for number, record in enumerate(records, first)
    ).encode()


# --- Cells --------------------------------------------------------------------------------------


def _row(number: int, cells: Iterable[str], form: str = "") -> str:
    """A row of cells, each given without its beginning, which says where it stands."""
    written = "".join(
        f'<c r="{_letters(at)}{number}"{cell}' for at, cell in enumerate(cells) if cell
    )
    return f'<row r="{number}"{form}>{written}</row>'


_LETTERS: list[str] = []


def _letters(at: int) -> str:
    """The name of a column, counted from 0: A to Z, AA to ZZ, AAA …"""
    while at >= len(_LETTERS):
        number, name = len(_LETTERS) + 1, ""
        while number:
            number, digit = divmod(number - 1, 26)
            name = chr(ord("A") + digit) + name
        _LETTERS.append(name)
    return _LETTERS[at]


def _text(cell: Cell, style: int = 0) -> str:
    if not cell:  # an empty text, an empty list, None
        return ""
    text = cell_text(printed(cell))
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    form = f' s="{style}"' if style else ""
    return f'{form} t="inlineStr"><is><t{kept}>{text}</t></is></c>'


def cell_text(text: str) -> str:
    """The text of a cell as XML; what Excel would read as an escape of its own is written as one.

    What no XML can hold is left out, and what a cell has no room for. As in
    `assets/scripts/tables/workbook.js`.

    Source: ECMA-376, part 1, 22.9.2.19.
    """
    text = _held(_NO_XML.sub("", text))
    if "_x" in text:
        text = _ESCAPE.sub("_x005F_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _held(text: str) -> str:
    """As much of a text as a cell holds."""
    if len(text) <= _LONGEST // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return text
    return units[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _head(text: str) -> str:
    return _text(text, _HEAD)


def _wrapped(text: str) -> str:
    return _text(text, _WRAPPED)


def _number(cell: Cell) -> str:
    return "" if cell is None else f"><v>{printed(cell)}</v></c>"


def _truth(cell: Cell) -> str:
    return "" if cell is None else f' t="b"><v>{int(bool(cell))}</v></c>'


def _day(cell: Cell) -> str:
    return f' s="{_DAY}"><v>{(cell - _NO_DAY).days}</v></c>' if isinstance(cell, date) else ""


_CELLS: dict[str, Callable[[Cell], str]] = {
    "string": _text,
    "integer": _number,
    "number": _number,
    "boolean": _truth,
    "date": _day,
}
