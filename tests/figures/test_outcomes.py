"""Targets beside the next year's results: what meets, and how it is judged."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.catalogue.indicators import Indicator, load_indicators
from generator.corpus import Corpus
from generator.figures.comparisons import EmptyReason
from generator.figures.observations import read_figures
from generator.figures.outcomes import (
    Attainment,
    AttainmentGroup,
    Method,
    Outcome,
    attainment,
    outcomes,
)
from generator.model import Basis, Bound, Completeness, Observation, Report, Span, Status
from tests.factory import make_report, seeds
from tests.figures.tables import table_of
from tests.figures.test_observations import small_report


def met(*reports: Report) -> tuple[Outcome, ...]:
    corpus = Corpus.of(reports)
    return outcomes(corpus, table_of(corpus), load_indicators())


def observed(
    indicator: Indicator, value: str, bound: Bound, high: str | None = None
) -> Observation:
    return Observation(
        observation_id="x",
        report_id="x",
        region="江西省",
        indicator_id=indicator.id,
        period=2024,
        status=Status.ACTUAL,
        value=Decimal(value),
        value_high=None if high is None else Decimal(high),
        unit=indicator.unit,
        bound=bound,
        paragraph_id="p",
        quote="",
        place=Span(0, 1),
    )


INDICATORS = {indicator.id: indicator for indicator in load_indicators()}
EXACT, ABOUT, LEAST, MOST, RANGE = Bound


@pytest.mark.parametrize(
    "indicator_id, target, result, expected",
    [
        ("gdp_growth", ("5", EXACT), ("5", EXACT), Attainment.MET),
        ("gdp_growth", ("5", EXACT), ("5.1", EXACT), Attainment.EXCEEDED),
        ("gdp_growth", ("5", EXACT), ("4.9", EXACT), Attainment.MISSED),
        ("gdp_growth", ("5", ABOUT), ("5.1", EXACT), Attainment.MET),
        # 左右 reaches as far as the catalogue says of the indicator.
        ("gdp_growth", ("5", ABOUT), ("5.2", EXACT), Attainment.MET),
        ("gdp_growth", ("5", ABOUT), ("5.3", EXACT), Attainment.EXCEEDED),
        ("gdp_growth", ("5", ABOUT), ("4.8", EXACT), Attainment.WITHIN),
        ("gdp_growth", ("5", ABOUT), ("4.7", EXACT), Attainment.MISSED),
        ("retail_sales_growth", ("5", ABOUT), ("5.5", EXACT), Attainment.MET),
        ("retail_sales_growth", ("5", ABOUT), ("4.5", EXACT), Attainment.WITHIN),
        ("gdp_growth", ("5", ABOUT), ("4.1", EXACT), Attainment.MISSED),
        ("gdp_growth", ("5", ABOUT), ("5", ABOUT), Attainment.MET),
        ("gdp_growth", ("8", EXACT), ("8", ABOUT), Attainment.UNCLEAR),
        ("gdp_growth", ("8", EXACT), ("9", ABOUT), Attainment.EXCEEDED),
        ("gdp_growth", ("8", EXACT), ("7", ABOUT), Attainment.MISSED),
        ("gdp_growth", ("5", LEAST), ("5", ABOUT), Attainment.UNCLEAR),
        ("gdp_growth", ("5", EXACT), ("5", LEAST), Attainment.MET),
        ("gdp_growth", ("6", EXACT), ("-2", MOST), Attainment.MISSED),
        ("gdp_growth", ("7", LEAST), ("7", EXACT), Attainment.MET),
        ("gdp_growth", ("7", LEAST), ("9", EXACT), Attainment.MET),
        ("gdp_growth", ("7", LEAST), ("6.9", EXACT), Attainment.MISSED),
        ("gdp_growth", ("5", RANGE, "5.5"), ("5.2", EXACT), Attainment.MET),
        ("gdp_growth", ("5", RANGE, "5.5"), ("6", EXACT), Attainment.EXCEEDED),
        ("gdp_growth", ("5", RANGE, "5.5"), ("4.8", EXACT), Attainment.MISSED),
        ("grain_output", ("430", LEAST), ("430", LEAST), Attainment.MET),
        ("grain_output", ("440", LEAST), ("430", LEAST), Attainment.UNCLEAR),
        ("grain_output", ("75", ABOUT), ("74", EXACT), Attainment.WITHIN),
        ("grain_output", ("75", ABOUT), ("70", EXACT), Attainment.MISSED),
        ("cpi_rise", ("3", ABOUT), ("0.2", EXACT), Attainment.MET),
        ("cpi_rise", ("3", MOST), ("3", EXACT), Attainment.MET),
        ("cpi_rise", ("3", MOST), ("3.1", EXACT), Attainment.MISSED),
        ("cpi_rise", ("3", ABOUT), ("3.2", EXACT), Attainment.WITHIN),
        ("surveyed_unemployment_rate", ("5.5", MOST), ("5", MOST), Attainment.MET),
        ("pm25", ("27", MOST), ("30", MOST), Attainment.UNCLEAR),
        ("pm25", ("27", EXACT), ("26", EXACT), Attainment.MET),
        # A rate of unemployment is a share: half a point would be a tenth of it.
        ("surveyed_unemployment_rate", ("5.5", ABOUT), ("5.6", EXACT), Attainment.WITHIN),
        ("surveyed_unemployment_rate", ("5.5", ABOUT), ("5.7", EXACT), Attainment.MISSED),
        ("rd_intensity", ("1.9", ABOUT), ("1.88", EXACT), Attainment.WITHIN),
        ("rd_intensity", ("1.9", ABOUT), ("1.8", EXACT), Attainment.MISSED),
    ],
)
def test_attainment(
    indicator_id: str,
    target: tuple[str, Bound] | tuple[str, Bound, str],
    result: tuple[str, Bound],
    expected: Attainment,
) -> None:
    indicator = INDICATORS[indicator_id]
    assert (
        attainment(indicator, observed(indicator, *target), observed(indicator, *result))
        is expected
    )


def yearly(year: int, review: str, plan: str) -> Report:
    return make_report(
        f"一、{year - 1}年工作回顾\n{review}\n二、{year}年工作安排\n（一）重点任务。\n{plan}\n",
        year=year,
    )


def test_targets_meet_the_next_years_results() -> None:
    """A target of 2024 stands beside the result that the report of 2025 gives for 2024."""
    found = met(
        yearly(
            2024,
            "地区生产总值增长4.1%。",
            "地区生产总值增长5%左右，固定资产投资增长3%左右，居民消费价格涨幅3%左右，城镇新增就业41万人，"
            "一般公共预算收入与经济增长同步。",
        ),
        yearly(
            2025,
            "地区生产总值增长5.1%，固定资产投资增长2%，城镇新增就业完成年计划的113.4%，一般公共预算收入增长3%。",
            "地区生产总值增长5%左右。",
        ),
    )
    assert [(o.indicator_id, o.period, o.attainment, o.method) for o in found] == [
        ("gdp_growth", 2024, Attainment.MET, Method.ABOUT),
        ("fixed_asset_investment_growth", 2024, Attainment.MISSED, Method.ABOUT),
        ("budget_revenue_growth", 2024, Attainment.UNCLEAR, Method.WORDS),
        ("cpi_rise", 2024, Attainment.UNREPORTED, Method.NOT_MENTIONED),
        ("new_urban_jobs", 2024, Attainment.UNCLEAR, Method.WORDS),
    ]
    first, last = found[0], found[-1]
    assert [o.value for o in first.target.observations] == [Decimal(5)]
    assert [o.value for o in first.result.observations] == [Decimal("5.1")]
    assert (first.target.report_id, first.result.report_id) == ("jiangxi-2024", "jiangxi-2025")
    assert last.result.reason is EmptyReason.WORDING
    assert found[2].target.words is not None


def test_an_expected_result_is_marked_as_such() -> None:
    (outcome,) = met(
        yearly(2024, "做了工作。", "地区生产总值增长5%。"),
        yearly(2025, "预计地区生产总值增长6%。", "做好工作。"),
    )
    assert outcome.is_estimated
    assert outcome.attainment is Attainment.EXCEEDED


@pytest.mark.parametrize(
    "results, expected",
    [
        ("城镇新增就业42万人。全年城镇新增就业43万人。", Attainment.EXCEEDED),
        ("城镇新增就业42万人。全年城镇新增就业40万人。", Attainment.UNCLEAR),
    ],
)
def test_several_results_decide_where_they_agree(results: str, expected: Attainment) -> None:
    (outcome,) = met(
        yearly(2024, "做了工作。", "城镇新增就业41万人。"), yearly(2025, results, "做好工作。")
    )
    assert (outcome.attainment, outcome.method) == (expected, Method.SEVERAL)


def test_nothing_meets_where_a_year_is_missing() -> None:
    """Reports of 2024 and 2026 leave 2024's targets without an answer; the seeds are of one year."""
    assert not met(
        yearly(2024, "地区生产总值增长4.1%。", "地区生产总值增长5%左右。"),
        yearly(2026, "地区生产总值增长5.1%。", "地区生产总值增长5%左右。"),
    )
    assert not met(*seeds().corpus.reports)


def test_every_state_and_method_has_words() -> None:
    assert len({state.label for state in Attainment}) == len(Attainment)


def test_every_state_is_counted_in_a_group() -> None:
    """Each group holds a state, and no two are called the same."""
    assert {state.group for state in Attainment} == {*AttainmentGroup}
    assert len({group.label for group in AttainmentGroup}) == len(AttainmentGroup)
    assert len({method.note for method in Method}) == len(Method)


@pytest.mark.parametrize(
    ("quote", "bound", "target", "result", "expected"),
    [
        ("居民消费价格涨幅2%左右", ABOUT, "2", "2", Attainment.MET),
        ("居民消费价格涨幅2%左右", ABOUT, "2", "1.8", Attainment.WITHIN),
        ("居民消费价格涨幅2%左右", ABOUT, "2", "2.4", Attainment.WITHIN),
        ("居民消费价格涨幅2%左右", ABOUT, "2", "0.1", Attainment.BELOW),
        ("居民消费价格涨幅2%左右", ABOUT, "2", "2.6", Attainment.ABOVE),
        ("居民消费价格涨幅控制在2%左右", ABOUT, "2", "0.1", Attainment.MET),
        ("居民消费价格涨幅2%以内", MOST, "2", "0.1", Attainment.MET),
        ("居民消费价格涨幅2%", EXACT, "2", "1.9", Attainment.BELOW),
    ],
)
def test_the_price_target_is_an_aim_from_2025_on(
    quote: str, bound: Bound, target: str, result: str, expected: Attainment
) -> None:
    """Neither side is the better one, unless the text says 以内 or 控制."""
    cpi = INDICATORS["cpi_rise"]
    (read,) = read_figures(small_report(f"{quote}。", "plan"), load_indicators()).observations
    assert (read.value, read.bound) == (Decimal(target), bound)
    wanted = replace(read, period=2025)
    assert attainment(cpi, wanted, observed(cpi, result, EXACT)) is expected


def test_other_ceilings_stay() -> None:
    pm25 = INDICATORS["pm25"]
    wanted = replace(observed(pm25, "27", EXACT), period=2025)
    assert attainment(pm25, wanted, observed(pm25, "25", EXACT)) is Attainment.MET


@pytest.mark.parametrize(
    ("target", "result", "label", "distance"),
    [
        ("地区生产总值增长5%左右", "4.8%", "低 0.2 个百分点，“左右”之内不判", "低 0.2 个百分点"),
        ("地区生产总值增长5%左右", "5.1%", "达到", "高 0.1 个百分点"),
        ("地区生产总值增长5%左右", "5%", "达到", ""),
        ("地区生产总值增长5%左右", "6%", "超过", "高 1 个百分点"),
        ("地区生产总值增长5%", "4%", "未达到", "低 1 个百分点"),
        ("地区生产总值增长5%以上", "6%", "达到", ""),
        ("地区生产总值增长6%以上", "5.4%", "未达到", "低 0.6 个百分点"),
        ("地区生产总值增长5.5%—6%", "5.4%", "未达到", "低 0.1 个百分点"),
        ("地区生产总值增长5.5%—6%", "5.8%", "达到", ""),
        ("地区生产总值增长5.5%—6%", "6.2%", "超过", "高 0.2 个百分点"),
        ("地区生产总值增长6%以上", "5%以上", "无法比较", ""),
    ],
)
def test_a_distance_is_said_plainly(target: str, result: str, label: str, distance: str) -> None:
    (outcome,) = met(
        yearly(2024, "做了工作。", f"{target}。"),
        yearly(2025, f"地区生产总值增长{result}。", "做好工作。"),
    )
    assert (outcome.label, outcome.distance) == (label, distance)


@pytest.mark.parametrize(
    ("review", "state"),
    [
        ("做了工作。", Attainment.UNREPORTED),
        ("五年来，固定资产投资年均增长9%。", Attainment.OTHER_PERIOD),
        ("2022年固定资产投资增长9%。", Attainment.OTHER_PERIOD),
        ("城镇固定资产投资增长9%。", Attainment.OTHER_SCOPE),
        ("固定资产投资后劲不足。", Attainment.UNREAD),
        ("固定资产投资完成40亿元。", Attainment.UNCLEAR),
    ],
)
def test_why_a_target_has_no_result(review: str, state: Attainment) -> None:
    """Not found is one thing, said otherwise another: each has its own state."""
    (outcome,) = met(
        yearly(2024, "做了工作。", "固定资产投资增长6%。"), yearly(2025, review, "做好工作。")
    )
    assert outcome.attainment is state


@pytest.mark.parametrize(
    ("result", "target", "method"),
    [
        ("固定资产投资完成40亿元。", "固定资产投资增长6%。", Method.AMOUNT_ONLY),
        ("PM2.5浓度下降9.1%。", "PM2.5浓度控制在30微克/立方米以内。", Method.CHANGE_ONLY),
        # A target that is a fall is set, and a result in another measure is no answer to it.
        ("PM2.5浓度为30微克/立方米。", "PM2.5浓度下降6%以上。", Method.WORDS),
    ],
)
def test_another_number_answers_no_target(result: str, target: str, method: Method) -> None:
    (outcome,) = met(yearly(2024, "做了工作。", target), yearly(2025, result, "做好工作。"))
    assert (outcome.attainment, outcome.method) == (Attainment.UNCLEAR, method)


def test_a_target_whose_results_may_be_torn_off() -> None:
    later = yearly(2025, "做了工作。", "做好工作。")
    torn = replace(later, completeness=Completeness.HEAD_MISSING)
    (outcome,) = met(yearly(2024, "做了工作。", "固定资产投资增长6%。"), torn)
    assert outcome.attainment is Attainment.TEXT_MISSING


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        ("地区生产总值增长5.2%，完成年度目标。", "完成年度目标"),
        ("地区生产总值增长5.2%，固定资产投资完成年度目标。", ""),
        ("地区生产总值增长未达年初预期。", "未达年初预期"),
        ("地区生产总值增长5.2%。", ""),
    ],
)
def test_the_report_s_own_verdict_stands_beside_ours(result: str, verdict: str) -> None:
    (outcome,) = met(
        yearly(2024, "做了工作。", "地区生产总值增长5%。"), yearly(2025, result, "做好工作。")
    )
    assert outcome.verdict == verdict


def test_growth_on_two_bases_is_not_compared() -> None:
    """Where only one side says its basis it is compared, and the difference is told."""
    (outcome,) = met(
        yearly(2024, "做了工作。", "一般公共预算收入增长5%。"),
        yearly(2025, "一般公共预算收入可比增长6%。", "做好工作。"),
    )
    assert outcome.attainment is Attainment.EXCEEDED
    assert outcome.bases == (Basis.UNSAID, Basis.COMPARABLE)
    (outcome,) = met(
        yearly(2024, "做了工作。", "一般公共预算收入名义增长5%。"),
        yearly(2025, "一般公共预算收入可比增长6%。", "做好工作。"),
    )
    assert (outcome.attainment, outcome.method) == (Attainment.UNCLEAR, Method.BASIS)


def test_a_place_goes_on_under_another_name() -> None:
    """A county's target and the result of the district that it became."""
    earlier = make_report(
        "一、2014年工作回顾\n做了工作。\n二、2015年工作安排\n（一）任务。\n地区生产总值增长8%。\n",
        region="清苑县",
        adcode="130608",
        year=2015,
    )
    later = make_report(
        "一、2015年工作回顾\n地区生产总值增长8.5%。\n二、2016年工作安排\n（一）任务。\n抓好。\n",
        region="清苑区",
        adcode="130608",
        year=2016,
    )
    (outcome,) = met(later, earlier)
    assert (outcome.region, outcome.attainment) == ("清苑县", Attainment.EXCEEDED)
