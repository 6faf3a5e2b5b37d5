"""Places × years: which reports are held, whole or torn, with totals by place and by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from generator.labels import SHORT_COMPLETENESS
from generator.model import Completeness
from generator.pictures.legend import Entry, legend
from generator.pictures.marks import (
    GRID,
    SIZE,
    THIN,
    WIDTH,
    Href,
    Tone,
    at,
    fitting,
    frame,
    line,
    link,
    square,
    text,
    text_width,
    toned,
    upright,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldReport:
    """A report that is here; `note` is what else is to be said of it, as a doubt."""

    year: int
    completeness: Completeness = Completeness.FULL
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """A place with its reports, the earliest first; `url` leads to it."""

    name: str
    reports: tuple[HeldReport, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class CoverageLevel:
    """Places of one level."""

    name: str
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What is held of places, by level."""

    title: str
    levels: tuple[CoverageLevel, ...]


YEARS_MOST = 30
"""The latest; more would be too narrow. What is earlier counts in a row's total and is said."""
LINKS_MOST = 300
"""Reports that are links; of more, the places are, and the table below leads to each."""
_ROW, _HEAD, _TOP = 22, 26, 36
_BARS = 40
_WIDEST = 24
_NAME = (3 * SIZE, 6 * SIZE)
_TOTAL = 2 * SIZE + 6


def draw_coverage(picture: Coverage, picture_id: str, href: Href) -> str:
    """A square for every report, the end that its source lost left open; "" without any.

    At the ends of rows stand their totals, below the columns a bar for the number of the year.
    """
    levels = [level for level in picture.levels if level.rows]
    rows = [row for level in levels for row in level.rows]
    reports = [report for row in rows for report in row.reports]
    if not reports:
        return ""
    layout = _layout(rows, reports)
    bottom = _TOP + sum(_HEAD + _ROW * len(level.rows) for level in levels)
    key = legend(_legend(reports, layout), bottom + _BARS + 10)
    is_linked = len(reports) <= LINKS_MOST
    return frame(
        picture_id,
        picture.title,
        _description(levels),
        bottom + _BARS + 10 + key.height,
        [
            *_years(levels, layout),
            *([] if is_linked else [_whole(levels, layout)]),
            *_levels(levels, layout, href, is_linked=is_linked),
            *_bars(reports, layout, bottom),
            key.body,
        ],
        larger=1.1,  # it has many rows
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """The years that are columns, where the first begins and how wide they are."""

    years: range
    left: float
    column: float

    def middle(self, year: int) -> float:
        return self.left + self.column * (year - self.years[0] + 0.5)

    @property
    def square(self) -> float:
        """How wide a square is."""
        return min(14.0, self.column - 1.5)

    @property
    def every(self) -> int:
        """Only each second, third, ... year has room for its number."""
        return next(n for n in (1, 2, 5, 10) if n * self.column >= SIZE + 2)


def _layout(rows: Sequence[CoverageRow], reports: Sequence[HeldReport]) -> _Layout:
    last = max(report.year for report in reports)
    first = max(min(report.year for report in reports), last - YEARS_MOST + 1)
    years = range(first, last + 1)
    least, most = _NAME
    left = min(most, max(least, *(text_width(row.name) for row in rows))) + 6
    column = min(_WIDEST, (WIDTH - left - _TOTAL) / len(years))
    return _Layout(years, left, column)


def _years(levels: Sequence[CoverageLevel], layout: _Layout) -> Iterator[str]:
    """The numbers of the years, counted back from the latest, with a line through each level."""
    shown = [y for y in layout.years if (layout.years[-1] - y) % layout.every == 0]
    stretches = [(rows[0][1], rows[-1][1] + _ROW) for _, _, rows in _placed(levels)]
    path = "".join(
        f"M{at(layout.middle(year))} {at(top)}V{at(end)}"
        for year in shown
        for top, end in stretches
    )
    yield line(path, GRID)
    yield upright("".join(text(layout.middle(y), _TOP - 4, f"{y}") for y in shown))
    yield text(_end(layout), _TOP - 4, "合计", "end")


def _end(layout: _Layout) -> float:
    """Where totals end."""
    room = layout.left + layout.column * len(layout.years)
    return min(WIDTH, room + _TOTAL)


def _levels(
    levels: Sequence[CoverageLevel], layout: _Layout, href: Href, *, is_linked: bool
) -> Iterator[str]:
    for level, head, rows in _placed(levels):
        count = sum(len(row.reports) for row in level.rows)
        words = f"{level.name} {len(level.rows)}地 {count}份"
        yield text(0, head + 18, words, bold=True)
        for row, top in rows:
            yield from _row(row, top, layout, href, is_linked=is_linked)


def _placed(
    levels: Sequence[CoverageLevel],
) -> Iterator[tuple[CoverageLevel, float, Sequence[tuple[CoverageRow, float]]]]:
    """Each level with the top of its head, and its rows with theirs."""
    top = _TOP
    for level in levels:
        first = top + _HEAD
        yield level, top, [(row, first + _ROW * n) for n, row in enumerate(level.rows)]
        top = first + _ROW * len(level.rows)


def _whole(levels: Sequence[CoverageLevel], layout: _Layout) -> str:
    """The squares of whole reports that are no links, as dashed lines: a dash is a square."""
    parts = []
    for _, _, rows in _placed(levels):
        for row, top in rows:
            whole = [
                r.year
                for r in row.reports
                if r.year in layout.years and r.completeness is Completeness.FULL
            ]
            for start, end in _stretches(whole):
                left = layout.middle(start) - layout.square / 2
                length = layout.column * (end - start) + layout.square
                parts.append(f"M{at(left)} {at(top + _ROW / 2)}h{at(length)}")
    dashes = f"{layout.square:.2f} {layout.column - layout.square:.2f}"
    return toned(
        Tone.TARGET,
        f'<path fill="none" stroke="currentColor" stroke-width="{_ROW - 8}"'
        f' stroke-dasharray="{dashes}" d="{"".join(parts)}"/>',
    )


def _row(
    row: CoverageRow, top: float, layout: _Layout, href: Href, *, is_linked: bool
) -> Iterator[str]:
    y = top + _ROW / 2 + 4
    yield link(row.url, "", text(0, y, fitting(row.name, layout.left - 4)), href)
    marks = []
    for report in row.reports:
        if report.year not in layout.years:
            continue
        if not is_linked and report.completeness is Completeness.FULL:
            continue
        mark = _square(report.completeness, _box(report, top, layout))
        name = f"{row.name}{_told(report)}"
        marks.append(link(report.url, name, mark, href) if is_linked and report.url else mark)
    yield toned(Tone.TARGET, "".join(marks))
    yield text(_end(layout), y, f"{len(row.reports)}", "end")


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a square stands."""

    left: float
    top: float
    width: float
    height: float


def _box(report: HeldReport, top: float, layout: _Layout) -> _Box:
    width = layout.square
    return _Box(layout.middle(report.year) - width / 2, top + 4, width, _ROW - 8)


def _square(completeness: Completeness, box: _Box) -> str:
    """Filled as far as the source goes: the open end is the one that is lost."""
    third = box.height / 3
    begin = third if completeness.lacks_head else 0.0
    end = box.height - (third if completeness.lacks_tail else 0.0)
    filled = square(box.left, box.top + begin, box.width, end - begin)
    if completeness is Completeness.FULL:
        return filled
    outline = line(
        f"M{at(box.left + 0.6)} {at(box.top + 0.6)}h{at(box.width - 1.2)}v{at(box.height - 1.2)}"
        f"h{at(1.2 - box.width)}z",
        THIN,
    )
    return filled + outline


def _bars(reports: Sequence[HeldReport], layout: _Layout, bottom: float) -> Iterator[str]:
    """How many are held of each year, and the largest number in figures."""
    counts = Counter(report.year for report in reports)
    most = max(counts[year] for year in layout.years)
    width = layout.square
    base, tallest = bottom + _BARS, _BARS - SIZE - 8
    bars = (
        square(
            layout.middle(year) - width / 2,
            base - tallest * counts[year] / most,
            width,
            tallest * counts[year] / most,
        )
        for year in layout.years
        if counts[year]
    )
    yield text(0, base, "各年")
    yield toned(Tone.QUIET, "".join(bars))
    year = max(y for y in layout.years if counts[y] == most)
    yield text(layout.middle(year), base - tallest - 3, f"{most}", "middle", Tone.QUIET)
    yield text(_end(layout), base, f"{len(reports)}", "end")


# --- Words ----------------------------------------------------------------------------------------


def _legend(reports: Sequence[HeldReport], layout: _Layout) -> Iterator[Entry]:
    counts = Counter(report.completeness for report in reports)
    for completeness in Completeness:
        if counts[completeness]:
            words = f"{SHORT_COMPLETENESS[completeness]} {counts[completeness]}份"
            yield Entry(words, partial(_sample, completeness))
    yield Entry("空白 未收录")
    earlier = sum(report.year < layout.years[0] for report in reports)
    if earlier:
        yield Entry(f"{layout.years[0]}年以前的{earlier}份不在图中")


def _sample(completeness: Completeness, x: float, y: float) -> str:
    return toned(Tone.TARGET, _square(completeness, _Box(x - 6, y - 7, 12, 14)))


def _told(report: HeldReport) -> str:
    torn = (
        "" if report.completeness is Completeness.FULL else SHORT_COMPLETENESS[report.completeness]
    )
    return "，".join(filter(None, (f"{report.year}年", torn, report.note)))


def _description(levels: Sequence[CoverageLevel]) -> str:
    """Place by place, the years of which a report is here, and which of them are torn."""
    return "；".join(
        f"{level.name}{len(level.rows)}地：" + "，".join(map(_row_described, level.rows))
        for level in levels
    )


def _row_described(row: CoverageRow) -> str:
    torn = [_told(r) for r in row.reports if r.completeness is not Completeness.FULL]
    among = f"（{'；'.join(torn)}）" if torn else ""
    years = "、".join(
        f"{start}" if start == end else f"{start}—{end}"
        for start, end in _stretches([report.year for report in row.reports])
    )
    return f"{row.name}{len(row.reports)}份{years}{among}"


def _stretches(years: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of years that follow each other."""
    if years:
        breaks = [(before, after) for before, after in pairwise(years) if after > before + 1]
        starts = [years[0], *(after for _, after in breaks)]
        ends = [*(before for before, _ in breaks), years[-1]]
        yield from zip(starts, ends, strict=True)
