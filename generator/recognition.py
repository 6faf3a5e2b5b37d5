"""What was recognised in one report, for people and for programs: what `add` and `check` say."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from generator.catalogue.indicators import Indicator
from generator.doubts import Flag
from generator.errors import Problem
from generator.figures.labels import number
from generator.labels import BOUNDS
from generator.layers import ReportLayers
from generator.model import (
    Correction,
    Furniture,
    Observation,
    Report,
    Section,
    Source,
    Term,
    Wording,
)
from generator.terminal import printable

COLUMNS = tuple(
    "report region year characters sections terms figures furniture corrections warnings"
    " flags".split()
)
_CHAPTERS = 30
_SAMPLES = 3
_SAMPLE_MAX = 24
_LABEL = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """One report as recognised; everything in it is shown, nothing decides.

    `format` is that of the document as it came, `original` its name in the folder where that is not
    the text itself; `listed` says whether the manifest has an entry for it, `withheld` whether that
    keeps it from being published. `figures` and `wordings` are of the headline indicators, `terms`
    in the annex's order. `corrections` are an editor's, `flags` all doubts about the reading,
    `problems` those that nobody has accepted.
    """

    source: Source
    report: Report
    format: str
    original: str
    listed: bool
    terms: tuple[Term, ...]
    indicators: tuple[Indicator, ...]
    figures: tuple[Observation, ...]
    wordings: tuple[Wording, ...]
    corrections: tuple[Correction, ...]
    flags: tuple[Flag, ...]
    problems: tuple[Problem, ...]
    withheld: bool = False

    def as_data(self) -> dict[str, Any]:
        """The record as JSON values; generator/docs/about/checking.md explains every field."""
        report = self.report
        line_of = _Lines(self.source.text)
        return {
            "file": self.source.path,
            "original": self.original,
            "listed": self.listed,
            "withheld": self.withheld,
            "format": self.format,
            "encoding": self.source.encoding,
            "sha256": self.source.sha256,
            "report_id": report.report_id,
            "region": report.region.name,
            "adcode": report.region.adcode,
            "level": report.region.level.value,
            "parent": report.region.parent,
            "year": report.year,
            "review_year": report.review_year,
            "title": report.title,
            "occasion": report.occasion,
            "delivered_on": _iso(report.delivered_on),
            "speaker": report.speaker,
            "source_url": report.origin.source_url,
            "publisher": report.origin.publisher,
            "retrieved_on": _iso(report.origin.retrieved_on),
            "note": report.origin.note,
            "characters": report.characters,
            "completeness": report.completeness.value,
            "paragraphs": len(report.paragraphs),
            "outline": [
                {
                    "number": chapter.section.number,
                    "title": chapter.section.title,
                    "part": chapter.section.part.value,
                    "sections": chapter.sections,
                    "paragraphs": chapter.paragraphs,
                }
                for chapter in _chapters(report)
            ],
            "terms": [{"ordinal": term.ordinal, "name": term.name} for term in self.terms],
            "figures": [_figure_data(figure, line_of) for figure in self.figures]
            + [_wording_data(wording, line_of) for wording in self.wordings],
            "furniture": [
                {"reason": piece.reason, "text": piece.text, "line": line_of(piece.place.start)}
                for piece in report.furniture
            ],
            "corrections": [
                {
                    "kind": correction.kind.value,
                    "words": correction.words,
                    "before": correction.before,
                    "after": correction.after,
                    "reason": correction.reason,
                    "line": line_of(correction.place.start) if correction.place else None,
                }
                for correction in self.corrections
            ],
            "flags": [
                {
                    "code": flag.code.value,
                    "found": flag.found,
                    "expected": flag.expected,
                    "line": flag.line,
                }
                for flag in self.flags
            ],
            "publishable": not self.problems,
        }

    def table(self) -> list[str]:
        """The record as lines for a terminal: a name, then what was found."""
        report = self.report
        region = report.region
        place = ", ".join(filter(None, (region.adcode, region.level.value, region.parent)))
        rows: list[tuple[str, Iterable[str]]] = [
            ("file", [self.source.path, *([f"original {self.original}"] if self.original else [])]),
            ("region", [f"{region.name} ({place})"]),
            ("year", [f"{report.year}, looking back on {report.review_year}"]),
            ("title", [report.title]),
            ("occasion", [report.occasion]),
            ("date", [_iso(report.delivered_on)]),
            ("speaker", [report.speaker]),
            ("source", [report.origin.source_url]),
            ("publisher", [report.origin.publisher]),
            ("retrieved", [_iso(report.origin.retrieved_on)]),
            ("form", [", ".join(self._measures())]),
            ("outline", _outline_lines(report)),
            ("terms", [_terms_line(self.terms)]),
            ("figures", self._figure_lines()),
            ("furniture", _furniture_lines(report.furniture)),
            ("corrections", _correction_lines(self.corrections)),
            ("flags", [_flag_line(flag) for flag in self.flags] or ["none"]),
            ("warnings", [str(len(self.problems)) if self.problems else "none"]),
            *([("published", ["no, it is withheld"])] if self.withheld else []),
        ]
        lines = [report.report_id]
        for name, found in rows:
            label = name
            for line in found:
                lines.append(f"  {label:<{_LABEL}}{printable(line or 'not said')}")
                label = ""
        return lines

    def _measures(self) -> tuple[str, ...]:
        return (
            self.format,
            self.source.encoding,
            f"{self.report.characters} characters",
            f"{len(self.report.paragraphs)} paragraphs",
            self.report.completeness.value,
        )

    def summary(self) -> dict[str, str]:
        """The record as the cells of one row, by `COLUMNS`."""
        report = self.report
        cells = (
            report.report_id,
            report.region.name,
            report.year,
            report.characters,
            sum(not section.is_topic for section in report.sections),
            len(self.terms),
            len(self.figures),
            len(report.furniture),
            len(self.corrections),
            len(self.problems),
            ",".join(flag.code.value for flag in self.flags) or "-",
        )
        return dict(zip(COLUMNS, map(str, cells), strict=True))

    def _figure_lines(self) -> list[str]:
        lines = []
        for indicator in self.indicators:
            values = [
                f"{f.period} {f.status.value} {_value(f)}"
                for f in self.figures
                if f.indicator_id == indicator.id
            ] + [
                f"{w.period} {w.status.value} {_short(w.quote)}"
                for w in self.wordings
                if w.indicator_id == indicator.id
            ]
            if values:
                lines.append(f"{indicator.name}: {'; '.join(values)}")
        return lines or ["none"]


def recognise(
    layers: ReportLayers,
    indicators: Sequence[Indicator],
    *,
    format: str,
    original: str,
    listed: bool,
    withheld: bool = False,
) -> Recognition:
    """What the text of one report says, by itself: its outline, its own terms, its figures."""
    headline = {indicator.id: indicator for indicator in indicators if indicator.headline}
    figures = layers.figures
    return Recognition(
        source=layers.source,
        report=layers.report,
        format=format,
        original=original,
        listed=listed,
        terms=layers.terms,
        indicators=tuple(headline.values()),
        figures=tuple(o for o in figures.observations if o.indicator_id in headline),
        wordings=tuple(w for w in figures.wordings if w.indicator_id in headline),
        corrections=layers.corrections,
        flags=layers.flags,
        problems=layers.problems,
        withheld=withheld,
    )


class _Lines:
    """Tells the 1-based line of an offset, for as many offsets as one likes."""

    def __init__(self, text: str) -> None:
        self._breaks = [offset for offset, char in enumerate(text) if char == "\n"]

    def __call__(self, offset: int) -> int:
        return bisect_right(self._breaks, offset - 1) + 1


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A section of the first level, and how much stands in it."""

    section: Section
    sections: int
    paragraphs: int


def _chapters(report: Report) -> list[_Chapter]:
    paragraphs = Counter(paragraph.section_id for paragraph in report.paragraphs)
    children: dict[str, list[Section]] = {}
    for section in report.sections:
        children.setdefault(section.parent_id, []).append(section)
    return [
        _Chapter(
            section=chapter,
            sections=sum(child.depth == 2 for child in below),
            paragraphs=sum(paragraphs[section.section_id] for section in (chapter, *below)),
        )
        for chapter in report.sections
        if chapter.depth == 1
        for below in [children.get(chapter.section_id, [])]
    ]


def _outline_lines(report: Report) -> list[str]:
    chapters = _chapters(report)
    lines = [
        f"{chapter.section.label or f'({chapter.section.part.value})'}: "
        f"{_counted(chapter.sections, 'section')}, {_counted(chapter.paragraphs, 'paragraph')}"
        for chapter in chapters[:_CHAPTERS]
    ]
    return lines + _more(len(chapters) - _CHAPTERS)


def _more(count: int) -> list[str]:
    return [f"… and {count} more"] if count > 0 else []


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _terms_line(terms: Sequence[Term]) -> str:
    if not terms:
        return "none"
    names = [terms[0].name, *([terms[-1].name] if len(terms) > 1 else [])]
    return f"{len(terms)}: {' … '.join(_short(name) for name in names)}"


def _furniture_lines(furniture: Sequence[Furniture]) -> list[str]:
    by_reason = groupby(sorted(furniture, key=lambda f: f.reason), key=lambda f: f.reason)
    lines = []
    for reason, group in by_reason:
        texts = [piece.text for piece in group]
        samples = "、".join(f"「{_short(text)}」" for text in dict.fromkeys(texts[:_SAMPLES]))
        lines.append(f"{reason}: {len(texts)}, {samples}")
    return lines or ["none"]


def _correction_lines(corrections: Sequence[Correction]) -> list[str]:
    if not corrections:
        return ["none"]
    lines = [_counted(len(corrections), "correction")]
    lines += [
        f"{one.kind}{f' 「{_short(one.words)}」' if one.words else ''}: "
        f"{one.before or 'not said'} → {one.after} ({one.reason})"
        for one in corrections[:_CHAPTERS]
    ]
    return lines + _more(len(corrections) - _CHAPTERS)


def _flag_line(flag: Flag) -> str:
    where = f"line {flag.line}: " if flag.line else ""
    return f"{flag.code.value}: {where}{flag.message}"


def _short(text: str) -> str:
    return text if len(text) <= _SAMPLE_MAX else f"{text[: _SAMPLE_MAX - 1]}…"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _value(figure: Observation) -> str:
    high = "" if figure.value_high is None else f"—{number(figure.value_high)}"
    return f"{number(figure.value)}{high}{figure.unit}{BOUNDS[figure.bound]}"


def _figure_data(figure: Observation, line_of: _Lines) -> dict[str, Any]:
    return {
        "indicator": figure.indicator_id,
        "period": figure.period,
        "status": figure.status.value,
        "value": str(figure.value),
        "value_high": "" if figure.value_high is None else str(figure.value_high),
        "unit": figure.unit,
        "bound": figure.bound.value,
        "quote": figure.quote,
        "line": line_of(figure.place.start),
    }


def _wording_data(wording: Wording, line_of: _Lines) -> dict[str, Any]:
    return {
        "indicator": wording.indicator_id,
        "period": wording.period,
        "status": wording.status.value,
        "value": "",
        "value_high": "",
        "unit": "",
        "bound": "",
        "quote": wording.quote,
        "line": line_of(wording.place.start),
    }
