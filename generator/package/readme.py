"""README.md of the archive: what it holds, which edition it is, how to read and how to cite it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from generator import labels
from generator.citation import citation
from generator.doubts import FlagCode
from generator.links import DATA
from generator.package import english, full_texts
from generator.package.citations import CITATIONS, TITLE, gb7714
from generator.package.data import PackageData
from generator.package.descriptor import DESCRIPTOR
from generator.package.edition import Edition
from generator.package.table import AnyTable

README = "README.md"

_TEXT = Path(__file__).with_name("readme.md")
"""What does not change, in both languages, with names in braces for what does."""


def readme(data: PackageData, tables: Iterable[AnyTable], edition: Edition) -> bytes:
    """The file's bytes."""
    tables = tuple(tables)
    publication = data.publication
    licence = publication.licence
    named = f"{licence.label} {licence.address}".strip() if licence else ""
    told = _TEXT.read_text(encoding="utf-8").format(
        title=TITLE,
        facts=_lines(_facts(data, edition)),
        files=_lines(
            f"`{table.path}` {table.title}（{table.count(data):,} 行）：{table.description}"
            for table in tables
        ),
        references=_lines(f"`{one.path}` {one.title}" for one in CITATIONS),
        bom="，开头有字节顺序标记（BOM）" if data.has_bom else "",
        descriptor=DESCRIPTOR,
        corpus=full_texts.PATH,
        doubts=_lines(_doubts(data)),
        citation=citation(gb7714(publication, edition), publication.address(DATA)),
        licence=named or "未另行声明",
        title_en=english.PACKAGE,
        facts_en=_lines(_english_facts(data, edition)),
        files_en=_lines(f"`{one.path}` {english.table_title(one.name)}" for one in tables),
        bom_en=" with a byte-order mark" if data.has_bom else "",
        licence_en=named or "not specified",
    )
    return told.encode()


def _lines(points: Iterable[str]) -> str:
    return "\n".join(f"- {point}" for point in points)


def _facts(data: PackageData, edition: Edition) -> Iterator[str]:
    reports = data.corpus.reports
    yield f"版本：{edition.version}。加号前是所收报告中最近一份作出或取得的日期，后面是文件的指纹"
    if reports:
        years = [report.year for report in reports]
        levels = Counter(report.region.level for report in reports)
        by_level = "，".join(
            f"{label} {levels[level]} 份" for level, label in labels.LEVELS.items() if levels[level]
        )
        places = f"{len(data.corpus.chains)} 个地方 {len(reports)} 份报告"
        yield f"收录：{places}，{_span(years)}年；{by_level}"
    if address := data.publication.address(DATA):
        yield f"网址：{address}"
    if data.publication.contributors:
        yield f"编者：{'、'.join(one.title for one in data.publication.contributors)}"


def _english_facts(data: PackageData, edition: Edition) -> Iterator[str]:
    reports = data.corpus.reports
    yield f"Edition: {edition.version} (newest day of a report, and the fingerprint of the files)"
    if reports:
        years = [report.year for report in reports]
        yield f"Reports: {len(reports)}, of {len(data.corpus.chains)} places, {_span(years)}"
    if address := data.publication.address(DATA):
        yield f"Address: {address}"


def _span(years: list[int]) -> str:
    first, last = min(years), max(years)
    return f"{first}—{last}" if first < last else f"{first}"


def _doubts(data: PackageData) -> Iterator[str]:
    """What is doubtful in general, and how many reports have each doubt."""
    yield "程序读出的，未逐条由人核对；没有读出，不等于原文没有。编者更正过的，见 `corrections.csv`"
    flagged = ({flag.code for flag in data.layers(one).flags} for one in data.report_ids)
    counts = Counter(chain.from_iterable(flagged))
    for code in FlagCode:
        if counts[code]:
            yield f"{code.label}（`{code.value}`）：{counts[code]} 份，见 `reports.csv` 的 `flags`"
