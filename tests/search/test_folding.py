"""Marks of notes are read over in every form: what finds them quickly knows all forms."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.grammar.note_marks import PATTERN, SIGNS
from generator.search.folding import fold, strip

MARKS = st.from_regex(re.compile(PATTERN, re.ASCII), fullmatch=True)


@given(MARKS)
def test_a_search_reads_over_every_form_of_a_mark(mark: str) -> None:
    text = fold(f"甲{mark}乙")
    found = re.search(PATTERN, text)
    assume(found and found[0] == fold(mark))
    assert strip(text) == "甲乙"


@given(MARKS)
def test_every_form_of_a_mark_holds_one_of_its_signs(mark: str) -> None:
    assert re.search(f"[{SIGNS}]", mark)
