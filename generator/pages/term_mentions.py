"""A year's mentions of a term, where the term's own page has no room for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.links import TERMS, term_url, term_year_url
from generator.pages.cuts import page_links
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.mentioned import ReportMentions, reports_by_year, shown_mentions
from generator.pages.shown import Choice, Crumb, PageLink, crumbs


@dataclass(frozen=True, slots=True)
class Year:
    """A page of a year's mentions."""

    head: str
    year: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionsView:
    """A page of a year's mentions: of `held` reports of that year `named_by` have `count`.

    `years` leads to all years in which it is mentioned, `pages` to the pages of this one.
    """

    crumbs: tuple[Crumb, ...]
    name: str
    url: str
    year: int
    held: int
    named_by: int
    count: int
    mentions: tuple[ReportMentions, ...]
    years: tuple[Choice, ...]
    pages: tuple[PageLink, ...]


def _addresses(facts: Facts) -> Iterator[Address[Year]]:
    for head in facts.glossary.with_more_pages():
        for page in facts.glossary.mention_pages(head)[1:]:
            name, year = facts.glossary.entry(head).name, page.years[0]
            number = f"（第 {page.number} 页）" if page.number > 1 else ""
            yield Address(
                url=page.url,
                title=f"{name} · {year}年提及{number}",
                about=Year(head, year, page.number),
            )


def _content(facts: Facts, address: Address[Year]) -> Content:
    head, year, number = address.about.head, address.about.year, address.about.number
    group = facts.glossary.group(head)
    pages = facts.glossary.mention_pages(head)
    page = next(one for one in pages if one.url == address.url)
    by_year = reports_by_year(facts, head)
    own = pages[0].years
    name = group.name
    return Content(
        view=MentionsView(
            crumbs=crumbs(("名词", TERMS), (name, term_url(head)), (f"{year}年", None)),
            name=name,
            url=term_url(head),
            year=year,
            held=sum(count for of, _, count in facts.reports.held() if of == year),
            named_by=len(set(by_year[year])),
            count=len(by_year[year]),
            mentions=shown_mentions(facts, group, page),
            years=tuple(
                Choice(
                    term_url(head) if of in own else term_year_url(head, of),
                    f"{of}年",
                    len(by_year[of]),
                    of == year,
                )
                for of in sorted(by_year, reverse=True)
            ),
            pages=page_links(
                number,
                page.count,
                lambda n: (
                    term_url(head) if n == 1 and year in own else term_year_url(head, year, n)
                ),
            ),
        ),
        description=f"{year}年报告提及{name}之处。",
    )


KIND = Kind(template="term-mentions", view=MentionsView, addresses=_addresses, content=_content)
