"""What is said of one report: for people as lines, for programs as values."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.errors import Problem
from generator.layers import read
from generator.recognition import Recognition, recognise
from generator.seeds.entry import Entry
from tests.factory import make_source, rules

TEXT = """2025年江西省政府工作报告
——2025年1月15日在江西省第十四届人民代表大会第三次会议上
省长 叶某某
各位代表：
一、2024年工作回顾
地区生产总值增长5.1%，固定资产投资增长4.8%，城镇调查失业率保持基本稳定。
[bookmark: _GoBack]
二、2025年工作安排
地区生产总值增长5%—5.5%，居民消费价格涨幅2%左右。
（一）扩大需求。把工作做好。
（二）推进创新。把工作做好。
附件
名词解释
1.甲工程：指某项工程。
2.乙行动：指某项行动。
"""

CHARACTERS = len("".join(TEXT.split()))


def recognised(text: str = TEXT, *problems: Problem, accept: tuple[str, ...] = ()) -> Recognition:
    """What is recognised in the text, listed as that of Jiangxi in 2025."""
    source = make_source(text)
    entry = Entry(file="sample.txt", region="江西省", adcode="360000", year=2025, accept=accept)
    layers = read(source, entry, rules())
    return recognise(
        replace(layers, problems=(*problems, *layers.problems)),
        rules().indicators,
        format="word",
        original="jiangxi-2025.docx",
        listed=True,
    )


def test_table() -> None:
    """A name, then what was found; values are in the report's words."""
    assert recognised().table() == [
        "jiangxi-2025",
        "  file        seeds/sample.txt",
        "              original jiangxi-2025.docx",
        "  region      江西省 (360000, province)",
        "  year        2025, looking back on 2024",
        "  title       2025年江西省政府工作报告",
        "  occasion    江西省第十四届人民代表大会第三次会议",
        "  date        2025-01-15",
        "  speaker     叶某某",
        "  source      not said",
        "  publisher   not said",
        "  retrieved   not said",
        f"  form        word, utf-8, {CHARACTERS} characters, 10 paragraphs, full",
        "  outline     (front): 0 sections, 4 paragraphs",
        "              一、2024年工作回顾: 0 sections, 1 paragraph",
        "              二、2025年工作安排: 2 sections, 3 paragraphs",
        "              附件 名词解释: 0 sections, 2 paragraphs",
        "  terms       2: 甲工程 … 乙行动",
        "  figures     地区生产总值增速: 2024 actual 5.1%; 2025 target 5—5.5%",
        "              固定资产投资增速: 2024 actual 4.8%",
        "              居民消费价格涨幅: 2025 target 2%左右",
        "              城镇调查失业率: 2024 actual 城镇调查失业率保持基本稳定",
        "  furniture   word_bookmark: 1, 「[bookmark: _GoBack]」",
        "  corrections none",
        "  flags       none",
        "  warnings    none",
    ]


def test_data() -> None:
    """Every field that `generator/docs/about/checking.md` explains, and JSON can hold it."""
    problem = Problem("seeds/sample.txt", 4, "something", code="numbering")
    data = recognised(TEXT, problem).as_data()
    assert json.loads(json.dumps(data)) == data
    assert data["publishable"] is False
    expected = {
        "file": "seeds/sample.txt",
        "original": "jiangxi-2025.docx",
        "listed": True,
        "format": "word",
        "encoding": "utf-8",
        "report_id": "jiangxi-2025",
        "region": "江西省",
        "adcode": "360000",
        "level": "province",
        "parent": "",
        "year": 2025,
        "review_year": 2024,
        "title": "2025年江西省政府工作报告",
        "occasion": "江西省第十四届人民代表大会第三次会议",
        "delivered_on": "2025-01-15",
        "speaker": "叶某某",
        "characters": CHARACTERS,
        "completeness": "full",
        "paragraphs": 10,
        "terms": [{"ordinal": 1, "name": "甲工程"}, {"ordinal": 2, "name": "乙行动"}],
        "furniture": [{"reason": "word_bookmark", "text": "[bookmark: _GoBack]", "line": 7}],
    }
    assert {name: data[name] for name in expected} == expected
    assert data["outline"][2] == {
        "number": "二、",
        "title": "2025年工作安排",
        "part": "plan",
        "sections": 2,
        "paragraphs": 3,
    }
    assert data["figures"][2] == {
        "indicator": "gdp_growth",
        "period": 2025,
        "status": "target",
        "value": "5",
        "value_high": "5.5",
        "unit": "%",
        "bound": "range",
        "quote": "地区生产总值增长5%—5.5%",
        "line": 9,
    }
    assert data["figures"][-1] == {
        "indicator": "surveyed_unemployment_rate",
        "period": 2024,
        "status": "actual",
        "value": "",
        "value_high": "",
        "unit": "",
        "bound": "",
        "quote": "城镇调查失业率保持基本稳定",
        "line": 6,
    }


def test_doubts_are_told_apart_from_warnings() -> None:
    """A flag that an editor has accepted is no warning any more, and a flag all the same."""
    text = TEXT.replace("（二）推进创新", "页脚一\n页脚二\n页脚三\n页脚四\n（二）推进创新")
    found = recognised(text)
    expected = (
        "short_lines: line 11: 4 short lines in a row, 「页脚一」 to 「页脚四」; expected sentences"
    )
    assert f"  flags       {expected}" in found.table()
    assert "  warnings    1" in found.table()
    assert found.summary()["flags"] == "short_lines"
    assert found.as_data()["flags"] == [
        {
            "code": "short_lines",
            "found": "4 short lines in a row, 「页脚一」 to 「页脚四」",
            "expected": "sentences",
            "line": 11,
        }
    ]
    accepted = recognised(text, accept=("short_lines",))
    assert accepted.problems == ()
    assert accepted.flags == found.flags


def test_what_is_not_said_is_empty() -> None:
    """Empty for a program, and in words for a person."""
    text = TEXT.replace("省长 叶某某\n", "").replace("——2025年1月15日在", "在")
    found = recognised(text)
    assert found.as_data()["speaker"] == found.as_data()["delivered_on"] == ""
    assert "  speaker     not said" in found.table()
    assert "  date        not said" in found.table()


def test_long_texts_are_shortened() -> None:
    """A person sees how it begins; a program gets all of it."""
    text = TEXT.replace("1.甲工程", "1." + "甲" * 40).replace(
        "城镇调查失业率保持", "城镇调查失业率" + "一直" * 15 + "保持"
    )
    found = recognised(text)
    assert f"  terms       2: {'甲' * 23}… … 乙行动" in found.table()
    assert found.as_data()["terms"][0]["name"] == "甲" * 40


def test_many_chapters_are_cut_off() -> None:
    text = "".join(f"第{n}部分：甲\n" for n in "一二三四五六七八九") * 4
    lines = recognised(TEXT.replace("附件\n", f"{text}附件\n")).table()
    assert sum("section" in line for line in lines) == 30
    assert any("… and " in line and " more" in line for line in lines)
