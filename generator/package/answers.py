"""What the next year's report says of commitments and of items of 民生实事."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator import labels
from generator.markup import words_url
from generator.model import Answer, AnswerState, Span
from generator.package.columns import (
    REQUIRED,
    Column,
    address,
    choice,
    identifier,
    report_key,
    span,
)
from generator.package.data import PackageData
from generator.package.table import Rows, Table


def _place(one: Answer) -> Span | None:
    return one.place


def _url(one: Answer, data: PackageData) -> str:
    return words_url(data.corpus, one.paragraph_id, one.place) if one.place else ""


_START, _END = span(_place)


def _table(
    name: str,
    title: str,
    key: Column[Answer],
    states: Mapping[AnswerState, str],
    records: Callable[[PackageData, str], tuple[Answer, ...]],
) -> Table[Answer]:
    return Table[Answer](
        name=name,
        title=title,
        description=(
            "次年报告的回顾部分怎样说：说的是同一件事才列出，不能判定的不列；"
            "次年报告未见不等于没有做"
        ),
        rows=Rows.RELATED,
        records=records,
        others=records,
        key=(key.name,),
        columns=(
            key,
            report_key("report_id", "次年的报告", "说后来怎样的报告", lambda a, _: a.report_id),
            choice("state", "怎样说", states, lambda a, _: a.state),
            Column("name", "共有的名称", "承诺和那句话都说的事物；未见的为空", lambda a, _: a.name),
            Column("text", "那句话", "照原文；未见的为空", lambda a, _: a.text),
            Column(
                "similarity",
                "相似度",
                "承诺里的名称有多少也在那句话里，按相邻两字计，0到1",
                lambda a, _: a.similarity,
                "number",
                {**REQUIRED, "minimum": 0, "maximum": 1},
            ),
            Column(
                "promised_value",
                "承诺的数",
                "两处说的是同一个量才有，已换算",
                lambda a, _: a.promised_value,
                "number",
            ),
            Column(
                "reported_value",
                "次年报告的数",
                "同一个量的结果，已换算",
                lambda a, _: a.reported_value,
                "number",
            ),
            Column(
                "unit", "单位", "两个数的单位；一处用个、一处用家的，写承诺的", lambda a, _: a.unit
            ),
            _START,
            _END,
            address(_url),
        ),
    )


COMMITMENT_ANSWERS = _table(
    "commitment_answers",
    "承诺的后来",
    identifier(
        "commitment_id",
        "承诺编号",
        "次年报告说到的承诺",
        lambda a, _: a.promise_id,
        unique=True,
        refers_to=("commitments", "commitment_id"),
    ),
    {state: label for state, label in labels.ANSWERS.items() if state is not AnswerState.COVERED},
    PackageData.commitment_answers,
)

LIVELIHOOD_ANSWERS = _table(
    "livelihood_answers",
    "民生实事的后来",
    identifier(
        "item_id",
        "实事编号",
        "次年报告说到的一项",
        lambda a, _: a.promise_id,
        unique=True,
        refers_to=("livelihood", "item_id"),
    ),
    labels.ANSWERS,
    PackageData.livelihood_answers,
)
