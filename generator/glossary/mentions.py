"""Finds where reports mention the terms that annexes define, each only in the sense that it has.

Headings and paragraphs are searched alike. How words are judged is in `reader`, how far a term
holds in `reach`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.corpus import covers
from generator.glossary.hits import Hit
from generator.glossary.index import Index
from generator.glossary.keyed import Keyed
from generator.glossary.passages import Passage, marks_in, passages
from generator.glossary.reach import Reaches
from generator.glossary.reader import Reader
from generator.model import Match, Mention, NoteMark, Region, Report, Undecided


@dataclass(frozen=True, slots=True)
class Mentions:
    """What was found, by report and in text order. Mentions never overlap."""

    mentions: tuple[Mention, ...]
    undecided: tuple[Undecided, ...]


@dataclass(frozen=True, slots=True)
class NotedReport:
    """A report with its references to annexes."""

    report: Report
    notes: tuple[NoteMark, ...]


Uses = tuple[tuple[int, Region], ...]
"""Things whose names governments use from below, each with the government's place."""

_NO_USES: Uses = ()


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What one report was found to say, and the last uses noted `before` it and `after` it.

    Uses stand for all that were noted until then: they are the same object where these are.
    """

    of: NotedReport
    before: Uses
    after: Uses
    uses: Uses
    found: Mentions


def mentions_in(
    reports: Sequence[NotedReport],
    index: Index,
    reaches: Reaches,
    known: Mapping[str, ReadReport] = MappingProxyType({}),
) -> tuple[Mentions, Mapping[str, ReadReport]]:
    """Every mention in `reports`, which are in the corpus's order, of the terms of `index`.

    The second result, by report id, can be `known` to the next call with an equal index: a report
    that is the same object is not read again where governments above use the same names.
    """
    last = _NO_USES
    read: dict[str, ReadReport] = {}
    for one in reports:  # from the nation down: what is used above holds below
        old = known.get(one.report.report_id)
        if old and old.before is last and old.of.report is one.report and old.of.notes == one.notes:
            for thing, place in old.uses:
                reaches.use(thing, place)
            found = old
        else:
            mentions, uses = _read(one, index, reaches)
            same = old and old.before is last and old.uses == uses
            after = old.after if old and same else uses or last
            found = ReadReport(one, last, after, uses, mentions)
        read[one.report.report_id] = found
        last = found.after
    everything = Mentions(
        tuple(mention for one in read.values() for mention in one.found.mentions),
        tuple(doubt for one in read.values() for doubt in one.found.undecided),
    )
    return everything, read


def _read(one: NotedReport, index: Index, reaches: Reaches) -> tuple[Mentions, Uses]:
    """What a report says, and the uses that it adds to those noted so far."""
    report = one.report
    mentions: list[Mention] = []
    undecided: list[Undecided] = []
    uses: list[tuple[int, Region]] = []
    reader = Reader(index, report, reaches)
    for passage, line, ranges in _lines(one, index):
        for hit in reader.read(line, passage.part, ranges):
            if not hit.match:
                undecided.append(_undecided(passage, hit))
                continue
            mentions.append(_mention(passage, hit, hit.match))
            if covers(report.region, hit.region) and report.region.key != hit.region.key:
                thing = reaches.of(hit.term).thing
                if reaches.use(thing, report.region):
                    uses.append((thing, report.region))
    return Mentions(tuple(mentions), tuple(undecided)), tuple(uses)


def _lines(
    one: NotedReport, index: Index
) -> Iterator[tuple[Passage, Keyed, Sequence[tuple[int, int]]]]:
    """The passages that may name a term, with their keys and the ranges of forms in these."""
    found = passages(one.report)
    marks = marks_in(found, one.notes)
    lines = [Keyed.of(passage.text, marks.get(passage.key, ())) for passage in found]
    ranges = index.scan([line.key for line in lines])
    numbered = one.report.report_id in index.defining
    for position, (passage, line) in enumerate(zip(found, lines, strict=True)):
        if position in ranges or (numbered and line.marks):
            yield passage, line, ranges.get(position, ())


def _mention(passage: Passage, hit: Hit, match: Match) -> Mention:
    return Mention(
        term_id=hit.term.term_id,
        report_id=passage.report_id,
        section_id=passage.section_id,
        paragraph_id=passage.paragraph_id,
        text=passage.text[hit.start : hit.end],
        match=match,
        place=passage.body.span(hit.start, hit.end),
    )


def _undecided(passage: Passage, hit: Hit) -> Undecided:
    return Undecided(
        term_id=hit.term.term_id,
        report_id=passage.report_id,
        section_id=passage.section_id,
        paragraph_id=passage.paragraph_id,
        text=passage.text[hit.start : hit.end],
        reason=hit.reason,
        place=passage.body.span(hit.start, hit.end),
    )
