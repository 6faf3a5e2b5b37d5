"""The ledgers of numbers, report by report."""

from __future__ import annotations

from generator.analysis import Analysis
from generator.labels import BOUNDS, NUMBER_KINDS
from generator.links import indicator_url, section_url
from generator.markup import sentence_url
from generator.model import Number, NumberKind
from generator.pages.facts.ledger import Ledger, kept_own_fact, own_fact
from generator.pages.shown import NumberShown
from generator.text import bare

_QUOTE_MAX = 240
"""Characters of a clause that are shown: a longer one lacks marks, and is cut at its number."""

_CHANGES = frozenset({NumberKind.RISE, NumberKind.FALL})


class NumberFacts:
    """The numbers of a report, whatever they are of."""

    name = "numbers"

    def __init__(self, analysis: Analysis, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._layers = analysis.layers
        self._corpus = analysis.corpus
        self._kinds = tuple((kind.kind, kind.label) for kind in analysis.knowledge.numbers.units)

    def unit_kinds(self) -> tuple[tuple[str, str], ...]:
        """The catalogue's kinds of units, with what readers call them."""
        return self._kinds

    @own_fact
    def count(self, report_id: str) -> int:
        """How many numbers a report has."""
        return len(self._layers[report_id].numbers)

    @kept_own_fact
    def by_section(self, report_id: str) -> dict[str, tuple[int, int]]:
        """Where each section's first number stands, counted from 0, and how many it has."""
        found: dict[str, tuple[int, int]] = {}
        for position, one in enumerate(self._layers[report_id].numbers):
            first, count = found.get(one.section_id, (position, 0))
            found[one.section_id] = (first, count + 1)
        return found

    @own_fact
    def shown(self, report_id: str) -> tuple[NumberShown, ...]:
        """The numbers of a report, in text order."""
        figures = self._layers[report_id].figures
        indicators = {
            one.observation_id: one.indicator_id
            for one in (*figures.observations, *figures.over_years)
        }
        return tuple(self._shown(one, indicators) for one in self._layers[report_id].numbers)

    def _shown(self, one: Number, indicators: dict[str, str]) -> NumberShown:
        section = self._corpus.section(one.section_id)
        page = section_url(section)
        if one.paragraph_id:
            page = sentence_url(self._corpus.paragraph(one.paragraph_id), one.place, page)
        indicator = indicators[one.observation_ids[0]] if one.observation_ids else ""
        return NumberShown(
            section_id=one.section_id,
            subject=one.subject,
            kind=NUMBER_KINDS[one.kind] if one.kind in _CHANGES else "",
            printed=bare(one.printed),
            bound=BOUNDS[one.bound] if one.printed.endswith(one.unit) else "",
            unit_kind=one.unit_kind,
            is_unsure=not one.is_sure,
            indicator_url=indicator_url(indicator) if indicator else "",
            quote=excerpt(one),
            url=page,
        )


def excerpt(one: Number) -> str:
    """The clause, or as much of it as stands around the number."""
    quote = one.quote
    if len(quote) <= _QUOTE_MAX:
        return quote
    middle = max(0, quote.find(one.printed)) + len(one.printed) // 2
    start = max(0, min(middle - _QUOTE_MAX // 2, len(quote) - _QUOTE_MAX))
    end = start + _QUOTE_MAX
    return f"{'…' if start else ''}{quote[start:end]}{'…' if end < len(quote) else ''}"
