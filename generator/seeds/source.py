"""Decodes the bytes of a file as text; nothing is opened here."""

from __future__ import annotations

import codecs
import hashlib
import re

from generator.errors import SourceError
from generator.model import Source

MAX_CHARACTERS = 1_000_000
MAX_LINES = 50_000
"""The longest reports have 60,000 characters, in columns 5,000 lines: more is not even split."""

ADD = "`work-reports add`"
_OTHER_FORMATS = {
    b"PK\x03\x04": "a ZIP archive (a Word document?)",
    b"%PDF": "a PDF",
}
_MIN_HAN = 200
_MARKDOWN = re.compile(r"^#{1,6} .{1,12}|^\|[-: |]+\|$", re.MULTILINE)
_MIN_MARKDOWN = 3
_HAN = re.compile("[\u4e00-\u9fff]+")
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_STRANGE = re.compile(r"[\ue000-\uf8ff\ufffd]")


def source_of(data: bytes, path: str, file: str) -> Source:
    """The source that a file of these bytes makes; `path` is for messages.

    Raises: SourceError when the file is empty, binary, or not a plain Chinese text.
    """
    text, encoding = decode(data, path)
    _check_text(text, encoding, path)
    return Source(
        path=path, file=file, text=text, sha256=hashlib.sha256(data).hexdigest(), encoding=encoding
    )


def _check_text(text: str, encoding: str, path: str) -> None:
    for what, size, most in (
        ("characters", len(text), MAX_CHARACTERS),
        ("lines", sum(1 for _ in _LINE_BREAK.finditer(text)), MAX_LINES),
    ):
        expect_at_most(most, size, what, path)
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        found = f"found the control character U+{ord(control.group()):04X}"
        raise SourceError(path, line, f"{found}; expected plain text")
    strange = len(_STRANGE.findall(text))
    if strange > len(text) / 500:
        raise SourceError(
            path,
            None,
            f"found {strange} replacement or private-use characters; expected plain text",
        )
    han = sum(map(len, _HAN.findall(text)))
    if han < _MIN_HAN:
        found = f"read as {encoding} it holds {han} Han characters"
        raise SourceError(path, None, f"{found}; expected a Chinese text of {_MIN_HAN} at least")
    if "的" not in text:
        found = f"read as {encoding} it holds {han} Han characters, 的 not among them"
        raise SourceError(path, None, f"{found}; expected sentences in Chinese")
    marked = _MARKDOWN.findall(text)
    if len(marked) >= _MIN_MARKDOWN:
        raise SourceError(
            path,
            None,
            f"found Markdown ({marked[0].strip()} …); expected plain text: as .md {ADD} takes it",
        )


def expect_at_most(most: int, size: int, what: str, path: str) -> None:
    """Raises: SourceError where a text holds more of something than any report does."""
    if size > most:
        raise SourceError(path, None, f"holds {size:,} {what}; expected {most:,} at most")


def decode(data: bytes, path: str) -> tuple[str, str]:
    """The text that the bytes of a plain text file are, and its encoding.

    Encodings are tried in the order UTF-8, UTF-16, GB18030, each strictly; UTF-16 needs a mark or
    text that cannot be mistaken. A mark stays in the text.
    Raises: SourceError when the bytes are none of them.
    """
    if not data.strip():
        raise SourceError(path, None, "the file is empty; expected the text of a report")
    for opening, name in _OTHER_FORMATS.items():
        if data.startswith(opening):
            raise SourceError(path, None, f"found {name}; expected plain text: {ADD} takes it")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    elif b"\x00" in data:
        candidates = [code for code in ("utf-16-le", "utf-16-be") if _is_chinese_in(data, code)]
        if len(candidates) != 1:
            at = data.index(b"\x00")
            raise SourceError(path, None, f"found a zero byte at byte {at}; expected plain text")
    else:
        candidates = ["utf-8", "gb18030"]
    failures: list[UnicodeDecodeError] = []
    for encoding in candidates:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as error:
            failures.append(error)
    # The encoding that got furthest is the one that was meant.
    start = max(failure.start for failure in failures)
    message = f"byte {start} is neither UTF-8, UTF-16 nor GB18030; expected one of them"
    raise SourceError(path, data.count(b"\n", 0, start) + 1, message)


def _is_chinese_in(data: bytes, encoding: str) -> bool:
    """Whether `data` decodes to mostly Chinese text, which does not happen by chance."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return len(_CHINESE.findall(text)) > len("".join(text.split())) / 2 and "\n" in text
