"""What kind of thing a report says of an indicator without its figure."""

from __future__ import annotations

import pytest

from generator.catalogue.indicators import load_indicators
from generator.figures.observations import read_figures
from tests.figures.test_observations import small_report


@pytest.mark.parametrize(
    "text, kind",
    [
        ("城乡居民人均可支配收入与经济增长同步", "sync"),
        ("居民消费价格保持合理水平", "stable"),
        ("居民消费价格与上年基本持平", "stable"),
        ("PM2.5浓度稳定下降", "other"),
        ("固定资产投资增速排名全国第5", "rank"),
        ("PM2.5平均浓度全省最低", "rank"),
        ("固定资产投资实现13.6亿元", "level"),
        ("PM2.5平均浓度下降9.1%", "fall"),
        ("PM2.5平均浓度同比改善7.4%", "fall"),
        ("PM2.5平均浓度持续改善", "other"),
        ("常住人口城镇化率改善0.9个百分点", "rise"),
        ("常住人口城镇化率提高0.9个百分点", "rise"),
        ("固定资产投资增幅回落2个百分点", "other"),
        ("城镇新增就业完成年计划的112.3%", "plan_share"),
        ("城镇新增就业年度任务超额完成", "self_assessed"),
        ("固定资产投资增速未达预期", "self_assessed"),
        ("一般公共预算收入增速由负转正", "other"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    """The words after the name tell the kind."""
    found = read_figures(small_report(f"{text}。", "review"), load_indicators())
    assert {wording.kind.value for wording in found.wordings} == {kind}
    assert found.observations == ()


def test_the_verb_of_a_target_in_words() -> None:
    """A target without a number keeps the verb with which it is set."""
    found = read_figures(small_report("力争居民消费价格保持稳定。", "plan"), load_indicators())
    assert [(w.status.value, w.stance) for w in found.wordings] == [("target", "力争")]
