"""What the manifest says against the text and against the table of places."""

from __future__ import annotations

from generator.model import Level
from generator.seeds.entry import Entry
from tests.factory import make_source, rules, split_report

BODY = "各位代表：\n一、工作回顾\n做了工作。\n二、工作安排\n（一）甲。做甲。\n"


def split(text: str, entry: Entry | None = None):  # type: ignore[no-untyped-def]
    return split_report(make_source(text), entry, rules())


def test_contradictions_are_told() -> None:
    """Where text and manifest disagree the manifest stands, and the editor hears of it."""
    entry = Entry(file="sample.txt", region="浙江省", adcode="360000", year=2023)
    text = "2024年江西省政府工作报告\n" + BODY.replace("工作安排", "2024年工作安排")
    report, problems = split(text, entry)
    assert (report.region.name, report.year) == ("浙江省", 2023)
    assert [str(problem) for problem in problems] == [
        "seeds/sample.txt:1: the title names 江西省; the manifest says region 浙江省",
        "seeds/sample.txt:1: the title says 2024; the manifest says year 2023",
        "seeds/sample.txt:5: the plan's heading says 2024; the manifest says year 2023",
        "seeds/sample.txt: the manifest says region 浙江省 with adcode 360000, which is 江西省",
        "seeds/sample.txt: the text never names 浙江; the manifest says 浙江省",
    ]


def test_an_occasion_elsewhere_is_told_with_its_line() -> None:
    """The line is that of the words, not of the report's beginning."""
    text = "政府工作报告\n\n2024年1月9日在湖南省第十四届人民代表大会第二次会议上\n" + BODY
    entry = Entry(file="sample.txt", region="江西省", adcode="360000", year=2024)
    _, problems = split(text + "江西很好。", entry)
    assert [str(problem) for problem in problems] == [
        "seeds/sample.txt:3: the occasion names 湖南省; the manifest says region 江西省"
    ]


def test_level_and_parent_are_checked_against_the_code() -> None:
    """An entry that contradicts its own adcode is told."""
    entry = Entry(file="a.txt", adcode="360700", level=Level.COUNTY, parent="湖南省", year=2024)
    _, problems = split(BODY + "赣州很好。", entry)
    assert [p.message for p in problems] == [
        "the manifest says level county with adcode 360700; expected prefecture",
        "the manifest says parent 湖南省 with adcode 360700; expected 江西省",
    ]
