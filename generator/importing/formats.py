"""What a document is, by its content first and its name second, and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.errors import SourceError
from generator.importing import confined, markdown
from generator.importing.origin import Clue, limited
from generator.seeds.files import read_bytes
from generator.seeds.source import decode

_SAVE_AS = "open it in Word or WPS and save it as .docx or .txt"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNREAD = {
    ".doc": _SAVE_AS,
    ".wps": _SAVE_AS,
    ".rtf": _SAVE_AS,
    ".xls": "copy the text of the report into a .txt file",
    ".xlsx": "copy the text of the report into a .txt file",
    ".et": "copy the text of the report into a .txt file",
    ".csv": "copy the text of the report into a .txt file",
    ".ppt": "copy the text of the report into a .txt file",
    ".pptx": "copy the text of the report into a .txt file",
    ".ofd": "open it in an OFD reader and save it as .pdf or .txt",
    ".ceb": "open it in its reader and save it as .pdf or .txt",
}
# What `seeds/source.py` refuses in a seed, and what Python takes for the end of a line.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MAX_CONTROL = 1 / 500
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_TAG = re.compile(
    rb"</?(?:p|div|span|br|td|tr|table|h[1-6]|strong|font)\b[^<>]{0,300}>", re.IGNORECASE
)
_MANY_TAGS = 20


class Format(StrEnum):
    """The kinds of document that can be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    WORD = "word"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Extract:
    """A document's text. `encoding` is empty where the format itself fixes it (Word, PDF).

    A plain text is as decoded, line ends included; in every other format a line ends with
    a line feed.
    `text` holds no control character besides white space. `clues` are what the document says of
    where it is from.
    """

    text: str
    format: Format
    encoding: str
    clues: tuple[Clue, ...] = ()


_SUFFIXES = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".mht": Format.HTML,
    ".mhtml": Format.HTML,
    ".docx": Format.WORD,
    ".pdf": Format.PDF,
}


def extract(path: Path) -> Extract:
    """The text of the document at `path`.

    Raises: SourceError when it is no regular file, too large, of no known format, or unreadable.
    """
    return extract_bytes(read_bytes(path), str(path))


def extract_bytes(data: bytes, name: str) -> Extract:
    """The text of a document in memory; `name` is for its suffix and for messages.

    Raises: SourceError as `extract` does.
    """
    if not data.strip():
        raise SourceError(name, None, "the file is empty; expected the text of a report")
    form = _format_of(data, name)
    clues: tuple[Clue, ...] = ()
    match form:
        case Format.TEXT:
            text, encoding = decode(data, name)
        case Format.MARKDOWN:
            text, encoding = decode(data, name)
            confined.check_length(text, name)
            text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
            clues = limited(markdown.clues(text))
            text = markdown.plain(text)
        case _:
            content = confined.read(form, data, name)
            text, encoding = _LINE_END.sub("\n", content.text), content.encoding
            clues = content.clues
    if not text.strip():
        raise SourceError(name, None, f"found no text ({form}); expected the text of a report")
    confined.check_length(text, name)
    return Extract(_without_control(text, name), form, encoding, clues)


def _format_of(data: bytes, name: str) -> Format:
    suffix = Path(name).suffix.lower()
    # Two bytes a character: without the zero bytes the tags can be seen.
    head = data[: 2**16].replace(b"\x00", b"")
    if data.startswith(b"PK") and suffix not in _UNREAD:
        return Format.WORD
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(_OLD_OFFICE):
        advice = _UNREAD.get(suffix, _SAVE_AS)
        found = "found the binary format of old Office, or a document with a password"
        raise SourceError(name, None, f"{found}; expected .docx: {advice}")
    if data.startswith(b"{\\rtf"):
        raise SourceError(name, None, f"found RTF; expected .docx: {_SAVE_AS}")
    if _PAGE.search(head[:4096]) or _is_web_archive(head):
        return Format.HTML
    if suffix in _UNREAD:
        found = f"{suffix} is not a format that is read"
        raise SourceError(name, None, f"{found}; expected .docx, .pdf, .html or .txt: "
                          f"{_UNREAD[suffix]}")  # fmt: skip
    known = _SUFFIXES.get(suffix, Format.TEXT)
    if known is Format.TEXT:
        tags = len(_TAG.findall(head))
        if tags >= _MANY_TAGS or (tags and head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")[:1] == b"<"):
            return Format.HTML
    return known


def _is_web_archive(head: bytes) -> bool:
    return b"multipart/related" in head[:4096].lower() and b"mime-version" in head[:4096].lower()


def _without_control(text: str, name: str) -> str:
    """`text` with U+FFFD for each control character: it shows, and a stray one costs no report.

    Raises: SourceError where there are so many that this is no text.
    """
    found = _CONTROL.search(text)
    if not found:
        return text
    line = text.count("\n", 0, found.start()) + 1
    kept, count = _CONTROL.subn("\ufffd", text)
    if count > max(1, len(text) * _MAX_CONTROL):
        message = f"found {count} control characters, U+{ord(found.group()):04X} the first"
        raise SourceError(name, line, f"{message}; expected text")
    return kept
