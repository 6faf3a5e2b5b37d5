"""A column: what it is called, what it means, its type, and how it is got from a record.

Below it are the kinds of columns that many tables have, and those that are the same in several.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, Literal, Never, Protocol, TypeVar

from generator.labels import SHORT_LEVELS
from generator.markup import found_url, words_url
from generator.model import Level, Report, Span
from generator.package.csv import Cell, guarded, printed
from generator.package.data import PackageData

Record = TypeVar("Record", contravariant=True)
Kind = TypeVar("Kind", bound=StrEnum)
Value = TypeVar("Value", bound=str)
Type = Literal["string", "integer", "number", "boolean", "date"]

REQUIRED = {"required": True}
ID_PATTERN = "[a-z0-9_-]+"

# What foreign keys point to.
PLACE = ("places", "place_id")
REPORT = ("reports", "report_id")
SECTION = ("sections", "section_id")
PARAGRAPH = ("paragraphs", "paragraph_id")
TERM = ("terms", "term_id")
INDICATOR = ("indicators", "indicator_id")
OBSERVATION = ("observations", "observation_id")
THEME = ("themes", "theme_id")


@dataclass(frozen=True)  # no slots: `Column[Section](…)` keeps its type in itself
class Column(Generic[Record]):
    """One column of a table of such records.

    `title` and `description` are Chinese. `english` is the English title, empty where `english.py`
    has it by the column's name. `type` and `constraints` are those of Table Schema. `get` gives the
    cell of a record. `refers_to` is the table and column that a foreign key points to. `labels`
    tell what the values of a choice are called. `short` is the name where names must be short
    (Stata); empty where it is the same.
    """

    name: str
    title: str
    description: str
    get: Callable[[Record, PackageData], Cell]
    type: Type = "string"
    constraints: Mapping[str, object] = field(default_factory=dict)
    refers_to: tuple[str, str] | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    short: str = ""
    english: str = ""

    def text(self, record: Record, data: PackageData) -> str:
        """The record's cell, before it is quoted."""
        text = printed(self.get(record, data))
        return guarded(text) if self.type == "string" else text


AnyColumn = Column[Never]
"""A column of whatever records: it can be described, and no cell be asked of it."""


# --- Kinds of columns ---------------------------------------------------------------------------


def identifier(
    name: str,
    title: str,
    description: str,
    get: Callable[[Record, PackageData], str],
    *,
    unique: bool = False,
    refers_to: tuple[str, str] | None = None,
) -> Column[Record]:
    """An id of this table, or of another; never empty."""
    constraints = {**REQUIRED, "pattern": ID_PATTERN, **({"unique": True} if unique else {})}
    return Column(name, title, description, get, constraints=constraints, refers_to=refers_to)


def report_key(
    name: str,
    title: str,
    description: str,
    get: Callable[[Record, PackageData], str],
) -> Column[Record]:
    """The id of a report; never empty."""
    return identifier(name, title, description, get, refers_to=REPORT)


def related_report(
    name: str,
    title: str,
    description: str,
    of: Callable[[Record, PackageData], Report | None],
) -> Column[Record]:
    """The id of a report that may not be here; empty then."""

    def report_id(record: Record, data: PackageData) -> str:
        report = of(record, data)
        return report.report_id if report else ""

    return Column(name, title, description, report_id, refers_to=REPORT)


def division_code(
    get: Callable[[Record, PackageData], str],
    *,
    name: str = "adcode",
    title: str = "行政区划代码",
    description: str = "GB/T 2260 六位代码",
) -> Column[Record]:
    """The code of a place; empty where it has none."""
    return Column(name, title, description, get, constraints={"pattern": r"\d{6}"})


def parent_code(get: Callable[[Record, PackageData], str]) -> Column[Record]:
    """The code of the place that a place lies in."""
    note = "上一级地方的六位代码；省级为100000，全国为空"
    return division_code(get, name="parent_adcode", title="上级代码", description=note)


def admin_level(get: Callable[[Record, PackageData], Level]) -> Column[Record]:
    """The level of a place."""
    return choice("admin_level", "层级", SHORT_LEVELS, get)


def choice(
    name: str,
    title: str,
    labels: Mapping[Kind, str],
    get: Callable[[Record, PackageData], Kind],
    *,
    note: str = "",
    required: bool = True,
) -> Column[Record]:
    """One of some values, which the description explains by their labels; then comes `note`."""
    constraints = {**(REQUIRED if required else {}), "enum": [value.value for value in labels]}
    described = glossed(labels) + note
    told = {value.value: label for value, label in labels.items()}
    return Column(name, title, described, get, constraints=constraints, labels=told)


def glossed(labels: Mapping[Value, str]) -> str:
    """Values with what they mean: `actual 结果，estimate 预计`."""
    return "，".join(f"{value} {label}" for value, label in labels.items())


def span(
    of: Callable[[Record], Span | None],
) -> tuple[Column[Record], Column[Record]]:
    """Where the words stand: `start` and `end`, empty where there are none."""

    def start(record: Record, data: PackageData) -> int | None:
        found = of(record)
        return found.start if found else None

    def end(record: Record, data: PackageData) -> int | None:
        found = of(record)
        return found.end if found else None

    return (
        Column(
            "start", "起点", "来源文件解码后的字符位置，从0起", start, "integer", {"minimum": 0}
        ),
        Column(
            "end", "终点", "来源文件解码后的字符位置，不含该位置", end, "integer", {"minimum": 1}
        ),
    )


def address(get: Callable[[Record, PackageData], str]) -> Column[Record]:
    """`url`: where the site shows it, empty where the site has no such page."""

    def published(record: Record, data: PackageData) -> str:
        return data.published(get(record, data))

    return Column("url", "地址", "相对于本站根目录的地址；本站不设这一页的，空着", published)


# --- Columns of several tables ------------------------------------------------------------------


class OfReport(Protocol):
    """A record of one report."""

    @property
    def report_id(self) -> str: ...


class Placed(Protocol):
    """A record with its words."""

    @property
    def place(self) -> Span | None: ...


class InSection(Protocol):
    """A record that stands in a section."""

    @property
    def section_id(self) -> str: ...


class InParagraph(Protocol):
    """A record whose words stand in a paragraph."""

    @property
    def paragraph_id(self) -> str: ...
    @property
    def place(self) -> Span: ...


class InText(InSection, InParagraph, Protocol):
    """A record whose words stand in a paragraph, or without `paragraph_id` in a heading."""


def _place(record: Placed) -> Span | None:
    return record.place


REPORT_ID: Column[OfReport] = report_key(
    "report_id", "报告编号", "所属报告", lambda record, _: record.report_id
)
SECTION_ID: Column[InSection] = identifier(
    "section_id",
    "节编号",
    "所在节",
    lambda record, _: record.section_id,
    refers_to=SECTION,
)
PARAGRAPH_ID: Column[InParagraph] = identifier(
    "paragraph_id",
    "段落编号",
    "所在段落",
    lambda record, _: record.paragraph_id,
    refers_to=PARAGRAPH,
)
PARAGRAPH_OR_HEADING: Column[InParagraph] = Column(
    "paragraph_id",
    "段落编号",
    "所在段落；在标题里的，空着",
    lambda record, _: record.paragraph_id,
    constraints={"pattern": ID_PATTERN},
    refers_to=PARAGRAPH,
)
START, END = span(_place)
SENTENCE_URL: Column[InParagraph] = address(
    lambda record, data: words_url(data.corpus, record.paragraph_id, record.place)
)
FOUND_URL: Column[InText] = address(
    lambda record, data: found_url(
        data.corpus, record.section_id, record.paragraph_id, record.place
    )
)
