"""What a report's plan promises: how much of it can be checked, and all of it in its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from generator.links import (
    REPORTS,
    answers_url,
    commitments_theme_url,
    commitments_url,
    commitments_year_url,
    report_url,
)
from generator.pages.cuts import page_links
from generator.pages.facts import Facts
from generator.pages.facts.answers import AnswerShown
from generator.pages.facts.commitments import CommitmentShown, Tally, ThemeTally
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, Link, PageLink, ReportShown, SectionLink, crumbs

TITLE = "承诺"

LIST_MAX = 400
"""Commitments on a page that cannot be checked: as many as fit into 150 kB."""

TABLE_MAX = 66
"""Commitments on a page that can be checked, so that it is no higher than a few screens."""


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme with its counts; `url` leads to what all of the year's reports promise on it."""

    name: str
    url: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment, and what the next year's report says of it; None where that is undecided."""

    shown: CommitmentShown
    answer: AnswerShown | None


@dataclass(frozen=True, slots=True)
class SectionGroup:
    """Commitments of a section in text order."""

    section: SectionLink
    rows: tuple[CommitmentRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsView:
    """A page of a report's commitments by section, the `checkable` ones and the others.

    Only the first page has counts. `later` leads to what the next year's report says of them, None
    where it is not held. `file` is what the table is downloaded as, without a suffix.
    """

    crumbs: tuple[Crumb, ...]
    report: ReportShown
    year: Link
    later: Link | None
    is_first: bool
    file: str
    tally: Tally
    themes: tuple[ThemeRow, ...]
    checkable: tuple[SectionGroup, ...]
    uncheckable: tuple[SectionGroup, ...]
    pages: tuple[PageLink, ...]


def theme_rows(themes: Sequence[ThemeTally], year: int) -> tuple[ThemeRow, ...]:
    """The themes with the ways to their pages of a year."""
    return tuple(
        ThemeRow(one.name, commitments_theme_url(year, one.theme_id), one.tally) for one in themes
    )


def _addresses(facts: Facts) -> Iterator[Address[int]]:
    for shown in facts.reports.all():
        tally = facts.commitments.tally(shown.report_id)
        for number in range(1, _pages(tally) + 1):
            page = f"（第 {number} 页）" if number > 1 else ""
            yield Address(
                url=commitments_url(shown.report_id, number),
                title=f"{shown.name} · {TITLE}{page}",
                about=number,
                report_id=shown.report_id,
            )


def _content(facts: Facts, address: Address[int]) -> Content:
    report_id = address.report_id
    shown = facts.reports.shown(report_id)
    found = facts.commitments.of_report(report_id)
    number, of = address.about, _pages(found.whole)
    checkable = found.checkable[(number - 1) * TABLE_MAX : number * TABLE_MAX]
    others = facts.commitments.uncheckable(report_id)[(number - 1) * LIST_MAX : number * LIST_MAX]
    page = f"·第{number}页" if of > 1 else ""
    return Content(
        view=CommitmentsView(
            crumbs=crumbs(("报告", REPORTS), (shown.name, report_url(report_id)), (TITLE, None)),
            report=shown,
            year=Link(commitments_year_url(shown.year), f"{shown.year}年各地的承诺"),
            later=_later(facts, report_id),
            is_first=number == 1,
            file=f"{shown.name}可以检验的承诺{page}",
            tally=found.whole,
            themes=theme_rows(found.themes, shown.year) if number == 1 else (),
            checkable=tuple(_groups(facts, report_id, checkable)),
            uncheckable=tuple(_groups(facts, report_id, others)),
            pages=page_links(number, of, lambda n: commitments_url(report_id, n)),
        ),
        description=(
            f"{shown.full_name}的安排里有承诺 {found.whole.count} 项，"
            f"可以检验的 {found.whole.checkable} 项，逐项照录，句句有出处。"
        ),
        citation=shown.citation_meta,
        wide=True,
    )


def _later(facts: Facts, report_id: str) -> Link | None:
    following = facts.answers.next_id(report_id)
    if not following:
        return None
    return Link(answers_url(report_id), f"{facts.reports.shown(following).name}怎样说")


def _pages(tally: Tally) -> int:
    """How many pages the commitments of a report are cut to; 0 where there are none."""
    return max(-(-tally.checkable // TABLE_MAX), -(-tally.uncheckable // LIST_MAX))


def _groups(
    facts: Facts, report_id: str, rows: Sequence[CommitmentShown]
) -> Iterator[SectionGroup]:
    held = facts.answers.next_id(report_id)
    for section_id, group in groupby(rows, attrgetter("section_id")):
        yield SectionGroup(
            facts.reports.link(report_id, section_id),
            tuple(
                CommitmentRow(one, facts.answers.of_promise(one.commitment_id) if held else None)
                for one in group
            ),
        )


KIND = Kind(template="commitments", view=CommitmentsView, addresses=_addresses, content=_content)
