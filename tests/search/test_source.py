"""What a query is read with: the names of places and indicators, the pages that compare them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.analysis import Analysis, analyse
from generator.pages.facts import Facts, figures
from generator.reading.corpus import read_corpus
from generator.search.source import source_of
from tests.factory import analysis

NATION = (
    "政府工作报告\n——2024年3月5日在第十四届全国人民代表大会第二次会议上\n国务院总理 李强\n"
    "各位代表：\n一、2023年工作回顾\n国内生产总值增长5.2%。" + "去年的工作取得了成绩。" * 25 + "\n"
    "二、2024年工作安排\n（一）做好工作。国内生产总值增长5%左右。\n"
)


def query_of(of: Analysis, *hidden: str) -> Any:
    """What the browser reads a query with, as far as addresses are not hidden."""
    facts = Facts(of, summary=lambda: pytest.fail("no query needs the package"))
    return source_of(of, facts, lambda url: url not in hidden).query


def test_an_indicator_is_known_by_what_reports_and_readers_call_it() -> None:
    names = {ident: {name, *others} for ident, name, others in query_of(analysis())["indicators"]}
    assert {"失业率", "城镇调查失业率", "调查失业率"} <= names["surveyed_unemployment_rate"]
    assert {"GDP", "经济增速"} <= names["gdp_growth"]
    assert "财政收入" in names["budget_revenue_growth"]  # as the nation's report alone calls it
    assert "粮食" in names["grain_output"]


def test_the_nation_goes_by_what_readers_call_it(tmp_path: Path) -> None:
    (tmp_path / "national.txt").write_text(NATION, encoding="utf-8")
    reading = read_corpus(tmp_path)
    query = query_of(analyse(reading.corpus, reading.layers, reading.knowledge))
    [[names, reports]] = query["places"]
    assert reports == ["national-2024"]
    assert names[0] == "中华人民共和国"
    assert {"全国", "国务院", "中国"} <= set(names)


def test_other_places_have_names_of_their_own_alone() -> None:
    assert ["江西省", "江西"] in [names for names, _ in query_of(analysis())["places"]]


def test_slices_are_led_to_where_indicators_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    assert query_of(analysis())["slices"] == []
    monkeypatch.setattr(figures, "ROWS_MAX", 3)
    cut = [
        [2024, "省级", "2024/province/"],
        [2024, "市级", "2024/prefecture/"],
        [2023, "市级", "2023/prefecture/"],
    ]
    assert query_of(analysis())["slices"] == cut
    hidden = "indicators/gdp_growth/2024/province/"
    assert query_of(analysis(), hidden)["slices"] == cut[1:]
