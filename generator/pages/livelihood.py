"""A report's lists of 民生实事: what is to be done this year, and what it says of last year's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.links import REPORTS, livelihood_url, report_url
from generator.model import LivelihoodRole
from generator.pages.facts import Facts
from generator.pages.facts.answers import AnswerShown
from generator.pages.facts.livelihood import ItemShown, ListShown
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Crumb, Link, ReportShown, crumbs

TITLE = "民生实事"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item, and what the next year's report says of it; None where that is undecided."""

    item: ItemShown
    answer: AnswerShown | None


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list with its heading: 2024年要办的10件.

    `following` is the report that looks back on it; None where none is held, or none is due.
    `printed` is the page of last year's report that has its items, where this one has none.
    """

    title: str
    list: ListShown
    items: tuple[ItemRow, ...]
    following: ReportShown | None
    printed: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LivelihoodView:
    """A report with its lists, its own before those of the governments above."""

    crumbs: tuple[Crumb, ...]
    report: ReportShown
    lists: tuple[ListRow, ...]


def has_page(facts: Facts, report_id: str) -> bool:
    """Whether a report prints items of a list; words on a whole list stand on its own page."""
    return any(one.items for one in facts.livelihood.of_report(report_id))


def title_of(one: ListShown) -> str:
    """What a list is, and of how many items by the report's own words."""
    owner = "上级定的" if one.of_superior else ""
    listed = f"{one.listed}件" if one.listed else TITLE
    if one.is_candidate:
        return f"{one.year}年{owner}候选的{listed}"
    verb = "要办的" if one.role is LivelihoodRole.PROMISED else "" if owner else "的"
    return f"{one.year}年{owner}{verb}{listed}"


_WITHIN = str.maketrans("“”", "‘’")
"""Quotation marks within a quotation."""


def livelihood_line(facts: Facts, report_id: str) -> Link | None:
    """What a report says of lists, in one line: it leads to their page, else to the first words."""
    lists = facts.livelihood.of_report(report_id)
    if not lists:
        return None
    page = has_page(facts, report_id)
    url = livelihood_url(report_id) if page else lists[0].whole[0].url
    return Link(url, "；".join(map(_line, lists)))


def _line(one: ListShown) -> str:
    printed = f"列出{len(one.items)}项" if one.items else ""
    said = f"“{one.whole[0].text.translate(_WITHIN)}”" if one.whole else ""
    return f"{title_of(one)}：{'，'.join(filter(None, (printed, said)))}"


def _addresses(facts: Facts) -> Iterator[Address[None]]:
    for report_id in facts.livelihood.report_ids():
        if has_page(facts, report_id):
            yield Address(
                url=livelihood_url(report_id),
                title=f"{facts.reports.shown(report_id).name} · {TITLE}",
                about=None,
                report_id=report_id,
            )


def _content(facts: Facts, address: Address[None]) -> Content:
    shown = facts.reports.shown(address.report_id)
    return Content(
        view=LivelihoodView(
            crumbs=crumbs(
                ("报告", REPORTS), (shown.name, report_url(shown.report_id)), (TITLE, None)
            ),
            report=shown,
            lists=tuple(
                _row(facts, shown.report_id, one)
                for one in facts.livelihood.of_report(shown.report_id)
            ),
        ),
        description=f"{shown.full_name}印出的民生实事：逐项照录，句句有出处。",
        citation=shown.citation_meta,
        wide=True,
    )


def _row(facts: Facts, report_id: str, one: ListShown) -> ListRow:
    promised = one.role is LivelihoodRole.PROMISED and not one.of_superior
    next_id = facts.answers.next_id(report_id) if promised and one.items else ""
    return ListRow(
        title=title_of(one),
        list=one,
        items=tuple(
            ItemRow(item, facts.answers.of_promise(item.item_id) if next_id else None)
            for item in one.items
        ),
        following=facts.reports.shown(next_id) if next_id else None,
        printed=_printed_before(facts, report_id, one),
    )


def _printed_before(facts: Facts, report_id: str, one: ListShown) -> Link | None:
    """The page that has the items of a list of which a report says no more than that it is done."""
    previous = facts.answers.previous_id(report_id)
    if not previous or one.items or one.role is not LivelihoodRole.REPORTED:
        return None
    for other in facts.livelihood.of_report(previous):
        is_same = (other.year, other.of_superior) == (one.year, one.of_superior)
        is_same = is_same and one.listed in (0, other.listed)
        if is_same and other.role is LivelihoodRole.PROMISED and other.is_printed:
            return Link(livelihood_url(previous), facts.reports.shown(previous).name)
    return None


KIND = Kind(template="livelihood", view=LivelihoodView, addresses=_addresses, content=_content)
