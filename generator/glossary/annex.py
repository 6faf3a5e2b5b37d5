"""Reads the term list (名词注释) of a report's annex."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from generator.catalogue.senses import Senses
from generator.errors import Problem, ProblemCode
from generator.glossary.entries import NAME_MAX, page_start, parted, split_entry
from generator.glossary.list_lines import EntryLine, lines_of
from generator.glossary.names import aliases_of
from generator.grammar.markers import ENTRIES, Form, marker_at
from generator.grammar.sentences import STOPS
from generator.model import Report, Span, Term, Traced
from generator.text import bare, to_halfwidth

_TITLE_MAX = 30
_JUMP_MAX = 20

_ITEMS = ENTRIES | {Form.SUB, Form.POINT, Form.ORDINAL, Form.HALF_BRACKETED}
"""What begins an item of a definition's own list."""

_CHINESE = frozenset({Form.TOP, Form.SUB})
_BULLET = re.compile(r"[●○◆◇■□▲★☆※·•*]+\s*")

_GROUP = re.compile(r".*(?:类|部分|方面|篇|领域)")
_NO_NAME = re.compile(r"(?:备?注|说明|附[件注表]?|来源|作者|编辑|责任编辑|免责声明|版权.*)")
_SENTENCE_ENDS = STOPS + "）)”"


def read_terms(
    report: Report, senses: Senses, line_of: Callable[[int], int]
) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms that a report's annex defines, in its order, and the problems of the list.

    A term has the number that is printed, unless a number occurs twice or none is printed: then its
    position. A report without annex has neither terms nor problems; a list has at most one problem,
    its first. `line_of` gives the line of a source offset, for the message.
    """
    entries: list[_Entry] = []
    faults: list[_Fault] = []
    empty: list[_Fault] = []  # of titled lists: one is no fault where another has the entries
    for section in report.sections:
        if not section.lists_terms:
            continue
        paragraphs = report.paragraphs_of(section.section_id)
        found, wrong = _read_list(lines_of(paragraphs), entries)
        if not found:
            place = section.heading or (paragraphs[0].place if paragraphs else Span(0, 0))
            expected = "expected paragraphs like 「1.名词：解释」"
            empty.append(_Fault(place.start, f"found no entry; {expected}"))
        else:
            faults += wrong
        entries += found
    if not entries:
        faults = [*empty, *faults]
    unique = len({entry.number for entry in entries}) == len(entries)
    terms = tuple(
        entry.term(report.report_id, entry.number if unique else position, senses)
        for position, entry in enumerate(entries, 1)
    )
    if not faults:
        return terms, ()
    others = f" (and {len(faults) - 1} more in this list)" if len(faults) > 1 else ""
    message = f"term list: {faults[0].message}{others}"
    return terms, (
        Problem(report.source_file, line_of(faults[0].offset), message, ProblemCode.ANNEX),
    )


@dataclass(frozen=True, slots=True)
class _Fault:
    offset: int
    message: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the list; a name alone on its line has its definition in the next paragraph."""

    number: int
    name: Traced
    paragraph_id: str
    pieces: tuple[Traced, ...] = ()  # the definition's paragraphs
    joined: tuple[bool, ...] = ()  # whether each goes on from the one before without a break
    closed: bool = False  # the definition stands in brackets: nothing continues it

    @property
    def key(self) -> tuple[int, str]:
        return self.number, self.name.text

    @property
    def definition(self) -> str:
        return "".join(
            piece.text if joined else "\n" + piece.text
            for piece, joined in zip(self.pieces, self.joined, strict=True)
        )

    def continued(self, lines: Sequence[EntryLine]) -> _Entry:
        pieces = (*self.pieces, *(line.body for line in lines))
        joined = (*self.joined, *(line.continues for line in lines))
        return replace(self, pieces=pieces, joined=(True, *joined[1:]))

    def without_page(self) -> _Entry:
        """The entry without the page of the printed edition that it ends with."""
        last = self.pieces[-1].cut(0, page_start(self.pieces[-1].text))
        kept = (*self.pieces[:-1], *((last,) if len(last) else ()))
        return replace(self, pieces=kept, joined=self.joined[: len(kept)]) if kept else self

    def term(self, report_id: str, ordinal: int, senses: Senses) -> Term:
        return Term(
            term_id=f"{report_id}-{ordinal:02d}",
            report_id=report_id,
            ordinal=ordinal,
            name=self.name.text,
            definition=self.definition,
            aliases=aliases_of(self.name.text, senses),
            paragraph_id=self.paragraph_id,
            place=Span(self.name.span().start, self.pieces[-1].span().end),
        )


# -- a list's entries ------------------------------------------------------------------------------


def _read_list(
    lines: Sequence[EntryLine], known: Sequence[_Entry]
) -> tuple[list[_Entry], list[_Fault]]:
    """The entries of a list with their whole definitions, without those already `known`."""
    faults: list[_Fault] = []
    refused: set[int] = set()
    starts = list(_starts(lines, faults, refused))
    if not starts:
        starts, faults = list(_unnumbered_starts(lines, len(known))), []
    entries: list[_Entry] = []
    printed = {entry.key for entry in known}
    several = False  # whether definitions of several paragraphs are this list's habit
    for position, (index, entry) in enumerate(starts):
        end, following = starts[position + 1] if position + 1 < len(starts) else (None, None)
        between = following is not None and following.number == entry.number + 1
        more: list[EntryLine] = []
        for at, line in enumerate(lines[index + 1 : end], index + 1):
            last = more[-1].body if more else entry.pieces[-1] if entry.pieces else None
            how = _Join.NOT if entry.closed else _continues(last, line, between or several)
            if how is _Join.NOT or at in refused:
                break
            several = several or how is _Join.SENTENCE
            more.append(line)
        entry = entry.continued(more)
        if not entry.pieces:
            faults.append(
                _Fault(entry.name.span().start, f"「{entry.name.text}」 has no definition")
            )
        elif entry.key not in printed:
            printed.add(entry.key)
            entries.append(entry.without_page())
    return entries, sorted(faults, key=lambda fault: fault.offset)


def _starts(
    lines: Sequence[EntryLine], faults: list[_Fault], refused: set[int]
) -> Iterator[tuple[int, _Entry]]:
    """The lines that begin a numbered entry, by index; what looks wrong is added to `faults`.

    `refused` gets the lines that have an entry's number, but no name that can be told.
    An entry may hold a numbered list of its own, and groups of entries (一、经济类) may each begin
    with 1.
    """
    numbers = _numbers(lines)
    last_at = {number: index for index, number in enumerate(numbers) if number}
    printed: set[tuple[int, str]] = set()
    previous = own = 0  # the last entry's number, and the last one in a list of its own
    finished = True  # whether the last entry's first paragraph ends a sentence
    announced = False  # whether it ends in ：, so that a list of its own follows
    for index, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        if not number:
            if _opens_group(line):
                previous = own = 0
                finished = True
            continue
        entry, expected = _entry(line, number), previous + 1
        if line.kind is Form.GLUED and not (entry and entry.pieces and number == expected):
            continue
        again = entry is not None and entry.key in printed
        begins_own = number == 1 and bool(previous) and (previous > 1 or not finished)
        continues_own = bool(own) and number == own + 1
        goes_on = last_at.get(expected, -1) > index or (announced and number != expected)
        if not again and (begins_own or continues_own) and goes_on:
            own = number
            continue
        if not entry:
            if number == expected:
                found = f"found no ： after a name in 「{line.text[:20]}」"
                message = f"{found}; expected 「{expected}.名词：解释」"
                faults.append(_Fault(line.body.span().start, message))
                refused.add(index)
                previous = expected
            continue
        if number != expected and not again and previous:
            if number > previous + _JUMP_MAX:
                continue
            message = f"entry 「{number}」 follows 「{previous}」; expected 「{expected}」"
            faults.append(_Fault(entry.name.span().start, message))
        printed.add(entry.key)
        previous, own = number, 0
        finished, announced = line.text[-1] in _SENTENCE_ENDS, line.text[-1] in "：:"
        yield index, entry


def _numbers(lines: Sequence[EntryLine]) -> list[int]:
    """Each line's number as an entry, 0 where it has none.

    一、 numbers entries only in a list that has no 1. at all; elsewhere it opens a group.
    """
    digits = any(
        line.number and line.kind not in _CHINESE and parted(to_halfwidth(line.rest.text))
        for line in lines
    )
    return [0 if digits and line.kind in _CHINESE else line.number for line in lines]


def _opens_group(line: EntryLine) -> bool:
    """Whether a line is the heading of a group of entries: 一、经济发展类."""
    text = bare(line.text)
    if len(text) > _TITLE_MAX or text[-1] in _SENTENCE_ENDS + "，、：:":
        return False
    return line.kind in _CHINESE or bool(_GROUP.fullmatch(text))


def _unnumbered_starts(lines: Sequence[EntryLine], known: int) -> Iterator[tuple[int, _Entry]]:
    """The lines that begin an entry of a list without numbers: 名词：解释, or each on its own line.

    Remains of a web page behind the list are no sentences and are left out. Numbers continue from
    `known`.
    """
    found = [_unnumbered(line) for line in lines]
    whole = [bool(e and e.pieces and _is_sentence(e.definition)) for e in found]
    alone = [
        bool(e and not e.pieces and _is_sentence(following.text))
        for e, following in zip(found, lines[1:], strict=False)
    ]
    by_line = sum(alone) >= sum(whole)
    number = known
    awaiting = False  # whether the line before is a name without its definition
    for index, entry in enumerate(found):
        if awaiting or not entry:
            awaiting = False
            continue
        in_order = index < len(alone) and alone[index]
        awaiting = in_order and (by_line or (entry.name.text[0] == "“" and not whole[index + 1]))
        if awaiting or whole[index]:
            number += 1
            yield index, replace(entry, number=number)


def _unnumbered(line: EntryLine) -> _Entry | None:
    entry = None if line.continues else _entry(replace(line, rest=_without_bullet(line.body)), 0)
    return None if entry and _NO_NAME.fullmatch(bare(entry.name.text)) else entry


def _without_bullet(body: Traced) -> Traced:
    match = _BULLET.match(body.text)
    return body.cut(match.end()) if match and match.end() < len(body) else body


def _is_sentence(text: str) -> bool:
    return text.rstrip()[-1:] in tuple(_SENTENCE_ENDS)


def _entry(line: EntryLine, number: int) -> _Entry | None:
    """The entry that a line begins, or None where no name can be told."""
    body = line.rest
    cut = split_entry(body.text, numbered=bool(number))
    if cut is None:
        return None
    name = body.cut(cut.name_start, cut.name_end).strip()
    name = name.cut(0, page_start(name.text) or None)
    definition = body.cut(cut.start, cut.end).strip()
    if not 0 < len(name) <= NAME_MAX:
        return None
    pieces = (definition,) if len(definition) else ()
    closed = cut.end < len(body)
    return _Entry(number, name, line.paragraph_id, pieces, (True,) * len(pieces), closed)


class _Join(Enum):
    """How a line behind an entry belongs to its definition."""

    NOT = auto()
    SENTENCE = auto()  # as a sentence of its own
    OTHERWISE = auto()


def _continues(last: Traced | None, line: EntryLine, sentences: bool) -> _Join:
    """Whether a line belongs to the definition whose `last` paragraph so far stands before it.

    It does where the sentence has not ended, or as an item (一是…) of it; any sentence does where
    `sentences` says so: between two entries that follow each other, and in a list whose definitions
    have several paragraphs. Behind the last entry a page's other lines may follow.
    """
    if line.continues or last is None:
        return _Join.OTHERWISE
    if _opens_group(line):
        return _Join.NOT
    if not _is_sentence(last.text):
        return _Join.OTHERWISE
    if not _is_sentence(line.text):
        return _Join.NOT
    if marker_at(line.text, forms=_ITEMS):
        return _Join.OTHERWISE
    return _Join.SENTENCE if sentences else _Join.NOT
