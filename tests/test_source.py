"""Bad input: one clear line that says where, what was found and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.splitting.seeds import read_corpus
from generator.splitting.source import read_source

TEXT = (
    "2024年江西省政府工作报告\n一、2023年工作回顾\n" + "去年的工作取得了成绩。" * 30 + "\n"
    "二、2024年工作安排\n（一）做好工作。把工作做好。\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """The usual encodings are read alike."""
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_source(path).text.lstrip("\ufeff") == TEXT


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty; expected the text of a report"),
        (b" \n\n", "the file is empty; expected the text of a report"),
        (("# 甲\n## 乙\n### 丙\n" + "的" * 300).encode(), r"found Markdown \(# 甲"),
        (b"PK\x03\x04rest", "found a ZIP archive .* expected plain text"),
        (b"%PDF-1.7", "found a PDF; expected plain text"),
        (b"a\x00b" * 9, "found a zero byte at byte 1; expected plain text"),
        (TEXT.encode("big5", "ignore") + b"\xff\xff", "neither UTF-8, UTF-16 nor GB18030"),
        ("短".encode(), "holds 1 Han characters; expected a Chinese text of 200"),
        (("的" * 300 + "\n的\x02").encode(), r":2: found the control character U\+0002"),
        (("\ufffd的" * 300).encode(), "found 300 replacement or private-use characters"),
    ],
)
def test_unusable_files(tmp_path: Path, content: bytes, message: str) -> None:
    """What is not a text in a known encoding is refused, and the file is named."""
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=message) as caught:
        read_source(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


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


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ("reports:\n\t- file: a.txt", ":2: not valid YAML: found character that cannot start"),
        ("- a.txt", ":1: found no list `reports`; expected it and nothing else"),
        ("reports:\n  - file: a.txt\n    level: planet", ":2: level: Input should be"),
        ("reports:\n  - file: a.txt\n    colour: red", ":2: found `colour`; expected one of file"),
        ("reports:\n  - just words", ":2: found 'just words'; expected named fields"),
        ("reports:\n  - file: gone.txt", ":2: gone.txt is not in"),
        ("reports:\n  - file: a.txt\n  - file: a.txt", ":3: a.txt stands here twice"),
        ("reports:\n  - file: a.txt\n    year: 2024\n    year: 2023", ":4: found `year` twice"),
    ],
)
def test_a_faulty_entry_costs_only_itself(tmp_path: Path, manifest: str, message: str) -> None:
    """A fault in the manifest names its line; the report is read as far as its text goes."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "reports.yml").write_text(manifest, encoding="utf-8")
    reading = read_corpus(tmp_path)
    assert [r.report_id for r in reading.corpus.reports] == ["jiangxi-2024"]
    (error,) = reading.errors
    assert str(error).startswith(f"{tmp_path / 'reports.yml'}{message}")


def test_a_listed_file_comes_before_a_copy(tmp_path: Path) -> None:
    """A stray copy does not take the place of the file that the manifest lists."""
    for name in ("a copy.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "reports.yml").write_text("reports:\n  - file: b.txt\n", encoding="utf-8")
    reading = read_corpus(tmp_path)
    assert [r.source_file for r in reading.corpus.reports] == ["b.txt"]
    assert "a copy.txt: is a second jiangxi-2024, after b.txt" in str(reading.errors[0])


def test_manifest_that_is_a_folder(tmp_path: Path) -> None:
    """Even this is one line."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "reports.yml").mkdir()
    (error,) = read_corpus(tmp_path).errors
    assert "reports.yml: cannot be read" in str(error)
