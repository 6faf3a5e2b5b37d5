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
from itertools import pairwise, zip_longest

from generator.catalogue.commitments import CommitmentWords
from generator.commitments.lexer import DEEDS, OPENS, Kind, Token, lexer_of
from generator.commitments.topics import Topics
from generator.commitments.units import BEGUN, NOWHERE, Clause, Promised, Range, Sentence, Unit
from generator.grammar.markers import TOPICS, Form, marker_at
from generator.grammar.numerals import HAN_ORDINALS
from generator.grammar.years import DIGIT_YEAR
from generator.model import Bound, Number, Paragraph, Report, Span
from generator.text import to_halfwidth

_BLANK = " \u3000\t\n"
_ENDS = Kind.STOP | Kind.ITEM
_CLAUSE_ENDS = _ENDS | Kind.COMMA | Kind.COLON
_COLONS = ("：", ":")
_GOES_ON = ("：", ":", "；", ";")
_ITEMS = TOPICS | {Form.CIRCLED}
_DASHES = frozenset({Form.DASH})
_NUMBERED = frozenset(f"0123456789第（(①②③④⑤⑥⑦⑧⑨⑩—-{HAN_ORDINALS}")
_COPULAS = ("是", "为")
_IS = ("是", "就是", "也是", "更是")
_YEAR = re.compile(rf"({DIGIT_YEAR})年[底末前]?(?:、{DIGIT_YEAR}年[底末前]?)*")

_ABOUT_WITHIN = 8
"""Characters between a number and the word that makes it one of what a clause is about."""

_SHORTENS_WITHIN = 12
_TARGETS_MIN = 5
"""Figures of indicators in a sentence that lists targets, whatever else it says."""

_TIME, _MONEY = "time", "money"
_COUNTED = frozenset({"items", "people", "households"})
_SIZES = frozenset({"mass", "energy"})
_SEVERAL = 2
_DIGIT = re.compile(r"\d")
_NAME_MAX = 16
"""Characters between the size of something and how many there are to be: 10亿元以上项目5个."""

_INDUSTRIES = re.compile(r"[^、]{0,8}产业(?:链|集群)?$")
_JOINT = re.compile(r"(?:、|以及|和|及)(?:约|超过?|不少于|新增)?$")
_FROM, _TO = ("由", "从"), re.compile("[到至]")
_SIZED = re.compile("元以[上下](?:的|村)")
_THING_MIN = 4
"""Characters of what an act of its own is done to, at least."""

_QUOTED_WITHIN = 4
_SUMS_UP_MAX = 4
"""Clauses of a sentence that sums up, at most."""
_ACTS = OPENS | Kind.AIM
_FOLLOW_YEARS = DEEDS | Kind.PASSED

_RATINGS = frozenset({"千伏", "KV", "kV", "kv", "吨级", "蒸吨", "大", "层", "届", "期"})
"""Units that tell one thing from another and count none: 110千伏变电站."""


class Divider:
    """Divides the paragraphs of one report's plan, in their order."""

    def __init__(self, report: Report, words: CommitmentWords) -> None:
        self._lexer = lexer_of(words)
        self._words = words
        self._pushes = frozenset(words.pushes.words)
        self._claims = frozenset(words.claims.words)
        self._tends = frozenset(words.tends.words)
        self._tends_or_hastens = self._tends | frozenset(words.hastens.words)
        self._goes_on = False  # whether the next paragraph goes on a list of targets
        self._guides = False  # whether the next paragraphs, behind dashes, say what guides the work
        self._looks_ahead = False  # whether the paragraph speaks of a year after the report's
        self._year = report.year
        self._opens: dict[str, int] = {}  # where the first section below another one begins
        for section in report.sections:
            if section.heading and not section.anchor:
                self._opens.setdefault(section.parent_id, section.heading.start)
        self._topics = Topics(report, words)
        self._headings = {
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
        guides = self._guides = self._guides and marker_at(text, forms=_DASHES) is not None
        self._looks_ahead = any(int(one[1]) > self._year for one in _YEAR.finditer(text))
        promised = self._promised(paragraph, numbers, named)
        begin = self._behind_topic(paragraph, promised)
        bound: list[Sentence] = []
        divided = list(_sentences(text, self._lexer.lex(text), begin))
        for sentence in divided:
            kinds = 0
            for clause in sentence:
                kinds |= clause.kinds
            if kinds & Kind.REQUIRES and any(_requires(text, one) for one in sentence):
                self._guides = text.rstrip(_BLANK).endswith(_COLONS)
                break
            if kinds & Kind.TARGETS and any(_lists_targets(text, one) for one in sentence):
                self._goes_on = text.rstrip(_BLANK).endswith(_GOES_ON)
                break
            if kinds & (Kind.REMARK | Kind.AIMED) or self._is_condition(text, sentence):
                continue
            if promised:
                _share(promised, sentence)
            if not promised or _figures(sentence) < _TARGETS_MIN:
                bound.append(Sentence(sentence, list(self._bound(text, sentence))))
        if len(divided) > 1 and bound and self._sums_up(text, divided[-1]):
            bound = [one for one in bound if one.clauses is not divided[-1]]
        opens = paragraph.paragraph_id in self._topics.firsts
        units = self._topics.without(text, bound, 0 if begin else 1, opens=opens)
        if paragraph.paragraph_id in self._topics.leading:
            return units if any(one.numbers or one.kinds & BEGUN for one in units) else []
        if guides or paragraph.place.start < self._opens.get(paragraph.section_id, 0):
            units = [one for one in units if one.numbers]
        return units

    def _sums_up(self, text: str, clauses: Sequence[Clause]) -> bool:
        """Whether a paragraph's last sentence says in a few words what all of it is for."""
        first = clauses[: 1 + bool(clauses[1:])]
        return (
            len(clauses) <= _SUMS_UP_MAX
            and self._words.sums_up.matcher.in_text(text, first[0].start, first[-1].end)
            and not self._words.undertakes.matcher.in_text(text, first[0].start, clauses[-1].end)
            and not any(clause.numbers for clause in clauses)
        )

    def _is_condition(self, text: str, clauses: Sequence[Clause]) -> bool:
        """Whether a sentence says what has to be for something else to come: 只要……，就……."""
        return self._words.conditions.matcher.in_text(text, clauses[0].start, clauses[0].end)

    def _behind_topic(self, paragraph: Paragraph, promised: Sequence[Promised]) -> int:
        """Where the text begins behind a topic sentence, which says what follows says again."""
        topic = self._headings.get(paragraph.anchor)
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

    def _bound(self, text: str, clauses: Sequence[Clause]) -> Iterator[Unit]:
        """The clauses of a sentence that bind."""
        before: Unit | None = None
        deadline = NOWHERE
        later = False  # whether a year after the report's leads what follows
        professed = False  # whether what follows says what a profession is for
        for clause in clauses:
            kind, verb = self._kind(text, clause)
            if later or (self._looks_ahead and self._is_later(text, clause)):
                later = not clause.ends_item and (later or kind == Kind.LEAD)
                before = None
                continue
            dated = _first(clause, Kind.DATE)
            if kind == Kind.DEED:
                if verb == NOWHERE and before is not None and _goes_on(before, clause):
                    verb = before.verb
                    dated = dated if dated != NOWHERE else before.deadline
                for before in self._split(
                    text, clause, verb, dated if dated != NOWHERE else deadline
                ):
                    yield before
            elif kind == Kind.AIM and before is not None and not self._is_own(text, clause, before):
                before.end = clause.end
            elif kind == Kind.AIM and not professed:
                at = dated if dated != NOWHERE else deadline
                before = Unit(clause.start, clause.end, verb, at, clause.tokens, clause.kinds)
                yield before
            elif kind == Kind.LEAD and (dated[0] == clause.start or dated[1] == clause.end):
                deadline = dated
            elif kind == Kind.PAST:
                before = None
            professed = bool(clause.kinds & Kind.PROFESSES) and kind != Kind.DEED
            if clause.ends_item:
                before, deadline, professed = None, NOWHERE, False

    def _kind(self, text: str, clause: Clause) -> tuple[int, Range]:
        """What a clause is, DEED, AIM, LEAD, PAST or STATE, and where its verb stands."""
        kinds = clause.kinds
        mark = text[clause.end : clause.end + 1]
        if (
            kinds & Kind.PAST
            or (kinds & Kind.ANNOUNCES and mark in (*_COLONS, "。", ""))
            or (kinds & Kind.HEADS and mark in _COLONS)
        ):
            return Kind.PAST, NOWHERE
        if text.startswith(_IS, clause.end + 1) or (kinds & Kind.STATE and _says(text, clause)):
            return Kind.STATE, NOWHERE
        head = _head(text, clause)
        if head and head.kind == Kind.OPENER and text.startswith("的", head.end):
            head = None  # 创新的深度决定发展的高度
        opens = head.kind if head else 0
        deed = _deed(text, clause)
        if deed and _is_done(text, clause, deed):
            return Kind.PAST, NOWHERE
        clause.counted = [one for one in clause.numbers if self._counts(text, clause, one)]
        counted = bool(clause.counted)
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

    def _is_later(self, text: str, clause: Clause) -> bool:
        """Whether a clause is for a year after the report's: 2027年建成, but not 2030年规划."""
        for found in _YEAR.finditer(text, clause.start, clause.end):
            at = found.end()
            if int(found[1]) > self._year and (
                at == clause.end
                or text.startswith("分别", at)
                or any(one.start == at and one.kind & _FOLLOW_YEARS for one in clause.tokens)
            ):
                return not any(
                    one.end == found.start() and one.kind == Kind.ABOUT for one in clause.tokens
                )
        return False

    def _is_own(self, text: str, clause: Clause, before: Unit) -> bool:
        """Whether a clause that begins with an aim is an act of its own, on something else."""
        aim = next((one for one in clause.tokens if one.kind == Kind.AIM), None)
        act = self._words.acts.matcher.before(text[clause.start : clause.end])
        if aim is not None and self._words.bodies.matcher.at(text, aim.end):
            return True  # 发挥工会的桥梁作用
        if aim is None or text[aim.start : aim.end] not in self._pushes:
            return False
        if any(
            (one.start == aim.end and one.kind & BEGUN and clause.end - one.end >= _THING_MIN)
            or (one.start > aim.end and text[one.start : one.end] in self._claims)
            for one in clause.tokens
        ):
            return True  # 推动制定审查条例, 推动古城申报世界遗产
        if not act:
            return False
        thing = text[aim.end : clause.end - len(act)]
        said = text[before.start : before.end]
        return len(thing) >= _THING_MIN and not any(
            one + other in said for one, other in pairwise(thing)
        )

    def _acts(self, text: str, clause: Clause, deed: Token) -> bool:
        """Whether a clause that opens with a lead goes on to a deed: 以绩效为抓手推进改革."""
        words = text[clause.start : clause.end]
        return not (
            deed.end == clause.end or "作为" in words or self._words.lead_ends.matcher.before(words)
        )

    def _split(self, text: str, clause: Clause, verb: Range, deadline: Range) -> Iterator[Unit]:
        """A clause as commitments: as many as its list has numbers, each with its own words."""
        numbers: Sequence[Promised] = clause.counted
        if numbers:
            numbers = _of_things(text, _reached(text, numbers))
            numbers = _behind_place(text, clause, numbers)
        starts, ends = [clause.start], []
        aims = len(numbers) > 1 and any(
            one.kind == Kind.AIM and one.start == verb[0] for one in clause.tokens
        )
        for one, other in pairwise(numbers):
            cut = _between(text, one, other, shared=aims)
            if cut:
                ends.append(cut[0])
                starts.append(cut[1])
        if not ends:
            yield Unit(
                clause.start, clause.end, verb, deadline, clause.tokens, clause.kinds, numbers
            )
            return
        for start, end in zip(starts, [*ends, clause.end], strict=True):
            tokens = [token for token in clause.tokens if start <= token.start < end]
            kinds = 0
            for token in tokens:
                kinds |= token.kind
            of = [one for one in numbers if start <= one.start < end]
            yield Unit(start, end, verb, deadline, tokens, kinds, of)

    def _counts(self, text: str, clause: Clause, one: Promised) -> bool:
        """Whether a number is promised, and not one of what the clause is about or of a name."""
        number = one.number
        if not number.unit_sure or number.unit in _RATINGS:
            return False
        exact = number.bound is Bound.EXACT
        if exact and text.startswith("“", one.end) and text.endswith("”", 0, clause.end):
            return False  # 6个“稳步提升”
        if exact and not clause.kinds & _ACTS and "“" in text[one.end : one.end + _QUOTED_WITHIN]:
            return False  # 14列市州“动车组”
        if number.unit_kind in _COUNTED and self._tells_apart(text, clause, one, exact=exact):
            return False
        if number.unit_kind == _MONEY and self._sizes(text, clause, one):
            return False
        if number.unit_kind == _MONEY and _SIZED.search(text, one.end - 3, one.end + 3):
            return False  # 5万元以上的村
        staged = clause.kinds & (Kind.STAGE | Kind.BUILDS) or text.endswith("投资", 0, one.start)
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
            token.kind & (Kind.SCOPE | Kind.ABOUT)
            and 0 <= one.start - token.end <= _ABOUT_WITHIN
            and (token.kind == Kind.ABOUT or not _DIGIT.search(text, token.end, one.start))
            for token in clause.tokens
        )

    def _tells_apart(self, text: str, clause: Clause, one: Promised, *, exact: bool) -> bool:
        """Whether a number only says of how many there are: 壮大5个产业, 17个领域, 25条措施."""
        words = self._words
        if words.fields.matcher.at(text, one.end):
            return True
        if words.likened.matcher.before(text[one.end : clause.end]):
            return True
        issues = clause.kinds & (Kind.ISSUES | Kind.BUILDS)
        if words.provisions.matcher.at(text, one.end) and not issues:
            return True
        if any(token.kind == Kind.EVENT and token.start == one.end for token in clause.tokens):
            return True
        if not exact or one.end == clause.end or text[one.end] in "、（":
            return False
        if text.endswith("等", 0, one.start) and _INDUSTRIES.match(text, one.end, clause.end):
            return True
        deeds = [
            text[token.start : token.end]
            for token in clause.tokens
            if token.kind & _ACTS and token.start < one.start
        ]
        if words.firms_up.matcher.before(text[one.end : clause.end]):
            return True
        return bool(deeds) and deeds[-1] in self._tends and deeds[0] in self._tends_or_hastens

    def _sizes(self, text: str, clause: Clause, one: Promised) -> bool:
        """Whether a sum is the size of what is named behind it: 营收过百亿元企业."""
        return (
            one.end < clause.end
            and text[one.end] not in "、（以左"
            and bool(self._words.sized.matcher.before(text[clause.start : one.start]))
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


def _sentences(text: str, tokens: Sequence[Token], begin: int) -> Iterator[list[Clause]]:
    """The clauses of each sentence from `begin` on."""
    clauses: list[Clause] = []
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
            clauses.append(Clause(start, token.start, held, kinds, ends))
        elif clauses and token.kind & _ENDS:
            clauses[-1].ends_item = True
        start, held, kinds = token.end, [], 0
        if token.kind == Kind.STOP and clauses:
            yield clauses
            clauses = []
    if text[start:].strip(_BLANK):
        clauses.append(Clause(start, len(text), held, kinds, ends_item=True))
    if clauses:
        yield clauses


def _requires(text: str, clause: Clause) -> bool:
    """Whether a clause opens what guides the work, and does not act on it: 落实…工作的总体要求."""
    if not clause.kinds & Kind.REQUIRES:
        return False
    head = _head(text, clause)
    return head is None or not head.kind & OPENS


def _lists_targets(text: str, clause: Clause) -> bool:
    """Whether a clause opens a list of expected targets: 主要预期目标是."""
    return any(
        token.kind == Kind.TARGETS
        and (
            text.startswith((*_COPULAS, *_COLONS), token.end)
            or text.startswith(_COLONS, clause.end)
        )
        for token in clause.tokens
    )


def _figures(clauses: Sequence[Clause]) -> int:
    """How many numbers of a sentence are figures of indicators."""
    return sum(bool(one.number.observation_ids) for clause in clauses for one in clause.numbers)


def _share(numbers: Sequence[Promised], clauses: Sequence[Clause]) -> None:
    """Gives each clause its numbers."""
    for clause in clauses:
        clause.numbers = [one for one in numbers if clause.start <= one.start < clause.end]


def _is_done(text: str, clause: Clause, deed: Token) -> bool:
    """Whether a deed lies behind: 建成了, 已设立, but not 已设立的."""
    return text.startswith("了", deed.end) or (
        text.endswith("已", clause.start, deed.start) and "的" not in text[deed.end : clause.end]
    )


def _says(text: str, clause: Clause) -> bool:
    """Whether a clause says of a deed what it is: 抓好项目是稳增长的保障."""
    for token in clause.tokens:
        if token.kind == Kind.STATE and text.endswith(_COPULAS[0], token.start, token.end):
            return not any(one.start == token.end and one.kind & DEEDS for one in clause.tokens)
    return False


def _first(clause: Clause, kind: int) -> Range:
    """Where the first token of a kind stands in a clause."""
    if clause.kinds & kind:
        for token in clause.tokens:
            if token.kind == kind:
                return token.start, token.end
    return NOWHERE


def _head(text: str, clause: Clause) -> Token | None:
    """The token that a clause begins with, behind what is passed over; None for any other words."""
    at = clause.start
    for token in clause.tokens:
        if token.start > at and text[at : token.start].strip(_BLANK):
            return None
        if not token.kind & (Kind.PASSED | Kind.DATE):
            return token
        at = token.end
    return None


def _deed(text: str, clause: Clause) -> Token | None:
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


def _goes_on(before: Unit, clause: Clause) -> bool:
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


def _between(text: str, one: Promised, other: Promised, *, shared: bool) -> Range | None:
    """Where a list of two numbers divides: the ends of what lies between; None where it does not.

    Its mark stands behind the first (企业3家、平台2个) or before the second (10个车间、5个园区).
    增长5%、7% stays whole, and so does what both share behind the second: 确保3个厂、5个站达标.
    """
    found = None if shared else _JOINT.search(text, one.end, other.start)
    if found and found.start() - one.end >= _SEVERAL and one.number.unit_kind in _COUNTED:
        return found.span()
    cut = text.find("、", one.end, other.start)
    return (cut, cut + 1) if cut >= 0 and other.start - cut > _SEVERAL else None


def _behind_place(text: str, clause: Clause, numbers: Sequence[Promised]) -> Sequence[Promised]:
    """Without those of where something is done: 在14个市增补学位2万个."""
    head = _head(text, clause) if len(numbers) > 1 else None
    deed = _deed(text, clause) if head and head.kind == Kind.LEAD else None
    if deed is None:
        return numbers
    return [one for one in numbers if one.start > deed.start] or numbers


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
