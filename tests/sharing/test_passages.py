"""What reports share with those above and before them."""

from __future__ import annotations

import pytest

from generator.analysis import AnalysisMemory
from generator.corpus import Corpus
from generator.model import Relation, Report
from generator.sharing.folded import Folded
from generator.sharing.passages import (
    Share,
    SharedPassage,
    SharedWords,
    pairs,
    shared_words,
    shares_by_section,
    total,
    without_marks,
)
from tests.factory import analysis, make_report, rules

ROADS = "新建改造县乡公路一千公里、危桥三百座"
SCHOOLS = "新增公办幼儿园学位两万个、养老床位五千张"
OTHERS = (
    ("宜春市", "360900"),
    ("抚州市", "361000"),
    ("上饶市", "361100"),
    ("九江市", "360400"),
)
LEADERS = "更加紧密地团结在以习近平同志为核心的党中央周围"


def report(text: str, region: str = "江西省", adcode: str = "360000", year: int = 2024) -> Report:
    head = f"一、{year - 1}年工作回顾\n过去一年成绩很多。\n二、{year}年工作安排\n"
    return make_report(f"{head}{text}\n", region, adcode, year)


def shared(*reports: Report) -> dict[str, SharedWords]:
    corpus = Corpus.of(reports)
    folded = {one.report_id: Folded.of(one) for one in corpus.reports}

    return dict(shared_words(corpus, folded, rules().formulae, AnalysisMemory().get))


def words(one: SharedPassage, of: Report) -> str:
    paragraph = next(p for p in of.paragraphs if p.paragraph_id == one.paragraph_id)
    return paragraph.text[one.start : one.end]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"。{ROADS}，", ROADS),
        (f"”{ROADS}", ROADS),
        (f"，“一主一副”{SCHOOLS}、", f"“一主一副”{SCHOOLS}"),
        (f"{SCHOOLS}和“双减”。", f"{SCHOOLS}和“双减”"),
    ],
)
def test_marks_around_the_words_are_not_of_them(text: str, words: str) -> None:
    start, end = without_marks(f"开头{text}结尾", 2, 2 + len(text))
    assert f"开头{text}结尾"[start:end] == words


def test_no_opening_mark_is_left_behind() -> None:
    text = "\u3000。制定产业链建设“"
    start, end = without_marks(text, 0, len(text))
    assert text[start:end] == "制定产业链建设"


def test_a_report_is_compared_with_three() -> None:
    """A province's superior is the nation, which is then not compared twice."""
    nation = report("一。", "中华人民共和国", "100000")
    province, before = report("二。"), report("三。", year=2023)
    city = report("四。", "赣州市", "360700")
    found = [
        (pair.report_id, pair.relation, pair.other_report_id)
        for pair in pairs(Corpus.of([city, before, province, nation]))
    ]
    assert found == [
        (province.report_id, Relation.SUPERIOR, nation.report_id),
        (province.report_id, Relation.PREVIOUS, before.report_id),
        (city.report_id, Relation.SUPERIOR, province.report_id),
        (city.report_id, Relation.NATIONAL, nation.report_id),
    ]


def test_reports_of_other_years_are_not_compared() -> None:
    assert not shared(report(f"{ROADS}。"), report(f"{ROADS}。", "赣州市", "360700", 2023))
    assert not shared(report(f"{ROADS}。"), report(f"{ROADS}。", year=2022))


def test_policy_and_formulae_are_told_apart() -> None:
    province = report(f"{LEADERS}，要{ROADS}。")
    city = report(f"我市{ROADS}；{LEADERS}。", "赣州市", "360700")
    found = tuple(shared(province, city)[city.report_id].passages)
    own = [one for one in found if one.paragraph_id.endswith("-p2")]
    assert [(words(one, city), one.is_formula) for one in own] == [
        (ROADS, False),
        (LEADERS, True),
    ]
    assert [one.reports for one in own] == [2, 2]
    assert [one.passage_id for one in found] == [
        f"{city.report_id}-superior-{number}" for number in range(1, len(found) + 1)
    ]


def test_how_many_reports_have_it_counts_all_that_are_here() -> None:
    """Also those of other years and other provinces."""
    province, city = report(f"要{ROADS}。"), report(f"我市{ROADS}！", "赣州市", "360700")
    others = (report(f"他们{ROADS}？", "湖南省", "430000", 2020), report(f"{SCHOOLS}。", year=2019))
    found = tuple(shared(province, city, *others)[city.report_id].passages)
    assert [one.reports for one in found if words(one, city) == ROADS] == [3]


def test_marks_at_its_ends_tell_no_passage_from_another() -> None:
    """Nor makes a word before it policy of what is everybody's.

    Twelve reports of six places have it, eight of them with 要, two with 推动.
    """
    pairs = [
        (report(f"{year}{lead}{ROADS}。", region, adcode, year), year)
        for lead, region, adcode in (
            ("，", "赣州市", "360700"),
            ("推动", "吉安市", "360800"),
            *(("要", name, code) for name, code in OTHERS),
        )
        for year in (2023, 2024)
    ]
    found = shared(*(one for one, _ in pairs))
    passages = [
        passage
        for one, year in pairs
        if year == 2024
        for passage in found[one.report_id].passages
        if ROADS in words(passage, one)
    ]
    assert {passage.is_formula for passage in passages} == {True}
    assert sorted({passage.reports for passage in passages}) == [2, 8, 12]


def test_a_character_counts_once() -> None:
    """The last 4 of the first passage are the first 4 of the second, as the other has them apart."""
    text = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
    assert len(text) == 20
    province = report(f"{text[:12]}。另{text[8:]}！")
    city = report(f"{text}？", "赣州市", "360700")
    one = shared(province, city)[city.report_id]
    found = [passage for passage in one.passages if passage.paragraph_id.endswith("-p2")]
    assert [(passage.start, passage.end) for passage in found] == [(0, 12), (8, 20)]
    section = next(p.section_id for p in city.paragraphs if p.paragraph_id.endswith("-p2"))
    assert one.shares[province.report_id][section] == Share(21, 20, 0)


def test_formulae_within_policy_are_policy() -> None:
    city = report(f"{ROADS}。", "赣州市", "360700")
    folded = Folded.of(city)

    def passage(start: int, end: int, is_formula: bool) -> SharedPassage:
        paragraph = city.paragraphs[-1].paragraph_id
        return SharedPassage(
            *("x", city.report_id, "y", Relation.SUPERIOR, paragraph, start, end, "z", 0, 1),
            *(end - start, 2, is_formula),
        )

    shares = shares_by_section(folded, [passage(0, 10, False), passage(5, 15, True)])
    found = total(shares.values())
    assert (found.policy, found.formula) == (10, 5)
    assert found.own == found.characters - 15


def test_what_the_cities_have_from_their_province() -> None:
    """Read by eye in the texts of 2024: whole measures, word for word."""
    found = analysis()
    texts = {
        report_id: [
            found.corpus.paragraph(one.paragraph_id).text[one.start : one.end]
            for one in of.passages
            if one.relation is Relation.SUPERIOR and not one.is_formula
        ]
        for report_id, of in found.shared.items()
    }
    assert any(
        "深化开发区管理制度改革，建立完善“管委会+公司”等运营模式" in t for t in texts["fuzhou-2024"]
    )
    assert any(
        "城市社区嵌入式服务设施建设工程，加快推进城市一刻钟便民生活圈建设" in t
        for t in texts["fuzhou-2024"]
    )
    assert any(
        "农民工、退役军人、城镇困难人员、脱贫劳动力等重点群体就业" in t
        for t in texts["yichun-2024"]
    )
    # The report of 2023 has none of its year above or before it.
    assert "ganzhou-2023" not in texts
    assert [pair.relation for pair in found.shared["jian-2024"].pairs] == [Relation.SUPERIOR]
