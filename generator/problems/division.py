"""Divides an admission into its problems, as its sentences do.

What is numbered (一是……；二是……) or said with the same words each time is divided there. Any other
sentence is a problem, or several: where `；` parts items, or `，` clauses each of which says by
itself that something is wanting. A clause that leans on another stays with it: one problem too few
is better than half of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from generator.catalogue.problems import ProblemWords
from generator.grammar.markers import TOPICS, Form, Marker, marker_at
from generator.grammar.sentences import pieces, sentences
from generator.grammar.words import any_of

_ITEMS = TOPICS | {Form.CIRCLED, Form.SUB}
_ITEM_MARKS = "；;"
_CLAUSE_MARKS = "，,"
_AT_CLAUSE = r"(?:^|(?<=[。！？；;，,：:、\s]))"
_STRIPPED = "。！？；;，,：:、 \u3000\t\n"
_ANNOUNCED_WITHIN = 4  # sentences
_SEVERAL = 2
_NEAR = 14  # characters in which who is at fault follows 有的
_HEADER = 16  # characters of a clause that only says there is something wanting
_LONGEST = 20_000  # characters of a paragraph: what runs on for longer is no prose


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """The words `[start, end)` of one of an admission's paragraphs, counted from 0.

    `missed`: they say that a target was missed.
    """

    paragraph: int
    start: int
    end: int
    missed: bool = False


def divide(
    texts: Sequence[str], opening: tuple[int, int], words: ProblemWords
) -> tuple[Range, ...]:
    """The problems of an admission in text order, from its paragraphs and what opens the first."""
    if any(len(text) > _LONGEST for text in texts):
        return ()
    return tuple(_Division(tuple(texts), opening, _forms(words)).problems())


@dataclass(frozen=True, slots=True)
class _Forms:
    announces: re.Pattern[str]
    resolves: re.Pattern[str]
    links: re.Pattern[str]
    adds: re.Pattern[str]
    repeats: re.Pattern[str]
    rests: re.Pattern[str]
    lacks: re.Pattern[str]
    officials: re.Pattern[str]
    leans: re.Pattern[str]
    wholes: re.Pattern[str]
    leads: re.Pattern[str]
    missed: re.Pattern[str]
    turns: re.Pattern[str]
    introduces: re.Pattern[str]
    shortcomings: re.Pattern[str]
    sees: re.Pattern[str]


@lru_cache(maxsize=4)
def _forms(words: ProblemWords) -> _Forms:
    people, officials = any_of(words.people.words), any_of(words.officials.words)
    lacks, missed = any_of(words.lacks.words), any_of(words.missed.words)
    aimed = any_of(words.aimed.words)
    planned = rf"{aimed}[^，,。；;]{{0,8}}?{any_of(words.planned.words)}"
    return _Forms(
        announces=re.compile(
            rf"{_AT_CLAUSE}{any_of(words.announces.words)}(?!{any_of(words.causes.words)})[：:，,]?"
        ),
        resolves=re.compile(any_of(words.resolves.words)),
        links=re.compile(rf"{any_of(words.links.words)}[，,]"),
        adds=re.compile(any_of(words.adds.words)),
        repeats=re.compile(rf"{_AT_CLAUSE}({any_of(words.repeats.words)})(?!这些|上述|以上)[，,]?"),
        rests=re.compile(rf"[，,；;、]?{any_of(words.rests.words)}$"),
        lacks=re.compile(lacks),
        officials=re.compile(rf"{people}[^，,；;。]{{0,{_NEAR}}}?{officials}|有的"),
        leans=re.compile(any_of(words.leans.words)),
        wholes=re.compile(any_of(words.wholes.words)),
        leads=re.compile(rf"{any_of(words.leads.words)}$"),
        # 未达年初预期, 部分预期指标未能实现, 与预期目标尚有差距
        missed=re.compile(
            rf"{missed}[^，,。；;]{{0,8}}?{aimed}|{planned}[^，,。；;]{{0,4}}?{missed}"
            rf"|与{planned}[^，,。；;]{{0,6}}?{any_of(words.gaps.words)}"
        ),
        turns=re.compile(any_of(words.turns.words)),
        introduces=re.compile(rf"{any_of((*words.explains.words, *words.feels.words))}[：:，,]?"),
        shortcomings=re.compile(any_of(words.shortcomings.words)),
        sees=re.compile(any_of(words.sees.words)),
    )


class _Division:
    def __init__(self, texts: tuple[str, ...], opening: tuple[int, int], forms: _Forms) -> None:
        self._texts, self._opening, self._forms = texts, opening, forms
        said = sum(1 for text in texts for _ in forms.repeats.finditer(text))
        self._repeats = said >= _SEVERAL
        opens = texts[0][slice(*opening)]
        self._only_missed = bool(forms.missed.search(opens)) and not forms.sees.search(opens)

    def problems(self) -> Iterator[Range]:
        begun = self._start()
        body = self._body(begun)
        divided = self._numbered(body) or self._repeated(body) or self._said(body)
        for found in (*self._missed(begun), *divided):
            trimmed = self._trimmed(found)
            if trimmed:
                yield replace(trimmed, missed=found.missed or self._is_missed(trimmed))

    # -- where the problems begin and end ----------------------------------------------------------

    def _start(self) -> int:
        """Where the problems begin in the first paragraph."""
        text, forms = self._texts[0], self._forms
        if self._only_missed:
            return self._opening[1]
        ranges = [one for one in sentences(text) if one[1] > self._opening[0]]
        ahead = ranges[: _ANNOUNCED_WITHIN + 1]
        limit = next(
            (a for a, _ in ahead[1:] if forms.resolves.match(text, a)), ahead[-1][1] if ahead else 0
        )
        repeated = forms.repeats.search(text, self._opening[0]) if self._repeats else None
        if repeated:
            return repeated.start()
        starts = [one.end() for one in forms.announces.finditer(text, self._opening[0], limit)][:1]
        starts += [one.start for one in self._markers(0, self._opening[0], limit)][:1]
        if starts:
            return min(starts)
        opened = self._opening[1]
        if not opened:  # a heading says it
            return 0
        if text[opened : opened + 1] == "：":
            return opened + 1
        start, end = ranges[0] if ranges else (opened, opened)
        counts_up = text.find(":", opened, end)
        if counts_up >= 0:
            return counts_up + 1
        own = self._own_clauses(start, end)
        return end if own is None else own

    def _own_clauses(self, start: int, end: int) -> int | None:
        """Where the opening sentence itself names several problems; None where it names none."""
        text, forms = self._texts[0], self._forms
        found = [one.end() for one in forms.introduces.finditer(text, start, end)]
        opened = self._opening[1] if self._opening[1] < end else start
        begun = found[-1] if found else opened
        clauses = pieces(text, begun, end, _CLAUSE_MARKS + _ITEM_MARKS)
        wanting = [one for one in clauses if forms.lacks.search(text, *one)]
        return begun if len(wanting) >= _SEVERAL else None

    def _body(self, begun: int) -> tuple[Range, ...]:
        """The sentences of the problems, up to the promise to mend them."""
        found: list[Range] = []
        for number, text in enumerate(self._texts):
            for start, end in sentences(text):
                if number == 0 and end <= begun:
                    continue
                start = max(start, begun) if number == 0 else start
                if self._resolves(text, start) and (found or number):
                    return tuple(found)
                if self._only_missed and not self._forms.adds.match(text, start):
                    return tuple(found)
                found.append(Range(number, start, end))
        return tuple(found)

    def _resolves(self, text: str, start: int) -> bool:
        if self._repeats and self._forms.repeats.match(text, start):
            return False
        return self._forms.resolves.match(text, start) is not None

    def _missed(self, begun: int) -> Iterator[Range]:
        """Targets of which it is said in passing, before the problems, that they were missed."""
        text, forms = self._texts[0], self._forms
        for start, end in sentences(text):
            end = min(end, begun)
            found = list(forms.missed.finditer(text, start, end)) if start < end else []
            if not found:
                continue
            told = [one.end() for one in forms.introduces.finditer(text, start, found[0].start())]
            clauses = pieces(text, told[-1] if told else start, end, _CLAUSE_MARKS + _ITEM_MARKS)
            first = next((a for a, b in clauses if not forms.turns.match(text, a)), start)
            for one in found:
                if one.start() < first:  # a clause that says so twice
                    continue
                last = next(b for a, b in clauses if b >= one.end())
                yield Range(0, first, last, missed=True)
                first = last

    def _is_missed(self, found: Range) -> bool:
        """Whether a problem says that a target was missed."""
        return (
            self._forms.missed.search(self._texts[found.paragraph], found.start, found.end)
            is not None
        )

    # -- how they are divided ----------------------------------------------------------------------

    def _markers(self, number: int, start: int, end: int) -> list[Marker]:
        """The numbers of items that stand in a paragraph, one behind the other, from 1."""
        text = self._texts[number]
        places = [start, *(at + 1 for at in range(start, end) if text[at] in "。；;，,：:")]
        found: list[Marker] = []
        for at in places:
            while at < end and text[at].isspace():
                at += 1
            marker = marker_at(text, at, _ITEMS) if at < end else None
            if marker and marker.form is not Form.DASH and self._follows(marker, found):
                found.append(marker)
        return found

    @staticmethod
    def _follows(marker: Marker, found: Sequence[Marker]) -> bool:
        if not found:
            return marker.number == 1
        return marker.form is found[0].form and marker.number == found[-1].number + 1

    def _numbered(self, body: Sequence[Range]) -> list[Range]:
        """Numbered items, in one paragraph or at the heads of several; empty where none are."""
        heads: list[tuple[int, Marker]] = []
        for number, (start, end) in self._extents(body).items():
            text = self._texts[number]
            at_head = marker_at(text, start, _ITEMS) if number or start == 0 else None
            if at_head and (at_head.form is Form.DASH or number):
                if not heads or at_head.form is heads[0][1].form:
                    heads.append((number, at_head))
                continue
            last = [one for _, one in heads]
            for marker in self._markers(number, start, end):
                if self._follows(marker, last):
                    heads.append((number, marker))
                    last.append(marker)
        if len(heads) < _SEVERAL:
            return []
        return list(self._items(heads, body))

    def _items(self, heads: Sequence[tuple[int, Marker]], body: Sequence[Range]) -> Iterator[Range]:
        extents = self._extents(body)
        for (number, marker), (following, behind) in pairwise(heads):
            end = behind.start if following == number else extents[number][1]
            yield Range(number, marker.end, end)
            yield from self._said([one for one in body if number < one.paragraph < following])
        number, marker = heads[-1]
        start = marker.end
        for one in body:
            follows = one.paragraph == number and one.start > start
            if follows and self._forms.adds.match(self._texts[number], one.start):
                yield Range(number, start, one.start)
                start = one.start
        yield Range(number, start, extents[number][1])
        # What stands unnumbered between numbers or below the last is a sentence of its own.
        yield from self._said([one for one in body if one.paragraph > number])

    def _extents(self, body: Sequence[Range]) -> dict[int, tuple[int, int]]:
        extents: dict[int, tuple[int, int]] = {}
        for one in body:
            start, end = extents.get(one.paragraph, (one.start, one.end))
            extents[one.paragraph] = (min(start, one.start), max(end, one.end))
        return extents

    def _repeated(self, body: Sequence[Range]) -> list[Range]:
        """What the same words begin each time; empty where they are said once."""
        extents = self._extents(body)
        heads = [
            (number, found)
            for number, (start, end) in extents.items()
            for found in self._forms.repeats.finditer(self._texts[number], start, end)
        ]
        if not self._repeats or len(heads) < _SEVERAL:
            return []
        ends = [
            behind.start() if following == number else extents[number][1]
            for (number, _), (following, behind) in pairwise(heads)
        ]
        ends.append(extents[heads[-1][0]][1])
        return [
            # 应该清醒地看到，甲 is 甲, 我们必须正视甲 has no other beginning.
            Range(number, found.end() if found[0][-1] in _CLAUSE_MARKS else found.start(), end)
            for (number, found), end in zip(heads, ends, strict=True)
        ]

    def _said(self, body: Sequence[Range]) -> list[Range]:
        """The problems of sentences without numbers."""
        found: list[Range] = []
        for one in body:
            text = self._texts[one.paragraph]
            items = pieces(text, one.start, one.end, _ITEM_MARKS)
            if not any(self._is_wanting(text, *item) for item in items):
                continue
            if len(items) > 1:
                found += (Range(one.paragraph, *item) for item in items)
            else:
                clauses = pieces(text, one.start, one.end, _CLAUSE_MARKS)
                found += (Range(one.paragraph, *group) for group in self._grouped(text, clauses))
        return found

    def _grouped(self, text: str, clauses: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Clauses as problems: those that lean on another are joined to it."""
        joined: list[tuple[int, int]] = []
        waits = False
        for start, end in clauses:
            linked = self._forms.links.match(text, start)
            leans = self._forms.leans.match(text, start) and not linked
            if joined and (waits or leans):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
            waits = self._leads_on(text, start, end)
        whole: list[tuple[int, int]] = []
        for start, end in joined:
            if whole and not (
                self._is_wanting(text, start, end) and self._is_wanting(text, *whole[-1])
            ):
                whole[-1] = (whole[-1][0], end)
            else:
                whole.append((start, end))
        return whole

    def _is_wanting(self, text: str, start: int, end: int) -> bool:
        """Whether a clause says by itself that something is wanting."""
        forms = self._forms
        if forms.lacks.search(text, start, end):
            return True
        return forms.officials.match(text, start, end) is not None

    def _leads_on(self, text: str, start: int, end: int) -> bool:
        """Whether a clause only leads to the next: 政府工作存在不足，有的政策落实不力."""
        forms = self._forms
        if forms.links.match(text, start, end + 1):
            return True
        if forms.wholes.match(text, start, end) and end - start <= _HEADER:
            return forms.shortcomings.search(text, start, end) is not None
        return forms.leads.search(text[start:end]) is not None and not forms.lacks.search(
            text, start, end
        )

    def _trimmed(self, found: Range) -> Range | None:
        """Without marks around it, a link before and 等等 behind; None where nothing is left."""
        text = self._texts[found.paragraph]
        start, end = found.start, found.end
        while start < end and text[start] in _STRIPPED:
            start += 1
        linked = self._forms.links.match(text, start, end)
        start = linked.end() if linked else start
        while start < end and text[start] in _STRIPPED:
            start += 1
        while True:
            while end > start and text[end - 1] in _STRIPPED:
                end -= 1
            rest = self._forms.rests.search(text[start:end])
            if not rest:
                break
            end = start + rest.start()
        return replace(found, start=start, end=end) if start < end else None
