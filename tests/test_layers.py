"""What is read of one report by itself, by a function that opens nothing and can be sent about."""

from __future__ import annotations

import pickle
import sys
from decimal import Decimal

import pytest

from generator import layers
from generator.layers import ReportLayers
from generator.seeds.entry import Entry
from tests.factory import make_source, rules, seeds

ENTRY = Entry(file="sample.txt", adcode="360000", year=2024, accept=("manifest", "kind"))
FILLER = "各项工作有序推进。\n" * 20


def read(review: str, plan: str, annex: str) -> ReportLayers:
    text = f"一、2023年工作回顾\n{review}\n{FILLER}二、2024年工作安排\n{plan}\n{FILLER}{annex}"
    return layers.read(make_source(text), ENTRY, rules())


def test_terms_marks_and_figures_are_read_together() -> None:
    """A mark between an indicator and its number leads to the annex and is no part of either."""
    found = read(
        "地区生产总值[1]增长5.1%。",
        "地区生产总值增长5%左右。",
        "名词解释\n1.地区生产总值：一地生产的总值。\n",
    )
    assert [term.name for term in found.terms] == ["地区生产总值"]
    assert [(mark.number, mark.text) for mark in found.notes] == [(1, "[1]")]
    growth = [
        (o.period, o.value) for o in found.figures.observations if o.indicator_id == "gdp_growth"
    ]
    assert growth == [(2023, Decimal("5.1")), (2024, Decimal(5))]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("plan", "annex", "line", "message"),
    [
        (
            "今年要办好。",
            "名词解释\n1.甲：乙。\n3.丙：丁。\n",
            47,
            "term list: entry 「3」 follows 「1」",
        ),
        ("办好甲[7]。", "名词解释\n1.甲：乙。\n", 24, "7"),
    ],
)
def test_problems_name_the_source_and_the_line(
    plan: str, annex: str, line: int, message: str
) -> None:
    """What is odd in a list and in the marks to it is told alike, with the file's own path."""
    (problem,) = read("去年办得好。", plan, annex).problems
    assert (problem.path, problem.line) == ("seeds/sample.txt", line)
    assert message in problem.message


def test_layers_of_the_seeds_can_be_sent_to_another_process() -> None:
    """What comes out of a pickle is equal, and so are layers that a worker's catalogue makes."""
    knowledge = pickle.loads(pickle.dumps(rules()))
    for found in seeds().layers.values():
        assert pickle.loads(pickle.dumps(found)) == found
        entry = seeds().entries.get(found.source.file)
        assert layers.read(found.source, entry, knowledge) == found


def test_reading_opens_no_file() -> None:
    """Source, entry and catalogue are all that it needs."""
    entry, source = seeds().entries["jiangxi-2024.txt"], seeds().sources["jiangxi-2024"]
    opened: list[object] = []
    watching = True

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open":
            opened.append(arguments[0])

    sys.addaudithook(hook)
    layers.read(source, entry, rules())
    watching = False
    assert opened == []


def test_an_accepted_problem_is_silent_in_every_layer() -> None:
    """Those of the annex as those of the outline."""
    annex = "名词解释\n1.甲：乙。\n3.丙：丁。\n"
    text = f"一、2023年工作回顾\n好。\n{FILLER}二、2024年工作安排\n好。\n{FILLER}{annex}"
    told = layers.read(make_source(text), ENTRY, rules()).problems
    assert [problem.code for problem in told] == ["annex"]
    accepting = ENTRY.model_copy(update={"accept": (*ENTRY.accept, "annex")})
    assert layers.read(make_source(text), accepting, rules()).problems == ()


def test_accepting_what_does_not_exist_is_told() -> None:
    """A code mistyped would otherwise seem to do its work until a warning comes up."""
    text = f"一、2023年工作回顾\n好。\n{FILLER}二、2024年工作安排\n好。\n{FILLER}"
    accepting = ENTRY.model_copy(update={"accept": (*ENTRY.accept, "numberring", "no_figures")})
    (problem,) = layers.read(make_source(text), accepting, rules()).problems
    assert problem.message == (
        "the manifest accepts `numberring`, which is no code; expected one that a warning names"
    )
    assert problem.path == "seeds/sample.txt"
