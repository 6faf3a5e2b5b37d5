"""The words that each report shares with others: its superior's, its own last year's, the nation's.

Only reports that follow each other, or are of the same year, are compared: as many pairs as there
are reports, however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from generator.catalogue.formulae import Formulae
from generator.corpus import Corpus
from generator.model import Level, Relation
from generator.records import Packed
from generator.sharing.folded import Folded
from generator.sharing.formulae import formula_phrases, is_formula, spread_of
from generator.sharing.runs import Run, without_cut_numbers


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


def shared_words(
    corpus: Corpus,
    folded: Mapping[str, Folded],
    formulae: Formulae,
    runs_of: Callable[[Pair], Sequence[Run]],
) -> Mapping[str, SharedWords]:
    """What every report shares, by its id; those that can be compared with none are left out.

    `folded` has the reports by their ids, `runs_of` finds the runs of a pair.
    """
    runs = {
        pair: [
            without_cut_numbers(run, folded[pair.report_id].text, folded[pair.other_report_id].text)
            for run in runs_of(pair)
        ]
        for pair in pairs(corpus)
    }
    said = dict.fromkeys(
        folded[pair.report_id].text[run.start : run.end] for pair in runs for run in runs[pair]
    )
    regions = {report.report_id: report.region.key for report in corpus.reports}
    texts = tuple(said)
    spread = spread_of(texts, ((regions[report_id], one.text) for report_id, one in folded.items()))
    held, phrases = len(set(regions.values())), formula_phrases(formulae.phrases)
    known = {
        text: (one.reports, is_formula(text, len(one.places), held, phrases))
        for text, one in zip(texts, spread, strict=True)
    }
    words: dict[str, SharedWords] = {}
    for report_id, of in groupby(runs, attrgetter("report_id")):
        compared = tuple(of)
        found = {pair: tuple(_passages(pair, runs[pair], folded, known)) for pair in compared}
        words[report_id] = SharedWords(
            pairs=compared,
            passages=Packed.of(tuple(chain.from_iterable(found.values()))),
            shares={
                pair.other_report_id: shares_by_section(folded[report_id], passages)
                for pair, passages in found.items()
            },
        )
    return words


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
        reports, formula = known[own.text[run.start : run.end]]
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
        counted = range(len(paragraph.text)) if kept is None else kept
        marked = bytearray(len(paragraph.text))
        for passage in sorted(
            ranges.get(paragraph.paragraph_id, ()), key=lambda one: not one.is_formula
        ):
            kind = _FORMULA if passage.is_formula else _POLICY
            marked[passage.start : passage.end] = bytes([kind]) * (passage.end - passage.start)
        signs = [marked[place] for place in counted]
        before = found.get(paragraph.section_id, Share(0, 0, 0))
        found[paragraph.section_id] = Share(
            before.characters + len(signs),
            before.policy + signs.count(_POLICY),
            before.formula + signs.count(_FORMULA),
        )
    return found


_FORMULA, _POLICY = 1, 2
