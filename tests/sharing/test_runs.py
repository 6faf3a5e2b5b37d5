"""Runs that two texts have in common: all of them, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.sharing.folded import BORDER
from generator.sharing.runs import LEAST, Run, common_runs

TEXTS = st.lists(st.text("甲乙", max_size=60), max_size=4).map(
    lambda paragraphs: BORDER + "".join(f"{one}{BORDER}" for one in paragraphs)
)
"""Texts of two signs have long runs in common, and many."""


def longest_by_search(text: str, other: str) -> list[tuple[int, int]]:
    """The same by looking for every piece of the text in the other one."""
    found: list[tuple[int, int]] = []
    for start in range(len(text)):
        end = start
        while end < len(text) and text[end] != BORDER and text[start : end + 1] in other:
            end += 1
        if end - start >= LEAST and not any(end <= last for _, last in found):
            found.append((start, end))
    return found


@given(TEXTS, TEXTS)
@example(f"{BORDER}{'甲' * 30}{BORDER}", f"{BORDER}{'甲' * 13}{BORDER}{'甲' * 12}{BORDER}")
def test_every_run_is_found_whole(text: str, other: str) -> None:
    runs = common_runs(text, other)
    assert [(run.start, run.end) for run in runs] == longest_by_search(text, other)
    for run in runs:
        assert text[run.start : run.end] == other[run.other_start : run.other_end]


def test_a_run_is_as_long_as_it_can_be() -> None:
    text = "\n今年深化开发区管理制度改革，建立完善机制。\n"
    other = "\n要深化开发区管理制度改革，建立健全机制。\n"
    assert common_runs(text, other) == (Run(3, 17, 2),)
    assert text[3:17] == "深化开发区管理制度改革，建立"


def test_a_run_of_one_character_less_is_none() -> None:
    shared = "一二三四五六七八九十百千"
    assert len(shared) == LEAST
    assert common_runs(f"\n甲{shared}乙\n", f"\n丙{shared}丁\n")
    assert not common_runs(f"\n甲{shared[1:]}乙\n", f"\n丙{shared[1:]}丁\n")


def test_a_number_is_not_cut() -> None:
    """Digits that both texts begin a longer number with, or end one with, are no common fact."""
    text = "\n5.6%，农村居民人均纯收入达到16720元。\n"
    other = "\n4.6%，农村居民人均纯收入达到16892元。\n"
    (run,) = common_runs(text, other)
    assert text[run.start : run.end] == "%，农村居民人均纯收入达到"
    assert other[run.other_start : run.other_end] == "%，农村居民人均纯收入达到"


def test_a_whole_number_stays() -> None:
    text, other = "\n农村居民人均纯收入达到16720元。\n", "\n农村居民人均纯收入达到16720元，\n"
    (run,) = common_runs(text, other)
    assert text[run.start : run.end] == "农村居民人均纯收入达到16720元"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("居民人均可支配收入达到2016元", "居民人均可支配收入达到2018元"),
        ("3000张普惠托育床位全部投用", "2000张普惠托育床位全部投用"),
        ("，旅客发送量达到1,256万人", "，旅客发送量达到1,301万人"),
    ],
    ids=["behind", "before", "with a comma"],
)
def test_what_is_long_enough_by_half_a_number_alone_is_none(text: str, other: str) -> None:
    assert any(text[at : at + LEAST] in other for at in range(len(text)))
    assert not common_runs(f"\n{text}\n", f"\n{other}\n")


def test_without_its_digits_a_run_may_lie_within_another() -> None:
    """It is left out then, as any that does."""
    head = "甲乙丙丁戊己庚辛壬癸子丑寅卯人均收入"
    text = f"\n{head}16720元\n"
    other = f"\n{head}168元\n{head[2:]}16725元\n"
    (run,) = common_runs(text, other)
    assert text[run.start : run.end] == head


def test_leaders_of_dots_do_not_take_long() -> None:
    """A table of contents: each of its dots looks like every other one."""
    text = f"\n目录{'.' * 20_000}三、今年的重点工作和主要任务\n"
    assert any("今年的重点工作" in text[run.start : run.end] for run in common_runs(text, text))


def test_no_run_crosses_paragraphs() -> None:
    assert not common_runs("\n一二三四五六\n七八九十百千\n", "\n一二三四五六\n七八九十百千\n")


def test_texts_need_their_borders() -> None:
    with pytest.raises(ValueError, match="without borders"):
        common_runs("甲", "\n甲\n")
