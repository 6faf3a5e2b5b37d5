"""Small operations on Chinese text that several stages share. All keep positions."""

from __future__ import annotations

FOLD = {0x3000: " ", 0x2002: " ", 0x2003: " ", 0x00A0: " "} | {
    code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5F) if chr(code - 0xFEE0).isalnum()
} | {ord("％"): "%", ord("．"): ".", ord("＋"): "+", ord("－"): "-", ord("＆"): "&"}
"""Full-width digits, letters and signs to their ASCII twins, one character for one character."""

_PAIRS = ("“”", "（）", "《》", "【】", "〔〕", "()")
_OPENING = {pair[0] for pair in _PAIRS}
_CLOSING = {pair[1] for pair in _PAIRS}


def fold(text: str) -> str:
    """`text` with full-width digits, letters and signs as ASCII; length and positions unchanged."""
    return text.translate(FOLD)


def compact(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` without white space, and for every kept character its position in `text`."""
    positions = tuple(i for i, char in enumerate(text) if not char.isspace())
    return "".join(text[i] for i in positions), positions


def bare(text: str) -> str:
    """`text` without any white space: the form in which source and page are compared."""
    return "".join(text.split())


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of the sentences of `text`, in order, covering it entirely.

    A sentence ends after 。！？. Inside quotation marks and brackets nothing ends, so that
    `“……。……”` stays in one piece; where a mark lacks its partner, they are not heeded.
    """
    return _split(text, "。！？")


def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of the clauses of `text`: as `sentences`, but ；，： end one too."""
    return _split(text, "。！？；，：")


def _split(text: str, marks: str) -> tuple[tuple[int, int], ...]:
    balanced = all(text.count(a) == text.count(b) for a, b in _PAIRS)
    ranges: list[tuple[int, int]] = []
    start = depth = 0
    for i, char in enumerate(text):
        if balanced and char in _OPENING:
            depth += 1
        elif balanced and char in _CLOSING:
            depth -= 1
        if char in marks and depth <= 0 and text[i + 1 : i + 2] not in tuple(marks):
            ranges.append((start, i + 1))
            start = i + 1
    if start < len(text):
        ranges.append((start, len(text)))
    return tuple(ranges)
