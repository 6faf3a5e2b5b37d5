"""The index of reports: by level and place, and by year."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.labels import LEVELS
from generator.links import REPORTS
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind, single
from generator.pages.shown import ListedReport


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one level; `within` tells whether their places lie in others."""

    id: str
    title: str
    within: bool
    reports: tuple[ListedReport, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The reports of one year."""

    year: int
    reports: tuple[ListedReport, ...]


@dataclass(frozen=True, slots=True)
class ReportsView:
    """The index; `reports` is empty, for the block that tells how to add the first one."""

    count: int
    reports: tuple[ListedReport, ...]
    groups: tuple[Group, ...]
    years: tuple[Year, ...]


def _content(facts: Facts, address: Address[None]) -> Content:
    reports = facts.reports.listed()
    ids = {label: level for level, label in LEVELS.items()}
    by_level = groupby(reports, key=lambda report: report.level)
    levels = [(ids[label], tuple(members)) for label, members in by_level]
    years = sorted({report.year for report in reports}, reverse=True)
    return Content(
        view=ReportsView(
            count=len(reports),
            reports=(),
            groups=tuple(
                Group(
                    id=level.value,
                    title=members[0].level,
                    within=any(report.parent for report in members),
                    reports=members,
                )
                for level, members in levels
            ),
            years=tuple(Year(year, tuple(r for r in reports if r.year == year)) for year in years),
        )
    )


KIND = Kind(
    template="reports", view=ReportsView, addresses=single(REPORTS, "报告"), content=_content
)
