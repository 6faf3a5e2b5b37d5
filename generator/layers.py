"""Everything read from one report by itself, by functions of values that open no file.

Commands, pages and the data package all read a report here, once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

from generator.catalogue.knowledge import Knowledge
from generator.commitments.reading import read_commitments
from generator.doubts import Flag, FlagCode, find_flags
from generator.errors import Problem, ProblemCode
from generator.figures.lexer import lexicon_of
from generator.figures.observations import Figures, read_figures
from generator.figures.passages import contexts, reviewing_one_year
from generator.glossary.annex import read_terms
from generator.glossary.notes import find_notes
from generator.livelihood.reading import read_livelihood
from generator.model import (
    AdmittedProblem,
    Commitment,
    Correction,
    Level,
    LivelihoodItem,
    NoteMark,
    Number,
    PlaceMention,
    RankClaim,
    Report,
    Source,
    Term,
)
from generator.names.reading import Name, names_in
from generator.numbers.ledger import read_numbers
from generator.placenames.reading import read_place_names
from generator.problems.reading import read_problems
from generator.ranks.claims import read_ranks
from generator.records import Packed
from generator.seeds.entry import Entry
from generator.splitting.admissions import Admission, find_admissions
from generator.splitting.report import Outlined, outline_source, report_of
from generator.themes.assign import assign_themes, telling_sentences
from generator.themes.segmentation import segment
from generator.themes.words import read_words

_CODES = frozenset[str]((*ProblemCode, *FlagCode))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLayers:
    """One report with all that it says by itself, and what an editor should look at in it.

    `themes` are those of its sections, by section id, and `telling` for each of them the sentence
    that says most on it, as `telling_sentences` has it; `flags` include those an editor accepted.
    `reviewing` are the ids of the paragraphs that review one year, not several at once.
    `words` are those of its texts as `read_words` gives them, which are not needed once reports
    are related. Instances can be pickled.
    """

    source: Source
    report: Report
    terms: tuple[Term, ...]
    notes: tuple[NoteMark, ...]
    figures: Figures
    numbers: Packed[Number]
    commitments: Packed[Commitment]
    ranks: tuple[RankClaim, ...]
    themes: Mapping[str, tuple[str, ...]]
    telling: Mapping[str, tuple[tuple[int, int], ...]]
    words: str
    admissions: tuple[Admission, ...]
    admitted: tuple[AdmittedProblem, ...]
    names: Packed[Name]
    livelihood: tuple[LivelihoodItem, ...]
    reviewing: frozenset[str]
    place_names: Packed[PlaceMention]
    flags: tuple[Flag, ...]
    problems: tuple[Problem, ...]

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """An editor's corrections, those of figures last."""
        return (*self.report.corrections, *self.figures.corrections)

    def without_words(self) -> ReportLayers:
        """The same without words, for when reports are related."""
        return replace(self, words="")


def read(
    source: Source, entry: Entry | None, knowledge: Knowledge, *, with_words: bool = True
) -> ReportLayers:
    """The layers of one report, as its entry in the manifest corrects them.

    Without `with_words` its words and the places that it names are left out, for which a dictionary
    would have to be read.
    Problems whose code the entry accepts are left out; a code that does not exist is a problem.
    Raises: SourceError when the text cannot be read as a report.
    """
    outlined = outline_source(source, entry, knowledge)
    return read_outlined(outlined, entry, knowledge, with_words=with_words)


def read_outlined(
    outlined: Outlined, entry: Entry | None, knowledge: Knowledge, *, with_words: bool = True
) -> ReportLayers:
    """As `read`, of a source that was outlined before, with the same corrections."""
    source = outlined.source
    report, found = report_of(outlined, entry, knowledge)
    terms, faults = read_terms(report, knowledge.senses, source.line_of)
    notes = find_notes(report, terms, source.line_of)
    marks = tuple(mark.place for mark in notes.marks)
    doubtful = tuple(chain.from_iterable(notes.doubtful.values()))
    lexicon = lexicon_of(
        tuple(knowledge.indicators),
        knowledge.vocabulary,
        national=report.region.level is Level.NATIONAL,
    )
    passages = tuple(contexts(report, lexicon))
    figures = read_figures(
        report,
        knowledge.indicators,
        vocabulary=knowledge.vocabulary,
        passages=passages,
        marks=marks,
        doubtful=doubtful,
        corrections=entry.figures if entry else (),
        line_of=source.line_of,
    )
    numbers = read_numbers(
        report,
        figures,
        knowledge.numbers,
        knowledge.vocabulary,
        left_out=(*marks, *doubtful),
    )
    names = names_in(report, knowledge.names, knowledge.places, notes.marks)
    themes = assign_themes(report, knowledge.themes)
    admissions = find_admissions(report, knowledge.problems)
    accepted = entry.accept if entry else ()
    later = (*faults, *notes.problems, *figures.problems)
    problems = (*found, *(replace(problem, path=source.path) for problem in later))
    headline = {indicator.id for indicator in knowledge.indicators if indicator.headline}
    flags = find_flags(report, terms, figures.of(headline), problems, source.line_of)
    problems += tuple(flag.as_problem(source.path) for flag in flags if not flag.told_as)
    problems += tuple(
        Problem(
            source.path,
            None,
            f"the manifest accepts `{code}`, which is no code",
            expected="one that a warning names",
        )
        for code in accepted
        if code not in _CODES
    )
    # A doubt that another reader told first may be accepted by either code.
    told = {(flag.told_as, flag.line) for flag in flags if flag.told_as and flag.code in accepted}
    return ReportLayers(
        source=source,
        report=report,
        terms=terms,
        notes=notes.marks,
        figures=figures,
        numbers=Packed.of(numbers),
        commitments=Packed.of(
            read_commitments(
                report,
                numbers,
                names,
                themes,
                words=knowledge.commitments,
                name_words=knowledge.names,
                places=knowledge.places,
                themes=knowledge.themes,
                contexts=passages,
            )
        ),
        ranks=read_ranks(
            report,
            knowledge.ranks,
            knowledge.indicators,
            passages,
            vocabulary=knowledge.vocabulary,
            marks=marks,
            doubtful=doubtful,
        ),
        themes=themes,
        telling=telling_sentences(report, themes, knowledge.themes),
        words=read_words(report, terms, knowledge.themes.phrases) if with_words else "",
        admissions=admissions,
        admitted=read_problems(report, admissions, knowledge.problems, knowledge.themes),
        livelihood=read_livelihood(report, knowledge.livelihood, passages),
        reviewing=reviewing_one_year(passages),
        names=Packed.of(names),
        place_names=Packed.of(
            read_place_names(report, knowledge.places, knowledge.place_names, segment)
            if with_words
            else ()
        ),
        flags=flags,
        problems=tuple(
            problem
            for problem in problems
            if problem.code not in accepted and (problem.code, problem.line) not in told
        ),
    )
