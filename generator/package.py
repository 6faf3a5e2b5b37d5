"""The data package: every table that the site draws, as CSV with a Table Schema.

Source: https://datapackage.org (v2) and https://specs.frictionlessdata.io/table-schema. The names
of files, columns and ids are a contract: add freely, rename nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.analysis import Analysis
from generator.corpus import Corpus
from generator.doubts import FlagCode
from generator.figures.comparisons import Cell as HeadlineCell
from generator.figures.outcomes import Attainment, Method
from generator.labels import CORRECTIONS
from generator.links import (
    indicator_url,
    paragraph_url,
    report_url,
    section_url,
    source_text_path,
    theme_url,
)
from generator.markup import correction_url, found_url, words_url
from generator.model import (
    Aggregate,
    Basis,
    Horizon,
    Observation,
    Report,
    Source,
    Span,
    StatusBasis,
    WordingKind,
)

BOM = "\ufeff"
Cell = str | int | bool | Decimal | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its Table Schema type, its Chinese name, and what it means."""

    name: str
    title: str
    description: str
    type: str = "string"
    constraints: Mapping[str, object] = field(default_factory=dict)

    def descriptor(self) -> dict[str, object]:
        shown: dict[str, object] = {
            "name": self.name,
            "type": self.type,
            "title": self.title,
            "description": self.description,
        }
        if self.type == "boolean":
            shown |= {"trueValues": ["true"], "falseValues": ["false"]}
        if self.constraints:
            shown["constraints"] = dict(self.constraints)
        return shown


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: its columns, keys and rows. `links` maps a column to (table, column)."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    key: tuple[str, ...] = ()
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"{self.name}.csv"

    def csv(self) -> bytes:
        """The file's bytes: UTF-8 with a byte-order mark, lines ending in a line feed."""
        rows = [
            [column.name for column in self.fields],
            *([_cell(column, row[column.name]) for column in self.fields] for row in self.rows),
        ]
        lines = (",".join(map(_quoted, row)) + "\n" for row in rows)
        return (BOM + "".join(lines)).encode()

    def leading_to(self, shows: Callable[[str], bool]) -> Table:
        """The table with those addresses of pages that `shows` knows, and no others."""
        if URL not in self.fields:
            return self
        rows = (row if shows(str(row["url"])) else {**row, "url": ""} for row in self.rows)
        return replace(self, rows=tuple(rows))

    def descriptor(self) -> dict[str, object]:
        schema: dict[str, object] = {
            "fields": [column.descriptor() for column in self.fields],
            "missingValues": [""],
        }
        if self.key:
            schema["primaryKey"] = list(self.key)
        if self.links:
            schema["foreignKeys"] = [
                {
                    "fields": [column],
                    "reference": {"resource": "" if table == self.name else table, "fields": [key]},
                }
                for column, (table, key) in self.links.items()
            ]
        return {
            "name": self.name,
            "path": self.path,
            "title": self.title,
            "description": self.description,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
            "schema": schema,
        }


def _everything(url: str) -> bool:
    return True


def data_tables(
    analysis: Analysis, shows: Callable[[str], bool] = _everything
) -> tuple[Table, ...]:
    """Every table of the package, in the order of `datapackage.json`.

    `shows` tells whether an address is published: a `url` that leads nowhere is empty.
    """
    return tuple(table.leading_to(shows) for table in _tables(analysis))


def _tables(analysis: Analysis) -> tuple[Table, ...]:
    return (
        _reports(analysis),
        _sections(analysis),
        _paragraphs(analysis),
        _furniture(analysis),
        _terms(analysis),
        _mentions(analysis),
        _notes(analysis),
        _undecided(analysis),
        _indicators(analysis),
        _observations(analysis),
        _period_observations(analysis),
        _wordings(analysis),
        _outcomes(analysis),
        _corrections(analysis),
        _themes(analysis),
    )


@dataclass(frozen=True, slots=True)
class SourceText:
    """A report's text as decoded, every character in its place: what all offsets count in.

    In UTF-8, whatever the source came in; a byte-order mark that UTF-8 or GB18030 had stays, since
    it is counted.
    """

    report_id: str
    title: str
    content: bytes

    @staticmethod
    def of(report: Report, source: Source) -> SourceText:
        title = f"{report.region.name}{report.year}年"
        return SourceText(report.report_id, title, source.text.encode())

    @property
    def path(self) -> str:
        return source_text_path(self.report_id)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def descriptor(self) -> dict[str, object]:
        return {
            "name": f"source-{self.report_id}",
            "path": self.path,
            "title": f"{self.title}所读原文",
            "description": "来源文件解码后的文字，start、end 按它的字符计",
            "format": "txt",
            "mediatype": "text/plain",
            "encoding": "utf-8",
            "bytes": len(self.content),
            "hash": f"sha256:{self.sha256}",
        }


def source_texts(analysis: Analysis) -> tuple[SourceText, ...]:
    """The text of every report, in the order of the corpus."""
    return tuple(
        SourceText.of(report, analysis.layers[report.report_id].source)
        for report in analysis.corpus.reports
    )


def data_files(tables: Sequence[Table], texts: Sequence[SourceText]) -> dict[str, bytes]:
    """The package's files by name: the CSVs, the texts and `datapackage.json`."""
    files = {table.path: table.csv() for table in tables}
    files |= {text.path: text.content for text in texts}
    resources: tuple[Table | SourceText, ...] = (*tables, *texts)
    descriptor = {
        "profile": "data-package",
        "name": "government-work-reports",
        "title": "政府工作报告数据",
        "description": "政府工作报告的章节、段落、名词、数字与主题。非官方版本，以政府公报为准。"
        "以 =、+、-、@ 等符号开头的文字，前面加一个全角空格，以免表格软件当作公式。",
        "resources": [resource.descriptor() for resource in resources],
    }
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    return files | {"datapackage.json": text.encode()}


_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
_QUOTED = re.compile(r'[",\r\n]')
INDENT = "\u3000"
"""Before text that a spreadsheet would take for a formula: a Chinese paragraph's own indent."""


def without_indent(cell: str) -> str:
    """The text of a cell as the source has it, without the indent that keeps it from being run."""
    text = cell.removeprefix(INDENT)
    return text if _FORMULA.match(text) else cell


def _cell(column: Field, value: Cell) -> str:
    text = _printed(value)
    return INDENT + text if column.type == "string" and _FORMULA.match(text) else text


def _quoted(cell: str) -> str:
    """The cell as RFC 4180 has it. The `csv` module leaves a carriage return without quotes."""
    if not _QUOTED.search(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def _printed(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)


def _list(values: Iterable[str]) -> str:
    return ";".join(values)


REQUIRED = {"required": True}
ID = {"required": True, "pattern": "[a-z0-9_-]+"}
ADDRESS = {"pattern": "https?://.+"}


def _id(name: str, title: str, description: str, *, unique: bool = False) -> Field:
    return Field(name, title, description, constraints=ID | ({"unique": True} if unique else {}))


REPORT_ID = _id("report_id", "报告编号", "所属报告")
START = Field("start", "起点", "来源文件解码后的字符位置，从0起", "integer", {"minimum": 0})
END = Field("end", "终点", "来源文件解码后的字符位置，不含该位置", "integer", {"minimum": 1})
URL = Field("url", "地址", "相对于本站根目录的地址；本站不设这一页的，空着")
SECTION_ID = _id("section_id", "章节编号", "所在章节")
PARAGRAPH_ID = _id("paragraph_id", "段落编号", "所在段落")
PARAGRAPH_OR_HEADING = Field(
    "paragraph_id",
    "段落编号",
    "所在段落；在标题里的，空着",
    constraints={"pattern": ID["pattern"]},
)
TO_REPORT = {"report_id": ("reports", "report_id")}
TO_PARAGRAPH = {
    **TO_REPORT,
    "section_id": ("sections", "section_id"),
    "paragraph_id": ("paragraphs", "paragraph_id"),
}


def _span(span: Span | None) -> dict[str, Cell]:
    return {"start": span.start if span else None, "end": span.end if span else None}


def _choice(name: str, title: str, description: str, values: Iterable[str]) -> Field:
    return Field(name, title, description, constraints={"required": True, "enum": list(values)})


def _reports(analysis: Analysis) -> Table:
    fields = (
        _id("report_id", "报告编号", "地名拼音加年份", unique=True),
        Field("region", "地区", "作报告的政府所在地全称", constraints=REQUIRED),
        Field("adcode", "行政区划代码", "GB/T 2260 六位代码", constraints={"pattern": r"\d{6}"}),
        _choice(
            "admin_level",
            "层级",
            "national 全国，province 省，prefecture 市，county 县",
            ("national", "province", "prefecture", "county"),
        ),
        Field("parent_region", "上级地区", "上一级地区全称"),
        Field("year", "年份", "报告所安排工作的年份", "integer", REQUIRED),
        Field("review_year", "回顾年份", "报告所回顾工作的年份", "integer", REQUIRED),
        Field("title", "标题", "原文所印标题，原文没有则为空"),
        Field("speaker", "报告人", "原文没有则为空"),
        Field("delivered_on", "报告日期", "作报告的日期，ISO 8601；原文没有则为空", "date"),
        Field("occasion", "会议", "作报告的会议"),
        Field("source_file", "来源文件", "seeds/ 中的文件名", constraints=REQUIRED),
        Field(
            "source_sha256", "校验值", "来源文件的 SHA-256", constraints={"pattern": "[0-9a-f]{64}"}
        ),
        Field("characters", "字数", "来源文件的非空白字符数", "integer", REQUIRED),
        _choice(
            "completeness",
            "完整性",
            "full 完整，head_missing 缺开头，tail_missing 缺结尾，both_missing 首尾皆缺",
            ("full", "head_missing", "tail_missing", "both_missing"),
        ),
        URL,
        Field("source_url", "原文地址", "文本取自的网页；不详则为空", "string", ADDRESS),
        Field("publisher", "发布者", "在该处发布文本的单位或媒体；不详则为空"),
        Field("retrieved_on", "获取日期", "从该处取得文本的日期，ISO 8601；不详则为空", "date"),
        Field("source_note", "来源说明", "编者对来源的说明；没有则为空"),
        Field("text_file", "所读原文", "所读原文在数据包中的位置，UTF-8", constraints=REQUIRED),
        Field(
            "text_sha256",
            "原文校验值",
            "所读原文的 SHA-256；来源文件本是 UTF-8 的，与来源文件的相同",
            constraints={"required": True, "pattern": "[0-9a-f]{64}"},
        ),
        Field("original_file", "原件", "来源文件提取自的文档；来源文件本是纯文本的，空着"),
        Field(
            "original_sha256",
            "原件校验值",
            "原件的 SHA-256；没有原件则为空",
            constraints={"pattern": "[0-9a-f]{64}"},
        ),
        Field(
            "flags",
            "疑点",
            "读取中的疑点，分号隔开，没有则为空："
            + "，".join(f"{code.value} {code.label}" for code in FlagCode),
        ),
        Field("previous_report_id", "上一份报告", "同一地方（包括改名以前）上一份收录的报告"),
        Field("next_report_id", "下一份报告", "同一地方（包括改名以后）下一份收录的报告"),
        Field("superior_report_id", "上级报告", "同一年份、最近一级收录的上级报告"),
    )
    texts = {text.report_id: text for text in source_texts(analysis)}
    rows = tuple(
        {
            "report_id": r.report_id,
            "region": r.region.name,
            "adcode": r.region.adcode,
            "admin_level": r.region.level.value,
            "parent_region": r.region.parent,
            "year": r.year,
            "review_year": r.review_year,
            "title": r.title,
            "speaker": r.speaker,
            "delivered_on": r.delivered_on.isoformat() if r.delivered_on else "",
            "occasion": r.occasion,
            "source_file": r.source_file,
            "source_sha256": r.source_sha256,
            "characters": r.characters,
            "completeness": r.completeness.value,
            "url": report_url(r.report_id),
            "source_url": r.origin.source_url,
            "publisher": r.origin.publisher,
            "retrieved_on": r.origin.retrieved_on.isoformat() if r.origin.retrieved_on else "",
            "source_note": r.origin.note,
            "text_file": texts[r.report_id].path,
            "text_sha256": texts[r.report_id].sha256,
            "original_file": r.original.file if r.original else "",
            "original_sha256": r.original.sha256 if r.original else "",
            "flags": _list(flag.code.value for flag in analysis.layers[r.report_id].flags),
            "previous_report_id": _id_of(analysis.corpus.previous(r)),
            "next_report_id": _id_of(analysis.corpus.following(r)),
            "superior_report_id": _id_of(analysis.corpus.superior(r)),
        }
        for r in analysis.corpus.reports
    )
    links = dict.fromkeys(
        ("previous_report_id", "next_report_id", "superior_report_id"), ("reports", "report_id")
    )
    return Table("reports", "报告", "每份来源文件一行", fields, rows, ("report_id",), links)


def _id_of(report: Report | None) -> str:
    return report.report_id if report else ""


def _sections(analysis: Analysis) -> Table:
    fields = (
        _id("section_id", "章节编号", "报告编号加章节地址", unique=True),
        REPORT_ID,
        Field("parent_id", "上级章节", "上级章节编号，顶层为空"),
        Field(
            "depth",
            "层次",
            "1 为一、，2 为（一），3 为段首的主题句",
            "integer",
            {"enum": [1, 2, 3]},
        ),
        Field("number", "序号", "原文所印序号，没有则为空"),
        Field("title", "标题", "不含序号和句末句号；推定的章节为空"),
        _choice(
            "part",
            "部分",
            "front 开头，review 回顾，plan 安排，self_building 自身建设，closing 结语，annex 附件",
            ("front", "review", "plan", "self_building", "closing", "annex"),
        ),
        Field("themes", "主题", "主题编号，分号隔开，按相关程度排列"),
        Field("implied", "推定", "原文没有或丢失标题，章节由推定得出", "boolean", REQUIRED),
        Field("corrected", "编者更正", "标题或所属部分由编者更正", "boolean", REQUIRED),
        Field("text", "所印标题", "序号、标题与句号，照原文"),
        START,
        END,
        URL,
    )
    rows: list[Row] = []
    for report in analysis.corpus.reports:
        source = analysis.layers[report.report_id].source.text
        for section in report.sections:
            heading = section.heading
            printed = "".join(source[heading.start : heading.end].split()) if heading else ""
            rows.append(
                {
                    "section_id": section.section_id,
                    "report_id": section.report_id,
                    "parent_id": section.parent_id,
                    "depth": section.depth,
                    "number": section.number,
                    "title": section.title,
                    "part": section.part.value,
                    "themes": _list(analysis.themes.of_sections.get(section.section_id, ())),
                    "implied": section.implied,
                    "corrected": bool(section.correction),
                    "text": printed,
                    **_span(heading),
                    "url": section_url(section),
                }
            )
    links = {**TO_REPORT, "parent_id": ("sections", "section_id")}
    return Table(
        "sections",
        "章节",
        "报告的提纲，含第三层的主题句",
        fields,
        tuple(rows),
        ("section_id",),
        links,
    )


def _paragraphs(analysis: Analysis) -> Table:
    fields = (
        _id("paragraph_id", "段落编号", "报告编号加段落序号", unique=True),
        REPORT_ID,
        SECTION_ID,
        Field("ordinal", "序号", "在整份报告中的段落序号，从1起", "integer", REQUIRED),
        Field("text", "正文", "照原文；版面造成的断行和空格已还原", constraints=REQUIRED),
        START,
        END,
        URL,
    )
    rows = tuple(
        {
            "paragraph_id": p.paragraph_id,
            "report_id": p.report_id,
            "section_id": p.section_id,
            "ordinal": p.ordinal,
            "text": p.text,
            **_span(p.place),
            "url": paragraph_url(report.section(p.section_id), p),
        }
        for report in analysis.corpus.reports
        for p in report.paragraphs
    )
    links = {**TO_REPORT, "section_id": ("sections", "section_id")}
    return Table("paragraphs", "段落", "报告全文", fields, rows, ("paragraph_id",), links)


def _furniture(analysis: Analysis) -> Table:
    fields = (
        REPORT_ID,
        Field("text", "文字", "页面上舍去的文字", constraints=REQUIRED),
        Field(
            "reason",
            "缘由",
            "，".join(
                f"{reason} {name}" for reason, name in analysis.knowledge.furniture.reasons.items()
            ),
            constraints=REQUIRED,
        ),
        START,
        END,
    )
    rows = tuple(
        {"report_id": f.report_id, "text": f.text, "reason": f.reason, **_span(f.place)}
        for report in analysis.corpus.reports
        for f in report.furniture
    )
    return Table(
        "furniture", "版面文字", "不属于报告的文字", fields, rows, ("report_id", "start"), TO_REPORT
    )


def _terms(analysis: Analysis) -> Table:
    fields = (
        _id("term_id", "名词编号", "来源报告编号加条目序号", unique=True),
        Field("term", "名词", "照原文", constraints=REQUIRED),
        Field("definition", "释义", "照原文", constraints=REQUIRED),
        _id("source_report_id", "来源报告", "释义出自哪份报告的名词注释"),
        Field("ordinal", "条目序号", "名词注释中的序号", "integer", REQUIRED),
        Field("aliases", "别称", "简称与异写，分号隔开"),
        Field("related_terms", "相关名词", "释义或名称互相提及的名词编号，分号隔开"),
        Field("text", "条目", "名词与释义，照原文"),
        START,
        END,
        URL,
    )
    rows: list[Row] = []
    for term in analysis.glossary.terms:
        source = analysis.layers[term.report_id].source.text
        rows.append(
            {
                "term_id": term.term_id,
                "term": term.name,
                "definition": term.definition,
                "source_report_id": term.report_id,
                "ordinal": term.ordinal,
                "aliases": _list(term.aliases),
                "related_terms": _list(analysis.glossary.related.get(term.term_id, ())),
                "text": "".join(source[term.place.start : term.place.end].split()),
                **_span(term.place),
                "url": analysis.glossary.groups.url(term.term_id),
            }
        )
    links = {"source_report_id": ("reports", "report_id")}
    return Table("terms", "名词", "名词注释的条目", fields, tuple(rows), ("term_id",), links)


def _mentions(analysis: Analysis) -> Table:
    fields = (
        _id("term_id", "名词编号", "所提及的名词"),
        REPORT_ID,
        SECTION_ID,
        PARAGRAPH_OR_HEADING,
        Field("text", "原文", "提及名词的字句", constraints=REQUIRED),
        _choice(
            "match", "形式", "exact 全称，variant 异写，short 简称", ("exact", "variant", "short")
        ),
        START,
        END,
        URL,
    )
    rows = tuple(
        {
            "term_id": m.term_id,
            "report_id": m.report_id,
            "section_id": m.section_id,
            "paragraph_id": m.paragraph_id,
            "text": m.text,
            "match": m.match.value,
            **_span(m.place),
            "url": found_url(analysis.corpus, m.section_id, m.paragraph_id, m.place),
        }
        for m in analysis.glossary.mentions
    )
    links = {"term_id": ("terms", "term_id"), **TO_PARAGRAPH}
    return Table(
        "mentions",
        "名词提及",
        "标题和正文中提及名词之处",
        fields,
        rows,
        ("report_id", "start"),
        links,
    )


def _notes(analysis: Analysis) -> Table:
    fields = (
        _id("term_id", "名词编号", "注释序号所指的名词"),
        REPORT_ID,
        SECTION_ID,
        PARAGRAPH_OR_HEADING,
        Field("text", "原文", "注释序号，照原文", constraints=REQUIRED),
        Field("number", "序号", "注释序号所说的数", "integer", REQUIRED),
        START,
        END,
        URL,
    )
    rows = tuple(
        {
            "term_id": n.term_id,
            "report_id": n.report_id,
            "section_id": n.section_id,
            "paragraph_id": n.paragraph_id,
            "text": n.text,
            "number": n.number,
            **_span(n.place),
            "url": found_url(analysis.corpus, n.section_id, n.paragraph_id, n.place),
        }
        for n in analysis.glossary.notes
    )
    links = {"term_id": ("terms", "term_id"), **TO_PARAGRAPH}
    title = "标题和正文中指向名词注释的序号"
    return Table("notes", "注释序号", title, fields, rows, ("report_id", "start"), links)


def _undecided(analysis: Analysis) -> Table:
    fields = (
        _id("term_id", "名词编号", "字面相近的名词"),
        REPORT_ID,
        SECTION_ID,
        PARAGRAPH_OR_HEADING,
        Field("text", "原文", "形似而未链接的字句", constraints=REQUIRED),
        Field("reason", "缘由", "为什么没有链接", constraints=REQUIRED),
        START,
        END,
        URL,
    )
    rows = tuple(
        {
            "term_id": u.term_id,
            "report_id": u.report_id,
            "section_id": u.section_id,
            "paragraph_id": u.paragraph_id,
            "text": u.text,
            "reason": u.reason,
            **_span(u.place),
            "url": found_url(analysis.corpus, u.section_id, u.paragraph_id, u.place),
        }
        for u in analysis.glossary.undecided
    )
    links = {"term_id": ("terms", "term_id"), **TO_PARAGRAPH}
    return Table(
        "undecided",
        "未定提及",
        "形似名词而义项不同或不能确定之处",
        fields,
        rows,
        ("report_id", "start", "term_id"),
        links,
    )


def _indicators(analysis: Analysis) -> Table:
    fields = (
        _id("indicator_id", "指标编号", "指标的固定编号", unique=True),
        Field("name", "名称", "指标名称", constraints=REQUIRED),
        Field("aliases", "叫法", "原文中的叫法，分号隔开"),
        Field("unit", "单位", "数值的单位", constraints=REQUIRED),
        Field("theme", "主题", "主题编号"),
        Field("headline", "主要指标", "是否列入比较表", "boolean", REQUIRED),
        Field("definition", "定义", "收录什么、不收录什么"),
        URL,
    )
    rows: tuple[Row, ...] = tuple(
        {
            "indicator_id": i.id,
            "name": i.name,
            "aliases": _list(i.aliases),
            "unit": i.unit,
            "theme": i.theme,
            "headline": i.headline,
            "definition": i.definition,
            "url": indicator_url(i.id),
        }
        for i in analysis.figures.indicators
    )
    links = {"theme": ("themes", "theme_id")}
    return Table("indicators", "指标", "指标目录", fields, rows, ("indicator_id",), links)


_STATUS = _choice(
    "status", "性质", "actual 结果，estimate 预计，target 目标", ("actual", "estimate", "target")
)


_SAID = (
    Field("value", "数值", "以 unit 为单位，原文用其他单位的已换算；下降为负", "number", REQUIRED),
    Field("value_high", "上限", "区间的上端，其余为空", "number"),
    Field("unit", "单位", "数值的单位", constraints=REQUIRED),
    _choice(
        "bound",
        "约束",
        "exact 确数，about 左右，at_least 以上，at_most 以内，range 区间",
        ("exact", "about", "at_least", "at_most", "range"),
    ),
    _choice(
        "status_basis",
        "性质的依据",
        "stated 所在分句写明，governed 由句中他处的词管着，inferred 由所在部分推定",
        StatusBasis,
    ),
    Field("stance", "态度", "定目标所用的动词，照原文：力争、确保；没有则为空"),
    Field("rider", "附加语", "目标之后附加的分句，照原文；没有则为空"),
    Field(
        "basis",
        "口径",
        "nominal 名义，real 扣除价格因素，comparable 可比；原文没有说的为空",
        constraints={"enum": [basis.value for basis in Basis if basis]},
    ),
    Field("scope", "范围", "原文对指标范围的限定，照原文；说的就是本地区的为空"),
    Field("area", "区域", "指标本来所说的那部分地方，照原文（中心城区）；没有写的为空"),
)
_HORIZON = _choice("horizon", "期限", "year 一年，period 若干年", Horizon)
_SPOKEN_OF = (
    Field("corrected", "编者更正", "数字由编者给出，不是程序读出", "boolean", REQUIRED),
    Field("quote", "原话", "说出这个数字的分句", constraints=REQUIRED),
    PARAGRAPH_ID,
    START,
    END,
    URL,
)
_PERIOD_START = ("period_start", "起始年份")
_PERIOD_END = ("period_end", "终止年份")
_TO_INDICATOR = {
    **TO_REPORT,
    "indicator_id": ("indicators", "indicator_id"),
    "paragraph_id": ("paragraphs", "paragraph_id"),
}


def _said(observation: Observation, corpus: Corpus) -> dict[str, Cell]:
    """What a figure is, and the words that say it."""
    return {
        "observation_id": observation.observation_id,
        "report_id": observation.report_id,
        "region": observation.region,
        "indicator_id": observation.indicator_id,
        "period": observation.period,
        "status": observation.status.value,
        "value": observation.value,
        "value_high": observation.value_high,
        "unit": observation.unit,
        "bound": observation.bound.value,
        "status_basis": observation.status_basis.value,
        "stance": observation.stance,
        "rider": observation.rider,
        "basis": observation.basis.value,
        "scope": observation.scope,
        "area": observation.area,
        "horizon": observation.horizon.value,
        "period_start": observation.period_start,
        "period_end": observation.period_end,
        "corrected": bool(observation.correction),
        "quote": observation.quote,
        "paragraph_id": observation.paragraph_id,
        **_span(observation.place),
        "url": words_url(corpus, observation.paragraph_id, observation.place),
    }


def _observations(analysis: Analysis) -> Table:
    fields = (
        _id("observation_id", "数字编号", "报告、指标、年份与性质", unique=True),
        REPORT_ID,
        Field("region", "地区", "数字所说的地区", constraints=REQUIRED),
        _id("indicator_id", "指标编号", "所属指标"),
        Field("period", "年份", "数字所说的年份", "integer", REQUIRED),
        _STATUS,
        *_SAID,
        _HORIZON,
        Field(*_PERIOD_START, "若干年的第一年；说一年的为空", "integer"),
        Field(*_PERIOD_END, "若干年的最后一年；说一年的为空", "integer"),
        Field("doubts", "疑点", "使这个数字存疑的疑点代码，分号隔开；没有则为空"),
        *_SPOKEN_OF,
    )
    rows = tuple(
        _said(o, analysis.corpus) | {"doubts": _doubts(analysis, o)}
        for o in analysis.figures.observations
    )
    title = "目标、完成与预计的数字"
    key = ("observation_id",)
    return Table("observations", "数字", title, fields, rows, key, _TO_INDICATOR)


def _doubts(analysis: Analysis, observation: Observation) -> str:
    flags = analysis.layers[observation.report_id].flags
    return _list(flag.code for flag in flags if flag.code.touches(observation.status))


def _period_observations(analysis: Analysis) -> Table:
    """Means and sums over several years: a table of their own, so that no year's table has them."""
    fields = (
        _id("observation_id", "数字编号", "报告、指标、起止年份与性质", unique=True),
        REPORT_ID,
        Field("region", "地区", "数字所说的地区", constraints=REQUIRED),
        _id("indicator_id", "指标编号", "所属指标"),
        Field(*_PERIOD_START, "若干年的第一年", "integer", REQUIRED),
        Field(*_PERIOD_END, "若干年的最后一年", "integer", REQUIRED),
        _choice(
            "aggregate",
            "算法",
            "mean 年均，sum 累计，each 每年",
            (Aggregate.MEAN, Aggregate.SUM, Aggregate.EACH),
        ),
        _STATUS,
        *_SAID,
        _HORIZON,
        *_SPOKEN_OF,
    )
    rows = tuple(
        _said(o, analysis.corpus) | {"aggregate": o.aggregate.value}
        for o in analysis.figures.over_years
    )
    title = "五年累计、年均一类的数字，不进入各年的比较表"
    key = ("observation_id",)
    return Table("period_observations", "跨年的数字", title, fields, rows, key, _TO_INDICATOR)


def _wordings(analysis: Analysis) -> Table:
    fields = (
        REPORT_ID,
        _id("indicator_id", "指标编号", "所说的指标"),
        Field("period", "年份", "所说的年份", "integer", REQUIRED),
        _STATUS,
        _choice(
            "kind",
            "说法",
            "sync 与他项同步，stable 保持稳定，rank 位次，level 只有总量，"
            "plan_share 完成计划的几成，self_assessed 自评完成与否，other 其他",
            WordingKind,
        ),
        Field("stance", "态度", "定目标所用的动词，照原文；没有则为空"),
        Field("quote", "原话", "说到指标而没有数字的分句", constraints=REQUIRED),
        PARAGRAPH_ID,
        START,
        END,
        URL,
    )
    rows = tuple(
        {
            "report_id": w.report_id,
            "indicator_id": w.indicator_id,
            "period": w.period,
            "status": w.status.value,
            "kind": w.kind.value,
            "stance": w.stance,
            "quote": w.quote,
            "paragraph_id": w.paragraph_id,
            **_span(w.place),
            "url": words_url(analysis.corpus, w.paragraph_id, w.place),
        }
        for w in analysis.figures.wordings
    )
    return Table(
        "wordings",
        "无数字的说法",
        "说到指标而没有给出数字",
        fields,
        rows,
        ("report_id", "indicator_id", "period", "status"),
        _TO_INDICATOR,
    )


def _outcomes(analysis: Analysis) -> Table:
    fields = (
        _id("target_report_id", "定目标的报告", "年初定目标的报告"),
        _id("result_report_id", "报结果的报告", "次年报告结果的报告"),
        Field("region", "地区", "两份报告的地区", constraints=REQUIRED),
        _id("indicator_id", "指标编号", "目标与结果的指标"),
        Field("period", "年份", "目标与结果所说的年份", "integer", REQUIRED),
        _choice(
            "state",
            "比照",
            "，".join(f"{state.value} {state.label}" for state in Attainment),
            [state.value for state in Attainment],
        ),
        _choice(
            "method",
            "办法",
            "".join(f"{method.value}：{method.note}" for method in Method),
            [method.value for method in Method],
        ),
        Field("estimated", "按预计数", "结果是作报告时的预计数", "boolean", REQUIRED),
        Field("doubted", "存疑", "目标或结果的读取存疑", "boolean", REQUIRED),
        Field(
            "target_observation_id",
            "目标数字",
            "目标的数字编号；只有措辞的为空，不止一个的取先说的",
        ),
        Field(
            "result_observation_id",
            "结果数字",
            "结果的数字编号；没有数字的为空，不止一个的取先说的",
        ),
        Field("target_quote", "目标原话", "定目标的分句", constraints=REQUIRED),
        Field("result_quote", "结果原话", "报结果的分句；没有说到的为空"),
        URL,
        Field("gap", "差距", "结果减目标，两者都是一个数的才有，以指标的单位计", "number"),
        Field("own_verdict", "原文自评", "报结果的报告自己怎样评这项目标，照原文；没有则为空"),
    )
    rows: tuple[Row, ...] = tuple(
        {
            "target_report_id": o.target.report_id,
            "result_report_id": o.result.report_id,
            "region": o.region,
            "indicator_id": o.indicator_id,
            "period": o.period,
            "state": o.attainment.value,
            "method": o.method.value,
            "estimated": o.is_estimated,
            "doubted": o.is_doubted,
            "target_observation_id": _first_id(o.target),
            "result_observation_id": _first_id(o.result),
            "target_quote": _first_quote(o.target),
            "result_quote": _first_quote(o.result),
            "url": f"{report_url(o.result.report_id)}#outcomes",
            "gap": o.gap,
            "own_verdict": o.verdict,
        }
        for o in analysis.figures.outcomes
    )
    links = {
        "target_report_id": ("reports", "report_id"),
        "result_report_id": ("reports", "report_id"),
        "indicator_id": ("indicators", "indicator_id"),
        "target_observation_id": ("observations", "observation_id"),
        "result_observation_id": ("observations", "observation_id"),
    }
    return Table(
        "outcomes",
        "目标与结果",
        "同一地方相邻两年的报告：年初的目标，次年所报的结果，推定的比照",
        fields,
        rows,
        ("target_report_id", "indicator_id"),
        links,
    )


def _first_id(cell: HeadlineCell) -> str:
    return cell.observations[0].observation_id if cell.observations else ""


def _first_quote(cell: HeadlineCell) -> str:
    if cell.observations:
        return cell.observations[0].quote
    return cell.words.quote if cell.words else ""


def _corrections(analysis: Analysis) -> Table:
    fields = (
        REPORT_ID,
        Field("ordinal", "序号", "在这份报告的更正中的序号，从1起", "integer", REQUIRED),
        _choice(
            "kind",
            "类别",
            "，".join(f"{kind.value} {name}" for kind, name in CORRECTIONS.items()),
            [kind.value for kind in CORRECTIONS],
        ),
        Field("words", "原文", "更正所涉的字句，照原文；不涉及字句的为空"),
        Field("before", "更正前", "程序读出的，或原文所载的；没有的为空"),
        Field("after", "更正后", "编者更正的", constraints=REQUIRED),
        Field("reason", "理由", "编者写明的理由", constraints=REQUIRED),
        START,
        END,
        URL,
    )
    rows = tuple(
        {
            "report_id": one.report_id,
            "ordinal": ordinal,
            "kind": one.kind.value,
            "words": one.words,
            "before": one.before,
            "after": one.after,
            "reason": one.reason,
            **_span(one.place),
            "url": correction_url(analysis.corpus, one, ordinal),
        }
        for report in analysis.corpus.reports
        for ordinal, one in enumerate(analysis.layers[report.report_id].corrections, 1)
    )
    title = "编者对程序所读和原文所载的更正，与理由"
    return Table(
        "corrections", "编者更正", title, fields, rows, ("report_id", "ordinal"), TO_REPORT
    )


def _themes(analysis: Analysis) -> Table:
    fields = (
        _id("theme_id", "主题编号", "主题的固定编号", unique=True),
        Field("name", "名称", "主题名称", constraints=REQUIRED),
        Field("description", "说明", "主题包括什么"),
        URL,
    )
    rows = tuple(
        {"theme_id": t.id, "name": t.name, "description": t.description, "url": theme_url(t.id)}
        for t in analysis.themes.catalogue.themes
    )
    return Table("themes", "主题", "主题目录", fields, rows, ("theme_id",))
