"""Themes: those that a reader names for the seeds' sections, and why the rules find them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalogue.themes import Lexicon, Themes, load_themes
from generator.errors import CatalogueError
from generator.model import Part, Section
from generator.text import to_halfwidth
from generator.themes.assign import assign_themes, telling_sentences
from tests import golden_cases
from tests.factory import make_report, plan_report, seeds

GOLDEN = golden_cases.GOLDEN / "themes"
QUOTES = str.maketrans("", "", "“”")


@cache
def themes() -> Themes:
    return load_themes()


@cache
def themes_of_seeds() -> dict[str, tuple[str, ...]]:
    return {
        section_id: found
        for report in seeds().corpus.reports
        for section_id, found in assign_themes(report, themes()).items()
    }


def read_golden() -> list[tuple[str, str, str, str]]:
    """Each expectation as report, part (empty for a topic sentence), heading and themes."""
    found = []
    for path in sorted(GOLDEN.glob("*.yml")):
        data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key, expected in data["sections"].items():
            part, heading = key.split(" ", 1)
            found.append((path.stem, part, heading, expected))
        found += [
            (path.stem, "", heading, expected) for heading, expected in data["topics"].items()
        ]
    return found


def find_section(report_id: str, part: str, heading: str) -> Section:
    """The section whose heading begins so."""
    (section,) = (
        section
        for section in seeds().corpus.report(report_id).sections
        if section.title.translate(QUOTES).startswith(heading.translate(QUOTES))
        and ((section.depth < 3 and section.part == part) if part else section.depth == 3)
    )
    return section


@pytest.mark.parametrize("report_id, part, heading, expected", read_golden())
def test_sections_of_the_seeds(report_id: str, part: str, heading: str, expected: str) -> None:
    section = find_section(report_id, part, heading)
    found = list(themes_of_seeds()[section.section_id])
    wanted = expected.split()
    allowed = [theme_id.rstrip("?") for theme_id in wanted]
    assert {theme_id for theme_id in wanted if not theme_id.endswith("?")} <= set(found)
    assert set(found) <= set(allowed)
    if part:
        assert found[:1] == allowed[:1]
    else:
        assert found


def test_every_numbered_section_of_the_seeds_is_expected_by_hand() -> None:
    expected = {
        find_section(report_id, part, heading).section_id
        for report_id, part, heading, _ in read_golden()
        if part
    }
    numbered = {
        section.section_id
        for report in seeds().corpus.reports
        for section in report.sections
        if section.depth < 3 and section.heading and section.part is not Part.ANNEX
    }
    assert numbered <= expected


def test_front_closing_and_annex_have_no_theme() -> None:
    for report in seeds().corpus.reports:
        for section in report.sections:
            if section.part in (Part.FRONT, Part.CLOSING, Part.ANNEX):
                assert themes_of_seeds()[section.section_id] == ()


def test_each_theme_is_spoken_of_in_the_section_or_in_a_heading_around_it() -> None:
    """In its own text, its heading, those right below it or the one above it."""

    def spoken_of(lexicon: Lexicon, texts: Iterable[str]) -> set[str]:
        return {theme for text in texts for _, theme, _ in lexicon.find(to_halfwidth(text))}

    for report in seeds().corpus.reports:
        for section in report.sections:
            of = section.section_id
            own = [p.text for p in report.paragraphs if of == p.section_id]
            own += [p.text for p in report.paragraphs if section.anchor == p.anchor]
            headings = [
                one.title
                for one in report.sections
                if of in (one.section_id, one.parent_id) or one.section_id == section.parent_id
            ]
            said = spoken_of(themes().in_headings, headings) | spoken_of(themes().in_text, own)
            assert said.issuperset(themes_of_seeds()[of])


HEADINGS = {
    "用科技创新带动新质生产力，壮大现代化产业体系": "industry",
    "大力实施科教兴国战略，打牢高质量发展的根基": "innovation",
    "供需两端发力，促进经济平稳增长": "demand",
    "用好经济体制改革的牵引作用": "reform_opening",
    "主动融入一带一路，提升开放型经济水平": "reform_opening",
    "坚持农业农村优先发展": "rural",
    "久久为功抓脱贫，夺取攻坚新胜利": "rural",
    "持续推进超大城市现代化治理": "regional_urban",
    "完善综合交通体系": "regional_urban",
    "协同推进降碳减污扩绿增长": "ecology",
    "担负起新时代的文化使命": "culture",
    "建立与人口变化相适应的公共服务体系": "livelihood",
    "维护民族团结和边疆繁荣稳定": "safety",
    "高水平安全保障高质量发展": "safety",
    "转变作风，建设人民满意的服务型政府": "government",
}


@pytest.mark.parametrize("heading, theme_id", HEADINGS.items())
def test_a_heading_alone_tells(heading: str, theme_id: str) -> None:
    text = (
        f"一、2023年工作回顾\n去年成绩很大。\n二、2024年工作安排\n（一）{heading}。\n做好这件事。\n"
    )
    report = make_report(text)
    (section_id,) = (s.section_id for s in report.sections if s.depth == 2)
    assert assign_themes(report, themes())[section_id][0] == theme_id


TOPICS = {
    # the longest word counts and hides the shorter one within it
    "夯实粮食安全根基。落实耕地保护制度，建设高标准农田，增加粮食产量。": "rural",
    "推进农业产业化。引进龙头企业，发展农产品加工。": "rural",
    "深化文化创新。办好艺术节，保护非遗和文物。": "culture",
    "加强主题教育。坚决做到“两个维护”，落实中央八项规定精神。": "government",
    "办好国防教育。做好国防动员、退役军人和双拥工作。": "safety",
    "建设生态产业。治理水土流失，推进国土绿化，严守生态保护红线。": "ecology",
    # full-width letters are read as ASCII
    "加大投入力度。\uff32\uff06\uff24经费增长，高新技术企业增多，揭榜挂帅攻关。": "innovation",
}


@pytest.mark.parametrize("paragraph, theme_id", TOPICS.items())
def test_a_paragraph_under_its_topic_sentence(paragraph: str, theme_id: str) -> None:
    report = plan_report(paragraph)
    (topic,) = (section for section in report.sections if section.depth == 3)
    assert assign_themes(report, themes())[topic.section_id] == (theme_id,)


def test_a_section_on_two_subjects_has_two_themes() -> None:
    report = plan_report(
        "扩大有效投资。实施重大项目，用好专项债和中央预算内投资，提振消费，发放消费券。",
        "深入打好污染防治攻坚战。改善空气质量和水质，修复废弃矿山，推进人工造林。",
    )
    (section,) = (section for section in report.sections if section.depth == 2)
    assert set(assign_themes(report, themes())[section.section_id]) == {"demand", "ecology"}


TWO_SUBJECTS = (
    "扩大有效投资。今年任务很重。实施重大项目，用好专项债，提振消费，发放消费券。",
    "深入打好污染防治攻坚战。责任重大。改善空气质量和水质，修复废弃矿山，推进人工造林。",
)


def test_the_sentence_that_says_most_on_each_theme_of_a_section() -> None:
    report = plan_report(*TWO_SUBJECTS)
    (section,) = (section for section in report.sections if section.depth == 2)
    of_sections = {section.section_id: ("ecology", "demand", "culture")}
    (found,) = telling_sentences(report, of_sections, themes()).values()
    text = "".join(TWO_SUBJECTS)
    assert [text[start:end] for start, end in found] == [
        "改善空气质量和水质，修复废弃矿山，推进人工造林。",
        "实施重大项目，用好专项债，提振消费，发放消费券。",
        "扩大有效投资。",  # none says anything on culture: the first
    ]


def test_the_sentence_that_says_most_of_a_topic_is_of_its_own_paragraph() -> None:
    report = plan_report(*TWO_SUBJECTS)
    topics = [section.section_id for section in report.sections if section.depth == 3]
    found = telling_sentences(report, dict.fromkeys(topics, ("demand",)), themes())
    assert [
        [text[start:end] for start, end in found[topic]]
        for topic, text in zip(topics, TWO_SUBJECTS, strict=True)
    ] == [["实施重大项目，用好专项债，提振消费，发放消费券。"], ["深入打好污染防治攻坚战。"]]


def test_a_part_on_the_government_itself_has_that_theme_throughout() -> None:
    report = make_report(
        "一、2023年工作回顾\n去年成绩很大。\n二、2024年工作安排\n（一）扩大内需。促消费。\n"
        "三、加强政府自身建设\n（一）把发展放在心上。推进产业升级，扩大投资，增加就业。\n"
    )
    found = assign_themes(report, themes())
    part = [s.section_id for s in report.sections if s.part is Part.SELF_BUILDING]
    assert len(part) == 2
    assert {found[section_id] for section_id in part} == {("government",)}


def test_the_themes_are_those_of_the_data_package_and_each_has_words() -> None:
    assert [theme.id for theme in themes().themes] == [
        *("industry", "innovation", "demand", "reform_opening", "rural", "regional_urban"),
        *("ecology", "culture", "livelihood", "safety", "government"),
    ]
    assert all(theme.headings and theme.text for theme in themes().themes)


THEME = (
    "  - {id: rural, name: 乡村, description: 乡村。, headings: {4: [农业]}, text: {3: [耕地]}}\n"
)


@pytest.mark.parametrize(
    "content, message",
    [
        ("themes: []\n", r"themes\.yml: themes: .*at least 1"),
        (f"themes:\n{THEME}{THEME}", r"themes\.yml: .*two themes have the id rural"),
        (f"themes:\n{THEME}".replace("[耕地]", "[耕地, 耕地]"), r"text: .*耕地 stands there twice"),
        (f"themes:\n{THEME}".replace("id: rural", "id: 乡村"), r"themes\.0\.id: "),
        (f"themes:\n{THEME}".replace("{4: [农业]}", "{0: [农业]}"), r"themes\.0\.headings\.0"),
        (
            f"themes:\n{THEME}".replace("name", "title"),
            r"themes\.0\.name: Field required, found `title`",
        ),
    ],
)
def test_a_broken_catalogue_says_where(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "themes.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CatalogueError, match=message):
        load_themes(path)
