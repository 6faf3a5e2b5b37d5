"""`corpus.jsonl`: one line a report, with its variables and its whole text, headings in place.

The text has what belongs to the report and nothing else: every heading on a line of its own, every
paragraph on one, layout undone, furniture left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from heapq import merge
from operator import itemgetter

from generator.kept import Kept
from generator.layers import ReportLayers
from generator.model import Report, Section
from generator.package.csv import Cell
from generator.package.data import PackageData
from generator.package.reports import REPORTS
from generator.text import bare

PATH = "corpus.jsonl"
TITLE = "报告全文"
TITLE_EN = "Full texts"
DESCRIPTION = (
    "每行一份报告，JSON：reports.csv 的各项；text 是全文，每个标题、每个段落一行，版面文字不在内；"
    "parts 是各部分在 text 里的起止，按字符计；没有的为 null"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text by its section of depth 1: the characters `[start, end)` of the text."""

    section: Section
    start: int
    end: int


def full_text(layers: ReportLayers) -> tuple[str, tuple[Stretch, ...]]:
    """The report's text with its headings, and the parts that it is made of, in order.

    What furniture had divided is joined again. A part without text is left out.
    """
    text: list[str] = []
    length = 0
    begins: list[tuple[Section, int]] = []
    for _, section, words, runs_on in _lines(layers):
        if text and not runs_on:
            text.append("\n")
            length += 1
        if not begins or begins[-1][0] is not section:
            begins.append((section, length))
        text.append(words)
        length += len(words)
    ends = [*(start - 1 for _, start in begins[1:]), length]
    return "".join(text), tuple(
        Stretch(section, start, end) for (section, start), end in zip(begins, ends, strict=True)
    )


def _lines(layers: ReportLayers) -> Iterator[tuple[int, Section, str, bool]]:
    """Headings and paragraphs by where they begin, with their part and whether they run on."""
    report = layers.report
    tops = _tops(report)
    headings = (
        (section.heading.start, tops[section.section_id], _heading(section, layers), False)
        for section in report.sections
        if section.heading and not section.is_topic
    )
    paragraphs = (
        (paragraph.place.start, tops[paragraph.section_id], paragraph.text, paragraph.continues)
        for paragraph in report.paragraphs
    )
    return merge(headings, paragraphs, key=itemgetter(0))


def _tops(report: Report) -> dict[str, Section]:
    """Of every section the one of depth 1 that it lies in."""
    tops: dict[str, Section] = {}
    for section in report.sections:  # a parent stands before what lies in it
        tops[section.section_id] = tops[section.parent_id] if section.parent_id else section
    return tops


def _heading(section: Section, layers: ReportLayers) -> str:
    """The heading as printed, with the mark that ends it."""
    assert section.heading is not None
    whole = bare(layers.source.text[section.heading.start : section.heading.end])
    return section.printed + whole[len(bare(section.printed)) :]


# --- The file -----------------------------------------------------------------------------------


def lines(data: PackageData, kept: Kept) -> Iterator[bytes]:
    """The file's bytes, a line a report; `kept` has those of reports as they were."""
    for report_id in data.report_ids:
        made_of = data.layers(report_id), REPORTS.others(data, report_id)
        yield kept.get((PATH, report_id), made_of, partial(line, data, report_id))


def line(data: PackageData, report_id: str) -> bytes:
    """The line of one report."""
    layers = data.layers(report_id)
    (report,) = REPORTS.records(data, report_id)
    text, parts = full_text(layers)
    record = {
        **{column.name: _value(column.get(report, data)) for column in REPORTS.columns},
        "text": text,
        "parts": [
            {
                "section_id": part.section.section_id,
                "part": part.section.part,
                "start": part.start,
                "end": part.end,
            }
            for part in parts
        ],
    }
    return (json.dumps(record, ensure_ascii=False) + "\n").encode()


def _value(cell: Cell) -> object:
    """A cell as JSON has it: numbers, truth values and lists as such, nothing as null."""
    match cell:
        case str():
            return str(cell) or None
        case tuple():
            return list(map(str, cell))
        case date():
            return cell.isoformat()
        case Decimal():
            return float(cell)
        case _:
            return cell
