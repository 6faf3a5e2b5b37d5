"""A folder with one good report."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading import read_corpus

TEXT = (
    "2024年江西省政府工作报告\n各位代表：\n一、2023年工作回顾\n"
    + "去年的工作取得了成绩。" * 30
    + "\n"
    "二、2024年工作安排\n（一）做好工作。把工作做好。\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


def only_error(folder: Path) -> str:
    """The one error of a reading that has its one report."""
    reading = read_corpus(folder)
    assert [r.report_id for r in reading.corpus.reports] == ["jiangxi-2024"]
    (error,) = reading.errors
    return str(error)
