"""Whose report it is and of which year: by the manifest, or by what the text says of itself.

Missing facts stay empty; contradictions are returned as problems.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.catalogue.knowledge import Knowledge
from generator.catalogue.places import Places
from generator.errors import Problem, ProblemCode, SourceError
from generator.model import Correction, Level, Part, Region, Source
from generator.seeds.entry import Entry
from generator.splitting.contradictions import against_year, contradictions, known_better
from generator.splitting.outline import Outline
from generator.splitting.page import Removed
from generator.splitting.particulars import Particulars, opens_session, read_particulars
from generator.splitting.region import doubtful_region, stated_region

_QUOTED = 40  # characters of a line that a message quotes


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of a report."""

    region: Region
    year: int
    review_year: int
    title: str
    speaker: str
    speaker_role: str
    delivered_on: date | None
    occasion: str
    corrections: tuple[Correction, ...] = ()


def identify(
    source: Source,
    outline: Outline,
    entry: Entry | None,
    knowledge: Knowledge,
    removed: Sequence[Removed] = (),
) -> tuple[Identity, tuple[Problem, ...]]:
    """Whose report it is and of which year, and the doubts about both.

    Raises: SourceError when neither tells the region or the year.
    """
    places = knowledge.places
    read = read_particulars(outline, removed, knowledge.surnames)
    day = (entry.delivered_on if entry else None) or read.delivered_on
    stated = replace(read, delivered_on=day)
    doubts: tuple[Problem, ...] = ()
    region = _manifest_region(source, entry, places)
    if region is None:
        region, doubts = stated_region(source, outline, stated, places)
    year = (entry.year if entry else None) or stated.year
    if year is None:
        expected = "expected `year` in the manifest or a heading such as 2024年工作安排"
        raise SourceError(source.path, None, f"found no year; {expected}")
    speaker = (entry.speaker if entry else "") or stated.speaker
    identity = Identity(
        region=region,
        year=year,
        review_year=stated.review_year or year - 1,
        title=(entry.title if entry else "") or stated.title,
        speaker=speaker,
        speaker_role=stated.office if speaker == stated.speaker else "",
        delivered_on=stated.delivered_on,
        occasion=(entry.occasion if entry else "") or stated.occasion,
        corrections=tuple(known_better(read, entry, places)) if entry else (),
    )
    doubts = (*doubts, *_second_report(source, outline))
    if not (entry and entry.settles_region):
        doubts = (*doubts, *doubtful_region(source, outline, stated, region, places))
    if not (entry and entry.year):
        doubts = (*doubts, *_doubtful_year(source, stated, year))
    if entry:
        doubts = (
            *doubts,
            *contradictions(source, read, entry, region, places),
            *against_year(source, outline, entry, year),
        )
    return identity, doubts


def _manifest_region(source: Source, entry: Entry | None, places: Places) -> Region | None:
    """The manifest's place, completed from the table of places.

    A place that the table lacks takes level and parent from its code, unless the manifest has them.
    Raises: SourceError for a code that is not in the table and no name with it.
    """
    if entry is None or not (entry.region or entry.adcode):
        return None
    known = places.region(entry.adcode) if places.name_of(entry.adcode) else None
    if known is None and not entry.region:
        message = f"adcode {entry.adcode} is not in GB/T 2260; expected `region` in the manifest"
        raise SourceError(source.path, None, message)
    known = known or places.find(entry.region)
    if known and not (entry.region and entry.region != known.name):
        base = known
    elif entry.adcode:
        base = places.unlisted(entry.region, entry.adcode)
    else:
        base = Region(name=entry.region, adcode="", level=Level.COUNTY)
    return Region(
        name=entry.region or base.name,
        adcode=entry.adcode or base.adcode,
        level=entry.level or base.level,
        parent=entry.parent or base.parent,
    )


def _second_report(source: Source, outline: Outline) -> Iterator[Problem]:
    """A line behind the first heading that gives a session and its day, as a report's head does."""
    front = {s.section_id for s in outline.sections if s.part is Part.FRONT}
    for paragraph in outline.paragraphs:
        if paragraph.section_id not in front and opens_session(paragraph.text):
            line = source.line_of(paragraph.place.start)
            message = f"「{paragraph.text[:_QUOTED]}」 seems to begin a second report"
            yield Problem(source.path, line, message, ProblemCode.SECOND_REPORT, "one a file")
            return


def _doubtful_year(source: Source, stated: Particulars, year: int) -> Iterator[Problem]:
    """Whether the text contradicts itself on the year, or only a late session gives it."""
    years = {
        "plan's heading": stated.plan_year,
        "review's heading": stated.review_year and stated.review_year + 1,
        "title": stated.title_year,
    }
    against = [
        f"the {what} says {other}" for what, other in years.items() if other not in (None, year)
    ]
    day = stated.delivered_on
    if day and stated.session_year != year and day.year != year:
        against.append(f"the session was in {day.year}")
    late = day is not None and stated.session_year != day.year
    if day and not any(years.values()) and (late or not stated.occasion):
        against.append(f"only the day {day} tells it")
    if against:
        message = f"taken as the report of {year}, but {' and '.join(against)}"
        yield Problem(source.path, None, message, ProblemCode.YEAR, "`year` in the manifest")
