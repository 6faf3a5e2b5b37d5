"""Reads what a plan promises for its year, and by what it can be checked a year later."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator.catalogue.commitments import CommitmentWords
from generator.catalogue.names import NameWords
from generator.catalogue.places import Places
from generator.catalogue.themes import Themes
from generator.commitments.clauses import Divider, trimmed
from generator.commitments.projects import Projects, reaches
from generator.commitments.units import NOWHERE, Range, Unit, verb_of
from generator.figures.passages import PLANNING, Context
from generator.model import Bound, Check, Commitment, Number, Paragraph, Report
from generator.names.reading import Name, NameKind
from generator.themes.assign import themes_of_clause


def read_commitments(
    report: Report,
    numbers: Sequence[Number],
    names: Sequence[Name],
    section_themes: Mapping[str, Sequence[str]],
    *,
    words: CommitmentWords,
    name_words: NameWords,
    places: Places,
    themes: Themes,
    contexts: Sequence[Context],
) -> tuple[Commitment, ...]:
    """The commitments of a report's plan, in text order; may be empty.

    What is planned for several years is left out, since the next year cannot answer for it.
    `numbers` are the report's ledger, `names` those that it gives, `section_themes` the themes of
    its sections, `contexts` its passages.
    """
    ranges: defaultdict[str, list[Range]] = defaultdict(list)
    for name in names:
        if name.kind is NameKind.PROJECT:
            ranges[name.paragraph_id].append((name.start, name.end))
    of_paragraph: defaultdict[str, list[Number]] = defaultdict(list)
    for number in numbers:
        if number.part in PLANNING:
            of_paragraph[number.paragraph_id].append(number)
    divider = Divider(report, words)
    named_in = Projects(words, name_words, places)
    found: list[Commitment] = []
    counts: Counter[str] = Counter()
    for context in contexts:
        if context.part not in PLANNING or context.several_years is not None:
            continue
        for paragraph in context.passage.paragraphs:
            key = paragraph.paragraph_id
            named = ranges.get(key, ())
            of_section = section_themes.get(paragraph.section_id, ())
            for unit in divider.divide(paragraph, of_paragraph.get(key, ()), named):
                at = trimmed(paragraph.text, unit.start, unit.end)
                if at[0] < at[1]:
                    counts[key] += 1
                    said = themes_of_clause(paragraph.text[slice(*at)], of_section, themes)
                    project = named_in.of(paragraph.text, unit, named)
                    found.append(_record(unit, at, paragraph, counts[key], project, said))
    return tuple(found)


def _record(
    unit: Unit,
    at: Range,
    paragraph: Paragraph,
    ordinal: int,
    project: str,
    themes: tuple[str, ...],
) -> Commitment:
    text = paragraph.text
    span = paragraph.body.span(*at)
    deadline = text[slice(*unit.deadline)]
    verb = verb_of(unit)
    number = unit.numbers[0].number if unit.numbers else None
    checks: list[Check] = []
    if number:
        checks.append(Check.NUMBER)
    if project:
        checks.append(Check.PROJECT)
    if deadline and (number or reaches(unit)):
        checks.append(Check.DATE)
    return Commitment(
        f"{paragraph.paragraph_id}-c{ordinal}",
        paragraph.report_id,
        paragraph.section_id,
        paragraph.paragraph_id,
        text[slice(*at)],
        span.start,
        span.end,
        tuple(checks),
        "" if verb == NOWHERE else text[slice(*verb)],
        tuple(one.number.number_id for one in unit.numbers),
        number.value if number else None,
        number.value_high if number else None,
        number.unit if number else "",
        number.bound if number else Bound.EXACT,
        deadline,
        project,
        themes,
    )
