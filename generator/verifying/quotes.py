"""What a browser fetches for a table that is downloaded: it is there, with the package's words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.links import EDITION, quotes_path
from generator.text import bare
from generator.verifying.finding import Finding, Outcome, shortened
from generator.verifying.site import BuiltSite

_TABLES = ("observations", "period_observations", "wordings")


def check_quotes(site: BuiltSite) -> Outcome:
    """Every report that is published has its file, which says what the tables of figures say."""
    reports = [row["report_id"] for row in site.rows("reports") if row["url"]]
    if not reports:
        reports = sorted(_held(site))
    findings: list[Finding] = []
    if reports and EDITION not in site.files:
        findings.append(Finding(EDITION, None, "no such file", "how many reports are held"))
    clauses = 0
    for report_id in reports:
        path = quotes_path(report_id)
        if path not in site.files:
            findings.append(Finding(path, None, "no such file", "the words behind figures"))
            continue
        try:
            said = {tuple(clause) for clause in _clauses(json.loads(site.text(path)))}
        except (ValueError, TypeError, AttributeError) as error:
            found = f"what cannot be read ({type(error).__name__}: {error})"
            findings.append(Finding(path, None, found, "clauses by the anchor of their sentence"))
            continue
        clauses += len(said)
        if site.has_data:
            findings += _differences(path, said, site, report_id)
    return Outcome(f"{clauses} clauses of {len(reports)} reports", tuple(findings))


def _held(site: BuiltSite) -> Iterator[str]:
    """The reports that have a file, where no table tells which there are."""
    start, end = quotes_path("*").split("*")
    for path in site.files:
        if path.startswith(start) and path.endswith(end):
            yield path[len(start) : -len(end)]


def _clauses(file: Any) -> Iterator[tuple[str, str, str]]:
    for anchor, clauses in file.items():
        for indicator, _, words in clauses:
            yield anchor, indicator, words


def _rows(site: BuiltSite, report_id: str) -> Iterator[tuple[str, str, str]]:
    for table in _TABLES:
        for row in site.rows(table):
            if row["report_id"] == report_id and row["url"]:
                yield row["url"].partition("#")[2], row["indicator_id"], row["quote"]


def _differences(
    path: str, said: set[tuple[str, ...]], site: BuiltSite, report_id: str
) -> Iterator[Finding]:
    """Clauses of the tables that are missing, and others that do not stand where they should."""
    expected = set(_rows(site, report_id))
    paragraphs = {
        row["url"].partition("#")[2]: bare(row["text"])
        for row in site.rows("paragraphs")
        if row["report_id"] == report_id
    }
    for anchor, indicator, words in sorted(said - expected):
        if bare(words) not in paragraphs.get(anchor.partition("-")[0], ""):
            found = f"{shortened(words)} as {indicator} at {anchor}"
            yield Finding(path, None, found, "words that stand there")
    for anchor, indicator, words in sorted(expected - said):
        yield Finding(path, None, f"no {shortened(words)}", f"{indicator} at {anchor}")
