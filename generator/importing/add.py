"""Adds a report to a folder of seeds: reads a document, says what it is, and writes it down.

A plain text is kept byte for byte; of any other format the text as extracted, and the document
beside it. What is recognised is read from the very bytes that will be kept, by the functions that
will read them from the folder, with the entry that the manifest will have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.addresses import ascii_address
from generator.catalogue.knowledge import Knowledge
from generator.catalogue.loading import validated
from generator.catalogue.origins import OriginRules
from generator.catalogue.places import Places
from generator.errors import Problem, ProblemCode, SourceError, unexpected
from generator.importing.formats import Format, extract_bytes
from generator.importing.manifest import Value, with_entry
from generator.importing.origin import Clue, frame_clues, read_origin
from generator.importing.writing import write_together
from generator.layers import ReportLayers, read, read_outlined
from generator.model import Region, Report, Source
from generator.reading import Reader, read_files
from generator.recognition import Recognition, recognise
from generator.seeds.entry import Entry, day_of, publisher_of
from generator.seeds.files import MANIFEST, SUFFIX, read_bytes, same_elsewhere
from generator.seeds.folder import own_catalogue, read_source, seed_files
from generator.seeds.manifest import listed_items, manifest_text, read_manifest
from generator.seeds.source import source_of
from generator.splitting.report import Outlined, outline_source, report_of
from generator.text import bare

ENDINGS = {
    Format.MARKDOWN: (".md", ".markdown"),
    Format.HTML: (".html", ".htm", ".mht", ".mhtml"),
    Format.WORD: (".docx",),
    Format.PDF: (".pdf",),
}
"""What the original of each format may end in; one that came with another ending has the first."""


def format_of(original: str) -> str:
    """The format of a document in the folder by its name; a text without original is plain."""
    found = (format for format, endings in ENDINGS.items() if original.endswith(endings))
    return next(found, Format.TEXT).value


def _ending(path: Path, format: Format) -> str:
    """What the original will end in; nothing for a plain text, which is its own original."""
    endings = ENDINGS.get(format, ("",))
    own = path.suffix.lower()
    return own if own in endings else endings[0]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the caller wants; the other fields say what a document does not."""

    replace: bool = False
    region: str = ""
    year: int | None = None
    source_url: str = ""
    publisher: str = ""
    retrieved_on: str = ""

    @property
    def speaks_of_one(self) -> bool:
        """Whether this can be true of one report only."""
        return bool(
            self.region or self.year or self.source_url or self.publisher or self.retrieved_on
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A report that is in the folder, and how to tell it from others.

    `name` is what to call it; `place` the code of its region, or its name; `content` a digest of
    the text without white space. `entry` is None where the manifest does not list it. `added`: by
    this very call.
    """

    name: str
    file: str
    original: str
    report_id: str
    place: str
    year: int
    content: str
    entry: Entry | None
    added: bool = False

    @property
    def files(self) -> frozenset[str]:
        """The names of its files."""
        return frozenset({self.file, self.original} - {""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A report ready to be written: what was recognised, and what changes in the folder.

    `written` and `removed` name files, `instead_of` the one whose entry the new one takes the place
    of; `notes` say what was left out of an earlier entry.
    """

    recognition: Recognition
    present: Present
    replaces: Present | None
    instead_of: str
    written: Mapping[str, bytes] = field(repr=False)
    removed: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def outcome(self) -> str:
        return "replaced" if self.replaces else "added"


# --- What is there already ----------------------------------------------------------------------


def read_present(seeds: Path, reader: Reader) -> tuple[Present, ...]:
    """The reports of the folder. Files that cannot be used are skipped; `check` reports them.

    A text is read only where the manifest does not say its place and year.
    Raises: SourceError when the folder cannot be read.
    """
    knowledge = reader.catalogue(own_catalogue(seeds)).knowledge
    entries, _ = read_manifest(seeds)
    found: dict[Path, Present | None] = {}
    unsaid: list[tuple[Path, Entry | None]] = []
    for path in seed_files(seeds):
        if path.suffix == SUFFIX:
            entry = entries.get(path.name)
            found[path] = _as_listed(path, entry, knowledge) if entry else None
            if found[path] is None:
                unsaid.append((path, entry))
    for (path, entry), layers in zip(unsaid, read_files(unsaid, seeds, reader), strict=True):
        if isinstance(layers, ReportLayers):
            found[path] = _as_read(path, entry, layers)
    return tuple(present for present in found.values() if present)


def _as_listed(path: Path, entry: Entry, knowledge: Knowledge) -> Present | None:
    """A report of which the manifest says enough; None for any other."""
    slug = knowledge.places.slugs.get(entry.adcode)
    if not entry.year or not slug:
        return None
    try:
        source = read_source(path)
    except Exception:  # a fault of ours as well
        return None
    return Present(
        name=str(path),
        file=path.name,
        original=entry.original,
        report_id=entry.id or f"{slug}-{entry.year}",
        place=entry.adcode,
        year=entry.year,
        content=_content(source),
        entry=entry,
    )


def _as_read(path: Path, entry: Entry | None, layers: ReportLayers) -> Present:
    report = layers.report
    return Present(
        name=str(path),
        file=path.name,
        original=entry.original if entry else "",
        report_id=report.report_id,
        place=report.region.key,
        year=report.year,
        content=_content(layers.source),
        entry=entry,
    )


def _content(source: Source) -> str:
    return hashlib.sha256(bare(source.text).encode("utf-8", "surrogatepass")).hexdigest()


# --- What a document is -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Document:
    """A file as it came, and the text that will be kept of it.

    `own` is its name in the folder of seeds where it lies there already.
    """

    path: Path
    format: Format
    data: bytes
    kept: bytes
    source: Source
    clues: tuple[Clue, ...]
    own: str


def _read_document(path: Path, seeds: Path) -> _Document:
    inside = path.parent.resolve() == seeds.resolve()
    data = read_bytes(path, follow=not inside)
    extracted = extract_bytes(data, str(path))
    kept = data if extracted.format is Format.TEXT else extracted.text.encode()
    source = source_of(kept, str(path), f"new{SUFFIX}")
    source = replace(source, encoding=extracted.encoding or source.encoding)
    own = path.name if inside else ""
    return _Document(path, extracted.format, data, kept, source, extracted.clues, own)


def _draft(
    document: _Document, asked: Asked, knowledge: Knowledge
) -> tuple[Outlined, Report, tuple[Problem, ...]]:
    """The report by itself and what the caller says of it, before the folder is asked."""
    region = _asked_region(asked.region, knowledge.places) if asked.region else None
    entry = None
    if region or asked.year:
        entry = Entry(file=document.source.file, **_place_and_year(region, asked.year))
    outlined = outline_source(document.source, entry, knowledge)
    try:
        return outlined, *report_of(outlined, entry, knowledge)
    except SourceError as error:
        if (region and asked.year) or not _is_nameless(outlined, knowledge):
            raise
        given = "`--region` and `--year` give what the text does not say"
        raise SourceError(error.path, error.line, f"{error.message}; {given}") from error


def _is_nameless(outlined: Outlined, knowledge: Knowledge) -> bool:
    """Whether a text would do as a report, if only one knew whose."""
    somewhere = Entry(file=outlined.source.file, adcode="100000", year=2000)
    try:
        report_of(outlined, somewhere, knowledge)
    except SourceError:
        return False
    return True


def _asked_region(name: str, places: Places) -> Region:
    if name in places.names:
        return places.region(name)
    found = places.find(name)
    if found:
        return found
    bearers = [f"{region.adcode} {region.parent}{region.name}" for region in places.named(name)]
    known = f"is one of {', '.join(bearers)}" if bearers else "is no known place"
    expected = "the code of one of them" if bearers else "a name or code of GB/T 2260"
    raise SourceError("--region", None, f"{name} {known}; expected {expected}")


# --- What becomes of it -------------------------------------------------------------------------


def plan_addition(
    path: Path, seeds: Path, present: Sequence[Present], knowledge: Knowledge, asked: Asked
) -> Addition:
    """What adding the document means; nothing is written yet.

    Raises: SourceError when it is no report, does not say whose or of when, or is there already.
    """
    try:
        return _plan(path, seeds, present, knowledge, asked)
    except SourceError:
        raise
    except Exception as error:
        raise unexpected(str(path), error) from error


def _plan(
    path: Path, seeds: Path, present: Sequence[Present], knowledge: Knowledge, asked: Asked
) -> Addition:
    document = _read_document(path, seeds)
    outlined, draft, doubts = _draft(document, asked, knowledge)
    existing = _report_to_replace(document, draft, present, asked)
    settled = _settled(document, outlined, draft, existing, seeds, knowledge, asked)
    entry, report = settled.entry, settled.recognition.report
    written = {entry.file: document.kept}
    if entry.original:
        written[entry.original] = document.data
    replaced = {document.own, *(existing.files if existing else ())} - {""}
    others = {same_elsewhere(p.name): p for p in seed_files(seeds) if p.name not in replaced}
    for name in written:
        if other := others.get(same_elsewhere(name)):
            taken = f"{other} is there, and is not this report; expected it moved away"
            raise SourceError(str(path), None, taken)
    addition = Addition(
        recognition=settled.recognition,
        present=Present(
            name=str(path),
            file=entry.file,
            original=entry.original,
            report_id=report.report_id,
            place=report.region.key,
            year=report.year,
            content=_content(document.source),
            entry=entry,
            added=True,
        ),
        replaces=existing,
        instead_of=existing.file if existing and existing.entry else entry.file,
        written=written,
        removed=tuple(sorted(replaced - written.keys())),
        notes=(*settled.notes, *(() if settled.earlier else _written_as_read(doubts, entry))),
    )
    _manifest_with(addition, seeds)
    return addition


def _report_to_replace(
    document: _Document, draft: Report, present: Sequence[Present], asked: Asked
) -> Present | None:
    """The report in the folder that this one replaces, if any.

    Raises: SourceError that names both when there is one and it may not be replaced.
    """
    path = str(document.path)
    content = _content(document.source)
    found: dict[str, str] = {}
    by_file = {p.file: p for p in present if p.entry or p.file != document.own}
    for other in by_file.values():
        if document.own in other.files:
            found[other.file] = f"is {other.report_id} in {MANIFEST} already"
        elif other.report_id == draft.report_id or (other.place, other.year) == (
            draft.region.key,
            draft.year,
        ):
            found[other.file] = f"is a second {other.report_id}, after {other.name}"
        elif other.content == content:
            found[other.file] = f"holds the text of {other.name}, which is {other.report_id}"
    if not found:
        return None
    others = [by_file[name] for name in found]
    reasons = ", and ".join(found.values())
    if any(other.added for other in others):
        raise SourceError(path, None, f"{reasons}, added before; expected one of the two")
    if len(others) > 1:
        raise SourceError(path, None, f"{reasons}; expected one report to be, or to replace")
    if not asked.replace:
        raise SourceError(path, None, f"{reasons}; expected another report, or `--replace`")
    return others[0]


_LASTING = tuple(
    "id title speaker withhold occasion delivered_on reasons parts headings figures note".split()
)
"""The fields that are an editor's word on the report, whatever text of it is held."""


@dataclass(frozen=True, slots=True)
class _Settled:
    """The entry to write, and what comes of the text with it."""

    entry: Entry
    recognition: Recognition
    notes: tuple[str, ...]
    earlier: Entry | None


def _settled(
    document: _Document,
    outlined: Outlined,
    draft: Report,
    existing: Present | None,
    seeds: Path,
    knowledge: Knowledge,
    asked: Asked,
) -> _Settled:
    """The report as the manifest will have it.

    Of an earlier entry what is of the report stays (`id`, `title`, `speaker`, `note`, `withhold`,
    an editor's corrections); what is of a text stays as long as the text is the same: for another
    one, only the accepted problems that it has, and of its origin what the document and the caller
    do not say otherwise. Corrections whose words another text lacks are its problems.
    """
    earlier = existing.entry if existing else _waiting_entry(draft.report_id, seeds)
    same_text = bool(existing and existing.content == _content(document.source))
    report_id = (earlier.id if earlier else "") or draft.report_id
    ending = _ending(document.path, document.format)
    entry = Entry(
        file=f"{report_id}{SUFFIX}",
        original=f"{report_id}{ending}" if ending else "",
        **_place_and_year(draft.region, draft.year),
        **({name: getattr(earlier, name) for name in _LASTING} if earlier else {}),
        wrapped=earlier.wrapped if earlier and same_text else None,
        **_origin(document, draft, earlier, same_text, knowledge.origins, asked),
    )
    source = replace(document.source, file=entry.file)
    if entry.wrapped is None and not entry.outline:
        outlined = replace(outlined, source=source)
        layers = read_outlined(outlined, entry, knowledge, with_words=False)
    else:
        layers = read(source, entry, knowledge, with_words=False)
    report = layers.report
    if report.report_id != report_id:
        both = f"is {report.report_id} once it is listed as {report_id}"
        raise SourceError(source.path, None, f"{both}; expected one of them")
    recognition = recognise(
        layers,
        knowledge.indicators,
        format=document.format.value,
        original=entry.original,
        listed=True,
        withheld=entry.withhold,
    )
    codes = {problem.code for problem in recognition.problems}
    accept = tuple(c for c in (earlier.accept if earlier else ()) if same_text or c in codes)
    problems = tuple(problem for problem in recognition.problems if problem.code not in accept)
    entry = entry.model_copy(update={"accept": accept})
    return _Settled(
        entry, replace(recognition, problems=problems), _left_out(earlier, entry), earlier
    )


def _origin(
    document: _Document,
    draft: Report,
    earlier: Entry | None,
    same_text: bool,
    rules: OriginRules,
    asked: Asked,
) -> dict[str, Any]:
    """Where the text is from: what the caller says, the document, the entry before, in this order.

    For the same text the entry comes before the document, which an editor may have corrected. Who
    published a text and when it was taken is said of an address: they go with another one.
    """
    lines = frame_clues(document.source.text, draft.furniture, rules)
    in_document = _given(asdict(read_origin((*document.clues, *lines), rules)))
    kept = _given({name: getattr(earlier, name) for name in ORIGIN} if earlier else {})
    if (
        earlier
        and earlier.origin.source_url
        and in_document.get("source_url") == earlier.origin.source_url
    ):
        # The same address, as the editor wrote it.
        in_document |= {"source_url": earlier.source_url}
    wanted = _given(_asked_origin(asked))
    layers = (in_document, kept, wanted) if same_text else (kept, in_document, wanted)
    address = next((f["source_url"] for f in reversed(layers) if "source_url" in f), "")
    settled: dict[str, Any] = {}
    for fields in layers:
        if fields.get("source_url", address) == address:
            settled |= fields
    return settled


ORIGIN = ("source_url", "publisher", "retrieved_on")
"""The fields of an entry that a document itself may say."""


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an origin that say something."""
    return {name: fields[name] for name in ORIGIN if fields.get(name)}


def _asked_origin(asked: Asked) -> dict[str, Any]:
    """What the caller says of the origin. Raises: SourceError naming the option."""
    for option, check, value in (
        ("--source-url", ascii_address, asked.source_url),
        ("--publisher", publisher_of, asked.publisher),
        ("--retrieved-on", day_of, asked.retrieved_on),
    ):
        try:
            if value:
                check(value)
        except ValueError as error:
            raise SourceError(option, None, f"found {value!r}; {error}") from error
    return {**asdict(asked), "retrieved_on": day_of(asked.retrieved_on)}


def _waiting_entry(report_id: str, seeds: Path) -> Entry | None:
    """What the manifest says already of a report whose file is yet to come."""
    waiting = listed_items(seeds).get(f"{report_id}{SUFFIX}")
    return validated(seeds / MANIFEST, None, waiting, Entry) if waiting else None


def _left_out(earlier: Entry | None, entry: Entry) -> tuple[str, ...]:
    """What an editor had set for the text before, and has to look at again."""
    if earlier is None:
        return ()
    notes = ["`withhold: true` kept: the report is not published"] if entry.withhold else []
    notes += [
        f"`accept: {code}` left out: nothing of it in this text"
        for code in earlier.accept
        if code not in entry.accept
    ]
    if earlier.wrapped != entry.wrapped:
        notes.append(f"`wrapped: {str(earlier.wrapped).lower()}` left out: it was of another text")
    for name in ORIGIN:
        before, now = getattr(earlier, name), getattr(entry, name)
        if before and not now:
            notes.append(f"`{name}: {before}` left out: it was of another address")
        elif before and before != now:
            notes.append(f"`{name}: {before}` replaced: now {now}")
    return tuple(notes)


def _written_as_read(doubts: Sequence[Problem], entry: Entry) -> Iterator[str]:
    """Place and year that the text leaves in doubt: once they are in the entry nobody asks."""
    for doubt in doubts:
        if doubt.code in (ProblemCode.REGION, ProblemCode.YEAR):
            said = doubt.found.partition(";")[0]
            yield f"`{doubt.code}: {getattr(entry, doubt.code)}` written as read: {said}"


def _place_and_year(region: Region | None, year: int | None) -> dict[str, Any]:
    place = asdict(region) if region else {"name": "", "adcode": "", "level": None, "parent": ""}
    return {"region": place.pop("name"), **place, "year": year}


# --- Writing ------------------------------------------------------------------------------------


def carry_out(addition: Addition, seeds: Path) -> None:
    """Writes what was planned: text, original and manifest, or nothing of them.

    Raises: SourceError.
    """
    manifest = _manifest_with(addition, seeds)
    try:
        # The manifest last: until it names the report nothing else has changed its meaning.
        write_together(seeds, {**addition.written, MANIFEST: manifest}, addition.removed)
    except OSError as error:
        raise unwritten(seeds, error) from error


def unwritten(seeds: Path, error: OSError) -> SourceError:
    """The error of a folder that could not be changed, and was left as it is."""
    reason = error.strerror or str(error)
    return SourceError(str(seeds), None, f"cannot be written ({reason}); nothing was changed")


def after(present: Sequence[Present], addition: Addition) -> tuple[Present, ...]:
    """The reports of the folder once the addition is carried out."""
    gone = {*addition.written, *addition.removed}
    return (*(p for p in present if p.file not in gone), addition.present)


def _manifest_with(addition: Addition, seeds: Path) -> bytes:
    assert addition.present.entry
    fields = _fields(addition.present.entry, listed_items(seeds).get(addition.instead_of))
    path = str(seeds / MANIFEST)
    return with_entry(path, manifest_text(seeds), fields, addition.instead_of).encode()


def _fields(entry: Entry, written: object) -> dict[str, Value]:
    """What the manifest says of an entry: the fields that say something.

    One that means what the entry already has in its place (`written`) is given as it stands there.
    """
    dumped = entry.model_dump(mode="json", exclude_defaults=True)
    fields = {name: value for name, value in dumped.items() if value not in ("", None, [], {})}
    try:
        earlier = Entry.model_validate(written)
    except ValidationError:
        return fields
    assert isinstance(written, dict)
    same = (name for name in (*_LASTING, *ORIGIN) if name in fields and name in written)
    return fields | {n: written[n] for n in same if getattr(entry, n) == getattr(earlier, n)}
