"""The layers over the untouched texts, put together: one record that all pages are drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from generator.catalogue.indicators import Indicator
from generator.catalogue.knowledge import Knowledge
from generator.catalogue.themes import Themes
from generator.corpus import Corpus
from generator.doubts import Flag
from generator.figures.comparisons import HeadlineTable, headline_table
from generator.figures.outcomes import Outcome, outcomes
from generator.glossary.groups import TermGroups
from generator.glossary.mentions import find_mentions
from generator.glossary.related import OtherSense, other_senses, related_terms
from generator.layers import ReportLayers
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
from generator.themes.assign import theme_of
from generator.themes.related import (
    Related,
    answered_sections,
    answering_sections,
    index_sections,
    related_sections,
)
from generator.themes.words import Cutter, cut_sections, cut_texts, key_words, texts_of, vocabulary


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
    flags: Mapping[str, tuple[Flag, ...]]
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
    layers: Mapping[str, ReportLayers],
    knowledge: Knowledge,
    cut: Cutter = cut_texts,
) -> Analysis:
    """What all reports say together, from the layers of each by its id. No text is read again.

    Words are cut here, not in a report's layers: every report's terms are phrases for all.
    """
    read = tuple(layers[report.report_id] for report in corpus.reports)
    terms = tuple(chain.from_iterable(one.terms for one in read))
    notes = tuple(chain.from_iterable(one.notes for one in read))
    figures = {one.report.report_id: one.figures for one in read}
    themes = {section_id: found for one in read for section_id, found in one.themes.items()}
    found = find_mentions(corpus, terms, knowledge.senses, notes)
    flags = {one.report.report_id: one.flags for one in read}
    headline = headline_table(corpus, figures, knowledge.indicators, flags)
    phrases = (*knowledge.themes.phrases, *(term.name for term in terms))
    cuts = cut_sections(corpus.reports, cut(texts_of(corpus.reports), phrases))
    pages = {s.section_id for r in corpus.reports for s in r.sections if s.depth < 3}
    documents = {section_id: cut for section_id, cut in cuts.items() if section_id in pages}
    index = index_sections(corpus, themes, cuts, knowledge.stop_words)
    answered = answered_sections(index)
    return Analysis(
        corpus=corpus,
        sources={one.report.report_id: one.source for one in read},
        furniture_reasons=knowledge.furniture.reasons,
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
        corrections={one.report.report_id: one.corrections for one in read},
        flags=flags,
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
