"""Undoes what a newspaper column, a PDF or a web page did to a text.

Lines become printed paragraphs, furniture is set aside, and every kept character remembers its
offset. Nothing else is touched: in a text whose lines are paragraphs, only the white space around
a line goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.catalogue.furniture import FurnitureRule
from generator.model import Span, Traced

MARKER = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
_ENDS = "。！？：；”）…"
_SENTENCE_ENDS = re.compile(r"[。！？：…][”’）》]*$")
_ENTRY = re.compile(r"\d{1,2}[.．、](?!\d)")
_MIN_WRAPPED_LINES = 20
_MAX_COLUMN = 120


@dataclass(frozen=True, slots=True)
class Line:
    """One printed paragraph or heading. `continues`: furniture stood between it and the last."""

    body: Traced
    continues: bool = False

    @property
    def text(self) -> str:
        return self.body.text


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of furniture and why it is left out."""

    text: str
    reason: str
    place: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """A source as lines and furniture, which together hold all its characters but white space."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]
    wrapped: bool


def normalise(text: str, rules: Sequence[FurnitureRule], wrapped: bool | None = None) -> Layout:
    """The printed paragraphs of `text` and the furniture between them, in text order.

    `wrapped` says whether the lines were cut at a column's width; None looks for itself.
    """
    removed: list[Removed] = []
    physical: list[Line | None] = []  # None stands for a blank line
    raw = list(_physical_lines(text))
    first, last = _body_edges(raw)
    for index, line in enumerate(raw):
        if not line.text:
            physical.append(None)
            continue
        kept, taken = _without_furniture(line, rules, at_edge=not first <= index <= last)
        removed.extend(taken)
        physical.extend(kept)
    if wrapped is None:
        wrapped = _looks_wrapped([line.text for line in physical if line])
    lines = tuple(line for line in physical if line)
    if wrapped:
        lines, cut_in_two = _unwrap(physical, [rule for rule in rules if rule.scope == "inline"])
        removed = sorted((*removed, *cut_in_two), key=lambda r: r.place)
    return Layout(lines, tuple(removed), wrapped)


def _physical_lines(text: str) -> Iterator[Traced]:
    start = 0
    for piece in text.split("\n"):
        yield Traced(piece, tuple(range(start, start + len(piece)))).strip()
        start += len(piece) + 1


def _body_edges(lines: Sequence[Traced]) -> tuple[int, int]:
    """First and last line that hold a whole sentence: what stands outside may be a page's frame."""
    full = [i for i, line in enumerate(lines) if len(line) > 20 and line.text[-1] in "。！；：”"]
    return (full[0], full[-1]) if full else (0, len(lines))


def _without_furniture(
    line: Traced, rules: Sequence[FurnitureRule], *, at_edge: bool
) -> tuple[list[Line], list[Removed]]:
    for rule in rules:
        if rule.scope == "line" and (at_edge or not rule.edge) and rule.regex.fullmatch(line.text):
            return [], [Removed(line.text, rule.reason, line.span())]
    cuts = sorted(
        (found.start(), found.end(), rule.reason)
        for rule in rules
        if rule.scope == "inline"
        for found in rule.regex.finditer(line.text)
    )
    kept: list[Line] = []
    removed: list[Removed] = []
    position = 0
    for start, end, reason in cuts:
        if start < position:
            continue
        before = line.cut(position, start).strip()
        if before:
            kept.append(Line(before, continues=bool(kept)))
        removed.append(Removed(line.text[start:end], reason, line.span(start, end)))
        position = end
    rest = line.cut(position).strip()
    if rest:
        kept.append(Line(rest, continues=bool(kept)))
    return kept, removed


def _width(text: str) -> int:
    """Columns that a text takes where a Han character takes two."""
    return sum(1 if ord(char) < 0x2000 else 2 for char in text)


def _column_width(lines: Sequence[str]) -> int:
    return sorted(_width(line) for line in lines)[len(lines) * 9 // 10]


def _looks_wrapped(lines: Sequence[str]) -> bool:
    if len(lines) < _MIN_WRAPPED_LINES:
        return False
    if sum(len(line) > _MAX_COLUMN for line in lines) > len(lines) / 10:
        return False
    column = _column_width(lines)
    open_ended = sum(1 for line in lines if line[-1] not in _ENDS)
    full = sum(1 for line in lines if abs(_width(line) - column) <= column * 0.15)
    return column <= _MAX_COLUMN and open_ended > len(lines) / 2 and full > len(lines) / 2


def _unwrap(
    physical: Sequence[Line | None], rules: Sequence[FurnitureRule]
) -> tuple[tuple[Line, ...], list[Removed]]:
    """The paragraphs of a text in columns, and the furniture that a column had cut in two."""
    column = _column_width([line.text for line in physical if line])
    paragraphs: list[list[Line]] = []
    gap = True
    for line in physical:
        if line is None:
            gap = True
            continue
        if not paragraphs or _breaks(paragraphs[-1], line, gap, column):
            paragraphs.append([])
        paragraphs[-1].append(line)
        gap = False
    joined: list[Line] = []
    removed: list[Removed] = []
    for lines in paragraphs:
        body = _undo_spaces(Traced.join(line.body for line in lines))
        kept, taken = _without_furniture(body, rules, at_edge=False)
        joined += (replace(line, continues=line.continues or lines[0].continues) for line in kept)
        removed += taken
    return tuple(joined), removed


def _breaks(paragraph: Sequence[Line], following: Line, gap: bool, column: int) -> bool:
    """Whether a new paragraph begins at `following`.

    A line that ends well before the column does is a paragraph's last, whatever its last mark;
    a blank line ends one only after a sentence, since it may be where a column ended.
    """
    last = paragraph[-1].text
    ended = bool(_SENTENCE_ENDS.search(last))
    width = _width(last)
    if len(paragraph) == 1 and MARKER.match(last) and not ended:
        return width < column * 0.9  # a heading alone on its line
    if ended and _ENTRY.match(following.text):
        return True
    if MARKER.match(following.text):
        return ended or width < column * 0.9
    return width < column * 0.7 or (ended and (gap or width < column * 0.8))


def _undo_spaces(body: Traced) -> Traced:
    """Without the spaces that a column put around digits; those between Latin words stay."""
    text = body.text
    keep = [
        i
        for i, char in enumerate(text)
        if not char.isspace() or (_is_latin(text[i - 1]) and _is_latin(text[i + 1 : i + 2]))
    ]
    return Traced("".join(text[i] for i in keep), tuple(body.origins[i] for i in keep))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
