"""A subject of which reports claim ranks: who, in which year, among whom, in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.links import COMPARE, RANKS, indicator_url
from generator.pages.facts import Facts
from generator.pages.facts.ranks import RankPage, SharedShown
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, Link, RankShown, crumbs
from generator.pages.slices import Grid, Sliced, SliceNav, down, grid, slice_nav

_SHARED_HERE = 4
"""Ranks that several places claim: the overview leads to all."""


@dataclass(frozen=True, slots=True)
class RankGroup:
    """Claims to the same rank among the same peers in the same year; the first says it of all."""

    rows: tuple[RankShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankView:
    """A subject, or a slice of it; `indicator` is that of the catalogue, if it is one.

    `slices` are on the page that leads on to them. `groups` are from the newest year on, among the
    same peers from the first rank on. `changes` tells whether any claim says how its rank moved.
    """

    crumbs: tuple[Crumb, ...]
    name: str
    title: str
    indicator: Link | None
    count: int
    shared: tuple[SharedShown, ...]
    slices: Grid | None
    nav: SliceNav | None
    groups: tuple[RankGroup, ...]
    changes: bool


def _addresses(facts: Facts) -> Iterator[Address[Sliced[str]]]:
    for page in facts.ranks.pages():
        yield Address(url=page.url, title=f"{page.name} · 名次", about=Sliced(page.slug, None))
        for one in facts.ranks.slices_of(page.slug):
            title = f"{page.name}·{one.title}"
            yield Address(url=one.url(page.url), title=title, about=Sliced(page.slug, one))


def _content(facts: Facts, address: Address[Sliced[str]]) -> Content:
    page, here = facts.ranks.page(address.about.whole), address.about.slice
    cut = facts.ranks.slices_of(page.slug)
    shown = here.report_ids if here else () if cut else page.report_ids
    rows = [claim for report_id in shown for claim in facts.ranks.on_page(page.slug, report_id)]
    shared = () if here else _shared(facts, page)
    indicators = {one.id: one.name for one in facts.figures.indicators}
    known = indicators.get(page.indicator_id)
    return Content(
        view=RankView(
            crumbs=crumbs(
                ("比较", COMPARE), ("自述的名次", RANKS), *down((page.name, page.url), here)
            ),
            name=page.name,
            title=here.title if here else "",
            indicator=Link(indicator_url(page.indicator_id), known) if known else None,
            count=len(page.report_ids),
            shared=shared,
            slices=grid(page.url, cut) if cut and not here else None,
            nav=slice_nav(facts.reports, page.url, cut, here) if here else None,
            groups=tuple(_groups(rows)),
            changes=any(row.change for row in rows),
        ),
        description=f"各报告自述的名次：{page.name}。照原文摘出，未经核对。",
        wide=True,
    )


def _groups(rows: Sequence[RankShown]) -> Iterator[RankGroup]:
    """The claims, those to one rank together; those that compare with no other alone."""
    among = list(dict.fromkeys(row.peers for row in rows))
    found: defaultdict[tuple[object, ...], list[RankShown]] = defaultdict(list)
    for row in rows:
        found[row.period, row.peers or row.claim_id, row.rank, row.status].append(row)

    def place(group: list[RankShown]) -> tuple[int, ...]:
        return -group[0].period, among.index(group[0].peers), group[0].low, group[0].high

    for group in sorted(found.values(), key=place):
        yield RankGroup(tuple(group))


def _shared(facts: Facts, page: RankPage) -> tuple[SharedShown, ...]:
    """The ranks of the subject that several places claim at once, as many as there is room for."""
    own = {claim for _, claim in page.claim_ids}
    found = [one for one in facts.ranks.shared() if one.claims[0].claim_id in own]
    return tuple(found[:_SHARED_HERE])


KIND = Kind(template="rank", view=RankView, addresses=_addresses, content=_content)
