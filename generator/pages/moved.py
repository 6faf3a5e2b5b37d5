"""The way on from the address of a definition that stands on another's page.

A name that several reports define has one page, at the first one's address; the others' lead on to
it, since no address may go when an earlier report comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.links import term_url
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind


@dataclass(frozen=True, slots=True)
class MovedView:
    """The name, the report whose definition it is, and where that stands."""

    name: str
    source: str
    url: str


def _addresses(facts: Facts) -> Iterator[Address[str]]:
    for head in facts.glossary.heads():
        for term in facts.glossary.group(head).terms[1:]:
            yield Address(
                url=term_url(term.term_id), title=f"{term.name} · 名词", about=term.term_id
            )


def _content(facts: Facts, address: Address[str]) -> Content:
    term = facts.glossary.term(address.about)
    target = facts.glossary.url(term.term_id)
    return Content(
        view=MovedView(term.name, facts.reports.shown(term.report_id).name, target),
        moved_to=target,
    )


KIND = Kind(
    template="moved",
    frame="moved.html",
    view=MovedView,
    addresses=_addresses,
    content=_content,
)
