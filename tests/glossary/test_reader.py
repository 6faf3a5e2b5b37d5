"""How one line is judged: mentions, doubts with their reasons, and words that are neither."""

from __future__ import annotations

import pytest

from generator.glossary.keyed import Keyed
from generator.glossary.reader import Reader
from generator.model import Part
from tests.glossary.terms import index_of, report_of, terms_of


def read(line: str, *entries: str, here: str = "province", there: str = "province") -> list[str]:
    """The words of a line that name a term, with the match, or with ? and the reason."""
    index, reaches = index_of(*terms_of(report_of(there), *entries))
    hits = Reader(index, report_of(here), reaches).read(Keyed.of(line), Part.PLAN)
    return [f"{line[hit.start : hit.end]} {hit.match or '? ' + hit.reason}" for hit in hits]


PLAN = "产业链“1269”行动计划"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("实施产业链“1269”行动计划。", ["产业链“1269”行动计划 exact"]),
        ("实施产业链1269行动计划。", ["产业链1269行动计划 variant"]),
        ("实施“1269”行动计划。", ["“1269”行动计划 short"]),
        ("实施“1269”计划。", ["“1269” short"]),
        ("实施1269计划。", []),
        ("投资1269亿元。", []),
        ("实施产业链行动计划。", []),
    ],
)
def test_forms_of_a_name(line: str, found: list[str]) -> None:
    """In the report whose own annex explains it; a bare number is none."""
    assert read(line, PLAN) == found


SLOGAN = "“四融一共”和美乡村"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("建设“四融一共”和美乡村。", ["“四融一共”和美乡村 exact"]),
        ("推进“四融一共”建设。", ["“四融一共” short"]),
        ("推进四融一共建设。", []),
        ("推进“四融一共三促”建设。", []),
    ],
)
def test_a_slogan_that_is_nobody_else_s(line: str, found: list[str]) -> None:
    """It needs its quotation marks, and all of them."""
    assert read(line, SLOGAN, here="city") == found


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("实施“三名”工程。", "属于过短的代称，文中没有说明是江西省的"),
        ("实施全省“三名”工程。", ""),
        ("实施教育“三名”工程。", "前有“教育”限定，未必是江西省的“三名”工程"),
    ],
)
def test_a_slogan_that_may_be_anyone_s(line: str, reason: str) -> None:
    """In another place it needs to be said whose it is."""
    expected = f"“三名”工程 {'? ' + reason if reason else 'exact'}"
    assert read(line, "“三名”工程", here="city") == [expected]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("健全分级诊疗体系。", ["分级诊疗 exact"]),
        ("推行长护险。", ["长护险 exact"]),
        ("兜牢三保底线。", []),
        ("兜牢“三保”底线。", ["三保 exact"]),
        ("实现两不愁三保障。", []),
    ],
)
def test_plain_names(line: str, found: list[str]) -> None:
    """A short one that counts stands alone or in quotation marks."""
    assert read(line, "分级诊疗", "长护险", "三保") == found


def test_the_longer_of_two_names() -> None:
    assert read("推进雪亮工程建设。", "雪亮工程", "雪亮工程建设") == ["雪亮工程建设 exact"]


def test_what_a_note_mark_says_goes_before() -> None:
    """Words that it names are a mention, whatever they are elsewhere."""
    assert read("实施“三名”[1]工程。", "医疗“三名”工程") == ["“三名”[1]工程 short"]
    assert read("实施教育“三名”[2]。", "医疗“三名”工程", "教育“三名”工程") == ["教育“三名” short"]


def test_a_slogan_of_two_terms() -> None:
    (found,) = read("实施“1269”计划。", "产业链“1269”行动计划", "人才“1269”工作计划")
    assert "此说法不止一义：产业链“1269”行动计划；人才“1269”工作计划" in found


DOUBT = "? 抚州市的报告注释过这一名词，不能断定江西省用的是同一含义"


@pytest.mark.parametrize(
    ("name", "here", "found"),
    [
        ("“一单制”改革", "province", [f"“一单制”改革 {DOUBT}"]),
        ("“一单四制”改革", "province", ["“一单四制”改革 exact"]),
        ("“一单制”改革", "elsewhere", []),
        ("“一单四制”改革", "elsewhere", []),
    ],
)
def test_what_a_place_below_explains(name: str, here: str, found: list[str]) -> None:
    """The province means its city's thing where the name is hardly given to two."""
    assert read(f"推行{name}。", name, here=here, there="city") == found


@pytest.mark.parametrize(
    ("definition", "named"),
    [
        ("在“1269”行动计划中实施。", ["产业链“1269”行动计划"]),
        ("在产业链建设中实施。", []),
        ("以“四融一共”为内容。", [SLOGAN]),
    ],
)
def test_terms_that_a_definition_names(definition: str, named: list[str]) -> None:
    terms = terms_of(report_of(), PLAN, SLOGAN)
    index, _ = index_of(*terms)
    found = Reader(index, report_of()).named_in(Keyed.of(definition))
    assert list(dict.fromkeys(term.name for term in found)) == named
