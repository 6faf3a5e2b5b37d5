"""The titles that open an annex: their words, and how they are put together."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from generator.catalogue.word_lists import WordList
from generator.grammar.markers import ENTRIES, Form, marker_at
from generator.grammar.numerals import COUNT
from generator.text import bare, to_halfwidth

_ORNAMENTS = "※＊*★●◆■▲#＃"
_OPENS = f"[{_ORNAMENTS}（(【\\[〔<《—-]*+"
_CLOSES = f"[：:{_ORNAMENTS}）)】\\]〕>》—-]*+"
_ASIDE = r"(?:[（(][^（）()]{1,12}[）)])?"
_TITLE_MAX = 45
_BEFORE_MAX = 14


class AnnexTitles(BaseModel):
    """How titles of annexes read; the fields are explained in `parts.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    labels: WordList
    of: WordList
    qualifiers: WordList
    subjects: WordList
    kinds: WordList
    alone: WordList
    other_subjects: WordList
    other_tables: WordList
    other_endings: WordList

    def label(self, text: str) -> int:
        """The length of the label (附件1：) that a line begins with, 0 where it has none.

        附 alone is one only before a title, not where a word begins with it (附属医院).
        """
        found = self._label.match(to_halfwidth(text))
        end = found.end() if found else 0
        title = text[end:]
        if end > 1 or title[:1] in ("", "《") or title[0].isspace():
            return end
        return end if self.lists_terms(title) or self.is_other(title) else 0

    def is_label(self, text: str) -> bool:
        """Whether a line is a label and nothing else."""
        return bool(self._label.fullmatch(bare(to_halfwidth(text))))

    def lists_terms(self, title: str, *, labelled: bool = False) -> bool:
        """Whether a title, with its label or without, is that of a list of terms.

        `labelled`: a label stands before it, so that it need only end as such a title does.
        """
        words = bare(to_halfwidth(title))
        if labelled and self._ends_as_term_list.fullmatch(words):
            return True
        return bool(self._term_list.fullmatch(words))

    def is_other(self, title: str) -> bool:
        """Whether a title is that of another annex (民生实事项目)."""
        return bool(self._other.fullmatch(bare(to_halfwidth(title))))

    def run_in(self, line: str) -> int:
        """The length of a term list's title that its first entry follows in the line, else 0."""
        head = to_halfwidth(line[:_TITLE_MAX])
        end = max(head.find("："), head.find(":")) + 1
        if not end or not self.lists_terms(head[:end]):
            return 0
        start = end + len(line[end:]) - len(line[end:].lstrip())
        return start if marker_at(line, start, ENTRIES | {Form.ITEM}) else 0

    @cached_property
    def _label(self) -> re.Pattern[str]:
        return re.compile(rf"[（(【\[]?{self.labels.pattern}{COUNT}?[）)】\]]?[：:.、]?")

    @cached_property
    def _term_list(self) -> re.Pattern[str]:
        label = rf"(?:{self.labels.pattern}{COUNT}?[：:.、）)]?)?"
        source = rf"(?:《?.{{0,{_BEFORE_MAX}}}?{self.of.pattern}》?)?[中里]?的?"
        qualifiers = rf"(?:{self.qualifiers.pattern}[及和与、]?){{0,4}}"
        words = rf"(?:{self._subject}|{self.alone.pattern}){self._kind}{{0,4}}"
        return re.compile(f"{_OPENS}{label}{_OPENS}{source}{qualifiers}{words}{_ASIDE}{_CLOSES}")

    @cached_property
    def _ends_as_term_list(self) -> re.Pattern[str]:
        return re.compile(
            rf".{{0,{_TITLE_MAX}}}{self._subject}{self._kind}{{1,4}}{_ASIDE}{_CLOSES}"
        )

    @property
    def _subject(self) -> str:
        return rf"{self.subjects.pattern}(?:[、和及与]?{self.subjects.pattern}){{0,2}}"

    @property
    def _kind(self) -> str:
        return rf"(?:[及和]?{self.kinds.pattern})"

    @cached_property
    def _other(self) -> re.Pattern[str]:
        before = rf"[\u4e00-\u9fff“”\d]{{0,{_BEFORE_MAX + 5}}}?"
        endings = self.other_endings.pattern
        subject = (
            rf"(?:{self.other_subjects.pattern}{endings}{{0,3}}"
            rf"|{self.other_tables.pattern}{endings}{{1,3}}(?<=[表单案划明况]))"
        )
        return re.compile(rf"{before}{subject}{_ASIDE}")
