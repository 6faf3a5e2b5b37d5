"""Bad input: one clear line that says where, what was found and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.seeds.folder import read_source
from generator.seeds.source import MAX_CHARACTERS
from tests.factory import TEXT, only_error


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
