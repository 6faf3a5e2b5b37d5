"""The lists of 民生实事 that one report promises or looks back on, as records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.catalogue.livelihood import LivelihoodWords
from generator.figures.passages import Context, Passage
from generator.livelihood.lists import (
    FEWEST,
    Said,
    entry_lists,
    items_behind,
    names_of_lists,
    number_at_head,
    trimmed,
    what_is_said,
)
from generator.model import (
    LivelihoodItem,
    LivelihoodRole,
    LivelihoodState,
    Part,
    Report,
    Section,
    Span,
)
from generator.text import to_halfwidth


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of one passage, or of several that follow one another."""

    passages: tuple[Passage, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _List:
    """What a report says of one list, and its items as far as they are printed."""

    role: LivelihoodRole
    year: int
    counts: tuple[int, ...]
    state: LivelihoodState
    of_superior: bool
    whole: _Words | None
    items: tuple[_Words, ...]
    in_annex: bool = False

    @property
    def listed(self) -> int:
        if self.items and len(self.items) in self.counts:
            return len(self.items)
        return self.counts[0] if self.counts else 0


def read_livelihood(
    report: Report, words: LivelihoodWords, contexts: Sequence[Context]
) -> tuple[LivelihoodItem, ...]:
    """The items of a report's lists, and what it says of lists as a whole, in text order.

    `contexts` are its passages: what speaks of several years tells of no year's list.
    """
    reader = _Reader(report, words, contexts)
    lists = _once([*reader.in_body(), *reader.in_annexes()])
    counts: Counter[str] = Counter()
    rows = [row for one in lists for row in _rows(report, one)]
    rows.sort(key=lambda row: (row.place.start, row.ordinal))
    named: list[LivelihoodItem] = []
    for row in rows:
        counts[row.paragraph_id] += 1
        named.append(replace(row, item_id=f"{row.paragraph_id}-m{counts[row.paragraph_id]}"))
    return tuple(named)


def _once(lists: Sequence[_List]) -> list[_List]:
    """Every list once: in the annex rather than in the text, with items rather than without."""
    kept: list[_List] = []
    for one in sorted(lists, key=lambda one: (not one.items, not one.in_annex)):
        known = [other for other in kept if _is_same(one, other)]
        if not known or (
            not one.items
            and one.state in (LivelihoodState.DONE, LivelihoodState.MOSTLY)
            and not any(other.whole and other.state is one.state for other in known)
        ):
            kept.append(one)
    return kept


def _is_same(one: _List, other: _List) -> bool:
    if (one.role, one.year, one.of_superior) != (other.role, other.year, other.of_superior):
        return False
    both = one.counts and other.counts
    return not both or bool(set(one.counts) & set(other.counts))


class _Reader:
    def __init__(self, report: Report, words: LivelihoodWords, contexts: Sequence[Context]) -> None:
        self._report, self._words, self._contexts = report, words, contexts
        self._names = names_of_lists(words)
        self._sections = {section.section_id: section for section in report.sections}
        self._passages = Passage.printed(report.paragraphs)

    def in_body(self) -> Iterator[_List]:
        """The lists of which the review and the plan speak."""
        for number, passage in enumerate(self._passages):
            section = self._section(passage)
            if section.part not in (Part.REVIEW, Part.PLAN) or section.doubtful:
                continue
            text = passage.body.text
            if not self._names.search(text):
                continue
            text = to_halfwidth(text)
            for said in what_is_said(text, self._report.region.level, self._words):
                items = [
                    _Words((passage,), *one) for one in items_behind(text, said, self._words)
                ] or list(self._items_below(number, said, text))
                if not items:
                    items = [_Words((passage,), *one) for one in said.named]
                if (said.by_itself or items) and self._is_of_a_year(passage):
                    yield self._of(said, section, text, passage, items)

    def _is_of_a_year(self, passage: Passage) -> bool:
        return passage.paragraphs[0].paragraph_id not in self._of_several_years

    @cached_property
    def _of_several_years(self) -> frozenset[str]:
        """The ids of the paragraphs that begin a passage on several years at once."""
        return frozenset(
            context.passage.paragraphs[0].paragraph_id
            for context in self._contexts
            if context.several_years is not None
        )

    def _of(
        self, said: Said, section: Section, text: str, passage: Passage, items: Sequence[_Words]
    ) -> _List:
        report = self._report
        reported = section.part is Part.REVIEW or self._looks_back(text, said)
        state = said.state
        if not reported and state is not LivelihoodState.CANDIDATE:
            state = LivelihoodState.NAMED
        return _List(
            role=LivelihoodRole.REPORTED if reported else LivelihoodRole.PROMISED,
            year=report.review_year if reported else report.year,
            counts=said.counts,
            state=state,
            of_superior=said.of_superior,
            whole=_Words((passage,), said.start, said.end),
            items=tuple(items),
        )

    def _looks_back(self, text: str, said: Said) -> bool:
        """Whether a sentence of the plan speaks of the year before."""
        start = max(text.rfind(mark, 0, said.first) for mark in "。！？") + 1
        before = text[start : said.first]
        return f"{self._report.review_year}年" in before or self._words.past.matcher.in_text(before)

    def _items_below(self, number: int, said: Said, text: str) -> Iterator[_Words]:
        """The numbered paragraphs below the one that names the list at its end."""
        if not said.counts or "。" in text[said.last :].rstrip("。"):
            return
        found: list[_Words] = []
        section = self._passages[number].paragraphs[0].section_id
        for passage in self._passages[number + 1 :]:
            marker = number_at_head(passage.body.text)
            if (
                marker is None
                or passage.paragraphs[0].section_id != section
                or marker.number != len(found) + 1
            ):
                break
            found.append(_Words((passage,), marker.end, len(passage.body.text)))
        if len(found) in said.counts and len(found) >= FEWEST:
            yield from found

    def in_annexes(self) -> Iterator[_List]:
        """The lists that are annexes, or that an annex's entry spells out."""
        for section in self._report.sections:
            if section.part is Part.ANNEX:
                title = to_halfwidth(section.title)
                said = next(what_is_said(title, self._report.region.level, self._words), None)
                passages = [p for p in self._passages if self._section(p) is section]
                if said and said.by_itself:
                    yield from self._annex(said, title, passages)
                else:
                    yield from self._entries(passages)

    def _annex(self, said: Said, title: str, passages: Sequence[Passage]) -> Iterator[_List]:
        found: list[tuple[int, list[Passage]]] = []
        for passage in passages:
            marker = number_at_head(passage.body.text)
            if marker and marker.number == len(found) + 1:
                found.append((marker.end, [passage]))
            elif found and not self._is_of_offices(passage):
                found[-1][1].append(passage)
        if len(found) < FEWEST or (said.counts and len(found) not in said.counts):
            return
        past = str(self._report.review_year) in title
        items = tuple(_Words(tuple(of), start, len(of[-1].body.text)) for start, of in found)
        yield self._listed(items, said.counts, said.state, past=past)

    def _is_of_offices(self, passage: Passage) -> bool:
        return bool(self._words.offices.matcher.at(passage.body.text, 0))

    def _entries(self, passages: Sequence[Passage]) -> Iterator[_List]:
        years = {self._report.year: False, self._report.review_year: True}
        for passage in passages:
            if not self._names.search(passage.body.text):
                continue
            text = to_halfwidth(passage.body.text)
            for year, counts, found in entry_lists(text, self._words):
                if year in years:
                    items = tuple(_Words((passage,), *one) for one in found)
                    yield self._listed(items, counts, LivelihoodState.NAMED, past=years[year])

    def _listed(
        self,
        items: tuple[_Words, ...],
        counts: tuple[int, ...],
        state: LivelihoodState,
        *,
        past: bool,
    ) -> _List:
        report = self._report
        return _List(
            role=LivelihoodRole.REPORTED if past else LivelihoodRole.PROMISED,
            year=report.review_year if past else report.year,
            counts=counts,
            state=state,
            of_superior=False,
            whole=None,
            items=items,
            in_annex=True,
        )

    def _section(self, passage: Passage) -> Section:
        return self._sections[passage.paragraphs[0].section_id]


def _rows(report: Report, one: _List) -> Iterator[LivelihoodItem]:
    """A list's items; what is said of the whole where none are printed, or where all is done."""
    told = one.role is LivelihoodRole.REPORTED and one.state is not LivelihoodState.NAMED
    if one.whole and (told or not one.items):
        yield _row(report, one, one.whole, 0)
    for ordinal, words in enumerate(one.items, 1):
        yield _row(report, one, words, ordinal)


def _row(report: Report, one: _List, words: _Words, ordinal: int) -> LivelihoodItem:
    first = words.passages[0]
    texts = [passage.body.text for passage in words.passages]
    start, _ = trimmed(texts[0], words.start, len(texts[0]))
    _, end = trimmed(texts[-1], 0, words.end)
    if len(texts) == 1:
        text, place = texts[0][start:end], first.body.span(start, end)
    else:
        text = " ".join((texts[0][start:], *texts[1:-1], texts[-1][:end]))
        place = Span(
            first.body.span(start, len(texts[0])).start,
            words.passages[-1].body.span(0, end).end,
        )
    paragraph = first.paragraphs[0]
    return LivelihoodItem(
        item_id="",
        report_id=report.report_id,
        section_id=paragraph.section_id,
        paragraph_id=first.holding(start).paragraph_id,
        ordinal=ordinal,
        role=one.role,
        state=one.state,
        year=one.year,
        listed=one.listed,
        of_superior=one.of_superior,
        text=text,
        place=place,
    )
