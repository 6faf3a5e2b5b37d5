"""The words of parts: each list is read in its example."""

from __future__ import annotations

import pytest

from generator.model import Part
from tests.factory import rules

PARTS = rules().parts


@pytest.mark.parametrize("part", [Part.SELF_BUILDING, Part.REVIEW, Part.PLAN])
def test_a_part_is_told_by_every_list_of_its_words(part: Part) -> None:
    rule = PARTS.parts[part]
    for words in (rule.words, rule.usual):
        if words:
            assert PARTS.part_of(words.example) is part
    if rule.hints:
        assert PARTS.hinted_part_of(rule.hints.example) is part


def test_words_that_decide_come_before_those_that_usually_do() -> None:
    assert PARTS.part_of("“十四五”发展成就和“十五五”主要目标") is Part.PLAN
    assert PARTS.part_of("2023年主要工作回顾") is Part.REVIEW
    assert PARTS.part_of("某市概况") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("关于某市预算执行情况和预算草案的报告", "预算执行情况和预算草案的报告"),
        ("某市人民检察院工作报告", "人民检察院工作报告"),
        ("严格预算管理，向人大报告", ""),
        ("某市人民政府工作报告", ""),
    ],
)
def test_other_reports(text: str, words: str) -> None:
    """Words of one phrase stand in one breath."""
    assert PARTS.other_report_in(text) == words


@pytest.mark.parametrize("beginning", [*PARTS.sums_up, *PARTS.beyond], ids=lambda b: b.example)
def test_beginnings(beginning: object) -> None:
    """The loader has read each in its example; an ordinary sentence fits none."""
    for part in (Part.REVIEW, Part.PLAN):
        assert not PARTS.sums_up_part("全年新增就业五万人。", part)
