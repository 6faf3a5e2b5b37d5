"""What the home page shows first: the newest targets, as far as something can be said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.figures.changes import Change
from generator.figures.margins import Position
from generator.labels import LEVELS, NAMED_BOUNDS
from generator.links import changes_url, margins_url, outcomes_url, target_words_url, targets_url
from generator.model import Bound, Level
from generator.pages import changes, outcomes, target_words
from generator.pages.facts import Facts
from generator.pages.facts.targets import Phrasing, TargetList
from generator.pages.pictures import chart_of, dumbbells_of, slopes_of, tiles_of
from generator.pages.questions import ABOUT_TARGETS
from generator.pages.slices import extent
from generator.pages.targets import kept_of, title_of
from generator.pictures.charts import IndicatorChart
from generator.pictures.dumbbells import Dumbbells
from generator.pictures.slopes import Slopes
from generator.pictures.tiles import TileGrid

_SEVERAL = 5
"""Reports that make a list of targets worth showing first, where an older one is longer."""

_PLACES = 2
"""Places whose outcomes are worth counting."""

_DRAWN_MAX = 40

_RIDERS_MAX = 2
"""Clauses that a line has room for: the ones most said."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that can be said of the targets, and the page that counts it."""

    url: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class NewestTargets:
    """The newest targets of an indicator, what can be said of them, and a picture of it.

    `extent` says how many reports of that year and level are here.
    """

    title: str
    url: str
    extent: str
    lines: tuple[Line, ...]
    picture: TileGrid | Dumbbells | Slopes | IndicatorChart | None


def newest_targets(facts: Facts) -> NewestTargets | None:
    """Those of the first indicator, of the provinces where they are here; None without any."""
    one = _first(facts)
    if one is None:
        return None
    indicator = facts.figures.indicator(one.indicator_id)
    drawn = one.report_ids if len(one.report_ids) <= _DRAWN_MAX else ()
    picture = (
        tiles_of(facts, indicator, one)
        or (drawn and dumbbells_of(facts, indicator, one.year, kept_of(facts, one)))
        or slopes_of(facts, indicator, drawn)
        or (drawn and chart_of(facts, indicator, drawn))
    )
    url = targets_url(one.year, one.level, one.indicator_id)
    told = tuple(_lines(facts, one))
    lines = (*told, *_elsewhere(facts, told))
    return NewestTargets(
        title=title_of(facts, one),
        url=url,
        extent=extent(facts.reports, one.year, one.level),
        lines=lines,
        picture=picture or None,
    )


def _first(facts: Facts) -> TargetList | None:
    """The newest list of several places, of provinces rather than of others, else the newest."""
    first = facts.figures.headline[0].id
    lists = [one for one in facts.targets.lists() if one.indicator_id == first]
    several = [one for one in lists if len(one.report_ids) >= _SEVERAL]
    newest = [one for one in several or lists if one.year == (several or lists)[0].year]
    return max(
        newest,
        key=lambda one: (one.level is Level.PROVINCE, len(one.report_ids)),
        default=None,
    )


def _lines(facts: Facts, one: TargetList) -> Iterator[Line]:
    """What the targets are against last year's and the superior's, in which words, and then.

    What cannot be told of them is told of another year: the way there.
    """
    year, level, indicator_id = one.year, one.level, one.indicator_id
    if year in changes.years_with_changes(facts) and changes.is_counted(facts, year, level):
        both = facts.targets.held_in_both(year, level)
        found = facts.targets.changes(year, level)
        counts = {one.change: one for one in found if one.indicator_id == indicator_id}
        told = "、".join(
            f"{change.label} {counts[change].count}"
            + (f"（{counts[change].moved}）" if counts[change].moved else "")
            for change in Change
            if change in counts
        )
        yield Line(changes_url(year), f"比上年（两年都收录的 {both} 个）", told)
    positions = Counter(
        position for of, position, _ in facts.targets.margins(year, level) if of == indicator_id
    )
    if positions:
        told = "、".join(f"{p.label} {positions[p]}" for p in Position if positions[p])
        yield Line(margins_url(year), "比上级", told)
    if year in target_words.years_with_words(facts):
        phrasings = [
            phrasing
            for report_id in one.report_ids
            for phrasing in facts.targets.phrasings(report_id)
            if phrasing.indicator_id == indicator_id
        ]
        yield Line(target_words_url(year), "怎么说", _words(phrasings))
    told_of = [y for y in outcomes.years_with_outcomes(facts) if y < year]
    if told_of:
        states = outcomes.counts_of(facts, told_of[0], level)
        if states and outcomes.places_of(facts, told_of[0], level) >= _PLACES:
            told = "、".join(f"{name} {n}" for name, n in states)
            places = outcomes.places_of(facts, told_of[0], level)
            name = f"{told_of[0]}年{LEVELS[level]}目标的结果（{places} 个地方的主要指标）"
            yield Line(outcomes_url(told_of[0]), name, told)


def _words(phrasings: Sequence[Phrasing]) -> str:
    """`左右 19、以上 4；附加语 13（“力争达到8%” 1）`: the bounds, then what is added."""
    bounds = Counter(phrasing.bound for phrasing in phrasings)
    told = "、".join(f"{NAMED_BOUNDS[b]} {bounds[b]}" for b in Bound if bounds[b])
    riders = Counter(phrasing.rider for phrasing in phrasings if phrasing.rider)
    most = "、".join(f"“{rider}” {n}" for rider, n in riders.most_common(_RIDERS_MAX))
    added = f"附加语 {riders.total()}（{most}）" if riders else ""
    return "；".join(filter(None, (told, added)))


def _elsewhere(facts: Facts, told: Sequence[Line]) -> Iterator[Line]:
    """The other questions about targets, with the newest year that answers them."""
    asked = {one.url for one in told}
    for one in ABOUT_TARGETS:
        years = one.list.years(facts)
        if years and asked.isdisjoint(map(one.list.url, years)):
            yield Line(one.list.url(years[0]), one.question, f"最近可比的是{years[0]}年")
