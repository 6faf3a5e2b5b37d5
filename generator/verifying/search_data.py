"""What the browser searches: it parses, and it says what the reports say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from generator.links import SEARCH, report_url
from generator.search import INDEX
from generator.search.files import SHARDS, TABLE, TEXTS
from generator.search.runs import bare_text
from generator.search.shards import Pairs
from generator.search.table import dumped, version_of
from generator.text import bare
from generator.verifying.finding import Finding, Outcome, shortened
from generator.verifying.site import BuiltSite, Row


def check_search_data(site: BuiltSite) -> Outcome:
    """Every file is there with the content its name promises, and holds every paragraph."""
    if INDEX not in site.files:
        return Outcome("no index", (Finding(INDEX, None, "no such file", "the search's index"),))
    findings: list[Finding] = []
    try:
        index = json.loads(site.text(INDEX))
        listed = {str(entry["id"]) for entry in index["reports"]}
        check = _shard_findings if index["mode"] == "shards" else _whole_findings
        findings += check(site, index)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        broken = f"what is no search data ({type(error).__name__}: {error})"
        findings.append(Finding(SEARCH, None, broken, "the form that generator/search/ writes"))
        return Outcome("unreadable search data", tuple(findings))
    for row in site.rows("reports"):
        if row["url"] and row["report_id"] not in listed:
            findings.append(Finding(INDEX, None, f"no {row['report_id']}", "every report"))
    return Outcome(f"{len(listed)} reports", tuple(findings))


# --- Whole texts --------------------------------------------------------------------------------


def _whole_findings(site: BuiltSite, index: Any) -> Iterator[Finding]:
    yield from _name_findings(site, INDEX, index["names"])
    for entry in index["reports"]:
        report_id, address = str(entry["id"]), str(entry["file"])
        missing = [*_file_findings(site, address)]
        yield from missing
        if not missing:
            path = address.partition("?")[0]
            file = json.loads(site.text(path))
            yield from _name_findings(site, path, file["names"])
            # Without a data package there is no other text to hold the files to.
            if site.has_data:
                yield from _report_findings(site, report_id, path, file["pages"])


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


# --- Shards -------------------------------------------------------------------------------------


def _shard_findings(site: BuiltSite, index: Any) -> Iterator[Finding]:
    """Chunks hold the texts, and the shards are those that the chunks' texts make."""
    pairs = Pairs()
    for kind, report, listed, _, version in index["runs"]:
        folder = listed or f"{index['reports'][report]['id']}/"
        chunks = _chunks(site, f"{TEXTS}{folder}")
        found = [*_version_findings(chunks, version)]
        yield from found
        if found:
            continue
        pages = [page for chunk in chunks.values() for page in chunk["pages"]]
        for page in pages:
            pairs.add(bare_text(page["blocks"]))
        path = f"{TEXTS}{folder}0.json"
        if kind:
            yield from _name_findings(site, path, [[page["url"]] for page in pages])
        elif site.has_data:
            yield from _report_findings(site, index["reports"][report]["id"], path, pages)
    yield from _position_findings(site, index, pairs)


def _chunks(site: BuiltSite, folder: str) -> dict[str, Any]:
    """A run's chunks by path, in order."""
    chunks: dict[str, Any] = {}
    while (path := f"{folder}{len(chunks)}.json") in site.files:
        chunks[path] = json.loads(site.text(path))
    return chunks


def _version_findings(chunks: dict[str, Any], version: str) -> Iterator[Finding]:
    made = version_of([dumped(chunk["pages"]) for chunk in chunks.values()])
    for path, chunk in chunks.items():
        if chunk["version"] != version:
            yield Finding(path, None, f"version {chunk['version']}", version)
    if made != version:
        where = next(iter(chunks), INDEX)
        yield Finding(where, None, f"texts of version {made}", version)


def _position_findings(site: BuiltSite, index: Any, pairs: Pairs) -> Iterator[Finding]:
    edition = bytes.fromhex(index["edition"])
    if TABLE not in site.files or json.loads(site.text(TABLE))["edition"] != edition.hex():
        yield Finding(TABLE, None, "another edition, or no file", index["edition"])
    for number, made in enumerate(pairs.shards(len(index["sizes"]), edition)):
        path = f"{SHARDS}{number}.bin"
        if path not in site.files or site.content(path) != made:
            yield Finding(path, None, "other positions, or no file", "those of the texts")


# --- Texts --------------------------------------------------------------------------------------


def _report_findings(
    site: BuiltSite, report_id: str, file: str, pages: list[Any]
) -> Iterator[Finding]:
    wanted: dict[str, str] = {
        row["url"]: row["text"] for row in _of(site, "paragraphs", report_id) if row["url"]
    }
    headings = {row["url"]: row["text"] for row in _of(site, "sections", report_id)}
    told: dict[str, str] = {}
    for page in pages:
        url = page["url"]
        # What a report admits is there once more, as a part by itself.
        again = {f"{url}#{anchor}" for anchor, *_ in page["blocks"]}
        if again <= told.keys():
            wanted |= {address: told.pop(address) for address in again}
        if site.page_at(url) is None or not url.startswith(report_url(report_id)):
            yield Finding(file, None, f"the page {shortened(url)}", f"a page of {report_id}")
        for anchor, text, *_ in page["blocks"]:
            address = f"{url}#{anchor}" if anchor else url
            source = wanted.pop(address, None) if anchor else headings.get(address)
            if anchor and source is not None:
                told[address] = source
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
