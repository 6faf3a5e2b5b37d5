"""Targets and results: the figures that a report gives for the catalogue's indicators.

A sentence is read from each indicator's name outwards: to the left for what else the name is
coordinated with and whether it is the region's own figure, to the right for what is said of it.
What is not understood yields no figure: a missing one is better than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter, itemgetter

from generator.catalogue.indicators import Indicator
from generator.errors import Problem
from generator.figures.corrected import Quoted, find_quotes
from generator.figures.labels import STATUSES, amount
from generator.figures.names import Kind, Names
from generator.figures.statements import Clean, Sentence, Statement, Value, clean, says_something
from generator.grammar.sentences import sentences
from generator.model import (
    Bound,
    Correction,
    CorrectionKind,
    Observation,
    Paragraph,
    Part,
    Report,
    Span,
    Status,
    Traced,
    Wording,
)
from generator.splitting.corrections import FigureCorrection
from generator.text import to_halfwidth


@dataclass(frozen=True)
class Figures:
    """What one report says in numbers, and in words alone, about the indicators; in text order."""

    observations: tuple[Observation, ...]
    wordings: tuple[Wording, ...]
    corrections: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_figures(
    report: Report,
    indicators: Sequence[Indicator],
    *,
    marks: Sequence[Span] = (),
    doubtful: Sequence[Span] = (),
    corrections: Sequence[FigureCorrection] = (),
    line_of: Callable[[int], int] = lambda _: 1,
) -> Figures:
    """The report's targets for its year and its results for the year before.

    A figure of the plan is a target of `report.year`, one of the review an actual or an estimate of
    `report.review_year`, unless its sentence names another single year. Averages over years, parts
    of a year, other places and the annex give none. A wording is kept, one for each indicator,
    period and status, only where no figure is given for them.

    `marks` are note marks, which are read over (the 1 of 地区生产总值1202亿元). `doubtful` are
    digits that may be a mark or part of a number: a figure with one of them is not read.
    `corrections` are an editor's, each in place of what was read in its words; `problems` are
    those whose words stand nowhere, or in several places, without a path.
    """
    names = Names(indicators, report.region)
    marks, doubtful = sorted(marks), sorted(doubtful)
    taken = [
        record
        for context in _contexts(report)
        for record in _read_passage(context, report, names, marks, doubtful)
    ]
    observed = [record for record in taken if isinstance(record, _Observed)]
    worded = [record for record in taken if isinstance(record, _Worded)]
    quotes, problems = find_quotes(report, corrections, indicators, line_of)
    changes = tuple(_changes(quotes, observed, worded, report, names))
    observed = _without_repeats(_with_corrections(observed, quotes))
    worded = [one for one in worded if not _gives_way(one, one.quote, quotes)]
    return Figures(
        observations=tuple(_observations(observed, report, names)),
        wordings=tuple(_wordings(worded, observed, report)),
        corrections=changes,
        problems=problems,
    )


_LONGEST = 5000
"""Characters of a sentence: what runs on for longer is no prose, and reading it would take long."""


def _read_passage(
    context: _Context,
    report: Report,
    names: Names,
    marks: Sequence[Span],
    doubtful: Sequence[Span],
) -> Iterator[_Observed | _Worded]:
    passage = context.passage
    cleaned = clean(passage.body.text, passage.within(marks))
    unsure = passage.within(doubtful)
    for start, end in sentences(cleaned.text):
        # 五年来，…。2020年，…。城镇新增就业…: from its year on a paragraph speaks of one year.
        several = _opens_on_several(cleaned.text[start:end], context.several_years)
        context = replace(context, several_years=several)
        if end - start > _LONGEST:
            continue
        sentence = Sentence(cleaned.text, start, end, names)
        for statement in sentence.statements():
            reading = _Reading(statement, sentence, cleaned, context, unsure)
            yield from _take(reading, report)


# --- Context: part, and stretches about several years -------------------------------------------


@dataclass(frozen=True)
class _Passage:
    """A paragraph as printed: one record, or the several that furniture divides."""

    paragraphs: tuple[Paragraph, ...]
    body: Traced

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph]) -> _Passage:
        return cls(tuple(paragraphs), Traced.join(p.body for p in paragraphs))

    def within(self, spans: Sequence[Span]) -> list[tuple[int, int]]:
        """The spans as ranges of the text, those that stand elsewhere left out.

        Spans and ranges are in order, and none overlaps another.
        """
        if not (spans and self.body):
            return []
        whole = self.body.span()
        first = bisect_right(spans, whole.start, key=attrgetter("end"))
        last = bisect_left(spans, whole.end, key=attrgetter("start"))
        ranges = (self.body.locate(span) for span in spans[first:last])
        return [(start, end) for start, end in ranges if start < end]

    def quote(self, start: int, end: int, at: tuple[int, int]) -> _Quote | None:
        """The range as far as it lies in the record that holds `at`; None where none holds it."""
        first = 0
        for paragraph in self.paragraphs:
            last = first + len(paragraph.text)
            if first <= at[0] and at[1] <= last:
                return _Quote(paragraph, max(start, first) - first, min(end, last) - first)
            first = last
        return None


@dataclass(frozen=True)
class _Context:
    """A passage, whether it plans or reviews, and whether it speaks of several years at once.

    From the character `expected_from` on, results are expected ones: 240亿元（预计数，下同）.
    """

    passage: _Passage
    part: Part
    several_years: bool
    expected_from: int


@dataclass(frozen=True)
class _Reading:
    """A statement and where it stands; `unsure` are digits that may not belong to a number."""

    statement: Statement
    sentence: Sentence
    cleaned: Clean
    context: _Context
    unsure: Sequence[tuple[int, int]]

    def quote(self, value: Value | None = None) -> _Quote | None:
        """The words that say it; around the value's own number where furniture divides them."""
        text = self.context.passage.body.text
        clause = _trimmed(self.cleaned.text, self.statement.start, self.statement.end)
        start, end = self.cleaned.original(*clause)
        opened = sum(text.count(mark, start, end) for mark in "（(")
        closed = sum(text.count(mark, start, end) for mark in "）)")
        if opened > closed and text[end : end + 1] in ("）", ")"):
            end += 1
        at = self.cleaned.original(value.start, value.end) if value else (start, end)
        return self.context.passage.quote(start, end, at)

    def number(self, value: Value) -> _Quote | None:
        """The value's own number; None where furniture divides it."""
        at = self.cleaned.original(value.start, value.end)
        return self.context.passage.quote(*at, at)

    def is_expected(self, value: Value) -> bool:
        """Whether a note in brackets says so: 240亿元（预计数）, or an earlier one （…，下同）."""
        start, end = self.cleaned.original(self.statement.start, value.end)
        if start >= self.context.expected_from:
            return True
        return bool(_EXPECTED.search(self.context.passage.body.text, start, end))

    def is_sure(self, value: Value) -> bool:
        start, end = self.cleaned.original(value.start, value.end)
        following = bisect_right(self.unsure, start, key=itemgetter(1))
        return following == len(self.unsure) or self.unsure[following][0] >= end


_REVIEWING = frozenset({Part.REVIEW})
_PLANNING = frozenset({Part.PLAN, Part.SELF_BUILDING})
_SEVERAL_YEARS = re.compile(
    r"""
    (?: “?十[一二三四五六七]五”?(?:时期|期间|以来|规划期|的?五年) | [顾望]“十[一二三四五六七]五”
    | (?:过去|今后|未来|近|这|前|回[顾首望])的?(?:[二两三四五十]|[2-9])年
    | (?:[二两三四五六七八九十]|[2-9]|\d\d)年多?(?:来|间) | 本届政府 | (?:任期|换届|任职)以来
    | (?<![第前后])[二三四五]年(?:的?(?:奋斗|发展|历程|奋进|耕耘|探索|实践|努力|时间))
    | (?:19|20)\d\d年以来 | (?:19|20)\d\d年?(?:—|-|－|至|到)(?:19|20)\d\d年 )
    (?![^，。；！]{0,6}(?:[最首]|新高|新低|同期|第一|之[最首]))  # 近十年最好位次 is of one year
    """,
    re.VERBOSE,
)
_ONE_YEAR = re.compile(
    r"(?<!\d)(?:19|20)\d\d年(?!以来|—|-|至|到)|过去的?一年|一年来|这一年|去年|今年"
)
_ADDRESS = re.compile(r"^\s*(?:各位代表|同志们)[！，,：:]\s*")
_ORIENTATION = re.compile(r"综合|对标|围绕|根据|按照|锚定|着眼|立足|紧扣|统筹|聚焦|衔接|对照")
_OPENING = 40
_EXPECTED_ALL = re.compile(r"[—\-·●]*(?:经?初步)?(?:预计|预估|测算)(?:全年)?[，：]")
_EXPECTED = re.compile(r"[（(]预[计估]")
_EXPECTED_BELOW = re.compile(r"[（(]预[计估]数?[^（）()]{0,4}下同")


def _contexts(report: Report) -> Iterator[_Context]:
    """The paragraphs that review or plan.

    Reports at the turn of a five-year plan look back on five years and on one (hubei-2026); what
    a paragraph opens with, or a heading says, holds until another one says otherwise.
    """
    by_id = {section.section_id: section for section in report.sections}
    several = expected = False
    previous: str | None = None
    for passage in _passages(report):
        section = by_id[passage.paragraphs[0].section_id]
        if section.section_id != previous:
            several = _speaks_of_several(section.title, several and section.depth > 1)
            previous = section.section_id
        several = _opens_on_several(to_halfwidth(passage.body.text), several)
        if section.part in _REVIEWING | _PLANNING:
            noted = _EXPECTED_BELOW.search(passage.body.text)
            from_here = noted.start() if noted else len(passage.body.text)
            yield _Context(passage, section.part, several, 0 if expected else from_here)
            expected = expected or bool(noted)


def _passages(report: Report) -> Iterator[_Passage]:
    """The paragraphs as printed, the halves of one joined."""
    halves: list[Paragraph] = []
    for paragraph in report.paragraphs:
        if halves and not paragraph.continues:
            yield _Passage.of(halves)
            halves = []
        halves.append(paragraph)
    if halves:
        yield _Passage.of(halves)


def _speaks_of_several(title: str, before: bool) -> bool:
    """Whether a section begins with several years: its title has the order of its text."""
    several, one = _SEVERAL_YEARS.search(title), _ONE_YEAR.search(title)
    if several and one:
        return several.start() < one.start()
    return bool(several) or (before and not one)


def _opens_on_several(text: str, before: bool) -> bool:
    """Whether a paragraph is about several years, given what the one before it was about."""
    opening = _ADDRESS.sub("", text)[:_OPENING]
    first = re.split(r"[，。；：！]", opening)[0]
    if _SEVERAL_YEARS.search(first) and not _ORIENTATION.match(first):
        return True
    return before and not _ONE_YEAR.search(opening)


# --- From statements to records -----------------------------------------------------------------


@dataclass(frozen=True)
class _Observed:
    """A value with its year and status, and the words that say it; `printed` is its number.

    `correction` is an editor's reason where the figure is the editor's.
    """

    indicator_id: str
    period: int
    status: Status
    value: Value
    weak: bool
    quote: _Quote
    printed: _Quote
    correction: str = ""


@dataclass(frozen=True)
class _Worded:
    """A wording without a value."""

    indicator_id: str
    period: int
    status: Status
    quote: _Quote


@dataclass(frozen=True)
class _Quote:
    """A range of a paragraph's text."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.paragraph.text[self.start : self.end]


_ESTIMATED = re.compile(r"预计|有望|可望|预期(?=可|将|能|达|完成|实现)|预估")
_YEAR = re.compile(
    r"(?<![\d比较与由从自于超—\-])(?P<year>(?:19|20)\d\d)年(?!以?来)"
    r"|(?<!比)(?<!较)(?<!与)(?P<last>去年)|(?P<this>今年|本年)"
)
_BASE_YEAR = re.compile(r"[由从较比是为](?:19|20)\d\d年")
_COMPARED = re.compile(
    # 与2019年相比，A增长28%，B增长40%; 比2016年增长30%的A. Without a number: 与“十三五”末相比.
    r"(?:^|[，；：])(?:与|同|较|比|和)"
    r"(?:(?P<year>(?:19|20)\d\d)年[末底]?|“?十[一二三四五六七]五”?末?|上届末?|换届前)"
    r"(?:(?:相?比|比较)?，|增长[^，。；]{1,8}的)"
)
_PART_OF_YEAR = re.compile(
    r"上半年|下半年|[一二三四1-4]季度|首季|前[一二三\d]+个?(?:季度|月)"
    r"|1(?:—|-|－|至|到|~)\d+月份?|\d月份|截至\d+月[底末]?"
)
_WHOLE_YEAR = re.compile(r"全年|年末|(?:19|20)\d\d年")
_ELSEWHERE = re.compile(
    r"(?!融入|深度|推|建设|加快|支持|打造|实施|抢抓|对接|服务|全面|深入|积极)[\u4e00-\u9fff]{2,6}"
    r"(?:新区|开发区|高新区|经开区|都市圈|城市群|经济圈|经济带|自贸试验区|片区|脱贫地区|脱贫县)"
)
_OTHERS_DOING = re.compile(
    # 吉州区完成固定资产投资120亿元, 民营企业实现增加值
    r"(?:[市县区州盟旗镇乡村]|园区|企业|公司|产业|行业|领域|工程|项目|港|[省国])(?<!地区)"
    r"(?:共|已|全年|今年|去年|(?:19|20)\d\d年|预计|累计)*(?:完成|实现|达到|突破|取得|创造)"
)
_RESULTS = re.compile(r"初步(?:核算|统计)")
_THIS_YEAR = re.compile(r"今年|本年")
_TARGET_LIST = re.compile(r"(?<!完成)(?<!超额)(?:预期目标|主要目标)(?:建议)?(?:是|为|：)")


def _take(reading: _Reading, report: Report) -> Iterator[_Observed | _Worded]:
    """The records of one statement."""
    statement = reading.statement
    setting = _setting(statement, reading.sentence, reading.context, report)
    if setting is None:
        return
    period, settled = setting
    valued = set()
    for indicator_id, value in statement.values:
        status = settled
        if status is Status.ACTUAL and reading.is_expected(value):
            status = Status.ESTIMATE
        if (value.aim and status is not Status.TARGET) or not reading.is_sure(value):
            continue
        quote, printed = reading.quote(value), reading.number(value)
        if quote and printed:
            valued.add(indicator_id)
            weak = statement.kind is Kind.WEAK
            yield _Observed(indicator_id, period, status, value, weak, quote, printed)
    words = reading.quote()
    if statement.kind is Kind.WEAK or words is None or not _is_worded(statement):
        return
    for indicator_id in statement.subjects:
        if indicator_id and indicator_id not in valued:
            yield _Worded(indicator_id, period, settled, words)


def _is_worded(statement: Statement) -> bool:
    """Whether something is said of the subject at all: 排名全省第5, not a bare name in a list."""
    if statement.joined and re.match(
        r"(?:增速|增长)?(?:基本|保持)?(?:同步|持平|相当)", statement.rest
    ):
        return False  # 居民收入增长与GDP增长同步 is about incomes
    return bool(statement.predicate.figures or says_something(statement.rest))


def _setting(
    statement: Statement, sentence: Sentence, context: _Context, report: Report
) -> tuple[int, Status] | None:
    """The year and status of what a statement says.

    None where it is of no single year, of a part of one, or of another place.
    """
    before = sentence.before(statement.predicate.end if statement.values else statement.figure)
    if (
        statement.predicate.averaged
        or (statement.predicate.summed and not _WHOLE_YEAR.search(before))
        or (not statement.values and _BASE_YEAR.search(statement.rest))
        or _is_of_part_of_year(sentence, statement)
        or _is_of_another_place(sentence, statement)
    ):
        return None
    years = list(_YEAR.finditer(before))
    targets = _last(_TARGET_LIST, before)
    several = _last(_SEVERAL_YEARS, before)
    # “十四五”时期主要目标是 lists five-year targets; 对标“十四五”时期要求，主要目标是 does not.
    apart = targets and several and "，" in before[several.end() : targets.start()]
    if several and not apart and not (years and years[-1].start() >= several.end()):
        return None
    if context.several_years and not years:
        return None
    planning = _is_planning(before, targets, context)
    period = report.year if planning else report.review_year
    if years:
        last = years[-1]
        period = int(last["year"]) if last["year"] else period
        if last["last"]:
            period = report.year - 1
        elif last["this"] and planning:
            period = report.year
    period = statement.year or period
    bases = {statement.predicate.base} | {
        int(found["year"] or 0) for found in _COMPARED.finditer(before)
    }
    if bases - {None, period - 1}:
        return None
    if period > report.year or (period == report.year and not planning):
        return None
    if period == report.year:
        return period, Status.TARGET
    estimated = statement.predicate.estimate or _is_estimated(sentence, statement)
    return period, Status.ESTIMATE if estimated else Status.ACTUAL


def _is_planning(before: str, targets: re.Match[str] | None, context: _Context) -> bool:
    """Whether the statement sets a target: by its part, by the list it is in.

    初步核算 opens results wherever it stands, until targets or this year are named.
    """
    results = _last(_RESULTS, before)
    if results is None:
        return targets is not None or context.part in _PLANNING
    since = before[results.end() :]
    return bool(_TARGET_LIST.search(since) or _THIS_YEAR.search(since))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _is_of_part_of_year(sentence: Sentence, statement: Statement) -> bool:
    """Whether a quarter or some months govern the statement.

    They do in its own clause, and at the head of its list (上半年，A增长4%，B增长5%), unless 全年
    follows before the name.
    """
    member = sentence.since_semicolon(statement.name)
    part = _last(_PART_OF_YEAR, member)
    if part is None or _WHOLE_YEAR.search(member, part.end()):
        return bool(_PART_OF_YEAR.search(statement.rest) and not statement.values)
    if part.start() >= len(member) - len(sentence.clause_of(statement.name)):
        return True
    head, tail = re.split(r"[，：]", member[: part.start()])[-1], member[part.end() :]
    return sentence.names.only_leads(head) and tail.startswith("，")


def _is_of_another_place(sentence: Sentence, statement: Statement) -> bool:
    """Whether an earlier clause of the list has a district or a belt of cities for its subject."""
    clause = sentence.clause_of(statement.name)
    if sentence.names.names_own_place(clause):
        return False
    if _OTHERS_DOING.search(clause):
        return True
    earlier = sentence.since_semicolon(statement.name)
    return any(_ELSEWHERE.match(words) for words in re.split(r"[，：]", earlier))


def _is_estimated(sentence: Sentence, statement: Statement) -> bool:
    """Whether 预计 or 有望 governs the statement.

    At the head of a clause it governs the list up to ； or 。 (预计A增长4%，B增长5%), and set off
    at the head of the sentence all of it (预计，A增长4%；B增长5%); after another subject it governs
    that subject alone (B有望突破1.2万亿元，A增长4%).
    """
    if _EXPECTED_ALL.match(sentence.before(statement.name)):
        return True
    member = sentence.since_semicolon(statement.name)
    if not statement.values and _ESTIMATED.search(statement.rest):
        return True
    clause = len(sentence.clause_of(statement.name))
    for match in _ESTIMATED.finditer(member):
        if match.start() >= len(member) - clause:
            return True
        head = re.split(r"[，：]", member[: match.start()])[-1]
        if sentence.names.only_leads(head):
            return True
    return False


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without separators, dashes and lone quotation marks at its ends."""
    while start < end and text[start] in "，；。：、—-·●■◆▪※*○！？ ”’":
        start += 1
    while end > start and text[end - 1] in "，；。：、—！？ ":
        end -= 1
    return start, end


def _without_repeats(found: Sequence[_Observed]) -> list[_Observed]:
    """The first statement of each value; weak names only where no full name gives a figure."""
    strong = {(o.indicator_id, o.period, o.status is Status.TARGET) for o in found if not o.weak}
    seen = {_key(o) for o in found if o.correction}
    kept = []
    for observed in found:
        if observed.correction:
            kept.append(observed)
            continue
        target = observed.status is Status.TARGET
        if observed.weak and (observed.indicator_id, observed.period, target) in strong:
            continue
        key = _key(observed)
        if key not in seen:
            seen.add(key)
            kept.append(observed)
    return kept


def _key(observed: _Observed) -> tuple[str, int, Status, Decimal]:
    return observed.indicator_id, observed.period, observed.status, observed.value.value


# --- Corrections --------------------------------------------------------------------------------


def _with_corrections(found: Sequence[_Observed], quotes: Sequence[Quoted]) -> list[_Observed]:
    """The figures as read but for those that give way, and an editor's, each where it stands."""
    kept = [one for one in found if not _gives_way(one, one.printed, quotes)]
    for quoted in quotes:
        own = _of_editor(quoted)
        if own:
            later = (i for i, one in enumerate(kept) if _position(one) > _position(own))
            kept.insert(next(later, len(kept)), own)
    return kept


def _of_editor(quoted: Quoted) -> _Observed | None:
    """The figure that a correction gives; None where it only takes one away."""
    given = quoted.correction
    if given.value is None or given.period is None or given.status is None:
        return None
    quote = _Quote(quoted.paragraph, quoted.start, quoted.end)
    bound = given.bound or Bound.EXACT
    value = Value(given.value, given.value_high, bound, aim=False, start=0, end=0)
    return _Observed(
        given.indicator, given.period, given.status, value, False, quote, quote, given.reason
    )


def _position(one: _Observed) -> tuple[int, int]:
    return one.printed.paragraph.ordinal, one.printed.start


def _gives_way(one: _Observed | _Worded, at: _Quote, quotes: Sequence[Quoted]) -> bool:
    return any(
        quoted.replaces(one.indicator_id, one.period, one.status)
        for quoted in quotes
        if quoted.holds(at.paragraph, at.start, at.end)
    )


def _changes(
    quotes: Sequence[Quoted],
    observed: Sequence[_Observed],
    worded: Sequence[_Worded],
    report: Report,
    names: Names,
) -> Iterator[Correction]:
    """What every correction changes, in text order."""
    for quoted in sorted(quotes, key=lambda q: (q.paragraph.ordinal, q.start)):
        read = [
            _described(one, names)
            for one in _without_repeats(observed)
            if _gives_way(one, one.printed, [quoted])
        ] + [_described(one, names) for one in worded if _gives_way(one, one.quote, [quoted])]
        name = names.indicators[quoted.correction.indicator].name
        own = _of_editor(quoted)
        yield Correction(
            report_id=report.report_id,
            kind=CorrectionKind.FIGURE,
            words=quoted.paragraph.text[quoted.start : quoted.end],
            before=f"{name}：{'、'.join(dict.fromkeys(read)) or '未读出'}",
            after=f"{name}：{_described(own, names) if own else '不是这项指标的数字'}",
            reason=quoted.correction.reason,
            place=quoted.paragraph.body.span(quoted.start, quoted.end),
            section_id=quoted.paragraph.section_id,
            paragraph_id=quoted.paragraph.paragraph_id,
        )


def _described(one: _Observed | _Worded, names: Names) -> str:
    """A figure or a wording in words: 2026年目标5%左右."""
    text = f"{one.period}年{STATUSES[one.status]}"
    if isinstance(one, _Worded):
        return f"{text}（仅有措辞）"
    unit = names.indicators[one.indicator_id].unit
    return text + amount(one.value.value, one.value.high, unit, one.value.bound)


def _observations(
    observed: Sequence[_Observed], report: Report, names: Names
) -> Iterator[Observation]:
    """The records, with ids from what they are of; a second value for the same takes -2."""
    counts: dict[str, int] = defaultdict(int)
    for one in observed:
        base = f"{report.report_id}-{one.indicator_id}-{one.period}-{one.status}"
        counts[base] += 1
        yield Observation(
            observation_id=base if counts[base] == 1 else f"{base}-{counts[base]}",
            report_id=report.report_id,
            region=report.region.name,
            indicator_id=one.indicator_id,
            period=one.period,
            status=one.status,
            value=one.value.value,
            value_high=one.value.high,
            unit=names.indicators[one.indicator_id].unit,
            bound=one.value.bound,
            paragraph_id=one.quote.paragraph.paragraph_id,
            quote=one.quote.text,
            place=one.quote.paragraph.body.span(one.quote.start, one.quote.end),
            correction=one.correction,
        )


def _wordings(
    worded: Sequence[_Worded], observed: Sequence[_Observed], report: Report
) -> Iterator[Wording]:
    """The first wording of each indicator, period and side (result or target) without a figure."""
    taken = {(o.indicator_id, o.period, o.status is Status.TARGET) for o in observed}
    for one in worded:
        key = (one.indicator_id, one.period, one.status is Status.TARGET)
        if key in taken:
            continue
        taken.add(key)
        yield Wording(
            report_id=report.report_id,
            indicator_id=one.indicator_id,
            period=one.period,
            status=one.status,
            paragraph_id=one.quote.paragraph.paragraph_id,
            quote=one.quote.text,
            place=one.quote.paragraph.body.span(one.quote.start, one.quote.end),
        )
