"""Reads the seeds: bytes to text, and the manifest that says what the texts cannot."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator

from generator.catalogue.loading import load_list, validated
from generator.errors import CatalogueError, SourceError
from generator.model import Level, Source

MANIFEST = "reports.yml"
SUFFIX = ".txt"
_MIN_HAN = 200
_MARKDOWN = re.compile(r"^#{1,6} .{1,12}|^\|[-: |]+\|$", re.MULTILINE)
_MIN_MARKDOWN = 3
_HAN = re.compile("[\u4e00-\u9fff]")
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
_STRANGE = re.compile(r"[\ue000-\uf8ff\ufffd]")


class Entry(BaseModel):
    """What the manifest says of one report; everything but `file` may be left to the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    id: str = Field(default="", pattern=r"^([a-z][a-z0-9-]*-\d{4})?$")
    region: str = ""
    adcode: str = Field(default="", pattern=r"^(\d{6})?$")
    level: Level | None = None
    parent: str = ""
    year: int | None = Field(default=None, ge=1949, le=2100)
    title: str = ""
    speaker: str = ""
    wrapped: bool | None = Field(
        default=None,
        description="whether lines are cut at a column's width; else seen from the text",
    )
    accept: tuple[str, ...] = Field(
        default=(), description="codes of problems an editor has looked at and accepts"
    )

    @field_validator("adcode", mode="before")
    @classmethod
    def _text(cls, value: object) -> object:
        return str(value) if isinstance(value, int) else value


def read_manifest(seeds: Path) -> tuple[Mapping[str, Entry], tuple[CatalogueError, ...]]:
    """The manifest's entries by file name, and what is wrong with the others.

    Both are empty where there is no manifest. A faulty entry costs only itself: it breaks the
    schema, names a file that is not there, or names one twice.
    """
    path = seeds / MANIFEST
    if not path.exists():
        return {}, ()
    entries: dict[str, Entry] = {}
    errors: list[CatalogueError] = []
    try:
        listed = load_list(path, "reports")
    except CatalogueError as error:
        return {}, (error,)
    for line, data in listed:
        try:
            entry = validated(path, line, data, Entry)
            if entry.file in entries:
                message = f"{entry.file} stands here twice; expected once"
                raise CatalogueError(str(path), line, message)
            if not (seeds / entry.file).is_file():
                message = f"{entry.file} is not in {seeds}; expected a file"
                raise CatalogueError(str(path), line, message)
        except CatalogueError as error:
            errors.append(error)
            continue
        entries[entry.file] = entry
    return entries, tuple(errors)


def read_source(path: Path) -> Source:
    """One text file, decoded.

    Encodings are tried in the order UTF-8, UTF-16 with a mark, GB18030, each strictly.
    Raises: SourceError when the file is empty, binary, or not Chinese text in one of them.
    """
    data = path.read_bytes()
    name = str(path)
    if not data.strip():
        raise SourceError(name, None, "the file is empty; expected the text of a report")
    if data.startswith(b"PK\x03\x04"):
        raise SourceError(
            name,
            None,
            "found a ZIP archive (a Word document?); expected plain text: save it as .txt",
        )
    if data.startswith(b"%PDF"):
        raise SourceError(name, None, "found a PDF; expected plain text")
    text, encoding = decode(data, name)
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        found = f"found the control character U+{ord(control.group()):04X}"
        raise SourceError(name, line, f"{found}; expected plain text")
    strange = len(_STRANGE.findall(text))
    if strange > len(text) / 500:
        raise SourceError(
            name,
            None,
            f"found {strange} replacement or private-use characters; expected plain text",
        )
    han = len(_HAN.findall(text))
    if han < _MIN_HAN or "的" not in text:
        found = f"read as {encoding} it holds {han} Han characters"
        raise SourceError(name, None, f"{found}; expected a Chinese text of {_MIN_HAN} at least")
    marked = _MARKDOWN.findall(text)
    if len(marked) >= _MIN_MARKDOWN:
        raise SourceError(
            name,
            None,
            f"found Markdown ({marked[0].strip()} …); expected the plain text of a report",
        )
    return Source(
        path=name,
        file=path.name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
    )


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of `data` and its encoding; `name` is for messages.

    Encodings are tried in the order UTF-8, UTF-16, GB18030, each strictly; UTF-16 needs a mark or
    text that cannot be mistaken. A mark stays in the text.
    Raises: SourceError when it is none of them.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    elif b"\x00" in data:
        candidates = [code for code in ("utf-16-le", "utf-16-be") if _is_chinese_in(data, code)]
        if len(candidates) != 1:
            at = data.index(b"\x00")
            raise SourceError(name, None, f"found a zero byte at byte {at}; expected plain text")
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
    raise SourceError(name, data.count(b"\n", 0, start) + 1, message)


def _is_chinese_in(data: bytes, encoding: str) -> bool:
    """Whether `data` read so is mostly Chinese, and nothing else: chance does not do that."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return len(_CHINESE.findall(text)) > len("".join(text.split())) / 2 and "\n" in text
