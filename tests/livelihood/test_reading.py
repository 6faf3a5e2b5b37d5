"""The lists of 民生实事 of a report: golden cases by form, and the five reports read by eye."""

from __future__ import annotations

from typing import Any

import pytest

from generator.figures.lexer import lexicon_of
from generator.figures.passages import contexts
from generator.livelihood.reading import read_livelihood
from generator.model import LivelihoodItem, LivelihoodRole, LivelihoodState, Report
from generator.text import bare
from tests.factory import make_report, rules, seeds
from tests.golden_cases import load_cases

CLOSING = "各位代表！让我们更加紧密地团结起来，为谱写新篇章而努力奋斗！"
CODES = {"江西省": "360000", "抚州市": "361000"}


def report_of(case: Any) -> Report:
    """A report with the case's text in its review or its plan, and its annex."""
    text, region = case.get("text", "做好工作。"), case.get("region", "江西省")
    in_review = case.get("part") == "review"
    review, plan = (text, "做好工作。") if in_review else ("取得成绩。", text)
    annex = f"\n{case['annex']}" if "annex" in case else ""
    return make_report(
        f"一、2023年工作回顾\n{review}\n二、2024年工作安排\n（一）抓好民生。\n{plan}\n"
        f"（二）抓好产业。发展产业。\n{CLOSING}{annex}\n",
        region,
        CODES[region],
    )


def read(report: Report) -> tuple[LivelihoodItem, ...]:
    catalogue = rules()
    lexicon = lexicon_of(tuple(catalogue.indicators), catalogue.vocabulary, national=False)
    return read_livelihood(report, catalogue.livelihood, tuple(contexts(report, lexicon)))


@pytest.mark.parametrize("case", load_cases("livelihood"))
def test_lists(case: Any) -> None:
    """A text has the items and statements that a person reads in it, and no others."""
    found = read(report_of(case))

    def items(role: LivelihoodRole) -> list[str]:
        return [one.text for one in found if one.role is role and not one.is_whole]

    assert items(LivelihoodRole.PROMISED) == case.get("items", [])
    assert items(LivelihoodRole.REPORTED) == case.get("reported", [])
    for key, of_superior in (("whole", False), ("superior", True)):
        assert [
            f"{one.state} {one.text}"
            for one in found
            if one.is_whole and one.of_superior is of_superior
        ] == case.get(key, [])


@pytest.mark.parametrize("case", load_cases("livelihood"))
def test_words_stand_at_their_place(case: Any) -> None:
    """Without white space, an item is what its source has there, and ids tell items apart."""
    report = report_of(case)
    source = "".join(p.text for p in report.paragraphs)
    found = read(report)
    assert all(bare(one.text) in bare(source) for one in found)
    ids = [one.item_id for one in found]
    assert len(set(ids)) == len(ids)
    assert all(one.item_id.startswith(f"{one.paragraph_id}-m") for one in found)


def test_items_are_numbered_as_printed() -> None:
    text = "今年办好3件民生实事。一是修路。二是修桥。三是修渠。"
    found = read(report_of({"text": text}))
    assert [(one.ordinal, one.listed, one.year) for one in found] == [
        (1, 3, 2024),
        (2, 3, 2024),
        (3, 3, 2024),
    ]


def test_numbers_alone_tell_how_many_items_a_list_has() -> None:
    text = (
        "持续办好民生实事。一是修路。二是修桥。三是修渠。四是种树。五是改厕。同心协力，共建家园。"
    )
    found = read(report_of({"text": text}))
    assert [(one.ordinal, one.listed) for one in found] == [(n, 5) for n in range(1, 6)]


def test_two_lists_count_together() -> None:
    (one,) = read(report_of({"text": "办好“12+5”项民生实事。", "part": "review"}))
    assert one.listed == 17


EXPECTED = {
    "ganzhou-2023": (0, ["mostly 2022 83件民生实事基本完成"]),
    "jiangxi-2024": (20, ["done 2023 年初确定的10件民生实事全部兑现"]),
    "jian-2024": (
        0,
        [
            "done 2023 承诺的民生实事全部兑现",
            "candidate 2024 市政府遴选了15件民生实事候选项目",
        ],
    ),
    "yichun-2024": (
        4,
        [
            "done 2023 教育扩容提质、城市交通便民、敬老院适老化改造等10项民生实事全部兑现",
            "named 2024 确定重点实施10项民生实事",
        ],
    ),
    "fuzhou-2024": (
        0,
        [
            "done 2023 全面完成省政府下达的10件民生实事任务",
            "named 2024 着力办好10件民生实事",
        ],
    ),
}
"""What a reader found: how many items are printed, and what is said of lists as a whole."""


@pytest.mark.parametrize("report_id", sorted(EXPECTED))
def test_the_five_reports(report_id: str) -> None:
    layers = seeds().layers[report_id]
    count, whole = EXPECTED[report_id]
    found = layers.livelihood
    assert sum(1 for one in found if not one.is_whole) == count
    assert [f"{one.state} {one.year} {one.text}" for one in found if one.is_whole] == whole
    for one in found:
        words = layers.source.text[one.place.start : one.place.end]
        assert bare(words) == bare(one.text)


def test_only_the_list_of_a_government_above_is_its() -> None:
    (fuzhou,) = (one for one in seeds().layers["fuzhou-2024"].livelihood if one.of_superior)
    assert fuzhou.state is LivelihoodState.DONE
    assert fuzhou.role is LivelihoodRole.REPORTED
