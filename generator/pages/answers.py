"""What became of a report's commitments, by the next year's report of the same place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.links import (
    REPORTS,
    answers_url,
    commitments_url,
    report_url,
    unanswered_url,
)
from generator.model import AnswerState
from generator.pages.cuts import page_links, sheets
from generator.pages.facts import Facts
from generator.pages.facts.answers import Answered, AnsweredShown, Counts, UndecidedShown
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, Link, PageLink, ReportShown, crumbs

TITLE = "承诺的后来"

_ROWS_MAX = 60
"""Commitments on a page."""


@dataclass(frozen=True, slots=True)
class StateRows:
    """The commitments on a page that have the same answer; `count` are all of the report."""

    id: str
    title: str
    count: int
    rows: tuple[AnsweredShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersView:
    """A page of the commitments of a report that are answered.

    Only the first has counts, and the last those that can be checked and are `undecided`.
    `on_one_year` is how much of the following report's review is on one year, in per cent, where
    most of it is on several.
    """

    crumbs: tuple[Crumb, ...]
    report: ReportShown
    following: ReportShown
    commitments: Link
    year: Link
    is_first: bool
    on_one_year: int | None
    checkable: Counts
    others: Counts
    groups: tuple[StateRows, ...]
    undecided: tuple[UndecidedShown, ...]
    pages: tuple[PageLink, ...]


_TITLES = {
    AnswerState.REPORTED: "有交代的",
    AnswerState.PARTLY: "部分有交代的",
    AnswerState.NOT_FOUND: "次年报告未见的",
}


def _rows(facts: Facts, report_id: str) -> list[AnsweredShown]:
    """The answered commitments: checkable ones first, those that are not found last."""
    order = list(_TITLES)
    rows = facts.answers.of_report(report_id).rows
    return sorted(rows, key=lambda row: (not row.is_checkable, order.index(row.answer.state)))


def _addresses(facts: Facts) -> Iterator[Address[int]]:
    for report_id in facts.answers.report_ids():
        for sheet in sheets(_rows(facts, report_id), _ROWS_MAX):
            yield Address(
                url=answers_url(report_id, sheet.number),
                title=f"{facts.reports.shown(report_id).name} · {TITLE}",
                about=sheet.number,
                report_id=report_id,
            )


def _content(facts: Facts, address: Address[int]) -> Content:
    report_id, number = address.report_id, address.about
    shown = facts.reports.shown(report_id)
    following_id = facts.answers.next_id(report_id)
    found = facts.answers.of_report(report_id)
    cut = sheets(_rows(facts, report_id), _ROWS_MAX)
    rows = cut[number - 1].items
    return Content(
        view=AnswersView(
            crumbs=crumbs(("报告", REPORTS), (shown.name, report_url(report_id)), (TITLE, None)),
            report=shown,
            following=facts.reports.shown(following_id),
            commitments=Link(commitments_url(report_id), "全部承诺"),
            year=Link(unanswered_url(shown.year), f"{shown.year}年各地未见的承诺"),
            is_first=number == 1,
            on_one_year=facts.answers.on_one_year(following_id),
            checkable=found.checkable,
            others=found.others,
            groups=tuple(_groups(rows, found)),
            undecided=found.undecided if number == len(cut) else (),
            pages=page_links(number, len(cut), lambda n: answers_url(report_id, n)),
        ),
        description=f"{shown.full_name}的承诺，次年报告怎样说：有交代、部分有交代、未见，两处原文。",
        citation=shown.citation_meta,
        wide=True,
    )


def _groups(rows: Sequence[AnsweredShown], of: Answered) -> Iterator[StateRows]:
    for is_checkable in (True, False):
        for state, title in _TITLES.items():
            those = tuple(
                r for r in rows if r.answer.state is state and r.is_checkable == is_checkable
            )
            if those:
                name = state.value.replace("_", "-")
                yield StateRows(
                    name if is_checkable else f"{name}-others",
                    title if is_checkable else f"不能检验的承诺里{title}",
                    (of.checkable if is_checkable else of.others).of(state),
                    those,
                )


KIND = Kind(template="answers", view=AnswersView, addresses=_addresses, content=_content)
