"""The words by which the parts of a report are told apart, and other reports from it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from generator.catalogue.annex_titles import AnnexTitles
from generator.catalogue.word_classes import load_words
from generator.catalogue.word_lists import Beginning, Phrase, WordList
from generator.model import Part
from generator.text import SALUTATION, to_halfwidth

_BEGINNING = 12  # characters
_OF_GOVERNMENT_MIN = 2  # different words


class PartRule(BaseModel):
    """A part's name on the site, and the words of headings that open it.

    `words` decide by themselves, `usual` unless a year says otherwise, `hints` where nothing else
    does.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    words: WordList | None = None
    usual: WordList | None = None
    hints: WordList | None = None


class PartRules(BaseModel):
    """How headings of the first level, a part's ends and annexes are recognised."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parts: dict[Part, PartRule]
    sentence_openers: WordList
    salutation: WordList
    plan_begins: WordList
    behind_maxims: WordList
    closing: WordList
    closing_always: WordList
    sums_up: tuple[Beginning, ...]
    beyond: tuple[Beginning, ...]
    of_government: tuple[Beginning, ...]
    of_government_says: WordList
    other_bodies: WordList
    other_reports: tuple[Phrase, ...]
    annexes: AnnexTitles

    def part_of(self, title: str) -> Part | None:
        """The part that a heading opens by its words, or None when none of them tells."""
        sure = (part for part, rule in self.parts.items() if _holds(rule.words, title))
        usual = (part for part, rule in self.parts.items() if _holds(rule.usual, title))
        return next(sure, None) or next(usual, None)

    def parts_said(self, title: str) -> frozenset[Part]:
        """The parts that words of a heading name, whatever its years say."""
        return frozenset(part for part, rule in self.parts.items() if _holds(rule.words, title))

    def hinted_part_of(self, title: str) -> Part | None:
        """The part that a heading without such words may open."""
        hinted = (part for part, rule in self.parts.items() if _holds(rule.hints, title))
        return next(hinted, None)

    def name(self, part: Part) -> str:
        """What the site calls a part."""
        return self.parts[part].name

    def closes(self, text: str) -> bool:
        """Whether a paragraph is a report's last appeal.

        Some words only an appeal has; with the others it ends in ！ or addresses the deputies.
        """
        if self.closing_always.matcher.in_text(text):
            return True
        appeals = text.rstrip("”").endswith(("！", "!")) or text.startswith(SALUTATION)
        return appeals and self.closing.matcher.in_text(text)

    def looks_ahead(self, text: str) -> bool:
        """Whether a paragraph without a heading above it begins the plan."""
        return self.plan_begins.matcher.in_text(text, 0, _BEGINNING)

    def follows_maxim(self, text: str) -> bool:
        """Whether a sentence says what the government will do, as one behind a maxim does."""
        return text.lstrip().startswith(self.behind_maxims.words)

    def other_report_in(self, text: str) -> str:
        """The words that name another report than a government's on its work, or empty."""
        return next(filter(None, (phrase.find(text) for phrase in self.other_reports)), "")

    def sums_up_part(self, text: str, part: Part) -> bool:
        """Whether a paragraph speaks of the whole part again, behind its last section."""
        return _fits(self.beyond if part is Part.PLAN else self.sums_up, to_halfwidth(text))

    def turns_to_government(self, text: str) -> bool:
        """Whether a paragraph behind a plan's last section turns to the government itself."""
        return _fits(self.of_government, to_halfwidth(text))

    def says_of_government(self, text: str) -> bool:
        """Whether a passage says of the government what one on its own building says."""
        said = {word for word in self.of_government_says.words if word in text}
        return len(said) >= _OF_GOVERNMENT_MIN


def _holds(words: WordList | None, title: str) -> bool:
    return words is not None and words.matcher.in_text(title)


def _fits(beginnings: Iterable[Beginning], text: str) -> bool:
    return any(beginning.fits(text) for beginning in beginnings)


def load_parts(
    path: Path = Path(__file__).with_name("parts.yml"), own: Path | None = None
) -> PartRules:
    """The rules of `parts.yml`. Raises: CatalogueError."""
    return load_words(path, PartRules, own)
