"""The problems that one report admits, as records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.catalogue.problems import ProblemWords
from generator.catalogue.themes import Themes
from generator.figures.passages import Passage
from generator.grammar.sentences import pieces
from generator.model import AdmittedProblem, Report
from generator.problems.division import divide
from generator.splitting.admissions import Admission
from generator.themes.assign import themes_named, themes_of_words

_CLAUSE_MARKS = "，,；;。"


def read_problems(
    report: Report, admissions: Sequence[Admission], words: ProblemWords, themes: Themes
) -> tuple[AdmittedProblem, ...]:
    """The problems of a report's admissions, in text order."""
    by_ordinal = {one.ordinal: one for one in report.paragraphs}
    counts: Counter[int] = Counter()
    return tuple(
        problem
        for admission in admissions
        for problem in _of_admission(
            Passage.printed(by_ordinal[ordinal] for ordinal in admission.ordinals),
            admission.opening,
            words,
            themes,
            counts,
        )
    )


def _of_admission(
    passages: Sequence[Passage],
    opening: tuple[int, int],
    words: ProblemWords,
    themes: Themes,
    counts: Counter[int],
) -> Iterator[AdmittedProblem]:
    for found in divide([one.body.text for one in passages], opening, words):
        passage = passages[found.paragraph]
        paragraph = passage.holding(found.start)
        counts[paragraph.ordinal] += 1
        text = passage.body.text[found.start : found.end]
        yield AdmittedProblem(
            problem_id=f"{paragraph.paragraph_id}-d{counts[paragraph.ordinal]}",
            report_id=paragraph.report_id,
            section_id=paragraph.section_id,
            paragraph_id=paragraph.paragraph_id,
            text=text,
            themes=_themes_of(text, words, themes),
            missed=found.missed,
            place=passage.body.span(found.start, found.end),
        )


def _themes_of(text: str, words: ProblemWords, themes: Themes) -> tuple[str, ...]:
    """The themes of a problem: those of all its words, strongest first, then its clauses' own.

    What is wanting may be another thing in each clause, and a long word of one outweighs the rest;
    so a word that by itself names a theme counts in a clause that says that something is wanting.
    """
    whole = themes_of_words(_telling(text, words), themes)
    own = (
        theme_id
        for start, end in pieces(text, 0, len(text), _CLAUSE_MARKS)
        if words.lacks.matcher.find(text[start:end])
        for theme_id in themes_named(_telling(text[start:end], words), themes)
    )
    return tuple(dict.fromkeys((*whole, *own)))


def _telling(text: str, words: ProblemWords) -> str:
    """The words that tell a theme: without those in which a theme's words mean something else."""
    kept, at = [], 0
    for start, end in words.aside.matcher.find(text):
        kept.append(text[at:start])
        at = end
    return "、".join((*kept, text[at:]))
