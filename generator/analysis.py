"""The layers over the untouched texts, put together: one record that all pages are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.catalogue.indicators import Indicator
from generator.catalogue.knowledge import Knowledge
from generator.catalogue.themes import Themes
from generator.corpus import Corpus
from generator.figures.comparisons import HeadlineTable, headline_table
from generator.figures.outcomes import Outcome, outcomes
from generator.glossary.groups import TermGroups
from generator.glossary.index import Index
from generator.glossary.mentions import KeyedReport, mentions_in
from generator.glossary.related import OtherSense, other_senses, related_terms
from generator.layers import ReportLayers
from generator.model import (
    Mention,
    NoteMark,
    Observation,
    Term,
    Undecided,
    Wording,
)
from generator.themes.assign import theme_of
from generator.themes.related import (
    Related,
    answered_sections,
    answering_sections,
    index_sections,
    related_sections,
)
from generator.themes.words import Cut, Phrases, cut_sections, key_words, vocabulary, words_among


@dataclass(frozen=True, kw_only=True)
class Glossary:
    """Terms, and where reports name them or refer to their notes.

    `mentions`, `undecided` and `notes` are by report and in text order. `related`, `other_senses`
    and `themes` (empty where no word tells) are by term id.
    """

    terms: tuple[Term, ...]
    groups: TermGroups
    notes: tuple[NoteMark, ...]
    mentions: tuple[Mention, ...]
    undecided: tuple[Undecided, ...]
    related: Mapping[str, tuple[str, ...]]
    other_senses: Mapping[str, tuple[OtherSense, ...]]
    themes: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class ComparedFigures:
    """What reports say in figures, or in words about indicators, side by side and over years.

    `observations` speak of one year, `over_years` of several.
    """

    indicators: tuple[Indicator, ...]
    observations: tuple[Observation, ...]
    wordings: tuple[Wording, ...]
    over_years: tuple[Observation, ...]
    headline: HeadlineTable
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, kw_only=True)
class Subjects:
    """What sections are about: themes, words, and the sections that are near each other.

    All mappings are by section id; `words` are those of the whole corpus, sorted.
    """

    catalogue: Themes
    of_sections: Mapping[str, tuple[str, ...]]
    key_words: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...]
    related: Mapping[str, tuple[Related, ...]]
    answered: Mapping[str, tuple[Related, ...]]
    answered_by: Mapping[str, tuple[Related, ...]]


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """Reports and everything derived from them; every record shows its words.

    `layers` are by report id: the text of a report, its flags and an editor's corrections.
    """

    corpus: Corpus
    layers: Mapping[str, ReportLayers]
    knowledge: Knowledge
    glossary: Glossary
    figures: ComparedFigures
    themes: Subjects


def analyse(
    corpus: Corpus,
    layers: Mapping[str, ReportLayers],
    knowledge: Knowledge,
) -> Analysis:
    """What all reports say together, from the layers of each by its id. No text is read again."""
    read = tuple(layers[report.report_id] for report in corpus.reports)
    glossary = _glossary(corpus, read, knowledge)
    return Analysis(
        corpus=corpus,
        layers=layers,
        knowledge=knowledge,
        glossary=glossary,
        figures=_figures(corpus, read, knowledge),
        themes=_subjects(corpus, read, knowledge, glossary.terms),
    )


def _glossary(corpus: Corpus, read: Sequence[ReportLayers], knowledge: Knowledge) -> Glossary:
    terms = tuple(chain.from_iterable(one.terms for one in read))
    notes = tuple(chain.from_iterable(one.notes for one in read))
    index = Index(corpus, terms, knowledge.senses)
    found, _ = mentions_in(
        [KeyedReport(one.report, one.notes, one.keys) for one in read],
        index,
        index.reaches(terms),
    )
    return Glossary(
        terms=terms,
        groups=TermGroups.of(terms, knowledge.senses),
        notes=notes,
        mentions=found.mentions,
        undecided=found.undecided,
        related=related_terms(corpus, terms, knowledge.senses, index),
        other_senses=other_senses(corpus, terms, found.undecided),
        themes={
            term.term_id: theme_of(term.name, term.definition, knowledge.themes) for term in terms
        },
    )


def _figures(corpus: Corpus, read: Sequence[ReportLayers], knowledge: Knowledge) -> ComparedFigures:
    figures = {one.report.report_id: one.figures for one in read}
    flags = {one.report.report_id: one.flags for one in read}
    headline = headline_table(corpus, figures, knowledge.indicators, flags)
    return ComparedFigures(
        indicators=knowledge.indicators,
        observations=tuple(chain.from_iterable(f.observations for f in figures.values())),
        wordings=tuple(chain.from_iterable(f.wordings for f in figures.values())),
        over_years=tuple(chain.from_iterable(f.over_years for f in figures.values())),
        headline=headline,
        outcomes=outcomes(corpus, headline, knowledge.indicators),
    )


def _subjects(
    corpus: Corpus,
    read: Sequence[ReportLayers],
    knowledge: Knowledge,
    terms: Iterable[Term],
) -> Subjects:
    themes = {section_id: found for one in read for section_id, found in one.themes.items()}
    phrases = knowledge.themes.phrases
    everyones = Phrases({term.name for term in terms}.difference(phrases))
    cuts: dict[str, Cut] = {}
    for one in read:
        own = {term.name for term in one.terms}
        among = words_among(one.report, one.words, own, everyones, phrases)
        cuts |= cut_sections(one.report, among)
    pages = {s.section_id for r in corpus.reports for s in r.sections if s.depth < 3}
    documents = {section_id: cut for section_id, cut in cuts.items() if section_id in pages}
    index = index_sections(corpus, themes, cuts, knowledge.stop_words)
    answered = answered_sections(index)
    return Subjects(
        catalogue=knowledge.themes,
        of_sections=themes,
        key_words=key_words(documents, knowledge.stop_words),
        words=vocabulary(cuts.values()),
        related=related_sections(index),
        answered=answered,
        answered_by=answering_sections(answered),
    )
