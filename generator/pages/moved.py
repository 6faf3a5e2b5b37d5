"""The way on from the address of a definition that stands on another's page.

A name that several reports define has one page, at the first one's address; the others' lead on to
it, since no address may go when an earlier report comes. Where the name has pages of single years,
those below the others' addresses lead on likewise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.links import term_url, term_year_url
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind


@dataclass(frozen=True, slots=True)
class Moved:
    """A page that leads on: of a definition, or of its name's mentions in a year, 0 for none."""

    term_id: str
    year: int = 0
    number: int = 1


@dataclass(frozen=True, slots=True)
class MovedView:
    """The name, the report whose definition it is, and where that stands, or a year's mentions."""

    name: str
    source: str
    url: str
    year: int


def _addresses(facts: Facts) -> Iterator[Address[Moved]]:
    for head in facts.glossary.heads():
        others = facts.glossary.group(head).terms[1:]
        pages = facts.glossary.mention_pages(head)[1:] if others else ()
        for term in others:
            title = f"{term.name} · 名词"
            yield Address(url=term_url(term.term_id), title=title, about=Moved(term.term_id))
            for page in pages:
                moved = Moved(term.term_id, page.years[0], page.number)
                url = term_year_url(term.term_id, moved.year, moved.number)
                yield Address(url=url, title=title, about=moved)


def _content(facts: Facts, address: Address[Moved]) -> Content:
    moved = address.about
    term = facts.glossary.entry(moved.term_id)
    target = facts.glossary.url(moved.term_id)
    if moved.year:
        head = facts.glossary.head(moved.term_id)
        target = term_year_url(head, moved.year, moved.number)
    return Content(
        view=MovedView(term.name, facts.reports.shown(term.report_id).name, target, moved.year),
        moved_to=target,
    )


KIND = Kind(
    template="moved",
    frame="moved.html",
    view=MovedView,
    addresses=_addresses,
    content=_content,
)
