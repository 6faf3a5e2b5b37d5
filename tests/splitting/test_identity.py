"""Whose report it is: what the text says, and what it is checked against."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.errors import SourceError
from generator.seeds.entry import Entry
from tests.factory import make_source, rules, seeds, split_report
from tests.golden_cases import assert_faithful, load_cases

BODY = "各位代表：\n一、工作回顾\n做了工作。\n二、工作安排\n（一）甲。做甲。\n"


def split(text: str, entry: Entry | None = None):  # type: ignore[no-untyped-def]
    return split_report(make_source(text), entry, rules())


def test_the_province_says_everything_itself() -> None:
    """Title, speaker, date and occasion stand at the head of Jiangxi's report."""
    report = seeds().corpus.report("jiangxi-2024")
    assert report.title == "2024年江西省政府工作报告"
    assert report.speaker == "叶建春"
    assert report.delivered_on == date(2024, 1, 23)
    assert report.occasion == "江西省第十四届人民代表大会第二次会议"
    assert (report.year, report.review_year) == (2024, 2023)


@pytest.mark.parametrize("report_id", ["fuzhou-2024", "yichun-2024", "jian-2024", "ganzhou-2023"])
def test_what_a_text_does_not_say_stays_empty(report_id: str) -> None:
    """The four cities' texts print no title, speaker, date or occasion: none is guessed."""
    report = seeds().corpus.report(report_id)
    assert (report.title, report.speaker, report.delivered_on, report.occasion) == (
        "",
        "",
        None,
        "",
    )


@pytest.mark.parametrize(
    ("head", "region", "year", "speaker"),
    [
        ("2025年云南省政府工作报告\n——2025年1月18日在云南省第十四届人民代表大会第三次会议上\n省长 王予波\n", "云南省", 2025, "王予波"),
        ("政 府 工 作 报 告\n----2013年2月28日在海拉尔区第十四届人民代表大会第二次会议上\n海拉尔区人民政府区长　　杜联合\n", "海拉尔区", 2013, "杜联合"),
        ("保定市满城区2020年政府工作报告\n", "满城区", 2020, ""),
        ("政府工作报告——2024年3月5日在第十四届全国人民代表大会第二次会议上国务院总理 李强\n", "中华人民共和国", 2024, "李强"),
        ("2025年1月20日在山东省第十四届人民代表大会第三次会议上山东省省长周乃翔作政府工作报告\n", "山东省", 2025, "周乃翔"),
    ],
)  # fmt: skip
def test_forms_of_a_head(head: str, region: str, year: int, speaker: str) -> None:
    """Titles and occasions as the country prints them."""
    report, problems = split(head + BODY)
    assert (report.region.name, report.year, report.speaker) == (region, year, speaker)
    assert problems == ()


def test_a_city_is_known_by_whom_its_text_keeps_naming() -> None:
    """Without a title the place of the report's own level that it names most is taken."""
    text = "现在，我代表市人民政府向大会报告工作。\n一、2023年工作回顾\n" + "吉安发展很好。" * 6
    report, _ = split(text + "\n二、2024年工作安排\n（一）甲。建设吉安。\n")
    assert (report.region.name, report.report_id) == ("吉安市", "jian-2024")


def test_accepted_problems_are_silent() -> None:
    """An editor who has looked says so in the manifest."""
    entry = Entry(file="sample.txt", region="浙江省", year=2024, accept=("manifest",))
    assert split("2024年江西省政府工作报告\n" + BODY, entry)[1] == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BODY, "found no place that reports; expected `region` in the manifest"),
        ("江西省政府工作报告\n" + BODY, "found no year; expected `year` in the manifest"),
    ],
)
def test_what_cannot_be_placed_is_refused(text: str, message: str) -> None:
    """A text that tells neither place nor year has no address."""
    with pytest.raises(SourceError, match=message):
        split(text)


@pytest.mark.parametrize("case", [c for c in load_cases("identity") if "region" in c.values[0]])
def test_heads(case: dict[str, Any]) -> None:
    """Place, year and the rest are those recorded beside the head, doubts by their codes."""
    text = case.get("text") or case["head"] + BODY
    report, problems = split(text)
    assert report.region.name == case["region"]
    assert report.region.adcode == case.get("adcode", report.region.adcode)
    assert (report.year, report.review_year) == (case["year"], case["year"] - 1)
    said = (report.title, report.speaker, report.delivered_on, report.occasion)
    assert said == (
        case.get("title", ""),
        case.get("speaker", ""),
        case.get("date"),
        case.get("occasion", ""),
    )
    assert [problem.code for problem in problems] == case.get("codes", [])
    assert_faithful(report, text)


def test_a_files_name_tells_nothing() -> None:
    """A collector's label never beats the text."""
    source = make_source("2024年吉安市政府工作报告\n" + BODY, "湖南省-2019.txt")
    report, problems = split_report(source, None, rules())
    assert (report.report_id, problems) == ("jian-2024", ())
