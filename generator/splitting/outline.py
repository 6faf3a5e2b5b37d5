"""Splits a report's lines into sections and paragraphs.

Markers tell the depth, words and years of first-level headings tell the part, and what no heading
opens (the front, the closing, a part whose heading the source lost) becomes an implied section.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count, islice

from generator.catalogue.parts import PartRules
from generator.errors import Problem, ProblemCode, SourceError
from generator.grammar.note_marks import note_marks, without_marks
from generator.grammar.signs import DASH_SIGNS
from generator.grammar.years import years_in
from generator.links import part_slug
from generator.model import Correction, Paragraph, Part, Section, Source, Traced
from generator.seeds.corrections import NONE, OutlineCorrections
from generator.splitting.amended import Amendments
from generator.splitting.annexes import Annex, find_annexes
from generator.splitting.corrections import Search
from generator.splitting.ends import (
    hand_ending_to_part,
    holds_part,
    tail_is_lost,
    take_closing,
    take_self_building,
    with_front,
)
from generator.splitting.headings import Heading, Stated, read_headings, title_of
from generator.splitting.nodes import Body, Node
from generator.splitting.normalise import Layout, PrintedLine
from generator.splitting.placing import in_annex, place_headings, with_stated_annexes
from generator.splitting.roles import assign_parts
from generator.splitting.topics import Topic, topics_of
from generator.text import bare

_ASTERISKS = "*＊※"  # note marks without a number
_MAX_HEADINGS = 2000
_HEAD_LINES = 8
"""Lines above the first heading that may say when the report was given."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections (parents before children, in text order), paragraphs and problems.

    Ids are local until `named`: a report's id needs its region and year, which an outline gives.
    """

    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    problems: tuple[Problem, ...]
    head_lost: bool
    tail_lost: bool
    corrections: tuple[Correction, ...] = ()

    def named(self, report_id: str) -> Outline:
        """The same outline as that report's: its id before all others."""

        def whole(local: str) -> str:
            return f"{report_id}-{local}" if local else ""

        return replace(
            self,
            sections=tuple(
                replace(
                    section,
                    section_id=whole(section.section_id),
                    report_id=report_id,
                    parent_id=whole(section.parent_id),
                )
                for section in self.sections
            ),
            paragraphs=tuple(
                replace(
                    paragraph,
                    paragraph_id=whole(paragraph.paragraph_id),
                    report_id=report_id,
                    section_id=whole(paragraph.section_id),
                )
                for paragraph in self.paragraphs
            ),
            corrections=tuple(
                replace(
                    correction,
                    report_id=report_id,
                    section_id=whole(correction.section_id),
                    paragraph_id=whole(correction.paragraph_id),
                )
                for correction in self.corrections
            ),
        )


def parse_outline(
    source: Source,
    layout: Layout,
    rules: PartRules,
    corrections: OutlineCorrections = NONE,
) -> Outline:
    """The outline of one report, as read and as an editor corrects it.

    Raises: SourceError when no heading is found.
    """
    read: Sequence[Node] = ()
    if corrections:
        with suppress(SourceError):  # a text none of whose headings the program sees
            read = _OutlineReader(source, layout, rules).read().roots
    reader = _OutlineReader(source, layout, rules, corrections, read)
    tree = reader.read()
    sections, paragraphs = _records(tree.roots, rules)
    problems = (*reader.problems, *_check_numbers(tree.roots, source))
    head_lost = any(root.implied and root.part is not Part.FRONT for root in tree.roots[:1])
    return Outline(
        sections,
        paragraphs,
        problems,
        head_lost,
        tree.tail_lost,
        reader.amendments.records(sections, paragraphs, tree.lines, tree.stated),
    )


@dataclass(frozen=True, slots=True)
class _Tree:
    """A text as a tree, before its sections and paragraphs are named and numbered."""

    roots: list[Node]
    lines: Sequence[PrintedLine]
    stated: Mapping[int, Stated]
    tail_lost: bool


class _OutlineReader:
    """Lines to nodes. `read` are the parts as read without the `corrections`."""

    def __init__(
        self,
        source: Source,
        layout: Layout,
        rules: PartRules,
        corrections: OutlineCorrections = NONE,
        read: Sequence[Node] = (),
    ) -> None:
        self._source = source
        self._layout = layout
        self._rules = rules
        self._corrections = corrections
        self._search = Search(source.path, source.text, source.line_of)
        self._order = count()
        self.amendments = Amendments(source, rules, self._search, read)
        self.problems: list[Problem] = []

    def read(self) -> _Tree:
        """The text as a tree; problems are added to `problems`."""
        placed = place_headings(
            self._layout.lines, self._corrections.headings, self.amendments.read, self._search
        )
        self.problems += placed.problems
        lines, stated = placed.lines, placed.stated
        annexes = with_stated_annexes(
            find_annexes(replace(self._layout, lines=lines), self._rules), placed, self._rules
        )
        body = lines[: annexes[0].start] if annexes else lines
        self.problems += in_annex(placed, len(body), self._search)
        headings = read_headings(body, self._rules, stated)
        self._check_headings(len(headings), len(annexes))
        roots = self._body(body, headings, stated)
        for root in roots:
            hand_ending_to_part(root, self._rules)
        closing = take_closing(roots, self._rules)
        closed = closing is not None
        tail_lost = self._jumps_behind(closing) or tail_is_lost(
            [line.text for line in body], closed=closed
        )
        if closing:
            own = take_self_building(roots, self._rules)
            roots += [own, closing] if own else [closing]
        ends = [annex.start for annex in annexes[1:]] + [len(lines)]
        for annex, end in zip(annexes, ends, strict=False):
            roots.append(self._annex(annex, lines[annex.body : end], stated.get(annex.start)))
        return _Tree(roots, lines, stated, tail_lost)

    def _check_headings(self, headings: int, annexes: int) -> None:
        if not headings:
            expected = "expected lines that begin with 一、 or （一）"
            raise SourceError(self._source.path, None, f"found no heading; {expected}")
        if headings + annexes > _MAX_HEADINGS:
            found = f"found {headings + annexes} headings; expected the text of a report"
            raise SourceError(self._source.path, None, found)

    def _body(
        self,
        lines: Sequence[PrintedLine],
        headings: Mapping[int, tuple[Heading, int]],
        stated: Mapping[int, Stated],
    ) -> list[Node]:
        roots: list[Node] = []
        before: list[Body] = []  # lines above the first heading
        for index, line in enumerate(lines):
            if index not in headings:
                (roots[-1].last.bodies if roots else before).extend(self._bodies(line.pieces()))
                continue
            heading, depth = headings[index]
            number, title = bare(line.text[: heading.title]), title_of(line, heading)
            node = Node(
                depth,
                Part.PLAN,
                number=number,
                title=without_marks(title, note_marks(title)).rstrip(_ASTERISKS),
                printed=number + title,
                heading=line.body.span(0, heading.end),
                position=heading.position,
            )
            if index in stated:
                node.corrected = stated[index].correction.reason
                if stated[index].correction.part:
                    node.given, node.assigned = stated[index].correction.part, node.corrected
            if depth == 1:
                roots.append(node)
            else:
                if not roots:
                    roots.append(Node(1, Part.REVIEW, implied=True))
                roots[-1].children.append(node)
            rest = line.pieces(heading.end)
            node.bodies.extend(self._bodies(rest, after_heading=True))
        self.problems += self.amendments.assign_parts(roots, self._corrections.parts)
        self.problems += assign_parts(
            roots,
            self._rules,
            self._source,
            spoken_in=_spoken_in(before),
            reviewed=holds_part(before, self._rules),
        )
        return with_front(roots, before, self._rules, head_lost=self._starts_after_page_jump())

    def _bodies(self, pieces: Iterable[Traced], *, after_heading: bool = False) -> Iterator[Body]:
        """The paragraphs of a line: what furniture interrupts is continued by the next."""
        for index, piece in enumerate(pieces):
            yield Body(next(self._order), piece, index > 0, after_heading and not index)

    def _annex(self, annex: Annex, lines: Sequence[PrintedLine], stated: Stated | None) -> Node:
        node = Node(
            1,
            Part.ANNEX,
            number=annex.number,
            title=annex.title,
            printed=annex.printed,
            heading=annex.heading,
            lists_terms=annex.lists_terms,
            corrected=stated.correction.reason if stated else "",
        )
        node.bodies += self._bodies(annex.rest, after_heading=True)
        for line in lines:
            node.bodies += self._bodies(line.pieces())
        return node

    def _starts_after_page_jump(self) -> bool:
        return any(not self._source.text[:start].strip() for start in self._page_jumps("上接"))

    def _jumps_behind(self, closing: Node | None) -> bool:
        """Whether the text turns to another page (下转第4版) behind which no closing stands.

        A page that is put together again has the mark in its middle: （下转第4版）（紧接第1版）.
        """
        end = closing.bodies[-1].body.origins[-1] if closing else 0
        return any(start > end for start in self._page_jumps("下转"))

    def _page_jumps(self, words: str) -> Iterator[int]:
        """Where the marks with these words stand that tell on which page the text goes on."""
        for removed in self._layout.removed:
            if removed.reason == "page_jump" and words in removed.text:
                yield removed.place.start


def _spoken_in(before: Iterable[Body]) -> int:
    """The first year that the lines above the first heading name, 0 where they name none.

    Title and session come first; a salutation may name far goals.
    """
    head = (body.text.lstrip(DASH_SIGNS + " ") for body in islice(before, _HEAD_LINES))
    return next((year for text in head for year in years_in(text)), 0)


# -- nodes to records ------------------------------------------------------------------------------


def _records(
    roots: Sequence[Node], rules: PartRules
) -> tuple[tuple[Section, ...], tuple[Paragraph, ...]]:
    sections: list[Section] = []
    placed: list[tuple[Body, str]] = []
    topics: dict[int, tuple[Section, Topic]] = {}
    seen: dict[Part, int] = {}
    for root in roots:
        seen[root.part] = seen.get(root.part, 0) + 1
        top = _section(root, part_slug(root.part, seen[root.part]), "")
        sections.append(top)
        placed += [(body, top.section_id) for body in root.bodies]
        taken: set[int] = set()
        for place, child in enumerate(root.children, 1):
            number = child.position if child.position not in taken | {0} else place
            while number in taken:
                number += 1
            taken.add(number)
            section = _section(child, f"{top.slug}-{number}", top.section_id)
            sections.append(section)
            placed += [(body, section.section_id) for body in child.bodies]
            topics |= topics_of(section, child, rules)
        topics |= topics_of(top, root, rules)
    placed.sort(key=lambda pair: pair[0].order)
    paragraphs = tuple(
        Paragraph(
            paragraph_id=f"p{ordinal}",
            report_id="",
            section_id=section_id,
            ordinal=ordinal,
            body=body.body,
            continues=body.continues,
        )
        for ordinal, (body, section_id) in enumerate(placed, 1)
    )
    ordinals = {body.order: ordinal for ordinal, (body, _) in enumerate(placed, 1)}
    for order, (section, topic) in topics.items():
        sections.append(topic.section(section, ordinals[order]))
    rank = {section.section_id: index for index, section in enumerate(sections)}
    return tuple(sorted(sections, key=lambda s: _text_order(s, rank))), paragraphs


def _section(node: Node, slug: str, parent_id: str) -> Section:
    return Section(
        section_id=slug,
        report_id="",
        parent_id=parent_id,
        depth=node.depth,
        number=node.number,
        title=node.title,
        part=node.part,
        slug=slug,
        heading=node.heading,
        implied=node.implied,
        printed=node.printed,
        doubtful=node.doubtful,
        lists_terms=node.lists_terms,
        correction="；".join(filter(None, dict.fromkeys((node.corrected, node.assigned)))),
    )


def _check_numbers(roots: Sequence[Node], source: Source) -> Iterator[Problem]:
    numbered = [root for root in roots if root.position]
    for siblings in (numbered, *(root.children for root in roots)):
        yield from _gaps(siblings, source)


def _gaps(siblings: Sequence[Node], source: Source) -> Iterator[Problem]:
    """The numbers that do not continue those before them.

    Headings without a number are passed over; where one comes first, the first number is 1.
    Behind a lost heading any number may be the first.
    """
    before: Node | None = None
    for node in siblings:
        if before and node.position and node.heading and not before.implied:
            expected = before.position + 1
            if node.position != expected:
                follows = f"follows 「{before.number}」"
                if not before.number:
                    follows = f"is the first, behind 「{before.title}」 without a number"
                start = node.heading.start
                yield Problem(
                    source.path,
                    source.line_of(start),
                    f"marker 「{node.number}」 {follows}",
                    ProblemCode.NUMBERING,
                    f"number {expected}",
                    start,
                )
        if node.position or before is None:
            before = node


def _text_order(section: Section, order: Mapping[str, int]) -> tuple[int, int]:
    """Parents before children, and a topic after its parent in the order of its paragraphs."""
    if not section.is_topic:
        return order[section.section_id], 0
    return order[section.parent_id], int(section.anchor[1:])
