"""Places as several kinds of pages show them."""

from __future__ import annotations

from generator.links import province_url
from generator.pages.facts import Facts
from generator.pages.shown import ReportShown


def province_of(facts: Facts, report: ReportShown) -> tuple[tuple[str, str], ...]:
    """The step on the way down to a place that is its province's list; none to a province."""
    slug, name = facts.reports.province(report.report_id)
    return ((name, province_url(slug)),) if slug and name != report.region else ()
