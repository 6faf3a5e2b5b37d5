"""Reads one report's lines for terms: which words name one, and which may be another's.

A form found in the text (`names.forms_of`) is a mention when three things hold: the term holds in
this place (`reach`); the words are the term's own, or nothing around them makes them another's; and
only one term can be meant. Otherwise it is undecided, with the reason. A note mark goes before all
of this: what stands before it is the entry of that number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from generator.catalogue.senses import Lead
from generator.corpus import covers
from generator.glossary.index import Index, Known, slogans_of
from generator.glossary.keyed import Keyed, key_of
from generator.glossary.local_lists import explains, number_of
from generator.glossary.names import Form, Kind
from generator.glossary.reach import Reaches
from generator.grammar.note_marks import Mark
from generator.grammar.numerals import HAN_NUMERALS
from generator.grammar.sentences import CLAUSE_ENDS
from generator.model import Level, Match, Part, Region, Report, Term
from generator.text import bare

_BARE_MIN = 3  # characters that a slogan needs to be found without its quotation marks
_BARE_COUNTED_MIN = 4  # and one that begins with a count
_TOLD_MIN = 2  # characters of a term's prefix or suffix that show whose slogan stands beside them
_MARKED_MIN = 3  # characters of an entry's name that must stand before its note mark
_MARKED_GAP = 3  # characters by which the words at a mark may differ from the name's end
_COUNTS = frozenset(HAN_NUMERALS) | {"双"}
_LEVELS = tuple(Level)

Rank = tuple[int, int, int, int, str]
"""How near a term's report is: the lowest is the nearest."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `[start, end)` of a line that name `term`: a mention, or, with a reason, undecided."""

    term: Term
    region: Region  # the place whose annex defines it
    start: int
    end: int
    match: Match | None
    reason: str = ""
    noted: bool = False  # a note mark says so


class Reader:
    """Reads one report's lines for terms, with the report's own place and year in mind.

    Without `reaches` a term holds in its own place and those that it governs.
    """

    def __init__(self, index: Index, report: Report, reaches: Reaches | None = None) -> None:
        self._index = index
        self._senses = index.senses
        self._report = report
        self._reaches = reaches
        self._near: dict[str, Rank | None] = {}
        self._far: dict[str, Rank | None] = {}
        self._numbered = report.report_id in index.defining

    def read(self, line: Keyed, part: Part) -> tuple[Hit, ...]:
        """The line's hits in text order, none overlapping.

        What a note mark decides goes first, then mentions, then what is longer.
        """
        hits = list(self._list_hits(line, part))
        for start, end in self._index.scan(line.key):
            hit = self._judge(line, start, end)
            if hit:
                hits.append(hit)
        if self._numbered:
            hits += self._at_marks(line, hits)
        hits = self._nearer(hits)
        hits.sort(key=lambda hit: (not hit.noted, not hit.match, hit.start - hit.end, hit.start))
        taken = bytearray(len(line.text))
        chosen = []
        for hit in hits:
            if not any(taken[hit.start : hit.end]):
                taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
                chosen.append(hit)
        return tuple(sorted(chosen, key=lambda hit: hit.start))

    def named_in(self, line: Keyed) -> Iterator[Term]:
        """Terms that a definition names: by any form, if only one term of the annex has it."""
        for start, end in self._index.scan(line.key):
            options = [
                known
                for known in self._fitting(line, start, end)
                if known.form.kind is not Kind.SLOGAN
                or not known.form.generic
                or end - start >= _BARE_COUNTED_MIN
            ]
            nearest = self._nearest(options)
            if nearest and len({known.name for known in nearest}) == 1:
                yield nearest[0].term

    # -- note marks --------------------------------------------------------------------------------

    def _by_note(self, line: Keyed, start: int, end: int, options: Sequence[Known]) -> Hit | None:
        """The mention that a note mark makes of a form."""
        notes = {line.note(start, end), line.shared_note(start, end)} - {None}
        own = [known for known in options if self._is_own(known)]
        for known in own:
            if known.term.ordinal in notes:
                return replace(self._mention(line, start, end, known), noted=True)
        number = line.marked(end)
        entry = self._index.entries.get((self._report.report_id, number)) if number else None
        if entry and line.key.endswith(entry.name, 0, end):
            return None  # the entry's own name, shorter than this one
        if entry and not own and _common(line.key[start:end], entry.name) >= _TOLD_MIN:
            return replace(self._mention(line, start, end, entry), noted=True)
        return None

    def _at_marks(self, line: Keyed, hits: Sequence[Hit]) -> Iterator[Hit]:
        """Words before a mark that say its entry's name in a way that no form has."""
        for mark in line.marks:
            entry = self._index.entries.get((self._report.report_id, mark.number))
            if entry is None or any(
                hit.term is entry.term and hit.noted and hit.start < mark.end for hit in hits
            ):
                continue
            found = _like_name(line, mark, entry.name)
            if found:
                yield replace(self._mention(line, *found, entry), noted=True)

    # -- forms -----------------------------------------------------------------------------------

    def _judge(self, line: Keyed, start: int, end: int) -> Hit | None:
        fitting = self._fitting(line, start, end)
        inside = line.referred(start, end)
        if inside and self._numbered:  # a name that a mark cuts is the entry of that number
            fitting = [one for one in fitting if self._is_own(one) and inside == {one.term.ordinal}]
        options = [known for known in fitting if self._rank(known) is not None]
        if not options:
            return self._of_elsewhere(line, start, end, fitting)
        noted = self._by_note(line, start, end, options) if self._numbered else None
        if noted:
            return noted
        first, _ = line.range(start, end, options[0].form.words)
        words = line.before(first)
        # What is left of a prefix (重点产业链“1269”) shows whose slogan it is.
        length = max(_common_end(words, known.prefix) for known in options)
        if length >= _TOLD_MIN:
            options = [one for one in options if _common_end(words, one.prefix) == length]
            words = words[:-length]
        lead = self._senses.lead(words)
        nearest = self._nearest(self._owned(options, lead))
        if not nearest:
            places = "、".join(dict.fromkeys(known.region.name for known in options))
            return self._doubt(line, start, end, options[0], f"文中指明的不是{places}的这一项")
        other = self._other_sense(line, start, end, nearest[0])
        if other:
            return self._doubt(line, start, end, nearest[0], other)
        if len({known.name for known in nearest}) > 1:
            several = "；".join(dict.fromkeys(known.term.name for known in nearest))
            return self._doubt(line, start, end, nearest[0], f"此说法不止一义：{several}")
        known = nearest[0]
        if self._is_own(known) and known.bare_slogan and lead.free and line.ends_phrase(end):
            # 总结推广“334”“622”等模式: its own annex explains the very slogan, and no noun follows.
            return self._mention(line, start, end, known)
        told = self._told_behind(line, end, known)
        if self._is_of_the_thing(words, known):
            lead, told = replace(lead, free=True, narrows=False), True
        reason = self._doubtful(known, words, lead, prefixed=length >= _TOLD_MIN, told=told)
        if reason:
            return self._doubt(line, start, end, known, reason)
        return self._mention(line, start, end, known)

    def _fitting(self, line: Keyed, start: int, end: int) -> list[Known]:
        if line.cuts_number(start, end):
            return []
        known = self._index.known[line.key[start:end]]
        return [one for one in known if self._fits(line, start, end, one)]

    def _fits(self, line: Keyed, start: int, end: int, known: Known) -> bool:
        """Whether the words have the quotation marks without which they are not this form."""
        form = known.form
        length, counted = end - start, line.key[start] in _COUNTS
        if line.quoted(start, end):
            return True
        if not _enclosed(form):
            if known.plain and length < (_BARE_COUNTED_MIN if counted else _BARE_MIN):
                return line.marked(end) is not None or self._stands_alone(line, start, end)
            return form.kind is not Kind.TAIL or not form.generic or line.has_quote(start, end)
        if form.kind is not Kind.FULL or line.in_longer_quotation(start):
            return False
        if form.telling:
            return length >= (_BARE_COUNTED_MIN if counted else _BARE_MIN)
        return self._settled(known) and length >= _BARE_COUNTED_MIN

    def _stands_alone(self, line: Keyed, start: int, end: int) -> bool:
        """Whether short words are no part of longer ones: 兜牢三保底线, but not 两不愁三保障."""
        before = line.before(line.positions[start])
        closed = line.ends_phrase(end) or self._senses.heads.matcher.at(line.key, end)
        return bool(closed) and not self._senses.lead(before).narrows

    def _of_elsewhere(
        self, line: Keyed, start: int, end: int, fitting: Sequence[Known]
    ) -> Hit | None:
        """The full name of a term that only a place below defines.

        That a place elsewhere explains common words says nothing about this report.
        """
        whole = [
            known
            for known in fitting
            if known.form.kind is Kind.FULL
            and known.form.telling
            and covers(self._report.region, known.region)
        ]
        if not whole:
            return None
        year = self._report.year
        known = min(whole, key=lambda k: (abs(k.report.year - year), k.term.term_id))
        here, there = self._report.region.name, known.region.name
        reason = f"{there}的报告注释过这一名词，不能断定{here}用的是同一含义"
        return self._doubt(line, start, end, known, reason)

    def _owned(self, options: Sequence[Known], lead: Lead) -> list[Known]:
        """The options that the words before allow: 省“十百千万”工程 is no city's."""
        owned = [
            known
            for known in options
            if not lead.own
            or self._levels(known) & lead.own
            or (known.form.telling and known.form.kind is not Kind.TAIL)
            or self._settled(known)
        ]
        # A name that may be anyone's is the place's own, whatever the year, unless it says whose.
        here = self._report.region
        home = [known for known in owned if known.region.key == here.key]
        if lead.places - {here.level} or any(known.form.telling for known in owned):
            return owned
        return home or owned

    def _other_sense(self, line: Keyed, start: int, end: int, known: Known) -> str:
        for slogan in slogans_of(known.term):
            at = line.key.find(slogan, start, end)
            if at >= 0:
                before, after = line.key[:at], line.key[at + len(slogan) :]
                return self._senses.other_sense(before, slogan, after)
        return ""

    def _told_behind(self, line: Keyed, end: int, known: Known) -> bool:
        """Whether a slogan is followed by what follows it in the name (“15+N”重点产业链)."""
        length = _common_beginning(line.key[end : end + len(known.suffix)], known.suffix)
        return length >= _TOLD_MIN and not self._senses.tells_nothing(known.suffix[:length])

    def _is_of_the_thing(self, words: str, known: Known) -> bool:
        """Whether the definition has what the words before name (城中村改造“三大工程”)."""
        subject = key_of(self._senses.subject(words))
        return len(subject) >= _TOLD_MIN and subject in key_of(known.term.definition)

    def _doubtful(self, known: Known, words: str, lead: Lead, *, prefixed: bool, told: bool) -> str:
        """Why a form that fits only this term may still be another's, or empty.

        `prefixed`: a part of the term's prefix stands before it. `told`: the words around are the
        name's or the definition's.
        """
        form, place = known.form, known.region
        own, at_home = self._is_own(known), place.key == self._report.region.key
        shared = self._is_shared(known)
        qualified = (
            f"前有“{self._senses.subject(words)}”限定，未必是{place.name}的{known.term.name}"
        )
        later = known.report.year > self._report.year
        if later and not at_home and known.bare_slogan and not self._holds_anyway(known):
            return f"{place.name}{known.report.year}年的报告才注释这一名词，晚于本报告"
        if form.kind not in (Kind.TAIL, Kind.SLOGAN) and (form.telling or self._settled(known)):
            return ""
        if form.telling and (at_home or not lead.narrows):
            return ""
        if own and form.generic and self._own_slogan(known, lead, prefixed=prefixed, told=told):
            return ""
        if shared and form.settled_at_home and form.kind in (Kind.FULL, Kind.PIECE):
            return qualified if lead.narrows else ""
        if not lead.free and not (at_home and known.plain):
            return qualified
        if form.telling or prefixed or told:
            return ""
        if form.kind is Kind.SLOGAN:
            return f"单独出现，属于{form.generic}，不能断定所指"
        if not at_home and not self._levels(known) & lead.places:
            return f"属于{form.generic}，文中没有说明是{place.name}的"
        return ""

    def _own_slogan(self, known: Known, lead: Lead, *, prefixed: bool, told: bool) -> bool:
        """Whether a slogan of many is the one that this report's own annex explains."""
        form = known.form
        if told:
            return True
        if prefixed or lead.narrows:
            return False
        if form.kind is Kind.FULL or form.settled_at_home:
            return True
        return form.with_head and lead.free

    def _settled(self, known: Known) -> bool:
        """Whether this report explains the very words, and so has no other sense of them."""
        return self._is_own(known) and known.form.settled_at_home

    def _is_own(self, known: Known) -> bool:
        """Whether this report's own annex explains the term."""
        return known.report.report_id == self._report.report_id

    def _nearer(self, hits: list[Hit]) -> list[Hit]:
        """The hits without those from afar of a thing that the same words say nearer by.

        “专精特新”企业 is this place's “专精特新” where it explains that, not another's longer name.
        """
        if self._reaches is None:
            return hits
        near = {
            (self._reaches.of(hit.term).thing, at)
            for hit in hits
            if covers(hit.region, self._report.region)
            for at in range(hit.start, hit.end)
        }
        return [
            hit
            for hit in hits
            if covers(hit.region, self._report.region)
            or not any(
                (self._reaches.of(hit.term).thing, at) in near for at in range(hit.start, hit.end)
            )
        ]

    # -- whose a term is ---------------------------------------------------------------------------

    def _levels(self, known: Known) -> frozenset[Level]:
        """The levels whose thing the term may be."""
        if self._reaches is None:
            return frozenset({known.region.level})
        return self._reaches.of(known.term).levels

    def _is_shared(self, known: Known) -> bool:
        return self._reaches is not None and self._reaches.of(known.term).shared

    def _holds_anyway(self, known: Known) -> bool:
        """Whether a term's sense holds here, whoever explains it and when."""
        if self._reaches is None:
            return False
        wordy = known.name[0] not in _COUNTS and self._reaches.of(known.term).upward
        above = self._reaches.is_above(known.term, self._report.region)
        return wordy or above or not self._governs(known)

    def _governs(self, known: Known) -> bool:
        """Whether the place whose annex has the term is this report's or one above it."""
        return covers(known.region, self._report.region)

    # -- lists of every year -----------------------------------------------------------------------

    def _list_hits(self, line: Keyed, part: Part) -> Iterator[Hit]:
        """Lists that governments draw up each year (10件民生实事)."""
        own_year = self._report.review_year if part is Part.REVIEW else self._report.year
        for local in self._senses.local_lists:
            for match in local.dated.finditer(line.key):
                start, end = match.span()
                options = [
                    known
                    for known in self._index.lists.get((local, number_of(match["number"])), ())
                    if self._governs(known)
                ]
                if not options or line.cuts_number(start, end):
                    continue
                year = int(match["year"]) if match["year"] else own_year
                lead = self._senses.lead(line.before(line.positions[start]))
                owned = [
                    known
                    for known in options
                    if known.region.level in lead.own
                    or (not lead.own and known.region.name == self._report.region.name)
                ]
                explained = [k for k in owned if explains(k.term, k.report.year, year)]
                if explained:
                    yield self._mention(line, start, end, self._nearest(explained)[0])
                    continue
                known = (self._nearest(owned) or self._nearest(options))[0]
                reason = (
                    f"注释解释的不是{year}年的这份清单"
                    if owned
                    else f"{local.note}，文中没有说明是{known.region.name}的"
                )
                yield self._doubt(line, start, end, known, reason)

    # -- shared ------------------------------------------------------------------------------------

    def _rank(self, known: Known) -> Rank | None:
        """How near a term's report is; None where the term does not hold here.

        First those of this place and above: by year (same, before, after), then level. Then those
        of elsewhere whose sense holds here: by how near they lie, then by year.
        """
        if known.form.kind is Kind.SHORTENED and known.region.key != self._report.region.key:
            return None
        report_id = known.report.report_id
        if report_id not in self._near:
            years = known.report.year - self._report.year
            levels = _LEVELS.index(self._report.region.level) - _LEVELS.index(known.region.level)
            period = 0 if not years else 1 if years < 0 else 2
            rank = (0, period, levels, abs(years), report_id) if self._governs(known) else None
            self._near[report_id] = rank
        return self._near[report_id] or self._far_rank(known)

    def _far_rank(self, known: Known) -> Rank | None:
        if self._reaches is None or not _told_from_afar(known.form):
            return None
        term_id = known.term.term_id
        if term_id not in self._far:
            here, there = self._report.region, known.region
            distance = _distance(here, there)
            rank = (1, distance, abs(known.report.year - self._report.year), 0, term_id)
            holds = self._reaches.holds_in(known.term, there, here)
            self._far[term_id] = rank if holds else None
        return self._far[term_id]

    def _nearest(self, options: Iterable[Known]) -> list[Known]:
        """The options of the nearest report, of the most telling kind."""
        ranked = [(rank, known) for known in options if (rank := self._rank(known)) is not None]
        if not ranked:
            return []
        nearest = min(rank for rank, _ in ranked)
        group = [known for rank, known in ranked if rank == nearest]
        kind = min(known.form.kind for known in group)
        return [known for known in group if known.form.kind == kind]

    def _mention(self, line: Keyed, start: int, end: int, known: Known) -> Hit:
        kind = known.form.kind
        first, last = line.range(start, end, known.form.words)
        match = Match.SHORT
        if kind is Kind.FULL and line.words(first, last) == bare(known.term.name):
            match = Match.EXACT
        elif kind is Kind.ALIAS or (kind is Kind.FULL and end - start >= _length(known.name)):
            match = Match.VARIANT
        return Hit(known.term, known.region, first, last, match)

    def _doubt(self, line: Keyed, start: int, end: int, known: Known, reason: str) -> Hit:
        first, last = line.range(start, end, known.form.words)
        return Hit(known.term, known.region, first, last, None, reason)


def _enclosed(form: Form) -> bool:
    return form.words.startswith("“") and form.words.endswith("”")


def _told_from_afar(form: Form) -> bool:
    """Whether a form says the term's name where nothing else tells whose words they are."""
    return form.telling or form.kind in (Kind.FULL, Kind.PIECE)


def _distance(one: Region, other: Region) -> int:
    """How far two places are apart: 0 where one governs the other or both have one prefecture."""
    if covers(one, other) or covers(other, one):
        return 0
    shared = _common_beginning(one.adcode, other.adcode)
    return 0 if shared >= 4 else 1 if shared >= 2 else 2


def _length(name: str) -> int:
    """A name's length without the signs that a variant may leave out: 、 and brackets."""
    return sum(char not in "、()" for char in name)


def _like_name(line: Keyed, mark: Mark, name: str) -> tuple[int, int] | None:
    """The key's range of words before a mark that are much like a name, if there are any."""
    end = bisect_left(line.positions, mark.start)
    start = max(0, end - len(name) - 2 * _MARKED_GAP)
    clause = max((line.key.rfind(sign, start, end) for sign in CLAUSE_ENDS), default=-1)
    start = max(start, clause + 1)
    words = line.key[start:end]
    found = SequenceMatcher(None, words, name, False).find_longest_match()
    behind = len(words) - found.a - found.size
    if found.size < min(_MARKED_MIN, len(name)) or behind > 2 * _MARKED_GAP:
        return None
    left = len(name) - found.b - found.size
    reaches = behind <= _MARKED_GAP and left <= _MARKED_GAP
    return start + found.a, end if reaches else start + found.a + found.size


def _common(one: str, other: str) -> int:
    """How many characters in a row both have at most."""
    return SequenceMatcher(None, one, other, False).find_longest_match().size


def _common_beginning(one: str, other: str) -> int:
    """How many characters both begin with."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def _common_end(words: str, prefix: str) -> int:
    """How many characters both end with."""
    return _common_beginning(words[::-1], prefix[::-1])
