"""What an editor's correction needs, and what it cannot be."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from generator.errors import CatalogueError
from generator.model import Part
from generator.seeds.corrections import (
    FigureCorrection,
    HeadingCorrection,
    PartCorrection,
    one_line,
)
from generator.seeds.manifest import read_manifest


@pytest.mark.parametrize(
    ("value", "line"),
    [("甲", "甲"), ("  甲\n乙\u3000丙 ", "甲 乙 丙"), ("甲：１％", "甲：１％")],
)  # fmt: skip
def test_words_in_one_line(value: str, line: str) -> None:
    """Blanks are single; nothing else changes."""
    assert one_line(value) == line


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "expected words"),
        (" \u200b\u3000", "expected words"),
        ("甲\u202e乙", "without control or invisible characters"),
        ("甲\u200b乙", "without control or invisible characters"),
        ("甲\x1b乙", "without control or invisible characters"),
    ],
)
def test_words_that_cannot_be_seen(value: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        one_line(value)


@pytest.mark.parametrize(
    ("yaml_text", "message"),
    [
        ("parts: {甲: review}", "parts.甲: expected {part: …, reason: …}"),
        ("parts: {甲: {part: review}}", "a correction needs a `reason`; found none"),
        ("parts: {甲: {part: front, reason: 乙}}", "expected one of review, plan, self_building"),
        ("headings: [{text: 甲, depth: 1}]", "a correction needs a `reason`; found none"),
        ("headings: [{text: 甲, depth: 3, reason: 乙}]", "headings.0.depth"),
        ("headings: [{text: 甲, depth: 2, part: plan, reason: 乙}]", "is for a heading of depth 1"),
        ("headings: [{text: 甲, depth: 1, reason: '  '}]", "headings.0.reason"),
        ('headings: [{text: 甲, depth: 1, reason: "乙\\u202e丙"}]', "without control or invisible"),
        ("figures: [{indicator: a, quote: 甲, reason: 乙}]", "needs `period`, `status`, `value`"),
        ("figures: [{indicator: a, quote: 甲, drop: true}]", "a correction needs a `reason`"),
        (
            "figures: [{indicator: a, quote: 甲, drop: true, value: 1, reason: 乙}]",
            "`drop` takes no value",
        ),
        (
            (
                "figures: [{indicator: a, quote: 甲, period: 2026, status: target, value: 5, "
                "bound: range, reason: 乙}]"
            ),
            "`value_high` and `bound: range` belong together",
        ),
        (
            (
                "figures: [{indicator: a, quote: 甲, period: 2026, status: target, value: yes, "
                "reason: 乙}]"
            ),
            "expected a number",
        ),
        (
            "figures: [{indicator: a, quote: 甲, ocurrence: 1, reason: 乙, drop: true}]",
            "found `figures.0.ocurrence`; expected no such field there",
        ),
        ("reasons: {title: 甲}", "`reasons` has `title`, which is not given; expected both"),
        ("{reasons: {file: 甲}}", "`reasons` has `file`; expected one of title"),
        ("delivered_on: 20260121", "expected a day such as 2024-01-23"),
    ],
)
def test_a_faulty_correction_is_one_line(tmp_path: Path, yaml_text: str, message: str) -> None:
    """It names the entry, what was found and what was expected."""
    fields = yaml.safe_load(yaml_text)
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "reports.yml").write_text(
        yaml.safe_dump({"reports": [{"file": "a.txt", **fields}]}, allow_unicode=True),
        encoding="utf-8",
    )
    entries, [error] = read_manifest(tmp_path)
    assert not entries
    assert isinstance(error, CatalogueError)
    assert message in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("schema", "fields", "message"),
    [
        (
            PartCorrection,
            {"part": "annex", "reason": "甲"},
            "expected one of review, plan, self_building",
        ),
        (HeadingCorrection, {"text": " ", "depth": 1, "reason": "乙"}, "expected words"),
        (HeadingCorrection, {"text": "甲" * 501, "depth": 1, "reason": "乙"}, "text"),
        (
            HeadingCorrection,
            {"text": "甲", "depth": 1, "part": "closing", "reason": "乙"},
            "part: expected one of review, plan, self_building, annex",
        ),
        (HeadingCorrection, {"text": "甲", "depth": 1, "occurrence": 0, "reason": "乙"}, "occur"),
    ],
)
def test_faulty_corrections(
    schema: type[PartCorrection] | type[HeadingCorrection], fields: object, message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        schema.model_validate(fields)


def test_a_heading_of_the_first_level_may_have_its_part() -> None:
    given = {"text": "甲", "depth": 1, "part": "annex", "occurrence": 2, "reason": "乙"}
    assert HeadingCorrection.model_validate(given).part is Part.ANNEX


FIGURE = {"indicator": "gdp_growth", "quote": "增长5%", "reason": "甲"}
WHOLE = {**FIGURE, "period": 2024, "status": "target", "value": 5}


@pytest.mark.parametrize(
    "fields",
    [
        WHOLE,
        {**WHOLE, "value": "5.50"},
        {**WHOLE, "value_high": 6, "bound": "range"},
        {**FIGURE, "drop": True},
        {**FIGURE, "drop": True, "period": 2024, "status": "target"},
    ],
)
def test_figures(fields: dict[str, Any]) -> None:
    found = FigureCorrection.model_validate(fields)
    assert found.value == (None if found.drop else Decimal(fields["value"]))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({**FIGURE, "period": 2024, "value": 5}, "a figure needs `status`"),
        ({**FIGURE, "drop": True, "bound": "about"}, "`drop` takes no value"),
        ({**WHOLE, "value_high": 6}, "`value_high` and `bound: range` belong together"),
        ({**WHOLE, "value_high": 5, "bound": "range"}, "`value_high` is not above `value`"),
        ({**WHOLE, "period": 1948}, "period"),
    ],
)
def test_faulty_figures(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        FigureCorrection.model_validate(fields)
