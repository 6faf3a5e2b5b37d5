"""The texts of the reports, as every offset of the package counts in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from generator.links import source_text_path
from generator.model import Report, Source


@dataclass(frozen=True, slots=True)
class SourceText:
    """A report's text as decoded, every character in its place.

    In UTF-8, whatever the source came in; a byte-order mark that UTF-8 or GB18030 had stays, since
    it is counted.
    """

    report_id: str
    title: str
    text: str

    @staticmethod
    def of(report: Report, source: Source) -> SourceText:
        """The text of that report. Nothing is copied until `content` is asked for."""
        title = f"{report.region.name}{report.year}年"
        return SourceText(report.report_id, title, source.text)

    @property
    def path(self) -> str:
        return source_text_path(self.report_id)

    @property
    def content(self) -> bytes:
        return self.text.encode()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()
