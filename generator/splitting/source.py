"""Reads the seeds: bytes to text, and the manifest that says what the texts cannot."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from generator.addresses import ascii_address
from generator.catalogue.loading import Text, load_list, validated
from generator.errors import CatalogueError, EntryError, SourceError
from generator.model import Level, Origin, Source
from generator.splitting.corrections import (
    MOST,
    FigureCorrection,
    HeadingCorrection,
    OneLine,
    OutlineCorrections,
    PartCorrection,
    one_line,
)

MANIFEST = "reports.yml"
SUFFIX = ".txt"
MAX_BYTES = 32 * 2**20
"""A newspaper's whole issue as PDF has less, a report's text 100 kB: more is refused unread."""

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
_HAN = re.compile("[\u4e00-\u9fff]")
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_STRANGE = re.compile(r"[\ue000-\uf8ff\ufffd]")


KNOWN = tuple("title speaker occasion delivered_on region adcode level parent year".split())
"""The fields in which an editor may know a report better than its text does."""

_MAX_PUBLISHER = 60
_MAX_NOTE = 300
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def day_of(value: object) -> date | None:
    """The day written so: `2024-01-23`; None for nothing. Raises: ValueError."""
    if value is None or value == "":
        return None
    if type(value) is date:
        return value
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError("expected a day such as 2024-01-23")


Day = Annotated[date | None, BeforeValidator(day_of)]


def publisher_of(text: str) -> str:
    """The name of whoever published a text, in one line. Raises: ValueError."""
    return _short(text, _MAX_PUBLISHER)


def _note_of(text: str) -> str:
    return _short(text, _MAX_NOTE)


def _short(text: str, most: int) -> str:
    """`text` in one line, which may be empty. Raises: ValueError as `one_line` does."""
    if len(text) > most:
        raise ValueError(f"expected {most} characters at most")
    return one_line(text) if text.strip() else ""


_MAX_NAME = 40
_MAX_TITLE = 120
_MAX_ID = 60
_MAX_FILE_BYTES = 200
"""A file system takes 255; what is made of a name, such as a hidden copy, needs some of them."""


class Entry(BaseModel):
    """What the manifest says of one report; everything but `file` may be left to the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: Text
    original: str = Field(
        default="", description="the document beside it that the text was taken from"
    )
    id: str = Field(
        default="", max_length=_MAX_ID, pattern=r"^([a-z][a-z0-9]*(-[a-z0-9]+)*-[0-9]{4})?$"
    )
    region: str = ""
    adcode: str = Field(default="", pattern=r"^([0-9]{6})?$")
    level: Level | None = None
    parent: str = ""
    year: int | None = Field(default=None, ge=1949, le=2100)
    title: str = ""
    speaker: str = ""
    occasion: OneLine | Literal[""] = ""
    delivered_on: Day = None
    reasons: Mapping[str, OneLine] = Field(
        default_factory=dict, description="why an editor gives another value than the text does"
    )
    parts: Mapping[OneLine, PartCorrection] = Field(
        default_factory=dict, max_length=MOST, description="the part that a heading opens"
    )
    headings: tuple[HeadingCorrection, ...] = Field(
        default=(), max_length=MOST, description="headings that were missed, or that are none"
    )
    figures: tuple[FigureCorrection, ...] = Field(
        default=(), max_length=MOST, description="figures that are wrong or missing"
    )
    wrapped: bool | None = Field(
        default=None,
        description="whether lines are cut at a column's width; else seen from the text",
    )
    accept: tuple[str, ...] = Field(
        default=(), description="codes of problems an editor has looked at and accepts"
    )
    withhold: bool = Field(default=False, description="whether it is kept and not published")
    source_url: str = Field(default="", description="the web page that the text was taken from")
    publisher: Annotated[str, AfterValidator(publisher_of)] = Field(
        default="", description="who published the text there"
    )
    retrieved_on: Day = None
    note: Annotated[str, AfterValidator(_note_of)] = Field(
        default="", description="a line for readers about where the text is from"
    )

    @field_validator("adcode", mode="before")
    @classmethod
    def _text(cls, value: object) -> object:
        return str(value) if isinstance(value, int) else value

    @field_validator("source_url")
    @classmethod
    def _web_address(cls, address: str) -> str:
        if address:
            ascii_address(address)
        return address

    @property
    def origin(self) -> Origin:
        """Where the text was taken from, ready to be shown."""
        return Origin(
            source_url=ascii_address(self.source_url) if self.source_url else "",
            publisher=self.publisher,
            retrieved_on=self.retrieved_on,
            note=self.note,
        )

    @field_validator("region", "parent", "speaker")
    @classmethod
    def _name(cls, text: str) -> str:
        return _short(text, _MAX_NAME)

    @field_validator("title")
    @classmethod
    def _title(cls, text: str) -> str:
        return _short(text, _MAX_TITLE)

    @field_validator("accept")
    @classmethod
    def _codes(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_short(code, _MAX_NAME) for code in codes)

    @model_validator(mode="after")
    def _one_year(self) -> Self:
        if self.id and self.year and not self.id.endswith(f"-{self.year}"):
            raise ValueError(f"id {self.id} and year {self.year} differ; expected the same year")
        return self

    @field_validator("file", "original")
    @classmethod
    def _plain_name(cls, name: str) -> str:
        if name and not is_plain_name(name):
            raise ValueError("expected the name of a file in this folder")
        return name

    @field_validator("file")
    @classmethod
    def _is_text(cls, name: str) -> str:
        if PurePosixPath(name).suffix != SUFFIX:
            raise ValueError(f"expected the name of a text that ends in {SUFFIX}")
        return name

    @field_validator("original")
    @classmethod
    def _no_text(cls, name: str) -> str:
        if PurePosixPath(name).suffix == SUFFIX or name == MANIFEST:
            raise ValueError(f"expected the document that the {SUFFIX} was taken from")
        return name

    @model_validator(mode="after")
    def _reasons_are_of_fields(self) -> Self:
        for name in self.reasons:
            if name not in KNOWN:
                raise ValueError(f"`reasons` has `{name}`; expected one of {', '.join(KNOWN)}")
            if not getattr(self, name):
                raise ValueError(f"`reasons` has `{name}`, which is not given; expected both")
        return self

    @property
    def outline(self) -> OutlineCorrections:
        """What an editor corrects in the outline."""
        return OutlineCorrections(self.parts, self.headings)


def is_plain_name(name: str) -> bool:
    """Whether `name` stays in its folder on every system, and is not one that is passed over.

    Characters that are not seen are refused: they let two names look alike, or one look another.
    """
    return (
        name == PurePosixPath(name).name == PureWindowsPath(name).name
        and not name.startswith(".")
        and not any(unicodedata.category(char) in _UNSEEN for char in name)
        and len(name.encode()) <= _MAX_FILE_BYTES
    )


def read_manifest(seeds: Path) -> tuple[Mapping[str, Entry], tuple[SourceError, ...]]:
    """The manifest's entries by file name, and what is wrong with the others.

    Both are empty where there is no manifest. A faulty entry costs only itself: it breaks the
    schema, names a file that is not there or leads elsewhere, or names one twice.
    """
    path = seeds / MANIFEST
    entries: dict[str, Entry] = {}
    errors: list[SourceError] = []
    taken: set[str] = set()
    try:
        if not is_there(path):
            return {}, ()
        check_file(path)
        listed = load_list(path, "reports")
    except SourceError as error:
        return {}, (error,)
    for line, data in listed:
        try:
            entry = validated(path, line, data, Entry)
            for name in filter(None, (entry.file, entry.original)):
                if name in taken:
                    raise CatalogueError(
                        str(path), line, f"{name} stands here twice; expected once"
                    )
                _expect_file(seeds / name, path, line, entry)
        except CatalogueError as error:
            errors.append(_faulty(error, data))
            continue
        taken |= {entry.file, entry.original} - {""}
        entries[entry.file] = entry
    return entries, tuple(errors)


def _faulty(error: CatalogueError, data: object) -> EntryError:
    """The error with what the entry says in spite of it."""
    fields = data if isinstance(data, dict) else {}
    names = (fields.get("file"), fields.get("original"))
    files = frozenset(name for name in names if isinstance(name, str) and name)
    return EntryError(error, files, withholds=bool(fields.get("withhold")))


def _expect_file(path: Path, manifest: Path, line: int, entry: Entry) -> None:
    if not is_there(path):
        mend = "no field `original`"
        if path.name == entry.file:
            mend = f"`work-reports remove {entry.id or path.stem}`, which takes the entry out"
        message = f"{path.name} is not in {path.parent}; expected the file there, or {mend}"
        raise CatalogueError(str(manifest), line, message)
    try:
        check_file(path)
    except SourceError as error:
        message = f"{path.name} {error.message}"
        raise CatalogueError(str(manifest), line, message) from error


def is_there(path: Path) -> bool:
    """Whether anything has that name, be it a link that leads nowhere."""
    return os.path.lexists(path)


def check_file(path: Path, *, follow: bool = False) -> None:
    """Raises `SourceError` unless the file is regular and of plausible size; nothing is read.

    `follow` allows a symbolic link: for what a person names, not for what lies in a folder.
    """
    try:
        info = path.stat(follow_symlinks=follow)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(str(path), None, f"cannot be read ({reason})") from error
    if not stat.S_ISREG(info.st_mode):
        raise SourceError(str(path), None, f"is {_kind(info.st_mode)}; expected a file")
    if info.st_size > MAX_BYTES:
        raise SourceError(
            str(path), None, f"holds {info.st_size:,} bytes; expected {MAX_BYTES:,} at most"
        )


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a symbolic link"
    return "a folder" if stat.S_ISDIR(mode) else "a device, pipe or socket"


def read_bytes(path: Path, *, follow: bool = False) -> bytes:
    """The content of a file that `check_file` passes. Raises: SourceError."""
    check_file(path, follow=follow)
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), None, f"cannot be read ({error.strerror})") from error


def read_source(path: Path) -> Source:
    """One text file, decoded. Raises: SourceError as `read_bytes` and `source_of` do."""
    return source_of(read_bytes(path), str(path), path.name)


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
    han = len(_HAN.findall(text))
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
    """Whether `data` read so is mostly Chinese, and nothing else: chance does not do that."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return len(_CHINESE.findall(text)) > len("".join(text.split())) / 2 and "\n" in text
