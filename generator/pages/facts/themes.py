"""Themes and words of sections, and the sections that are near each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.analysis import Analysis
from generator.catalogue.themes import Theme, Themes
from generator.links import section_url, theme_url
from generator.markup import Overlaid
from generator.model import Paragraph, Part, Section
from generator.pages.facts.ledger import Ledger, derived_fact, fact, own_fact
from generator.pages.facts.reports import ReportFacts
from generator.pages.shown import Link, RelatedLink, SectionLink
from generator.pages.slices import Slice, slices
from generator.themes.related import Related

MOST = 31_000
"""Characters of text and markup on a page: about forty passages, 130 kB of HTML."""

_MARKUP = 300
"""Characters around a passage: its heading, its topics and the tags of all."""

_TOPIC = 300
"""Characters of a topic's paragraph, as most have them."""


@dataclass(frozen=True, slots=True)
class Near:
    """A section near another one, and the words that both have; how near is told by the order."""

    section_id: str
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Compared:
    """What shows when a section is compared with those of other reports."""

    telling_words: tuple[str, ...]
    related: tuple[Related, ...]
    answered: tuple[Related, ...]
    answered_by: tuple[Related, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a section has on a theme; `within` names the section of which it is a topic.

    `opens_topic` tells, of each of the `texts`, whether its first sentence is a topic's heading;
    `telling` is the sentence that says most on the theme.
    """

    url: str
    heading: str
    within: str
    topics: tuple[SectionLink, ...]
    texts: tuple[Overlaid, ...]
    opens_topic: tuple[bool, ...]
    telling: str


class ThemeFacts:
    """What is known of each section's subject, by its id."""

    name = "themes"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._subjects = analysis.themes
        self._reports = reports
        self._themes = {theme.id: theme for theme in analysis.themes.catalogue.themes}
        self._names = {
            *analysis.themes.catalogue.phrases,
            *(name for term in analysis.glossary.terms for name in (term.name, *term.aliases)),
        }
        self._compared_in: dict[str, Mapping[str, _Compared]] = {}
        self._weights: dict[str, Mapping[str, int]] = {}
        self._slices: dict[str, tuple[Slice, ...]] = {}

    @property
    def catalogue(self) -> Themes:
        """The themes with the words that tell them."""
        return self._subjects.catalogue

    @derived_fact
    def reports_on(self, theme_id: str) -> tuple[str, ...]:
        """The reports with a section on a theme, in the order of the corpus."""
        return tuple(r for r in self._reports.ids() if theme_id in self._themes_of(r))

    @own_fact
    def _themes_of(self, report_id: str) -> frozenset[str]:
        return frozenset(chain.from_iterable(self._reports.layers(report_id).themes.values()))

    def theme(self, theme_id: str) -> Theme | None:
        """The theme of that id, if there is one."""
        return self._themes.get(theme_id)

    @own_fact
    def of_section(self, report_id: str, section_id: str) -> tuple[str, ...]:
        """The themes of a section, strongest first."""
        return self._reports.layers(report_id).themes.get(section_id, ())

    @own_fact
    def weights(self, report_id: str) -> Mapping[str, int]:
        """How much a report has on each of its themes, in characters of text and markup."""
        weights: defaultdict[str, int] = defaultdict(int)
        report = self._reports.report(report_id)
        lengths: defaultdict[str, int] = defaultdict(int)
        for paragraph in report.paragraphs:
            lengths[paragraph.section_id] += len(paragraph.text)
        of_sections = self._reports.layers(report_id).themes
        for section in report.sections:
            for theme in of_sections.get(section.section_id, ()):
                if not section.is_topic:
                    weights[theme] += _MARKUP + lengths[section.section_id]
                elif theme not in of_sections.get(section.parent_id, ()):
                    weights[theme] += _MARKUP + _TOPIC
        return weights

    @fact
    def slices(self, theme_id: str) -> tuple[Slice, ...]:
        """The pages to which a theme is cut; empty where it needs one."""
        if not self._weights:
            self._weights = {r: self.weights(r) for r in self._reports.ids()}
        if theme_id not in self._slices:
            weights = {r: of.get(theme_id, 0) for r, of in self._weights.items()}
            self._slices[theme_id] = slices(self._reports, weights, MOST)
        return self._slices[theme_id]

    def links(self, section_id: str) -> tuple[Link, ...]:
        """The ways to the themes of a section."""
        found = self.of_section(self._reports.report_of(section_id), section_id)
        return tuple(Link(theme_url(theme), self._themes[theme].name) for theme in found)

    @derived_fact
    def passages(self, report_id: str, theme_id: str, part: Part) -> tuple[Passage, ...]:
        """A report's passages on a theme: whole sections, and topics that stand in others."""
        text = self._reports.text(report_id)
        sections = text.report.sections
        layers = self._reports.layers(report_id)
        themes = layers.themes
        on_theme = [
            s for s in sections if _in_part(s, part) and theme_id in themes.get(s.section_id, ())
        ]
        with_topics = {s.parent_id for s in on_theme if s.is_topic}
        # A section that is first on another theme gives only its topics on this one, if it has any.
        whole = {
            s.section_id
            for s in on_theme
            if not s.is_topic
            and (themes[s.section_id][0] == theme_id or s.section_id not in with_topics)
        }
        found: list[Passage] = []
        for section in on_theme:
            paragraphs: Sequence[Paragraph] = ()
            within = ""
            if section.section_id in whole:
                paragraphs = text.paragraphs_of(section.section_id)
            elif section.is_topic and section.parent_id not in whole:
                above = text.report.section(section.parent_id)
                within = f"见{self._reports.heading(above)}"
                paragraphs = [
                    p for p in text.paragraphs_of(section.parent_id) if p.anchor == section.anchor
                ]
            if paragraphs:
                telling = layers.telling[section.section_id]
                start, end = telling[themes[section.section_id].index(theme_id)]
                topics = (s for s in sections if s.is_topic and s.parent_id == section.section_id)
                found.append(
                    Passage(
                        url=section_url(section),
                        heading=self._reports.heading(section),
                        within=within,
                        topics=tuple(map(self._reports.section_link, topics)),
                        texts=tuple(map(text.overlaid, paragraphs)),
                        opens_topic=tuple(map(text.opens_topic, paragraphs)),
                        telling="".join(p.text for p in paragraphs)[start:end],
                    )
                )
        return tuple(found)

    @fact
    def _compared_sections(self, report_id: str) -> Mapping[str, _Compared]:
        """A report's sections that have a page, by id."""
        if report_id not in self._compared_in:
            subjects = self._subjects
            self._compared_in[report_id] = {
                key: _Compared(
                    tuple(w for w in subjects.key_words.get(key, ()) if w in self._names),
                    subjects.related.get(key, ()),
                    subjects.answered.get(key, ()),
                    subjects.answered_by.get(key, ()),
                )
                for key in (section.section_id for section in self._reports.pages_of(report_id))
            }
        return self._compared_in[report_id]

    def _compared(self, section_id: str) -> _Compared:
        return self._compared_sections(self._reports.report_of(section_id))[section_id]

    @derived_fact
    def telling_words(self, section_id: str) -> tuple[str, ...]:
        """The words that set a section apart from the others and say something by themselves.

        Those are names that a report explains and words that tell a theme; most telling first.
        """
        return self._compared(section_id).telling_words

    @derived_fact
    def related(self, section_id: str) -> tuple[Near, ...]:
        """Sections of other reports on the same themes, nearest first."""
        return _near(self._compared(section_id).related)

    @derived_fact
    def answered(self, section_id: str) -> tuple[Near, ...]:
        """Sections of the government above that a section answers."""
        return _near(self._compared(section_id).answered)

    @derived_fact
    def answered_by(self, section_id: str) -> tuple[Near, ...]:
        """Sections of the governments below that answer a section."""
        return _near(self._compared(section_id).answered_by)

    def related_links(self, found: Sequence[Near]) -> tuple[RelatedLink, ...]:
        """The ways to related sections."""
        links = []
        for one in found:
            report_id = self._reports.report_of(one.section_id)
            link = self._reports.link(report_id, one.section_id)
            name = self._reports.shown(report_id).name
            links.append(RelatedLink(link.url, link.label, name, one.shared))
        return tuple(links)


def _near(found: Sequence[Related]) -> tuple[Near, ...]:
    return tuple(Near(one.section_id, one.shared) for one in found)


def _in_part(section: Section, part: Part) -> bool:
    # Self-building is a section of the plan in some reports and a part of its own in others.
    return section.part is part or (part is Part.PLAN and section.part is Part.SELF_BUILDING)
