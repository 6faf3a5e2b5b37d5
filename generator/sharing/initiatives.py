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
from generator.catalogue.names import NameWords
from generator.corpus import Corpus
from generator.glossary.sameness import agree
from generator.grammar.sentences import CLAUSE_MARKS, STOPS
from generator.model import Echo, InitiativeKind, Match, Mention, Report, Term, Undecided
from generator.sharing.echoes import Initiative, echoes, silent
from generator.sharing.given import Given, Naming, given_unexplained, quoted
from generator.sharing.passages import Remembers
from generator.text import has_run, to_halfwidth

_LISTED = CLAUSE_MARKS + "、"
_QUALIFIER_MIN = 4
"""Characters before a name that say whose it is."""
_PAIR, _STRETCH = 2, 3
"""Characters that two texts of one thing have in common at least: two names, or a name and its
explanation, which has many words."""

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
    words: NameWords,
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
        made = tuple(zip(*of_places, strict=True))
        for term, of_term in zip(own.terms, made[: len(own.terms)], strict=True):
            given[term.term_id] = _as_given(term, said)
            found += map(partial(_by_mentions, term, said, words), places, of_term)
        for one, of_name in zip(named, made[len(own.terms) :], strict=True):
            given[one.initiative_id] = one
            found += of_name
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


def _by_mentions(
    term: Term, said: _Said, words: NameWords, place: Naming, made: Initiative
) -> Initiative:
    """What a place makes of a term: by its mentions, or else as `made`, by the text alone.

    The text alone is believed where it has the name: of doubt the glossary knows more.
    """
    key = _name(term.name), made.report_id
    named = said.mentions.get(key, ())
    if made.echo is Echo.RENAMED:
        return made._replace(mentions=len(named))
    if exact := [one for one in named if one.match is not Match.SHORT]:
        return _as_said(made, Echo.VERBATIM, exact[0], len(named))
    if not named and made.echo is not Echo.VERBATIM:
        named = _by_own_annex(term, said, place)
    if named:
        return _as_said(made, Echo.SHORT, named[0], len(named))
    doubtful = [
        one
        for one in said.undecided.get(key, ())
        if not _is_another(term, place.report, one, words)
    ]
    if doubtful:
        return _as_said(made, Echo.UNDECIDED, doubtful[0], 0)
    if made.echo in (Echo.VERBATIM, Echo.SHORT):
        return made
    return silent(_unplaced(term), place)


def _as_said(made: Initiative, echo: Echo, words: Mention | Undecided, mentions: int) -> Initiative:
    return made._replace(
        mentions=mentions,
        echo=echo,
        text=words.text,
        section_id=words.section_id,
        paragraph_id=words.paragraph_id,
        place=words.place,
    )


def _by_own_annex(term: Term, said: _Said, place: Naming) -> Sequence[Mention]:
    """Where a place says what its own annex explains as the superior's does, by a shorter name."""
    shorter = {_name(one) for one in term.aliases}
    for own in place.terms:
        key = _name(own.name), own.report_id
        if key[0] in shorter and key in said.mentions and agree(own.definition, term.definition):
            return said.mentions[key]
    return ()


def _is_another(term: Term, report: Report, said: Undecided, words: NameWords) -> bool:
    """Whether the words before a name say that it is another's: 碳达峰“1+N”, 农业“十百千万”.

    They have nothing in common with those that the superior puts before it, nor has the sentence;
    or, where it puts none, with what it explains the name by.
    """
    paragraph = next(
        (one for one in report.paragraphs if one.paragraph_id == said.paragraph_id), None
    )
    core = quoted(said.text)
    if paragraph is None or core is None:
        return False
    start, end = paragraph.body.locate(said.place)
    before = said.text[: said.text.index("“")] if core.start() else ""
    first = max(paragraph.text.rfind(mark, 0, start) for mark in _LISTED) + 1
    before = _without_verbs(paragraph.text[first:start] + before, words)
    if len(before) < _QUALIFIER_MIN:
        return False
    own = quoted(term.name)
    qualifier = own.string[: own.start()] if own else ""
    if not qualifier:
        return not has_run(term.definition, before, _STRETCH)
    sentence = slice(
        max(paragraph.text.rfind(mark, 0, start) for mark in STOPS) + 1,
        min((at for mark in STOPS if (at := paragraph.text.find(mark, end)) >= 0), default=None),
    )
    return not has_run(before + paragraph.text[sentence], qualifier, _PAIR)


def _without_verbs(before: str, words: NameWords) -> str:
    """What stands before a name without what may stand before any."""
    lists = [one.matcher for one in (words.strong, words.weak, words.fillers, words.bars)]
    start = 0
    while found := max((one.at(before, start) for one in lists), key=len):
        start += len(found)
    return before[start:]
