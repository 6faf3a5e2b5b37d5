"""Which words before a note mark say its entry's name."""

from __future__ import annotations

import pytest

from generator.glossary.at_marks import by_note, unnamed
from generator.glossary.keyed import Keyed, key_of
from generator.glossary.standpoint import Standpoint
from tests.glossary.terms import index_of, report_of, terms_of

ENTRIES = ("医疗“三名”工程", "“四个不摘”政策", "河湖长制")
TERMS = terms_of(report_of(), *ENTRIES)
HERE = Standpoint(report_of(), None)


@pytest.mark.parametrize(
    ("text", "words", "entry"),
    [
        ("实施“三名”[1]工程。", "三名", 1),
        ("实施“三名”工程[1]。", "三名", 1),
        ("实施“三名”工程。", "三名", None),
        ("实施“三名”[9]。", "三名", None),
        ("实施“三名”“四个不摘”[1]。", "三名", 1),
        ("实施“三名”，办好甲事[1]。", "三名", None),
    ],
)
def test_a_form_at_its_entry_s_mark(text: str, words: str, entry: int | None) -> None:
    """Behind it in the phrase, or behind several quotations."""
    index, _ = index_of(*TERMS)
    line = Keyed.of(text)
    start = line.key.index(words)
    end = start + len(words)
    hit = by_note(line, start, end, index.known[words], index, HERE)
    assert (hit.term.ordinal if hit else None) == entry


def test_a_form_of_another_report_at_an_entry_s_mark() -> None:
    """The words are the entry's, if these have something in common."""
    (above,) = terms_of(report_of("nation"), "“四个不摘”要求")
    index, _ = index_of(*TERMS, above)
    options = [known for known in index.known["四个不摘要求"] if known.term is above]
    for number, entry in ((2, 2), (3, None)):
        line = Keyed.of(f"落实“四个不摘”要求[{number}]。")
        hit = by_note(line, 2, 2 + len(key_of(above.name)), options, index, HERE)
        assert (hit.term.ordinal if hit else None) == entry


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("落实河长湖长制[3]。", ["湖长制"]),
        ("落实河湖长监督制[3]。", ["河湖长监督制"]),
        ("落实河湖警长制[3]。", []),
        ("落实湖泊长制[3]，办好甲事。", []),
        ("落实河湖长制，办好甲事[3]。", []),
        ("落实河湖长制[9]。", []),
    ],
)
def test_words_that_no_form_has(text: str, found: list[str]) -> None:
    """Right before the mark, three characters alike at least."""
    index, _ = index_of(*TERMS)
    hits = unnamed(Keyed.of(text), [], index, HERE)
    assert [text[hit.start : hit.end] for hit in hits] == found


def test_a_mark_whose_entry_was_found_before_it_names_nothing_more() -> None:
    index, _ = index_of(*TERMS)
    line = Keyed.of("落实河湖长制[3]。")
    (hit,) = unnamed(line, [], index, HERE)
    assert hit.noted
    assert list(unnamed(line, [hit], index, HERE)) == []
