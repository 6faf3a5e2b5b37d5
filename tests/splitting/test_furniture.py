"""What a source holds that is not the report: set aside with its reason, never lost."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import Part, Report
from tests.factory import make_source, rules, split_report
from tests.golden_cases import assert_faithful, load_cases

FRONT = [
    "2024年江西省政府工作报告",
    "各位代表：",
    "现在，我代表省人民政府向大会报告工作，请予审议。",
]
REVIEW = [
    "过去一年，全省上下团结奋斗，各项工作都取得了新的成绩。",
    "这些成绩来之不易，值得倍加珍惜。",
]
PLAN = ["要把各项重点工作一件一件地做好，件件有着落，事事有回音，让群众看到实实在在的变化。"]
CLOSING = ["各位代表！让我们团结奋斗，不断开创各项工作的新局面！"]
HEADINGS = ["一、2023年工作回顾", "二、2024年工作安排", "（一）做好重点工作"]


def whole(above: str = "", head: str = "", within: str = "", below: str = "") -> str:
    """The small report with what stands around and within it."""
    title, *front = FRONT
    lines = [above, title, head, *front, HEADINGS[0], REVIEW[0], within, REVIEW[1], *HEADINGS[1:]]
    return "\n".join(line.strip("\n") for line in (*lines, *PLAN, *CLOSING, below) if line) + "\n"


def split(text: str) -> Report:
    return split_report(make_source(text), None, rules())[0]


def texts(report: Report, part: Part) -> list[str]:
    sections = {s.section_id for s in report.sections if s.part is part}
    return [p.text for p in report.paragraphs if p.section_id in sections]


@pytest.mark.parametrize("case", load_cases("furniture"))
def test_furniture_goes_and_the_report_stays(case: dict[str, Any]) -> None:
    """Just what the case names is set aside; every paragraph and heading is where it was."""
    text = whole(*(case.get(place, "") for place in ("above", "head", "within", "below")))
    report = split(text)
    found = [(furniture.reason, furniture.text) for furniture in report.furniture]
    assert found == [tuple(pair) for pair in case.get("furniture", ())]
    title, *front = FRONT
    assert texts(report, Part.FRONT) == [title, *case.get("front", ()), *front]
    assert texts(report, Part.REVIEW) == [REVIEW[0], *case.get("kept", ()), REVIEW[1]]
    assert texts(report, Part.PLAN) == PLAN
    assert texts(report, Part.CLOSING) == CLOSING + case.get("appended", [])
    assert [s.label for s in report.sections if s.heading] == HEADINGS
    assert_faithful(report, text)


def test_every_reason_has_a_case() -> None:
    """What the catalogue names is shown by one case at least; a text twice has its own test."""
    shown = {
        reason
        for parameter in load_cases("furniture")
        for reason, _ in parameter.values[0].get("furniture", ())
    }
    assert shown | {"repetition"} == set(rules().furniture.reasons)


def test_what_interrupts_a_paragraph_leaves_two_halves() -> None:
    """The second half knows that it continues the first, and stands in the same section."""
    report = split(whole(within="第一件\ufffd事办得好。"))
    first, second = (p for p in report.paragraphs if p.text in ("第一件", "事办得好。"))
    assert (first.continues, second.continues) == (False, True)
    assert first.section_id == second.section_id


def test_a_text_that_stands_there_twice() -> None:
    """The second copy is a repetition, line by line; the report is that of the first."""
    once = whole(within="一件一件地干，一年一年地干。" * 8)
    report = split(once + once)
    assert {furniture.reason for furniture in report.furniture} == {"repetition"}
    assert "".join(f"{furniture.text}\n" for furniture in report.furniture) == once
    assert [s.label for s in report.sections if s.heading] == HEADINGS
    assert_faithful(report, once + once)


def test_a_text_that_stands_there_twice_with_another_foot() -> None:
    """Each copy has a foot of its own; nothing of either is left."""
    once = whole(within="一件一件地干，一年一年地干。" * 8)
    head = "某某网站\n来源：某某日报\n"
    report = split(f"{once}甲市\n乙市\n丙市\n{head}{once}甲市\n丁市\n省教育厅\n")
    assert texts(report, Part.CLOSING) == CLOSING
    assert [s.label for s in report.sections if s.heading] == HEADINGS
    feet = [f.text for f in report.furniture if f.reason == "web_page"]
    assert feet[:3] + feet[-3:] == ["甲市", "乙市", "丙市", "甲市", "丁市", "省教育厅"]
    assert [p.text for p in report.paragraphs] == [p.text for p in split(once).paragraphs]
    assert_faithful(report, f"{once}甲市\n乙市\n丙市\n{head}{once}甲市\n丁市\n省教育厅\n")


def test_an_annex_behind_the_closing_is_no_foot() -> None:
    """Its label and its short lines stay; a list without a title stays with its numbers."""
    report = split(whole(below="附件\n2024年民生实事\n某某学校\n某某医院\n某某公园\n某某道路\n"))
    assert texts(report, Part.ANNEX) == ["某某学校", "某某医院", "某某公园", "某某道路"]
    listed = split(whole(below="某某清单\n1.某某学校\n2.某某医院\n3.某某公园\n"))
    assert [p.text for p in listed.paragraphs][-4:] == [
        "某某清单",
        "1.某某学校",
        "2.某某医院",
        "3.某某公园",
    ]


def test_a_table_in_an_annex_is_no_menu() -> None:
    """Its heads and cells are short lines, a dozen and more; a sentence may follow them."""
    heads = "序|号|项目名称|项目内容|项目投资|完成|时限|责任|单位|牵头|领导|备注|学校改造".split(
        "|"
    )
    below = (
        "附件1\n某市十大工程\n"
        + "\n".join(heads)
        + "\n改造十所学校的校舍，新建五所学校的操场和食堂。\n"
    )
    report = split(whole(below=below))
    assert not [f for f in report.furniture if f.text in heads]


def test_a_sentence_said_twice_is_no_repetition() -> None:
    report = split(whole(within="第一件事办得好。\n第二件事办得好。\n第一件事办得好。"))
    assert report.furniture == ()


@pytest.mark.parametrize(
    "indent", ["\u3000\u3000", "\u2003\u2003", "&nbsp;" * 4, "\u00a0" * 4, "\t"]
)
def test_a_body_in_one_line_is_cut_at_its_indents(indent: str) -> None:
    """A scrape may keep of a report's lines nothing but their indents."""
    filling = "全省上下一条心，一件一件地干，一年一年地干。" * 12
    plain = whole(within=filling)
    text = indent.join(plain.splitlines())
    report, printed = split(text), split(plain)
    assert [p.text for p in report.paragraphs] == [p.text for p in printed.paragraphs]
    assert [s.label for s in report.sections] == [s.label for s in printed.sections]
    assert_faithful(report, text)


def test_a_body_with_literal_breaks_is_cut_at_them() -> None:
    """A cell of a table may hold a whole report, its breaks written as signs."""
    plain = whole(within="第一件事办得好。")
    report, printed = split(plain.strip().replace("\n", "\\r\\n")), split(plain)
    assert [p.text for p in report.paragraphs] == [p.text for p in printed.paragraphs]
    assert [f.text for f in report.furniture] == ["\\r\\n"] * plain.strip().count("\n")
