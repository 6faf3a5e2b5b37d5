"""An entry of a term list: where its name ends and its definition begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from generator.grammar.numerals import COUNT
from generator.grammar.sentences import CLAUSE_ENDS, STOPS
from generator.grammar.signs import DASHES, FRAME_CLOSES, FRAME_OPENS
from generator.text import to_halfwidth

NAME_MAX = 60
"""Characters that a name can have."""

_PAGE_MAX = 40
_PLAIN_NAME_MAX = 20  # a name that only 是 parts from its definition
_COLONS = "：:\u2236\ufe30\ufe55"  # with the ratio sign and others that look like one
_SEPARATOR = re.compile(
    rf"[，,]?(?:(?<=[”》）)，,])(?:即|指|是)|即是指|是指|指的是|主要是?指)?[{_COLONS}]"
    rf"|[，,]?(?:即是指|是指|指的是|主要是?指|泛指|特指)|[{DASHES}]{{2}}"
)
_WEAK_SEPARATOR = re.compile(
    rf"[，,](?:即|指)|(?<=[”》）)])(?:[即指是为]|\s+|[{DASHES}]\s*)|\s{{2,}}|\t"
)
_IS = re.compile(r"(?<=\w)(?:是(?![否非])|即(?![将使可])|指(?![导挥标数引定]))")
_IN_BRACKETS = re.compile(
    rf"(?P<name>[^（(]{{2,{NAME_MAX}}})[（(](?P<definition>.{{8,}})[）)]。?", re.DOTALL
)
_FRAMED_NAME = re.compile(
    rf"[{FRAME_OPENS}](?P<name>[^{FRAME_CLOSES}]{{2,{NAME_MAX}}})[{FRAME_CLOSES}]"
    r"\s*[：:]?(?P<definition>.{2,})",
    re.DOTALL,
)
_DEPTH = {"“": 1, "（": 1, "(": 1, "《": 1, "”": -1, "）": -1, ")": -1, "》": -1}

# Where the printed edition has the words: （见第3页）, (P5), （第2页第8行）.
_PAGE = re.compile(
    r"(?<!\s)\s*+[（(]\s*+(?:详?见|参见|载|在)?\s*+(?:正文|报告|本报告)?"
    rf"(?:第\s*+{COUNT}(?:\s*+[{DASHES}、，,和]\s*+第?\s*+{COUNT})*+\s*+页"
    r"(?:第?[^（()）]{0,8}[行段])?|"
    rf"[Pp]\.?\s*+\d++(?:\s*+[{DASHES}、，,]\s*+\d++)*+)\s*+[）)]\s*+[。.]?$"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """The ranges of name and definition in a text; an empty definition follows later."""

    name_start: int
    name_end: int
    start: int
    end: int


def page_start(text: str) -> int:
    """Where the page reference at a text's end begins (（见第3页）); the text's end without one."""
    start = max(0, len(text) - _PAGE_MAX)
    found = _PAGE.search(to_halfwidth(text[start:]))
    return start + found.start() if found else len(text)


def split_entry(text: str, *, numbered: bool) -> Cut | None:
    """The name and the definition of an entry's text, or None where no name can be told."""
    folded = to_halfwidth(text)
    framed = _FRAMED_NAME.fullmatch(text)
    if framed:
        return Cut(*framed.span("name"), *framed.span("definition"))
    for separator in (_SEPARATOR, _WEAK_SEPARATOR):
        match = _outside_pairs(separator, folded)
        if match and "。" not in folded[: match.start()]:
            return Cut(0, match.start(), match.end(), len(text))
    match = _IN_BRACKETS.fullmatch(text)
    if match:
        return Cut(*match.span("name"), *match.span("definition"))
    match = _IS.search(folded, 2, _PLAIN_NAME_MAX) if numbered else None
    if match and not re.search(f"[、{CLAUSE_ENDS}]", folded[: match.start()]):
        return Cut(0, match.start(), match.end(), len(text))
    if text and len(text) <= NAME_MAX and text[-1] not in STOPS:
        return Cut(0, len(text), len(text), len(text))
    return None


def _outside_pairs(separator: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first separator near the beginning that no quotation marks or brackets enclose."""
    head = text[: NAME_MAX + 10]
    depths = list(accumulate((_DEPTH.get(char, 0) for char in head), initial=0))
    matches = list(separator.finditer(head, 1))
    outside = (match for match in matches if depths[match.start()] <= 0)
    return next(outside, None)


def parted(folded: str) -> bool:
    """Whether a name and its definition are plainly parted."""
    return bool(_outside_pairs(_SEPARATOR, folded))
