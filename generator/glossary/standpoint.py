"""All terms as one report sees them: which hold in its place, how near each is, whose it may be."""

from __future__ import annotations

from collections.abc import Iterable

from generator.corpus import covers
from generator.glossary.index import Known
from generator.glossary.names import FormKind, TermForm
from generator.glossary.reach import Reaches
from generator.grammar.numerals import COUNT_SIGNS
from generator.model import Level, Region, Report

_LEVELS = tuple(Level)

Rank = tuple[int, int, int, int, str]
"""How near a term's report is: the lowest is the nearest."""


class Standpoint:
    """A report's place and year, from which terms are near or far.

    Without `reaches` a term holds in its own place and those that it governs.
    """

    def __init__(self, report: Report, reaches: Reaches | None) -> None:
        self.report = report
        self._reaches = reaches
        self._near: dict[str, Rank | None] = {}
        self._far: dict[str, Rank | None] = {}

    # -- how near ----------------------------------------------------------------------------------

    def rank(self, known: Known) -> Rank | None:
        """How near a term's report is; None where the term does not hold here.

        First those of this place and above: by year (same, before, after), then level. Then those
        of elsewhere whose sense holds here: by how near they lie, then by year.
        """
        if known.form.kind is FormKind.SHORTENED and not self.is_at_home(known):
            return None
        report_id = known.report.report_id
        if report_id not in self._near:
            years = known.report.year - self.report.year
            levels = _LEVELS.index(self.report.region.level) - _LEVELS.index(known.region.level)
            period = 0 if not years else 1 if years < 0 else 2
            rank = (0, period, levels, abs(years), report_id)
            self._near[report_id] = rank if self.is_governed_by(known.region) else None
        return self._near[report_id] or self._far_rank(known)

    def nearest(self, options: Iterable[Known]) -> list[Known]:
        """The options of the nearest report, of the most telling kind."""
        ranked = [(rank, known) for known in options if (rank := self.rank(known)) is not None]
        if not ranked:
            return []
        nearest = min(rank for rank, _ in ranked)
        group = [known for rank, known in ranked if rank == nearest]
        kind = min(known.form.kind for known in group)
        return [known for known in group if known.form.kind == kind]

    def _far_rank(self, known: Known) -> Rank | None:
        if self._reaches is None or not _tells_from_afar(known.form):
            return None
        term_id = known.term.term_id
        if term_id not in self._far:
            here, there = self.report.region, known.region
            years = abs(known.report.year - self.report.year)
            holds = self._reaches.holds_in(known.term, there, here)
            self._far[term_id] = (1, _distance(here, there), years, 0, term_id) if holds else None
        return self._far[term_id]

    # -- whose -------------------------------------------------------------------------------------

    def is_own(self, known: Known) -> bool:
        """Whether this report's own annex explains the term."""
        return known.report.report_id == self.report.report_id

    def is_at_home(self, known: Known) -> bool:
        """Whether an annex of this place explains the term, of whatever year."""
        return known.region.key == self.report.region.key

    def is_governed_by(self, region: Region) -> bool:
        """Whether a place is this report's or one above it."""
        return covers(region, self.report.region)

    def is_settled(self, known: Known) -> bool:
        """Whether this report explains the very words, and so has no other sense of them."""
        return self.is_own(known) and known.form.settled_at_home

    def is_shared(self, known: Known) -> bool:
        """Whether more than one annex or a source speaks for the term's sense."""
        return self._reaches is not None and self._reaches.of(known.term).shared

    def levels(self, known: Known) -> frozenset[Level]:
        """The levels whose thing the term may be."""
        if self._reaches is None:
            return frozenset({known.region.level})
        return self._reaches.of(known.term).levels

    def thing(self, term_id: str) -> int | None:
        """What the term explains: the same number for all terms that explain one thing."""
        return self._reaches.by_term[term_id].thing if self._reaches else None

    def holds_anyway(self, known: Known) -> bool:
        """Whether a term's sense holds here, whoever explains it and when."""
        if self._reaches is None:
            return False
        wordy = known.name[0] not in COUNT_SIGNS and self._reaches.of(known.term).upward
        above = self._reaches.is_above(known.term, self.report.region)
        return wordy or above or not self.is_governed_by(known.region)


def _tells_from_afar(form: TermForm) -> bool:
    """Whether a form alone identifies the term, without a hint whose words they are."""
    return form.telling or form.kind in (FormKind.FULL, FormKind.PIECE)


def _distance(one: Region, other: Region) -> int:
    """How far two places are apart: 0 where one governs the other or both have one prefecture."""
    if covers(one, other) or covers(other, one):
        return 0
    if one.adcode[:4] == other.adcode[:4]:
        return 0
    return 1 if one.adcode[:2] == other.adcode[:2] else 2
