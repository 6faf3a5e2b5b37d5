"""Finds where reports mention the terms that annexes define, each only in the sense that it has.

A form found in the text (`names.forms_of`) is a mention when three things hold: a report of this
place, or of a place above it, defines the term; the words are the term's own, or nothing around
them makes them another's; and only one term can be meant. Otherwise it is listed as undecided, with
the reason. Headings are not searched: they are no paragraphs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from generator.catalogue.senses import Lead, LocalList, Senses
from generator.corpus import Corpus, covers
from generator.glossary.keyed import Keyed, key_of
from generator.glossary.names import Form, Kind, forms_of, take_apart
from generator.grammar.note_marks import Mark
from generator.grammar.numerals import chinese_number
from generator.model import (
    Level,
    Match,
    Mention,
    NoteMark,
    Paragraph,
    Part,
    Region,
    Report,
    Term,
    Undecided,
)
from generator.text import bare

_YEAR = re.compile(r"(\d{4})年")
_BARE_MIN = 4  # characters that a slogan needs to be found without its quotation marks
_PREFIX_MIN = 2  # characters of a term's prefix that show whose slogan follows
_BUCKET = 2  # characters by which forms are looked up
_LEVELS = tuple(Level)

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Mentions:
    """What `find_mentions` found, by report and in text order. Mentions never overlap."""

    mentions: tuple[Mention, ...]
    undecided: tuple[Undecided, ...]


@dataclass(frozen=True, slots=True)
class OtherSense:
    """A sense not to be confused with a term's: another term, or undecided words and the reason.

    Where no annex explains the sense, `term_id` is empty and `places` is not.
    """

    words: str
    note: str
    term_id: str = ""
    places: tuple[Undecided, ...] = ()


def find_mentions(
    corpus: Corpus, terms: Sequence[Term], senses: Senses, notes: Iterable[NoteMark] = ()
) -> Mentions:
    """Every mention of `terms` in the paragraphs of `corpus` outside annexes.

    `notes` are the references to annexes; a mark inside a name belongs to the mention.
    """
    index = _Index(corpus, terms, senses)
    notes_by_paragraph = _grouped(notes, lambda note: note.paragraph_id)
    mentions: list[Mention] = []
    undecided: list[Undecided] = []
    for report in corpus.reports:
        parts = {section.section_id: section.part for section in report.sections}
        reader = _Reader(index, report)
        for paragraph in report.paragraphs:
            part = parts[paragraph.section_id]
            if part is Part.ANNEX:
                continue
            marks = [
                Mark(*paragraph.body.locate(note.place), note.number)
                for note in notes_by_paragraph.get(paragraph.paragraph_id, ())
            ]
            for hit in reader.read(Keyed.of(paragraph.text, marks), part):
                if hit.match:
                    mentions.append(_mention(paragraph, hit, hit.match))
                else:
                    undecided.append(_undecided(paragraph, hit))
    return Mentions(tuple(mentions), tuple(undecided))


def related_terms(
    corpus: Corpus, terms: Sequence[Term], senses: Senses
) -> Mapping[str, tuple[str, ...]]:
    """For every term the others that its definition names, that name it, or share its slogan.

    Only terms of the same place, or of places of which one lies within the other. Ids are in the
    order of `terms`; a term without relations has an empty tuple.
    """
    index = _Index(corpus, terms, senses)
    pairs: set[tuple[str, str]] = set()
    for report_id, defined in _grouped(terms, lambda term: term.report_id).items():
        reader = _Reader(index, corpus.report(report_id))
        for term in defined:
            named = {*reader.named_in(Keyed.of(term.definition)), *index.sharing_slogan(term)}
            pairs |= {(term.term_id, other.term_id) for other in named if index.differ(term, other)}
    order = {term.term_id: position for position, term in enumerate(terms)}
    related: dict[str, set[str]] = {term.term_id: set() for term in terms}
    for one, other in pairs:
        related[one].add(other)
        related[other].add(one)
    return {one: tuple(sorted(others, key=order.__getitem__)) for one, others in related.items()}


def other_senses(
    corpus: Corpus, terms: Sequence[Term], undecided: Sequence[Undecided]
) -> Mapping[str, tuple[OtherSense, ...]]:
    """For every term what is not to be confused with it, by the term's id.

    First terms that share its slogan, in their order, of the same place or of places of which one
    lies within the other; then undecided words about any of these, found in such places, grouped by
    the reason why they are undecided.
    """
    places = {r.report_id: r.region for r in corpus.reports}

    def near(term: Term, report_id: str) -> bool:
        one, other = places[term.report_id], places[report_id]
        return covers(one, other) or covers(other, one)

    sharing: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        for slogan in _slogans(term):
            sharing[slogan].append(term)
    names = {term.term_id: key_of(term.name) for term in terms}
    hits = _grouped(undecided, lambda hit: hit.term_id)
    found: dict[str, tuple[OtherSense, ...]] = {}
    for term in terms:
        kin = {term.term_id: term}
        for slogan in sorted(_slogans(term)):
            kin |= {o.term_id: o for o in sharing[slogan] if near(term, o.report_id)}
        senses = [
            OtherSense(other.name, "另有注释", other.term_id)
            for other in kin.values()
            if names[other.term_id] != names[term.term_id]
        ]
        doubts = [hit for other in kin for hit in hits.get(other, ()) if near(term, hit.report_id)]
        senses += (
            OtherSense(found_at[0].text, reason, places=tuple(found_at))
            for reason, found_at in _grouped(doubts, lambda hit: hit.reason).items()
        )
        found[term.term_id] = tuple(senses)
    return found


def _slogans(term: Term) -> frozenset[str]:
    return frozenset(key_of(slogan) for slogan in take_apart(term.name).slogans)


# -- all terms ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    """A form and the term that it names."""

    term: Term
    form: Form
    name: str  # the key of the term's name
    prefix: str  # the key of what the form leaves out before its slogan
    plain: bool  # a name without quotation marks
    report: Report

    @property
    def region(self) -> Region:
        return self.report.region

    @property
    def bare_slogan(self) -> bool:
        """Whether the form is nothing but a slogan."""
        return self.form.words.startswith("“") and self.form.words.endswith("”")


class _Index:
    """All forms of all terms, looked up by their first characters."""

    def __init__(self, corpus: Corpus, terms: Sequence[Term], senses: Senses) -> None:
        self.senses = senses
        self.known: dict[str, list[_Known]] = defaultdict(list)
        self.lists: dict[tuple[LocalList, int], list[_Known]] = defaultdict(list)
        self._reports = {term.report_id: corpus.report(term.report_id) for term in terms}
        self.defining = frozenset(self._reports)
        self._by_slogan: dict[str, list[Term]] = defaultdict(list)
        self._names = {term.term_id: key_of(term.name) for term in terms}
        for term in terms:
            report = self._reports[term.report_id]
            forms = forms_of(term.name, senses)
            name = self._names[term.term_id]
            local = self._local_list(name)
            if local:
                self.lists[local].append(_Known(term, forms[0], name, "", True, report))
                continue
            parts = take_apart(term.name)
            for form in forms:
                short = form.kind in (Kind.TAIL, Kind.SLOGAN)
                prefix = key_of(parts.prefix) if short else ""
                known = _Known(term, form, name, prefix, not parts.slogans, report)
                self.known[key_of(form.words)].append(known)
            for slogan in _slogans(term):
                self._by_slogan[slogan].append(term)

    def scan(self, key: str) -> Iterator[tuple[int, int]]:
        """Ranges of `key` that equal some form, overlapping ones included."""
        for start in range(len(key) - _BUCKET + 1):
            for form in self._buckets.get(key[start : start + _BUCKET], ()):
                if key.startswith(form, start):
                    yield start, start + len(form)

    def sharing_slogan(self, term: Term) -> Iterator[Term]:
        """Terms with a slogan of `term`, of the same place or one above or below."""
        region = self._reports[term.report_id].region
        for slogan in _slogans(term):
            for other in self._by_slogan[slogan]:
                place = self._reports[other.report_id].region
                if covers(region, place) or covers(place, region):
                    yield other

    def differ(self, one: Term, other: Term) -> bool:
        """Whether two terms have different names (else they are one, defined twice)."""
        return self._names[one.term_id] != self._names[other.term_id]

    @cached_property
    def _buckets(self) -> dict[str, list[str]]:
        buckets: dict[str, list[str]] = defaultdict(list)
        for form in sorted(self.known):
            if len(form) >= _BUCKET:
                buckets[form[:_BUCKET]].append(form)
        return dict(buckets)

    def _local_list(self, key: str) -> tuple[LocalList, int] | None:
        for local in self.senses.local_lists:
            match = local.regex.fullmatch(_YEAR.sub("", key, count=1))
            if match:
                number = _number(match["number"])
                return (local, number) if number else None
        return None


def _number(words: str) -> int:
    """The number that the words say; 0 for 二三十, which says none."""
    try:
        return chinese_number(words)
    except ValueError:
        return 0


# -- one report --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words `[start, end)` of a line that name `term`: a mention, or, with a reason, undecided."""

    term: Term
    start: int
    end: int
    match: Match | None
    reason: str = ""
    noted: bool = False  # a note mark says so


class _Reader:
    """Reads one report's lines for terms, with the report's own place and year in mind."""

    def __init__(self, index: _Index, report: Report) -> None:
        self._index = index
        self._senses = index.senses
        self._report = report
        self._ranks: dict[str, tuple[int, int, int, str] | None] = {}
        self._numbered = report.report_id in index.defining

    def read(self, line: Keyed, part: Part) -> tuple[_Hit, ...]:
        """The line's hits in text order, none overlapping.

        What a note mark decides goes first, then mentions, then what is longer.
        """
        hits = list(self._list_hits(line, part))
        for start, end in self._index.scan(line.key):
            hit = self._judge(line, start, end)
            if hit:
                hits.append(hit)
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
                or end - start >= _BARE_MIN
            ]
            nearest = self._nearest(options)
            if nearest and len({known.name for known in nearest}) == 1:
                yield nearest[0].term

    # -- forms -----------------------------------------------------------------------------------

    def _judge(self, line: Keyed, start: int, end: int) -> _Hit | None:
        fitting = self._fitting(line, start, end)
        inside = line.referred(start, end)
        if inside and self._numbered:  # a name that a mark cuts is the entry of that number
            fitting = [one for one in fitting if self._is_own(one) and inside == {one.term.ordinal}]
        options = [known for known in fitting if self._rank(known) is not None]
        if not options:
            return self._of_elsewhere(line, start, end, fitting)
        note = line.note(start, end)
        for known in options:
            if self._is_own(known) and known.term.ordinal == note:
                return replace(self._mention(line, start, end, known), noted=True)
        first, _ = line.range(start, end, options[0].form.words)
        words = line.before(first)
        # What is left of a prefix (重点产业链“1269”) shows whose slogan it is.
        length = max(_common_end(words, known.prefix) for known in options)
        if length >= _PREFIX_MIN:
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
        reason = self._doubtful(known, words, lead, length >= _PREFIX_MIN)
        if reason:
            return self._doubt(line, start, end, known, reason)
        return self._mention(line, start, end, known)

    def _fitting(self, line: Keyed, start: int, end: int) -> list[_Known]:
        if line.cuts_number(start, end):
            return []
        known = self._index.known[line.key[start:end]]
        return [one for one in known if _fits(line, start, end, one.form)]

    def _of_elsewhere(
        self, line: Keyed, start: int, end: int, fitting: Sequence[_Known]
    ) -> _Hit | None:
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

    def _owned(self, options: Sequence[_Known], lead: Lead) -> list[_Known]:
        """The options that the words before allow: 省“十百千万”工程 is no city's."""
        owned = [
            known
            for known in options
            if not lead.own
            or known.region.level in lead.own
            or (known.form.telling and known.form.kind is not Kind.TAIL)
            or self._settled(known)
        ]
        # A name that may be anyone's is the place's own, whatever the year, unless it says whose.
        here = self._report.region
        home = [known for known in owned if known.region.key == here.key]
        if lead.places - {here.level} or any(known.form.telling for known in owned):
            return owned
        return home or owned

    def _other_sense(self, line: Keyed, start: int, end: int, known: _Known) -> str:
        for slogan in _slogans(known.term):
            at = line.key.find(slogan, start, end)
            if at >= 0:
                before, after = line.key[:at], line.key[at + len(slogan) :]
                return self._senses.other_sense(before, slogan, after)
        return ""

    def _doubtful(self, known: _Known, words: str, lead: Lead, prefixed: bool) -> str:
        """Why a form that fits only this term may still be another's, or empty."""
        form, place = known.form, known.region
        at_home = place.name == self._report.region.name
        if not at_home and known.report.year > self._report.year and known.bare_slogan:
            return f"{place.name}{known.report.year}年的报告才注释这一名词，晚于本报告"
        short = form.kind in (Kind.TAIL, Kind.SLOGAN)
        if not short and (form.telling or self._settled(known)):
            return ""
        if not lead.free and not (at_home and known.plain):
            return f"前有“{self._senses.subject(words)}”限定，未必是{place.name}的{known.term.name}"
        if form.telling or prefixed:
            return ""
        if form.kind is Kind.SLOGAN:
            return f"单独出现，属于{form.generic}，不能断定所指"
        if not at_home and place.level not in lead.places:
            return f"属于{form.generic}，文中没有说明是{place.name}的"
        return ""

    def _settled(self, known: _Known) -> bool:
        """Whether this report explains the very words, and so has no other sense of them."""
        return self._is_own(known) and known.form.settled_at_home

    def _is_own(self, known: _Known) -> bool:
        """Whether this report's own annex explains the term."""
        return known.report.report_id == self._report.report_id

    # -- lists of every year -----------------------------------------------------------------------

    def _list_hits(self, line: Keyed, part: Part) -> Iterator[_Hit]:
        """Lists that governments draw up each year (10件民生实事)."""
        own_year = self._report.review_year if part is Part.REVIEW else self._report.year
        for local in self._senses.local_lists:
            for match in local.dated.finditer(line.key):
                start, end = match.span()
                options = [
                    known
                    for known in self._index.lists.get((local, _number(match["number"])), ())
                    if self._rank(known) is not None
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
                explained = [known for known in owned if _explains(known, year)]
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

    def _rank(self, known: _Known) -> tuple[int, int, int, str] | None:
        """How near a term's report is: its year (same, before, after), then its level; or None."""
        report_id = known.report.report_id
        if report_id not in self._ranks:
            years = known.report.year - self._report.year
            levels = _LEVELS.index(self._report.region.level) - _LEVELS.index(known.region.level)
            period = 0 if not years else 1 if years < 0 else 2
            in_scope = covers(known.region, self._report.region)
            self._ranks[report_id] = (period, levels, abs(years), report_id) if in_scope else None
        return self._ranks[report_id]

    def _nearest(self, options: Iterable[_Known]) -> list[_Known]:
        """The options of the nearest report, of the most telling kind."""
        ranked = [(rank, known) for known in options if (rank := self._rank(known)) is not None]
        if not ranked:
            return []
        nearest = min(rank for rank, _ in ranked)
        group = [known for rank, known in ranked if rank == nearest]
        kind = min(known.form.kind for known in group)
        return [known for known in group if known.form.kind == kind]

    def _mention(self, line: Keyed, start: int, end: int, known: _Known) -> _Hit:
        kind = known.form.kind
        first, last = line.range(start, end, known.form.words)
        match = Match.SHORT
        if kind is Kind.FULL and line.words(first, last) == bare(known.term.name):
            match = Match.EXACT
        elif kind is Kind.ALIAS or (kind is Kind.FULL and end - start >= len(known.name)):
            match = Match.VARIANT
        return _Hit(known.term, first, last, match)

    def _doubt(self, line: Keyed, start: int, end: int, known: _Known, reason: str) -> _Hit:
        first, last = line.range(start, end, known.form.words)
        return _Hit(known.term, first, last, None, reason)


def _fits(line: Keyed, start: int, end: int, form: Form) -> bool:
    """Whether the words have the quotation marks without which they are not this form."""
    enclosed = form.words.startswith("“") and form.words.endswith("”")
    if not enclosed:
        return form.kind is not Kind.TAIL or not form.generic or line.has_quote(start, end)
    if line.quoted(start, end):
        return True
    if form.kind is not Kind.FULL or not form.telling or end - start < _BARE_MIN:
        return False
    return not line.in_longer_quotation(start)


def _explains(known: _Known, year: int) -> bool:
    """Whether a term explains the list of `year`: by name, by definition, else of its own year."""
    for words in (known.term.name, known.term.definition):
        years = _YEAR.findall(words)
        if years:
            return str(year) in years
    return known.report.year == year


def _common_end(words: str, prefix: str) -> int:
    """How many characters both end with."""
    length = 0
    for one, other in zip(reversed(words), reversed(prefix), strict=False):
        if one != other:
            break
        length += 1
    return length


def _mention(paragraph: Paragraph, hit: _Hit, match: Match) -> Mention:
    return Mention(
        term_id=hit.term.term_id,
        report_id=paragraph.report_id,
        section_id=paragraph.section_id,
        paragraph_id=paragraph.paragraph_id,
        text=paragraph.text[hit.start : hit.end],
        match=match,
        place=paragraph.body.span(hit.start, hit.end),
    )


def _undecided(paragraph: Paragraph, hit: _Hit) -> Undecided:
    return Undecided(
        term_id=hit.term.term_id,
        report_id=paragraph.report_id,
        section_id=paragraph.section_id,
        paragraph_id=paragraph.paragraph_id,
        text=paragraph.text[hit.start : hit.end],
        reason=hit.reason,
        place=paragraph.body.span(hit.start, hit.end),
    )


def _grouped(items: Iterable[_Item], key: Callable[[_Item], str]) -> dict[str, list[_Item]]:
    """The items by key, groups and items in the order in which they come."""
    groups: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups
