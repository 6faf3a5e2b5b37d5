"""The figures of a report: golden cases by form, and the five reports read by eye."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalogue.indicators import Indicator, load_indicators
from generator.errors import CatalogueError
from generator.indicators import Figures, read_figures
from generator.model import (
    Completeness,
    Level,
    Paragraph,
    Part,
    Region,
    Report,
    Section,
    Traced,
)
# from tests.factory import seeds

GOLDEN = Path(__file__).parent / "golden" / "indicators"


@dataclass(frozen=True)
class Case:
    """One golden case: a text, the part it stands in, and all that is to be read from it."""

    name: str
    text: str
    part: str
    region: str
    level: str
    expect: list[tuple[Any, ...]]
    wordings: list[tuple[Any, ...]]


def load_cases() -> list[Case]:
    return [
        Case(
            name=f"{path.stem}: {entry['name']}",
            text=entry["text"],
            part=entry["part"],
            region=entry.get("region", "江西省"),
            level=entry.get("level", "province"),
            expect=[tuple(row) for row in entry.get("expect", [])],
            wordings=[tuple(row) for row in entry.get("wordings", [])],
        )
        for path in sorted(GOLDEN.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def small_report(text: str, part: str, region: str = "江西省", level: str = "province") -> Report:
    """A report of 2024 of one section, each line of `text` a paragraph."""
    section = Section(
        section_id="x-2024-1",
        report_id="x-2024",
        parent_id="",
        depth=1,
        number="一、",
        title="工作",
        part=Part(part),
        slug="x-1",
    )
    paragraphs = []
    offset = 0
    for ordinal, line in enumerate(text.split("\n"), 1):
        paragraphs.append(
            Paragraph(
                paragraph_id=f"x-2024-p{ordinal}",
                report_id="x-2024",
                section_id=section.section_id,
                ordinal=ordinal,
                body=Traced(line, tuple(range(offset, offset + len(line)))),
            )
        )
        offset += len(line) + 1
    return Report(
        report_id="x-2024",
        region=Region(name=region, adcode="", level=Level(level)),
        year=2024,
        review_year=2023,
        title="",
        speaker="",
        delivered_on=None,
        occasion="",
        source_file="x.txt",
        source_sha256="",
        characters=len(text),
        completeness=Completeness.FULL,
        sections=(section,),
        paragraphs=tuple(paragraphs),
        furniture=(),
    )


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_forms(case: Case) -> None:
    """A text yields exactly the figures and wordings recorded beside it."""
    report = small_report(case.text, case.part, case.region, case.level)
    figures = read_figures(report, load_indicators())
    found = [
        (o.indicator_id, o.period, o.status.value, str(o.value), o.bound.value, o.quote)
        + ((str(o.value_high),) if o.value_high is not None else ())
        for o in figures.observations
    ]
    said = [(w.indicator_id, w.period, w.status.value, w.quote) for w in figures.wordings]
    assert found == case.expect
    assert said == case.wordings
