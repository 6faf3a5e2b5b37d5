"""The outline: the seeds as a person reads them, and each form of heading by itself."""

from __future__ import annotations

from typing import Any

import pytest

from generator.errors import Problem, SourceError
from generator.model import Completeness, Part, Report, Section
from generator.seeds.entry import Entry
from generator.text import bare
from tests.expected import expected
from tests.factory import make_report, make_source, plan_report, rules, seeds, split_report
from tests.golden_cases import assert_faithful, load_cases

REPORTS: dict[str, dict[str, Any]] = expected("outline")["reports"]


@pytest.fixture(params=REPORTS)
def case(request: pytest.FixtureRequest) -> tuple[Report, dict[str, Any]]:
    """A seed's report and what a person wrote down of it."""
    return seeds().corpus.report(request.param), REPORTS[request.param]


def children(report: Report, parent: Section, depth: int) -> list[Section]:
    return [s for s in report.sections if s.parent_id == parent.section_id and s.depth == depth]


def test_headings(case: tuple[Report, dict[str, Any]]) -> None:
    """Parts and sections stand in order with number and title as printed."""
    report, facts = case
    parts = [
        s
        for s in report.sections
        if s.depth == 1 and s.part not in (Part.FRONT, Part.CLOSING, Part.ANNEX)
    ]
    found = [
        (p.number, p.title, p.part.value, [(s.number, s.title) for s in children(report, p, 2)])
        for p in parts
    ]
    wanted = [
        (
            h["number"] or "",
            h["title"] or "",
            h["part"],
            [(s["number"] or "", s["title"] or "") for s in h.get("sections", ())],
        )
        for h in facts["headings"]
    ]
    assert found == wanted


def test_topics(case: tuple[Report, dict[str, Any]]) -> None:
    """Topic sentences stand at the paragraphs where a reader sees them, and nowhere else."""
    report, facts = case
    found = {(s.anchor, s.title) for s in report.sections if s.depth == 3}
    wanted = {
        (f"p{t['paragraph']}", t["title"])
        for h in facts["headings"]
        for node in (h, *h.get("sections", ()))
        for t in node.get("topics", ())
    }
    assert found == wanted


def test_paragraphs_belong(case: tuple[Report, dict[str, Any]]) -> None:
    """Every section holds just its paragraphs; what sums up a part belongs to the part."""
    report, facts = case
    ordinals = {
        s.section_id: [p.ordinal for p in report.paragraphs_of(s.section_id)]
        for s in report.sections
    }
    found = [
        ordinals[s.section_id] for s in report.sections if s.depth == 2 and ordinals[s.section_id]
    ]
    wanted = [s["paragraphs"] for h in facts["headings"] for s in h.get("sections", ())]
    assert found == wanted
    parts = {s.slug: ordinals[s.section_id] for s in report.sections if s.depth == 1}
    belongs = {
        name: [p["paragraph"] for p in members] for name, members in facts["belongs"].items()
    }
    assert parts["review"] == belongs.get("review_intro", []) + belongs.get("review_ending", [])
    assert parts["plan"] == belongs["plan_intro"]
    assert parts.get("front", []) == belongs.get("front", [])
    assert parts.get("closing", []) == belongs.get("closing", [])


def test_paragraph_samples(case: tuple[Report, dict[str, Any]]) -> None:
    """A paragraph's number is its place in the report; its text begins and ends as printed."""
    report, facts = case
    assert len(report.paragraphs) == facts["paragraphs"]
    for sample in facts["samples"]:
        text = bare(report.paragraphs[sample["paragraph"] - 1].text)
        assert text[:12] == sample["first12"]
        assert text[-12:] == sample["last12"]


def test_implied_sections_of_a_text_that_begins_in_the_middle() -> None:
    """What the source lost is inferred from the next markers, and stays without title."""
    report = seeds().corpus.report("ganzhou-2023")
    part, section = report.sections[:2]
    assert (part.part, part.implied, part.title, part.heading) == (Part.REVIEW, True, "", None)
    assert (section.slug, section.implied, section.title) == ("review-2", True, "")
    assert report.paragraphs_of(section.section_id)[0].text.startswith("科技型中小企业净增564家")


def test_addresses_follow_printed_numbers() -> None:
    """A section's address is its part and the number that the text prints."""
    report = make_report(
        "一、2023年工作回顾\n去年很好。\n二、2024年工作安排\n（一）甲。做甲。\n（三）丙。做丙。\n"
        "三、加强政府自身建设\n做好。"
    )
    assert [s.slug for s in report.sections if s.depth < 3] == [
        "review",
        "plan",
        "plan-1",
        "plan-3",
        "self-building",
    ]


def test_second_part_of_a_kind_has_an_address_of_its_own() -> None:
    """A report that opens a new term of office has two plans."""
    report = make_report(
        "一、过去五年工作回顾\n很好。\n二、今后五年奋斗目标\n（一）甲。做甲。\n三、2024年重点工作\n（一）乙。做乙。"
    )
    assert [s.slug for s in report.sections] == ["review", "plan", "plan-1", "plan2", "plan2-1"]


@pytest.mark.parametrize(
    ("line", "number", "title", "rest"),
    [
        ("（一）强化项目攻坚。升级实施项目。", "（一）", "强化项目攻坚", "升级实施项目。"),
        ("(一)坚持稳中求进。做好工作。", "(一)", "坚持稳中求进", "做好工作。"),
        ("（一）坚定不移推动工业倍增升级", "（一）", "坚定不移推动工业倍增升级", None),
    ],
)
def test_heading_forms(line: str, number: str, title: str, rest: str | None) -> None:
    """A heading ends at its first 。; the rest of its line is the section's first paragraph."""
    report = make_report(f"一、2023年工作回顾\n很好。\n二、2024年工作安排\n{line}\n下一段的话。")
    section = next(s for s in report.sections if s.slug == "plan-1")
    assert (section.number, section.title) == (number, title)
    paragraphs = [p.text for p in report.paragraphs_of(section.section_id)]
    assert paragraphs == ([rest] if rest else []) + ["下一段的话。"]


def test_headings_without_numbers_open_parts() -> None:
    """Where no 一、 stands, a short line with the words of a part's heading opens the part."""
    report = make_report(
        "各位代表：\n2023年工作回顾\n地区生产总值增长6%。\n2024年重点工作\n(一)维护稳定。做好维稳。"
    )
    assert [(s.slug, s.title) for s in report.sections] == [
        ("front", ""),
        ("review", "2023年工作回顾"),
        ("plan", "2024年重点工作"),
        ("plan-1", "维护稳定"),
    ]


def test_annex_takes_label_and_title_as_its_heading() -> None:
    """附件 and the list's title are the heading; each entry is a paragraph."""
    report = make_report(
        "一、2023年工作回顾\n很好。\n二、2024年工作安排\n（一）甲。做甲。\n各位代表！让我们奋斗！\n"
        "附件\n名词解释\n1.甲：乙。\n2.丙：丁。"
    )
    annex = report.sections[-1]
    assert (annex.part, annex.number, annex.title) == (Part.ANNEX, "附件", "名词解释")
    assert [p.text for p in report.paragraphs_of(annex.section_id)] == ["1.甲：乙。", "2.丙：丁。"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "各位代表！民之所盼，政之所向。人民群众的向往就是目标。",
        "今年是新中国成立75周年。做好工作意义重大。",
        "二〇二四年工作开局良好。做好工作意义重大。",
        "新增就业5万人。继续努力。",
        "只有一句话的段落。",
        "我州经济总量再上台阶。各项事业进步。",
        "把大抓落实贯穿到政府工作全过程各方面，用优质高效落实推进政府自身建设。自觉接受监督。",
    ],
)
def test_ordinary_sentences_are_no_topics(paragraph: str) -> None:
    """An appeal, a year, a figure, a lone or a long sentence opens no topic."""
    report = plan_report("强化产业支撑。落实要求。", paragraph)
    assert [s.title for s in report.sections if s.depth == 3] == ["强化产业支撑"]


def test_numbers_out_of_order_are_told_with_their_line() -> None:
    """A gap in the markers may be lost text: the editor hears where."""
    text = "2024年江西省政府工作报告\n各位代表：\n一、2023年工作回顾\n好。\n二、2024年工作安排\n（一）甲。\n做。\n（三）丙。\n做。"
    _, problems = split_report(make_source(text), None, rules())
    assert [str(p) for p in problems] == [
        "seeds/sample.txt:8: marker 「（三）」 follows 「（一）」; expected number 2"
    ]


PLAN_OF_2024 = "一、2023年工作回顾\n好。\n二、2024年工作安排\n"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("（一）甲。\n好。\n加快发展\n（二）乙。\n好。\n", []),
        (
            "（一）甲。\n好。\n加快发展\n（三）乙。\n好。\n",
            ["seeds/sample.txt:7: marker 「（三）」 follows 「（一）」; expected number 2"],
        ),
        ("加快发展\n（一）乙。\n好。\n", []),
        (
            "加快发展\n（三）乙。\n好。\n",
            [
                (
                    "seeds/sample.txt:5: marker 「（三）」 is the first, behind 「加快发展」 without "
                    "a number; expected number 1"
                )
            ],
        ),
    ],
)
def test_headings_without_number_among_those_with_one(lines: str, told: list[str]) -> None:
    """They neither break the count nor are named as a marker of no words."""
    _, problems = split_report(make_source(PLAN_OF_2024 + lines), with_heading("加快发展"), rules())
    assert [str(problem) for problem in problems] == told


def test_a_lost_heading_before_one_without_number() -> None:
    """Its address has no number below 1, and any number may come behind it."""
    text = "（上接第一版）\n前面的话。\n加快发展\n好。\n（三）甲。\n好。\n（四）乙。\n好。\n"
    text += "二、2024年工作安排\n好。\n"
    report, problems = split_report(make_source(text), with_heading("加快发展"), rules())
    assert [section.slug for section in report.sections if section.depth == 2] == [
        "review-1",
        "review-2",
        "review-3",
        "review-4",
    ]
    assert problems == ()


def with_heading(text: str) -> Entry:
    """An entry that makes a heading of these words."""
    given = {"text": text, "depth": 2, "reason": "原文无序号"}
    return Entry.model_validate(
        {"file": "sample.txt", "region": "江西省", "year": 2024, "headings": [given]}
        | {"accept": ["manifest", "kind"]}
    )


def test_no_headings_is_an_error() -> None:
    """A text without markers is refused, with what was expected."""
    with pytest.raises(SourceError, match="found no heading; expected lines that begin with"):
        make_report("这是一段没有标题的文字。\n又是一段。")


def described(report: Report) -> str:
    """A line for each section: its address, number and title, and how many paragraphs it has."""
    lines = (
        f"{'  ' * (s.depth - 1)}{s.anchor or s.slug} {s.label}".rstrip()
        + ("" if s.anchor else f" [{len(report.paragraphs_of(s.section_id))}]")
        for s in report.sections
    )
    return "\n".join(lines) + "\n"


def split_case(text: str) -> tuple[Report, tuple[Problem, ...]]:
    entry = Entry(file="sample.txt", region="江西省", year=2024, accept=("manifest", "kind"))
    return split_report(make_source(text), entry, rules())


@pytest.mark.parametrize("case", [c for c in load_cases("outline") if "text" in c.values[0]])
def test_outline(case: dict[str, Any]) -> None:
    """The outline is the one recorded beside the text, problems and missing ends included."""
    report, problems = split_case(case["text"])
    assert described(report) == case["outline"]
    assert [problem.message for problem in problems] == case.get("problems", [])
    assert report.completeness == case.get("completeness", Completeness.FULL)
    doubtful = [s.slug for s in report.sections if s.depth == 1 and s.doubtful]
    assert doubtful == case.get("doubtful", [])
    assert_faithful(report, case["text"])


def test_a_long_front_is_the_review_whatever_later_headings_say() -> None:
    """Where the first 一、 says nothing, it is not a review because a later heading plans."""
    front = "".join(
        f"去年第{n}件工作一年一年地干，件件都有着落，事事都有回音。\n" for n in range(70)
    )
    text = f"各位代表：\n{front}一、办好甲事\n甲事要办好。\n二、完成目标任务\n乙事要办好。\n"
    report, _ = split_case(text)
    assert [(s.part.value, s.title) for s in report.sections if s.depth == 1] == [
        ("front", ""),
        ("review", ""),
        ("plan", "办好甲事"),
        ("plan", "完成目标任务"),
    ]


def test_a_part_in_doubt_names_its_line_and_can_be_settled() -> None:
    """An editor accepts the problem, or gives the part: then nothing is in doubt."""
    text = "一、2023年工作安排\n很好。\n二、2024年工作安排\n要办好。\n"
    entry = Entry(file="sample.txt", region="江西省", year=2024, accept=("manifest", "kind"))
    _, problems = split_report(make_source(text), entry, rules())
    assert [(p.line, p.code) for p in problems] == [(1, "part")]
    accepting = entry.model_copy(update={"accept": (*entry.accept, "part")})
    report, problems = split_report(make_source(text), accepting, rules())
    assert problems == ()
    assert report.sections[0].doubtful
    given = {"parts": {"2023年工作安排": {"part": "review", "reason": "标题有误"}}}
    settled = Entry.model_validate({**entry.model_dump(exclude_defaults=True), **given})
    report, problems = split_report(make_source(text), settled, rules())
    assert (report.sections[0].part, report.sections[0].doubtful) == (Part.REVIEW, False)
    assert not [p for p in problems if p.code == "part"]


def test_doubt_holds_for_all_below_a_heading() -> None:
    report, _ = split_case(
        "一、2023年工作安排\n（一）甲事。做甲。\n一是办好乙事。件件办好。\n二、2024年工作安排\n今年要办好。\n"
    )
    assert {s.slug for s in report.sections if s.doubtful} == {"plan", "plan-1"}
    assert len([s for s in report.sections if s.doubtful]) == 3


@pytest.mark.parametrize(
    ("end", "completeness"),
    [
        ("今年要办好。", Completeness.TAIL_MISSING),
        ("让我们的乡村更有颜值，让群众的日子更有滋味。", Completeness.TAIL_MISSING),
        ("各位代表！要牢记宗旨，做到不负时代、不负人民。", Completeness.TAIL_MISSING),
        ("各位代表！让我们团结起来。", Completeness.FULL),
        ("各位代表！\n蓝图已经绘就，号角已经吹响，我们一定能够成功！", Completeness.FULL),
        ("各位代表，让我们团结奋斗！\n某市人民政府\n2024年1月8日", Completeness.FULL),
        ("我们要更加紧密地团结起来，为建设美好家园而努力奋斗！", Completeness.FULL),
        ("让我们携起手来，一起向未来！\n谢谢大家！", Completeness.FULL),
    ],
)
def test_a_report_without_a_last_appeal_has_lost_its_end(
    end: str, completeness: Completeness
) -> None:
    """It may stop behind any full stop; of an excerpt nothing is told."""
    filling = "".join(f"第{number}件工作一年一年地干，件件都有着落。\n" for number in range(50))
    text = f"一、2023年工作回顾\n{filling}二、2024年工作安排\n（一）甲事。做甲。\n{end}\n"
    report, _ = split_case(text)
    assert report.completeness is completeness
    assert report.sections[-1].part is (
        Part.CLOSING if completeness is Completeness.FULL else Part.PLAN
    )


BODY = (
    "一、2023年工作回顾\n" + "各项工作取得新的成绩。\n" * 9 + "二、2024年工作安排\n今年要办好。\n"
    "各位代表！让我们团结奋斗！\n"
)


@pytest.mark.parametrize("case", [c for c in load_cases("outline") if "annex" in c.values[0]])
def test_annexes(case: dict[str, Any]) -> None:
    """Every annex is a part of its own with its label and title; numbers within open nothing."""
    text = BODY + case["annex"]
    report, problems = split_case(text)
    outline = described(report)
    assert outline[outline.rindex("closing") :].removeprefix("closing [1]\n") == case["outline"]
    assert problems == ()
    assert_faithful(report, text)


def test_an_annex_named_early_is_none() -> None:
    """A list's name in the first third, or above the last 各位代表, is the report's own line."""
    text = BODY.replace("一、2023年工作回顾\n", "一、2023年工作回顾\n名词解释\n", 1)
    text = text.replace("今年要办好。", "今年要办好。\n附件")
    assert not [s for s in split_case(text)[0].sections if s.part is Part.ANNEX]


def test_more_headings_than_any_report_has() -> None:
    text = BODY + "".join(
        f"第{number}批任务清单\n{number}.甲：乙。\n" for number in range(1, 20_000, 4)
    )
    with pytest.raises(SourceError, match=r"found \d+ headings; expected the text of a report"):
        split_case(text)
