"""What places make of the names that the government above them gave to something."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.analysis import analyse
from generator.corpus import Corpus
from generator.layers import ReportLayers, read
from generator.model import Echo
from generator.seeds.entry import Entry
from generator.sharing.initiatives import Initiative
from tests.factory import analysis, make_source, rules

ANNEX = """附件
名词注释
1．制造业重点产业链现代化建设“1269”行动计划：做强做大十二条产业链。
2．“四融一共”和美乡村：推进四个融合，共建乡村。
3．“信号升格”专项行动：补齐信号短板。
"""


def layers(place: str, adcode: str, *said: str, annex: str = "", year: int = 2024) -> ReportLayers:
    text = (
        f"{year}年{place}政府工作报告\n各位代表：\n一、{year - 1}年工作回顾\n成绩很多。\n"
        f"二、{year}年工作安排\n" + "\n".join(said) + f"\n{annex}"
    )
    entry = Entry(file="sample.txt", region=place, adcode=adcode, year=year)
    return read(make_source(text), entry, rules())


def echoes(*places: ReportLayers) -> Mapping[tuple[str, int], Initiative]:
    """What each place makes of each term of the province's, by report and number of the term."""
    province = layers("江西省", "360000", "推进各项工作。", annex=ANNEX)
    read = {one.report.report_id: one for one in (province, *places)}
    found = analyse(Corpus.of(one.report for one in read.values()), read, rules())
    numbers = {term.term_id: term.ordinal for term in found.glossary.terms}
    return {(one.report_id, numbers[one.term_id]): one for one in found.initiatives}


def test_a_place_names_it_in_full_in_short_or_not_at_all() -> None:
    city = layers(
        "赣州市",
        "360700",
        "推进省制造业重点产业链现代化建设“1269”行动计划。",
        "建设“四融一共”和美乡村。建设“四融一共”和美乡村。",
    )
    found = echoes(city)
    assert [found["ganzhou-2024", n].echo for n in (1, 2, 3)] == [
        Echo.VERBATIM,
        Echo.VERBATIM,
        Echo.SILENT,
    ]
    assert [found["ganzhou-2024", n].mentions for n in (1, 2, 3)] == [1, 2, 0]
    silent = found["ganzhou-2024", 3]
    assert (silent.text, silent.place, silent.paragraph_id) == ("", None, "")


def test_another_name_in_the_same_frame_is_its_own() -> None:
    """Whether or not the superior's is named as well."""
    city = layers(
        "抚州市",
        "361000",
        "落实省制造业重点产业链现代化建设“1269”行动计划要求，"
        "推进市制造业重点产业链现代化建设“2416”行动计划。",
    )
    one = echoes(city)["fuzhou-2024", 1]
    assert (one.echo, one.renamed_to, one.mentions) == (Echo.RENAMED, "2416", 1)
    assert one.text == "制造业重点产业链现代化建设“2416”行动计划"
    assert one.place is not None
    assert city.source.text[one.place.start : one.place.end] == one.text


@pytest.mark.parametrize(
    "said",
    [
        "推进制造业重点产业链现代化建设行动计划。",
        "推进制造业产业链现代化建设“2416”行动计划。",
        "推进“信号提升”专项行动。",
        "推进制造业重点产业链现代化建设，“2416”行动计划见效。",
    ],
    ids=["no name", "another frame", "a frame too short", "something between"],
)
def test_what_only_looks_alike_is_no_name_of_its_own(said: str) -> None:
    found = echoes(layers("抚州市", "361000", said))
    assert not [one for one in found.values() if one.echo is Echo.RENAMED]


def test_a_place_that_explains_the_name_as_well_uses_it() -> None:
    """Its mentions lead to its own annex then."""
    city = layers(
        "赣州市",
        "360700",
        "开展“信号升格”专项行动。",
        annex="附件\n名词注释\n1．“信号升格”专项行动：补齐信号短板。\n",
    )
    one = echoes(city)["ganzhou-2024", 3]
    assert (one.echo, one.mentions, one.text) == (Echo.VERBATIM, 1, "“信号升格”专项行动")


def test_the_same_name_in_full_width_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.sharing.test_initiatives.ANNEX", ANNEX.replace("1269", "１２６９"))
    city = layers("赣州市", "360700", "推进制造业重点产业链现代化建设“1269”行动计划。")
    assert echoes(city)["ganzhou-2024", 1].echo is Echo.VERBATIM


def test_only_the_year_and_the_places_below_count() -> None:
    other_year = layers("吉安市", "360800", "工作很多。", year=2023)
    elsewhere = layers("长沙市", "430100", "工作很多。")
    assert not echoes(other_year, elsewhere)


def test_what_the_cities_make_of_their_province() -> None:
    """Read by eye in the reports of 2024."""
    numbers = {term.term_id: term.ordinal for term in analysis().glossary.terms}
    found = {(one.report_id, numbers[one.term_id]): one for one in analysis().initiatives}
    assert {report_id for report_id, _ in found} == {"jian-2024", "yichun-2024", "fuzhou-2024"}
    assert len(found) == 60
    one = found["fuzhou-2024", 2]
    assert (one.echo, one.renamed_to, one.mentions) == (Echo.RENAMED, "2416", 1)
    # “5+2”就业之家 in Ji'an is the province's “5+2就业之家”: quotation marks tell nothing apart.
    assert found["jian-2024", 15].echo is Echo.VERBATIM
    assert found["jian-2024", 14].echo is Echo.SHORT
    assert found["jian-2024", 14].text == "“四融一共”"
    # 农业产业化高质量发展“十百千万”工程 is another one.
    assert found["yichun-2024", 11].echo is Echo.UNDECIDED
    assert found["yichun-2024", 3].echo is Echo.SILENT
