"""All reports together: ordered, found by id, and related by place and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.model import Level, Paragraph, Region, Report, Section

_Key = TypeVar("_Key", bound=Hashable)
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


def _is_next(upper: Region, lower: Region) -> bool:
    """Whether no government stands between the two: a county's superior is no province."""
    if lower.level is Level.PROVINCE:
        return upper.level is Level.NATIONAL
    return (upper.level, lower.level) in _NEXT or upper.name == lower.parent


_NEXT = {(Level.PROVINCE, Level.PREFECTURE), (Level.PREFECTURE, Level.COUNTY)}


@dataclass(frozen=True)
class Corpus:
    """The reports in reading order: from nation to county, by code of place, then by year.

    The code is that of today: a place goes on through changes of its name and rank.
    """

    reports: tuple[Report, ...]

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Corpus:
        """The reports, put in order."""
        return cls(
            tuple(
                sorted(
                    reports,
                    key=lambda r: (
                        _ORDER[r.region.level],
                        r.region.adcode,
                        "" if r.region.adcode else r.region.name,
                        r.year,
                    ),
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
        region = report.region
        near = [*self._by_name.get(region.parent, ())]
        if region.adcode:
            for level, digits in _DIGITS.items():
                near += self._by_code.get((level, region.adcode[:digits]), ())
        found = (self.reports[place] for place in sorted(set(near)))
        return tuple(
            sorted(
                (r for r in found if r.region.key != region.key and covers(r.region, region)),
                key=lambda r: (-_ORDER[r.region.level], abs(r.year - report.year), r.year),
            )
        )

    def below(self, report: Report) -> tuple[Report, ...]:
        """Reports of the governments below, in reading order."""
        region = report.region
        near = [*self._by_parent.get(region.name, ())]
        if region.adcode:
            digits = _DIGITS[region.level]
            near += self._within.get(region.adcode[:digits], ())
        found = (self.reports[place] for place in sorted(set(near)))
        return tuple(r for r in found if r.region.key != region.key and covers(region, r.region))

    # Where reports stand in `reports`, by what `covers` asks of their places.

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[int]]:
        return self._places(lambda r: (r.name,))

    @cached_property
    def _by_parent(self) -> Mapping[str, Sequence[int]]:
        return self._places(lambda r: (r.parent,))

    @cached_property
    def _by_code(self) -> Mapping[tuple[Level, str], Sequence[int]]:
        """By level and the digits that a place has in common with all below it."""
        return self._places(
            lambda region: ((region.level, region.adcode[: _DIGITS[region.level]]),)
        )

    @cached_property
    def _within(self) -> Mapping[str, Sequence[int]]:
        """By the digits of each place above, its own included."""
        return self._places(lambda r: (r.adcode[:digits] for digits in _DIGITS.values()))

    def _places(self, keys_of: Callable[[Region], Iterable[_Key]]) -> Mapping[_Key, Sequence[int]]:
        places: defaultdict[_Key, list[int]] = defaultdict(list)
        for position, report in enumerate(self.reports):
            for key in keys_of(report.region):
                places[key].append(position)
        return places

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """Every place with all its reports, in the order in which the places first come."""
        places: dict[str, list[Report]] = {}
        for report in self.reports:
            places.setdefault(report.region.key, []).append(report)
        return tuple(
            Chain(tuple(sorted(found, key=lambda report: report.year))) for found in places.values()
        )

    @cached_property
    def _chain_of(self) -> dict[str, Chain]:
        return {report.report_id: chain for chain in self.chains for report in chain.reports}

    def chain(self, report: Report) -> Chain:
        """The reports of the same place, under whatever name."""
        return self._chain_of[report.report_id]

    def other_years(self, report: Report) -> tuple[Report, ...]:
        """The same place's other reports, by year."""
        return tuple(r for r in self.chain(report).reports if r.report_id != report.report_id)

    def previous(self, report: Report) -> Report | None:
        """The same place's last report before this one, if any is here."""
        earlier = [r for r in self.other_years(report) if r.year < report.year]
        return earlier[-1] if earlier else None

    def following(self, report: Report) -> Report | None:
        """The same place's next report after this one, if any is here."""
        return next((r for r in self.other_years(report) if r.year > report.year), None)

    def year_before(self, report: Report) -> Report | None:
        """The same place's report of the year before, if it is here."""
        return self.chain(report).of_year(report.year - 1)

    def superior(self, report: Report) -> Report | None:
        """The same year's report of the nearest government above, if one is here."""
        return self.superior_in(report, report.year)

    def superior_in(self, report: Report, year: int) -> Report | None:
        """The report of a year of the nearest government above, if one is here."""
        return next((r for r in self.above(report) if r.year == year), None)

    def next_above(self, report: Report, year: int | None = None) -> Report | None:
        """The report of the government right above for the same year, or for `year`, if here."""
        superior = self.superior_in(report, year or report.year)
        return superior if superior and _is_next(superior.region, report.region) else None


@dataclass(frozen=True)
class Chain:
    """One place through the years: its reports, by year; never empty."""

    reports: tuple[Report, ...]

    @property
    def latest(self) -> Report:
        return self.reports[-1]

    @property
    def name(self) -> str:
        """What the place is called in its latest report."""
        return self.latest.region.name

    @property
    def names(self) -> tuple[str, ...]:
        """What it was called, the oldest name first; one where it kept its name."""
        return tuple(dict.fromkeys(report.region.name for report in self.reports))

    @property
    def is_of_several_years(self) -> bool:
        return self.reports[0].year < self.latest.year

    def of_year(self, year: int) -> Report | None:
        """The report of a year, the first where there are two; None where none is here."""
        return self._of_years.get(year)

    def looking_back_on(self, year: int) -> Report | None:
        """The report that reviews a year, the first where there are two; None where none is."""
        return self._on_years.get(year)

    @cached_property
    def _of_years(self) -> Mapping[int, Report]:
        return {report.year: report for report in reversed(self.reports)}

    @cached_property
    def _on_years(self) -> Mapping[int, Report]:
        return {report.review_year: report for report in reversed(self.reports)}
