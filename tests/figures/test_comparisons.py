"""The headline table: figures, reasons for empty cells."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from generator.catalogue.indicators import load_indicators
from generator.corpus import Corpus
from generator.figures.comparisons import (
    EmptyReason,
    HeadlineTable,
    headline_table,
    indicator_series,
)
from generator.figures.observations import read_figures
from generator.model import Completeness, Report, Status
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
