"""The words that each report shares with others: its superior's, its own last year's, the nation's.

Only reports that follow each other, or are of the same year, are compared: as many pairs as there
are reports, however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from generator.catalogue.formulae import Formulae
from generator.corpus import Corpus
from generator.model import Level, Relation
from generator.records import Packed
from generator.sharing.folded import Folded
from generator.sharing.formulae import (
    Spread,
    Texts,
    formula_phrases,
    is_everybodys,
    is_formula,
)
from generator.sharing.runs import Run, common_runs

_Made = TypeVar("_Made")

_MARKS = "，。；：、！？,;:!? \u3000"
"""Marks at the ends of a passage, which are shared as well but are no words."""

_CLOSING = "”’）》〉】〕」』)"
_OPENING = "“‘（《〈【〔「『("


def without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A range of `text` without the marks at its ends: where the shared words begin and end.

    A run begins with the full stop of the sentence before where that is shared as well. A closing
    mark at the end belongs to the words. The range itself where it holds nothing but marks.
    """
    behind = text[start:end].lstrip(_MARKS + _CLOSING)
    words = behind.rstrip(_MARKS + _OPENING)
    begin = end - len(behind)
    return (begin, begin + len(words)) if words else (start, end)


class SharedPassage(NamedTuple):
    """The same words in two reports: ranges of the texts of two paragraphs.

    `reports` are how many of those held say it; `is_formula` tells whether it is phrases of every
    report. A tuple, since a report has a hundred.
    """

    passage_id: str
    report_id: str
    other_report_id: str
    relation: Relation
    paragraph_id: str
    start: int
    end: int
    other_paragraph_id: str
    other_start: int
    other_end: int
    characters: int
    reports: int
    is_formula: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A report, and one with which it is compared."""

    report_id: str
    other_report_id: str
    relation: Relation


def pairs(corpus: Corpus) -> Iterator[Pair]:
    """The reports that are compared, in the corpus' order."""
    nations = {r.year: r for r in corpus.reports if r.region.level is Level.NATIONAL}
    for report in corpus.reports:
        superior, previous = corpus.superior(report), corpus.year_before(report)
        nation = nations.get(report.year)
        taken: set[str] = {report.report_id}
        for relation, other in (
            (Relation.SUPERIOR, superior),
            (Relation.PREVIOUS, previous),
            (Relation.NATIONAL, nation),
        ):
            if other and other.report_id not in taken:
                taken.add(other.report_id)
                yield Pair(report.report_id, other.report_id, relation)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a text is shared: characters of all, of shared policy and of shared formulae.

    A character that stands in both kinds is policy.
    """

    characters: int
    policy: int
    formula: int

    @property
    def own(self) -> int:
        """The characters that are shared with nobody."""
        return self.characters - self.policy - self.formula


@dataclass(frozen=True, slots=True)
class SharedWords:
    """What a report shares with those that it was compared with.

    `passages` are in text order within each of the `pairs`; `shares` are how much of each section
    is shared, by its id, for each pair by the other report's id.
    """

    pairs: tuple[Pair, ...]
    passages: Packed[SharedPassage]
    shares: Mapping[str, Mapping[str, Share]]


class Remembers(Protocol):
    """What was made last under a name, where it was made of the same; else it is made."""

    def __call__(self, name: Hashable, made_of: object, make: Callable[[], _Made]) -> _Made: ...


def shared_words(
    corpus: Corpus, folded: Mapping[str, Folded], formulae: Formulae, remember: Remembers
) -> Mapping[str, SharedWords]:
    """What every report shares, by its id; those that can be compared with none are left out.

    `folded` has the reports by their ids. What is remembered of reports that are as they were is
    not found again.
    """

    def runs_of(pair: Pair) -> tuple[Run, ...]:
        texts = folded[pair.report_id].text, folded[pair.other_report_id].text
        return remember(("runs", pair), texts, partial(common_runs, *texts))

    runs = {pair: runs_of(pair) for pair in pairs(corpus)}
    texts = tuple(
        dict.fromkeys(_words_of(folded[pair.report_id], run) for pair in runs for run in runs[pair])
    )
    known = dict(zip(texts, _known(texts, corpus, folded, formulae, remember), strict=True))
    words: dict[str, SharedWords] = {}
    for report_id, of in groupby(runs, attrgetter("report_id")):
        own = folded[report_id]
        compared = {pair: runs[pair] for pair in of}
        said = {
            text: known[text]
            for found in compared.values()
            for text in (_words_of(own, run) for run in found)
        }
        others = {pair.other_report_id: folded[pair.other_report_id] for pair in compared}
        words[report_id] = remember(
            ("shared", report_id),
            (compared, said, own, others),
            partial(_words, compared, said, {report_id: own, **others}),
        )
    return words


def _known(
    texts: tuple[str, ...],
    corpus: Corpus,
    folded: Mapping[str, Folded],
    formulae: Formulae,
    remember: Remembers,
) -> Iterator[tuple[int, bool]]:
    """In how many reports each of the texts stands, and whether it is formula."""
    places = {report.report_id: report.region.key for report in corpus.reports}
    matcher = remember("shared texts", texts, partial(Texts, texts))
    spread = tuple(Spread() for _ in texts)
    for report_id, report in folded.items():
        found = remember(
            ("shared texts", report_id),
            (texts, report.text),
            partial(matcher.standing_in, report.text),
        )
        for number in found:
            spread[number].add(places[report_id])
    held = len(set(places.values()))
    everybodys = (
        text
        for text, one in zip(texts, spread, strict=True)
        if is_everybodys(text, len(one.places), held)
    )
    phrases = formula_phrases((*formulae.phrases, *everybodys))
    for text, one in zip(texts, spread, strict=True):
        yield one.reports, is_formula(text, phrases)


def _words_of(folded: Folded, run: Run) -> str:
    """The words of a run: the marks at its ends tell no passage from another."""
    return folded.text[slice(*without_marks(folded.text, run.start, run.end))]


def _words(
    compared: Mapping[Pair, Sequence[Run]],
    known: Mapping[str, tuple[int, bool]],
    folded: Mapping[str, Folded],
) -> SharedWords:
    found = {pair: tuple(_passages(pair, runs, folded, known)) for pair, runs in compared.items()}
    return SharedWords(
        pairs=tuple(compared),
        passages=Packed.of(tuple(chain.from_iterable(found.values()))),
        shares={
            pair.other_report_id: shares_by_section(folded[pair.report_id], passages)
            for pair, passages in found.items()
        },
    )


def _passages(
    pair: Pair,
    runs: Iterable[Run],
    folded: Mapping[str, Folded],
    known: Mapping[str, tuple[int, bool]],
) -> Iterator[SharedPassage]:
    own, other = folded[pair.report_id], folded[pair.other_report_id]
    for number, run in enumerate(runs, 1):
        paragraph, start, end = own.place(run.start, run.end)
        theirs, other_start, other_end = other.place(run.other_start, run.other_end)
        reports, formula = known[_words_of(own, run)]
        yield SharedPassage(
            passage_id=f"{pair.report_id}-{pair.relation}-{number}",
            report_id=pair.report_id,
            other_report_id=pair.other_report_id,
            relation=pair.relation,
            paragraph_id=paragraph.paragraph_id,
            start=start,
            end=end,
            other_paragraph_id=theirs.paragraph_id,
            other_start=other_start,
            other_end=other_end,
            characters=run.end - run.start,
            reports=reports,
            is_formula=formula,
        )


def total(shares: Iterable[Share]) -> Share:
    """The shares of several sections as one."""
    found = tuple(shares)
    return Share(
        sum(one.characters for one in found),
        sum(one.policy for one in found),
        sum(one.formula for one in found),
    )


def shares_by_section(folded: Folded, passages: Iterable[SharedPassage]) -> Mapping[str, Share]:
    """How much of each section of a report is shared, by its id; only those with compared text."""
    ranges: dict[str, list[SharedPassage]] = {}
    for passage in passages:
        ranges.setdefault(passage.paragraph_id, []).append(passage)
    found: dict[str, Share] = {}
    for paragraph, kept in zip(folded.paragraphs, folded.kept, strict=True):
        share = Share(len(paragraph.text) if kept is None else len(kept), 0, 0)
        of_paragraph = ranges.get(paragraph.paragraph_id)
        if of_paragraph:
            marked = bytearray(len(paragraph.text))
            for passage in sorted(of_paragraph, key=lambda one: not one.is_formula):
                kind = _FORMULA if passage.is_formula else _POLICY
                marked[passage.start : passage.end] = kind * (passage.end - passage.start)
            counted = marked if kept is None else bytes(marked[place] for place in kept)
            share = Share(share.characters, counted.count(_POLICY), counted.count(_FORMULA))
        before = found.get(paragraph.section_id, Share(0, 0, 0))
        found[paragraph.section_id] = total((before, share))
    return found


_FORMULA, _POLICY = b"\1", b"\2"
