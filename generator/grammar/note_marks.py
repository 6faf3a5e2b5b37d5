"""Note marks in running text, told by their form: `[1]`, `^[1]`, 【1】, 〔1〕, （注1）, ①, ¹."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.grammar.sentences import CLAUSE_ENDS
from generator.grammar.signs import CIRCLED, FRAME_CLOSES, FRAME_OPENS, RAISED

_NUMBER = r"\d{1,3}"
_BLANKS = r"\s{0,3}"
NOTE = "见?注释?"
"""What may stand before the number of a note, as a pattern."""

FRAME_BEFORE = rf"\^?[{FRAME_OPENS}]{_BLANKS}\^?(?:{NOTE})?{_BLANKS}"
FRAME_AFTER = rf"{_BLANKS}[{FRAME_CLOSES}](?!{_BLANKS}\d{{1,5}}号)"
"""What frames a note's number ([1], [注1]), as patterns; a document has 〔24〕3号."""

_FORMS = {
    "framed": (FRAME_BEFORE, _NUMBER, FRAME_AFTER),
    "noted": (rf"[（(]{_BLANKS}{NOTE}{_BLANKS}", _NUMBER, rf"{_BLANKS}[）)]"),
    "circled": ("", f"[{CIRCLED}]", ""),
    # No power (km², 米³).
    "raised": (r"(?<![\dA-Za-z米μµ])", f"[{RAISED}]{{1,3}}", ""),
}
"""What stands before a mark's number, the number, and what stands behind it, by kind."""

PATTERN = "|".join(map("".join, _FORMS.values()))
"""Any mark, as a pattern that browsers read alike."""

SIGNS = f"{FRAME_OPENS}{CIRCLED}{RAISED}注"
"""One of these stands in every mark, and few else: the inside of a character class."""

_MARK = re.compile(
    "|".join(
        f"{before}(?P<{kind}>{number}){after}" for kind, (before, number, after) in _FORMS.items()
    )
)
_SIGN = re.compile(f"[{SIGNS}]")
_LIST_BEGINS = frozenset("：:；;—")
_CLAUSE_ENDS = _LIST_BEGINS | frozenset(CLAUSE_ENDS + "、,!?")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A note mark at `[start, end)` of a text, and the number that it says.

    `sign`: a sign that enumerates as often as it refers (①), so that its form does not decide.
    """

    start: int
    end: int
    number: int
    sign: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class _Candidate:
    mark: Mark
    kind: str
    opens: bool  # what may be an item of a list, so that it may be the item's own mark
    first: bool  # in its paragraph


def note_marks(text: str) -> tuple[Mark, ...]:
    """The marks of a paragraph that refer to notes, in text order.

    Where an item of a list may begin, marks that count on from 1 enumerate (①投资…；②建设…). A mark
    that opens the paragraph is its own, and ① before a clause is the clause's; but [1] behind a
    full stop refers.
    """
    if not _SIGN.search(text):
        return ()
    found = [_candidate(text, match) for match in _MARK.finditer(text)]
    counting = _counting(found)
    return tuple(
        candidate.mark
        for position, candidate in enumerate(found)
        if position not in counting
        and not (candidate.opens and (candidate.mark.sign or candidate.first))
    )


def without_marks(text: str, marks: Iterable[Mark]) -> str:
    """The text without the marks, which are in text order."""
    kept, position = "", 0
    for mark in marks:
        kept += text[position : mark.start]
        position = mark.end
    return kept + text[position:]


def _candidate(text: str, match: re.Match[str]) -> _Candidate:
    kind = match.lastgroup or ""
    digits = unicodedata.normalize("NFKC", match[kind])
    sign = kind == "circled"
    start = match.start()
    while start and text[start - 1].isspace():
        start -= 1
    ends = _CLAUSE_ENDS if sign else _LIST_BEGINS
    mark = Mark(match.start(), match.end(), int(digits), sign)
    return _Candidate(mark, kind, not start or text[start - 1] in ends, not start)


def _counting(found: list[_Candidate]) -> frozenset[int]:
    """The positions of marks that count items: 1, 2, … of one kind, the first opening an item."""
    counting: set[int] = set()
    for kind in dict.fromkeys(candidate.kind for candidate in found):
        run: list[int] = []
        for position, candidate in enumerate(found):
            if candidate.kind != kind:
                continue
            if not run or candidate.mark.number != len(run) + 1:
                counting.update(run if len(run) > 1 else ())
                run = [position] if candidate.mark.number == 1 and candidate.opens else []
            else:
                run.append(position)
        counting.update(run if len(run) > 1 else ())
    return frozenset(counting)
