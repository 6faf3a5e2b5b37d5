"""A report is cited in every form by the same author, title and day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.citation import Reference, bibtex_entry, braced, escaped, issued, reference_of
from tests.factory import make_report, seeds

JIANGXI = Reference(
    report_id="jiangxi-2024",
    author="江西省人民政府",
    title="2024年江西省政府工作报告",
    is_printed=True,
    year=2024,
    day=date(2024, 1, 23),
    session="江西省第十四届人民代表大会第二次会议",
    source_url="",
)
GANZHOU = Reference(
    report_id="ganzhou-2023",
    author="赣州市人民政府",
    title="2023年赣州市政府工作报告",
    is_printed=False,
    year=2023,
    day=None,
    session="",
    source_url="",
)
NATION = "一、2023年工作回顾\n去年工作取得成绩。\n二、2024年工作安排\n把工作做好。\n"


def test_what_is_said_of_the_five_reports() -> None:
    """By their texts: Jiangxi's has title, session and day; Ganzhou's lost its beginning."""
    corpus = seeds().corpus
    assert reference_of(corpus.report("jiangxi-2024")) == JIANGXI
    assert reference_of(corpus.report("ganzhou-2023")) == GANZHOU


def test_the_state_council_answers_for_the_nation_s() -> None:
    assert reference_of(make_report(NATION, "全国", "100000")).author == "国务院"


def test_gb7714() -> None:
    """A title of ours stands in brackets."""
    assert JIANGXI.gb7714 == "江西省人民政府. 2024年江西省政府工作报告[R/OL]. (2024-01-23)"
    assert GANZHOU.gb7714 == "赣州市人民政府. [2023年赣州市政府工作报告][R/OL]. (2023)"


def test_bibtex() -> None:
    assert JIANGXI.bibtex("https://example.org/reports/jiangxi-2024/") == (
        "@techreport{jiangxi-2024,\n"
        "  author = {{江西省人民政府}},\n"
        "  title = {{2024年江西省政府工作报告}},\n"
        "  institution = {{江西省人民政府}},\n"
        "  type = {政府工作报告},\n"
        "  year = {2024},\n"
        "  date = {2024-01-23},\n"
        "  eventtitle = {{江西省第十四届人民代表大会第二次会议}},\n"
        "  url = {https://example.org/reports/jiangxi-2024/},\n"
        "  language = {chinese},\n"
        "}\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert GANZHOU.bibtex() == (
        "@techreport{ganzhou-2023,\n"
        "  author = {{赣州市人民政府}},\n"
        "  title = {{2023年赣州市政府工作报告}},\n"
        "  institution = {{赣州市人民政府}},\n"
        "  type = {政府工作报告},\n"
        "  year = {2023},\n"
        "  language = {chinese},\n"
        "}\n"
    )
    assert GANZHOU.csl()["issued"] == {"date-parts": [[2023]]}
    assert {"URL", "event-title"}.isdisjoint(GANZHOU.csl())


def test_csl() -> None:
    assert JIANGXI.csl("https://example.org/reports/jiangxi-2024/") == {
        "id": "jiangxi-2024",
        "type": "report",
        "title": "2024年江西省政府工作报告",
        "author": [{"literal": "江西省人民政府"}],
        "publisher": "江西省人民政府",
        "genre": "政府工作报告",
        "issued": {"date-parts": [[2024, 1, 23]]},
        "language": "zh-CN",
        "event-title": "江西省第十四届人民代表大会第二次会议",
        "URL": "https://example.org/reports/jiangxi-2024/",
    }


def test_the_year_of_a_reference_is_that_of_its_day() -> None:
    """A report of 2024 may be given at the end of 2023."""
    early = replace(JIANGXI, day=date(2023, 12, 30))
    assert "  year = {2023},\n" in early.bibtex()
    assert early.published == "2023-12-30"


def test_dates() -> None:
    assert issued(date(2024, 2, 3)) == {"date-parts": [[2024, 2, 3]]}
    assert issued(None, 2024) == {"date-parts": [[2024]]}


def test_marks_of_bibtex_are_text() -> None:
    assert escaped(r"5% & {甲}_乙\cite") == (
        r"5\% \& \textbraceleft{}甲\textbraceright{}\_乙\textbackslash{}cite"
    )
    assert braced("") == ""
    assert "url = {https://example.org/%7B%7D}" in GANZHOU.bibtex("https://example.org/{}")


@given(st.text())
def test_no_title_breaks_out_of_its_entry(title: str) -> None:
    """Braces are in pairs, as BibTeX counts them; a value stands in one line."""
    entry = bibtex_entry("misc", "key", {"title": braced(title)})
    depths = [0]
    for sign in re.findall(r"[{}]", entry):
        depths.append(depths[-1] + (1 if sign == "{" else -1))
    assert depths[-1] == 0
    assert all(depth > 0 for depth in depths[1:-1])
    assert len(entry.split("\n")) == (4 if braced(title) else 3)
