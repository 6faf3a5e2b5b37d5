"""Finds the sections of other reports that a section is related to, and the words that say so.

Sections are compared only where they share a theme. How near two of them are is the cosine of their
vectors, in which a word weighs more the oftener it stands in the section and the fewer sections of
the corpus it stands in.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, islice
from types import MappingProxyType

from generator.corpus import Corpus
from generator.model import Part, Report, Section
from generator.themes.words import Counts, Cut, Rarities, apart, count_words

_WORDS_OF_VECTOR = 80  # more of them cost time and change no order
# Of a theme that have a word by which candidates are found. In 52 reports few words pass it, and no
# result changes down to 52; without it the search takes longer by section the more there are.
_MOST_SECTIONS = 60
_MOST_CANDIDATES = 24  # of one theme
_ROUNDING = 1e-9  # more than the order of adding up can make of a sum of products of weights
_OTHER_PART = 0.5  # what a plan counts beside a review
_OTHER_FIRST_THEME = 0.7  # what a section counts that is on the theme in the second place
_MOST_OF_REPORT = 2
_MIN_WORDS = 2  # one word in common is chance
_MOST_WORDS = 5
_HEAVIEST = 20  # words of a section by which it is set beside one of another report
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
    """The sections that can be related, in reading order, with their themes and vectors.

    `counts` are those of their words, `rarities` all words' by these; `in_reports` tells in how
    many reports each word stands. A word of one report alone is in no vector.
    """

    corpus: Corpus
    sections: Mapping[str, Section]
    themes: Mapping[str, tuple[str, ...]]
    vectors: Mapping[str, Vector]
    counts: Mapping[str, Counts]
    rarities: Rarities
    in_reports: Counter[str]


def count_sections(
    report: Report,
    themes: Mapping[str, tuple[str, ...]],
    cuts: Mapping[str, Cut],
    stop_words: Collection[str] = (),
    counted: Mapping[str, Counts] = MappingProxyType({}),
) -> dict[str, Counts]:
    """The words of a report's sections that can be related: of depth 1 and 2, with a theme.

    `themes` and `cuts` are by section id. A section of depth 1 stands for what is below it too.
    `counted` are the words of sections by themselves, as far as they are counted already.
    """
    below: defaultdict[str, list[Cut]] = defaultdict(list)
    for section in report.sections:
        if section.depth == 2:
            below[section.parent_id].append(cuts[section.section_id])
    return {
        section_id: counted[section_id]
        if section_id in counted and section_id not in below
        else count_words((*cuts[section_id], *chain(*below.get(section_id, ()))), stop_words)
        for section in report.sections
        for section_id in [section.section_id]
        if section.depth <= 2 and section.part in _LOOKS_BACK and themes.get(section_id)
    }


def index_counts(
    corpus: Corpus,
    themes: Mapping[str, tuple[str, ...]],
    counts: Mapping[str, Counts],
    known: SectionIndex | None = None,
) -> SectionIndex:
    """The index of the sections that have `counts`.

    From the index `known` of another state of the corpus vectors are taken over: the same object
    stands wherever a section's is the same.
    """
    if known is None:
        known = SectionIndex(corpus, {}, {}, {}, {}, Rarities.of(()), Counter())
    gone = {key for key, old in known.counts.items() if counts.get(key) is not old}
    new = {key for key, words in counts.items() if known.counts.get(key) is not words}
    rarities, changed = known.rarities.with_others(
        [known.counts[key] for key in gone], [counts[key] for key in new]
    )
    sections = {key: corpus.section(key) for key in counts}
    in_reports = known.in_reports.copy()
    edited = {known.sections[key].report_id for key in gone} | {
        sections[key].report_id for key in new
    }
    in_reports.subtract(_words_by_report(known.sections, known.counts, edited))
    in_reports.update(_words_by_report(sections, counts, edited))
    touched = set(chain.from_iterable(known.counts[key] for key in gone)).union(
        *(counts[key] for key in new)
    )
    changed |= {w for w in touched if (in_reports[w] > 1) != (known.in_reports[w] > 1)}
    vectors: dict[str, Vector] = {}
    for key, words in counts.items():
        old = known.vectors.get(key)
        if old is not None and key not in new and words.keys().isdisjoint(changed):
            vectors[key] = old
            continue
        vector = _vector(words, rarities.weights, in_reports)
        same = old is not None and list(old.items()) == list(vector.items())
        vectors[key] = old if old is not None and same else vector
    return SectionIndex(
        corpus=corpus,
        sections=sections,
        themes={key: themes[key] for key in sections},
        vectors=vectors,
        counts=counts,
        rarities=rarities,
        in_reports=in_reports,
    )


def _words_by_report(
    sections: Mapping[str, Section], counts: Mapping[str, Counts], reports: Set[str]
) -> Iterable[str]:
    """The words of the sections of some reports, each as often as reports have it."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for key, section in sections.items():
        if section.report_id in reports:
            words[section.report_id].update(counts[key])
    return chain.from_iterable(words.values())


def heaviest_words(index: SectionIndex) -> dict[str, dict[str, int]]:
    """The words that weigh most in each section of an index, heaviest first, in hundredths."""
    return {
        key: {word: round(100 * weight) for word, weight in islice(vector.items(), _HEAVIEST)}
        for key, vector in index.vectors.items()
    }


# -- related sections ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The sections of other reports that share most with one on a theme, and how much, most first.

    At most `_MOST_CANDIDATES`: where there are fewer, all that share anything.
    """

    sections: tuple[str, ...]
    shared: array[float]

    @property
    def least(self) -> tuple[float, str] | None:
        """The last of as many as there may be; None where there are fewer."""
        if len(self.sections) < _MOST_CANDIDATES:
            return None
        return self.shared[-1], self.sections[-1]

    @classmethod
    def of(cls, found: Iterable[tuple[float, str]]) -> _Candidates:
        best = sorted(found, reverse=True)[:_MOST_CANDIDATES]
        return cls(tuple(key for _, key in best), array("d", (shared for shared, _ in best)))


@dataclass(frozen=True)
class Relations:
    """The relations of all sections of an index, and how they were found.

    `common` are by theme the words that find no candidates, `candidates` by theme and section;
    `scores` and `related` by section.
    """

    index: SectionIndex
    common: Mapping[str, Set[str]]
    candidates: Mapping[str, Mapping[str, _Candidates]]
    scores: Mapping[str, Mapping[str, float]]
    related: Mapping[str, tuple[Related, ...]]


def relate_sections(
    index: SectionIndex, known: Relations | None = None, count: int = 8
) -> Relations:
    """For every indexed section the sections of other reports on its themes, nearest first.

    At most `count`, and two of one report; plans stand nearer to plans than to reviews. Of the
    relations `known` of another state of the corpus whatever cannot have changed is taken over: the
    result is as without them.
    """
    if known is None:
        known = Relations(_without_sections(index), {}, {}, {}, {})
    changed = _changed(index, known.index)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for key, themes in index.themes.items():
        for theme_id in themes:
            members[theme_id].append(key)
    common: dict[str, Set[str]] = {}
    candidates: dict[str, Mapping[str, _Candidates]] = {}
    scores: dict[str, dict[str, float]] = {key: {} for key in index.sections}
    for theme_id, keys in members.items():
        before = known.candidates.get(theme_id, {})
        if changed.isdisjoint(keys) and before.keys() == set(keys):
            common[theme_id], candidates[theme_id] = known.common[theme_id], before
        else:
            finder = _Finder(index, keys)
            common[theme_id] = finder.common
            moved = finder.common ^ known.common.get(theme_id, set())
            affected = {
                key
                for key in keys
                if key in changed or not index.vectors[key].keys().isdisjoint(moved)
            }
            candidates[theme_id] = finder.find(affected, before)
        # Theme by theme, since many thousand vectors at once pass a processor's cache.
        for key, found in candidates[theme_id].items():
            old = {} if key in changed else known.scores.get(key, {})
            of_key = scores[key]
            for other in found.sections:
                if other not in of_key:
                    last_near = old.get(other) if other not in changed else None
                    near = scores[other].get(key, last_near)  # as near from either side
                    of_key[other] = _near(index, key, other) if near is None else near
    related: dict[str, tuple[Related, ...]] = {}
    for key, of_key in scores.items():
        before_it = () if key in changed else known.related.get(key, ())
        same_others = (
            changed.isdisjoint(of_key) and of_key.keys() == known.scores.get(key, {}).keys()
        )
        if key in known.related and key not in changed and same_others:
            related[key] = known.related[key]
            continue
        last = {one.section_id: one for one in before_it if one.section_id not in changed}
        related[key] = _nearest(index, key, of_key, last, count)
    return Relations(index, common, candidates, scores, related)


def _without_sections(index: SectionIndex) -> SectionIndex:
    return SectionIndex(index.corpus, {}, {}, {}, {}, Rarities.of(()), Counter())


def _changed(index: SectionIndex, known: SectionIndex) -> set[str]:
    """The sections whose vector, themes or part are not what they were, gone ones included."""
    return {key for key in known.sections if key not in index.sections} | {
        key
        for key, section in index.sections.items()
        if index.vectors[key] is not known.vectors.get(key)
        or index.themes[key] != known.themes[key]
        or section.part is not known.sections[key].part
    }


class _Finder:
    """Finds the candidates of the sections of one theme: those that share their heaviest words.

    A word that very many of them have finds none. So a section costs the same however many there
    are, and what a word finds does not hang on the others.
    """

    def __init__(self, index: SectionIndex, keys: Sequence[str]) -> None:
        self._keys = keys
        self._vectors = {key: index.vectors[key] for key in keys}
        self._sections = index.sections
        found = Counter(chain.from_iterable(self._vectors.values()))
        self.common = {word for word, n in found.items() if n > _MOST_SECTIONS}
        self._finding = {word for word, n in found.items() if 1 < n <= _MOST_SECTIONS}
        self._of_report: defaultdict[str, list[str]] = defaultdict(list)
        for key in keys:
            self._of_report[index.sections[key].report_id].append(key)
        # By word the sections that have it, by their place in `keys`, and how much it weighs there:
        # arrays, since as many objects lie too far apart in memory.
        self._having: dict[str, tuple[array[int], array[float]]] = {}
        self._places = {key: place for place, key in enumerate(keys)}

    def find(
        self, affected: Set[str], known: Mapping[str, _Candidates]
    ) -> Mapping[str, _Candidates]:
        """The candidates of all sections; `known` are those before the `affected` ones changed."""
        found: dict[str, _Candidates] = {}
        nearer: defaultdict[str, list[str]] = defaultdict(
            list
        )  # affected ones, by who they concern
        least = {
            key: (one.shared[-1] - _ROUNDING if one.least else 0.0)
            for key, one in known.items()
            if key not in affected
        }
        self._collect(affected)
        for key in affected:
            shared = self._shared(key)
            found[key] = self._best(shared)
            if least:
                for place, weight in shared.items():
                    other = self._keys[place]
                    if other in least and weight >= least[other]:
                        nearer[other].append(key)
        again: list[str] = []
        for key in least.keys() & self._vectors.keys():
            one = known[key]
            lost = [other for other in one.sections if other in affected or not self._has(other)]
            if not lost and key not in nearer:
                found[key] = one
                continue
            kept = [
                (shared, other)
                for other, shared in zip(one.sections, one.shared, strict=True)
                if other not in affected and self._has(other)
            ]
            best = _Candidates.of([*kept, *((self._pair(key, o), o) for o in nearer[key])])
            # Those that were not among the most before lie below the last of these.
            if one.least and (best.least is None or best.least < one.least):
                again.append(key)
            else:
                found[key] = best
        self._collect(again)
        for key in again:
            found[key] = self._best(self._shared(key))
        return {key: found[key] for key in self._keys}

    def _has(self, key: str) -> bool:
        return key in self._vectors

    def _collect(self, keys: Collection[str]) -> None:
        """Notes which sections have the words of some, as far as they find candidates."""
        wanted = self._finding & set(chain.from_iterable(self._vectors[key] for key in keys))
        wanted -= self._having.keys()
        if not wanted:
            return
        for word in wanted:
            self._having[word] = array("L"), array("d")
        for place, vector in enumerate(self._vectors.values()):
            for word, weight in vector.items():
                if word in wanted:
                    places, weights = self._having[word]
                    places.append(place)
                    weights.append(weight)

    def _shared(self, key: str) -> Mapping[int, float]:
        """How much each section of another report shares with one, by place; others are left out.

        The work is that of the words in common, however many sections there are.
        """
        shared: dict[int, float] = {}
        for word, weight in self._vectors[key].items():
            if word in self._finding:
                for place, other_weight in zip(*self._having[word], strict=True):
                    shared[place] = shared.get(place, 0.0) + weight * other_weight
        for own in self._of_report[self._sections[key].report_id]:
            shared.pop(self._places[own], None)
        return shared

    def _best(self, shared: Mapping[int, float]) -> _Candidates:
        values = sorted(shared.values())
        least = values[-_MOST_CANDIDATES:][0] if values else 0.0
        return _Candidates.of(
            (weight, self._keys[place]) for place, weight in shared.items() if weight >= least
        )

    def _pair(self, key: str, other_id: str) -> float:
        """What `_shared` has for one other section, added up in the same order."""
        shared, other = 0.0, self._vectors[other_id]
        for word, weight in self._vectors[key].items():
            if word in other and word not in self.common:
                shared += weight * other[word]
        return shared


def _near(index: SectionIndex, section_id: str, other: str) -> float:
    """How near another section is, a plan to a review less than to a plan."""
    score = _score(index, section_id, other, index.themes[section_id][0])
    looks_back = _LOOKS_BACK[index.sections[section_id].part]
    same_part = _LOOKS_BACK[index.sections[other].part] is looks_back
    return score if same_part else score * _OTHER_PART


def _nearest(
    index: SectionIndex,
    section_id: str,
    scores: Mapping[str, float],
    known: Mapping[str, Related],
    count: int,
) -> tuple[Related, ...]:
    """The nearest by their scores; `known` are relations of the section that stand as they were."""
    taken: Counter[str] = Counter()
    chosen: list[Related] = []
    for other in sorted(scores, key=lambda other: (-scores[other], other)):
        report_id = index.sections[other].report_id
        if len(chosen) < count and taken[report_id] < _MOST_OF_REPORT:
            related = known.get(other) or _relate(index, section_id, other, scores[other])
            if len(related.shared) >= _MIN_WORDS:
                taken[report_id] += 1
                chosen.append(related)
    return tuple(chosen)


# -- answers ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answers:
    """What the sections of an index answer, and which `candidates` each report's had."""

    index: SectionIndex
    candidates: Mapping[str, tuple[str, ...]]
    answered: Mapping[str, tuple[Related, ...]]


def find_answers(index: SectionIndex, known: Answers | None = None) -> Answers:
    """For every indexed section the sections of the government above that it answers.

    They are of the report nearest in level and then in year, not more than a year away, and of the
    same part: the nearest one for each theme of the section, so most often one in all, or none.
    Of the answers `known` of another state of the corpus what cannot have changed is taken over.
    """
    known = known or Answers(_without_sections(index), {}, {})
    changed = _changed(index, known.index)
    by_report: defaultdict[str, list[str]] = defaultdict(list)
    for section_id, section in index.sections.items():
        by_report[section.report_id].append(section_id)
    candidates: dict[str, tuple[str, ...]] = {}
    answered: dict[str, tuple[Related, ...]] = {}
    for report in index.corpus.reports:
        above = _report_above(index.corpus, report)
        near = candidates[report.report_id] = tuple(by_report[above.report_id]) if above else ()
        same = near == known.candidates.get(report.report_id) and changed.isdisjoint(near)
        for section_id in by_report[report.report_id]:
            if same and section_id not in changed:
                answered[section_id] = known.answered[section_id]
            else:
                answered[section_id] = _answers(index, section_id, near)
    return Answers(index, candidates, answered)


def answering_sections(
    answered: Mapping[str, tuple[Related, ...]],
) -> Mapping[str, tuple[Related, ...]]:
    """The inverse of what sections answer: by section those that answer it, in reading order."""
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


def _score(index: SectionIndex, section_id: str, other_id: str, theme_id: str) -> float:
    """How near another section is as one on that theme."""
    other = index.vectors[other_id]
    vector = index.vectors[section_id]
    # `fsum` adds up without rounding: in a set words have no order.
    cosine = math.fsum([vector[word] * other[word] for word in vector.keys() & other.keys()])
    first = index.themes[other_id][0] == theme_id
    return round(cosine if first else cosine * _OTHER_FIRST_THEME, 4)


def _relate(index: SectionIndex, section_id: str, other_id: str, score: float) -> Related:
    """The relation of two sections with the words that make it."""
    vector, other = index.vectors[section_id], index.vectors[other_id]
    shared = sorted(vector.keys() & other.keys(), key=lambda w: (-vector[w] * other[w], w))
    return Related(section_id=other_id, score=score, shared=apart(shared, _MOST_WORDS))


def _vector(counts: Counts, rarity: Mapping[str, float], in_reports: Mapping[str, int]) -> Vector:
    """The heaviest words, scaled to length 1."""
    weights = {
        word: (1 + math.log(n)) * rarity[word] for word, n in counts.items() if in_reports[word] > 1
    }
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:_WORDS_OF_VECTOR]
    length = math.sqrt(sum(weights[word] ** 2 for word in heaviest))
    return {word: weights[word] / length for word in heaviest} if length else {}
