"""The titles of annexes: each list of words is read in its example."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.parts import load_parts
from generator.catalogue.word_lists import WordList
from tests.factory import rules

TITLES = rules().parts.annexes


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


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("附件1", True),
        ("附 件", True),
        ("【附件二】", True),
        ("附件1 名词解释", False),
        ("附件一览", False),
    ],
)
def test_a_label_alone(line: str, alone: bool) -> None:
    assert TITLES.is_label(line) is alone


@pytest.mark.parametrize(
    ("title", "labelled", "alone"),
    [
        ("某市有关名词解释", True, False),
        ("有关名词解释", True, True),
        ("某市名词", False, False),
        ("名词解释的说明书", False, False),
    ],
)
def test_behind_a_label_a_title_need_only_end_so(title: str, labelled: bool, alone: bool) -> None:
    assert TITLES.lists_terms(title, labelled=True) is labelled
    assert TITLES.lists_terms(title) is alone


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("注释：1.甲：乙。", 3),
        ("名词解释： [1]甲：乙。", 6),
        ("注释：这是一段话。", 0),
        ("说明：1.甲：乙。", 0),
        ("注释 1.甲：乙。", 0),
    ],
)
def test_a_title_with_its_first_entry(line: str, length: int) -> None:
    assert TITLES.run_in(line) == length


def test_a_site_adds_a_word(tmp_path: Path) -> None:
    own = "annexes: {subjects: {words: [行话]}}"
    (tmp_path / "parts.yml").write_text(own, encoding="utf-8")
    assert load_parts(own=tmp_path).annexes.lists_terms("行话解释")
    assert not TITLES.lists_terms("行话解释")
