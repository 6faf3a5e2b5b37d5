"""A report's text with what lies over it, and the HTML that is made of it on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from markupsafe import Markup

from generator.markup import Layers, Overlaid, heading_html, sentence_html, text_html
from generator.model import Paragraph, Report, Section
from generator.pages.shown import CountedLink, ParagraphShown

Href = Callable[[str], str]
"""Turns an address of the site into the link to it from a page."""

Entries = Mapping[str, Sequence[CountedLink]]
"""The terms that the paragraphs of an annex define, by paragraph id."""


@dataclass(frozen=True)
class ReportText:
    """One report's text and the layers over it: mentions, note marks, figures, corrections."""

    report: Report
    over: Layers

    def paragraphs_of(self, section_id: str) -> Sequence[Paragraph]:
        """The paragraphs that stand directly in a section, in text order."""
        return self._paragraphs.get(section_id, ())

    def paragraphs(
        self,
        shown: Iterable[Paragraph],
        href: Href,
        entries: Entries = MappingProxyType({}),
        shared: Mapping[str, str] = MappingProxyType({}),
    ) -> tuple[ParagraphShown, ...]:
        """Paragraphs as the report's own pages print them; `shared` are their marks, by id."""
        return tuple(
            ParagraphShown(
                anchor=paragraph.anchor,
                ordinal=paragraph.ordinal,
                continues=paragraph.continues,
                html=sentence_html(paragraph, self.over, href, self._topics.get(paragraph.anchor)),
                entries=tuple(entries.get(paragraph.paragraph_id, ())),
                shared=shared.get(paragraph.paragraph_id, ""),
            )
            for paragraph in shown
        )

    def overlaid(self, paragraph: Paragraph) -> Overlaid:
        """A paragraph with what lies over it, for a page that quotes it."""
        return Overlaid.of(paragraph.paragraph_id, paragraph.body, self.over)

    def opens_topic(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph's first sentence is the heading of a topic."""
        return paragraph.anchor in self._topics

    def around(
        self, section: Section, children: Iterable[Section]
    ) -> tuple[Sequence[Paragraph], Sequence[Paragraph]]:
        """A part's own paragraphs before its sections and after them."""
        own = self.paragraphs_of(section.section_id)
        inner = [p.ordinal for c in children for p in self.paragraphs_of(c.section_id)]
        last = max(inner, default=0)
        if not last:
            return own, ()
        return [p for p in own if p.ordinal < last], [p for p in own if p.ordinal > last]

    def heading(self, section: Section, without_title: str, href: Href) -> Markup:
        """The heading as printed, with its mentions and note marks; else what it is called."""
        if not section.title:
            return text_html(without_title)
        return heading_html(section, self.over, href)

    @cached_property
    def _paragraphs(self) -> Mapping[str, Sequence[Paragraph]]:
        found: dict[str, list[Paragraph]] = {}
        for paragraph in self.report.paragraphs:
            found.setdefault(paragraph.section_id, []).append(paragraph)
        return found

    @cached_property
    def _topics(self) -> Mapping[str, Section]:
        return {s.anchor: s for s in self.report.sections if s.is_topic}
