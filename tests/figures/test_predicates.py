"""What is said of a subject: numbers, bounds and the words that govern them."""

from __future__ import annotations

from typing import Any

import pytest

from generator.figures.predicates import read_predicate
from tests.figures.sentences import sentence_of


@pytest.mark.parametrize(
    "text, values, bound",
    [
        ("增长5%左右", ["5"], "about"),
        ("不低于5%", ["5"], "at_least"),
        ("控制在3%以内", ["3"], "at_most"),
        ("突破1万亿元", ["1"], "at_least"),
        ("增长5%—5.5%", ["5"], "range"),
        ("增长约6%", ["6"], "about"),
        ("按增长5%安排", ["5"], "exact"),
        ("达到439.7亿斤", ["439.7"], "exact"),
        ("排名第5", [], None),
        ("与上年持平", ["0"], "exact"),
        ("的82%用于民生", [], None),
    ],
)
def test_one_figure(text: str, values: list[str], bound: str | None) -> None:
    """The amount with its bound; none where the words are no grammar of a figure."""
    figures = read_predicate(sentence_of(text), 0).figures
    assert [str(figure.amount.value) for figure in figures] == values
    assert [figure.bound.value for figure in figures] == ([bound] if bound else [])


@pytest.mark.parametrize(
    "text, expected",
    [
        ("下降5.9%", {"changes": True, "falls": True}),
        ("降幅收窄至4%", {"rate": True, "falls": True}),
        ("增速回落至5%", {"rate": True, "falls": False}),
        ("提高到1.9%", {"changes": True, "to": True}),
        ("提高0.1个百分点", {"changes": True, "to": False}),
        ("完成85%", {"done": True}),
        ("为预算的101%", {"done": True}),
        ("由8亿元增加到13亿元", {"since": True, "to": True}),
        ("5%的预期目标", {"aim": True}),
        ("目标为5%", {"aim": True}),
        ("实现5.3%的增长", {"rate": True}),
        ("可比增长6%", {"basis": "comparable"}),
        ("力争增长6%", {"stance": "力争"}),
    ],
)
def test_words_around_a_figure(text: str, expected: dict[str, Any]) -> None:
    """What stands before and behind an amount tells what kind of number it is."""
    (figure,) = read_predicate(sentence_of(text), 0).figures
    assert {name: getattr(figure, name) for name in expected} == expected


@pytest.mark.parametrize(
    "text, values, bounds",
    [
        ("分别增长5%、7%左右", ["5", "7"], ["about", "about"]),
        ("分别增长6%左右、7.5%以上", ["6", "7.5"], ["about", "at_least"]),
        ("分别不低于5%和7%", ["5", "7"], ["at_least", "at_least"]),
        ("达到25780元，增长5.8%", ["25780"], ["exact"]),
    ],
)
def test_a_list_of_figures(text: str, values: list[str], bounds: list[str]) -> None:
    """A list's last bound holds for those before it; another kind of number ends the list."""
    figures = read_predicate(sentence_of(text), 0, most=2).figures
    assert [str(figure.amount.value) for figure in figures] == values
    assert [figure.bound.value for figure in figures] == bounds


@pytest.mark.parametrize(
    "text, expected",
    [
        ("年均增长6.3%", {"averaged": True}),
        ("累计25万人", {"summed": True}),
        ("预计增长5%", {"estimate": True}),
        ("比2020年增长30%", {"base": 2020}),
        ("分别增长26.7%和18.9%", {"each": True, "more": True}),
        ("增长5%", {"averaged": False, "summed": False, "estimate": False, "base": None}),
    ],
)
def test_what_holds_for_all_of_it(text: str, expected: dict[str, Any]) -> None:
    """Averages, sums, expectations and bases are of the whole predicate."""
    predicate = read_predicate(sentence_of(text), 0)
    assert {name: getattr(predicate, name) for name in expected} == expected
