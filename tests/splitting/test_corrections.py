"""Corrections by an editor: each changes what it names, says so, and is told where it is stale."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from frictionless import Package, system
from selectolax.lexbor import LexborHTMLParser

from generator import layers
from generator.cli import main
from generator.errors import CatalogueError
from generator.layers import ReportLayers
from generator.model import Bound, Correction, CorrectionKind, Observation, Report, Status
from generator.pipeline import build_site
from generator.reading import read_corpus
from generator.seeds.entry import Entry
from generator.seeds.manifest import read_manifest
from generator.splitting.report import split_report
from tests.factory import make_source, rules
from tests.golden_cases import assert_faithful, covered, load_cases
from tests.project import ROOT, SITE
from tests.splitting.test_outline import described


def entry_of(fields: dict[str, Any]) -> Entry:
    given = {"file": "sample.txt", "region": "江西省", "adcode": "360000", "year": 2026}
    return Entry.model_validate({**given, "accept": ["manifest", "kind"], **fields})


def split(text: str, fields: dict[str, Any]) -> tuple[Report, list[str]]:
    """The report, and what an editor is told of the corrections."""
    report, problems = split_report(make_source(text), entry_of(fields), rules())
    return report, [problem.message for problem in problems if problem.code == "correction"]


def read(text: str, figures: list[dict[str, Any]]) -> tuple[ReportLayers, list[str]]:
    entry = entry_of({"figures": figures})
    source = make_source(text)
    found = layers.read(source, entry, rules())
    for correction in found.figures.corrections:
        assert correction.place
        words = text[correction.place.start : correction.place.end]
        assert "".join(words.split()) == "".join(correction.words.split())
    return found, [p.message for p in found.problems if p.code == "correction"]


def line(correction: Correction) -> str:
    return f"{correction.kind} {correction.words} {correction.before} → {correction.after}"


# -- headings and parts --------------------------------------------------------------------------


@pytest.mark.parametrize("case", load_cases("corrections"))
def test_outline(case: dict[str, Any]) -> None:
    """The outline is the editor's, every character stands in it once, and it says what changed."""
    report, problems = split(case["text"], case["entry"])
    assert described(report) == case["outline"]
    assert [line(correction) for correction in report.corrections] == case["corrections"]
    assert [s.slug for s in report.sections if s.correction and s.depth < 3] == case["corrected"]
    assert problems == []
    assert_faithful(report, case["text"])
    for correction in report.corrections:
        assert correction.place
        printed = case["text"][correction.place.start : correction.place.end]
        assert "".join(printed.split()) == correction.words


def test_without_the_entry_the_cases_are_read_otherwise() -> None:
    """No case would pass without its correction."""
    for parameter in load_cases("corrections"):
        case: Any = parameter.values[0]
        try:
            report, _ = split(case["text"], {})
        except Exception:
            continue
        assert described(report) != case["outline"], case["name"]


def test_a_heading_takes_the_sign_that_closes_it() -> None:
    """A colon behind a heading is of the heading, as behind one that is read."""
    text = "一、2025年工作回顾\n很好。\n明年怎样办：今年要办好。\n"
    report, _ = split(
        text, {"headings": [{"text": "明年怎样办", "depth": 1, "part": "plan", "reason": "甲"}]}
    )
    assert report.paragraphs[-1].text == "今年要办好。"
    assert all(n == 1 or text[i].isspace() for i, n in enumerate(covered(report, text)))


TEXT = (
    "各位代表：\n一、2025年工作回顾\n（一）甲事办成了。甲事很好。\n各项工作取得成绩。\n"
    "各项工作取得成绩。\n二、2026年工作安排\n今年要办好。\n各位代表！团结奋斗！\n附件\n名词解释\n1.甲：乙。\n"
)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"parts": {"一、2024年工作回顾": {"part": "plan", "reason": "甲"}}},
            (
                "the manifest's `parts` has 「一、2024年工作回顾」, which is no heading of the first "
                "level; nearest is 「一、2025年工作回顾」"
            ),
        ),
        (
            {"parts": {"甲事办成了": {"part": "plan", "reason": "甲"}}},
            (
                "the manifest's `parts` has 「甲事办成了」, which is a heading of the second level; "
                "expected one of the first"
            ),
        ),
        (
            {"headings": [{"text": "各项工作成绩", "depth": 2, "reason": "甲"}]},
            (
                "the manifest's `headings` has 「各项工作成绩」, which the text does not hold; "
                "nearest is 「各项工作取得」 in line 4"
            ),
        ),
        (
            {"headings": [{"text": "风马牛", "depth": 2, "reason": "甲"}]},
            (
                "the manifest's `headings` has 「风马牛」, which the text does not hold; "
                "nothing is near"
            ),
        ),
        (
            {"headings": [{"text": "各项工作取得成绩", "depth": 2, "reason": "甲"}]},
            (
                "the manifest's `headings` has 「各项工作取得成绩」, which stands 2 times "
                "(lines 4, 5); expected `occurrence`"
            ),
        ),
        (
            {
                "headings": [
                    {"text": "各项工作取得成绩", "depth": 2, "occurrence": 3, "reason": "甲"}
                ]
            },
            (
                "the manifest's `headings` has 「各项工作取得成绩」 with occurrence 3, which stands "
                "2 times (lines 4, 5)"
            ),
        ),
        (
            {"headings": [{"text": "今年要办好", "depth": 2, "reason": "甲"}] * 2},
            "the manifest's `headings` has 「今年要办好」 twice; expected once",
        ),
        (
            {"headings": [{"text": "1.甲", "depth": 2, "reason": "甲"}]},
            (
                "the manifest's `headings` has 「1.甲」, which stands in an annex; "
                "expected words of the report itself"
            ),
        ),
    ],
)
def test_stale_outline_corrections(fields: dict[str, Any], message: str) -> None:
    """Words that are not there, or not clear, change nothing and are told."""
    report, problems = split(TEXT, fields)
    plain, _ = split(TEXT, {})
    assert problems == [message]
    assert described(report) == described(plain) or "twice" in message


# -- figures -------------------------------------------------------------------------------------

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


def doubts(text: str, fields: dict[str, Any]) -> list[str]:
    """The corrections that speak against the year, each with its line; what they say counts."""
    entry = entry_of(fields)
    source = make_source(text)
    found = layers.read(source, entry, rules())
    return [str(p) for p in found.problems if p.code == "contradiction"]


YEARS = (
    "2026年江西省政府工作报告\n各位代表：\n一、2025年工作回顾\n地区生产总值增长5%。\n"
    "二、2026年工作安排\n今年地区生产总值增长5%左右。到2030年，地区生产总值增长6%左右。\n"
    "“十五五”期末研发投入强度达到3%。\n三、政府自身建设\n很好。\n"
)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"parts": {"二、2026年工作安排": {"part": "review", "reason": "甲"}}},
            (
                "seeds/sample.txt:5: the manifest makes 「二、2026年工作安排」 a review, in a report of "
                "2026; expected the words of a heading about 2025 or before"
            ),
        ),
        (
            {"parts": {"一、2025年工作回顾": {"part": "plan", "reason": "甲"}}},
            (
                "seeds/sample.txt:3: the manifest makes 「一、2025年工作回顾」 a plan, in a report of "
                "2026; expected the words of a heading about 2026 or later"
            ),
        ),
        (
            {
                "headings": [
                    {"text": "二、2026年工作安排", "depth": 1, "part": "review", "reason": "甲"}
                ]
            },
            (
                "seeds/sample.txt:5: the manifest makes 「二、2026年工作安排」 a review, in a report of "
                "2026; expected the words of a heading about 2025 or before"
            ),
        ),
        (
            {"delivered_on": "2016-01-21", "reasons": {"delivered_on": "甲"}},
            (
                "seeds/sample.txt: the manifest says delivered_on 2016-01-21, in a report of 2026; "
                "expected a day of that year or the end of the last"
            ),
        ),
        (
            {"title": "2025年政府工作报告", "reasons": {"title": "甲"}},
            (
                "seeds/sample.txt: the manifest says title 2025年政府工作报告, in a report of 2026; "
                "expected 2026 in it, or none"
            ),
        ),
    ],
)
def test_a_correction_against_the_reports_year_is_told(
    fields: dict[str, Any], expected: str
) -> None:
    assert doubts(YEARS, fields) == [expected]
    assert doubts(YEARS, {**fields, "accept": ["manifest", "kind", "contradiction"]}) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"parts": {"三、政府自身建设": {"part": "plan", "reason": "甲"}}},
        {"parts": {"二、2026年工作安排": {"part": "self_building", "reason": "甲"}}},
        {"headings": [{"text": "一、2025年工作回顾", "depth": 0, "reason": "甲"}]},
        {"delivered_on": "2025-12-30", "reasons": {"delivered_on": "甲"}},
        {"title": "政府工作报告", "reasons": {"title": "甲"}},
        {
            "title": "2025年政府工作报告",
            "reasons": {"title": "甲", "year": "标题所印为回顾的年份"},
        },
    ],
)
def test_a_correction_that_fits_the_year_is_not(fields: dict[str, Any]) -> None:
    assert doubts(YEARS, fields) == []


def test_a_later_report_may_review_a_heading_of_tasks() -> None:
    """2025年主要任务 in a report of 2026 looks back, whatever its words."""
    text = YEARS.replace("2025年工作回顾", "2025年主要任务和“十四五”建设成就")
    given = {"2025年主要任务和“十四五”建设成就": {"part": "review", "reason": "甲"}}
    assert doubts(text, {"parts": given}) == []


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


# -- what is known of the report -----------------------------------------------------------------

HEAD = (
    "2026年江西省政府工作报告\n（2026年1月20日在江西省第十四届人民代表大会第四次会议上）\n"
    "江西省省长 叶某某\n各位代表：\n一、2025年工作回顾\n很好。\n二、2026年工作安排\n要办好。\n"
)


def test_what_the_text_says_otherwise_is_corrected_with_a_reason() -> None:
    fields = {
        "title": "政府工作报告",
        "speaker": "李某某",
        "occasion": "江西省第十四届人民代表大会第五次会议",
        "delivered_on": "2026-01-21",
        "reasons": {
            "title": "公报作此",
            "speaker": "网页误印",
            "occasion": "届次误印",
            "delivered_on": "公报作21日",
        },
        "accept": [],
    }
    report, problems = split_report(make_source(HEAD), entry_of(fields), rules())
    assert problems == ()
    assert (report.title, report.speaker, str(report.delivered_on)) == (
        "政府工作报告",
        "李某某",
        "2026-01-21",
    )
    assert report.occasion == "江西省第十四届人民代表大会第五次会议"
    assert [(c.kind.value, c.before, c.after, c.reason) for c in report.corrections] == [
        ("title", "2026年江西省政府工作报告", "政府工作报告", "公报作此"),
        ("speaker", "叶某某", "李某某", "网页误印"),
        (
            "occasion",
            "江西省第十四届人民代表大会第四次会议",
            "江西省第十四届人民代表大会第五次会议",
            "届次误印",
        ),
        ("delivered_on", "2026-01-20", "2026-01-21", "公报作21日"),
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": "甲报告"}, "title 甲报告, and no reason (`reasons: {title: …}`)"),
        ({"speaker": "李某某"}, "speaker 李某某, and no reason (`reasons: {speaker: …}`)"),
        ({"delivered_on": "2026-01-21"}, "and no reason (`reasons: {delivered_on: …}`)"),
        ({"occasion": "某次会议"}, "and no reason (`reasons: {occasion: …}`)"),
    ],
)
def test_without_a_reason_it_is_a_contradiction(fields: dict[str, Any], message: str) -> None:
    _, problems = split_report(make_source(HEAD), entry_of({**fields, "accept": []}), rules())
    [problem] = problems
    assert problem.code == "manifest"
    assert problem.message.endswith(message)


def test_what_the_text_does_not_say_is_given_as_such() -> None:
    """A value where the text has none is the editor's too; one that agrees is not."""
    text = "各位代表：\n一、2025年工作回顾\n很好。\n二、2026年工作安排\n要办好。\n"
    report, _ = split(text, {"speaker": "李某某"})
    [correction] = report.corrections
    assert (correction.kind, correction.before, correction.reason) == (
        CorrectionKind.SPEAKER,
        "",
        "原文未载",
    )
    assert split(HEAD, {"speaker": "叶某某"})[0].corrections == ()


ZONE = (
    "赣州经济技术开发区2026年工作报告\n各位代表：\n现在，我代表管委会向大会报告工作。\n"
    "一、2025年工作回顾\n很好。\n二、2026年工作安排\n要办好。\n"
)
ZONE_ENTRY: dict[str, Any] = {
    "region": "赣州经济技术开发区",
    "adcode": "360799",
    "id": "ganzhou-jkq-2026",
    "year": 2026,
    "accept": [],
}


def test_a_place_of_its_own() -> None:
    """A code that the table lacks says where the place lies, and needs a reason."""
    given = {**ZONE_ENTRY, "accept": ["kind"]}
    report, problems = split_report(make_source(ZONE), entry_of(given), rules())
    assert [p.message for p in problems] == [
        (
            "adcode 360799 is not in GB/T 2260; expected another, or `reasons: {adcode: …}` "
            "for a place of its own"
        )
    ]
    reasons = {"adcode": "国家级开发区，统计用代码"}
    report, problems = split_report(
        make_source(ZONE), entry_of({**given, "reasons": reasons}), rules()
    )
    assert problems == ()
    region = report.region
    assert (report.report_id, region.name, region.adcode, region.level.value, region.parent) == (
        "ganzhou-jkq-2026",
        "赣州经济技术开发区",
        "360799",
        "county",
        "赣州市",
    )
    assert [(c.kind.value, c.after, c.reason) for c in report.corrections] == [
        ("adcode", "360799", "国家级开发区，统计用代码")
    ]


def test_a_code_alone_that_nobody_knows_is_refused() -> None:
    with pytest.raises(Exception, match="adcode 360799 is not in GB/T 2260; expected `region`"):
        split(ZONE, {"region": "", "adcode": "360799"})


# -- the manifest --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("yaml_text", "message"),
    [
        ("parts: {甲: review}", "parts.甲: expected {part: …, reason: …}"),
        ("parts: {甲: {part: review}}", "a correction needs a `reason`; found none"),
        ("parts: {甲: {part: front, reason: 乙}}", "expected one of review, plan, self_building"),
        ("headings: [{text: 甲, depth: 1}]", "a correction needs a `reason`; found none"),
        ("headings: [{text: 甲, depth: 3, reason: 乙}]", "headings.0.depth"),
        ("headings: [{text: 甲, depth: 2, part: plan, reason: 乙}]", "is for a heading of depth 1"),
        ("headings: [{text: 甲, depth: 1, reason: '  '}]", "headings.0.reason"),
        ('headings: [{text: 甲, depth: 1, reason: "乙\\u202e丙"}]', "without control or invisible"),
        ("figures: [{indicator: a, quote: 甲, reason: 乙}]", "needs `period`, `status`, `value`"),
        ("figures: [{indicator: a, quote: 甲, drop: true}]", "a correction needs a `reason`"),
        (
            "figures: [{indicator: a, quote: 甲, drop: true, value: 1, reason: 乙}]",
            "`drop` takes no value",
        ),
        (
            (
                "figures: [{indicator: a, quote: 甲, period: 2026, status: target, value: 5, "
                "bound: range, reason: 乙}]"
            ),
            "`value_high` and `bound: range` belong together",
        ),
        (
            (
                "figures: [{indicator: a, quote: 甲, period: 2026, status: target, value: yes, "
                "reason: 乙}]"
            ),
            "expected a number",
        ),
        (
            "figures: [{indicator: a, quote: 甲, ocurrence: 1, reason: 乙, drop: true}]",
            "found `figures.0.ocurrence`; expected no such field there",
        ),
        ("reasons: {title: 甲}", "`reasons` has `title`, which is not given; expected both"),
        ("{reasons: {file: 甲}}", "`reasons` has `file`; expected one of title"),
        ("delivered_on: 20260121", "expected a day such as 2024-01-23"),
    ],
)
def test_a_faulty_correction_is_one_line(tmp_path: Path, yaml_text: str, message: str) -> None:
    """It names the entry, what was found and what was expected."""
    fields = yaml.safe_load(yaml_text)
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "reports.yml").write_text(
        yaml.safe_dump({"reports": [{"file": "a.txt", **fields}]}, allow_unicode=True),
        encoding="utf-8",
    )
    entries, [error] = read_manifest(tmp_path)
    assert not entries
    assert isinstance(error, CatalogueError)
    assert message in str(error)
    assert "\n" not in str(error)


# -- add -----------------------------------------------------------------------------------------

MANIFEST = """reports:
  - file: jiangxi-2026.txt
    region: 江西省
    adcode: "360000"
    level: province
    year: 2026
    delivered_on: 2026-01-21  # by the gazette
    reasons: {delivered_on: 公报作此}
    parts:  # ours
      一、2025年主要任务: {part: review, reason: 标题说的是上年}
    figures:
      # rounded in print
      - {indicator: gdp_growth, quote: 地区生产总值增长5%左右, period: 2026,
         status: target, value: 5.50, bound: about, reason: 勘误}
"""


def state_text(gdp: str) -> str:
    return (
        "2026年江西省政府工作报告\n各位代表：\n一、2025年主要任务\n"
        + "去年的工作取得了成绩。" * 30
        + f"\n二、2026年工作安排\n（一）做好工作。今年地区生产总值增长{gdp}左右。\n"
    )


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_replaced_text_keeps_its_corrections(tmp_path: Path) -> None:
    """Every byte of them stays, and those whose words are gone are told."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "jiangxi-2026.txt").write_text(state_text("5%"), encoding="utf-8")
    (folder / "reports.yml").write_text(MANIFEST, encoding="utf-8")
    same, other = tmp_path / "same.txt", tmp_path / "other.txt"
    same.write_text(state_text("5%").replace("成绩", "新成绩"), encoding="utf-8")
    other.write_text(state_text("4%"), encoding="utf-8")
    # By itself the text is taken for one of 2025: the correction says why it is not.
    result = run("add", "--seeds", folder, "--replace", "--year", "2026", same)
    assert result.exit_code == 0
    assert (folder / "reports.yml").read_text(encoding="utf-8") == MANIFEST
    assert "correction" not in result.stderr
    result = run("add", "--seeds", folder, "--replace", "--year", "2026", other)
    assert result.exit_code == 0
    assert (folder / "reports.yml").read_text(encoding="utf-8") == MANIFEST
    assert (
        "the manifest's `figures` for gdp_growth has 「地区生产总值增长5%左右」, which the text "
        "does not hold; nearest is 「地区生产总值增长4%左右」 in line 6"
    ) in result.stderr
    assert read_corpus(folder).corpus.report("jiangxi-2026").sections[1].part.value == "review"


# -- the built site ------------------------------------------------------------------------------

HOSTILE = '<img src=x onerror=alert(1)> **粗** {{ 7*7 }} [链](http://x) "引"'


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two reports, one of them corrected in every way, built in strict mode."""
    folder = tmp_path_factory.mktemp("corrected")
    shutil.copy(SITE / "mkdocs.yml", folder)
    (folder / "docs").mkdir()
    seeds = folder / "seeds"
    seeds.mkdir()
    text = (
        "2026年江西省政府工作报告\n各位代表：\n一、2025年主要任务\n"
        "2025年，地区生产总值增长5.2%。" + "去年的工作取得了成绩。" * 25 + "\n"
        "二、三产业齐头并进\n产业发展很好。\n"
        "二、2026年工作安排\n（一）做好工作。今年地区生产总值增长5%左右。\n怎样办好\n要办好许多事。\n"
    )
    (seeds / "jiangxi-2026.txt").write_text(text, encoding="utf-8")
    entry = {
        "file": "jiangxi-2026.txt",
        "speaker": "李某某",
        "reasons": {"speaker": "公报所载"},
        "parts": {"一、2025年主要任务": {"part": "review", "reason": HOSTILE}},
        "headings": [
            {"text": "二、三产业齐头并进", "depth": 0, "reason": "正文，不是标题"},
            {"text": "怎样办好", "depth": 2, "reason": "原文无序号"},
        ],
        "figures": [
            {
                "indicator": "gdp_growth",
                "quote": "地区生产总值增长5%左右",
                "period": 2026,
                "status": "target",
                "value": 5.5,
                "bound": "at_least",
                "reason": "原文误印 & 勘误",
            }
        ],
    }
    (seeds / "reports.yml").write_text(
        yaml.safe_dump({"reports": [entry]}, allow_unicode=True), encoding="utf-8"
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"],
        cwd=folder,
        check=True,
    )
    return folder


def page(site: Path, url: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / "site" / url / "index.html").read_text(encoding="utf-8"))


def marks(site: Path, url: str) -> list[str]:
    """The reasons that a page shows, each behind a mark that a keyboard can open."""
    found = []
    for node in page(site, url).css("details.corrected"):
        summary, reason = node.css_first("summary"), node.css_first(".corrected-reason")
        assert summary
        assert reason
        assert summary.text() == "编者更正"
        found.append(reason.text())
    return found


REPORT = "reports/jiangxi-2026/"


@pytest.mark.parametrize("address", ["plan-1", "full"])
def test_the_words_of_a_corrected_figure_are_marked(corrected: Path, address: str) -> None:
    """The mark adds no text of its own, and leads to the entry of the report's list."""
    shown = page(corrected, f"{REPORT}{address}")
    words = shown.css(".report-text .corrected-words")
    assert "".join(node.text() for node in words) == "地区生产总值增长5%左右"
    (mark,) = shown.css(".report-text a.corrected-mark")
    assert mark.text() == ""
    assert mark.attributes["aria-label"] == "编者更正：原文误印 & 勘误"
    assert mark.attributes["data-reason"] == "原文误印 & 勘误"
    assert mark.prev is not None
    assert "corrected-words" in (mark.prev.attributes["class"] or "")
    target = mark.attributes["href"] or ""
    assert target.startswith(f"../../../{REPORT}#correction-")
    entry = page(corrected, REPORT).css_first(f"#{target.partition('#')[2]}")
    assert entry
    assert "理由：原文误印 & 勘误" in entry.text()


def test_pages_show_every_correction_with_its_reason(corrected: Path) -> None:
    assert marks(corrected, REPORT) == ["公报所载", HOSTILE, "原文无序号", "原文误印 & 勘误"]
    assert marks(corrected, f"{REPORT}review") == [HOSTILE, "正文，不是标题"]
    assert marks(corrected, f"{REPORT}plan-1") == ["原文误印 & 勘误"]
    assert marks(corrected, f"{REPORT}plan-2") == ["原文无序号"]
    assert "原文误印 & 勘误" in marks(corrected, "compare")
    assert marks(corrected, "compare/2026") == ["原文误印 & 勘误"]
    assert marks(corrected, "indicators/gdp_growth") == ["原文误印 & 勘误"] * 2


def test_the_report_lists_its_corrections(corrected: Path) -> None:
    found = [
        " ".join(node.text().split()) for node in page(corrected, REPORT).css(".corrections > li")
    ]
    assert found == [
        "报告人：原文未载 → 李某某理由：公报所载",
        f"标题所属部分 “一、2025年主要任务”：工作安排 → 工作回顾理由：{HOSTILE}",
        "标题 “二、三产业齐头并进”：第一层标题（工作回顾） → 正文理由：正文，不是标题",
        "标题 “怎样办好”：正文 → 第二层标题理由：原文无序号",
        (
            "数字 “地区生产总值增长5%左右”：地区生产总值增速：2026年目标5%左右 → "
            "地区生产总值增速：2026年目标5.5%以上理由：原文误印 & 勘误"
        ),
    ]
    coverage = page(corrected, "about/coverage").css_first("table.coverage tbody")
    assert coverage
    assert "5 处" in coverage.text()


def test_words_of_the_manifest_are_text(corrected: Path) -> None:
    """No markup, template or Markdown of a reason comes to life."""
    for path in (corrected / "site").rglob("*.html"):
        html = LexborHTMLParser(path.read_text(encoding="utf-8"))
        assert not html.css("img[onerror]"), path
        assert not html.css('a[href="http://x"]'), path


def table(site: Path, name: str) -> list[dict[str, str]]:
    path = site / "site" / "data" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_data_says_what_is_corrected(corrected: Path) -> None:
    source = (corrected / "seeds" / "jiangxi-2026.txt").read_text(encoding="utf-8")
    found = table(corrected, "corrections")
    assert [(row["kind"], row["words"], row["url"]) for row in found] == [
        ("speaker", "", f"{REPORT}#correction-1"),
        ("part", "一、2025年主要任务", f"{REPORT}review/"),
        ("heading", "二、三产业齐头并进", f"{REPORT}review/#p4-1"),
        ("heading", "怎样办好", f"{REPORT}plan-2/"),
        ("figure", "地区生产总值增长5%左右", f"{REPORT}plan-1/#p6-1"),
    ]
    for row in found:
        url, _, anchor = row["url"].partition("#")
        assert not anchor or page(corrected, url).css_first(f"#{anchor}")
        if row["start"]:
            assert source[int(row["start"]) : int(row["end"])] == row["words"]
    sections = {row["section_id"]: row["corrected"] for row in table(corrected, "sections")}
    assert sections == {
        "jiangxi-2026-front": "false",
        "jiangxi-2026-review": "true",
        "jiangxi-2026-plan": "false",
        "jiangxi-2026-plan-1": "false",
        "jiangxi-2026-plan-2": "true",
    }
    assert {
        row["observation_id"]: row["corrected"] for row in table(corrected, "observations")
    } == {
        "jiangxi-2026-gdp_growth-2025-actual": "false",
        "jiangxi-2026-gdp_growth-2026-target": "true",
    }


def test_the_data_package_is_valid(corrected: Path) -> None:
    """The table of corrections keeps its own schema with every kind of row."""
    with system.use_context(trusted=True):
        report = Package(str(corrected / "site" / "data" / "datapackage.json")).validate()
    assert report.flatten(["title", "type", "note"]) == []


def test_check_counts_them(corrected: Path) -> None:
    seeds = corrected / "seeds"
    shown = run("check", "--seeds", seeds, "jiangxi-2026")
    assert shown.exit_code == 0, shown.stderr
    assert "corrections 5 corrections" in shown.stdout
    assert "speaker: not said → 李某某 (公报所载)" in shown.stdout
    [report] = json.loads(run("check", "--seeds", seeds, "--json").stdout)["reports"]
    assert [(c["kind"], c["line"]) for c in report["corrections"]] == [
        ("speaker", None),
        ("part", 3),
        ("heading", 5),
        ("heading", 9),
        ("figure", 8),
    ]


def test_a_stale_correction_fails_check_and_a_strict_build(corrected: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    text = (corrected / "seeds" / "jiangxi-2026.txt").read_text(encoding="utf-8")
    (seeds / "jiangxi-2026.txt").write_text(text.replace("怎样办好", "如何办好"), encoding="utf-8")
    (seeds / "reports.yml").write_bytes((corrected / "seeds" / "reports.yml").read_bytes())
    result = run("check", "--seeds", seeds)
    assert result.exit_code == 1
    assert (
        "「怎样办好」, which the text does not hold; nearest is 「如何办好」 in line 9"
        in result.stderr
    )
    assert "[correction]" in result.stderr
    [problem] = build_site(seeds).problems
    assert problem.code == "correction"
    figures = (seeds / "reports.yml").read_text("utf-8").replace("增长5%左右", "增长9%左右")
    (seeds / "reports.yml").write_text(figures, encoding="utf-8")
    assert len(build_site(seeds).problems) == 2
    accepted = figures.replace("  file:", "  accept: [correction]\n  file:")
    (seeds / "reports.yml").write_text(accepted, encoding="utf-8")
    assert build_site(seeds).problems == ()


def test_the_documented_examples_are_valid() -> None:
    """What the site tells editors to write is an entry, as it stands there."""
    page = (ROOT / "generator" / "docs" / "about" / "add-report.md").read_text(encoding="utf-8")
    section = page[page.index("{#corrections}") : page.index("{#check}")]
    examples = [block.split("```")[0] for block in section.split("```yaml\n")[1:]]
    assert len(examples) == 5
    for example in examples:
        text = example if example.startswith("  - ") else f"  - file: a.txt\n{example}"
        [entry] = yaml.safe_load(text)
        Entry.model_validate(entry)
