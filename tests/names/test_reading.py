"""The names that a report gives: golden cases by form, and those of the five reports."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.glossary.annex import read_terms
from generator.glossary.notes import find_notes
from generator.model import Report
from generator.names.reading import Name, NameKind, name_key, names_in
from generator.text import bare
from tests.factory import make_report, no_line, rules, seeds
from tests.golden_cases import load_cases


def read(report: Report) -> tuple[Name, ...]:
    knowledge = rules()
    return names_in(report, knowledge.names, knowledge.places)


def report_of(text: str) -> Report:
    return make_report(f"一、2023年工作回顾\n取得成绩。\n二、2024年工作安排\n{text}\n")


@pytest.mark.parametrize("case", load_cases("names"))
def test_names(case: Any) -> None:
    """A text gives the names that a person reads in it, in order, and no others."""
    assert [f"{one.kind} {one.text}" for one in read(report_of(case["text"]))] == case["names"]


SEEDS = {
    "jiangxi-2024": [
        (NameKind.PLAN, "制造业重点产业链现代化建设“1269”行动计划"),
        (NameKind.PLAN, "科教强省战略"),
        (NameKind.PLAN, "“千企百展”工程"),
        (NameKind.PROJECT, "大广高速吉安至南康段改扩建工程"),
        (NameKind.PROJECT, "昌景黄高铁"),
    ],
    "fuzhou-2024": [
        (NameKind.PLAN, "制造业重点产业链现代化建设“2416”行动计划"),
        (NameKind.PROJECT, "吉抚武温铁路"),
    ],
    "ganzhou-2023": [(NameKind.PLAN, "全民参保计划"), (NameKind.PROJECT, "瑞金机场")],
    "jian-2024": [(NameKind.PROJECT, "井冈山大桥重建"), (NameKind.PLAN, "“放心消费”行动")],
    "yichun-2024": [
        (NameKind.PLAN, "制造业“869”行动计划"),
        (NameKind.PROJECT, "沪昆高速昌金段改扩建"),
    ],
}
"""Some of what a person reads in the five reports."""


@pytest.mark.parametrize("report_id", SEEDS)
def test_the_five_reports(report_id: str) -> None:
    found = {(one.kind, one.text) for one in seeds().layers[report_id].names}
    assert [one for one in SEEDS[report_id] if one not in found] == []


@pytest.mark.parametrize("report_id", SEEDS)
def test_a_name_is_its_own_words(report_id: str) -> None:
    """They stand at its range of its paragraph, one behind the other."""
    layers = seeds().layers[report_id]
    texts = {one.paragraph_id: one for one in layers.report.paragraphs}
    names = list(layers.names)
    assert names
    for one in names:
        paragraph = texts[one.paragraph_id]
        assert paragraph.text[one.start : one.end] == one.text
        assert paragraph.section_id == one.section_id
    for one, behind in pairwise(names):
        assert one.paragraph_id != behind.paragraph_id or one.end <= behind.start


def test_a_key_is_the_same_whatever_the_marks() -> None:
    """Quotation marks, white space, width and note marks do not tell names apart."""
    ways = ["“１２６９”行动计划", "1269行动计划", '"1269" 行动计划', "「1269」行动计划"]
    assert {name_key(one) for one in ways} == {"1269行动计划"}


def test_note_marks_are_read_over() -> None:
    """They are among the words of a name and not in its key."""
    report = make_report(
        "一、2023年工作回顾\n取得成绩。\n二、2024年工作安排\n深化“一区三边”〔1〕行动。抓好“双创”〔2〕工作。\n"
        "附件：\n名词注释\n1.“一区三边”：指园区和江边、路边、村边。\n2.“双创”：指创新和创业。\n"
    )
    terms, _ = read_terms(report, rules().senses, no_line)
    notes = find_notes(report, terms, no_line).marks
    found = names_in(report, rules().names, rules().places, notes)
    assert [(one.text, one.key) for one in found] == [
        ("“一区三边”〔1〕行动", "一区三边行动"),
        ("“双创”", "双创"),
    ]


def test_annexes_give_no_names() -> None:
    report = make_report(
        "一、2023年工作回顾\n取得成绩。\n二、2024年工作安排\n做好工作。\n附件：\n名词注释\n"
        "1.城市更新行动：实施城市更新行动，是指改造老旧小区。\n2.“三保”：指保基本民生。\n"
    )
    assert read(report) == ()


@given(st.text(alphabet="实施推进“”《》城市更新行动计划工程、，和南昌高速铁路的5", max_size=80))
def test_whatever_the_text(text: str) -> None:
    """No name is empty or overlaps the next, and none has half a pair of marks."""
    names = read(report_of(text))
    assert all(bare(one.text) and one.key for one in names)
    assert all(one.text.count("“") == one.text.count("”") for one in names)
    assert all(
        one.end <= behind.start
        for one, behind in pairwise(names)
        if one.paragraph_id == behind.paragraph_id
    )
