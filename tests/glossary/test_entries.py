"""An entry of a term list: its name, its definition, and the page it names."""

from __future__ import annotations

import pytest

from generator.glossary.entries import page_start, parted, split_entry


@pytest.mark.parametrize(
    ("text", "name", "definition"),
    [
        ("甲乙：丙丁。", "甲乙", "丙丁。"),
        ("甲乙\u2236丙丁。", "甲乙", "丙丁。"),
        ("甲乙，是指丙丁。", "甲乙", "丙丁。"),
        ("甲乙——丙丁。", "甲乙", "丙丁。"),
        ("“甲：乙”：丙丁。", "“甲：乙”", "丙丁。"),
        ("甲（乙：丙）：丁。", "甲（乙：丙）", "丁。"),
        ("“甲乙”即丙丁。", "“甲乙”", "丙丁。"),
        ("“甲乙” 丙丁。", "“甲乙”", "丙丁。"),
        ("甲乙\t丙丁。", "甲乙", "丙丁。"),
        ("【甲乙】丙丁。", "甲乙", "丙丁。"),
        ("甲乙（一种丙丁的做法，很好）", "甲乙", "一种丙丁的做法，很好"),
        ("甲乙", "甲乙", ""),
    ],
)
def test_name_and_definition(text: str, name: str, definition: str) -> None:
    """A separator stands outside quotations and brackets; a name alone awaits its definition."""
    cut = split_entry(text, numbered=False)
    assert cut is not None
    assert (text[cut.name_start : cut.name_end], text[cut.start : cut.end]) == (name, definition)


@pytest.mark.parametrize("text", ["甲乙丙丁。", "甲乙。丙：丁。", "甲" * 61, ""])
def test_a_text_without_a_name(text: str) -> None:
    """A sentence is none, nor is what stands behind one."""
    assert split_entry(text, numbered=False) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("甲乙丙是丁戊。", "甲乙丙"),
        ("甲乙丙指丁戊。", "甲乙丙"),
        ("甲乙丙是否丁戊。", None),
        ("甲乙丙指导丁戊。", None),
        ("甲，乙丙是丁戊。", None),
        ("甲" * 20 + "是丁戊。", None),
    ],
)
def test_a_plain_verb_parts_where_a_number_shows_the_entry(text: str, name: str | None) -> None:
    cut = split_entry(text, numbered=True)
    assert (text[: cut.name_end] if cut else None) == name
    assert split_entry(text, numbered=False) is None


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("甲乙（见第3页）", "（见第3页）"),
        ("甲乙 (P5)", " (P5)"),
        ("甲乙（正文第2—3页）。", "（正文第2—3页）。"),
        ("甲乙（第二页第8行）", "（第二页第8行）"),
        ("甲乙（第3章）", ""),
        ("甲乙（见第3页）丙", ""),
    ],
)
def test_the_page_of_the_printed_edition(text: str, page: str) -> None:
    assert text[page_start(text) :] == page


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("甲乙：丙丁", True),
        ("甲乙是指丙丁", True),
        ("“甲乙”即丙丁", False),
        ("（甲：乙）丙", False),
    ],
)
def test_plainly_parted(text: str, plainly: bool) -> None:
    """By a separator that needs no quotation mark before it."""
    assert parted(text) is plainly
