"""A report's own verdict on a result, as printed."""

from __future__ import annotations

import pytest

from generator.catalogue.vocabulary import load_vocabulary
from generator.figures.verdicts import verdict_in, verdict_on

WORDS = load_vocabulary().verdicts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("居民消费价格涨幅未达年初预期", "未达年初预期"),
        ("城镇新增就业超额完成省下达的年度目标任务", "超额完成省下达的年度目标任务"),
        ("城镇新增就业完成年计划的118.2%", "完成年计划的118.2%"),
        ("城镇新增就业、创业贷款分别完成年计划的106.2%、232.8%", "分别完成年计划的106.2%、232.8%"),
        ("增幅虽然靠前，但预计低于全年计划", "低于全年计划"),
        ("规模以上工业增加值没有完全达到预期", "没有完全达到预期"),
        ("固定资产投资难以完成年度目标", "难以完成年度目标"),
        ("城镇新增就业、新增转移农村劳动力年度任务超额完成", "年度任务超额完成"),
        ("城镇新增就业完成年计划的１１８％，", "完成年计划的１１８％"),
        ("确定的目标实现新突破", ""),
        # A verb without what is aimed at is no verdict, whatever it is compared with.
        ("地区生产总值增速高于全国平均水平", ""),
        ("固定资产投资完成120亿元", ""),
        ("粮食产量达到130亿斤", ""),
        ("确定了年度目标", ""),
    ],
)
def test_a_verdict_is_a_verb_and_an_aim(text: str, verdict: str) -> None:
    assert verdict_in(text, WORDS) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("固定资产投资增长5%，完成年度目标。", "完成年度目标"),
        ("城镇新增就业5万人、完成年计划的113%。", "完成年计划的113%"),
        ("固定资产投资增长5%（均完成年度目标）。", "完成年度目标"),
        ("固定资产投资增长5%，工业投资完成年度目标。", ""),
        ("固定资产投资增长5%", ""),
    ],
)
def test_a_clause_behind_a_figure_counts_where_it_begins_with_the_verdict(
    text: str, verdict: str
) -> None:
    """With a subject of its own it is about that."""
    end = max(text.index(unit) + len(unit) for unit in ("%", "万人") if unit in text[:14])
    assert verdict_on(text, 0, end, WORDS) == verdict
