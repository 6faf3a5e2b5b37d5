"""Reads the term list (名词注释) of a report's annex."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.catalogue.senses import Senses
from generator.errors import Problem
from generator.glossary.names import aliases_of
from generator.model import Paragraph, Part, Report, Span, Term, Traced
from generator.text import bare, fold

_NAME_MAX = 60
_TITLE_MAX = 30
_JUMP_MAX = 20

# Marks as printed: 1. １、 3． [1] ［1］ 【1】 〔1〕 （1） ① 注1：; what follows may begin with a
# digit (3．10种有色金属, 21.5+2就业之家). Matched on folded text.
_MARK = re.compile(
    r"""(?:注释?)?(?:
        [\[［【〔]\s*(?P<framed>\d{1,3})\s*[\]］】〕][：:、.]?
      | [（(](?P<bracketed>\d{1,3})[）)]、?
      | (?P<plain>\d{1,3})(?:[.、：:]|\s|(?=“))
      | (?P<circled>[①-⑳㉑-㉟㊱-㊿])、?
    )\s*""",
    re.VERBOSE,
)
_SEPARATOR = re.compile(r"[，,]?(?:即是指|是指|指的是)|[：:]|——")
_WEAK_SEPARATOR = re.compile(r"[，,](?:即|指)|(?<=[”》）)])(?:即|指|\s+)")
_IN_BRACKETS = re.compile(
    rf"(?P<name>[^（(]{{2,{_NAME_MAX}}})[（(](?P<definition>.{{8,}})[）)]。?", re.DOTALL
)
_DEPTH = {"“": 1, "（": 1, "(": 1, "《": 1, "”": -1, "）": -1, ")": -1, "》": -1}

_TERM_LIST = re.compile(r"名词|术语|词语|短语|用语|缩略语|注释|注解|解释|释义|附注")
_OTHER_LIST = re.compile(
    r"附[件表录]?[\d一二三四五]*[：:]?|.*(?:实事|任务|清单|进展|完成情况|项目|指标)表?"
)
_SENTENCE_ENDS = "。！？；;）)”…"
_ITEM = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)是]|第[一二三四五六七八九十]|[①-⑳]")


def read_terms(
    report: Report, senses: Senses, line_of: Callable[[int], int] | None = None
) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms that a report's annex defines, in its order, and what is wrong with the list.

    A term has the number that is printed, unless a number occurs twice: then its position. A report
    without annex has neither terms nor problems; a list has at most one problem, its first.
    `line_of` gives the line of a source offset, for the message.
    """
    entries: list[_Entry] = []
    faults: list[_Fault] = []
    for section in report.sections:
        if section.part is not Part.ANNEX or section.depth > 2:
            continue
        paragraphs = report.paragraphs_of(section.section_id)
        titled = bool(_TERM_LIST.search(bare(section.title)))
        found, wrong = _read_list(paragraphs, titled, entries)
        if titled and not found and not entries:
            place = section.heading or (paragraphs[0].place if paragraphs else Span(0, 0))
            expected = "expected paragraphs like 「1.名词：解释」"
            wrong = [_Fault(place.start, f"found no numbered entry; {expected}")]
        entries += found
        faults += wrong
    unique = len({entry.number for entry in entries}) == len(entries)
    terms = tuple(
        entry.term(report.report_id, entry.number if unique else position, senses)
        for position, entry in enumerate(entries, 1)
    )
    if not faults:
        return terms, ()
    line = line_of(faults[0].offset) if line_of else None
    others = f" (and {len(faults) - 1} more in this list)" if len(faults) > 1 else ""
    message = f"term list: {faults[0].message}{others}"
    return terms, (Problem(report.source_file, line, message, code="annex"),)


@dataclass(frozen=True, slots=True)
class _Fault:
    offset: int
    message: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the list; a name alone on its line has its definition in the next paragraph."""

    number: int
    name: str
    definition: str
    paragraph_id: str
    place: Span
    closed: bool = False  # the definition stands in brackets: nothing continues it

    def continued(self, paragraph: Paragraph) -> _Entry:
        between = "\n" if self.definition and not paragraph.continues else ""
        return replace(
            self,
            definition=self.definition + between + paragraph.text.strip(),
            place=Span(self.place.start, paragraph.place.end),
        )

    def term(self, report_id: str, ordinal: int, senses: Senses) -> Term:
        return Term(
            term_id=f"{report_id}-{ordinal:02d}",
            report_id=report_id,
            ordinal=ordinal,
            name=self.name,
            definition=self.definition,
            aliases=aliases_of(self.name, senses),
            paragraph_id=self.paragraph_id,
            place=self.place,
        )


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A paragraph that begins with a mark, and its text behind the mark."""

    number: int
    body: Traced


def _read_list(
    paragraphs: Sequence[Paragraph], titled: bool, known: Sequence[_Entry]
) -> tuple[list[_Entry], list[_Fault]]:
    """The entries among a section's paragraphs that are not `known`, whole."""
    faults: list[_Fault] = []
    starts = list(_starts(paragraphs, titled, faults))
    entries: list[_Entry] = []
    printed = {(entry.number, entry.name) for entry in known}
    for position, (index, entry) in enumerate(starts):
        end, following = starts[position + 1] if position + 1 < len(starts) else (None, None)
        between = following is not None and following.number == entry.number + 1
        for paragraph in paragraphs[index + 1 : end]:
            if not _continues(entry, paragraph, between):
                break
            entry = entry.continued(paragraph)
        if not entry.definition:
            faults.append(_Fault(entry.place.start, f"「{entry.name}」 has no definition"))
        elif (entry.number, entry.name) not in printed:
            printed.add((entry.number, entry.name))
            entries.append(entry)
    return entries, sorted(faults, key=lambda fault: fault.offset)


def _starts(
    paragraphs: Sequence[Paragraph], titled: bool, faults: list[_Fault]
) -> Iterator[tuple[int, _Entry]]:
    """The paragraphs that begin an entry, by index; what looks wrong is added to `faults`.

    An annex may go on with other lists (惠民实事), an entry may hold a numbered list of its own,
    and a scrape may print the whole list twice.
    """
    marks = [_numbered(paragraph) for paragraph in paragraphs]
    last_at = {mark.number: index for index, mark in enumerate(marks) if mark}
    printed: set[tuple[int, str]] = set()
    reading = titled
    previous = own = 0  # the last entry's number, and the last one in a list of its own
    finished = True  # whether the last entry's first paragraph ends a sentence
    for index, (paragraph, mark) in enumerate(zip(paragraphs, marks, strict=True)):
        if not mark:
            if _is_title(paragraph.text):
                reading = bool(_TERM_LIST.search(bare(paragraph.text)))
            continue
        if not reading:
            continue
        entry, expected = _entry(mark, paragraph), previous + 1
        again = entry is not None and (entry.number, entry.name) in printed
        begins_own = mark.number == 1 and bool(previous) and (previous > 1 or not finished)
        continues_own = bool(own) and mark.number == own + 1
        if not again and (begins_own or continues_own) and last_at.get(expected, -1) > index:
            own = mark.number
            continue
        if not entry:
            if mark.number == expected:
                found = f"found no ： after a name in 「{paragraph.text[:20]}」"
                message = f"{found}; expected 「{expected}.名词：解释」"
                faults.append(_Fault(paragraph.place.start, message))
                previous = expected
            continue
        if entry.number != expected and not again:
            if entry.number > previous + _JUMP_MAX:
                continue
            message = f"entry 「{entry.number}」 follows 「{previous}」; expected 「{expected}」"
            faults.append(_Fault(entry.place.start, message))
        printed.add((entry.number, entry.name))
        previous, own = entry.number, 0
        finished = paragraph.text.rstrip()[-1] in _SENTENCE_ENDS
        yield index, entry


def _numbered(paragraph: Paragraph) -> _Numbered | None:
    body = paragraph.body.strip()
    match = None if paragraph.continues else _MARK.match(fold(body.text))
    if not match or match.end() == len(body):
        return None
    kind = match.lastgroup or ""
    digits = match[kind]
    number = int(unicodedata.numeric(digits)) if kind == "circled" else int(digits)
    return _Numbered(number, body.cut(match.end()))


def _entry(mark: _Numbered, paragraph: Paragraph) -> _Entry | None:
    """The entry that a numbered paragraph begins, or None where no name can be told."""
    body = mark.body
    name_end, definition_start, definition_end = _split(body.text)
    name = body.cut(0, name_end).strip()
    definition = body.cut(definition_start, definition_end).strip()
    if not 0 < len(name) <= _NAME_MAX:
        return None
    place = Span(name.span().start, (definition if len(definition) else name).span().end)
    closed = definition_end < len(body)
    return _Entry(mark.number, name.text, definition.text, paragraph.paragraph_id, place, closed)


def _split(text: str) -> tuple[int, int, int]:
    """Where the name ends, and where the definition starts and ends.

    A name alone on its line is all of the text; a name that cannot be told ends at 0.
    """
    folded = fold(text)
    for separator in (_SEPARATOR, _WEAK_SEPARATOR):
        match = _outside_pairs(separator, folded)
        if match and "。" not in folded[: match.start()]:
            return match.start(), match.end(), len(text)
    match = _IN_BRACKETS.fullmatch(text)
    if match:
        return match.end("name"), match.start("definition"), match.end("definition")
    if len(text) <= _NAME_MAX and text[-1] not in _SENTENCE_ENDS.replace("”", "").replace("）", ""):
        return len(text), len(text), len(text)
    return 0, 0, 0


def _outside_pairs(separator: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first separator near the beginning that no quotation marks or brackets enclose."""
    head = text[: _NAME_MAX + 10]
    depths = list(itertools.accumulate((_DEPTH.get(char, 0) for char in head), initial=0))
    matches = list(separator.finditer(head, 1))
    outside = (match for match in matches if depths[match.start()] <= 0)
    return next(outside, None)


def _is_title(text: str) -> bool:
    """Whether a paragraph is the title of a list: short, and no sentence."""
    words = bare(text)
    if len(words) > _TITLE_MAX or words[-1:] in tuple("。！？；，、"):
        return False
    return bool(_TERM_LIST.search(words) or _OTHER_LIST.fullmatch(words))


def _continues(entry: _Entry, paragraph: Paragraph, between: bool) -> bool:
    """Whether a paragraph behind an entry belongs to its definition.

    It does where the sentence has not ended, or as an item (一是…) of it; `between` two entries
    that follow each other any sentence does. Behind the last one a page's other lines may follow.
    """
    text = paragraph.text.strip()
    if entry.closed:
        return False
    if paragraph.continues or not entry.definition:
        return True
    if _is_title(text):
        return False
    if entry.definition[-1] not in _SENTENCE_ENDS:
        return True
    return text[-1:] in tuple(_SENTENCE_ENDS) and (between or bool(_ITEM.match(text)))
