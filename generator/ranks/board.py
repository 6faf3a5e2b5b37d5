"""The rank claims of all reports by subject, and those that two places make alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue.indicators import Indicator
from generator.corpus import Corpus
from generator.grammar.places import whole_words
from generator.model import Level, RankClaim, RankMeasure, Region, Status


@dataclass(frozen=True, slots=True)
class RankedSubject:
    """A subject with its claims, in the order of the corpus.

    `indicator_id` is empty where the catalogue has no such indicator; `name` is what it is called.
    """

    name: str
    indicator_id: str
    claims: tuple[RankClaim, ...]

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The reports that claim a rank for it, in order."""
        return tuple(dict.fromkeys(claim.report_id for claim in self.claims))


@dataclass(frozen=True, slots=True)
class SharedRank:
    """Claims of different places to the same rank, for the same subject, year and peers."""

    subject: str
    claims: tuple[RankClaim, ...]


@dataclass(frozen=True, slots=True)
class RankBoard:
    """Every subject that is sure, those of most reports first, and the ranks that several claim."""

    subjects: tuple[RankedSubject, ...]
    shared: tuple[SharedRank, ...]


_SAME = {"增幅": "增速", "增长率": "增速", "增长速度": "增速", "增长幅度": "增速", "涨幅": "增速"}
_LEVELS = ("总量", "总规模", "总数", "规模")
_SHORTEST = 3
_QUOTES = str.maketrans(dict.fromkeys('“”"‘’「」《》 '))
_SPHERES = {
    "国内": "全国",
    "各省区": "全国",
    "各省": "全国",
    "各省份": "全国",
    "各省区市": "全国",
    "国际": "世界",
    "全球": "世界",
}
_CODES = {Level.PROVINCE: 2, Level.PREFECTURE: 4, Level.COUNTY: 6}
"""How many digits of its code a place of each level shares with those in it."""

_ORDER = tuple(Level)


def rank_board(
    corpus: Corpus, claims: Iterable[RankClaim], indicators: Sequence[Indicator]
) -> RankBoard:
    """The claims of all reports, put together; unsure ones are left out."""
    called = {name: one.aliases[0] for one in indicators for name in one.aliases}
    names = {one.id: one.name for one in indicators}
    regions = {report.report_id: report.region for report in corpus.reports}
    of_subject: defaultdict[tuple[str, str], list[RankClaim]] = defaultdict(list)
    for claim in claims:
        if claim.sure:
            name = names.get(claim.indicator_id) or _name(claim, called)
            of_subject[name, claim.indicator_id].append(claim)
    subjects = [RankedSubject(*key, tuple(found)) for key, found in of_subject.items()]
    subjects.sort(key=lambda one: (-len(one.report_ids), -len(one.claims), one.name))
    shared = [found for one in subjects for found in _shared(one, regions)]
    shared.sort(key=lambda one: (-one.claims[0].period, one.claims[0].low))
    return RankBoard(tuple(subjects), tuple(shared))


def _name(claim: RankClaim, called: Mapping[str, str]) -> str:
    """What a subject is called that different reports print in different ways."""
    name = claim.subject.translate(_QUOTES)
    for printed, usual in _SAME.items():
        if claim.measure is RankMeasure.GROWTH and name.endswith(printed):
            name = name.removesuffix(printed) + usual
    ending = "增速" if claim.measure is RankMeasure.GROWTH and name.endswith("增速") else ""
    name = name.removesuffix(ending)
    if claim.measure is RankMeasure.LEVEL:
        for printed in _LEVELS:
            head = name.removesuffix(printed)
            if head != name and len(head) >= _SHORTEST:
                name = head
                break
    return called.get(name, name) + ending


def _shared(subject: RankedSubject, regions: Mapping[str, Region]) -> Iterable[SharedRank]:
    """The ranks that several places claim for a subject; tied ones and targets are none."""
    groups: defaultdict[tuple[object, ...], list[RankClaim]] = defaultdict(list)
    for claim in subject.claims:
        peers = peers_of(claim, regions[claim.report_id])
        if (
            peers
            and claim.low == claim.high
            and not claim.tied
            and claim.status is not Status.TARGET
        ):
            groups[claim.period, claim.low, *peers].append(claim)
    for claims in groups.values():
        places = {regions[claim.report_id].key: claim for claim in reversed(claims)}
        if len(places) > 1:
            yield SharedRank(subject.name, tuple(reversed(places.values())))


def peers_of(claim: RankClaim, region: Region) -> tuple[str, ...]:
    """Among whom a rank is, so that equal ones are equal; empty where that cannot be told.

    全省 is another province's in each, and 全国 has other peers for a province than for a city.
    Ranks within the reporting place itself compare with nobody's.
    """
    among = _SPHERES.get(claim.among, claim.among).removesuffix("地区")
    if among == "全区" and region.level is not Level.COUNTY:
        among = "全自治区"
    for level, digits in _CODES.items():
        if among.startswith(whole_words(level)):
            is_above = _ORDER.index(level) < _ORDER.index(region.level)
            return (among, region.level, region.adcode[:digits]) if is_above else ()
    return (among, region.level) if among and among != "全区" else ()
