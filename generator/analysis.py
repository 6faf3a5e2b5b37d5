"""The layers over the untouched texts, put together: one record that all pages are drawn from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TypeVar, cast

from generator.answers.pairs import what_became
from generator.catalogue.indicators import Indicator
from generator.catalogue.knowledge import Knowledge
from generator.catalogue.themes import Themes
from generator.corpus import Corpus
from generator.figures.changes import TargetChange, target_changes
from generator.figures.comparisons import Cell, CellTable, cells_of, table_of
from generator.figures.margins import Margin, margins
from generator.figures.outcomes import Outcome, outcomes
from generator.glossary.groups import TermGroups
from generator.glossary.index import Index
from generator.glossary.mentions import Mentions, NotedReport, ReadReport, mentions_in
from generator.glossary.reach import Reach, Reaches
from generator.glossary.related import OtherSense, other_senses, related_terms
from generator.layers import ReportLayers
from generator.links import place_of
from generator.model import (
    Answer,
    Mention,
    NoteMark,
    Observation,
    Report,
    Term,
    Undecided,
    Wording,
)
from generator.ranks.board import RankBoard, rank_board
from generator.records import Packed
from generator.rewording.changes import Rewording, rewordings
from generator.rewording.first import FirstSaid, first_said
from generator.rewording.names import ReportWords
from generator.sharing.folded import Folded
from generator.sharing.given import Naming
from generator.sharing.initiatives import Initiatives, initiatives
from generator.sharing.passages import SharedWords, shared_words
from generator.themes.assign import theme_of
from generator.themes.related import (
    Answers,
    Related,
    Relations,
    answering_sections,
    count_sections,
    find_answers,
    heaviest_words,
    index_counts,
    relate_sections,
)
from generator.themes.words import (
    Counts,
    Cut,
    KeyWords,
    Phrases,
    count_words,
    cut_sections,
    find_key_words,
    usable,
    words_among,
)

_Result = TypeVar("_Result")


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
    table: CellTable
    outcomes: tuple[Outcome, ...]
    changes: tuple[TargetChange, ...]
    margins: tuple[Margin, ...]


@dataclass(frozen=True, kw_only=True)
class Subjects:
    """What sections are about: words, and the sections that are near each other.

    All mappings are by section id. `heaviest` are the words that weigh most in each, with their
    weights in hundredths.
    """

    catalogue: Themes
    key_words: Mapping[str, tuple[str, ...]]
    heaviest: Mapping[str, Mapping[str, int]]
    related: Mapping[str, tuple[Related, ...]]
    answered: Mapping[str, tuple[Related, ...]]
    answered_by: Mapping[str, tuple[Related, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What takes long to derive: how terms, reports and sections are related to each other.

    All of it is as in `Glossary`, `Subjects` and `Analysis`. Instances hold no report and no term
    but their ids, and can be pickled.
    """

    mentions: tuple[Mention, ...]
    undecided: tuple[Undecided, ...]
    related_terms: Mapping[str, tuple[str, ...]]
    other_senses: Mapping[str, tuple[OtherSense, ...]]
    themes_of_terms: Mapping[str, str]
    key_words: Mapping[str, tuple[str, ...]]
    heaviest: Mapping[str, Mapping[str, int]]
    related: Mapping[str, tuple[Related, ...]]
    answered: Mapping[str, tuple[Related, ...]]
    shared: Mapping[str, SharedWords]
    initiatives: Initiatives
    rewordings: Mapping[str, Rewording]
    first_said: Mapping[int, Packed[FirstSaid]]
    answers: Mapping[str, Answer]


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """Reports and everything derived from them; every record shows its words.

    `layers` are by report id: the text of a report, its flags and an editor's corrections. So is
    `shared`: the words that a report has in common with others, where there are some. `initiatives`
    are what places make of their superiors' terms. `rewordings` hold a report against that of the
    same place the year before, by its id, where that is here; `first_said` are the names that no
    report held has before a year, by year. `answers` are what the next year's report says of what
    was promised, by the id of the commitment or item.
    """

    corpus: Corpus
    layers: Mapping[str, ReportLayers]
    knowledge: Knowledge
    glossary: Glossary
    figures: ComparedFigures
    ranks: RankBoard
    themes: Subjects
    shared: Mapping[str, SharedWords]
    initiatives: Initiatives
    rewordings: Mapping[str, Rewording]
    first_said: Mapping[int, Packed[FirstSaid]]
    answers: Mapping[str, Answer]

    def place_id(self, report: Report) -> str:
        """The id of a report's place: the catalogue's name of today, else the words of its id.

        It is the same under each name of the place, since its latest report decides.
        """
        latest = self.corpus.chain(report).latest
        return self.knowledge.places.slug_of(latest.region.adcode) or place_of(latest.report_id)


def analyse(
    corpus: Corpus,
    layers: Mapping[str, ReportLayers],
    knowledge: Knowledge,
    memory: AnalysisMemory | None = None,
    derived: Derived | None = None,
) -> Analysis:
    """What all reports say together, from the layers of each by its id. No text is read again.

    `memory` is that of the analysis before in this process, and becomes this one's: what it says is
    the same, but of reports whose layers are the same objects little is derived anew. `derived` is
    given where it was kept from an analysis of the same layers.
    """
    read = tuple(layers[report.report_id] for report in corpus.reports)
    memory = memory or AnalysisMemory()
    memory.begin(knowledge)
    derived = derived or derive(corpus, layers, knowledge, memory)
    terms = tuple(chain.from_iterable(one.terms for one in read))
    analysis = Analysis(
        corpus=corpus,
        layers=layers,
        knowledge=knowledge,
        glossary=Glossary(
            terms=terms,
            groups=memory.get("groups", terms, lambda: TermGroups.of(terms, knowledge.senses)),
            notes=tuple(chain.from_iterable(one.notes for one in read)),
            mentions=derived.mentions,
            undecided=derived.undecided,
            related=derived.related_terms,
            other_senses=derived.other_senses,
            themes=derived.themes_of_terms,
        ),
        figures=_figures(corpus, read, knowledge, memory),
        ranks=_ranks(corpus, read, knowledge, memory),
        themes=Subjects(
            catalogue=knowledge.themes,
            key_words=derived.key_words,
            heaviest=derived.heaviest,
            related=derived.related,
            answered=derived.answered,
            answered_by=answering_sections(derived.answered),
        ),
        shared=derived.shared,
        initiatives=derived.initiatives,
        rewordings=derived.rewordings,
        first_said=derived.first_said,
        answers=derived.answers,
    )
    memory.end()
    return analysis


def derive(
    corpus: Corpus,
    layers: Mapping[str, ReportLayers],
    knowledge: Knowledge,
    memory: AnalysisMemory | None = None,
) -> Derived:
    """The part of `analyse` that takes long."""
    read = tuple(layers[report.report_id] for report in corpus.reports)
    memory = memory or AnalysisMemory()
    defined, found, senses = _mentions(corpus, read, knowledge, memory)
    words = _words(read, knowledge, memory)
    pages = {key: counts for one in words for key, counts in one.pages.items()}
    telling = find_key_words(pages, memory.last("key words", KeyWords))
    memory.keep("key words", telling)
    themes = {key: of_section for one in read for key, of_section in one.themes.items()}
    counts = {key: counts for one in words for key, counts in one.related.items()}
    relations = memory.last("relations", Relations)
    index = index_counts(corpus, themes, counts, relations.index if relations else None)
    relations = memory.keep("relations", relate_sections(index, relations))
    answers = memory.keep("answers", find_answers(index, memory.last("answers", Answers)))
    folded = _folded(read, memory)
    said = _report_words(read, folded, knowledge, memory)
    reworded = rewordings(corpus, folded, said, knowledge, memory.get)
    return Derived(
        mentions=found.mentions,
        undecided=found.undecided,
        related_terms=defined.related,
        other_senses=senses,
        themes_of_terms=defined.themes,
        key_words=telling.of,
        heaviest=heaviest_words(index),
        related=relations.related,
        answered=answers.answered,
        shared=shared_words(corpus, folded, knowledge.formulae, memory.get),
        initiatives=initiatives(
            corpus,
            {
                one.report.report_id: Naming(
                    one.report, one.terms, one.names, folded[one.report.report_id]
                )
                for one in read
            },
            found.mentions,
            found.undecided,
            knowledge.formulae,
            knowledge.names,
            memory.get,
        ),
        rewordings=reworded,
        first_said=first_said(corpus, said, reworded, memory.get),
        answers=what_became(corpus, layers, knowledge, memory.get),
    )


class AnalysisMemory:
    """What an analysis leaves to the next one in the same process: a preview holds one.

    Results by name, each with what it was made of. A step gets its last result and what that was
    made of, and takes over what still holds.
    """

    def __init__(self) -> None:
        self._knowledge: Knowledge | None = None
        self._before: dict[Hashable, object] = {}
        self._now: dict[Hashable, object] = {}

    def begin(self, knowledge: Knowledge) -> None:
        """Forgets everything that was derived with another catalogue."""
        if self._knowledge is not knowledge and self._knowledge != knowledge:
            self._before = {}
        self._knowledge, self._now = knowledge, {}

    def end(self) -> None:
        """Lets go of what this analysis did not ask for."""
        self._before, self._now = self._now, {}

    def last(self, name: Hashable, kind: type[_Result]) -> _Result | None:
        """The last analysis's result of that name, if there is one."""
        found = self._before.get(name)
        return found if isinstance(found, kind) else None

    def keep(self, name: Hashable, result: _Result) -> _Result:
        """Keeps a result for the next analysis."""
        self._now[name] = result
        return result

    def get(self, name: Hashable, made_of: object, make: Callable[[], _Result]) -> _Result:
        """The result of that name: the last one, where it was made of the same."""
        found = self._before.get(name)
        if isinstance(found, _Made) and (found.of is made_of or found.of == made_of):
            self._now[name] = found
            return cast("_Result", found.result)
        result = make()
        self._now[name] = _Made(made_of, result)
        return result


@dataclass(frozen=True, slots=True)
class _Made:
    of: object
    result: object


# -- terms -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Defined:
    """What follows from the terms alone, wherever they stand in their reports."""

    index: Index
    reach: Mapping[str, Reach]
    related: Mapping[str, tuple[str, ...]]
    themes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Read:
    """What reports were found to say of some terms, by report id."""

    defined: _Defined
    reports: Mapping[str, ReadReport]


def _mentions(
    corpus: Corpus, read: Sequence[ReportLayers], knowledge: Knowledge, memory: AnalysisMemory
) -> tuple[_Defined, Mentions, Mapping[str, tuple[OtherSense, ...]]]:
    """What follows from the terms, where they are named, and which names have other senses."""
    terms = tuple(chain.from_iterable(one.terms for one in read))
    # All that finding and relating terms asks of them and of the reports that define them.
    facts = tuple(
        (t.term_id, t.ordinal, t.name, t.definition, report.report_id, report.region, report.year)
        for one in read
        for report in [one.report]
        for t in one.terms
    )
    defined = memory.get("terms", facts, lambda: _defined(corpus, terms, knowledge))
    last = memory.last("mentions", _Read)
    found, reports = mentions_in(
        [NotedReport(one.report, one.notes) for one in read],
        defined.index,
        Reaches(defined.reach),
        last.reports if last and last.defined is defined else {},
    )
    memory.keep("mentions", _Read(defined, reports))
    senses = memory.get(
        "other senses",
        (facts, found.undecided),
        lambda: other_senses(corpus, terms, found.undecided),
    )
    return defined, found, senses


def _defined(corpus: Corpus, terms: Sequence[Term], knowledge: Knowledge) -> _Defined:
    index = Index(corpus, terms, knowledge.senses)
    return _Defined(
        index=index,
        reach=index.reaches(terms).by_term,
        related=related_terms(corpus, terms, knowledge.senses, index),
        themes={t.term_id: theme_of(t.name, t.definition, knowledge.themes) for t in terms},
    )


# -- figures ---------------------------------------------------------------------------------------


def _figures(
    corpus: Corpus, read: Sequence[ReportLayers], knowledge: Knowledge, memory: AnalysisMemory
) -> ComparedFigures:
    def cells(one: ReportLayers) -> tuple[Cell, ...]:
        return cells_of(one.report, one.figures, knowledge.indicators, one.flags)

    figures = [one.figures for one in read]
    table = table_of(
        cell
        for one in read
        for cell in memory.get(("cells", one.report.report_id), one, partial(cells, one))
    )
    return ComparedFigures(
        indicators=knowledge.indicators,
        observations=tuple(chain.from_iterable(f.observations for f in figures)),
        wordings=tuple(chain.from_iterable(f.wordings for f in figures)),
        over_years=tuple(chain.from_iterable(f.over_years for f in figures)),
        table=table,
        outcomes=outcomes(corpus, table, knowledge.indicators),
        changes=target_changes(corpus, table, knowledge.indicators),
        margins=margins(corpus, table, knowledge.indicators),
    )


# -- ranks -----------------------------------------------------------------------------------------


def _ranks(
    corpus: Corpus, read: Sequence[ReportLayers], knowledge: Knowledge, memory: AnalysisMemory
) -> RankBoard:
    claims = tuple(chain.from_iterable(one.ranks for one in read))
    regions = tuple((report.report_id, report.region) for report in corpus.reports)
    return memory.get(
        "ranks", (regions, claims), lambda: rank_board(corpus, claims, knowledge.indicators)
    )


# -- shared words ----------------------------------------------------------------------------------


def _folded(read: Sequence[ReportLayers], memory: AnalysisMemory) -> Mapping[str, Folded]:
    """The reports as they are compared, by id."""
    return {
        one.report.report_id: memory.get(
            ("folded", one.report.report_id), one, partial(Folded.of, one.report, one.notes)
        )
        for one in read
    }


def _report_words(
    read: Sequence[ReportLayers],
    folded: Mapping[str, Folded],
    knowledge: Knowledge,
    memory: AnalysisMemory,
) -> Mapping[str, ReportWords]:
    """The words of the reports in which names are looked for, by id."""

    def made(one: ReportLayers) -> ReportWords:
        of = folded[one.report.report_id]
        return ReportWords.of(one.report, of, one.names, knowledge.names)

    return {
        one.report.report_id: memory.get(
            ("report words", one.report.report_id), one, partial(made, one)
        )
        for one in read
    }


# -- words -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one report among others.

    `pages` counts those of sections that have a page, `related` those of sections that can be
    related, by section id.
    """

    of: ReportLayers
    pages: Mapping[str, Counts]
    related: Mapping[str, Counts]


def _words(
    read: Sequence[ReportLayers], knowledge: Knowledge, memory: AnalysisMemory
) -> tuple[_Words, ...]:
    """The words of each report, counted anew where it has a term's name that came or went."""
    phrases = knowledge.themes.phrases
    names = usable(term.name for one in read for term in one.terms).keys() - set(phrases)
    last = memory.last("names", Phrases)
    everyones = last if last and last.names == names else Phrases(names)
    memory.keep("names", everyones)
    moved = Phrases(last.names ^ names) if last and last is not everyones else None
    found = []
    for one in read:
        name = "words", one.report.report_id
        words = memory.last(name, _Words)
        if words is None or words.of is not one or (moved and moved.stand_in(one.report)):
            own = {term.name for term in one.terms}
            cuts = words_among(one.report, one.words, own, everyones, phrases)
            words = _count(one, cuts, knowledge)
        found.append(memory.keep(name, words))
    return tuple(found)


def _count(one: ReportLayers, cuts: Sequence[Cut], knowledge: Knowledge) -> _Words:
    sections = cut_sections(one.report, cuts)
    pages = {
        section.section_id: count_words(sections[section.section_id], knowledge.stop_words)
        for section in one.report.sections
        if not section.is_topic
    }
    return _Words(
        of=one,
        pages=pages,
        related=count_sections(one.report, one.themes, sections, knowledge.stop_words, pages),
    )
