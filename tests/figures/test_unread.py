"""Names of indicators of which nothing was read."""

from __future__ import annotations

import pytest

from generator.catalogue.indicators import load_indicators
from generator.figures.observations import read_figures
from generator.model import Part
from tests.factory import make_report

INDICATORS = load_indicators()


def unread(review: str, plan: str) -> list[tuple[str, Part, str]]:
    report = make_report(
        f"一、2023年工作回顾\n{review}\n二、2024年工作安排\n（一）重点任务。\n{plan}\n"
    )
    found = read_figures(report, INDICATORS).unread
    assert all(
        report.paragraphs
        and one.quote
        in next(p.text for p in report.paragraphs if p.paragraph_id == one.paragraph_id)
        for one in found
    )
    return [(one.indicator_id, one.part, one.quote) for one in found]


@pytest.mark.parametrize(
    ("review", "plan", "expected"),
    [
        ("做了工作。", "做好工作。", []),
        # What was read is not unread, nor is the same name said once more.
        ("粮食产量达到430亿斤。抓好粮食生产。", "做好工作。", []),
        ("做了工作。", "稳定粮食生产，办好实事。", [("grain_output", Part.PLAN, "稳定粮食生产")]),
        (
            "粮食产量创历史新高，居民得实惠。",
            "做好工作。",
            [],  # a wording was read
        ),
        # A clause with a number tells more than the one before it.
        (
            "做了工作。",
            "推进粮食生产全程机械化。新增粮食产量5亿斤。",
            [("grain_output", Part.PLAN, "新增粮食产量5亿斤")],
        ),
        # A level is unread only where an amount of money follows its rate's name.
        (
            "地区生产总值增长5%，一般公共预算收入的12亿元用于民生。",
            "做好工作。",
            [
                ("budget_revenue_growth", Part.REVIEW, "一般公共预算收入的12亿元用于民生"),
                ("budget_revenue", Part.REVIEW, "一般公共预算收入的12亿元用于民生"),
            ],
        ),
        # A collective name is of both.
        (
            "城乡居民收入差距继续缩小。",
            "做好工作。",
            [
                ("urban_income_growth", Part.REVIEW, "城乡居民收入差距继续缩小"),
                ("rural_income_growth", Part.REVIEW, "城乡居民收入差距继续缩小"),
            ],
        ),
    ],
)
def test_unread_names(review: str, plan: str, expected: list[tuple[str, Part, str]]) -> None:
    assert unread(review, plan) == expected


def test_one_for_each_side() -> None:
    found = unread("抓好粮食生产。重视粮食生产。", "稳定粮食生产。")
    assert found == [
        ("grain_output", Part.REVIEW, "抓好粮食生产"),
        ("grain_output", Part.PLAN, "稳定粮食生产"),
    ]
