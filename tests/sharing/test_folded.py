"""Reports as they are compared, and the way back to their words."""

from __future__ import annotations

import pytest

from generator.model import NoteMark, Part
from generator.sharing.folded import BORDER, Folded
from tests.factory import make_report, seeds

OTHER_WIDTH = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
OTHER_WIDTH |= {full: half for half, full in OTHER_WIDTH.items()}


def test_white_space_and_width_do_not_count() -> None:
    report = make_report("一、2023年工作回顾\n全年 增长８．５％，其中 工业增长9%。\n", year=2024)
    folded = Folded.of(report)
    assert f"{BORDER}全年增长8.5%，其中工业增长9%。{BORDER}" in folded.text
    start = folded.text.index("增长8.5%")
    paragraph, first, last = folded.place(start, start + 6)
    assert paragraph.text[first:last] == "增长８．５％"


@pytest.mark.parametrize("report_id", sorted(seeds().layers))
def test_every_character_leads_back_to_its_own(report_id: str) -> None:
    """But for width, and for the note marks, which are read over."""
    layers = seeds().layers[report_id]
    folded = Folded.of(layers.report, layers.notes)
    marked = {note.paragraph_id for note in layers.notes}
    for position, sign in enumerate(folded.text):
        if sign != BORDER:
            paragraph, start, end = folded.place(position, position + 1)
            assert end == start + 1
            assert paragraph.text[start] in (sign, OTHER_WIDTH.get(sign))
    unmarked = [p for p in folded.paragraphs if p.paragraph_id not in marked]
    whole = "".join("".join(p.text.split()) for p in unmarked)
    assert len(whole) <= folded.characters


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("建成学校(鄱阳湖路),投用;", "建成学校（鄱阳湖路），投用；"),
        ("真了不起!真的吗?有三点:", "真了不起！真的吗？有三点："),
        ("“枫桥经验”,2024年", "“枫桥经验”，2024年"),
        ("旅客1,256万人次,增长8%", "旅客1,256万人次，增长8%"),
        ("每天3~5场/站", "每天3～5场／站"),
    ],
)
def test_marks_of_either_width_are_the_same(half: str, full: str) -> None:
    one, other = (
        Folded.of(make_report(f"一、2023年工作回顾\n{text}。\n", year=2024))
        for text in (half, full)
    )
    assert one.text == other.text


def test_annexes_are_left_out() -> None:
    report = seeds().layers["jiangxi-2024"].report
    annex = {s.section_id for s in report.sections if s.part is Part.ANNEX}
    assert annex
    assert not annex & {p.section_id for p in Folded.of(report).paragraphs}


def test_note_marks_are_read_over() -> None:
    report = make_report("一、2023年工作回顾\n深化“放管服”[1]改革，推进双千工程[2]。\n", year=2024)
    paragraph = report.paragraphs[-1]
    notes = [
        NoteMark(
            term_id=f"jiangxi-2024-{number}",
            report_id=report.report_id,
            section_id=paragraph.section_id,
            paragraph_id=paragraph.paragraph_id,
            text=f"[{number}]",
            number=number,
            place=paragraph.body.span(start, start + 3),
        )
        for number in (1, 2)
        for start in [paragraph.text.index(f"[{number}]")]
    ]
    folded = Folded.of(report, notes)
    assert "深化“放管服”改革，推进双千工程。" in folded.text
    start = folded.text.index("”改革")
    assert paragraph.text[slice(*folded.place(start, start + 3)[1:])] == "”[1]改革"
