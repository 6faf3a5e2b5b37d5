"""This year's targets beside last year's: which meet, and what is said of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.catalogue.indicators import load_indicators
from generator.corpus import Corpus
from generator.figures.changes import Change, TargetChange, target_changes
from generator.model import Completeness, Report
from tests.factory import make_report
from tests.figures.tables import table_of
from tests.figures.test_outcomes import yearly

REVIEW = "做了工作。"


def changes(*reports: Report) -> tuple[TargetChange, ...]:
    corpus = Corpus.of(reports)
    return target_changes(corpus, table_of(corpus), load_indicators())


def change(before: str, now: str) -> TargetChange:
    """What became of the one target of two years."""
    (found,) = changes(yearly(2024, REVIEW, before), yearly(2025, REVIEW, now))
    return found


@pytest.mark.parametrize(
    ("before", "now", "expected", "difference", "wording"),
    [
        ("地区生产总值增长5%左右", "地区生产总值增长5.5%左右", Change.RAISED, "0.5", ""),
        ("地区生产总值增长5.5%左右", "地区生产总值增长5%左右", Change.CUT, "-0.5", ""),
        ("地区生产总值增长5%左右", "地区生产总值增长5%左右", Change.KEPT, "0", ""),
        ("地区生产总值增长5%左右", "地区生产总值增长5%以上", Change.REWORDED, "0", "左右→以上"),
        ("地区生产总值增长5%", "力争地区生产总值增长5%", Change.REWORDED, "0", "加“力争”"),
        ("确保地区生产总值增长5%", "地区生产总值增长5%", Change.REWORDED, "0", "去“确保”"),
        ("力争地区生产总值增长5%", "确保地区生产总值增长6%", Change.RAISED, "1", "“力争”改“确保”"),
        (
            "地区生产总值增长5%左右",
            "地区生产总值增长5%左右，在实际工作中努力争取更好结果",
            Change.REWORDED,
            "0",
            "加“在实际工作中努力争取更好结果”",
        ),
        ("地区生产总值增长5%左右", "地区生产总值增长4.5%—5%", Change.TO_INTERVAL, None, ""),
        ("地区生产总值增长4.5%—5%", "地区生产总值增长5%左右", Change.FROM_INTERVAL, None, ""),
        ("地区生产总值增长5%—6%", "地区生产总值增长4.5%—5.5%", Change.CUT, None, ""),
        ("地区生产总值增长5%—6%", "地区生产总值增长5%—6.5%", Change.RAISED, None, ""),
        ("地区生产总值增长5%—6%", "地区生产总值增长4.5%—6.5%", Change.UNDECIDED, None, ""),
        ("固定资产投资增长5%", "固定资产投资保持稳定增长", Change.TO_WORDING, None, ""),
        ("固定资产投资保持稳定增长", "固定资产投资增长5%", Change.FROM_WORDING, None, ""),
        ("固定资产投资保持稳定增长", "固定资产投资平稳增长", Change.IN_WORDS, None, ""),
        # 零 and 一 of these measure nothing.
        (
            "社会消费品零售总额增长6%以上",
            "社会消费品零售总额保持平稳增长",
            Change.TO_WORDING,
            None,
            "",
        ),
        ("居民消费价格涨幅3%左右", "居民消费价格涨幅与全国一致", Change.TO_WORDING, None, ""),
        (
            "居民消费价格涨幅与全省一致",
            "居民消费价格涨幅与全国一致",
            Change.IN_WORDS,
            None,
            "",
        ),
        ("固定资产投资增长5%", "做好工作", Change.DROPPED, None, ""),
        ("做好工作", "固定资产投资增长5%", Change.NEW, None, ""),
        # The same number of jobs, once in units of ten thousand.
        ("城镇新增就业5万人", "城镇新增就业50000人", Change.KEPT, "0", ""),
        # A growth said to be real is not held against one said to be nominal.
        (
            "一般公共预算收入按可比口径增长5%",
            "一般公共预算收入名义增长6%",
            Change.UNDECIDED,
            None,
            "",
        ),
        # Several figures are held to the others only where all of them say the same.
        ("城镇新增就业5万人。确保城镇新增就业6万人", "城镇新增就业7万人", Change.RAISED, None, ""),
        (
            "城镇新增就业5万人。确保城镇新增就业8万人",
            "城镇新增就业7万人",
            Change.UNDECIDED,
            None,
            "",
        ),
    ],
)
def test_change(
    before: str, now: str, expected: Change, difference: str | None, wording: str
) -> None:
    found = change(f"{before}。", f"{now}。")
    assert (found.change, found.wording) == (expected, wording)
    assert found.difference == (None if difference is None else Decimal(difference))


@pytest.mark.parametrize(
    ("before", "now", "way", "moved"),
    [
        ("5.5%左右", "5%—5.5%", Change.CUT, "下移"),
        ("5%左右", "4.5%—5%", Change.CUT, "下移"),
        ("5.5%以上", "5%—5.3%", Change.CUT, "下移"),
        ("5%左右", "5%—5.5%", Change.RAISED, "上移"),
        ("5%左右", "4.5%—5.5%", None, ""),
        ("5%—5.5%", "5%左右", Change.CUT, "下移"),
        ("5%—5.5%", "6%", Change.RAISED, "上移"),
        ("5%—6%", "5.5%", None, ""),
        # Only what is an interval in one year alone is said to move.
        ("5%—6%", "4.5%—5.5%", Change.CUT, ""),
        ("5%左右", "5%以上", Change.KEPT, ""),
        ("5.5%", "5%", Change.CUT, ""),
    ],
)
def test_intervals_go_where_both_ends_do(
    before: str, now: str, way: Change | None, moved: str
) -> None:
    found = change(f"地区生产总值增长{before}。", f"地区生产总值增长{now}。")
    assert (found.way, found.moved) == (way, moved)


def test_incomes_of_town_and_country_together_are_no_words() -> None:
    """城乡居民 give a figure, though neither's own: it was not replaced by words."""
    found = changes(
        yearly(2024, REVIEW, "城镇居民人均可支配收入增长5%。"),
        yearly(2025, REVIEW, "城乡居民人均可支配收入增长5%。"),
    )
    assert {one.change for one in found} == {Change.UNDECIDED}


def test_a_number_for_town_and_country_goes_before_words_of_residents() -> None:
    """What keeps pace elsewhere in the plan does not put words in the number's place."""
    found = changes(
        yearly(2024, REVIEW, "居民人均可支配收入增长8%左右。"),
        yearly(
            2025,
            REVIEW,
            "城乡居民人均可支配收入增长7%左右。扩大就业，力争居民收入与经济增长同步。",
        ),
    )
    residents = next(one for one in found if one.indicator_id == "resident_income_growth")
    assert residents.change is Change.UNDECIDED
    assert residents.now.wording
    assert residents.now.wording.quote == "城乡居民人均可支配收入增长7%左右"


def test_where_one_year_is_torn_nothing_is_said_to_be_new_or_dropped() -> None:
    """The plan of 2024 breaks off, and may have held the target."""
    torn = make_report(
        f"一、2023年工作回顾\n{REVIEW}\n二、2024年工作安排\n（一）重点任务。\n地区生产总值增长5%，加快",
        year=2024,
    )
    assert torn.completeness is not Completeness.FULL
    found = changes(torn, yearly(2025, REVIEW, "地区生产总值增长5%，粮食产量430亿斤。"))
    assert {one.indicator_id: one.change for one in found} == {
        "gdp_growth": Change.KEPT,
        "grain_output": Change.UNDECIDED,
    }


def test_only_years_that_follow_each_other_meet() -> None:
    assert not changes(
        yearly(2023, REVIEW, "地区生产总值增长5%。"), yearly(2025, REVIEW, "地区生产总值增长6%。")
    )


def test_every_change_has_words() -> None:
    assert len({one.label for one in Change}) == len({one.note for one in Change}) == len(Change)
