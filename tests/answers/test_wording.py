"""Items of 民生实事 of which the next report speaks in other words."""

from __future__ import annotations

import pytest

from generator.answers.wording import Clause, wording
from generator.model import AnswerState
from tests.answers.test_pairs import answered, layers_of
from tests.factory import rules


def state_of(item: str, review: str) -> AnswerState | None:
    """What became of the first of three items."""
    plan = f"今年办好3件民生实事：{item}；种植橘树；放映露天电影。"
    own = layers_of(2024, "取得成绩。", plan)
    following = layers_of(2025, f"各项工作扎实推进。{review}", "做好工作。")
    answer = answered(own, following).get(own.livelihood[0].item_id)
    if answer and answer.place:
        assert following.source.text[answer.place.start : answer.place.end] in review
        return answer.state
    return None


@pytest.mark.parametrize(
    ("item", "review", "state"),
    [
        (
            "继续对低保家庭孩子上大学给予资助",
            "为412名低保家庭大学新生发放资助金206万元。",
            AnswerState.REPORTED,
        ),
        (
            "实施千名听障儿童人工耳蜗工程",
            "免费为1020名困难家庭儿童植入人工耳蜗。",
            AnswerState.REPORTED,
        ),
        (
            "实现市内三级以上公立养老机构照护评估结果互认共享",
            "三级以上公立养老院照护评估结果互认全覆盖。",
            AnswerState.REPORTED,
        ),
        (
            "实现市内三级以上公立养老机构照护评估结果互认共享，建设候车亭30座",
            "三级以上公立养老院照护评估结果互认全覆盖。",
            AnswerState.PARTLY,
        ),
        (
            "建成市内三级以上公立养老机构照护评估结果互认平台",
            "正在推进三级以上公立养老院照护评估结果互认。",
            AnswerState.PARTLY,
        ),
        (
            "基本建成市内三级以上公立养老机构照护评估结果互认平台",
            "基本建成三级以上公立养老院照护评估结果互认的平台。",
            AnswerState.REPORTED,
        ),
    ],
)
def test_other_words(item: str, review: str, state: AnswerState) -> None:
    assert state_of(item, review) == state


@pytest.mark.parametrize(
    ("item", "review"),
    [
        # One thing in common is not enough, though people are counted.
        ("建设快递小哥和货车司机驿站", "补助快递小哥和货车司机3200人。"),
        # Neither are a few words where nobody is counted.
        ("实施千名听障儿童人工耳蜗工程", "召开困难家庭儿童植入人工耳蜗座谈会。"),
        # A lower number may be of something else.
        ("为2000名低保家庭孩子上大学发放资助", "为412名低保家庭大学新生发放资助金206万元。"),
    ],
)
def test_other_things(item: str, review: str) -> None:
    assert state_of(item, review) is None


PROMISE = "建设12号线东延伸和城南客运换乘枢纽配套停车场"


@pytest.mark.parametrize(
    ("said", "shared"),
    [
        (
            "12号线东延伸和城南客运换乘枢纽的停车场",
            ("号线东延伸和城南客运换乘枢纽", "停车场"),
        ),
        # Another line, and the same in another order: less is left in common than is enough.
        ("2号线东延伸和城南客运换乘枢纽的停车场", None),
        ("停车场和城南客运换乘枢纽", None),
    ],
)
def test_what_two_clauses_share(said: str, shared: tuple[str, ...] | None) -> None:
    found = wording(rules().answers).nearest(PROMISE, (), [Clause.of(said, 0, ())])
    assert (found and found[1]) == shared


def test_a_small_part_of_a_promise_is_not_enough() -> None:
    promise = f"{PROMISE}以及老城四条主要街道的人行天桥和自动扶梯"
    said = [Clause.of("12号线东延伸和城南客运换乘枢纽的停车场", 0, ())]
    assert wording(rules().answers).nearest(promise, (), said) is None


def test_a_small_part_is_not_enough_where_people_are_counted() -> None:
    promise = "对低保家庭孩子上大学给予路费、被褥、饭卡和冬衣补贴"
    assert state_of(promise, "为412名低保家庭大学新生发放手机。") is None


def test_the_clause_that_has_most_is_taken() -> None:
    said = ["12号线东延伸和城南客运换乘枢纽的停车场", "12号线东延伸的客运换乘枢纽和停车场"]
    clauses = [Clause.of(text, at, ()) for at, text in enumerate(said)]
    found = wording(rules().answers).nearest(PROMISE, (), clauses)
    assert found
    assert found[0] is clauses[0]
