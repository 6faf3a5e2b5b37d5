"""What places make of the names that the government above them gave to something."""

from __future__ import annotations

from generator import labels
from generator.markup import found_url
from generator.model import Span
from generator.package.columns import (
    REPORT_ID,
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
from generator.sharing.initiatives import Initiative


def _url(one: Initiative, data: PackageData) -> str:
    if one.place is None:
        return ""
    return found_url(data.corpus, one.section_id, one.paragraph_id, one.place)


def _place(one: Initiative) -> Span | None:
    return one.place


_START, _END = span(_place)

INITIATIVES = Table[Initiative](
    name="initiatives",
    title="上级的提法",
    description="上级报告名词注释里的每个名词，下辖每个地方同年的报告怎样说；没有提到不等于没有做",
    rows=Rows.WHOLE,
    records=lambda data, _: data.analysis.initiatives,
    key=("term_id", "report_id"),
    columns=(
        identifier(
            "term_id", "名词", "上级的名词", lambda i, _: i.term_id, refers_to=("terms", "term_id")
        ),
        report_key(
            "superior_report_id", "上级的报告", "注释名词的报告", lambda i, _: i.superior_report_id
        ),
        REPORT_ID,
        choice("state", "怎样说", labels.ECHOES, lambda i, _: i.echo),
        Column("text", "文字", "报告里的说法，照原文；没有提到的为空", lambda i, _: i.text),
        Column(
            "renamed_to",
            "另起的名称",
            "引号里换成的名称；没有另起的为空",
            lambda i, _: i.renamed_to,
        ),
        Column(
            "mentions",
            "提及次数",
            "报告提到这个名词几次，另起名称的不算",
            lambda i, _: i.mentions,
            "integer",
            {**REQUIRED, "minimum": 0},
        ),
        _START,
        _END,
        address(_url),
    ),
)
