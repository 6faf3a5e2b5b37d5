"""All reports together: ordered, found by id, and related by place and year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.model import Level, Paragraph, Region, Report, Section

_ORDER = {level: rank for rank, level in enumerate(Level)}
_DIGITS = {Level.NATIONAL: 0, Level.PROVINCE: 2, Level.PREFECTURE: 4, Level.COUNTY: 6}


def covers(upper: Region, lower: Region) -> bool:
    """Whether `lower` is `upper` itself or lies within it.

    Source: GB/T 2260, whose first two digits are the province and the next two the prefecture.
    """
    if upper.key == lower.key:
        return True
    digits = _DIGITS[upper.level]
    if not (upper.adcode and lower.adcode):
        return upper.name == lower.parent
    if _ORDER[upper.level] >= _ORDER[lower.level]:
        return False
    # A place of its own may have a code that does not say where it lies: its parent does.
    return upper.name == lower.parent or upper.adcode[:digits] == lower.adcode[:digits]


@dataclass(frozen=True)
class Corpus:
    """The reports in reading order: from nation to county, by code of place, then by year."""

    reports: tuple[Report, ...]

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Corpus:
        """The reports, put in order."""
        return cls(
            tuple(
                sorted(
                    reports,
                    key=lambda r: (_ORDER[r.region.level], r.region.adcode, r.region.name, r.year),
                )
            )
        )

    @cached_property
    def _by_id(self) -> dict[str, Report]:
        return {report.report_id: report for report in self.reports}

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {s.section_id: s for report in self.reports for s in report.sections}

    @cached_property
    def _paragraphs(self) -> dict[str, Paragraph]:
        return {p.paragraph_id: p for report in self.reports for p in report.paragraphs}

    def report(self, report_id: str) -> Report:
        """The report of that id. Raises: KeyError."""
        return self._by_id[report_id]

    def section(self, section_id: str) -> Section:
        """The section of that id, in whichever report. Raises: KeyError."""
        return self._sections[section_id]

    def paragraph(self, paragraph_id: str) -> Paragraph:
        """The paragraph of that id, in whichever report. Raises: KeyError."""
        return self._paragraphs[paragraph_id]

    def above(self, report: Report) -> tuple[Report, ...]:
        """Reports of the governments above, nearest level and year first."""
        found = [
            other
            for other in self.reports
            if other.region.key != report.region.key and covers(other.region, report.region)
        ]
        return tuple(
            sorted(
                found, key=lambda r: (-_ORDER[r.region.level], abs(r.year - report.year), r.year)
            )
        )

    def below(self, report: Report) -> tuple[Report, ...]:
        """Reports of the governments below, in reading order."""
        return tuple(
            other
            for other in self.reports
            if other.region.key != report.region.key and covers(report.region, other.region)
        )

    def other_years(self, report: Report) -> tuple[Report, ...]:
        """The same place's other reports, by year."""
        return tuple(
            other
            for other in self.reports
            if other.region.key == report.region.key and other.report_id != report.report_id
        )
