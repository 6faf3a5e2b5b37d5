"""Divides the paragraphs of a plan into clauses that bind.

A clause does where it begins with a deed (完善河长制), or where a deed or a promised number stands
behind its subject (全市新建学校3所). What a deed is for (推动水质好转) belongs to it, what leads to
it (以河长制为抓手) does not. A list of numbers is as many commitments. Principles, expected
targets, headings and what was done already are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from generator.catalogue.commitments import CommitmentWords
from generator.commitments.lexer import DEEDS, OPENS, Kind, Token, lexer_of
from generator.grammar.markers import TOPICS, Form, marker_at
from generator.grammar.numerals import HAN_ORDINALS
from generator.model import Bound, Number, Paragraph, Report, Span
from generator.text import to_halfwidth

Range = tuple[int, int]
"""Characters `[start, end)` of a paragraph."""

NOWHERE: Range = (0, 0)

_BLANK = " \u3000\t\n"
_ENDS = Kind.STOP | Kind.ITEM
_CLAUSE_ENDS = _ENDS | Kind.COMMA | Kind.COLON
_COLONS = ("：", ":")
_GOES_ON = ("：", ":", "；", ";")
_ITEMS = TOPICS | {Form.CIRCLED}
_NUMBERED = frozenset(f"0123456789第（(①②③④⑤⑥⑦⑧⑨⑩—-{HAN_ORDINALS}")
_COPULAS = ("是", "为")

_ABOUT_WITHIN = 8
"""Characters between a number and the word that makes it one of what a clause is about."""

_SHORTENS_WITHIN = 12
_TARGETS_MIN = 5
"""Figures of indicators in a sentence that lists targets, whatever else it says."""

_TIME, _MONEY = "time", "money"
_COUNTED = frozenset({"items", "people", "households"})
_SIZES = frozenset({"mass", "energy"})
_SEVERAL = 2
_NAME_MAX = 16
"""Characters between the size of something and how many there are to be: 10亿元以上项目5个."""

_FROM, _TO = ("由", "从"), re.compile("[到至]")
_SIZED = re.compile("元以[上下]的")

_RATINGS = frozenset({"千伏", "KV", "kV", "kv", "吨级", "蒸吨", "大", "层", "届", "期"})
"""Units that tell one thing from another and count none: 110千伏变电站."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A number of the ledger, and where it stands in its paragraph."""

    start: int
    end: int
    number: Number


@dataclass(slots=True)
class Unit:
    """A clause that binds, the kinds of its tokens as bits, and the numbers that it promises.

    `verb` and `deadline` are where they stand, `NOWHERE` for none. Behind `own_end` stands what the
    deed is for.
    """

    start: int
    end: int
    verb: Range
    deadline: Range
    tokens: Sequence[Token]
    kinds: int
    numbers: Sequence[Promised] = ()
    own_end: int = 0

    def __post_init__(self) -> None:
        self.own_end = self.end


@dataclass(slots=True)
class _Clause:
    """Words between two marks; `ends_item`: another item follows, or none."""

    start: int
    end: int
    tokens: list[Token]
    kinds: int
    ends_item: bool
    numbers: list[Promised] = field(default_factory=list)


class Divider:
    """Divides the paragraphs of one report's plan, in their order."""

    def __init__(self, report: Report, words: CommitmentWords) -> None:
        self._lexer = lexer_of(words)
        self._words = words
        self._goes_on = False  # whether the next paragraph goes on a list of targets
        parents = {section.parent_id for section in report.sections if not section.anchor}
        self._opening = {s.section_id for s in report.sections if s.section_id in parents}
        self._topics = {
            s.anchor: s.heading for s in report.sections if s.anchor and s.heading is not None
        }

    def divide(
        self, paragraph: Paragraph, numbers: Sequence[Number], named: Sequence[Range]
    ) -> list[Unit]:
        """The clauses of a paragraph that bind, in order; may be empty.

        `numbers` are those of its ledger, `named` the ranges of named projects, whose names may
        hold numbers that nobody promises. Before a part's first section (总体要求) only a number
        binds.
        """
        text = to_halfwidth(paragraph.text)
        if self._goes_on:
            self._goes_on = text.rstrip(_BLANK).endswith(_GOES_ON)
            return []
        promised = self._promised(paragraph, numbers, named)
        begin = self._behind_topic(paragraph, promised)
        units: list[Unit] = []
        for sentence in _sentences(text, self._lexer.lex(text), begin):
            kinds = 0
            for clause in sentence:
                kinds |= clause.kinds
            if kinds & Kind.REQUIRES:
                break
            if kinds & Kind.TARGETS and any(_lists_targets(text, one) for one in sentence):
                self._goes_on = text.rstrip(_BLANK).endswith(_GOES_ON)
                break
            if kinds & (Kind.REMARK | Kind.AIMED):
                continue
            if promised:
                _share(promised, sentence)
            figures = sum(bool(n.number.observation_ids) for c in sentence for n in c.numbers)
            if figures < _TARGETS_MIN:
                units += self._bound(text, sentence)
        if paragraph.section_id in self._opening:
            units = [one for one in units if one.numbers]
        return units

    def _behind_topic(self, paragraph: Paragraph, promised: Sequence[Promised]) -> int:
        """Where the text begins behind a topic sentence, which says what follows says again."""
        topic = self._topics.get(paragraph.anchor)
        if topic is None:
            return 0
        begin = bisect_left(paragraph.body.origins, topic.end)
        return 0 if any(one.start < begin for one in promised) else begin

    @staticmethod
    def _promised(
        paragraph: Paragraph, numbers: Sequence[Number], named: Sequence[Range]
    ) -> list[Promised]:
        found = []
        for number in numbers:
            start, end = paragraph.body.locate(Span(number.start, number.end))
            if not any(first <= start < last for first, last in named):
                found.append(Promised(start, end, number))
        return found

    # -- a sentence --------------------------------------------------------------------------------

    def _bound(self, text: str, clauses: Sequence[_Clause]) -> Iterator[Unit]:
        """The clauses of a sentence that bind."""
        before: Unit | None = None
        deadline = NOWHERE
        for clause in clauses:
            kind, verb = self._kind(text, clause)
            dated = _first(clause, Kind.DATE)
            if kind == Kind.DEED:
                if verb == NOWHERE and before is not None and _goes_on(before, clause):
                    verb = before.verb
                    dated = dated if dated != NOWHERE else before.deadline
                for before in self._split(
                    text, clause, verb, dated if dated != NOWHERE else deadline
                ):
                    yield before
            elif kind == Kind.AIM and before is not None:
                before.end = clause.end
            elif kind == Kind.AIM:
                at = dated if dated != NOWHERE else deadline
                before = Unit(clause.start, clause.end, verb, at, clause.tokens, clause.kinds)
                yield before
            elif kind == Kind.LEAD and (dated[0] == clause.start or dated[1] == clause.end):
                deadline = dated
            elif kind == Kind.PAST:
                before = None
            if clause.ends_item:
                before, deadline = None, NOWHERE

    def _kind(self, text: str, clause: _Clause) -> tuple[int, Range]:
        """What a clause is, DEED, AIM, LEAD, PAST or STATE, and where its verb stands."""
        kinds = clause.kinds
        if kinds & Kind.PAST or (
            kinds & Kind.ANNOUNCES and text[clause.end : clause.end + 1] in ("：", ":", "。", "")
        ):
            return Kind.PAST, NOWHERE
        head = _head(text, clause)
        opens = head.kind if head else 0
        deed = _deed(text, clause)
        if deed and text[deed.end : deed.end + 1] == "了":
            return Kind.PAST, NOWHERE
        counted = any(self._counts(text, clause, one) for one in clause.numbers)
        professes = kinds & Kind.PROFESSES and not counted
        if head and opens & OPENS:
            if professes or (text[head.start] == "把" and kinds & Kind.LEAD):
                return Kind.LEAD, NOWHERE
            return Kind.DEED, (head.start, head.end)
        reaches = counted or kinds & Kind.STAGE
        if head and opens == Kind.AIM:
            kind = Kind.DEED if reaches else Kind.LEAD if professes else Kind.AIM
            return kind, (head.start, head.end)
        verb = (deed.start, deed.end) if deed else NOWHERE
        if opens & (Kind.LEAD | Kind.ABOUT | Kind.PROFESSES):
            if not (head and deed) or professes or deed.start == head.end:  # 聚焦缓解看病难
                return Kind.LEAD, NOWHERE
            acts = reaches or self._acts(text, clause, deed)
            return (Kind.DEED, verb) if acts else (Kind.LEAD, NOWHERE)
        if kinds & Kind.STATE or professes:
            return Kind.STATE, NOWHERE
        if deed or counted:
            return Kind.DEED, verb
        aim = _first(clause, Kind.AIM)
        if aim != NOWHERE:
            return Kind.AIM, aim
        return (Kind.STATE if clause.ends_item else Kind.LEAD), NOWHERE

    def _acts(self, text: str, clause: _Clause, deed: Token) -> bool:
        """Whether a clause that opens with a lead goes on to a deed: 以绩效为抓手推进改革."""
        words = text[clause.start : clause.end]
        return not (
            deed.end == clause.end or "作为" in words or self._words.lead_ends.matcher.before(words)
        )

    def _split(self, text: str, clause: _Clause, verb: Range, deadline: Range) -> Iterator[Unit]:
        """A clause as commitments: as many as its list has numbers, each with its own words."""
        counted = [one for one in clause.numbers if self._counts(text, clause, one)]
        numbers = _of_things(text, _reached(text, counted))
        cuts = [clause.start]
        for one, other in pairwise(numbers):
            cut = text.find("、", one.end, other.start)
            if cut >= 0 and other.start - cut > _SEVERAL:  # 增长5%、7% stays whole
                cuts.append(cut + 1)
        if len(cuts) == 1:
            yield Unit(
                clause.start, clause.end, verb, deadline, clause.tokens, clause.kinds, numbers
            )
            return
        for start, end in pairwise([*cuts, clause.end + 1]):
            tokens = [token for token in clause.tokens if start <= token.start < end]
            kinds = 0
            for token in tokens:
                kinds |= token.kind
            of = [one for one in numbers if start <= one.start < end]
            yield Unit(start, end - 1, verb, deadline, tokens, kinds, of)

    def _counts(self, text: str, clause: _Clause, one: Promised) -> bool:
        """Whether a number is promised, and not one of what the clause is about or of a name."""
        number = one.number
        if not number.unit_sure or number.unit in _RATINGS:
            return False
        exact = number.bound is Bound.EXACT
        if exact and text.startswith("“", one.end) and text.endswith("”", 0, clause.end):
            return False  # 6个“稳步提升”
        if number.unit_kind == _MONEY and _SIZED.search(text, one.end - 3, one.end + 3):
            return False  # 5万元以上的村
        staged = clause.kinds & (Kind.STAGE | Kind.BUILDS)
        if number.unit_kind == _MONEY and staged and text.startswith("的", one.end):
            return False  # 投资2亿元的厂房开工
        if number.unit_kind in _SIZES and one.end < clause.end and text[one.end] not in "、（":
            return not self._words.works.matcher.in_text(text, one.end, clause.end)
        if number.unit_kind == _TIME:
            return any(
                token.kind == Kind.SHORTENS and 0 <= one.start - token.end <= _SHORTENS_WITHIN
                for token in clause.tokens
            )
        return not any(
            token.kind & (Kind.SCOPE | Kind.ABOUT) and 0 <= one.start - token.end <= _ABOUT_WITHIN
            for token in clause.tokens
        )


def trimmed(text: str, start: int, end: int) -> Range:
    """The words without the number of an item (一是) and the white space around them."""
    while start < end and text[start] in _BLANK:
        start += 1
    if start < end and text[start] in _NUMBERED:
        marker = marker_at(text, start, _ITEMS)
        start = marker.end if marker and marker.end < end else start
    while start < end and text[start] in _BLANK:
        start += 1
    while start < end and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def _sentences(text: str, tokens: Sequence[Token], begin: int) -> Iterator[list[_Clause]]:
    """The clauses of each sentence from `begin` on."""
    clauses: list[_Clause] = []
    held: list[Token] = []
    start, kinds = begin, 0
    for token in tokens:
        if token.start < begin:
            continue
        if not token.kind & _CLAUSE_ENDS:
            held.append(token)
            kinds |= token.kind
            continue
        if token.start > start:
            ends = bool(token.kind & _ENDS)
            clauses.append(_Clause(start, token.start, held, kinds, ends))
        elif clauses and token.kind & _ENDS:
            clauses[-1].ends_item = True
        start, held, kinds = token.end, [], 0
        if token.kind == Kind.STOP and clauses:
            yield clauses
            clauses = []
    if text[start:].strip(_BLANK):
        clauses.append(_Clause(start, len(text), held, kinds, ends_item=True))
    if clauses:
        yield clauses


def _lists_targets(text: str, clause: _Clause) -> bool:
    """Whether a clause opens a list of expected targets: 主要预期目标是."""
    return any(
        token.kind == Kind.TARGETS
        and (
            text.startswith((*_COPULAS, *_COLONS), token.end)
            or text.startswith(_COLONS, clause.end)
        )
        for token in clause.tokens
    )


def _share(numbers: Sequence[Promised], clauses: Sequence[_Clause]) -> None:
    """Gives each clause its numbers."""
    for clause in clauses:
        clause.numbers = [one for one in numbers if clause.start <= one.start < clause.end]


def _first(clause: _Clause, kind: int) -> Range:
    """Where the first token of a kind stands in a clause."""
    if clause.kinds & kind:
        for token in clause.tokens:
            if token.kind == kind:
                return token.start, token.end
    return NOWHERE


def _head(text: str, clause: _Clause) -> Token | None:
    """The token that a clause begins with, behind what is passed over; None for any other words."""
    at = clause.start
    for token in clause.tokens:
        if token.start > at and text[at : token.start].strip(_BLANK):
            return None
        if not token.kind & (Kind.PASSED | Kind.DATE):
            return token
        at = token.end
    return None


def _deed(text: str, clause: _Clause) -> Token | None:
    """The first deed in a clause: 开发区全力发展工业, but not 工业发展 or 确定的项目."""
    if not clause.kinds & OPENS:
        return None
    passed = -1
    for token in clause.tokens:
        acts = token.kind & DEEDS or (token.kind == Kind.OPENER and token.start == passed)
        if acts and not text.startswith("的", token.end):
            return token
        if token.kind == Kind.PASSED:
            passed = token.end
    return None


def _goes_on(before: Unit, clause: _Clause) -> bool:
    """Whether a clause without a verb goes on a list of what is counted: 新增企业25家，平台2家."""
    return bool(
        before.numbers
        and clause.numbers
        and before.numbers[0].number.unit_kind == clause.numbers[0].number.unit_kind
    )


def _reached(text: str, numbers: Sequence[Promised]) -> list[Promised]:
    """Without those from which others set out: 由30元提高到40元."""
    return [
        one
        for one, other in zip_longest(numbers, numbers[1:])
        if other is None
        or one.number.unit != other.number.unit
        or not text.endswith(_FROM, 0, one.start)
        or not _TO.search(text, one.end, other.start)
    ]


def _of_things(text: str, numbers: Sequence[Promised]) -> list[Promised]:
    """Without the size of what is counted behind it: 10亿元以上项目5个."""
    return [
        one
        for one, other in zip_longest(numbers, numbers[1:])
        if other is None
        or one.number.unit_kind != _MONEY
        or other.number.unit_kind not in _COUNTED
        or other.start - one.end > _NAME_MAX
        or "、" in text[one.end : other.start]
    ]
