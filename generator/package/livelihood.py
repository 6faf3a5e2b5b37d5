"""The lists of 民生实事 that reports promise, and what they say of those of the year before."""

from __future__ import annotations

from generator import labels
from generator.model import LivelihoodItem
from generator.package.columns import (
    END,
    PARAGRAPH_ID,
    REPORT_ID,
    REQUIRED,
    SENTENCE_URL,
    START,
    Column,
    choice,
    identifier,
)
from generator.package.table import Rows, Table

LIVELIHOOD = Table[LivelihoodItem](
    name="livelihood",
    title="民生实事",
    description=(
        "报告印出的民生实事清单，一行一项；没有印出各项、或说清单已经完成的，"
        "总的一句话占一行，序号为空；没有读出的不等于没有"
    ),
    rows=Rows.OWN,
    records=lambda data, report_id: data.layers(report_id).livelihood,
    key=("item_id",),
    columns=(
        identifier(
            "item_id",
            "实事编号",
            "段落编号加该段里的次序",
            lambda i, _: i.item_id,
            unique=True,
        ),
        REPORT_ID,
        PARAGRAPH_ID,
        Column(
            "ordinal",
            "序号",
            "清单里的第几项；总的一句话为空",
            lambda i, _: i.ordinal or None,
            "integer",
            {"minimum": 1},
        ),
        choice("role", "要办还是办过", labels.LIVELIHOOD_ROLES, lambda i, _: i.role),
        choice("state", "怎样说", labels.LIVELIHOOD_STATES, lambda i, _: i.state),
        Column(
            "list_year",
            "清单的年份",
            "哪一年的清单",
            lambda i, _: i.year,
            "integer",
            REQUIRED,
        ),
        Column(
            "listed",
            "共几项",
            "报告说清单共有几项，或者只有一句标题而印出的各项编到几；没有说的为空",
            lambda i, _: i.listed or None,
            "integer",
            {"minimum": 1},
        ),
        Column(
            "of_superior",
            "上级的清单",
            "说的是上级政府定的清单（省定20项民心工程）",
            lambda i, _: i.of_superior,
            "boolean",
            REQUIRED,
        ),
        Column(
            "text",
            "原话",
            "照原文，不含编号；分几段印的，中间以空格隔开",
            lambda i, _: i.text,
            constraints=REQUIRED,
        ),
        START,
        END,
        SENTENCE_URL,
    ),
)
