"""What does not look like a report's: each doubt by a text that raises it, and texts without any."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.doubts import (
    LONGEST_CLOSING,
    LONGEST_FRONT,
    SHORTEST_REPORT,
    Flag,
    FlagCode,
    find_flags,
)
from generator.layers import ReportLayers
from generator.layers import read as read_layers
from generator.model import Completeness, Status
from generator.seeds.entry import Entry
from tests.factory import make_source, no_line, rules, seeds

HEAD = "政府工作报告\n2024年1月20日在赣州市第六届人民代表大会第四次会议上\n赣州市市长 李某某\n各位代表：\n"


def work(kind: str, characters: int) -> str:
    """So many characters of sentences without figures, no two alike: a page may repeat itself."""
    line = "坚持稳中求进，真抓实干，第{}件" + kind + "取得新的成效。\n"
    return "".join(line.format(n) for n in range(characters // len(line) + 1))


DONE, TO_DO = (work(kind, SHORTEST_REPORT * 2 // 3) for kind in ("旧事", "新事"))
RESULTS = "地区生产总值增长5.2%，规模以上工业增加值增长7%，固定资产投资增长6%，社会消费品零售总额增长5%。\n"
TARGETS = "地区生产总值增长5.5%，规模以上工业增加值增长8%，固定资产投资增长7%，社会消费品零售总额增长6%。\n"
CLOSING = "各位代表！让我们团结一心，为建设现代化的赣州而努力奋斗！\n"


def text_of(
    *,
    head: str = HEAD,
    review: str = "一、2023年工作回顾\n",
    results: str = RESULTS,
    plan: str = "二、2024年工作安排\n",
    targets: str = TARGETS,
    closing: str = CLOSING,
    annex: str = "",
) -> str:
    """A report in which nothing is odd, but for what a test puts in."""
    return f"{head}{review}{results}{DONE}{plan}{targets}{TO_DO}{closing}{annex}"


def layers_of(text: str, entry: Entry | None = None) -> ReportLayers:
    return read_layers(make_source(text), entry, rules())


def read(text: str, entry: Entry | None = None) -> tuple[Flag, ...]:
    return layers_of(text, entry).flags


def changed(layers: ReportLayers, **changes: object) -> tuple[Flag, ...]:
    """The flags of a report that is like this one but for some fields."""
    report = replace(layers.report, **changes)  # type: ignore[arg-type]
    return find_flags(report, layers.terms, layers.figures, layers.problems, no_line)


def codes(flags: tuple[Flag, ...]) -> list[str]:
    return [flag.code.value for flag in flags]


def test_a_report_as_they_are_raises_none() -> None:
    assert read(text_of()) == ()


@pytest.mark.parametrize(
    ("report_id", "expected"),
    [
        ("jiangxi-2024", []),
        ("ganzhou-2023", ["torn_head", "torn_end"]),
        ("jian-2024", []),
        ("yichun-2024", []),
        ("fuzhou-2024", []),
    ],
)
def test_seeds(report_id: str, expected: list[str]) -> None:
    """Only the page of a newspaper has lost its ends."""
    assert codes(seeds().layers[report_id].flags) == expected


SHORT_LINES = "市人民政府\n市财政局\n各县区政府\n政务服务网\n"
MENU_OF_THREE = "市人民政府\n市财政局\n各县区政府\n"
FIGURES_IN_FRONT = "2023年，全市生产总值增长5%，投资增长6%，消费增长7%，财政收入增长3%。\n"


@pytest.mark.parametrize(
    ("text", "expected", "line"),
    [
        (text_of(head=HEAD + work("前事", LONGEST_FRONT)), "long_front", 1),
        (text_of(head=HEAD + FIGURES_IN_FRONT), "long_front", 1),
        (
            text_of(plan="二、2024年工作安排\n", closing=CLOSING[:-1] + "团结奋斗！" * 130 + "\n"),
            "long_closing",
            None,
        ),
        (
            text_of(closing=CLOSING + "专名简表\n甲工程是指某一项工程。\n"),
            "lines_after_closing",
            None,
        ),
        (
            text_of(annex="附件\n名词解释\n1.甲工程：" + "指某一项工程的事，" * 300 + "\n"),
            "large_annex",
            None,
        ),
        (text_of(targets=TARGETS + SHORT_LINES), "short_lines", None),
        (text_of(targets=TARGETS + "实施甲工程[1]，开展乙行动[2]。\n"), "marks_without_list", None),
        (text_of(results="", targets=""), "no_figures", None),
        (text_of(results=""), "no_results", 6),
        (text_of(targets=""), "no_targets", None),
        (text_of(targets=RESULTS), "targets_equal_results", None),
        (
            text_of(
                targets=TARGETS
                + "今年地区生产总值增长6%。规模以上工业增加值增长9%。固定资产投资增长10%。\n"
            ),
            "conflicting_figures",
            None,
        ),
    ],
)
def test_each_doubt(text: str, expected: str, line: int | None) -> None:
    """Each alone, where a line tells it with that line."""
    (flag,) = read(text)
    assert flag.code.value == expected
    if line:
        assert flag.line == line


@pytest.mark.parametrize(
    "text",
    [
        text_of(targets=TARGETS + MENU_OF_THREE),
        # Of an excerpt nothing can be told.
        f"{HEAD}一、2023年工作回顾\n做了工作。\n二、2024年工作安排\n做好工作。\n{CLOSING}",
        # A city may aim at what it reached, in one thing or two.
        text_of(targets=TARGETS.replace("5.5%", "5.2%").replace("8%", "7%")),
        # Words count as well: the review of five years says nothing of the last one's growth.
        text_of(results="五年来，地区生产总值年均增长6%，固定资产投资年均增长9%。\n"),
    ],
)
def test_what_is_ordinary_raises_no_doubt(text: str) -> None:
    assert read(text) == ()


def test_no_review_and_a_plan_of_last_year() -> None:
    """A review taken for a plan: its results would be next year's targets."""
    review = "一、2023年主要工作和发展目标\n"
    # Beside a heading of 2024 its words and its year are in conflict; without one its words decide.
    assert {"no_review", "part_conflict"} <= set(codes(read(text_of(review=review), listed())))
    found = read(text_of(review=review, plan="二、工作安排\n"), listed())
    assert {"no_review", "plan_of_last_year"} <= set(codes(found))
    flag = next(flag for flag in found if flag.code is FlagCode.PLAN_OF_LAST_YEAR)
    assert (flag.line, flag.found) == (
        5,
        "「一、2023年主要工作和发展目标」 is read as a plan of 2024",
    )


def test_a_number_that_is_left_out_among_the_parts() -> None:
    """What stood under it went to the part before; a gap among sections concerns no figure."""
    found = read(text_of(plan="三、2024年工作安排\n"))
    assert [(flag.code.value, flag.told_as) for flag in found] == [("lost_heading", "numbering")]
    sections = "（一）办好一件事\n做了工作。\n（三）办好又一件事\n做了工作。\n"
    assert read(text_of(results=sections + RESULTS)) == ()


def test_no_plan() -> None:
    found = read(text_of(plan="二、2023年民生工作回顾\n"), listed())
    assert "no_plan" in codes(found)


def test_a_review_of_this_year() -> None:
    found = read(text_of(review="一、2024年工作回顾\n"), listed())
    assert "review_of_this_year" in codes(found)


def listed(**more: object) -> Entry:
    return Entry.model_validate(
        {"file": "sample.txt", "region": "赣州市", "adcode": "360700", "year": 2024, **more}
    )


def test_an_editor_s_word_on_a_part_settles_it() -> None:
    parts = {"一、2023年主要工作和发展目标": {"part": "review", "reason": "说的是上年"}}
    assert read(text_of(review="一、2023年主要工作和发展目标\n"), listed(parts=parts)) == ()


def test_a_part_that_could_not_be_told() -> None:
    """Where splitting leaves a heading in doubt, so does the flag; its problem tells an editor."""
    layers = layers_of(text_of())
    sections = tuple(
        replace(section, doubtful=True) if section.number == "一、" else section
        for section in layers.report.sections
    )
    found = changed(layers, sections=sections)
    assert [(flag.code.value, flag.told_as) for flag in found] == [("part_conflict", "part")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (HEAD.replace("政府工作报告", "吉安市政府工作报告"), "region_conflict"),
        (HEAD.replace("政府工作报告", "2022年政府工作报告"), "year_conflict"),
    ],
)
def test_a_text_at_odds_with_itself(head: str, expected: str) -> None:
    """The problem of splitting tells an editor; the flag stays when that is accepted."""
    found = read(text_of(head=head))
    assert codes(found) == [expected]
    assert found[0].told_as
    accepted = Entry(file="sample.txt", accept=(found[0].told_as, "manifest"))
    layers = layers_of(text_of(head=head), accepted)
    assert layers.problems == ()
    assert expected in codes(layers.flags)


def test_a_text_at_odds_with_the_manifest() -> None:
    (flag,) = read(text_of(), listed(title="另一个标题"))
    assert flag.code is FlagCode.MANIFEST_CONFLICT
    assert flag.message.startswith("the title is 政府工作报告; the manifest says title 另一个标题")


@pytest.mark.parametrize(
    ("completeness", "expected"),
    [
        (Completeness.HEAD_MISSING, ["torn_head"]),
        (Completeness.TAIL_MISSING, ["torn_end"]),
        (Completeness.BOTH_MISSING, ["torn_head", "torn_end"]),
    ],
)
def test_torn_ends(completeness: Completeness, expected: list[str]) -> None:
    assert codes(changed(layers_of(text_of()), completeness=completeness)) == expected


def test_what_was_torn_off_is_not_missed_twice() -> None:
    """Without its end a report may well give no target."""
    found = changed(layers_of(text_of(targets="")), completeness=Completeness.TAIL_MISSING)
    assert codes(found) == ["torn_end"]


def test_a_flag_is_a_warning_with_its_code() -> None:
    """One that another problem tells already is no second warning."""
    found = layers_of(text_of(results="", targets=TARGETS + "实施甲工程[1]。\n"))
    assert codes(found.flags) == ["marks_without_list", "no_results"]
    assert [(p.path, p.code) for p in found.problems] == [
        ("seeds/sample.txt", "note_mark"),
        ("seeds/sample.txt", "no_results"),
    ]


def test_every_code_has_words_for_readers() -> None:
    assert all(code.label and code.note.endswith("。") for code in FlagCode)
    assert len({code.label for code in FlagCode}) == len(FlagCode)


def test_what_a_doubt_touches() -> None:
    """A lost review leaves targets alone; ends that are torn off touch no figure that is there."""
    assert FlagCode.NO_REVIEW.touches(Status.ESTIMATE)
    assert not FlagCode.NO_REVIEW.touches(Status.TARGET)
    assert not any(FlagCode.TORN_END.touches(status) for status in Status)
    assert FlagCode.REGION_CONFLICT.touches(Status.ACTUAL)
    assert not FlagCode.REGION_CONFLICT.hides(Status.ACTUAL)


def test_limits_are_above_what_reports_have() -> None:
    assert LONGEST_FRONT > 513
    assert LONGEST_CLOSING > 224
