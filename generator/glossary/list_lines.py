"""A term list's paragraphs as lines, each with the number that it begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.glossary.entries import NAME_MAX, parted
from generator.grammar.markers import ENTRIES, Form, marker_at
from generator.grammar.sentences import STOPS
from generator.grammar.signs import FRAME_CLOSES, FRAME_OPENS
from generator.model import Paragraph, Traced
from generator.text import to_halfwidth

_ENTRY_FORMS = ENTRIES | {
    Form.TOP,
    Form.SUB,
    Form.HALF_BRACKETED,
    Form.RAISED,
    Form.NOTED,
    Form.LOOSE,
    Form.GLUED,
}
_KINDS = dict.fromkeys((Form.HALF_BRACKETED, Form.NOTED, Form.LOOSE), Form.ITEM)
"""Forms that stand for another in one list: 1. 2、 3） 4：."""

_RUN_TOGETHER = re.compile(
    rf"(?<=[{STOPS}）)”])\s*(?=[{FRAME_OPENS}（(]?\d{{1,3}}[.、）){FRAME_CLOSES}])"
)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A paragraph of the list, or one entry's part of it where several stand in one paragraph.

    `number` is what its mark says, 0 where it has none; `kind` is the mark's form, `rest` the text
    behind the mark.
    """

    paragraph_id: str
    body: Traced
    continues: bool
    number: int
    kind: Form | None
    rest: Traced

    @property
    def text(self) -> str:
        return self.body.text


def lines_of(paragraphs: Sequence[Paragraph]) -> list[EntryLine]:
    """The paragraphs as lines; one that runs several entries together is cut before each."""
    whole = [_line(p.paragraph_id, p.body.strip(), p.continues) for p in paragraphs]
    lines: list[EntryLine] = []
    following = 0
    for line in reversed(whole):
        lines += reversed(_cut(line, following)) if line.number else (line,)
        following = line.number or following
    return lines[::-1]


def _cut(line: EntryLine, following: int) -> tuple[EntryLine, ...]:
    """The entries that a line runs together: 1.甲：…。2.乙：…。

    A definition's own list goes on from 1 as well; there the next line has the number that the list
    has used up. `following` is that line's number, 0 where none follows.
    """
    starts = [0]
    number = line.number
    folded = to_halfwidth(line.text)
    for border in _RUN_TOGETHER.finditer(folded):
        mark = marker_at(folded, border.end(), _ENTRY_FORMS)
        if not mark or _KINDS.get(mark.form, mark.form) != line.kind or mark.number != number + 1:
            continue
        if parted(folded[mark.end : mark.end + 2 * NAME_MAX]):
            starts.append(border.end())
            number += 1
    if following not in (0, 1) and following <= number:
        return (line,)
    pieces = [
        line.body.cut(start, end).strip() for start, end in pairwise([*starts, len(line.body)])
    ]
    first = _line(line.paragraph_id, pieces[0], line.continues)
    return (first, *(_line(line.paragraph_id, piece, False) for piece in pieces[1:]))


def _line(paragraph_id: str, body: Traced, continues: bool) -> EntryLine:
    marker = None if continues else marker_at(body.text, forms=_ENTRY_FORMS)
    if not marker or marker.end == len(body):
        return EntryLine(paragraph_id, body, continues, 0, None, body)
    kind = _KINDS.get(marker.form, marker.form)
    return EntryLine(paragraph_id, body, continues, marker.number, kind, body.cut(marker.end))
