"""Lists that are cut into pages, so that no page grows with the corpus without bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.links import term_url, term_year_url
from generator.pages.shown import PageLink

T = TypeVar("T")

NAMES_MAX = 120
"""Names on a page of a list."""

MENTIONS_MAX = 25
"""Mentions on a page of a term."""


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of a list that is cut; pages are counted from 1."""

    number: int
    count: int
    items: tuple[T, ...]


def sheets(items: Sequence[T], size: int = NAMES_MAX) -> tuple[Sheet[T], ...]:
    """The pages of a list: as few as its size allows, all but the last full; at least one."""
    starts = range(0, max(1, len(items)), size)
    return tuple(
        Sheet(number, len(starts), tuple(items[start : start + size]))
        for number, start in enumerate(starts, 1)
    )


def page_links(number: int, count: int, url: Callable[[int], str]) -> tuple[PageLink, ...]:
    """The ways to all pages of a list, none where it has but one."""
    if count == 1:
        return ()
    return tuple(PageLink(url(n), n, n == number) for n in range(1, count + 1))


# -- A term's mentions ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """The mentions `[start, end)` of those that one report has."""

    report_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MentionPage:
    """A page with a term's mentions.

    The term's own page has those of its newest `years`, another page those of one year, of whose
    `count` pages it is the one with this `number`.
    """

    url: str
    years: tuple[int, ...]
    number: int
    count: int
    pieces: tuple[Piece, ...]


def has_more_pages(mentions: int) -> bool:
    """Whether so many mentions of a term stand on more pages than its own."""
    return mentions > MENTIONS_MAX


def mention_pages(term_id: str, counts: Sequence[tuple[str, int, int]]) -> tuple[MentionPage, ...]:
    """The pages with the mentions of a term, its own first, then from the newest year on.

    `counts` has, for every report that mentions it, in order, the id, the year and how many there
    are. The term's own page has them all, in that order, or as many of the newest years as it can
    hold: a year more, or more mentions of one, only ever lead to more pages.
    """
    own = term_url(term_id)
    years = sorted({year for _, year, _ in counts}, reverse=True)
    if not has_more_pages(sum(count for *_, count in counts)):
        return (MentionPage(own, tuple(years), 1, 1, tuple(_pieces(counts))),)
    of_year = {year: [one for one in counts if one[1] == year] for year in years}
    here, room = 0, MENTIONS_MAX
    for year in years:
        room -= sum(count for *_, count in of_year[year])
        if room < 0:
            break
        here += 1
    pages: list[MentionPage] = []
    if here:
        kept = [one for year in years[:here] for one in of_year[year]]
        pages.append(MentionPage(own, tuple(years[:here]), 1, 1, tuple(_pieces(kept))))
    for year in years[here:]:
        parts = _full(_pieces(of_year[year]))
        for number, part in enumerate(parts, 1):
            url = term_year_url(term_id, year, number) if pages else own
            pages.append(MentionPage(url, (year,), number, len(parts), part))
    return tuple(pages)


def _pieces(counts: Sequence[tuple[str, int, int]]) -> list[Piece]:
    return [Piece(report_id, 0, count) for report_id, _, count in counts]


def _full(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """The pieces in pages, one cut only where it alone is too long."""
    pages: list[list[Piece]] = [[]]
    room = MENTIONS_MAX
    for piece in pieces:
        starts = range(piece.start, piece.end, MENTIONS_MAX)
        for start in starts:
            part = Piece(piece.report_id, start, min(piece.end, start + MENTIONS_MAX))
            size = part.end - part.start
            if size > room and pages[-1]:
                pages.append([])
                room = MENTIONS_MAX
            pages[-1].append(part)
            room -= size
    return [tuple(page) for page in pages]
