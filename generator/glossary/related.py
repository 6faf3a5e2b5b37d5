"""Related terms, and senses that must not be confused with a term's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.catalogue.senses import Senses
from generator.corpus import Corpus, covers
from generator.glossary.index import Index, slogans_of
from generator.glossary.keyed import Keyed, key_of
from generator.glossary.reader import Reader
from generator.model import Term, Undecided

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class OtherSense:
    """A sense not to be confused with a term's: another term, or undecided words and the reason.

    Where no annex explains the sense, `term_id` is empty and `places` is not.
    """

    words: str
    note: str
    term_id: str = ""
    places: tuple[Undecided, ...] = ()


def related_terms(
    corpus: Corpus, terms: Sequence[Term], senses: Senses, index: Index | None = None
) -> Mapping[str, tuple[str, ...]]:
    """For every term, the terms that its definition names, that name it, or share its slogan.

    Only terms of the same place, or of places of which one lies within the other. Ids are in the
    order of `terms`; a term without relations has an empty tuple. `index` is that of the terms, if
    there is one.
    """
    index = index or Index(corpus, terms, senses)
    pairs: set[tuple[str, str]] = set()
    for report_id, defined in _grouped(terms, lambda term: term.report_id).items():
        reader = Reader(index, corpus.report(report_id))
        lines = [Keyed.of(term.definition) for term in defined]
        ranges = index.scan([line.key for line in lines])
        for position, term in enumerate(defined):
            names = reader.named_in(lines[position], ranges.get(position, ()))
            named = {*names, *index.sharing_slogan(term)}
            pairs |= {(term.term_id, other.term_id) for other in named if index.differ(term, other)}
    order = {term.term_id: position for position, term in enumerate(terms)}
    related: dict[str, set[str]] = {term.term_id: set() for term in terms}
    for one, other in pairs:
        related[one].add(other)
        related[other].add(one)
    return {one: tuple(sorted(others, key=order.__getitem__)) for one, others in related.items()}


def other_senses(
    corpus: Corpus, terms: Sequence[Term], undecided: Sequence[Undecided]
) -> Mapping[str, tuple[OtherSense, ...]]:
    """For every term, the senses not to be confused with it, by the term's id.

    First terms that share its slogan, in their order, of the same place or of places of which one
    lies within the other; then undecided words about any of these, found in such places, grouped by
    the reason why they are undecided.
    """
    places = {r.report_id: r.region for r in corpus.reports}

    def near(term: Term, report_id: str) -> bool:
        one, other = places[term.report_id], places[report_id]
        return covers(one, other) or covers(other, one)

    sharing: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        for slogan in slogans_of(term):
            sharing[slogan].append(term)
    names = {term.term_id: key_of(term.name) for term in terms}
    hits = _grouped(undecided, lambda hit: hit.term_id)
    found: dict[str, tuple[OtherSense, ...]] = {}
    for term in terms:
        kin = {term.term_id: term}
        for slogan in sorted(slogans_of(term)):
            kin |= {o.term_id: o for o in sharing[slogan] if near(term, o.report_id)}
        senses = [
            OtherSense(other.name, "另有注释", other.term_id)
            for other in kin.values()
            if names[other.term_id] != names[term.term_id]
        ]
        doubts = [hit for other in kin for hit in hits.get(other, ()) if near(term, hit.report_id)]
        senses += (
            OtherSense(found_at[0].text, reason, places=tuple(found_at))
            for reason, found_at in _grouped(doubts, lambda hit: hit.reason).items()
        )
        found[term.term_id] = tuple(senses)
    return found


def _grouped(items: Iterable[_Item], key: Callable[[_Item], str]) -> dict[str, list[_Item]]:
    """The items by key, groups and items in the order in which they come."""
    groups: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups
