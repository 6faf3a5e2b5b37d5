"""Where reports mention a term: their sentences, and counts by year and level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.glossary.groups import TermGroup
from generator.labels import LEVELS
from generator.links import mentions_url, report_url
from generator.model import Level, Mention
from generator.pages.cuts import MentionPage
from generator.pages.facts import Facts
from generator.pages.facts.ledger import by_key
from generator.pages.shown import HitShown

_FORMS = {"exact": "", "variant": "异写", "short": "简称"}


@dataclass(frozen=True, slots=True)
class ReportMentions:
    """One report's mentions; `by` names the definitions they lead to where that must be said.

    Where they are cut, `continued` says that some stand on the page before, and `total` is more
    than there are here.
    """

    report_id: str
    name: str
    url: str
    by: str
    hits: tuple[HitShown, ...]
    total: int
    continued: bool


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many of the reports held of a year and level mention a name, and how often."""

    held: int
    reports: int
    mentions: int


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year's counts by level; `url` leads to its mentions, empty where there are none."""

    year: int
    url: str
    levels: tuple[LevelCount, ...]


def shown_mentions(facts: Facts, group: TermGroup, page: MentionPage) -> tuple[ReportMentions, ...]:
    """What stands on a page of a term's mentions."""
    found = by_key(facts.glossary.mentions_of(group.head.term_id), lambda m: m.report_id)
    return tuple(
        _mentions_of(facts, group, piece.report_id, found[piece.report_id], piece.start, piece.end)
        for piece in page.pieces
    )


def _mentions_of(
    facts: Facts,
    group: TermGroup,
    report_id: str,
    mentions: Sequence[Mention],
    start: int,
    end: int,
) -> ReportMentions:
    """One report's mentions, with the definitions that they lead to where that must be said."""
    shown = facts.reports.shown(report_id)
    by: list[str] = []
    for term_id in dict.fromkeys(m.term_id for m in mentions):
        term = facts.glossary.entry(term_id)
        other_year = facts.glossary.of_other_year(term.report_id, shown.year)
        if len(group.terms) > 1 or other_year:
            name = facts.reports.shown(term.report_id).name
            by.append(f"{name}{f'（{other_year}）' if other_year else ''}")
    return ReportMentions(
        report_id=report_id,
        name=shown.name,
        url=report_url(report_id),
        by="、".join(by),
        hits=tuple(facts.glossary.hit(m, _FORMS[m.match.value]) for m in mentions[start:end]),
        total=len(mentions),
        continued=start > 0,
    )


def reports_by_year(facts: Facts, term_id: str) -> dict[int, list[str]]:
    """The reports that mention a name, by their year, each as often as it does."""
    found: dict[int, list[str]] = {}
    for mention in facts.glossary.mentions_of(term_id):
        found.setdefault(facts.reports.shown(mention.report_id).year, []).append(mention.report_id)
    return found


def levels_held(facts: Facts) -> tuple[str, ...]:
    """What the levels are called of which there are reports, from the nation down."""
    return tuple(LEVELS[level] for level in facts.reports.levels())


def year_counts(facts: Facts, term_id: str) -> Iterator[YearCount]:
    """The counts by year, the newest first, back to the first in which it is mentioned."""
    held = {(year, level): count for year, level, count in facts.reports.held()}
    found: dict[tuple[int, Level], list[str]] = {}
    for mention in facts.glossary.mentions_of(term_id):
        year = facts.reports.shown(mention.report_id).year
        level = facts.reports.region(mention.report_id).level
        found.setdefault((year, level), []).append(mention.report_id)
    urls = _by_year(facts, facts.glossary.mention_pages(term_id))
    first = min(urls, default=None)
    for year in dict.fromkeys(year for year, _ in held):
        if first is None or year < first:
            return
        yield YearCount(
            year=year,
            url=urls.get(year, ""),
            levels=tuple(
                LevelCount(held.get((year, level), 0), len(set(reports)), len(reports))
                for level in facts.reports.levels()
                for reports in [found.get((year, level), [])]
            ),
        )


def _by_year(facts: Facts, pages: Iterable[MentionPage]) -> dict[int, str]:
    """Where each year's mentions begin."""
    urls: dict[int, str] = {}
    for page in pages:
        for piece in page.pieces:
            year = facts.reports.shown(piece.report_id).year
            urls.setdefault(year, mentions_url(page.url, piece.report_id))
    return urls
