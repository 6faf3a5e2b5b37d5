"""The edition of a site's search: where its pages lie in the space of positions, and the pairs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.search.runs import Chunk, Lengths, Run, bare_text, chunks, measured
from generator.search.shards import Pairs, varints


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run as the index tells it: how many pages it has, and which edition its texts are."""

    kind: str
    report: int
    folder: str
    pages: int
    version: str


@dataclass(frozen=True, slots=True)
class Edition:
    """All that is made in one pass over the texts."""

    name: str
    runs: tuple[RunRecord, ...]
    slugs: tuple[str, ...]
    table: bytes
    shards: tuple[bytes, ...]


def chunk_texts(run: Run) -> tuple[str, Iterator[bytes]]:
    """The version of a run's texts, and its files; each file says the version."""
    bodies = [_body(chunk) for chunk in chunks(run.make())]
    version = version_of(bodies)
    return version, (b'{"version":"%s","pages":%s}' % (version.encode(), body) for body in bodies)


def edition_of(runs: Sequence[Run], number_of_shards: int) -> Edition:
    """The edition of all runs; `shards` has the number of shards."""
    pairs, table, records = Pairs(), bytearray(), []
    slugs: dict[str, int] = {}
    digest = hashlib.blake2b(digest_size=8)
    for run in runs:
        found = list(chunks(run.make()))
        version = version_of([_body(chunk) for chunk in found])
        count = 0
        for page, lengths in _pages(found, pairs):
            count += 1
            if not run.kind:
                table += varints((slugs.setdefault(page, len(slugs)),))
            table += _described(lengths, names=bool(run.kind))
        records.append(RunRecord(run.kind, run.report, run.folder, count, version))
        digest.update(f"{run.folder} {version}\n".encode())
    digest.update(bytes(table))
    edition = digest.digest()
    return Edition(
        name=edition.hex(),
        runs=tuple(records),
        slugs=tuple(slugs),
        table=edition + bytes(table),
        shards=tuple(pairs.shards(number_of_shards, edition)),
    )


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


def _described(lengths: Lengths, *, names: bool) -> bytes:
    """A page in the table: see `positions.js`."""
    heads = (lengths.head, lengths.aliases) if names else (lengths.head,)
    count = 0 if lengths.shares else len(lengths.chunks)
    return varints((*heads, count, *lengths.chunks))


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
