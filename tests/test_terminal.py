"""What reaches a terminal steers nothing, and stands in columns."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.terminal import _Pace, aligned, json_text, printable, width


def test_columns_stand_under_each_other() -> None:
    """A Han character is two columns wide; numbers end in one line."""
    rows = [{"a": "江西省", "b": "5", "c": "x"}, {"a": "“新疆”", "b": "12"}]
    assert aligned(("a", "b", "c"), rows) == [
        "a        b  c",
        "江西省   5  x",
        "“新疆”  12",
    ]


def test_no_rows() -> None:
    assert aligned(("report", "year"), []) == ["report  year"]


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("江西", 4), ("１％", 4), ("“”", 2), ("é", 1), ("", 0)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_nothing_steers_the_terminal() -> None:
    """No colours, no line of its own, no reading backwards, and no byte that cannot be written."""
    assert printable("甲　乙\x1b[31m\n\u202e\udc80") == "甲　乙\\u001b[31m\\u000a\\u202e\\udc80"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "\\u001b]0;title\\u0007"),
        ("a\u202egnp.txt", "a\\u202egnp.txt"),
        ("\x9b31m", "\\u009b31m"),
        ("甲\r\n乙\u2028丙", "甲\\u000d\\u000a乙\\u2028丙"),
        ("\udcff", "\\udcff"),
        ("\U000e0041", "\\U000e0041"),
        ("“甲”—1％", "“甲”—1％"),
    ],
)
def test_steering_characters_are_spelled_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_json_escapes_them_and_reads_the_same() -> None:
    """Escapes of JSON's own, beyond the basic plane as well."""
    document = {"甲\x85": ["\x1b[31m", "\u202e\u2066", "\U000e0041", "\udcff", "a\nb\x7f"], "b": 1}
    text = json_text(document)
    assert json.loads(text) == document
    for escape in ("\\u0085", "\\u001b", "\\u202e\\u2066", "\\udb40\\udc41", "\\udcff", "\\u007f"):
        assert escape in text
    assert "甲" in text


@given(st.lists(st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Lo", "Po"]))))
def test_any_text_is_one_harmless_line(texts: list[str]) -> None:
    """Printing again changes nothing, JSON keeps the values, and all of it can be encoded."""
    for text in texts:
        line = printable(text)
        assert printable(line) == line
        line.encode()
        assert len(line.splitlines()) <= 1
    shown = json_text(texts)
    assert json.loads(shown) == texts
    assert printable(shown.replace("\n", "")) == shown.replace("\n", "")


# --- Progress -----------------------------------------------------------------------------------


def test_the_pace_is_that_of_late() -> None:
    """A start that takes long, or a first part that goes fast, does not tell the end wrong."""
    now = 0.0
    pace = _Pace(1000, lambda: now)
    assert str(pace) == ""
    now = 10.0
    pace.advance(100)
    assert str(pace) == "10/s, 0:01:30 left"
    for _ in range(100):
        now += 1
        pace.advance(1)
    assert str(pace) == "1/s, 0:13:20 left"
