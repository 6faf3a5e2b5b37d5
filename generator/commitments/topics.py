"""What only says of what the clauses behind it are, and so promises nothing by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.catalogue.commitments import CommitmentWords
from generator.commitments.lexer import Kind
from generator.commitments.units import NOWHERE, REACHES, Sentence, Unit
from generator.grammar.sentences import OPENING, sentences
from generator.model import Paragraph, Report

_SEVERAL = 2
_TOPIC_MAX, _LEADING_MAX = 14, 8
"""Characters of a topic from its verb on, at most: as a sentence, and before what spells it out."""
_LEAD_MAX, _SPELT_MIN = 120, 40
"""Characters of a paragraph that leads to the rest of its section, at most, and of one of these."""
_PASSED_MAX = 4
"""Characters before its verb, at most: 坚定不移推动."""


class Topics:
    """Knows the topics of one report's plan by the words of the catalogue."""

    def __init__(self, report: Report, words: CommitmentWords) -> None:
        self._words = words
        self.leading = frozenset(_leading(report))
        """The ids of paragraphs that only lead to what the rest of their section spells out."""
        self.firsts = frozenset(one[0].paragraph_id for one in _by_section(report))
        """The ids of the paragraphs that open a section."""

    def without(
        self, text: str, bound: Sequence[Sentence], lead: int, *, opens: bool
    ) -> list[Unit]:
        """What binds in the sentences of a paragraph, without what only says of what they are.

        Where several sentences begin with a few words that each of them then spells out, or where
        sentences of a few words stand before those that do, these words promise nothing by
        themselves. Where the paragraph `opens` its section, neither does one of a few words that is
        the sentence `lead`, nor what stands before it.
        """
        alone = [
            at
            for at, (one, other) in enumerate(pairwise(bound))
            if len(one.clauses) == len(one.units) == 1
            and other.units
            and len(other.clauses) > 1
            and self._is_short(text, one.units[0], _TOPIC_MAX)
        ]
        spelt_out = [one for one in bound if len(one.units) > _SEVERAL]
        leading = [
            one.units[0]
            for one in spelt_out
            if one.units[0].end == one.clauses[0].end
            and self._is_short(text, one.units[0], _LEADING_MAX)
        ]
        topics: list[Unit] = []
        single = sum(len(one.clauses) == 1 for one in bound[:-1])
        if len(alone) > _SEVERAL or (len(alone) == single == _SEVERAL and alone[0] <= 1):
            topics = [bound[at].units[0] for at in alone]
        definite = any(self._is_definite(text, one) for each in bound[:lead] for one in each.units)
        if opens and alone[:1] == [lead] and not definite:
            topics += [one for each in bound[: lead + 1] for one in each.units]
        if len(leading) > max(_SEVERAL, len(spelt_out) // 2):
            topics += leading
        left_out = {one.start for one in topics if "、" not in text[one.start : one.end]}
        return [one for each in bound for one in each.units if one.start not in left_out]

    def _is_short(self, text: str, unit: Unit, most: int) -> bool:
        """Whether a clause is a verb with a few words that name nothing."""
        return (
            unit.verb != NOWHERE
            and unit.end - unit.verb[0] <= most
            and not unit.numbers
            and unit.deadline == NOWHERE
            and unit.verb[0] - unit.start <= _PASSED_MAX
            and not unit.kinds & REACHES
            and not _hosts(unit)
            and not self._names(text, unit)
        )

    def _is_definite(self, text: str, unit: Unit) -> bool:
        """Whether a clause says what nothing behind it says again: a number, a work, a name."""
        return bool(unit.numbers or unit.kinds & REACHES) or self._names(text, unit)

    def _names(self, text: str, unit: Unit) -> bool:
        """Whether a clause has a name in quotation marks, or names a campaign."""
        said = text[unit.start : unit.end]
        return any(mark in said for mark in OPENING) or bool(
            self._words.campaigns.matcher.before(said)
        )


def _by_section(report: Report) -> Iterable[list[Paragraph]]:
    """The paragraphs of each section; those behind its inner ones among them."""
    found: defaultdict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in report.paragraphs:
        found[paragraph.section_id].append(paragraph)
    return found.values()


def _leading(report: Report) -> Iterator[str]:
    """The ids of paragraphs that only lead to what the rest of their section spells out.

    Such a one is the first of its section, and of one sentence: 坚持生态优先，打造美丽乡村。
    """
    for first, *rest in _by_section(report):
        if len(first.text) > _LEAD_MAX or len(sentences(first.text)) > 1:
            continue
        spelt = [
            one for one in rest if len(one.text) >= _SPELT_MIN and len(sentences(one.text)) > 1
        ]
        if spelt and len(spelt) * 2 >= len(rest):
            yield first.paragraph_id


def _hosts(unit: Unit) -> bool:
    """Whether a clause begins with holding an event: 办好第三届运动会."""
    return bool(unit.kinds & Kind.EVENT) and any(
        token.start == unit.verb[0] and token.kind == Kind.HOSTS for token in unit.tokens
    )
