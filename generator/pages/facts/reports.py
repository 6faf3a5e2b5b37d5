"""Reports, their sections and their texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from generator.analysis import Analysis
from generator.catalogue.places import Places
from generator.citation import reference_of
from generator.corpus import Corpus
from generator.doubts import Flag, FlagCode
from generator.grammar.note_marks import note_marks, without_marks
from generator.grammar.places import short_name
from generator.grammar.sentences import sentences
from generator.labels import COMPLETENESS, CORRECTIONS, LEVELS
from generator.layers import ReportLayers
from generator.links import (
    correction_list_url,
    doubts_url,
    full_url,
    paragraph_url,
    place_url,
    report_terms_url,
    report_url,
    section_url,
)
from generator.markup import CorrectedWords, Layers, correction_url, lines_html
from generator.model import (
    Completeness,
    CorrectionKind,
    Level,
    Mention,
    NoteMark,
    Part,
    Region,
    Report,
    Section,
    Span,
)
from generator.pages.facts.ledger import Ledger, by_key, derived_fact, fact, kept_fact, own_fact
from generator.pages.report_text import ReportText
from generator.pages.shown import (
    AdmissionShown,
    CorrectionShown,
    ListedReport,
    OutlineEntry,
    ReportShown,
    SectionLink,
)
from generator.splitting.admissions import Admission

_TORN = (FlagCode.TORN_HEAD, FlagCode.TORN_END)
_LINE = 70
_Over = TypeVar("_Over", Mention, NoteMark)


class ReportFacts:
    """What is known of each report by its id, and how reports are related."""

    name = "reports"

    def __init__(self, analysis: Analysis, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._analysis = analysis
        self._corpus: Corpus = analysis.corpus
        self._parts = analysis.knowledge.parts
        self._shown: dict[str, ReportShown] = {}
        self._texts: dict[str, ReportText] = {}
        self._mentions = by_key(analysis.glossary.mentions, lambda m: m.report_id)

    # -- reports -----------------------------------------------------------------------------

    @kept_fact
    def ids(self) -> tuple[str, ...]:
        """All reports, in the order of the corpus."""
        return tuple(report.report_id for report in self._corpus.reports)

    @kept_fact
    def held(self) -> tuple[tuple[int, Level, int], ...]:
        """How many reports there are of each year and level, from the newest year on."""
        found = Counter((report.year, report.region.level) for report in self._corpus.reports)
        order = list(Level)
        return tuple(
            (year, level, found[year, level])
            for year, level in sorted(found, key=lambda one: (-one[0], order.index(one[1])))
        )

    def levels(self) -> tuple[Level, ...]:
        """The levels of which there are reports, from the nation down."""
        here = {level for _, level, _ in self.held()}
        return tuple(level for level in Level if level in here)

    @own_fact
    def shown(self, report_id: str) -> ReportShown:
        """A report as a whole."""
        if report_id not in self._shown:
            layers = self._analysis.layers[report_id]
            self._shown[report_id] = _shown(layers.report, layers.flags)
        return self._shown[report_id]

    def all(self) -> tuple[ReportShown, ...]:
        """All reports as wholes, in the order of the corpus; for a few of them ask `shown`."""
        return tuple(map(self.shown, self.ids()))

    def in_year(self, report_ids: Iterable[str], year: int) -> tuple[str, ...]:
        """Those of some reports that are of a year, in the order given."""
        return tuple(one for one in report_ids if self.shown(one).year == year)

    def years_of(self, report_ids: Iterable[str]) -> tuple[int, ...]:
        """The years of some reports, newest first."""
        return tuple(sorted({self.shown(one).year for one in report_ids}, reverse=True))

    @own_fact
    def layers(self, report_id: str) -> ReportLayers:
        """Everything that the report says by itself."""
        return self._analysis.layers[report_id]

    @own_fact
    def characters(self, report_id: str) -> str:
        """How long the report is."""
        return f"{self._corpus.report(report_id).characters:,}"

    def listed(self, report_ids: Sequence[str]) -> tuple[ListedReport, ...]:
        """Some reports as a list has them, in the order given."""
        return tuple(
            ListedReport(
                url=shown.url,
                name=shown.name,
                region=shown.region,
                level=shown.level,
                parent=shown.parent,
                year=shown.year,
                characters=self.characters(shown.report_id),
                completeness=shown.completeness,
                doubts=shown.doubts,
                doubts_url=shown.doubts_url,
            )
            for shown in map(self.shown, report_ids)
        )

    @derived_fact
    def text(self, report_id: str) -> ReportText:
        """The report's text with what lies over it."""
        if report_id not in self._texts:
            layers = self.layers(report_id)
            over = _over(layers, self.mentions(report_id), self._term_urls(report_id))
            self._texts[report_id] = ReportText(layers.report, over)
        return self._texts[report_id]

    @fact
    def mentions(self, report_id: str) -> tuple[Mention, ...]:
        """The mentions of terms in a report, in text order."""
        return self._mentions.get(report_id, ())

    @fact
    def _term_urls(self, report_id: str) -> Mapping[str, str]:
        """Where the terms are defined that the report names or refers to, by id."""
        mentions, notes = self.mentions(report_id), self.layers(report_id).notes
        groups = self._analysis.glossary.groups
        named = {*(m.term_id for m in mentions), *(n.term_id for n in notes)}
        return {term_id: groups.url(term_id) for term_id in named}

    @own_fact
    def region(self, report_id: str) -> Region:
        """The place whose report it is."""
        return self._corpus.report(report_id).region

    def report(self, report_id: str) -> Report:
        """The report itself."""
        return self.layers(report_id).report

    def report_of(self, section_id: str) -> str:
        """The report that a section is of: what its id says."""
        return self._corpus.section(section_id).report_id

    @own_fact
    def part(self, report_id: str, section_id: str) -> Part:
        """The part that a section belongs to."""
        return self._corpus.section(section_id).part

    @own_fact
    def link(self, report_id: str, section_id: str) -> SectionLink:
        """The way to a section of another report, which knows no more of it."""
        return self.section_link(self._corpus.section(section_id))

    @own_fact
    def lost_parts(self, report_id: str) -> frozenset[Part]:
        """The parts of which the source may have lost something."""
        report = self._corpus.report(report_id)
        return frozenset(part for part in Part if report.may_have_lost(part))

    # -- relations ---------------------------------------------------------------------------

    @own_fact
    def short_name(self, report_id: str) -> str:
        """The report's place in as few characters as a picture has room for."""
        region = self._corpus.report(report_id).region
        return LEVELS[region.level] if region.level is Level.NATIONAL else short_name(region.name)

    def short_names(self, report_ids: Iterable[str]) -> dict[str, str]:
        """Short names by report; whole ones of two places that share theirs (井陉县, 井陉矿区)."""
        names = {report_id: self.short_name(report_id) for report_id in report_ids}
        keys = {report_id: self.region(report_id).key for report_id in names}
        places = Counter(name for _, name in {(keys[one], name) for one, name in names.items()})
        return {
            report_id: name if places[name] == 1 else self.region(report_id).name
            for report_id, name in names.items()
        }

    @fact
    def names(self, report_id: str) -> tuple[str, ...]:
        """What the report's place was called through the years, the oldest name first."""
        return self._corpus.chain(self._corpus.report(report_id)).names

    @fact
    def chain(self, report_id: str) -> tuple[str, ...]:
        """The reports of the same place, by year."""
        return _ids(self._corpus.chain(self._corpus.report(report_id)).reports)

    @fact
    def chains(self) -> tuple[tuple[str, ...], ...]:
        """Every place with its reports by year, in the order in which the places first come."""
        return tuple(_ids(chain.reports) for chain in self._corpus.chains)

    @fact
    def place_id(self, report_id: str) -> str:
        """The id of the report's place, of which its address is made."""
        return self._analysis.place_id(self._corpus.report(report_id))

    def place_url(self, report_id: str) -> str:
        """The page of the report's place."""
        return place_url(self.place_id(report_id))

    @own_fact
    def province(self, report_id: str) -> tuple[str, str]:
        """Slug and name of the province that a report's place is or lies in; empty for none."""
        region = self._corpus.report(report_id).region
        if region.level is Level.NATIONAL or not region.adcode:
            return "", ""
        code = f"{region.adcode[:2]}0000"
        return self.places.slug_of(code), self.places.name_of(code)

    def province_names(self) -> tuple[str, ...]:
        """All provinces of the catalogue, by code."""
        return tuple(region.name for region in self.places.of_level(Level.PROVINCE))

    @fact
    def chains_of_several_years(self) -> tuple[tuple[str, ...], ...]:
        """Those of the places that have reports of more than one year."""
        return tuple(_ids(c.reports) for c in self._corpus.chains if c.is_of_several_years)

    @fact
    def neighbours(self, report_id: str) -> tuple[str, str]:
        """The place's report before this one and the one after it; empty where there is none."""
        report = self._corpus.report(report_id)
        found = (self._corpus.previous(report), self._corpus.following(report))
        previous, following = (other.report_id if other else "" for other in found)
        return previous, following

    @fact
    def above(self, report_id: str) -> tuple[str, ...]:
        """Reports of the governments above, nearest level and year first."""
        return _ids(self._corpus.above(self._corpus.report(report_id)))

    @fact
    def below(self, report_id: str) -> tuple[str, ...]:
        """Reports of the governments below, in reading order."""
        return _ids(self._corpus.below(self._corpus.report(report_id)))

    @fact
    def other_years(self, report_id: str) -> tuple[str, ...]:
        """The same place's other reports, by year."""
        return _ids(self._corpus.other_years(self._corpus.report(report_id)))

    @property
    def places(self) -> Places:
        """All places of the catalogue."""
        return self._analysis.knowledge.places

    # -- sections ----------------------------------------------------------------------------

    def pages_of(self, report_id: str) -> tuple[Section, ...]:
        """The report's sections that have a page, in text order."""
        return tuple(s for s in self.report(report_id).sections if not s.is_topic)

    @own_fact
    def admissions(self, report_id: str) -> tuple[AdmissionShown, ...]:
        """Where the report admits shortcomings."""
        layers = self._analysis.layers[report_id]
        paragraphs = {one.ordinal: one for one in layers.report.paragraphs}
        sections = {section.section_id: section for section in layers.report.sections}

        def shown(one: Admission) -> AdmissionShown:
            first = paragraphs[one.ordinals[0]]
            start, end = one.opening if any(one.opening) else sentences(first.text)[0]
            return AdmissionShown(
                url=paragraph_url(sections[first.section_id], first),
                first=one.ordinals[0],
                last=one.ordinals[-1],
                words=_quoted(first.text[start:end]),
            )

        return tuple(map(shown, layers.admissions))

    def part_name(self, section: Section) -> str:
        """What readers call the part that a section belongs to."""
        return self._parts.name(section.part)

    def heading(self, section: Section) -> str:
        """The heading as printed, or for a section without one what it is."""
        if section.title:
            return section.label
        if section.depth == 1:
            lost = section.implied and section.part in (Part.REVIEW, Part.PLAN)
            return f"{self.part_name(section)}{'（原文缺标题）' if lost else ''}"
        return f"{self.part_name(section)}（原文缺标题的一节）"

    def section_link(self, section: Section) -> SectionLink:
        """The way to a section."""
        return SectionLink(
            section_url(section), self.heading(section), section.implied, section.correction
        )

    def where(self, section: Section) -> str:
        """A section in few words: `工作安排（七）`, `工作回顾`."""
        number = section.number if section.depth == 2 else ""
        return f"{self.part_name(section)}{number}"

    @own_fact
    def outline(self, report_id: str) -> tuple[OutlineEntry, ...]:
        """The sidebar of a report's pages."""
        pages = self.pages_of(report_id)
        terms = self._analysis.layers[report_id].terms

        def entry(section: Section) -> OutlineEntry:
            children = tuple(entry(s) for s in pages if s.parent_id == section.section_id)
            # The sidebar is narrow: a heading's first clause is enough to know it again.
            label = self.heading(section).split("，")[0]
            return OutlineEntry(section_url(section), label, children)

        shown = self.shown(report_id)
        return (
            OutlineEntry(shown.url, shown.name),
            OutlineEntry(shown.full_url, "全文"),
            *(entry(section) for section in pages if section.depth == 1),
            *([OutlineEntry(report_terms_url(report_id), "名词注释")] if terms else []),
        )

    # -- doubts and corrections --------------------------------------------------------------

    @own_fact
    def flags(self, report_id: str) -> tuple[Flag, ...]:
        """What is doubtful in the reading of a report."""
        return self._analysis.layers[report_id].flags

    @own_fact
    def corrections(self, report_id: str) -> tuple[CorrectionShown, ...]:
        """What an editor corrected in a report, in the order of the list on its overview."""
        return tuple(
            CorrectionShown(
                id=f"correction-{ordinal}",
                section_id=one.section_id,
                figure=one.kind is CorrectionKind.FIGURE,
                kind=CORRECTIONS[one.kind],
                words=one.words,
                before=one.before or "原文未载",
                after=one.after,
                confirmed=one.before == one.after,
                reason=one.reason,
                url=correction_url(self._corpus, one, ordinal),
            )
            for ordinal, one in enumerate(self._analysis.layers[report_id].corrections, 1)
        )


def _ids(reports: Iterable[Report]) -> tuple[str, ...]:
    return tuple(report.report_id for report in reports)


def _over(
    layers: ReportLayers, mentions: Sequence[Mention], term_urls: Mapping[str, str]
) -> Layers:
    """What lies over a report's text."""
    figures: defaultdict[str, set[Span]] = defaultdict(set)
    for observation in layers.figures.observations:
        figures[observation.paragraph_id].add(observation.place)
    return Layers(
        mentions=_by_text(mentions),
        notes=_by_text(layers.notes),
        figures={key: tuple(sorted(found)) for key, found in figures.items()},
        term_urls=term_urls,
        corrected=_corrected_words(layers),
    )


def _by_text(found: Sequence[_Over]) -> dict[str, tuple[_Over, ...]]:
    """What lies over each paragraph by its id, or a heading by its section's, in text order."""
    groups: defaultdict[str, list[_Over]] = defaultdict(list)
    for one in found:
        groups[one.paragraph_id or one.section_id].append(one)
    return {key: tuple(sorted(over, key=lambda one: one.place)) for key, over in groups.items()}


def _corrected_words(layers: ReportLayers) -> dict[str, tuple[CorrectedWords, ...]]:
    """Where an editor corrected a figure, with the address of the list that tells it."""
    found: defaultdict[str, list[CorrectedWords]] = defaultdict(list)
    for ordinal, one in enumerate(layers.corrections, 1):
        if one.kind is CorrectionKind.FIGURE and one.place:
            url = correction_list_url(layers.report.report_id, ordinal)
            found[one.paragraph_id].append(CorrectedWords(one.place, one.reason, url))
    return {key: tuple(words) for key, words in found.items()}


def told(flags: Iterable[Flag]) -> str:
    """Doubts in one line for a mark beside what they touch."""
    return "、".join(flag.code.label for flag in flags)


def _quoted(words: str) -> str:
    """Words of a report for a line, without note marks."""
    bare = without_marks(words, note_marks(words)).strip()
    return bare if len(bare) <= _LINE and bare.endswith(tuple("。！？")) else f"{bare[:_LINE]}……"


def _named(region: Region) -> str:
    """A region before the year of its report; the nation by what it is of."""
    return LEVELS[region.level] if region.level is Level.NATIONAL else region.name


def _shown(report: Report, flags: Sequence[Flag]) -> ReportShown:
    """A report as a whole. The badge of a torn source tells its gap already."""
    gap, note = _gap(report)
    origin = report.origin
    reference = reference_of(report)
    return ReportShown(
        report_id=report.report_id,
        name=f"{_named(report.region)}{report.year}年",
        full_name=f"{_government(report)}政府工作报告（{report.year}年）",
        region=report.region.name,
        level=LEVELS[report.region.level],
        parent=report.region.parent,
        year=report.year,
        review_year=report.review_year,
        url=report_url(report.report_id),
        full_url=full_url(report.report_id),
        completeness=COMPLETENESS[report.completeness],
        gap=gap,
        gap_note=note,
        doubts=told(flag for flag in flags if not (gap and flag.code in _TORN)),
        doubts_url=doubts_url(report.report_id),
        lacks_head=report.completeness.lacks_head,
        lacks_tail=report.completeness.lacks_tail,
        occasion_line=_occasion_line(report),
        citation=reference.gb7714,
        citation_meta=reference.meta,
        bibtex=lines_html(reference.bibtex()),
        source_url=origin.source_url,
        retrieved_on=origin.retrieved_on.isoformat() if origin.retrieved_on else "",
    )


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
