"""What the browser searches: it parses, and it says what the reports say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from generator.links import SEARCH, report_url
from generator.search import INDEX
from generator.text import bare
from generator.verifying.finding import Finding, Outcome, shortened
from generator.verifying.site import BuiltSite, Row


def check_search_data(site: BuiltSite) -> Outcome:
    """Every file is there with the content its name promises, and holds every paragraph once."""
    if INDEX not in site.files:
        return Outcome("no index", (Finding(INDEX, None, "no such file", "the search's index"),))
    findings: list[Finding] = []
    try:
        index = json.loads(site.text(INDEX))
        findings += _file_findings(site, index["words"])
        findings += _name_findings(site, INDEX, index["names"])
        # Without a data package there is no other text to hold the files to.
        listed = {str(entry["id"]): str(entry["file"]) for entry in index["reports"]}
        for report_id, file in listed.items():
            missing = [*_file_findings(site, file)]
            findings += missing
            if not missing and site.has_data:
                findings += _report_findings(site, report_id, file.partition("?")[0])
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        broken = f"what is no search data ({type(error).__name__}: {error})"
        findings.append(Finding(SEARCH, None, broken, "the form that generator/search.py writes"))
        return Outcome("unreadable search data", tuple(findings))
    for row in site.rows("reports"):
        if row["url"] and row["report_id"] not in listed:
            findings.append(Finding(INDEX, None, f"no {row['report_id']}", "every report"))
    return Outcome(f"{len(listed)} reports", tuple(findings))


def _file_findings(site: BuiltSite, address: str) -> Iterator[Finding]:
    path, _, version = address.partition("?v=")
    if path not in site.files:
        yield Finding(INDEX, None, f"the file {shortened(path)}", "a file of the site")
        return
    digest = hashlib.sha256(site.content(path)).hexdigest()
    if not version or not digest.startswith(version):
        yield Finding(INDEX, None, f"{path} as version {version or 'none'}", digest[:12])


def _name_findings(site: BuiltSite, file: str, names: list[Any]) -> Iterator[Finding]:
    for url, *_ in names:
        if not site.holds(url):
            yield Finding(file, None, f"the address {shortened(url)}", "a page of the site")


def _report_findings(site: BuiltSite, report_id: str, file: str) -> Iterator[Finding]:
    shard = json.loads(site.text(file))
    yield from _name_findings(site, file, shard["names"])
    wanted: dict[str, str] = {
        row["url"]: row["text"] for row in _of(site, "paragraphs", report_id) if row["url"]
    }
    headings = {row["url"]: row["text"] for row in _of(site, "sections", report_id)}
    for page in shard["pages"]:
        url = page["url"]
        if site.page_at(url) is None or not url.startswith(report_url(report_id)):
            yield Finding(file, None, f"the page {shortened(url)}", f"a page of {report_id}")
        for anchor, text, *_ in page["blocks"]:
            address = f"{url}#{anchor}" if anchor else url
            source = wanted.pop(address, None) if anchor else headings.get(address)
            same = source is not None and _same(source, text, heading=not anchor)
            if not same:
                found = f"{shortened(text)} as {address}"
                expected = "nothing there" if source is None else shortened(source)
                yield Finding(file, None, found, expected)
    for address, text in wanted.items():
        yield Finding(file, None, f"no {address}", shortened(text))


def _same(source: str, text: str, *, heading: bool) -> bool:
    """Whether two texts say the same; only headings that run into a paragraph keep their 。"""
    if heading:
        source, text = source.removesuffix("。"), text.removesuffix("。")
    return bare(source) == bare(text)


def _of(site: BuiltSite, table: str, report_id: str) -> list[Row]:
    return [row for row in site.rows(table) if row["report_id"] == report_id]
