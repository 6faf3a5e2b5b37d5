"""What a report gives to the places below it: plans, projects and headings that no annex explains.

The terms that its annex explains are the glossary's. A name counts that stands in the report's
plan; a heading, where its words are so many and so much its own that they would be known again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalogue.formulae import Formulae
from generator.grammar.numerals import HAN_ORDINALS
from generator.model import InitiativeKind, Part, Report, Section, Span, Term
from generator.names.reading import Name, NameKind
from generator.records import Packed
from generator.sharing.folded import Folded
from generator.sharing.formulae import formula_phrases, is_formula
from generator.text import bare, to_halfwidth

QUOTED = re.compile("“([^“”]{1,12})”")
"""The quoted words of a name."""
_NO_LETTERS = re.compile(r"[^\w\n]+|_")
_HEADING_MIN = 8
_NAME_SUBSTANCE = 4
"""Characters of a heading, and of a name beside phrases of every report, without which it is one
of many."""
_IN_DIGITS = re.compile(r"“\d{3,}”")
"""A name that no other thing is likely to have: “1530”工程."""
_NUMBERED = re.compile(f"“[{HAN_ORDINALS}]号[^“”]{{2,}}(?:工程|行动|计划)”")
"""A slogan that a report's chief plan has for its name: “一号发展工程”, but not “一号工程”."""
_ALONE_MIN = 2
"""How often at least the quoted words of a name stand without it, where they say more than it."""


class Given(NamedTuple):
    """An initiative as the report gives it that means to have it carried out.

    `term_id` is that of the annex which explains it, empty where none does. `place` is where the
    report's text gives it, in paragraph `paragraph_id`, which is empty in a heading; a term that
    only its annex names has none. `initiative_id` is the id of the term or of the heading's
    section, or the name's paragraph and its number there. `core_is_wider` tells whether the report
    says the name's quoted words of more than this: “一带一路”, beside “一带一路”八项行动.
    """

    initiative_id: str
    kind: InitiativeKind
    report_id: str
    name: str
    term_id: str = ""
    section_id: str = ""
    paragraph_id: str = ""
    place: Span | None = None
    core_is_wider: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """What one report says by itself of names: those that it gives, and its text to look in."""

    report: Report
    terms: tuple[Term, ...]
    names: Packed[Name]
    folded: Folded


def letters(text: str) -> str:
    """A text as names are looked for in it: letters and digits alone, of one width and case."""
    return _NO_LETTERS.sub("", to_halfwidth(text)).casefold()


def quoted(name: str) -> re.Match[str] | None:
    """The quoted words of a name, which tell it from others in the same frame: 1269."""
    return QUOTED.search(bare(to_halfwidth(name)))


def headings(report: Report) -> Iterator[Section]:
    """The headings that are none of a paragraph's words."""
    return (one for one in report.sections if not one.is_topic and one.heading)


def given_unexplained(own: Naming, formulae: Formulae) -> tuple[Given, ...]:
    """Plans, then projects, then headings of a report's plan that its annex does not explain."""
    explained = [letters(one) for term in own.terms for one in (term.name, *term.aliases)]
    names = tuple(_names(own, explained, formulae))
    known = [*explained, *(letters(one.name) for one in names)]
    order = list(InitiativeKind)
    return (
        *sorted(names, key=lambda one: order.index(one.kind)),
        *_headings(own.report, known, formulae),
    )


def _names(own: Naming, explained: Sequence[str], formulae: Formulae) -> Iterator[Given]:
    parts = {section.section_id: section.part for section in own.report.sections}
    bodies = {paragraph.paragraph_id: paragraph.body for paragraph in own.report.paragraphs}
    phrases = formula_phrases(formulae.phrases)
    counts: Counter[str] = Counter()
    text = letters(own.folded.text)
    seen: set[str] = set()
    for name in own.names:
        counts[name.paragraph_id] += 1
        if parts[name.section_id] is not Part.PLAN:
            continue
        kind = NameKind.PLAN if _NUMBERED.fullmatch(name.text) else name.kind
        if kind is NameKind.SLOGAN:
            continue
        key = letters(name.key)
        if key in seen or any(one in key or key in one for one in explained):
            continue
        if phrases.substance(name.key) < _NAME_SUBSTANCE and not _IN_DIGITS.search(name.text):
            continue
        seen.add(key)
        yield Given(
            f"{name.paragraph_id}-n{counts[name.paragraph_id]}",
            InitiativeKind(kind.value),
            own.report.report_id,
            name.text,
            section_id=name.section_id,
            paragraph_id=name.paragraph_id,
            place=bodies[name.paragraph_id].span(name.start, name.end),
            core_is_wider=_is_wider(name.text, key, text),
        )


def _is_wider(name: str, key: str, text: str) -> bool:
    """Whether a report says a name's quoted words without the rest of it."""
    core = quoted(name)
    return core is not None and text.count(letters(core[1])) - text.count(key) >= _ALONE_MIN


def _headings(report: Report, known: Sequence[str], formulae: Formulae) -> Iterator[Given]:
    phrases = formula_phrases(formulae.phrases)
    for section in headings(report):
        key = letters(section.title)
        if section.part is not Part.PLAN or len(key) < _HEADING_MIN:
            continue
        if is_formula(section.title, phrases) or any(one in key for one in known):
            continue
        yield Given(
            section.section_id,
            InitiativeKind.HEADING,
            report.report_id,
            section.title,
            section_id=section.section_id,
            place=section.heading,
        )
