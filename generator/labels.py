"""What readers call each kind of thing: one Chinese label for every member of an enum.

Pages, messages of corrections and the data package's descriptions all take them from here. An enum
whose labels come with notes of their own has them beside it: `FlagCode`, `Attainment`, `Method`.
"""

from __future__ import annotations

from generator.model import (
    Aggregate,
    AnswerState,
    Basis,
    Bound,
    Check,
    Completeness,
    CorrectionKind,
    Echo,
    Horizon,
    InitiativeKind,
    Level,
    LivelihoodRole,
    LivelihoodState,
    Match,
    NamedBy,
    NamedKind,
    NumberKind,
    Part,
    RankMeasure,
    Relation,
    Status,
    StatusBasis,
    WordingKind,
)
from generator.names.reading import NameKind

# --- Reports ------------------------------------------------------------------------------------

LEVELS = {
    Level.NATIONAL: "全国",
    Level.PROVINCE: "省级",
    Level.PREFECTURE: "市级",
    Level.COUNTY: "县级",
}
SHORT_LEVELS = {level: label.removesuffix("级") for level, label in LEVELS.items()}
"""Where the column is called 层级."""

COMPLETENESS = {
    Completeness.FULL: "正文完整",
    Completeness.HEAD_MISSING: "缺开头",
    Completeness.TAIL_MISSING: "缺结尾",
    Completeness.BOTH_MISSING: "首尾皆缺",
}
SHORT_COMPLETENESS = {ends: label.removeprefix("正文") for ends, label in COMPLETENESS.items()}
"""Where the column is called 完整性."""

PARTS = {
    Part.FRONT: "开头",
    Part.REVIEW: "回顾",
    Part.PLAN: "安排",
    Part.SELF_BUILDING: "自身建设",
    Part.CLOSING: "结语",
    Part.ANNEX: "附件",
}
RELATIONS = {
    Relation.SUPERIOR: "与上级",
    Relation.PREVIOUS: "与上年",
    Relation.NATIONAL: "与全国",
}
LIVELIHOOD_ROLES = {
    LivelihoodRole.PROMISED: "今年要办",
    LivelihoodRole.REPORTED: "上年的",
}
LIVELIHOOD_STATES = {
    LivelihoodState.DONE: "说全部完成",
    LivelihoodState.MOSTLY: "说基本完成",
    LivelihoodState.NAMED: "只是提到或列出",
    LivelihoodState.CANDIDATE: "候选，待票决",
}
INITIATIVE_KINDS = {
    InitiativeKind.TERM: "名词注释",
    InitiativeKind.PLAN: "计划",
    InitiativeKind.PROJECT: "项目",
    InitiativeKind.HEADING: "标题",
}
CHECKS = {Check.NUMBER: "数量", Check.PROJECT: "项目", Check.DATE: "期限"}
ANSWERS = {
    AnswerState.REPORTED: "有交代",
    AnswerState.PARTLY: "部分有交代",
    AnswerState.COVERED: "说整份清单完成",
    AnswerState.NOT_FOUND: "次年报告未见",
}
ECHOES = {
    Echo.VERBATIM: "照用全称",
    Echo.SHORT: "用简称",
    Echo.RENAMED: "另起名称",
    Echo.UNDECIDED: "不能确定",
    Echo.SILENT: "没有提到",
    Echo.TEXT_MISSING: "来源残缺，未见",
}
ADMISSION = "自述不足"
"""The shortcomings that a report admits."""

CORRECTIONS = {
    CorrectionKind.PART: "标题所属部分",
    CorrectionKind.HEADING: "标题",
    CorrectionKind.FIGURE: "数字",
    CorrectionKind.TITLE: "报告标题",
    CorrectionKind.SPEAKER: "报告人",
    CorrectionKind.OCCASION: "会议",
    CorrectionKind.DELIVERED_ON: "日期",
    CorrectionKind.REGION: "地区",
    CorrectionKind.ADCODE: "代码",
    CorrectionKind.LEVEL: "层级",
    CorrectionKind.PARENT: "上级地区",
    CorrectionKind.YEAR: "年份",
}

# --- Terms --------------------------------------------------------------------------------------

MATCHES = {Match.EXACT: "全称", Match.VARIANT: "异写", Match.SHORT: "简称"}

# --- Figures ------------------------------------------------------------------------------------

STATUSES = {Status.ACTUAL: "结果", Status.ESTIMATE: "预计", Status.TARGET: "目标"}
STATUS_BASES = {
    StatusBasis.STATED: "所在分句写明",
    StatusBasis.GOVERNED: "由句中他处的词管着",
    StatusBasis.INFERRED: "由所在部分推定",
}
BASES = {
    Basis.UNSAID: "未注明",
    Basis.NOMINAL: "名义",
    Basis.REAL: "扣除价格因素",
    Basis.COMPARABLE: "可比口径",
}
"""How a growth is measured, as the text says it."""
SHORT_BASES = {basis: label.removesuffix("口径") for basis, label in BASES.items() if basis}
"""Where the column is called 口径; what the text does not say is an empty cell."""

BOUNDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "左右",
    Bound.AT_LEAST: "以上",
    Bound.AT_MOST: "以内",
    Bound.RANGE: "",
}
"""What follows the number."""
NAMED_BOUNDS = BOUNDS | {Bound.EXACT: "确数", Bound.RANGE: "区间"}

NUMBER_KINDS = {
    NumberKind.LEVEL: "数额",
    NumberKind.RISE: "增长",
    NumberKind.FALL: "下降",
    NumberKind.GAP: "差距",
    NumberKind.SHARE: "占比",
}
"""What a number of the ledger says of its subject."""

NAMED_KINDS = {
    NamedKind.PROVINCE: "省级",
    NamedKind.PREFECTURE: "地级",
    NamedKind.COUNTY: "县级",
    NamedKind.ZONE: "园区",
    NamedKind.WATER: "江河湖海",
    NamedKind.MOUNTAIN: "山",
    NamedKind.REGION: "区域",
}
"""What a place is that a report names."""

NAMED_BY = {
    NamedBy.FULL: "全称",
    NamedBy.SHORT: "简称",
    NamedBy.LISTED: "名录",
    NamedBy.FORM: "地名加类别",
    NamedBy.UNDECIDED: "未定",
}
"""By which form of its name a place was recognised."""

HORIZONS = {Horizon.YEAR: "一年", Horizon.PERIOD: "若干年"}
AGGREGATES = {Aggregate.MEAN: "年均", Aggregate.SUM: "累计", Aggregate.EACH: "每年"}
"""Of a figure of several years; one of a single year is none of them."""

WORDINGS = {
    WordingKind.SYNC: "与他项同步",
    WordingKind.STABLE: "保持稳定",
    WordingKind.COMPARED: "与他项或他处相比",
    WordingKind.RANK: "位次",
    WordingKind.LEVEL: "只有总量",
    WordingKind.RISE: "只有升幅",
    WordingKind.FALL: "只有降幅",
    WordingKind.ASSIGNED: "完成上级任务",
    WordingKind.PLAN_SHARE: "完成计划的几成",
    WordingKind.SELF_ASSESSED: "自评完成与否",
    WordingKind.OTHER: "其他",
}

# --- Ranks --------------------------------------------------------------------------------------

RANK_MEASURES = {
    RankMeasure.GROWTH: "增速",
    RankMeasure.LEVEL: "总量",
    RankMeasure.CHANGE: "增量",
}
"""Which measure is ranked; what the text does not say is an empty cell."""

# --- Names --------------------------------------------------------------------------------------

NAME_KINDS = {
    NameKind.SLOGAN: "提法",
    NameKind.PLAN: "计划、行动、工程",
    NameKind.PROJECT: "项目",
}
