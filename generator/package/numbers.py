"""The ledger of numbers: every number of the reports with its subject and unit."""

from __future__ import annotations

from generator import labels
from generator.catalogue.numbers import NumberWords
from generator.model import Number
from generator.package.columns import (
    END,
    FOUND_URL,
    PARAGRAPH_OR_HEADING,
    REPORT_ID,
    REQUIRED,
    SECTION_ID,
    START,
    Column,
    choice,
    glossed,
    identifier,
)
from generator.package.table import Rows, Table


def numbers(words: NumberWords) -> Table[Number]:
    """The table of numbers, with the catalogue's kinds of units, which a site may extend."""
    kinds = {kind.kind: kind.label for kind in words.units}
    return Table[Number](
        name="numbers",
        title="数字总表",
        description="附件以外的每一个数字，连同它的单位和所说的事；不收年份、日期、名次和名称里的数字",
        rows=Rows.OWN,
        records=lambda data, report_id: data.layers(report_id).numbers,
        key=("number_id",),
        columns=(
            identifier(
                "number_id", "编号", "所在段落或节加序号", lambda n, _: n.number_id, unique=True
            ),
            REPORT_ID,
            SECTION_ID,
            PARAGRAPH_OR_HEADING,
            choice("part", "部分", labels.PARTS, lambda n, _: n.part),
            Column(
                "subject", "对象", "数字说的是什么，照原文；读不出的为空", lambda n, _: n.subject
            ),
            Column(
                "subject_sure",
                "对象确定",
                "对象没有别的读法",
                lambda n, _: n.subject_sure,
                "boolean",
                REQUIRED,
            ),
            choice("kind", "说法", labels.NUMBER_KINDS, lambda n, _: n.kind),
            Column(
                "value",
                "数值",
                "以 unit 为单位，万、亿已乘入；下降为正，见 kind",
                lambda n, _: n.value,
                "number",
                REQUIRED,
            ),
            Column(
                "value_high", "上限", "区间的上端，其余为空", lambda n, _: n.value_high, "number"
            ),
            Column("unit", "单位", "照原文，不含万、亿；原文没有的为空", lambda n, _: n.unit),
            Column(
                "unit_kind",
                "单位类别",
                glossed(kinds) + "；没有单位的为空",
                lambda n, _: n.unit_kind,
                constraints={"enum": list(kinds)},
                labels=kinds,
            ),
            Column(
                "unit_sure",
                "单位确定",
                "原文写明了单位，或者是不需要单位的分数",
                lambda n, _: n.unit_sure,
                "boolean",
                REQUIRED,
            ),
            choice("bound", "约束", labels.NAMED_BOUNDS, lambda n, _: n.bound),
            Column(
                "printed",
                "所印数字",
                "照原文，含单位",
                lambda n, _: n.printed,
                constraints=REQUIRED,
            ),
            Column(
                "number_start",
                "数字起点",
                "所印数字在来源文件中的起点，从0起",
                lambda n, _: n.start,
                "integer",
                {**REQUIRED, "minimum": 0},
            ),
            Column(
                "number_end",
                "数字终点",
                "所印数字的终点，不含该位置",
                lambda n, _: n.end,
                "integer",
                {**REQUIRED, "minimum": 1},
            ),
            Column(
                "observation_ids",
                "指标数字",
                "observations 或 period_observations 的编号，分号隔开；不是指标数字的为空",
                lambda n, _: n.observation_ids,
            ),
            Column("quote", "原话", "数字所在的分句", lambda n, _: n.quote, constraints=REQUIRED),
            START,
            END,
            FOUND_URL,
        ),
    )
