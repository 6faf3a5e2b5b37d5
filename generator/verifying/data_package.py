"""The data package: valid by its own schemas, its addresses lead somewhere, its spans hold."""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.errors import SourceError
from generator.links import DATA
from generator.text import bare
from generator.verifying.finding import Finding, Outcome, shortened
from generator.verifying.references import read_target
from generator.verifying.site import BuiltSite, Row, span_of
from generator.verifying.table_schema import TableData, foreign_faults, table_faults

DESCRIPTOR = f"{DATA}datapackage.json"
_NAME = re.compile(r"[a-z0-9._/-]+")
_DIGEST_ERRORS = ("byte-count", "hash-count")


def check_data_package(site: BuiltSite) -> Outcome:
    """The descriptor, every table by its schema, every address and every span."""
    if not site.has_data:
        return Outcome("the site publishes none")
    if DESCRIPTOR not in site.files:
        missing = Finding(DESCRIPTOR, None, "no such file", "the data package's descriptor")
        return Outcome("no data package", (missing,))
    try:
        descriptor = json.loads(site.text(DESCRIPTOR))
        resources = [dict(resource) for resource in descriptor["resources"]]
    except (ValueError, KeyError, TypeError) as error:
        broken = Finding(DESCRIPTOR, None, f"what cannot be read ({error})", "a data package")
        return Outcome("an unreadable data package", (broken,))
    findings = [*_resource_findings(site, resources)]
    if findings:
        method = "the check built in, since the descriptor is at fault"
        findings += _by_schema(site, resources)
    elif has_frictionless():
        method = "frictionless"
        findings += _by_frictionless(site)
    else:
        method = "the check built in, since frictionless is not installed"
        findings += _by_schema(site, resources)
    tables = [resource for resource in resources if "schema" in resource]
    names = [str(resource.get("name")) for resource in tables]
    for name in names:
        findings += _address_findings(site, name)
        findings += _span_findings(site, name)
    told = {finding.file for finding in findings}  # with the line that is wrong
    findings += (one for one in _digest_findings(site, resources) if one.file not in told)
    rows = sum(len(site.rows(name)) for name in names)
    return Outcome(f"{len(names)} tables, {rows} rows, with {method}", tuple(findings))


def has_frictionless() -> bool:
    """Whether the reference implementation of data packages is installed."""
    return importlib.util.find_spec("frictionless") is not None


def _resource_findings(site: BuiltSite, resources: list[dict[str, Any]]) -> Iterator[Finding]:
    """What is wrong with the descriptor itself, and with the files that it names."""
    if not resources:
        yield Finding(DESCRIPTOR, None, "no resources", "a table at least")
    names: set[str] = set()
    listed: set[str] = set()
    for resource in resources:
        name, path = str(resource.get("name", "")), str(resource.get("path", ""))
        if not _NAME.fullmatch(name) or name in names:
            yield Finding(DESCRIPTOR, None, f"the name {shortened(name)}", "a name of its own")
        names.add(name)
        listed.add(f"{DATA}{path}")
        if f"{DATA}{path}" not in site.files:
            yield Finding(DESCRIPTOR, None, f"the path {shortened(path)}", "a file beside it")
    for path in sorted(site.files):
        if path.startswith(DATA) and path.endswith(".csv") and path not in listed:
            yield Finding(path, None, "a table that is not in datapackage.json", "it to be there")


def _digest_findings(site: BuiltSite, resources: list[dict[str, Any]]) -> Iterator[Finding]:
    """The files that are not of the size or have not the checksum that the descriptor tells."""
    for resource in resources:
        path = str(resource.get("path", ""))
        if f"{DATA}{path}" not in site.files:
            continue
        content = site.content(f"{DATA}{path}")
        if "bytes" in resource and resource["bytes"] != len(content):
            yield Finding(f"{DATA}{path}", None, f"{len(content)} bytes", f"{resource['bytes']}")
        method, _, wanted = str(resource.get("hash", "")).rpartition(":")
        if wanted and (method or "md5") in ("md5", "sha1", "sha256", "sha512"):
            actual = hashlib.new(method or "md5", content, usedforsecurity=False).hexdigest()
            if actual != wanted:
                yield Finding(f"{DATA}{path}", None, f"the hash {actual}", wanted)


# --- Schemas --------------------------------------------------------------------------------------


def _by_frictionless(site: BuiltSite) -> Iterator[Finding]:
    from frictionless import Package, system

    # The folder is given by its full path, which frictionless refuses from strangers.
    with system.use_context(trusted=True):
        report = Package(str((site.folder / DESCRIPTOR).resolve())).validate()
    for error in report.errors:
        yield Finding(DESCRIPTOR, None, error.note, "a valid data package")
    for task in report.tasks:
        for error in task.errors:
            if error.type in _DIGEST_ERRORS:
                continue  # told by the file's name
            line = getattr(error, "row_number", None)
            found = error.note or error.title  # a missing cell has no note
            yield Finding(f"{DATA}{task.place}", line, found, "a table that fits its schema")


def _by_schema(site: BuiltSite, resources: list[dict[str, Any]]) -> Iterator[Finding]:
    tables: dict[str, TableData] = {}
    schemas: dict[str, Mapping[str, Any]] = {}
    for resource in resources:
        path = f"{DATA}{resource.get('path')}"
        if "schema" in resource and path in site.files:
            name = str(resource["name"])
            tables[name] = read_table(site, path)
            schemas[name] = resource["schema"]
    for name, table in tables.items():
        path = f"{DATA}{name}.csv"
        faults = [*table_faults(table, schemas[name])]
        if not faults:
            faults += foreign_faults(table, schemas[name], name, tables)
        for fault in faults:
            yield Finding(path, fault.line, fault.found, fault.expected)


def read_table(site: BuiltSite, path: str) -> TableData:
    """A CSV file's header and records.

    Raises: SourceError when it is not CSV.
    """
    reader = csv.reader(io.StringIO(site.text(path).removeprefix("\ufeff"), newline=""))
    try:
        header = tuple(next(reader, []))
        records = tuple((reader.line_num, tuple(record)) for record in reader)
    except csv.Error as error:
        raise SourceError(path, reader.line_num, f"is not CSV ({error})") from error
    return TableData(header, records)


# --- Addresses and spans --------------------------------------------------------------------------


def _address_findings(site: BuiltSite, table: str) -> Iterator[Finding]:
    """The addresses of a table that lead to no page, or to no element of it."""
    for row in site.rows(table):
        for column, value in row.items():
            if not value or not (column == "url" or column.endswith("_url")):
                continue
            target = read_target(value)
            if column != "url" and target and (target.host or target.scheme):
                continue  # where a text was found
            if not site.holds(value):
                line = site.line_of(f"{DATA}{table}.csv", value)
                found = f"{column} {shortened(value)}"
                yield Finding(f"{DATA}{table}.csv", line, found, "a page and an id of the site")


def _span_findings(site: BuiltSite, table: str) -> Iterator[Finding]:
    """The rows whose span does not hold the words that the row gives."""
    for row in site.rows(table):
        report_id = row.get("report_id") or row.get("source_report_id") or ""
        text = site.source(report_id) if row.get("start") else None
        if text is None:
            continue  # no span, or no source: that is told once, with fidelity
        span = span_of(row)
        words = row.get("text") or row.get("quote") or row.get("words") or ""
        if span is None or not span[0] < span[1] <= len(text):
            found = f"the span {row.get('start')}–{row.get('end')}"
            expected = f"one within the {len(text)} characters of {report_id}"
            yield Finding(f"{DATA}{table}.csv", _line(site, table, row), found, expected)
        elif words and bare(text[slice(*span)]) != bare(words):
            found = f"{shortened(bare(text[slice(*span)]))} at {span[0]}–{span[1]} of {report_id}"
            yield Finding(f"{DATA}{table}.csv", _line(site, table, row), found, shortened(words))


def _line(site: BuiltSite, table: str, row: Row) -> int | None:
    """The line of a row, found by its offsets: they stand side by side."""
    return site.line_of(f"{DATA}{table}.csv", f",{row.get('start')},{row.get('end')},")
