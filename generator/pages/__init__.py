"""The kinds of pages: one module each, named after its template. Nothing else knows them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from generator.errors import GeneratorError
from generator.pages import (
    answers,
    beside,
    changes,
    commitments,
    commitments_theme,
    commitments_year,
    compare,
    compare_year,
    coverage,
    data,
    first_said,
    full,
    indicator,
    indicators,
    initiatives,
    livelihood,
    livelihood_year,
    margins,
    moved,
    moved_place,
    named,
    named_places,
    numbers,
    outcomes,
    periods,
    place,
    problem_theme,
    problems,
    province,
    rank,
    ranks,
    report,
    report_terms,
    reports,
    rewording,
    section,
    shared,
    shared_year,
    source,
    target_words,
    targets,
    term,
    term_mentions,
    terms,
    terms_list,
    terms_year,
    theme,
    themes,
    unanswered,
)
from generator.pages.facts import Facts
from generator.pages.kinds import Kind, Page

KINDS: tuple[Kind[Any], ...] = (
    reports.KIND,
    province.KIND,
    report.KIND,
    place.KIND,
    full.KIND,
    section.KIND,
    source.KIND,
    report_terms.KIND,
    numbers.KIND,
    named_places.KIND,
    shared.KIND,
    beside.KIND,
    rewording.KIND,
    initiatives.KIND,
    commitments.KIND,
    livelihood.KIND,
    answers.KIND,
    terms.KIND,
    terms_list.KIND,
    terms_year.KIND,
    term.KIND,
    term_mentions.KIND,
    moved.KIND,
    moved_place.KIND,
    compare.KIND,
    compare_year.KIND,
    targets.KIND,
    changes.KIND,
    margins.KIND,
    target_words.KIND,
    outcomes.KIND,
    periods.KIND,
    shared_year.KIND,
    commitments_year.KIND,
    commitments_theme.KIND,
    livelihood_year.KIND,
    first_said.KIND,
    unanswered.KIND,
    indicators.KIND,
    indicator.KIND,
    ranks.KIND,
    ranks.LIST_KIND,
    rank.KIND,
    problems.KIND,
    problems.LIST_KIND,
    problem_theme.KIND,
    named.KIND,
    named.LIST_KIND,
    themes.KIND,
    theme.KIND,
    data.KIND,
    data.TABLE_KIND,
    coverage.KIND,
)


def pages(facts: Facts) -> Iterable[Page]:
    """Every page of the site: those of no report, kind by kind, then those of each report.

    What a report's pages have in common is made once, as they follow each other.
    Raises: GeneratorError where two have one address.
    """
    taken: dict[str, Kind[Any]] = {}
    of_report: dict[str, list[Page]] = {report_id: [] for report_id in ("", *facts.reports.ids())}
    for kind in KINDS:
        for address in kind.addresses(facts):
            if address.url in taken:
                both = f"{taken[address.url].template} and {kind.template}"
                raise GeneratorError(f"found two pages at {address.url} ({both}); expected one")
            taken[address.url] = kind
            of_report[address.report_id].append(Page(kind, address))
    return chain.from_iterable(of_report.values())
