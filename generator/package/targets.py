"""Targets against those of the year before and of the government above."""

from __future__ import annotations

from collections.abc import Iterator

from generator.figures.changes import Change, TargetChange
from generator.figures.comparisons import Cell
from generator.figures.margins import Margin, Position
from generator.markup import words_url
from generator.model import Region
from generator.package.columns import (
    INDICATOR,
    OBSERVATION,
    REQUIRED,
    Column,
    address,
    admin_level,
    choice,
    division_code,
    glossed,
    identifier,
    report_key,
)
from generator.package.data import PackageData
from generator.package.figures import first_id, first_quote
from generator.package.table import Rows, Table

_PUBLISHED = {
    Change.RAISED: "raised",
    Change.KEPT: "kept",
    Change.REWORDED: "kept",
    Change.CUT: "cut",
    Change.TO_INTERVAL: "to_interval",
    Change.FROM_INTERVAL: "from_interval",
    Change.TO_WORDING: "to_wording",
    Change.FROM_WORDING: "new",
    Change.DROPPED: "dropped",
    Change.NEW: "new",
}
"""The `change` of the contract; what has none, in words both years or undecided, has no row."""


_WAYS = {Change.RAISED.value: "升", Change.KEPT.value: "平", Change.CUT.value: "降"}


def _changes(data: PackageData, _: str) -> Iterator[TargetChange]:
    return (one for one in data.analysis.figures.changes if one.change in _PUBLISHED)


def _region(cell: Cell, data: PackageData) -> Region:
    return data.corpus.report(cell.report_id).region


def _words_url(cell: Cell, data: PackageData) -> str:
    said = cell.observations[0] if cell.observations else cell.words
    return words_url(data.corpus, said.paragraph_id, said.place) if said else ""


TARGET_CHANGES = Table[TargetChange](
    name="target_changes",
    title="目标比上年",
    description="同一地方相邻两年的报告，本年的目标比上一年的",
    rows=Rows.WHOLE,
    records=_changes,
    key=("report_id", "indicator_id"),
    columns=(
        report_key(
            "report_id",
            "报告编号",
            "本年的报告",
            lambda c, _: c.now.report_id,
        ),
        report_key(
            "previous_report_id",
            "上一年的报告",
            "上一年的报告",
            lambda c, _: c.before.report_id,
        ),
        Column("region", "地区", "两份报告的地区", lambda c, _: c.region, constraints=REQUIRED),
        division_code(lambda c, data: _region(c.now, data).adcode),
        admin_level(lambda c, data: _region(c.now, data).level),
        identifier(
            "indicator_id",
            "指标编号",
            "目标的指标",
            lambda c, _: c.indicator_id,
            refers_to=INDICATOR,
        ),
        Column("year", "年份", "本年", lambda c, _: c.year, "integer", REQUIRED),
        Column(
            "previous_observation_id",
            "上年目标",
            "上年目标的数字编号；没有数字的为空，不止一个的取先说的",
            lambda c, _: first_id(c.before),
            refers_to=OBSERVATION,
        ),
        Column(
            "observation_id",
            "本年目标",
            "本年目标的数字编号；没有数字的为空，不止一个的取先说的",
            lambda c, _: first_id(c.now),
            refers_to=OBSERVATION,
        ),
        Column(
            "change",
            "变化",
            "raised 调高，kept 数字不变，cut 调低，to_interval 改为区间，"
            "from_interval 区间改为一个数，to_wording 改为措辞，dropped 不再提，"
            "new 新提（上年只有措辞的在内）",
            lambda c, _: _PUBLISHED[c.change],
            constraints={**REQUIRED, "enum": list(dict.fromkeys(_PUBLISHED.values()))},
        ),
        choice("detail", "细分", {one: one.label for one in _PUBLISHED}, lambda c, _: c.change),
        Column(
            "direction",
            "升降",
            glossed(_WAYS) + "；只看数字，区间比两端，两端一升一降的、有一年没有数字的为空",
            lambda c, _: c.way,
            constraints={"enum": [*_WAYS]},
            labels=_WAYS,
        ),
        Column(
            "difference",
            "差额",
            "本年减上年，两年都是一个数的才有，以指标的单位计",
            lambda c, _: c.difference,
            "number",
        ),
        Column(
            "wording_change",
            "措辞的变化",
            "约束、态度、附加语怎样改：左右→以上，加“力争”，去“确保”；没有则为空",
            lambda c, _: c.wording,
        ),
        Column(
            "previous_quote", "上年原话", "定上年目标的分句", lambda c, _: first_quote(c.before)
        ),
        Column("quote", "本年原话", "定本年目标的分句", lambda c, _: first_quote(c.now)),
        Column(
            "doubted",
            "存疑",
            "有一年的读取存疑",
            lambda c, _: bool(c.before.doubts or c.now.doubts),
            "boolean",
            REQUIRED,
        ),
        address(lambda c, data: _words_url(c.now, data) or _words_url(c.before, data)),
    ),
)

MARGINS = Table[Margin](
    name="margins",
    title="目标比上级",
    description="各地的目标减去上一级政府同一年的目标；总量不比，不止一个数的不比",
    rows=Rows.WHOLE,
    records=lambda data, _: data.analysis.figures.margins,
    key=("report_id", "indicator_id"),
    columns=(
        report_key(
            "report_id",
            "报告编号",
            "本级的报告",
            lambda m, _: m.own.report_id,
        ),
        report_key(
            "superior_report_id",
            "上级报告",
            "上一级政府同一年的报告",
            lambda m, _: m.superior.report_id,
        ),
        identifier(
            "indicator_id",
            "指标编号",
            "目标的指标",
            lambda m, _: m.indicator_id,
            refers_to=INDICATOR,
        ),
        Column(
            "year",
            "年份",
            "两份报告的年份",
            lambda m, data: data.corpus.report(m.own.report_id).year,
            "integer",
            REQUIRED,
        ),
        Column(
            "observation_id",
            "目标数字",
            "本级目标的数字编号",
            lambda m, _: first_id(m.own),
            constraints=REQUIRED,
            refers_to=OBSERVATION,
        ),
        Column(
            "superior_observation_id",
            "上级目标数字",
            "上级目标的数字编号",
            lambda m, _: first_id(m.superior),
            constraints=REQUIRED,
            refers_to=OBSERVATION,
        ),
        choice("standing", "高低", {one: one.label for one in Position}, lambda m, _: m.position),
        Column(
            "margin", "差额", "本级减上级，以指标的单位计", lambda m, _: m.low, "number", REQUIRED
        ),
        Column(
            "margin_high",
            "上端的差额",
            "有一方是区间的，上端之差；其余为空",
            lambda m, _: m.high if m.high != m.low else None,
            "number",
        ),
        Column("quote", "本级原话", "定本级目标的分句", lambda m, _: first_quote(m.own)),
        Column(
            "superior_quote", "上级原话", "定上级目标的分句", lambda m, _: first_quote(m.superior)
        ),
        address(lambda m, data: _words_url(m.own, data)),
    ),
)
