"""Where sentences and clauses end."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

SENTENCE_ENDS = "。！？"
CLAUSE_ENDS = "，；：" + SENTENCE_ENDS
"""Marks behind which a clause ends; ： opens what the clause announces."""

CLAUSE_MARKS = CLAUSE_ENDS + ",;:!?"
"""The same of either width."""

STOPS = SENTENCE_ENDS + "；…!?;"
"""Marks behind which a sentence or an item of a list is over, of either width."""

LINE_ENDS = STOPS + "：:”）)"
"""Marks that a whole line ends in; one that ends in none of them goes on in the next."""

NEVER_END_TITLES = SENTENCE_ENDS + "；，、!?;,"
"""Marks that no title ends in; ： may announce what stands below one."""

OPENING = "“（《【〔("
CLOSING = "”）》】〕)"
"""Marks that stand in pairs, in the same order."""

_CLOSING_OF = dict(zip(OPENING, CLOSING, strict=True))
_BEHIND_ENDS = "”’）》"
_LAST = tuple(SENTENCE_ENDS + "：…!?")

# One mark of a pair, or a run of those that end; one class at the head, which is fast to search.
_MARKS = re.compile(
    f"[{re.escape(OPENING + CLOSING)}{SENTENCE_ENDS}](?:(?<=[{SENTENCE_ENDS}])[{SENTENCE_ENDS}]+)?"
)


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence does, with the marks that close quotations behind it."""
    return text.rstrip(_BEHIND_ENDS).endswith(_LAST)


@lru_cache(maxsize=2**15)  # every layer asks for the same paragraphs, and many pages do
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of the sentences of `text`, in order, covering it entirely.

    A sentence ends after 。！？. Inside quotation marks and brackets nothing ends, so that
    `“……。……”` stays in one piece; a mark that lacks its partner is not heeded.
    """
    ends: list[int] = []
    opened: list[tuple[str, int]] = []  # a mark, and how many ends there were before it
    waiting = dict.fromkeys(CLOSING, 0)  # of each closing mark, how many are opened
    for found in _MARKS.finditer(text):
        mark = found[0]
        if mark in _CLOSING_OF:
            opened.append((_CLOSING_OF[mark], len(ends)))
            waiting[_CLOSING_OF[mark]] += 1
        elif mark in waiting:
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


def whole_clauses(text: str, start: int, end: int, longest: int) -> tuple[int, int]:
    """The range of the clauses in which `[start, end)` lies, without the marks around them.

    Where that is longer than `longest`, as far as 、 divides it; never within quotation marks or
    brackets, unless one lacks its partner.
    """
    for marks in (CLAUSE_ENDS, f"{CLAUSE_ENDS}、"):
        borders = [at for at, character in _outside_pairs(text) if character in marks]
        first = max((at + 1 for at in borders if at < start), default=0)
        last = min((at for at in borders if at >= end), default=len(text))
        if last - first <= longest:
            break
    return first, last


def pieces(text: str, start: int, end: int, marks: str) -> tuple[tuple[int, int], ...]:
    """The ranges into which `marks` divide `[start, end)`, without the marks; none is empty.

    Within quotation marks or brackets nothing is divided, unless one lacks its partner.
    """
    ends = [start + at for at, character in _outside_pairs(text[start:end]) if character in marks]
    starts = [start, *(at + 1 for at in ends)]
    return tuple((a, b) for a, b in zip(starts, [*ends, end], strict=True) if a < b)


def _outside_pairs(text: str) -> list[tuple[int, str]]:
    """The characters that stand in no pair of quotation marks or brackets, with their places."""
    kept: list[tuple[int, str]] = []
    opened: list[tuple[str, int]] = []  # the mark that closes, and how many were kept before it
    for at, character in enumerate(text):
        if character in CLOSING:
            while any(close == character for close, _ in opened):
                close, before = opened.pop()
                if close == character:
                    del kept[before:]
                    break
        elif character in _CLOSING_OF:
            opened.append((_CLOSING_OF[character], len(kept)))
        else:
            kept.append((at, character))
    return kept
