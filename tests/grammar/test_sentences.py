"""Where sentences end: positions stay, nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.grammar.sentences import ends_sentence, sentences, whole_clauses


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("增长5%。下降3%！好吗？", ["增长5%。", "下降3%！", "好吗？"]),
        ("牢记“为人民。”的嘱托。再出发", ["牢记“为人民。”的嘱托。", "再出发"]),
        ("（一）甲。乙。", ["（一）甲。", "乙。"]),
        ("少了一半的“引号。照样断句。", ["少了一半的“引号。", "照样断句。"]),
        ("少了一半的“引号，“成对的。不断。”继续。", ["少了一半的“引号，“成对的。不断。”继续。"]),
        ("真的吗？！真的。", ["真的吗？！", "真的。"]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    """A sentence ends after its mark, but not inside quotation marks that close."""
    assert [text[a:b] for a, b in sentences(text)] == parts


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("要办好甲事。", True),
        ("要办好甲事！”", True),
        ("（要办好甲事。）", True),
        ("主要做了以下工作：", True),
        ("要办好甲事，", False),
        ("要办好“甲事”", False),
        ("要办好甲事；", False),
        ("", False),
    ],
)
def test_a_line_that_ends_a_sentence(line: str, ends: bool) -> None:
    """Closing marks behind its last sign do not count; ： ends what announces, ； does not."""
    assert ends_sentence(line) is ends


@given(st.text(st.sampled_from("甲乙。！？“”（）, ")))
def test_sentences_cover_the_text(text: str) -> None:
    """The ranges follow each other from the first character to the last."""
    ranges = sentences(text)
    assert "".join(text[a:b] for a, b in ranges) == text
    assert all(a < b for a, b in ranges)


@pytest.mark.parametrize(
    ("text", "part", "longest", "whole"),
    [
        (
            "一年来，全市粮食产量居第1、油茶居第2。",
            "粮食产量居第1",
            80,
            "全市粮食产量居第1、油茶居第2",
        ),
        ("全市粮食产量居第1、油茶居第2。", "粮食产量居第1", 12, "全市粮食产量居第1"),
        ("会上说，“两，个”项目居第1。", "个”项目居第1", 80, "“两，个”项目居第1"),
        ("取得成绩（其中，粮食居第1）；", "粮食居第1", 80, "取得成绩（其中，粮食居第1）"),
        ("少了一半的“引号，粮食居第1", "居第1", 80, "粮食居第1"),
    ],
)
def test_whole_clauses(text: str, part: str, longest: int, whole: str) -> None:
    start = text.index(part)
    first, last = whole_clauses(text, start, start + len(part), longest)
    assert text[first:last] == whole


@given(st.text(alphabet="甲，、。“”（）；", max_size=40), st.integers(0, 40), st.integers(1, 40))
def test_clauses_hold_what_they_are_asked_for(text: str, start: int, length: int) -> None:
    end = min(start + length, len(text))
    if start < end:
        first, last = whole_clauses(text, start, end, 10)
        assert 0 <= first <= start
        assert end <= last <= len(text)
