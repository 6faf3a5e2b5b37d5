"""Finds the lines of an editor's headings, and cuts lines within which one begins."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.catalogue.parts import PartRules
from generator.errors import Problem
from generator.model import Part
from generator.seeds.corrections import HeadingCorrection
from generator.splitting.annexes import Annex
from generator.splitting.corrections import Search, Squeezed, squeezed, starts_sentence
from generator.splitting.headings import Heading, Stated, stated_heading
from generator.splitting.normalise import PrintedLine


@dataclass(frozen=True, slots=True)
class Placed:
    """A text's lines, cut where headings begin, and what an editor stated of each."""

    lines: tuple[PrintedLine, ...]
    stated: Mapping[int, Stated]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """The range `[start, end)` of a line."""

    line: int
    start: int
    end: int


def place_headings(
    lines: Sequence[PrintedLine],
    corrections: Sequence[HeadingCorrection],
    read: Collection[int],
    search: Search,
) -> Placed:
    """Finds the words of every corrected heading.

    `read` are the offsets where the program has read headings: words that are to be none are
    looked for there first.
    """
    texts = [Squeezed.of(line.text) for line in lines] if corrections else []
    taken: dict[tuple[int, int], Stated] = {}
    problems: list[Problem] = []
    for correction in corrections:
        found = _places(lines, texts, correction, read)
        place = search.one_of(
            found,
            correction,
            "`headings`",
            correction.text,
            lambda place: lines[place.line].body.origins[place.start],
        )
        if isinstance(place, Problem):
            problems.append(place)
            continue
        words = f"「{correction.text}」"
        if (place.line, place.start) in taken:
            problems.append(search.as_problem(f"`headings` has {words} twice", "once"))
        elif any(place.start < cut < place.end for cut in lines[place.line].cuts):
            message = f"`headings` has {words}, which furniture parts"
            problems.append(search.as_problem(message, "words in one piece"))
        else:
            taken[place.line, place.start] = Stated(correction, place.end - place.start)
    whole, stated = _cut(lines, taken)
    return Placed(tuple(whole), stated, tuple(problems))


def _places(
    lines: Sequence[PrintedLine],
    texts: Sequence[Squeezed],
    correction: HeadingCorrection,
    read: Collection[int],
) -> list[_Place]:
    """Whole lines, else beginnings of lines, else of sentences; the first kind that there is."""
    words = squeezed(correction.text)
    starting: list[_Place] = []
    inside: list[_Place] = []
    for index, text in enumerate(texts):
        for start, end in text.find(words):
            if start == text.positions[0]:
                starting.append(_Place(index, 0, end))
            elif starts_sentence(lines[index].text, start):
                inside.append(_Place(index, start, end))
    whole = [p for p in starting if not lines[p.line].text[p.end :].strip("。：— ")]
    if not correction.depth:
        headings = [p for p in starting if lines[p.line].body.origins[0] in read]
        return headings or whole or starting
    return whole or starting or inside


def _cut(
    lines: Sequence[PrintedLine], taken: Mapping[tuple[int, int], Stated]
) -> tuple[list[PrintedLine], dict[int, Stated]]:
    """The lines, cut before every stated heading within them, and what is stated of each."""
    cut: list[PrintedLine] = []
    stated: dict[int, Stated] = {}
    starts: dict[int, list[int]] = {}
    for index, start in taken:
        starts.setdefault(index, []).append(start)
    for index, line in enumerate(lines):
        for start, piece in _pieces(line, starts.get(index, ())):
            if (index, start) in taken:
                stated[len(cut)] = taken[index, start]
            cut.append(piece)
    return cut, stated


def _pieces(line: PrintedLine, starts: Sequence[int]) -> Iterator[tuple[int, PrintedLine]]:
    borders = sorted({0, *starts, len(line.body)})
    if len(borders) == 2:
        yield 0, line
        return
    for first, last in pairwise(borders):
        body = line.body.cut(first, last).strip()
        if body:
            cuts = tuple(cut - first for cut in line.cuts if first < cut < first + len(body))
            yield first, PrintedLine(body, cuts)


def with_stated_annexes(
    annexes: Sequence[Annex], placed: Placed, rules: PartRules
) -> tuple[Annex, ...]:
    """The annexes, with those an editor adds and without those an editor rejects."""
    stated = placed.stated
    kept = [a for a in annexes if a.start not in stated or stated[a.start].correction.part]
    there = {annex.start for annex in kept}
    added = [
        _annex(index, placed.lines[index], stated_heading(placed.lines[index], one.end), rules)
        for index, one in stated.items()
        if one.correction.part is Part.ANNEX and index not in there
    ]
    return tuple(sorted((*kept, *added), key=lambda annex: annex.start))


def _annex(index: int, line: PrintedLine, heading: Heading, rules: PartRules) -> Annex:
    number = line.text[: heading.title].strip()
    title = line.text[heading.title : heading.title_end].strip()
    return Annex(
        start=index,
        body=index + 1,
        number=number,
        title=title,
        printed=f"{number} {title}".strip(),
        heading=line.body.span(0, heading.end),
        lists_terms=rules.annexes.lists_terms(title),
        rest=tuple(line.pieces(heading.end)),
    )


def in_annex(placed: Placed, first: int, search: Search) -> Iterator[Problem]:
    """Headings that are stated of lines in an annex, which begins at line `first`."""
    for index, one in placed.stated.items():
        correction = one.correction
        if index >= first and correction.depth and correction.part is not Part.ANNEX:
            yield search.as_problem(
                f"`headings` has 「{correction.text}」, which stands in an annex",
                "words of the report itself",
            )
