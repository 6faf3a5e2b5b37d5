"""What places make of the names that the government above them gave to something."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis import Analysis
from generator.markup import found_url
from generator.model import Echo
from generator.pages.facts.ledger import Ledger, by_key, fact, kept_fact
from generator.sharing.initiatives import Initiative


@dataclass(frozen=True, slots=True)
class EchoShown:
    """What a place makes of a term: its words and their address, empty where it has none."""

    term_id: str
    report_id: str
    echo: Echo
    words: str
    renamed_to: str
    url: str
    mentions: int


class InitiativeFacts:
    """The terms of each report that others lie below, and what these say of them."""

    name = "initiatives"

    def __init__(self, analysis: Analysis, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._corpus = analysis.corpus
        self._of_superior = by_key(analysis.initiatives, lambda one: one.superior_report_id)

    @kept_fact
    def report_ids(self) -> tuple[str, ...]:
        """The reports with terms of which places below could speak, in the order of the corpus."""
        return tuple(self._of_superior)

    @fact
    def echoes(self, report_id: str) -> tuple[EchoShown, ...]:
        """What every place makes of every term of a report, by term and then by place."""
        return tuple(map(self._shown, self._of_superior.get(report_id, ())))

    def _shown(self, one: Initiative) -> EchoShown:
        url = ""
        if one.place is not None:
            url = found_url(self._corpus, one.section_id, one.paragraph_id, one.place)
        return EchoShown(
            term_id=one.term_id,
            report_id=one.report_id,
            echo=one.echo,
            words=one.text,
            renamed_to=one.renamed_to,
            url=url,
            mentions=one.mentions,
        )
