"""Of which indicators a clause speaks, and whether they are the place's own."""

from __future__ import annotations

import pytest

from generator.figures.subjects import find_names, foreign_words, read_subjects
from tests.figures.sentences import sentence_of

GDP = "gdp_growth"
URBAN, RURAL = "urban_income_growth", "rural_income_growth"


@pytest.mark.parametrize(
    "text, own",
    [
        ("全省地区生产总值", True),
        ("2023年，全年全省地区生产总值", True),
        ("顺利完成地区生产总值", True),
        ("增长5.1%的地区生产总值", True),
        ("人均地区生产总值", False),
        ("海洋地区生产总值", False),
        ("南昌市地区生产总值", False),
        ("全国国内生产总值", False),
        ("全社会固定资产投资", True),
        ("工业固定资产投资", False),
        ("市本级一般公共预算收入", False),
    ],
)
def test_whose_figure_it_is(text: str, own: bool) -> None:
    """Words of place, time and doing leave a name the place's own; others do not."""
    sentence = sentence_of(text)
    (name,) = find_names(sentence)
    left = sentence.clause_start(name.index)
    assert (foreign_words(sentence, left, name) is None) is own


@pytest.mark.parametrize(
    "text, ids",
    [
        ("城镇、农村居民人均可支配收入分别增长5%、7%", (URBAN, RURAL)),
        ("城镇和农村居民人均可支配收入分别增长5%、7%", (URBAN, RURAL)),
        ("城乡居民人均可支配收入分别增长5%、7%", (URBAN, RURAL)),
        ("实际利用外资和地区生产总值分别增长5%、7%", ("", GDP)),
        ("地区生产总值、实际利用外资分别增长5%、7%", (GDP, "")),
        ("PM10、PM2.5平均浓度分别为50、29微克", ("", "pm25")),
        ("规上工业增加值增长5%、地区生产总值增长6%", ("industrial_value_added_growth",)),
    ],
)
def test_lists_of_subjects(text: str, ids: tuple[str, ...]) -> None:
    """Every item counts, known or not, so that figures are paired in order."""
    sentence = sentence_of(text)
    assert read_subjects(sentence, find_names(sentence), 0, 0).ids == ids


@pytest.mark.parametrize(
    "text, found",
    [
        ("粮食播种面积630万亩、产量52亿斤", ["产量"]),
        ("粮食丰收，油料面积5万亩、产量1万吨", []),
        ("产量52亿斤", []),
        ("粮食、油料、肉类产量分别达51万吨、3万吨、5万吨", ["粮食"]),
    ],
)
def test_short_names_need_what_they_are_short_for(text: str, found: list[str]) -> None:
    """产量 is of grain where grain was named last."""
    sentence = sentence_of(text)
    assert [sentence.tokens[name.index].text for name in find_names(sentence)] == found
