"""The ledger of numbers: what is a number, of what it is, and how it stands in the report."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.indicators import load_indicators
from generator.catalogue.numbers import load_number_words
from generator.catalogue.vocabulary import load_vocabulary
from generator.figures.observations import Figures, read_figures
from generator.model import Bound, Number, Part, Span
from generator.numbers.ledger import read_numbers, subjects_in_turn
from generator.text import bare
from tests.factory import plan_report, seeds
from tests.golden_cases import load_cases

WORDS, VOCABULARY = load_number_words(), load_vocabulary()
read_ledger = partial(read_numbers, words=WORDS, vocabulary=VOCABULARY)
LAYERS = seeds().layers


def numbers_of(text: str) -> tuple[Number, ...]:
    """The numbers of one paragraph of a plan."""
    report = plan_report(text)
    return tuple(
        number
        for number in read_ledger(report, Figures((), ()))
        if text in report.paragraphs[-1].text and number.paragraph_id
    )


@pytest.mark.parametrize("case", load_cases("numbers"))
def test_forms(case: Any) -> None:
    """A text has exactly the numbers that a person reads in it."""
    rows = [tuple(row) for row in case["expect"]]
    found = numbers_of(case["text"])
    if rows and len(rows[0]) == 4 and isinstance(rows[0][3], bool):
        assert [(n.printed, n.kind.value, n.subject, n.subject_sure) for n in found] == rows
    else:
        assert [
            (n.printed, str(n.value), n.unit, n.bound.value)
            + ((str(n.value_high),) if n.value_high is not None else ())
            for n in found
        ] == rows


@pytest.mark.parametrize(
    ("words", "count", "subjects"),
    [
        ("城乡居民收入", 2, ["城镇居民收入", "农村居民收入"]),
        ("全市城镇和农村居民收入", 2, ["全市城镇居民收入", "全市农村居民收入"]),
        ("快递业务量、货物吞吐量", 2, ["快递业务量", "货物吞吐量"]),
        ("城镇、农村居民收入", 3, []),
        ("工业、建筑业增加值", 2, []),
    ],
)
def test_names_in_turn(words: str, count: int, subjects: list[str]) -> None:
    assert subjects_in_turn(words, count) == subjects


def test_a_number_without_a_unit_says_so() -> None:
    (number,) = numbers_of("惠及2.6万农民。")
    assert (number.unit, number.unit_kind, number.unit_sure) == ("", "", False)
    assert not number.is_sure


def test_a_fraction_needs_no_unit() -> None:
    (number,) = numbers_of("汽车产量占全国四分之三。")
    assert (str(number.value), number.unit_sure) == ("0.75", True)


def test_firms_counted_as_households_are_none() -> None:
    """规上企业120户 counts enterprises."""
    numbers = numbers_of("规上企业达到120户，改造危房60户，帮扶35户困难家庭。")
    assert [n.unit_kind for n in numbers] == ["items", "households", "households"]


def test_digits_that_may_be_a_note_mark_are_left_out() -> None:
    report = plan_report("改造小区1202个，新建公园3个。")
    body = report.paragraphs[-1].body
    at = body.text.index("1202")
    doubtful = body.span(at, at + 4)
    found = read_ledger(report, Figures((), ()), left_out=[doubtful])
    assert "3个" in [number.printed for number in found]
    assert "1202个" not in [number.printed for number in found]


# --- The five reports ---------------------------------------------------------------------------

EACH = pytest.mark.parametrize("report_id", LAYERS)


@EACH
def test_every_number_stands_in_the_source(report_id: str) -> None:
    """Its own words and its clause are the source's, and no two numbers overlap."""
    layers = LAYERS[report_id]
    reached = 0
    for number in layers.numbers:
        source = layers.source.text
        assert bare(source[number.start : number.end]) == bare(number.printed)
        assert bare(source[number.quote_start : number.quote_end]) == bare(number.quote)
        assert number.quote_start <= number.start < number.end <= number.quote_end
        assert reached <= number.start
        reached = number.end


@EACH
def test_every_figure_is_a_number_of_the_ledger(report_id: str) -> None:
    """What is an indicator's figure is marked, and none is missed."""
    layers = LAYERS[report_id]
    marked = {one for number in layers.numbers for one in number.observation_ids}
    figures = (*layers.figures.observations, *layers.figures.over_years)
    assert marked == {one.observation_id for one in figures if one.number}


@EACH
def test_ids_are_unique_and_say_where(report_id: str) -> None:
    numbers = LAYERS[report_id].numbers
    assert len({number.number_id for number in numbers}) == len(numbers)
    for number in numbers:
        assert number.number_id.startswith(number.paragraph_id or number.section_id)
        assert number.part is not Part.ANNEX


# Of the plan's first sections, as a person reads them.
READ = {
    "yichun-2024": [
        ("130家", "年销售收入超亿元龙头企业"),
        ("25家", "省级联合体"),
        ("400万亩", "全市富硒农产品基地面积"),
        ("520万亩", "绿色有机认证面积"),
        ("935亿元", "农产品加工总产值"),
    ],
    "fuzhou-2024": [
        ("2900亿元", "全市规上工业营业收入"),
        ("500亿元", "新能源汽车及零部件产业营业收入"),
        ("17个百分点", "精深加工率"),
        ("57%", "精深加工率"),
        ("100个以上", "技改项目"),
        ("100户", "重点优势企业"),
    ],
}


@pytest.mark.parametrize("report_id", READ)
def test_a_paragraph_as_a_person_read_it(report_id: str) -> None:
    numbers = [(n.printed, n.subject) for n in LAYERS[report_id].numbers if n.subject_sure]
    assert [row for row in READ[report_id] if row not in numbers] == []


@given(
    st.text(
        alphabet="零一两三十百千万亿0123456789.,，。、和（）%％个元亩新建增长达到至—“”年月 ",
        max_size=60,
    )
)
def test_any_text_is_read_without_error(text: str) -> None:
    numbers_of(f"一{text}")


def test_spans_are_sorted_when_given() -> None:
    """Marks may come in any order."""
    report = plan_report("建成公园3个、广场5个。")
    body = report.paragraphs[-1].body
    spans = [body.span(body.text.index(words), body.text.index(words) + 1) for words in "53"]
    assert all(isinstance(span, Span) for span in spans)
    assert "3个" not in [n.printed for n in read_ledger(report, Figures((), ()), left_out=spans)]


def test_what_was_read_of_a_figure_holds_for_its_number() -> None:
    """The last item says 左右 for both, and a clause parts the name from the second number."""
    report = plan_report(
        "城镇、农村居民人均可支配收入分别增长5%、7%左右。",
        "地区生产总值迈上三个大台阶、增长5.9%。",
    )
    vocabulary = load_vocabulary()
    figures = read_figures(report, load_indicators(), vocabulary=vocabulary)
    found = read_numbers(report, figures, load_number_words(), vocabulary)
    told = {one.printed: (one.subject, one.bound, one.subject_sure) for one in found}
    assert told["5%"] == ("城镇居民人均可支配收入", Bound.ABOUT, True)
    assert told["7%左右"] == ("农村居民人均可支配收入", Bound.ABOUT, True)
    assert told["5.9%"] == ("地区生产总值", Bound.EXACT, True)


@pytest.mark.parametrize(
    ("text", "subject", "kind"),
    [
        ("居民消费价格涨幅控制在3%左右。", "居民消费价格涨幅", "level"),
        ("固定资产投资增速达到6%。", "固定资产投资增速", "level"),
        ("居民消费价格上涨1%。", "居民消费价格", "rise"),
    ],
)
def test_a_rate_is_no_level_of_what_it_is_of(text: str, subject: str, kind: str) -> None:
    """The word that makes a figure a rate stays in the number's subject."""
    report = plan_report(text)
    (number,) = read_ledger(report, read_figures(report, load_indicators()))
    assert (number.subject, number.kind.value) == (subject, kind)
