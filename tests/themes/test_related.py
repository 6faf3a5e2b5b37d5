"""Relations between sections: right by eye for the seeds, bounded, and shown with their words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from generator.catalogue.places import load_places
from generator.catalogue.stopwords import load_stop_words
from generator.catalogue.themes import load_themes
from generator.corpus import Corpus
from generator.grammar.places import short_name
from generator.model import Part, Report
from generator.themes.assign import assign_themes
from generator.themes.related import (
    Related,
    SectionIndex,
    answering_sections,
    count_sections,
    find_answers,
    index_counts,
    relate_sections,
)
from generator.themes.words import Counts
from tests.factory import make_report, seeds
from tests.themes.test_words import cut_of


@cache
def stop_words() -> frozenset[str]:
    names = load_places().names.values()
    return load_stop_words() | set(names) | {short_name(name) for name in names}


def index_of(*reports: Report) -> SectionIndex:
    themes = load_themes()
    found: dict[str, tuple[str, ...]] = {}
    counts: dict[str, Counts] = {}
    cuts = cut_of(reports, themes.phrases)
    for report in reports:
        found |= assign_themes(report, themes)
        counts |= count_sections(report, found, cuts, stop_words())
    return index_counts(Corpus.of(reports), found, counts)


def related_sections(index: SectionIndex) -> Mapping[str, tuple[Related, ...]]:
    return relate_sections(index).related


def answered_sections(index: SectionIndex) -> Mapping[str, tuple[Related, ...]]:
    return find_answers(index).answered


@cache
def seeds_index() -> SectionIndex:
    return index_of(*seeds().corpus.reports)


@cache
def answered_in_seeds() -> dict[str, list[str]]:
    return {
        section_id: [answer.section_id for answer in answers]
        for section_id, answers in answered_sections(seeds_index()).items()
    }


# City's plan section to the province's that it takes up, read side by side. fuzhou-2024 has a
# section on culture, to which the province gives only a few sentences in one on livelihood.
ANSWERS = {
    "fuzhou-2024": {
        "plan-1": "plan-1",
        "plan-2": "plan-2",
        "plan-3": "plan-3",
        "plan-4": "plan-5 plan-4",
        "plan-5": "plan-6",
        "plan-6": "",
        "plan-7": "plan-7 plan-8",
        "plan-8": "plan-9",
    },
    "yichun-2024": {
        "plan-1": "plan-1",
        "plan-2": "plan-2",
        "plan-3": "plan-3",
        "plan-4": "plan-4",
        "plan-5": "plan-5",
        "plan-6": "plan-6",
        "plan-7": "plan-7",
        "plan-8": "plan-8",
        "self-building": "plan-9",
    },
    "jian-2024": {
        "plan-1": "plan-1",
        "plan-2": "plan-2",
        "plan-3": "plan-3 plan-1",
        "plan-4": "plan-3",
        "plan-5": "plan-5",
        "plan-6": "plan-4",
        "plan-7": "plan-6",
        "plan-8": "plan-7",
        "plan-9": "plan-7 plan-8",
        "self-building": "plan-9",
    },
    "ganzhou-2023": {
        "plan-1": "plan-1",
        "plan-2": "plan-1 plan-7",
        "plan-3": "plan-3",
        "plan-4": "plan-4",
        "plan-5": "plan-5",
        "plan-6": "plan-6",
        "plan-7": "plan-7",
        "plan-8": "plan-9",
    },
}


@pytest.mark.parametrize(
    "section_id, expected",
    [
        (f"{report_id}-{slug}", [f"jiangxi-2024-{upper}" for upper in uppers.split()])
        for report_id, answers in ANSWERS.items()
        for slug, uppers in answers.items()
    ],
)
def test_a_citys_section_answers_the_provinces(section_id: str, expected: list[str]) -> None:
    assert answered_in_seeds()[section_id] == expected


def test_a_review_answers_a_review() -> None:
    assert answered_in_seeds()["fuzhou-2024-review-5"] == ["jiangxi-2024-review-5"]
    assert answered_in_seeds()["jian-2024-review-4"] == ["jiangxi-2024-review-4"]
    assert answered_in_seeds()["yichun-2024-review-6"] == ["jiangxi-2024-review-8"]


def test_the_province_answers_nobody_here() -> None:
    report = seeds().corpus.report("jiangxi-2024")
    assert [answered_in_seeds().get(s.section_id, []) for s in report.sections if s.depth == 2] == [
        []
    ] * 17


def test_those_that_answer_are_the_inverse() -> None:
    answering = answering_sections(answered_sections(seeds_index()))
    assert [answer.section_id for answer in answering["jiangxi-2024-plan-4"]] == [
        *("ganzhou-2023-plan-4", "jian-2024-plan-6", "yichun-2024-plan-4", "fuzhou-2024-plan-4")
    ]


@pytest.mark.parametrize(
    "section_id, nearest",
    [
        ("jiangxi-2024-plan-4", "jian-2024-plan-6 yichun-2024-plan-4"),
        ("jiangxi-2024-plan-8", "yichun-2024-plan-8 fuzhou-2024-plan-7"),
        ("fuzhou-2024-plan-6", "jian-2024-plan-8 jian-2024-plan-2"),
        ("yichun-2024-plan-8", "jiangxi-2024-plan-8 fuzhou-2024-plan-7"),
        ("jian-2024-review-5", "fuzhou-2024-review-5 jiangxi-2024-review-5"),
    ],
)
def test_the_nearest_of_the_other_reports(section_id: str, nearest: str) -> None:
    found = related_sections(seeds_index())[section_id]
    assert {related.section_id for related in found[:2]} == set(nearest.split())


def test_relations_keep_their_bounds_and_show_words_of_both_texts() -> None:
    index = seeds_index()
    cuts = cut_of(seeds().corpus.reports, load_themes().phrases)
    for section_id, found in related_sections(index).items():
        reports = [index.sections[related.section_id].report_id for related in found]
        assert len(found) <= 8
        assert index.sections[section_id].report_id not in reports
        assert all(reports.count(report_id) <= 2 for report_id in reports)
        assert [r.score for r in found] == sorted((r.score for r in found), reverse=True)
        for related in found:
            assert set(index.themes[section_id]) & set(index.themes[related.section_id])
            assert 2 <= len(related.shared) <= 5
            assert set(related.shared) <= set(cuts[section_id]) & set(cuts[related.section_id])


def test_the_order_of_the_reports_changes_nothing() -> None:
    index = index_of(*reversed(seeds().corpus.reports))
    assert related_sections(index) == related_sections(seeds_index())
    assert answered_sections(index) == answered_sections(seeds_index())


PLAN = """一、2023年工作回顾
（一）{review}
二、2024年工作安排
（一）{plan}
"""
FARMING = "推进乡村振兴。建设高标准农田，保护耕地，增加粮食产量，发展设施蔬菜。"
TREES = "建设美丽家园。推进人工造林和国土绿化，改善水质，治理水土流失。"
HARVEST = "乡村振兴取得成效。粮食产量增加，建成高标准农田，设施蔬菜扩大，耕地得到保护。"
FOREST = "生态环境改善。人工造林完成，国土绿化加快，水质提升，水土流失减少。"
JIANGXI, FUZHOU, NANCHENG = ("江西省", "360000"), ("抚州市", "361000"), ("南城县", "361021")


def small(review: str, plan: str, place: tuple[str, str] = JIANGXI, year: int = 2024) -> Report:
    """A report of one section that looks back and one that plans; `place` is name and code."""
    return make_report(PLAN.format(review=review, plan=plan), *place, year)


def ids(report: Report, part: Part) -> str:
    """The one section of depth 2 in a part."""
    (section,) = (s for s in report.sections if s.depth == 2 and s.part is part)
    return section.section_id


def others() -> tuple[Report, ...]:
    """Reports of elsewhere, without which no word would be rarer than another."""
    return tuple(
        small(FOREST, TREES, place) for place in (("湖南省", "430000"), ("湖北省", "420000"))
    )


def answers_of(index: SectionIndex, section_id: str) -> list[str]:
    return [answer.section_id for answer in answered_sections(index)[section_id]]


def test_plans_are_nearer_to_plans() -> None:
    province, city = small(HARVEST, FARMING), small(HARVEST, FARMING, FUZHOU)
    found = related_sections(index_of(province, city, *others()))[ids(city, Part.PLAN)]
    assert [related.section_id for related in found] == [
        ids(province, Part.PLAN),
        ids(province, Part.REVIEW),
    ]


def test_the_nearest_government_above_is_the_one_answered() -> None:
    province, city, county = (
        small(HARVEST, FARMING),
        small(HARVEST, FARMING, FUZHOU),
        small(HARVEST, FARMING, NANCHENG),
    )
    index = index_of(province, city, county, *others())
    assert answers_of(index, ids(county, Part.PLAN)) == [ids(city, Part.PLAN)]
    assert answers_of(index, ids(city, Part.PLAN)) == [ids(province, Part.PLAN)]


def test_the_same_year_goes_before_the_next_and_farther_ones_are_not_answered() -> None:
    same, following = small(HARVEST, FARMING), small(HARVEST, FARMING, year=2025)
    city = small(HARVEST, FARMING, FUZHOU)
    later = small(HARVEST, FARMING, FUZHOU, 2027)
    index = index_of(same, following, city, later, *others())
    assert answers_of(index, ids(city, Part.PLAN)) == [ids(same, Part.PLAN)]
    assert answers_of(index, ids(later, Part.PLAN)) == []


def test_without_a_common_theme_nothing_is_related() -> None:
    province, city = small(FOREST, TREES), small(HARVEST, FARMING, FUZHOU)
    index = index_of(province, city, *others())
    assert related_sections(index)[ids(city, Part.PLAN)] == ()
    assert answers_of(index, ids(city, Part.PLAN)) == []


def test_one_report_alone_is_related_to_none() -> None:
    report = small(HARVEST, FARMING)
    index = index_of(report)
    assert set(related_sections(index).values()) == {()}
    assert set(answered_sections(index).values()) == {()}


def test_a_report_of_one_place_does_not_answer_that_of_another() -> None:
    province = small(HARVEST, FARMING)
    elsewhere = small(HARVEST, FARMING, ("长沙市", "430100"))
    index = index_of(province, elsewhere)
    assert answers_of(index, ids(elsewhere, Part.PLAN)) == []
