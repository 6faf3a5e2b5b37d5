"""A place needs its own evidence: what a text speaks of all the time against its head."""

from __future__ import annotations

import pytest

from generator.errors import Problem
from generator.model import Report
from generator.seeds.entry import Entry
from tests.factory import make_source, rules, split_report

COUNTY = Entry(file="sample.txt", region="资源县", adcode="450329", year=2024)


def split(
    title: str, review: str, entry: Entry | None = None
) -> tuple[Report, tuple[Problem, ...]]:
    text = (
        f"2024年{title}政府工作报告\n各位代表：\n一、2023年工作回顾\n{review}\n"
        "二、2024年工作安排\n（一）甲。做甲。\n"
    )
    return split_report(make_source(text), entry, rules())


def test_another_place_that_the_text_keeps_naming_is_told() -> None:
    """A head may be another text's; 旅游资源县 names no county."""
    report, problems = split("资源县", "博野建设旅游资源县。" + "博野很好。" * 20)
    assert report.region.name == "资源县"
    (problem,) = problems
    said = "taken as the report of 资源县, but it names 博野县 21 times (资源县: 0)"
    assert (problem.code, problem.message.partition(";")[0]) == ("region", said)


def test_a_listed_report_is_told_as_well() -> None:
    """`add` writes the place that it reads: an entry by itself settles nothing."""
    problems = split("资源县", "博野很好。" * 20, COUNTY)[1]
    assert [p.code for p in problems] == ["region"]


def test_an_editors_reason_settles_the_place() -> None:
    """Somebody has looked."""
    entry = COUNTY.model_copy(update={"reasons": {"region": "两县合署"}})
    assert split("资源县", "博野很好。" * 20, entry)[1] == ()


def test_a_place_of_another_kind_is_told() -> None:
    """A city's report says 全市, a county's 全县."""
    (problem,) = split("吉安市", "全县上下努力，吉安很好。" * 9)[1]
    said = "taken as the report of 吉安市, but it speaks of 全县 or 我县 9 times, of 全市 never"
    assert (problem.code, problem.message.partition(";")[0]) == ("region", said)


def test_a_government_of_another_kind_is_told() -> None:
    """Once is enough: nobody mistakes for whom he speaks."""
    (problem,) = split("吉安市", "现在，我代表县人民政府，向大会报告工作。吉安很好。")[1]
    said = "taken as the report of 吉安市, but the speaker speaks for 县"
    assert (problem.code, problem.message.partition(";")[0]) == ("region", said)


@pytest.mark.parametrize(
    ("title", "review"),
    [
        ("资源县", "资源整合，资源节约，全县资源丰富。" * 9),
        ("博野县", "全省、全市领先，全县努力，博野很好。" * 9),
        ("河北省", "京津冀协同，北京、天津与河北携手。" * 9),
        ("吉安市", "健全市场，健全县域商业。" * 9),
        ("安国市", "市和县里，市委和县委。" * 9),
        ("广西壮族自治区", "全区各族人民。" * 9),
        ("满城县", "全县努力，满城很好。" * 9),
        ("延边朝鲜族自治州", "现在，我代表州人民政府，向大会报告工作。延边很好。"),
        ("西藏自治区", "现在，我代表自治区人民政府，向大会报告工作。"),
        ("阿里地区", "现在，我代表行署，向大会报告工作。阿里很好。"),
        ("日照市", "日照市区更美，日照很好，青岛很近。" * 9),
        ("涿州市", "保定、北京很近，保定、北京很大，保定、北京很好，涿州很好。" * 5),
    ],
)
def test_what_is_the_places_own_is_no_doubt(title: str, review: str) -> None:
    """Superiors, neighbours, words that sound like a kind or a place, a name that is gone."""
    assert split(title, review)[1] == ()


def test_a_name_behind_other_words_is_no_place() -> None:
    """A county is known by its full name where its short one is a word, or behind its city."""
    places = rules().places
    assert places.find("资源县") is not None
    assert places.find("桂林市资源县") is not None
    assert places.find("国家级旅游资源县") is None
    assert places.count_in("旅游资源县，资源县，桂林资源县，市和县里") == {"资源县": 2, "桂林": 1}
