"""Glyphs at places to paragraphs: lines, columns in reading order, and where a paragraph begins.

Lengths are in points, `x` grows to the right and `y` downwards; an em is the size of a line's
glyphs. A page is read as segments (glyphs that follow each other closely), regions (one column
between two headlines), rows (a printed line of a region) and paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from statistics import median

from generator.grammar.markers import ENTRIES, NUMBERED, Form, marker_at
from generator.grammar.sentences import ends_sentence
from generator.grammar.signs import DASHES
from generator.importing.superscripts import Line

_SAME_ROW = 0.35
"""How far, in em, two base lines may be apart in one row."""
_CLOSE = 1.0
"""Glyphs further apart than this, in em, are two segments: a gutter may run between them."""
_MIN_GUTTER = 0.7
_CELL_GAP = 2.5
_MAX_GUTTER = 5.0
"""What is further apart are the cells of a table."""
_MIN_COLUMN = 6.0
_MIN_ROWS = 3
_MAX_CROSSING = 0.15
"""The share of segments that may cross a gutter: headlines, which end the columns above them."""
_MIN_DENSITY = 0.4
"""How much of its area text in columns fills, a row taken as high as `_PITCH`; tables fill less."""
_PITCH = 1.5
_MAX_PITCH = 2.5
_MAX_DEPTH = 16
_HEADLINE = 1.35
_MAX_BINS = 4000
_MAX_GUTTERS = 12
_MARGIN_ROWS = 2
_FEW_ROWS = 3
_NOTE_SIZE = 0.92
_RAISED = 0.8
_PAGE_NUMBER = re.compile(
    rf"[{DASHES}·•.\s]*\d{{1,4}}[{DASHES}·•.\s]*|[{DASHES}]?\s*第\s*\d{{1,4}}\s*[页版].{{0,12}}"
    r"|\d{1,4}\s*/\s*\d{1,4}"
)
_NOTE = re.compile(r"\s*(?:注|\d)")
_WIDE = re.compile("[\u2014\u2018-\u201f\u2026\u2e80-\u9fff\uff00-\uffef]")
_OPENING = "“‘（《【〔([$¥"
_CLOSING = "，。、；：？！”’）》】〕％%,.;:?!)]"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character: from `x0` to `x1` on the base line `y`, `size` high."""

    char: str
    x0: float
    x1: float
    y: float
    size: float
    spaced: bool = False  # a space is drawn before it


@dataclass(slots=True)
class _Segment:
    """Glyphs that follow each other closely on one base line."""

    glyphs: list[Glyph]
    x0: float
    x1: float
    y: float
    size: float

    @staticmethod
    def of(glyph: Glyph) -> _Segment:
        return _Segment([glyph], glyph.x0, glyph.x1, glyph.y, glyph.size)

    def takes(self, glyph: Glyph) -> bool:
        size = max(self.size, glyph.size)
        close = -0.3 * size < glyph.x0 - self.x1 < _CLOSE * size
        return _in_row(self, glyph) and (close or glyph.x0 == self.glyphs[-1].x0)

    def add(self, glyph: Glyph) -> None:
        self.glyphs.append(glyph)
        self.x0, self.x1 = min(self.x0, glyph.x0), max(self.x1, glyph.x1)
        if glyph.size > self.size * 1.05:
            self.y, self.size = glyph.y, glyph.size


@dataclass(slots=True)
class _Row:
    """One printed line of a region.

    `first` is the width of the word that it begins with; `cells` says that a gap parts it as the
    rows of a table are parted.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    first: float
    cells: bool


@dataclass(slots=True)
class _Region:
    """Rows that follow each other in one column, and the edges of that column."""

    rows: list[_Row]
    left: float = 0.0
    right: float = 0.0
    pitch: float = 0.0


@dataclass(slots=True)
class _Page:
    """A page's regions in reading order, and the lines in its margins."""

    regions: list[_Region]
    head: list[str]
    foot: list[str]
    notes: list[_Row]


def paragraphs(pages: Sequence[Sequence[Glyph]]) -> tuple[str, ...]:
    """The paragraphs of all pages in reading order, each one line; none is blank.

    Lines in the margins (page numbers, running heads) and footnotes stand after the paragraph that
    they interrupt.
    """
    rows = [_rows(_segments(_once(page))) for page in pages]
    usual = _usual_size(glyph for page in pages for glyph in page)
    margins = _take_margins(rows)
    laid_out = [_page(page, *edges, usual) for page, edges in zip(rows, margins, strict=True)]
    _set_edges(laid_out)
    return tuple(line for line in _joined(laid_out) if line.strip())


# Glyphs to segments and rows.


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Without the second printing of a glyph that imitates bold type or a shadow."""
    seen: dict[tuple[str, int], list[float]] = {}
    kept: list[Glyph] = []
    for glyph in glyphs:
        # Two characters of one glyph (——) have one place and follow each other.
        double = kept and (kept[-1].x0, kept[-1].y) == (glyph.x0, glyph.y)
        near = [
            x
            for row in (-1, 0, 1)
            for x in seen.get((glyph.char, round(glyph.y / glyph.size * 4) + row), ())[-8:]
            if abs(x - glyph.x0) < 0.2 * glyph.size
        ]
        if near and not double and not glyph.char.isspace():
            continue
        seen.setdefault((glyph.char, round(glyph.y / glyph.size * 4)), []).append(glyph.x0)
        kept.append(glyph)
    return kept


def _in_row(one: _Segment, other: Glyph | _Segment) -> bool:
    """Whether both stand on one base line, or one is a small mark raised above the other's."""
    apart = one.y - other.y
    if abs(apart) <= _SAME_ROW * min(one.size, other.size):
        return True
    small, large = sorted((one.size, other.size))
    raised = apart if other.size < one.size else -apart
    return small <= _RAISED * large and 0 <= raised <= 0.7 * large


def _segments(glyphs: Iterable[Glyph]) -> list[_Segment]:
    segments: list[_Segment] = []
    spaced = False
    for glyph in glyphs:
        if glyph.char.isspace():
            spaced = True
            continue
        if spaced:
            glyph = replace(glyph, spaced=True)
            spaced = False
        if segments and segments[-1].takes(glyph):
            segments[-1].add(glyph)
        else:
            segments.append(_Segment.of(glyph))
    return segments


def _rows(segments: Iterable[_Segment]) -> list[list[_Segment]]:
    """Segments by row, from top to bottom, each row from left to right."""
    rows: list[list[_Segment]] = []
    # Large before small on nearly the same height: a raised mark joins its line.
    for segment in sorted(segments, key=lambda segment: (segment.y, segment.x0)):
        for row in rows[-1:-4:-1]:
            if _in_row(row[-1], segment):
                row.append(segment)
                break
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda segment: segment.x0)
    return rows


def _row(segments: Sequence[_Segment]) -> _Row:
    glyphs = sorted((g for segment in segments for g in segment.glyphs), key=lambda g: g.x0)
    base = max(segments, key=lambda segment: (round(segment.size, 1), len(segment.glyphs)))
    gaps = [later.x0 - glyph.x1 for glyph, later in pairwise(glyphs)]
    usual = max(0.0, median(gaps)) if gaps else 0.0
    line = Line()
    for index, glyph in enumerate(glyphs):
        raised = glyph.size <= _RAISED * base.size and base.y - glyph.y >= 0.12 * base.size
        if index and not raised:
            line.add(_space(glyphs[index - 1], glyph, base.size, usual))
        line.add(glyph.char, raised=raised)
    return _Row(
        text=line.close(),
        x0=glyphs[0].x0,
        x1=max(glyph.x1 for glyph in glyphs),
        y=base.y,
        size=base.size,
        first=_unbroken(glyphs),
        cells=max(gaps, default=0.0) - usual > _CELL_GAP * base.size,
    )


def _space(before: Glyph, after: Glyph, size: float, usual: float) -> str:
    """The white space between two glyphs: what is wider than the row's letters are spaced anyway.

    Between Latin letters a fifth of an em is a space. Beside Han characters a gap of that width is
    how digits are set; a space that was typed there is drawn, or a whole em wide.
    """
    gap = after.x0 - before.x1 - usual
    wide = bool(_WIDE.match(before.char)) + bool(_WIDE.match(after.char))
    if wide and gap > 0.75 * size:
        return "\u3000" * min(8, round(gap / size))
    return " " if wide != 1 and gap > 0.18 * size and (not wide or after.spaced) else ""


def _unbroken(glyphs: Sequence[Glyph]) -> float:
    """The width that the first glyphs need together.

    They are a word or number, or a character with the marks that cannot be parted from it.
    """
    end = 1
    while end < len(glyphs) and (
        glyphs[end].char in _CLOSING
        or glyphs[end - 1].char in _OPENING
        or not (_WIDE.match(glyphs[end - 1].char) or _WIDE.match(glyphs[end].char))
    ):
        end += 1
    return glyphs[end - 1].x1 - glyphs[0].x0


def _usual_size(glyphs: Iterable[Glyph]) -> float:
    """The size that most glyphs have."""
    sizes = Counter(round(glyph.size * 2) / 2 for glyph in glyphs if not glyph.char.isspace())
    return max(sizes.most_common(1)[0][0], 0.5) if sizes else 10.0


# Margins.


def _take_margins(pages: Sequence[list[list[_Segment]]]) -> list[tuple[list[str], list[str]]]:
    """What stands at the head and at the foot of each page and is no part of its text.

    That is a page number, or a row that other pages have at the same height but for its digits.
    `pages` are rows of segments; those rows are taken off them.
    """
    patterns = Counter(
        pattern for rows in pages for pattern in {_pattern(row) for row in _edges(rows)} if pattern
    )
    least = max(2, len(pages) / 3)

    def is_margin(row: list[_Segment]) -> bool:
        pattern = _pattern(row)
        repeated = pattern is not None and patterns[pattern] >= least
        return repeated or bool(_PAGE_NUMBER.fullmatch(_row(row).text))

    margins = []
    for rows in pages:
        head: list[str] = []
        foot: list[str] = []
        while len(rows) > 1 and len(head) < _MARGIN_ROWS and is_margin(rows[0]):
            head.append(_row(rows.pop(0)).text)
        while len(rows) > 1 and len(foot) < _MARGIN_ROWS and is_margin(rows[-1]):
            foot.insert(0, _row(rows.pop()).text)
        margins.append((head, foot))
    return margins


def _edges(rows: list[list[_Segment]]) -> list[list[_Segment]]:
    return rows[:_MARGIN_ROWS] + rows[_MARGIN_ROWS:][-_MARGIN_ROWS:]


def _pattern(row: list[_Segment]) -> tuple[str, int] | None:
    """A row without its digits and its height on the page; None where nothing else is there."""
    text = re.sub(r"[\d\s]+", "", _row(row).text)
    return (text, round(row[0].y / 4)) if len(text) > 1 else None


# Columns.


def _regions(segments: list[_Segment], depth: int = 0) -> list[list[_Segment]]:
    """Segments by region, in reading order: column by column, a headline before what it heads."""
    return _split(segments, depth) or [segments]


def _split(segments: list[_Segment], depth: int) -> list[list[_Segment]]:
    """The regions of `segments` where columns stand side by side in them, else none."""
    if depth >= _MAX_DEPTH or len(segments) <= 2 * _MIN_ROWS:
        return []
    em = median(segment.size for segment in segments)
    parted = _parted(segments, _headline_edge(segments, em), depth)
    if parted:
        return parted
    gutter = _gutter(segments, em)
    if gutter is not None:
        return _columns(segments, gutter, depth + 1)
    return _parted(segments, _widest_band(segments, em), depth)


def _parted(segments: list[_Segment], band: float | None, depth: int) -> list[list[_Segment]]:
    """The regions above and below a blank band where either holds columns, else none."""
    if band is None:
        return []
    upper = [segment for segment in segments if segment.y <= band]
    lower = [segment for segment in segments if segment.y > band]
    above, below = _split(upper, depth + 1), _split(lower, depth + 1)
    return (above or [upper]) + (below or [lower]) if above or below else []


def _columns(segments: list[_Segment], gutter: float, depth: int) -> list[list[_Segment]]:
    """The regions left and right of a gutter, between one row that crosses it and the next."""
    crossing = _rows(s for s in segments if s.x0 < gutter < s.x1)
    heights = [max(segment.y for segment in row) for row in crossing]
    sides: dict[tuple[int, bool], list[_Segment]] = {}
    for segment in segments:
        if not segment.x0 < gutter < segment.x1:
            zone = bisect_left(heights, segment.y)
            sides.setdefault((zone, segment.x0 >= gutter), []).append(segment)
    regions: list[list[_Segment]] = []
    headline: list[_Segment] = []
    for zone in range(len(crossing) + 1):
        columns = [sides[side] for side in ((zone, False), (zone, True)) if side in sides]
        if columns and headline:
            regions.append(headline)
            headline = []
        for column in columns:
            regions += _regions(column, depth)
        if zone < len(crossing):
            headline = headline + crossing[zone]
    return [*regions, headline] if headline else regions


def _gutter(segments: Sequence[_Segment], em: float) -> float | None:
    """Where a gutter runs between two columns of text, None where there is none.

    The one that fewest segments cross; of those, the widest.
    """
    step = em / 4
    left = min(segment.x0 for segment in segments)
    bins = int((max(segment.x1 for segment in segments) - left) / step) + 1
    if bins > _MAX_BINS:
        return None
    changes = [0] * (bins + 1)
    for segment in segments:
        changes[int((segment.x0 - left) / step)] += 1
        changes[int((segment.x1 - left) / step)] -= 1
    covered = list(accumulate(changes))[:bins]
    most = _MAX_CROSSING * max(covered)
    gaps = []
    for count, run in groupby(range(bins), key=covered.__getitem__):
        places = list(run)
        if count <= most and _MIN_GUTTER * em <= len(places) * step <= _MAX_GUTTER * em:
            gaps.append((count, -len(places), left + (places[0] + len(places) / 2) * step))
    for _, _, gutter in sorted(gaps)[:_MAX_GUTTERS]:
        sides = [s for s in segments if s.x1 <= gutter], [s for s in segments if s.x0 >= gutter]
        if all(_is_column(side, em) for side in sides) and _beside(*sides, em):
            return gutter
    return None


def _is_column(side: Sequence[_Segment], em: float) -> bool:
    """Whether text fills this side as a column does: wide, several rows, and dense."""
    if len(side) < _MIN_ROWS:
        return False
    width = max(s.x1 for s in side) - min(s.x0 for s in side)
    height = max(s.y for s in side) - min(s.y for s in side) + _PITCH * em
    inked = sum((s.x1 - s.x0) * s.size * _PITCH for s in side)
    return width >= _MIN_COLUMN * em and inked >= _MIN_DENSITY * width * height


def _beside(left: Sequence[_Segment], right: Sequence[_Segment], em: float) -> bool:
    """Whether both stand at the same height for some rows."""
    top = max(min(s.y for s in left), min(s.y for s in right))
    bottom = min(max(s.y for s in left), max(s.y for s in right))
    return bottom - top >= (_MIN_ROWS - 1) * em


def _bands(segments: Sequence[_Segment]) -> Iterator[tuple[float, float, float, float]]:
    """The blank bands across the page, downwards: width, place, and the sizes above and below."""
    placed = sorted((segment.y, segment.size) for segment in segments)
    for (upper, above), (lower, below) in pairwise(placed):
        width = lower - below - upper
        if width > 0:
            yield width, upper + width / 2, above, below


def _widest_band(segments: Sequence[_Segment], em: float) -> float | None:
    """The height of the widest blank band, None where no band stands out."""
    width, place, *_ = max(_bands(segments), default=(0.0, 0.0))
    return place if width > em else None


def _headline_edge(segments: Sequence[_Segment], em: float) -> float | None:
    """The height of a blank band above or below a headline that nothing stands beside."""
    for _, place, above, below in _bands(segments):
        if min(above, below) < _HEADLINE * em <= max(above, below):
            return place
    return None


# Paragraphs.


def _page(rows: list[list[_Segment]], head: list[str], foot: list[str], usual: float) -> _Page:
    regions = [
        _Region([_row(row) for row in _rows(region)])
        for region in _regions([segment for row in rows for segment in row])
        if region
    ]
    notes: list[_Row] = []
    if regions:
        last = regions[-1].rows
        start = len(last)
        while start > 1 and last[start - 1].size <= _NOTE_SIZE * usual:
            start -= 1
        if start < len(last) and _NOTE.match(last[start].text):
            notes = last[start:]
            del last[start:]
    return _Page(regions, head, foot, notes)


def _set_edges(pages: Sequence[_Page]) -> None:
    """Finds the edges of every region: where its full rows begin and end.

    A page of one column has the widest edges that such pages have, since a page of short lines
    does not show its own; a region of a few rows is as wide as the one before.
    """
    for page in pages:
        for region in page.regions:
            em = region.rows[0].size
            region.left = _edge(sorted(row.x0 for row in region.rows), em / 3)
            region.right = -_edge(sorted(-row.x1 for row in region.rows), em / 2)
            drops = [below.y - row.y for row, below in pairwise(region.rows)]
            region.pitch = min(median(drops), _MAX_PITCH * em) if drops else 0.0
    alone = [page.regions[0] for page in pages if len(page.regions) == 1]
    left = min((r.left for r in alone if len(r.rows) > _FEW_ROWS), default=None)
    right = max((r.right for r in alone if len(r.rows) > _FEW_ROWS), default=None)
    for region in alone:
        if left is not None and right is not None:
            region.left, region.right = min(left, region.left), max(right, region.right)
    for before, region in pairwise(region for page in pages for region in page.regions):
        if len(region.rows) <= _FEW_ROWS and region.rows[0].size == before.rows[-1].size:
            indented = region.left > before.left and region.right <= before.right
            region.left = before.left if indented else region.left
            region.right = max(region.right, region.left + before.right - before.left)


def _edge(values: Sequence[float], tolerance: float) -> float:
    """The first of the sorted values that the next one confirms; the first of all if none does."""
    for value, following in pairwise(values):
        if following - value <= tolerance:
            return value
    return values[0]


def _joined(pages: Sequence[_Page]) -> Iterator[str]:
    """The rows of all pages as paragraphs; what interrupts one follows it."""
    current: list[str] = []
    aside: list[str] = []
    last: tuple[_Row, _Region] | None = None
    for page in pages:
        aside += page.head
        for region in page.regions:
            for row in region.rows:
                if last is None or _begins(row, region, *last):
                    if current:
                        yield _line(current)
                    yield from aside
                    current, aside = [], []
                current.append(row.text)
                last = row, region
        aside += _notes(page.notes)
        aside += page.foot
    if current:
        yield _line(current)
    yield from aside


def _notes(rows: Sequence[_Row]) -> list[str]:
    """Footnotes, one line each."""
    notes: list[list[str]] = []
    for row in rows:
        if not notes or _NOTE.match(row.text) or marker_at(row.text.lstrip(), forms=ENTRIES):
            notes.append([])
        notes[-1].append(row.text)
    return [_line(note) for note in notes]


def _begins(row: _Row, region: _Region, last: _Row, before: _Region) -> bool:
    """Whether a paragraph begins at `row`, after `last` in the region `before`.

    It does between the rows of a table, where the size changes, where the row is indented, where
    `last` stops although the next word had room, after a wider gap than the column has otherwise,
    and, whatever the places say, with a heading's or an entry's number after a whole sentence.
    """
    em = max(row.size, last.size)
    if row.cells or last.cells:
        return True
    if abs(row.size - last.size) > 0.12 * em or row.x0 - region.left > 0.8 * em:
        return True
    if before.right - last.x1 > row.first + em:
        return True
    if marker_at(row.text, forms=NUMBERED | {Form.ITEM}) and ends_sentence(last.text):
        return True
    return region is before and row.y - last.y > max(1.4 * region.pitch, 1.5 * em)


def _line(rows: Sequence[str]) -> str:
    """The rows of a paragraph as one line; only Latin words need a space where a row ended."""
    text = rows[0]
    pieces = [text]
    for text in rows[1:]:
        if _is_latin(pieces[-1][-1:]) and _is_latin(text[:1]):
            pieces.append(" ")
        pieces.append(text)
    return "".join(pieces)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
