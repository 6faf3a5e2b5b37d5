"""Damaged texts, for what splits a text and reads terms, note marks and figures of it."""

from __future__ import annotations

import random
import re

from generator.importing.origin import frame_clues, read_origin
from generator.layers import ReportLayers, read
from generator.markup import Layers, sentence_html
from generator.model import Observation, Wording
from generator.text import bare
from tests.factory import make_source, rules
from tests.fuzz.damage import damaged, mixed
from tests.golden_cases import assert_faithful

REPORT = """\
来源：某某日报　网址：https://a.cn/b.html
网站首页 > 政务公开
2024年江西省政府工作报告
——2024年1月9日在江西省第十四届人民代表大会第二次会议上
省　长　王甲乙
目录
一、2023年工作回顾……1
各位代表：
&nbsp;&nbsp;现在，我代表省人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
初步核算，地区生产总值[1]增长5.1%，达到3.2万亿元；规模以上工业增加值增长8%左右。
— 1 —
（一）甲事办得好。新增就业４２万人，粮食产量439.7亿斤。（下转3版）
一是乙事办得好。居民人均可支配收入分别增长5%—6%、7%以上。
二、2024年工作安排
㈠办好“甲乙”工程。地区生产总值增长5%左右，城镇调查失业率5.5%以内。
(二)　　办好丙\ufffd事。与经济增长同步①。
三、加强政府自身建设
勤政为民。
各位代表！让我们奋斗！
附件1
名 词 解 释
1.“甲乙”工程：是指把甲和乙办好。
[2]丙事（办好丙）。（见第3页）
附件2
2024年民生实事项目
一、修路十条
上一篇：甲
"""
"""A report with one of everything."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""What no source holds: it is refused, and the readers put U+FFFD in its place."""


def case(chance: random.Random) -> bytes:
    """The report with its bytes damaged, with hostile pieces in it, or both."""
    text = mixed(REPORT, chance).encode()
    return damaged(text, chance) if chance.random() < 0.5 else text


def check(data: bytes) -> None:
    """Every character of a text stands once, and every record holds the words at its place."""
    source = make_source(_CONTROL.sub("\ufffd", data.decode("utf-8", "replace")))
    layers = read(source, None, rules())
    report = layers.report
    assert_faithful(report, source.text)
    _check_records(layers, source.text)
    _check_markup(layers)
    read_origin(frame_clues(source.text, report.furniture, rules().origins), rules().origins)


def _check_records(layers: ReportLayers, text: str) -> None:
    for term in layers.terms:
        entry = bare(text[term.place.start : term.place.end])
        assert bare(term.name) in entry
    for note in layers.notes:
        assert bare(text[note.place.start : note.place.end]) == bare(note.text)
    figures = layers.figures
    records: tuple[Observation | Wording, ...] = (*figures.observations, *figures.wordings)
    for record in records:
        assert bare(text[record.place.start : record.place.end]) == bare(record.quote)


def _check_markup(layers: ReportLayers) -> None:
    """Stripped of its tags, what a page shows of a paragraph is the paragraph."""
    from selectolax.lexbor import LexborHTMLParser

    notes = {
        paragraph.paragraph_id: tuple(
            note for note in layers.notes if note.paragraph_id == paragraph.paragraph_id
        )
        for paragraph in layers.report.paragraphs
    }
    urls = {term.term_id: "terms/" for term in layers.terms}
    shown_layers = Layers({}, notes, {}, urls)
    for paragraph in layers.report.paragraphs:
        html = str(sentence_html(paragraph, shown_layers, str))
        shown = LexborHTMLParser(f"<p>{html}</p>").css_first("p")
        assert shown is not None
        assert bare(shown.text()) == bare(paragraph.text)
