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
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.corpus import Corpus
from generator.grammar.note_marks import PATTERN
from generator.grammar.signs import QUOTES
from generator.kept import Kept, NothingKept
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
    kept: Kept | None = None,
) -> dict[str, Callable[[], Iterable[bytes]]]:
    """What makes the files, by address from the site's root; the same corpus gives the same bytes.

    What is found has a page: `shows` tells whether an address is published. `words` are the words
    of the corpus: with them the browser cuts a query that stands nowhere.
    """
    listed: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        if shows(name.url):
            listed[name.report_id].append(name)
    files = _Files(corpus, listed, words, titles, shows, kept or NothingKept())
    return {
        **{_file(report): partial(files.report, report) for report in files.published},
        WORDS: files.words,
        INDEX: files.index,
    }


class _Files:
    """The files of one site; the index names the others by what is in them."""

    def __init__(
        self,
        corpus: Corpus,
        names: Mapping[str, Sequence[Name]],
        words: Iterable[str],
        titles: Titles,
        shows: Callable[[str], bool],
        kept: Kept,
    ) -> None:
        self.published = [r for r in corpus.reports if shows(report_url(r.report_id))]
        self._names, self._words = names, words
        self._titles, self._shows, self._kept = titles, shows, kept
        self._versions: dict[str, str] = {}

    def report(self, report: Report) -> Iterable[bytes]:
        """A report's pages and the names that are in its file."""
        path = _file(report)
        names = [_record(name) for name in self._names.get(report.report_id, ())]

        def make() -> bytes:
            pages = [page for page in _pages(report, self._titles) if self._shows(str(page["url"]))]
            return _dump({"pages": pages, "names": names})

        return self._known(path, self._kept.get(path, (report, names), make))

    def words(self) -> Iterable[bytes]:
        """The words of the corpus, sorted."""
        return self._known(WORDS, _dump(sorted({word for word in self._words if len(word) > 1})))

    def index(self) -> Iterable[bytes]:
        """What there is, and the names that belong to no report."""
        reports = [
            {
                "id": report.report_id,
                "name": self._titles.report(report),
                "url": report_url(report.report_id),
                "file": self._versioned(_file(report), partial(self.report, report)),
            }
            for report in self.published
        ]
        yield _dump(
            {
                "reports": reports,
                "names": [_record(name) for name in self._names.get("", ())],
                "words": self._versioned(WORDS, self.words),
            }
        )

    def _known(self, path: str, content: bytes) -> tuple[bytes]:
        self._versions[path] = hashlib.sha256(content).hexdigest()[:12]
        return (content,)

    def _versioned(self, path: str, make: Callable[[], object]) -> str:
        if path not in self._versions:
            make()
        return f"{path}?v={self._versions[path]}"


def _file(report: Report) -> str:
    return f"{SEARCH}{report.report_id}.json"


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


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
