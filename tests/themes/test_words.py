"""Words: what is cut, what tells one section from the others, and that nothing else happens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.stopwords import load_stop_words
from generator.catalogue.themes import load_themes
from generator.errors import CatalogueError
from generator.model import Report
from generator.themes.words import (
    Cut,
    Phrases,
    count_words,
    cut,
    cut_sections,
    texts_of,
    words_among,
)
from tests.factory import make_report, seeds
from tests.themes.words import cut_texts, key_words


def cut_of(reports: Iterable[Report], phrases: Iterable[str] = ()) -> dict[str, Cut]:
    """The words of the sections of reports without terms, by section id."""
    whole = tuple(phrases)
    cuts: dict[str, Cut] = {}
    for report in reports:
        words = cut_texts(texts_of(report), whole)
        cuts |= cut_sections(report, [words[text] for text in texts_of(report)])
    return cuts


def seeds_cuts() -> Mapping[str, Cut]:
    return cut_of(seeds().corpus.reports, load_themes().phrases)


SMALL = """一、2023年工作回顾
去年经济增长。
二、2024年工作安排
（一）推进乡村振兴。学习先进经验。
夯实粮食安全。保护耕地。
"""


@pytest.mark.parametrize(
    "text, words",
    [
        ("保护耕地，发展农业。", ("保护", "耕地", "发展", "农业")),
        ("GDP增长5%，达2000亿元", ("GDP", "增长", "亿元")),
        ("ＧＤＰ增长５％", ("GDP", "增长")),
        ("12345，。！", ()),
        ("", ()),
    ],
)
def test_a_cut_holds_words_and_neither_figures_nor_marks(text: str, words: Cut) -> None:
    assert cut_texts([text])[text] == words


def test_phrases_are_left_whole() -> None:
    text = "优化营商环境，培育专精特新企业，R&D经费增长，PM2.5浓度下降"
    cut = cut_texts([text], ["营商环境", "专精特新", "R&D", "PM2.5"])[text]
    assert cut[:6] == ("优化", "营商环境", "培育", "专精特新", "企业", "R&D")
    assert cut[6:] == ("经费", "增长", "PM2.5", "浓度", "下降")


@pytest.mark.parametrize(
    "text, phrases, words",
    [
        # It cuts through words of the dictionary, and there are no fewer with it.
        ("施展个人才能", ["人才"], ("施展", "个人", "才能")),
        ("统一区域布局", ["一区"], ("统一", "区域", "布局")),
        ("为龙头企业减负", ["企业减负"], ("龙头企业", "减负")),
        # Without it: 康 养成 本, 疾 控制 度, 农村居民 人均 可 支配 收入.
        ("降低康养成本", ["康养"], ("降低", "康养", "成本")),
        ("推动疾控制度改革", ["疾控"], ("推动", "疾控", "制度", "改革")),
        (
            "农村居民人均可支配收入增长",
            ["居民人均可支配收入"],
            ("农村", "居民人均可支配收入", "增长"),
        ),
        # Of two the longer one, of two that overlap the first.
        ("发展新质生产力", ["新质", "新质生产力"], ("发展", "新质生产力")),
        ("专精特新质发展", ["新质发展", "专精特新"], ("专精特新", "发展")),
        # Letters and digits in a row are one word, which none cuts into.
        ("发展AIGC产业", ["AI"], ("发展", "AIGC", "产业")),
    ],
)
def test_a_phrase_is_left_whole_where_it_makes_fewer_words(
    text: str, phrases: list[str], words: Cut
) -> None:
    assert cut_texts([text], phrases)[text] == words
    assert cut_texts([text], phrases[::-1])[text] == words


PIECES = ["发展", "大学", "生产", "个人", "才", "能", "一", "区", "AT&T", "5G", "㐀", "，", " "]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
PHRASES = st.lists(st.text("发展大学生产个人才能一区AT&5G㐀", min_size=2, max_size=5), max_size=6)


@given(TEXTS, PHRASES, TEXTS, PHRASES, st.randoms(use_true_random=False))
def test_words_hang_on_nothing_but_the_text_and_its_phrases(
    text: str, phrases: list[str], other: str, others: list[str], random: Random
) -> None:
    """Neither on what was cut before, with whatever phrases, nor on the order of its own."""
    words = cut_texts([text], phrases)[text]
    cut_texts([other], others)
    shuffled = random.sample(phrases, len(phrases))
    assert cut_texts([other, text], [*shuffled, *phrases])[text] == words


def test_a_phrase_with_quotation_marks_changes_nothing() -> None:
    text = "建设“5+2”就业之家"
    assert cut_texts([text], ["“5+2”就业之家"]) == cut_texts([text])


def test_a_section_is_its_heading_and_its_paragraphs_a_topic_its_paragraph() -> None:
    report = make_report(SMALL)
    cuts = cut_of([report])
    by_title = {section.title: cuts[section.section_id] for section in report.sections}
    assert by_title["夯实粮食安全"] == ("夯实", "粮食安全", "保护", "耕地")
    assert by_title["推进乡村振兴"] == (
        *("推进", "乡村", "振兴", "学习", "先进经验"),
        *("夯实", "粮食安全", "保护", "耕地"),
    )


def test_stop_words_amounts_and_roads_are_not_counted() -> None:
    cut = ("推进", "就业", "三年", "一批", "六大", "G206", "就业", "三农", "5G")
    assert count_words(cut, {"推进"}) == {"就业": 2, "三农": 1, "5G": 1}


def test_key_words_are_those_that_the_others_lack() -> None:
    documents = {
        "jobs": ("就业", "就业", "就业", "养老", "养老", "城市", "城市", "城市", "城市"),
        "land": ("耕地", "耕地", "城市", "城市"),
        "air": ("水质", "城市"),
    }
    # 城市 stands in all three, 水质 only once
    assert key_words(documents) == {
        "jobs": ("就业", "养老", "城市"),
        "land": ("耕地", "城市"),
        "air": (),
    }
    assert key_words(documents, stop_words={"城市"}, count=1) == {
        "jobs": ("就业",),
        "land": ("耕地",),
        "air": (),
    }


def test_no_key_word_stands_within_another_and_ties_go_by_character() -> None:
    documents = {"one": ("养老院", "养老", "医院", "就业") * 2, "two": ("耕地",) * 2}
    assert key_words(documents)["one"] == ("养老", "医院", "就业")


@pytest.mark.parametrize(
    "section_id, expected",
    [
        ("fuzhou-2024-plan-6", {"文化", "旅游", "红色"}),
        ("jiangxi-2024-plan-4", {"耕地", "农产品"}),
        ("yichun-2024-plan-1", {"锂电", "建陶"}),
        ("ganzhou-2023-plan-2", {"人才"}),
        ("jian-2024-plan-9", {"就业"}),
    ],
)
def test_key_words_of_the_seeds_are_what_a_reader_takes_along(
    section_id: str, expected: set[str]
) -> None:
    cuts = seeds_cuts()
    sections = [s for r in seeds().corpus.reports for s in r.sections if s.depth == 2]
    found = key_words({s.section_id: cuts[s.section_id] for s in sections}, load_stop_words())
    assert expected <= set(found[section_id])


def test_a_broken_list_of_stop_words_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "stopwords.yml"
    path.write_text("groups: [推进]\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"stopwords\.yml: groups"):
        load_stop_words(path)


def test_a_text_is_cut_alike_alone_and_among_others() -> None:
    """What one text is cut into does not hang on the others: builds may keep what they know."""
    texts = list(dict.fromkeys(t for r in seeds().corpus.reports for t in texts_of(r)))
    phrases = load_themes().phrases
    together = cut_texts(texts, phrases)
    alone = texts[60:90]
    assert cut_texts(alone, phrases) == {text: together[text] for text in alone}


def test_a_report_is_cut_again_only_where_it_has_terms_of_others() -> None:
    """Its own words are those of it alone; among others they are those of all cut together."""
    reports = seeds().corpus.reports
    phrases = load_themes().phrases
    names = {term.name for layers in seeds().layers.values() for term in layers.terms}
    assert names
    together = cut_texts((t for r in reports for t in texts_of(r)), (*phrases, *names))
    others = Phrases(names)
    for report in reports:
        layers = seeds().layers[report.report_id]
        own = {term.name for term in layers.terms}
        alone = cut_texts(texts_of(report), (*phrases, *own))
        lines = [tuple(line.split()) for line in layers.words.split("\n")]
        assert lines == [alone[text] for text in texts_of(report)]
        among = words_among(report, layers.words, own, others, phrases)
        assert among == [together[text] for text in texts_of(report)]


def test_phrases_are_found_within_each_other() -> None:
    phrases = Phrases(["新质", "新质生产力", "力发", "“新质”"])
    assert phrases.find("新质生产力发展") == [(0, "新质"), (0, "新质生产力"), (4, "力发")]


def test_a_phrase_stands_in_one_text() -> None:
    """Texts are cut together, and yet none knows the one before it."""
    assert cut(["推进新质", "生产力", "", "质"], [Phrases(["新质生产力", "新质"])]) == [
        ("推进", "新质"),
        ("生产力",),
        (),
        (),
    ]
    assert cut([], [Phrases(["新质"])]) == []
