"""A text beside its key: what is compared, and the way back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.glossary.keyed import Keyed, key_of
from generator.grammar.note_marks import Mark


def ranged(text: str, words: str) -> tuple[Keyed, int, int]:
    """The text, and where the key of `words` stands in its key."""
    keyed, key = Keyed.of(text), key_of(words)
    start = keyed.key.index(key)
    return keyed, start, start + len(key)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("“放管服” 改革[1]", "放管服改革"),
        ("「放管服」　改革", "放管服改革"),
        ("（ＧＤＰ１）", "(gdp1)"),  # noqa: RUF001 (the case)
        ("5—6", "5-6"),
        ("“甲”、“乙”", "甲乙"),
        ("甲、乙", "甲、乙"),
    ],
)
def test_keys(words: str, key: str) -> None:
    """A 、 between two quotations goes, one between plain words stays."""
    assert key_of(words) == key


def test_a_mark_that_its_form_does_not_show() -> None:
    assert Keyed.of("推行“甲乙”3改革", [Mark(6, 7, 3)]).key == "推行甲乙改革"


@given(st.text())
def test_a_key_remembers_where_it_stands(text: str) -> None:
    keyed = Keyed.of(text)
    assert len(keyed.key) == len(keyed.positions)
    assert sorted(set(keyed.positions)) == list(keyed.positions)
    assert not any(text[position].isspace() for position in keyed.positions)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("推行“甲乙”改革", "“甲乙”", "“甲乙”"),
        ("推行“甲乙”改革", "甲乙", "甲乙"),
        ("推行“甲乙”改革", "甲乙改革", "“甲乙”改革"),
        ("推行丙“甲乙”改革", "丙甲乙", "丙“甲乙”"),
        ("推行甲 乙改革", "“甲乙”", "甲 乙"),
        ("推行“甲乙[1]”改革", "“甲乙”", "“甲乙[1]”"),
    ],
)
def test_the_range_in_the_text(text: str, words: str, found: str) -> None:
    """With the quotation marks that the form has, or whose pair it would cut."""
    keyed, start, end = ranged(text, words)
    first, last = keyed.range(start, end, words)
    assert text[first:last] == found


@pytest.mark.parametrize(
    ("text", "quoted", "has_quote", "in_longer"),
    [
        ("推行“甲乙”改革", True, True, False),
        ("推行甲乙改革", False, False, False),
        ("推行“甲乙改革”", False, True, False),
        ("推行“改革甲乙”", False, True, True),
        ("推行“改革甲乙工作”", False, False, True),
        ("推行“改革”甲乙", False, True, False),
    ],
)
def test_quotation_marks_around(text: str, quoted: bool, has_quote: bool, in_longer: bool) -> None:
    """Exactly around the words, next to them, or open from earlier on."""
    keyed, start, end = ranged(text, "甲乙")
    assert keyed.quoted(start, end) is quoted
    assert keyed.has_quote(start, end) is has_quote
    assert keyed.in_longer_quotation(start) is in_longer


@pytest.mark.parametrize(
    ("text", "ends"),
    [("推行甲乙", True), ("推行甲乙，", True), ("推行甲乙和丙", True), ("推行甲乙“丙”", True), ("推行甲乙改革", False)],
)  # fmt: skip
def test_the_end_of_a_phrase(text: str, ends: bool) -> None:
    """Behind it no noun can follow that the words would belong to."""
    keyed, _, end = ranged(text, "甲乙")
    assert keyed.ends_phrase(end) is ends


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("加快发展，深入推行“甲乙”", "深入推行"),
        ("深入[1]推行 “甲乙”", "深入推行"),
        ("推行“丙”“甲乙”", ""),
        ("推" * 40 + "甲乙", "推" * 30),
    ],
)
def test_the_words_before(text: str, before: str) -> None:
    """Back to the last punctuation mark, thirty characters at most, without marks and blanks."""
    keyed, start, end = ranged(text, "“甲乙”")
    assert keyed.before(keyed.range(start, end, "“甲乙”")[0]) == before


@pytest.mark.parametrize(
    ("text", "note", "marked"),
    [
        ("推行“甲乙”[2]改革", 2, 2),
        ("推行“甲乙[2]”改革", 2, 2),
        ("推行甲[2]乙改革", 2, None),
        ("推行“甲乙”改革[2]", 2, None),
        ("推行“甲乙”改革，办好丙[2]", None, None),
        ("推行“甲乙”、“丙”[2]", None, None),
        ("推行“甲乙”高质量发展改革[2]", None, None),
    ],
)
def test_the_note_mark_of_words(text: str, note: int | None, marked: int | None) -> None:
    """Inside them, right behind them, or a few characters behind in the same phrase."""
    keyed, start, end = ranged(text, "甲乙")
    assert keyed.note(start, end) == note
    assert keyed.marked(end) == marked


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("推行“甲乙”“丙丁”和“戊己”[2]", 2),
        ("推行“甲乙”、“丙丁”[2]", 2),
        ("推行“甲乙”丙丁、“戊己”[2]", None),
        ("推行甲乙、“丙丁”[2]", None),
        ("推行“甲乙”[2]", None),
    ],
)
def test_the_mark_behind_several_quotations(text: str, note: int | None) -> None:
    keyed, start, end = ranged(text, "甲乙")
    assert keyed.shared_note(start, end) == note


def test_marks_inside_words() -> None:
    """Those at the ends are of what stands there."""
    keyed = Keyed.of("推行[7]甲[1]乙[2]丙[3]")
    assert keyed.key == "推行甲乙丙"
    assert keyed.referred(2, 5) == {1, 2}
    assert keyed.referred(2, 3) == frozenset()
    assert keyed.words(5, 14) == "甲乙丙"


@pytest.mark.parametrize(
    ("text", "words", "cuts"),
    [
        ("建成120个基地", "20个", True),
        ("建成“1+20”个基地", "1+2", True),
        ("推行“20个”基地", "20个", False),
        ("建成二十个基地", "十个", True),
        ("推行5G工程", "g工程", False),
        ("推行IPO工程", "po工程", True),
        ("推行甲乙[1]2项", "甲乙", False),
    ],
)
def test_words_that_cut_a_number_or_a_latin_word(text: str, words: str, cuts: bool) -> None:
    keyed, start, end = ranged(text, words)
    assert keyed.cuts_number(start, end) is cuts
