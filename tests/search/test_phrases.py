"""Phrases counted in the five reports: as a plain scan counts them, in whole texts and in shards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.labels import LEVELS
from generator.links import phrases_url
from generator.model import Completeness, Report
from generator.package.files import PackageSummary
from generator.package.full_texts import full_text
from generator.pages.facts import Facts
from generator.search import search_files
from generator.search.source import source_of
from tests.factory import SEEDS, analysis, seeds
from tests.phrases import Held, counted, divided, drawn, faults


@pytest.fixture(scope="module", params=[False, True], ids=["whole", "shards"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search files of the five reports, as a site has them."""
    out = tmp_path_factory.mktemp("search")
    facts = Facts(analysis(), summary=lambda: PackageSummary((), ()))
    source = source_of(analysis(), facts, lambda url: True)
    for path, make in search_files(source, shards=request.param).items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(b"".join(make()))
    return out


def held(report: Report) -> Held:
    text, stretches = full_text(seeds().layers[report.report_id])
    parts = [(s.section.part.value, s.start, s.end) for s in stretches]
    outside, annex = divided(text, parts)
    return Held(
        report_id=report.report_id,
        place=report.region.name,
        year=report.year,
        level=LEVELS[report.region.level],
        date=report.delivered_on.isoformat() if report.delivered_on else "",
        is_whole=report.completeness is Completeness.FULL,
        text=outside,
        annex=annex,
    )


def test_every_number_is_that_of_a_plain_scan(folder: Path) -> None:
    """Occurrences, reports by year and level, characters, first and last day, silent places."""
    reports = [held(report) for report in seeds().corpus.reports]
    lists = drawn(reports, 150)
    assert list(faults(lists, counted(folder, lists), reports)) == []


def test_a_scan_that_counts_otherwise_finds_fault(folder: Path) -> None:
    """One occurrence more in one report is noticed."""
    reports = [held(report) for report in seeds().corpus.reports]
    lists = ["高质量发展\n"]
    wrong = [replace(reports[0], text=f"{reports[0].text}高质量发展"), *reports[1:]]
    found = list(faults(lists, counted(folder, lists), wrong))
    assert any("counts" in fault for fault in found)


def test_counts_are_what_a_reader_counts(folder: Path) -> None:
    """Read in the sources: 无废城市 stands once in each of four reports, in none of their annexes."""
    (found,) = counted(folder, ["无废城市\n"])
    assert sorted(found["phrases"][0]["counts"].values()) == [1, 1, 1, 1]


def test_a_terms_page_leads_to_its_name_as_one_phrase(folder: Path) -> None:
    """Whatever commas and signs the name has."""
    names = [*dict.fromkeys(term.name for term in analysis().glossary.terms), "稳就业、稳企业"]
    lists = [parse_qs(urlsplit(phrases_url(name)).query)["q"][0] for name in names]
    found = counted(folder, lists)
    assert [[one["text"] for one in answer["phrases"]] for answer in found] == [[n] for n in names]


def test_the_first_sentence_is_one_of_the_report(folder: Path) -> None:
    (found,) = counted(folder, ["无废城市\n"])
    sentence = found["phrases"][0]["sentence"]
    report_id = sentence["url"].split("/")[1]
    assert "无废城市" in sentence["text"].replace("“", "").replace("”", "")
    assert sentence["text"].strip() in (SEEDS / f"{report_id}.txt").read_text("utf-8")
