"""The words of parts and of annexes' titles: each list is read in its example."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.parts import load_parts
from generator.catalogue.word_lists import WordList
from generator.model import Part
from tests.factory import rules

PARTS = rules().parts
TITLES = PARTS.annexes


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


@pytest.mark.parametrize("list_name", ["of", "qualifiers", "subjects", "kinds", "alone"])
def test_a_term_list_is_told_by_each_list_of_words(list_name: str) -> None:
    words: WordList = getattr(TITLES, list_name)
    assert TITLES.lists_terms(words.example)


@pytest.mark.parametrize("subject", TITLES.subjects.words)
def test_a_word_in_one_list_titles_a_term_list(subject: str) -> None:
    """Alone, with every kind of list behind it, and as part of the report's name."""
    assert TITLES.lists_terms(subject)
    for kind in TITLES.kinds.words:
        assert TITLES.lists_terms(f"{subject}{kind}")
        assert TITLES.lists_terms(
            f"附件2：《2024年某市政府工作报告》中部分{subject}{kind}（按报告顺序）"
        )


@pytest.mark.parametrize(
    "title",
    ["※名词解释※", "名 词 解 释", "【注释】", "名词术语解释：", "《政府工作报告》有关内容名词注释"],
)
def test_titles_of_term_lists_as_printed(title: str) -> None:
    assert TITLES.lists_terms(title)


@pytest.mark.parametrize(
    "title", ["名词解释见网站", "2024年重点任务清单", "政府工作报告解读", "说明", "附属医院", "表"]
)
def test_what_is_no_term_list(title: str) -> None:
    assert not TITLES.lists_terms(title)


@pytest.mark.parametrize(
    "title",
    [
        "2024年民生实事",
        "民生实事项目清单",
        "某市2024年为民办实事项目安排表",
        "重点任务分工表",
        "2023年目标任务完成情况",
        "主要指标完成情况表（2023年）",
    ],
)
def test_other_annexes(title: str) -> None:
    assert TITLES.is_other(title)
    assert not TITLES.lists_terms(title)


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("附件1", 3),
        ("附件2：名词解释", 4),
        ("（附件）", 4),
        ("附：名词解释", 2),
        ("附 名词解释", 1),
    ],
)
def test_labels(line: str, length: int) -> None:
    assert TITLES.label(line) == length


@pytest.mark.parametrize("line", ["附属医院建设", "附近居民", "名词解释"])
def test_a_word_that_begins_as_a_label_does(line: str) -> None:
    assert TITLES.label(line) == 0


def test_a_title_with_its_first_entry() -> None:
    assert TITLES.run_in("注释：1.甲：乙。") == 3
    assert TITLES.run_in("名词解释： [1]甲：乙。") == 6
    assert TITLES.run_in("注释：这是一段话。") == 0
    assert TITLES.run_in("说明：1.甲：乙。") == 0


@pytest.mark.parametrize("beginning", [*PARTS.sums_up, *PARTS.beyond], ids=lambda b: b.example)
def test_beginnings(beginning: object) -> None:
    """The loader has read each in its example; an ordinary sentence fits none."""
    for part in (Part.REVIEW, Part.PLAN):
        assert not PARTS.sums_up_part("全年新增就业五万人。", part)


def test_a_site_adds_a_word(tmp_path: Path) -> None:
    own = "annexes: {subjects: {words: [行话]}}"
    (tmp_path / "parts.yml").write_text(own, encoding="utf-8")
    assert load_parts(own=tmp_path).annexes.lists_terms("行话解释")
    assert not TITLES.lists_terms("行话解释")
