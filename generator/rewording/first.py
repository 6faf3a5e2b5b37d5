"""Which names the reports of a year give for the first time among all reports held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from generator.corpus import Corpus
from generator.names.reading import Name
from generator.records import Packed
from generator.rewording.names import ReportWords, looked_for
from generator.sharing.formulae import Texts
from generator.sharing.passages import Remembers

EARLIER_MIN = 5
"""Reports of earlier years, without which “first” says nothing."""


class FirstSaid(NamedTuple):
    """A name, and the reports of its first year that give it, each with its first place there.

    In the corpus's order; `names` belong to the `report_ids`.
    """

    report_ids: tuple[str, ...]
    names: tuple[Name, ...]


def first_said(
    corpus: Corpus, words: Mapping[str, ReportWords], remember: Remembers
) -> Mapping[int, Packed[FirstSaid]]:
    """The names of each year that stand in no report of an earlier one, by year.

    Those most said come first. Years with few earlier reports are left out. `words` have the
    reports by their ids.
    """
    years = {report.report_id: report.year for report in corpus.reports}
    held = sorted(years.values())
    told = {year for year in held if held.index(year) >= EARLIER_MIN}
    if not told:
        return {}
    wanted = {key: _looked_for(one, key, remember) for key, one in words.items()}
    texts = tuple(
        dict.fromkeys(text for of in wanted.values() for _, parts in of for text in parts)
    )
    first = _first_years(texts, words, years, remember)
    found: defaultdict[int, defaultdict[str, dict[str, Name]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for report in corpus.reports:
        if report.year in told:
            for name, parts in wanted[report.report_id]:
                if all(first.get(part) == report.year for part in parts):
                    found[report.year][parts[0]].setdefault(report.report_id, name)
    return {
        year: Packed.of(
            tuple(
                FirstSaid(tuple(of), tuple(of.values()))
                for of in sorted(found[year].values(), key=len, reverse=True)
            )
        )
        for year in sorted(told)
    }


def _looked_for(
    words: ReportWords, report_id: str, remember: Remembers
) -> tuple[tuple[Name, tuple[str, ...]], ...]:
    """The names of a report, with the words by which each is looked for in others."""

    def made() -> tuple[tuple[Name, tuple[str, ...]], ...]:
        return tuple((name, parts) for name in words.names if (parts := looked_for(name)))

    return remember(("names looked for", report_id), words, made)


def _first_years(
    texts: tuple[str, ...],
    words: Mapping[str, ReportWords],
    years: Mapping[str, int],
    remember: Remembers,
) -> Mapping[str, int]:
    """The year of the first report in which each of the texts stands."""
    matcher = remember("names looked for", texts, partial(Texts, texts))
    first: dict[str, int] = {}
    for report_id, one in words.items():
        standing: Iterable[int] = remember(
            ("names found", report_id), (texts, one.words), partial(matcher.standing_in, one.words)
        )
        for number in standing:
            text = texts[number]
            first[text] = min(first.get(text, years[report_id]), years[report_id])
    return first
