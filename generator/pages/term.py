"""A term: all definitions of its name, and where reports name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.glossary.changes import Change, changes
from generator.glossary.groups import TermGroup
from generator.links import TERMS, report_url, term_report_url, term_url
from generator.model import Mention, Part, Term
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, HitShown, Link, crumbs
from generator.text import bare

_COLUMNS = ((Part.REVIEW,), (Part.PLAN,), (Part.FRONT, Part.SELF_BUILDING, Part.CLOSING))
_FORMS = {"exact": "", "variant": "异写", "short": "简称"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A report's definition; `before` is the year of the same place's last one.

    `same`: it is as it was then; else `changes` tells what it says differently.
    """

    id: str
    name: str
    definition: str
    ordinal: int
    source: str
    source_url: str
    before: int | None
    same: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class PlaceDefinitions:
    """One place's definitions by year."""

    name: str
    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class CountCell:
    """How often a part of a report has the name; where never, `label` says what that means."""

    count: int
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """How often one report mentions the name, by part."""

    name: str
    url: str
    cells: tuple[CountCell, ...]


@dataclass(frozen=True, slots=True)
class ReportMentions:
    """One report's mentions; `by` names the definitions they lead to where that must be said."""

    report_id: str
    name: str
    url: str
    by: str
    hits: tuple[HitShown, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """Another name that shares a slogan with this one."""

    name: str
    note: str
    source: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A name's page."""

    crumbs: tuple[Crumb, ...]
    name: str
    several: bool
    places: tuple[PlaceDefinitions, ...]
    aliases: tuple[str, ...]
    rows: tuple[CountRow, ...]
    mentions: tuple[ReportMentions, ...]
    senses: tuple[Sense, ...]
    undecided: tuple[HitShown, ...]
    related: tuple[Link, ...]


def _addresses(facts: Facts) -> Iterator[Address[str]]:
    for head in facts.glossary.heads():
        name = facts.glossary.entry(head).name
        yield Address(url=term_url(head), title=f"{name} · 名词", about=head)


def _content(facts: Facts, address: Address[str]) -> Content:
    group = facts.glossary.group(address.about)
    head = group.head
    mentions = facts.glossary.mentions_of(head.term_id)
    places = groupby(group.terms, key=lambda t: facts.reports.region(t.report_id))
    senses = [s for t in group.terms for s in facts.glossary.other_senses(t.term_id)]
    related = [o for t in group.terms for o in facts.glossary.related(t.term_id)]
    return Content(
        view=TermView(
            crumbs=crumbs(("名词", TERMS), (head.name, None)),
            name=head.name,
            several=len(group.terms) > 1,
            places=tuple(
                PlaceDefinitions(region.name, tuple(_definitions(facts, list(members))))
                for region, members in places
            ),
            aliases=tuple(dict.fromkeys(a for term in group.terms for a in term.aliases)),
            rows=tuple(
                _row(facts, head.term_id, report_id, mentions)
                for report_id in _reports(facts, group, mentions)
            ),
            mentions=tuple(
                _mentions_of(facts, group, report_id, list(members))
                for report_id, members in groupby(mentions, key=lambda m: m.report_id)
            ),
            senses=tuple(
                Sense(
                    name=facts.glossary.entry(term_id).name,
                    note=note,
                    source=facts.reports.shown(facts.glossary.entry(term_id).report_id).name,
                    url=facts.glossary.page(term_id),
                )
                for term_id, note in _others(
                    facts, group, {s.term_id: s.note for s in senses if s.term_id}
                ).items()
            ),
            undecided=facts.glossary.undecided_hits([hit for s in senses for hit in s.places]),
            related=tuple(
                Link(facts.glossary.page(term_id), facts.glossary.entry(term_id).name)
                for term_id in _others(facts, group, dict.fromkeys(related, ""))
            ),
        ),
        description=f"{head.name}：{head.definition[:80]}",
    )


def _definitions(facts: Facts, terms: Sequence[Term]) -> Iterator[Definition]:
    """One place's definitions by year, each with what it says differently from the one before."""
    before: Term | None = None
    for term in terms:
        same = before is not None and bare(before.definition) == bare(term.definition)
        yield Definition(
            id=term.term_id,
            name=term.name,
            definition=term.definition,
            ordinal=term.ordinal,
            source=facts.reports.shown(term.report_id).name,
            source_url=facts.glossary.definition_url(term),
            before=facts.reports.shown(before.report_id).year if before else None,
            same=same,
            changes=changes(before.definition, term.definition) if before and not same else (),
        )
        before = term


def _reports(facts: Facts, group: TermGroup, mentions: Sequence[Mention]) -> list[str]:
    """Reports that define or mention a name, and those of its years in whose place it holds."""
    shown = {mention.report_id for mention in mentions}
    for source in (term.report_id for term in group.terms):
        year = facts.reports.shown(source).year
        within = (*facts.reports.below(source), *facts.reports.other_years(source))
        shown |= {source, *(r for r in within if abs(facts.reports.shown(r).year - year) <= 1)}
    return [report_id for report_id in facts.reports.ids() if report_id in shown]


def _mentions_of(
    facts: Facts, group: TermGroup, report_id: str, mentions: Sequence[Mention]
) -> ReportMentions:
    """One report's mentions, with the definitions that they lead to where that must be said."""
    shown = facts.reports.shown(report_id)
    by: list[str] = []
    for term_id in dict.fromkeys(m.term_id for m in mentions):
        term = facts.glossary.entry(term_id)
        other_year = facts.glossary.of_other_year(term.report_id, shown.year)
        if len(group.terms) > 1 or other_year:
            name = facts.reports.shown(term.report_id).name
            by.append(f"{name}{f'（{other_year}）' if other_year else ''}")
    return ReportMentions(
        report_id=report_id,
        name=shown.name,
        url=report_url(report_id),
        by="、".join(by),
        hits=tuple(facts.glossary.hit(m, _FORMS[m.match.value]) for m in mentions),
    )


def _others(facts: Facts, group: TermGroup, notes: dict[str, str]) -> dict[str, str]:
    """The first of the terms for each other name, with its note."""
    heads: set[str] = {group.head.term_id}
    first: dict[str, str] = {}
    for term_id, note in notes.items():
        head = facts.glossary.head(term_id)
        if head not in heads:
            heads.add(head)
            first[term_id] = note
    return first


def _row(facts: Facts, page: str, report_id: str, mentions: Sequence[Mention]) -> CountRow:
    """How often one report mentions the name, by part; an empty cell says why."""
    shown = facts.reports.shown(report_id)
    named_in = [
        facts.reports.part(report_id, m.section_id) for m in mentions if m.report_id == report_id
    ]
    lost = facts.reports.lost_parts(report_id)
    return CountRow(
        name=shown.name,
        url=shown.url,
        cells=tuple(
            CountCell(
                count=sum(part in parts for part in named_in),
                url=term_report_url(page, report_id),
                label="未提及" if lost.isdisjoint(parts) else "未见（原文有缺）",
            )
            for parts in _COLUMNS
        ),
    )


KIND = Kind(template="term", view=TermView, addresses=_addresses, content=_content)
