"""Where the headings stand that an editor states."""

from __future__ import annotations

import pytest

from generator.model import Part
from generator.seeds.corrections import HeadingCorrection
from generator.splitting.annexes import find_annexes
from generator.splitting.corrections import Search
from generator.splitting.normalise import PrintedLine, normalise
from generator.splitting.placing import Placed, in_annex, place_headings, with_stated_annexes
from tests.factory import rules
from tests.splitting.lines import layout_of

TEXTS = ("一、工作回顾", "办好甲事。怎样办好乙事。", "办好丙事", "办好丙事。要办好。")
SEARCH = Search(
    "a.txt", "\n".join(TEXTS), lambda offset: "\n".join(TEXTS).count("\n", 0, offset) + 1
)


def stating(text: str, depth: int = 2, part: str | None = None, **more: int) -> HeadingCorrection:
    fields = {"text": text, "depth": depth, "part": part, "reason": "甲", **more}
    return HeadingCorrection.model_validate(fields)


def place(*corrections: HeadingCorrection, read: tuple[int, ...] = ()) -> Placed:
    return place_headings(layout_of(*TEXTS).lines, corrections, read, SEARCH)


def stated(placed: Placed) -> list[str]:
    return [placed.lines[index].text[: one.end] for index, one in placed.stated.items()]


@pytest.mark.parametrize(
    ("text", "line", "lines"),
    [
        ("一、工作回顾", 0, 4),
        ("一、 工作 回顾", 0, 4),
        ("办好甲事", 1, 4),
        ("怎样办好乙事", 2, 5),
        ("办好丙事", 2, 4),
    ],
)
def test_where_the_words_stand(text: str, line: int, lines: int) -> None:
    """A whole line before the beginning of one; within a line it is cut before a sentence."""
    placed = place(stating(text))
    assert placed.problems == ()
    assert list(placed.stated) == [line]
    assert stated(placed) == ["".join(text.split())]
    assert len(placed.lines) == lines


def test_words_that_are_none_are_looked_for_where_a_heading_was_read() -> None:
    start = sum(len(text) + 1 for text in TEXTS[:3])
    assert list(place(stating("办好丙事", 0), read=(start,)).stated) == [3]
    assert list(place(stating("办好丙事", 0)).stated) == [2]


@pytest.mark.parametrize(
    ("corrections", "said"),
    [
        ([stating("办好丁事戊")], "which the text does not hold"),
        ([stating("办好乙事")], "which the text does not hold"),
        ([stating("办好", 2)], "which stands 3 times (lines 2, 3, 4); expected `occurrence`"),
        ([stating("办好", 2, occurrence=4)], "with occurrence 4, which stands 3 times"),
        ([stating("办好甲事"), stating("办好甲事")], "twice; expected once"),
    ],
)
def test_words_that_are_not_clear(corrections: list[HeadingCorrection], said: str) -> None:
    """Within a sentence no heading begins; of several places one has to be named."""
    placed = place(*corrections)
    (problem,) = placed.problems
    assert said in problem.message
    assert len(placed.stated) == len(corrections) - 1


def test_words_that_furniture_parts() -> None:
    layout = normalise("办好（下转第二版）甲事。\n要办好。", rules().furniture, rules().parts)
    placed = place_headings(layout.lines, [stating("办好甲事")], (), SEARCH)
    (problem,) = placed.problems
    assert "which furniture parts; expected words in one piece" in problem.message


def test_a_line_that_is_cut_keeps_its_furniture() -> None:
    text = "办好甲事。怎样办好（下转第二版）乙事。"
    layout = normalise(text, rules().furniture, rules().parts)
    assert layout.lines == (PrintedLine(layout.lines[0].body, (9,)),)
    placed = place_headings(layout.lines, [stating("怎样")], (), SEARCH)
    assert [(line.text, line.cuts) for line in placed.lines] == [
        ("办好甲事。", ()),
        ("怎样办好乙事。", (4,)),
    ]


# -- annexes -------------------------------------------------------------------------------------

ANNEXED = ("各位代表！让我们努力奋斗！", "名词解释", "1.甲：乙。", "某某图例", "丙：丁。")


def annexed(correction: HeadingCorrection) -> tuple[Placed, list[tuple[str, bool]]]:
    layout = layout_of(*ANNEXED)
    placed = place_headings(layout.lines, [correction], (), SEARCH)
    found = with_stated_annexes(find_annexes(layout, rules().parts), placed, rules().parts)
    return placed, [(annex.title, annex.lists_terms) for annex in found]


@pytest.mark.parametrize(
    ("correction", "annexes"),
    [
        (stating("某某图例", 1, Part.ANNEX), [("名词解释", True), ("某某图例", False)]),
        (stating("名词解释", 1, Part.ANNEX), [("名词解释", True)]),
        (stating("名词解释", 0), []),
        (stating("某某图例", 2), [("名词解释", True)]),
    ],
)
def test_an_editor_s_annexes(
    correction: HeadingCorrection, annexes: list[tuple[str, bool]]
) -> None:
    """One that is stated is added, one that is called none goes."""
    assert annexed(correction)[1] == annexes


@pytest.mark.parametrize(
    ("correction", "told"),
    [
        (stating("某某图例", 2), True),
        (stating("某某图例", 0), False),
        (stating("某某图例", 1, Part.ANNEX), False),
    ],
)
def test_a_heading_within_an_annex_is_told(correction: HeadingCorrection, told: bool) -> None:
    placed, _ = annexed(correction)
    assert bool(list(in_annex(placed, 1, SEARCH))) is told
