"""The notes below a text: the terms that it names, each with its definition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.links import term_report_url
from generator.model import Mention, NoteMark
from generator.pages.facts import Facts
from generator.pages.shown import Link, TermNote


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
        page = facts.glossary.head(term_id)
        others = [
            other
            for other in facts.glossary.named_by(term_id)
            if other not in (report_id, term.report_id)
        ]
        yield TermNote(
            term_id=term_id,
            name=term.name,
            url=facts.glossary.url(term_id),
            definition=term.definition,
            source=facts.reports.shown(term.report_id).name,
            other_year=facts.glossary.of_other_year(term.report_id, year),
            elsewhere=tuple(
                Link(term_report_url(page, other), facts.reports.shown(other).name)
                for other in others
            ),
        )
