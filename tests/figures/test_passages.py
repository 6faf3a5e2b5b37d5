"""Of how many years a paragraph speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.catalogue.indicators import load_indicators
from generator.figures.lexer import lexicon_of
from generator.figures.passages import Period, contexts
from generator.model import Part, Report
from tests.factory import make_report
from tests.figures.test_observations import small_report

LEXICON = lexicon_of(load_indicators(), national=False)


def years_of(text: str, part: str = "review", title: str = "工作") -> list[Period | None]:
    """Of how many years each line speaks, in a part of a report of 2024."""
    return [one.several_years for one in contexts(report_of(text, part, title), LEXICON)]


def report_of(text: str, part: str, title: str = "工作") -> Report:
    report = small_report(text, part)
    sections = tuple(replace(section, title=title) for section in report.sections)
    return replace(report, sections=sections)


@pytest.mark.parametrize(
    "text, period",
    [
        ("“十三五”时期，我们圆满完成各项任务。", Period(2016, 2020)),
        ("2019—2023年，粮食连年丰收。", Period(2019, 2023)),
        ("五年来，粮食连年丰收。", Period(length=5)),
        ("对标“十四五”时期要求，着力推进改革。", None),
        ("回顾“十三五”，粮食连年丰收。", Period(2016, 2020)),
        ("任职以来，粮食连年丰收。", Period()),
        ("本届政府任内，粮食连年丰收。", Period()),
        ("2023年，粮食丰收。", None),
        ("粮食丰收。", None),
    ],
)
def test_the_opening_tells(text: str, period: Period | None) -> None:
    """What the first clause names counts, unless it tells what guides the text."""
    assert years_of(text) == [period]


def test_several_years_hold_until_one_is_named() -> None:
    """A retrospect goes on through paragraphs, up to one that opens on a single year."""
    five = Period(length=5)
    text = "五年来，我们牢记嘱托。\n粮食连年丰收。\n刚刚过去的2023年，粮食丰收。"
    assert years_of(text) == [five, five, None]


def test_a_part_says_its_years_once() -> None:
    """What goes on behind its inner sections is of the years that they are of."""
    text = (
        "一、过去五年工作回顾\n这五年，粮食连年丰收。\n"
        "刚刚过去的2023年，我们主要做了以下工作：\n"
        "（一）办好甲事。粮食丰收。\n（二）办好乙事。粮食丰收。\n各位代表！粮食丰收。\n"
        "二、2024年工作安排\n办好丙事。\n"
    )
    report = make_report(text)
    review = report.sections[0].section_id
    assert [p.section_id for p in report.paragraphs][4] == review
    five = Period(length=5)
    told = [one.several_years for one in contexts(report, LEXICON)]
    assert told[:5] == [five, None, None, None, None]


def test_a_far_goal_ends_no_plan() -> None:
    """2035 is no year of which a paragraph on the years to 2025 could speak, nor is their last."""
    plan = Period(2021, 2025)
    for goal in ("综合考虑2035年远景目标", "绿色转型成效明显，2025年前达标"):
        text = f"“十四五”时期是关键五年。\n{goal}，经济增长5%。\n2024年，经济增长5%。"
        assert years_of(text, "plan") == [plan, plan, None]


def test_a_count_is_of_the_years_told_before() -> None:
    """这五年 below “十三五” are its years, and 今后五年 are not."""
    text = "“十三五”时期成果丰硕。\n这五年，粮食丰收。\n今后五年，粮食稳产。"
    assert years_of(text) == [Period(2016, 2020), Period(2016, 2020), Period(length=5)]


@pytest.mark.parametrize(
    "opening, part",
    [
        ("“十三五”时期，粮食连年丰收。", Part.REVIEW),
        ("过去五年，粮食连年丰收。", Part.REVIEW),
        ("三年来，粮食连年丰收。", Part.REVIEW),
        ("“十四五”时期，粮食稳产。", Part.PLAN),
        ("今后五年，粮食稳产。", Part.PLAN),
        ("展望“十五五”，粮食稳产。", Part.PLAN),
        ("这五年，是关键的五年。", Part.PLAN),
        ("今年，粮食稳产。", Part.PLAN),
    ],
)
def test_a_plan_may_look_back(opening: str, part: Part) -> None:
    """What opens on years that are over tells results, wherever it stands."""
    (context,) = contexts(small_report(opening, "plan"), LEXICON)
    assert context.part is part
    assert context.planned is (None if part is Part.PLAN else Part.PLAN)


def test_how_far_a_plan_looks_back() -> None:
    """The items of its list go on with the retrospect; the paragraph behind them is of the plan."""
    text = "过去五年，我们勇担使命。\n——实力提升。\n根据建议，我们编制了规划。\n成绩来之不易。"
    past, ahead = Period(2019, 2023, 5), Period(2021, 2025)
    title = "“十三五”时期发展成就和“十四五”时期主要目标"
    assert years_of(text, "plan", title) == [past, past, ahead, ahead]
    parts = [one.part for one in contexts(report_of(text, "plan", title), LEXICON)]
    assert parts == [Part.REVIEW, Part.REVIEW, Part.PLAN, Part.PLAN]
    unguided = "过去五年，我们勇担使命。\n成绩来之不易。"
    assert years_of(unguided, "plan", title) == [past, Period()]
    assert years_of(unguided, "plan") == [past, None]


@pytest.mark.parametrize(
    "opening, period",
    [
        ("2023年是“十四五”的关键之年。五年来，我们牢记嘱托。", Period(length=5)),
        ("2023年目标的完成，标志着开局顺利。回首过去五年，成绩来之不易。", Period(length=5)),
        ("2023年，粮食产量五年来最高。畜牧业五年来增长最快。", None),
    ],
)
def test_an_opening_turns_to_several_years(opening: str, period: Period | None) -> None:
    """The paragraphs below are of the years to which its second sentence turns."""
    report = small_report(f"{opening}\n——粮食连年丰收。", "review")
    assert [one.several_years for one in contexts(report, LEXICON)] == [None, period]


def test_years_as_a_report_means_them() -> None:
    """五年来 ends in the year reviewed, 今后五年 begins in the year planned."""
    report = small_report("五年来，粮食连年丰收。", "review")
    assert Period(length=5).placed(report, planning=False) == Period(2019, 2023, 5)
    assert Period(length=5).placed(report, planning=True) == Period(2024, 2028, 5)
    assert Period(2016, 2020).placed(report, planning=False) == Period(2016, 2020)
    assert Period(2016).placed(report, planning=False) == Period(2016, 2023)  # “十三五”以来
    assert Period(2026).placed(report, planning=True) == Period()


def test_paragraphs_are_cleaned_first() -> None:
    """Full-width digits and blanks of a paragraph hide no years."""
    report = small_report("２０１９—２０２３年，粮食连年丰收。", "review")
    assert [one.several_years for one in contexts(report, LEXICON)] == [Period(2019, 2023)]


def test_only_reviews_and_plans_are_read() -> None:
    """An annex gives no figures."""
    parts = ("review", "plan", "self_building", "front", "annex", "closing")
    found = [list(contexts(small_report("粮食丰收。", part), LEXICON)) for part in parts]
    assert [len(one) for one in found] == [1, 1, 1, 0, 0, 0]


def test_a_part_in_doubt_gives_no_figures() -> None:
    """Nobody knows whether it tells results or targets."""
    report = small_report("粮食丰收。", "review")
    sections = tuple(replace(section, doubtful=True) for section in report.sections)
    assert list(contexts(replace(report, sections=sections), LEXICON)) == []
