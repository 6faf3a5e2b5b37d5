"""A term: all definitions of its name, and where reports name it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from generator.figures.comparisons import EmptyReason
from generator.glossary.changes import Change, changes
from generator.glossary.groups import TermGroup
from generator.glossary.sameness import agree
from generator.glossary.wordings import Wording, wordings
from generator.links import TERMS, phrases_url, term_url
from generator.model import Mention, Part, Term
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.mentioned import (
    ReportMentions,
    YearCount,
    levels_held,
    reports_by_year,
    shown_mentions,
    year_counts,
)
from generator.pages.shown import Crumb, HitShown, Link, crumbs

_COLUMNS = ((Part.REVIEW,), (Part.PLAN,), (Part.FRONT, Part.SELF_BUILDING, Part.CLOSING))
_ROWS_MAX = 20  # reports in the table of counts; more are counted by year
_WORDINGS_MAX = 6  # that stand open
_NAMED_MAX = 12  # definitions that are named above the first
_UNDECIDED_MAX = 12
_RELATED_MAX = 40


@dataclass(frozen=True, slots=True)
class Definition:
    """A report's definition, by the term's id."""

    id: str
    ordinal: int
    source: str
    source_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingShown:
    """Definitions with one wording: the newest's words, printed as `name`, and the `others`.

    `places` says whose they are where several places define the name, and other places than those
    of the wording above. `before` is the year in which
    the same place said it otherwise, 0 where it did not. `changes` tells what is said differently
    from then, or else from what most reports say; `against` names what it is compared with.
    """

    name: str
    definition: str
    places: str
    newest: Definition
    others: tuple[Definition, ...]
    before: int
    against: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class CountCell:
    """How often a part of a report has the name; where never, a mark, and what that means."""

    count: int
    url: str
    mark: str
    label: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """How often one report mentions the name, by part."""

    name: str
    url: str
    cells: tuple[CountCell, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """Another name that shares a slogan with this one."""

    name: str
    note: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class YearLink:
    """A year whose mentions stand on another page, and how many there are in how many reports."""

    url: str
    year: int
    reports: int
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A name's page.

    Of `held` reports, `named_by` mention the name, `count` times. `rows` count by report; where
    those would be many, they are empty and `years` count by year and the `levels`, back to the
    `first_year` with a mention, before which `held_before` reports are held. `mentions` are all, or
    those of the newest years; `year_links` lead to the others. `trend_url` is where the letters of
    the name are counted, whatever they mean. `undecided_count` is more than the undecided shown
    where these are many.
    """

    crumbs: tuple[Crumb, ...]
    name: str
    definitions: int
    named: tuple[Definition, ...]
    wordings: tuple[WordingShown, ...]
    more_wordings: tuple[WordingShown, ...]
    aliases: tuple[str, ...]
    held: int
    named_by: int
    count: int
    trend_url: str
    rows: tuple[CountRow, ...]
    levels: tuple[str, ...]
    years: tuple[YearCount, ...]
    first_year: int
    held_before: int
    mentions: tuple[ReportMentions, ...]
    year_links: tuple[YearLink, ...]
    senses: tuple[Sense, ...]
    undecided: tuple[HitShown, ...]
    undecided_count: int
    related: tuple[Link, ...]


def _addresses(facts: Facts) -> Iterator[Address[str]]:
    for head in facts.glossary.heads():
        name = facts.glossary.entry(head).name
        yield Address(url=term_url(head), title=f"{name} · 名词", about=head)


def _content(facts: Facts, address: Address[str]) -> Content:
    group = facts.glossary.group(address.about)
    head = group.head
    mentions = facts.glossary.mentions_of(head.term_id)
    found = tuple(_wordings(facts, group))
    reports = _reports(facts, group, mentions)
    pages = facts.glossary.mention_pages(head.term_id)
    urls = facts.glossary.mention_urls(head.term_id)
    few = len(reports) <= _ROWS_MAX and len(pages) == 1
    years = () if few else tuple(year_counts(facts, head.term_id))
    first = years[-1].year if years else 0
    senses = [s for t in group.terms for s in facts.glossary.other_senses(t.term_id)]
    related = [o for t in group.terms for o in facts.glossary.related(t.term_id)]
    undecided = facts.glossary.undecided_places([hit for s in senses for hit in s.places])
    named = [_definition(facts, t) for t in group.terms] if len(group.terms) > 1 else []
    return Content(
        view=TermView(
            crumbs=crumbs(("名词", TERMS), (head.name, None)),
            name=head.name,
            definitions=len(group.terms),
            named=tuple(named) if len(named) <= _NAMED_MAX else (),
            wordings=found[:_WORDINGS_MAX],
            more_wordings=found[_WORDINGS_MAX:],
            aliases=tuple(dict.fromkeys(a for term in group.terms for a in term.aliases)),
            held=len(facts.reports.ids()),
            named_by=len(facts.glossary.named_by(head.term_id)),
            count=len(mentions),
            trend_url=phrases_url(head.name),
            rows=tuple(_row(facts, urls.get(one, ""), one, mentions) for one in reports)
            if few
            else (),
            levels=() if few else levels_held(facts),
            years=years,
            first_year=first,
            held_before=_held_before(facts, first) if years else 0,
            mentions=shown_mentions(facts, group, pages[0]),
            year_links=tuple(_year_links(facts, head.term_id)),
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
                if not _says_the_same(facts, group, term_id)
            ),
            undecided=facts.glossary.undecided_hits(undecided[:_UNDECIDED_MAX]),
            undecided_count=len(undecided),
            related=tuple(
                Link(facts.glossary.page(term_id), facts.glossary.entry(term_id).name)
                for term_id in _others(facts, group, dict.fromkeys(related, ""))
            )[:_RELATED_MAX],
        ),
        description=f"{head.name}：{head.definition[:80]}",
    )


def _wordings(facts: Facts, group: TermGroup) -> Iterator[WordingShown]:
    """All wordings, each with what it says differently from the place's last one or from most."""
    found = wordings(group.terms, lambda term: facts.reports.shown(term.report_id).year)
    most = max(found, key=lambda wording: len(wording.terms))
    places_of = {facts.reports.region(term.report_id).key for term in group.terms}
    several = len(places_of) > 1 and len(found) > 1
    last = ""
    for wording in found:
        term = wording.shown
        before = _before(facts, group, term)
        if before in wording.terms:
            before = None
        other = before or (most.shown if wording is not most else None)
        if other is most.shown and _before(facts, group, other) in wording.terms:
            other = None  # that one is compared with this
        places = _places(facts, wording) if several else ""
        yield WordingShown(
            name=term.name,
            definition=term.definition,
            places=places if places != last else "",
            newest=_definition(facts, term),
            others=tuple(_definition(facts, other) for other in wording.terms[1:]),
            before=facts.reports.shown(before.report_id).year if before else 0,
            against=_against(facts, term, other) if other else "",
            changes=changes(other.definition, term.definition) if other else (),
        )
        last = places


def _before(facts: Facts, group: TermGroup, term: Term) -> Term | None:
    """The same place's definition before this one."""
    place, year = facts.reports.region(term.report_id).key, facts.reports.shown(term.report_id).year
    earlier = [
        other
        for other in group.terms
        if facts.reports.region(other.report_id).key == place
        and facts.reports.shown(other.report_id).year < year
    ]
    return max(earlier, key=lambda t: facts.reports.shown(t.report_id).year, default=None)


def _against(facts: Facts, term: Term, other: Term) -> str:
    """What a definition is compared with: a year of the same place, or another's report."""
    one, two = facts.reports.region(term.report_id), facts.reports.region(other.report_id)
    shown = facts.reports.shown(other.report_id)
    return f"{shown.year}年" if one.key == two.key else shown.name


def _places(facts: Facts, wording: Wording) -> str:
    """Whose wording it is: 抚州市, 抚州市等 3 地."""
    places = {facts.reports.region(term.report_id).key: None for term in wording.terms}
    name = facts.reports.region(wording.shown.report_id).name
    return name if len(places) == 1 else f"{name}等 {len(places)} 地"


def _definition(facts: Facts, term: Term) -> Definition:
    return Definition(
        id=term.term_id,
        ordinal=term.ordinal,
        source=facts.reports.shown(term.report_id).name,
        source_url=facts.glossary.definition_url(term),
    )


def _held_before(facts: Facts, first: int) -> int:
    """How many reports are held of earlier years."""
    return sum(count for year, _, count in facts.reports.held() if year < first)


def _year_links(facts: Facts, head: str) -> Iterator[YearLink]:
    """The ways to the years' pages that follow the term's own."""
    own, *others = facts.glossary.mention_pages(head)
    found = reports_by_year(facts, head)
    for page in others:
        year = page.years[0]
        if page.number == (2 if year in own.years else 1):
            yield YearLink(page.url, year, len(set(found[year])), len(found[year]))


def _says_the_same(facts: Facts, group: TermGroup, term_id: str) -> bool:
    """Whether another name's definition is one of this name's: then nobody confuses them."""
    definition = facts.glossary.entry(term_id).definition
    return any(agree(term.definition, definition) for term in group.terms[:_NAMED_MAX])


def _reports(facts: Facts, group: TermGroup, mentions: Sequence[Mention]) -> list[str]:
    """Reports that define or mention a name, and those of its years in whose place it holds."""
    shown = {mention.report_id for mention in mentions}
    for source in (term.report_id for term in group.terms):
        year = facts.reports.shown(source).year
        within = (*facts.reports.below(source), *facts.reports.other_years(source))
        shown |= {source, *(r for r in within if abs(facts.reports.shown(r).year - year) <= 1)}
    return [report_id for report_id in facts.reports.ids() if report_id in shown]


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


def _row(facts: Facts, url: str, report_id: str, mentions: Sequence[Mention]) -> CountRow:
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
                url=url,
                mark=reason.mark,
                label=reason.label,
            )
            for parts in _COLUMNS
            for reason in [_never(lost, parts)]
        ),
    )


def _never(lost: Container[Part], parts: Sequence[Part]) -> EmptyReason:
    """Why some parts of a report do not have a name, in the words of the other tables."""
    is_torn = any(part in lost for part in parts)
    return EmptyReason.TEXT_MISSING if is_torn else EmptyReason.NOT_MENTIONED


KIND = Kind(template="term", view=TermView, addresses=_addresses, content=_content)
