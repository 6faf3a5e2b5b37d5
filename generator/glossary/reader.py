"""Reads one report's lines for terms: which words name one, and which may be another's.

A form found in the text (`names.forms_of`) is a mention when three things hold: the term holds in
this place (`reach`); the words are the term's own, or nothing around them makes them another's; and
only one term can be meant. Otherwise it is undecided, with the reason. A note mark goes before all
of this: what stands before it is the entry of that number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.catalogue.senses import Lead
from generator.corpus import covers
from generator.glossary.at_marks import by_note, unnamed
from generator.glossary.hits import Hit, doubt, mention
from generator.glossary.index import Index, Known, slogans_of
from generator.glossary.keyed import Keyed, key_of
from generator.glossary.list_reader import list_hits
from generator.glossary.names import FormKind, TermForm
from generator.glossary.reach import Reaches
from generator.glossary.standpoint import Standpoint
from generator.grammar.numerals import COUNT_SIGNS
from generator.model import Part, Report, Term

_BARE_MIN = 3  # characters that a slogan needs to be found without its quotation marks
_BARE_COUNTED_MIN = 4  # and one that begins with a count
_TOLD_MIN = 2  # characters of a term's prefix or suffix that show whose slogan stands beside them


class Reader:
    """Reads one report's lines for terms, with the report's own place and year in mind.

    Without `reaches` a term holds in its own place and those that it governs.
    """

    def __init__(self, index: Index, report: Report, reaches: Reaches | None = None) -> None:
        self._index = index
        self._senses = index.senses
        self._here = Standpoint(report, reaches)
        self._numbered = report.report_id in index.defining

    def read(
        self, line: Keyed, part: Part, ranges: Iterable[tuple[int, int]] | None = None
    ) -> tuple[Hit, ...]:
        """The line's hits in text order, none overlapping; `ranges` are the index's, if known.

        What a note mark decides goes first, then mentions, then what is longer.
        """
        hits = list(list_hits(line, part, self._index, self._here))
        for start, end in self._index.ranges(line.key) if ranges is None else ranges:
            hit = self._judge(line, start, end)
            if hit:
                hits.append(hit)
        if self._numbered:
            hits += unnamed(line, hits, self._index, self._here)
        hits = self._nearer(hits)
        hits.sort(key=lambda hit: (not hit.noted, not hit.match, hit.start - hit.end, hit.start))
        taken = bytearray(len(line.text))
        chosen = []
        for hit in hits:
            if not any(taken[hit.start : hit.end]):
                taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
                chosen.append(hit)
        return tuple(sorted(chosen, key=lambda hit: hit.start))

    def named_in(
        self, line: Keyed, ranges: Iterable[tuple[int, int]] | None = None
    ) -> Iterator[Term]:
        """Terms that a definition names: by any form, if only one term of the annex has it.

        `ranges` are the index's, if known.
        """
        for start, end in self._index.ranges(line.key) if ranges is None else ranges:
            options = [
                known
                for known in self._fitting(line, start, end)
                if known.form.kind is not FormKind.SLOGAN
                or not known.form.generic
                or end - start >= _BARE_COUNTED_MIN
            ]
            nearest = self._here.nearest(options)
            if nearest and len({known.name for known in nearest}) == 1:
                yield nearest[0].term

    # -- forms -----------------------------------------------------------------------------------

    def _judge(self, line: Keyed, start: int, end: int) -> Hit | None:
        fitting = self._fitting(line, start, end)
        inside = line.referred(start, end)
        if inside and self._numbered:  # a name that a mark cuts is the entry of that number
            own = (one for one in fitting if self._here.is_own(one))
            fitting = [one for one in own if inside == {one.term.ordinal}]
        options = [known for known in fitting if self._here.rank(known) is not None]
        if not options:
            return self._of_elsewhere(line, start, end, fitting)
        if self._numbered:
            noted = by_note(line, start, end, options, self._index, self._here)
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
        nearest = self._here.nearest(self._owned(options, lead))
        if not nearest:
            places = "、".join(dict.fromkeys(known.region.name for known in options))
            return doubt(line, start, end, options[0], f"文中指明的不是{places}的这一项")
        other = self._other_sense(line, start, end, nearest[0])
        if other:
            return doubt(line, start, end, nearest[0], other)
        if len({known.name for known in nearest}) > 1:
            several = "；".join(dict.fromkeys(known.term.name for known in nearest))
            return doubt(line, start, end, nearest[0], f"此说法不止一义：{several}")
        known = nearest[0]
        if self._here.is_own(known) and known.bare_slogan and lead.free and line.ends_phrase(end):
            # 总结推广“334”“622”等模式: its own annex explains the very slogan, and no noun follows.
            return mention(line, start, end, known)
        told = self._told_behind(line, end, known)
        if not lead.free and self._is_of_the_thing(words, known):
            lead, told = replace(lead, free=True, narrows=False), True
        reason = self._doubtful(known, words, lead, prefixed=length >= _TOLD_MIN, told=told)
        if reason:
            return doubt(line, start, end, known, reason)
        return mention(line, start, end, known)

    def _fitting(self, line: Keyed, start: int, end: int) -> list[Known]:
        if line.cuts_number(start, end):
            return []
        known = self._index.known[line.key[start:end]]
        return [one for one in known if self._fits(line, start, end, one)]

    def _fits(self, line: Keyed, start: int, end: int, known: Known) -> bool:
        """Whether the words have the quotation marks without which they are not this form."""
        form = known.form
        length, counted = end - start, line.key[start] in COUNT_SIGNS
        if line.quoted(start, end):
            return True
        if not _enclosed(form):
            if known.plain and length < (_BARE_COUNTED_MIN if counted else _BARE_MIN):
                return line.marked(end) is not None or self._stands_alone(line, start, end)
            return form.kind is not FormKind.TAIL or not form.generic or line.has_quote(start, end)
        if form.kind is not FormKind.FULL or line.in_longer_quotation(start):
            return False
        if form.telling:
            return length >= (_BARE_COUNTED_MIN if counted else _BARE_MIN)
        return self._here.is_settled(known) and length >= _BARE_COUNTED_MIN

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
            if known.form.kind is FormKind.FULL
            and known.form.telling
            and covers(self._here.report.region, known.region)
        ]
        if not whole:
            return None
        year = self._here.report.year
        known = min(whole, key=lambda k: (abs(k.report.year - year), k.term.term_id))
        here, there = self._here.report.region.name, known.region.name
        reason = f"{there}的报告注释过这一名词，不能断定{here}用的是同一含义"
        return doubt(line, start, end, known, reason)

    def _owned(self, options: Sequence[Known], lead: Lead) -> list[Known]:
        """The options that the words before allow: 省“十百千万”工程 is no city's."""
        owned = [
            known
            for known in options
            if not lead.own
            or self._here.levels(known) & lead.own
            or (known.form.telling and known.form.kind is not FormKind.TAIL)
            or self._here.is_settled(known)
        ]
        # A name that may be anyone's is the place's own, whatever the year, unless it says whose.
        home = [known for known in owned if self._here.is_at_home(known)]
        if lead.places - {self._here.report.region.level} or any(
            known.form.telling for known in owned
        ):
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
        """The reason why a form that fits only this term may still mean another; empty where none.

        `prefixed`: a part of the term's prefix stands before it. `told`: the words around are the
        name's or the definition's.
        """
        form, place = known.form, known.region
        own, at_home = self._here.is_own(known), self._here.is_at_home(known)
        shared, settled = self._here.is_shared(known), self._here.is_settled(known)
        qualified = (
            f"前有“{self._senses.subject(words)}”限定，未必是{place.name}的{known.term.name}"
        )
        later = known.report.year > self._here.report.year
        if later and not at_home and known.bare_slogan and not self._here.holds_anyway(known):
            return f"{place.name}{known.report.year}年的报告才注释这一名词，晚于本报告"
        if form.kind not in (FormKind.TAIL, FormKind.SLOGAN) and (form.telling or settled):
            return ""
        if form.telling and (at_home or not lead.narrows):
            return ""
        if own and form.generic and self._own_slogan(known, lead, prefixed=prefixed, told=told):
            return ""
        if shared and form.settled_at_home and form.kind in (FormKind.FULL, FormKind.PIECE):
            return qualified if lead.narrows else ""
        if not lead.free and not (at_home and known.plain):
            return qualified
        if form.telling or prefixed or told:
            return ""
        if form.kind is FormKind.SLOGAN:
            return f"单独出现，属于{form.generic}，不能断定所指"
        if not at_home and not self._here.levels(known) & lead.places:
            return f"属于{form.generic}，文中没有说明是{place.name}的"
        return ""

    def _own_slogan(self, known: Known, lead: Lead, *, prefixed: bool, told: bool) -> bool:
        """Whether a slogan of many is the one that this report's own annex explains."""
        form = known.form
        if told:
            return True
        if prefixed or lead.narrows:
            return False
        if form.kind is FormKind.FULL or form.settled_at_home:
            return True
        return form.with_head and lead.free

    def _nearer(self, hits: list[Hit]) -> list[Hit]:
        """The hits without remote ones where a nearer term explains the same words.

        “专精特新”企业 is this place's “专精特新” where it explains that, not another's longer name.
        """
        near = [hit for hit in hits if self._here.is_governed_by(hit.region)]
        said = {
            (self._here.thing(hit.term.term_id), at)
            for hit in near
            for at in range(hit.start, hit.end)
        }
        return near + [
            hit
            for hit in hits
            if not self._here.is_governed_by(hit.region)
            and said.isdisjoint(
                (self._here.thing(hit.term.term_id), at) for at in range(hit.start, hit.end)
            )
        ]


def _enclosed(form: TermForm) -> bool:
    return form.words.startswith("“") and form.words.endswith("”")


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
