"""Words: what is cut, what tells one section from the others, and that nothing else happens."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import jieba
import pytest

from generator.catalogue.stopwords import load_stop_words
from generator.catalogue.themes import load_themes
from generator.errors import CatalogueError
from generator.themes.word_cache import cutting_with
from generator.themes.words import (
    DICTIONARY_TOTAL,
    Cut,
    _import_jieba,
    count_words,
    cut_sections,
    cut_texts,
    key_words,
    texts_of,
    vocabulary,
)
from tests.factory import make_report, seeds


def seeds_cuts() -> Mapping[str, Cut]:
    reports = seeds().corpus.reports
    return cut_sections(reports, cut_texts(texts_of(reports), load_themes().phrases))


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


def test_a_phrase_with_quotation_marks_changes_nothing() -> None:
    text = "建设“5+2”就业之家"
    assert cut_texts([text], ["“5+2”就业之家"]) == cut_texts([text])


def test_a_part_of_the_dictionary_cuts_as_the_whole_does() -> None:
    whole = jieba.Tokenizer()
    with whole.get_dict_file() as file:
        whole.FREQ, whole.total = whole.gen_pfdict(file)
    whole.initialized = True
    text = "".join(p.text for p in seeds().corpus.report("jian-2024").paragraphs)
    expected = [w for w in whole.cut(text, HMM=False) if len(w) > 1 and "一" <= w[0] <= "鿿"]
    cut = cut_texts([text])[text]
    assert [word for word in cut if "一" <= word[0] <= "鿿"] == expected


def test_cutting_prints_nothing_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    cut_texts(["保护耕地"])
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_a_section_is_its_heading_and_its_paragraphs_a_topic_its_paragraph() -> None:
    report = make_report(SMALL)
    cuts = cut_sections([report], cut_texts(texts_of([report])))
    by_title = {section.title: cuts[section.section_id] for section in report.sections}
    assert by_title["夯实粮食安全"] == ("夯实", "粮食安全", "保护", "耕地")
    assert by_title["推进乡村振兴"] == (
        *("推进", "乡村", "振兴", "学习", "先进经验"),
        *("夯实", "粮食安全", "保护", "耕地"),
    )


def test_vocabulary_is_sorted_and_holds_each_word_once() -> None:
    assert vocabulary([("农业", "耕地"), ("保护", "耕地")]) == ("保护", "农业", "耕地")


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


def test_the_dictionary_is_the_one_whose_total_is_known() -> None:
    """The sum of the frequencies is that of the dictionary that is installed."""
    with _import_jieba().Tokenizer().get_dict_file() as file:
        fields = file.read().decode().split()
    assert sum(int(frequency) for frequency in fields[1::3]) == DICTIONARY_TOTAL


def test_a_text_is_cut_alike_alone_and_among_others() -> None:
    """What one text is cut into does not hang on the others: builds may keep what they know."""
    texts = list(dict.fromkeys(texts_of(seeds().corpus.reports)))
    phrases = load_themes().phrases
    together = cut_texts(texts, phrases)
    alone = texts[60:90]
    assert cut_texts(alone, phrases) == {text: together[text] for text in alone}


def test_words_are_kept_between_builds(tmp_path: Path) -> None:
    """A second build takes the words from the file, and cuts only what is new."""
    cache = tmp_path / "deep/words.json"
    cut = cutting_with(cache)
    first = cut(["保护耕地，发展农业。"], [])
    assert first == cut_texts(["保护耕地，发展农业。"])
    stored = json.loads(cache.read_text(encoding="utf-8"))
    (digest,) = stored["words"]
    stored["words"][digest] = "从 文件"
    cache.write_text(json.dumps(stored), encoding="utf-8")
    second = cut(["保护耕地，发展农业。", "发展农业。"], [])
    assert second == {"保护耕地，发展农业。": ("从", "文件"), "发展农业。": ("发展", "农业")}
    assert cut(["保护耕地，发展农业。"], ["发展农业"]) != second  # other phrases, other words


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"key": 1}', '{"key": 1, "words": 2}', "[" * 100_000, '{"key":' * 100_000],
)
def test_a_damaged_file_costs_only_time(tmp_path: Path, content: str) -> None:
    """Whatever stands in the cache, the words are right."""
    cache = tmp_path / "words.json"
    cache.write_text(content, encoding="utf-8")
    assert cutting_with(cache)(["发展农业。"], []) == {"发展农业。": ("发展", "农业")}
