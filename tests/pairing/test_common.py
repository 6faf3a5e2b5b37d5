"""The words that two reports have in common, wherever they stand."""

from __future__ import annotations

from generator.model import Relation
from generator.pairing.common import common_words
from generator.sharing.folded import Folded
from generator.sharing.passages import SharedPassage
from generator.sharing.runs import common_runs
from tests.factory import analysis, make_report

SAID = "坚持稳中求进工作总基调，全面深化改革开放"


def common(own: str, other: str) -> tuple[list[list[str]], list[list[str]]]:
    """The common words of each paragraph of two plans."""
    head = "一、2023年工作回顾\n取得成绩。\n二、2024年工作安排\n"
    reports = [make_report(head + text) for text in (own, other)]
    folded = [Folded.of(report) for report in reports]
    passages = []
    for run in common_runs(folded[0].text, folded[1].text):
        paragraph, start, end = folded[0].place(run.start, run.end)
        beside, other_start, other_end = folded[1].place(run.other_start, run.other_end)
        passages.append(
            SharedPassage(
                *("id", "a", "b", Relation.SUPERIOR, paragraph.paragraph_id, start, end),
                *(beside.paragraph_id, other_start, other_end, end - start, 2, False),
            )
        )
    sides = common_words(folded[0], folded[1], passages)
    one, two = (
        [
            [p.text[start:end] for start, end in ranges.get(p.ordinal, ())]
            for p in report.paragraphs
            if p.text != "取得成绩。"
        ]
        for report, ranges in zip(reports, sides, strict=True)
    )
    return one, two


def test_words_are_common_without_the_marks_around_them() -> None:
    here, there = common(f"今年，{SAID}。我市先行。", f"我们{SAID}。全省一盘棋。")
    assert here == there == [[SAID]]


def test_what_stands_twice_is_common_both_times() -> None:
    here, there = common(f"我市{SAID}。", f"第一，{SAID}。\n第二，{SAID}！")
    assert here == [[SAID]]
    assert there == [[SAID], [SAID]]


def test_a_number_is_not_cut_in_a_second_place() -> None:
    said = "新增高标准农田建设面积达到30"
    here, there = common(f"{said}万亩。", f"{said}万亩，后来{said}5万亩。")
    assert here[0][0].startswith(said)
    assert len(there[0]) == 1


def test_runs_that_overlap_are_one_range() -> None:
    """A text that shares its beginning with one paragraph and its end with another."""
    whole = "推动制造业高端化智能化绿色化发展，加快培育新质生产力新动能"
    here, _ = common(f"{whole}。", f"{whole[:20]}甲。\n乙{whole[8:]}。")
    assert here == [[whole]]


def test_passages_of_the_seeds_are_all_marked() -> None:
    """Every passage that is listed as shared lies within what is marked, in both reports."""
    found = analysis()
    for report_id, words in found.shared.items():
        pair = words.pairs[0]
        layers = [found.layers[one] for one in (report_id, pair.other_report_id)]
        folded = [Folded.of(one.report, one.notes) for one in layers]
        passages = [one for one in words.passages if one.relation is pair.relation]
        here, there = common_words(folded[0], folded[1], passages)
        for one in passages:
            own = found.corpus.paragraph(one.paragraph_id)
            other = found.corpus.paragraph(one.other_paragraph_id)
            middle = (one.start + one.end) // 2
            assert any(start <= middle < end for start, end in here[own.ordinal])
            middle = (one.other_start + one.other_end) // 2
            assert any(start <= middle < end for start, end in there[other.ordinal])
