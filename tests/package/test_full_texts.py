"""`corpus.jsonl`: a line a report, its whole text with the headings, nothing lost or added."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from generator.kept import NothingKept
from generator.layers import ReportLayers, read
from generator.package.data import PackageData
from generator.package.files import data_files
from generator.package.full_texts import full_text, lines
from generator.seeds.entry import Entry
from generator.text import bare
from tests.factory import analysis, make_source, rules

REPORT_IDS = sorted(analysis().layers)

FILLER = "各项工作有序推进。\n" * 20
TEXT = f"""\
政府工作报告
各位代表：
一、2023年工作回顾
（一）迈向共同富裕。全年地区生产总值增长5.2%。
—12—
{FILLER}\
二、2024年工作安排
扎实推进共同富裕。
{FILLER}\
"""


def layers_of(text: str) -> ReportLayers:
    entry = Entry(
        file="sample.txt",
        region="江西省",
        adcode="360000",
        year=2024,
        accept=("manifest", "kind"),
    )
    return read(make_source(text), entry, rules())


def records() -> dict[str, dict[str, Any]]:
    found = map(json.loads, lines(PackageData(analysis()), NothingKept()))
    return {one["report_id"]: one for one in found}


def test_headings_and_paragraphs_are_lines() -> None:
    """A heading that runs into its paragraph stands alone; the page's number is left out."""
    text, _ = full_text(layers_of(TEXT))
    assert text.split("\n")[:6] == [
        "政府工作报告",
        "各位代表：",
        "一、2023年工作回顾",
        "（一）迈向共同富裕。",
        "全年地区生产总值增长5.2%。",
        "各项工作有序推进。",
    ]


def test_parts_are_stretches_of_the_text() -> None:
    text, parts = full_text(layers_of(TEXT))
    found = [(part.section.part.value, text[part.start : part.end]) for part in parts]
    assert [name for name, _ in found] == ["front", "review", "plan"]
    assert [words.split("\n")[0] for _, words in found] == [
        "政府工作报告",
        "一、2023年工作回顾",
        "二、2024年工作安排",
    ]
    assert "\n".join(words for _, words in found) == text


@pytest.mark.parametrize("report_id", REPORT_IDS)
def test_the_text_is_the_source_without_its_furniture(report_id: str) -> None:
    layers = analysis().layers[report_id]
    source = layers.source.text
    kept = list(source)
    for furniture in layers.report.furniture:
        place = furniture.place
        kept[place.start : place.end] = [""] * (place.end - place.start)
    text, parts = full_text(layers)
    assert bare(text) == bare("".join(kept))
    assert parts[0].start == 0
    assert parts[-1].end == len(text)


def test_a_phrase_of_a_heading_is_found() -> None:
    """The paragraphs alone have it once: headings are none of them."""
    layers = layers_of(TEXT)
    text, _ = full_text(layers)
    assert text.count("共同富裕") == 2
    assert sum(one.text.count("共同富裕") for one in layers.report.paragraphs) == 1


def test_variables_have_their_types() -> None:
    record = records()["ganzhou-2023"]
    assert (record["region"], record["year"], record["delivered_on"]) == ("赣州市", 2023, None)
    assert record["speaker"] is None
    assert record["flags"] == ["torn_head", "torn_end"]
    assert records()["jiangxi-2024"]["delivered_on"] == "2024-01-23"
    assert records()["jiangxi-2024"]["flags"] == []


def test_every_report_has_one_line_with_the_columns_of_the_table() -> None:
    table = csv.DictReader(
        io.StringIO(
            data_files(PackageData(analysis()))["reports.csv"].content().decode("utf-8-sig")
        )
    )
    rows = [*table]
    assert [*records()] == [row["report_id"] for row in rows]
    for one in records().values():
        assert [*one] == [*rows[0], "text", "parts"]
