"""The text: its outline, its paragraphs, and what the pages leave out of it."""

from __future__ import annotations

from collections.abc import Mapping

from generator import labels
from generator.links import paragraph_url, section_url
from generator.model import Furniture, Paragraph, Section, Span
from generator.package.columns import (
    END,
    REPORT_ID,
    REQUIRED,
    SECTION,
    SECTION_ID,
    START,
    Column,
    address,
    choice,
    glossed,
    identifier,
    span,
)
from generator.package.data import PackageData
from generator.package.table import Rows, Table
from generator.text import bare


def _heading(section: Section) -> Span | None:
    return section.heading


_HEADING: tuple[Column[Section], ...] = span(_heading)


def _printed(section: Section, data: PackageData) -> str:
    heading = section.heading
    source = data.layers(section.report_id).source
    return bare(source.text[heading.start : heading.end]) if heading else ""


SECTIONS = Table[Section](
    name="sections",
    title="节",
    description="报告的提纲，含第三层的主题句",
    rows=Rows.OWN,
    records=lambda data, report_id: data.layers(report_id).report.sections,
    key=("section_id",),
    columns=(
        identifier(
            "section_id", "节编号", "报告编号加节地址", lambda s, _: s.section_id, unique=True
        ),
        REPORT_ID,
        Column(
            "parent_id",
            "上级节",
            "上级节编号，顶层为空",
            lambda s, _: s.parent_id,
            refers_to=SECTION,
        ),
        Column(
            "depth",
            "层次",
            "1 为一、，2 为（一），3 为段首的主题句",
            lambda s, _: s.depth,
            "integer",
            {"enum": [1, 2, 3]},
        ),
        Column("number", "序号", "原文所印序号，没有则为空", lambda s, _: s.number),
        Column("title", "标题", "不含序号和句末句号；推定的节为空", lambda s, _: s.title),
        choice("part", "部分", labels.PARTS, lambda s, _: s.part),
        Column(
            "themes",
            "主题",
            "主题编号，分号隔开，按相关程度排列",
            lambda s, data: data.layers(s.report_id).themes.get(s.section_id),
        ),
        Column(
            "implied",
            "推定",
            "原文没有或丢失标题，节由推定得出",
            lambda s, _: s.implied,
            "boolean",
            REQUIRED,
        ),
        Column(
            "corrected",
            "编者更正",
            "标题或所属部分由编者更正",
            lambda s, _: bool(s.correction),
            "boolean",
            REQUIRED,
        ),
        Column("text", "所印标题", "序号、标题与句号，照原文", _printed),
        *_HEADING,
        address(lambda s, _: section_url(s)),
    ),
)

PARAGRAPHS = Table[Paragraph](
    name="paragraphs",
    title="段落",
    description="报告全文",
    rows=Rows.OWN,
    records=lambda data, report_id: data.layers(report_id).report.paragraphs,
    key=("paragraph_id",),
    columns=(
        identifier(
            "paragraph_id",
            "段落编号",
            "报告编号加段落序号",
            lambda p, _: p.paragraph_id,
            unique=True,
        ),
        REPORT_ID,
        SECTION_ID,
        Column(
            "ordinal",
            "序号",
            "在整份报告中的段落序号，从1起",
            lambda p, _: p.ordinal,
            "integer",
            REQUIRED,
        ),
        Column(
            "text",
            "正文",
            "照原文；版面造成的断行和空格已还原",
            lambda p, _: p.text,
            constraints=REQUIRED,
        ),
        START,
        END,
        address(lambda p, data: paragraph_url(data.corpus.section(p.section_id), p)),
    ),
)


def furniture(reasons: Mapping[str, str]) -> Table[Furniture]:
    """The table of what is left out, with the catalogue's reasons, which a site may extend."""
    return Table[Furniture](
        name="furniture",
        title="版面文字",
        description="不属于报告的文字",
        rows=Rows.OWN,
        records=lambda data, report_id: data.layers(report_id).report.furniture,
        key=("report_id", "start"),
        columns=(
            REPORT_ID,
            Column("text", "文字", "页面上舍去的文字", lambda f, _: f.text, constraints=REQUIRED),
            Column("reason", "缘由", glossed(reasons), lambda f, _: f.reason, constraints=REQUIRED),
            START,
            END,
        ),
    )
