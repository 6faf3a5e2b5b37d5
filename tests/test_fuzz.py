"""The fuzz targets find what they are for, and repeat it; a few inputs of each in every run."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from generator.errors import SourceError
from generator.layers import read
from generator.package import columns
from generator.pages import render
from tests.fuzz import readers, reading, writing
from tests.fuzz.__main__ import TARGETS, tried


@pytest.mark.parametrize("name", TARGETS)
def test_a_few_inputs_of_each(name: str) -> None:
    for seed in range(5):
        assert tried(name, TARGETS[name].case(random.Random(seed))) == ""


@pytest.mark.parametrize("name", TARGETS)
def test_a_seed_repeats_its_input(name: str) -> None:
    one, other = (TARGETS[name].case(random.Random(7)) for _ in range(2))
    assert one == other


def test_readers_find_an_error_of_python(monkeypatch: pytest.MonkeyPatch) -> None:
    def plain(text: str) -> str:
        raise KeyError(text[:1])

    monkeypatch.setitem(readers.READ, "markdown", plain)
    assert "KeyError" in tried("readers", b"markdown\n# a")


def test_an_error_of_several_lines_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def plain(data: bytes) -> str:
        raise SourceError("a", None, "one\ntwo")

    monkeypatch.setitem(readers.READ, "markdown", plain)
    assert tried("readers", b"markdown\n# a").startswith("an error of several lines")


def test_reading_finds_a_lost_character(monkeypatch: pytest.MonkeyPatch) -> None:
    def losing(*arguments: object) -> object:
        layers = read(*arguments)  # type: ignore[arg-type]
        report = replace(layers.report, paragraphs=layers.report.paragraphs[:-1])
        return replace(layers, report=report)

    monkeypatch.setattr("tests.fuzz.reading.read", losing)
    assert "AssertionError" in tried("reading", reading.REPORT.encode())


PLACE = "<a href=javascript:alert(1)>县"
MANIFEST = f"""\
reports:
- {{file: a.txt, region: '甲{PLACE}', id: jia-2024, level: county, accept: [manifest, kind]}}
"""
CASE = writing.CUT.join(
    (
        MANIFEST,
        reading.REPORT + "=1+1\n" + writing.FILLER,
        reading.REPORT.replace("2024", "2025") + writing.FILLER,
    )
).encode()


def test_writing_passes_what_is_text() -> None:
    assert tried("writing", CASE) == ""


def test_writing_finds_a_live_link(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the title, which the theme prints as HTML; no heading in Markdown holds a report's words."""
    monkeypatch.setattr(render, "escape", str)
    assert "<a href=javascript:alert(1)>" in tried("writing", CASE)


def test_writing_finds_a_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "guarded", str)
    assert "=1+1" in tried("writing", CASE)
