"""The words in which two versions of a sentence differ."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rewording.difference import Change, Piece, differences, with_moves
from generator.rewording.forms import words_of
from tests.golden_cases import load_cases

MARKS = {
    (Change.KEPT, False): "{}",
    (Change.DELETED, False): "[-{}-]",
    (Change.ADDED, False): "{{+{}+}}",
    (Change.DELETED, True): "[~{}~]",
    (Change.ADDED, True): "{{~{}~}}",
}


def marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(MARKS[one.change, one.moved].format(one.text) for one in pieces)


@pytest.mark.parametrize(
    "case", [case for case in load_cases("rewording") if "differences" in str(case.id)]
)
def test_marks(case: Any) -> None:
    before, now = case["before"], case["now"]
    pieces = with_moves(
        differences(before, now), words_of(before), words_of(now + case.get("elsewhere", ""))
    )
    assert marked(pieces) == case["marked"]


SENTENCES = st.lists(
    st.sampled_from(
        ["推进", "项目", "建设", "，", "、", "。", "12", "3.5", "%", "亿元", "的", "AI"]
    ),
    max_size=30,
).map("".join)


@given(before=SENTENCES, now=SENTENCES)
def test_both_versions_can_be_read_again(before: str, now: str) -> None:
    """What is kept and added is the new version; what is kept and deleted, the old one."""
    pieces = differences(before, now)
    assert "".join(p.text for p in pieces if p.change is not Change.DELETED) == now
    assert "".join(p.text for p in pieces if p.change is not Change.ADDED) == before
    moves = with_moves(pieces, words_of(before), words_of(now))
    for change in Change:
        of_change = [
            "".join(p.text for p in found if p.change is change) for found in (pieces, moves)
        ]
        assert of_change[0] == of_change[1]
