"""The forms of numbers: each row of the table, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.grammar import markers
from generator.grammar.markers import (
    ENTRIES,
    HEADINGS,
    ROWS,
    TOPICS,
    Form,
    Markers,
    Row,
    is_marker,
    marker_at,
    signs,
)
from tests.factory import make_report


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_a_row_is_read_in_its_example(row: Row) -> None:
    """The example begins with the number that it says, and a title follows."""
    marker = marker_at(row.example, forms=(row.form,))
    assert marker is not None
    assert marker.form is row.form
    assert marker.number == (0 if row.form is Form.DASH else 1)
    assert row.example[marker.end :] in ("工作回顾", "办好甲事", "甲：乙")


@pytest.mark.parametrize(
    ("text", "form", "number", "title"),
    [
        ("第十二部分：办好甲事", Form.PART, 12, "办好甲事"),
        ("第 一 部 分　办好甲事", Form.PART, 1, "办好甲事"),
        ("二十一、办好甲事", Form.TOP, 21, "办好甲事"),
        ("三．办好甲事", Form.TOP, 3, "办好甲事"),
        ("（ 三 ）办好甲事", Form.SUB, 3, "办好甲事"),
        ("(四)、办好甲事", Form.SUB, 4, "办好甲事"),
        ("㈦办好甲事", Form.SUB, 7, "办好甲事"),
        ("１２．办好甲事", Form.ITEM, 12, "办好甲事"),
        ("1、2023年工作回顾", Form.ITEM, 1, "2023年工作回顾"),
        ("2.2021—2025年发展目标", Form.ITEM, 2, "2021—2025年发展目标"),
        ("八是办好甲事", Form.POINT, 8, "办好甲事"),
        ("十一要办好甲事", Form.POINT, 11, "办好甲事"),
        ("第三、办好甲事", Form.ORDINAL, 3, "办好甲事"),
    ],
)
def test_forms_of_headings(text: str, form: Form, number: int, title: str) -> None:
    marker = marker_at(text, forms=HEADINGS)
    assert marker is not None
    assert (marker.form, marker.number, text[marker.end :]) == (form, number, title)


@pytest.mark.parametrize(
    "text",
    [
        "一、二、三产业协调发展",
        "2.5亿元投资",
        "1、2、3号车间投产",
        "1.2025万亩",
        "第一产业增加值增长",
        "第三次会议",
        "一些地方",
        "十分重要",
        "（注）",
        "2024年工作回顾",
    ],
)
def test_what_is_no_number_of_a_heading(text: str) -> None:
    assert marker_at(text, forms=HEADINGS) is None


def test_the_number_of_a_document_is_no_entry() -> None:
    assert marker_at("〔24〕3号文件印发", forms=ENTRIES) is None


def test_a_number_may_stand_within_a_text() -> None:
    text = "甲：乙。[2]丙：丁。"
    marker = marker_at(text, 4, ENTRIES)
    assert marker is not None
    assert (marker.start, marker.end, marker.number) == (4, 7, 2)


@pytest.mark.parametrize("text", ["（一）", "一、", "㈠", "[12]", "①", "第一部分"])
def test_a_number_alone(text: str) -> None:
    assert is_marker(text, HEADINGS | ENTRIES)
    assert not is_marker(text + "甲", HEADINGS | ENTRIES)


def test_a_row_is_all_that_a_new_form_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    """甲、 is no heading; with a row in the table it divides a report as 一、 does."""
    text = "甲、2023年工作回顾\n各项工作取得成绩。\n乙、2024年工作安排\n（一）办好甲事。要办好。\n"
    row = Row(Form.TOP, signs("甲乙丙丁戊己庚辛壬癸"), "甲、办好甲事", after="、")
    monkeypatch.setattr(markers, "TABLE", Markers((*ROWS, row)))
    report = make_report(text)
    assert [(s.number, s.title, s.part.value) for s in report.sections if s.depth == 1] == [
        ("甲、", "2023年工作回顾", "review"),
        ("乙、", "2024年工作安排", "plan"),
    ]


@given(st.text(alphabet="一二十第部分（）()、.是要[]1２ ①㈠—注：甲", max_size=40))
def test_a_marker_lies_within_its_text(text: str) -> None:
    for forms in (HEADINGS, TOPICS, ENTRIES, frozenset(Form)):
        marker = marker_at(text, forms=forms)
        if marker is not None:
            assert 0 == marker.start < marker.end <= len(text)
            assert marker.form in forms
