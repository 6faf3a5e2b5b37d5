"""A term list's paragraphs as lines with their numbers."""

from __future__ import annotations

import pytest

from generator.glossary.list_lines import lines_of
from generator.grammar.markers import Form
from generator.model import Paragraph, Traced


def paragraphs(*texts: str) -> list[Paragraph]:
    """The texts as paragraphs of an annex; one that begins with … continues the one before."""
    return [
        Paragraph(
            paragraph_id=f"x-p{ordinal}",
            report_id="x",
            section_id="x-annex",
            ordinal=ordinal,
            body=Traced(text.lstrip("…"), tuple(range(len(text.lstrip("…"))))),
            continues=text.startswith("…"),
        )
        for ordinal, text in enumerate(texts, 1)
    ]


def lines(*texts: str) -> list[tuple[int, str]]:
    return [(line.number, line.rest.text) for line in lines_of(paragraphs(*texts))]


@pytest.mark.parametrize(
    ("text", "number", "kind", "rest"),
    [
        ("12.甲：乙。", 12, Form.ITEM, "甲：乙。"),
        ("3）甲：乙。", 3, Form.ITEM, "甲：乙。"),
        ("注4：甲：乙。", 4, Form.ITEM, "甲：乙。"),
        ("5“甲”：乙。", 5, Form.ITEM, "“甲”：乙。"),
        ("[6] 甲：乙。", 6, Form.FRAMED, "甲：乙。"),
        ("七、甲：乙。", 7, Form.TOP, "甲：乙。"),
        ("⑧甲：乙。", 8, Form.CIRCLED, "甲：乙。"),
        ("甲：乙。", 0, None, "甲：乙。"),
        ("9.", 0, None, "9."),
    ],
)
def test_the_number_of_a_line(text: str, number: int, kind: Form | None, rest: str) -> None:
    """Forms that mix in one list are one kind; a number alone is no entry's."""
    (line,) = lines_of(paragraphs(text))
    assert (line.number, line.kind, line.rest.text) == (number, kind, rest)


def test_a_line_that_continues_has_no_number() -> None:
    assert lines("1.甲：乙，", "…2.丙：丁。") == [(1, "甲：乙，"), (0, "2.丙：丁。")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.甲：乙。2.丙：丁。", [(1, "甲：乙。"), (2, "丙：丁。")]),
        ("[1]甲：乙。[2]丙：丁。[3]戊：己。", [(1, "甲：乙。"), (2, "丙：丁。"), (3, "戊：己。")]),
        ("1.甲：乙。3.丙：丁。", [(1, "甲：乙。3.丙：丁。")]),
        ("1.甲：乙。2.修路。", [(1, "甲：乙。2.修路。")]),
        ("1.甲：乙，2.丙：丁。", [(1, "甲：乙，2.丙：丁。")]),
        ("1.甲：乙。[2]丙：丁。", [(1, "甲：乙。[2]丙：丁。")]),
        ("甲：乙。2.丙：丁。", [(0, "甲：乙。2.丙：丁。")]),
    ],
)
def test_entries_that_run_together(text: str, expected: list[tuple[int, str]]) -> None:
    """Cut behind a sentence, before the next number of the same form with a name behind it."""
    assert lines(text) == expected


def test_a_definition_s_own_list_is_not_cut() -> None:
    """The next line has the number that the list would have used up."""
    assert lines("1.甲：两类。2.丙：丁。", "2.戊：己。") == [
        (1, "甲：两类。2.丙：丁。"),
        (2, "戊：己。"),
    ]
    assert [number for number, _ in lines("1.甲：乙。2.丙：丁。", "3.戊：己。")] == [1, 2, 3]
