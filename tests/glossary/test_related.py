"""What a term stands beside: terms that name each other, and other senses."""

from __future__ import annotations

import pytest

from generator.corpus import Corpus
from generator.glossary.related import other_senses, related_terms
from generator.model import Span, Undecided
from tests.factory import seeds
from tests.glossary.terms import SENSES, report_of, seeds_mentions, seeds_terms, terms_of


def test_related_terms_name_each_other_or_share_a_slogan() -> None:
    """12's definition names “1269” (2); 1 and 11, 4 and 13 share slogans; the rest stand alone."""
    related = related_terms(seeds().corpus, seeds_terms(), SENSES)
    pairs = {
        (int(one.rsplit("-", 1)[1]), int(other.rsplit("-", 1)[1]))
        for one, others in related.items()
        for other in others
    }
    assert pairs == {(1, 11), (11, 1), (4, 13), (13, 4), (2, 12), (12, 2)}
    assert set(related) == {term.term_id for term in seeds_terms()}


@pytest.mark.parametrize(
    ("there", "entry", "related"),
    [
        ("province", "人才“四融一共”行动", True),
        ("city", "人才“四融一共”行动", True),
        ("elsewhere", "人才“四融一共”行动", False),
        ("city", "“四融一共”和美乡村", False),
        ("city", "分级诊疗", False),
    ],
)
def test_terms_of_two_reports(there: str, entry: str, related: bool) -> None:
    """A slogan is shared where one place governs the other; one name twice is one term."""
    (one,) = terms_of(report_of(year=2023), "“四融一共”和美乡村")
    (other,) = terms_of(report_of(there), entry)
    corpus = Corpus.of([report_of(year=2023), report_of(there)])
    expected = {one.term_id: (other.term_id,), other.term_id: (one.term_id,)}
    nothing: dict[str, tuple[str, ...]] = {one.term_id: (), other.term_id: ()}
    assert related_terms(corpus, [one, other], SENSES) == (expected if related else nothing)


def test_other_senses_of_a_term() -> None:
    """For “十百千万”工程: the other term of that slogan, then Yichun's programme with its place."""
    terms, undecided = seeds_terms(), seeds_mentions().undecided
    term = next(term for term in terms if term.ordinal == 11)
    first, second = other_senses(seeds().corpus, terms, undecided)[term.term_id]
    assert (first.words, first.term_id, first.places) == (
        "电子商务“十百千万”行动",
        "jiangxi-2024-01",
        (),
    )
    assert (second.words, second.term_id) == ("“十百千万”工程", "")
    assert [place.report_id for place in second.places] == ["yichun-2024"]


def test_doubtful_words_are_grouped_by_their_reason() -> None:
    """Those of places that the term's has nothing to do with are left out."""
    (term,) = terms_of(report_of(), "“三名”工程")

    def doubt(place: str, text: str, reason: str) -> Undecided:
        return Undecided(
            term_id=term.term_id,
            report_id=report_of(place).report_id,
            section_id="",
            paragraph_id="",
            text=text,
            reason=reason,
            place=Span(0, 1),
        )

    doubts = [
        doubt("city", "“三名”", "甲"),
        doubt("county", "“三名”工程", "乙"),
        doubt("county", "三名", "甲"),
        doubt("elsewhere", "“三名”", "丙"),
    ]
    corpus = Corpus.of([report_of(place) for place in ("province", "city", "county", "elsewhere")])
    found = other_senses(corpus, [term], doubts)[term.term_id]
    assert [(sense.words, sense.note, sense.places) for sense in found] == [
        ("“三名”", "甲", (doubts[0], doubts[2])),
        ("“三名”工程", "乙", (doubts[1],)),
    ]
