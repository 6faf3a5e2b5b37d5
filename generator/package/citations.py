"""How the package and each of its reports are cited, for programs that keep references."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.citation import bibtex_entry, braced, issued, reference_of
from generator.links import DATA, report_url
from generator.package.data import PackageData
from generator.package.edition import Edition, newest_day
from generator.package.publication import Publication
from generator.text import LANGUAGE

TITLE = "政府工作报告数据"
"""What the package is called."""

NAME = "government-work-reports"
"""What programs call it: its archive, its descriptor, its reference."""


@dataclass(frozen=True, slots=True)
class Citations:
    """One file of references: first that of the package, then those of the reports in order.

    `chunks` is asked with how to learn which edition the package is.
    """

    name: str
    path: str
    title: str
    title_en: str
    format: str
    mediatype: str
    chunks: Callable[[PackageData, Callable[[], Edition]], Iterator[bytes]]


def gb7714(publication: Publication, edition: Edition) -> str:
    """The package as a reference in the form of GB/T 7714—2015, up to the day of access."""
    authors = ", ".join(one.title for one in publication.contributors) or publication.site_name
    author = f"{authors}. " if authors else ""
    day = f"({edition.day.isoformat()})" if edition.day else ""
    return f"{author}{TITLE}[DS/OL]. 版本 {edition.version}. {day}"


def _bibtex(data: PackageData, edition: Callable[[], Edition]) -> Iterator[bytes]:
    publication = data.publication
    day = newest_day(data.corpus.reports)
    yield bibtex_entry(
        "dataset",
        NAME,
        {
            "author": " and ".join(braced(one.title) for one in publication.contributors),
            "title": braced(TITLE),
            "publisher": braced(publication.site_name),
            "year": str(day.year) if day else "",
            "date": day.isoformat() if day else "",
            "version": edition().version,
            "url": publication.address(DATA),
            "language": "chinese",
        },
    ).encode()
    for report in data.corpus.reports:
        yield f"\n{reference_of(report).bibtex(_address(data, report.report_id))}".encode()


def _csl(data: PackageData, edition: Callable[[], Edition]) -> Iterator[bytes]:
    publication = data.publication
    day = newest_day(data.corpus.reports)
    package: dict[str, object] = {"id": NAME, "type": "dataset", "title": TITLE}
    if publication.contributors:
        package["author"] = [{"literal": one.title} for one in publication.contributors]
    if publication.site_name:
        package["publisher"] = publication.site_name
    if day:
        package["issued"] = issued(day)
    package["version"] = edition().version
    package["language"] = LANGUAGE
    if address := publication.address(DATA):
        package["URL"] = address
    yield f"[\n{_item(package)}".encode()
    for report in data.corpus.reports:
        item = reference_of(report).csl(_address(data, report.report_id))
        yield f",\n{_item(item)}".encode()
    yield b"\n]\n"


def _item(item: dict[str, object]) -> str:
    return json.dumps(item, ensure_ascii=False)


def _address(data: PackageData, report_id: str) -> str:
    """A report's page in full; empty where it is not published, or nobody said where."""
    url = data.published(report_url(report_id))
    return data.publication.address(url) if url else ""


CITATIONS = (
    Citations(
        "citations-bibtex",
        "citations.bib",
        "题录（BibTeX）",
        "References (BibTeX)",
        "bib",
        "application/x-bibtex",
        _bibtex,
    ),
    Citations(
        "citations-csl",
        "citations.json",
        "题录（CSL-JSON）",
        "References (CSL-JSON)",
        "json",
        "application/vnd.citationstyles.csl+json",
        _csl,
    ),
)
"""Both have the same references."""
