"""The problems that a report admits: golden cases by form, and the five reports read by eye."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import AdmittedProblem, Report
from generator.problems.division import divide
from generator.problems.reading import read_problems
from generator.splitting.admissions import find_admissions
from generator.text import bare
from tests.expected import expected
from tests.factory import make_report, rules, seeds
from tests.golden_cases import load_cases


def read(report: Report) -> tuple[AdmittedProblem, ...]:
    knowledge = rules()
    found = find_admissions(report, knowledge.problems)
    return read_problems(report, found, knowledge.problems, knowledge.themes)


def report_of(text: str, part: str = "review") -> Report:
    """A report with the text in its review or in its plan."""
    review, plan = (text, "做好工作。") if part == "review" else ("取得成绩。", text)
    return make_report(f"一、2023年工作回顾\n{review}\n二、2024年工作安排\n{plan}\n")


@pytest.mark.parametrize("case", load_cases("problems"))
def test_problems(case: Any) -> None:
    """A text admits the problems that a person reads in it, in order, and no others."""
    found = read(report_of(case["text"], case.get("part", "review")))
    assert [one.text for one in found if one.missed] == case.get("missed", [])
    assert [one.text for one in found if not one.missed] == case["problems"]


@pytest.mark.parametrize("report_id", sorted(expected("problems")))
def test_the_five_reports(report_id: str) -> None:
    """What a reader found in a report is what the program finds."""
    found = seeds().layers[report_id].admitted
    wanted = expected("problems")[report_id]
    assert len(found) == len(wanted)
    for problem, words in zip(found, wanted, strict=True):
        first, _, last = words.removeprefix("missed ").partition("…")
        assert problem.text.startswith(first)
        assert problem.text.endswith(last or first)
        assert problem.missed is words.startswith("missed ")


@pytest.mark.parametrize("report_id", sorted(expected("problems")))
def test_a_problem_is_its_own_words(report_id: str) -> None:
    """They stand at its place, and its id says in which paragraph."""
    layers = seeds().layers[report_id]
    for problem in layers.admitted:
        words = layers.source.text[problem.place.start : problem.place.end]
        assert bare(words) == bare(problem.text)
        assert problem.problem_id.startswith(f"{problem.paragraph_id}-d")
    ids = [problem.problem_id for problem in layers.admitted]
    assert len(set(ids)) == len(ids)


def test_themes_are_those_of_its_own_words() -> None:
    found = read(
        report_of(
            "我们也清醒看到，还存在不少问题，主要是：制造业实力不强；就业压力较大；"
            "形势复杂多变，难度不小；财政收入增速放缓；外部环境更加严峻。对此，我们将着力解决。"
        )
    )
    assert [one.themes for one in found] == [("industry",), ("livelihood",), (), (), ()]


def test_a_clause_has_its_own_theme() -> None:
    """One that weighs more does not hide it; words that name no theme by themselves add none."""
    found = read(
        report_of(
            "我们也清醒看到，还存在不少问题，主要是："
            "有效需求依然偏弱，居民收入增长偏慢；"
            "旅游景区配套不足，企业少；"
            "部分经营主体比较困难，盈利能力不强。对此，我们将着力解决。"
        )
    )
    assert [set(one.themes) for one in found] == [
        {"livelihood", "demand"},
        {"culture"},
        {"industry"},
    ]


def test_one_that_furniture_divides_stays_whole() -> None:
    """Its place reaches over what divides it."""
    review = (
        "我们也清醒看到，还存在不少问题，主要是：产业结构不优，龙头企业（下转第二版）偏少；"
        "财政收支矛盾突出。对此，我们将着力解决。"
    )
    report = report_of(review)
    assert [one.text for one in read(report)] == ["产业结构不优，龙头企业偏少", "财政收支矛盾突出"]


@given(
    st.text(alphabet="我们也清醒看到还存在不少问题主要是一二对此，。；：、“”（）甲 ", max_size=120)
)
def test_problems_follow_one_another(text: str) -> None:
    """Whatever the text: no problem is empty, and none overlaps the next."""
    found = divide([text], (0, len(text)), rules().problems)
    assert all(one.start < one.end <= len(text) for one in found)
    assert all(one.end <= behind.start for one, behind in pairwise(found))


def test_a_paragraph_without_a_number_between_two_is_not_lost() -> None:
    texts = [
        "我们也清醒地认识到存在的问题：",
        "一是经济总量不大。",
        "企业融资难问题仍然突出，民营经济发展不充分。",
        "二是民生欠账较多。",
    ]
    found = divide(texts, (0, 14), rules().problems)
    assert [texts[one.paragraph][one.start : one.end] for one in found] == [
        "经济总量不大",
        "企业融资难问题仍然突出",
        "民营经济发展不充分",
        "民生欠账较多",
    ]
