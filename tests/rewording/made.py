"""Two years of a made place, put together from sentences and headings."""

from __future__ import annotations

from collections.abc import Iterable

from generator.analysis import AnalysisMemory, Derived, derive
from generator.corpus import Corpus
from generator.layers import ReportLayers, read
from generator.rewording.changes import Rewording
from generator.seeds.entry import Entry
from tests.factory import make_source, rules

FILLER = "去年的工作取得了成绩。"


def year(
    year: int,
    sentences: Iterable[str] = (),
    *,
    headings: Iterable[str] = (),
    annex: str = "",
    region: str = "江西省",
    adcode: str = "360000",
) -> ReportLayers:
    """The layers of a report: `sentences` are a paragraph of its plan, `headings` open others."""
    topics = "".join(
        f"{heading}。把这件事办好{number}次。\n" for number, heading in enumerate(headings)
    )
    text = (
        f"{year}年政府工作报告\n各位代表：\n一、{year - 1}年工作回顾\n{FILLER}\n"
        f"二、{year}年工作安排\n（一）重点任务\n今年的任务如下。{''.join(sentences)}\n{topics}"
        f"各位代表！让我们团结奋斗！\n" + (f"附件：名词解释\n1.{annex}\n" if annex else "")
    )
    entry = Entry(
        file="sample.txt",
        region=region,
        adcode=adcode,
        year=year,
        accept=("manifest", "numbering", "kind"),
    )
    return read(make_source(text), entry, rules())


def derived(*layers: ReportLayers, memory: AnalysisMemory | None = None) -> Derived:
    """What these reports say together."""
    corpus = Corpus.of(one.report for one in layers)
    return derive(corpus, {one.report.report_id: one for one in layers}, rules(), memory)


def compared(before: ReportLayers, now: ReportLayers) -> Rewording:
    """The newer of two reports of a place against the older one."""
    return derived(before, now).rewordings[now.report.report_id]


def words(layers: ReportLayers, paragraph_id: str, start: int, end: int) -> str:
    """Words of a paragraph."""
    (paragraph,) = (p for p in layers.report.paragraphs if p.paragraph_id == paragraph_id)
    return paragraph.text[start:end]
