"""Reads a report's ledger of numbers: each number of its body once, with its subject and unit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from generator.catalogue.numbers import NumberWords
from generator.catalogue.vocabulary import Vocabulary
from generator.figures.observations import Figures
from generator.glossary.passages import Passage, passages
from generator.grammar.note_marks import PATTERN, SIGNS
from generator.grammar.places import own_names
from generator.grammar.words import any_of
from generator.model import Bound, Number, NumberKind, Observation, Report, Span
from generator.numbers.quantities import Quantities, Quantity
from generator.numbers.subjects import Left, Subjects
from generator.text import bare, to_halfwidth

_CLAUSE_MARKS = re.compile("[，；：。！？;:!?,](?![0-9]{3})|[，；：。！？;:!?]")
_HARD = re.compile("[；。！？;!?]")
_BRACKETS = str.maketrans("()", "（）")
_IN_A_ROW = re.compile(r"\s?(?:[、和及与]|以及)?\s?")
_NEXT_ITEM = "、，,；;和及与（）:：—-"
_NO_PHRASE = frozenset("，、；。：！？,;:!?（）")
_OF_OTHERS = frozenset({"percent", "multiple"})
"""Kinds of units that measure what stands to the right only behind 的: 80%的社区."""

_MEASURED = ("增幅", "增速", "率", "值", "额", "量", "收入", "营收", "面积", "人数", "比重", "水平")
_ATTRIBUTES = (*_MEASURED, "投资", "总长", "全长", "规模", "产能", "人口")
"""What may be measured of a thing that is named behind 的: 总长67公里的管网."""

_INSERTED = re.compile("的?(?:情况|形势|背景|条件|压力|基础|前提)[下上]")
"""Ends what a clause holds between its subject and its predicate: 在出口下降3%的情况下."""

_BASE = re.compile("(?:(?<!只|但|还|也|别|于)是|相当于|达到)[^，。；是]*$")
"""With what something is compared: 是计划任务的2.1倍."""

_AMOUNTS = frozenset({"money", "area", "length", "mass"})
"""Of what is measured so no count is: 总投资2亿元，完成65条."""

_GRADES = frozenset({"吨级", "千伏"})
_LISTED = frozenset("、和及与")
_BOUND_ENDS = frozenset("上下右内间")
_ITEMS = "items"
_OF_WORK = ("加快", "提升", "改善")
"""Of things that are named behind, these say no rise: 加快40所学校建设."""

_PAIR = 2
_ENDING = 2
"""Characters at the end of a name that tell what is measured."""

_COUNTED_MAX = 15
"""Characters of what is counted; more of them hold a verb as a rule."""

_NAMELESS = re.compile(
    "(?:.*(?:财政|[期年中]))?[拟将再新]?(?:安排|下达|拨付)"
    "|(?:年度|年初|全年|预期)?(?:目标|计划)(?:任务|值)?|.*第[0-9].*|.*第[一二三四五六七八九十]、?|.*(?:每人?|台阶|关口|[和与])"
)
"""Says who pays or that it was planned, not what it is: 中央财政拟安排3185亿元."""
_PLANNED = ("的目标", "的计划", "的目标任务")
_WHOLE_NAME = 4
_TOWN_AND_COUNTRY = re.compile(
    "(?P<before>.*?)(?:城乡|(?:城镇|城市)(?:常住)?(?:居民)?[、和与及]农村)(?P<shared>(?:常住)?居民.+)"
)
_JOINTS = re.compile("[、和与及]")
_NOTE_MARK = re.compile(PATTERN)
_SIGN = re.compile(rf"[\s{SIGNS}]")


@dataclass(slots=True)
class _Found:
    """A number, its clause and its subject; `inherited`: the subject of the number before it.

    `right_sure`: where the words on the right end is certain.
    """

    quantity: Quantity
    left: Left
    right: str
    clause: tuple[int, int]
    subject: str = ""
    sure: bool = False
    inherited: bool = False
    right_sure: bool = True


@dataclass(frozen=True, slots=True)
class _Forms:
    """What numbers and their subjects look like."""

    quantities: Quantities
    subjects: Subjects


class _Words:
    """The words of a catalogue, told apart by identity: comparing them all would take long."""

    def __init__(self, numbers: NumberWords, vocabulary: Vocabulary) -> None:
        self.numbers, self.vocabulary = numbers, vocabulary

    def __hash__(self) -> int:
        return hash((id(self.numbers), id(self.vocabulary)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Words)
            and self.numbers is other.numbers
            and self.vocabulary is other.vocabulary
        )


@lru_cache(maxsize=4)
def _forms_of(words: _Words) -> _Forms:
    return _Forms(
        Quantities(words.numbers, words.vocabulary), Subjects(words.numbers, words.vocabulary)
    )


def read_numbers(
    report: Report,
    figures: Figures,
    words: NumberWords,
    vocabulary: Vocabulary,
    *,
    left_out: Sequence[Span] = (),
) -> tuple[Number, ...]:
    """The numbers of a report outside its annexes, in text order; may be empty.

    `left_out` are note marks, and digits that may be one.
    """
    forms = _forms_of(_Words(words, vocabulary))
    own = re.compile(any_of(own_names(report.region)))
    of_figures: dict[str, list[Observation]] = defaultdict(list)
    for one in (*figures.observations, *figures.over_years):
        if one.number:
            of_figures[one.paragraph_id].append(one)
    marks = sorted(left_out)
    starts = [mark.start for mark in marks]
    numbers: list[Number] = []
    for passage in passages(report):
        text = to_halfwidth(passage.text)
        if "(" in text:
            text = text.translate(_BRACKETS)
        ranges: list[tuple[int, int]] = []
        if marks and text:
            whole = passage.body.span()
            first, last = bisect_left(starts, whole.start), bisect_left(starts, whole.end)
            ranges = [passage.body.locate(mark) for mark in marks[first:last]]
        quantities = forms.quantities.find(text, ranges)
        if quantities:
            found = _Paragraph(text, quantities, forms.subjects, own).read()
            of = of_figures.get(passage.paragraph_id, ())
            numbers += _numbers(passage, found, of, words.firms.words, forms.subjects)
    return tuple(numbers)


def _numbers(
    passage: Passage,
    read: Sequence[_Found],
    of_figures: Sequence[Observation],
    firms: tuple[str, ...],
    subjects: Subjects,
) -> Iterator[Number]:
    """The records of one paragraph or heading; `firms`: who is counted with 户 as well.

    Of a number that is an indicator's figure, what was read of the figure holds: its name, which
    clauses may part from it, and its bound, which a list's last item may say for all.
    """
    text, origins, key = passage.text, passage.body.origins, passage.key
    clause, quote = (0, 0), ""
    for ordinal, found in enumerate(read, 1):
        q, left = found.quantity, found.left
        first, last = found.clause
        if found.clause != clause:  # numbers of a clause share its words
            clause, quote = found.clause, text[first:last]
        start, end = origins[q.start], origins[q.end - 1] + 1
        of = [o for o in of_figures if o.number and o.number.start < end and start < o.number.end]
        bound = left.bound if q.bound is Bound.EXACT else q.bound
        if of and of[0].value >= 0:  # a fall's bound is turned
            bound = of[0].bound
        named = of[0].printed_name if len(of) == 1 else ""
        if len(named) <= _ENDING or found.subject.endswith(named[-_ENDING:]):
            named = ""  # 农村居民人均可支配收入 says more than 城乡居民人均可支配收入, or than 城镇
        elif left.kind is NumberKind.LEVEL:
            named = subjects.rate_of(found.subject, named)  # 居民消费价格涨幅2% is no level of 价格
        yield Number(
            f"{key}-n{ordinal}",
            passage.report_id,
            passage.section_id,
            passage.paragraph_id,
            passage.part,
            text[q.start : q.end],
            start,
            end,
            q.value,
            q.high,
            q.unit,
            _ITEMS if q.unit == "户" and found.subject.endswith(firms) else q.of.kind,
            bound,
            left.kind,
            named or _unmarked(found.subject),
            found.sure or bool(named),
            bool(q.unit) or q.ratio,
            quote,
            origins[first],
            origins[last - 1] + 1,
            tuple(one.observation_id for one in of),
        )


def _unmarked(words: str) -> str:
    """Without note marks and white space."""
    return bare(_NOTE_MARK.sub("", words)) if _SIGN.search(words) else words


class _Paragraph:
    """The numbers of a text, each with what stands around it."""

    def __init__(
        self, text: str, quantities: Sequence[Quantity], subjects: Subjects, own: re.Pattern[str]
    ) -> None:
        self._text = text
        self._quantities = quantities
        self._subjects = subjects
        self._own = own
        self._ends = [found.start() for found in _CLAUSE_MARKS.finditer(text)]
        self._has_brackets = "（" in text or "）" in text

    def read(self) -> list[_Found]:
        """The numbers in order, with their subjects."""
        followers = [quantity.start for quantity in self._quantities[1:]] + [len(self._text)]
        read: list[_Found] = []
        before: _Found | None = None
        for quantity, following in zip(self._quantities, followers, strict=True):
            found = self._around(quantity, before, following)
            self._settle(found, before)
            if before is not None and self._goes_on_listing(before, found):
                before.sure = False
            read.append(found)
            before = found
        begun = 0
        for index, (one, other) in enumerate(pairwise(read), 1):
            if not self._in_a_row(one.quantity, other.quantity):
                self._share_out(read[begun:index])
                begun = index
        self._share_out(read[begun:])
        return read

    def _around(self, quantity: Quantity, before: _Found | None, following: int) -> _Found:
        """A number with its clause and the words on both sides."""
        clause = start, end = self._clause(quantity)
        if self._has_brackets:
            start = self._within_brackets(start, quantity.start)
        if before is not None and before.quantity.end > start:
            left = self._behind(start, before.quantity, quantity)
        else:
            begin = self._inserted(start, quantity) or self._last_of_list(start, quantity.start)
            left = self._left(begin, quantity.start)
        if quantity.of.kind in _OF_OTHERS:
            left = self._without_base(left, quantity)
        right, sure = "", True
        if quantity.end < end and self._text[quantity.end] not in _NO_PHRASE:
            goes_on = following < end
            right, sure = self._subjects.right(
                self._text, quantity.end, min(end, following), goes_on=goes_on
            )
        return _Found(quantity, left, right, clause, right_sure=sure)

    def _left(self, start: int, end: int) -> Left:
        return self._subjects.left(self._text, start, end, self._own)

    def _clause(self, quantity: Quantity) -> tuple[int, int]:
        """The clause around a number, without the mark that ends it."""
        text, ends = self._text, self._ends
        index = bisect_right(ends, quantity.start)
        start = ends[index - 1] + 1 if index else 0
        end = max(ends[index] if index < len(ends) else len(text), quantity.end)
        while text[start].isspace():
            start += 1
        while text[end - 1].isspace():
            end -= 1
        return start, end

    def _within_brackets(self, start: int, end: int) -> int:
        """Where the words begin that stand in the same brackets as what stands at `end`."""
        text = self._text
        opened = text.rfind("（", start, end)
        closed = text.rfind("）", start, end)
        if opened > closed:
            return opened + 1
        if closed >= 0 and text.rfind("（", start, closed) < 0:
            return closed + 1
        return start

    def _inserted(self, start: int, quantity: Quantity) -> int:
        """Behind the 在 that opens the circumstances that end with a number; 0 for none."""
        if _INSERTED.match(self._text, quantity.end) is None:
            return 0
        return self._text.rfind("在", start, quantity.start) + 1

    def _without_base(self, left: Left, quantity: Quantity) -> Left:
        """What is measured, without that which it is compared with (是计划任务的2.1倍)."""
        last = left.start + len(left.words)
        if not left.words or "的" not in self._text[last : quantity.start]:
            return left
        base = _BASE.search(left.words)
        if base is None:
            return left
        rest = self._left(left.start, left.start + base.start())
        return replace(left, words=rest.words, start=rest.start, hollow=rest.hollow)

    def _behind(self, start: int, before: Quantity, quantity: Quantity) -> Left:
        """What stands before a number that follows another one in its clause.

        企业达到4家 behind 50亿 has the number as part of its name; 建成5个县的公路30公里 has not.
        """
        inserted = _INSERTED.match(self._text, before.end)
        opened = self._inserted(start, before) if inserted else 0
        if inserted and opened:
            left = self._left(inserted.end(), quantity.start)
            if not left.names:
                rest = self._left(start, opened - 1)
                left.words, left.start, left.hollow = rest.words, rest.start, rest.hollow
            return left
        left = self._left(before.end, quantity.start)
        attribute = self._text.startswith("的", quantity.end)
        if attribute and left.words.endswith(_ATTRIBUTES) and "、" not in left.words:
            return left
        between = self._text[before.end : quantity.start].lstrip()
        if (
            before.of.kind == "money"
            and not between.startswith("的")
            and "、" not in between
            and self._subjects.acts(self._text, before.end, quantity.start)
        ):
            return left  # 投资2亿元建成公路20条
        if not left.names or between[0] in _NEXT_ITEM:
            return left
        if "、" in between:
            return self._left(self._text.index("、", before.end) + 1, quantity.start)
        verb = self._subjects.last_verb(self._text, left.start, left.start + len(left.words))
        return self._left(verb if verb > left.start else before.start, quantity.start)

    def _last_of_list(self, start: int, end: int) -> int:
        """Where the last of several things done begins: behind 、 and with a verb."""
        text = self._text
        at = text.rfind("、", start, end)
        while at >= 0:
            if self._subjects.acts(text, at + 1, end):
                return at + 1
            at = text.rfind("、", start, at)
        return start

    def _is_one(self, words: str) -> bool:
        """Whether words are one noun phrase, with no verb in their middle."""
        return (
            self._subjects.is_plain(words)
            and not self._subjects.is_joined(words)
            and not self._is_nameless(words)
        )

    @staticmethod
    def _is_nameless(words: str) -> bool:
        """Whether words name nothing that could be measured: 年初目标, 12%的目标."""
        return words.endswith(_PLANNED) or _NAMELESS.fullmatch(words) is not None

    def _is_done_to(self, right: str, left: Left, *, attribute: bool) -> bool:
        """Whether what is named to the left only does something with what the number measures.

        5个村17.2公里的村巷硬化, 向农民发放200亿元补贴.
        """
        return left.words[0].isdigit() if attribute else self._subjects.ends_in_verb(left.words)

    def _is_part(self, quantity: Quantity, left: Left) -> bool:
        """Whether a share may be one of what follows: 八成以上工作时间."""
        return left.kind is NumberKind.LEVEL and self._text[quantity.end - 1] in _BOUND_ENDS

    def _is_of_same(self, words: str, before: _Found, quantity: Quantity) -> bool:
        """Whether words are what the number before counts in the same unit: 12处敬老院整合为3处."""
        counted = self._text[before.quantity.start : before.quantity.end] + before.right
        return words == counted and quantity.unit == before.quantity.unit

    def _goes_on_listing(self, before: _Found, found: _Found) -> bool:
        """Whether what is counted may go on behind 、: 9家水电、风电企业年产值达6亿元."""
        last = before.quantity.end + len(before.right)
        words = found.left.words
        if not before.right or before.subject != before.right:
            return False
        if last == found.quantity.start:  # 两条配套110千伏线路
            return not found.quantity.of.counts
        return (
            self._text[last : found.left.start] == "、"
            and len(words) > _WHOLE_NAME
            and words.endswith(_MEASURED)
        )

    def _is_grade(self, quantity: Quantity) -> bool:
        """Whether a number may grade what is named at the end of a list: 甲港30万吨级、乙港….

        千伏 does so wherever it stands in a list.
        """
        return quantity.unit in _GRADES and self._text[quantity.end : quantity.end + 1] in _LISTED

    def _in_a_row(self, one: Quantity, other: Quantity) -> bool:
        """Whether nothing but 、 or 和 stands between two numbers: 分别增长5%和7%."""
        return _IN_A_ROW.fullmatch(self._text, one.end, other.start) is not None

    def _settle(self, found: _Found, before: _Found | None) -> None:
        """Decides of what a number is, and whether that is sure."""
        quantity, left, right = found.quantity, found.left, found.right
        kind = quantity.of.kind
        if right and self._text.endswith(_OF_WORK, 0, quantity.start):
            left.kind = NumberKind.LEVEL
        attribute = self._text.startswith("的", quantity.end) or (
            kind in _OF_OTHERS and not left.words and self._text[quantity.end - 1] in _BOUND_ENDS
        )
        if quantity.of.counts and right:
            found.subject = right
            # 拥有两个国家级集群的地级市, 203个断面优良率: where what is counted ends is open.
            found.sure = (
                found.right_sure
                and self._subjects.is_plain(right)
                and len(right) <= _COUNTED_MAX
                and "的" not in right
                and not self._subjects.says(right)
                and not right.endswith(_MEASURED)
                and not (left.names and left.kind is not NumberKind.LEVEL)
            )
        elif left.names and not (right and self._is_done_to(right, left, attribute=attribute)):
            found.subject = (
                self._subjects.attribute(left.words)
                if attribute and left.words.endswith(_ATTRIBUTES)
                else left.words
            )
            # 京环园区一期200万吨磨粉线: of which of the two the number is, is open.
            # 保障科技人员八成以上工作时间: so it is.
            open_ = (
                right
                and not attribute
                and kind != "money"
                and (kind not in _OF_OTHERS or self._is_part(quantity, left))
            )
            found.sure = not (open_ or self._is_grade(quantity)) and self._is_one(left.words)
            if before is not None and self._is_of_same(left.words, before, quantity):
                found.subject, found.sure = before.right, before.sure
        elif right and (attribute or kind not in _OF_OTHERS):
            found.subject = right
            found.sure = (
                found.right_sure
                and self._subjects.is_plain(right)
                and kind != "time"
                and not self._is_nameless(right)
            )
        elif not left.words and before is not None and before.subject:
            between = self._text[before.quantity.end : quantity.start]
            if not (_HARD.search(between) or _INSERTED.match(between)):
                found.subject, found.inherited = before.subject, True
                found.sure = (
                    before.sure
                    and between.count("，") + between.count(",") <= 1
                    and not (quantity.of.counts and before.quantity.of.kind in _AMOUNTS)
                    and not (right and kind in _OF_OTHERS and left.kind is NumberKind.LEVEL)
                )
        else:
            found.subject = left.words
        if self._subjects.is_total(found.subject):
            self._complete(found, before)

    def _complete(self, found: _Found, before: _Found | None) -> None:
        """Says of what a total is: 新增企业189家，总数达1053家. Not sure where that is not told."""
        alike = (
            before is not None
            and before.quantity.unit == found.quantity.unit
            and before.quantity.of.counts
            and not _HARD.search(self._text, before.quantity.end, found.quantity.start)
        )
        if before is not None and before.sure and alike:
            found.subject = self._subjects.attribute(before.subject) + found.subject
        else:
            found.sure = False

    def _share_out(self, row: Sequence[_Found]) -> None:
        """Gives each number of a row its own of several subjects, and the unit that they share."""
        if len(row) == 1:
            return
        head, last = row[0], row[-1]
        for one in row:
            if not one.quantity.unit and not one.quantity.ratio:
                one.quantity.unit, one.quantity.of = last.quantity.unit, last.quantity.of
        if last.right and not last.left.words and (head.inherited or not head.subject):
            for one in row:  # 469套、9.83万平方米违建别墅
                one.subject, one.sure = last.right, self._subjects.is_plain(last.right)
            return
        subjects = subjects_in_turn(head.subject, len(row))
        for one, subject in zip(row, subjects or [head.subject] * len(row), strict=True):
            one.subject, one.sure = subject, bool(subjects) and head.sure
            one.left.kind, one.left.bound = head.left.kind, head.left.bound
        if head.left.each:
            self._share_bound([one.quantity for one in row])

    def _share_bound(self, row: Sequence[Quantity]) -> None:
        """The bound behind the last number for those before it that have none: 5%和3%以内."""
        *others, last = row
        said = last.bound is not Bound.RANGE and self._text[last.end - 1] in _BOUND_ENDS
        if said and all(other.bound is Bound.EXACT for other in others):
            for other in others:
                other.bound = last.bound


def subjects_in_turn(words: str, count: int) -> list[str]:
    """The `count` subjects that words name one after the other; empty where that is not certain.

    城镇、农村居民收入 does not say where the shared words begin: parts count that end alike.
    """
    both = _TOWN_AND_COUNTRY.fullmatch(words) if count == _PAIR else None
    if both and _JOINTS.search(both["shared"]):
        return []  # 城乡居民医疗、养老保险参保率: which pair the numbers are of is open
    if both:
        return [f"{both['before']}{which}{both['shared']}" for which in ("城镇", "农村")]
    parts = _JOINTS.split(words)
    if len(parts) != count or min(map(len, parts)) < _WHOLE_NAME:
        return []
    return parts if len({part[-1] for part in parts}) == 1 else []
