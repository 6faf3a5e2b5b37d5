"""Pictures of invented figures, as many as a page may have: what tests hold and eyes look at."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.catalogue.tiles import load_tiles
from generator.model import Bound, Completeness, Status
from generator.pictures.amounts import Absence, Absent, Amount
from generator.pictures.charts import ChartRow, IndicatorChart
from generator.pictures.coverage import Coverage, CoverageLevel, CoverageRow, HeldReport
from generator.pictures.dot_matrix import Dot, DotCell, DotColumn, DotMatrix, DotRow
from generator.pictures.dumbbells import DumbbellGroup, DumbbellRow, Dumbbells
from generator.pictures.marks import Tone
from generator.pictures.panels import PanelYear, YearsPanel
from generator.pictures.slopes import Margins, MarginYear, Slope, Slopes
from generator.pictures.tiles import ProvinceTile, TileGrid

PROVINCES = tuple(tile.label for tile in sorted(load_tiles().values(), key=lambda t: t.adcode))
CODES = tuple(sorted(load_tiles()))
INDICATORS = (
    *("GDP", "工业", "投资", "零售", "财政收入", "城镇收入", "农村收入", "物价", "失业率"),
    *("粮食", "就业", "研发", "PM2.5"),
)


def href(address: str) -> str:
    """A link as from a page two folders deep."""
    return f"../../{address}"


def sentence(place: int, year: int, number: int = 5) -> str:
    """The address of a sentence, as long as they are."""
    return f"reports/place-{place:02}-{year}/plan-1/#p{number}-2"


def figure(
    value: str, bound: Bound = Bound.EXACT, high: str | None = None, url: str = "", note: str = ""
) -> Amount:
    """A target."""
    return Amount(
        value=Decimal(value),
        high=None if high is None else Decimal(high),
        bound=bound,
        status=Status.TARGET,
        url=url,
        note=note,
    )


def absent(why: Absence, said: str = "", url: str = "") -> Absent:
    return Absent(why=why, said=said, url=url)


_BOUNDS = (Bound.ABOUT, Bound.AT_LEAST, Bound.EXACT, Bound.ABOUT, Bound.AT_MOST)


def _target(place: int, year: int, value: float) -> Amount:
    return figure(f"{value:g}", _BOUNDS[(place + year) % 5], url=sentence(place, year))


def dumbbells() -> Dumbbells:
    """All 31, of every kind of change."""
    rows = []
    for place, name in enumerate(PROVINCES):
        before = 4.5 + place % 5 * 0.5
        step = 0.5 if place < 4 else 0 if place < 12 else -0.5
        rows.append(
            DumbbellRow(
                name=name,
                before=_target(place, 2025, before),
                after=_target(place, 2026, before + step),
            )
        )
    ends: dict[int, Amount | Absent] = {
        24: figure("4.5", Bound.RANGE, "5", sentence(24, 2026)),
        25: figure("4.5", Bound.ABOUT, "5", sentence(25, 2026)),
        26: absent(Absence.WORDS, "与经济增长同步", sentence(26, 2026)),
        27: absent(Absence.NOT_SAID),
    }
    for place, end in ends.items():
        rows[place] = DumbbellRow(name=rows[place].name, before=rows[place].before, after=end)
    for place, why in ((28, Absence.NOT_SAID), (29, Absence.NOT_HELD), (30, Absence.TORN)):
        rows[place] = DumbbellRow(
            name=rows[place].name, before=absent(why), after=rows[place].after
        )
    groups = (
        ("升", Tone.RISE, rows[:4]),
        ("平", Tone.LEVEL, rows[4:12]),
        ("降", Tone.FALL, rows[12:24]),
        ("改区间", Tone.OTHER, rows[24:26]),
        ("改措辞", Tone.OTHER, rows[26:27]),
        ("不再提", Tone.OTHER, rows[27:28]),
        ("新提", Tone.OTHER, rows[28:29]),
        ("无法比较", Tone.QUIET, rows[29:]),
    )
    return Dumbbells(
        title="地区生产总值增速目标，31个省",
        unit="%",
        before="2025年",
        after="2026年",
        groups=tuple(DumbbellGroup(name=n, tone=t, rows=tuple(r)) for n, t, r in groups),
    )


def tile_grid() -> TileGrid:
    """30 that are held, of them one with words only and one silent."""
    changes = (Tone.RISE, Tone.LEVEL, Tone.FALL, None)
    tiles = [
        ProvinceTile(
            adcode=code,
            figure=_target(place, 2026, 4 + place % 7 * 0.5),
            change=changes[place % 4],
        )
        for place, code in enumerate(CODES)
    ]
    tiles[3] = ProvinceTile(
        adcode=CODES[3], figure=absent(Absence.WORDS, "好于全国", sentence(3, 2026))
    )
    tiles[8] = ProvinceTile(adcode=CODES[8], figure=absent(Absence.NOT_SAID))
    tiles[12] = ProvinceTile(
        adcode=CODES[12],
        figure=figure("4.5", Bound.RANGE, "5", sentence(12, 2026), "读取存疑"),
        change=Tone.FALL,
    )
    del tiles[20]
    return TileGrid(title="2026年地区生产总值增速目标", unit="%", tiles=tuple(tiles))


_STATES = (
    *(Dot.MET, Dot.EXCEEDED, Dot.MET, Dot.NO_TARGET, Dot.MISSED, Dot.MET, Dot.NO_TARGET),
    *(Dot.EXCEEDED, Dot.UNJUDGED, Dot.MISSED, Dot.NO_TARGET, Dot.MET, Dot.UNSEEN, Dot.EXCEEDED),
    *(Dot.NO_TARGET, Dot.ABOVE, Dot.MET, Dot.NO_TARGET, Dot.BELOW, Dot.MISSED, Dot.UNREAD),
    *(Dot.MET, Dot.NO_TARGET),
)


def dot_matrix() -> DotMatrix:
    """31 × 13, of which seven cells in ten have a target; each of those is a link."""
    rows = []
    for place, name in enumerate(PROVINCES):
        cells = []
        for column in range(len(INDICATORS)):
            state = _STATES[(place * 7 + column * 5 + place * column) % len(_STATES)]
            has_words = state not in (Dot.NO_TARGET, Dot.UNREAD)
            cells.append(DotCell(state, sentence(place, 2026, column) if has_words else ""))
        rows.append(DotRow(name, tuple(cells), f"places/province-{place}/"))
    columns = tuple(
        DotColumn(f"{name}增速", name, f"indicators/{i}/") for i, name in enumerate(INDICATORS)
    )
    return DotMatrix(title="2025年目标的结果", columns=columns, rows=tuple(rows))


def slopes() -> Slopes:
    """31 provinces against the nation."""
    nation = figure("5", Bound.ABOUT, url="reports/national-2026/plan-1/#p9-1")
    return Slopes(
        title="2026年地区生产总值增速目标，各省对全国",
        unit="%",
        left="全国",
        right="各省",
        slopes=tuple(
            Slope(
                name=name,
                own=_target(place, 2026, 4 + place * 3 % 5 * 0.5),
                superior_name="全国",
                superior=nation,
            )
            for place, name in enumerate(PROVINCES)
        ),
    )


def margins() -> Margins:
    """A place's ten years."""
    own = "12 11 10 9 8.5 8 7.5 6 5.5 5".split()
    above = "8 7.5 7.5 7 6.5 6.5 6 6 5.5 5.5".split()
    return Margins(
        title="地区生产总值增速目标",
        unit="%",
        name="宜春",
        superior_name="江西",
        years=tuple(
            MarginYear(
                year=2014 + index,
                own=figure(mine, Bound.ABOUT, url=sentence(1, 2014 + index)),
                superior=figure(its, Bound.AT_LEAST, url=sentence(2, 2014 + index)),
            )
            for index, (mine, its) in enumerate(zip(own, above, strict=True))
        ),
    )


def chart() -> IndicatorChart:
    """As many rows as a page has, with targets and results of every kind."""
    statuses = (Status.ACTUAL, Status.ESTIMATE)
    rows = []
    for place, name in enumerate((*PROVINCES, *PROVINCES[:5])):
        result = Amount(
            value=Decimal(place * 3 % 7) / 2 + 3,
            status=statuses[place % 2],
            period=2025,
            url=sentence(place, 2026, 7),
        )
        target = replace(_target(place, 2026, 4 + place % 5 * 0.5), period=2026)
        rows.append(ChartRow(label=name, amounts=(result, target)))
    rows[3] = ChartRow(
        label=rows[3].label,
        amounts=(replace(figure("4.5", Bound.RANGE, "5", sentence(3, 2026)), period=2026),),
    )
    return IndicatorChart(name="地区生产总值增速", unit="%", rows=tuple(rows))


def panel() -> YearsPanel:
    """A place's 27 years, without the reports of two in between."""
    bounds = (Bound.ABOUT, Bound.AT_LEAST, Bound.EXACT, Bound.AT_MOST)
    years = []
    for year in range(2000, 2027):
        if year in (2018, 2019):
            continue
        target = figure(f"{14 - abs(year - 2006) * 0.4:g}", bounds[year % 4], url=sentence(1, year))
        result = Amount(
            value=target.value + Decimal(year % 5 - 2) / 2,
            status=Status.ESTIMATE if year % 6 == 0 else Status.ACTUAL,
            url=sentence(1, year + 1, 3),
        )
        years.append(
            PanelYear(year=year, target=target, result=None if year in (2017, 2026) else result)
        )
    return YearsPanel(name="地区生产总值增速", unit="%", years=tuple(years))


def coverage(places: int = 60, first: int = 2000) -> Coverage:
    """Places of three levels, and 27 years of which a few lack."""
    ends = tuple(Completeness)
    rows = []
    for place in range(places):
        years = [year for year in range(first, 2027) if (year * 7 + place * 3) % 5]
        reports = tuple(
            HeldReport(
                year=year,
                completeness=ends[year % 4] if (year + place) % 9 == 0 else Completeness.FULL,
                url=f"reports/place-{place:02}-{year}/",
            )
            for year in years
        )
        name = "全国" if place == 0 else PROVINCES[place - 1] if place < 32 else f"第{place}县"
        rows.append(CoverageRow(name=name, reports=reports, url=f"places/place-{place:02}/"))
    return Coverage(
        title="收录的报告",
        levels=(
            CoverageLevel("全国", tuple(rows[:1])),
            CoverageLevel("省级", tuple(rows[1:32])),
            CoverageLevel("县级", tuple(rows[32:])),
        ),
    )


def few() -> Coverage:
    """A place or two of few years, each report a link."""
    return coverage(places=3, first=2020)


def without_links() -> Dumbbells:
    """One place, as where the reports' pages are not published."""
    row = DumbbellRow(name="北京", before=figure("5"), after=figure("5.5"))
    group = DumbbellGroup(name="升", tone=Tone.RISE, rows=(row,))
    return Dumbbells(title="增速", unit="%", before="2025年", after="2026年", groups=(group,))
