"""Bad input: one clear line that says where, what was found and what was expected."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from generator.errors import SourceError
from generator.model import Source
from generator.reading import read_corpus
from generator.seeds.files import MAX_BYTES
from generator.seeds.folder import read_source
from generator.seeds.source import MAX_CHARACTERS
from generator.splitting.report import outline_source

TEXT = (
    "2024年江西省政府工作报告\n各位代表：\n一、2023年工作回顾\n"
    + "去年的工作取得了成绩。" * 30
    + "\n"
    "二、2024年工作安排\n（一）做好工作。把工作做好。\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
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
        (
            b"PK\x03\x04rest",
            "found a ZIP archive .* expected plain text: `work-reports add`",
        ),
        (b"%PDF-1.7", "found a PDF; expected plain text: `work-reports add` takes it"),
        (b"a\x00b" * 9, "found a zero byte at byte 1; expected plain text"),
        (TEXT.encode("big5", "ignore") + b"\xff\xff", "neither UTF-8, UTF-16 nor GB18030"),
        ("短".encode(), "holds 1 Han characters; expected a Chinese text of 200"),
        (
            ("甲乙" * 150).encode(),
            "300 Han characters, 的 not among them; expected sentences in Chi",
        ),
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
        ("reports:\n  - file: ''", ":2: file: String should have at least 1 character"),
        ("reports:\n  - file: ../a.txt", ":2: file: expected the name of a file in"),
        ("reports:\n  - file: ..", ":2: file: expected the name of a file in"),
        ("reports:\n  - file: /etc/hosts", ":2: file: expected the name of a file"),
        ("reports:\n  - file: x\\a.txt", ":2: file: expected the name of a file"),
        ("reports:\n  - file: C:a.txt", ":2: file: expected the name of a file"),
        ('reports:\n  - file: "a\\0.txt"', ":2: file: expected the name of a file"),
        ("reports:\n  - file: .a.txt", ":2: file: expected the name of a file"),
        (
            "reports:\n  - file: a.txt\n    original: ../a.pdf",
            ":2: original: expected the name of a file in this folder",
        ),
        (
            "reports:\n  - file: a.txt\n    original: b.txt",
            ":2: original: expected the document that the .txt was taken from",
        ),
        ("reports:\n  - file: a.txt\n    original: a.pdf", ":2: a.pdf is not in"),
        ("reports:\n  - file: a.txt\n    id: ../a-2024", ":2: id: String should match pattern"),
        (
            "reports: " + "[" * 5000 + "]" * 5000,
            ":1: found lists within lists, more than 12; expected a plain list",
        ),
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
    assert "reports.yml: is a folder; expected a file" in str(error)


# --- What lies in the folder --------------------------------------------------------------------


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


def test_an_original_that_is_named_is_passed_over(folder: Path) -> None:
    """The text beside it is what counts: it is read as no report."""
    (folder / "a.pdf").write_bytes(b"%PDF")
    manifest = "reports:\n  - file: a.txt\n    original: a.pdf\n"
    (folder / "reports.yml").write_text(manifest, encoding="utf-8")
    reading = read_corpus(folder)
    assert not reading.errors
    assert reading.entries["a.txt"].original == "a.pdf"


def test_an_original_that_nobody_names(folder: Path) -> None:
    (folder / "b.pdf").write_bytes(b"%PDF")
    expected = "found .pdf; expected .txt, which `work-reports add` makes of it"
    assert only_error(folder) == f"{folder / 'b.pdf'}: {expected}"


def test_one_document_is_the_original_of_one_text(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(b"%PDF")
    (folder / "b.txt").write_text(TEXT.replace("江西省", "湖南省"), encoding="utf-8")
    manifest = "reports:\n" + "".join(
        f"  - file: {name}.txt\n    original: a.pdf\n" for name in "ab"
    )
    (folder / "reports.yml").write_text(manifest, encoding="utf-8")
    (error,) = read_corpus(folder).errors
    assert str(error) == f"{folder / 'reports.yml'}:4: a.pdf stands here twice; expected once"


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    """What it leads to is no part of the folder."""
    (tmp_path / "outside.txt").write_text(TEXT.replace("江西省", "湖南省"), encoding="utf-8")
    (folder / "b.txt").symlink_to(tmp_path / "outside.txt")
    assert only_error(folder) == f"{folder / 'b.txt'}: is a symbolic link; expected a file"


@pytest.mark.parametrize("target", ["outside.txt", "nothing.txt"])
def test_an_entry_does_not_name_a_link(folder: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "outside.txt").write_text(TEXT, encoding="utf-8")
    (folder / "reports.yml").write_text("reports:\n  - file: b.txt\n", encoding="utf-8")
    (folder / "b.txt").symlink_to(tmp_path / target)
    expected = f"{folder / 'reports.yml'}:2: b.txt is a symbolic link; expected a file"
    assert only_error(folder) == expected


def test_a_linked_manifest_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.yml").write_text("reports:\n  - file: a.txt\n", encoding="utf-8")
    (folder / "reports.yml").symlink_to(tmp_path / "outside.yml")
    assert only_error(folder) == f"{folder / 'reports.yml'}: is a symbolic link; expected a file"


def test_a_folder_within(folder: Path) -> None:
    (folder / "2024").mkdir()
    assert only_error(folder) == f"{folder / '2024'}: is a folder; expected a file"


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "b.txt")
    assert only_error(folder) == f"{folder / 'b.txt'}: is a device, pipe or socket; expected a file"


def test_a_large_file_is_not_read(folder: Path) -> None:
    with (folder / "b.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    expected = "holds 33,554,433 bytes; expected 33,554,432 at most"
    assert only_error(folder) == f"{folder / 'b.txt'}: {expected}"


def test_a_long_text_is_not_split(folder: Path) -> None:
    """Thirty megabytes of sentences are refused by their number, before anything looks for them."""
    (folder / "b.txt").write_text(TEXT + "我们的工作。" * 1_700_000, encoding="utf-8")
    characters = len(TEXT) + 6 * 1_700_000
    expected = f"holds {characters:,} characters; expected {MAX_CHARACTERS:,} at most"
    assert only_error(folder) == f"{folder / 'b.txt'}: {expected}"


def test_a_text_of_many_lines_is_not_split(folder: Path) -> None:
    lines = "".join(f"{number}.办好\n" for number in range(100_000))
    (folder / "b.txt").write_text(TEXT + lines, encoding="utf-8")
    assert only_error(folder) == (
        f"{folder / 'b.txt'}: holds 100,006 lines; expected 50,000 at most"
    )


def test_hidden_files_are_none_of_ours(folder: Path) -> None:
    """A system's notes, and what `add` has half written when the power goes."""
    (folder / ".DS_Store").touch()
    (folder / ".adding-x").mkdir()
    assert not read_corpus(folder).errors


def test_the_folder_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert not read_corpus(tmp_path / "link").errors


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
        f"{folder / 'b.txt'}: cannot be read: RecursionError too deep at test_source.py:"
    )
    assert error.endswith("a fault of this program")


def test_aliases_do_not_multiply(folder: Path) -> None:
    """A list of a hundred bytes that stands for a thousand million names is read at once."""
    lists = "".join(f"- &l{n + 1} [*l{n}, *l{n}]\n" for n in range(60))
    (folder / "reports.yml").write_text(f"reports:\n- &l0 [x, x]\n{lists}", encoding="utf-8")
    reading = read_corpus(folder)
    assert len(reading.errors) == 61
