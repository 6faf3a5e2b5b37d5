"""Finds where reports mention the terms that annexes define, each only in the sense that it has.

Headings and paragraphs are searched alike. How words are judged is in `reader`, how far a term
holds in `reach`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.catalogue.senses import Senses
from generator.corpus import Corpus, covers
from generator.glossary.hits import Hit
from generator.glossary.index import Index
from generator.glossary.keyed import Keyed
from generator.glossary.passages import Passage, passages
from generator.glossary.reader import Reader
from generator.grammar.note_marks import Mark
from generator.model import Match, Mention, NoteMark, Term, Undecided


@dataclass(frozen=True, slots=True)
class Mentions:
    """What `find_mentions` found, by report and in text order. Mentions never overlap."""

    mentions: tuple[Mention, ...]
    undecided: tuple[Undecided, ...]


def find_mentions(
    corpus: Corpus, terms: Sequence[Term], senses: Senses, notes: Iterable[NoteMark] = ()
) -> Mentions:
    """Every mention of `terms` in `corpus` outside annexes.

    `notes` are the references to annexes; a mark inside a name belongs to the mention.
    """
    index = Index(corpus, terms, senses)
    reaches = index.reaches(terms)
    marks: dict[str, list[NoteMark]] = defaultdict(list)
    for note in notes:
        marks[note.paragraph_id or note.section_id].append(note)
    mentions: list[Mention] = []
    undecided: list[Undecided] = []
    for report in corpus.reports:  # from the nation down: what is used above holds below
        reader = Reader(index, report, reaches)
        for passage in passages(report):
            body = passage.body
            found = [Mark(*body.locate(n.place), n.number) for n in marks.get(passage.key, ())]
            for hit in reader.read(Keyed.of(passage.text, found), passage.part):
                if not hit.match:
                    undecided.append(_undecided(passage, hit))
                    continue
                mentions.append(_mention(passage, hit, hit.match))
                if covers(report.region, hit.region) and report.region.key != hit.region.key:
                    reaches.used_by(hit.term, report.region)
    return Mentions(tuple(mentions), tuple(undecided))


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
