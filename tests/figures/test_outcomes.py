"""Targets beside the next year's results: what meets, and how it is judged."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.catalogue.indicators import Indicator, load_indicators
from generator.corpus import Corpus
from generator.figures.comparisons import EmptyReason, HeadlineTable, headline_table
from generator.figures.observations import read_figures
from generator.figures.outcomes import Attainment, Method, Outcome, attainment, outcomes
from generator.model import Bound, Observation, Report, Span, Status
from tests.factory import make_report, seeds


def table_of(corpus: Corpus) -> HeadlineTable:
    indicators = load_indicators()
    figures = {report.report_id: read_figures(report, indicators) for report in corpus.reports}
    return headline_table(corpus, figures, indicators)


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
        ("gdp_growth", ("5", ABOUT), ("5.5", EXACT), Attainment.MET),
        ("gdp_growth", ("5", ABOUT), ("5.6", EXACT), Attainment.EXCEEDED),
        ("gdp_growth", ("5", ABOUT), ("4.9", EXACT), Attainment.UNCLEAR),
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
        ("grain_output", ("75", ABOUT), ("74", EXACT), Attainment.UNCLEAR),
        ("grain_output", ("75", ABOUT), ("70", EXACT), Attainment.MISSED),
        ("cpi_rise", ("3", ABOUT), ("0.2", EXACT), Attainment.MET),
        ("cpi_rise", ("3", MOST), ("3", EXACT), Attainment.MET),
        ("cpi_rise", ("3", MOST), ("3.1", EXACT), Attainment.MISSED),
        ("cpi_rise", ("3", ABOUT), ("3.2", EXACT), Attainment.UNCLEAR),
        ("surveyed_unemployment_rate", ("5.5", MOST), ("5", MOST), Attainment.MET),
        ("pm25", ("27", MOST), ("30", MOST), Attainment.UNCLEAR),
        ("pm25", ("27", EXACT), ("26", EXACT), Attainment.MET),
        # A rate of unemployment is a share: half a point would be a tenth of it.
        ("surveyed_unemployment_rate", ("5.5", ABOUT), ("5.6", EXACT), Attainment.UNCLEAR),
        ("surveyed_unemployment_rate", ("5.5", ABOUT), ("5.7", EXACT), Attainment.MISSED),
        ("rd_intensity", ("1.9", ABOUT), ("1.88", EXACT), Attainment.UNCLEAR),
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
    assert found[2].target.wording is not None


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
    assert len({method.note for method in Method}) == len(Method)
