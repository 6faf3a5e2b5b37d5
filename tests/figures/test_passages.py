"""Of how many years a paragraph speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.catalogue.indicators import load_indicators
from generator.figures.lexer import lexicon_of
from generator.figures.passages import Period, contexts, opens_on_several
from tests.figures.test_observations import small_report

LEXICON = lexicon_of(load_indicators(), national=False)


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
    assert opens_on_several(text, None, LEXICON) == period


def test_several_years_hold_until_one_is_named() -> None:
    """A retrospect goes on through paragraphs, up to one that opens on a single year."""
    before = Period(length=5)
    assert opens_on_several("粮食连年丰收。", before, LEXICON) == before
    assert opens_on_several("刚刚过去的2023年，粮食丰收。", before, LEXICON) is None


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
