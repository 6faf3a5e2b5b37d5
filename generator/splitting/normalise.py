"""Undoes what a newspaper column, a PDF, a web page or a scrape did to a text.

Lines become printed paragraphs, furniture is set aside, and every kept character remembers its
offset. Nothing else is touched: in a text whose lines are paragraphs, only the white space around
a line goes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from generator.catalogue.furniture import FurnitureRules
from generator.catalogue.parts import PartRules
from generator.grammar.markers import ENTRIES, NUMBERED, is_marker, marker_at
from generator.grammar.sentences import (
    CLAUSE_ENDS,
    CLAUSE_MARKS,
    CLOSING,
    LINE_ENDS,
    OPENING,
    SENTENCE_ENDS,
    STOPS,
    ends_sentence,
)
from generator.model import Traced
from generator.splitting.furniture import set_lines_aside, set_menus_aside
from generator.splitting.page import FILLER, Physical, Removed, SourcePage
from generator.splitting.repetitions import set_repetitions_aside, watermark

_TITLE_LINE_MAX = 30
_NEVER_IN_TITLES = SENTENCE_ENDS + "：；"
_OPEN_TITLE = re.compile(rf"[^{_NEVER_IN_TITLES}]{{4,{_TITLE_LINE_MAX}}}[，、]")
_TITLE_REST = re.compile(rf"[^{_NEVER_IN_TITLES}]{{3,{_TITLE_LINE_MAX}}}[^{_NEVER_IN_TITLES}，、]")
_MARK = re.compile(f"[{CLAUSE_MARKS}、]")
_NEVER_OPENS = CLAUSE_ENDS + "、级型者们的"
"""Signs with which no sentence begins: 新建省 | 级示范区."""

_SIGNS_MIN = 2
"""Signs that a page cut its text at links, without which words alone on a line are a heading."""

_LINES_MAX = 40
"""Lines of one paragraph."""

_LINK_MAX, _LINK_LINES = 16, 2  # how long the words of a link are, and over how many lines
_MIN_WRAPPED_LINES = 20
_MAX_COLUMN = 120
_MAX_LONG = 0.1  # the share of lines longer than any column: with more, lines are paragraphs
_EVEN = 0.15  # by how much of a column its full lines differ: a mark may not begin a line
_WRAPPED = 0.5  # the share of full lines, and of those that break off, in a text of columns
_WRAPPED_EVENLY = 0.35  # in one without a longer line: its short paragraphs hide the columns
_LEAST_INDENTED = 3  # lines, or one in fifty: fewer are quotations and signatures
_MOST_INDENTED = 0.6  # the share of indented lines: more is a whole text set in
# How much of a column a line fills, below which it is:
_HEADING_FILLS = 0.9  # a heading alone
_LAST_FILLS = 0.7  # a paragraph's last, whatever it ends in
_LAST_OF_SENTENCE_FILLS = 0.8  # a paragraph's last, where a sentence ends
_LONG_LINE = 300
_INDENT = 4  # columns: two Han characters
_BLANKS = re.compile(rf"[\s{FILLER}]+")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed paragraph or heading. `cuts` are the positions before which furniture stands."""

    body: Traced
    cuts: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        return self.body.text

    def pieces(self, start: int = 0) -> Iterator[Traced]:
        """The stretches from `start` on that no furniture interrupts, none of them blank."""
        borders = [start, *(cut for cut in self.cuts if cut > start), len(self.body)]
        for first, last in pairwise(borders):
            piece = self.body.cut(first, last).strip()
            if piece:
                yield piece


@dataclass(frozen=True, slots=True)
class Layout:
    """A source as lines and furniture, which together hold all its characters but white space."""

    lines: tuple[PrintedLine, ...]
    removed: tuple[Removed, ...]

    def parts(self, line: PrintedLine, following: PrintedLine) -> bool:
        """Whether furniture stands between two lines."""
        end, start = line.body.span().end, following.body.span().start
        index = bisect_left(self.removed, end, key=lambda removed: removed.place.start)
        return index < len(self.removed) and self.removed[index].place.start < start


def normalise(
    text: str, rules: FurnitureRules, parts: PartRules, wrapped: bool | None = None
) -> Layout:
    """The printed paragraphs of `text` and the furniture between them, in text order.

    `wrapped` says whether the lines were cut at a column's width; None looks for itself.
    """
    page = SourcePage(text)
    physical = list(_physical_lines(page, page.without_escapes(rules)))
    letters = watermark([line.text for line in physical])
    if letters:
        physical = [replace(line, body=page.without_end(line.body, letters)) for line in physical]
    physical = set_lines_aside(page, physical, rules, parts)
    physical = [_without_inline(page, line, rules) for line in physical]
    if wrapped is None:
        wrapped = _looks_wrapped([line.text for line in physical if line.text])
    bodies = _unwrap(page, physical, rules) if wrapped else _whole(physical)
    bodies = set_menus_aside(page, bodies, rules, parts)
    bodies = _with_sentences_whole(_with_titles_whole(_with_numbers(bodies)), parts)
    bodies = set_repetitions_aside(page, bodies)
    lines = tuple(PrintedLine(body, page.cuts(body)) for body in bodies)
    return Layout(lines, page.removed())


def _physical_lines(page: SourcePage, masked: str) -> Iterator[Physical]:
    """The lines as they stand, blank ones included; a long line is cut at its indents.

    A scrape may hold a whole report in one line, its paragraphs told by their indents alone.
    """
    start = 0
    for piece in masked.split("\n"):
        if len(piece) > _LONG_LINE:
            first = 0
            for blanks in _BLANKS.finditer(piece):
                if _width_of_blanks(blanks.group()) >= _INDENT and blanks.start() > first:
                    yield _physical(page, piece[first : blanks.start()], start + first)
                    first = blanks.start()
            yield _physical(page, piece[first:], start + first)
        else:
            yield _physical(page, piece, start)
        start += len(piece) + 1


def _physical(page: SourcePage, piece: str, start: int) -> Physical:
    blanks = _BLANKS.match(piece)
    indent = _width_of_blanks(blanks.group()) if blanks else 0
    return Physical(page.kept(start, start + len(piece)).strip(), indent)


def _width_of_blanks(blanks: str) -> int:
    """Columns that blanks take; a tab is an indent by itself."""
    widths = {FILLER: 0, "\t": _INDENT}
    return sum(widths.get(char, _width(char)) for char in blanks)


def _without_inline(page: SourcePage, line: Physical, rules: FurnitureRules) -> Physical:
    """The line without the stretches that an inline rule takes."""
    body = page.without_inline(line.body, rules) if line.text else line.body
    return line if body is line.body else replace(line, body=body)


def _whole(physical: Sequence[Physical]) -> list[Traced]:
    return [line.body for line in physical if line.text]


def _with_numbers(bodies: Sequence[Traced]) -> list[Traced]:
    """The bodies, a number that stands alone on its line joined with the title below it."""
    joined: list[Traced] = []
    waiting: Traced | None = None
    for body in bodies:
        if waiting is not None:
            body, waiting = Traced.join((waiting, body)), None
        if is_marker(body.text, NUMBERED | ENTRIES):
            waiting = body
        else:
            joined.append(body)
    return [*joined, waiting] if waiting is not None else joined


def _with_titles_whole(bodies: Sequence[Traced]) -> list[Traced]:
    """The bodies, a title over two lines (…奋发有为，|在加快发展中迈出坚实步伐) in one."""
    joined: list[Traced] = []
    for index, body in enumerate(bodies):
        following = bodies[index + 1].text if index + 1 < len(bodies) else ""
        if (
            joined
            and _OPEN_TITLE.fullmatch(joined[-1].text)
            and _TITLE_REST.fullmatch(body.text)
            and len(following) > _TITLE_LINE_MAX
        ):
            joined[-1] = Traced.join((joined[-1], body))
        else:
            joined.append(body)
    return joined


def _with_sentences_whole(bodies: Sequence[Traced], parts: PartRules) -> list[Traced]:
    """The bodies, a sentence that was cut at the links of a web page in one.

    Where no sign shows such a cut, a line without an end stays what it is.
    """
    texts = [body.text for body in bodies]
    signs = sum(_goes_on(above, below) for above, below in pairwise(texts))
    if not signs:
        return list(bodies)
    links = _LINK_LINES if signs >= _SIGNS_MIN else 0
    joined: list[Traced] = []
    at = 0
    while at < len(bodies):
        end = at + 1
        while end - at < _LINES_MAX:
            more = _lines_of_sentence("".join(texts[at:end]), texts[end : end + links + 1], parts)
            if not more:
                break
            end += more
        joined.append(Traced.join(bodies[at:end]))
        at = end
    return joined


def _lines_of_sentence(above: str, below: Sequence[str], parts: PartRules) -> int:
    """How many of the lines below belong to the sentence with which the text above ends."""
    if not below:
        return 0
    if _goes_on(above, below[0]):
        return 1
    if above[-1] in LINE_ENDS or not _is_prose(above):
        return 0
    words = len(list(takewhile(lambda line: _may_be_link(line, parts), below)))
    if not 0 < words < len(below) or marker_at(below[words], forms=NUMBERED):
        return 0
    return words + 1 if _MARK.search(below[words]) else 0


def _goes_on(above: str, below: str) -> bool:
    """Whether a sign shows that a line goes on in the one below it."""
    if above[-1] in OPENING or (above[-1] == "、" and not marker_at(below, forms=NUMBERED)):
        return True
    if below[0] in CLOSING:
        return above.count(OPENING[CLOSING.index(below[0])]) > above.count(below[0])
    return below[0] in _NEVER_OPENS and above[-1] not in STOPS


def _may_be_link(line: str, parts: PartRules) -> bool:
    if len(line) > _LINK_MAX or _MARK.search(line) or marker_at(line):
        return False
    heads = parts.part_of(line) or parts.hinted_part_of(line) or parts.annexes.lists_terms(line)
    return not heads


def _is_prose(line: str) -> bool:
    """Whether it has a clause, and is no numbered heading."""
    if marker_at(line, forms=NUMBERED) and not any(mark in line for mark in SENTENCE_ENDS):
        return False
    return bool(_MARK.search(line))


def _width(text: str) -> int:
    """Columns that a text takes where a Han character takes two."""
    return sum(1 if ord(char) < 0x2000 else 2 for char in text)


def _line_width(line: Physical) -> int:
    return line.indent + _width(line.text)


def _column_width(widths: Sequence[int]) -> int:
    """The width that nine lines in ten keep to: a title or a table may be wider."""
    return sorted(widths)[len(widths) * 9 // 10]


def _looks_wrapped(lines: Sequence[str]) -> bool:
    if len(lines) < _MIN_WRAPPED_LINES:
        return False
    if sum(len(line) > _MAX_COLUMN for line in lines) > len(lines) * _MAX_LONG:
        return False
    column = _column_width([_width(line) for line in lines])
    open_ended = sum(1 for line in lines if line[-1] not in LINE_ENDS)
    full = sum(1 for line in lines if abs(_width(line) - column) <= column * _EVEN)
    even = max(_width(line) for line in lines) <= column * (1 + _EVEN)
    share = len(lines) * (_WRAPPED_EVENLY if even else _WRAPPED)
    return column <= _MAX_COLUMN and open_ended > share and full > share


def _unwrap(page: SourcePage, physical: Sequence[Physical], rules: FurnitureRules) -> list[Traced]:
    """The paragraphs of a text in columns; furniture that a column had cut in two goes as well."""
    printed = [line for line in physical if line.text]
    if not printed:
        return []
    column = _column_width([_line_width(line) for line in printed])
    indented = sum(0 < line.indent <= 2 * _INDENT for line in printed)
    by_indent = (
        max(_LEAST_INDENTED, len(printed) // 50) <= indented <= len(printed) * _MOST_INDENTED
    )
    paragraphs: list[list[Physical]] = []
    gap = True
    for line in physical:
        if not line.text:
            gap = True
            continue
        breaks = by_indent and line.indent > 0
        if breaks or not paragraphs or _breaks(paragraphs[-1], line.text, gap, column, by_indent):
            paragraphs.append([])
        paragraphs[-1].append(line)
        gap = False
    joined = (Traced.join(line.body for line in lines) for lines in paragraphs)
    bodies = (page.without_inline(_undo_spaces(body), rules) for body in joined)
    return [body for body in bodies if body]


def _breaks(
    paragraph: Sequence[Physical], following: str, gap: bool, column: int, by_indent: bool
) -> bool:
    """Whether a new paragraph begins at a line that is not indented.

    A line that ends well before the column does is a paragraph's last, whatever its last mark;
    a blank line ends one only after a sentence, since it may be where a column ended. Where
    paragraphs are told by their indents (`by_indent`), the end of a sentence tells nothing.
    """
    last = paragraph[-1].text
    ended = ends_sentence(last)
    width = _line_width(paragraph[-1])
    if len(paragraph) == 1 and marker_at(last, forms=NUMBERED) and not ended:
        return width < column * _HEADING_FILLS
    if ended and marker_at(following, forms=ENTRIES):
        return True
    if marker_at(following, forms=NUMBERED):
        return ended or width < column * _HEADING_FILLS
    if width < column * _LAST_FILLS or (by_indent and not gap):
        return width < column * _LAST_FILLS
    return ended and (gap or width < column * _LAST_OF_SENTENCE_FILLS)


def _undo_spaces(body: Traced) -> Traced:
    """Without the spaces that a column put around digits; those between Latin words stay."""
    text = body.text
    keep = [
        i
        for i, char in enumerate(text)
        if not char.isspace() or (_is_latin(text[i - 1]) and _is_latin(text[i + 1 : i + 2]))
    ]
    return Traced("".join(text[i] for i in keep), tuple(body.origins[i] for i in keep))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
