"""What a place makes of a name or a heading of its superior's: it says it, or has one of its own.

A name is said where the place gives the same; where its letters stand in a longer name of the
place's, it cannot be decided. A heading is said where its words stand anywhere in a row.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.catalogue.formulae import Formulae
from generator.grammar.numerals import COUNT_SIGNS
from generator.model import Completeness, Echo, InitiativeKind, Paragraph, Span
from generator.names.reading import Name, NameKind
from generator.sharing.folded import Folded
from generator.sharing.formulae import formula_phrases, is_formula
from generator.sharing.given import QUOTED, Given, Naming, headings, letters, quoted
from generator.text import has_chinese, to_halfwidth

_FRAME_MIN = 6
"""Characters around the quoted name, without which a frame is no one's own: “…”行动."""

_BETWEEN = r"[^\w\n]{0,3}"
"""What may stand between two letters of a name: quotation marks, a blank."""

_SENTENCE_ENDS = "。\n"
_CLAUSES = re.compile("[，,；;：:]")
_CLAUSE_MIN = 10
_SURE_MIN = 8
"""Letters of a clause, and of a name behind other letters, that are known again."""
_CORE_MIN = 3
_MOST, _MOST_MIN = 0.65, 6
"""The share of a name's letters, and how many of them, of which it cannot be said that they are not
the name."""
_HEAD, _END_MIN = 4, 4
"""Letters at the beginning of a name, and how many of its end, that leave it open in one clause."""
_TAIL = 2
"""Letters of its end that do so right behind its beginning: 放心消费行动."""
_KIND = 2
"""Letters at the end of a name that may be missing: 改扩建 for 改扩建工程."""
_WORKS = ("工程", "项目")
_STEM_MIN = 6
"""Letters of a project's name that are known without 工程."""
_GOES_NOT_ON = re.compile(
    "[，,。；;：:！!？?、）)\n]|[和与及等]|建设|前期|开工|竣工|建成|投用|投运|通航"
)
"""What may stand behind a whole name."""
_JOINTS = "和与及"
_SPECIAL = re.compile("专项(?=行动)")
"""What a name may do without: 数字化赋能专项行动."""
_LEAD_MAX = 4
"""Letters before the plan that a heading names: 大力实施乡村振兴战略."""
_THINGS_MIN = 2
_CLAUSE_END = re.compile("[，,。；;：:！!？?\n]")


class Initiative(NamedTuple):
    """What a place makes of an initiative of its superior's.

    `text` are the place's words, at `place` of its source; empty and None where it has none.
    `renamed_to` is the name that it has put in the frame of the superior's. `mentions` is how often
    the report says the superior's, in full or as short as `text`. In a heading `paragraph_id` is
    empty.
    """

    initiative_id: str
    superior_report_id: str
    report_id: str
    echo: Echo
    text: str = ""
    renamed_to: str = ""
    section_id: str = ""
    paragraph_id: str = ""
    place: Span | None = None
    mentions: int = 0


def silent(given: Given, place: Naming) -> Initiative:
    """That a place says nothing of it, as far as its text is here."""
    whole = place.report.completeness is Completeness.FULL
    return Initiative(
        given.initiative_id,
        given.report_id,
        place.report.report_id,
        Echo.SILENT if whole else Echo.TEXT_MISSING,
    )


def renamed(none: Initiative, name: str, folded: Folded) -> Initiative | None:
    """The place's own name in the frame of a name, where it has one: “2416” for “1269”.

    Where it stands more than once, the one in whose sentence the name stands too.
    """
    found = tuple(_in_frame(name, folded))
    if not found:
        return None
    beside = (one for one in found if _stands_beside(name, folded, *one[:2]))
    start, end, renamed_to = next(beside, found[0])
    words = _in_words(none, Echo.RENAMED, *folded.place(start, end))
    return words._replace(renamed_to=renamed_to)


def _in_words(
    none: Initiative, echo: Echo, paragraph: Paragraph, start: int, end: int
) -> Initiative:
    """What a place says in the words `[start, end)` of a paragraph."""
    return none._replace(
        echo=echo,
        text=paragraph.text[start:end],
        section_id=paragraph.section_id,
        paragraph_id=paragraph.paragraph_id,
        place=paragraph.body.span(start, end),
    )


def _in_frame(name: str, folded: Folded) -> Iterator[tuple[int, int, str]]:
    core = quoted(name)
    if core is None or len(core.string) - len(core[0]) < _FRAME_MIN:
        return
    before, after = core.string[: core.start()], core.string[core.end() :]
    frame = re.compile(f"{re.escape(before)}{QUOTED.pattern}{re.escape(after)}")
    for found in frame.finditer(folded.text):
        if found[1] != core[1]:
            yield found.start(), found.end(), found[1]


def _stands_beside(name: str, folded: Folded, start: int, end: int) -> bool:
    """Whether a name stands in the sentence of the words `[start, end)`."""
    first = max(folded.text.rfind(sign, 0, start) for sign in _SENTENCE_ENDS)
    ends = [folded.text.find(sign, end) for sign in _SENTENCE_ENDS]
    last = min((one for one in ends if one >= 0), default=len(folded.text))
    return letters(name) in letters(folded.text[first + 1 : last])


def quoted_in(name: str) -> str:
    """The quoted words of a name, which another may have in the same frame: 1269."""
    core = quoted(name)
    return core[1] if core else ""


def echoes(place: Naming, given: Sequence[Given], formulae: Formulae) -> tuple[Initiative, ...]:
    """What a place makes of each name and heading that its superior gives, in their order."""
    said = _Said(place, formulae)
    return tuple(said.of(one) for one in given)


class _Said:
    """What a place says, ready to be asked for names."""

    def __init__(self, place: Naming, formulae: Formulae) -> None:
        self._place, self._phrases = place, formula_phrases(formulae.phrases)
        self._headings = tuple(headings(place.report))
        self._paragraphs = {one.paragraph_id: one for one in place.folded.paragraphs}
        paragraphs = (letters(line) for line in place.folded.text.split("\n"))
        self._letters = "\n".join((*paragraphs, *(letters(one.title) for one in self._headings)))
        self._names: dict[str, Name] = {}
        self._in_paragraph: dict[str, list[Name]] = {}
        for name in place.names:
            self._names.setdefault(letters(name.key), name)
            self._in_paragraph.setdefault(name.paragraph_id, []).append(name)

    def of(self, given: Given) -> Initiative:
        """What the place makes of one."""
        key = letters(given.name)
        none = silent(given, self._place)._replace(mentions=self._letters.count(key))
        if given.kind is InitiativeKind.HEADING:
            return self._heading(given, none)
        own = renamed(none, given.name, self._place.folded)
        if own:
            return own
        if name := self._names.get(key):
            return self._by_name(none, Echo.VERBATIM, name)
        if none.mentions:
            return self._within(none, key, sure=len(key) >= _SURE_MIN or _is_framed(given.name))
        found = self._in_short(given, none) or self._alike(given, none) or none
        return self._counted(found)

    def _counted(self, found: Initiative) -> Initiative:
        """How often the place says its short words, if any: “千万工程”, but not “百千万工程”."""
        if found.echo is not Echo.SHORT:
            return found
        opens = "“" if found.text.startswith("“") else ""
        pattern = re.compile(f"{opens}{_spaced(letters(found.text)).pattern}", re.IGNORECASE)
        titles = (to_halfwidth(section.title) for section in self._headings)
        said = sum(len(pattern.findall(text)) for text in (self._place.folded.text, *titles))
        return found._replace(mentions=said)

    def _by_name(self, none: Initiative, echo: Echo, name: Name) -> Initiative:
        paragraph = self._paragraphs[name.paragraph_id]
        return _in_words(none, echo, paragraph, name.start, name.end)

    def _within(self, none: Initiative, key: str, *, sure: bool) -> Initiative:
        """A name that stands in none of the place's, or only in longer ones.

        `sure` is one that is known behind other letters: 保定人才“双十条”.
        """
        folded = self._place.folded
        doubtful = none
        for found in _spaced(key).finditer(folded.text):
            paragraph, first, last = folded.place(*_with_marks(folded.text, *found.span()))
            said = _in_words(none, Echo.VERBATIM, paragraph, first, last)
            names = self._in_paragraph.get(paragraph.paragraph_id, ())
            longer = any(one.start <= first and last <= one.end for one in names)
            opens = not folded.text[found.start() - 1].isalnum()
            if not longer and (opens or sure):
                return said
            if doubtful.place is None:
                doubtful = said._replace(echo=Echo.UNDECIDED)
        if doubtful.place is None:
            return self._find(none, key, Echo.VERBATIM)
        return doubtful

    def _heading(self, given: Given, none: Initiative) -> Initiative:
        """The words of a heading, or of one of its clauses, anywhere in the place's text."""
        key = letters(given.name)
        if none.mentions:
            return self._find(none, key, Echo.VERBATIM)
        for clause in _CLAUSES.split(given.name):
            words = letters(clause)
            if len(words) < _CLAUSE_MIN or words not in self._letters:
                continue
            if not is_formula(clause, self._phrases):
                return self._counted(self._find(none, words, Echo.SHORT))
        for lead in range(1, _LEAD_MAX + 1):  # 大力实施乡村振兴战略, which is a plan's name
            name = self._names.get(key[lead:])
            if name and name.kind is NameKind.PLAN:
                return self._counted(self._by_name(none, Echo.SHORT, name))
        return none

    def _in_short(self, given: Given, none: Initiative) -> Initiative | None:
        """A shorter name that is no other's: “1269”行动计划, “千万工程”, a project without 工程."""
        key, core = letters(given.name), quoted(given.name)
        if core and core.start() and len(letters(core[1])) >= _CORE_MIN:
            end = core.string[core.start() :]
            if not self._is_common(end) and (name := self._names.get(letters(end))):
                return self._by_name(none, Echo.SHORT, name)
        if name := self._names.get(_initials(core)):
            return self._by_name(none, Echo.SHORT, name)
        if name := self._names.get(_SPECIAL.sub("", key)):
            return self._by_name(none, Echo.SHORT, name)
        stem = key[:-_KIND]
        if (
            given.kind is InitiativeKind.PROJECT
            and key.endswith(_WORKS)
            and len(stem) >= _STEM_MIN
            and stem in self._letters
        ):
            return self._whole(none, stem)
        return None

    def _whole(self, none: Initiative, stem: str) -> Initiative | None:
        """A project's name without its 工程, where no longer name goes on behind it."""
        folded = self._place.folded
        for found in _spaced(stem).finditer(folded.text):
            start, end = _with_marks(folded.text, *found.span())
            if _GOES_NOT_ON.match(folded.text, end):
                return _in_words(none, Echo.SHORT, *folded.place(start, end))
        return None

    def _alike(self, given: Given, none: Initiative) -> Initiative | None:
        """A name of which it cannot be said that it is none of this: the quoted words, or most."""
        core = quoted(given.name)
        if (
            core is None
            or len(letters(core[1])) < _CORE_MIN
            or self._is_common(core.string[core.start() :])
        ):
            return self._most_of(given, none)
        words = letters(core[1])
        for key, name in self._names.items():
            if words not in key or (name.kind is NameKind.SLOGAN and words != key):
                continue  # a slogan of which they are a part is another
            if words == key and given.core_is_wider and len(core.string) - core.end() > _KIND:
                continue
            return self._by_name(none, Echo.UNDECIDED, name)
        return self._most_of(given, none)

    def _is_common(self, words: str) -> bool:
        """Whether quoted words and what follows them tell a name from no other: “十四五”规划."""
        return has_chinese(words) and not self._phrases.substance(words)

    def _most_of(self, given: Given, none: Initiative) -> Initiative | None:
        """Most of a name in a row, which may be a shorter one or another: 全民参保精准扩面.

        That of a project is its beginning: many have their 水利枢纽工程.
        """
        key = letters(given.name)
        length = max(_MOST_MIN, math.ceil(_MOST * len(key)))
        starts = range(len(key) - length + 1)
        if given.kind is InitiativeKind.PROJECT:
            starts = starts[:1]
        at = next((at for at in starts if key[at : at + length] in self._letters), None)
        if at is None:
            return self._ends_of(none, key)
        end = at + length
        while end < len(key) and key[at : end + 1] in self._letters:
            end += 1
        if key[end - 1] in _JOINTS:  # 保护和修复工程, but here 保护和治理
            return None
        return self._find(none, key[at:end], Echo.UNDECIDED)

    def _ends_of(self, none: Initiative, key: str) -> Initiative | None:
        """Both ends of a name in one clause: 大广高速吉安段改扩建工程, a stretch of another's."""
        folded, head, rest = self._place.folded, key[:_HEAD], key[_HEAD:]
        if head not in self._letters:
            return None
        ends = {one[-_END_MIN:] for one in (rest, rest[:-_KIND]) if len(one) >= _END_MIN}
        for found in _spaced(head).finditer(folded.text):
            clause_end = _CLAUSE_END.search(folded.text, found.end())
            until = clause_end.start() if clause_end else len(folded.text)
            last = _spaced(rest[-_TAIL:]).match(folded.text, found.end(), until) if rest else None
            for end in sorted(ends):
                last = last or _spaced(end).search(folded.text, found.end(), until)
            if last:
                return _in_words(none, Echo.UNDECIDED, *folded.place(found.start(), last.end()))
        return None

    def _find(self, none: Initiative, key: str, echo: Echo) -> Initiative:
        """Where letters stand first: in a paragraph, or in a heading."""
        folded, pattern = self._place.folded, _spaced(key)
        if found := pattern.search(folded.text):
            paragraph, first, last = folded.place(*_with_marks(folded.text, *found.span()))
            return _in_words(none, echo, paragraph, first, last)
        for section in self._headings:
            if pattern.search(to_halfwidth(section.title)):
                return none._replace(
                    echo=echo,
                    text=section.title,
                    section_id=section.section_id,
                    place=section.heading,
                )
        return none._replace(echo=Echo.UNDECIDED)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """What stands at `[start, end)`, with the quotation mark that is half of a pair within."""
    opened = text.count("“", start, end) - text.count("”", start, end)
    if opened > 0 and text.startswith("”", end):
        return start, end + 1
    if opened < 0 and text.endswith("“", 0, start):
        return start - 1, end
    return start, end


def _initials(core: re.Match[str] | None) -> str:
    """How several counted things in a name are called in short: “千村示范、万村整治”工程, 千万工程.

    Empty where the name has none such.
    """
    things = core[1].split("、") if core else []
    counted = [one for one in things if one[:1] in COUNT_SIGNS]
    if core is None or len(things) < _THINGS_MIN or counted != things:
        return ""
    return letters("".join(one[0] for one in things) + core.string[core.end() :])


def _is_framed(name: str) -> bool:
    """Whether a name has letters before the quoted ones of its own: 人才“双十条”."""
    core = quoted(name)
    return core is not None and core.start() > 0 and len(letters(core[1])) >= _CORE_MIN


def _spaced(key: str) -> re.Pattern[str]:
    """Letters in a row, with the signs that may stand between two."""
    return re.compile(_BETWEEN.join(map(re.escape, key)), re.IGNORECASE)
