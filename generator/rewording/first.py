"""Which names the reports of a year give for the first time among all reports held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from generator.corpus import Corpus
from generator.names.reading import Name
from generator.records import Packed
from generator.rewording.changes import Rewording
from generator.rewording.names import ReportWords, has_letters_of, looked_for
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
    corpus: Corpus,
    words: Mapping[str, ReportWords],
    rewordings: Mapping[str, Rewording],
    remember: Remembers,
) -> Mapping[int, Packed[FirstSaid]]:
    """The names of each year that stand in no report of an earlier one, by year.

    Those most said come first. Years with few earlier reports are left out. `words` and
    `rewordings` have the reports by their ids: where a report stands beside that of the year
    before, only what is new in it may be first.
    """
    years = {report.report_id: report.year for report in corpus.reports}
    held = sorted(years.values())
    told = {year for year in held if held.index(year) >= EARLIER_MIN}
    if not told:
        return {}
    wanted = {
        report.report_id: _looked_for(words[report.report_id], rewordings.get(report.report_id))
        for report in corpus.reports
        if report.year in told
    }
    texts = tuple(
        dict.fromkeys(text for of in wanted.values() for _, parts in of for text in parts)
    )
    first = _first_years(texts, words, years, remember)
    alike = _by_ends(words, years)
    found: defaultdict[int, defaultdict[str, dict[str, Name]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for report_id, names in wanted.items():
        year = years[report_id]
        for name, parts in names:
            stem = parts[0]
            if all(first.get(part, year) >= year for part in parts) and not any(
                before < year and has_letters_of(stem, other)
                for other, before in alike[_ends(stem)].items()
            ):
                found[year][stem].setdefault(report_id, name)
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
    words: ReportWords, beside: Rewording | None
) -> tuple[tuple[Name, tuple[str, ...]], ...]:
    """The names of a report that may be first, with the words by which each is looked for.

    `beside` holds the report against that of the year before.
    """
    new = {name.key for name in beside.new_names} if beside and beside.tells_new else None
    return tuple(
        (name, parts)
        for name in words.names
        if (new is None or name.key in new) and (parts := looked_for(name))
    )


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


_Ends = tuple[str, str]


def _ends(stem: str) -> _Ends:
    return stem[:2], stem[-2:]


def _by_ends(
    words: Mapping[str, ReportWords], years: Mapping[str, int]
) -> Mapping[_Ends, Mapping[str, int]]:
    """The stems of all names, by how they begin and end, with the year that has each first."""
    found: defaultdict[_Ends, dict[str, int]] = defaultdict(dict)
    for report_id, one in words.items():
        for stem in one.stems:
            alike = found[_ends(stem)]
            alike[stem] = min(alike.get(stem, years[report_id]), years[report_id])
    return found
