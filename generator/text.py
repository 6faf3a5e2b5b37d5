"""Small operations on Chinese text that several stages share. All keep positions."""

from __future__ import annotations

import re
from functools import lru_cache

FOLD = (
    {0x3000: " ", 0x2002: " ", 0x2003: " ", 0x00A0: " "}
    | {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
    | {ord("％"): "%", ord("．"): ".", ord("＋"): "+", ord("－"): "-", ord("＆"): "&"}
)
"""Full-width digits, letters and signs to their ASCII twins, one character for one character."""

_WIDE = re.compile(f"[{re.escape(''.join(map(chr, FOLD)))}]")
_OPENING = "“（《【〔("
_CLOSING = "”）》】〕)"
_PAIRS = tuple(zip(_OPENING, _CLOSING, strict=True))
_MARKS = re.compile(f"[{re.escape(_OPENING + _CLOSING)}]|[。！？]+")


def fold(text: str) -> str:
    """`text` with full-width digits, letters and signs as ASCII; length and positions unchanged."""
    return text.translate(FOLD) if _WIDE.search(text) else text


def bare(text: str) -> str:
    """`text` without any white space: the form in which source and page are compared."""
    return "".join(text.split())


@lru_cache(maxsize=8192)  # every layer asks for the same paragraphs
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of the sentences of `text`, in order, covering it entirely.

    A sentence ends after 。！？. Inside quotation marks and brackets nothing ends, so that
    `“……。……”` stays in one piece; where a mark lacks its partner, they are not heeded.
    """
    balanced = all(text.count(first) == text.count(last) for first, last in _PAIRS)
    ranges: list[tuple[int, int]] = []
    start = depth = 0
    for found in _MARKS.finditer(text):
        mark = found.group()
        if mark in _OPENING:
            depth += balanced
        elif mark in _CLOSING:
            depth -= balanced
        elif depth <= 0:
            ranges.append((start, found.end()))
            start = found.end()
    if start < len(text):
        ranges.append((start, len(text)))
    return tuple(ranges)
