"""Commitments of a year that the next year's reports do not speak of, place by place."""

from __future__ import annotations

from dataclasses import dataclass

from generator.links import answers_url, unanswered_url
from generator.model import AnswerState
from generator.pages.facts import Facts
from generator.pages.facts.answers import AnsweredShown, Counts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import ReportShown
from generator.pages.slices import Sliced
from generator.pages.year_lists import YearList, YearPage

_OPEN_MAX = 40


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A report with its checkable commitments, counted, and those not found again."""

    report: ReportShown
    following: ReportShown
    on_one_year: int | None
    url: str
    counts: Counts
    rows: tuple[AnsweredShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredView:
    """A year, or some reports of one level of it; `whole` counts all places of the year.

    The lists stand open where no more than `open_max` commitments are not found.
    """

    page: YearPage
    places: int
    whole: Counts
    rows: tuple[PlaceRow, ...]
    open_max: int


LIST = YearList(
    name="未见的承诺",
    title="的承诺，次年报告未见的",
    url=unanswered_url,
    years=lambda facts: facts.answers.years(),
    slices=lambda facts, year: facts.answers.slices(year),
)


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    page = LIST.page(facts, address)
    told = facts.answers.of_year(page.year)
    counts = [facts.answers.of_report(report_id).checkable for report_id in told]
    return Content(
        view=UnansweredView(
            page=page,
            places=len(told),
            whole=sum(counts, Counts()),
            rows=tuple(_row(facts, r) for r in LIST.report_ids(facts, address, told)),
            open_max=_OPEN_MAX,
        ),
        description=f"{page.year}年报告里可以检验的承诺，次年报告没有说到的：逐地列出，占多少。",
        wide=True,
    )


def _row(facts: Facts, report_id: str) -> PlaceRow:
    found = facts.answers.of_report(report_id)
    following_id = facts.answers.next_id(report_id)
    return PlaceRow(
        report=facts.reports.shown(report_id),
        following=facts.reports.shown(following_id),
        on_one_year=facts.answers.on_one_year(following_id),
        url=answers_url(report_id),
        counts=found.checkable,
        rows=tuple(row for row in found.rows if row.answer.state is AnswerState.NOT_FOUND),
    )


KIND = Kind(template="unanswered", view=UnansweredView, addresses=LIST.addresses, content=_content)
