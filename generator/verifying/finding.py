"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a built site must not have. `file` is relative to the site's folder."""

    file: str
    line: int | None
    found: str
    expected: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: found {self.found}; expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check looked at, in words for a person, and what it found, in the order of files."""

    checked: str
    findings: tuple[Finding, ...] = ()


def shortened(text: str, limit: int = 60) -> str:
    """`text` in quotation marks, its middle left out where it is long."""
    if len(text) > limit:
        text = f"{text[: limit // 2]}…{text[-limit // 2 :]}"
    return f"「{text}」"
