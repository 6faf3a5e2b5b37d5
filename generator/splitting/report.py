"""One source to one report: normalise, outline, identity, put together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.catalogue.furniture import FurnitureRules
from generator.catalogue.parts import PartRules
from generator.catalogue.places import Places
from generator.errors import Problem, SourceError
from generator.model import Completeness, Furniture, Origin, Region, Report, Section, Source, Traced
from generator.splitting.corrections import NONE
from generator.splitting.furniture import written_breaks
from generator.splitting.identity import identify, refuse_others
from generator.splitting.normalise import normalise
from generator.splitting.outline import parse_outline
from generator.splitting.source import MAX_LINES, Entry, expect_at_most
from generator.text import bare


@dataclass(frozen=True, slots=True)
class SplittingRules:
    """The catalogue's part that splitting needs."""

    furniture: FurnitureRules
    parts: PartRules
    places: Places


def split_report(
    source: Source, entry: Entry | None, rules: SplittingRules
) -> tuple[Report, tuple[Problem, ...]]:
    """The report that `source` holds, and what an editor should look at.

    Raises: SourceError when the text cannot be read as a report.
    """
    expect_at_most(MAX_LINES, written_breaks(source.text, rules.furniture), "lines", source.path)
    layout = normalise(source.text, rules.furniture, entry.wrapped if entry else None)
    corrections = entry.outline if entry else NONE
    outline = parse_outline(source, layout, rules.parts, corrections)
    accepted = entry.accept if entry else ()
    if "kind" not in accepted:
        refuse_others(source, outline, layout.removed)
    identity, problems = identify(source, outline, entry, rules.places, layout.removed)
    report_id = entry.id if entry else ""
    if not report_id:
        report_id = _report_id(source, identity.region, identity.year, rules.places)
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
    found = (*outline.problems, *problems)
    return report, tuple(problem for problem in found if problem.code not in accepted)


def _with_body(section: Section, text: str) -> Section:
    """The section with the printed heading's characters traced to where they stand in `text`."""
    if section.heading is None or section.depth > 2:
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
