"""The words behind figures, as browsers fetch them for a table that is downloaded."""

from __future__ import annotations

import json

from generator.analysis import analyse
from generator.kept import Kept, NothingKept
from generator.quotes import quote_files, quotes_of
from tests.factory import rules, seeds


def everything(url: str) -> bool:
    return True


def test_the_clauses_of_a_sentence_stand_at_its_anchor() -> None:
    """Jiangxi's plan for grain, and what stands beside it for R&D in another paragraph."""
    reading = seeds()
    quotes = quotes_of(reading.layers["jiangxi-2024"], reading.corpus)
    assert quotes["p34-3"] == [["grain_output", "430", "确保粮食产量430亿斤以上"]]
    assert quotes["p25-2"] == [["rd_intensity", "1.9", "R&D经费支出占GDP比重1.9%以上"]]
    incomes = "城镇、农村居民人均可支配收入分别增长5%、7%左右"
    assert ["urban_income_growth", "5", incomes] in quotes["p20-1"]
    assert ["rural_income_growth", "7", incomes] in quotes["p20-1"]
    assert ["fixed_asset_investment_growth", "−5.9", "固定资产投资下降5.9%"] in quotes["p8-1"]


def test_words_without_a_figure_have_no_value() -> None:
    reading = seeds()
    quotes = quotes_of(reading.layers["ganzhou-2023"], reading.corpus)
    assert ["grain_output", "", "粮食生产实现“十九连丰”"] in quotes["p1-3"]


def test_a_report_that_is_not_published_has_no_file() -> None:
    reading = seeds()
    analysis = analyse(reading.corpus, reading.layers, rules())
    files = quote_files(
        analysis, "2024年1月23日", lambda url: "jian-2024" not in url, NothingKept()
    )
    assert "reports/jian-2024/quotes.json" not in files
    assert "reports/yichun-2024/quotes.json" in files
    edition = json.loads(b"".join(files["edition.json"]()))
    assert edition == {"reports": 5, "newest": "2024年1月23日"}


def test_a_preview_makes_a_file_anew_only_where_its_report_was_read_anew() -> None:
    """What is kept is taken over: here, what somebody put in its place."""
    reading = seeds()
    analysis = analyse(reading.corpus, reading.layers, rules())
    path, kept = "reports/jian-2024/quotes.json", Kept()
    kept.get(path, reading.layers["jian-2024"], lambda: b"{}")
    kept.get("reports/yichun-2024/quotes.json", "another reading", lambda: b"{}")
    files = quote_files(analysis, "", everything, kept)
    assert b"".join(files[path]()) == b"{}"
    assert b"".join(files["reports/yichun-2024/quotes.json"]()) != b"{}"
