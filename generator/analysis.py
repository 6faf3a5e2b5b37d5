"""The layers over the untouched texts, put together: one record that all pages are drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from generator.catalogue.furniture import FurnitureRules
from generator.catalogue.indicators import Indicator, load_indicators
from generator.catalogue.places import Places
from generator.catalogue.senses import Senses, load_senses
from generator.catalogue.stopwords import load_stop_words
from generator.catalogue.themes import Themes, load_themes
from generator.corpus import Corpus
from generator.errors import Problem
from generator.figures.comparisons import HeadlineTable, headline_table
from generator.figures.outcomes import Outcome, outcomes
from generator.glossary.groups import TermGroups
from generator.glossary.mentions import find_mentions
from generator.glossary.related import OtherSense, other_senses, related_terms
from generator.model import (
    Correction,
    Mention,
    NoteMark,
    Observation,
    Source,
    Term,
    Undecided,
    Wording,
)
from generator.readings import read_report
from generator.splitting.corrections import FigureCorrection
from generator.themes.assign import assign_themes, theme_of
from generator.themes.related import (
    Related,
    answered_sections,
    answering_sections,
    index_sections,
    related_sections,
)
from generator.themes.words import Cutter, cut_sections, cut_texts, key_words, texts_of, vocabulary


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The catalogue's part that the layers need."""

    indicators: tuple[Indicator, ...]
    themes: Themes
    senses: Senses
    stop_words: frozenset[str]
    furniture_reasons: Mapping[str, str]


def load_knowledge(places: Places, furniture: FurnitureRules, own: Path | None = None) -> Knowledge:
    """The catalogue, extended by the files of folder `own`. Raises: CatalogueError."""
    # Names of places set every section apart and say nothing of its subject.
    stop_words = load_stop_words(own=own) | places.forms
    return Knowledge(
        load_indicators(own=own),
        load_themes(own=own),
        load_senses(own=own),
        stop_words,
        furniture.reasons,
    )


@dataclass(frozen=True)
class Analysis:
    """Reports and everything derived from them; every record shows its words.

    Mappings are by id: of terms, sections or reports, as their names say. `furniture_reasons` has
    what the site calls each reason.
    """

    corpus: Corpus
    sources: Mapping[str, Source]
    furniture_reasons: Mapping[str, str]
    terms: tuple[Term, ...]
    term_groups: TermGroups
    notes: tuple[NoteMark, ...]
    mentions: tuple[Mention, ...]
    undecided: tuple[Undecided, ...]
    related_terms: Mapping[str, tuple[str, ...]]
    other_senses: Mapping[str, tuple[OtherSense, ...]]
    indicators: tuple[Indicator, ...]
    observations: tuple[Observation, ...]
    wordings: tuple[Wording, ...]
    over_years: tuple[Observation, ...]
    corrections: Mapping[str, tuple[Correction, ...]]
    headline: HeadlineTable
    outcomes: tuple[Outcome, ...]
    themes: Themes
    term_themes: Mapping[str, str]
    section_themes: Mapping[str, tuple[str, ...]]
    key_words: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...]
    related: Mapping[str, tuple[Related, ...]]
    answered: Mapping[str, tuple[Related, ...]]
    answered_by: Mapping[str, tuple[Related, ...]]


def analyse(
    corpus: Corpus,
    sources: Mapping[str, Source],
    knowledge: Knowledge,
    cut: Cutter = cut_texts,
    corrections: Mapping[str, Sequence[FigureCorrection]] = MappingProxyType({}),
) -> tuple[Analysis, tuple[Problem, ...]]:
    """Every layer over the corpus, and what an editor should look at in the annexes.

    `corrections` are an editor's of the figures, by the source's file.
    """
    readings = {
        report.report_id: read_report(
            sources[report.report_id],
            report,
            knowledge.senses,
            knowledge.indicators,
            corrections.get(report.source_file, ()),
        )
        for report in corpus.reports
    }
    terms = tuple(chain.from_iterable(read.terms for read in readings.values()))
    notes = tuple(chain.from_iterable(read.notes for read in readings.values()))
    problems = tuple(chain.from_iterable(read.problems for read in readings.values()))
    figures = {report_id: read.figures for report_id, read in readings.items()}
    found = find_mentions(corpus, terms, knowledge.senses, notes)
    headline = headline_table(corpus, figures, knowledge.indicators)
    themes: dict[str, tuple[str, ...]] = {}
    for report in corpus.reports:
        themes |= assign_themes(report, knowledge.themes)
    phrases = (*knowledge.themes.phrases, *(term.name for term in terms))
    cuts = cut_sections(corpus.reports, cut(texts_of(corpus.reports), phrases))
    pages = {s.section_id for r in corpus.reports for s in r.sections if s.depth < 3}
    documents = {section_id: cut for section_id, cut in cuts.items() if section_id in pages}
    index = index_sections(corpus, themes, cuts, knowledge.stop_words)
    answered = answered_sections(index)
    analysis = Analysis(
        corpus=corpus,
        sources=sources,
        furniture_reasons=knowledge.furniture_reasons,
        terms=terms,
        term_groups=TermGroups.of(terms, knowledge.senses),
        notes=notes,
        mentions=found.mentions,
        undecided=found.undecided,
        related_terms=related_terms(corpus, terms, knowledge.senses),
        other_senses=other_senses(corpus, terms, found.undecided),
        indicators=knowledge.indicators,
        observations=tuple(chain.from_iterable(f.observations for f in figures.values())),
        wordings=tuple(chain.from_iterable(f.wordings for f in figures.values())),
        over_years=tuple(chain.from_iterable(f.over_years for f in figures.values())),
        corrections={
            report.report_id: (*report.corrections, *figures[report.report_id].corrections)
            for report in corpus.reports
        },
        headline=headline,
        outcomes=outcomes(corpus, headline, knowledge.indicators),
        themes=knowledge.themes,
        term_themes={
            term.term_id: theme_of(term.name, term.definition, knowledge.themes) for term in terms
        },
        section_themes=themes,
        key_words=key_words(documents, knowledge.stop_words),
        words=vocabulary(cuts.values()),
        related=related_sections(index),
        answered=answered,
        answered_by=answering_sections(answered),
    )
    return analysis, problems
