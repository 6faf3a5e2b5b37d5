"""Stand-in: reads plain text alone until the readers arrive."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.splitting.source import decode, read_bytes


class Format(StrEnum):
    """What a document is."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    WORD = "word"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a document."""

    text: str
    format: Format
    encoding: str


def extract(path: Path) -> Extract:
    """The text. Raises: SourceError."""
    text, encoding = decode(read_bytes(path, follow=True), str(path))
    return Extract(text, Format.TEXT, encoding)
