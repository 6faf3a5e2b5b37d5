"""Finds where a report speaks of a list of 民生实事, and the items that are printed with it.

A list is known by its name and number (10件民生实事). Its items are numbered in the text behind it
or in the paragraphs below, follow a colon, or stand in an annex of that name; they are taken where
they are as many as the report says. Else what it says of the whole list is all there is. Right
behind a heading that says no number (持续办好民生实事。一是……) the items themselves are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from generator.catalogue.livelihood import LivelihoodWords
from generator.grammar.markers import TOPICS, Form, Marker, marker_at
from generator.grammar.numerals import COUNT, HAN_NUMERALS, chinese_number
from generator.grammar.sentences import CLAUSE_MARKS, pieces, sentences
from generator.grammar.words import any_of
from generator.grammar.years import DIGIT_YEAR
from generator.model import Level, LivelihoodState
from generator.text import to_halfwidth

INLINE = (TOPICS | {Form.CIRCLED, Form.SUB}) - {Form.DASH}
"""What numbers items within a paragraph."""

AT_HEAD = INLINE | {Form.TOP}
"""What numbers items that are paragraphs of their own."""

FEWEST = 3
"""Items without which nothing is a list."""

_FEWEST_UNCOUNTED = 5
"""The same behind a heading that does not say how many there are: 持续办好民生实事。一是……"""

_STRIPPED = "。；;，,：:、！!？? \u3000\t\n"
_QUOTES = "“”\"'‘’《》"
_WITHIN = 4  # sentences between a list's name and its first number
_LOST = "?？"
_LAST_SURE_SIGN = 10
"""⑪ and what follows it is lost in GBK, and a question mark stands there."""
_ABOVE = {
    Level.NATIONAL: "",
    Level.PROVINCE: "国",
    Level.PREFECTURE: "省",
    Level.COUNTY: "省市",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of a list: the clause `[start, end)`, the list's name at `[first, last)`.

    `counts` are the numbers that may be those of its items; empty where it says none. `named` are
    the ranges of items that stand before the number. `by_itself`: the name means a list even where
    no items follow.
    """

    start: int
    end: int
    first: int
    last: int
    counts: tuple[int, ...]
    state: LivelihoodState
    of_superior: bool
    by_itself: bool
    named: tuple[tuple[int, int], ...] = ()

    @property
    def listed(self) -> int:
        return self.counts[0] if self.counts else 0


@dataclass(frozen=True, slots=True)
class _Forms:
    counted: re.Pattern[str]
    behind: re.Pattern[str]
    uncounted: re.Pattern[str]
    headed: re.Pattern[str]
    every: re.Pattern[str]
    names: re.Pattern[str]
    kindred: re.Pattern[str]
    plain: re.Pattern[str]
    below: str
    done: re.Pattern[str]
    done_before: re.Pattern[str]
    mostly: re.Pattern[str]
    limits: re.Pattern[str]
    candidates: re.Pattern[str]
    opens: re.Pattern[str]
    closes: re.Pattern[str]
    heads: re.Pattern[str]
    entry: re.Pattern[str]


@lru_cache(maxsize=4)
def _forms(words: LivelihoodWords) -> _Forms:
    names = any_of(words.names.words)
    every = any_of((*words.names.words, *words.kindred.words, *words.bare.words))
    measures, wider = any_of(words.measures.words), any_of(words.wider.words)
    no_more = rf"(?<![\d.第{HAN_NUMERALS}])"
    added = rf"(?:\+(?P<added>{COUNT})[{_QUOTES}]?)?"
    count = rf"{no_more}(?:(?P<kinds>{COUNT}){wider})?(?P<count>{COUNT}){added}{measures}"
    between = r"[^，,。；;：:、！!？?\d和及与]{0,12}?"
    done = any_of((*words.done.words, *words.mostly.words))
    return _Forms(
        counted=re.compile(rf"{count}(?P<between>{between})(?P<name>{every})"),
        behind=re.compile(rf"(?P<name>{names})(?P<count>{COUNT}){measures}"),
        uncounted=re.compile(
            rf"(?P<name>{names})[{_QUOTES}]?(?=[^，,。；;：:、\d]{{0,12}}?{done})"
        ),
        headed=re.compile(rf"(?P<name>{names})[{_QUOTES}]?(?=[。：:])"),
        every=re.compile(every),
        names=re.compile(names),
        kindred=re.compile(any_of(words.kindred.words)),
        plain=re.compile(rf"(?:{DIGIT_YEAR}年)?(?:{any_of(words.plain.words)})*+"),
        below=any_of(words.below.words),
        done=re.compile(any_of(words.done.words)),
        done_before=re.compile(any_of(words.done_before.words)),
        mostly=re.compile(any_of(words.mostly.words)),
        limits=re.compile(any_of(words.limits.words)),
        candidates=re.compile(any_of(words.candidates.words)),
        opens=re.compile(
            rf"[{_QUOTES}]?(?:项目|事项)?[，,]?(?:{any_of(words.opens.words)}[：:]?|[：:])"
        ),
        closes=re.compile(any_of(words.closes.words)),
        heads=re.compile(any_of(words.named.words)),
        entry=re.compile(
            rf"(?:(?P<year>20\d\d)年)?(?:{count}{between})?{names}[{_QUOTES}]?"
            rf"(?:项目|事项)?(?:{any_of(words.opens.words)}|[：:])"
        ),
    )


def names_of_lists(words: LivelihoodWords) -> re.Pattern[str]:
    """One of the names, without which a text speaks of no list."""
    return _forms(words).every


def what_is_said(text: str, level: Level, words: LivelihoodWords) -> Iterator[Said]:
    """Every list that the text speaks of, in text order. The text is in half-width forms."""
    forms = _forms(words)
    found = [one for one in forms.counted.finditer(text) if _means_a_list(text, one, forms)]
    taken = [one.span() for one in found]
    for pattern in (forms.behind, forms.uncounted):
        for one in pattern.finditer(text):
            if not any(a < one.end() and one.start() < b for a, b in taken):
                found.append(one)
                taken.append(one.span())
    for one in sorted(found, key=re.Match.start):
        said = _said(text, one, level, forms)
        if not said.counts or said.listed >= FEWEST:
            yield said
    yield from _headed(text, level, forms)


def _headed(text: str, level: Level, forms: _Forms) -> Iterator[Said]:
    """The lists that tell by their numbers alone how many items they have, each of one sentence.

    They follow right upon a name with nothing but plain words before it: 持续办好民生实事。一是……
    """
    for one in forms.headed.finditer(text):
        items = _markers(text, one.start())
        if len(items) < _FEWEST_UNCOUNTED or text[one.end() + 1 : items[0].start].strip():
            continue
        said = _said(text, one, level, forms)
        if _are_short(text, items) and forms.plain.fullmatch(text[said.start : said.first]):
            yield replace(said, counts=(len(items),))


def _means_a_list(text: str, found: re.Match[str], forms: _Forms) -> bool:
    """Whether a counted name is a list's: 水利惠民工程 and 县城十项民生工程 are none."""
    if forms.names.fullmatch(found["name"]) or not forms.kindred.fullmatch(found["name"]):
        return True
    before = text[_piece_start(text, found.start()) : found.start()].strip(_QUOTES)
    between = found["between"].strip(_QUOTES)
    return all(forms.plain.fullmatch(words) is not None for words in (before, between))


def _piece_start(text: str, at: int) -> int:
    """Where what a clause joins by 、 and 和 begins."""
    while at > 0 and text[at - 1] not in f"{CLAUSE_MARKS}、和及与":
        at -= 1
    return at


def _said(text: str, found: re.Match[str], level: Level, forms: _Forms) -> Said:
    first, last = found.span()
    start, end = first, last
    while start > 0 and text[start - 1] not in CLAUSE_MARKS:
        start -= 1
    while end < len(text) and text[end] not in CLAUSE_MARKS:
        end += 1
    owner = text[_piece_start(text, first) : last]
    above = _ABOVE[level]
    bare = not (forms.names.fullmatch(found["name"]) or forms.kindred.fullmatch(found["name"]))
    return Said(
        start=start,
        end=end,
        first=first,
        last=last,
        counts=_counts(found),
        state=_state(text, (start, end), (first, last), forms),
        of_superior=bool(above and re.search(f"[{above}]{forms.below}", owner)),
        by_itself=not bare,
        named=() if bare else tuple(_named(text, start, first, forms)),
    )


def _counts(found: re.Match[str]) -> tuple[int, ...]:
    """The numbers of a name or an entry, that of all items first: 38 and 28 of 28+10项."""
    groups = found.groupdict()
    count, added, kinds = (
        chinese_number(groups[key]) if groups.get(key) else 0 for key in ("count", "added", "kinds")
    )
    return tuple(dict.fromkeys(number for number in (count + added, count, kinds) if number))


def _state(
    text: str, clause: tuple[int, int], name: tuple[int, int], forms: _Forms
) -> LivelihoodState:
    whole = text[slice(*clause)]
    if forms.candidates.search(whole):
        return LivelihoodState.CANDIDATE
    if forms.limits.search(whole):
        return LivelihoodState.NAMED
    behind = text[name[1] : clause[1]]
    if forms.mostly.search(whole):
        return LivelihoodState.MOSTLY
    if forms.done.search(behind) or forms.done_before.search(text, clause[0], name[0]):
        return LivelihoodState.DONE
    return LivelihoodState.NAMED


def _named(text: str, start: int, first: int, forms: _Forms) -> Iterator[tuple[int, int]]:
    """The items before the number: 校园食堂、适老化改造等10项民生实事."""
    if text[first - 1 : first] != "等":
        return
    heads = [one.end() for one in forms.heads.finditer(text, start, first)]
    begins = next((end for end in reversed(heads) if "、" not in text[start:end]), start)
    yield from pieces(text, begins, first - 1, "、")


# -- items -----------------------------------------------------------------------------------------


def items_behind(text: str, said: Said, words: LivelihoodWords) -> tuple[tuple[int, int], ...]:
    """The items that follow a list's name in its own paragraph; empty where none are as many."""
    forms = _forms(words)
    found = _numbered(text, said, forms) or _announced(text, said, forms)
    return tuple(found or _framed(text, said, forms))


def _numbered(text: str, said: Said, forms: _Forms) -> list[tuple[int, int]]:
    markers = _markers(text, said.last)
    if not _are_all(len(markers), said):
        return []
    opening = [end for _, end in sentences(text) if said.last < end <= markers[0].start]
    if len(opening) > _WITHIN:
        return []
    found = [(a.end, b.start) for a, b in pairwise(markers)]
    short = _are_short(text, markers)
    start = markers[-1].end
    ranges = [(start + a, start + b) for a, b in sentences(text[start:])]
    end = ranges[0][1] if ranges else start
    for following in ranges[1:]:
        if short or forms.closes.match(text, following[0]):
            break
        end = following[1]
    return [*found, (start, end)]


def _are_short(text: str, markers: Sequence[Marker]) -> bool:
    """Whether all numbered items but the last, whose end nothing marks, have one sentence."""
    return all(len(sentences(text[a.end : b.start])) == 1 for a, b in pairwise(markers))


def _markers(text: str, start: int) -> list[Marker]:
    """The numbers behind a list's name, from 1 on, of one form."""
    found: list[Marker] = []
    for at in (at + 1 for at in range(start, len(text)) if text[at] in CLAUSE_MARKS):
        while at < len(text) and text[at].isspace():
            at += 1
        marker = marker_at(text, at, INLINE) if at < len(text) else None
        if marker is None and _is_lost(text, at, found):
            marker = Marker(Form.CIRCLED, found[-1].number + 1, at, at + 1)
        if marker is None:
            continue
        last = found[-1] if found else None
        if marker.number == (last.number + 1 if last else 1) and (
            last is None or marker.form is last.form
        ):
            found.append(marker)
    return found


def _is_lost(text: str, at: int, found: Sequence[Marker]) -> bool:
    return (
        text[at : at + 1] in tuple(_LOST)
        and bool(found)
        and found[-1].form is Form.CIRCLED
        and found[-1].number >= _LAST_SURE_SIGN
    )


def _are_all(count: int, said: Said) -> bool:
    return count >= FEWEST and (count in said.counts if said.counts else said.by_itself)


def _announced(text: str, said: Said, forms: _Forms) -> list[tuple[int, int]]:
    """What follows a colon or 包括: divided by semicolons, else by commas."""
    opened = forms.opens.match(text, said.last)
    if not opened:
        return []
    end = next((b for _, b in sentences(text) if b > opened.end()), len(text))
    return divided(text, opened.end(), end, said.counts)


def divided(text: str, start: int, end: int, counts: Sequence[int]) -> list[tuple[int, int]]:
    """The list `[start, end)` by the mark that makes as many items as it says; empty where none.

    Without a number only semicolons divide.
    """
    for marks in ("；;", "，,", "、"):
        found = list(pieces(text, start, end, marks))
        if len(found) >= FEWEST and (len(found) in counts if counts else marks == "；;"):
            return found
    return []


def _framed(text: str, said: Said, forms: _Forms) -> list[tuple[int, int]]:
    """Sentences that each begin with a work of the same kind: 筹措7亿元实施就业惠民工程，……."""
    found: dict[str, list[tuple[int, int]]] = {}
    for start, end in sentences(text):
        clause = pieces(text, start, end, CLAUSE_MARKS)[:1]
        work = list(forms.kindred.finditer(text, *clause[0])) if clause else []
        if start >= said.last and work and work[-1].end() == clause[0][1]:
            found.setdefault(work[-1].group(), []).append((start, end))
    return next((ranges for ranges in found.values() if _are_all(len(ranges), said)), [])


def entry_lists(
    text: str, words: LivelihoodWords
) -> Iterator[tuple[int, tuple[int, ...], list[tuple[int, int]]]]:
    """The lists that an annex's entry spells out: year (0 where it says none), counts, items."""
    forms = _forms(words)
    heads = list(forms.entry.finditer(text))
    ends = [*(one.start() for one in heads), len(text)][1:]
    for head, end in zip(heads, ends, strict=False):
        counts = _counts(head)
        year = int(head["year"]) if head["year"] else 0
        found = divided(text, head.end(), end, counts) if counts else []
        if found:
            yield year, counts, found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the marks and blanks around it."""
    while start < end and text[start] in _STRIPPED:
        start += 1
    while start < end and text[end - 1] in _STRIPPED:
        end -= 1
    return start, end


def number_at_head(text: str) -> Marker | None:
    """The number with which a paragraph begins, if it may be an item's."""
    return marker_at(to_halfwidth(text), 0, AT_HEAD)
