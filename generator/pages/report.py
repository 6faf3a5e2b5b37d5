"""A report's overview: its card, its outline, its main figures, its terms and its relatives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.catalogue.indicators import Indicator
from generator.citation import THIS_PAGE, citation, reference_of
from generator.labels import LEVELS
from generator.links import (
    NO_THEME,
    REPORTS,
    doubts_url,
    indicator_url,
    problem_theme_url,
    report_terms_url,
    report_url,
    source_url,
)
from generator.markup import lines_html
from generator.model import CorrectionKind, Origin, Part, Report, Section, Status
from generator.pages.facts import Facts
from generator.pages.facts.problems import NO_THEME_NAME
from generator.pages.kinds import Address, Content, Kind
from generator.pages.outcomes import grouped
from generator.pages.shown import (
    AdmissionShown,
    CardRow,
    CellShown,
    ChangeShown,
    CorrectionShown,
    CountedLink,
    Crumb,
    Link,
    MarginShown,
    OutcomeShown,
    PeriodShown,
    ProblemShown,
    ReportShown,
    SectionLink,
    crumbs,
)
from generator.pages.units import in_one_unit
from generator.pages.ways import Way, ways_of

_TERMS_MAX = 6  # that stand open
_MINUTES_PER_CHARACTER = 1 / 400
"""Silent reading of Chinese prose, at 400 characters a minute."""


@dataclass(frozen=True, slots=True)
class DoubtShown:
    """Something doubtful in the reading, and the section that it concerns, if it is one."""

    label: str
    note: str
    section: SectionLink | None


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A section in the outline, with its themes or, of a part, its sections."""

    url: str
    label: str
    implied: bool
    correction: str
    themes: tuple[Link, ...] = ()
    children: tuple[OutlineNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The place's report before or after this one, and what it is called beside it."""

    label: str
    report: ReportShown


@dataclass(frozen=True, slots=True)
class Years:
    """The place's reports around this one, and the address of all of them side by side."""

    previous: Neighbour | None
    next: Neighbour | None
    all_url: str


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """An indicator: last year's result and this year's target, and what that is held against.

    `change` and `margin` are None where there is nothing to hold it against.
    """

    name: str
    url: str
    result: CellShown
    target: CellShown
    change: ChangeShown | None
    margin: MarginShown | None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The targets of one report beside the results of the next.

    `counts` tell what became of how many of them; `is_folded` where more than these comes below.
    """

    id: str
    title: str
    target_report: ReportShown
    result_report: ReportShown
    rows: tuple[OutcomeShown, ...]
    counts: tuple[tuple[str, int], ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class Relatives:
    """Reports of the same place, of a place above or of places below."""

    id: str
    title: str
    reports: tuple[ReportShown, ...]


@dataclass(frozen=True, slots=True)
class References:
    """How the report is cited: by GB/T 7714, and in BibTeX."""

    gb7714: str
    bibtex: Markup


@dataclass(frozen=True, slots=True)
class OfYear:
    """What a report admits on a theme; `elsewhere` are the themes at which more of it stands.

    They are told where nothing stands at this one.
    """

    problems: tuple[ProblemShown, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeProblems:
    """What a report admits on a theme, and what the same place admitted the year before.

    A problem stands at one of its themes; those without one have a page too.
    """

    name: str
    url: str
    here: OfYear
    before: OfYear


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """What a report admits. `previous` is that of the year before, None where nothing is beside.

    `why_none` and `why_not_beside` say why there is nothing.
    """

    count: int
    passages: tuple[AdmissionShown, ...]
    themes: tuple[ThemeProblems, ...]
    previous: ReportShown | None
    why_none: str
    why_not_beside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """The overview; `first` is the section with which reading begins.

    `others` are indicators beside the headline ones of which the report gives a figure.
    `own_terms` leads to the report's own glossary. Of the terms that it mentions, `terms` stand
    open, `more_terms` folded.
    """

    report: ReportShown
    crumbs: tuple[Crumb, ...]
    card: tuple[CardRow, ...]
    doubts: tuple[DoubtShown, ...]
    doubted: bool
    corrections: tuple[CorrectionShown, ...]
    first: SectionLink
    outline: tuple[OutlineNode, ...]
    ways: tuple[Way, ...]
    admitted: Admitted
    years: Years | None
    headline: tuple[HeadlineRow, ...]
    others: tuple[HeadlineRow, ...]
    periods: tuple[PeriodShown, ...]
    outcomes: tuple[Outcomes, ...]
    own_terms: CountedLink | None
    terms: tuple[CountedLink, ...]
    more_terms: tuple[CountedLink, ...]
    relatives: tuple[Relatives, ...]
    references: References


def _addresses(facts: Facts) -> Iterator[Address[None]]:
    for shown in facts.reports.all():
        yield Address(url=shown.url, title=shown.name, about=None, report_id=shown.report_id)


def _content(facts: Facts, address: Address[None]) -> Content:
    report_id = address.report_id
    shown = facts.reports.shown(report_id)
    pages = facts.reports.pages_of(report_id)
    first = next((s for s in pages if s.part is not Part.FRONT), pages[0])
    mentioned = tuple(_terms(facts, report_id))
    own = len(facts.glossary.defined_in(report_id))
    return Content(
        view=ReportView(
            report=shown,
            crumbs=crumbs(("报告", REPORTS), (shown.name, None)),
            card=tuple(_card(facts, shown)),
            doubts=tuple(_doubts(facts, report_id)),
            doubted=facts.figures.any_doubted([report_id]),
            corrections=facts.reports.corrections(report_id),
            first=facts.reports.section_link(first),
            outline=tuple(_outline(facts, pages)),
            ways=ways_of(facts, report_id),
            admitted=_admitted(facts, shown),
            years=_years(facts, shown),
            headline=tuple(headline_row(facts, report_id, one) for one in facts.figures.headline),
            others=tuple(
                row
                for row in (headline_row(facts, report_id, one) for one in facts.figures.others)
                if row.result.figures or row.target.figures
            ),
            periods=facts.figures.periods(report_id),
            outcomes=tuple(_outcomes(facts, shown)),
            own_terms=CountedLink(report_terms_url(report_id), "名词注释", own) if own else None,
            terms=mentioned[:_TERMS_MAX],
            more_terms=mentioned[_TERMS_MAX:],
            relatives=tuple(_relatives(facts, shown)),
            references=_references(facts, report_id),
        ),
        description=f"{shown.full_name}：提纲、主要指标、名词与全文。",
        citation=shown.citation_meta,
    )


# -- the card ----------------------------------------------------------------------------------


def _card(facts: Facts, shown: ReportShown) -> Iterator[CardRow]:
    """The rows, each with the reason why an editor corrected what it says."""
    layers = facts.reports.layers(shown.report_id)
    report = layers.report
    reasons = {
        label: "；".join(one.reason for one in report.corrections if one.kind in kinds)
        for label, kinds in _CORRECTED.items()
    }
    minutes = max(1, round(report.characters * _MINUTES_PER_CHARACTER))
    day = report.delivered_on
    names = facts.reports.names(report.report_id)
    rows = (
        CardRow("地区", _place(report)),
        *([CardRow("名称沿革", "、".join(names))] if len(names) > 1 else []),
        CardRow("层级", LEVELS[report.region.level]),
        CardRow("年份", f"{report.year}年", note=f"回顾{report.review_year}年"),
        CardRow("会议", report.occasion or "原文未载"),
        CardRow("报告人", report.speaker or "原文未载", note=report.speaker_role),
        CardRow("日期", day.isoformat() if day else "原文未载"),
        CardRow("字数", f"{report.characters:,} 字，约读 {minutes} 分钟"),
        CardRow("完整性", shown.completeness),
        *_doubt_rows(report.report_id, len(layers.flags)),
        *_origin_rows(report.origin),
        CardRow("来源文件", report.source_file, source_url(report.report_id)),
    )
    for row in rows:
        yield replace(row, correction=reasons.get(row.label, ""))


_CORRECTED = {
    "地区": (CorrectionKind.REGION, CorrectionKind.ADCODE, CorrectionKind.PARENT),
    "层级": (CorrectionKind.LEVEL,),
    "年份": (CorrectionKind.YEAR,),
    "会议": (CorrectionKind.OCCASION,),
    "报告人": (CorrectionKind.SPEAKER,),
    "日期": (CorrectionKind.DELIVERED_ON,),
}


def _place(report: Report) -> str:
    region = report.region
    within = f"，属{region.parent}" if region.parent else ""
    return f"{region.name}（{region.adcode}）{within}" if region.adcode else region.name + within


def _doubt_rows(report_id: str, count: int) -> Iterator[CardRow]:
    if count:
        yield CardRow("读取疑点", f"{count} 处", doubts_url(report_id))


def _origin_rows(origin: Origin) -> Iterator[CardRow]:
    """Where the text was taken from, as far as it is known."""
    if origin.source_url:
        yield CardRow("原文地址", origin.source_url, origin.source_url, wide=True)
    if origin.publisher:
        yield CardRow("发布者", origin.publisher)
    if origin.retrieved_on:
        yield CardRow("获取日期", origin.retrieved_on.isoformat())
    if origin.note:
        yield CardRow("来源说明", origin.note, wide=True)


# -- the rest ----------------------------------------------------------------------------------


def _doubts(facts: Facts, report_id: str) -> Iterator[DoubtShown]:
    report = facts.reports.report(report_id)
    for flag in facts.reports.flags(report_id):
        section = report.section(flag.section_id) if flag.section_id else None
        link = facts.reports.section_link(section) if section else None
        yield DoubtShown(flag.code.label, flag.code.note, link)


def _outline(facts: Facts, pages: Sequence[Section]) -> Iterator[OutlineNode]:
    def node(section: Section, children: tuple[OutlineNode, ...] = ()) -> OutlineNode:
        link = facts.reports.section_link(section)
        themes = () if section.depth == 1 else facts.themes.links(section.section_id)
        return OutlineNode(link.url, link.label, link.implied, link.correction, themes, children)

    for part in pages:
        if part.depth == 1:
            yield node(part, tuple(node(c) for c in pages if c.parent_id == part.section_id))


def _years(facts: Facts, shown: ReportShown) -> Years | None:
    """The place's reports before and after this one; None where it is the only one."""
    earlier, later = facts.reports.neighbours(shown.report_id)

    def neighbour(other_id: str, far: str, near: str) -> Neighbour | None:
        if not other_id:
            return None
        other = facts.reports.shown(other_id)
        return Neighbour(near if abs(other.year - shown.year) == 1 else far, other)

    if not (earlier or later):
        return None
    return Years(
        previous=neighbour(earlier, "上一份", "上一年"),
        next=neighbour(later, "下一份", "下一年"),
        all_url=facts.reports.place_url(shown.report_id),
    )


def _admitted(facts: Facts, shown: ReportShown) -> Admitted:
    report_id = shown.report_id
    earlier, _ = facts.reports.neighbours(report_id)
    previous = facts.reports.shown(earlier) if earlier else None
    why_not = ""
    if previous is None or previous.year != shown.year - 1:
        previous, why_not = None, f"没有收录{shown.year - 1}年的报告"
    elif facts.problems.why_none(previous.report_id):
        why_not = f"{previous.year}年的报告：{facts.problems.why_none(previous.report_id)}"
        previous = None
    here = facts.problems.of_report(report_id)
    before = facts.problems.of_report(previous.report_id) if previous else ()
    return Admitted(
        count=len(here),
        passages=facts.reports.admissions(report_id),
        themes=tuple(_by_theme(facts, here, before)),
        previous=previous if here else None,
        why_none=facts.problems.why_none(report_id),
        why_not_beside=why_not if here else "",
    )


def _by_theme(
    facts: Facts, here: Sequence[ProblemShown], before: Sequence[ProblemShown]
) -> Iterator[ThemeProblems]:
    """The problems of both by theme, in the site's order, each problem once."""
    names = {one.id: one.name for one in facts.themes.catalogue.themes} | {NO_THEME: NO_THEME_NAME}
    on_both = _themes_of(here) & _themes_of(before)
    for theme_id, name in names.items():
        sides = [_of_year(problems, theme_id, on_both, names) for problems in (here, before)]
        if any(side.problems for side in sides):
            yield ThemeProblems(name, problem_theme_url(theme_id), *sides)


def _themes_of(problems: Sequence[ProblemShown]) -> frozenset[str]:
    return frozenset(theme for one in problems for theme in one.theme_ids)


def _of_year(
    problems: Sequence[ProblemShown],
    theme_id: str,
    on_both: frozenset[str],
    names: Mapping[str, str],
) -> OfYear:
    """Those at a theme. One of several stands at the first that both years have something on."""

    def place(problem: ProblemShown) -> str:
        themes = problem.theme_ids or (NO_THEME,)
        return next((theme for theme in themes if theme in on_both), themes[0])

    others = {place(one) for one in problems if theme_id in one.theme_ids} - {theme_id}
    return OfYear(
        problems=tuple(one for one in problems if place(one) == theme_id),
        elsewhere=tuple(name for theme, name in names.items() if theme in others),
    )


def headline_row(facts: Facts, report_id: str, indicator: Indicator) -> HeadlineRow:
    """An indicator's result and target in a report, in one unit."""
    change = facts.targets.change_shown(report_id, indicator.id)
    sides = [facts.figures.cell(report_id, indicator.id, s) for s in (Status.ACTUAL, Status.TARGET)]
    result, target, *before = in_one_unit(
        [*sides, *([change.before] if change else [])], indicator.unit
    )
    return HeadlineRow(
        name=indicator.name,
        url=indicator_url(indicator.id),
        result=result,
        target=target,
        change=replace(change, before=before[0]) if change else None,
        margin=facts.targets.margin_shown(report_id, indicator.id),
    )


def _outcomes(facts: Facts, shown: ReportShown) -> Iterator[Outcomes]:
    """Last year's targets beside this report's results, and its own beside the next one's."""
    before = facts.figures.outcomes_in(shown.report_id)
    after = facts.figures.outcomes_from(shown.report_id)
    for name, title, met in (
        ("outcomes", f"{shown.review_year}年目标的结果", before),
        ("afterwards", f"{shown.year}年目标后来怎样", after),
    ):
        if met:
            yield Outcomes(
                id=name,
                title=title,
                target_report=met[0].target_report,
                result_report=met[0].result_report,
                rows=met,
                counts=grouped(met),
                is_folded=bool(after) and met is not after,
            )


def _terms(facts: Facts, report_id: str) -> Iterator[CountedLink]:
    """The terms that the report names, in the order of reports and annexes."""
    counts: dict[str, int] = {}
    for mention in facts.glossary.mentions_in(report_id):
        counts[mention.term_id] = counts.get(mention.term_id, 0) + 1
    entries = {term_id: facts.glossary.entry(term_id) for term_id in counts}
    for term_id in sorted(counts, key=lambda t: (entries[t].report_id, entries[t].ordinal)):
        yield CountedLink(facts.glossary.url(term_id), entries[term_id].name, counts[term_id])


def _references(facts: Facts, report_id: str) -> References:
    reference = reference_of(facts.reports.report(report_id))
    address = facts.publication.address(report_url(report_id))
    line = citation(reference.gb7714, address or THIS_PAGE)
    return References(line, lines_html(reference.bibtex(address)))


def _relatives(facts: Facts, shown: ReportShown) -> Iterator[Relatives]:
    report_id = shown.report_id
    for name, title, found in (
        ("above", "上级报告（年份近的在前）", facts.reports.above(report_id)),
        (
            "below",
            "下级报告（各地年份最近的一份）",
            _nearest_year(facts, facts.reports.below(report_id), shown.year),
        ),
        ("years", "其他年份", facts.reports.other_years(report_id)),
    ):
        if found or name == "years":
            yield Relatives(name, title, tuple(map(facts.reports.shown, found)))


def _nearest_year(facts: Facts, report_ids: Sequence[str], year: int) -> list[str]:
    """One report a place, that of the nearest year, so that the list is as long as the places."""
    places = {report_id: facts.reports.region(report_id).key for report_id in report_ids}
    years = {report_id: facts.reports.shown(report_id).year for report_id in report_ids}
    nearest: dict[str, str] = {}
    for report_id in sorted(report_ids, key=lambda r: (abs(years[r] - year), years[r])):
        nearest.setdefault(places[report_id], report_id)
    return [report_id for report_id in report_ids if nearest[places[report_id]] == report_id]


KIND = Kind(template="report", view=ReportView, addresses=_addresses, content=_content)
