"""The places of the reports, and the names and codes that each had: a renamed place is one series.

Source: GB/T 2260, as `catalogue/places.csv` and `places_former.csv` have it; the years of a name
are those of the reports that are held under it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.corpus import Chain
from generator.links import place_url
from generator.model import Region, Report
from generator.package.columns import (
    PLACE,
    REQUIRED,
    Column,
    address,
    admin_level,
    division_code,
    identifier,
    parent_code,
)
from generator.package.data import PackageData
from generator.package.table import Rows, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place: its reports by year; none where it is here only as a place above another."""

    place_id: str
    region: Region
    parent_code: str
    parent_id: str
    reports: tuple[Report, ...] = ()

    @property
    def first_year(self) -> int | None:
        return self.reports[0].year if self.reports else None

    @property
    def last_year(self) -> int | None:
        return self.reports[-1].year if self.reports else None


def _places(data: PackageData, _: str) -> Iterator[Place]:
    """Every place that has reports, then the places above them that have none, by code."""
    chains = data.corpus.chains
    codes = {chain.latest.region.adcode for chain in chains}
    above = {
        code for chain in chains for code in data.places.codes_above(chain.latest.region)
    } - codes
    for chain in chains:
        place_id = data.analysis.place_id(chain.latest)
        yield _place(data, _region_today(data, chain), chain.reports, place_id)
    for code in sorted(above):
        yield _place(data, data.places.region(code), (), data.places.slug_of(code))


def _region_today(data: PackageData, chain: Chain) -> Region:
    """The place as the catalogue names it today, else as its latest report does."""
    region = chain.latest.region
    return data.places.region(region.adcode) if data.places.name_of(region.adcode) else region


def _place(data: PackageData, region: Region, reports: tuple[Report, ...], place_id: str) -> Place:
    parent = data.parent_code(reports[-1].region if reports else region)
    return Place(
        place_id=place_id,
        region=region,
        parent_code=parent,
        parent_id=data.places.slug_of(parent),
        reports=reports,
    )


PLACES = Table[Place](
    name="places",
    title="地方",
    description="有报告的地方每个一行，其后是它们所属而没有报告的上级；改过名的是一行",
    rows=Rows.WHOLE,
    records=_places,
    key=("place_id",),
    columns=(
        identifier(
            "place_id",
            "地方编号",
            "今名的拼音，也是本站地址的一部分；改名前后相同",
            lambda place, _: place.place_id,
            unique=True,
        ),
        division_code(
            lambda place, _: place.region.adcode,
            description="GB/T 2260 六位代码，今天的；已撤销的，用撤销前的",
        ),
        Column("name", "今名", "全称", lambda place, _: place.region.name, constraints=REQUIRED),
        admin_level(lambda place, _: place.region.level),
        parent_code(lambda place, _: place.parent_code),
        Column(
            "parent_place_id",
            "上级编号",
            "上一级地方的编号；全国为空",
            lambda place, _: place.parent_id,
            refers_to=PLACE,
        ),
        Column(
            "reports",
            "报告数",
            "收录的报告份数",
            lambda place, _: len(place.reports),
            "integer",
            REQUIRED,
        ),
        Column(
            "first_year",
            "最早年份",
            "收录的报告中最早的年份；没有报告的为空",
            lambda place, _: place.first_year,
            "integer",
        ),
        Column(
            "last_year",
            "最晚年份",
            "收录的报告中最晚的年份；没有报告的为空",
            lambda place, _: place.last_year,
            "integer",
        ),
        address(lambda place, _: place_url(place.place_id) if place.reports else ""),
    ),
)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place under one of its names: the code that the list had with it, empty where it had none.

    `years` are those of the reports under the name, in order.
    """

    place: Place
    name: str
    adcode: str
    years: tuple[int, ...]

    @property
    def is_of_today(self) -> bool:
        return self.name == self.place.region.name and self.adcode == self.place.region.adcode


def _names(data: PackageData, _: str) -> Iterator[NamedPlace]:
    """Place by place: former names, then today's, then those that only reports have."""
    for place in _places(data, ""):
        today = place.region
        years = _years_of_names(place.reports)
        former = [(one.name, one.code) for one in data.places.former_names(today.adcode)]
        codes = dict((*former, (today.name, today.adcode)))  # the last of a name has its years
        unlisted = [(name, "") for name in years if name not in codes]
        for name, code in (*former, (today.name, today.adcode), *unlisted):
            held = years.get(name, ()) if codes.get(name, "") == code else ()
            yield NamedPlace(place, name, code, held)


def _years_of_names(reports: Sequence[Report]) -> Mapping[str, tuple[int, ...]]:
    years: dict[str, tuple[int, ...]] = {}
    for report in reports:
        years[report.region.name] = (*years.get(report.region.name, ()), report.year)
    return years


PLACE_NAMES = Table[NamedPlace](
    name="place_names",
    title="地名",
    description="places.csv 中各地方今天与过去的名称和代码，每个名称一行",
    rows=Rows.WHOLE,
    records=_names,
    key=("place_id", "name", "adcode"),
    columns=(
        identifier(
            "place_id",
            "地方编号",
            "名称所属的地方",
            lambda named, _: named.place.place_id,
            refers_to=PLACE,
        ),
        Column("name", "名称", "全称", lambda named, _: named.name, constraints=REQUIRED),
        division_code(
            lambda named, _: named.adcode,
            title="当时代码",
            description="用这个名称时的六位代码；代码表没有这个名称的，空着",
        ),
        Column(
            "is_today",
            "今名",
            "是不是今天的名称和代码",
            lambda named, _: named.is_of_today,
            "boolean",
            REQUIRED,
        ),
        Column(
            "first_year",
            "最早年份",
            "以这个名称收录的报告中最早的年份；没有的为空",
            lambda named, _: named.years[0] if named.years else None,
            "integer",
        ),
        Column(
            "last_year",
            "最晚年份",
            "以这个名称收录的报告中最晚的年份；没有的为空",
            lambda named, _: named.years[-1] if named.years else None,
            "integer",
        ),
    ),
)
