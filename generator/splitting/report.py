"""Turns one source into one report: normalise, outline, identify."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.catalogue.knowledge import Knowledge
from generator.catalogue.places import Places
from generator.errors import Problem, ProblemCode, SourceError
from generator.model import Completeness, Furniture, Origin, Region, Report, Section, Source, Traced
from generator.seeds.corrections import NONE
from generator.seeds.entry import Entry
from generator.seeds.source import MAX_LINES, expect_at_most
from generator.splitting.identity import identify
from generator.splitting.normalise import Layout, normalise
from generator.splitting.outline import Outline, parse_outline
from generator.splitting.page import written_breaks
from generator.splitting.refusal import refuse_others
from generator.text import bare


@dataclass(frozen=True, slots=True)
class Outlined:
    """A source with its lines and sections, before its report is identified."""

    source: Source
    layout: Layout
    outline: Outline


def outline_source(source: Source, entry: Entry | None, knowledge: Knowledge) -> Outlined:
    """The lines and sections of `source`. Raises: SourceError when it has no heading."""
    breaks = written_breaks(source.text, knowledge.furniture)
    expect_at_most(MAX_LINES, breaks, "lines", source.path)
    wrapped = entry.wrapped if entry else None
    layout = normalise(source.text, knowledge.furniture, knowledge.parts, wrapped)
    corrections = entry.outline if entry else NONE
    return Outlined(source, layout, parse_outline(source, layout, knowledge.parts, corrections))


def report_of(
    outlined: Outlined, entry: Entry | None, knowledge: Knowledge
) -> tuple[Report, tuple[Problem, ...]]:
    """The report of an outline made with the same `entry`, and its problems.

    Raises: SourceError for what is no government's report, and where place or year is not told.
    """
    source, layout, outline = outlined.source, outlined.layout, outlined.outline
    accepted = entry.accept if entry else ()
    if ProblemCode.KIND not in accepted:
        refuse_others(source, outline, layout.removed, knowledge.parts)
    identity, problems = identify(source, outline, entry, knowledge, layout.removed)
    report_id = entry.id if entry else ""
    if not report_id:
        report_id = _report_id(source, identity.region, identity.year, knowledge.places)
    elif not report_id.endswith(f"-{identity.year}"):
        message = f"the manifest says id {report_id}, the report is of {identity.year}"
        raise SourceError(source.path, None, f"{message}; expected the same year")
    outline = outline.named(report_id)
    report = Report(
        report_id=report_id,
        region=identity.region,
        year=identity.year,
        review_year=identity.review_year,
        title=identity.title,
        speaker=identity.speaker,
        speaker_role=identity.speaker_role,
        delivered_on=identity.delivered_on,
        occasion=identity.occasion,
        source_file=source.file,
        source_sha256=source.sha256,
        characters=len(bare(source.text)),
        completeness=_completeness(outline.head_lost, outline.tail_lost),
        sections=tuple(_with_body(section, source.text) for section in outline.sections),
        paragraphs=outline.paragraphs,
        furniture=tuple(
            Furniture(report_id=report_id, text=r.text, reason=r.reason, place=r.place)
            for r in layout.removed
        ),
        corrections=(
            *(replace(known, report_id=report_id) for known in identity.corrections),
            *outline.corrections,
        ),
        origin=entry.origin if entry else Origin(),
        original=source.original,
    )
    return report, (*outline.problems, *problems)


def _with_body(section: Section, text: str) -> Section:
    """The section with the printed heading's characters traced to where they stand in `text`."""
    if section.heading is None or section.is_topic:
        return section
    origins: list[int] = []
    at = section.heading.start
    for char in section.printed:
        while at < section.heading.end and text[at] != char:
            at += 1
        origins.append(at)
        at += 1
    if origins and origins[-1] < section.heading.end:
        return replace(section, body=Traced(section.printed, tuple(origins)))
    return section


def _report_id(source: Source, region: Region, year: int, places: Places) -> str:
    """`jiangxi-2024`: the slug of the place, and the year of the plan.

    Raises: SourceError for a place that the catalogue does not know.
    """
    slug = places.slug_of(region.adcode)
    if not slug:
        place = f"{region.name} ({region.adcode or 'no adcode'})"
        raise SourceError(
            source.path, None, f"{place} is not a known place; expected an `id` in the manifest"
        )
    return f"{slug}-{year}"


def _completeness(head_lost: bool, tail_lost: bool) -> Completeness:
    if head_lost and tail_lost:
        return Completeness.BOTH_MISSING
    if head_lost:
        return Completeness.HEAD_MISSING
    return Completeness.TAIL_MISSING if tail_lost else Completeness.FULL
