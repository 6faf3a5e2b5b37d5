"""A report against that of its place the year before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.analysis import AnalysisMemory
from generator.catalogue.stopwords import load_stop_words
from generator.layers import ReportLayers
from generator.model import Completeness
from generator.rewording.headings import Subjects
from tests.factory import rules
from tests.golden_cases import load_cases
from tests.rewording.made import compared, derived, words, year


def cases(file: str) -> list[Any]:
    return [case for case in load_cases("rewording") if str(case.id).startswith(f"{file}:")]


@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences(case: Any) -> None:
    before, now = year(2023, case["before"]), year(2024, case["now"])
    found = compared(before, now)
    pairs = [
        [
            case["before"].index(
                words(before, one.previous_paragraph_id, one.previous_start, one.previous_end)
            ),
            case["now"].index(words(now, one.paragraph_id, one.start, one.end)),
        ]
        for one in found.sentences
        if not one.is_formula
    ]
    assert pairs == case["reworded"]
    (section,) = (one for one in found.sections if one.section_id.endswith("-plan-1"))
    assert section.kept == case["kept"] + 1  # 今年的任务如下
    assert section.sentences == len(case["now"]) + 1
    assert section.reworded == len(case["reworded"])


@pytest.mark.parametrize("case", cases("names"))
def test_names(case: Any) -> None:
    before = year(2023, [case["before"]], annex=case.get("annex", ""))
    now = year(2024, [case["now"]])
    assert [name.text for name in compared(before, now).new_names] == case["new"]
    # The other way round, what is new is gone.
    earlier, later = (
        year(2023, [case["now"]]),
        year(2024, [case["before"]], annex=case.get("annex", "")),
    )
    assert [name.text for name in compared(earlier, later).gone_names] == case["new"]


@pytest.mark.parametrize("case", cases("headings"))
def test_headings(case: Any) -> None:
    before = year(2023, [case.get("before_text", "")], headings=case["before"])
    now = year(2024, [case.get("now_text", "")], headings=case["now"])
    found = compared(before, now).headings
    titles = {s.section_id: s.title for one in (before, now) for s in one.report.sections}
    assert [
        [titles[pair.previous_section_id], titles[pair.section_id]] for pair in found.reworded
    ] == case["reworded"]
    assert [titles[pair.section_id] for pair in found.new] == case["new"]
    assert [titles[pair.previous_section_id] for pair in found.gone] == case["gone"]


def torn(layers: ReportLayers) -> ReportLayers:
    """The same with its end lost."""
    report = replace(layers.report, completeness=Completeness.TAIL_MISSING)
    return replace(layers, report=report)


@pytest.mark.parametrize(
    ("title", "other", "shared"),
    [
        ("加强政治建设", "加强政府自身建设", False),
        ("旧城区改造稳步推进", "推进旧城区提质升级", True),
        ("优化服务，推进旧城区改造", "守住粮食红线，推进旧城区提质升级", True),
    ],
)
def test_subjects_of_headings(title: str, other: str, shared: bool) -> None:
    """Words that every heading may have name no subject."""
    assert Subjects(load_stop_words()).are_shared(title, other) is shared


def test_headings_of_which_nothing_is_claimed_stand_by_themselves() -> None:
    """Said otherwise is neither new nor gone; the two are not paired either."""
    before, now = (
        year(2023, headings=["推进旧城区提质升级"]),
        year(2024, headings=["稳步推进旧城区改造"]),
    )
    found = compared(before, now).headings
    ids = {
        section.title: section.section_id
        for one in (before, now)
        for section in one.report.sections
    }
    assert found.others == (
        (ids["稳步推进旧城区改造"], ""),
        ("", ids["推进旧城区提质升级"]),
    )
    assert not found.new + found.gone


def test_a_heading_over_the_same_text_is_not_new() -> None:
    """What is said under another heading is answered by the section that had it."""
    kept = (
        "加快东湖片区棚户区改造，安置居民一千户，年内建成幼儿园一所、养老院两所，完善周边路网和管线"
    )
    before = year(2023, headings=[f"繁荣文化。{kept}", "守住粮食红线"])
    now = year(2024, headings=[f"造福邻里。{kept}", "畅通港口"])
    titles = {s.section_id: s.title for one in (before, now) for s in one.report.sections}
    found = compared(before, now).headings
    assert [titles[one.section_id] for one in found.new] == ["畅通港口"]
    assert [titles[one.previous_section_id] for one in found.gone] == ["守住粮食红线"]


def test_only_reports_of_consecutive_years_are_compared() -> None:
    found = derived(year(2021), year(2022), year(2024)).rewordings
    assert list(found) == ["jiangxi-2022"]
    assert found["jiangxi-2022"].previous_report_id == "jiangxi-2021"


def test_a_torn_text_claims_no_absence() -> None:
    """What the older text does not have may have been lost, and so may what the newer has not."""
    slogans = ["深化“放管服”改革。", "推进“高效办成一件事”。"]
    before = year(2023, slogans[:1], headings=["加快重大项目建设"])
    now = year(2024, slogans[1:], headings=["大力提振消费"])
    assert now.report.completeness is before.report.completeness is Completeness.FULL
    whole = compared(before, now)
    assert (whole.tells_new, whole.tells_gone) == (True, True)
    assert (len(whole.new_names), len(whole.gone_names)) == (1, 1)
    old_torn, new_torn = compared(torn(before), now), compared(before, torn(now))
    assert (old_torn.tells_new, old_torn.tells_gone) == (False, True)
    assert not old_torn.new_names
    assert not old_torn.headings.new
    assert old_torn.gone_names
    assert old_torn.headings.gone
    assert (new_torn.tells_new, new_torn.tells_gone) == (True, False)
    assert not new_torn.gone_names
    assert not new_torn.headings.gone
    assert new_torn.new_names
    assert new_torn.headings.new


def test_sections_that_have_much_in_common_answer_each_other() -> None:
    kept = "加快东湖片区棚户区改造，安置居民一千户，年内建成幼儿园一所、养老院两所，完善周边路网和管线。"
    found = compared(year(2023, [kept]), year(2024, [kept]))
    answers = {one.section_id: one.answering_id for one in found.sections}
    assert answers["jiangxi-2024-plan-1"] == "jiangxi-2023-plan-1"
    apart = compared(year(2023, ["加强河道治理。"]), year(2024, ["扩大招商引资。"]))
    assert not any(one.answering_id for one in apart.sections if one.section_id.endswith("plan-1"))


def test_what_did_not_change_is_the_same_object() -> None:
    memory = AnalysisMemory()
    memory.begin(rules())
    layers = (year(2022, ["甲。"]), year(2023, ["乙。"]), year(2024, ["丙。"]))
    first = derived(*layers, memory=memory)
    memory.end()
    memory.begin(rules())
    edited = (*layers[:2], year(2024, ["丁。"]))
    second = derived(*edited, memory=memory)
    assert second.rewordings["jiangxi-2023"] is first.rewordings["jiangxi-2023"]
    assert second.rewordings["jiangxi-2024"] is not first.rewordings["jiangxi-2024"]
