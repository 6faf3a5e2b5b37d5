"""What a document is, whatever its name says; and what is refused before it is read."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from generator import installation
from generator.errors import SourceError
from generator.importing import confined, formats
from generator.importing.formats import Format, extract, extract_bytes
from generator.installation import install_command
from tests.documents import docx, par, pdf
from tests.project import ROOT

TEXT = "政府工作报告\r\n一、回顾\r\n去年的工作。\r\n"
MARKDOWN = "# 政府工作报告\n**一、回顾**\n去年的工作。\n"
HTML = "<!DOCTYPE html><html><body><p>政府工作报告</p><p>一、回顾</p></body></html>"
FRAGMENT = "<p>政府工作报告</p>\n<p>一、回顾</p>"
WORD = docx([par("政府工作报告"), par("一、回顾")])
PDF = pdf([[(80, 80, 20, "政府工作报告"), (80, 200, 10, "一、回顾")]])


@pytest.mark.parametrize(
    ("name", "data", "form", "encoding"),
    [
        ("a.txt", TEXT.encode(), Format.TEXT, "utf-8"),
        ("a.txt", TEXT.encode("utf-8-sig"), Format.TEXT, "utf-8"),
        ("a.TXT", TEXT.encode("gb18030"), Format.TEXT, "gb18030"),
        ("a.txt", TEXT.encode("utf-16"), Format.TEXT, "utf-16"),
        ("a.txt", TEXT.encode("utf-16-le"), Format.TEXT, "utf-16-le"),
        ("a.txt", TEXT.encode("utf-16-be"), Format.TEXT, "utf-16-be"),
        ("a", TEXT.encode(), Format.TEXT, "utf-8"),
        ("a.md", MARKDOWN.encode(), Format.MARKDOWN, "utf-8"),
        ("a.markdown", MARKDOWN.encode("gb18030"), Format.MARKDOWN, "gb18030"),
        ("a.html", HTML.encode(), Format.HTML, "utf-8"),
        ("a.txt", HTML.encode("gb18030"), Format.HTML, "gb18030"),
        ("a.doc", HTML.encode("utf-16"), Format.HTML, "utf-16"),
        ("a.txt", FRAGMENT.encode(), Format.HTML, "utf-8"),
        ("a.htm", FRAGMENT.encode(), Format.HTML, "utf-8"),
        ("a.docx", WORD, Format.WORD, ""),
        ("a.txt", WORD, Format.WORD, ""),
        ("a.pdf", PDF, Format.PDF, ""),
        ("a.html", b"\n" + PDF, Format.PDF, ""),
    ],
)
def test_format_by_content_then_by_name(
    name: str, data: bytes, form: Format, encoding: str, tmp_path: Path
) -> None:
    """Content decides where it is plain, else the suffix; the words are the same in all."""
    path = tmp_path / name
    path.write_bytes(data)
    found = extract(path)
    assert (found.format, found.encoding) == (form, encoding)
    assert found.text.lstrip("\ufeff").split()[:2] == ["政府工作报告", "一、回顾"]


def test_plain_text_is_untouched(tmp_path: Path) -> None:
    """Offsets of a plain text are those of the file: nothing is changed, not even line ends."""
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    assert extract(path).text == TEXT


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b" \r\n", "the file is empty"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "save it as .docx or .txt"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "or a document with a password"),
        ("a.wps", b"rest", "save it as .docx or .txt"),
        ("a.rtf", b"{\\rtf1 a}", "found RTF; .* save it as .docx or .txt"),
        ("a.xlsx", b"PK\x03\x04", ".xlsx is not a format that is read"),
        ("a.ofd", b"PK\x03\x04", "save it as .pdf or .txt"),
        ("a.docx", TEXT.encode(), "found a broken ZIP archive"),
        ("a.pdf", TEXT.encode(), "found a broken PDF"),
        ("a.html", b"<html><img src=a></html>", r"found no text \(html\)"),
        ("a.md", b"---\n***\n", r"found no text \(markdown\)"),
        ("a.txt", bytes(range(256)) * 9, "expected"),
        ("a.txt", ("报告\n" + "\x01\x02").encode(), ":2: found 2 control characters, U\\+0001"),
        ("a.txt", ("报告" * 1_000_001).encode(), "found 2,000,002 characters; expected 2,000,000"),
    ],
)
def test_refused(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    """What cannot be read is one line: the file, what was found, and what to do."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=message) as caught:
        extract(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_stray_control_character_shows() -> None:
    """One control character in a report is U+FFFD; a page break of Word is a line end."""
    assert extract_bytes(("报告" * 300 + "\x07。").encode(), "a.txt").text[-2:] == "\ufffd。"
    assert extract_bytes("甲\f乙\v丙\x85丁\u2028戊".encode(), "a.md").text == "甲\n乙\n丙\n丁\n戊"


def test_only_regular_files(tmp_path: Path) -> None:
    """Links, pipes, folders and what is not there are refused without being read."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    for name, message in {
        "link.txt": "is a symbolic link; expected a file",
        "pipe.txt": "is a device, pipe or socket; expected a file",
        ".": "is a folder; expected a file",
        "gone.txt": r"cannot be read \(No such file",
    }.items():
        with pytest.raises(SourceError, match=message):
            extract(tmp_path / name)


def test_large_file_is_not_read(tmp_path: Path) -> None:
    """The size is looked at first."""
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    with pytest.raises(SourceError, match="holds 52,428,800 bytes; expected 33,554,432 at most"):
        extract(path)


def test_reader_that_does_not_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that runs out of time, or dies, is one line about its document."""
    monkeypatch.setattr(confined, "MAX_SECONDS", 0.001)  # less than Python takes to start
    with pytest.raises(SourceError, match=r"a.html: reading it as html .* \(too slow\)"):
        extract_bytes(HTML.encode(), "a.html")
    monkeypatch.undo()
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(SourceError, match=r"too much memory, or a crash"):
        extract_bytes(HTML.encode(), "a.html")


def test_missing_library(tmp_path: Path) -> None:
    """Without its library, a format is refused with what to run; the others are read."""
    (tmp_path / "pypdfium2.py").write_text("raise ImportError", encoding="utf-8")
    script = (
        "import sys; from generator.importing.formats import extract_bytes\n"
        "extract_bytes('报告'.encode(), 'a.txt')\n"
        f"extract_bytes({PDF!r}, 'a.pdf')"
    )
    paths = os.pathsep.join((str(tmp_path), str(Path(formats.__file__).parents[2])))
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    needed = "a.pdf: reading it needs the library pypdfium2, which is not installed"
    assert f"{needed}; run: {install_command('import')}" in done.stderr


@pytest.mark.parametrize(
    ("installed", "command"),
    [
        (True, 'pip install "government-work-reports[import]"'),
        (False, f'pip install -e "{ROOT}[import]"'),
    ],
)
def test_the_command_fits_the_installation(
    monkeypatch: pytest.MonkeyPatch, installed: bool, command: str
) -> None:
    """Pip completes what is installed, as a package or in place, and replaces none of it."""

    def distribution(name: str) -> object:
        if not installed:
            raise PackageNotFoundError(name)
        return object()

    monkeypatch.setattr(installation, "distribution", distribution)
    assert install_command("import") == command
