"""Which tables there are, in the order of `datapackage.json`."""

from __future__ import annotations

from generator.catalogue.knowledge import Knowledge
from generator.package import (
    commitments,
    figures,
    glossary,
    initiatives,
    livelihood,
    numbers,
    placenames,
    places,
    problems,
    ranks,
    reports,
    shared,
    targets,
    text,
    themes,
)
from generator.package.panel import panel
from generator.package.table import AnyTable


def tables(knowledge: Knowledge) -> tuple[AnyTable, ...]:
    """Every table; the catalogue gives some of them values or columns."""
    return (
        reports.REPORTS,
        places.PLACES,
        places.PLACE_NAMES,
        text.SECTIONS,
        text.PARAGRAPHS,
        text.furniture(knowledge.furniture.reasons),
        glossary.TERMS,
        glossary.MENTIONS,
        glossary.NOTES,
        glossary.UNDECIDED,
        figures.INDICATORS,
        figures.OBSERVATIONS,
        figures.PERIOD_OBSERVATIONS,
        figures.WORDINGS,
        figures.OUTCOMES,
        targets.TARGET_CHANGES,
        targets.MARGINS,
        ranks.RANK_CLAIMS,
        problems.PROBLEMS,
        livelihood.LIVELIHOOD,
        commitments.COMMITMENTS,
        numbers.numbers(knowledge.numbers),
        placenames.PLACE_MENTIONS,
        shared.SHARED_PASSAGES,
        initiatives.INITIATIVES,
        panel(knowledge.indicators),
        reports.CORRECTIONS,
        themes.THEMES,
    )
