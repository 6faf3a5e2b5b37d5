"""What several kinds of pages show: reports, sections, figures, mentions, ready for a template."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from markupsafe import Markup

from generator.analysis import Analysis
from generator.catalogue.parts import PartRules
from generator.doubts import Flag, FlagCode
from generator.figures.comparisons import Cell, EmptyReason
from generator.figures.labels import number, status_name
from generator.figures.outcomes import Outcome
from generator.labels import BASES, BOUNDS, COMPLETENESS, CORRECTIONS, LEVELS, STATUSES
from generator.links import (
    correction_list_url,
    doubts_url,
    full_url,
    indicator_url,
    report_url,
    section_url,
    theme_url,
)
from generator.markup import (
    CorrectedWords,
    Layers,
    correction_url,
    found_url,
    heading_around,
    heading_html,
    sentence_around,
    sentence_html,
    text_html,
    words_url,
)
from generator.model import (
    Completeness,
    CorrectionKind,
    Level,
    Mention,
    Observation,
    Paragraph,
    Part,
    Report,
    Section,
    Span,
    Status,
    Term,
    Undecided,
    Wording,
)

K = TypeVar("K")
T = TypeVar("T")
View = dict[str, Any]

MINUTES_PER_CHARACTER = 1 / 400
"""Silent reading of Chinese prose, at 400 characters a minute."""


class Views:
    """Answers what a page needs to know of any record, by id."""

    def __init__(self, analysis: Analysis, parts: PartRules) -> None:
        self.analysis = analysis
        self.corpus = analysis.corpus
        self._parts = parts
        reports = analysis.corpus.reports
        self.terms: Mapping[str, Term] = {t.term_id: t for t in analysis.glossary.terms}
        self.indicators = {i.id: i for i in analysis.figures.indicators}
        self.themes = {t.id: t for t in analysis.themes.catalogue.themes}
        self.mentions_by_term = _grouped(analysis.glossary.mentions, lambda m: m.term_id)
        self.mentions_by_section = _grouped(analysis.glossary.mentions, lambda m: m.section_id)
        self.mentions_by_report = _grouped(analysis.glossary.mentions, lambda m: m.report_id)
        self.observations_by_report = _grouped(analysis.figures.observations, lambda o: o.report_id)
        self.undecided_by_section = _grouped(analysis.glossary.undecided, lambda u: u.section_id)
        self.observations_by_section = _grouped(
            analysis.figures.observations,
            lambda o: self.corpus.paragraph(o.paragraph_id).section_id,
        )
        self.paragraphs_by_section = _grouped(
            (p for r in reports for p in r.paragraphs), lambda p: p.section_id
        )
        self._reports = {
            report.report_id: _report(report, analysis.layers[report.report_id].flags)
            for report in reports
        }
        self._entries = _grouped(analysis.glossary.terms, lambda t: t.paragraph_id)
        self.notes_by_section = _grouped(analysis.glossary.notes, lambda n: n.section_id)
        self.notes_by_report = _grouped(analysis.glossary.notes, lambda n: n.report_id)
        self._topics = {
            (s.report_id, s.anchor): s for r in reports for s in r.sections if s.depth == 3
        }

    @cached_property
    def layers(self) -> Layers:
        """Everything that lies over the texts."""
        figures: defaultdict[str, list[Span]] = defaultdict(list)
        for observation in self.analysis.figures.observations:
            if observation.place not in figures[observation.paragraph_id]:
                figures[observation.paragraph_id].append(observation.place)
        mentions = _grouped(
            self.analysis.glossary.mentions, lambda m: m.paragraph_id or m.section_id
        )
        notes = _grouped(self.analysis.glossary.notes, lambda n: n.paragraph_id or n.section_id)
        return Layers(
            {key: tuple(sorted(found, key=lambda m: m.place)) for key, found in mentions.items()},
            {key: tuple(found) for key, found in notes.items()},
            {key: tuple(sorted(found)) for key, found in figures.items()},
            {term_id: self.term_url(term_id) for term_id in self.terms},
            self._corrected_words(),
        )

    def _corrected_words(self) -> Mapping[str, Sequence[CorrectedWords]]:
        """Where an editor corrected a figure, with the address of the list that tells it."""
        found: defaultdict[str, list[CorrectedWords]] = defaultdict(list)
        for report_id, layers in self.analysis.layers.items():
            for ordinal, one in enumerate(layers.corrections, 1):
                if one.kind is CorrectionKind.FIGURE and one.place:
                    url = correction_list_url(report_id, ordinal)
                    found[one.paragraph_id].append(CorrectedWords(one.place, one.reason, url))
        return dict(found)

    # -- reports -----------------------------------------------------------------------------

    def report(self, report_id: str) -> View:
        return self._reports[report_id]

    # -- sections ----------------------------------------------------------------------------

    def part_name(self, section: Section) -> str:
        return self._parts.name(section.part)

    def heading(self, section: Section) -> str:
        """The heading as printed, or for a section without one what it is."""
        if section.title:
            return section.label
        if section.depth == 1:
            return f"{self.part_name(section)}{'（原文缺标题）' if self._lost(section) else ''}"
        return f"{self.part_name(section)}（原文缺标题的一节）"

    def heading_html(self, section: Section, href: Callable[[str], str]) -> Markup:
        """The heading with its mentions and note marks, as the page prints it."""
        if not section.title:
            return text_html(self.heading(section))
        return heading_html(section, self.layers, href)

    def _lost(self, section: Section) -> bool:
        return section.implied and section.part.value in ("review", "plan")

    def section_link(self, section: Section) -> View:
        return {
            "url": section_url(section),
            "label": self.heading(section),
            "implied": section.implied,
            "correction": section.correction,
        }

    def where(self, section: Section) -> str:
        """A section in few words: `工作安排（七）`, `工作回顾`."""
        number = section.number if section.depth == 2 else ""
        return f"{self.part_name(section)}{number}"

    def short_where(self, section: Section) -> str:
        """A section in fewer words still, for a table's cell: `安排（七）`."""
        return self.where(section).removeprefix("工作").removeprefix("政府")

    def pages_of(self, report: Report) -> tuple[Section, ...]:
        """The report's sections that have a page, in text order."""
        return tuple(section for section in report.sections if section.depth < 3)

    def section_themes(self, section_id: str) -> list[View]:
        found = self.analysis.themes.of_sections.get(section_id, ())
        return [{"url": theme_url(t), "name": self.themes[t].name} for t in found]

    # -- paragraphs --------------------------------------------------------------------------

    def paragraph(self, paragraph: Paragraph, href: Callable[[str], str]) -> View:
        topic = self._topics.get((paragraph.report_id, paragraph.anchor))
        entries = self._entries.get(paragraph.paragraph_id, ())
        return {
            "entries": [
                self.term_link(e.term_id) | {"count": len(self.mentions_of_group(e.term_id))}
                for e in entries
            ],
            "anchor": paragraph.anchor,
            "ordinal": paragraph.ordinal,
            "continues": paragraph.continues,
            "html": sentence_html(paragraph, self.layers, href, topic),
        }

    def passage_html(self, paragraph: Paragraph, href: Callable[[str], str]) -> Markup:
        """A paragraph quoted on another page: without ids, which are its own page's."""
        topic = self._topics.get((paragraph.report_id, paragraph.anchor))
        return sentence_html(paragraph, self.layers, href, topic, with_ids=False)

    def sentence_url(self, paragraph_id: str, span: Span) -> str:
        return words_url(self.corpus, paragraph_id, span)

    # -- figures -----------------------------------------------------------------------------

    def figure(self, observation: Observation) -> View:
        indicator = self.indicators[observation.indicator_id]
        high = observation.value_high
        value = number(observation.value) + (f"—{number(high)}" if high is not None else "")
        return {
            "wording": False,
            "indicator": indicator.name,
            "indicator_url": indicator_url(indicator.id),
            "period": observation.period,
            "status": observation.status.value,
            "status_name": status_name(observation),
            "value": value,
            "unit": observation.unit,
            "bound": BOUNDS[observation.bound],
            "basis": BASES[observation.basis] if observation.basis else "",
            "area": observation.area,
            "quote": observation.quote,
            "correction": observation.correction,
            "url": self.sentence_url(observation.paragraph_id, observation.place),
            "report": self.report(observation.report_id)["name"],
            **self._doubts_of(observation),
        }

    def wording(self, wording: Wording) -> View:
        """Words about an indicator that give no figure."""
        return {
            "wording": True,
            "period": wording.period,
            "status": wording.status.value,
            "status_name": STATUSES[wording.status],
            "quote": wording.quote,
            "correction": "",
            "url": self.sentence_url(wording.paragraph_id, wording.place),
            "report": self.report(wording.report_id)["name"],
            **self._doubts_of(wording),
        }

    # -- doubts ------------------------------------------------------------------------------

    def doubts(self, report: Report) -> list[View]:
        """What is doubtful in the reading of a report, for the list on its overview."""
        sections = {section.section_id: section for section in report.sections}
        return [
            {
                "label": flag.code.label,
                "note": flag.code.note,
                "section": self.section_link(sections[flag.section_id])
                if flag.section_id
                else None,
            }
            for flag in self.analysis.layers[report.report_id].flags
        ]

    def _doubts_of(self, said: Observation | Wording) -> View:
        """The doubts that touch one figure or wording, for the mark beside it."""
        flags = self.analysis.layers[said.report_id].flags
        return _marked(said.report_id, [f for f in flags if f.code.touches(said.status)])

    def any_doubted(self, reports: Iterable[Report]) -> bool:
        """Whether a figure of one of the reports has a mark that a page must explain."""
        return any(
            flag.code.touches(status)
            for report in reports
            for flag in self.analysis.layers[report.report_id].flags
            for status in (Status.ACTUAL, Status.TARGET)
        )

    # -- corrections -------------------------------------------------------------------------

    def corrections(self, report_id: str) -> list[View]:
        """What an editor corrected in a report, in the order of the list on its overview."""
        return [
            {
                "id": f"correction-{ordinal}",
                "section_id": one.section_id,
                "figure": one.kind is CorrectionKind.FIGURE,
                "kind": CORRECTIONS[one.kind],
                "words": one.words,
                "before": one.before or "原文未载",
                "after": one.after,
                "confirmed": one.before == one.after,
                "reason": one.reason,
                "url": correction_url(self.corpus, one, ordinal),
            }
            for ordinal, one in enumerate(self.analysis.layers[report_id].corrections, 1)
        ]

    def cell(self, cell: Cell) -> View:
        """One place of a comparison table: figures, or why there is none; and what is doubtful."""
        doubts = _marked(cell.report_id, cell.doubts)
        if cell.observations:
            return {"figures": [self.figure(o) for o in cell.observations], **doubts}
        assert cell.reason is not None
        words = cell.words
        label = cell.reason.label
        if cell.reason is EmptyReason.OTHER_YEAR and isinstance(words, Wording):
            label = f"{label}：{words.period}年"
        url = self.sentence_url(words.paragraph_id, words.place) if words else ""
        if cell.reason is EmptyReason.PART_UNREAD and cell.doubts:
            # The reason leads to the doubts itself.
            url, doubts = doubts["doubts_url"], _marked(cell.report_id, ())
            label = "读取存疑，不能断定"
        return {
            "figures": [],
            "reason": cell.reason.value,
            "label": label,
            "url": url,
            "quote": words.quote if words else "",
            **doubts,
        }

    def outcome(self, outcome: Outcome) -> View:
        """A target and what the next year's report says became of it, each with its words."""
        indicator = self.indicators[outcome.indicator_id]
        return {
            "indicator": indicator.name,
            "indicator_url": indicator_url(indicator.id),
            "place": outcome.region,
            "period": outcome.period,
            "target": self.cell(outcome.target),
            "result": self.cell(outcome.result),
            "target_report": self.report(outcome.target.report_id),
            "result_report": self.report(outcome.result.report_id),
            "state": outcome.attainment.value,
            "label": outcome.label,
            "distance": "" if outcome.distance in outcome.label else outcome.distance,
            "estimated": outcome.is_estimated,
            "doubted": outcome.is_doubted,
            "verdict": outcome.verdict,
            "bases": [BASES[basis] for basis in outcome.bases] if outcome.bases else [],
            "note": outcome.method.note,
        }

    # -- mentions ----------------------------------------------------------------------------

    def hit(self, found: Mention | Undecided, note: str = "") -> View:
        """A mention in its sentence (key word in context)."""
        section = self.corpus.section(found.section_id)
        before, text, after = (
            sentence_around(self.corpus.paragraph(found.paragraph_id), found.place)
            if found.paragraph_id
            else heading_around(section, found.place)
        )
        return {
            "url": found_url(self.corpus, found.section_id, found.paragraph_id, found.place),
            "before": before,
            "text": text,
            "after": after,
            "where": f"{self.report(found.report_id)['name']}，{self.where(section)}",
            "note": note,
        }

    def undecided_hits(self, found: Sequence[Undecided]) -> list[View]:
        """Look-alikes, each place once, with the reason why it is not linked."""
        once = {(u.report_id, u.place): u for u in found}
        return [self.hit(u, u.reason) for u in once.values()]

    # -- terms -------------------------------------------------------------------------------

    def term_url(self, term_id: str) -> str:
        """Where the term's definition stands."""
        return self.analysis.glossary.groups.url(term_id)

    def term_page(self, term_id: str) -> str:
        """The page of the term and of all that share its name."""
        return self.analysis.glossary.groups.page(term_id)

    def term_link(self, term_id: str) -> View:
        return {"url": self.term_url(term_id), "name": self.terms[term_id].name}

    def mentions_of_group(self, term_id: str) -> list[Mention]:
        """The mentions of a term and of all that share its name, report by report."""
        members = self.analysis.glossary.groups.group(term_id).terms
        found = [m for term in members for m in self.mentions_by_term.get(term.term_id, ())]
        if len(members) == 1:
            return found
        order = {report.report_id: rank for rank, report in enumerate(self.corpus.reports)}
        return sorted(found, key=lambda m: (order[m.report_id], m.place))

    def of_other_year(self, term: Term, report: Report) -> str:
        """What to say where a definition is not of the report's own year; empty where it is."""
        year = self.corpus.report(term.report_id).year
        if year == report.year:
            return ""
        return "早于本报告" if year < report.year else "晚于本报告"


def crumbs(*items: tuple[str, str | None]) -> list[View]:
    """The way down to a page: labels and addresses, the last without one."""
    return [{"label": "首页", "url": ""}, *({"label": label, "url": url} for label, url in items)]


def _grouped(records: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return dict(groups)


def _told(flags: Iterable[Flag]) -> str:
    """Doubts in one line for a mark beside what they touch."""
    return "、".join(flag.code.label for flag in flags)


def _marked(report_id: str, flags: Iterable[Flag]) -> View:
    """What a mark says, and where it leads; empty where nothing is in doubt."""
    told = _told(flags)
    return {"doubts": told, "doubts_url": doubts_url(report_id) if told else ""}


_TORN = (FlagCode.TORN_HEAD, FlagCode.TORN_END)


def _report(report: Report, flags: Sequence[Flag]) -> View:
    """What pages show of a report as a whole. The badge of a torn source tells its gap already."""
    gap, note = _gap(report)
    doubts = [flag for flag in flags if not (gap and flag.code in _TORN)]
    return {
        "report_id": report.report_id,
        "name": f"{report.region.name}{report.year}年",
        "full_name": f"{_government(report)}政府工作报告（{report.year}年）",
        "region": report.region.name,
        "level": LEVELS[report.region.level],
        "parent": report.region.parent,
        "year": report.year,
        "review_year": report.review_year,
        "url": report_url(report.report_id),
        "full_url": full_url(report.report_id),
        "characters": f"{report.characters:,}",
        "completeness": COMPLETENESS[report.completeness],
        "gap": gap,
        "gap_note": note,
        "doubts": _told(doubts),
        "doubts_url": doubts_url(report.report_id),
        "lacks_head": report.completeness.lacks_head,
        "lacks_tail": report.completeness.lacks_tail,
        "source_file": report.source_file,
        "sha256": report.source_sha256,
        "original": report.original,
        "occasion_line": _occasion_line(report),
        "citation": _citation(report),
        "citation_meta": _citation_meta(report),
        "source_url": report.origin.source_url,
        "retrieved_on": report.origin.retrieved_on.isoformat()
        if report.origin.retrieved_on
        else "",
    }


def _gap(report: Report) -> tuple[str, str]:
    """A badge for a report whose source lost an end, and what is lost, as far as the text shows."""
    if report.completeness is Completeness.FULL:
        return "", ""
    sentences = []
    jumps = [f.text for f in report.furniture if f.reason == "page_jump"]
    if jumps:
        sentences.append(f"来源是报纸的一版（印有{'、'.join(jumps)}）。")
    if report.completeness.lacks_head:
        lost = "开头"
        if any(s.implied and s.depth == 1 and s.part is not Part.FRONT for s in report.sections):
            lost += "和第一部分的标题"
        if any(s.implied and s.depth == 2 for s in report.sections):
            lost += "，以及最前一节的标题和开头"
        sentences.append(f"缺{lost}。")
    if report.completeness.lacks_tail:
        last = [s for s in report.sections if s.title][-1]
        sentences.append(f"“{last.number}{last.title}”以后的内容缺失。")
    return COMPLETENESS[report.completeness], "".join(sentences)


def _government(report: Report) -> str:
    return "国务院" if report.region.level is Level.NATIONAL else report.region.name


def _occasion_line(report: Report) -> str:
    day = report.delivered_on
    when = f"{day.year}年{day.month}月{day.day}日" if day else ""
    where = f"在{report.occasion}上" if report.occasion else ""
    return " ".join(words for words in (when + where, report.speaker) if words)


def _author(report: Report) -> str:
    """Who answers for the report: the government that gives it."""
    author = _government(report)
    return author if report.region.level is Level.NATIONAL else f"{author}人民政府"


def _published(report: Report) -> str:
    return report.delivered_on.isoformat() if report.delivered_on else str(report.year)


def _own_title(report: Report) -> str:
    return f"{report.year}年{report.region.name}政府工作报告"


def _citation(report: Report) -> str:
    """The report as a reference in the form of GB/T 7714—2015: author, title, kind, date.

    What follows is the day of access in brackets, and the address.
    """
    # A title that the source does not print stands in brackets.
    title = report.title or f"[{_own_title(report)}]"
    return f"{_author(report)}. {title}[R/OL]. ({_published(report)})"


def _citation_meta(report: Report) -> dict[str, str]:
    """The same for programs that collect references, as the names of `<meta>` tell them."""
    fields = {
        "citation_title": report.title or _own_title(report),
        "citation_author": _author(report),
        "citation_technical_report_institution": _author(report),
        "citation_publication_date": _published(report).replace("-", "/"),
        "citation_language": "zh-CN",
        "dcterms.source": report.origin.source_url,
    }
    return {name: value for name, value in fields.items() if value}
