"""What reports say otherwise than those of their places the year before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.corpus import Corpus
from generator.labels import NAME_KINDS
from generator.markup import found_url
from generator.model import Paragraph, Section, Span
from generator.names.reading import Name
from generator.package.columns import (
    ID_PATTERN,
    REPORT_ID,
    SECTION,
    Column,
    address,
    choice,
    identifier,
    report_key,
    span,
)
from generator.package.data import PackageData
from generator.package.table import Rows, Table
from generator.rewording.changes import Rewording


class _Kind(StrEnum):
    """What became of words."""

    NEW = "new"
    GONE = "gone"
    REWORDED = "reworded"


class _Unit(StrEnum):
    """What the words are."""

    SLOGAN = "slogan"
    PLAN = "plan"
    PROJECT = "project"
    HEADING = "heading"
    SENTENCE = "sentence"


_KINDS = {_Kind.NEW: "今年新出现的", _Kind.GONE: "今年不再出现的", _Kind.REWORDED: "改写的"}
_UNITS = {
    **{_Unit(kind.value): label for kind, label in NAME_KINDS.items()},
    _Unit.HEADING: "标题",
    _Unit.SENTENCE: "句子",
}


@dataclass(frozen=True, slots=True)
class _Words:
    """Words and where they stand; without `paragraph_id` they are the heading of the section."""

    text: str
    section_id: str
    paragraph_id: str
    place: Span


@dataclass(frozen=True, slots=True)
class _Row:
    """A change: words of this year's report, of last year's, or of both."""

    change_id: str
    report_id: str
    previous_report_id: str
    kind: _Kind
    unit: _Unit
    now: _Words | None
    before: _Words | None


_Found = tuple[_Kind, _Unit, _Words | None, _Words | None]


def _rows(data: PackageData, report_id: str) -> Iterable[_Row]:
    one = data.analysis.rewordings.get(report_id)
    if one is None:
        return
    for number, (kind, unit, now, before) in enumerate(_changes(one, data.corpus), 1):
        yield _Row(
            f"{report_id}-change-{number}",
            report_id,
            one.previous_report_id,
            kind,
            unit,
            now,
            before,
        )


def _changes(one: Rewording, corpus: Corpus) -> Iterator[_Found]:
    """The names, the headings, then the sentences."""
    for name in one.new_names:
        yield _Kind.NEW, _Unit(name.kind.value), _name(name, corpus), None
    for name in one.gone_names:
        yield _Kind.GONE, _Unit(name.kind.value), None, _name(name, corpus)
    for kind, pairs in (
        (_Kind.NEW, one.headings.new),
        (_Kind.GONE, one.headings.gone),
        (_Kind.REWORDED, one.headings.reworded),
    ):
        for pair in pairs:
            now, before = (
                _heading(corpus.section(key), corpus) if key else None
                for key in (pair.section_id, pair.previous_section_id)
            )
            yield kind, _Unit.HEADING, now, before
    for sentence in one.sentences:
        yield (
            _Kind.REWORDED,
            _Unit.SENTENCE,
            _words(corpus, sentence.paragraph_id, sentence.start, sentence.end),
            _words(
                corpus,
                sentence.previous_paragraph_id,
                sentence.previous_start,
                sentence.previous_end,
            ),
        )


def _name(name: Name, corpus: Corpus) -> _Words:
    return _words(corpus, name.paragraph_id, name.start, name.end)


def _heading(section: Section, corpus: Corpus) -> _Words:
    """A heading without its number, or, where note marks stand within it, as it is printed."""
    body = section.body or _paragraph_of(section, corpus).body
    at = body.text.find(section.title)
    if at < 0:
        return _Words(body.text, section.section_id, "", body.span())
    place = body.span(at, at + len(section.title))
    return _Words(section.title, section.section_id, "", place)


def _paragraph_of(section: Section, corpus: Corpus) -> Paragraph:
    """The paragraph that a topic sentence opens."""
    report = corpus.report(section.report_id)
    return next(one for one in report.paragraphs if one.anchor == section.anchor)


def _words(corpus: Corpus, paragraph_id: str, start: int, end: int) -> _Words:
    paragraph = corpus.paragraph(paragraph_id)
    return _Words(
        paragraph.text[start:end],
        paragraph.section_id,
        paragraph_id,
        paragraph.body.span(start, end),
    )


def _others(data: PackageData, report_id: str) -> object:
    """The changes themselves, and the report in which the older words stand."""
    one = data.analysis.rewordings.get(report_id)
    return (one, data.layers(one.previous_report_id)) if one else None


def _url(words: _Words | None, data: PackageData) -> str:
    if words is None:
        return ""
    return found_url(data.corpus, words.section_id, words.paragraph_id, words.place)


def _previous_url(row: _Row, data: PackageData) -> str:
    return data.published(_url(row.before, data)) if row.before else ""


def _place(row: _Row) -> Span | None:
    return row.now.place if row.now else None


_START, _END = span(_place)

WORDING_CHANGES = Table[_Row](
    name="wording_changes",
    title="与上年相比的文字",
    description="一份报告与同一地方上一年的报告相比：新出现和不再出现的提法、计划、项目和标题，改写的"
    "标题和句子；一方来源不全的，不列它所没有的",
    rows=Rows.RELATED,
    records=_rows,
    others=_others,
    key=("change_id",),
    columns=(
        identifier("change_id", "编号", "报告加次序", lambda r, _: r.change_id, unique=True),
        REPORT_ID,
        report_key(
            "previous_report_id",
            "上年报告",
            "同一地方上一年的报告",
            lambda r, _: r.previous_report_id,
        ),
        Column(
            "section_id",
            "节编号",
            "今年的文字所在的节；今年不再出现的，空着",
            lambda r, _: r.now.section_id if r.now else "",
            constraints={"pattern": ID_PATTERN},
            refers_to=SECTION,
        ),
        choice("kind", "变化", _KINDS, lambda r, _: r.kind),
        choice("unit", "是什么", _UNITS, lambda r, _: r.unit),
        Column(
            "text",
            "今年的文字",
            "照原文；标题不含序号；今年不再出现的，空着",
            lambda r, _: r.now.text if r.now else "",
        ),
        Column(
            "previous_text",
            "上年的文字",
            "照原文；标题不含序号；今年新出现的，空着",
            lambda r, _: r.before.text if r.before else "",
        ),
        _START,
        _END,
        Column(
            "previous_start",
            "上年起点",
            "在上年报告的来源文件中，从0起",
            lambda r, _: r.before.place.start if r.before else None,
            "integer",
            {"minimum": 0},
        ),
        Column(
            "previous_end",
            "上年终点",
            "不含该位置",
            lambda r, _: r.before.place.end if r.before else None,
            "integer",
            {"minimum": 1},
        ),
        address(lambda r, data: _url(r.now, data)),
        Column(
            "previous_url", "上年地址", "相对于本站根目录；本站不设这一页的，空着", _previous_url
        ),
    ),
)
