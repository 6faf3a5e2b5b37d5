"""Splits a report's lines into sections and paragraphs.

Markers tell the depth, words of the first-level headings tell the part, and what no heading opens
(the front, the closing, a part whose heading the source lost) becomes an implied section.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count, pairwise

from generator.catalogue.parts import PartRules
from generator.errors import Problem, SourceError
from generator.grammar.note_marks import note_marks, without_marks
from generator.grammar.years import years_in
from generator.links import part_slug
from generator.model import (
    Correction,
    CorrectionKind,
    Paragraph,
    Part,
    Section,
    Source,
    Span,
    Traced,
)
from generator.seeds.corrections import NONE, OutlineCorrections
from generator.splitting.annexes import Annex, find_annexes
from generator.splitting.corrections import Search, nearest_name, squeezed
from generator.splitting.headings import Heading, Stated, read_headings, title_of
from generator.splitting.normalise import Layout, Line
from generator.splitting.placing import in_annex, place_headings, with_stated_annexes
from generator.text import SALUTATION, bare, to_halfwidth

_TOPIC_NUMBER = re.compile(
    r"(?:\d{1,2}[.、]\s*|[（(]\d{1,2}[）)]\s*|(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
    r"[是要]\s*|[—\-－]{1,2}\s*)"
)
_TOPIC_MAX = 30
_ASIDE = re.compile(f"“[^”]{{0,{_TOPIC_MAX}}}”|（[^）]{{0,{_TOPIC_MAX}}}）")
_STATEMENT = re.compile(
    r"[^“一二三四五六七八九十不就还]是|刻不容缓|即将|提出了|^我们|^我[省市县区国]"
)
_ORDINARY_OPENING = re.compile(r"各位代表|今年|去年|明年|一年来|过去|\d{4}年|同时|此外")
_ASTERISKS = "*＊※"  # note marks without a number
_MAX_HEADINGS = 2000
_SALUTATION_MAX = 6


@dataclass(slots=True)
class _Node:
    """A section under construction with the lines that stand directly in it."""

    depth: int
    part: Part
    number: str = ""
    title: str = ""
    printed: str = ""
    heading: Span | None = None
    implied: bool = False
    position: int = 0  # the number that the marker says, 0 where none
    given: Part | None = None  # the part that an editor gives
    corrected: str = ""  # why an editor made a heading of it
    assigned: str = ""  # why an editor gave the part
    children: list[_Node] = field(default_factory=list)
    bodies: list[_Body] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Body:
    """A paragraph's text; `after_heading`: cut from the line of its section's heading."""

    order: int
    body: Traced
    continues: bool = False
    after_heading: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections (parents before children, in text order), paragraphs, and what was odd.

    Ids lack the report's until `named`: it is made of region and year, which are read from an
    outline.
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
    read: Sequence[_Node] = ()
    if corrections:
        with suppress(SourceError):  # a text none of whose headings the program sees
            read = _Parser(source, layout, rules).nodes().roots
    return _Parser(source, layout, rules, corrections, read).parse()


@dataclass(frozen=True, slots=True)
class _Nodes:
    """A text as a tree, before its sections and paragraphs are named and numbered."""

    roots: list[_Node]
    lines: Sequence[Line]
    stated: Mapping[int, Stated]
    tail_lost: bool


class _Parser:
    """`read` are the parts as read without the `corrections`."""

    def __init__(
        self,
        source: Source,
        layout: Layout,
        rules: PartRules,
        corrections: OutlineCorrections = NONE,
        read: Sequence[_Node] = (),
    ) -> None:
        self._source = source
        self._layout = layout
        self._rules = rules
        self._corrections = corrections
        nodes = (node for root in read for node in (root, *root.children))
        self._read = {node.heading.start: node for node in nodes if node.heading}
        self._search = Search(source.path, source.text, source.line_of)
        self._assigned: dict[int, str] = {}  # reasons by where the heading stands
        self._problems: list[Problem] = []
        self._order = count()

    def nodes(self) -> _Nodes:
        """The text as a tree."""
        placed = place_headings(
            self._layout.lines, self._corrections.headings, self._read, self._search
        )
        self._problems += placed.problems
        lines, stated = placed.lines, placed.stated
        annexes = with_stated_annexes(
            find_annexes(replace(self._layout, lines=lines), self._rules), placed
        )
        body = lines[: annexes[0].start] if annexes else lines
        self._problems += in_annex(placed, len(body), self._search)
        headings = read_headings(body, self._rules, stated)
        self._check_headings(len(headings), len(annexes))
        roots = self._body(body, headings, stated)
        for root in roots:
            _hand_ending_to_part(root, self._rules)
        closing = _take_closing(roots)
        tail_lost = self._tail_lost(body, closed=closing is not None)
        if closing:
            roots.append(closing)
        ends = [annex.start for annex in annexes[1:]] + [len(lines)]
        for annex, end in zip(annexes, ends, strict=False):
            roots.append(self._annex(annex, lines[annex.body : end], stated.get(annex.start)))
        return _Nodes(roots, lines, stated, tail_lost)

    def parse(self) -> Outline:
        """The outline of the text, and what an editor changed in it."""
        read = self.nodes()
        head_lost = any(root.implied and root.part is not Part.FRONT for root in read.roots[:1])
        sections, paragraphs = self._records(read.roots)
        self._check_numbers(read.roots)
        outline = Outline(sections, paragraphs, tuple(self._problems), head_lost, read.tail_lost)
        corrections = (
            *self._corrected_headings(outline, read.lines, read.stated),
            *self._corrected_parts(outline),
        )
        in_order = sorted(corrections, key=lambda correction: correction.place or Span(0, 0))
        return replace(outline, corrections=tuple(in_order))

    # -- reading lines into nodes ------------------------------------------------------------

    def _check_headings(self, headings: int, annexes: int) -> None:
        if not headings:
            expected = "expected lines that begin with 一、 or （一）"
            raise SourceError(self._source.path, None, f"found no heading; {expected}")
        if headings + annexes > _MAX_HEADINGS:
            found = f"found {headings + annexes} headings; expected the text of a report"
            raise SourceError(self._source.path, None, found)

    def _body(
        self,
        lines: Sequence[Line],
        headings: Mapping[int, tuple[Heading, int]],
        stated: Mapping[int, Stated],
    ) -> list[_Node]:
        roots: list[_Node] = []
        before: list[_Body] = []  # lines above the first heading
        for index, line in enumerate(lines):
            if index not in headings:
                (_last(roots).bodies if roots else before).extend(self._bodies(line.pieces()))
                continue
            heading, depth = headings[index]
            number, title = bare(line.text[: heading.title]), title_of(line, heading)
            node = _Node(
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
                    roots.append(_Node(1, Part.REVIEW, implied=True))
                roots[-1].children.append(node)
            rest = line.pieces(heading.end)
            node.bodies.extend(self._bodies(rest, after_heading=True))
        self._assign_parts(roots)
        self._name_parts(roots)
        return self._with_front(roots, before)

    def _assign_parts(self, roots: Sequence[_Node]) -> None:
        """Gives the headings that an editor names their parts."""
        for words, correction in self._corrections.parts.items():
            found = _headed(roots, words)
            if not found:
                self._problems.append(self._no_part(roots, words))
                continue
            root = self._search.one_of(found, correction, "`parts`", words, _start)
            if isinstance(root, Problem):
                self._problems.append(root)
                continue
            root.given, root.assigned = correction.part, correction.reason
            self._assigned[_start(root)] = correction.reason

    def _no_part(self, roots: Sequence[_Node], words: str) -> Problem:
        """Why no part can be given to a heading of these words."""
        if _headed([child for root in roots for child in root.children], words):
            message = f"`parts` has 「{words}」, which is a heading of the second level"
            return self._search.as_problem(f"{message}; expected one of the first")
        near = nearest_name(words, (root.printed for root in roots if root.printed))
        message = f"`parts` has 「{words}」, which is no heading of the first level"
        return self._search.as_problem(f"{message}; nearest is 「{near}」")

    def _bodies(self, pieces: Iterable[Traced], *, after_heading: bool = False) -> Iterator[_Body]:
        """The paragraphs of a line: what furniture interrupts is continued by the next."""
        for index, piece in enumerate(pieces):
            yield _Body(next(self._order), piece, index > 0, after_heading and not index)

    def _annex(self, annex: Annex, lines: Sequence[Line], stated: Stated | None) -> _Node:
        node = _Node(
            1,
            Part.ANNEX,
            number=annex.number,
            title=annex.title,
            printed=annex.printed,
            heading=annex.heading,
            corrected=stated.correction.reason if stated else "",
        )
        node.bodies += self._bodies(annex.rest, after_heading=True)
        for line in lines:
            node.bodies += self._bodies(line.pieces())
        return node

    def _name_parts(self, roots: Sequence[_Node]) -> None:
        """Gives every node its part: by its heading's words or year, else by what stands around."""
        named = [
            root.given or (self._rules.part_of(root.title) if root.title else None)
            for root in roots
        ]
        years = [years_in(root.title) for root in roots]
        latest = max((year for found in years for year in found), default=0)
        several = len({year for found in years for year in found}) > 1
        for index, found in enumerate(years):
            if named[index] is None and found and several:
                # 2023年各项工作取得新成绩 beside 2024年: what is past is reviewed.
                named[index] = Part.REVIEW if max(found) < latest else Part.PLAN
        for index, root in enumerate(roots):
            named[index] = named[index] or self._rules.hinted_part_of(root.title)
        for index, root in enumerate(roots):
            following = next((part for part in named[index + 1 :] if part), None)
            seen = any(part is Part.REVIEW for part in named[:index])
            fallback = (
                Part.REVIEW if following in (Part.REVIEW, Part.PLAN) and not seen else Part.PLAN
            )
            root.part = named[index] or fallback
            for child in root.children:
                child.part, child.assigned = root.part, root.assigned

    def _with_front(self, roots: list[_Node], before: list[_Body]) -> list[_Node]:
        first = roots[0]
        lost = self._starts_after_page_jump() or (first.implied and first.children[0].position > 1)
        if not lost:
            if not before:
                return roots
            return [_Node(1, Part.FRONT, implied=True, bodies=before), *roots]
        if not first.implied:
            part = Part.REVIEW if first.part is Part.PLAN else first.part
            first = _Node(1, part, implied=True, position=max(0, first.position - 1))
            roots.insert(0, first)
        if before and first.children:
            position = max(0, first.children[0].position - 1)
            first.children.insert(
                0, _Node(2, first.part, implied=True, position=position, bodies=before)
            )
        else:
            first.bodies = before
        return roots

    def _starts_after_page_jump(self) -> bool:
        jumps = [r for r in self._layout.removed if r.reason == "page_jump" and "上接" in r.text]
        return any(not self._source.text[: jump.place.start].strip() for jump in jumps)

    def _tail_lost(self, lines: Sequence[Line], *, closed: bool) -> bool:
        """Whether the source breaks off: by its own note, or in a sentence with no closing."""
        jumped = any(r.reason == "page_jump" and "下转" in r.text for r in self._layout.removed)
        return jumped or not (closed or lines[-1].text[-1] in "。！？：；”）…!.)")

    # -- nodes to records --------------------------------------------------------------------

    def _records(self, roots: Sequence[_Node]) -> tuple[tuple[Section, ...], tuple[Paragraph, ...]]:
        sections: list[Section] = []
        placed: list[tuple[_Body, str]] = []
        topics: dict[int, tuple[Section, _Topic]] = {}
        seen: dict[Part, int] = {}
        for root in roots:
            seen[root.part] = seen.get(root.part, 0) + 1
            top = self._section(root, part_slug(root.part, seen[root.part]), "")
            sections.append(top)
            placed += [(body, top.section_id) for body in root.bodies]
            taken: set[int] = set()
            for place, child in enumerate(root.children, 1):
                number = child.position if child.position not in taken | {0} else place
                while number in taken:
                    number += 1
                taken.add(number)
                section = self._section(child, f"{top.slug}-{number}", top.section_id)
                sections.append(section)
                placed += [(body, section.section_id) for body in child.bodies]
                topics |= _topics(section, child)
            topics |= _topics(top, root)
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

    def _section(self, node: _Node, slug: str, parent_id: str) -> Section:
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
            correction="；".join(filter(None, dict.fromkeys((node.corrected, node.assigned)))),
        )

    # -- what an editor changed ----------------------------------------------------------------

    def _corrected_headings(
        self, outline: Outline, lines: Sequence[Line], stated: Mapping[int, Stated]
    ) -> Iterator[Correction]:
        """The headings that an editor added, took away or set to another depth, in text order."""
        now = {s.heading.start: s for s in outline.sections if s.heading and s.depth < 3}
        for index, one in sorted(stated.items()):
            place = lines[index].body.span(0, one.end)
            section = now.get(place.start)
            if not section and one.correction.depth:
                continue  # in an annex: a problem says so
            paragraph = next(
                (p for p in outline.paragraphs if p.place.start <= place.start < p.place.end), None
            )
            yield self._record(
                CorrectionKind.HEADING,
                place,
                self._depth_name(self._read.get(place.start)),
                self._depth_name(section),
                one.correction.reason,
                section_id=section.section_id if section else "",
                paragraph=None if section else paragraph,
            )

    def _corrected_parts(self, outline: Outline) -> Iterator[Correction]:
        """The headings whose part an editor gives, in text order."""
        for section in outline.sections:
            assigned = self._assigned.get(section.heading.start) if section.heading else None
            if not (assigned and section.heading and section.depth == 1):
                continue
            read = self._read.get(section.heading.start)
            yield self._record(
                CorrectionKind.PART,
                section.heading,
                self._rules.name(read.part) if read else "",
                self._rules.name(section.part),
                assigned,
                section_id=section.section_id,
            )

    def _record(
        self,
        kind: CorrectionKind,
        place: Span,
        before: str,
        after: str,
        reason: str,
        *,
        section_id: str,
        paragraph: Paragraph | None = None,
    ) -> Correction:
        return Correction(
            report_id="",
            kind=kind,
            words=bare(self._source.text[place.start : place.end]),
            before=before,
            after=after,
            reason=reason,
            place=place,
            section_id=paragraph.section_id if paragraph else section_id,
            paragraph_id=paragraph.paragraph_id if paragraph else "",
        )

    def _depth_name(self, section: Section | _Node | None) -> str:
        if section is None:
            return "正文"
        if section.depth == 1:
            return f"第一层标题（{self._rules.name(section.part)}）"
        return "第二层标题"

    def _check_numbers(self, roots: Sequence[_Node]) -> None:
        numbered = [root for root in roots if root.position]
        for siblings in (numbered, *(root.children for root in roots)):
            self._problems += self._gaps(siblings)

    def _gaps(self, siblings: Sequence[_Node]) -> Iterator[Problem]:
        """The numbers that do not continue those before them.

        Headings without a number are passed over; where one comes first, the first number is 1.
        Behind a lost heading any number may be the first.
        """
        before: _Node | None = None
        for node in siblings:
            if before and node.position and node.heading and not before.implied:
                expected = before.position + 1
                if node.position != expected:
                    follows = f"follows 「{before.number}」"
                    if not before.number:
                        follows = f"is the first, behind 「{before.title}」 without a number"
                    message = f"marker 「{node.number}」 {follows}; expected number {expected}"
                    line = self._source.line_of(node.heading.start)
                    yield Problem(self._source.path, line, message, code="numbering")
            if node.position or before is None:
                before = node


@dataclass(frozen=True, slots=True)
class _Topic:
    """The topic sentence at the head of a paragraph; `place` counts them in their section."""

    place: int
    number: str
    title: str
    heading: Span

    def section(self, parent: Section, ordinal: int) -> Section:
        return replace(
            parent,
            section_id=f"{parent.section_id}-t{self.place}",
            parent_id=parent.section_id,
            depth=3,
            number=self.number,
            title=self.title,
            heading=self.heading,
            implied=False,
            anchor=f"p{ordinal}",
            printed=self.number + self.title,
        )


def _topics(section: Section, node: _Node) -> dict[int, tuple[Section, _Topic]]:
    """The topic sentences of a section's paragraphs, by the paragraphs' order.

    Without a marker (一是, ——) they are taken in a plan where nothing stands below the section, and
    in a review where the next paragraph has one as well: there paragraphs open with plain
    statements.
    """
    if section.part not in (Part.REVIEW, Part.PLAN, Part.SELF_BUILDING):
        return {}
    topics = [_topic(body) for body in node.bodies]
    found: dict[int, tuple[Section, _Topic]] = {}
    for index, (body, topic) in enumerate(zip(node.bodies, topics, strict=True)):
        if topic is None or (not topic.number and node.children):
            continue
        around = (topics[index - 1] if index else None, *topics[index + 1 : index + 2])
        if section.part is Part.REVIEW and not topic.number and not any(around):
            continue
        parent = replace(section, correction=node.assigned)
        found[body.order] = (parent, replace(topic, place=len(found) + 1))
    return found


def _topic(body: _Body) -> _Topic | None:
    """The topic sentence that opens a paragraph, if one does."""
    if body.after_heading or body.continues:
        return None
    text = body.body.text
    marker = _TOPIC_NUMBER.match(to_halfwidth(text))
    start = marker.end() if marker else 0
    end = text.find("。", start)
    if end < 0 or end + 1 == len(text) or not _is_topic(text[start:end]):
        return None
    if not marker and _STATEMENT.search(text[start:end]):
        return None
    return _Topic(
        place=0,
        number=text[:start].strip(),
        title=text[start:end],
        heading=body.body.span(0, end + 1),
    )


def _is_topic(sentence: str) -> bool:
    """Whether a paragraph's first sentence reads as a heading: short, no figures, one breath."""
    if not 0 < len(sentence) <= _TOPIC_MAX:
        return False
    unquoted = _ASIDE.sub("", sentence)
    return (
        sentence.count("，") <= 1
        and not re.search(r"[\d：；！？]", to_halfwidth(unquoted))
        and not _ORDINARY_OPENING.match(sentence)
    )


def _headed(nodes: Sequence[_Node], words: str) -> list[_Node]:
    """The nodes with that heading, with its number or without, with its note marks or without."""
    wanted = squeezed(words).rstrip("。")
    return [
        node
        for node in nodes
        if node.heading
        and wanted in map(squeezed, (node.printed, node.number + node.title, node.title))
    ]


def _start(node: _Node) -> int:
    """Where the node's heading stands; 0 where it has none."""
    return node.heading.start if node.heading else 0


def _last(roots: Sequence[_Node]) -> _Node:
    root = roots[-1]
    return root.children[-1] if root.children else root


def _hand_ending_to_part(root: _Node, rules: PartRules) -> None:
    """Moves the paragraphs that sum up a whole part from its last section to the part itself.

    They begin where a review looks back on it all (成绩来之不易), or where the speaker of a plan
    addresses the deputies again and turns to what concerns the whole (国防, 民族, 政府建设).
    Where every section before the last is one paragraph, what follows the last one's single
    paragraph speaks of the part as well.
    """
    *others, last = root.children or [root]
    if not others:
        return
    if len(others) > 1 and all(len(node.bodies) == 1 for node in others):
        start = 1
    else:
        form = rules.beyond_regex if root.part is Part.PLAN else rules.sums_up_regex
        texts = [to_halfwidth(body.body.text) for body in last.bodies]
        beyond = (
            index
            for index, (text, following) in enumerate(pairwise((*texts, "")))
            # 各位代表！ may stand alone on its line.
            if index and form.match(text if len(text) > _SALUTATION_MAX else text + following)
        )
        start = next(beyond, len(last.bodies))
    root.bodies += last.bodies[start:]
    del last.bodies[start:]


def _take_closing(roots: Sequence[_Node]) -> _Node | None:
    """Takes the closing appeal (the last 各位代表 and what follows it) off the last section."""
    if not roots:
        return None
    last = max((roots[-1], _last(roots)), key=lambda n: n.bodies[-1].order if n.bodies else -1)
    for index in range(len(last.bodies) - 1, max(-1, len(last.bodies) - 4), -1):
        if last.bodies[index].body.text.startswith(SALUTATION):
            closing = _Node(1, Part.CLOSING, implied=True, bodies=last.bodies[index:])
            del last.bodies[index:]
            return closing
    return None


def _text_order(section: Section, order: Mapping[str, int]) -> tuple[int, int]:
    """Parents before children, and a topic after its parent in the order of its paragraphs."""
    if section.depth < 3:
        return order[section.section_id], 0
    return order[section.parent_id], int(section.anchor[1:])
