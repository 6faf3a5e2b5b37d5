"""The reports, and what an editor corrected in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import labels
from generator.doubts import FlagCode
from generator.links import report_url
from generator.markup import correction_url
from generator.model import Correction, Report, Span
from generator.package.columns import (
    END,
    REPORT_ID,
    REQUIRED,
    START,
    Column,
    address,
    admin_level,
    choice,
    division_code,
    glossed,
    identifier,
    related_report,
)
from generator.package.data import PackageData
from generator.package.table import Rows, Table

_SHA256 = "[0-9a-f]{64}"


def _previous(report: Report, data: PackageData) -> Report | None:
    return data.corpus.previous(report)


def _following(report: Report, data: PackageData) -> Report | None:
    return data.corpus.following(report)


def _superior(report: Report, data: PackageData) -> Report | None:
    return data.corpus.superior(report)


def _around(data: PackageData, report_id: str) -> Sequence[object]:
    """The reports that a report stands beside."""
    report = data.layers(report_id).report
    return [
        beside and beside.report_id
        for beside in (_previous(report, data), _following(report, data), _superior(report, data))
    ]


REPORTS = Table[Report](
    name="reports",
    title="报告",
    description="每份来源文件一行",
    rows=Rows.RELATED,
    records=lambda data, report_id: (data.layers(report_id).report,),
    others=_around,
    key=("report_id",),
    columns=(
        identifier(
            "report_id", "报告编号", "地名拼音加年份", lambda r, _: r.report_id, unique=True
        ),
        Column(
            "region",
            "地区",
            "作报告的政府所在地全称",
            lambda r, _: r.region.name,
            constraints=REQUIRED,
        ),
        division_code(lambda r, _: r.region.adcode),
        admin_level(lambda r, _: r.region.level),
        Column("parent_region", "上级地区", "上一级地区全称", lambda r, _: r.region.parent),
        Column("year", "年份", "报告所安排工作的年份", lambda r, _: r.year, "integer", REQUIRED),
        Column(
            "review_year",
            "回顾年份",
            "报告所回顾工作的年份",
            lambda r, _: r.review_year,
            "integer",
            REQUIRED,
        ),
        Column("title", "标题", "原文所印标题，原文没有则为空", lambda r, _: r.title),
        Column("speaker", "报告人", "原文没有则为空", lambda r, _: r.speaker),
        Column(
            "speaker_role",
            "报告人职务",
            "照原文：省长、代市长；原文没有或报告人由编者给出的为空",
            lambda r, _: r.speaker_role,
        ),
        Column(
            "delivered_on",
            "报告日期",
            "作报告的日期，ISO 8601；原文没有则为空",
            lambda r, _: r.delivered_on,
            "date",
        ),
        Column("occasion", "会议", "作报告的会议", lambda r, _: r.occasion),
        Column(
            "source_file",
            "来源文件",
            "seeds/ 中的文件名",
            lambda r, _: r.source_file,
            constraints=REQUIRED,
        ),
        Column(
            "source_sha256",
            "校验值",
            "来源文件的 SHA-256",
            lambda r, _: r.source_sha256,
            constraints={"pattern": _SHA256},
        ),
        Column(
            "characters",
            "字数",
            "来源文件的非空白字符数",
            lambda r, _: r.characters,
            "integer",
            REQUIRED,
        ),
        choice("completeness", "完整性", labels.SHORT_COMPLETENESS, lambda r, _: r.completeness),
        address(lambda r, _: report_url(r.report_id)),
        Column(
            "source_url",
            "原文地址",
            "文本取自的网页；不详则为空",
            lambda r, _: r.origin.source_url,
            constraints={"pattern": "https?://.+"},
        ),
        Column(
            "publisher",
            "发布者",
            "在该处发布文本的单位或媒体；不详则为空",
            lambda r, _: r.origin.publisher,
        ),
        Column(
            "retrieved_on",
            "获取日期",
            "从该处取得文本的日期，ISO 8601；不详则为空",
            lambda r, _: r.origin.retrieved_on,
            "date",
        ),
        Column(
            "source_note", "来源说明", "编者对来源的说明；没有则为空", lambda r, _: r.origin.note
        ),
        Column(
            "text_file",
            "所读原文",
            "所读原文在数据包中的位置，UTF-8",
            lambda r, data: data.text(r.report_id).path,
            constraints=REQUIRED,
        ),
        Column(
            "text_sha256",
            "原文校验值",
            "所读原文的 SHA-256；来源文件本是 UTF-8 的，与来源文件的相同",
            lambda r, data: data.text(r.report_id).sha256,
            constraints={**REQUIRED, "pattern": _SHA256},
        ),
        Column(
            "original_file",
            "原件",
            "来源文件提取自的文档；来源文件本是纯文本的，空着",
            lambda r, _: r.original.file if r.original else None,
        ),
        Column(
            "original_sha256",
            "原件校验值",
            "原件的 SHA-256；没有原件则为空",
            lambda r, _: r.original.sha256 if r.original else None,
            constraints={"pattern": _SHA256},
        ),
        Column(
            "flags",
            "疑点",
            "读取中的疑点，分号隔开，没有则为空：" + glossed({c: c.label for c in FlagCode}),
            lambda r, data: tuple(flag.code for flag in data.layers(r.report_id).flags),
        ),
        related_report(
            "previous_report_id",
            "上一份报告",
            "同一地方（包括改名以前）上一份收录的报告",
            _previous,
        ),
        related_report(
            "next_report_id",
            "下一份报告",
            "同一地方（包括改名以后）下一份收录的报告",
            _following,
        ),
        related_report(
            "superior_report_id",
            "上级报告",
            "同一年份、最近一级收录的上级报告",
            _superior,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A correction with its number in its report's list."""

    ordinal: int
    correction: Correction

    @property
    def report_id(self) -> str:
        return self.correction.report_id

    @property
    def place(self) -> Span | None:
        return self.correction.place


def _corrections(data: PackageData, report_id: str) -> Iterator[_Numbered]:
    for ordinal, correction in enumerate(data.layers(report_id).corrections, 1):
        yield _Numbered(ordinal, correction)


CORRECTIONS = Table[_Numbered](
    name="corrections",
    title="编者更正",
    description="编者对程序所读和原文所载的更正，与理由",
    rows=Rows.OWN,
    records=_corrections,
    key=("report_id", "ordinal"),
    columns=(
        REPORT_ID,
        Column(
            "ordinal",
            "序号",
            "在这份报告的更正中的序号，从1起",
            lambda n, _: n.ordinal,
            "integer",
            REQUIRED,
        ),
        choice("kind", "类别", labels.CORRECTIONS, lambda n, _: n.correction.kind),
        Column(
            "words",
            "原文",
            "更正所涉的字句，照原文；不涉及字句的为空",
            lambda n, _: n.correction.words,
        ),
        Column(
            "before",
            "更正前",
            "程序读出的，或原文所载的；没有的为空",
            lambda n, _: n.correction.before,
        ),
        Column(
            "after", "更正后", "编者更正的", lambda n, _: n.correction.after, constraints=REQUIRED
        ),
        Column(
            "reason",
            "理由",
            "编者写明的理由",
            lambda n, _: n.correction.reason,
            constraints=REQUIRED,
        ),
        START,
        END,
        address(lambda n, data: correction_url(data.corpus, n.correction, n.ordinal)),
    ),
)
