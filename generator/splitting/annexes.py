"""Where the annexes of a report begin: term lists (名词注释), lists of works, tables of tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.catalogue.annex_titles import AnnexTitles
from generator.catalogue.parts import PartRules
from generator.grammar.markers import ENTRIES, Form, marker_at
from generator.grammar.sentences import NEVER_END_TITLES
from generator.model import Part, Span, Traced
from generator.splitting.normalise import Layout, PrintedLine
from generator.text import SALUTATION

_EARLIEST = 1 / 3  # of the text: a table of contents may name an annex
_LATE = 1 / 2  # of the text: from here on a list of terms is one, whoever is addressed below it
_TITLE_MAX = 45
_ORNAMENTS = "※＊*★●◆■▲#＃：: "


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex from the line `start` on; its own lines begin at `body`.

    `number` is its label (附件1), `title` what it is called, `printed` both with what adorns them
    (※名词解释※), `heading` where they stand. `rest` is what runs in behind them in the same line.
    `lists_terms`: the title is that of a list of terms.
    """

    start: int
    body: int
    number: str
    title: str
    printed: str
    heading: Span
    lists_terms: bool
    rest: tuple[Traced, ...] = ()


def find_annexes(layout: Layout, rules: PartRules) -> tuple[Annex, ...]:
    """The annexes in their order; none overlaps, and nothing of the report follows the first."""
    return tuple(_annexes(layout, rules.annexes, _end_of_body(layout, rules)))


def _end_of_body(layout: Layout, rules: PartRules) -> int:
    """The first line that can open an annex.

    None stands above the last 各位代表, but for a list of terms with its first entry that no part
    of the report follows: a page may show the closing again below it.
    """
    lines = layout.lines
    starts = _starts(lines)
    earliest = next((i for i, share in enumerate(starts) if share >= _EARLIEST), len(lines))
    spoken = [i for i, line in enumerate(lines) if line.text.startswith(SALUTATION)]
    end = max(earliest, spoken[-1] + 1 if spoken else 0)
    for index in range(earliest, end):
        if starts[index] >= _LATE and _lists_terms_at(layout, index, rules.annexes):
            behind = lines[index + 1 : end]
            return end if any(_opens_part(line, rules) for line in behind) else index
    return end


def _starts(lines: Sequence[PrintedLine]) -> list[float]:
    """Where each line begins, as a share of the text."""
    total = sum(len(line.text) for line in lines) or 1
    before = 0
    shares = []
    for line in lines:
        shares.append(before / total)
        before += len(line.text)
    return shares


def _lists_terms_at(layout: Layout, index: int, titles: AnnexTitles) -> bool:
    line, following = layout.lines[index], layout.lines[index + 1 : index + 2]
    return (
        _is_title(line)
        and titles.lists_terms(line.text)
        and any(marker_at(below.text, forms=ENTRIES | {Form.LOOSE}) for below in following)
    )


def _opens_part(line: PrintedLine, rules: PartRules) -> bool:
    """Whether a line is a heading of the report itself."""
    marker = marker_at(line.text, forms=(Form.TOP, Form.PART))
    title = line.text[marker.end :] if marker else ""
    return _is_title(line) and rules.part_of(title) in (Part.PLAN, Part.SELF_BUILDING)


def _annexes(layout: Layout, titles: AnnexTitles, first: int) -> Iterator[Annex]:
    index = first
    while index < len(layout.lines):
        annex = _annex_at(layout, index, titles)
        if annex:
            yield annex
            index = annex.body
        else:
            index += 1


def _annex_at(layout: Layout, index: int, titles: AnnexTitles) -> Annex | None:
    line, following = layout.lines[index], layout.lines[index + 1 : index + 2]
    if line.cuts:
        return None
    text, place = line.text, line.body.span()
    if titles.is_label(text) and not titles.lists_terms(text):
        for below in following:
            if _is_title(below) and not layout.parts(line, below):
                heading = Span(place.start, below.body.span().end)
                lists = titles.lists_terms(below.text, labelled=True)
                printed = f"{text} {below.text}"
                return Annex(index, index + 2, text, below.text, printed, heading, lists)
        return Annex(index, index + 1, text, "", text, place, lists_terms=False)
    end = titles.run_in(text)
    if end:
        title, heading = text[:end].strip(), line.body.span(0, end)
        rest = tuple(line.pieces(end))
        return Annex(index, index + 1, "", _plain(title), title, heading, True, rest)
    if not _is_title(line):
        return None
    lists = titles.lists_terms(text)
    if lists or titles.is_other(text):
        return Annex(index, index + 1, "", _plain(text), text, place, lists)
    label = titles.label(text)
    if label:
        number, title = text[:label].strip(), text[label:].strip()
        lists = titles.lists_terms(title, labelled=True)
        return Annex(index, index + 1, number, title, f"{number} {title}", place, lists)
    return None


def _plain(title: str) -> str:
    return title.strip(_ORNAMENTS) or title


def _is_title(line: PrintedLine) -> bool:
    return len(line.text) <= _TITLE_MAX and line.text[-1] not in NEVER_END_TITLES and not line.cuts
