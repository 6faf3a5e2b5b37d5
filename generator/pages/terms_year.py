"""The reports of one year that explain names, where the glossary's page has no room for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.links import TERMS, annex_year_url
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.names import annex_years, annexes
from generator.pages.shown import Choice, CountedLink, Crumb, crumbs


@dataclass(frozen=True, slots=True)
class YearView:
    """A year's reports that explain names; `held` is how many the year has."""

    crumbs: tuple[Crumb, ...]
    year: int
    held: int
    reports: tuple[CountedLink, ...]
    years: tuple[Choice, ...]


def _addresses(facts: Facts) -> Iterator[Address[int]]:
    if annex_years(facts):
        for year in dict.fromkeys(year for year, _ in annexes(facts)):
            yield Address(url=annex_year_url(year), title=f"{year}年报告的名词注释", about=year)


def _content(facts: Facts, address: Address[int]) -> Content:
    year = address.about
    return Content(
        view=YearView(
            crumbs=crumbs(("名词", TERMS), (f"{year}年", None)),
            year=year,
            held=sum(count for of, _, count in facts.reports.held() if of == year),
            reports=tuple(link for of, link in annexes(facts) if of == year),
            years=annex_years(facts, year),
        ),
        description=f"{year}年各报告所附的名词注释。",
        wide=True,
    )


KIND = Kind(template="terms-year", view=YearView, addresses=_addresses, content=_content)
