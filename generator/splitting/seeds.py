"""Reads the folder of seeds into a corpus: the first half of the pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.catalogue.furniture import load_furniture
from generator.catalogue.parts import load_parts
from generator.catalogue.places import load_places
from generator.corpus import Corpus
from generator.errors import GeneratorError, Problem, SourceError
from generator.model import Report, Source
from generator.splitting.report import SplittingRules, split_report
from generator.splitting.source import MANIFEST, SUFFIX, Entry, read_manifest, read_source


@dataclass(frozen=True)
class Reading:
    """The seeds as read: the reports that can be used, and what is wrong with the others."""

    corpus: Corpus
    rules: SplittingRules
    sources: Mapping[str, Source]
    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...]
    errors: tuple[GeneratorError, ...]


def read_corpus(seeds: Path) -> Reading:
    """Every report below `seeds`. A file that cannot be used is an error beside the others.

    A file that the manifest lists comes before one of the same report that it does not.
    Raises: CatalogueError when the catalogue is broken, SourceError when `seeds` holds no text.
    """
    rules = SplittingRules(load_furniture(), load_parts(), load_places())
    entries, faults = read_manifest(seeds)
    paths = sorted(
        (p for p in seeds.iterdir() if p.is_file() and p.name != MANIFEST and p.name[0] != "."),
        key=lambda p: (p.name not in entries, p.name),
    )
    if not paths:
        raise SourceError(str(seeds), None, f"found no file; expected reports ending in {SUFFIX}")
    reports: dict[str, Report] = {}
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    errors: list[GeneratorError] = [*faults]
    for path in paths:
        try:
            if path.suffix != SUFFIX:
                raise SourceError(
                    str(path), None, f"found {path.suffix or 'no ending'}; expected {SUFFIX}"
                )
            source = read_source(path)
            report, found = split_report(source, entries.get(path.name), rules)
            twin = reports.get(report.report_id)
            if twin:
                raise SourceError(
                    str(path),
                    None,
                    f"is a second {report.report_id}, after {twin.source_file}; "
                    "expected one file a report (give one of them an `id` in the manifest)",
                )
        except SourceError as error:
            errors.append(error)
            continue
        reports[report.report_id] = report
        sources[report.report_id] = source
        problems.extend(found)
    return Reading(
        Corpus.of(reports.values()), rules, sources, entries, tuple(problems), tuple(errors)
    )
