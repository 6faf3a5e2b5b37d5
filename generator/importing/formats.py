"""Stand-in: reads plain text alone until the readers arrive."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.splitting.source import decode


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


def extract_bytes(data: bytes, name: str) -> Extract:
    """The text. Raises: SourceError."""
    text, encoding = decode(data, name)
    return Extract(text, Format.TEXT, encoding)
