"""Where terms hold beyond their own place, and in headings as in paragraphs."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from generator.corpus import Corpus
from generator.glossary.annex import read_terms
from generator.glossary.notes import find_notes
from generator.glossary.passages import passages
from generator.model import Mention, Report, Undecided
from tests.factory import make_report, no_line
from tests.glossary.terms import PLACES, SENSES, find_mentions, marked
from tests.golden_cases import GOLDEN

REGIONS = PLACES | {
    "county_near": ("宜黄县", "361026"),
    "autonomous": ("恩施土家族苗族自治州", "422800"),
    "below_autonomous": ("咸丰县", "422826"),
}
MARK = re.compile(r"\{[^|}]*\|([^}]*)\}")


def cases() -> list[Any]:
    found = yaml.safe_load((GOLDEN / "glossary" / "reach.yml").read_text("utf-8"))
    return [pytest.param(case, id=case["name"]) for case in found]


def built(case: dict[str, Any]) -> Report:
    filler = ["各项工作有序推进。"] * 20
    says = [MARK.sub(r"\1", paragraph) for paragraph in case.get("says", ())]
    heading = [MARK.sub(r"\1", case["heading"])] if "heading" in case else []
    annex = ["名词解释", *case["terms"]] if "terms" in case else []
    lines = ["一、2023年工作回顾", *filler, "二、2024年工作安排", *heading, *says, *filler, *annex]
    return make_report("\n".join(lines), *REGIONS[case["place"]], case.get("year", 2024))


@pytest.mark.parametrize("case", cases())
def test_where_a_term_holds(case: dict[str, Any]) -> None:
    """Headings and paragraphs come back with exactly the marks that the golden file has."""
    reports = {one["place"]: built(one) for one in case["reports"]}
    places = {report.report_id: place for place, report in reports.items()}
    terms = [term for report in reports.values() for term in read_terms(report, SENSES, no_line)[0]]
    assert len(terms) == sum(len(one.get("terms", ())) for one in case["reports"])
    notes = [n for report in reports.values() for n in find_notes(report, terms, no_line).marks]
    found = find_mentions(Corpus.of(reports.values()), terms, SENSES, notes)
    entries = {t.term_id: f"{places[t.report_id]} {t.ordinal}" for t in terms}
    hits: list[Mention | Undecided] = [*found.mentions, *found.undecided]
    for one in case["reports"]:
        written = [
            marked(
                passage.body,
                [
                    hit
                    for hit in hits
                    if (hit.section_id, hit.paragraph_id)
                    == (passage.section_id, passage.paragraph_id)
                ],
                entries,
            )
            for passage in passages(reports[one["place"]])
        ]
        expected = [*([one["heading"]] if "heading" in one else []), *one.get("says", ())]
        plain = {MARK.sub(r"\1", words) for words in expected}
        assert [words for words in written if MARK.sub(r"\1", words) in plain] == expected
        assert not any(MARK.search(words) for words in written if words not in expected)
