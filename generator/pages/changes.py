"""How many targets of a year were raised, kept, cut and given up, by level and indicator."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from generator.figures.changes import Change
from generator.labels import LEVELS
from generator.links import changes_url, targets_url
from generator.model import Level
from generator.pages.facts import Facts
from generator.pages.facts.targets import TargetList
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import Link
from generator.pages.slices import Sliced, extent
from generator.pages.targets import ways_to_changes
from generator.pages.year_lists import YearList, YearPage


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator: how many places changed its target in each way, None for none.

    Of `silent` places no target of either year is known: they set none, or it was not read.
    """

    indicator: Link
    headline: bool
    counts: tuple[Link | None, ...]
    silent: int


@dataclass(frozen=True, slots=True)
class Moved:
    """An indicator whose targets became an interval or were one: how many went up and down."""

    indicator: str
    counts: str


@dataclass(frozen=True, slots=True)
class Board:
    """A level; `both` of its places have a report of this year and of the one before."""

    id: str
    level: str
    extent: str
    both: int
    changes: tuple[Change, ...]
    rows: tuple[Row, ...]
    others: tuple[Row, ...]
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """The boards of one year, from the nation down; `kinds` are the changes that they count."""

    page: YearPage
    boards: tuple[Board, ...]
    kinds: tuple[Change, ...]


_FEWEST = 2
"""Places held in both years that make their changes worth counting."""


def years_with_changes(facts: Facts) -> tuple[int, ...]:
    """The years in which several places' targets can be held against last year's, newest first."""
    found = dict.fromkeys((one.year, one.level) for one in facts.targets.lists())
    return tuple(dict.fromkeys(year for year, level in found if is_counted(facts, year, level)))


def is_counted(facts: Facts, year: int, level: Level) -> bool:
    """Whether the changes of a year and level are worth counting."""
    return facts.targets.held_in_both(year, level) >= _FEWEST


LIST = YearList(name="目标比上年", title="目标比上年", url=changes_url, years=years_with_changes)


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    year = address.about.whole
    lists: defaultdict[Level, list[TargetList]] = defaultdict(list)
    for one in facts.targets.lists():
        if one.year == year and is_counted(facts, year, one.level):
            lists[one.level].append(one)
    made = (_board(facts, year, level, of) for level, of in lists.items())
    boards = tuple(board for board in made if board.rows or board.others)
    return Content(
        view=ChangesView(
            page=LIST.page(facts, address),
            boards=boards,
            kinds=tuple(c for c in Change if any(c in board.changes for board in boards)),
        ),
        description=f"{year}年各级政府的目标比上一年调高、持平、调低、改区间、不再提的各有多少。",
        wide=True,
    )


def _board(facts: Facts, year: int, level: Level, lists: list[TargetList]) -> Board:
    both = facts.targets.held_in_both(year, level)
    counts: defaultdict[str, dict[Change, int]] = defaultdict(dict)
    moved: defaultdict[str, dict[Change, str]] = defaultdict(dict)
    for became in facts.targets.changes(year, level):
        counts[became.indicator_id][became.change] = became.count
        if became.moved:
            moved[became.indicator_id][became.change] = f"{became.change.label}的{became.moved}"
    found = {change for of in counts.values() for change in of}
    changes = tuple(change for change in Change if change in found)
    rows = []
    for one in lists:
        of = counts.get(one.indicator_id)
        if not of:
            continue
        ways = ways_to_changes(facts, one)
        indicator = facts.figures.indicator(one.indicator_id)
        rows.append(
            Row(
                Link(targets_url(year, level, indicator.id), indicator.name),
                indicator.headline,
                tuple(Link(ways[c], str(of[c])) if c in of else None for c in changes),
                both - sum(of.values()),
            )
        )
    return Board(
        id=level.value,
        level=LEVELS[level],
        extent=extent(facts.reports, year, level),
        both=both,
        changes=changes,
        rows=tuple(row for row in rows if row.headline),
        others=tuple(row for row in rows if not row.headline),
        moved=tuple(
            Moved(
                facts.figures.indicator(one.indicator_id).name,
                "，".join(
                    moved[one.indicator_id][c] for c in Change if c in moved[one.indicator_id]
                ),
            )
            for one in lists
            if one.indicator_id in moved
        ),
    )


KIND = Kind(template="changes", view=ChangesView, addresses=LIST.addresses, content=_content)
