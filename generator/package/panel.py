"""The panel: one row a place and year, every indicator's target beside what came of it.

A row has what the report of its year says: the targets of that year, and the results of the year
before, on which it looks back. What became of the row's own targets stands in the next year's
report, and so in `…_result_of_next_year` of the same row. Years whose report is not held have a row
where the next year's report tells their results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator import labels
from generator.catalogue.indicators import Indicator
from generator.doubts import FlagCode
from generator.figures.comparisons import Cell as Compared
from generator.figures.comparisons import EmptyReason
from generator.model import Bound, Region, Report, Status
from generator.package import english
from generator.package.columns import (
    PLACE,
    REQUIRED,
    AnyColumn,
    Column,
    admin_level,
    division_code,
    glossed,
    identifier,
    parent_code,
    related_report,
)
from generator.package.csv import Cell
from generator.package.data import PackageData
from generator.package.table import Rows, Table

NAME = "panel"
FIXED = 3
"""Columns that tell which row it is: place and year."""

NO_REPORT = "no_report"
REASONS: Mapping[str, str] = {
    **{reason.value: reason.label for reason in EmptyReason},
    NO_REPORT: "没有收录该报告",
}
"""Why a cell of the panel is empty; the last one beside the reasons of the comparison tables."""

SHORT = 21
"""Characters of a short name that are the indicator's: Stata takes 32, a facet needs up to 11."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceYear:
    """A place in a year, and the reports that its row is made from; at least one of the first two.

    `report` is the year's own, `following` the one that looks back on the year, `previous` that of
    the year before, and `superior` the year's report of the nearest government above. Only reports
    of exactly these years count.
    """

    place_id: str
    year: int
    report: Report | None
    following: Report | None
    previous: Report | None
    superior: Report | None

    @property
    def reports(self) -> tuple[Report | None, ...]:
        """The reports of the row by what they are to it."""
        return self.report, self.following, self.previous, self.superior

    @property
    def region(self) -> Region:
        """The place as its own report names it, else the next one."""
        named = self.report or self.following
        assert named is not None
        return named.region


def place_years(data: PackageData, report_id: str) -> Iterator[PlaceYear]:
    """The rows of a report: of the year that it looks back on, if no other has that, and its own.

    Where a place has two reports of one year, the first in the corpus' order counts, as it does for
    targets and results.
    """
    report = data.corpus.report(report_id)
    chain = data.corpus.chain(report)
    reviewed = report.review_year
    is_alone = chain.looking_back_on(reviewed) is report and not chain.of_year(reviewed)
    years = [reviewed] if is_alone else []
    if chain.of_year(report.year) is report:
        years.append(report.year)
    for year in years:
        yield PlaceYear(
            place_id=data.analysis.place_id(report),
            year=year,
            report=chain.of_year(year),
            following=chain.looking_back_on(year),
            previous=chain.of_year(year - 1),
            superior=data.corpus.next_above(report, year),
        )


def panel(indicators: Sequence[Indicator]) -> Table[PlaceYear]:
    """The table, with columns for each of these indicators behind those of the place and report."""
    return Table[PlaceYear](
        name=NAME,
        title="面板",
        description="每个地方每年一行：该年报告所定的目标，与次年报告所报的该年结果并列；"
        "没有收录该年报告而次年报告报了结果的，也有一行",
        rows=Rows.RELATED,
        records=place_years,
        others=_told_by_others,
        key=("place_id", "year"),
        columns=(*_OF_PLACE_AND_REPORT, *_several(indicators), *_figures(indicators)),
        dictionary=(*_OF_PLACE_AND_REPORT, *_several(indicators), *_explained()),
    )


def _told_by_others(data: PackageData, report_id: str) -> object:
    """Of which reports a report's rows are made, and the cells of each."""
    return [
        (row.place_id, row.year, [_told(data, one) for one in row.reports])
        for row in place_years(data, report_id)
    ]


def _told(data: PackageData, report: Report | None) -> object:
    return report and (report.report_id, data.cells(report))


# --- The place and its report -------------------------------------------------------------------


def _of_report(get: Callable[[Report, PackageData], Cell]) -> Callable[..., Cell]:
    """What the year's own report gives; nothing where it is not held."""

    def cell(row: PlaceYear, data: PackageData) -> Cell:
        return get(row.report, data) if row.report else None

    return cell


def _flags(report: Report, data: PackageData) -> tuple[str, ...]:
    return tuple(flag.code for flag in data.layers(report.report_id).flags)


_OF_PLACE_AND_REPORT: tuple[Column[PlaceYear], ...] = (
    identifier(
        "place_id",
        "地方编号",
        "同一地方改名前后相同",
        lambda row, _: row.place_id,
        refers_to=PLACE,
    ),
    Column(
        "region",
        "地区",
        "该年报告所用的全称；没有收录该年报告的，用次年报告的",
        lambda row, _: row.region.name,
        constraints=REQUIRED,
    ),
    Column("year", "年份", "目标所属的年份", lambda row, _: row.year, "integer", REQUIRED),
    division_code(
        lambda row, _: row.region.adcode, description="GB/T 2260 六位代码；改过名的，用今天的"
    ),
    admin_level(lambda row, _: row.region.level),
    parent_code(lambda row, data: data.parent_code(row.region)),
    related_report(
        "report_id",
        "报告编号",
        "该年的报告；没有收录的为空，这时只有次年报告所报的结果",
        lambda row, _: row.report,
    ),
    related_report(
        "previous_report_id",
        "上年报告",
        "同一地方上一年的报告；没有收录的为空，不用更早的",
        lambda row, _: row.previous,
    ),
    related_report(
        "next_report_id",
        "次年报告",
        "同一地方回顾该年的报告；没有收录的为空",
        lambda row, _: row.following,
    ),
    related_report(
        "superior_report_id",
        "上级报告",
        "同一年份、最近一级收录的上级报告；没有收录的为空",
        lambda row, _: row.superior,
    ),
    Column(
        "characters",
        "字数",
        "来源文件的非空白字符数",
        _of_report(lambda report, _: report.characters),
        "integer",
    ),
    Column(
        "speaker",
        "报告人",
        "原文没有则为空",
        _of_report(lambda report, _: report.speaker),
    ),
    Column(
        "delivered_on",
        "报告日期",
        "作报告的日期，ISO 8601；原文没有则为空",
        _of_report(lambda report, _: report.delivered_on),
        "date",
    ),
    Column(
        "completeness",
        "完整性",
        glossed(labels.SHORT_COMPLETENESS) + "；没有收录该年报告的为空",
        _of_report(lambda report, _: report.completeness),
        constraints={"enum": [ends.value for ends in labels.SHORT_COMPLETENESS]},
        labels={ends.value: label for ends, label in labels.SHORT_COMPLETENESS.items()},
    ),
    Column(
        "flags",
        "疑点",
        "读取该年报告的疑点，分号隔开，没有则为空："
        + glossed({code: code.label for code in FlagCode}),
        _of_report(_flags),
    ),
)

# --- The figures --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that the panel tells of each indicator, in a column of its own.

    `name` is what the column's name ends in, `short` the same where names must be short (Stata);
    `of` gives the report that tells it, `status` the side, `get` the cell.
    """

    name: str
    short: str
    title: str
    description: str
    of: Callable[[PlaceYear], Report | None]
    status: Status
    get: Callable[[Compared], Cell]
    labels: Mapping[str, str] | None = None
    is_number: bool = False
    missing: Cell = None
    """What stands there where that report is not held."""

    def cell(self, indicator_id: str, row: PlaceYear, data: PackageData) -> Cell:
        """The cell of an indicator in a row."""
        report = self.of(row)
        return self.get(data.cell(indicator_id, report, self.status)) if report else self.missing

    def column(self, stem: str, title: str, title_en: str, note: str = "") -> Column[PlaceYear]:
        """The column of the indicator that is named by `stem`; `note` ends its description."""
        return Column(
            f"{stem}_{self.name}",
            f"{title}：{self.title}",
            f"{self.description}{note}",
            partial(self.cell, stem),
            "number" if self.is_number else "string",
            constraints={"enum": [*self.labels]} if self.labels else {},
            labels=self.labels or {},
            short=f"{shortened(stem)}_{self.short}",
            english=f"{title_en}, {english.FACETS[self.name]}",
        )


def shortened(indicator_id: str) -> str:
    """An indicator's id, of whose words no more is left than has room: `indu_valu_adde_grow`.

    It is told by the id alone, so that no other indicator changes it.
    """
    words = indicator_id.split("_")
    longest = max(map(len, words))
    shorter = ("_".join(word[:most] for word in words) for most in range(longest, 0, -1))
    return next((short for short in shorter if len(short) <= SHORT), indicator_id[:SHORT])


def _value(cell: Compared) -> Cell:
    return cell.observations[0].value if cell.observations else None


def _high(cell: Compared) -> Cell:
    return cell.observations[0].value_high if cell.observations else None


def _bound(cell: Compared) -> Cell:
    return cell.observations[0].bound if cell.observations else None


def _stance(cell: Compared) -> Cell:
    return cell.observations[0].stance if cell.observations else None


def _status(cell: Compared) -> Cell:
    return cell.observations[0].status if cell.observations else None


def _reason(cell: Compared) -> Cell:
    return cell.reason


def _own(row: PlaceYear) -> Report | None:
    return row.report


def _following(row: PlaceYear) -> Report | None:
    return row.following


def _superior(row: PlaceYear) -> Report | None:
    return row.superior


def _previous(row: PlaceYear) -> Report | None:
    return row.previous


def _amount(
    name: str,
    short: str,
    title: str,
    description: str,
    of: Callable[[PlaceYear], Report | None],
    status: Status,
    get: Callable[[Compared], Cell] = _value,
) -> Facet:
    return Facet(name, short, title, description, of, status, get, is_number=True)


def _why(
    name: str,
    short: str,
    title: str,
    of: Callable[[PlaceYear], Report | None],
    status: Status,
    report: str,
) -> Facet:
    """Why there is no figure: a reason that the cell has, or that the report is not held."""
    description = f"{report}为什么没有数；有数的为空"
    return Facet(name, short, title, description, of, status, _reason, REASONS, missing=NO_REPORT)


_BOUNDS = {bound.value: labels.NAMED_BOUNDS[bound] for bound in Bound}
_KINDS = {status.value: labels.STATUSES[status] for status in (Status.ACTUAL, Status.ESTIMATE)}
_TARGET, _RESULT = Status.TARGET, Status.ACTUAL

FACETS = (
    _amount("target", "tgt", "目标", "该年报告为该年定的目标；下降为负", _own, _TARGET),
    _amount("target_high", "tgt_high", "目标上限", "目标是区间的，其上端", _own, _TARGET, _high),
    Facet(
        "bound",
        "tgt_bound",
        "目标的约束",
        "目标数字的约束；没有数的为空",
        _own,
        _TARGET,
        _bound,
        _BOUNDS,
    ),
    Facet(
        "stance",
        "tgt_stance",
        "目标的态度",
        "定目标所用的动词，照原文：力争、确保；没有则为空",
        _own,
        _TARGET,
        _stance,
    ),
    _why("target_reason", "tgt_why", "无目标的缘由", _own, _TARGET, "该年的报告"),
    _amount("result", "res", "上年结果", "该年报告所报的上一年结果", _own, _RESULT),
    _amount(
        "result_high", "res_high", "上年结果上限", "结果是区间的，其上端", _own, _RESULT, _high
    ),
    Facet(
        "result_bound",
        "res_bound",
        "上年结果的约束",
        "结果数字的约束；没有数的为空",
        _own,
        _RESULT,
        _bound,
        _BOUNDS,
    ),
    Facet(
        "result_status",
        "res_kind",
        "上年结果的性质",
        "结果是已经完成的，还是作报告时预计的；没有数的为空",
        _own,
        _RESULT,
        _status,
        _KINDS,
    ),
    _why("result_reason", "res_why", "无上年结果的缘由", _own, _RESULT, "该年的报告"),
    _amount(
        "result_of_next_year",
        "next",
        "该年结果",
        "次年报告所报的该年结果，与该年目标对应",
        _following,
        _RESULT,
    ),
    Facet(
        "result_of_next_year_status",
        "next_kind",
        "该年结果的性质",
        "结果是已经完成的，还是作报告时预计的；没有数的为空",
        _following,
        _RESULT,
        _status,
        _KINDS,
    ),
    _why(
        "result_of_next_year_reason",
        "next_why",
        "无该年结果的缘由",
        _following,
        _RESULT,
        "回顾该年的报告",
    ),
    _amount("superior_target", "sup", "上级目标", "上级报告为同一年定的目标", _superior, _TARGET),
    _why("superior_target_reason", "sup_why", "无上级目标的缘由", _superior, _TARGET, "上级的报告"),
    _amount("previous_target", "prev", "上年目标", "上年报告为上年定的目标", _previous, _TARGET),
    _why(
        "previous_target_reason", "prev_why", "无上年目标的缘由", _previous, _TARGET, "上年的报告"
    ),
)
"""What is told of every indicator, in the order of the columns."""


def _figures(indicators: Sequence[Indicator]) -> Iterator[Column[PlaceYear]]:
    for indicator in indicators:
        for facet in FACETS:
            unit = f"；单位：{indicator.unit}" if facet.is_number else ""
            yield facet.column(
                indicator.id, indicator.name, indicator.english or indicator.id, unit
            )


def _several(indicators: Sequence[Indicator]) -> tuple[Column[PlaceYear], ...]:
    """The one column that names those whose cell has the first of several figures."""
    amounts = [facet for facet in FACETS if facet.get is _value]

    def names(row: PlaceYear, data: PackageData) -> tuple[str, ...]:
        return tuple(
            f"{indicator.id}_{facet.name}"
            for indicator in indicators
            for facet in amounts
            if (report := facet.of(row))
            and len(data.cell(indicator.id, report, facet.status).observations) > 1
        )

    return (
        Column(
            "several",
            "不止一个数",
            "原文给了不止一个数、这里只取先说的那些列，分号隔开；各数见 observations.csv",
            names,
        ),
    )


def _explained() -> Iterator[AnyColumn]:
    """One column for each facet, in place of as many as there are indicators."""
    for facet in FACETS:
        note = f"：{glossed(facet.labels)}" if facet.labels else ""
        yield facet.column("<indicator_id>", "各项指标", "Each indicator", note)
