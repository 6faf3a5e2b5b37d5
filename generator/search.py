"""What the browser searches: an index and one file per report, as compact JSON.

The site asks for nothing of this before a reader searches. `search/index.json` names every other
file with the hash of its content, so that a browser may keep a file for as long as it likes and
still never shows an old text. The reader of these files is
`generator/assets/scripts/search/match.js`.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.corpus import Corpus
from generator.grammar.note_marks import PATTERN
from generator.grammar.signs import QUOTES
from generator.links import SEARCH, page_url, report_url
from generator.model import Paragraph, Report, Section

INDEX = f"{SEARCH}index.json"
WORDS = f"{SEARCH}words.json"

IGNORED = rf"(?:[\s\p{{Cf}}{QUOTES}]|{PATTERN})+"
"""What a search reads over, as `match.js` spells it: quotation marks, blanks, marks of notes."""

Block = list[str | int]
"""A heading or paragraph: `[anchor, text, heading, runs_on]`, zeros at the end left out.

`heading` is how many of the text's first characters are a heading; `runs_on` is 1 where the source
goes on from the block before without a break, so that a match may cross.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A page that is found by its name: a term, an indicator, a theme.

    `kind` is what readers see beside it (`名词`). `text` is searched as well, but ranks with the
    reports' own sentences. `report_id` is the report whose file carries the name, empty where it
    belongs to all of them.
    """

    url: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    text: str = ""
    report_id: str = ""


@dataclass(frozen=True, slots=True)
class Titles:
    """What the site's pages call a report and a section."""

    report: Callable[[Report], str]
    section: Callable[[Section], str]


def search_files(
    corpus: Corpus,
    names: Iterable[Name],
    words: Iterable[str],
    titles: Titles,
    shows: Callable[[str], bool] = lambda url: True,
) -> dict[str, str]:
    """The files by their address from the site's root; the same corpus gives the same bytes.

    What is found has a page: `shows` tells whether an address is published. `words` are the words
    of the corpus: with them the browser cuts a query that stands nowhere.
    """
    listed: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        if shows(name.url):
            listed[name.report_id].append(name)
    published = [report for report in corpus.reports if shows(report_url(report.report_id))]
    files = {
        _file(report): _dump(
            {
                "pages": [page for page in _pages(report, titles) if shows(str(page["url"]))],
                "names": [_record(name) for name in listed.get(report.report_id, ())],
            }
        )
        for report in published
    }
    files[WORDS] = _dump(sorted({word for word in words if len(word) > 1}))
    reports = [
        {
            "id": report.report_id,
            "name": titles.report(report),
            "url": report_url(report.report_id),
            "file": _versioned(_file(report), files),
        }
        for report in published
    ]
    files[INDEX] = _dump(
        {
            "reports": reports,
            "names": [_record(name) for name in listed.get("", ())],
            "words": _versioned(WORDS, files),
        }
    )
    return files


def _file(report: Report) -> str:
    return f"{SEARCH}{report.report_id}.json"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _versioned(path: str, files: dict[str, str]) -> str:
    return f"{path}?v={hashlib.sha256(files[path].encode()).hexdigest()[:12]}"


def _record(name: Name) -> list[str | list[str]]:
    return [name.url, name.kind, name.name, list(name.aliases), name.text]


def _pages(report: Report, titles: Titles) -> list[dict[str, object]]:
    """The report's section pages, in text order; `trail` is what stands above each one."""
    names = {section.section_id: titles.section(section) for section in report.sections}
    return [
        {
            "url": page_url(report.report_id, section.slug),
            "title": names[section.section_id],
            "trail": [names[section.parent_id]] if section.parent_id else [],
            "blocks": _blocks(report, section),
        }
        for section in report.sections
        if section.depth < 3
    ]


def _blocks(report: Report, section: Section) -> list[Block]:
    topics = {
        topic.anchor: topic
        for topic in report.sections
        if topic.depth == 3 and topic.parent_id == section.section_id
    }
    paragraphs = report.paragraphs_of(section.section_id)
    runs_in = bool(paragraphs) and _runs_in(section, paragraphs[0])
    blocks: list[Block] = []
    if section.heading:
        # A heading that runs into its paragraph ends in the 。 that its title leaves out.
        heading = f"{section.printed}{'。' if runs_in else ''}"
        blocks.append(["", heading, len(heading)])
    for paragraph in paragraphs:
        runs_on = paragraph.continues or (runs_in and paragraph is paragraphs[0])
        block: Block = [paragraph.anchor, paragraph.text]
        block += [_topic_length(topics.get(paragraph.anchor), paragraph), int(runs_on)]
        while block[-1] == 0:
            block.pop()
        blocks.append(block)
    return blocks


def _runs_in(section: Section, first: Paragraph) -> bool:
    """Whether the section's first paragraph stands on the line of its heading."""
    return section.heading is not None and section.heading.end == first.place.start


def _topic_length(topic: Section | None, paragraph: Paragraph) -> int:
    return paragraph.body.locate(topic.heading)[1] if topic and topic.heading else 0
