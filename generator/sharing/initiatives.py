"""Which places take up the initiatives that the government above them has put a name to.

An initiative is a term of the superior's own annex, or a plan, a project or a heading of its plan
that no annex explains. A place of the same year names it word for word or shorter, has one of its
own in the same frame, or is silent.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator.catalogue.formulae import Formulae
from generator.corpus import Corpus
from generator.model import Echo, InitiativeKind, Match, Mention, Term, Undecided
from generator.sharing.echoes import Initiative, echoes, silent
from generator.sharing.given import Given, Naming, given_unexplained
from generator.sharing.passages import Remembers
from generator.text import to_halfwidth

_Record = TypeVar("_Record", Mention, Undecided)


@dataclass(frozen=True, slots=True)
class Initiatives:
    """What reports give to the places below them, by its id, and what these make of it.

    Both are in the order of the corpus, of the kinds and of the superior's text; what is made of
    one, in the order of the places.
    """

    given: Mapping[str, Given]
    echoes: tuple[Initiative, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """What reports say of terms, by the term's name and report."""

    mentions: Mapping[tuple[str, str], Sequence[Mention]]
    undecided: Mapping[tuple[str, str], Sequence[Undecided]]


def initiatives(
    corpus: Corpus,
    namings: Mapping[str, Naming],
    mentions: Iterable[Mention],
    undecided: Iterable[Undecided],
    formulae: Formulae,
    remember: Remembers,
) -> Initiatives:
    """Everything that a superior gives with every place right below it that has a report.

    That is of the same year: those whose nearest government with a report is the superior. What is
    remembered of reports that are as they were is not looked for again.
    """
    below: defaultdict[str, list[str]] = defaultdict(list)
    for report in corpus.reports:
        superior = corpus.superior(report)
        if superior:
            below[superior.report_id].append(report.report_id)
    names = {term.term_id: _name(term.name) for one in namings.values() for term in one.terms}
    said = _Said(_grouped(mentions, names), _grouped(undecided, names))
    given: dict[str, Given] = {}
    found: list[Initiative] = []
    for report in corpus.reports:
        places = [namings[place] for place in below.get(report.report_id, ())]
        if not places:
            continue
        own = namings[report.report_id]
        named: tuple[Given, ...] = remember(
            ("given", report.report_id), (own, formulae), partial(given_unexplained, own, formulae)
        )
        asked = (*map(_unplaced, own.terms), *named)
        of_places = [
            remember(
                ("echoes", place.report.report_id),
                (place, asked, formulae),
                partial(echoes, place, asked, formulae),
            )
            for place in places
        ]
        terms = tuple(_as_given(term, said) for term in own.terms)
        for one, made in zip((*terms, *named), zip(*of_places, strict=True), strict=True):
            given[one.initiative_id] = one
            found += map(partial(_by_mentions, one, said), places, made) if one.term_id else made
    return Initiatives(given, tuple(found))


def _unplaced(term: Term) -> Given:
    """A term as places are asked for it."""
    return Given(term.term_id, InitiativeKind.TERM, term.report_id, term.name, term.term_id)


def _as_given(term: Term, said: _Said) -> Given:
    """A term, where its own report names it first."""
    given = _unplaced(term)
    own = said.mentions.get((_name(term.name), term.report_id), ())
    if not own:
        return given
    return given._replace(
        section_id=own[0].section_id, paragraph_id=own[0].paragraph_id, place=own[0].place
    )


def _name(name: str) -> str:
    """A term's name as it is compared: a place that defines it as well names its own."""
    return re.sub(r"[\s“”]", "", to_halfwidth(name))


def _grouped(
    records: Iterable[_Record], names: Mapping[str, str]
) -> Mapping[tuple[str, str], Sequence[_Record]]:
    found: defaultdict[tuple[str, str], list[_Record]] = defaultdict(list)
    for one in records:
        found[names[one.term_id], one.report_id].append(one)
    return found


def _by_mentions(term: Given, said: _Said, place: Naming, made: Initiative) -> Initiative:
    """What a place makes of a term: by its mentions, or else as `made`, by the text alone.

    The text alone is believed where it has the name: of doubt the glossary knows more.
    """
    key = _name(term.name), made.report_id
    named = said.mentions.get(key, ())
    if made.echo is Echo.RENAMED:
        return made._replace(mentions=len(named))
    words: Sequence[Mention | Undecided] = named
    if named:
        exact = [one for one in named if one.match is not Match.SHORT]
        echo, words = (Echo.VERBATIM, exact) if exact else (Echo.SHORT, named)
    elif doubtful := said.undecided.get(key):
        echo, words = Echo.UNDECIDED, doubtful
    if not words:
        return made if made.echo in (Echo.VERBATIM, Echo.SHORT) else silent(term, place)
    first_said = words[0]
    return made._replace(
        mentions=len(named),
        echo=echo,
        text=first_said.text,
        section_id=first_said.section_id,
        paragraph_id=first_said.paragraph_id,
        place=first_said.place,
    )
