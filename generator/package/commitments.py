"""What plans promise, clause by clause."""

from __future__ import annotations

from generator import labels
from generator.model import Commitment
from generator.package.columns import (
    END,
    PARAGRAPH_ID,
    REPORT_ID,
    REQUIRED,
    SECTION_ID,
    SENTENCE_URL,
    START,
    Column,
    glossed,
    identifier,
)
from generator.package.table import Rows, Table

COMMITMENTS = Table[Commitment](
    name="commitments",
    title="承诺",
    description=(
        "安排部分的承诺，一行一个分句，按原句分；预期目标、指导思想、标题和几年的规划不在内"
    ),
    rows=Rows.OWN,
    records=lambda data, report_id: data.layers(report_id).commitments,
    key=("commitment_id",),
    columns=(
        identifier(
            "commitment_id",
            "承诺编号",
            "段落编号加该段里的次序",
            lambda c, _: c.commitment_id,
            unique=True,
        ),
        REPORT_ID,
        SECTION_ID,
        PARAGRAPH_ID,
        Column(
            "text",
            "原话",
            "照原文，不含前面的“一是”；说目的的分句并在一起，引出承诺的分句不在内",
            lambda c, _: c.text,
            constraints=REQUIRED,
        ),
        Column(
            "checkable_by",
            "可检验",
            f"凭什么可以检验，分号隔开：{glossed(labels.CHECKS)}；不能检验的为空",
            lambda c, _: c.checkable_by,
        ),
        Column(
            "verb",
            "动词",
            "照原文；并列几项的，取第一项前面的；没有的为空",
            lambda c, _: c.verb,
        ),
        Column(
            "value",
            "数值",
            "所承诺的第一个数字，以 unit 为单位，万、亿已乘入；没有的为空",
            lambda c, _: c.value,
            "number",
        ),
        Column("value_high", "上限", "区间的上端，其余为空", lambda c, _: c.value_high, "number"),
        Column("unit", "单位", "照原文，不含万、亿；没有数字的为空", lambda c, _: c.unit),
        Column(
            "number_ids",
            "数字编号",
            "所承诺的数字在 numbers 中的编号，分号隔开",
            lambda c, _: c.number_ids,
        ),
        Column("deadline", "期限", "照原文；没有写明的为空", lambda c, _: c.deadline),
        Column(
            "project",
            "项目",
            "要开工、建成、出台或举办的，照原文，顿号隔开；没有的为空",
            lambda c, _: c.project,
        ),
        Column(
            "themes",
            "主题",
            "主题编号，分号隔开，按相关程度排列；据这一句自己的用词，没有的用所在节的",
            lambda c, _: c.themes,
        ),
        START,
        END,
        SENTENCE_URL,
    ),
)
