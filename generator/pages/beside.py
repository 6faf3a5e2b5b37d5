"""A report beside its superior's of the year, or beside its own of the year before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.links import (
    REPORTS,
    beside_url,
    page_url,
    pair_url,
    report_url,
    shared_url,
)
from generator.markup import common_html
from generator.model import Part, Relation
from generator.pages.facts import Facts
from generator.pages.kinds import Address, Content, Kind
from generator.pages.report import HeadlineRow, headline_row
from generator.pages.shown import Crumb, ReportShown, crumbs
from generator.pairing.alignment import Beside, Stretch
from generator.pairing.common import Ranges
from generator.sharing.runs import LEAST

MOST = 108_000
"""Bytes of HTML of all rows, marks included; the frame and the figures take up to 40 kB more."""

_AROUND_PARAGRAPH, _AROUND_ROW = 85, 650
"""Bytes of HTML around a paragraph, with the way to its page, and around the sides of a row."""

_OPEN = 1_600
"""Characters of the longer side of the pair that stands open."""

_TITLES = {Relation.SUPERIOR: "与上级", Relation.PREVIOUS: "与上年"}


@dataclass(frozen=True, slots=True)
class WordsShown:
    """A paragraph in which what the other report says too is marked."""

    url: str
    ordinal: int
    html: Markup


@dataclass(frozen=True, slots=True)
class BlockShown:
    """A section of a side, and its paragraphs."""

    url: str
    heading: str
    paragraphs: tuple[WordsShown, ...]


@dataclass(frozen=True, slots=True)
class SideShown:
    """What one report has in a row: its sections, and how much of them is common, in per cent."""

    heading: str
    url: str
    characters: int
    common: int
    blocks: tuple[BlockShown, ...]


@dataclass(frozen=True, slots=True)
class RowShown:
    """What stands side by side, or alone; without text where the page has no room for it.

    `theme` is the name of what both are on; `is_doubtful` where only that speaks for it. `is_whole`
    where one side has all sections of a part.
    """

    id: str
    own: SideShown | None
    other: SideShown | None
    theme: str
    words: tuple[str, ...]
    is_whole: bool
    is_doubtful: bool
    has_text: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """An indicator in both reports."""

    name: str
    url: str
    own: HeadlineRow
    other: HeadlineRow


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideView:
    """Two reports side by side.

    `least` is how many characters common words have at least. `shared` lists these words,
    `any_pair` is where any two reports are set side by side.
    """

    crumbs: tuple[Crumb, ...]
    report: ReportShown
    other: ReportShown
    name: str
    other_name: str
    figures: tuple[FiguresRow, ...]
    doubted: bool
    rows: tuple[RowShown, ...]
    least: int
    shared: str
    any_pair: str


def _addresses(facts: Facts) -> Iterator[Address[Relation]]:
    for report_id in facts.reports.ids():
        for relation, other_id in facts.pairing.beside(report_id):
            name = facts.reports.shown(report_id).name
            yield Address(
                url=beside_url(report_id, relation),
                title=f"{name}与{facts.reports.shown(other_id).name}并列",
                about=relation,
                report_id=report_id,
            )


def _content(facts: Facts, address: Address[Relation]) -> Content:
    report_id, relation = address.report_id, address.about
    other_id = dict(facts.pairing.beside(report_id))[relation]
    shown, other = facts.reports.shown(report_id), facts.reports.shown(other_id)
    return Content(
        view=BesideView(
            crumbs=crumbs(
                ("报告", REPORTS),
                (shown.name, report_url(report_id)),
                (f"{_TITLES[relation]}并列", None),
            ),
            report=shown,
            other=other,
            name=shown.name,
            other_name=other.name,
            figures=tuple(_figures(facts, report_id, other_id)),
            doubted=facts.figures.any_doubted([report_id, other_id]),
            rows=tuple(_rows(facts, report_id, other_id, relation)),
            least=LEAST,
            shared=f"{shared_url(report_id)}#{relation.value}",
            any_pair=pair_url(report_id, other_id),
        ),
        description=f"{shown.full_name}与{other.full_name}逐节并列，相同的文字变淡，指标并列。",
        citation=shown.citation_meta,
        wide=True,
    )


def _figures(facts: Facts, report_id: str, other_id: str) -> Iterator[FiguresRow]:
    for one in facts.figures.headline:
        own, other = (headline_row(facts, r, one) for r in (report_id, other_id))
        yield FiguresRow(own.name, own.url, own, other)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two reports: what it has, and which of its words are common."""

    report_id: str
    stretches: Sequence[Stretch]
    common: Mapping[int, Ranges]
    texts: Mapping[int, str]

    def shown(self, places: Sequence[int], has_text: bool) -> SideShown | None:
        """Some of it as a side of a row; None for nothing."""
        if not places:
            return None
        stretches = [self.stretches[place] for place in places]
        first = stretches[0]
        characters = sum(one.characters for one in stretches)
        ordinals = [ordinal for one in stretches for ordinal in one.paragraphs]
        common = sum(end - start for o in ordinals for start, end in self.common.get(o, ()))
        blocks = (self._block(one) for one in stretches) if has_text else ()
        return SideShown(
            heading=first.heading,
            url=page_url(self.report_id, first.slug),
            characters=characters,
            common=100 * common // max(1, characters),
            blocks=tuple(blocks),
        )

    def _block(self, stretch: Stretch) -> BlockShown:
        url = page_url(self.report_id, stretch.slug)
        return BlockShown(
            url,
            stretch.heading,
            tuple(
                WordsShown(
                    f"{url}#p{ordinal}",
                    ordinal,
                    common_html(self.texts[ordinal], self.common.get(ordinal, ())),
                )
                for ordinal in stretch.paragraphs
            ),
        )


def _side(facts: Facts, report_id: str, common: Mapping[int, Ranges]) -> _Side:
    paragraphs = facts.reports.report(report_id).paragraphs
    texts = {paragraph.ordinal: paragraph.text for paragraph in paragraphs}
    return _Side(report_id, facts.pairing.stretches(report_id), common, texts)


def _rows(facts: Facts, report_id: str, other_id: str, relation: Relation) -> Iterator[RowShown]:
    here, there = facts.pairing.common(report_id, relation)
    own, other = _side(facts, report_id, here), _side(facts, other_id, there)
    found = facts.pairing.aligned(report_id, other_id)
    sides = [_sides(own, other, one) for one in found]
    with_text = _with_text(own, found, sides)
    is_opened = False
    for number, (one, (left, right)) in enumerate(zip(found, sides, strict=True)):
        has_text = number in with_text
        longest = max(side.characters for side in (left, right) if side)
        is_open = has_text and not is_opened and longest <= _OPEN
        is_opened = is_opened or is_open
        theme = facts.themes.theme(one.theme)
        yield RowShown(
            id=own.stretches[one.own[0]].slug
            if one.own
            else f"other-{other.stretches[one.other[0]].slug}",
            own=left if has_text else _led_to(left),
            other=right if has_text else _led_to(right),
            theme=theme.name if theme else "",
            words=one.words,
            is_whole=len(one.own) > 1 or len(one.other) > 1,
            is_doubtful=one.is_doubtful,
            has_text=has_text,
            is_open=is_open,
        )


_Sides = tuple[SideShown | None, SideShown | None]


def _sides(own: _Side, other: _Side, one: Beside) -> _Sides:
    """Both sides, with their text where there are two."""
    has_both = bool(one.own and one.other)
    return own.shown(one.own, has_both), other.shown(one.other, has_both)


def _led_to(side: SideShown | None) -> SideShown | None:
    """A side without its text."""
    return side and replace(side, blocks=())


def _with_text(own: _Side, found: Sequence[Beside], sides: Sequence[_Sides]) -> frozenset[int]:
    """The rows with both sides whose text the page has room for: what lies ahead goes first."""
    pairs = [number for number, one in enumerate(found) if one.own and one.other]
    pairs.sort(key=lambda number: own.stretches[found[number].own[0]].part is Part.REVIEW)
    room, taken = MOST - _AROUND_ROW * len(found), set()
    for number in pairs:
        size = sum(map(_size, filter(None, sides[number])))
        if size <= room:
            room -= size
            taken.add(number)
    return frozenset(taken)


def _size(side: SideShown) -> int:
    """How many bytes of HTML its paragraphs are."""
    paragraphs = [one for block in side.blocks for one in block.paragraphs]
    return sum(len(one.html.encode()) + _AROUND_PARAGRAPH for one in paragraphs)


KIND = Kind(template="beside", view=BesideView, addresses=_addresses, content=_content)
