"""The records that flow from stage to stage: immutable, and each one knows its words.

Offsets are code points into the source text as decoded, 0-based, end exclusive. Records name each
other by id, never by reference. Names are the field's: see
`generator/docs/vocabulary.md`.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from operator import eq
from typing import NamedTuple


class Level(StrEnum):
    """Administrative level of the government that reports."""

    NATIONAL = "national"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


class Part(StrEnum):
    """What a stretch of a report is for."""

    FRONT = "front"
    REVIEW = "review"
    PLAN = "plan"
    SELF_BUILDING = "self_building"
    CLOSING = "closing"
    ANNEX = "annex"


class Completeness(StrEnum):
    """Which ends of the report the source still has."""

    FULL = "full"
    HEAD_MISSING = "head_missing"
    TAIL_MISSING = "tail_missing"
    BOTH_MISSING = "both_missing"

    @property
    def lacks_head(self) -> bool:
        return self in (Completeness.HEAD_MISSING, Completeness.BOTH_MISSING)

    @property
    def lacks_tail(self) -> bool:
        return self in (Completeness.TAIL_MISSING, Completeness.BOTH_MISSING)


class Match(StrEnum):
    """How a mention's words relate to the term's name."""

    EXACT = "exact"
    VARIANT = "variant"
    SHORT = "short"


class Status(StrEnum):
    """Whether a figure is a result (完成), an expected result (预计) or a target (预期目标)."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    TARGET = "target"

    @property
    def side(self) -> Status:
        """TARGET for a target, ACTUAL for a result, reached or expected."""
        return self if self is Status.TARGET else Status.ACTUAL


class Bound(StrEnum):
    """How a figure binds: 5%, 5%左右, 5%以上, 5%以内, 5%—6%."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class StatusBasis(StrEnum):
    """What tells a figure's status: a word of its own clause, one that governs a list, or the part.

    Careful readers disagree on how far a 预计 reaches: the basis lets each judge.
    """

    STATED = "stated"
    GOVERNED = "governed"
    INFERRED = "inferred"


class Basis(StrEnum):
    """On which basis a rate of growth is reckoned, where the text says it: 名义, 实际, 可比."""

    UNSAID = ""
    NOMINAL = "nominal"
    REAL = "real"
    COMPARABLE = "comparable"


class Horizon(StrEnum):
    """Whether a figure is of one year or of several (五年累计, 年均)."""

    YEAR = "year"
    PERIOD = "period"


class Aggregate(StrEnum):
    """Whether a figure of several years is true of each (每年), their mean (年均) or sum (累计)."""

    NONE = ""
    EACH = "each"
    MEAN = "mean"
    SUM = "sum"


class NumberKind(StrEnum):
    """What a number of the ledger says of its subject."""

    LEVEL = "level"  # how much or how many it is: 达到57%
    RISE = "rise"  # 增长5%, 提高2个百分点
    FALL = "fall"  # 下降3%
    GAP = "gap"  # 高于全国2个百分点
    SHARE = "share"  # 占全省的8%


class NamedKind(StrEnum):
    """What a place is that a report names."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    ZONE = "zone"  # 抚州高新区, 雄安新区
    WATER = "water"  # 长江, 鄱阳湖
    MOUNTAIN = "mountain"  # 祁连山
    REGION = "region"  # 长三角, 昆明都市圈


class NamedBy(StrEnum):
    """By which form of its name a place was recognised."""

    FULL = "full"  # 南昌市; a former full name too
    SHORT = "short"  # 南昌
    LISTED = "listed"  # a name of the catalogue's lists: 鄱阳湖, 雄安新区
    FORM = "form"  # a place's name with a kind behind it: 抚州高新区
    UNDECIDED = "undecided"  # a name that may be several places', or none


class WordingKind(StrEnum):
    """What words without a figure say of an indicator."""

    SYNC = "sync"  # 与经济增长同步
    STABLE = "stable"  # 保持稳定, 基本持平
    COMPARED = "compared"  # 快于经济增长, 高于全国平均水平
    RANK = "rank"  # 位居全省第5
    LEVEL = "level"  # 完成50亿元, of a rate of growth
    RISE = "rise"  # 提高1.3个百分点, of an amount or a share
    FALL = "fall"  # 下降9.1%, of an amount or a share
    ASSIGNED = "assigned"  # 完成省下达任务, of a target
    PLAN_SHARE = "plan_share"  # 完成年计划的112%
    SELF_ASSESSED = "self_assessed"  # 未达预期, 超额完成
    OTHER = "other"


class RankMeasure(StrEnum):
    """Which measure of a subject is ranked, as far as the text says it."""

    UNSAID = ""
    GROWTH = "growth"  # 增速
    LEVEL = "level"  # 总量
    CHANGE = "change"  # 增量


class Check(StrEnum):
    """By what a commitment can be checked a year later."""

    NUMBER = "number"  # 新建高标准农田30万亩
    PROJECT = "project"  # 建成城西水库
    DATE = "date"  # 年底前完成


class Relation(StrEnum):
    """What another report is to the one that shares words with it."""

    SUPERIOR = "superior"  # of the nearest government above that is here, the same year
    PREVIOUS = "previous"  # of the same place, the year before
    NATIONAL = "national"  # of the nation, the same year, where that is not the superior


class LivelihoodRole(StrEnum):
    """Whether a list of 民生实事 is what a report promises, or what it looks back on."""

    PROMISED = "promised"
    REPORTED = "reported"


class LivelihoodState(StrEnum):
    """What a report says of a list as a whole."""

    DONE = "done"  # 全部完成
    MOSTLY = "mostly"  # 基本完成
    NAMED = "named"  # no more than that there is one
    CANDIDATE = "candidate"  # 候选项目: it is yet to be voted on


class InitiativeKind(StrEnum):
    """As what a report gives an initiative."""

    TERM = "term"  # its annex explains it
    PLAN = "plan"
    PROJECT = "project"
    HEADING = "heading"


class AnswerState(StrEnum):
    """What the next year's report says of what was promised."""

    REPORTED = "reported"
    PARTLY = "partly"  # begun and not finished, fewer than promised, or some of several
    COVERED = "covered"  # no more than that the whole list is done
    NOT_FOUND = "not_found"


class Echo(StrEnum):
    """What a place makes of a name that the government above it gave to something."""

    VERBATIM = "verbatim"
    SHORT = "short"
    RENAMED = "renamed"
    UNDECIDED = "undecided"
    SILENT = "silent"
    TEXT_MISSING = "text_missing"


class CorrectionKind(StrEnum):
    """What an editor corrected: the reading of the text, or what is known of the report."""

    PART = "part"
    HEADING = "heading"
    FIGURE = "figure"
    TITLE = "title"
    SPEAKER = "speaker"
    OCCASION = "occasion"
    DELIVERED_ON = "delivered_on"
    REGION = "region"
    ADCODE = "adcode"
    LEVEL = "level"
    PARENT = "parent"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range `[start, end)` of code points in one report's decoded source."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Traced:
    """Cleaned text in which every character remembers its offset in the source.

    `origins[i]` is the source offset of `text[i]`; origins rise strictly. They may be given as any
    sequence, and are kept as a range where no character between them was left out, which is most
    often: a number for each character would take twenty times the room of the text.
    """

    text: str
    origins: Sequence[int]

    def __post_init__(self) -> None:
        object.__setattr__(self, "origins", _compact(self.origins))

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int | None = None) -> Traced:
        """The characters `[start, end)` with their origins."""
        if start == 0 and (end is None or end == len(self.text)):
            return self
        return Traced(self.text[start:end], self.origins[start:end])

    def strip(self) -> Traced:
        """The same without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where the characters `[start, end)` of this text stand in the source.

        Raises: ValueError when the range is empty.
        """
        origins = self.origins[start:end]
        if not origins:
            raise ValueError("an empty range has no span")
        return Span(origins[0], origins[-1] + 1)

    def locate(self, span: Span) -> tuple[int, int]:
        """The inverse of `span`: the range of this text that the source span covers."""
        return bisect_left(self.origins, span.start), bisect_left(self.origins, span.end)

    @staticmethod
    def join(pieces: Iterable[Traced]) -> Traced:
        """The pieces one after the other, in source order."""
        parts = tuple(pieces)
        if len(parts) == 1:
            return parts[0]
        return Traced(
            "".join(part.text for part in parts),
            tuple(chain.from_iterable(part.origins for part in parts)),
        )


def _compact(origins: Sequence[int]) -> Sequence[int]:
    """The same numbers in little room; equal ones are equal however they were given."""
    if isinstance(origins, range):
        return origins
    if not origins:
        return range(0)
    whole = range(origins[0], origins[-1] + 1)
    if len(whole) == len(origins) and all(map(eq, whole, origins)):
        return whole
    return origins if isinstance(origins, array) else array("l", origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The document that a text was taken from, as an editor gave it: its name in the folder."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One text file as read: `path` is for messages (`seeds/jiangxi-2024.txt`).

    `original` is None where the text is its own, or the document is not at hand.
    """

    path: str
    file: str
    text: str
    sha256: str
    encoding: str
    original: Original | None = None

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds `offset`."""
        return bisect_left(_line_feeds(self.text), offset) + 1


@lru_cache(maxsize=1)
def _line_feeds(text: str) -> tuple[int, ...]:
    """Where the line feeds of a text stand."""
    return tuple(found.start() for found in re.finditer("\n", text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A place with a government. `parent` is its parent's full name, empty for a province."""

    name: str
    adcode: str
    level: Level
    parent: str = ""

    @property
    def key(self) -> str:
        """What tells the place from every other: names are not unique (朝阳区), codes are."""
        return self.adcode or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Characters of the source that the pages leave out, and why (`page_jump`, …)."""

    report_id: str
    text: str
    reason: str
    place: Span


_TOPIC = 3
"""The depth of a topic sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One node of a report's outline.

    `depth` 1 is 一、, 2 is （一）, 3 the topic sentence that opens a paragraph. `number` is as
    printed and may be empty; `title` is without number, note marks and closing 。; `printed` is
    both with the note marks, `body` the same with the offset of every character (None for depth 3,
    whose words are a paragraph's). `heading` is the heading's place (None where `implied`). `slug`
    is the address, below the report's, of the page it stands on; `anchor` is the paragraph's for
    depth 3 and empty otherwise. `correction` is an editor's reason where heading or part are
    corrected.
    `doubtful`: what the heading says of its part speaks against itself or against the report's
    year, so that no figure can be told a result from a target; it holds for all below as well.
    `lists_terms`: an annex whose title is that of a list of terms.
    """

    section_id: str
    report_id: str
    parent_id: str
    depth: int
    number: str
    title: str
    part: Part
    slug: str
    heading: Span | None = None
    implied: bool = False
    anchor: str = ""
    printed: str = ""
    body: Traced | None = None
    correction: str = ""
    doubtful: bool = False
    lists_terms: bool = False

    @property
    def is_topic(self) -> bool:
        """Whether it is one paragraph, whose first sentence is the heading."""
        return self.depth == _TOPIC

    @property
    def label(self) -> str:
        """Number and title; a blank parts an annex's label from its title (附件 名词解释)."""
        between = " " if self.part is Part.ANNEX and self.number and self.title else ""
        return f"{self.number}{between}{self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One printed paragraph. `ordinal` counts from 1 through the whole report.

    `continues` marks the second half of a paragraph that furniture interrupts.
    """

    paragraph_id: str
    report_id: str
    section_id: str
    ordinal: int
    body: Traced
    continues: bool = False

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def anchor(self) -> str:
        return f"p{self.ordinal}"

    @property
    def place(self) -> Span:
        return self.body.span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an editor corrected in the reading of a report, and why.

    `words` are the words of the text that it concerns, at `place`; both are empty for what is known
    of the report as a whole. `before` and `after` are for readers: what the program read, and what
    stands now. `section_id` and `paragraph_id` say where, as far as there is such a place.
    """

    report_id: str
    kind: CorrectionKind
    words: str
    before: str
    after: str
    reason: str
    place: Span | None = None
    section_id: str = ""
    paragraph_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a report's text was taken from, as the manifest says it; empty where it does not.

    `source_url` is an http or https address in ASCII, `publisher` who published the text there,
    `retrieved_on` the day it was taken, `note` an editor's line for readers.
    """

    source_url: str = ""
    publisher: str = ""
    retrieved_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One government work report, split. Sections and paragraphs are in text order.

    `year` is the year whose work it plans, `review_year` the one it looks back on. What neither the
    source nor the manifest says is empty or None. `speaker_role` is the speaker's office as printed
    (代省长). `corrections` are an editor's, but for
    those of figures.
    """

    report_id: str
    region: Region
    year: int
    review_year: int
    title: str
    speaker: str
    delivered_on: date | None
    occasion: str
    source_file: str
    source_sha256: str
    characters: int
    completeness: Completeness
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Furniture, ...]
    corrections: tuple[Correction, ...] = ()
    origin: Origin = Origin()
    original: Original | None = None
    speaker_role: str = ""

    def section(self, section_id: str) -> Section:
        """The section of that id. Raises: KeyError."""
        for section in self.sections:
            if section.section_id == section_id:
                return section
        raise KeyError(section_id)

    def paragraphs_of(self, section_id: str) -> tuple[Paragraph, ...]:
        """The paragraphs that stand directly in a section of depth 1 or 2."""
        return tuple(p for p in self.paragraphs if p.section_id == section_id)

    def may_have_lost(self, part: Part) -> bool:
        """Whether the part reaches into the text that the source has lost.

        What is lost at the head ends in the first part that is left, what is lost at the tail
        begins in the last one: a report that breaks off in its closing words has lost no target.
        """
        if self.completeness is Completeness.FULL or not self.paragraphs:
            return self.completeness is not Completeness.FULL
        wanted = _ORDER[part]
        first, last = (
            _ORDER[self.section(self.paragraphs[index].section_id).part] for index in (0, -1)
        )
        head = self.completeness.lacks_head and first >= wanted
        tail = self.completeness.lacks_tail and last <= wanted
        return head or tail


_ORDER = {part: rank for rank, part in enumerate(Part)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A policy term (名词) and its official definition, from a report's annex.

    `place` covers term and definition as printed, without the entry's number.
    """

    term_id: str
    report_id: str
    ordinal: int
    name: str
    definition: str
    aliases: tuple[str, ...]
    paragraph_id: str
    place: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a report that name a term in the term's own sense.

    In a heading `paragraph_id` is empty.
    """

    term_id: str
    report_id: str
    section_id: str
    paragraph_id: str
    text: str
    match: Match
    place: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """A mark in the body that refers to an entry of the report's own annex: `[1]`, 【1】, ①.

    `number` is what the mark says. `text` is the mark as printed; where the source lost its
    brackets, the bare digits. In a heading `paragraph_id` is empty.
    """

    term_id: str
    report_id: str
    section_id: str
    paragraph_id: str
    text: str
    number: int
    place: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """Words that look like a mention but are another sense, or cannot be decided: never linked.

    `reason` is Chinese and meant for readers. In a heading `paragraph_id` is empty.
    """

    term_id: str
    report_id: str
    section_id: str
    paragraph_id: str
    text: str
    reason: str
    place: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure that one report states for one indicator (指标).

    `value` is in `unit` as the indicator defines it; a fall is negative. `value_high` is a range's
    upper end. `quote` is the clause that says it, `place` its span. `correction` is an editor's
    reason where the figure is the editor's and not read.

    `stance` is the target's verb as printed (力争), `rider` the clause that is added to it
    (在实际工作中努力争取更好结果). `scope` is what narrows the subject, as printed, empty where it
    is the place as a whole. With a `horizon` of several years, `period_start` and `period_end` are
    the first and the last, `period` is the last, and
    `aggregate` says what the figure is of them. `verdict` is the report's own judgement, as
    printed (完成年计划的118%, 未达预期). `controlled`: 控制 makes a target a ceiling. `area` is the
    part of the place that its own series is of, as printed (中心城区). `printed_name` is what the
    text calls the indicator there, with what narrows it (全社会固定资产投资, 农民人均纯收入); empty
    where an editor gives the figure. `number` is where the number itself stands, None there.
    """

    observation_id: str
    report_id: str
    region: str
    indicator_id: str
    period: int
    status: Status
    value: Decimal
    unit: str
    bound: Bound
    paragraph_id: str
    quote: str = field(compare=False)
    place: Span = field(compare=False)
    value_high: Decimal | None = None
    correction: str = ""
    status_basis: StatusBasis = StatusBasis.INFERRED
    stance: str = ""
    rider: str = ""
    basis: Basis = Basis.UNSAID
    scope: str = ""
    horizon: Horizon = Horizon.YEAR
    period_start: int | None = None
    period_end: int | None = None
    aggregate: Aggregate = Aggregate.NONE
    verdict: str = ""
    controlled: bool = False
    area: str = ""
    printed_name: str = ""
    number: Span | None = field(default=None, compare=False)


class Number(NamedTuple):
    """One number of a report's body, whatever it is of (数字总表).

    `printed` is the number with its unit and bound as the text has them, at `[start, end)`. `value`
    has its scale applied and is in `unit` (30万亩 is 300000 亩); `value_high` ends an interval. A
    fall is positive, and of the kind FALL. `unit_kind` is the unit's kind in `numbers.yml`;
    both are empty where the text names no unit. `subject` is what the number is of, in the text's
    words; `subject_sure` says whether the reading leaves nothing open, `unit_sure` the same of the
    unit. `quote` is the clause, at `[quote_start, quote_end)`. `observation_ids` are the figures of
    indicators that it is. In a heading `paragraph_id` is empty. A tuple, since a report has
    hundreds.
    """

    number_id: str
    report_id: str
    section_id: str
    paragraph_id: str
    part: Part
    printed: str
    start: int
    end: int
    value: Decimal
    value_high: Decimal | None
    unit: str
    unit_kind: str
    bound: Bound
    kind: NumberKind
    subject: str
    subject_sure: bool
    unit_sure: bool
    quote: str
    quote_start: int
    quote_end: int
    observation_ids: tuple[str, ...] = ()

    @property
    def place(self) -> Span:
        """Where the clause stands."""
        return Span(self.quote_start, self.quote_end)

    @property
    def is_sure(self) -> bool:
        """Whether nothing of it is open."""
        return self.subject_sure and self.unit_sure


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """An indicator that a report speaks of without giving its figure (稳中提质, 排名全省第5).

    `stance`, `rider`, `verdict` and `printed_name` are as an observation's.
    """

    report_id: str
    indicator_id: str
    period: int
    status: Status
    paragraph_id: str
    quote: str
    place: Span
    kind: WordingKind = WordingKind.OTHER
    stance: str = ""
    verdict: str = ""
    rider: str = ""
    printed_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadName:
    """A place where a report names an indicator, and neither a figure nor a wording was read.

    `part` is REVIEW or PLAN, `quote` the clause with the name. `has_number`: an amount that
    may be its figure stands behind the name. `gives` is LEVEL, RISE or FALL where the number right
    behind the name is that of the place as a whole.
    """

    report_id: str
    indicator_id: str
    section_id: str
    paragraph_id: str
    part: Part
    quote: str
    place: Span
    has_number: bool = True
    gives: WordingKind = WordingKind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class RankClaim:
    """One rank that a report claims for one subject.

    `subject` are the report's words for what is ranked, with 增速 where they say its growth;
    `indicator_id` the catalogue's indicator where it is just that. `sure` is false where the
    subject stands too far off, or is one of several. `among` is as printed, empty where the text
    does not say. `low` and `high` are the rank, equal but for 前三. `moved` is by how many places
    it rose, negative for a fall; `previous` the rank before, as printed or reckoned from `moved`.
    `years`: for how many years in a row. `quote` are the words that say it, at `place`.
    """

    claim_id: str
    report_id: str
    section_id: str
    paragraph_id: str
    subject: str
    indicator_id: str
    measure: RankMeasure
    sure: bool
    among: str
    low: int
    high: int
    tied: bool
    moved: int | None
    previous: int | None
    years: int | None
    period: int
    status: Status
    quote: str = field(compare=False)
    place: Span = field(compare=False)


class PlaceMention(NamedTuple):
    """A place that a report names, other than its own.

    `text` are the words as printed, at `[start, end)` of the source. `name` is the full name of
    today, of a zone the words as printed, and of what is undecided empty. `adcode` is the code of
    the division, of a zone that of the place with which its name begins; empty for what has none.
    `candidates` are the codes that undecided words may mean. In a heading `paragraph_id` is empty.
    A tuple, since a report has hundreds.
    """

    mention_id: str
    report_id: str
    section_id: str
    paragraph_id: str
    kind: NamedKind
    adcode: str
    name: str
    text: str
    decided: NamedBy
    candidates: tuple[str, ...]
    start: int
    end: int

    @property
    def place(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class LivelihoodItem:
    """One item of a list of 民生实事, or what a report says of a list as a whole.

    `ordinal` counts the items of a list from 1, and is 0 for words on the whole list (全面完成10件
    民生实事), which are there where no items are printed, or where they say that all is done.
    `listed` is how many items there are by the report's own words, or by its numbers where no more
    than a heading stands above them; 0 where it does not say. `year` is the year whose list it is.
    `of_superior`: the list is that of a government above (省定20项民心工程). `text` are the item's
    words without its number, at `place`; of several paragraphs they are joined by blanks, and
    `paragraph_id` is that of the first.
    """

    item_id: str
    report_id: str
    section_id: str
    paragraph_id: str
    ordinal: int
    role: LivelihoodRole
    state: LivelihoodState
    year: int
    listed: int
    of_superior: bool
    text: str = field(compare=False)
    place: Span = field(compare=False)

    @property
    def is_whole(self) -> bool:
        """Whether it is said of a list as a whole."""
        return not self.ordinal


class Answer(NamedTuple):
    """What the next year's report of the same place says of one promise.

    `promise_id` is a commitment's or an item's of 民生实事, `report_id` the next year's report.
    `text` is the sentence that says it, at `place` of that report's source; empty and None where
    none was found. `name` is what promise and sentence have in common, and `similarity` the share
    of the promise's names, by pairs of characters, that the sentence has. Where both give a number
    of the same thing, `promised` and `reported` are the two, with their bounds as printed; else
    they are empty. `is_lower`: the number reported is the lower one; None where the two say nothing
    of more and less, as where less is wanted. `missing` are names of the promise that stand nowhere
    in a whole report that says something of the others.
    """

    promise_id: str
    report_id: str
    state: AnswerState
    name: str = ""
    similarity: Decimal = Decimal(0)
    paragraph_id: str = ""
    text: str = ""
    place: Span | None = None
    promised: str = ""
    reported: str = ""
    promised_value: Decimal | None = None
    reported_value: Decimal | None = None
    unit: str = ""
    is_lower: bool | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmittedProblem:
    """One problem or shortfall that a report admits, as its sentence divides them.

    `text` are its words, without the number or the 同时 before it, at `place`; where furniture
    divides them, `paragraph_id` is that of the first. `themes` are ids, strongest first, empty
    where no word tells. `missed`: it is a target of which the report says that it was missed.
    """

    problem_id: str
    report_id: str
    section_id: str
    paragraph_id: str
    text: str = field(compare=False)
    themes: tuple[str, ...]
    missed: bool
    place: Span = field(compare=False)


class Commitment(NamedTuple):
    """One clause of a plan that binds, as its sentence divides it (承诺).

    `text` are its words at `[start, end)`. `checkable_by` is empty where nothing of it can be
    checked. `verb` is the deed as printed, which in a list stands before the first of several
    (新增规上工业企业5家、高新技术企业3家); empty where there is none. `number_ids` are the numbers
    of the ledger that it promises; `value`, `value_high`, `unit` and `bound` are of the first,
    None and empty without any. `deadline` is as printed, `project` are the names of what is to be
    begun, finished or opened. `themes` are ids, strongest first: those of its own words, else its
    section's. A tuple, since a report has hundreds.
    """

    commitment_id: str
    report_id: str
    section_id: str
    paragraph_id: str
    text: str
    start: int
    end: int
    checkable_by: tuple[Check, ...]
    verb: str
    number_ids: tuple[str, ...]
    value: Decimal | None
    value_high: Decimal | None
    unit: str
    bound: Bound
    deadline: str
    project: str
    themes: tuple[str, ...]

    @property
    def place(self) -> Span:
        """Where its words stand."""
        return Span(self.start, self.end)
