"""What places make of the initiatives that the government above them has put a name to."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis import Analysis
from generator.grammar.sentences import sentences, whole_clauses
from generator.links import term_url
from generator.markup import found_url
from generator.model import Echo, InitiativeKind, Span
from generator.pages.facts.ledger import Ledger, by_key, fact, kept_fact
from generator.sharing.echoes import Initiative
from generator.sharing.given import Given

_LONGEST = 120
"""Characters of a sentence that is shown whole; of a longer one, the clauses around the name."""


@dataclass(frozen=True, slots=True)
class GivenShown:
    """An initiative of a superior's; `url` leads to its words, or to the term's own page."""

    initiative_id: str
    kind: InitiativeKind
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class EchoShown:
    """What a place makes of it: its words and their address, empty where it has none."""

    initiative_id: str
    report_id: str
    echo: Echo
    words: str
    renamed_to: str
    url: str
    mentions: int


@dataclass(frozen=True, slots=True)
class SaidShown:
    """The sentence in which a name stands, and its address; both empty where there is none."""

    words: str
    url: str


class InitiativeFacts:
    """What each report that others lie below gives to them, and what these say of it."""

    name = "initiatives"

    def __init__(self, analysis: Analysis, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._corpus = analysis.corpus
        self._given = analysis.initiatives.given
        echoes = analysis.initiatives.echoes
        self._of_superior = by_key(echoes, lambda one: one.superior_report_id)
        self._of_place = {(one.initiative_id, one.report_id): one for one in echoes}
        self._superior_ids = {one.report_id: one.superior_report_id for one in echoes}

    @kept_fact
    def report_ids(self) -> tuple[str, ...]:
        """The reports of whose initiatives places below could speak, in the order of the corpus."""
        return tuple(self._of_superior)

    @fact
    def superior_id(self, report_id: str) -> str:
        """The report of whose initiatives a report could speak; empty where there is none."""
        return self._superior_ids.get(report_id, "")

    @fact
    def given(self, report_id: str) -> tuple[GivenShown, ...]:
        """What a report gives to the places below it."""
        ids = dict.fromkeys(one.initiative_id for one in self._of_superior.get(report_id, ()))
        return tuple(self._given_shown(self._given[one]) for one in ids)

    @fact
    def echoes(self, report_id: str) -> tuple[EchoShown, ...]:
        """What every place makes of everything that a report gives, by that and then by place."""
        return tuple(map(self._shown, self._of_superior.get(report_id, ())))

    @fact
    def said(self, initiative_id: str, report_id: str) -> SaidShown:
        """The sentence in which a report speaks of its superior's initiative. Raises: KeyError."""
        return self._said(self._of_place[initiative_id, report_id])

    @fact
    def given_in(self, initiative_id: str) -> SaidShown:
        """The sentence in which a superior gives an initiative. Raises: KeyError."""
        return self._said(self._given[initiative_id])

    def _given_shown(self, one: Given) -> GivenShown:
        url = term_url(one.term_id) if one.term_id else self._url(one)
        return GivenShown(one.initiative_id, one.kind, one.name, url)

    def _url(self, one: Given | Initiative) -> str:
        if one.place is None:
            return ""
        return found_url(self._corpus, one.section_id, one.paragraph_id, one.place)

    def _said(self, one: Given | Initiative) -> SaidShown:
        if one.place is None:
            return SaidShown("", "")
        return SaidShown(self._sentence(one, one.place), self._url(one))

    def _sentence(self, one: Given | Initiative, place: Span) -> str:
        if not one.paragraph_id:
            return self._corpus.section(one.section_id).title
        body = self._corpus.paragraph(one.paragraph_id).body
        start, end = body.locate(place)
        first, last = next(range_ for range_ in sentences(body.text) if start < range_[1])
        if last - first > _LONGEST:
            first, last = whole_clauses(body.text, start, end, _LONGEST)
        return body.text[first:last].strip()

    def _shown(self, one: Initiative) -> EchoShown:
        return EchoShown(
            initiative_id=one.initiative_id,
            report_id=one.report_id,
            echo=one.echo,
            words=one.text,
            renamed_to=one.renamed_to,
            url=self._url(one),
            mentions=one.mentions,
        )
