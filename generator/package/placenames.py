"""The places that reports name."""

from __future__ import annotations

from generator import labels
from generator.model import PlaceMention
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
    identifier,
)
from generator.package.table import Rows, Table

PLACE_MENTIONS = Table[PlaceMention](
    name="place_mentions",
    title="提到的地方",
    description=(
        "正文里提到的地方，一行一处：省、市、县，园区，江河湖海和山，区域；报告自己的地名不收。"
        "区划用统计局2023年的名录，改了名的归到今名"
    ),
    rows=Rows.OWN,
    records=lambda data, report_id: data.layers(report_id).place_names,
    key=("mention_id",),
    columns=(
        identifier(
            "mention_id", "编号", "所在段落或节加序号", lambda m, _: m.mention_id, unique=True
        ),
        REPORT_ID,
        SECTION_ID,
        PARAGRAPH_OR_HEADING,
        choice(
            "kind", "类别", labels.NAMED_KINDS, lambda m, _: m.kind, note="；未定的照头一个可能"
        ),
        Column(
            "adcode",
            "行政区划代码",
            "今天的代码；园区和区域是名称开头的地方的代码；没有代码的、未定的为空",
            lambda m, _: m.adcode,
            constraints={"pattern": "[0-9]{6}"},
        ),
        Column(
            "name",
            "名称",
            "区划今天的全称；园区照原文，名录里的照名录；未定的为空",
            lambda m, _: m.name,
        ),
        Column("text", "原文", "照原文", lambda m, _: m.text, constraints=REQUIRED),
        choice("decided", "认定依据", labels.NAMED_BY, lambda m, _: m.decided),
        Column(
            "candidates",
            "可能的地方",
            "未定的可能是哪些地方，行政区划代码，分号隔开；也可能都不是",
            lambda m, _: m.candidates,
        ),
        START,
        END,
        FOUND_URL,
    ),
)
