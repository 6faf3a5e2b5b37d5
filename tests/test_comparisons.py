"""The headline table: figures, reasons for empty cells, targets against results."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from generator.catalogue.indicators import Indicator, load_indicators
from generator.corpus import Corpus
from generator.figures.comparisons import (
    Attainment,
    Cell,
    EmptyReason,
    HeadlineTable,
    attainment,
    headline_table,
    indicator_series,
    outcomes,
)
from generator.figures.indicators import read_figures
from generator.model import Bound, Completeness, Observation, Report, Span, Status
from tests.factory import make_report, seeds

MISSING, UNSAID, WORDING = (
    EmptyReason.TEXT_MISSING,
    EmptyReason.NOT_MENTIONED,
    EmptyReason.WORDING,
)


def table_of(corpus: Corpus) -> HeadlineTable:
    indicators = load_indicators()
    figures = {report.report_id: read_figures(report, indicators) for report in corpus.reports}
    return headline_table(corpus, figures, indicators)


@cache
def seed_table() -> HeadlineTable:
    return table_of(seeds().corpus)


@pytest.mark.parametrize(
    "report_id, indicator_id, status, reason",
    [
        # 江西 sets no revenue target and says nothing of last year's prices.
        ("jiangxi-2024", "budget_revenue_growth", Status.TARGET, UNSAID),
        ("jiangxi-2024", "cpi_rise", Status.ACTUAL, UNSAID),
        ("jiangxi-2024", "new_urban_jobs", Status.ACTUAL, WORDING),
        # 抚州 gives the rank of its investment growth, and of 2022's research spending.
        ("fuzhou-2024", "fixed_asset_investment_growth", Status.ACTUAL, WORDING),
        ("fuzhou-2024", "rd_intensity", Status.ACTUAL, EmptyReason.OTHER_YEAR),
        ("fuzhou-2024", "surveyed_unemployment_rate", Status.TARGET, UNSAID),
        ("yichun-2024", "fixed_asset_investment_growth", Status.ACTUAL, UNSAID),
        ("yichun-2024", "grain_output", Status.ACTUAL, WORDING),
        # 吉安 speaks of PM2.5 in its plan, but of no concentration.
        ("jian-2024", "pm25", Status.TARGET, UNSAID),
        # 赣州 lost the beginning of its review and the end of its plan.
        ("ganzhou-2023", "industrial_value_added_growth", Status.ACTUAL, MISSING),
        ("ganzhou-2023", "budget_revenue_growth", Status.ACTUAL, MISSING),
        ("ganzhou-2023", "gdp_growth", Status.ACTUAL, WORDING),
        ("ganzhou-2023", "rd_intensity", Status.TARGET, MISSING),
    ],
)
def test_an_empty_cell_says_why(
    report_id: str, indicator_id: str, status: Status, reason: EmptyReason
) -> None:
    cell = seed_table().cell(indicator_id, report_id, status)
    assert cell.observations == ()
    assert cell.reason is reason
    assert (cell.wording is not None) == (reason in (WORDING, EmptyReason.OTHER_YEAR))


def test_a_cell_holds_its_figure() -> None:
    """Results and estimates share a cell; each keeps its own status."""
    cell = seed_table().cell("gdp_growth", "yichun-2024", Status.ACTUAL)
    assert [(o.value, o.status, o.period) for o in cell.observations] == [
        (Decimal(4), Status.ESTIMATE, 2023)
    ]
    assert cell.reason is None
    assert seed_table().cell("gdp_growth", "yichun-2024", Status.ESTIMATE) is cell


def test_every_cell_is_filled_or_explained() -> None:
    assert len(seed_table().cells) == 13 * 5 * 2
    for cell in seed_table().cells.values():
        assert bool(cell.observations) != (cell.reason is not None)


def test_every_reason_has_words() -> None:
    assert all(reason.label and reason.note for reason in EmptyReason)
    assert len({reason.label for reason in EmptyReason}) == len(EmptyReason)


def test_another_years_figure_is_not_mixed_in() -> None:
    """A figure of the year before the review stands in no cell; its words are linked instead."""
    report = make_report(
        "一、2023年工作回顾\n2022年全社会研发投入占GDP比重达1.8%。\n"
        "二、2024年工作安排\n（一）重点任务。\n抓好工作。\n"
    )
    table = table_of(Corpus.of([report]))
    cell = table.cell("rd_intensity", report.report_id, Status.ACTUAL)
    assert cell.observations == ()
    assert cell.reason is EmptyReason.OTHER_YEAR
    assert cell.wording is not None
    assert cell.wording.period == 2022


def cut(report: Report, completeness: Completeness) -> Report:
    fields = {name: getattr(report, name) for name in Report.__dataclass_fields__}
    return Report(**fields | {"completeness": completeness})


def test_only_what_the_lost_text_may_hold_is_missing() -> None:
    """A report that breaks off after its plan has lost no target, and no result."""
    report = make_report(
        "一、2023年工作回顾\n去年工作取得成绩。\n二、2024年工作安排\n（一）重点任务。\n抓好工作。\n"
        "三、加强政府自身建设\n依法行政。\n"
    )
    after_plan = cut(report, Completeness.TAIL_MISSING)
    table = table_of(Corpus.of([after_plan]))
    for status in (Status.ACTUAL, Status.TARGET):
        assert table.cell("gdp_growth", report.report_id, status).reason is UNSAID


def test_a_series_has_a_row_for_each_report() -> None:
    rows = indicator_series(seeds().corpus, seed_table(), "pm25")
    assert {row.report_id: row.year for row in rows} == {
        "jiangxi-2024": 2024,
        "ganzhou-2023": 2023,
        "jian-2024": 2024,
        "yichun-2024": 2024,
        "fuzhou-2024": 2024,
    }
    (fuzhou,) = (row for row in rows if row.report_id == "fuzhou-2024")
    assert [o.value for o in fuzhou.result.observations] == [Decimal(18)]
    assert fuzhou.target.reason is UNSAID


# --- Targets and results ---------------------------------------------------------------------------


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
        ("gdp_growth", ("5", ABOUT), ("5.1", EXACT), Attainment.EXCEEDED),
        ("gdp_growth", ("5", ABOUT), ("4.9", EXACT), Attainment.UNCLEAR),
        ("gdp_growth", ("5", ABOUT), ("4.1", EXACT), Attainment.MISSED),
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
    corpus = Corpus.of(
        [
            yearly(
                2024,
                "地区生产总值增长4.1%。",
                "地区生产总值增长5%左右，固定资产投资增长3%左右，居民消费价格涨幅3%左右，城镇新增就业41万人。",
            ),
            yearly(
                2025,
                "地区生产总值增长5.1%，固定资产投资增长2%，城镇新增就业完成年计划的113.4%。",
                "地区生产总值增长5%左右。",
            ),
        ]
    )
    found = outcomes(corpus, table_of(corpus), load_indicators())
    assert [(o.indicator_id, o.period, o.target.value, o.attainment) for o in found] == [
        ("gdp_growth", 2024, Decimal(5), Attainment.EXCEEDED),
        ("fixed_asset_investment_growth", 2024, Decimal(3), Attainment.MISSED),
        ("cpi_rise", 2024, Decimal(3), Attainment.UNREPORTED),
        ("new_urban_jobs", 2024, Decimal(41), Attainment.UNCLEAR),
    ]
    cells: list[Cell] = [outcome.result for outcome in found]
    assert [o.value for o in cells[0].observations] == [Decimal("5.1")]
    assert cells[3].reason is WORDING


def test_nothing_meets_where_a_year_is_missing() -> None:
    """Reports of 2024 and 2026 leave 2024's targets without an answer; the seeds are of one year."""
    corpus = Corpus.of(
        [
            yearly(2024, "地区生产总值增长4.1%。", "地区生产总值增长5%左右。"),
            yearly(2026, "地区生产总值增长5.1%。", "地区生产总值增长5%左右。"),
        ]
    )
    assert outcomes(corpus, table_of(corpus), load_indicators()) == ()
    assert outcomes(seeds().corpus, seed_table(), load_indicators()) == ()
