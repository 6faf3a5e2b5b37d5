"""What a sentence says of indicators: subjects with their values, and the words that say it."""

from __future__ import annotations

import pytest

from generator.figures.statements import Statement, read_statements, says_something
from generator.figures.subjects import find_names
from tests.figures.sentences import sentence_of

GDP, INVESTMENT, RETAIL = "gdp_growth", "fixed_asset_investment_growth", "retail_sales_growth"
LEVEL = "gdp"
URBAN, RURAL = "urban_income_growth", "rural_income_growth"


def statements(text: str) -> list[Statement]:
    sentence = sentence_of(text)
    return list(read_statements(sentence, find_names(sentence)))


def values(text: str) -> list[tuple[str, str]]:
    """Every indicator with its value, in order."""
    return [(one, str(value.value)) for said in statements(text) for one, value in said.values]


def words(text: str) -> list[str]:
    """The words of every statement."""
    sentence = sentence_of(text)
    return [sentence.words(said.start, said.end) for said in statements(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区生产总值增长5%", [(GDP, "5")]),
        ("地区生产总值达到120亿元，增长5%", [(GDP, "5"), (LEVEL, "120")]),
        ("地区生产总值达到120亿元增长5%", [(GDP, "5"), (LEVEL, "120")]),
        ("地区生产总值120亿元，居全省第3位，增长5%", [(GDP, "5"), (LEVEL, "120")]),
        ("地区生产总值120亿元，历史性突破百亿大关，增长5%", [(GDP, "5"), (LEVEL, "120")]),
        ("地区生产总值增长5%，达到120亿元", [(GDP, "5"), (LEVEL, "120")]),
        ("地区生产总值增长5%，增加12亿元", [(GDP, "5")]),
        ("地区生产总值超120亿元的县3个", []),
        ("增长5%的地区生产总值", [(GDP, "5")]),
        ("地区生产总值增长5%，固定资产投资增长6%", [(GDP, "5"), (INVESTMENT, "6")]),
        ("地区生产总值稳步提升，新建道路增长6%", []),
        ("地区生产总值达到120亿元", [(LEVEL, "120")]),
        ("地区生产总值突破100亿元、达到120亿元", [(LEVEL, "120")]),
        ("实际利用外资增长5%", []),
    ],
)
def test_one_subject(text: str, expected: list[tuple[str, str]]) -> None:
    """A level, a rank or a milestone may stand before its growth; another subject may not."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区生产总值、固定资产投资分别增长5%、6%", [(GDP, "5"), (INVESTMENT, "6")]),
        ("地区生产总值、固定资产投资均增长5%", [(GDP, "5"), (INVESTMENT, "5")]),
        ("地区生产总值、固定资产投资增长5%", [(GDP, "5"), (INVESTMENT, "5")]),
        ("地区生产总值、利用外资、固定资产投资分别增长5%、9%、6%", [(GDP, "5"), (INVESTMENT, "6")]),
        ("地区生产总值、固定资产投资分别增长5%、6%、7%", []),
        ("城乡居民人均可支配收入分别增长5%、7%", [(URBAN, "5"), (RURAL, "7")]),
        (
            "城乡居民人均可支配收入分别达到3万元、2万元，增长5%、7%",
            [(URBAN, "5"), (RURAL, "7"), ("urban_income", "30000"), ("rural_income", "20000")],
        ),
        ("城乡居民人均可支配收入增长6%", []),
    ],
)  # fmt: skip
def test_several_subjects(text: str, expected: list[tuple[str, str]]) -> None:
    """One figure for each, or one for all; a name for two at once needs two, or 均."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区生产总值2021年、2022年分别增长8%、4%", [(2021, "8"), (2022, "4")]),
        ("地区生产总值2021年、2022年分别增长8%", []),
        ("地区生产总值2021年增长8%", [(None, "8")]),
    ],
)
def test_the_years_of_a_list(text: str, expected: list[tuple[int | None, str]]) -> None:
    """Paired with as many figures behind 分别, or none."""
    found = [(said.year, str(value.value)) for said in statements(text) for _, value in said.values]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区生产总值增长14.4%，年度目标7%左右", [("14.4", False), ("7", True)]),
        ("地区生产总值增长14.4%，全省7%左右", [("14.4", False)]),
        ("地区生产总值增长5%，上半年增长4%", [("5", False), ("4", False)]),
    ],
)
def test_the_same_subject_at_another_time_or_as_a_target(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    """What names an aim beside the result is the target; what names another place is neither."""
    found = [(str(v.value), said.bracketed) for said in statements(text) for _, v in said.values]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区生产总值增长5%，近五年年均增长6%", [("5", False), ("6", True)]),
        ("地区生产总值年均增长6%", [("6", True)]),
        ("地区生产总值增长6%", [("6", False)]),
    ],
)
def test_a_mean_over_several_years(text: str, expected: list[tuple[str, bool]]) -> None:
    found = [(str(v.value), said.over_years) for said in statements(text) for _, v in said.values]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办好甲事，全省地区生产总值增长5%，办好乙事", ["全省地区生产总值增长5%"]),
        ("粮食产量52亿斤、增长2%，办好甲事", ["粮食产量52亿斤、增长2%"]),
        (
            "粮食产量52亿斤、城镇新增就业5万人",
            ["粮食产量52亿斤", "城镇新增就业5万人"],
        ),
        ("地区生产总值120亿元，增长5%", ["地区生产总值120亿元，增长5%", "地区生产总值120亿元"]),
        ("固定资产投资排名全省第5，办好甲事", ["固定资产投资排名全省第5"]),
    ],
)
def test_the_words_that_say_it(text: str, expected: list[str]) -> None:
    """The clauses that they stand in, or the item before another subject's."""
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("排名全省第5", True),
        ("稳步增长", True),
        ("实现“十九连丰”", True),
        ("与经济增长同步", True),
        ("全年", False),
        ("工作扎实推进", False),
        ("", False),
    ],
)
def test_words_that_say_something_without_a_figure(text: str, says: bool) -> None:
    assert says_something(sentence_of(text), 0) is says


def test_what_is_no_prose_says_nothing() -> None:
    assert len(statements("地区生产总值增长5%，" * 200)) == 200
    assert statements("地区生产总值增长5%，" * 201) == []
