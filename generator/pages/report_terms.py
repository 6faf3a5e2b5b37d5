"""A report's own glossary, in the order of its annex."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.links import REPORTS, report_terms_url, report_url
from generator.pages.cuts import page_links, sheets
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.names import entry_shown
from generator.pages.shown import Crumb, NameShown, PageLink, ReportShown, crumbs


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTermsView:
    """A page of the `count` names that the report explains; `reports` is how many are held."""

    crumbs: tuple[Crumb, ...]
    report: ReportShown
    count: int
    reports: int
    names: tuple[NameShown, ...]
    pages: tuple[PageLink, ...]


def _addresses(facts: Facts) -> Iterator[Address[int]]:
    for report_id, count in facts.glossary.defining():
        name = facts.reports.shown(report_id).name
        for sheet in sheets(range(count)):
            page = f"（第 {sheet.number} 页）" if sheet.number > 1 else ""
            yield Address(
                url=report_terms_url(report_id, sheet.number),
                title=f"{name} · 名词注释{page}",
                about=sheet.number,
                report_id=report_id,
            )


def _content(facts: Facts, address: Address[int]) -> Content:
    report_id = address.report_id
    shown = facts.reports.shown(report_id)
    defined = facts.glossary.defined_in(report_id)
    sheet = sheets(defined)[address.about - 1]
    return Content(
        view=ReportTermsView(
            crumbs=crumbs(
                ("报告", REPORTS), (shown.name, report_url(report_id)), ("名词注释", None)
            ),
            report=shown,
            count=len(defined),
            reports=len(facts.reports.ids()),
            names=tuple(entry_shown(facts, term_id) for term_id in sheet.items),
            pages=page_links(sheet.number, sheet.count, lambda n: report_terms_url(report_id, n)),
        ),
        description=f"{shown.full_name}所附的名词注释。",
        citation=shown.citation_meta,
        wide=True,
    )


KIND = Kind(template="report-terms", view=ReportTermsView, addresses=_addresses, content=_content)
