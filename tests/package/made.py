"""Reports made for the tables of the package: a province, a city of three years, a new name."""

from __future__ import annotations

import csv
import io
from functools import cache

from generator.analysis import Analysis, analyse
from generator.corpus import Corpus
from generator.layers import read
from generator.package.data import PackageData
from generator.package.files import data_files
from generator.seeds.entry import Entry
from tests.factory import make_source, rules

Row = dict[str, str]

FILLER = "各项工作有序推进。\n" * 20


def report_text(year: int, review: str, plan: str) -> str:
    return (
        f"一、{year - 1}年工作回顾\n{review}\n{FILLER}"
        f"二、{year}年工作安排\n（一）重点任务。\n{plan}\n{FILLER}"
    )


REPORTS = (
    (
        ("江西省", "360000", 2024),
        report_text(2024, "地区生产总值增长4.1%。", "地区生产总值增长5%左右。"),
    ),
    (
        ("吉安市", "360800", 2022),
        report_text(
            2022, "地区生产总值增长8%以上。", "地区生产总值增长7%—8%，固定资产投资增长9%。"
        ),
    ),
    (
        ("吉安市", "360800", 2024),
        report_text(
            2024,
            "预计地区生产总值增长3.7%，固定资产投资与上年持平。",
            "力争地区生产总值增长5.5%以上，规模以上工业增加值增长7%。规模以上工业增加值增长8%。",
        ),
    ),
    (
        ("吉安市", "360800", 2025),
        report_text(2025, "地区生产总值增长6%，粮食生产再获丰收。", "地区生产总值增长6%。"),
    ),
    (
        ("密云县", "110118", 2014),
        report_text(2014, "地区生产总值增长9%。", "地区生产总值增长8%。"),
    ),
    (
        ("密云区", "110118", 2016),
        report_text(2016, "地区生产总值增长7%。", "地区生产总值增长6.5%。"),
    ),
)


@cache
def several() -> Analysis:
    """Reports of a province and of a city of three years, and of a place that changed its name."""
    layers = {}
    for (region, adcode, year), text in REPORTS:
        file = f"{adcode}-{year}.txt"
        entry = Entry(
            file=file, region=region, adcode=adcode, year=year, accept=("manifest", "kind")
        )
        one = read(make_source(text, file), entry, rules())
        layers[one.report.report_id] = one
    corpus = Corpus.of(one.report for one in layers.values())
    return analyse(corpus, layers, rules())


def of_table(data: Analysis, name: str) -> list[Row]:
    content = data_files(PackageData(data))[f"{name}.csv"].content()
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
