"""Golden cases, and what holds for every report whatever its text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model import Report
from generator.text import bare

GOLDEN = Path(__file__).parent / "golden"


def load_cases(folder: str) -> list[Any]:
    """The cases of every file in `golden/<folder>`, each a parameter with its name."""
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted((GOLDEN / folder).glob("*.yml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def covered(report: Report, source: str) -> list[int]:
    """How often each character of `source` stands in a heading, a paragraph or furniture."""
    counts = [0] * len(source)
    spans = [s.heading for s in report.sections if s.heading and s.depth < 3]
    spans += [p.place for p in report.paragraphs] + [f.place for f in report.furniture]
    for span in spans:
        for offset in range(span.start, span.end):
            counts[offset] += 1
    return counts


def assert_faithful(report: Report, source: str) -> None:
    """Every character stands once, and every record says what stands at its place."""
    counts = covered(report, source)
    assert [i for i, n in enumerate(counts) if n != 1 and not source[i].isspace()] == []
    for paragraph in report.paragraphs:
        place = paragraph.place
        assert bare(source[place.start : place.end]) == bare(paragraph.text)
    for section in report.sections:
        if section.heading:
            printed = bare(source[section.heading.start : section.heading.end])
            assert printed.removesuffix("。") == bare(section.printed)
    for furniture in report.furniture:
        assert source[furniture.place.start : furniture.place.end] == furniture.text
