"""Definitions of one name, folded where they say the same in the same words."""

from __future__ import annotations

import pytest

from generator.glossary.wordings import wordings
from tests.glossary.terms import report_of, terms_of

SCRAPPED = "摘帽不摘责任、摘帽不摘政策、摘帽不摘帮扶、摘帽不摘监管。"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("即摘帽不摘责任，摘帽不摘政策，摘帽不摘帮扶，摘帽不摘监管", True),
        ("是指摘帽不摘责任、摘帽不摘帮扶、摘帽不摘政策和摘帽不摘监管。", True),
        ("摘帽不摘责任、摘帽不摘政策、摘帽不摘帮扶。", False),
        ("做到摘帽不摘责任；摘帽不摘政策；摘帽不摘帮扶；摘帽不摘监管。", False),
    ],
)
def test_signs_and_order_make_no_other_wording(other: str, same: bool) -> None:
    terms = terms_of(report_of(), f"四个不摘：{SCRAPPED}", f"四个不摘：{other}")
    assert len(wordings(terms, lambda term: 2024)) == (1 if same else 2)


def test_words_that_only_begin_like_an_opening_count() -> None:
    """指导 is no 指, 即将 no 即."""
    terms = terms_of(report_of(), "甲：指导员制度。", "甲：导员制度。")
    assert len(wordings(terms, lambda term: 2024)) == 2


def test_the_newest_comes_first_and_of_one_year_what_most_say() -> None:
    years = {"甲。": 2022, "乙。": 2024, "丙。": 2024, "即甲": 2020, "丙": 2023}
    terms = terms_of(report_of(), *(f"词：{words}" for words in years))
    found = wordings(terms, lambda term: years[term.definition])
    assert [[t.definition for t in one.terms] for one in found] == [
        ["丙。", "丙"],
        ["乙。"],
        ["甲。", "即甲"],
    ]
