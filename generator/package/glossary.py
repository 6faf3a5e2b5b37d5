"""The glossary: terms, where reports name them, and the marks that refer to them."""

from __future__ import annotations

from collections.abc import Sequence

from generator import labels
from generator.model import Mention, NoteMark, Term, Undecided
from generator.package.columns import (
    END,
    FOUND_URL,
    PARAGRAPH_OR_HEADING,
    REPORT_ID,
    REQUIRED,
    SECTION_ID,
    START,
    TERM,
    Column,
    address,
    choice,
    identifier,
    report_key,
)
from generator.package.data import PackageData
from generator.package.table import Rows, Table
from generator.text import bare


def _entry(term: Term, data: PackageData) -> str:
    source = data.layers(term.report_id).source
    return bare(source.text[term.place.start : term.place.end])


def _related(term: Term, data: PackageData) -> tuple[str, ...]:
    return data.analysis.glossary.related.get(term.term_id, ())


def _url(term: Term, data: PackageData) -> str:
    return data.analysis.glossary.groups.url(term.term_id)


def _around(data: PackageData, report_id: str) -> Sequence[object]:
    """What the terms of other reports say of a report's."""
    return [(_related(term, data), _url(term, data)) for term in data.layers(report_id).terms]


TERMS = Table[Term](
    name="terms",
    title="名词",
    description="名词注释的条目",
    rows=Rows.RELATED,
    records=lambda data, report_id: data.layers(report_id).terms,
    others=_around,
    key=("term_id",),
    columns=(
        identifier(
            "term_id", "名词编号", "来源报告编号加条目序号", lambda t, _: t.term_id, unique=True
        ),
        Column("term", "名词", "照原文", lambda t, _: t.name, constraints=REQUIRED),
        Column("definition", "释义", "照原文", lambda t, _: t.definition, constraints=REQUIRED),
        report_key(
            "source_report_id",
            "来源报告",
            "释义出自哪份报告的名词注释",
            lambda t, _: t.report_id,
        ),
        Column(
            "ordinal", "条目序号", "名词注释中的序号", lambda t, _: t.ordinal, "integer", REQUIRED
        ),
        Column("aliases", "别称", "简称与异写，分号隔开", lambda t, _: t.aliases),
        Column(
            "related_terms",
            "相关名词",
            "释义或名称互相提及的名词编号，分号隔开",
            _related,
        ),
        Column("text", "条目", "名词与释义，照原文", _entry),
        START,
        END,
        address(_url),
    ),
)

MENTIONS = Table[Mention](
    name="mentions",
    title="名词提及",
    description="标题和正文中提及名词之处",
    rows=Rows.RELATED,
    records=lambda data, report_id: data.mentions(report_id),
    others=lambda data, report_id: data.mentions(report_id),
    key=("report_id", "start"),
    columns=(
        identifier("term_id", "名词编号", "所提及的名词", lambda m, _: m.term_id, refers_to=TERM),
        REPORT_ID,
        SECTION_ID,
        PARAGRAPH_OR_HEADING,
        Column("text", "原文", "提及名词的字句", lambda m, _: m.text, constraints=REQUIRED),
        choice("match", "形式", labels.MATCHES, lambda m, _: m.match),
        START,
        END,
        FOUND_URL,
    ),
)

NOTES = Table[NoteMark](
    name="notes",
    title="注释序号",
    description="标题和正文中指向名词注释的序号",
    rows=Rows.OWN,
    records=lambda data, report_id: data.layers(report_id).notes,
    key=("report_id", "start"),
    columns=(
        identifier(
            "term_id", "名词编号", "注释序号所指的名词", lambda n, _: n.term_id, refers_to=TERM
        ),
        REPORT_ID,
        SECTION_ID,
        PARAGRAPH_OR_HEADING,
        Column("text", "原文", "注释序号，照原文", lambda n, _: n.text, constraints=REQUIRED),
        Column("number", "序号", "注释序号所说的数", lambda n, _: n.number, "integer", REQUIRED),
        START,
        END,
        FOUND_URL,
    ),
)

UNDECIDED = Table[Undecided](
    name="undecided",
    title="未定提及",
    description="形似名词而义项不同或不能确定之处",
    rows=Rows.RELATED,
    records=lambda data, report_id: data.undecided(report_id),
    others=lambda data, report_id: data.undecided(report_id),
    key=("report_id", "start", "term_id"),
    columns=(
        identifier("term_id", "名词编号", "字面相近的名词", lambda u, _: u.term_id, refers_to=TERM),
        REPORT_ID,
        SECTION_ID,
        PARAGRAPH_OR_HEADING,
        Column("text", "原文", "形似而未链接的字句", lambda u, _: u.text, constraints=REQUIRED),
        Column("reason", "缘由", "为什么没有链接", lambda u, _: u.reason, constraints=REQUIRED),
        START,
        END,
        FOUND_URL,
    ),
)
