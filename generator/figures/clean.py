"""A paragraph's text made ready for the lexer: every character still knows where it stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.grammar.note_marks import PATTERN
from generator.grammar.sentences import CLAUSE_ENDS
from generator.grammar.words import Words
from generator.grammar.years import in_digits
from generator.text import to_halfwidth


@dataclass(frozen=True)
class Clean:
    """A paragraph without white space, asides and note marks; positions lead back to it."""

    text: str
    positions: tuple[int, ...]

    def cut(self, start: int, end: int) -> Clean:
        """The characters `[start, end)`."""
        return Clean(self.text[start:end], self.positions[start:end])

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the paragraph's own text that the range of clean text comes from."""
        return self.positions[start], self.positions[end - 1] + 1


_PUNCTUATION = str.maketrans(
    {
        ";": "；",
        ":": "：",
        "!": "！",
        "(": "（",
        ")": "）",
        "﹐": "，",
        "﹪": "%",
        "／": "/",
        "μ": "µ",
    }
)
_LEFT_OUT = re.compile(
    rf"""
      (?<!\d)\s+ | \s+(?!\d)                      # white space, except between two numbers
    | (?<=\d)\s+(?=\d{{3}}(?!\d)\s*(?:人|万|亿|元|名))  # 5 416人: a thousand with its space
    | {PATTERN}
    | (?<=PM)_                                  # PM_2.5, a subscript as text
    | (?<=\d)_[A-Za-z]_[A-Za-z](?=_(?![A-Za-z]))  # 12_M_M_, a per cent sign that was lost
    """,
    re.VERBOSE,
)
_BRACKETS = re.compile(r"（([^（）]*)）")
_HOLDS_FIGURES = re.compile(r"\d\s*(?:%|[万亿]|微克)")


_COMMA = re.compile(r",(?!\d{3}(?!\d))")  # not that of 1,253
_DECIMAL_DOT = re.compile(r"(?<=\d)[·•](?=\d)")
_LOST_PER_CENT = re.compile(r"(?<=\d_[A-Za-z]_[A-Za-z])_(?![A-Za-z])")


def clean(text: str, narrows: Words, left_out: Sequence[tuple[int, int]] = ()) -> Clean:
    """The text folded, years in digits, and without what stands between its words.

    Brackets that give a figure are read as clauses: 240亿元（增长5%） as 240亿元，增长5%. Those
    that narrow a name, by one of the words `narrows`, stay with it: 零售总额（限上） is another
    series. The rest, （R&D） or （不含农户）, is an aside and goes, as do the ranges `left_out`.
    """
    folded = _COMMA.sub("，", to_halfwidth(text)).translate(_PUNCTUATION)
    mended = _DECIMAL_DOT.sub(".", _LOST_PER_CENT.sub("%", folded))
    chars = list(in_digits(mended))
    gone = [(found.start(), found.end()) for found in _LEFT_OUT.finditer(folded)]
    gone += left_out
    for found in _BRACKETS.finditer(folded):
        start, end = found.span()
        if narrows.in_text(found[1]):
            gone += ((start, start + 1), (end - 1, end))
        elif _HOLDS_FIGURES.search(found[1]):
            chars[start] = chars[end - 1] = "，"
            if not folded[end:].lstrip() or folded[end:].lstrip()[0] in CLAUSE_ENDS + "、":
                gone.append((end - 1, end))
        else:
            gone.append((start, end))
    for start, end in gone:
        chars[start:end] = [""] * (end - start)
    kept = tuple(i for i, char in enumerate(chars) if char)
    return Clean("".join(chars), kept)
