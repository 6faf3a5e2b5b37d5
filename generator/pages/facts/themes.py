"""Themes and words of sections, and the sections that are near each other."""

from __future__ import annotations

from collections.abc import Sequence

from generator.analysis import Analysis
from generator.catalogue.themes import Theme, Themes
from generator.links import section_url, theme_url
from generator.pages.facts.ledger import Ledger, fact
from generator.pages.facts.reports import ReportFacts
from generator.pages.shown import Link, RelatedLink
from generator.themes.related import Related


class ThemeFacts:
    """What is known of each section's subject, by its id."""

    name = "themes"

    def __init__(self, analysis: Analysis, reports: ReportFacts, ledger: Ledger | None) -> None:
        self.ledger = ledger
        self._subjects = analysis.themes
        self._reports = reports
        self._themes = {theme.id: theme for theme in analysis.themes.catalogue.themes}

    @property
    def catalogue(self) -> Themes:
        """The themes with the words that tell them."""
        return self._subjects.catalogue

    def theme(self, theme_id: str) -> Theme | None:
        """The theme of that id, if there is one."""
        return self._themes.get(theme_id)

    @fact
    def of_section(self, section_id: str) -> tuple[str, ...]:
        """The themes of a section, strongest first."""
        return self._subjects.of_sections.get(section_id, ())

    def links(self, section_id: str) -> tuple[Link, ...]:
        """The ways to the themes of a section."""
        found = self.of_section(section_id)
        return tuple(Link(theme_url(theme), self._themes[theme].name) for theme in found)

    @fact
    def key_words(self, section_id: str) -> tuple[str, ...]:
        """The words that set a section apart from the others, most telling first."""
        return self._subjects.key_words.get(section_id, ())

    @fact
    def related(self, section_id: str) -> tuple[Related, ...]:
        """Sections of other reports on the same themes, nearest first."""
        return self._subjects.related.get(section_id, ())

    @fact
    def answered(self, section_id: str) -> tuple[Related, ...]:
        """Sections of the government above that a section answers."""
        return self._subjects.answered.get(section_id, ())

    @fact
    def answered_by(self, section_id: str) -> tuple[Related, ...]:
        """Sections of the governments below that answer a section."""
        return self._subjects.answered_by.get(section_id, ())

    def related_links(self, found: Sequence[Related]) -> tuple[RelatedLink, ...]:
        """The ways to related sections."""
        sections = [self._reports.section(one.section_id) for one in found]
        return tuple(
            RelatedLink(
                url=section_url(section),
                label=self._reports.heading(section),
                report=self._reports.shown(section.report_id).name,
                shared=one.shared,
            )
            for one, section in zip(found, sections, strict=True)
        )
