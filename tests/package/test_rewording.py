"""The table of what reports say otherwise than a year before."""

from __future__ import annotations

import csv
import io

from generator.analysis import analyse
from generator.corpus import Corpus
from generator.package.data import PackageData
from generator.package.rewording import WORDING_CHANGES
from tests.factory import analysis, rules
from tests.rewording.made import year

REWORDED = "加快东湖片区棚户区改造，安置居民{}户，年内建成幼儿园一所、养老院两所。"

LAYERS = (
    year(2023, ["深化“放管服”改革。", REWORDED.format(300)], headings=["推动外贸稳中提质"]),
    year(2024, ["推进“高效办成一件事”。", REWORDED.format(500)], headings=["推动外贸促稳提质"]),
)


def rows(data: PackageData) -> list[dict[str, str]]:
    table = b"".join(WORDING_CHANGES.csv(data)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(table)))


def made() -> PackageData:
    corpus = Corpus.of(one.report for one in LAYERS)
    layers = {one.report.report_id: one for one in LAYERS}
    return PackageData(analyse(corpus, layers, rules()))


def test_each_kind_of_change() -> None:
    found = [(row["kind"], row["unit"], row["text"], row["previous_text"]) for row in rows(made())]
    assert found == [
        ("new", "slogan", "“高效办成一件事”", ""),
        ("gone", "slogan", "", "“放管服”"),
        ("reworded", "heading", "推动外贸促稳提质", "推动外贸稳中提质"),
        ("reworded", "sentence", REWORDED.format(500), REWORDED.format(300)),
    ]


def test_words_stand_where_the_row_says() -> None:
    for row in rows(made()):
        for layers, text, start, end, url in (
            (LAYERS[1], "text", "start", "end", "url"),
            (LAYERS[0], "previous_text", "previous_start", "previous_end", "previous_url"),
        ):
            if row[text]:
                place = layers.source.text[int(row[start]) : int(row[end])]
                assert place == row[text]
                assert row[url].startswith(f"reports/{layers.report.report_id}/plan-1/#p")
            else:
                assert (row[start], row[end], row[url]) == ("", "", "")
        assert bool(row["section_id"]) == bool(row["text"])


def test_without_predecessors_the_table_is_empty() -> None:
    assert not rows(PackageData(analysis()))
