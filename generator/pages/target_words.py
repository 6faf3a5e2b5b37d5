"""In which words the targets of a year are set: who says 左右, 以上, 力争, and what is added."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.catalogue.indicators import Indicator
from generator.labels import LEVELS, NAMED_BOUNDS
from generator.links import indicator_url, target_words_url, targets_url
from generator.model import Bound, Level, Status
from generator.pages.facts import Facts
from generator.pages.facts.figures import ROWS_MAX
from generator.pages.facts.targets import Phrasing
from generator.pages.kinds import Address, Content, Kind
from generator.pages.shown import CellShown, Link, ReportShown
from generator.pages.slices import Sliced, extent
from generator.pages.year_lists import YearList, YearPage

_FEWEST = 3
"""Reports of a level with targets that make their words worth counting."""

_NAMES_MAX = ROWS_MAX
"""Reports of a level whose names have room for every indicator; of more, for the first alone."""

_YEARS_MAX = 6
_RIDERS_MAX = 40
_IN_WORDS = "只有措辞"
_RIDER = "附加语"


@dataclass(frozen=True, slots=True)
class Said:
    """A word, and the places that say it, each leading to its sentence."""

    word: str
    places: tuple[Link, ...]

    @property
    def count(self) -> int:
        return len(self.places)


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator: how many targets are set in which words.

    `bounds` and `stances` are by the board's words, 0 for none, `riders` how many add a clause;
    `said` has who says them, empty where there is no room for it.
    """

    indicator: Link
    count: int
    bounds: tuple[int, ...]
    stances: tuple[int, ...]
    riders: int
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class YearsRow:
    """A place with its targets of one indicator by year; None where no report is here."""

    place: Link
    cells: tuple[CellShown | None, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """One indicator's targets by place and year, the newest first."""

    indicator_id: str
    indicator: str
    years: tuple[int, ...]
    rows: tuple[YearsRow, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The words of one level's targets; `extent` says how many of its reports are here.

    `has_riders`: some add a clause.
    """

    id: str
    level: str
    extent: str
    count: int
    bounds: tuple[str, ...]
    stances: tuple[str, ...]
    has_riders: bool
    rows: tuple[Row, ...]
    years: Years | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A place that adds a clause to its target of an indicator."""

    place: Link
    indicator: str


@dataclass(frozen=True, slots=True)
class Rider:
    """A clause that targets add, who adds it in this year, and the first report held that does."""

    words: str
    count: int
    speakers: tuple[Speaker, ...]
    first: ReportShown


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetWordsView:
    """The words of one year; `more` riders have no room, `left_out` levels few reports."""

    page: YearPage
    boards: tuple[Board, ...]
    left_out: tuple[str, ...]
    riders: tuple[Rider, ...]
    more: int


def years_with_words(facts: Facts) -> tuple[int, ...]:
    """The years of which enough reports of one level set targets, newest first."""
    counts = Counter(
        (facts.reports.shown(report_id).year, facts.reports.region(report_id).level)
        for report_id in facts.reports.ids()
        if facts.targets.phrasings(report_id)
    )
    return tuple(sorted({year for (year, _), n in counts.items() if n >= _FEWEST}, reverse=True))


LIST = YearList(name="目标的措辞", title="目标的措辞", url=target_words_url, years=years_with_words)


def _content(facts: Facts, address: Address[Sliced[int]]) -> Content:
    year = address.about.whole
    of_level: defaultdict[Level, list[str]] = defaultdict(list)
    for report_id in facts.reports.ids():
        if facts.reports.shown(report_id).year == year and facts.targets.phrasings(report_id):
            of_level[facts.reports.region(report_id).level].append(report_id)
    riders = tuple(_riders(facts, year))
    return Content(
        view=TargetWordsView(
            page=LIST.page(facts, address),
            boards=tuple(
                _board(facts, year, level, ids)
                for level, ids in of_level.items()
                if len(ids) >= _FEWEST
            ),
            left_out=tuple(
                f"{LEVELS[level]} {len(ids)} 份"
                for level, ids in of_level.items()
                if len(ids) < _FEWEST
            ),
            riders=riders[:_RIDERS_MAX],
            more=max(0, len(riders) - _RIDERS_MAX),
        ),
        description=f"{year}年各地的目标，谁说左右、以上，谁说力争、确保，附加了什么话。",
        wide=True,
    )


def _board(facts: Facts, year: int, level: Level, report_ids: Sequence[str]) -> Board:
    phrasings: defaultdict[str, list[tuple[str, Phrasing]]] = defaultdict(list)
    for report_id in report_ids:
        for phrasing in facts.targets.phrasings(report_id):
            phrasings[phrasing.indicator_id].append((report_id, phrasing))
    every = [phrasing for of in phrasings.values() for _, phrasing in of]
    words = [_bound_word(b) for b in Bound if any(t.bound is b for t in every)]
    if any(phrasing.bound is None for phrasing in every):
        words.append(_IN_WORDS)
    stances = [word for word, _ in Counter(t.stance for t in every if t.stance).most_common()]
    listed = {
        (one.indicator_id)
        for one in facts.targets.lists()
        if (one.year, one.level) == (year, level)
    }
    rows: list[Row] = []
    for indicator in facts.figures.indicators:
        of = phrasings.get(indicator.id)
        if not of:
            continue
        named = not rows or (indicator.headline and len(report_ids) <= _NAMES_MAX)
        said = tuple(_said(facts, indicator, of, [*words, *stances])) if named else ()
        url = (
            targets_url(year, level, indicator.id)
            if indicator.id in listed
            else indicator_url(indicator.id)
        )
        counts = Counter(_bound_word(phrasing.bound) for _, phrasing in of)
        verbs = Counter(phrasing.stance for _, phrasing in of)
        rows.append(
            Row(
                Link(url, indicator.name),
                len(of),
                tuple(counts[word] for word in words),
                tuple(verbs[stance] for stance in stances),
                sum(bool(phrasing.rider) for _, phrasing in of),
                said,
            )
        )
    return Board(
        id=level.value,
        level=LEVELS[level],
        extent=extent(facts.reports, year, level),
        count=len(report_ids),
        bounds=tuple(words),
        stances=tuple(stances),
        has_riders=any(phrasing.rider for phrasing in every),
        rows=tuple(rows),
        years=_years(facts, year, report_ids) if len(report_ids) <= ROWS_MAX else None,
    )


def _bound_word(bound: Bound | None) -> str:
    return NAMED_BOUNDS[bound] if bound else _IN_WORDS


def _said(
    facts: Facts, indicator: Indicator, of: Sequence[tuple[str, Phrasing]], words: Iterable[str]
) -> Iterator[Said]:
    for word in dict.fromkeys(words):
        places = tuple(
            _place(facts, report_id, indicator.id)
            for report_id, phrasing in of
            if word in (_bound_word(phrasing.bound), phrasing.stance)
        )
        if places:
            yield Said(word, places)
    adding = tuple(
        _place(facts, report_id, indicator.id) for report_id, phrasing in of if phrasing.rider
    )
    if adding:
        yield Said(_RIDER, adding)


def _place(facts: Facts, report_id: str, indicator_id: str) -> Link:
    """A place by its short name, leading to the sentence that sets the target."""
    cell = facts.figures.cell(report_id, indicator_id, Status.TARGET)
    url = cell.figures[0].url if cell.figures else cell.url
    return Link(url, facts.reports.short_name(report_id))


def _years(facts: Facts, year: int, report_ids: Sequence[str]) -> Years | None:
    """The first indicator's targets of these places through the years; None for a single year."""
    indicator = facts.figures.headline[0]
    chains = [facts.reports.chain(report_id) for report_id in report_ids]
    by_year = [
        {facts.reports.shown(r).year: r for r in chain if facts.reports.shown(r).year <= year}
        for chain in chains
    ]
    years = sorted({one for of in by_year for one in of}, reverse=True)[:_YEARS_MAX]
    if len(years) < 2:
        return None
    rows = []
    for report_id, of in zip(report_ids, by_year, strict=True):
        cells = tuple(
            facts.figures.cell(of[one], indicator.id, Status.TARGET) if one in of else None
            for one in years
        )
        shown = facts.reports.shown(report_id)
        rows.append(YearsRow(Link(facts.reports.place_url(report_id), shown.region), cells))
    return Years(indicator.id, indicator.name, tuple(years), tuple(rows))


def _riders(facts: Facts, year: int) -> Iterator[Rider]:
    """The clauses that targets of this year add, most said first."""
    found = []
    for use in facts.targets.riders():
        here = [r for r in use.report_ids if facts.reports.shown(r).year == year]
        if here:
            found.append((use, here))
    for use, here in sorted(found, key=lambda pair: -len(pair[1])):
        speakers = []
        for report_id in here[:ROWS_MAX]:
            phrasings = facts.targets.phrasings(report_id)
            of = next(
                phrasing.indicator_id for phrasing in phrasings if phrasing.rider == use.rider
            )
            name = facts.figures.indicator(of).name
            speakers.append(Speaker(_place(facts, report_id, of), name))
        yield Rider(use.rider, len(here), tuple(speakers), facts.reports.shown(use.first_id))


KIND = Kind(
    template="target-words", view=TargetWordsView, addresses=LIST.addresses, content=_content
)
