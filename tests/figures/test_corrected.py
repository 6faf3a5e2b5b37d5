"""An editor's figures: where their words stand, and what gives way to them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator import layers
from generator.figures.corrected import Quoted
from generator.layers import ReportLayers
from generator.model import Bound, Observation, Paragraph, Status, Traced
from generator.seeds.corrections import FigureCorrection
from tests.corrections import YEARS, doubts, entry_of, line
from tests.factory import make_source, rules


def read(text: str, figures: list[dict[str, Any]]) -> tuple[ReportLayers, list[str]]:
    entry = entry_of({"figures": figures})
    source = make_source(text)
    found = layers.read(source, entry, rules())
    for correction in found.figures.corrections:
        assert correction.place
        words = text[correction.place.start : correction.place.end]
        assert "".join(words.split()) == "".join(correction.words.split())
    return found, [p.message for p in found.problems if p.code == "correction"]


FIGURES = (
    "一、2025年工作回顾\n预计全年地区生产总值增长14.44%（年度目标7%左右）。"
    "居民消费价格上涨0.3%。估摸着城镇新增就业多了不少。\n"
    "二、2026年工作安排\n地区生产总值增长5%左右。粮食产量保持稳定。\n"
)
TARGET = {"indicator": "gdp_growth", "period": 2026, "status": "target", "reason": "甲"}


def figures_of(readings: ReportLayers, indicator: str) -> list[tuple[Any, ...]]:
    return [
        (o.period, o.status, o.value, o.value_high, o.bound, o.correction)
        for o in readings.figures.observations
        if o.indicator_id == indicator
    ]


def test_a_figure_takes_the_place_of_what_was_read() -> None:
    correction = {**TARGET, "quote": "增长5%左右", "value": 5.5, "bound": "at_least"}
    found, problems = read(FIGURES, [correction])
    assert problems == []
    assert (2026, Status.TARGET, Decimal("5.5"), None, Bound.AT_LEAST, "甲") in figures_of(
        found, "gdp_growth"
    )
    assert [o.value for o in targets(found)] == [Decimal("5.5")]
    [change] = found.figures.corrections
    assert line(change) == (
        "figure 增长5%左右 地区生产总值增速：2026年目标5%左右 → 地区生产总值增速：2026年目标5.5%以上"
    )


def targets(found: ReportLayers) -> list[Observation]:
    return [
        o for o in found.figures.observations if o.indicator_id == "gdp_growth" and o.period == 2026
    ]


def test_a_figure_that_was_missed_leaves_those_beside_it() -> None:
    """The target in brackets is added; the result in the same clause stays as it was read."""
    before, _ = read(FIGURES, [])
    given = {**TARGET, "period": 2025, "quote": "年度目标7%左右", "value": 7, "bound": "about"}
    found, problems = read(FIGURES, [given])
    assert problems == []
    own = (2025, Status.TARGET, Decimal(7), None, Bound.ABOUT, "甲")
    after = figures_of(found, "gdp_growth")
    results = [f for f in figures_of(before, "gdp_growth") if f[2] == Decimal("14.44")]
    assert results
    assert all(result in after for result in results)
    assert own in after
    ids = [o.observation_id for o in found.figures.observations]
    assert "jiangxi-2026-gdp_growth-2025-target" in ids
    assert len(ids) == len(set(ids))


def test_a_wrong_status_is_mended_in_place() -> None:
    given = {
        "indicator": "cpi_rise",
        "quote": "居民消费价格上涨0.3%",
        "period": 2025,
        "status": "estimate",
        "value": "0.3",
        "reason": "句首的预计管到这里",
    }
    found, _ = read(FIGURES, [given])
    [figure] = figures_of(found, "cpi_rise")
    assert figure == (
        2025, Status.ESTIMATE, Decimal("0.3"), None, Bound.EXACT, "句首的预计管到这里"
    )  # fmt: skip


def test_a_figure_that_is_none_goes() -> None:
    drop = {"indicator": "cpi_rise", "quote": "居民消费价格上涨0.3%", "drop": True, "reason": "甲"}
    assert figures_of(read(FIGURES, [])[0], "cpi_rise")
    found, problems = read(FIGURES, [drop])
    assert (figures_of(found, "cpi_rise"), problems) == ([], [])
    [change] = found.figures.corrections
    assert change.after == "居民消费价格涨幅：不是这项指标的数字"


def test_what_is_dropped_may_be_narrowed() -> None:
    """Of another status nothing goes."""
    drop = {"indicator": "cpi_rise", "quote": "居民消费价格上涨0.3%", "drop": True, "reason": "甲"}
    found, _ = read(FIGURES, [{**drop, "status": "target"}])
    assert len(figures_of(found, "cpi_rise")) == 1


def test_a_wording_gives_way() -> None:
    """Words without a number are the editor's figure, or none."""
    plain, _ = read(FIGURES, [])
    assert [w.indicator_id for w in plain.figures.wordings if w.period == 2026] == ["grain_output"]
    drop = {"indicator": "grain_output", "quote": "粮食产量保持稳定", "drop": True, "reason": "甲"}
    found, _ = read(FIGURES, [drop])
    assert [w for w in found.figures.wordings if w.indicator_id == "grain_output"] == []


def test_a_range() -> None:
    given = {**TARGET, "quote": "增长5%左右", "value": 5, "value_high": 6, "bound": "range"}
    found, _ = read(FIGURES, [given])
    assert [(o.value, o.value_high) for o in targets(found)] == [(Decimal(5), Decimal(6))]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {**TARGET, "quote": "地区生产总值增长6%左右", "value": 6},
            (
                "the manifest's `figures` for gdp_growth has 「地区生产总值增长6%左右」, which the "
                "text does not hold; nearest is 「地区生产总值增长14.4」 in line 2"
            ),
        ),
        (
            {**TARGET, "quote": "地区生产总值", "value": 6},
            (
                "the manifest's `figures` for gdp_growth has 「地区生产总值」, which stands 2 times "
                "(lines 2, 4); expected `occurrence`"
            ),
        ),
        (
            {**TARGET, "indicator": "gdp_grwth", "quote": "增长5%左右", "value": 6},
            (
                "the manifest's `figures` has the indicator gdp_grwth, which is not known; "
                "nearest is gdp_growth"
            ),
        ),
        (
            {**TARGET, "quote": "增长5%左右", "value": 500},
            "the manifest's `figures` for gdp_growth has 500; expected % from −50 to 100",
        ),
    ],
)
def test_stale_figures(given: dict[str, Any], message: str) -> None:
    """They change nothing, and are told."""
    found, problems = read(FIGURES, [given])
    assert problems == [message]
    assert found.figures.observations == read(FIGURES, [])[0].figures.observations


def test_a_figure_is_given_once() -> None:
    given = {**TARGET, "quote": "增长5%左右", "value": 6}
    found, problems = read(FIGURES, [given, {**given, "value": 7}])
    assert len(targets(found)) == 1
    assert problems == [
        (
            "the manifest's `figures` for gdp_growth has 「增长5%左右」 twice for one year and status; "
            "expected once"
        )
    ]


# -- the report's own year ---------------------------------------------------------------------

RESULT = {**TARGET, "quote": "地区生产总值增长5%。", "value": 5, "status": "actual"}
GDP_2030 = {**TARGET, "quote": "地区生产总值增长6%左右", "value": 6}


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (
            {**TARGET, "quote": "增长5%左右", "value": 5, "period": 2062},
            (
                "6: the manifest's `figures` for gdp_growth has period 2062 with status target, which "
                "the paragraph of 「增长5%左右」 does not name; expected 2026 or 2025"
            ),
        ),
        (
            {**RESULT, "period": 2026},
            (
                "4: the manifest's `figures` for gdp_growth has period 2026 with status actual in "
                "「地区生产总值增长5%。」, in a report of 2026; expected 2025 or before"
            ),
        ),
        (
            {**RESULT, "period": 2015},
            (
                "4: the manifest's `figures` for gdp_growth has period 2015 with status actual, which "
                "the paragraph of 「地区生产总值增长5%。」 does not name; expected 2025"
            ),
        ),
        ({**RESULT, "period": 2025}, None),
        ({**RESULT, "period": 2025, "status": "target"}, None),
        ({**GDP_2030, "period": 2026}, None),
        ({**GDP_2030, "period": 2030}, None),
        (
            {
                "indicator": "rd_intensity",
                "quote": "研发投入强度达到3%",
                "period": 2030,
                "status": "target",
                "value": 3,
                "reason": "甲",
            },
            None,
        ),
    ],
)
def test_a_figure_of_a_doubtful_year_is_told(figure: dict[str, Any], expected: str | None) -> None:
    """That of a year which its paragraph names is not; what is told still counts."""
    told = [f"seeds/sample.txt:{expected}"] if expected else []
    assert doubts(YEARS, {"figures": [figure]}) == told
    found, _ = read(YEARS, [figure])
    assert figure["period"] in {o.period for o in found.figures.observations if o.correction}


# -- what gives way --------------------------------------------------------------------------------

WORDS = "地区生产总值增长5%左右，办好甲事。"
PARAGRAPH = Paragraph(
    paragraph_id="x-p1",
    report_id="x",
    section_id="x-1",
    ordinal=1,
    body=Traced(WORDS, tuple(range(len(WORDS)))),
)
DROP = {"indicator": "gdp_growth", "quote": "增长5%左右", "drop": True, "reason": "甲"}


@pytest.mark.parametrize(
    ("fields", "gives_way"),
    [
        ({"period": 2026, "status": "target", "value": 5}, True),
        ({"period": 2030, "status": "target", "value": 5}, True),
        ({"drop": True}, True),
        ({"drop": True, "period": 2026}, True),
        ({"drop": True, "period": 2025}, False),
        ({"drop": True, "status": "actual"}, False),
        ({"drop": True, "indicator": "cpi_rise"}, False),
    ],
)
def test_what_was_read_in_the_quoted_words_gives_way(
    fields: dict[str, Any], gives_way: bool
) -> None:
    """All of the indicator, or what `drop` narrows it to. Here a target of 2026 was read."""
    given = {"indicator": "gdp_growth", "quote": "增长5%左右", "reason": "甲", **fields}
    quoted = Quoted(FigureCorrection.model_validate(given), PARAGRAPH, 6, 12)
    assert quoted.replaces("gdp_growth", 2026, Status.TARGET) is gives_way


@pytest.mark.parametrize(
    ("start", "end", "holds"), [(0, 7, True), (11, 20, True), (0, 6, False), (12, 20, False)]
)
def test_words_that_a_quote_reaches_into(start: int, end: int, holds: bool) -> None:
    quoted = Quoted(FigureCorrection.model_validate(DROP), PARAGRAPH, 6, 12)
    assert quoted.holds(PARAGRAPH, start, end) is holds
