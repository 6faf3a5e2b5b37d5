"""The notes below a text: the terms that it names, each with its definition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Mention, NoteMark
from generator.pages.facts import Facts
from generator.pages.shown import Link, TermNote

_ELSEWHERE_MAX = 8  # reports that are named beside a definition


def term_notes(
    facts: Facts, report_id: str, mentions: Sequence[Mention], notes: Sequence[NoteMark]
) -> tuple[TermNote, ...]:
    """The terms named or referred to in a text of the report, in order, each once.

    A definition of another year than the report's says so.
    """
    return tuple(_term_notes(facts, report_id, mentions, notes))


def _term_notes(
    facts: Facts, report_id: str, mentions: Sequence[Mention], notes: Sequence[NoteMark]
) -> Iterator[TermNote]:
    named: list[Mention | NoteMark] = sorted((*mentions, *notes), key=lambda m: m.place)
    year = facts.reports.shown(report_id).year
    for term_id in dict.fromkeys(m.term_id for m in named):
        term = facts.glossary.entry(term_id)
        others = [
            other
            for other in facts.glossary.named_by(term_id)
            if other not in (report_id, term.report_id)
        ]
        near = _nearest(facts, others, year)
        urls = facts.glossary.mention_urls(term_id) if near else {}
        yield TermNote(
            term_id=term_id,
            name=term.name,
            url=facts.glossary.url(term_id),
            definition=term.definition,
            source=facts.reports.shown(term.report_id).name,
            other_year=facts.glossary.of_other_year(term.report_id, year),
            elsewhere=tuple(Link(urls[other], facts.reports.shown(other).name) for other in near),
            elsewhere_count=len(others),
        )


def _nearest(facts: Facts, report_ids: Sequence[str], year: int) -> Sequence[str]:
    """As many reports as are named, those of the nearest years, in their order."""
    if len(report_ids) <= _ELSEWHERE_MAX:
        return report_ids
    far = {report_id: abs(facts.reports.shown(report_id).year - year) for report_id in report_ids}
    near = sorted(report_ids, key=far.__getitem__)[:_ELSEWHERE_MAX]
    return [report_id for report_id in report_ids if report_id in near]
