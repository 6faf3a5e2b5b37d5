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
from generator.sharing.echoes import Initiative
from generator.sharing.given import Given


def _given(one: Initiative, data: PackageData) -> Given:
    return data.analysis.initiatives.given[one.initiative_id]


def _url(one: Initiative | Given, data: PackageData) -> str:
    if one.place is None:
        return ""
    return found_url(data.corpus, one.section_id, one.paragraph_id, one.place)


def _superior_section(one: Initiative, data: PackageData) -> str:
    given = _given(one, data)
    return "" if given.term_id else given.section_id


def _place(one: Initiative) -> Span | None:
    return one.place


_START, _END = span(_place)

INITIATIVES = Table[Initiative](
    name="initiatives",
    title="上级的提法",
    description=(
        "上级报告名词注释里的每个名词，和安排部分没有注释的计划、项目、标题，"
        "下辖每个地方同年的报告怎样说；没有提到不等于没有做"
    ),
    rows=Rows.WHOLE,
    records=lambda data, _: data.analysis.initiatives.echoes,
    key=("initiative_id", "report_id"),
    columns=(
        identifier(
            "initiative_id",
            "提法",
            "名词或者标题的编号；计划和项目是所在段落的编号加序号",
            lambda i, _: i.initiative_id,
        ),
        choice("kind", "给出之处", labels.INITIATIVE_KINDS, lambda i, data: _given(i, data).kind),
        Column(
            "name", "上级的文字", "上级报告里的名称或者标题", lambda i, data: _given(i, data).name
        ),
        Column(
            "term_id",
            "名词",
            "上级注释的名词；没有注释的为空",
            lambda i, data: _given(i, data).term_id,
            refers_to=("terms", "term_id"),
        ),
        Column(
            "superior_section_id",
            "上级的节",
            "没有注释的计划、项目、标题所在的节；名词为空",
            _superior_section,
            refers_to=("sections", "section_id"),
        ),
        report_key(
            "superior_report_id", "上级的报告", "给出提法的报告", lambda i, _: i.superior_report_id
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
            "报告用全称、简称提到上级的名称几次，另起的名称不算",
            lambda i, _: i.mentions,
            "integer",
            {**REQUIRED, "minimum": 0},
        ),
        _START,
        _END,
        address(_url),
        Column(
            "superior_url",
            "上级原句地址",
            "相对于本站根目录；只在名词注释里的，本站不设这一页的，空着",
            lambda i, data: data.published(_url(_given(i, data), data)),
        ),
    ),
)
