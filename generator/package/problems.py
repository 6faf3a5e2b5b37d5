"""The problems that reports admit."""

from __future__ import annotations

from generator.model import AdmittedProblem
from generator.package.columns import (
    END,
    PARAGRAPH_ID,
    REPORT_ID,
    REQUIRED,
    SENTENCE_URL,
    START,
    Column,
    identifier,
)
from generator.package.table import Rows, Table

PROBLEMS = Table[AdmittedProblem](
    name="problems",
    title="自述的不足",
    description="报告自己承认的困难、问题和差距：一行一项，按原句的分句计；没有读出的不等于没有",
    rows=Rows.OWN,
    records=lambda data, report_id: data.layers(report_id).admitted,
    key=("problem_id",),
    columns=(
        identifier(
            "problem_id",
            "不足编号",
            "段落编号加该段里的次序",
            lambda p, _: p.problem_id,
            unique=True,
        ),
        REPORT_ID,
        PARAGRAPH_ID,
        Column(
            "text",
            "原话",
            "照原文；不含前面的“一是”“同时”和后面的“等等”",
            lambda p, _: p.text,
            constraints=REQUIRED,
        ),
        Column(
            "themes",
            "主题",
            "主题编号，分号隔开，按相关程度排列；据这一项自己的用词，没有一个词能说明的为空",
            lambda p, _: p.themes,
        ),
        Column(
            "missed_target",
            "目标未达",
            "说的是某些指标没有达到预期或计划",
            lambda p, _: p.missed,
            "boolean",
            REQUIRED,
        ),
        START,
        END,
        SENTENCE_URL,
    ),
)
