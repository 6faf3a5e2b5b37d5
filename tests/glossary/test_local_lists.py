"""Lists that are drawn up anew each year: how many items, and of which year."""

from __future__ import annotations

import pytest

from generator.glossary.keyed import key_of
from generator.glossary.local_lists import explains, list_of, number_of
from tests.glossary.terms import SENSES, report_of, terms_of


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("10件民生实事", 10),
        ("十件民生实事", 10),
        ("2024年十件民生实事", 10),
        ("“十件民生实事”", 10),
        ("二三十件民生实事", None),
        ("十件大事", None),
        ("民生实事", None),
        ("十件民生实事项目库", None),
    ],
)
def test_names_of_lists(name: str, number: int | None) -> None:
    """A count, a measure and one of the catalogue's names, with a year or without."""
    found = list_of(key_of(name), SENSES)
    assert (found[1] if found else None) == number


@pytest.mark.parametrize(("words", "number"), [("十二", 12), ("12", 12), ("二三十", 0)])
def test_numbers(words: str, number: int) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize(
    ("entry", "years"),
    [
        ("十件民生实事：修路、架桥。", {2024}),
        ("2023年十件民生实事：修路、架桥。", {2023}),
        ("十件民生实事：2023年确定的实事。", {2023}),
        ("2023年十件民生实事：2024年确定的实事。", {2023}),
        ("十件民生实事：2023、2024年的实事。", {2023, 2024}),
    ],
)
def test_whose_year_a_list_is_of(entry: str, years: set[int]) -> None:
    """Its name's, else its definition's, else that of the report, which is of 2024."""
    (term,) = terms_of(report_of(), entry)
    assert {year for year in range(2020, 2027) if explains(term, 2024, year)} == years
