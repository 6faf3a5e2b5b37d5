"""A paragraph's text made ready for the lexer: every character still knows where it stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.grammar.note_marks import PATTERN, SIGNS
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


_PUNCTUATION = {
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
_MAY_LEAVE_OUT = re.compile(rf"[\s_{SIGNS}]")  # which all that is left out begins with or holds
_BRACKETS = re.compile(r"（([^（）]*)）")
_HOLDS_FIGURES = re.compile(r"\d\s*(?:%|[万亿]|微克)")


_COMMA = re.compile(r",(?!\d{3}(?!\d))")  # not that of 1,253
# Looking back from behind their signs, which makes them fast to search for.
_DECIMAL_DOT = re.compile(r"[·•](?<=\d.)(?=\d)")
_LOST_PER_CENT = re.compile(r"_(?<=\d_[A-Za-z]_[A-Za-z]_)(?![A-Za-z])")


def clean(text: str, narrows: Words, left_out: Sequence[tuple[int, int]] = ()) -> Clean:
    """The text folded, years in digits, and without what stands between its words.

    Brackets that give a figure are read as clauses: 240亿元（增长5%） as 240亿元，增长5%. Those
    that narrow a name, by one of the words `narrows`, stay with it: 零售总额（限上） is another
    series. The rest, （R&D） or （不含农户）, is an aside and goes, as do the ranges `left_out`.
    """
    folded = _COMMA.sub("，", to_halfwidth(text))
    for sign, chinese in _PUNCTUATION.items():
        folded = folded.replace(sign, chinese)
    mended = in_digits(_DECIMAL_DOT.sub(".", _LOST_PER_CENT.sub("%", folded)))
    gone = list(left_out)
    if _MAY_LEAVE_OUT.search(folded):
        gone += (found.span() for found in _LEFT_OUT.finditer(folded))
    for found in _BRACKETS.finditer(folded):
        start, end = found.span()
        if narrows.in_text(found[1]):
            gone += ((start, start + 1), (end - 1, end))
        elif _HOLDS_FIGURES.search(found[1]):
            mended = f"{mended[:start]}，{mended[start + 1 : end - 1]}，{mended[end:]}"
            if not folded[end:].lstrip() or folded[end:].lstrip()[0] in CLAUSE_ENDS + "、":
                gone.append((end - 1, end))
        else:
            gone.append((start, end))
    pieces: list[str] = []
    positions: list[int] = []
    begun = 0
    for start, end in [*sorted(gone), (len(mended), len(mended))]:
        if begun < start:
            pieces.append(mended[begun:start])
            positions += range(begun, start)
        begun = max(begun, end)
    return Clean("".join(pieces), tuple(positions))
