"""What became of promises: golden cases by form, and items of 民生实事."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.answers.pairs import next_report, what_became
from generator.corpus import Corpus
from generator.layers import ReportLayers, read
from generator.model import Answer, AnswerState
from generator.seeds.entry import Entry
from generator.text import bare
from tests.factory import make_source, rules
from tests.golden_cases import load_cases

CLOSING = "各位代表！让我们更加紧密地团结起来，为谱写新篇章而努力奋斗！"


def layers_of(
    year: int,
    review: str,
    plan: str,
    *,
    title: str = "",
    torn: bool = False,
    with_words: bool = False,
) -> ReportLayers:
    """A report of that year; a torn one has lost what stood before its review."""
    head = "" if torn else f"一、{title or f'{year - 1}年工作回顾'}\n"
    text = f"{head}{review}\n二、{year}年工作安排\n（一）抓好重点工作。\n{plan}\n{CLOSING}\n"
    entry = Entry(
        file="sample.txt",
        region="江西省",
        adcode="360000",
        year=year,
        accept=("manifest", "numbering", "kind"),
    )
    return read(make_source(text), entry, rules(), with_words=with_words)


def answered(*found: ReportLayers) -> Mapping[str, Answer]:
    layers = {one.report.report_id: one for one in found}
    corpus = Corpus.of(one.report for one in found)
    return what_became(corpus, layers, rules(), lambda _name, _of, make: make())


def of_case(case: Any) -> tuple[ReportLayers, ReportLayers]:
    return (
        layers_of(2024, "取得成绩。", case["plan"]),
        layers_of(
            2025,
            case["review"],
            "做好工作。",
            title=case.get("title", ""),
            torn=case.get("torn", False),
        ),
    )


@pytest.mark.parametrize("case", [c for c in load_cases("answers") if "state" in c.values[0]])
def test_found(case: Any) -> None:
    """A promise has the answer that a person reads in the review."""
    own, following = of_case(case)
    (answer,) = answered(own, following).values()
    assert answer.state == case["state"]
    assert answer.report_id == "jiangxi-2025"
    assert bare(case.get("says", "")) in bare(answer.text)
    assert f"{answer.promised} {answer.reported}".strip() == case.get("numbers", "")
    if answer.place:
        words = following.source.text[answer.place.start : answer.place.end]
        assert bare(words) == bare(answer.text)
    else:
        assert answer.state is AnswerState.NOT_FOUND


@pytest.mark.parametrize("case", [c for c in load_cases("answers") if "state" not in c.values[0]])
def test_silent(case: Any) -> None:
    """Where subject or object differ, nothing is claimed."""
    assert not answered(*of_case(case))


def test_names_that_are_nowhere_are_told() -> None:
    plan = "建成长江大桥、弋江高速、东山抽水蓄能电站等项目。"
    own = layers_of(2024, "取得成绩。", plan)
    following = layers_of(2025, "东山抽水蓄能电站建成投产。", "推进弋江高速建设。")
    (answer,) = answered(own, following).values()
    assert answer.state is AnswerState.PARTLY
    assert answer.missing == ("长江大桥",)


def test_a_name_with_others_put_in_is_not_missing() -> None:
    plan = "建成长江大桥、东山机场三跑道、西山抽水蓄能电站等项目。"
    own = layers_of(2024, "取得成绩。", plan)
    following = layers_of(2025, "东山国际机场第三跑道和西山抽水蓄能电站建成投产。", "做好工作。")
    (answer,) = answered(own, following).values()
    assert answer.missing == ("长江大桥",)


@pytest.mark.parametrize(
    ("plan", "review", "is_lower"),
    [
        ("鲜奶产量达到25万吨", "鲜奶产量达到19万吨", True),
        ("鲜奶产量达到25万吨", "鲜奶产量达到25万吨", False),
        ("鲜奶产量达到25万吨左右", "鲜奶产量达到19万吨", None),
        ("细颗粒物平均浓度达到30微克/立方米", "细颗粒物平均浓度达到27微克/立方米", None),
    ],
)
def test_numbers_are_compared_where_more_is_wanted(
    plan: str, review: str, is_lower: bool | None
) -> None:
    own = layers_of(2024, "取得成绩。", f"{plan}。")
    following = layers_of(2025, f"{review}，成效明显。", "做好工作。")
    (answer,) = answered(own, following).values()
    assert answer.is_lower is is_lower


def test_an_item_is_covered_where_only_the_list_is_spoken_of() -> None:
    plan = "今年办好3件民生实事：提高低保标准；免费体检筛查；发展助餐服务。"
    own = layers_of(2024, "取得成绩。", plan)
    following = layers_of(2025, "年初确定的3件民生实事全部兑现，群众满意。", "做好工作。")
    states = [answered(own, following)[one.item_id].state for one in own.livelihood]
    assert states == [AnswerState.COVERED] * 3


def test_a_list_of_another_number_is_another_list() -> None:
    plan = "今年办好3件民生实事：提高低保标准；免费体检筛查；发展助餐服务。"
    own = layers_of(2024, "取得成绩。", plan)
    following = layers_of(2025, "年初确定的12件民生实事全部兑现，群众满意。", "做好工作。")
    states = {one.state for one in answered(own, following).values()}
    assert AnswerState.COVERED not in states


def test_only_the_year_after_answers() -> None:
    own, later = layers_of(2024, "取得成绩。", "做好工作。"), layers_of(2026, "好。", "做好工作。")
    corpus = Corpus.of([own.report, later.report])
    assert next_report(corpus, own.report) is None


@pytest.mark.parametrize("told", ["年初确定的3件民生实事全部兑现", "五年来，每年办好十件民生实事"])
def test_no_item_is_missed_whose_list_is_spoken_of(told: str) -> None:
    """Where the next report sums up lists, it cannot be said that it does not tell of an item."""
    plan = "今年办好3件民生实事：新建口袋公园12个；增设公共充电桩900个；发放助学金2万元。"
    own = layers_of(2024, "取得成绩。", plan)
    done = layers_of(2025, f"{told}，群众满意。", "做好工作。")
    silent = layers_of(2025, "粮食再获丰收，群众满意。", "做好工作。")
    ids = {one.commitment_id for one in own.commitments}
    missed = {one.promise_id for one in answered(own, silent).values()} & ids
    assert missed
    assert not missed & answered(own, done).keys()


@pytest.mark.parametrize(
    ("plan", "review", "name"),
    [
        ("细化落实“一村一策”政策", "落实“一村一策”政策，改造危房9户", "“一村一策”政策"),
        ("用好超长期特别国债资金", "用好超长期特别国债资金，完成投资", "超长期特别国债资金"),
        ("应届高校毕业生就业率90%以上", "应届高校毕业生就业率92%", "应届高校毕业生就业率"),
        ("新改造提升村卫生室30个", "新改造提升村卫生室32个", "村卫生室"),
        ("完成国资深度整合提升行动", "国资深度整合提升行动完成", "国资深度整合提升行动"),
        ("建成3号线西延伸等轨道线", "建成3号线西延伸", "3号线西延伸"),
    ],
)
def test_names_are_whole(plan: str, review: str, name: str) -> None:
    own = layers_of(2024, "取得成绩。", f"{plan}。")
    following = layers_of(2025, f"{review}。", "做好工作。")
    (answer,) = answered(own, following).values()
    assert answer.name == name
