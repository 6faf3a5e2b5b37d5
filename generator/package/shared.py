"""The words that reports have in common, word for word."""

from __future__ import annotations

from collections.abc import Iterable

from generator import labels
from generator.markup import words_url
from generator.model import Paragraph
from generator.package.columns import (
    END,
    PARAGRAPH_ID,
    REPORT_ID,
    REQUIRED,
    START,
    Column,
    address,
    choice,
    identifier,
    report_key,
)
from generator.package.data import PackageData
from generator.package.table import Rows, Table
from generator.sharing.passages import SharedPassage, without_marks


class _Row:
    """A passage with the paragraphs in which it stands."""

    def __init__(self, passage: SharedPassage, own: Paragraph, other: Paragraph) -> None:
        self.passage = passage
        self.report_id = passage.report_id
        self.paragraph_id = passage.paragraph_id
        self.text = own.text[passage.start : passage.end]
        self.place = own.body.span(passage.start, passage.end)
        self.other_place = other.body.span(passage.other_start, passage.other_end)
        self.words = own.body.span(*without_marks(own.text, passage.start, passage.end))
        self.other_words = other.body.span(
            *without_marks(other.text, passage.other_start, passage.other_end)
        )


def _rows(data: PackageData, report_id: str) -> Iterable[_Row]:
    words = data.analysis.shared.get(report_id)
    for passage in words.passages if words else ():
        own = data.corpus.paragraph(passage.paragraph_id)
        other = data.corpus.paragraph(passage.other_paragraph_id)
        yield _Row(passage, own, other)


def _others(data: PackageData, report_id: str) -> object:
    """The passages themselves, and the reports in which they stand as well."""
    words = data.analysis.shared.get(report_id)
    if words is None:
        return None
    return words, tuple(data.layers(pair.other_report_id) for pair in words.pairs)


def _other_url(row: _Row, data: PackageData) -> str:
    return data.published(words_url(data.corpus, row.passage.other_paragraph_id, row.other_words))


SHARED_PASSAGES = Table[_Row](
    name="shared_passages",
    title="相同的文字",
    description="一份报告与上级同年的、本地上年的、全国同年的报告逐字相同的文字，12个字以上；"
    "空白、全半角和注释序号的差别不计，标题和附件不比",
    rows=Rows.RELATED,
    records=_rows,
    others=_others,
    key=("passage_id",),
    columns=(
        identifier(
            "passage_id",
            "编号",
            "报告、关系加次序",
            lambda r, _: r.passage.passage_id,
            unique=True,
        ),
        REPORT_ID,
        report_key(
            "other_report_id", "另一份报告", "比的那一份", lambda r, _: r.passage.other_report_id
        ),
        choice("relation", "关系", labels.RELATIONS, lambda r, _: r.passage.relation),
        PARAGRAPH_ID,
        Column("text", "文字", "照原文", lambda r, _: r.text, constraints=REQUIRED),
        Column(
            "characters",
            "字数",
            "不计空白和注释序号",
            lambda r, _: r.passage.characters,
            "integer",
            {**REQUIRED, "minimum": 12},
        ),
        Column(
            "reports",
            "报告数",
            "所收录的报告里有几份在段落中写着这段文字（两端的标点不计），两份在内；标题和附件不算",
            lambda r, _: r.passage.reports,
            "integer",
            {**REQUIRED, "minimum": 2},
        ),
        Column(
            "formula",
            "套话",
            "政治用语、程序用语，或者多数地方都说的",
            lambda r, _: r.passage.is_formula,
            "boolean",
            REQUIRED,
        ),
        START,
        END,
        Column(
            "other_start",
            "另一处起点",
            "在另一份报告的来源文件中，从0起",
            lambda r, _: r.other_place.start,
            "integer",
            {**REQUIRED, "minimum": 0},
        ),
        Column(
            "other_end",
            "另一处终点",
            "不含该位置",
            lambda r, _: r.other_place.end,
            "integer",
            {**REQUIRED, "minimum": 1},
        ),
        address(lambda r, data: words_url(data.corpus, r.paragraph_id, r.words)),
        Column("other_url", "另一处地址", "相对于本站根目录；本站不设这一页的，空着", _other_url),
    ),
)
