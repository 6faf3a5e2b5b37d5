"""The places that reports name, and who names a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.analysis import Analysis
from generator.grammar.places import short_name
from generator.markup import found_url
from generator.model import Level, NamedBy, NamedKind, Part, PlaceMention, Region, Report
from generator.pages.facts.ledger import Ledger, derived_fact, kept_fact, own_fact
from generator.pages.facts.reports import ReportFacts
from generator.placenames.forms import is_zone

_AROUND = 22
"""Characters on either side of a name that are shown."""

_STOPS = "。；！？\n"

DIVISIONS = (NamedKind.PROVINCE, NamedKind.PREFECTURE, NamedKind.COUNTY)
"""Kinds of places that have a government."""


@dataclass(frozen=True, slots=True)
class NamedShown:
    """A name with the words around it, and the address of its sentence."""

    before: str
    text: str
    after: str
    url: str


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that a report names, with all that it says of it, in text order.

    `key` tells it from all others: its code, or its kind and name.
    """

    key: str
    kind: NamedKind
    adcode: str
    name: str
    shown: tuple[NamedShown, ...]


@dataclass(frozen=True, slots=True)
class UndecidedName:
    """Words that may name one of several places, or none."""

    candidates: tuple[str, ...]
    shown: NamedShown


@dataclass(frozen=True, slots=True)
class NamedCounts:
    """How many times a report names places, how many places these are, and what is undecided."""

    mentions: int
    places: int
    undecided: int


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """The places below a report's own that it names, by code, and the others.

    `silent` are those of which no form of the name stands in the text, `unsure` those of which one
    does that was not decided to be it.
    """

    named: tuple[str, ...]
    silent: tuple[str, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A report that names a place: how often, and where first."""

    report_id: str
    count: int
    first: NamedShown


@dataclass(frozen=True, slots=True)
class NamedEverywhere:
    """A place with the reports that name it, in the order of the corpus."""

    key: str
    kind: NamedKind
    adcode: str
    name: str
    reports: tuple[NamedIn, ...]


class PlaceNameFacts:
    """What places are named, where."""

    name = "place_names"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._layers = analysis.layers
        self._corpus = analysis.corpus
        self._reports = reports
        self._places = analysis.knowledge.places

    @own_fact
    def counts(self, report_id: str) -> NamedCounts:
        """How much a report names, in numbers."""
        found = tuple(self._layers[report_id].place_names)
        decided = [one for one in found if one.decided is not NamedBy.UNDECIDED]
        return NamedCounts(len(decided), len(set(map(_key, decided))), len(found) - len(decided))

    @own_fact
    def of_report(self, report_id: str) -> tuple[NamedPlace, ...]:
        """The places that a report names, in the order in which they first come."""
        return tuple(
            NamedPlace(
                key, group[0].kind, _code(group[0]), group[0].name, tuple(map(self._shown, group))
            )
            for key, group in _groups(self._layers[report_id].place_names)
        )

    @own_fact
    def undecided(self, report_id: str) -> tuple[UndecidedName, ...]:
        """The words of a report that may name a place."""
        return tuple(
            UndecidedName(tuple(map(self._full_name, one.candidates)), self._shown(one))
            for one in self._layers[report_id].place_names
            if one.decided is NamedBy.UNDECIDED
        )

    @own_fact
    def own_places(self, report_id: str) -> tuple[tuple[Level, OwnPlaces], ...]:
        """Of each level below a report's own, which places it names; empty for counties."""
        layers = self._layers[report_id]
        region = layers.report.region
        if region.level not in (Level.PROVINCE, Level.PREFECTURE) or not region.adcode:
            return ()
        named = {one.adcode for one in layers.place_names if one.kind in DIVISIONS}
        text = _text_of(layers.report)
        below = self._below(region)
        return tuple(
            (level, self._told(codes, named, text)) for level, codes in below.items() if codes
        )

    @kept_fact
    def everywhere(self) -> Mapping[str, NamedEverywhere]:
        """All places that a report names, by key: divisions by code, then the others by name."""
        found: dict[str, list[tuple[str, list[PlaceMention]]]] = {}
        for report_id in self._reports.ids():
            for key, group in _groups(self._layers[report_id].place_names):
                found.setdefault(key, []).append((report_id, group))
        return {
            key: NamedEverywhere(
                key=key,
                kind=of_reports[0][1][0].kind,
                adcode=_code(of_reports[0][1][0]),
                name=of_reports[0][1][0].name,
                reports=tuple(
                    NamedIn(report_id, len(group), self._shown(group[0]))
                    for report_id, group in of_reports
                ),
            )
            for key, of_reports in sorted(found.items())
        }

    @derived_fact
    def naming(self, adcode: str) -> tuple[NamedIn, ...]:
        """The reports that name a division, in the order of the corpus."""
        found = self.everywhere().get(adcode)
        return found.reports if found else ()

    @derived_fact
    def provinces(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The codes of the provinces in which a place is named, each with those of these places."""
        codes = [key for key, one in self.everywhere().items() if one.kind in DIVISIONS]
        return tuple(
            (f"{digits}0000", tuple(group)) for digits, group in groupby(codes, lambda c: c[:2])
        )

    @derived_fact
    def of_kind(self, kind: NamedKind) -> tuple[NamedEverywhere, ...]:
        """The places of a kind that has no government, most named first."""
        found = [one for one in self.everywhere().values() if one.kind is kind]
        return tuple(sorted(found, key=lambda one: (-len(one.reports), one.name)))

    @kept_fact
    def held(self) -> Mapping[str, str]:
        """The pages of the places of which there is a report, by code."""
        latest = (chain[-1] for chain in self._reports.chains())
        return {
            code: self._reports.place_url(report_id)
            for report_id in latest
            if (code := self._corpus.report(report_id).region.adcode)
        }

    def count_within(self, adcode: str) -> int:
        """How many places of the table lie in a province, itself included."""
        return sum(
            code[:2] == adcode[:2] and not is_zone(code) for code in self._reports.places.names
        )

    def within(self, adcode: str) -> str:
        """The name of the place that a division lies in; empty for a province."""
        return self._reports.places.region(adcode).parent

    def _below(self, region: Region) -> dict[Level, tuple[str, ...]]:
        digits = 2 if region.level is Level.PROVINCE else 4
        below: dict[Level, list[str]] = {Level.PREFECTURE: [], Level.COUNTY: []}
        for code in self._places.names:
            if code[:digits] != region.adcode[:digits] or code == region.adcode or is_zone(code):
                continue
            one = self._places.region(code)
            # 嘉峪关市 has a county of its own name in the list, since it has no other
            if one.level in below and one.name != one.parent:
                below[one.level].append(code)
        return {level: tuple(codes) for level, codes in below.items()}

    def _told(self, codes: Iterable[str], named: set[str], text: str) -> OwnPlaces:
        rest = [code for code in codes if code not in named]
        silent = tuple(code for code in rest if not self._stands_in(code, text))
        return OwnPlaces(
            named=tuple(code for code in codes if code in named),
            silent=silent,
            unsure=tuple(code for code in rest if code not in silent),
        )

    def _stands_in(self, adcode: str, text: str) -> bool:
        name = self._places.name_of(adcode)
        former = (one.name for one in self._places.former_names(adcode))
        return any(short_name(one) in text for one in (name, *former))

    def _full_name(self, adcode: str) -> str:
        region = self._places.region(adcode)
        return f"{region.parent}{region.name}"

    def _shown(self, mention: PlaceMention) -> NamedShown:
        if mention.paragraph_id:
            text = self._corpus.paragraph(mention.paragraph_id).body
        else:
            body = self._corpus.section(mention.section_id).body
            assert body is not None
            text = body
        start, end = text.locate(mention.place)
        before, after = text.text[max(0, start - _AROUND) : start], text.text[end : end + _AROUND]
        cut = max(before.rfind(stop) for stop in _STOPS)
        whole = cut >= 0 or start <= _AROUND
        ends = [place for stop in _STOPS if (place := after.find(stop)) >= 0]
        return NamedShown(
            before=("" if whole else "…") + before[cut + 1 :],
            text=text.text[start:end],
            after=after[: min(ends)]
            if ends
            else after + ("…" if end + _AROUND < len(text.text) else ""),
            url=found_url(self._corpus, mention.section_id, mention.paragraph_id, mention.place),
        )


def _key(mention: PlaceMention) -> str:
    if mention.kind in DIVISIONS:
        return mention.adcode
    return f"{mention.kind.value}:{mention.name}"


def _code(mention: PlaceMention) -> str:
    return mention.adcode if mention.kind in DIVISIONS else ""


def _groups(mentions: Iterable[PlaceMention]) -> Sequence[tuple[str, list[PlaceMention]]]:
    """The decided mentions by place, in the order in which the places first come."""
    found: dict[str, list[PlaceMention]] = {}
    for one in mentions:
        if one.decided is not NamedBy.UNDECIDED:
            found.setdefault(_key(one), []).append(one)
    return tuple(found.items())


def _text_of(report: Report) -> str:
    """All that a report says outside its annexes."""
    annexes = {one.section_id for one in report.sections if one.part is Part.ANNEX}
    return "\n".join(
        (
            *(one.title for one in report.sections if one.section_id not in annexes),
            *(one.text for one in report.paragraphs if one.section_id not in annexes),
        )
    )
