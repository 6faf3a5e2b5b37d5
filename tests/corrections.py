"""Entries of the manifest with corrections, and what an editor is told of them."""

from __future__ import annotations

from typing import Any

from generator import layers
from generator.model import Correction
from generator.seeds.entry import Entry
from tests.factory import make_source, rules

YEARS = (
    "2026年江西省政府工作报告\n各位代表：\n一、2025年工作回顾\n地区生产总值增长5%。\n"
    "二、2026年工作安排\n今年地区生产总值增长5%左右。到2030年，地区生产总值增长6%左右。\n"
    "“十五五”期末研发投入强度达到3%。\n三、政府自身建设\n很好。\n"
)


def entry_of(fields: dict[str, Any]) -> Entry:
    given = {"file": "sample.txt", "region": "江西省", "adcode": "360000", "year": 2026}
    return Entry.model_validate({**given, "accept": ["manifest", "kind"], **fields})


def line(correction: Correction) -> str:
    """A correction as one line."""
    return f"{correction.kind} {correction.words} {correction.before} → {correction.after}"


def doubts(text: str, fields: dict[str, Any]) -> list[str]:
    """The corrections that speak against the year, each with its line; what they say counts."""
    entry = entry_of(fields)
    source = make_source(text)
    found = layers.read(source, entry, rules())
    return [str(p) for p in found.problems if p.code == "contradiction"]
