"""What is read of one report by itself: its annex's terms, the note marks to them, its figures.

Whoever looks at a single report (`recognition`) reads the same as who looks at all (`analysis`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from generator.catalogue.indicators import Indicator
from generator.catalogue.senses import Senses
from generator.errors import Problem
from generator.figures.observations import Figures, read_figures
from generator.glossary.annex import read_terms
from generator.glossary.notes import find_notes
from generator.model import NoteMark, Report, Source, Term
from generator.splitting.corrections import FigureCorrection


@dataclass(frozen=True, slots=True)
class Readings:
    """One report's terms, note marks and figures, and what an editor should look at in them."""

    terms: tuple[Term, ...]
    notes: tuple[NoteMark, ...]
    figures: Figures
    problems: tuple[Problem, ...]


def read_report(
    source: Source,
    report: Report,
    senses: Senses,
    indicators: Sequence[Indicator],
    corrections: Sequence[FigureCorrection] = (),
) -> Readings:
    """The readings of one report, its figures as an editor corrects them.

    Problems name its source.
    """
    terms, faults = read_terms(report, senses, source.line_of)
    notes = find_notes(report, terms, source.line_of)
    figures = read_figures(
        report,
        indicators,
        marks=tuple(mark.place for mark in notes.marks),
        doubtful=tuple(chain.from_iterable(notes.doubtful.values())),
        corrections=corrections,
        line_of=source.line_of,
    )
    found = (*faults, *notes.problems, *figures.problems)
    problems = (replace(fault, path=source.path) for fault in found)
    return Readings(terms, notes.marks, figures, tuple(problems))
