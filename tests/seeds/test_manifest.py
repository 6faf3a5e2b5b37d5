"""The manifest as it is read: one line for each slip, which costs no more than its entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading import read_corpus
from tests.factory import TEXT, only_error


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


def test_manifest_that_is_a_folder(tmp_path: Path) -> None:
    """Even this is one line."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "reports.yml").mkdir()
    (error,) = read_corpus(tmp_path).errors
    assert "reports.yml: is a folder; expected a file" in str(error)


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


def test_aliases_do_not_multiply(folder: Path) -> None:
    """A list of a hundred bytes that stands for a thousand million names is read at once."""
    lists = "".join(f"- &l{n + 1} [*l{n}, *l{n}]\n" for n in range(60))
    (folder / "reports.yml").write_text(f"reports:\n- &l0 [x, x]\n{lists}", encoding="utf-8")
    reading = read_corpus(folder)
    assert len(reading.errors) == 61
