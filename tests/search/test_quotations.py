"""Quotations of the five reports, true and altered ones: none is misjudged, in whole texts or shards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.links import page_url
from generator.search import search_files
from tests.factory import seeds
from tests.quotations import (
    Drawing,
    Paragraph,
    is_right_of_altered,
    is_right_of_true,
    judged,
    shows_source,
)
from tests.search.sources import source_of

COUNT = 200


@pytest.fixture(scope="module", params=[False, True], ids=["whole", "shards"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search files of the five reports."""
    out = tmp_path_factory.mktemp("search")
    files = search_files(source_of(*seeds().corpus.reports), shards=request.param)
    for path, make in files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(b"".join(make()))
    return out


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    """The paragraphs of the five reports, each with its address."""
    paragraphs = []
    for report in seeds().corpus.reports:
        slugs = {section.section_id: section.slug for section in report.sections}
        paragraphs += [
            Paragraph(f"{page_url(report.report_id, slugs[p.section_id])}#{p.anchor}", p.text)
            for p in report.paragraphs
        ]
    return Drawing(paragraphs)


def test_no_true_quotation_is_misjudged(folder: Path, drawing: Drawing) -> None:
    """Word for word, and in the paragraph that it was taken from."""
    cases = drawing.true(COUNT)
    verdicts = judged(folder, [case.text for case in cases])
    wrong = [c for c, v in zip(cases, verdicts, strict=True) if not is_right_of_true(c, v)]
    assert wrong == []


def test_no_altered_quotation_is_misjudged(folder: Path, drawing: Drawing) -> None:
    """Otherwise than in the text; nearly all show what they were made of, others what is as near."""
    cases = drawing.altered(COUNT)
    verdicts = judged(folder, [case.text for case in cases])
    pairs = list(zip(cases, verdicts, strict=True))
    assert [case for case, verdict in pairs if not is_right_of_altered(case, verdict)] == []
    assert sum(shows_source(case, verdict) for case, verdict in pairs) >= 0.95 * COUNT


def verdict_on(folder: Path, text: str) -> dict[str, Any]:
    (verdict,) = judged(folder, [text])
    return verdict


def signs(verdict: dict[str, Any], unit: int = 0) -> list[str]:
    """The changes of the nearest sentence: - what the quotation has, + what the text has."""
    changes = verdict["nearest"][unit][0]["changes"]
    return [
        {"gone": "-", "new": "+"}[c["kind"]] + c["text"] for c in changes if c["kind"] != "same"
    ]


# Read from the seeds.


def test_all_places_are_told(folder: Path) -> None:
    """无废城市: once each in the four reports of 2024; their quotation marks are other ones."""
    verdict = verdict_on(folder, "「无废城市」")
    assert (verdict["kind"], verdict["counts"]) == ("same", [[4, 0]])
    assert {address.split("/")[1] for address in verdict["places"][0]} == {
        "jiangxi-2024",
        "jian-2024",
        "yichun-2024",
        "fuzhou-2024",
    }
    assert ["引号"] not in verdict["unlike"][
        0
    ]  # marks at the ends are no part of what is looked for


def test_a_negation_that_was_left_out_before_the_words_is_told(folder: Path) -> None:
    """Jiangxi: 民间投资意愿不强，出口较为低迷 stands once; 强，出口较为低迷 stands there too, behind 不."""
    assert verdict_on(folder, "民间投资意愿不强，出口较为低迷")["negation"] == ""
    assert verdict_on(folder, "强，出口较为低迷")["negation"] == "不"


def test_a_number_is_a_whole_one(folder: Path) -> None:
    """Ganzhou: 失业率控制在5.5%以内 and 社会消费品零售总额增长8.5%以上; .5% stands in both of them."""
    verdict = verdict_on(folder, "5.5%")
    assert verdict["kind"] == "number"
    assert all("5.5%" in text for text in verdict["texts"][0])
    assert "reports/ganzhou-2023/plan/#p10" in verdict["places"][0]
    assert verdict_on(folder, "2.5%以内")["kind"] != "same"  # 2.5 stands within other numbers only


def test_one_digit_is_a_difference(folder: Path) -> None:
    """Ganzhou set 7.5%."""
    verdict = verdict_on(folder, "城镇居民人均可支配收入增长6.5%左右")
    assert (verdict["kind"], signs(verdict)) == ("differs", ["-6.5", "+7.5"])
    assert verdict["nearest"][0][0]["address"] == "reports/ganzhou-2023/plan/#p10"


def test_sentences_that_do_not_follow_each_other_are_no_quotation(folder: Path) -> None:
    """Both are Ji'an's, of two sections."""
    verdict = verdict_on(folder, "全力扶持市场主体。让家庭入托省钱又省心。")
    assert (verdict["kind"], verdict["counts"]) == ("apart", [[1, 0], [1, 0]])


def test_lines_without_marks_are_lines(folder: Path) -> None:
    """The head of Jiangxi's: a title, the day, the speaker."""
    head = "2024年江西省政府工作报告\n2024年1月23日在江西省第十四届人民代表大会第二次会议上\n省长 叶建春"
    verdict = verdict_on(folder, head)
    assert (verdict["kind"], verdict["chains"]) == ("same", 1)


def test_a_cut_number_is_a_difference(folder: Path) -> None:
    """Jiangxi: 第十四届人民代表大会."""
    verdict = verdict_on(folder, "四届人民代表大会第二次会议")
    assert (verdict["kind"], signs(verdict)) == ("differs", ["-四", "+十四"])


def test_an_ellipsis_parts_what_comes_in_this_order(folder: Path) -> None:
    """Both in one paragraph of Ji'an's."""
    assert verdict_on(folder, "坚持“两个毫不动摇”……“一企一策”助企纾困解难")["kind"] == "same"
    assert verdict_on(folder, "“一企一策”助企纾困解难……坚持“两个毫不动摇”")["kind"] == "apart"


def test_what_stands_nowhere_is_not_forced_on_a_sentence(folder: Path) -> None:
    assert verdict_on(folder, "我的猫今天在沙发上睡得很香")["kind"] == "absent"


def test_a_number_and_its_words_in_one_clause(folder: Path) -> None:
    """Ji'an: 城镇新增就业5万人 stands so; 新增发放创业担保贷款16.5亿元 too, but not with 贷款 alone."""
    verdict = verdict_on(folder, "创业担保贷款发放16.5亿元")
    assert verdict["kind"] == "differs"
    verdict = verdict_on(folder, "16.5亿元担保贷款")
    assert [text for text in verdict["both"] if "新增发放创业担保贷款16.5亿元" in text]
