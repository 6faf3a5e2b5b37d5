"""The edition of a site's search: where its pages lie in the space of positions, and the pairs."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from math import ceil

from generator.search.folding import BORDER
from generator.search.runs import Chunk, Lengths, Run, bare_text, chunks, measured
from generator.search.shards import Pairs

_FORM = b"4"
"""Goes up with every change to the format of shards, table or index.

The edition's name depends on it, so that old scripts reject new files, and new scripts kept ones.
"""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run as the index tells it: how many pages it has, and which edition its texts are."""

    kind: str
    report: int
    folder: str
    pages: int
    version: str

    def row(self) -> list[str | int]:
        """The run as the browser reads it; a report's own folder is told by its id."""
        folder = self.folder if self.kind else ""
        return [self.kind, self.report, folder, self.pages, self.version]


@dataclass(slots=True)
class Table:
    """Where pages and chunks lie, by columns: JSON, which hosts compress to a third.

    For every page the length of its heading or name; for a name that of its other names, for a
    report's page the number of its address; the number of its chunks, 0 where it stands in the one
    of the page before; then the length of the page, or of each of its chunks.
    """

    heads: array[int] = field(default_factory=lambda: array("I"))
    aliases: array[int] = field(default_factory=lambda: array("I"))
    slugs: array[int] = field(default_factory=lambda: array("I"))
    chunks: array[int] = field(default_factory=lambda: array("I"))
    lengths: array[int] = field(default_factory=lambda: array("I"))

    def add(self, lengths: Lengths, slug: int | None) -> None:
        """The next page; `slug` is None for names."""
        self.heads.append(lengths.head)
        if slug is None:
            self.aliases.append(lengths.aliases)
        else:
            self.slugs.append(slug)
        self.chunks.append(0 if lengths.shares else len(lengths.chunks))
        self.lengths.extend(lengths.chunks)

    def dumped(self, edition: str) -> bytes:
        """The table as the browser reads it."""
        columns = {f.name: getattr(self, f.name).tolist() for f in fields(self)}
        return dumped({"edition": edition, **columns})


@dataclass(frozen=True, slots=True)
class Edition:
    """All that is made in one pass over the texts; `shards` are in order, `sizes` in kilobytes."""

    name: str
    runs: tuple[RunRecord, ...]
    slugs: tuple[str, ...]
    table: bytes
    shards: tuple[bytes, ...]
    sizes: tuple[int, ...]

    def without_shards(self) -> Edition:
        """What the index and the table need."""
        return replace(self, shards=())


@dataclass(frozen=True, slots=True)
class RunTexts:
    """A run's chunks, and what is made of them in one pass.

    `bodies` are the chunks' pages as JSON, `version` tells these from any others.
    """

    run: Run
    chunks: tuple[Chunk, ...]
    bodies: tuple[bytes, ...]
    version: str

    def files(self) -> Iterator[bytes]:
        """The chunks' files, each of which says the version."""
        version = self.version.encode()
        return (b'{"version":"%s","pages":%s}' % (version, body) for body in self.bodies)

    def without_files(self) -> RunTexts:
        """What the edition needs."""
        return replace(self, bodies=())

    def made_of(self) -> list[object]:
        """All that the edition depends on, for JSON; the version stands for the texts."""
        run = self.run
        pages = [(page.heads, page.slug) for chunk in self.chunks for page, _ in chunk.pages]
        return [run.kind, run.report, run.folder, self.version, pages]


def run_texts(run: Run) -> RunTexts:
    """The texts of a run, read once."""
    found = tuple(chunks(run.make()))
    bodies = tuple(map(_body, found))
    return RunTexts(run, found, bodies, version_of(bodies))


def edition_of(runs: Iterable[RunTexts], number_of_shards: int) -> Edition:
    """The edition of these runs."""
    pairs, table, records = Pairs(), Table(), []
    slugs: dict[str, int] = {}
    digest = hashlib.blake2b(_FORM, digest_size=8)
    for made in runs:
        run, texts = made.run, list[str]()
        pages = tuple(_pages(made.chunks, texts))
        for slug, lengths in pages:
            table.add(lengths, None if run.kind else slugs.setdefault(slug, len(slugs)))
        pairs.add(BORDER.join(texts))
        records.append(RunRecord(run.kind, run.report, run.folder, len(pages), made.version))
        digest.update(f"{run.folder} {made.version}\n".encode())
    edition = digest.digest()
    shards = tuple(pairs.shards(number_of_shards, edition))
    return Edition(
        name=edition.hex(),
        runs=tuple(records),
        slugs=tuple(slugs),
        table=table.dumped(edition.hex()),
        shards=shards,
        sizes=tuple(ceil(len(shard) / 1024) for shard in shards),
    )


def _pages(found: Sequence[Chunk], texts: list[str]) -> Iterator[tuple[str, Lengths]]:
    """Every page's slug and lengths, its bare texts added to `texts`."""
    held: list[str] = []
    for number, chunk in enumerate(found):
        for place, (page, blocks) in enumerate(chunk.pages):
            held.append(bare_text(blocks))
            following = found[number + 1].pages[0][0] if number + 1 < len(found) else None
            if place == len(chunk.pages) - 1 and following is page:
                continue
            yield page.slug, measured(page, held, shares=place > 0)
            texts += held
            held = []


def _body(chunk: Chunk) -> bytes:
    pages: list[Mapping[str, object]] = [
        {**page.fields, "blocks": blocks} for page, blocks in chunk.pages
    ]
    return dumped(pages)


def version_of(bodies: Sequence[bytes]) -> str:
    """The version of a run's texts by the chunks' pages as JSON."""
    digest = hashlib.blake2b(digest_size=6)
    for body in bodies:
        digest.update(body)
    return digest.hexdigest()


def dumped(value: object) -> bytes:
    """A value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
