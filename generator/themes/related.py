"""Finds the sections of other reports that a section is related to, and the words that say so.

Sections are compared only where they share a theme. How near two of them are is the cosine of their
vectors, in which a word weighs more the oftener it stands in the section and the fewer sections of
the corpus it stands in.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain

from generator.corpus import Corpus
from generator.model import Part, Report, Section
from generator.themes.words import Cut, apart, count_words

_WORDS_OF_VECTOR = 80  # more of them cost time and change no order
_MOST_STEPS = 2_000  # in looking for candidates; 50 reports do not come near
_MOST_CANDIDATES = 24  # of one theme
_OTHER_PART = 0.5  # what a plan counts beside a review
_OTHER_FIRST_THEME = 0.7  # what a section counts that is on the theme in the second place
_MOST_OF_REPORT = 2
_MIN_WORDS = 2  # one word in common is chance
_MOST_WORDS = 5
_MOST_YEARS_APART = 1  # a plan does not answer one of another time
_LOOKS_BACK = {Part.REVIEW: True, Part.PLAN: False, Part.SELF_BUILDING: False}

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A section near another one. `score` only orders; the `shared` words come heaviest first."""

    section_id: str
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True)
class SectionIndex:
    """The sections that can be related, in reading order, with their themes and vectors."""

    corpus: Corpus
    sections: Mapping[str, Section]
    themes: Mapping[str, tuple[str, ...]]
    vectors: Mapping[str, Vector]


def index_sections(
    corpus: Corpus,
    themes: Mapping[str, tuple[str, ...]],
    cuts: Mapping[str, Cut],
    stop_words: Collection[str] = (),
) -> SectionIndex:
    """The index of all sections of depth 1 and 2 that have a theme.

    `themes` and `cuts` are by section id. A section of depth 1 stands for what is below it too.
    """
    sections = {
        section.section_id: section
        for report in corpus.reports
        for section in report.sections
        if section.depth <= 2 and section.part in _LOOKS_BACK and themes.get(section.section_id)
    }
    below: defaultdict[str, list[Cut]] = defaultdict(list)
    for report in corpus.reports:
        for section in report.sections:
            if section.depth == 2:
                below[section.parent_id].append(cuts[section.section_id])
    counts = {
        section_id: count_words(tuple(chain(cuts[section_id], *below[section_id])), stop_words)
        for section_id in sections
    }
    found_in = Counter(chain.from_iterable(counts.values()))
    reports = Counter(
        word
        for report in corpus.reports
        for word in {word for s in report.sections for word in counts.get(s.section_id, ())}
    )
    rarity = {
        word: math.log((1 + len(counts)) / (1 + n))
        for word, n in found_in.items()
        if reports[word] > 1
    }
    return SectionIndex(
        corpus=corpus,
        sections=sections,
        themes={section_id: themes[section_id] for section_id in sections},
        vectors={section_id: _vector(words, rarity) for section_id, words in counts.items()},
    )


def related_sections(index: SectionIndex, count: int = 8) -> Mapping[str, tuple[Related, ...]]:
    """For every indexed section the sections of other reports on its themes, nearest first.

    At most `count`, and two of one report; plans stand nearer to plans than to reviews.
    """
    postings: defaultdict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for section_id, vector in index.vectors.items():
        for theme_id in index.themes[section_id]:
            for word, weight in vector.items():
                postings[theme_id, word].append((section_id, weight))
    return {
        section_id: _nearest(index, section_id, _candidates(index, section_id, postings), count)
        for section_id in index.sections
    }


def answered_sections(index: SectionIndex) -> Mapping[str, tuple[Related, ...]]:
    """For every indexed section the sections of the government above that it answers.

    They are of the report nearest in level and then in year, not more than a year away, and of the
    same part: the nearest one for each theme of the section, so most often one in all, or none.
    """
    by_report: defaultdict[str, list[str]] = defaultdict(list)
    for section_id, section in index.sections.items():
        by_report[section.report_id].append(section_id)
    answered: dict[str, tuple[Related, ...]] = {}
    for report in index.corpus.reports:
        above = _report_above(index.corpus, report)
        for section_id in by_report[report.report_id]:
            candidates = by_report[above.report_id] if above else []
            answered[section_id] = _answers(index, section_id, candidates)
    return answered


def answering_sections(
    answered: Mapping[str, tuple[Related, ...]],
) -> Mapping[str, tuple[Related, ...]]:
    """The inverse of `answered_sections`: by section those that answer it, in reading order."""
    answering: defaultdict[str, list[Related]] = defaultdict(list)
    for section_id, answers in answered.items():
        for answer in answers:
            answering[answer.section_id].append(
                Related(section_id=section_id, score=answer.score, shared=answer.shared)
            )
    return {section_id: tuple(found) for section_id, found in answering.items()}


def _report_above(corpus: Corpus, report: Report) -> Report | None:
    """The report that `report` answers, if there is one of its time."""
    return next(
        (r for r in corpus.above(report) if abs(r.year - report.year) <= _MOST_YEARS_APART), None
    )


def _answers(
    index: SectionIndex, section_id: str, candidates: Iterable[str]
) -> tuple[Related, ...]:
    part = _LOOKS_BACK[index.sections[section_id].part]
    alike = [other for other in candidates if _LOOKS_BACK[index.sections[other].part] is part]
    answers: dict[str, Related] = {}
    for theme_id in index.themes[section_id]:
        scores = {
            other: _score(index, section_id, other, theme_id)
            for other in alike
            if theme_id in index.themes[other]
        }
        if scores:
            nearest = max(scores, key=lambda other: scores[other])
            answers.setdefault(nearest, _relate(index, section_id, nearest, scores[nearest]))
    return tuple(answer for answer in answers.values() if len(answer.shared) >= _MIN_WORDS)


def _candidates(
    index: SectionIndex,
    section_id: str,
    postings: Mapping[tuple[str, str], Sequence[tuple[str, float]]],
) -> set[str]:
    """The sections of other reports on a theme of this one that share its heaviest words.

    Heaviest words first and no more than a fixed number of steps: so the cost of all sections grows
    with their number and not with that of their pairs.
    """
    report_id = index.sections[section_id].report_id
    found: set[str] = set()
    for theme_id in index.themes[section_id]:
        shared: defaultdict[str, float] = defaultdict(float)
        steps = 0
        for word, weight in index.vectors[section_id].items():
            for other, other_weight in postings.get((theme_id, word), ()):
                shared[other] += weight * other_weight
            steps += len(postings.get((theme_id, word), ()))
            if steps > _MOST_STEPS:
                break
        heaviest = nlargest(
            _MOST_CANDIDATES,
            (
                (weight, other)
                for other, weight in shared.items()
                if index.sections[other].report_id != report_id
            ),
        )
        found.update(other for _, other in heaviest)
    return found


def _nearest(
    index: SectionIndex, section_id: str, candidates: Iterable[str], count: int
) -> tuple[Related, ...]:
    part, theme_id = _LOOKS_BACK[index.sections[section_id].part], index.themes[section_id][0]
    scores: dict[str, float] = {}
    for other in candidates:
        same_part = _LOOKS_BACK[index.sections[other].part] is part
        score = _score(index, section_id, other, theme_id)
        scores[other] = score if same_part else score * _OTHER_PART
    taken: Counter[str] = Counter()
    chosen: list[Related] = []
    for other in sorted(scores, key=lambda other: (-scores[other], other)):
        report_id = index.sections[other].report_id
        if len(chosen) < count and taken[report_id] < _MOST_OF_REPORT:
            related = _relate(index, section_id, other, scores[other])
            if len(related.shared) >= _MIN_WORDS:
                taken[report_id] += 1
                chosen.append(related)
    return tuple(chosen)


def _score(index: SectionIndex, section_id: str, other_id: str, theme_id: str) -> float:
    """How near another section is as one on that theme."""
    other = index.vectors[other_id]
    cosine = sum(w * other[word] for word, w in index.vectors[section_id].items() if word in other)
    first = index.themes[other_id][0] == theme_id
    return round(cosine if first else cosine * _OTHER_FIRST_THEME, 4)


def _relate(index: SectionIndex, section_id: str, other_id: str, score: float) -> Related:
    """The relation of two sections with the words that make it."""
    vector, other = index.vectors[section_id], index.vectors[other_id]
    shared = sorted(vector.keys() & other.keys(), key=lambda w: (-vector[w] * other[w], w))
    return Related(section_id=other_id, score=score, shared=apart(shared, _MOST_WORDS))


def _vector(counts: Mapping[str, int], rarity: Mapping[str, float]) -> Vector:
    """The heaviest words, scaled to length 1."""
    weights = {
        word: (1 + math.log(n)) * rarity[word] for word, n in counts.items() if word in rarity
    }
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:_WORDS_OF_VECTOR]
    length = math.sqrt(sum(weights[word] ** 2 for word in heaviest))
    return {word: weights[word] / length for word in heaviest} if length else {}
