"""Which signs in a paragraph are note marks, by their form alone."""

from __future__ import annotations

import re

import pytest

from generator.grammar.note_marks import PATTERN, Mark, note_marks, without_marks


def found(text: str) -> list[tuple[str, int]]:
    """Each mark as printed, with the number that it says."""
    return [(text[mark.start : mark.end], mark.number) for mark in note_marks(text)]


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("[2]", 2),
        ("^[2]", 2),
        ("【12】", 12),
        ("〔2〕", 2),
        ("［１２］", 12),
        ("[ 注2 ]", 2),
        ("（见注释2）", 2),
        ("⑫", 12),
        ("¹²", 12),
    ],
)
def test_forms_of_marks(mark: str, number: int) -> None:
    """Behind a name; browsers look for the same forms."""
    assert found(f"推行“甲乙”{mark}，办好甲事。") == [(mark, number)]
    assert re.fullmatch(PATTERN, mark)


@pytest.mark.parametrize(
    "text",
    [
        "印发〔24〕3号文件。",
        "新增绿地3km²。",
        "供水5亿米³。",
        "推行“甲乙”（2），办好甲事。",
        "推行“甲乙”[2024]，办好甲事。",
        "推行“甲乙”[二]，办好甲事。",
    ],
)
def test_what_only_looks_like_a_mark(text: str) -> None:
    """The number of a document, a power, a bare bracket, too long a number."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("办好实事：①修路；②架桥。", []),
        ("办好实事：①修路“甲乙”③；②架桥。", [("③", 3)]),
        ("[1]修路；[2]架桥。", []),
        ("[3]修路。", []),
        ("修路。①架桥。", []),
        ("修路。[1]架桥。[2]", [("[1]", 1), ("[2]", 2)]),
        ("推行“甲乙”①、“丙丁”②。", [("①", 1), ("②", 2)]),
        ("包括：[2]修路。", [("[2]", 2)]),
    ],
)
def test_what_counts_items_does_not_refer(text: str, marks: list[tuple[str, int]]) -> None:
    """Marks that count on from 1 where an item begins; ① before a clause is the clause's."""
    assert found(text) == marks


def test_a_text_without_its_marks() -> None:
    text = "推行“甲乙”[1]和“丙丁”②。"
    assert without_marks(text, note_marks(text)) == "推行“甲乙”和“丙丁”。"
    assert without_marks(text, [Mark(6, 9, 1)]) == "推行“甲乙”和“丙丁”②。"
