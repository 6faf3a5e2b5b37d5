"""What words are about, without deeds, numbers and marks."""

from __future__ import annotations

import pytest

from generator.answers.objects import Thing, shared_start
from generator.answers.pairs import reader
from tests.factory import rules


@pytest.mark.parametrize(
    ("words", "core"),
    [
        ("新建城西水库", "城西水库"),
        ("新改造提升村卫生室", "村卫生室"),
        ("应届毕业生就业率", "应届毕业生就业率"),
        ("完成营造林", "营造林"),
        ("超长期特别国债", "超长期特别国债"),
        ("科创六大行动", "科创六大行动"),
        ("“一村一策”政策", "“一村一策”政策"),
        ("“雪亮工程”", "雪亮工程"),
    ],
)
def test_a_core_cuts_no_word(words: str, core: str) -> None:
    assert reader(rules()).core(words) == core


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("推进12号线西延伸建设", ["12号线西延伸"]),
        ("推进9号线、南山线等轨道交通线建设", ["9号线", "南山线"]),
        ("加快东江电厂2×35万千瓦机组建设", ["东江电厂2×35万千瓦机组"]),
        ("落实制度型开放2.0版方案", ["制度型开放2.0版方案"]),
        ("支持高等职业学校发展", ["高等职业学校"]),
        ("强化示范村发展能力", []),
    ],
)
def test_names_are_cut_neither_at_numbers_nor_within_words(text: str, names: list[str]) -> None:
    assert [name.text for name in reader(rules()).of(text) if not name.is_class] == names


@pytest.mark.parametrize(
    ("subject", "thing"),
    [
        ("油菜籽总产", Thing("油菜籽产量", "油菜籽产量")),
        ("“精致小巷”", Thing("精致小巷", "精致小巷")),
        ("（间）保障性租赁住房", Thing("保障性租赁住房", "保障性租赁住房")),
        (
            "改造东江路、南山路等背街小巷",
            Thing("改造东江路、南山路等背街小巷", "背街小巷", "东江路、南山路"),
        ),
    ],
)
def test_a_thing_is_told_without_marks_and_by_one_of_like_words(subject: str, thing: Thing) -> None:
    assert reader(rules()).thing(subject) == thing


def test_what_two_texts_begin_with() -> None:
    assert shared_start("东江大桥", "东江大道") == "东江大"
    assert shared_start("东江", "西江") == ""
    assert shared_start("", "西江") == ""
