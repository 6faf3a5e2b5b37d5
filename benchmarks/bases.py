"""The texts that made reports are made of, each read by the project itself and cut into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from benchmarks.wording import QUOTED, Scanner, Sentence, can_be_coined
from generator.catalogue.knowledge import Knowledge
from generator.errors import GeneratorError, SourceError
from generator.importing.formats import extract
from generator.layers import ReportLayers, read
from generator.model import NoteMark, Paragraph, Part, Region
from generator.reading import read_corpus
from generator.seeds.files import MANIFEST
from generator.seeds.source import source_of

_SENTENCE = re.compile(r".+?(?:[。！？]”?|$)")
_ITEM = re.compile(r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳])\s*")
_ENUMERATED = re.compile(r"(?:第?[一二三四五六七八九十]{1,2}(?:是|要|、|，))|(?:首先|其次|最后)")
_HEADLINES = ("预期目标", "生产总值", "GDP")  # a report says its headline figures once
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_SHORT = 40
_FEW_TERMS = 5  # a report, of all bases; real ones have twice as many
_HEADING_MAX = 60


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph in its sentences. `topic` is what others must be about to take its place.

    `fixed`: its sentences depend on each other (一是……二是……) or on what stands around them: it is
    used as a whole, where it stands in its own base.
    """

    sentences: tuple[Sentence, ...]
    part: Part
    topic: str
    fixed: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of depth 1 or 2 with its own paragraphs; the title may be empty at depth 1."""

    part: Part
    depth: int
    topic: str
    title: Sentence
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """An entry of a list of terms; `core` are the words that each place has of its own."""

    core: str
    name: Sentence
    text: Sentence


@dataclass(frozen=True, slots=True)
class Base:
    """One report to vary: its outline from the review to the closing, without front and annex."""

    region: Region
    chapters: tuple[Chapter, ...]
    definitions: tuple[Definition, ...]


@dataclass
class Found:
    """What the folders hold: readable reports, and a line for each file that was refused."""

    reports: list[ReportLayers] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def find_reports(folders: Sequence[Path], knowledge: Knowledge) -> Found:
    """Every report of the folders that can be read, folder by folder, by file name.

    A folder with a manifest is read as seeds are; of any other every file is imported.
    """
    found = Found()
    for folder in folders:
        if (folder / MANIFEST).exists():
            reading = read_corpus(folder)
            found.reports += (reading.layers[r.report_id] for r in reading.corpus.reports)
            found.refused += map(str, reading.errors)
            continue
        for path in sorted(path for path in folder.iterdir() if path.is_file()):
            try:
                found.reports.append(_imported(path, knowledge))
            except GeneratorError as error:
                found.refused.append(str(error))
    return found


def _imported(path: Path, knowledge: Knowledge) -> ReportLayers:
    """The report in a document of any format. Raises: SourceError."""
    text = extract(path).text
    layers = read(source_of(text.encode(), str(path), f"{path.stem}.txt"), None, knowledge)
    parts = {section.part for section in layers.report.sections}
    if not {Part.REVIEW, Part.PLAN} <= parts:
        raise SourceError(str(path), None, "has no review or no plan; expected both in a base")
    return layers


def make_bases(reports: Iterable[ReportLayers], knowledge: Knowledge) -> tuple[Base, ...]:
    """The bases that the reports make, in their order."""
    read_reports = tuple(reports)
    names = {term.name for one in read_reports for term in one.terms}
    own = _of_one_place(read_reports)
    coined = own | {_core(name) for name in names}
    kept = {name for one in knowledge.indicators for name in (one.name, *one.aliases)}
    few = len(names) < _FEW_TERMS * len(read_reports)
    bases: list[Base] = []
    for one in read_reports:
        region, year = one.report.region, one.report.year
        scanner = Scanner(region, year, knowledge.places, coined, names, kept)
        explained = _explained(one, scanner, own) if few else ()
        bases.append(
            Base(region, tuple(_chapters(one, scanner)), (*_definitions(one, scanner), *explained))
        )
    return tuple(bases)


def _core(name: str) -> str:
    """What is a place's own in a term's name: the first words in quotation marks, or the name."""
    quoted = (core for core in QUOTED.findall(name) if can_be_coined(core))
    return next(quoted, name)


def _of_one_place(reports: Iterable[ReportLayers]) -> set[str]:
    """Quoted words that the reports of one place alone have: names of its own policies."""
    places: dict[str, set[str]] = {}
    for one in reports:
        for paragraph in one.report.paragraphs:
            for core in QUOTED.findall(paragraph.text):
                places.setdefault(core, set()).add(one.report.region.key)
    return {core for core, keys in places.items() if len(keys) == 1 and can_be_coined(core)}


def _definitions(one: ReportLayers, scanner: Scanner) -> Iterator[Definition]:
    """The entries of a report's own list of terms."""
    for term in one.terms:
        if not re.search(r"[：:—\n]", term.name):
            said = scanner.sentence(term.definition)
            yield Definition(_core(term.name), scanner.name(term.name), said)


def _explained(one: ReportLayers, scanner: Scanner, own: set[str]) -> Iterator[Definition]:
    """Some of the quoted names that no list explains, each with a sentence that has it."""
    seen: set[str] = set()
    for paragraph in one.report.paragraphs:
        for sentence in _SENTENCE.findall(paragraph.text):
            for core in QUOTED.findall(sentence):
                if core in own and core not in seen and crc32(core.encode()) % 3 == 0:
                    seen.add(core)
                    yield Definition(core, scanner.name(f"“{core}”"), scanner.sentence(sentence))


def _chapters(one: ReportLayers, scanner: Scanner) -> Iterator[Chapter]:
    """The chapters in text order; a section without words of its own goes on with the one before.

    A heading of depth 2 without title (its own got lost with a torn page) adds to its chapter.
    """
    marks: dict[str, list[NoteMark]] = {}
    for mark in one.notes:
        marks.setdefault(mark.paragraph_id, []).append(mark)
    pending: Chapter | None = None
    for section in one.report.sections:
        if section.depth > 2 or section.part in (Part.FRONT, Part.ANNEX):
            continue
        topic = next(iter(one.themes.get(section.section_id, ())), "")
        title = section.title if len(section.title) <= _HEADING_MAX else ""
        passages = tuple(
            _passage(
                _without(paragraph, marks.get(paragraph.paragraph_id, ())),
                topic,
                section.part,
                scanner,
            )
            for paragraph in one.report.paragraphs_of(section.section_id)
        )
        if pending and section.depth == 2 and not title:
            pending = Chapter(
                pending.part,
                pending.depth,
                pending.topic,
                pending.title,
                (*pending.passages, *passages),
            )
            continue
        if pending:
            yield pending
        pending = Chapter(section.part, section.depth, topic, scanner.sentence(title), passages)
    if pending:
        yield pending


def _without(paragraph: Paragraph, marks: Iterable[NoteMark]) -> str:
    """A paragraph's text without its note marks, and in half-width digits."""
    gone: set[int] = set()
    for mark in marks:
        gone.update(range(mark.place.start, mark.place.end))
    body = paragraph.body
    return "".join(
        character
        for character, origin in zip(body.text, body.origins, strict=True)
        if origin not in gone and not character.isspace()
    ).translate(_HALF_WIDTH)


def _passage(text: str, topic: str, part: Part, scanner: Scanner) -> Passage:
    text = _ITEM.sub("", text, count=1) if _ITEM.match(text) else text
    sentences = _SENTENCE.findall(text)
    matters = part is Part.CLOSING or any(words in text for words in _HEADLINES)
    fixed = matters or len(text) <= _SHORT or any(map(_ENUMERATED.match, sentences))
    scan = scanner.exact if matters else scanner.sentence
    return Passage(tuple(map(scan, sentences)), part, topic, fixed)
