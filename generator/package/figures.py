"""The figures: indicators, what reports say of them, and targets beside their results."""

from __future__ import annotations

from typing import Protocol

from generator import labels
from generator.catalogue.indicators import Indicator, names_of
from generator.figures.comparisons import Cell as Compared
from generator.figures.outcomes import Attainment, Method, Outcome
from generator.links import indicator_url, report_url
from generator.model import Observation, Status, Wording
from generator.package.columns import (
    END,
    INDICATOR,
    OBSERVATION,
    PARAGRAPH_ID,
    REPORT_ID,
    REQUIRED,
    SENTENCE_URL,
    START,
    THEME,
    Column,
    address,
    choice,
    identifier,
    report_key,
)
from generator.package.data import PackageData
from generator.package.table import Rows, Table

INDICATORS = Table[Indicator](
    name="indicators",
    title="指标",
    description="指标目录",
    rows=Rows.WHOLE,
    records=lambda data, _: data.analysis.figures.indicators,
    key=("indicator_id",),
    columns=(
        identifier("indicator_id", "指标编号", "指标的固定编号", lambda i, _: i.id, unique=True),
        Column("name", "名称", "指标名称", lambda i, _: i.name, constraints=REQUIRED),
        Column("name_en", "英文名", "统计上通用的英文名称；没有则为空", lambda i, _: i.english),
        Column(
            "aliases",
            "叫法",
            "原文中的叫法，分号隔开",
            lambda i, data: names_of(i, data.analysis.figures.indicators),
        ),
        Column("unit", "单位", "数值的单位", lambda i, _: i.unit, constraints=REQUIRED),
        Column("theme", "主题", "主题编号", lambda i, _: i.theme, refers_to=THEME),
        Column(
            "headline", "主要指标", "是否列入比较表", lambda i, _: i.headline, "boolean", REQUIRED
        ),
        Column(
            "level_of",
            "所属增速",
            "与这项绝对数叫法相同的增速，一句话可以给两个数；没有则为空",
            lambda i, _: i.level_of,
        ),
        Column("definition", "定义", "收录什么、不收录什么", lambda i, _: i.definition),
        address(lambda i, _: indicator_url(i.id)),
    ),
)

# --- Numbers ------------------------------------------------------------------------------------


class _OfIndicator(Protocol):
    """What a report says of an indicator."""

    @property
    def indicator_id(self) -> str: ...
    @property
    def status(self) -> Status: ...


class _Named(Protocol):
    """What a report says of an indicator that it names there."""

    @property
    def printed_name(self) -> str: ...


STATUS: Column[_OfIndicator] = choice(
    "status", "性质", labels.STATUSES, lambda said, _: said.status
)
OF_INDICATOR: Column[_OfIndicator] = identifier(
    "indicator_id", "指标编号", "所属指标", lambda said, _: said.indicator_id, refers_to=INDICATOR
)
OF_REGION: Column[Observation] = Column(
    "region", "地区", "数字所说的地区", lambda o, _: o.region, constraints=REQUIRED
)
AMOUNT: tuple[Column[Observation], ...] = (
    Column(
        "value",
        "数值",
        "以 unit 为单位，原文用其他单位的已换算；下降为负",
        lambda o, _: o.value,
        "number",
        REQUIRED,
    ),
    Column("value_high", "上限", "区间的上端，其余为空", lambda o, _: o.value_high, "number"),
    Column("unit", "单位", "数值的单位", lambda o, _: o.unit, constraints=REQUIRED),
    choice("bound", "约束", labels.NAMED_BOUNDS, lambda o, _: o.bound),
    choice("status_basis", "性质的依据", labels.STATUS_BASES, lambda o, _: o.status_basis),
    Column(
        "stance", "态度", "定目标所用的动词，照原文：力争、确保；没有则为空", lambda o, _: o.stance
    ),
    Column("rider", "附加语", "目标之后附加的分句，照原文；没有则为空", lambda o, _: o.rider),
    choice(
        "basis",
        "口径",
        labels.SHORT_BASES,
        lambda o, _: o.basis,
        note="；原文没有说的为空",
        required=False,
    ),
    Column(
        "scope", "范围", "原文对指标范围的限定，照原文；说的就是本地区的为空", lambda o, _: o.scope
    ),
    Column(
        "area",
        "区域",
        "指标本来所说的那部分地方，照原文（中心城区）；没有写的为空",
        lambda o, _: o.area,
    ),
)
"""What a figure is."""

PRINTED_NAME: Column[_Named] = Column(
    "printed_name",
    "原文叫法",
    "原文在这里怎样称呼这个指标，连同限定它的词（全社会固定资产投资、农民人均纯收入），去掉了空白和括注；编者给出的数字为空",
    lambda said, _: said.printed_name,
)

HORIZON: Column[Observation] = choice("horizon", "期限", labels.HORIZONS, lambda o, _: o.horizon)
EVIDENCE: tuple[Column[Observation], ...] = (
    Column(
        "corrected",
        "编者更正",
        "数字由编者给出，不是程序读出",
        lambda o, _: bool(o.correction),
        "boolean",
        REQUIRED,
    ),
    Column("quote", "原话", "说出这个数字的分句", lambda o, _: o.quote, constraints=REQUIRED),
    PARAGRAPH_ID,
    START,
    END,
    SENTENCE_URL,
)
"""The words that say it."""


def _doubts(observation: Observation, data: PackageData) -> tuple[str, ...]:
    flags = data.layers(observation.report_id).flags
    return tuple(flag.code for flag in flags if flag.code.touches(observation.status))


OBSERVATIONS = Table[Observation](
    name="observations",
    title="数字",
    description="目标、完成与预计的数字",
    rows=Rows.OWN,
    records=lambda data, report_id: data.layers(report_id).figures.observations,
    key=("observation_id",),
    columns=(
        identifier(
            "observation_id",
            "数字编号",
            "报告、指标、年份与性质",
            lambda o, _: o.observation_id,
            unique=True,
        ),
        REPORT_ID,
        OF_REGION,
        OF_INDICATOR,
        Column("period", "年份", "数字所说的年份", lambda o, _: o.period, "integer", REQUIRED),
        STATUS,
        *AMOUNT,
        HORIZON,
        Column(
            "period_start",
            "起始年份",
            "若干年的第一年；说一年的为空",
            lambda o, _: o.period_start,
            "integer",
        ),
        Column(
            "period_end",
            "终止年份",
            "若干年的最后一年；说一年的为空",
            lambda o, _: o.period_end,
            "integer",
        ),
        Column("doubts", "疑点", "使这个数字存疑的疑点代码，分号隔开；没有则为空", _doubts),
        PRINTED_NAME,
        *EVIDENCE,
    ),
)

# A table of their own, so that no year's table has them.
PERIOD_OBSERVATIONS = Table[Observation](
    name="period_observations",
    title="跨年的数字",
    description="五年累计、年均一类的数字，不进入各年的比较表",
    rows=Rows.OWN,
    records=lambda data, report_id: data.layers(report_id).figures.over_years,
    key=("observation_id",),
    columns=(
        identifier(
            "observation_id",
            "数字编号",
            "报告、指标、起止年份与性质",
            lambda o, _: o.observation_id,
            unique=True,
        ),
        REPORT_ID,
        OF_REGION,
        OF_INDICATOR,
        Column(
            "period_start",
            "起始年份",
            "若干年的第一年",
            lambda o, _: o.period_start,
            "integer",
            REQUIRED,
        ),
        Column(
            "period_end",
            "终止年份",
            "若干年的最后一年",
            lambda o, _: o.period_end,
            "integer",
            REQUIRED,
        ),
        choice("aggregate", "算法", labels.AGGREGATES, lambda o, _: o.aggregate),
        STATUS,
        *AMOUNT,
        HORIZON,
        PRINTED_NAME,
        *EVIDENCE,
    ),
)

# --- Words --------------------------------------------------------------------------------------

WORDINGS = Table[Wording](
    name="wordings",
    title="无数字的说法",
    description="说到指标而没有给出数字",
    rows=Rows.OWN,
    records=lambda data, report_id: data.layers(report_id).figures.wordings,
    key=("report_id", "indicator_id", "period", "status"),
    columns=(
        REPORT_ID,
        identifier(
            "indicator_id",
            "指标编号",
            "所说的指标",
            lambda w, _: w.indicator_id,
            refers_to=INDICATOR,
        ),
        Column("period", "年份", "所说的年份", lambda w, _: w.period, "integer", REQUIRED),
        STATUS,
        choice("kind", "说法", labels.WORDINGS, lambda w, _: w.kind),
        Column("stance", "态度", "定目标所用的动词，照原文；没有则为空", lambda w, _: w.stance),
        Column("rider", "附加语", "目标之后附加的分句，照原文；没有则为空", lambda w, _: w.rider),
        PRINTED_NAME,
        Column(
            "quote",
            "原话",
            "说到指标而没有数字的分句",
            lambda w, _: w.quote,
            constraints=REQUIRED,
        ),
        PARAGRAPH_ID,
        START,
        END,
        SENTENCE_URL,
    ),
)

# --- Targets and results ------------------------------------------------------------------------


def first_id(cell: Compared) -> str:
    """The id of the first figure; empty where there is none."""
    return cell.observations[0].observation_id if cell.observations else ""


def first_quote(cell: Compared) -> str:
    """The words of the first figure, else those without one; may be empty."""
    if cell.observations:
        return cell.observations[0].quote
    return cell.words.quote if cell.words else ""


OUTCOMES = Table[Outcome](
    name="outcomes",
    title="目标与结果",
    description="同一地方相邻两年的报告：年初的目标，次年所报的结果，推定的比照",
    rows=Rows.WHOLE,
    records=lambda data, _: data.analysis.figures.outcomes,
    key=("target_report_id", "indicator_id"),
    columns=(
        report_key(
            "target_report_id",
            "定目标的报告",
            "年初定目标的报告",
            lambda o, _: o.target.report_id,
        ),
        report_key(
            "result_report_id",
            "报结果的报告",
            "次年报告结果的报告",
            lambda o, _: o.result.report_id,
        ),
        Column("region", "地区", "两份报告的地区", lambda o, _: o.region, constraints=REQUIRED),
        identifier(
            "indicator_id",
            "指标编号",
            "目标与结果的指标",
            lambda o, _: o.indicator_id,
            refers_to=INDICATOR,
        ),
        Column(
            "period", "年份", "目标与结果所说的年份", lambda o, _: o.period, "integer", REQUIRED
        ),
        choice(
            "state", "比照", {state: state.label for state in Attainment}, lambda o, _: o.attainment
        ),
        Column(
            "method",
            "办法",
            "".join(f"{method.value}：{method.note}" for method in Method),
            lambda o, _: o.method,
            constraints={**REQUIRED, "enum": [method.value for method in Method]},
        ),
        Column(
            "estimated",
            "按预计数",
            "结果是作报告时的预计数",
            lambda o, _: o.is_estimated,
            "boolean",
            REQUIRED,
        ),
        Column(
            "doubted",
            "存疑",
            "目标或结果的读取存疑",
            lambda o, _: o.is_doubted,
            "boolean",
            REQUIRED,
        ),
        Column(
            "target_observation_id",
            "目标数字",
            "目标的数字编号；只有措辞的为空，不止一个的取先说的",
            lambda o, _: first_id(o.target),
            refers_to=OBSERVATION,
        ),
        Column(
            "result_observation_id",
            "结果数字",
            "结果的数字编号；没有数字的为空，不止一个的取先说的",
            lambda o, _: first_id(o.result),
            refers_to=OBSERVATION,
        ),
        Column(
            "target_quote",
            "目标原话",
            "定目标的分句",
            lambda o, _: first_quote(o.target),
            constraints=REQUIRED,
        ),
        Column(
            "result_quote",
            "结果原话",
            "报结果的分句；没有说到的为空",
            lambda o, _: first_quote(o.result),
        ),
        address(lambda o, _: f"{report_url(o.result.report_id)}#outcomes"),
        Column(
            "gap",
            "差距",
            "结果减目标，以指标的单位计：两者都是一个数的，或者一个数在“以上”“以内”、区间之外的",
            lambda o, _: o.gap,
            "number",
        ),
        Column(
            "own_verdict",
            "原文自评",
            "报结果的报告自己怎样评这项目标，照原文；没有则为空",
            lambda o, _: o.verdict,
        ),
    ),
)
