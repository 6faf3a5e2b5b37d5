"""Where the annexes of a report begin: term lists (名词注释), lists of works, tables of tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.catalogue.parts import PartRules
from generator.model import Span, Traced
from generator.splitting.normalise import Layout, Line
from generator.text import SALUTATION, bare, to_halfwidth

_EARLIEST = 1 / 3  # of the text: a table of contents may name an annex
_TITLE_MAX = 45
_NO_TITLE_END = "。！？；，、"
_ORNAMENTS = "※＊*★●◆■▲#＃：: "


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex from the line `start` on; its own lines begin at `body`.

    `number` is its label (附件1), `title` what it is called, `printed` both with what adorns them
    (※名词解释※), `heading` where they stand. `rest` is what runs in behind them in the same line.
    """

    start: int
    body: int
    number: str
    title: str
    printed: str
    heading: Span
    rest: tuple[Traced, ...] = ()


def find_annexes(layout: Layout, rules: PartRules) -> tuple[Annex, ...]:
    """The annexes in their order; none overlaps, and nothing of the report follows the first."""
    return tuple(_annexes(layout, rules, _end_of_body(layout.lines)))


def _end_of_body(lines: Sequence[Line]) -> int:
    """The first line that can open an annex: none stands above the last 各位代表."""
    total = sum(len(line.text) for line in lines)
    before = 0
    earliest = len(lines)
    for index, line in enumerate(lines):
        if before >= total * _EARLIEST:
            earliest = index
            break
        before += len(line.text)
    spoken = [i for i, line in enumerate(lines) if line.text.startswith(SALUTATION)]
    return max(earliest, spoken[-1] + 1 if spoken else 0)


def _annexes(layout: Layout, rules: PartRules, first: int) -> Iterator[Annex]:
    index = first
    while index < len(layout.lines):
        annex = _annex_at(layout, index, rules)
        if annex:
            yield annex
            index = annex.body
        else:
            index += 1


def _annex_at(layout: Layout, index: int, rules: PartRules) -> Annex | None:
    line, following = layout.lines[index], layout.lines[index + 1 : index + 2]
    text = line.text
    if line.cuts:
        return None
    words = bare(to_halfwidth(text))
    if rules.annex_label_regex.fullmatch(words):
        for below in following:
            if _is_title(below) and not layout.parts(line, below):
                heading = Span(line.body.span().start, below.body.span().end)
                return Annex(index, index + 2, text, below.text, f"{text} {below.text}", heading)
        return Annex(index, index + 1, text, "", text, line.body.span())
    run_in = rules.annex_run_in_regex.match(to_halfwidth(text))
    if run_in:
        end = run_in.end()
        rest = tuple(line.pieces(end))
        title = text[:end].strip()
        return Annex(index, index + 1, "", _plain(title), title, line.body.span(0, end), rest)
    if not _is_title(line):
        return None
    if rules.annex_title_regex.fullmatch(words) or rules.other_annex_regex.fullmatch(words):
        return Annex(index, index + 1, "", _plain(text), text, line.body.span())
    label = rules.annex_label_regex.match(to_halfwidth(text))
    if label:
        number, title_text = text[: label.end()].strip(), text[label.end() :].strip()
        return Annex(
            index, index + 1, number, title_text, f"{number} {title_text}", line.body.span()
        )
    return None


def _plain(title: str) -> str:
    return title.strip(_ORNAMENTS) or title


def _is_title(line: Line) -> bool:
    return len(line.text) <= _TITLE_MAX and line.text[-1] not in _NO_TITLE_END and not line.cuts
