"""The manifest's entry against the text: corrections and contradictions.

The entry prevails. Where the text or the table of places says otherwise, that is a problem, unless
the entry gives a reason for the field.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.catalogue.places import Places
from generator.errors import Problem, ProblemCode
from generator.grammar.places import short_name
from generator.grammar.years import planned_in
from generator.labels import LEVELS
from generator.model import Correction, CorrectionKind, Level, Part, Region, Source
from generator.seeds.entry import Entry
from generator.splitting.outline import Outline
from generator.splitting.particulars import Particulars, title_year
from generator.splitting.region import region_meant
from generator.splitting.roles import is_of_another_year
from generator.text import bare

_UNSAID = "原文未载"
_MANIFEST = ProblemCode.MANIFEST


def known_better(read: Particulars, entry: Entry, places: Places) -> Iterator[Correction]:
    """The entry's values that correct the text, each with what the text says, and why.

    `add` writes place and year into every entry: they are corrections only with a reason.
    """
    for kind, printed, given in (
        (CorrectionKind.TITLE, read.title, entry.title),
        (CorrectionKind.SPEAKER, read.speaker, entry.speaker),
        (CorrectionKind.OCCASION, read.occasion, entry.occasion),
        (CorrectionKind.DELIVERED_ON, _iso(read.delivered_on), _iso(entry.delivered_on)),
    ):
        if given and bare(printed) != bare(given):
            yield _correction(kind, printed, given, entry.reasons.get(kind.value) or _UNSAID)
    place = places.find(entry.region)
    table = places.region(entry.adcode) if places.name_of(entry.adcode) else place
    for kind, printed, given in (
        (CorrectionKind.REGION, read.occasion_place or read.title_place, entry.region),
        (CorrectionKind.ADCODE, place.adcode if place else "", entry.adcode),
        (
            CorrectionKind.LEVEL,
            LEVELS[table.level] if table else "",
            LEVELS[entry.level] if entry.level else "",
        ),
        (CorrectionKind.PARENT, table.parent if table else "", entry.parent),
        (CorrectionKind.YEAR, str(read.year or ""), str(entry.year or "")),
    ):
        reason = entry.reasons.get(kind.value)
        if reason:
            yield _correction(kind, printed, given, reason)


def _correction(kind: CorrectionKind, before: str, after: str, reason: str) -> Correction:
    return Correction(report_id="", kind=kind, words="", before=before, after=after, reason=reason)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def contradictions(
    source: Source,
    stated: Particulars,
    entry: Entry,
    region: Region,
    places: Places,
) -> Iterator[Problem]:
    """Where text and manifest, or the manifest and the table of places, do not agree."""

    def against(offset: int, found: str, expected: str) -> Problem:
        line = source.line_of(offset)
        return Problem(source.path, line, f"{found}; the manifest says {expected}", _MANIFEST)

    reasons = entry.reasons
    for what, words, at in (
        ("title", stated.title_place, stated.title_at),
        ("occasion", stated.occasion_place, stated.occasion_at),
    ):
        found = region_meant(words, source.text, places) if words else ()
        if len(found) == 1 and found[0].name != region.name and not entry.settles_region:
            yield against(at, f"the {what} names {found[0].name}", f"region {region.name}")
    for what, stated_year, at in (
        ("title", stated.title_year, stated.title_at),
        ("plan's heading", stated.plan_year, stated.plan_at),
    ):
        if stated_year and entry.year and stated_year != entry.year and "year" not in reasons:
            yield against(at, f"the {what} says {stated_year}", f"year {entry.year}")
    for what, printed, wanted in (
        ("title", stated.title, entry.title),
        ("speaker", stated.speaker, entry.speaker),
        ("occasion", stated.occasion, entry.occasion),
        ("delivered_on", _iso(stated.delivered_on), _iso(entry.delivered_on)),
    ):
        if printed and wanted and bare(printed) != bare(wanted) and what not in reasons:
            expected = f"{what} {wanted}, and no reason (`reasons: {{{what}: …}}`)"
            yield against(stated.title_at, f"the {what} is {printed}", expected)
    yield from _against_table(source, entry, places)
    named = short_name(region.name) in source.text or entry.settles_region
    if not named and region.level is not Level.NATIONAL:
        message = f"the text never names {short_name(region.name)}"
        yield Problem(source.path, None, f"{message}; the manifest says {region.name}", _MANIFEST)


def against_year(source: Source, outline: Outline, entry: Entry, year: int) -> Iterator[Problem]:
    """Corrections that contradict the report's year; the year stays as it is."""

    def against(line: int | None, given: str, expected: str) -> Problem:
        found = f"the manifest {given}, in a report of {year}"
        return Problem(source.path, line, found, ProblemCode.CONTRADICTION, expected)

    corrected = {one.section_id for one in outline.corrections if not one.paragraph_id}
    for section in outline.sections:
        if section.section_id not in corrected or section.depth != 1 or not section.heading:
            continue
        if is_of_another_year(section.part, section.title, year):
            reviews = section.part is Part.REVIEW
            given = f"makes 「{section.label}」 a {section.part.value}"
            wanted = f"{year - 1} or before" if reviews else f"{year} or later"
            line = source.line_of(section.heading.start)
            yield against(line, given, f"the words of a heading about {wanted}")
    if not entry.year or "year" in entry.reasons:
        return
    day = entry.delivered_on
    if day and year not in (day.year, planned_in(day)):
        yield against(None, f"says delivered_on {day}", "a day of that year or the end of the last")
    titled = title_year(entry.title)
    if titled not in (None, year):
        yield against(None, f"says title {entry.title}", f"{year} in it, or none")


def _against_table(source: Source, entry: Entry, places: Places) -> Iterator[Problem]:
    """Where the manifest's entry contradicts the table of places."""
    name = places.name_of(entry.adcode)
    if not name:
        if entry.adcode and "adcode" not in entry.reasons:
            message = f"adcode {entry.adcode} is not in GB/T 2260"
            expected = "another, or `reasons: {adcode: …}` for a place of its own"
            yield Problem(source.path, None, message, _MANIFEST, expected)
        return
    if "adcode" in entry.reasons:
        return
    former = any(region.adcode == entry.adcode for region in places.named(entry.region))
    if entry.region and name != entry.region and not former:
        message = f"the manifest says region {entry.region} with adcode {entry.adcode}"
        yield Problem(source.path, None, f"{message}, which is {name}", _MANIFEST)
    known = places.region(entry.adcode)
    for field, given, meant in (
        ("level", entry.level or "", known.level),
        ("parent", entry.parent, known.parent),
    ):
        if given and given != meant and field not in entry.reasons:
            message = f"the manifest says {field} {given} with adcode {entry.adcode}"
            yield Problem(source.path, None, message, _MANIFEST, meant)
