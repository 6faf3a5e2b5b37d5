"""What several kinds of pages show, ready for a template: records without rules of the field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way down to a page; the last one, the page itself, has no address."""

    label: str
    url: str | None


def crumbs(*steps: tuple[str, str | None]) -> tuple[Crumb, ...]:
    """The way down from home: labels and addresses, the last without one."""
    return (Crumb("首页", ""), *(Crumb(label, url) for label, url in steps))


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads somewhere."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A name that leads somewhere, and how much there is of it."""

    url: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class CardRow:
    """A row of a report's card, or of its source's.

    `url` is an address of this site, or one of the web where it is `external`. `code` is set in a
    fixed width. `correction` is an editor's reason, where one corrected it.
    """

    label: str
    value: str
    url: str = ""
    note: str = ""
    wide: bool = False
    code: bool = False
    correction: str = ""

    @property
    def external(self) -> bool:
        return self.url.startswith("http")


@dataclass(frozen=True, slots=True)
class AdmissionShown:
    """Where a report admits what is wanting: paragraphs, and the sentence that opens the first."""

    url: str
    first: int
    last: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemShown:
    """A problem that a report admits, in its words; `missed`: a target was missed."""

    text: str
    url: str
    theme_ids: tuple[str, ...]
    themes: tuple[Link, ...]
    missed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemTheme:
    """A theme with a page of what reports admit on it; `theme_url` is the theme's own page.

    `count` are the problems, `report_ids` the reports in the order of the corpus.
    """

    theme_id: str
    name: str
    url: str
    theme_url: str
    count: int
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several lists that lead to each other, with its length; `here` is the one shown."""

    url: str
    name: str
    count: int
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberShown:
    """A number of a report's ledger. `kind` is 增长 or 下降, else empty.

    `bound` is what words before the number say and it does not itself. `indicator_url` is empty
    where the number is no indicator's. `quote` is the clause, at `url`.
    """

    section_id: str
    subject: str
    kind: str
    printed: str
    bound: str
    unit_kind: str
    is_unsure: bool
    indicator_url: str
    quote: str
    url: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a list that is cut, by its number; `here` is the one that is shown."""

    url: str
    number: int
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NameShown:
    """A term's name in a list of names.

    `reports` of those held mention it, `defined` explain it. `filter` is all that it can be found
    by. Where the list is a report's own, `ordinal` is its number there, else 0.
    """

    term_id: str
    name: str
    url: str
    mentions: int
    reports: int
    defined: int
    excerpt: str
    filter: str
    ordinal: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportShown:
    """A report as others speak of it: what an edit of its text leaves as it is.

    `gap` is a badge where the source lost an end, `gap_note` says what is lost. `doubts` names what
    is doubtful in the reading, in one line; `doubts_url` leads to the list of it.
    `citation_meta` has the names and contents of `<meta>` that say how the report is cited;
    `bibtex` says it too, without the address of a page.
    """

    report_id: str
    name: str
    full_name: str
    region: str
    level: str
    parent: str
    year: int
    review_year: int
    url: str
    full_url: str
    completeness: str
    gap: str
    gap_note: str
    doubts: str
    doubts_url: str
    lacks_head: bool
    lacks_tail: bool
    occasion_line: str
    citation: str
    citation_meta: tuple[tuple[str, str], ...]
    bibtex: Markup
    source_url: str
    retrieved_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReport:
    """A report in a list of all, with its length."""

    url: str
    name: str
    region: str
    level: str
    parent: str
    year: int
    characters: str
    completeness: str
    doubts: str
    doubts_url: str


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A section that leads to its page; `correction` is an editor's reason, mostly empty."""

    url: str
    label: str
    implied: bool
    correction: str


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One line of a report's sidebar."""

    url: str
    label: str
    children: tuple[OutlineEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A section of another report, and the words that it shares with the one it is shown for."""

    url: str
    label: str
    report: str
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParagraphShown:
    """A paragraph of a report; `entries` are the terms that it defines, where it is an annex's.

    `shared` names the ranges of its text that other reports have as well, as
    `SharedFacts.marks` has them.
    """

    anchor: str
    ordinal: int
    continues: bool
    html: Markup
    entries: tuple[CountedLink, ...]
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Doubts:
    """What a mark beside something doubtful says and where it leads; empty where nothing is."""

    doubts: str = ""
    doubts_url: str = ""


NO_DOUBTS = Doubts()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureShown:
    """A figure with the sentence it was read from.

    `otherwise` is its value and unit in the other unit that figures of its indicator are shown in,
    empty where there is none. `quoted_as` is the value that the files of words know it by, where
    the one that is shown is another.
    """

    wording: ClassVar[bool] = False
    indicator: str
    indicator_url: str
    period: int
    status: str
    status_name: str
    value: str
    unit: str
    otherwise: tuple[str, str] = ("", "")
    quoted_as: str = ""
    bound: str
    basis: str
    area: str
    stance: str
    rider: str
    quote: str
    correction: str
    url: str
    report: str
    doubts: str
    doubts_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodShown:
    """A figure of several years: of which (`2026—2030年`), and whether their mean or their sum.

    `estimate` says how a result is expected only; empty for others.
    """

    indicator: str
    indicator_url: str
    is_target: bool
    estimate: str
    years: str
    aggregate: str
    value: str
    unit: str
    bound: str
    area: str
    basis: str
    stance: str
    quote: str
    url: str
    doubts: str
    doubts_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingShown:
    """Words about an indicator that give no figure."""

    wording: ClassVar[bool] = True
    correction: ClassVar[str] = ""
    period: int
    status: str
    status_name: str
    quote: str
    url: str
    report: str
    doubts: str
    doubts_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankShown:
    """A rank that a report claims, with the sentence it was read from.

    `rank` is 第3 or 前5, `low` and `high` are its numbers, `change` how it moved and how long it
    held. `peers` are equal for claims that compare with each other, empty where that cannot be
    told. `status_name` is empty for a plain result.
    """

    claim_id: str
    report: ReportShown
    subject: str
    sure: bool
    among: str
    peers: tuple[str, ...]
    rank: str
    low: int
    high: int
    change: str
    period: int
    status: str
    status_name: str
    quote: str
    url: str
    doubts: str
    doubts_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellShown:
    """One place of a comparison table: figures, or why there is none; and what is doubtful."""

    figures: tuple[FigureShown, ...]
    reason: str = ""
    label: str = ""
    url: str = ""
    quote: str = ""
    doubts: str = ""
    doubts_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeShown:
    """A target and what the next year's report says became of it, each with its words.

    `bases` are how target and result are measured, where they differ.
    """

    indicator_id: str
    indicator: str
    indicator_url: str
    place: str
    period: int
    target: CellShown
    result: CellShown
    target_report: ReportShown
    result_report: ReportShown
    state: str
    label: str
    distance: str
    estimated: bool
    doubted: bool
    verdict: str
    bases: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeShown:
    """What a target has become since last year's, `before`: by how much, in which other words.

    `moved` is where an interval went (上移, 下移), empty where there is none or it went neither.
    """

    state: str
    label: str
    moved: str
    distance: str
    wording: str
    before: CellShown


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginShown:
    """How far a target lies from the superior's, in words, and the superior's with its words."""

    place: str
    position: str
    label: str
    superior: FigureShown


@dataclass(frozen=True, slots=True)
class HitShown:
    """Words in their sentence (key word in context)."""

    url: str
    before: str
    text: str
    after: str
    where: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionShown:
    """What an editor corrected in a report. `confirmed`: it is what the program had read."""

    id: str
    section_id: str
    figure: bool
    kind: str
    words: str
    before: str
    after: str
    confirmed: bool
    reason: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermNote:
    """A term that a text names, with its definition and some of the other reports that name it.

    `elsewhere_count` is how many these are in all.
    """

    term_id: str
    name: str
    url: str
    definition: str
    source: str
    other_year: str
    elsewhere: Sequence[Link] = ()
    elsewhere_count: int = 0


def excerpt(text: str, longest: int) -> str:
    """The words, cut where a sentence or a clause ends if they are very long."""
    if len(text) <= longest:
        return text
    end = max(text.rfind(mark, 0, longest) for mark in "。；，")
    return f"{text[: end if end > 0 else longest]}……"
