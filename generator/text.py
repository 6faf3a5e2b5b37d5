"""Small operations on Chinese text that several stages share. All keep positions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

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
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")

LANGUAGE = "zh-CN"
"""Of the reports and of all that is generated from them, whatever the language of the frame."""


@lru_cache(maxsize=2048)  # every layer asks for the same paragraphs
def to_halfwidth(text: str) -> str:
    """`text` with full-width digits, letters and signs as ASCII; length and positions unchanged."""
    return text.translate(HALFWIDTH) if _WIDE.search(text) else text


def bare(text: str) -> str:
    """`text` without any white space: the form in which source and page are compared."""
    return "".join(text.split())


def positions(text: str, words: str) -> Iterator[int]:
    """Where `words` stand in `text`, in order; those that overlap too."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def has_run(text: str, words: str, length: int) -> bool:
    """Whether `length` characters in a row of `words` stand in `text`."""
    runs = (words[at : at + length] for at in range(len(words) - length + 1))
    return any(map(text.__contains__, runs))


def stand_in_order(text: str, words: str) -> bool:
    """Whether the characters of `words` stand in `text` in their order, with others between."""
    rest = iter(text)
    return all(sign in rest for sign in words)


def is_chinese(language: object) -> bool:
    """Whether the code of a language (`zh`, `zh-TW`, `en`) is one of Chinese."""
    return str(language).lower().partition("-")[0] == "zh"


def has_chinese(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    return _CHINESE.search(text) is not None
