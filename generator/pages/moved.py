"""The way on from addresses at which something stood, since no published address may go.

A name that several reports define has one page, at the first one's address; the others' lead on to
it. Places had their years among the comparisons before they had pages of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.links import compare_place_url, term_url
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind


@dataclass(frozen=True, slots=True)
class MovedView:
    """What stands where now; `source` is the report whose definition it is, if it is one."""

    name: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What has moved: a term, or else the place of a report."""

    term_id: str = ""
    report_id: str = ""


def _addresses(facts: Facts) -> Iterator[Address[Moved]]:
    for head in facts.glossary.heads():
        for term in facts.glossary.group(head).terms[1:]:
            yield Address(
                url=term_url(term.term_id),
                title=f"{term.name} · 名词",
                about=Moved(term_id=term.term_id),
            )
    for chain in facts.reports.chains_of_several_years():
        name = facts.reports.shown(chain[-1]).region
        yield Address(
            url=compare_place_url(chain[0]),
            title=f"{name}历年目标与结果",
            about=Moved(report_id=chain[-1]),
        )


def _content(facts: Facts, address: Address[Moved]) -> Content:
    about = address.about
    if about.report_id:
        name = facts.reports.shown(about.report_id).region
        view = MovedView(name, "", facts.reports.place_url(about.report_id))
    else:
        term = facts.glossary.term(about.term_id)
        source = facts.reports.shown(term.report_id).name
        view = MovedView(term.name, source, facts.glossary.url(term.term_id))
    return Content(view=view, moved_to=view.url)


KIND = Kind(
    template="moved",
    frame="moved.html",
    view=MovedView,
    addresses=_addresses,
    content=_content,
)
