"""The numbers of headings, paragraphs and entries: every form of them, in one table.

To read headings written `甲、`, add one row, `Row(Form.TOP, STEMS, "甲、办好甲事", after="、")`,
with `STEMS = signs("甲乙丙丁戊己庚辛壬癸")`. Whether a form numbers headings, topics or entries is
told of the form, not of the row.

Source: 一、（一）1.（1） is the order of headings in GB/T 9704—2012, 7.3.3.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from generator.grammar.note_marks import FRAME_AFTER, FRAME_BEFORE, NOTE
from generator.grammar.numerals import HAN_NUMBER, chinese_number
from generator.grammar.signs import CIRCLED, DASHES, RAISED, TO
from generator.grammar.years import DIGIT_YEAR
from generator.text import to_halfwidth

_LONGEST = 32  # characters that a marker takes with the blanks in it


class Form(StrEnum):
    """The forms of numbers. Rows of one form stand for each other (（一） and ㈠)."""

    PART = "part"  # 第一部分
    TOP = "top"  # 一、
    SUB = "sub"  # （一）
    ITEM = "item"  # 1.
    BRACKETED = "bracketed"  # （1）
    HALF_BRACKETED = "half_bracketed"  # 1）
    POINT = "point"  # 一是, 一要
    ORDINAL = "ordinal"  # 第一，
    DASH = "dash"  # ——
    FRAMED = "framed"  # [1]
    CIRCLED = "circled"  # ①
    RAISED = "raised"  # ¹
    NOTED = "noted"  # 注1：
    LOOSE = "loose"  # 1： or 1“, where only a list's entry can follow
    GLUED = "glued"  # 1甲, likewise


@dataclass(frozen=True, slots=True)
class Numerals:
    """How a number is written, and what it is. `pattern` has no group."""

    pattern: str
    value: Callable[[str], int]


def signs(listed: str) -> Numerals:
    """Numerals that are single signs, the first of which is 1."""
    return Numerals(f"[{re.escape(listed)}]", lambda sign: listed.index(sign) + 1)


HAN = Numerals(HAN_NUMBER, chinese_number)
DIGITS = Numerals(r"\d{1,3}", int)
BRACKETED_SIGNS = signs("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
CIRCLED_SIGNS = Numerals(f"[{CIRCLED}]", lambda sign: int(unicodedata.numeric(sign)))
RAISED_SIGNS = Numerals(
    f"[{RAISED}]{{1,3}}", lambda words: int(unicodedata.normalize("NFKC", words))
)
RULES = Numerals(f"[{DASHES}]{{1,3}}", lambda _: 0)


@dataclass(frozen=True, slots=True)
class Row:
    """One way to write a number; `before`, `after` and `unless` are regular expressions.

    They are matched on half-width forms; `unless` is what must not follow. `example` is a line that
    begins with such a number.
    """

    form: Form
    numerals: Numerals
    example: str
    before: str = ""
    after: str = ""
    unless: str = ""

    def pattern(self, group: str) -> str:
        unless = f"(?!{self.unless})" if self.unless else ""
        return rf"{self.before}(?P<{group}>{self.numerals.pattern}){self.after}{unless}\s*+"


_NOTE = rf"(?:{NOTE}|名词)\s*+"

ROWS: tuple[Row, ...] = (
    Row(Form.PART, HAN, "第一部分 工作回顾", r"第\s*+", r"\s*+部\s*+分[：:、.\s]*+"),
    # Not 一、二、三产业.
    Row(Form.TOP, HAN, "一、工作回顾", after=r"\s*+[、.]", unless=rf"\s*+{HAN_NUMBER}、"),
    Row(Form.SUB, HAN, "（一）办好甲事", r"[（(]\s*+", r"\s*+[）)]\s*+[、.]?"),
    Row(Form.SUB, BRACKETED_SIGNS, "㈠办好甲事", after=r"\s*+[、.]?"),
    # Not 1.5万 and 1、2、3号; but 1、2023年工作回顾.
    Row(
        Form.ITEM,
        DIGITS,
        "1.办好甲事",
        after=r"\s*+[、.]",
        unless=rf"\s*+(?!{DIGIT_YEAR}(?:年|{TO}))\d",
    ),
    Row(
        Form.BRACKETED, DIGITS, "（1）办好甲事", rf"[（(]\s*+(?:{NOTE}\s*+)?", r"\s*+[）)][：:、.]?"
    ),
    Row(Form.HALF_BRACKETED, DIGITS, "1）办好甲事", after="[）)]"),
    Row(Form.POINT, HAN, "一是办好甲事", after="[是要]"),
    Row(Form.ORDINAL, HAN, "第一，办好甲事", "第", r"\s*+[，,、：:]"),
    Row(Form.DASH, RULES, "——办好甲事"),
    Row(
        Form.FRAMED,
        DIGITS,
        "[1]甲：乙",
        rf"(?:{_NOTE})?{FRAME_BEFORE}",
        rf"{FRAME_AFTER}[：:、.]?",
    ),
    Row(Form.CIRCLED, CIRCLED_SIGNS, "①甲：乙", f"(?:{_NOTE})?", "[：:、.]?"),
    Row(Form.RAISED, RAISED_SIGNS, "¹甲：乙", f"(?:{_NOTE})?", "[：:、.]?"),
    Row(Form.NOTED, DIGITS, "注1：甲：乙", _NOTE, r"\s*+[.、：:）)]?"),
    Row(Form.LOOSE, DIGITS, "1：甲：乙", after=r"(?:[.、：:）)]|(?=[\s“《]))"),
    Row(Form.GLUED, DIGITS, "1甲：乙", after=r"(?=[^\W\d_])"),
)

HEADINGS = frozenset({Form.PART, Form.TOP, Form.SUB, Form.ITEM, Form.POINT, Form.ORDINAL})
"""What can number a line that is a heading."""

TOPICS = frozenset({Form.ITEM, Form.BRACKETED, Form.POINT, Form.ORDINAL, Form.DASH})
"""What can number the sentence that opens a paragraph."""

NUMBERED = frozenset({Form.PART, Form.TOP, Form.SUB})
"""What begins a paragraph wherever a line begins with it."""

ENTRIES = frozenset({Form.ITEM, Form.FRAMED, Form.CIRCLED, Form.BRACKETED})
"""What begins a paragraph where the sentence before it has ended."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at `[start, end)` of a text, with the blanks behind it. `number`: 0 for a dash."""

    form: Form
    number: int
    start: int
    end: int


class Markers:
    """The forms of a table, ready to be looked for."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._pattern = lru_cache(maxsize=None)(self._compiled)

    def at(self, text: str, start: int, forms: frozenset[Form]) -> Marker | None:
        """The number that begins at `start`; the first row that fits tells."""
        found = self._pattern(forms).match(to_halfwidth(text[start : start + _LONGEST]))
        if not found or not found.lastgroup:
            return None
        row = self._rows[int(found.lastgroup.removeprefix("row"))]
        number = row.numerals.value(found[found.lastgroup])
        return Marker(row.form, number, start, start + found.end())

    def _compiled(self, forms: frozenset[Form]) -> re.Pattern[str]:
        rows = [row.pattern(f"row{i}") for i, row in enumerate(self._rows) if row.form in forms]
        return re.compile("|".join(rows) or "(?!)")


TABLE = Markers(ROWS)


def marker_at(text: str, start: int = 0, forms: Iterable[Form] = HEADINGS) -> Marker | None:
    """The number of one of these forms that begins at `start`, None where there is none."""
    return TABLE.at(text, start, frozenset(forms))


def is_marker(text: str, forms: Iterable[Form]) -> bool:
    """Whether a text is a number and nothing else, parted from the title below it."""
    marker = marker_at(text, 0, forms)
    return marker is not None and marker.end == len(text)
