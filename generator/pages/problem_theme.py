"""What reports admit on a theme: the places' own sentences side by side, cut by year and level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.links import COMPARE, PROBLEMS
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.problems import TITLE, ReportProblems, newest_first
from generator.pages.shown import Crumb, ProblemTheme, crumbs
from generator.pages.slices import Grid, Sliced, SliceNav, down, grid, slice_nav


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemThemeView:
    """A theme, or a slice of it; `slices` are on the page that leads on to them, `nav` on theirs.

    `others` are the other themes. `shares`: a problem here is on other themes too.
    """

    crumbs: tuple[Crumb, ...]
    theme: ProblemTheme
    title: str
    reports: int
    others: tuple[ProblemTheme, ...]
    slices: Grid | None
    nav: SliceNav | None
    groups: tuple[ReportProblems, ...]
    shares: bool


def _addresses(facts: Facts) -> Iterator[Address[Sliced[str]]]:
    for theme in facts.problems.themes():
        about = theme.theme_id
        yield Address(url=theme.url, title=f"{TITLE}·{theme.name}", about=Sliced(about, None))
        for one in facts.problems.slices_of(about):
            title = f"{TITLE}·{theme.name}·{one.title}"
            yield Address(url=one.url(theme.url), title=title, about=Sliced(about, one))


def _content(facts: Facts, address: Address[Sliced[str]]) -> Content:
    theme, here = facts.problems.theme(address.about.whole), address.about.slice
    cut = facts.problems.slices_of(theme.theme_id)
    shown = here.report_ids if here else () if cut else theme.report_ids
    groups = tuple(_groups(facts, theme, shown))
    return Content(
        view=ProblemThemeView(
            crumbs=crumbs(
                ("比较", COMPARE), (TITLE, PROBLEMS), *down((theme.name, theme.url), here)
            ),
            theme=theme,
            title=here.title if here else "",
            reports=len(theme.report_ids),
            others=tuple(one for one in facts.problems.themes() if one != theme),
            slices=grid(theme.url, cut) if cut and not here else None,
            nav=slice_nav(facts.reports, theme.url, cut, here) if here else None,
            groups=groups,
            shares=any(len(row.themes) > 1 for group in groups for row in group.rows),
        ),
        description=f"各报告自己承认的不足：{theme.name}。逐项并列，句句有出处。",
        wide=True,
    )


def _groups(
    facts: Facts, theme: ProblemTheme, report_ids: Sequence[str]
) -> Iterator[ReportProblems]:
    for report in newest_first(facts, report_ids):
        rows = facts.problems.on_theme(theme.theme_id, report.report_id)
        yield ReportProblems(report, rows)


KIND = Kind(template="problem-theme", view=ProblemThemeView, addresses=_addresses, content=_content)
