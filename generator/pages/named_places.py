"""The places that a report names: its own, other ones, zones, waters and mountains, regions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.labels import NAMED_KINDS
from generator.links import PLACES_NAMED, REPORTS, named_places_url, report_url
from generator.model import Level, NamedKind, Region
from generator.pages.facts import Facts
from generator.pages.facts.placenames import (
    DIVISIONS,
    NamedCounts,
    NamedPlace,
    NamedShown,
    OwnPlaces,
    UndecidedName,
)
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, ReportShown, crumbs

_OPEN_MAX = 25
"""Places of a group that stand open; those behind them are folded."""

_MOST = 3
"""Places named most often that the page begins with, at most."""

_LEVEL_NAMES = {Level.PREFECTURE: "市（州、盟）", Level.COUNTY: "县（市、区、旗）"}


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place that is named, in what it lies, and the words of each mention."""

    name: str
    url: str
    within: str
    first: NamedShown
    more: tuple[NamedShown, ...]

    @property
    def count(self) -> int:
        """How often it is named."""
        return 1 + len(self.more)


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Places of one kind, or that stand alike to the reporting place, most named first."""

    id: str
    title: str
    count: int
    mentions: int
    open: tuple[PlaceRow, ...]
    folded: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class OwnLevel:
    """Which of the places of a level below are named, and which are not."""

    level: str
    count: int
    named: tuple[str, ...]
    silent: tuple[str, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlacesView:
    """A report with the places that it names; `all_url` leads to who names which places.

    `most` are the few that it names most often, and more than once.
    """

    crumbs: tuple[Crumb, ...]
    report: ReportShown
    all_url: str
    counts: NamedCounts
    most: tuple[PlaceRow, ...]
    own: tuple[OwnLevel, ...]
    groups: tuple[PlaceGroup, ...]
    undecided: tuple[UndecidedName, ...]


def _addresses(facts: Facts) -> Iterator[Address[None]]:
    for shown in facts.reports.all():
        if counts_of_named(facts, shown.report_id):
            yield Address(
                url=named_places_url(shown.report_id),
                title=f"{shown.name} · 提到的地方",
                about=None,
                report_id=shown.report_id,
            )


def counts_of_named(facts: Facts, report_id: str) -> NamedCounts | None:
    """How much a report names; None where it names nothing, and has nothing undecided."""
    counts = facts.place_names.counts(report_id)
    return counts if counts.mentions or counts.undecided else None


def _content(facts: Facts, address: Address[None]) -> Content:
    report_id = address.report_id
    shown = facts.reports.shown(report_id)
    groups = tuple(_groups(facts, report_id))
    return Content(
        view=NamedPlacesView(
            crumbs=crumbs(
                ("报告", REPORTS), (shown.name, report_url(report_id)), ("提到的地方", None)
            ),
            report=shown,
            all_url=PLACES_NAMED,
            counts=facts.place_names.counts(report_id),
            most=_most(groups),
            own=tuple(
                _own_level(facts, level, told)
                for level, told in facts.place_names.own_places(report_id)
            ),
            groups=groups,
            undecided=facts.place_names.undecided(report_id),
        ),
        description=f"{shown.full_name}提到的省市县、园区、江河湖山和区域，逐处有原文。",
        citation=shown.citation_meta,
        wide=True,
    )


def _most(groups: Sequence[PlaceGroup]) -> tuple[PlaceRow, ...]:
    """The rows named most often; none of those that as many others are named as often as."""
    rows = sorted((row for group in groups for row in group.open), key=lambda row: -row.count)
    top = rows[:_MOST]
    beyond = rows[_MOST].count if len(rows) > _MOST else 1
    return tuple(row for row in top if row.count > max(beyond, 1))


def _own_level(facts: Facts, level: Level, told: OwnPlaces) -> OwnLevel:
    names = facts.reports.places.name_of
    return OwnLevel(
        level=_LEVEL_NAMES[level],
        count=len(told.named) + len(told.silent) + len(told.unsure),
        named=tuple(map(names, told.named)),
        silent=tuple(map(names, told.silent)),
        unsure=tuple(map(names, told.unsure)),
    )


def _groups(facts: Facts, report_id: str) -> Iterator[PlaceGroup]:
    own = facts.reports.region(report_id)
    named = facts.place_names.of_report(report_id)
    divisions = [one for one in named if one.kind in DIVISIONS]
    below = [one for one in divisions if _lies_below(one, own)]
    above = [one for one in divisions if _lies_above(one, own)]
    same = [
        one
        for one in divisions
        if own.level is not Level.NATIONAL
        and one.adcode[:2] == own.adcode[:2]
        and one not in below
        and one not in above
    ]
    others = [one for one in divisions if one not in below and one not in above and one not in same]
    title = "各省市县" if own.level is Level.NATIONAL else "外省市县"
    for group_id, name, places in (
        ("own", "所辖地方", below),
        ("above", "上级", above),
        ("same-province", "本省其他地方", same),
        ("others", title, others),
        *(
            (kind.value, _titled(kind), _of(named, kind))
            for kind in NamedKind
            if kind not in DIVISIONS
        ),
    ):
        if places:
            yield _group(facts, own, group_id, name, places)


def _titled(kind: NamedKind) -> str:
    return {NamedKind.ZONE: "开发区、新区等园区", NamedKind.MOUNTAIN: "山脉、名山"}.get(
        kind, NAMED_KINDS[kind]
    )


def _of(named: Sequence[NamedPlace], kind: NamedKind) -> list[NamedPlace]:
    return [one for one in named if one.kind is kind]


def _within(facts: Facts, one: NamedPlace, own: Region) -> str:
    """In what the place lies, where that is not the reporting place itself."""
    within = facts.place_names.within(one.adcode) if one.adcode else ""
    return within if within != own.name else ""


def _group(
    facts: Facts, own: Region, group_id: str, title: str, places: Sequence[NamedPlace]
) -> PlaceGroup:
    held = facts.place_names.held()
    rows = tuple(
        PlaceRow(
            name=one.name,
            url=held.get(one.adcode, ""),
            within=_within(facts, one, own),
            first=one.shown[0],
            more=one.shown[1:],
        )
        for one in sorted(places, key=lambda one: -len(one.shown))
    )
    return PlaceGroup(
        id=group_id,
        title=title,
        count=len(rows),
        mentions=sum(row.count for row in rows),
        open=rows[:_OPEN_MAX],
        folded=rows[_OPEN_MAX:],
    )


def _lies_below(one: NamedPlace, own: Region) -> bool:
    digits = {Level.PROVINCE: 2, Level.PREFECTURE: 4}.get(own.level)
    return digits is not None and one.adcode[:digits] == own.adcode[:digits]


def _lies_above(one: NamedPlace, own: Region) -> bool:
    return one.adcode in (f"{own.adcode[:2]}0000", f"{own.adcode[:4]}00")


KIND = Kind(template="named-places", view=NamedPlacesView, addresses=_addresses, content=_content)
