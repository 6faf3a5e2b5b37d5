"""Reports as something to be searched, and what is made of them read as the browser reads it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from generator.corpus import Corpus
from generator.model import Report, Section
from generator.search import About, Name, Source, Titles
from generator.search.folding import BORDER, fold, strip
from generator.search.shards import FACTOR
from generator.search.texts import joined, section_pages


def report_title(report: Report) -> str:
    return f"{report.region.name}{report.year}"


def section_title(section: Section) -> str:
    return f"{section.number}{section.title}"


TITLES = Titles(report_title, section_title)


def source_of(*reports: Report, names: tuple[Name, ...] = ()) -> Source:
    """The reports as the site has them, with short titles."""
    return Source(
        corpus=Corpus.of(reports),
        names=names,
        titles=TITLES,
        about=lambda report: About(
            year=report.year,
            review_year=report.review_year,
            level=report.region.level.value,
            place=report.region.name,
        ),
        query={},
    )


def bare_pages(source: Source) -> Iterator[tuple[str, str]]:
    """Address and bare text of every section page: what a plain scan goes through."""
    for report in source.corpus.reports:
        for page in section_pages(report, source.titles, source.shows):
            yield page.url, strip(fold(joined(page.blocks)))


@dataclass(eq=False)
class Shards:
    """The files of a sharded search, read without the browser's code."""

    files: Mapping[str, bytes]
    index: Any = field(init=False)

    def __post_init__(self) -> None:
        self.index = json.loads(self.files["search/index.json"])

    def positions(self, pair: str) -> list[int]:
        """Where a pair of characters of the Basic Multilingual Plane stands."""
        product = (ord(pair[0]) << 16 | ord(pair[1])) * FACTOR & 0xFFFFFFFF
        number = len(self.index["sizes"])
        shard = product >> (32 - number.bit_length() + 1)
        return list(self.shard(shard).get(product, ()))

    @cache  # noqa: B019 (as long as the test)
    def shard(self, number: int) -> dict[int, list[int]]:
        """The positions of every pair of a shard, by the pairs' products."""
        data = self.files[f"search/shards/{number}.bin"]
        assert data[:8].hex() == self.index["edition"]
        bits = 32 - len(self.index["sizes"]).bit_length() + 1
        found, at, product = {}, 8, (number << bits) - 1
        while at < len(data):
            step, at = varint(data, at)
            count, at = varint(data, at)
            product += step
            positions, position = [], -1
            for _ in range(count):
                step, at = varint(data, at)
                position += step
                positions.append(position)
            found[product] = positions
        return found

    def find(self, text: str) -> list[int]:
        """Where a bare string of two characters or more stands."""
        starts: set[int] | None = None
        for offset in (*range(0, len(text) - 1, 2), len(text) - 2):
            here = {p - offset for p in self.positions(text[offset : offset + 2])}
            starts = here if starts is None else starts & here
        return sorted(starts or ())

    def pages(self) -> list[tuple[int, int, str]]:
        """Start, end and address of every section page, from the table."""
        table = json.loads(self.files["search/pages.json"])
        assert table["edition"] == self.index["edition"]
        slugs, lengths = iter(table["slugs"]), iter(table["lengths"])
        counts = iter(table["chunks"])
        pages, start = [], 0
        for kind, report, _, count, _ in self.index["runs"]:
            for _ in range(count):
                end = start - 1
                for _ in range(max(1, next(counts))):
                    end += next(lengths) + 1
                if not kind:
                    slug = self.index["slugs"][next(slugs)][1]
                    pages.append((start, end, f"{self.index['reports'][report]['url']}{slug}/"))
                start = end + 1
        assert [*slugs, *lengths, *counts] == []
        return pages


def varint(data: bytes, at: int) -> tuple[int, int]:
    """The number at a place, and where the next one stands."""
    number = shift = 0
    while data[at] > 127:
        number |= (data[at] & 127) << shift
        at, shift = at + 1, shift + 7
    return number | data[at] << shift, at + 1


def times(text: str, wanted: str) -> int:
    """How often a string stands in a text, overlaps counted."""
    return sum(text.startswith(wanted, at) for at in range(len(text)))


__all__ = ["BORDER", "Shards", "bare_pages", "source_of", "times", "varint"]
