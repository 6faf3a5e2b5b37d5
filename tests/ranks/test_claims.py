"""The ranks that a report claims: golden cases by form, and the five reports read by eye."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.lexer import lexicon_of
from generator.figures.passages import contexts
from generator.model import RankClaim, Report, Span
from generator.ranks.claims import read_ranks
from generator.text import bare
from tests.expected import expected
from tests.factory import make_report, rules, seeds
from tests.golden_cases import load_cases

_DEFAULTS: dict[str, Any] = {
    "indicator": "",
    "measure": "",
    "moved": None,
    "previous": None,
    "years": None,
    "tied": False,
    "sure": True,
    "period": 2023,
    "status": "actual",
}


def report_of(text: str, part: str = "review") -> Report:
    """A report of Ganzhou of 2024 with the text in its review or in its plan."""
    review, plan = (text, "做好工作。") if part == "review" else ("取得成绩。", text)
    return make_report(
        f"一、2023年工作回顾\n{review}\n二、2024年工作安排\n（一）重点任务。\n{plan}",
        "赣州市",
        "360700",
    )


def read(report: Report, **more: Any) -> tuple[RankClaim, ...]:
    knowledge = rules()
    lexicon = lexicon_of(knowledge.indicators, knowledge.vocabulary, national=False)
    return read_ranks(
        report,
        knowledge.ranks,
        knowledge.indicators,
        tuple(contexts(report, lexicon)),
        vocabulary=knowledge.vocabulary,
        **more,
    )


def rank_of(claim: RankClaim) -> str:
    return str(claim.low) if claim.low == claim.high else f"{claim.low}-{claim.high}"


def described(claim: RankClaim) -> tuple[Any, ...]:
    """A claim as golden cases write it, with what is not as usual."""
    said = {
        "indicator": claim.indicator_id,
        "measure": claim.measure.value,
        "moved": claim.moved,
        "previous": claim.previous,
        "years": claim.years,
        "tied": claim.tied,
        "sure": claim.sure,
        "period": claim.period,
        "status": claim.status.value,
    }
    more = {name: value for name, value in said.items() if value != _DEFAULTS[name]}
    return claim.subject, claim.among, rank_of(claim), more


@pytest.mark.parametrize("case", load_cases("ranks"))
def test_claims(case: Any) -> None:
    """A text claims the ranks that a person reads in it, in order, and no others."""
    found = read(report_of(case["text"], case.get("part", "review")))
    wanted = [
        (subject, among, str(rank), more[0] if more else {})
        for subject, among, rank, *more in case["claims"]
    ]
    assert [described(claim) for claim in found] == wanted


@pytest.mark.parametrize("report_id", sorted(expected("ranks")))
def test_the_five_reports(report_id: str) -> None:
    """What a reader found in a report is what the program finds."""
    found = [
        f"{claim.subject} | {claim.among} | {rank_of(claim)}"
        for claim in seeds().layers[report_id].ranks
    ]
    assert found == expected("ranks")[report_id]


@pytest.mark.parametrize("report_id", sorted(expected("ranks")))
def test_the_quote_holds_the_rank(report_id: str) -> None:
    """A claim leads to its own words, and its id says which paragraph they are of."""
    layers = seeds().layers[report_id]
    for claim in layers.ranks:
        words = layers.source.text[claim.place.start : claim.place.end]
        assert bare(words) == bare(claim.quote)
        assert claim.claim_id.startswith(f"{claim.paragraph_id}-r")
    ids = [claim.claim_id for claim in layers.ranks]
    assert len(set(ids)) == len(ids)


def test_a_claim_is_quoted_in_whole_clauses() -> None:
    """What is said of several is shown with all of them, a quotation with both its marks."""
    claims = read(
        report_of(
            "一年来，全市油茶产量、脐橙产量分别居全省第1、第2位。"
            "支持房地产“白名单”项目，“白名单”项目总数居全国第一、为近年最多。"
        )
    )
    assert [(one.subject, one.quote) for one in claims] == [
        ("油茶产量", "全市油茶产量、脐橙产量分别居全省第1、第2位"),
        ("脐橙产量", "全市油茶产量、脐橙产量分别居全省第1、第2位"),
        ("“白名单”项目总数", "“白名单”项目总数居全国第一、为近年最多"),
    ]


def test_note_marks_are_read_over() -> None:
    report = report_of("农产品出口[12]居全省第3[13]位。")
    mark = report.paragraphs[0].body.span(report.paragraphs[0].text.index("[13]"))
    marks = [Span(mark.start, mark.start + 4)]
    assert [described(one)[:3] for one in read(report, marks=marks)] == [
        ("农产品出口", "全省", "3")
    ]


def test_a_digit_that_may_be_a_mark_makes_no_rank() -> None:
    """全省第312: the third with a note 12, or the 312th."""
    report = report_of("农产品出口居全省第312。")
    text = report.paragraphs[0].text
    start = report.paragraphs[0].place.start + text.index("12")
    assert read(report)
    assert not read(report, doubtful=[Span(start, start + 2)])


def test_a_place_is_told_by_the_one_above() -> None:
    """保定市第二 in a county's report is among the city's counties."""
    found = read(make_report("一、2023年工作回顾\n财政收入增速居保定市第二。\n", "易县", "130633"))
    assert [described(one)[:3] for one in found] == [("财政收入增速", "保定市", "2")]


def test_a_part_that_may_be_either_claims_nothing() -> None:
    """What stands before the review is not read."""
    text = "各位代表：去年经济增速居全省第一。\n一、2023年工作回顾\n取得成绩。\n"
    assert not read(make_report(text))


@given(st.text(alphabet="全省居第一二3位前分别、，；均增长%速总量由从至的“”和在中", max_size=120))
def test_anything_can_be_read(text: str) -> None:
    """No text breaks the reading, and each claim's words are the report's."""
    report = report_of(f"工作{text}。")
    for claim in read(report):
        paragraph = next(p for p in report.paragraphs if p.paragraph_id == claim.paragraph_id)
        assert claim.quote in paragraph.text
        assert 1 <= claim.low <= claim.high
