"""Places through the years, as several kinds of pages show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.pages.facts import Facts
from generator.pages.shown import ReportShown


def of_several_years(facts: Facts) -> Iterator[tuple[ReportShown, ...]]:
    """The places with reports of more than one year, each as its reports by year."""
    for chain in facts.reports.chains_of_several_years():
        yield tuple(map(facts.reports.shown, chain))


def former_names(facts: Facts, reports: Sequence[ReportShown]) -> str:
    """What a place was called before, as far as its reports show it; empty where nothing else."""
    latest = reports[-1]
    names = facts.reports.names(latest.report_id)
    return "、".join(name for name in names if name != latest.region)
