"""The table of cells: figures, reasons for empty cells."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from generator.catalogue.indicators import load_indicators
from generator.corpus import Corpus
from generator.doubts import Flag, FlagCode
from generator.figures.comparisons import (
    Cell,
    CellTable,
    EmptyReason,
)
from generator.model import Completeness, Report, Status, UnreadName, Wording
from tests.factory import make_report, seeds
from tests.figures.tables import table_of

MISSING, UNSAID, WORDING, UNREAD = (
    EmptyReason.TEXT_MISSING,
    EmptyReason.NOT_MENTIONED,
    EmptyReason.WORDING,
    EmptyReason.UNREAD,
)


@cache
def seed_table() -> CellTable:
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
        # 吉安 speaks of PM2.5 in its plan, but of no concentration: the name is there.
        ("jian-2024", "pm25", Status.TARGET, EmptyReason.MENTIONED),
        # 赣州 lost the beginning of its review and the end of its plan.
        ("ganzhou-2023", "industrial_value_added_growth", Status.ACTUAL, MISSING),
        ("ganzhou-2023", "budget_revenue_growth", Status.ACTUAL, MISSING),
        ("ganzhou-2023", "gdp_growth", Status.ACTUAL, WORDING),
        ("ganzhou-2023", "rd_intensity", Status.TARGET, MISSING),
        # 江西 gives the growth of its gross product and not how much it is, and no revenue target.
        ("jiangxi-2024", "gdp", Status.ACTUAL, EmptyReason.RATE_ONLY),
        ("jiangxi-2024", "gdp", Status.TARGET, EmptyReason.RATE_ONLY),
        ("jiangxi-2024", "budget_revenue", Status.TARGET, UNSAID),
        ("jiangxi-2024", "deficit_ratio", Status.TARGET, UNSAID),
        ("ganzhou-2023", "gdp", Status.ACTUAL, MISSING),
    ],
)
def test_an_empty_cell_says_why(
    report_id: str, indicator_id: str, status: Status, reason: EmptyReason
) -> None:
    cell = seed_table().cell(indicator_id, report_id, status)
    assert cell.observations == ()
    assert cell.reason is reason
    told = (WORDING, UNREAD, EmptyReason.MENTIONED, EmptyReason.OTHER_YEAR, EmptyReason.RATE_ONLY)
    assert (cell.words is not None) == (reason in told)


def test_a_cell_holds_its_figure() -> None:
    """Results and estimates share a cell; each keeps its own status."""
    cell = seed_table().cell("gdp_growth", "yichun-2024", Status.ACTUAL)
    assert [(o.value, o.status, o.period) for o in cell.observations] == [
        (Decimal(4), Status.ESTIMATE, 2023)
    ]
    assert cell.reason is None
    assert seed_table().cell("gdp_growth", "yichun-2024", Status.ESTIMATE) is cell


def test_every_cell_is_filled_or_explained() -> None:
    assert len(seed_table().cells) == len(load_indicators()) * 5 * 2
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
    assert isinstance(cell.words, Wording)
    assert cell.words.period == 2022


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


def reason_of(report: Report, indicator_id: str, status: Status) -> EmptyReason | None:
    return table_of(Corpus.of([report])).cell(indicator_id, report.report_id, status).reason


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        ("做好各项工作。", UNSAID),
        ("加强PM2.5和臭氧协同治理。", EmptyReason.MENTIONED),
        ("支持PM2.5浓度30微克以下的县创建示范。", EmptyReason.MENTIONED),
        ("PM2.5平均浓度好于上年。", WORDING),
    ],
)
def test_absence_is_claimed_where_no_form_of_the_name_stands(
    plan: str, reason: EmptyReason
) -> None:
    report = make_report(
        f"一、2023年工作回顾\n去年工作取得成绩。\n二、2024年工作安排\n（一）重点任务。\n{plan}\n"
    )
    assert reason_of(report, "pm25", Status.TARGET) is reason
    # The name stands in the plan: the review says nothing of it all the same.
    assert reason_of(report, "pm25", Status.ACTUAL) is UNSAID


def test_an_unread_name_is_led_to() -> None:
    report = make_report(
        "一、2023年工作回顾\n去年工作取得成绩。\n"
        "二、2024年工作安排\n（一）重点任务。\n一是抓好减排，加强PM2.5协同治理，办好实事。\n"
    )
    cell = table_of(Corpus.of([report])).cell("pm25", report.report_id, Status.TARGET)
    assert isinstance(cell.words, UnreadName)
    assert cell.words.quote == "加强PM2.5协同治理"


def test_absence_is_not_claimed_of_a_part_that_was_not_found() -> None:
    """Without a plan nothing can be said of targets, and much of results."""
    report = make_report("一、2023年工作回顾\n去年工作取得成绩。\n二、民生工作回顾\n办了实事。\n")
    assert reason_of(report, "pm25", Status.TARGET) is EmptyReason.PART_UNREAD
    assert reason_of(report, "pm25", Status.ACTUAL) is UNSAID


def test_absence_is_not_claimed_in_doubt() -> None:
    """A flag that may hide the one side leaves the other alone, and touches what is there."""
    report = make_report(
        "一、2023年工作回顾\n地区生产总值增长5%。\n"
        "二、2024年工作安排\n（一）重点任务。\n地区生产总值增长6%。\n"
    )
    flag = Flag(code=FlagCode.NO_RESULTS, found="nothing", expected="something")
    table = table_of(Corpus.of([report]), {report.report_id: (flag,)})

    def cell(indicator_id: str, status: Status) -> Cell:
        return table.cell(indicator_id, report.report_id, status)

    assert cell("pm25", Status.ACTUAL).reason is EmptyReason.PART_UNREAD
    assert cell("pm25", Status.TARGET).reason is UNSAID
    assert cell("gdp_growth", Status.ACTUAL).observations
    assert cell("gdp_growth", Status.ACTUAL).doubts == (flag,)
    assert cell("gdp_growth", Status.TARGET).doubts == ()


@pytest.mark.parametrize(
    ("said", "indicator_id", "reason"),
    [
        ("五年来，固定资产投资年均增长9%。", "fixed_asset_investment_growth", EmptyReason.PERIOD),
        (
            "生产总值完成186亿元，比2018年增长33.8%，年均增长6%。",
            "gdp_growth",
            EmptyReason.PERIOD,
        ),
        ("城镇固定资产投资增长9%。", "fixed_asset_investment_growth", EmptyReason.SCOPED),
    ],
)
def test_figures_of_another_kind_stand_in_no_cell(
    said: str, indicator_id: str, reason: EmptyReason
) -> None:
    """Of several years, of a part of the subject: the cell leads there and holds nothing."""
    report = make_report(
        f"一、2023年工作回顾\n{said}\n二、2024年工作安排\n（一）重点任务。\n抓好工作。\n"
    )
    cell = table_of(Corpus.of([report])).cell(indicator_id, report.report_id, Status.ACTUAL)
    assert (cell.observations, cell.reason) == ((), reason)
    assert cell.words
    assert cell.words.quote == said.removeprefix("五年来，").rstrip("。")


@pytest.mark.parametrize(
    ("said", "indicator_id", "reason"),
    [
        ("固定资产投资完成33.3亿元", "fixed_asset_investment_growth", "amount_only"),
        # The level beside the rate was read.
        ("全省生产总值完成5900亿元", "gdp_growth", "amount_only"),
        # No level of it is in the catalogue, and the sentence says no more.
        ("规模以上工业增加值完成16.8亿元", "industrial_value_added_growth", "amount_only"),
        ("社会消费品零售总额增至2.79万亿元", "retail_sales_growth", "amount_only"),
        ("社会消费品零售总额增加500亿元", "retail_sales_growth", "wording"),
        ("PM2.5平均浓度下降9.1%", "pm25", "fall_only"),
        ("PM2.5浓度下降幅度为18%", "pm25", "fall_only"),
        ("空气质量优良天数比率提高1.3个百分点", "good_air_days_ratio", "rise_only"),
        # What another series gives, or another number, is not told of this one.
        ("跨境电商进出口完成33亿元", "trade_growth", "mentioned"),
        ("重点地区细颗粒物浓度下降30%", "pm25", "mentioned"),
        ("规模以上工业企业达到31家", "industrial_value_added_growth", "mentioned"),
        ("规模以上工业完成198亿元", "industrial_value_added_growth", "mentioned"),
        ("地区生产总值增长5%", "gdp", "rate_only"),
        ("固定资产投资增幅回落2个百分点", "fixed_asset_investment_growth", "wording"),
    ],
)
def test_a_number_in_place_of_another_is_named(said: str, indicator_id: str, reason: str) -> None:
    """An amount is no rate, a fall no level: the cell says which one the report gives."""
    report = make_report(
        f"一、2023年工作回顾\n{said}。\n二、2024年工作安排\n（一）重点任务。\n抓好工作。\n"
    )
    cell = table_of(Corpus.of([report])).cell(indicator_id, report.report_id, Status.ACTUAL)
    assert (cell.observations, cell.reason) == ((), reason)
    assert cell.words
    assert cell.words.quote == said


def test_words_of_their_own_indicator_stand_for_a_target() -> None:
    """A target that is an amount only is one all the same; its level's own is not set twice."""
    report = make_report(
        "一、2023年工作回顾\n去年工作取得成绩。\n二、2024年工作安排\n（一）重点任务。\n"
        "固定资产投资达到40亿元。加强PM2.5协同治理。\n"
    )
    table = table_of(Corpus.of([report]))
    investment = table.cell("fixed_asset_investment_growth", report.report_id, Status.TARGET)
    assert investment.reason is EmptyReason.AMOUNT_ONLY
    assert investment.wording is investment.words
    assert table.cell("pm25", report.report_id, Status.TARGET).wording is None


def test_every_report_has_a_result_and_a_target_of_each_indicator() -> None:
    reports = ("jiangxi-2024", "ganzhou-2023", "jian-2024", "yichun-2024", "fuzhou-2024")
    assert {cell[1:] for cell in seed_table().cells if cell[0] == "pm25"} == {
        (report_id, status) for report_id in reports for status in (Status.ACTUAL, Status.TARGET)
    }
    fuzhou = seed_table().cell("pm25", "fuzhou-2024", Status.ACTUAL)
    assert [o.value for o in fuzhou.observations] == [Decimal(18)]
    assert seed_table().cell("pm25", "fuzhou-2024", Status.TARGET).reason is UNSAID


def test_a_rate_is_given_where_it_is_one_of_several_years() -> None:
    """Beside an amount a mean of other words is still the rate: not only the amount is given."""
    report = make_report(
        "一、2023年工作回顾\n生产总值完成186亿元。五年来，生产总值年均增长6%。\n"
        "二、2024年工作安排\n（一）重点任务。\n抓好工作。\n"
    )
    assert reason_of(report, "gdp_growth", Status.ACTUAL) is EmptyReason.PERIOD
