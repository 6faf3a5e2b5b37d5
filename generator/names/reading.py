"""Reads the names that a report gives: slogans in quotation marks, plans and projects.

A name ends in a word that the catalogue knows for an end, and begins behind a verb, behind another
name in a list, or with its clause. Where its beginning is not certain, or what is left of it is
generic (重点工程, 专项行动), there is none: a name too few is better than half of one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from generator.catalogue.names import NameWords
from generator.catalogue.places import Places
from generator.grammar.numerals import HAN_COUNTS, HAN_ORDINALS
from generator.grammar.sentences import CLAUSE_MARKS
from generator.grammar.words import any_of
from generator.model import NoteMark, Paragraph, Report
from generator.sharing.folded import Folded
from generator.text import has_chinese, to_halfwidth

_STRAIGHT = '"＂'
QUOTED = re.compile("“([^“”]{2,40})”")
"""What stands in quotation marks, as far as it can be a name."""
_TITLED = re.compile("《([^《》]{4,60})》")
_PAIRED = re.compile(f"{QUOTED.pattern}|{_TITLED.pattern}")
_FOLDED_AWAY = re.compile(r"[\s“”‘’「」『』《》〈〉\"'＂]+")
_LIST_MARK = "、"
_LISTED_MARKS = CLAUSE_MARKS + _LIST_MARK
_SENTENCE_MARKS = re.compile("[。；;！？《]")
_CLAUSES = re.compile(f"[{re.escape(CLAUSE_MARKS)}]")
_COMMA = re.compile("[，,]")
_NO_SUBSTANCE = re.compile(rf"[\W\d_{HAN_COUNTS}百千万第]+")
_SLOGAN = (3, 24)
"""Characters that a slogan has within its quotation marks, at least and at most."""
SUBSTANCE = 2
"""Characters that a name has of its own, at least."""

_PAIR = 2
_MEASURED = re.compile(
    r"(?<!\d)(?<!\d[.,])\d+(?:[.,]\d+)*(?:多|余)?(?:个|项|条|座|家|处|亿|万|元|公里|千米|米|吨|亩|户|%|平方|套|台|批|人|名|大|栋|条)"
)
_MARKS_WITHIN = re.compile(r"[()（）\[\]〔〕【】%]")
_LEAD_MARKS = re.compile("[，,。；;、：:”]")
_LEAD = 12
_BEHIND = 6
"""Characters before and behind a title in which a word of honour stands."""
_OF = "的"
_LIKE = "式"
"""Behind a quotation, of what something is like: “热带雨林”式."""
_DESCRIBED = 10
"""Characters behind a quotation and 的 in which the word stands that it describes."""
_RANKED = re.compile(r"\d强$")
_PLAIN = re.compile(rf"[^\d{HAN_COUNTS}双+、，]+")
"""A quotation that counts nothing and lists nothing."""
_GOES_ON = re.compile(rf"[{HAN_COUNTS}\d]{{1,2}}年(?:行动|计划|攻坚)")
"""Behind a plan's last word, when its name goes on: 乡村建设工程三年行动."""
_PHASE = rf"[{HAN_ORDINALS[:-1]}\d]{{1,2}}期"
_SECTION = "(?:[\u4e00-\u9fff]{2,4}至)?[\u4e00-\u9fff]{1,3}(?<![阶手时路河片])段"
_PART = r"(?:T\d|第?[一二三四五])?"
"""What a project's name goes on with: 电厂二期, 铁路抚州至吉安段, 机场T2航站楼."""
_AIM = "为"
_MEANS = "以"
"""Around a plan that is followed: 以城市更新行动为抓手."""
_PROJECTS = re.compile("、([^，。；：]{2,60})等[^，。；：、]{0,6}(?:项目|工程)")
_ITEM = 14
"""Characters of a list's item that belong to a name, at most."""


class NameKind(StrEnum):
    """What a name is given to."""

    SLOGAN = "slogan"  # “六稳”
    PLAN = "plan"  # 城市更新行动
    PROJECT = "project"  # 抚州至南昌城际铁路


_SHORTEST = {NameKind.PLAN: 5, NameKind.PROJECT: 4}
_LONGEST = 28
"""Characters that a name has, its last words and its quotation marks among them."""
_PLACE_BEFORE = "(?<=[省市县区家])"
"""Behind a place among what stands before names: 全市域, and not 落细区域."""
_BETWEEN = 3
"""Characters between a quotation and a name's last words, where only the quotation is sure."""
_LOOKED_BACK = 100
"""Characters in which what a name begins behind is looked for."""


class Name(NamedTuple):
    """A name that a paragraph gives, as printed at `[start, end)` of its text.

    `key` is the same for the same name anywhere: without quotation marks and white space, of one
    width. A slogan's words have their quotation marks; a note mark within a name is among its
    words, and not in its key. A tuple, since a report has hundreds.
    """

    kind: NameKind
    text: str
    key: str
    section_id: str
    paragraph_id: str
    start: int
    end: int


def name_key(text: str) -> str:
    """A name as it is compared: without quotation marks and white space, of one width."""
    return _FOLDED_AWAY.sub("", to_halfwidth(text)).casefold()


def names_in(
    report: Report, words: NameWords, places: Places, notes: Collection[NoteMark] = ()
) -> tuple[Name, ...]:
    """The names that a report's paragraphs give outside its annexes, in text order.

    A name that is said twice is there twice. `notes` are the note marks, which are read over.
    """
    folded = Folded.of(report, notes)
    read = _Reader(words, places)
    found = []
    for paragraph, begin, end in _paragraphs(folded):
        for kind, start, stop in read.names(folded.text[begin:end]):
            _, first, last = folded.place(begin + start, begin + stop)
            found.append(
                Name(
                    kind,
                    paragraph.text[first:last],
                    name_key(folded.text[begin + start : begin + stop]),
                    paragraph.section_id,
                    paragraph.paragraph_id,
                    first,
                    last,
                )
            )
    return tuple(found)


def _paragraphs(folded: Folded) -> Iterator[tuple[Paragraph, int, int]]:
    ends = (*(begin - 1 for begin in folded.begins[1:]), len(folded.text) - 1)
    yield from zip(folded.paragraphs, folded.begins, ends, strict=True)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The catalogue's words, made ready."""

    plans: re.Pattern[str]
    projects: re.Pattern[str]
    no_ends: Mapping[NameKind, re.Pattern[str]]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    project_verbs: re.Pattern[str]
    fillers: re.Pattern[str]
    joints: re.Pattern[str]
    follows: re.Pattern[str]
    bars: re.Pattern[str]
    generic: re.Pattern[str]
    stages: re.Pattern[str]
    halves: re.Pattern[str]
    listed: re.Pattern[str]
    items: re.Pattern[str]
    likened: re.Pattern[str]
    turns: re.Pattern[str]
    goes_further: re.Pattern[str]


@lru_cache(maxsize=4)
def _forms(words: NameWords) -> _Forms:
    def one(words: Collection[str]) -> re.Pattern[str]:
        return re.compile(any_of(words))

    built = words.built.pattern
    phase = f"(?:{_PHASE}{built}?)?"
    behind = "|".join(
        (
            "$",
            r"[^\u4e00-\u9fff]",
            _PHASE,
            built,
            words.joints.pattern,
            words.follows.pattern,
            words.goes_with.pattern,
        )
    )
    return _Forms(
        plans=one(words.plans.words),
        projects=one((*words.projects.words, *words.sites.words)),
        no_ends={
            NameKind.PLAN: one(words.no_plans.words),
            NameKind.PROJECT: one(words.no_projects.words),
        },
        strong=one(words.strong.words),
        weak=one(words.weak.words),
        project_verbs=one(words.project_verbs.words),
        fillers=re.compile(
            f"(?:(?!{words.kept_whole.pattern}){any_of(words.fillers.words)})+"
            f"(?!{_PLACE_BEFORE}(?:{words.goes_on.pattern}))"
        ),
        joints=one(words.joints.words),
        follows=one(words.follows.words),
        bars=one(words.bars.words),
        generic=one(words.generic.words),
        stages=re.compile(
            f"{phase}(?:{_SECTION}|{_PART}(?:{words.parts.pattern}))?{phase}"
            f"(?:(?:{words.manners.pattern})*(?:{words.stages.pattern}){built}?(?={behind}))?{phase}"
        ),
        halves=re.compile(
            f"(?:(?:{any_of((*words.plans.words, *words.halves.words))})(?:”[^，、“”]{{0,6}}?)?|”)"
            f"(?:{words.joints.pattern})(?!{words.no_joints.pattern})"
        ),
        listed=one((*words.plans.words, *words.projects.words)),
        items=re.compile(f"{_LIST_MARK}|{words.joints.pattern}"),
        likened=re.compile(
            f"(?:{words.likened.pattern}[^“”]{{0,6}}|{words.likened_next.pattern}(?:[^“”]{{0,8}}{_OF})?)$"
        ),
        turns=re.compile(
            f"(?:{words.turns.pattern})“[^“”]{{2,40}}”[^“”，。；、]{{1,6}}“[^“”]{{2,40}}”"
        ),
        goes_further=re.compile(
            f"(?:(?![和与及等的])[\u4e00-\u9fff]){{0,4}}?(?:{words.goes_further.pattern})"
        ),
    )


def substance(said: str, words: NameWords) -> int:
    """Characters that are left of a name beside the words that make none; all of a quotation."""
    generic = _forms(words).generic
    quoted = QUOTED.search(said)
    if quoted and generic.sub("", quoted[1]):
        return len(said)
    return len(_NO_SUBSTANCE.sub("", generic.sub("", said)))


_Pairs = Sequence[tuple[int, int]]
"""Where a paragraph's quotations and titles stand, with their marks, in order."""


def _begin_of(text: str, at: int, marks: str) -> int:
    """Behind the last of the marks before a place, or where no name can begin any more."""
    first = max(0, at - _LOOKED_BACK)
    while at > first and text[at - 1] not in marks:
        at -= 1
    return at


def _between(pairs: _Pairs, start: int, end: int) -> _Pairs:
    """Those that lie within `[start, end)`."""
    first = bisect_left(pairs, (start, 0))
    return [one for one in pairs[first : bisect_left(pairs, (end, 0))] if one[1] <= end]


class _Reader:
    def __init__(self, words: NameWords, places: Places) -> None:
        self._words, self._places, self._forms = words, places, _forms(words)

    def names(self, text: str) -> list[tuple[NameKind, int, int]]:
        """The names in a paragraph's folded text, in order; none overlaps another."""
        text = _curled(text)
        pairs = [one.span() for one in _PAIRED.finditer(text)]
        # What stands within a pair ends no clause, and no name outside.
        shut = _PAIRED.sub(lambda one: f"{one[0][0]}{'〇' * (len(one[0]) - 2)}{one[0][-1]}", text)
        found = [
            *self._ending_in(NameKind.PLAN, self._forms.plans, text, shut, pairs),
            *self._ending_in(NameKind.PROJECT, self._forms.projects, text, shut, pairs),
            *self._titled(text),
            *self._quoted(text, shut, pairs),
        ]
        kept: list[tuple[NameKind, int, int]] = []
        for one in sorted(found, key=lambda one: (one[1], -one[2])):
            last = kept[-1] if kept else None
            if last is None or one[1] >= last[2]:
                kept.append(one)
            elif one[2] - one[1] > last[2] - last[1]:  # of two that overlap, the longer
                kept[-1] = one
        return kept

    # -- in quotation marks ------------------------------------------------------------------------

    def _quoted(self, text: str, shut: str, pairs: _Pairs) -> Iterator[tuple[NameKind, int, int]]:
        """Slogans, and plans that have their last word within the marks: “雪亮工程”.

        Where that is generic, it is a name with what stands before: 数字经济“一号工程”.
        """
        words = self._words
        turned = {mark for one in self._forms.turns.finditer(text) for mark in _opened(one)}
        figured = 0  # where the last figure of speech ends
        for found in QUOTED.finditer(text):
            said, (start, end) = found[1], found.span()
            if _SENTENCE_MARKS.search(said) or not has_chinese(said):
                continue
            if (
                words.plans.matcher.before(said)
                and not _COMMA.search(said)
                and len(said) >= _SHORTEST[NameKind.PLAN] - 1
                and self._is_own(said)
            ):
                yield NameKind.PLAN, start, end
                continue
            if words.plans.matcher.before(said) and not self._is_own(said):
                begun = self._begun(NameKind.PLAN, text, shut, pairs, 0, found)
                if begun is not None and "“" not in text[begun:start]:
                    yield NameKind.PLAN, begun, end
                    continue
            shortest = _PAIR if words.openers.matcher.at(said, 0) else _SLOGAN[0]
            if (
                shortest <= len(said) <= _SLOGAN[1]
                and not self._is_honoured(text, start)
                and not words.honours.matcher.in_text(text, start, end + _BEHIND)
                and not words.troubles.matcher.at(text, end)
                and start not in turned
            ):
                if start == figured or self._is_figure(said, text, start, end):
                    figured = end  # 遏制“非农化”“非粮化”
                else:
                    yield NameKind.SLOGAN, start, end

    def _is_figure(self, said: str, text: str, start: int, end: int) -> bool:
        """Whether a quotation is a figure of speech, or names a thing, a rank, a grievance."""
        words = self._words
        if words.figures.matcher.at(said, 0) == said or _RANKED.search(said):
            return True
        if words.things.matcher.before(said) and not words.no_things.matcher.before(said):
            return True
        lead = _LEAD_MARKS.split(text[max(0, start - _LEAD) : start])[-1]
        if self._forms.likened.search(lead):
            return True
        if text.startswith(_LIKE, end):
            return True
        if text.startswith(_OF, end):
            return not words.described.matcher.in_text(text, end, end + _DESCRIBED)
        ends = end == len(text) or text[end] in CLAUSE_MARKS
        return ends and lead.endswith(_OF) and _PLAIN.fullmatch(said) is not None

    def _titled(self, text: str) -> Iterator[tuple[NameKind, int, int]]:
        """Plans in the marks of a title: 《…行动方案》."""
        for found in _TITLED.finditer(text):
            if self._words.titled.matcher.before(found[1]) and self._is_own(found[1]):
                yield NameKind.PLAN, *found.span()

    def _is_honoured(self, text: str, start: int) -> bool:
        """Whether what stands before tells that a title follows: 荣获2023年度."""
        lead = _LEAD_MARKS.split(text[max(0, start - _LEAD) : start])[-1]
        return self._words.honoured.matcher.in_text(lead)

    # -- in a clause -------------------------------------------------------------------------------

    def _ending_in(
        self,
        kind: NameKind,
        ends: re.Pattern[str],
        text: str,
        shut: str,
        pairs: _Pairs,
    ) -> Iterator[tuple[NameKind, int, int]]:
        """The names that end in one of these words; `shut` is the text, its quotations blank."""
        behind = 0  # where the last name ends
        for found in ends.finditer(shut):
            at, stop = found.span()
            if self._forms.no_ends[kind].match(shut, at) or ends.match(shut, stop):
                continue
            if _GOES_ON.match(shut, stop):
                continue
            begun = self._begun(kind, text, shut, pairs, behind, found)
            if begun is not None:
                behind = self._stop(kind, shut, stop)
                if kind is NameKind.PROJECT and self._forms.goes_further.match(shut, behind):
                    continue
                yield self._kind(kind, text[begun:at], found[0]), begun, behind

    def _stop(self, kind: NameKind, shut: str, stop: int) -> int:
        """Where a name ends that goes on with a phase, a section, or what is built of it."""
        found = self._forms.stages.match(shut, stop) if kind is NameKind.PROJECT else None
        return found.end() if found else stop

    def _kind(self, kind: NameKind, words: str, end: str) -> NameKind:
        """What it is: a 工程 may be a plan or something that is built."""
        if kind is NameKind.PLAN and end in self._words.built.matcher and "“" not in words:
            works = self._words.works.matcher
            if works.in_text(words):
                return NameKind.PROJECT
            placed = self._places.count_in(self._forms.generic.sub("、", words))
            if placed and not self._words.unbuilt.matcher.in_text(words):
                return NameKind.PROJECT
        return kind

    def _begun(
        self,
        kind: NameKind,
        text: str,
        shut: str,
        pairs: _Pairs,
        behind: int,
        ending: re.Match[str],
    ) -> int | None:
        """Where the name begins whose last words are `ending`; None where it is none.

        `behind` is where the last name ends.
        """
        forms = self._forms
        at, stop = ending.span()
        if forms.joints.match(shut, at - 1, at):  # 避险搬迁和工程治理
            return None
        clause, item = (_begin_of(shut, at, marks) for marks in (CLAUSE_MARKS, _LISTED_MARKS))
        joint = forms.joints.match(shut, behind, at) if behind > item else None
        listed = joint is not None or clause < behind == item - 1
        bound = joint.end() if joint else max(item, behind)
        if forms.joints.search(shut, bound, at):
            for half in forms.halves.finditer(text, bound, at):
                bound, listed = half.end(), True
        if shut.startswith(_AIM, stop) and (means := shut.find(_MEANS, bound, at)) >= 0:
            bound, listed = means + 1, True
        verbs = forms.project_verbs if kind is NameKind.PROJECT else forms.strong
        found = [one.end() for one in verbs.finditer(shut, bound, at)][::-1]
        if kind is NameKind.PROJECT:
            found = found[:1]
        elif not listed:
            lead = self._unfilled(shut, bound, at)
            weak = forms.weak.match(shut, bound, at) or forms.weak.match(shut, lead, at)
            if weak:
                found.append(weak.end())
            elif forms.weak.search(shut, bound, lead):
                found.append(lead)
        opens = bound == clause and forms.follows.match(shut, stop)
        if listed or (opens and not found):
            found.append(bound)
        strong = kind is NameKind.PLAN and not listed
        begun = [self._unfilled(shut, one, at, strong=strong) for one in found]
        begun += [start for start, end in _between(pairs, bound, at) if at - end <= _BETWEEN]
        return next((one for one in begun if self._fits(kind, text[one:at], text, ending)), None)

    def _unfilled(self, text: str, start: int, at: int, *, strong: bool = False) -> int:
        """Behind what stands before a name and is no part of it.

        `strong`: a verb stands before that, behind which some of it is: 开展重点招商行动.
        """
        if strong and self._words.attributes.matcher.at(text, start):
            return start
        found = self._forms.fillers.match(text, start, at)
        return found.end() if found else start

    def _fits(self, kind: NameKind, core: str, text: str, ending: re.Match[str]) -> bool:
        """Whether `core` is what a name has before its last words, which are `ending`."""
        outside, length = QUOTED.sub("", core), len(core) + len(ending[0])
        if not _SHORTEST[kind] <= length <= _LONGEST or _MARKS_WITHIN.search(core):
            return False
        if self._forms.bars.search(outside) or _MEASURED.search(outside) or _LIST_MARK in outside:
            return False
        if core.count("“") != core.count("”"):
            return False
        if kind is NameKind.PLAN:
            return self._is_own(core)
        stop = ending.end()
        if self._forms.joints.search(outside) or self._is_honoured(
            text, ending.start() - len(core)
        ):
            return False
        if ending[0] in self._words.sites.matcher:
            return not text[stop : stop + 1].isdigit() and bool(self._places.count_in(core))
        return self._is_own(core)

    def _is_own(self, words: str) -> bool:
        """Whether something is left beside the words that make no name."""
        return substance(words, self._words) >= SUBSTANCE


def spelled_out(text: str, words: NameWords) -> Iterator[str]:
    """The items of lists with the last words that only the last of them has.

    雄商铁路 and 京唐铁路 of 雄商、京唐和石衡铁路; an item may have more words in front.
    """
    forms = _forms(words)
    for clause in _CLAUSES.split(text):
        first = clause.find(_LIST_MARK)
        for found in forms.listed.finditer(clause, first) if first >= 0 else ():
            listed = clause[max(0, found.start() - _LOOKED_BACK) : found.start()]
            *items, _ = forms.items.split(listed)
            yield from (item[-_ITEM:] + found[0] for item in items)


def items_of_projects(text: str) -> Iterator[str]:
    """The items of lists that end in projects, but the first: 津兴 of 石衡、津兴等项目."""
    for found in _PROJECTS.finditer(text):
        yield from (item for item in found[1].split(_LIST_MARK) if len(item) >= _PAIR)


def _opened(turn: re.Match[str]) -> Iterator[int]:
    """Where quotations begin."""
    return (found.start() for found in QUOTED.finditer(turn.string, turn.start(), turn.end()))


def _curled(text: str) -> str:
    """The text with straight quotation marks as pairs, where they are in pairs."""
    straight = sum(text.count(mark) for mark in _STRAIGHT)
    if not straight or straight % 2:
        return text
    opens = False
    made = []
    for sign in text:
        if sign in _STRAIGHT:
            opens = not opens
            sign = "“" if opens else "”"
        made.append(sign)
    return "".join(made)
