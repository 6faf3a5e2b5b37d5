"""A report's source: what was recognised of it, what the pages leave out, what is doubtful."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.links import DATA, REPORTS, source_url
from generator.model import Report, Source
from generator.package.sources import SourceText
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import CardRow, Crumb, HitShown, ReportShown, crumbs


@dataclass(frozen=True, slots=True)
class FurnitureShown:
    """What the pages leave out of a source for one reason, in text order."""

    reason: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source: its files, and how much was recognised of it."""

    crumbs: tuple[Crumb, ...]
    report: ReportShown
    card: tuple[CardRow, ...]
    furniture: tuple[FurnitureShown, ...]
    undecided: tuple[HitShown, ...]


def _addresses(facts: Facts) -> Iterator[Address[None]]:
    for shown in facts.reports.all():
        yield Address(
            url=source_url(shown.report_id),
            title=f"{shown.name} · 来源",
            about=None,
            report_id=shown.report_id,
        )


def _content(facts: Facts, address: Address[None]) -> Content:
    report_id = address.report_id
    shown = facts.reports.shown(report_id)
    layers = facts.reports.layers(report_id)
    report = layers.report
    return Content(
        view=SourceView(
            crumbs=crumbs(("报告", REPORTS), (shown.name, shown.url), ("来源", None)),
            report=shown,
            card=tuple(_card(facts, shown)),
            furniture=tuple(_furniture(facts, report)),
            undecided=facts.glossary.undecided_hits(facts.glossary.undecided_in(report_id)),
        ),
        description=f"{shown.name}的来源：认出了多少，舍去了什么。",
        citation=shown.citation_meta,
    )


def _card(facts: Facts, shown: ReportShown) -> Iterator[CardRow]:
    """The files, and how much was recognised."""
    layers = facts.reports.layers(shown.report_id)
    report, corrections = layers.report, len(layers.corrections)
    flags = "、".join(flag.code.label for flag in layers.flags)
    yield from _file_rows(report, layers.source)
    yield CardRow("完整性", shown.completeness)
    yield CardRow("字数", f"{report.characters:,}")
    yield CardRow("节", f"{sum(not section.is_topic for section in report.sections)}")
    yield CardRow("段", f"{len(report.paragraphs)}")
    yield CardRow("主要指标的数字", f"{len(layers.figures.observations)}")
    yield CardRow("名词的提及", f"{len(facts.glossary.mentions_in(shown.report_id))}")
    yield CardRow(
        "编者更正",
        f"{corrections} 处" if corrections else "无",
        f"{shown.url}#corrections" if corrections else "",
    )
    yield CardRow("读取疑点", flags or "无", shown.doubts_url if flags else "")


def _furniture(facts: Facts, report: Report) -> Iterator[FurnitureShown]:
    """What the pages leave out of a report, by reason."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for item in report.furniture:
        texts[item.reason].append(item.text)
    names = facts.knowledge.furniture.reasons
    for reason, found in texts.items():
        yield FurnitureShown(names[reason], tuple(found))


def _file_rows(report: Report, source: Source) -> Iterator[CardRow]:
    """The document that was given, the file that was made of it, the text as read.

    Each has its own SHA-256.
    """
    text = SourceText.of(report, source)
    if report.original:
        yield CardRow("原件", report.original.file)
    encoding = source.encoding.upper().removesuffix("-SIG")
    yield CardRow("来源文件", f"{report.source_file}（{encoding}）")
    yield CardRow("所读原文", f"{text.path.rpartition('/')[2]}（UTF-8）", f"{DATA}{text.path}")
    if report.original:
        yield _checksum(report.original.sha256, "原件")
    if text.sha256 == report.source_sha256:
        yield _checksum(text.sha256, "来源文件与所读原文相同")
    else:
        yield _checksum(report.source_sha256, "来源文件")
        yield _checksum(text.sha256, "所读原文")


def _checksum(value: str, of: str) -> CardRow:
    return CardRow("SHA-256", value, note=of, wide=True, code=True)


KIND = Kind(template="source", view=SourceView, addresses=_addresses, content=_content)
