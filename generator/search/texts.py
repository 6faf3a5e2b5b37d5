"""What is searched: the pages of reports and the names, as records that the browser reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.links import page_url
from generator.model import Paragraph, Part, Report, Section
from generator.search.folding import BORDER

ADMITTED = "admission"
"""The part of what a report admits: it is searched only where it is asked for."""

Block = list[str | int]
"""A heading or paragraph: `[anchor, text, heading, runs_on]`, zeros at the end left out.

`heading` is how many of the text's first characters are a heading; `runs_on` is 1 where the source
goes on from the block before without a break, so that a match may cross.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A page that is found by its name: a term, an indicator, a theme, a place.

    `kind` is what readers see beside it (`名词`). `text` is searched as well, but ranks with the
    reports' own sentences. `report_id` is the report that the name belongs to, empty where it
    belongs to all of them.
    """

    url: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    text: str = ""
    report_id: str = ""

    def record(self) -> list[str | list[str]]:
        """The name as the browser reads it."""
        return [self.url, self.kind, self.name, list(self.aliases), self.text]

    def blocks(self) -> list[Block]:
        """What is searched of it; the browser makes the same of the record."""
        heads: list[Block] = [["", head, len(head)] for head in (self.name, *self.aliases)]
        return [*heads, ["", self.text]] if self.text else heads


@dataclass(frozen=True, slots=True)
class Titles:
    """What the site's pages call a report and a section."""

    report: Callable[[Report], str]
    section: Callable[[Section], str]


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """A section's page, or a part of it; `trail` is what stands above it."""

    url: str
    title: str
    trail: list[str]
    blocks: list[Block]
    slug: str
    part: str

    def record(self) -> dict[str, object]:
        """The page as the browser reads it."""
        return {
            "url": self.url,
            "title": self.title,
            "trail": self.trail,
            "part": self.part,
            "blocks": self.blocks,
        }


def section_pages(
    report: Report,
    titles: Titles,
    shows: Callable[[str], bool],
    admitted: Collection[int] = (),
) -> Iterator[SearchedPage]:
    """The report's section pages that are published, in text order.

    `admitted` paragraphs, by their ordinals, follow their page once more as a part by itself.
    """
    names = {section.section_id: titles.section(section) for section in report.sections}
    paragraphs: defaultdict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in report.paragraphs:
        paragraphs[paragraph.section_id].append(paragraph)
    anchors = {paragraph.anchor for paragraph in report.paragraphs if paragraph.ordinal in admitted}
    topics = {(s.parent_id, s.anchor): s for s in report.sections if s.is_topic}
    for section in report.sections:
        url = page_url(report.report_id, section.slug)
        if not section.is_topic and shows(url):
            page = SearchedPage(
                url=url,
                title=names[section.section_id],
                trail=[names[section.parent_id]] if section.parent_id else [],
                blocks=_blocks(section, paragraphs[section.section_id], topics),
                slug=section.slug,
                part=section.part.value,
            )
            yield page
            apart = list(_only(page.blocks, anchors))
            if apart:
                yield replace(page, blocks=apart, part=ADMITTED)


def counted_characters(report: Report, shows: Callable[[str], bool]) -> int:
    """How many characters the searched pages of a report have, without blanks and annexes.

    It is what occurrences are counted against: the same headings and paragraphs, each once.
    """
    pages = {
        section.section_id: section
        for section in report.sections
        if not section.is_topic
        and section.part is not Part.ANNEX
        and shows(page_url(report.report_id, section.slug))
    }
    paragraphs = (p.text for p in report.paragraphs if p.section_id in pages)
    texts = (*(section.printed for section in pages.values()), *paragraphs)
    marks = sum(map(_closing, pages.values()))
    return marks + sum(len("".join(text.split())) for text in texts)


def _closing(section: Section) -> int:
    """How many characters of a heading stand behind what is printed of it: its closing 。"""
    if section.heading is None or section.body is None:
        return 0
    return section.heading.end - section.body.span().end


def _only(blocks: Sequence[Block], anchors: Collection[str]) -> Iterator[Block]:
    """The blocks with these anchors; none runs on from one that is left out."""
    before = False
    for block in blocks:
        taken = block[0] in anchors
        if taken:
            yield block if before else _short(block[:3])
        before = taken


def _blocks(
    section: Section,
    paragraphs: Sequence[Paragraph],
    topics: Mapping[tuple[str, str], Section],
) -> list[Block]:
    runs_in = bool(paragraphs) and _runs_in(section, paragraphs[0])
    blocks: list[Block] = []
    if section.heading:
        # A heading that runs into its paragraph ends in the 。 that its title leaves out.
        heading = f"{section.printed}{'。' if runs_in else ''}"
        blocks.append(["", heading, len(heading)])
    for paragraph in paragraphs:
        runs_on = paragraph.continues or (runs_in and paragraph is paragraphs[0])
        topic = _topic_length(topics.get((section.section_id, paragraph.anchor)), paragraph)
        blocks.append(_short([paragraph.anchor, paragraph.text, topic, int(runs_on)]))
    return blocks


def _short(block: Block) -> Block:
    """The block without the zeros at its end."""
    while block[-1] == 0:
        block.pop()
    return block


def _runs_in(section: Section, first: Paragraph) -> bool:
    """Whether the section's first paragraph stands on the line of its heading."""
    return section.heading is not None and section.heading.end == first.place.start


def _topic_length(topic: Section | None, paragraph: Paragraph) -> int:
    return paragraph.body.locate(topic.heading)[1] if topic and topic.heading else 0


def stretches(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks in stretches that a match may cross: each begins where no text runs on."""
    held: list[Block] = []
    for block in blocks:
        if held and len(block) < 4:
            yield held
            held = []
        held.append(block)
    if held:
        yield held


def joined(blocks: Sequence[Block]) -> str:
    """Blocks as one text, as `match.js` joins them."""
    return BORDER.join("".join(str(b[1]) for b in held) for held in stretches(blocks))
