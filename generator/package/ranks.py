"""The ranks that reports claim."""

from __future__ import annotations

from generator import labels
from generator.model import RankClaim
from generator.package.columns import (
    END,
    INDICATOR,
    PARAGRAPH_ID,
    REPORT_ID,
    REQUIRED,
    SECTION_ID,
    SENTENCE_URL,
    START,
    Column,
    choice,
    identifier,
)
from generator.package.data import PackageData
from generator.package.table import Rows, Table


def _region(claim: RankClaim, data: PackageData) -> str:
    return data.layers(claim.report_id).report.region.name


def _doubts(claim: RankClaim, data: PackageData) -> tuple[str, ...]:
    flags = data.layers(claim.report_id).flags
    return tuple(flag.code for flag in flags if flag.code.touches(claim.status))


def _rank(claim: RankClaim, data: PackageData) -> int | None:
    return claim.low if claim.low == claim.high else None


RANK_CLAIMS = Table[RankClaim](
    name="rank_claims",
    title="自述的名次",
    description="报告说自己的某项指标或工作在一定范围里居第几：照原文摘出，未经核对",
    rows=Rows.OWN,
    records=lambda data, report_id: data.layers(report_id).ranks,
    key=("claim_id",),
    columns=(
        identifier(
            "claim_id",
            "名次编号",
            "段落编号加该段里的次序",
            lambda c, _: c.claim_id,
            unique=True,
        ),
        REPORT_ID,
        Column("region", "地区", "报告的地区", _region, constraints=REQUIRED),
        SECTION_ID,
        PARAGRAPH_ID,
        Column(
            "subject",
            "事项",
            "什么居第几，照原文；说增长的加“增速”",
            lambda c, _: c.subject,
            constraints=REQUIRED,
        ),
        Column(
            "indicator_id",
            "指标编号",
            "事项就是目录里某项指标的，指标编号；其余为空",
            lambda c, _: c.indicator_id,
            refers_to=INDICATOR,
        ),
        choice(
            "measure",
            "量",
            labels.RANK_MEASURES,
            lambda c, _: c.measure,
            note="；原文没有说的为空",
            required=False,
        ),
        Column(
            "subject_sure",
            "事项确定",
            "事项离名次远，或者有几个可能的，为 false",
            lambda c, _: c.sure,
            "boolean",
            REQUIRED,
        ),
        Column("among", "范围", "在哪些地方或对象中，照原文；没有说的为空", lambda c, _: c.among),
        Column("rank", "名次", "第几；说“前三”“前十”的为空", _rank, "integer", {"minimum": 1}),
        Column(
            "rank_low",
            "名次起",
            "第几，“前三”为1",
            lambda c, _: c.low,
            "integer",
            {**REQUIRED, "minimum": 1},
        ),
        Column(
            "rank_high",
            "名次止",
            "第几，“前三”为3",
            lambda c, _: c.high,
            "integer",
            {**REQUIRED, "minimum": 1},
        ),
        Column("tied", "并列", "是否并列", lambda c, _: c.tied, "boolean", REQUIRED),
        Column(
            "moved",
            "移动",
            "原文说的前移几位，后移为负；没有说的为空",
            lambda c, _: c.moved,
            "integer",
        ),
        Column(
            "previous",
            "原名次",
            "原文说的“由第8位”，或由前移几位推得；没有的为空",
            lambda c, _: c.previous,
            "integer",
            {"minimum": 1},
        ),
        Column(
            "years",
            "连续年数",
            "连续几年居此名次；没有说的为空",
            lambda c, _: c.years,
            "integer",
            {"minimum": 1},
        ),
        Column(
            "period",
            "年份",
            "名次所说的年份：原文写明的，或回顾的一年；目标为报告的一年",
            lambda c, _: c.period,
            "integer",
            REQUIRED,
        ),
        choice("status", "性质", labels.STATUSES, lambda c, _: c.status),
        Column("doubts", "疑点", "使它存疑的疑点代码，分号隔开；没有则为空", _doubts),
        Column(
            "quote",
            "原话",
            "从事项到名次，前后到分句为止",
            lambda c, _: c.quote,
            constraints=REQUIRED,
        ),
        START,
        END,
        SENTENCE_URL,
    ),
)
