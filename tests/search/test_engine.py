"""The browser's engine, run by Deno, on the files that Python makes of the five reports."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.model import Report
from generator.search import Name, search_files
from generator.search.folding import fold, strip
from tests.browser_code import run_script
from tests.factory import make_report, seeds
from tests.search.sources import bare_pages, source_of

NAMES = (
    Name(url="terms/a-1/", kind="名词", name="“无废城市”建设", aliases=("无废细胞",), text="无废"),
    Name(url="indicators/grain/", kind="指标", name="粮食产量"),
)


def ask(folder: Path, **asked: Any) -> dict[str, Any]:
    """The engine's answers."""
    answers: dict[str, Any] = run_script("tests/assets/exactness.js", asked, folder)
    return answers


def written(folder: Path, *reports: Report, shards: bool = True) -> Path:
    for path, make in search_files(source_of(*reports, names=NAMES), shards=shards).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"".join(make()))
    return folder


@pytest.fixture(scope="module")
def sharded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("shards"), *seeds().corpus.reports)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("whole"), *seeds().corpus.reports, shards=False)


# --- What is read alike ---------------------------------------------------------------------------


def test_both_sides_read_every_character_alike(tmp_path: Path) -> None:
    """Every character of the Basic Multilingual Plane, between letters and between digits.

    Left out are those to which newer editions of Unicode have given small letters or a new sense.
    """
    known = [
        chr(code)
        for code in range(0x10000)
        if not 0xD800 <= code < 0xE000 and unicodedata.category(chr(code)) != "Cn"
    ]
    texts = [f"甲{char}乙1{char}2" for char in known]
    assert len(texts) > 50_000
    assert ask(tmp_path, texts=texts)["bare"] == [strip(fold(text)) for text in texts]


AWKWARD = (
    "İİ增长5%",
    "ﬁﬂß ẞ ΣΑΣ ΟΔΟΣ。",
    "Ｒ＆Ｄ经费　１０％",  # noqa: RUF001
    "𠮷野家\U0001f600甲\U000e0041乙",
    "e\u0301te\u0301 가 ガギ",
    "落实“1269”行动①②，［1］［ 注 2 ］^[3]（注释4）〔13〕5号〔13〕文",
    "km²、m³、米³、增长¹²，x⁵，甲\u200b乙\u00ad丙\ufeff",
    "a\x1fb\x1cc\x85d\u2028e\u00a0f",
    "[[1]] [1][2] ［ １ ］ ( 见 注 3 ) [1234] [12]3号 ^［1］",
    "ⅠⅡⅲ ⒶⒷ ＡＢＣ ǅ Ω Å K",  # noqa: RUF001
    "",
)


def test_both_sides_read_awkward_texts_alike(tmp_path: Path) -> None:
    assert ask(tmp_path, texts=AWKWARD)["bare"] == [strip(fold(text)) for text in AWKWARD]


def test_both_sides_read_the_reports_alike(tmp_path: Path) -> None:
    texts = [p.text for report in seeds().corpus.reports for p in report.paragraphs]
    assert ask(tmp_path, texts=texts)["bare"] == [strip(fold(text)) for text in texts]


# --- What is found --------------------------------------------------------------------------------


def questions() -> list[str]:
    """300 strings of 2 to 15 characters from anywhere, and 100 of halves that stand apart."""
    draw = random.Random(7)
    texts = [
        paragraph.text
        for report in seeds().corpus.reports
        for paragraph in report.paragraphs
        if len(paragraph.text) > 40
    ]

    def cut(length: int) -> str:
        text = draw.choice(texts)
        start = draw.randrange(len(text) - length)
        return text[start : start + length]

    strings = [cut(draw.randint(2, 15)) for _ in range(300)]
    return strings + [cut(6) + cut(5) for _ in range(100)]


def test_whatever_stands_in_a_report_is_found_and_nothing_else(sharded: Path) -> None:
    """Pages and counts equal those of a plain scan of the same texts, before a text is fetched."""
    pages = [text for _, text in bare_pages(source_of(*seeds().corpus.reports))]
    asked = [query for query in questions() if not any(char.isspace() for char in query)]
    wanted = {query: strip(fold(query)) for query in asked}
    usable = [query for query in asked if len(wanted[query]) > 1]
    assert len(usable) > 380
    answers = ask(sharded, queries=usable)["answered"]
    found_at_all = 0
    for query, answer in zip(usable, answers, strict=True):
        found = sorted((one["number"], one["count"]) for one in answer["found"] if not one["kind"])
        counts = [text.count(wanted[query]) for text in pages]
        first = 7  # names: two of their own, five reports
        assert found == [(first + i, n) for i, n in enumerate(counts) if n], query
        found_at_all += bool(found)
    assert 290 < found_at_all < 320


def test_both_ways_find_the_same(sharded: Path, whole: Path) -> None:
    """The same pages with the same counts, the same words marked, and loose where it is loose."""
    queries = [
        *questions()[:120],
        "5+2就业之家",
        "无废城市",
        "产业 升级",
        "来大觉 睡大觉",
        "粮食产量",
    ]
    there = ask(sharded, queries=queries, shown=10_000)["answered"]
    here = ask(whole, queries=queries, shown=10_000)["answered"]
    compared = 0
    for query, one, other in zip(queries, there, here, strict=True):
        if "refused" in one:
            assert len(strip(fold(query))) < 2
            continue
        assert [
            sorted(
                (hit["url"], hit["count"], hit["loose"], *hit["marked"]) for hit in answer["hits"]
            )
            for answer in (one,)
        ] == [
            sorted(
                (hit["url"], hit["count"], hit["loose"], *hit["marked"]) for hit in other["hits"]
            )
        ], query
        compared += len(one["hits"])
    assert compared > 300


def test_a_count_is_known_before_any_text(sharded: Path) -> None:
    """无废城市: two pairs in two shards, the index and the table, and no more."""
    (answer,) = ask(sharded, queries=["无废城市"], shown=0)["answered"]
    assert answer["fetched"] <= 3  # the index was fetched before
    # Jiangxi, Ji'an, Yichun and Fuzhou, once each; and the term.
    assert [(one["report"], one["count"]) for one in answer["found"] if not one["kind"]] == [
        (0, 1),
        (2, 1),
        (3, 1),
        (4, 1),
    ]
    assert [one["kind"] for one in answer["found"] if one["kind"]] == ["名词"]


def test_what_is_too_short_is_refused_in_shards_alone(sharded: Path, whole: Path) -> None:
    queries = ["水", "产业 水", "“”甲", "a"]
    assert [one.get("refused") for one in ask(sharded, queries=queries)["answered"]] == [
        "每个词请输入至少两个字：水。",
        "每个词请输入至少两个字：水。",
        "每个词请输入至少两个字：“”甲。",
        "请输入至少两个字。",
    ]
    assert [one.get("refused") for one in ask(whole, queries=queries)["answered"]] == [
        *[None] * 3,
        "请输入至少两个字。",
    ]


@pytest.mark.parametrize("mode", ["sharded", "whole"])
def test_the_nearest_is_the_longest_part_that_stands(
    mode: str, request: pytest.FixtureRequest
) -> None:
    """Only if it is long enough to help: 无废城市 of 无废城市孪生, but not 行动 of 大行动家们好."""
    folder = request.getfixturevalue(mode)
    queries: Sequence[str] = ("无废城市孪生试点", "甲乙丙丁行动戊己庚辛", "产业戊", "产业 孪生体")
    answers = ask(folder, queries=queries)["answered"]
    assert [(one["nearest"], one["missing"]) for one in answers] == [
        ("无废城市", ["无废城市孪生试点"]),
        ("", ["甲乙丙丁行动戊己庚辛"]),
        ("产业", ["产业戊"]),
        ("", ["孪生体"]),
    ]


def test_names_stand_before_headings_and_headings_before_texts(tmp_path: Path) -> None:
    report = make_report(
        "一、2023年工作回顾\n（一）粮食生产。粮食产量增长。\n二、2024年工作安排\n（一）粮食产量。抓好。\n"
    )
    (answer,) = ask(written(tmp_path, report), queries=["粮食产量"], shown=9)["answered"]
    assert [hit["url"] for hit in answer["hits"]] == [
        "indicators/grain/",
        "reports/jiangxi-2024/plan-1/",
        "reports/jiangxi-2024/review-1/",
    ]
    assert [one["part"] for one in answer["found"]] == ["", "plan", "review"]


def test_a_name_is_found_by_its_other_name(sharded: Path) -> None:
    (answer,) = ask(sharded, queries=["无废细胞"], shown=9)["answered"]
    assert [(hit["url"], hit["title"]) for hit in answer["hits"]] == [
        ("terms/a-1/", "“无废城市”建设")
    ]
    assert answer["found"][0]["rank"] == 0


def test_words_of_one_phrase_stand_before_words_of_a_page(tmp_path: Path) -> None:
    filling = "工作" * 60
    report = make_report(
        f"一、2023年工作回顾\n（一）甲。产业{filling}城市。\n（二）乙。城市和产业。\n"
        f"二、2024年工作安排\n（一）丙。产业城市。\n"
    )
    (answer,) = ask(written(tmp_path, report), queries=["产业 城市"])["answered"]
    assert [(one["part"], one["spread"]) for one in answer["found"]] == [
        ("plan", 0),
        ("review", 1),
        ("review", 2),
    ]


def test_names_are_suggested_from_the_first_letter(sharded: Path, whole: Path) -> None:
    """Those that begin so, then those that hold it among the names at hand; marks are read over."""
    for folder in (sharded, whole):
        answers = ask(folder, suggest=["无", "“无废城", "粮食产", "江西", "", "zz"])["suggested"]
        assert [[name for name, *_ in names] for names in answers] == [
            ["“无废城市”建设", "无废细胞"],
            ["“无废城市”建设"],
            ["粮食产量"],
            ["江西省2024"],
            [],
            [],
        ]
        assert answers[0][1] == ["无废细胞", "名词", "terms/a-1/", "“无废城市”建设"]
