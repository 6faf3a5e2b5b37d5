"""A report's ledger of numbers (数字总表), by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from generator.labels import PARTS
from generator.links import REPORTS, numbers_of_section_url, numbers_url, report_url
from generator.model import Part
from generator.pages.cuts import page_links, sheets
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import (
    CountedLink,
    Crumb,
    NumberShown,
    PageLink,
    ReportShown,
    SectionLink,
    crumbs,
)

ROWS_MAX = 360
"""Numbers on a page: as many as fit into 150 kB."""

_OPEN_MAX = 60
"""Numbers that stand open, so that a page is no higher than a few screens."""


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """The numbers of one section, or the rest of them behind those of its own sections.

    `part` is 回顾, 安排 … as scripts narrow by it. `id` is empty where the section stands above.
    """

    id: str
    section: SectionLink
    part: str
    is_open: bool
    rows: tuple[NumberShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersView:
    """A page of the `count` numbers, of which `unsure` are in doubt and `figures` an indicator's.

    `file` is what its numbers are downloaded as, without a suffix. `kinds` are the kinds of units
    on the page, with what readers call them.
    """

    crumbs: tuple[Crumb, ...]
    report: ReportShown
    file: str
    count: int
    unsure: int
    figures: int
    kinds: tuple[tuple[str, str], ...]
    groups: tuple[NumberGroup, ...]
    pages: tuple[PageLink, ...]


def _addresses(facts: Facts) -> Iterator[Address[int]]:
    for shown in facts.reports.all():
        count = facts.numbers.count(shown.report_id)
        for sheet in sheets(range(count), ROWS_MAX) if count else ():
            page = f"（第 {sheet.number} 页）" if sheet.number > 1 else ""
            yield Address(
                url=numbers_url(shown.report_id, sheet.number),
                title=f"{shown.name} · 数字总表{page}",
                about=sheet.number,
                report_id=shown.report_id,
            )


def _content(facts: Facts, address: Address[int]) -> Content:
    report_id = address.report_id
    shown = facts.reports.shown(report_id)
    numbers = facts.numbers.shown(report_id)
    sheet = sheets(numbers, ROWS_MAX)[address.about - 1]
    here = {number.unit_kind for number in sheet.items}
    page = [f"第{sheet.number}页"] if sheet.count > 1 else []
    return Content(
        view=NumbersView(
            crumbs=crumbs(
                ("报告", REPORTS), (shown.name, report_url(report_id)), ("数字总表", None)
            ),
            report=shown,
            file="·".join((f"{shown.name}数字总表", *page)),
            count=len(numbers),
            unsure=sum(number.is_unsure for number in numbers),
            figures=sum(bool(number.indicator_url) for number in numbers),
            kinds=tuple(
                (kind, label) for kind, label in facts.numbers.unit_kinds() if kind in here
            ),
            groups=tuple(_groups(facts, report_id, sheet.items)),
            pages=page_links(sheet.number, sheet.count, lambda n: numbers_url(report_id, n)),
        ),
        description=f"{shown.full_name}中的全部数字：单位、所说的事与原句。",
        citation=shown.citation_meta,
        wide=True,
    )


def _groups(facts: Facts, report_id: str, numbers: Sequence[NumberShown]) -> Iterator[NumberGroup]:
    count = 0
    begun: set[str] = set()
    for section_id, group in groupby(numbers, attrgetter("section_id")):
        rows = tuple(group)
        count += len(rows)
        part = facts.reports.part(report_id, section_id)
        yield NumberGroup(
            id="" if section_id in begun else section_id,
            section=facts.reports.link(report_id, section_id),
            part=PARTS[Part.PLAN if part is Part.SELF_BUILDING else part],
            is_open=count <= _OPEN_MAX,
            rows=rows,
        )
        begun.add(section_id)


def link_to_numbers(facts: Facts, report_id: str, section_id: str) -> CountedLink | None:
    """The way to a section's numbers in the ledger, on the page that begins them; None for none."""
    first, count = facts.numbers.by_section(report_id).get(section_id, (0, 0))
    if not count:
        return None
    url = numbers_of_section_url(report_id, section_id, 1 + first // ROWS_MAX)
    return CountedLink(url, "数字", count)


KIND = Kind(template="numbers", view=NumbersView, addresses=_addresses, content=_content)
