"""Bad input: one clear line that says where, what was found and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import CatalogueError, SourceError
from generator.reading import read_corpus
from generator.source import read_manifest, read_source

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
        (b"PK\x03\x04rest", "found a ZIP archive .* expected plain text"),
        (b"%PDF-1.7", "found a PDF; expected plain text"),
        (b"a\x00b" * 9, "found a zero byte at byte 1; expected plain text"),
        (TEXT.encode("big5", "ignore") + b"\xff\xff", "neither UTF-8, UTF-16 nor GB18030"),
        ("短".encode(), "holds 1 Han characters; expected a Chinese report"),
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
        ("reports:\n\t- file: a.txt", r"reports.yml:2: not valid YAML"),
        (
            "reports:\n  - file: a.txt\n    level: planet",
            r"reports.0.level: Input should be .* found 'planet'",
        ),
        (
            "reports:\n  - file: a.txt\n    colour: red",
            r"reports.0.colour: Extra inputs are not permitted",
        ),
        ("reports:\n  - file: gone.txt", r"gone.txt is not in .*; expected a file"),
        ("reports:\n  - file: a.txt\n  - file: a.txt", r"a.txt stands here twice; expected once"),
    ],
)
def test_broken_manifest(tmp_path: Path, manifest: str, message: str) -> None:
    """A fault in the manifest says which entry breaks which rule."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "reports.yml").write_text(manifest, encoding="utf-8")
    with pytest.raises(CatalogueError, match=message):
        read_manifest(tmp_path)
