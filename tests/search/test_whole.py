"""Whole texts, as a small corpus keeps them: the reports' words, in files that may be kept."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from generator.model import Report
from generator.resources import ASSETS
from generator.search import IGNORED, INDEX, Name, search_files
from tests.factory import make_report, seeds
from tests.search.sources import source_of

TEXT = """一、2023年工作回顾
去年财政收入增长5%。
（一）工业倍增。规模以上工业增长8%。
二、2024年工作安排
（一）重点任务。
强化产业支撑。落实“1269”行动计划，R&D经费增长10%。
"""


def files_of(*reports: Report, names: tuple[Name, ...] = ()) -> Any:
    """The files, parsed, by path."""
    files = search_files(source_of(*reports, names=names))
    return {path: json.loads(b"".join(make())) for path, make in files.items()}


def test_a_report_is_listed_by_page_with_its_headings_and_paragraphs() -> None:
    """A heading that runs in keeps its 。 and goes on; a topic sentence is a heading of 7 characters."""
    report = make_report(TEXT)
    pages = files_of(report)["search/jiangxi-2024.json"]["pages"]
    assert pages == [
        {
            "url": "reports/jiangxi-2024/review/",
            "title": "一、2023年工作回顾",
            "trail": [],
            "part": "review",
            "blocks": [["", "一、2023年工作回顾", 11], ["p1", "去年财政收入增长5%。"]],
        },
        {
            "url": "reports/jiangxi-2024/review-1/",
            "title": "（一）工业倍增",
            "trail": ["一、2023年工作回顾"],
            "part": "review",
            "blocks": [["", "（一）工业倍增。", 8], ["p2", "规模以上工业增长8%。", 0, 1]],
        },
        {
            "url": "reports/jiangxi-2024/plan/",
            "title": "二、2024年工作安排",
            "trail": [],
            "part": "plan",
            "blocks": [["", "二、2024年工作安排", 11]],
        },
        {
            "url": "reports/jiangxi-2024/plan-1/",
            "title": "（一）重点任务",
            "trail": ["二、2024年工作安排"],
            "part": "plan",
            "blocks": [
                ["", "（一）重点任务", 7],
                ["p3", "强化产业支撑。落实“1269”行动计划，R&D经费增长10%。", 7],
            ],
        },
    ]


def test_what_a_report_admits_is_there_once_more_as_a_part_by_itself() -> None:
    """At its page's address; a paragraph that ran on from another one does so no longer."""
    report = make_report(
        TEXT.replace(
            "规模以上工业增长8%。", "还存在不少问题。\n规模以上工业增长8%。\n一是产业不优。"
        )
    )
    source = replace(source_of(report), admitted=lambda _: {2, 4})
    made = search_files(source)["search/jiangxi-2024.json"]
    _, page, again, *_ = json.loads(b"".join(made()))["pages"]
    assert page["blocks"] == [
        ["", "（一）工业倍增。", 8],
        ["p2", "还存在不少问题。", 0, 1],
        ["p3", "规模以上工业增长8%。"],
        ["p4", "一是产业不优。"],
    ]
    apart = [["p2", "还存在不少问题。"], ["p4", "一是产业不优。"]]
    assert again == {**page, "part": "admission", "blocks": apart}


def test_a_paragraph_that_furniture_interrupts_goes_on() -> None:
    """Its second half follows the first without a border, so that a match may cross."""
    report = make_report(TEXT.replace("增长5%。", "增长5%。\n去年人口增长1%。"))
    first, second, *others = report.paragraphs
    broken = replace(report, paragraphs=(first, replace(second, continues=True), *others))
    page = files_of(broken)["search/jiangxi-2024.json"]["pages"][0]
    assert page["blocks"][1:] == [
        ["p1", "去年财政收入增长5%。"],
        ["p2", "去年人口增长1%。", 0, 1],
    ]


def test_names_stand_with_their_report_or_in_the_index() -> None:
    """A term belongs to the report that explains it, an indicator to all."""
    term = Name(
        url="terms/jiangxi-2024-02/",
        kind="名词",
        name="“1269”行动计划",
        aliases=("1269计划",),
        text="做强做大<b>12条</b>产业链。",
        report_id="jiangxi-2024",
    )
    indicator = Name(url="indicators/gdp_growth/", kind="指标", name="地区生产总值增速")
    files = files_of(make_report(TEXT), names=(term, indicator))
    assert files["search/jiangxi-2024.json"]["names"] == [
        [
            "terms/jiangxi-2024-02/",
            "名词",
            "“1269”行动计划",
            ["1269计划"],
            "做强做大<b>12条</b>产业链。",
        ]
    ]
    assert files[INDEX]["names"] == [["indicators/gdp_growth/", "指标", "地区生产总值增速", [], ""]]


def test_the_index_lists_reports_in_reading_order() -> None:
    """The province stands before its city."""
    city = make_report(TEXT, "抚州市", "361000")
    files = files_of(city, make_report(TEXT))
    assert [(r["id"], r["name"], r["url"]) for r in files[INDEX]["reports"]] == [
        ("jiangxi-2024", "江西省2024", "reports/jiangxi-2024/"),
        ("fuzhou-2024", "抚州市2024", "reports/fuzhou-2024/"),
    ]
    listed = [r["file"].partition("?v=")[0] for r in files[INDEX]["reports"]]
    assert {*listed, INDEX} == set(files)


def test_a_changed_text_has_another_address() -> None:
    """A browser may keep the file of a text, but never shows an old one; the others stay."""
    city = make_report(TEXT, "抚州市", "361000")

    def addresses(text: str) -> list[str]:
        index = files_of(make_report(text), city)[INDEX]
        return [report["file"] for report in index["reports"]]

    before, after = addresses(TEXT), addresses(TEXT.replace("5%", "6%"))
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_same_input_same_bytes() -> None:
    """The files are compact, and equal from build to build."""

    def content() -> dict[str, bytes]:
        files = search_files(source_of(make_report(TEXT)))
        return {path: b"".join(make()) for path, make in files.items()}

    first = content()
    assert first == content()
    assert not any(b", " in text or b"\n" in text for text in first.values())


@pytest.mark.parametrize("report", seeds().corpus.reports, ids=lambda report: report.report_id)
def test_every_paragraph_can_be_found(report: Report) -> None:
    """Each paragraph stands once, under its own anchor, on its section's page."""
    pages = files_of(report)[f"search/{report.report_id}.json"]["pages"]
    listed = {
        (f"{page['url']}#{anchor}", text)
        for page in pages
        for anchor, text, *_ in page["blocks"]
        if anchor
    }
    sections = {section.section_id: section for section in report.sections}
    assert listed == {
        (f"reports/{report.report_id}/{sections[p.section_id].slug}/#p{p.ordinal}", p.text)
        for p in report.paragraphs
    }


def test_the_browser_reads_over_what_the_grammar_knows() -> None:
    """The pattern that the page ships is the one that is made of the grammar's note marks."""
    script = (ASSETS / "scripts/search/match.js").read_text(encoding="utf-8")
    assert f"const IGNORED =\n  /{IGNORED}/gu;\n" in script
