"""Targets against the superior's of the same year: what meets, and how far apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.catalogue.indicators import load_indicators
from generator.corpus import Corpus
from generator.figures.margins import Margin, Position, margins
from generator.model import Report
from tests.factory import make_report
from tests.figures.tables import table_of

NATION = ("中华人民共和国", "")
JIANGXI = ("江西省", "360000")
YICHUN = ("宜春市", "360900")
GAOAN = ("高安市", "360983")


def of(place: tuple[str, str], plan: str, year: int = 2024) -> Report:
    """A place's report with that plan."""
    region, adcode = place
    return make_report(
        f"一、{year - 1}年工作回顾\n做了工作。\n二、{year}年工作安排\n（一）重点任务。\n{plan}\n",
        region,
        adcode,
        year,
    )


def found(*reports: Report) -> tuple[Margin, ...]:
    corpus = Corpus.of(reports)
    return margins(corpus, table_of(corpus), load_indicators())


@pytest.mark.parametrize(
    ("own", "superior", "low", "high", "position"),
    [
        ("5.5%左右", "5%左右", "0.5", "0.5", Position.ABOVE),
        ("5%左右", "5%左右", "0", "0", Position.EQUAL),
        ("5%以上", "5%左右", "0", "0", Position.REWORDED),
        ("4.5%", "5%左右", "-0.5", "-0.5", Position.BELOW),
        ("5%—6%", "5%左右", "0", "1", Position.ABOVE),
        ("4.5%—6%", "5%左右", "-0.5", "1", Position.ACROSS),
        ("5%", "4.5%—5%", "0.5", "0", Position.ABOVE),
    ],
)
def test_margin(own: str, superior: str, low: str, high: str, position: Position) -> None:
    (one,) = found(
        of(JIANGXI, f"地区生产总值增长{superior}。"), of(YICHUN, f"地区生产总值增长{own}。")
    )
    assert (one.indicator_id, one.low, one.high) == ("gdp_growth", Decimal(low), Decimal(high))
    assert one.position is position
    assert (one.own.report_id, one.superior.report_id) == ("yichun-2024", "jiangxi-2024")


def test_only_the_government_right_above_counts() -> None:
    """A county is not held against the province, nor a city against the nation."""
    plan = "地区生产总值增长5%。"
    assert not found(of(JIANGXI, plan), of(GAOAN, plan))
    assert not found(of(NATION, plan.replace("地区", "国内")), of(YICHUN, plan))
    assert len(found(of(NATION, plan.replace("地区", "国内")), of(JIANGXI, plan))) == 1
    assert len(found(of(YICHUN, plan), of(GAOAN, plan))) == 1


def test_other_years_and_amounts_are_not_compared() -> None:
    assert not found(of(JIANGXI, "地区生产总值增长5%。", 2023), of(YICHUN, "地区生产总值增长6%。"))
    assert not found(of(JIANGXI, "城镇新增就业41万人。"), of(YICHUN, "城镇新增就业4万人。"))


def test_every_position_has_words() -> None:
    assert len({one.label for one in Position}) == len(Position)
