"""A folder of seeds read as a whole: what is wrong with one text costs no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.model import Source
from generator.reading import read_corpus
from generator.splitting.outline import parse_outline
from generator.splitting.report import outline_source
from tests.factory import TEXT, only_error


def test_bad_file_leaves_the_others(tmp_path: Path) -> None:
    """One unusable file is an error beside the reports that can be read."""
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    reading = read_corpus(tmp_path)
    assert [r.report_id for r in reading.corpus.reports] == ["jiangxi-2024"]
    assert [str(e) for e in reading.errors] == [
        f"{tmp_path / 'empty.txt'}: the file is empty; expected the text of a report"
    ]


def test_second_file_of_the_same_report(tmp_path: Path) -> None:
    """The same place and year twice is an error that names both files."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (error,) = read_corpus(tmp_path).errors
    assert "b.txt: is a second jiangxi-2024, after a.txt; expected one file a report" in str(error)


def test_a_listed_file_comes_before_a_copy(tmp_path: Path) -> None:
    """A stray copy does not take the place of the file that the manifest lists."""
    for name in ("a copy.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "reports.yml").write_text("reports:\n  - file: b.txt\n", encoding="utf-8")
    reading = read_corpus(tmp_path)
    assert [r.source_file for r in reading.corpus.reports] == ["b.txt"]
    assert "a copy.txt: is a second jiangxi-2024, after b.txt" in str(reading.errors[0])


def test_a_fault_of_the_program_costs_one_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an error that names the place in the code, not silence and not the end of all."""

    def failing(source: Source, *arguments: Any) -> Any:
        if source.file == "b.txt":
            raise RecursionError("too deep")
        return outline_source(source, *arguments)

    monkeypatch.setattr("generator.layers.outline_source", failing)
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    error = only_error(folder)
    assert error.startswith(
        f"{folder / 'b.txt'}: cannot be read: RecursionError too deep at test_corpus.py:"
    )
    assert error.endswith("a fault of this program")


def test_no_text_is_outlined_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by `check`, not by a build, not by `add`, which reads a document with its entry."""
    outlined: list[str] = []

    def counting(source: Source, *arguments: Any) -> Any:
        outlined.append(source.path)
        return parse_outline(source, *arguments)

    monkeypatch.setattr("generator.splitting.report.parse_outline", counting)
    text = str(folder / "a.txt")
    given = folder.parent / "given.txt"
    given.write_text(TEXT.replace("江西省", "湖北省"), encoding="utf-8")
    for command, path in (
        (("check", "--seeds", str(folder)), text),
        (("export", "--seeds", str(folder), "--output", str(folder.parent / "data")), text),
        (("add", "--seeds", str(folder), str(given)), str(given)),
    ):
        outlined.clear()
        assert CliRunner().invoke(main, command).exit_code == 0
        assert outlined.count(path) == 1, command
