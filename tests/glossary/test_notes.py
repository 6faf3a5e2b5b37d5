"""Note marks in the body: which refer, to which entry, and which are something else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.senses import load_senses
from generator.corpus import Corpus
from generator.glossary.annex import read_terms
from generator.glossary.notes import Notes, find_notes
from generator.grammar.note_marks import note_marks
from generator.model import Report
from tests.factory import make_report, make_source, no_line
from tests.glossary.terms import find_mentions
from tests.themes.words import cut_texts

SENSES = load_senses()
FILLER = "各项工作有序推进。\n" * 20
ANNEX = (
    "名词解释\n1.地方生产总值：一地生产的总值。\n2.“一网通办”：一次登录。\n3.“放管服”改革：简政放权。\n"
    "4.“三馆”建设：三座馆。\n12.零碳园区：碳排放趋于平衡。\n"
)


def text_of(*paragraphs: str, annex: str = ANNEX) -> str:
    body = "\n".join(paragraphs)
    return f"一、2023年工作回顾\n{FILLER}二、2024年工作安排\n{body}\n{FILLER}{annex}"


def read(*paragraphs: str, annex: str = ANNEX) -> tuple[Report, Notes]:
    text = text_of(*paragraphs, annex=annex)
    report = make_report(text)
    terms = read_terms(report, SENSES, no_line)[0]
    return report, find_notes(report, terms, make_source(text).line_of)


def linked(*paragraphs: str, annex: str = ANNEX) -> list[tuple[str, str]]:
    """What is linked, as (mark, id of the entry)."""
    return [(m.text, m.term_id) for m in read(*paragraphs, annex=annex)[1].marks]


@pytest.mark.parametrize(
    "mark",
    ["[2]", "^[2]", "［2］", "【2】", "〔2〕", "［２］", "[ 2 ]", "[注2]", "（注释2）", "②", "²"],
)
def test_every_form_of_mark_refers(mark: str) -> None:
    """Between a name and what follows, whatever its brackets."""
    assert linked(f"推行“一网通办”{mark}，方便群众。") == [(mark, "jiangxi-2024-02")]


@pytest.mark.parametrize(
    "words",
    [
        "今年办好实事：①投资500万元；②建设2座桥；③修路3公里。",
        "今年办好10件实事。①投资500万元。②建设2座桥。",
        "十大工程①投资500万元②建设2座桥，见于①。",
        "[1]推进改革；[2]扩大开放。",
        "工作包括：[1]推进改革；[2]扩大开放。",
        "新增绿地3km²，供水5亿米³，达到4μg/m³。",
        "印发〔2〕4号文件，按照政发〔2024〕2号办理。",
        "（1）推进改革。（2）扩大开放。",
    ],
)
def test_what_enumerates_or_measures_is_no_mark(words: str) -> None:
    _, notes = read(words)
    assert notes.marks == ()
    assert notes.problems == ()


def test_a_mark_behind_the_full_stop_refers() -> None:
    assert linked("推行“一网通办”。[2]深化“放管服”改革。[3]") == [
        ("[2]", "jiangxi-2024-02"),
        ("[3]", "jiangxi-2024-03"),
    ]


def test_a_mark_between_a_name_and_its_number() -> None:
    report, notes = read("地方生产总值[1]202亿元，增长5%。")
    assert [(m.text, m.number) for m in notes.marks] == [("[1]", 1)]
    paragraph = next(p for p in report.paragraphs if "202亿元" in p.text)
    first, last = paragraph.body.locate(notes.marks[0].place)
    assert paragraph.text[first:last] == "[1]"
    assert notes.doubtful == {}


def test_a_mark_without_entry_is_a_problem_and_stays_plain() -> None:
    _, notes = read("推行“一网通办”[2]。", "推行“数据通”[13]。")
    assert [m.number for m in notes.marks] == [2]
    (problem,) = notes.problems
    assert problem.code == "note_mark"
    assert problem.line == 24
    assert problem.message == "note mark: 「推行“数据通”[13]」 has no entry; the list goes up to 12"


def test_a_mark_behind_another_entry_s_name_is_a_problem() -> None:
    """The wrong number leads to the wrong explanation: it is not linked."""
    _, notes = read("推行“一网通办”[3]，建设零碳园区[12]。")
    assert [m.number for m in notes.marks] == [12]
    assert [p.message for p in notes.problems] == [
        "note mark: 「推行“一网通办”[3]」 stands behind entry 2, 「“一网通办”」"
    ]


def test_a_mark_may_stand_behind_other_words_than_the_name() -> None:
    assert linked("深化“放管服”[3]改革，优化服务[4]。") == [
        ("[3]", "jiangxi-2024-03"),
        ("[4]", "jiangxi-2024-04"),
    ]


def test_a_report_with_marks_and_no_list_says_so_once() -> None:
    _, notes = read("推行“一网通办”[2]，深化“放管服”改革[3]。", annex="")
    assert notes.marks == ()
    assert [p.message for p in notes.problems] == [
        "note mark: found 2 marks like 「[2]」; expected a list of terms (名词解释)"
    ]


@pytest.mark.parametrize(
    "words, mark",
    [
        ("深化“放管服”改革3，优化服务。", "3"),
        ("推行“一网通办”2和“放管服”改革。", "2"),
        ("建设零碳园区12。", "12"),
        ("深化“放管服”改革3持续优化服务。", "3"),
    ],
)
def test_bare_digits_that_no_number_can_be_are_marks(words: str, mark: str) -> None:
    _, notes = read(words)
    assert [(m.text, m.number) for m in notes.marks] == [(mark, int(mark))]
    assert notes.problems == ()


@pytest.mark.parametrize(
    "words",
    [
        "建设零碳园区12个。",  # a count
        "建设零碳园区5个，投资12亿元。",  # another number
        "地方生产总值1.5亿元。",  # the point goes on
        "地方生产总值102亿元。",  # 02 is no number
        "建设零碳园区2024年完工。",
        "推行“一网通办”2024年见效。",
    ],
)
def test_numbers_behind_a_name_are_numbers(words: str) -> None:
    _, notes = read(words)
    assert (notes.marks, notes.doubtful, notes.problems) == ((), {}, ())


@pytest.mark.parametrize(
    "words, digits",
    [
        ("地方生产总值1202亿元，增长5%。", "1202"),
        ("地方生产总值1 202亿元，增长5%。", "1 202"),
        ("地方生产总值1202.5亿元，增长5%。", "1202.5"),
        ("建设零碳园区125个。", "125"),
    ],
)
def test_digits_that_cannot_be_told_from_a_number(words: str, digits: str) -> None:
    """They are no reference, no figure may be read from them, and an editor hears of it."""
    report, notes = read(words)
    assert notes.marks == ()
    ((paragraph_id, (span,)),) = notes.doubtful.items()
    paragraph = next(p for p in report.paragraphs if p.paragraph_id == paragraph_id)
    first, last = paragraph.body.locate(span)
    assert paragraph.text[first:last] == digits
    assert [p.code for p in notes.problems] == ["note_mark"]


def test_where_marks_have_their_brackets_digits_are_numbers() -> None:
    """A source that prints its marks has lost none, and an entry once marked needs no other."""
    _, notes = read("地方生产总值[1]202亿元。", "零碳园区125个。", "地方生产总值1202亿元。")
    assert [m.text for m in notes.marks] == ["[1]"]
    assert notes.doubtful == {}


def test_a_name_that_a_mark_cuts_is_one_mention() -> None:
    """The mark belongs to it, and it is the entry's of that number."""
    report, notes = read("加快“三馆”[4]建设，深化“放管服”[3]改革。")
    terms = read_terms(report, SENSES, no_line)[0]
    found = find_mentions(Corpus.of([report]), terms, SENSES, notes.marks).mentions
    assert [(m.text, m.term_id, m.match.value) for m in found] == [
        ("“三馆”[4]建设", "jiangxi-2024-04", "exact"),
        ("“放管服”[3]改革", "jiangxi-2024-03", "exact"),
    ]


def test_a_mark_decides_against_another_year_s_exact_name() -> None:
    """What stands before [1] is this report's entry 1, however the year before named its own.

    A mark behind words that have nothing of its entry's name makes no mention of them.
    """
    before = make_report(
        f"一、2022年工作回顾\n{FILLER}二、2023年工作安排\n{FILLER}名词解释\n1.“一网通办”：登录一次。",
        year=2023,
    )
    text = "推行“一网通办”[1]，开展“阳光晾晒”[2]，建强“百人方阵”[3]。"
    annex = (
        "名词解释\n1.“一网通办”改革试点：今年的试点。\n2.阳光晾晒活动：公开展示。\n"
        "3.“两支铁军”：两支队伍。"
    )
    report = make_report(f"一、2023年工作回顾\n{FILLER}二、2024年工作安排\n{text}\n{FILLER}{annex}")
    terms = [term for one in (before, report) for term in read_terms(one, SENSES, no_line)[0]]
    notes = find_notes(report, terms, no_line).marks
    found = find_mentions(Corpus.of([before, report]), terms, SENSES, notes).mentions
    assert [(m.text, m.term_id, m.match.value) for m in found] == [
        ("“一网通办”", "jiangxi-2024-01", "short"),
        ("阳光晾晒", "jiangxi-2024-02", "short"),
    ]


def test_marks_of_a_heading_refer_too() -> None:
    text = (
        "一、2023年工作回顾\n{0}二、2024年工作安排\n（一）坚持“一网通办”[1]，优化服务\n办好。\n{0}"
    )
    report = make_report(text.format(FILLER) + "名词解释\n1.“一网通办”：一次登录。")
    (mark,) = find_notes(report, read_terms(report, SENSES, no_line)[0], no_line).marks
    section = report.section(mark.section_id)
    assert section.title == "坚持“一网通办”，优化服务"
    assert (mark.paragraph_id, mark.text, mark.number) == ("", "[1]", 1)
    assert section.body is not None
    assert section.body.locate(mark.place) == (11, 14)


def test_words_before_a_bare_mark_are_a_mention() -> None:
    report, notes = read("深化“放管服”改革3，建设零碳园区12。")
    terms = read_terms(report, SENSES, no_line)[0]
    found = find_mentions(Corpus.of([report]), terms, SENSES, notes.marks).mentions
    assert [m.text for m in found] == ["“放管服”改革", "零碳园区"]


@given(st.text(alphabet="[]〔〕①②³12注（）。，：“”名 \n"))
def test_marks_are_stretches_of_the_text_in_order(text: str) -> None:
    """Whatever a paragraph holds, marks do not overlap, and each says its number."""
    end = 0
    for mark in note_marks(text):
        assert end <= mark.start < mark.end <= len(text)
        assert re.search(r"\d|[①②³]", text[mark.start : mark.end])
        end = mark.end


@pytest.mark.parametrize("mark", ["[2]", "^[2]", "〔2〕", "②", "²", "2"])
def test_marks_are_no_part_of_words(mark: str) -> None:
    """Key words and search tokens are those of the text without its marks."""
    plain, marked = "推行一网通办，改善营商环境。", f"推行一网通办{mark}，改善营商环境{mark}。"
    cuts = cut_texts([plain, marked], ["一网通办"])
    assert cuts[marked] == cuts[plain] == ("推行", "一网通办", "改善", "营商", "环境")
