"""Small operations on Chinese text that several stages share. All keep positions."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

SALUTATION = "各位代表"
"""How the speaker of a report addresses the deputies."""

_BLANK = "\u3000\u2002\u2003\u00a0\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
HALFWIDTH = (
    {ord(char): " " for char in _BLANK}
    | {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
    | {ord("％"): "%", ord("．"): ".", ord("＋"): "+", ord("－"): "-", ord("＆"): "&"}
)
"""Full-width digits, letters and signs to their ASCII twins, and what cannot be seen to a space:
one character for one character."""

_WIDE = re.compile(f"[{re.escape(''.join(map(chr, HALFWIDTH)))}]")
_OPENING = "“（《【〔("
_CLOSING = "”）》】〕)"
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_MARKS = re.compile(f"[{re.escape(_OPENING + _CLOSING)}]|[。！？]+")

LANGUAGE = "zh-CN"
"""Of the reports and of all that is generated from them, whatever the language of the frame."""


def to_halfwidth(text: str) -> str:
    """`text` with full-width digits, letters and signs as ASCII; length and positions unchanged."""
    return text.translate(HALFWIDTH) if _WIDE.search(text) else text


def bare(text: str) -> str:
    """`text` without any white space: the form in which source and page are compared."""
    return "".join(text.split())


@lru_cache(maxsize=8192)  # every layer asks for the same paragraphs
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of the sentences of `text`, in order, covering it entirely.

    A sentence ends after 。！？. Inside quotation marks and brackets nothing ends, so that
    `“……。……”` stays in one piece; a mark that lacks its partner is not heeded.
    """
    ends: list[int] = []
    opened: list[tuple[str, int]] = []  # a mark, and how many ends there were before it
    waiting = Counter[str]()  # of each closing mark, how many are opened
    for found in _MARKS.finditer(text):
        mark = found.group()
        if mark in _OPENING:
            opened.append((_CLOSING[_OPENING.index(mark)], len(ends)))
            waiting[opened[-1][0]] += 1
        elif mark in _CLOSING:
            while waiting[mark]:
                close, before = opened.pop()
                waiting[close] -= 1
                if close == mark:
                    del ends[before:]
                    break
        else:
            ends.append(found.end())
    borders = [0, *ends, len(text)]
    return tuple((start, end) for start, end in pairwise(borders) if start < end)


def is_chinese(language: object) -> bool:
    """Whether the code of a language (`zh`, `zh-TW`, `en`) is one of Chinese."""
    return str(language).lower().partition("-")[0] == "zh"


def has_chinese(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    return _CHINESE.search(text) is not None
