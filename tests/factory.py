"""Small reports for tests, made by the real splitter from literal text."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from generator.analysis import Analysis, analyse
from generator.catalogue.knowledge import Knowledge, load_knowledge
from generator.errors import Problem
from generator.model import Report, Source
from generator.reading import Reading, read_corpus
from generator.seeds.entry import Entry
from generator.splitting.report import outline_source, report_of
from tests.project import EXAMPLE

SEEDS = EXAMPLE / "seeds"

TEXT = (
    "2024年江西省政府工作报告\n各位代表：\n一、2023年工作回顾\n"
    + "去年的工作取得了成绩。" * 30
    + "\n"
    "二、2024年工作安排\n（一）做好工作。把工作做好。\n"
)
"""The report of the fixture `folder`."""


@cache
def rules() -> Knowledge:
    """The catalogue, loaded once for all tests."""
    return load_knowledge()


@cache
def seeds() -> Reading:
    """The five reports of the tests' site, split once for all tests."""
    return read_corpus(SEEDS)


@cache
def analysis() -> Analysis:
    """What those five reports say together, related once for all tests."""
    reading = seeds()
    return analyse(reading.corpus, reading.layers, reading.knowledge)


def make_source(text: str, file: str = "sample.txt") -> Source:
    """A source that holds `text`."""
    return Source(
        path=f"seeds/{file}",
        file=file,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
    )


def split_report(
    source: Source, entry: Entry | None, knowledge: Knowledge
) -> tuple[Report, tuple[Problem, ...]]:
    """The report by itself, and the problems of its outline that the entry does not accept."""
    report, found = report_of(outline_source(source, entry, knowledge), entry, knowledge)
    accepted = entry.accept if entry else ()
    return report, tuple(problem for problem in found if problem.code not in accepted)


def no_line(_offset: int) -> int:
    """The line of an offset, where a test does not ask for it."""
    return 0


def make_report(
    text: str, region: str = "江西省", adcode: str = "360000", year: int = 2024
) -> Report:
    """The report that `text` holds, as that region's of that year."""
    entry = Entry(
        file="sample.txt",
        region=region,
        adcode=adcode,
        year=year,
        accept=("manifest", "numbering", "kind"),
    )
    return split_report(make_source(text), entry, rules())[0]


def plan_report(*paragraphs: str, region: str = "江西省", adcode: str = "360000") -> Report:
    """A report of 2024 whose plan holds these paragraphs, one a line, in one section."""
    text = "一、2023年工作回顾\n去年工作取得成绩。\n二、2024年工作安排\n（一）重点任务。\n"
    return make_report(text + "\n".join(paragraphs), region, adcode)


def only_error(folder: Path) -> str:
    """The one error of a reading that has its one report."""
    reading = read_corpus(folder)
    assert [r.report_id for r in reading.corpus.reports] == ["jiangxi-2024"]
    (error,) = reading.errors
    return str(error)


def report_text(place: str = "赣州市", year: int = 2025, more: str = "") -> str:
    """A small report that says whose it is and of when."""
    return (
        f"{year}年{place}政府工作报告\n各位代表：\n一、{year - 1}年工作回顾\n"
        f"{year - 1}年，地区生产总值增长5.2%。" + "去年的工作取得了成绩。" * 25 + "\n"
        f"二、{year}年工作安排\n（一）做好工作。今年地区生产总值增长5.5%左右。{more}\n"
    )
