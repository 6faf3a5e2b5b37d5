"""What each report says otherwise than that of its place the year before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from generator.catalogue.knowledge import Knowledge
from generator.corpus import Corpus
from generator.model import Completeness, Part, Report
from generator.names.reading import Name
from generator.records import Packed
from generator.rewording.alignment import Match, align
from generator.rewording.headings import (
    HeadingPair,
    Headings,
    Subjects,
    YearText,
    compare_headings,
)
from generator.rewording.names import ReportWords, only_in
from generator.rewording.sentences import Sentence, sentences_of
from generator.sharing.folded import Folded
from generator.sharing.formulae import FormulaPhrases, formula_phrases, is_formula
from generator.sharing.passages import Remembers

_ANSWER_MIN = 40
_ANSWER_SHARE = 0.4
"""Characters in common with a section of the year before, and their share of all those that a
section has in common with any, where the two answer each other."""

_HEADING_WEIGHT = 4
"""How often a character of headings counts that are the same or reworded."""


class Reworded(NamedTuple):
    """A sentence and its old form: ranges of the texts of two paragraphs.

    `is_formula` tells whether both are phrases of every report.
    """

    paragraph_id: str
    start: int
    end: int
    previous_paragraph_id: str
    previous_start: int
    previous_end: int
    is_formula: bool


class SectionCount(NamedTuple):
    """How many sentences a section has, and how many of them the other report has.

    `answering_id` is the section of the other report that answers it, empty where none does. The
    `kept` ones are the same but for signs, dates and years.
    """

    section_id: str
    answering_id: str
    sentences: int
    kept: int
    reworded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """A report beside that of its place the year before.

    `tells_new`: the older text is whole, so that what it does not have is new; `tells_gone` says
    the same of the newer one. Where they are False, no heading or name is new, or none is gone.
    `new_names` are those of this report, `gone_names` those of the other, each where it is first
    said.
    `sections` and `previous_sections` are those with sentences, in text order; so are `sentences`.
    """

    report_id: str
    previous_report_id: str
    tells_new: bool
    tells_gone: bool
    sections: tuple[SectionCount, ...]
    previous_sections: tuple[SectionCount, ...]
    sentences: Packed[Reworded]
    headings: Headings
    new_names: tuple[Name, ...]
    gone_names: tuple[Name, ...]


def rewordings(
    corpus: Corpus,
    folded: Mapping[str, Folded],
    words: Mapping[str, ReportWords],
    knowledge: Knowledge,
    remember: Remembers,
) -> Mapping[str, Rewording]:
    """Every report whose predecessor is here, by its id, in the corpus's order.

    `folded` and `words` have the reports by their ids. What is remembered of reports that are as
    they were is not found again.
    """
    phrases = formula_phrases(knowledge.formulae.phrases)
    subjects = Subjects(knowledge.stop_words - knowledge.places.forms)
    found: dict[str, Rewording] = {}
    for report in corpus.reports:
        before = corpus.year_before(report)
        if before:
            now, then = (
                _text(one, folded[one.report_id], words[one.report_id], remember)
                for one in (report, before)
            )
            found[report.report_id] = remember(
                ("rewording", report.report_id),
                (now, then),
                partial(_rewording, now, then, phrases, subjects),
            )
    return found


@dataclass(frozen=True, slots=True)
class _Text:
    """A report as it is compared: its sentences, and all its words."""

    report: Report
    sentences: tuple[Sentence, ...]
    words: ReportWords


def _text(report: Report, folded: Folded, words: ReportWords, remember: Remembers) -> _Text:
    def made() -> _Text:
        return _Text(report, sentences_of(report, folded), words)

    return remember(("rewording text", report.report_id), (report, folded, words), made)


def _year_text(one: _Text) -> YearText:
    return YearText(one.report, one.words.words, [sentence.text for sentence in one.sentences])


def _rewording(now: _Text, before: _Text, phrases: FormulaPhrases, subjects: Subjects) -> Rewording:
    found = align(now.sentences, before.sentences)
    headings = compare_headings(_year_text(now), _year_text(before), subjects)
    tells_new, tells_gone = _is_whole(before.report), _is_whole(now.report)
    likest = _best((*found.kept, *found.near))
    answers = _answers(now, before, likest, headings)
    topics = {**_topics(now.report), **_topics(before.report)}
    answered = _answers(now, before, likest, headings, topics) if topics else answers
    return Rewording(
        report_id=now.report.report_id,
        previous_report_id=before.report.report_id,
        tells_new=tells_new,
        tells_gone=tells_gone,
        sections=_counts(
            now.sentences,
            [match.now for match in found.kept],
            [match.now for match in found.reworded],
            answers,
        ),
        previous_sections=_counts(
            before.sentences,
            [match.before for match in found.kept],
            [match.before for match in found.reworded],
            {},
        ),
        sentences=Packed.of(
            tuple(
                _reworded(now.sentences[match.now], before.sentences[match.before], phrases)
                for match in found.reworded
            )
        ),
        headings=headings._replace(
            new=_unanswered(headings.new, answered) if tells_new else (),
            gone=_unanswered(headings.gone, answered) if tells_gone else (),
        ),
        new_names=only_in(now.words, before.words) if tells_new else (),
        gone_names=only_in(before.words, now.words) if tells_gone else (),
    )


def _unanswered(
    headings: Sequence[HeadingPair], answers: Mapping[str, str]
) -> tuple[HeadingPair, ...]:
    """The headings whose sections have nothing in the other report that answers them."""
    answered = {*answers, *answers.values()}
    return tuple(one for one in headings if answered.isdisjoint(one))


def _is_whole(report: Report) -> bool:
    """Whether what is not found in a report is not in it: no end of it is lost."""
    return report.completeness is Completeness.FULL


def _counts(
    sentences: Sequence[Sentence],
    kept: Sequence[int],
    reworded: Sequence[int],
    answers: Mapping[str, str],
) -> tuple[SectionCount, ...]:
    of_all, of_kept, of_reworded = (
        Counter(one.section_id for one in of)
        for of in (
            sentences,
            (sentences[position] for position in kept),
            (sentences[position] for position in reworded),
        )
    )
    return tuple(
        SectionCount(key, answers.get(key, ""), count, of_kept[key], of_reworded[key])
        for key, count in of_all.items()
    )


def _reworded(now: Sentence, before: Sentence, phrases: FormulaPhrases) -> Reworded:
    return Reworded(
        now.paragraph_id,
        now.start,
        now.end,
        before.paragraph_id,
        before.start,
        before.end,
        now.role is Part.CLOSING or all(is_formula(one.text, phrases) for one in (now, before)),
    )


def _topics(report: Report) -> Mapping[str, str]:
    """The sections that are one paragraph under a heading of its own, by the paragraph's id."""
    of_anchors = {one.anchor: one.section_id for one in report.sections if one.is_topic}
    return {
        paragraph.paragraph_id: of_anchors[paragraph.anchor]
        for paragraph in report.paragraphs
        if paragraph.anchor in of_anchors
    }


def _answers(
    now: _Text,
    before: _Text,
    likest: Sequence[Match],
    headings: Headings,
    topics: Mapping[str, str] = MappingProxyType({}),
) -> Mapping[str, str]:
    """The section of the year before that answers each section, where one does, by its id.

    `likest` has the likest match of each sentence. Those of the paragraphs in `topics` count for
    the sections there.
    """
    common: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for match in likest:
        own, other = (
            topics.get(one.paragraph_id, one.section_id)
            for one in (now.sentences[match.now], before.sentences[match.before])
        )
        common[own][other] += match.solid
    titles = {section.section_id: section.title for section in now.report.sections}
    for key, other_key in (*headings.kept, *headings.reworded):
        common[key][other_key] += _HEADING_WEIGHT * len(titles[key])
    answers: dict[str, str] = {}
    for key, counts in common.items():
        (nearest, most), *_ = counts.most_common(1)
        if most >= _ANSWER_MIN and most >= _ANSWER_SHARE * counts.total():
            answers[key] = nearest
    return answers


def _best(matches: Sequence[Match]) -> Sequence[Match]:
    """The likest match of each sentence."""
    best: dict[int, Match] = {}
    for match in matches:
        if match.now not in best or match.likeness > best[match.now].likeness:
            best[match.now] = match
    return tuple(best.values())
