"""The edition of a site's search: where its pages lie in the space of positions, and the pairs."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

from generator.search.runs import Chunk, Lengths, Run, bare_text, chunks, measured
from generator.search.shards import Pairs


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run as the index tells it: how many pages it has, and which edition its texts are."""

    kind: str
    report: int
    folder: str
    pages: int
    version: str


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
    """All that is made in one pass over the texts."""

    name: str
    runs: tuple[RunRecord, ...]
    slugs: tuple[str, ...]
    table: bytes


def chunk_texts(run: Run) -> tuple[str, Iterator[bytes]]:
    """The version of a run's texts, and its files; each file says the version."""
    bodies = [_body(chunk) for chunk in chunks(run.make())]
    version = version_of(bodies)
    return version, (b'{"version":"%s","pages":%s}' % (version.encode(), body) for body in bodies)


def edition_of(runs: Sequence[Run], number_of_shards: int) -> tuple[Edition, Iterator[bytes]]:
    """The edition of all runs, and its shards in order."""
    pairs, table, records = Pairs(), Table(), []
    slugs: dict[str, int] = {}
    digest = hashlib.blake2b(digest_size=8)
    for run in runs:
        found = list(chunks(run.make()))
        version = version_of([_body(chunk) for chunk in found])
        count = 0
        for slug, lengths in _pages(found, pairs):
            count += 1
            table.add(lengths, None if run.kind else slugs.setdefault(slug, len(slugs)))
        records.append(RunRecord(run.kind, run.report, run.folder, count, version))
        digest.update(f"{run.folder} {version}\n".encode())
    edition = digest.digest()
    made = Edition(
        name=edition.hex(),
        runs=tuple(records),
        slugs=tuple(slugs),
        table=table.dumped(edition.hex()),
    )
    return made, pairs.shards(number_of_shards, edition)


def _pages(found: Sequence[Chunk], pairs: Pairs) -> Iterator[tuple[str, Lengths]]:
    """Every page's slug and lengths, its text taken up among the pairs."""
    held: list[str] = []
    for number, chunk in enumerate(found):
        for place, (page, blocks) in enumerate(chunk.pages):
            text = bare_text(blocks)
            pairs.add(text)
            held.append(text)
            following = found[number + 1].pages[0][0] if number + 1 < len(found) else None
            if place == len(chunk.pages) - 1 and following is page:
                continue
            yield page.slug, measured(page, held, shares=place > 0)
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
