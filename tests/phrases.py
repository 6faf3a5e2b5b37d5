"""Phrases counted in a site's reports as readers see them counted: `python -m tests.phrases SITE`.

Strings are drawn from the texts, as they are or as somebody might type them, beside such as stand
nowhere and lists of which some hold others. The browser's own code counts them, run by Deno; a plain
scan of the site's full texts (`data/corpus.jsonl`) says what is right.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median
from typing import Any

import click

from generator.labels import LEVELS
from generator.model import Level
from generator.search.folding import BORDER, fold, strip
from tests.browser_code import run_script

COMMON = ("发展", "高质量发展", "的", "人民", "2024年", "5%", "“", "改革开放", "乡村振兴", "十四五")
ABSENT = ("元宇宙养猪", "龘龘", "量子红烧肉", "第九十九个五年计划")
ANNEX = "annex"
SHOWN = 20  # faults


@dataclass(frozen=True)
class Held:
    """A report: its text outside annexes and that of its annexes, lines with a border between."""

    report_id: str
    place: str
    year: int
    level: str
    date: str
    is_whole: bool
    text: str
    annex: str

    @cached_property
    def bare(self) -> tuple[str, str]:
        """Both as they are searched."""
        return strip(fold(self.text)), strip(fold(self.annex))

    @property
    def characters(self) -> int:
        """What occurrences are counted against."""
        return len("".join(self.text.replace(BORDER, "").split()))


def held_in(site: Path) -> list[Held]:
    """The reports of a built site, by its data."""
    with (site / "data/corpus.jsonl").open(encoding="utf-8") as file:
        return [_held(json.loads(line)) for line in file]


def _held(record: dict[str, Any]) -> Held:
    parts = [(p["part"], p["start"], p["end"]) for p in record["parts"]]
    text, annex = divided(record["text"], parts)
    return Held(
        report_id=record["report_id"],
        place=record["adcode"] or record["region"],
        year=record["year"],
        level=LEVELS[Level(record["admin_level"])],
        date=record["delivered_on"] or "",
        is_whole=record["completeness"] == "full",
        text=text,
        annex=annex,
    )


def divided(text: str, parts: Sequence[tuple[str, int, int]]) -> tuple[str, str]:
    """A full text without its annexes, and these, by its parts, each with its start and end."""
    annexed, others = (
        BORDER.join(text[start:end] for part, start, end in parts if (part == ANNEX) is wanted)
        for wanted in (True, False)
    )
    return others.replace("\n", BORDER), annexed.replace("\n", BORDER)


# --- Drawing ------------------------------------------------------------------------------------


def drawn(reports: Sequence[Held], count: int, seed: int = 5) -> list[str]:
    """Lists of phrases, each as it is typed; always the same ones by the same seed.

    None holds 。, behind which a heading may run into its paragraph: the full texts part them there.
    """
    chance = random.Random(seed)
    lines = [line for one in reports for line in f"{one.text}{BORDER}{one.annex}".split(BORDER)]
    lines = [line for line in lines if len(line) > 20]

    def string() -> str:
        while True:
            line = chance.choice(lines)
            length = chance.choice((2, 2, 3, 4, 4, 5, 6, 8, 12, 20))
            start = chance.randrange(max(1, len(line) - length))
            found = line[start : start + length].strip()
            if len(strip(fold(found))) > 1 and not re.search("[。\n]", found):
                return found

    forms = (
        lambda text: text,
        lambda text: f"{text[:1]} {text[1:]}",
        lambda text: f"“{text[:2]}”{text[2:]}",
        lambda text: text.upper().translate({c: c + 0xFEE0 for c in range(0x30, 0x3A)}),
    )
    lists = [f"{one}\n" for one in (*COMMON, *ABSENT) if len(strip(fold(one))) > 1]
    while len(lists) < count:
        text = string()
        if len(lists) % 10 == 0:  # several, of which one holds another
            lists.append("\n".join((text, text[:2], text[1:3], string(), string())))
        else:
            lists.append(f"{forms[len(lists) % len(forms)](text)}\n")
    return lists


# --- Counting -----------------------------------------------------------------------------------


def counted(folder: Path, lists: Sequence[str]) -> list[dict[str, Any]]:
    """What the browser's code counts of each list, on the search files below a folder."""
    found: list[dict[str, Any]] = run_script("tests/assets/counted.js", lists, folder)
    return found


def faults(
    lists: Sequence[str], found: Sequence[dict[str, Any]], reports: Sequence[Held]
) -> Iterator[str]:
    """What the browser's code counts otherwise than a plain scan of the texts."""
    for one in reports:
        if found and found[0]["characters"][one.report_id] != one.characters:
            yield f"{one.report_id}: {found[0]['characters'][one.report_id]}字, {one.characters}"
    for typed, answer in zip(lists, found, strict=True):
        wanted = dict.fromkeys(strip(fold(line)) for line in typed.splitlines())
        for bare, told in zip((w for w in wanted if len(w) > 1), answer["phrases"], strict=True):
            for name, right in _right(bare, reports).items():
                if told[name] != right:
                    yield f"{typed!r}, {bare}: {name} {told[name]}, {right}"
        right = _total([w for w in wanted if len(w) > 1], reports)
        if answer["total"]["counts"] != right:
            yield f"{typed!r}: total {answer['total']['counts']}, {right}"


def _right(bare: str, reports: Sequence[Held]) -> dict[str, object]:
    counts = {r.report_id: n for r in reports if (n := r.bare[0].count(bare))}
    by_place: defaultdict[str, list[Held]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: r.year):
        by_place[report.place].append(report)
    silent = [p for p in by_place.values() if not any(r.report_id in counts for r in p)]
    torn = [p for p in silent if not all(r.is_whole for r in p)]
    return {
        "counts": counts,
        "annexed": sum(r.bare[1].count(bare) for r in reports),
        "cells": list(_cells(counts, reports)),
        **_ends(counts, reports),
        "never": _ids(p for p in silent if p not in torn),
        "unsure": _ids(torn),
        "stopped": _ids(p for p in by_place.values() if p not in silent and _stopped(counts, p)),
    }


def _stopped(counts: Mapping[str, int], place: Sequence[Held]) -> bool:
    """Whether no report of a place's newest year says it, and none of these is torn."""
    newest = [r for r in place if r.year == place[-1].year]
    return all(r.is_whole and r.report_id not in counts for r in newest)


def _ids(places: Iterator[list[Held]] | Sequence[list[Held]]) -> list[str]:
    return sorted(r.report_id for place in places for r in place)


def _cells(counts: Mapping[str, int], reports: Sequence[Held]) -> Iterator[dict[str, object]]:
    levels = [level for level in LEVELS.values() if any(r.level == level for r in reports)]
    for year in range(min(r.year for r in reports), max(r.year for r in reports) + 1):
        for level in levels:
            own = [r for r in reports if (r.year, r.level) == (year, level)]
            yield {
                "year": year,
                "level": level,
                "held": len(own),
                "torn": sum(not r.is_whole for r in own),
                "characters": sum(r.characters for r in own),
                "said": sum(r.report_id in counts for r in own),
                "doubtful": sum(not r.is_whole and r.report_id not in counts for r in own),
                "count": sum(counts.get(r.report_id, 0) for r in own),
            }


def _ends(counts: Mapping[str, int], reports: Sequence[Held]) -> dict[str, str]:
    """The days of the first and the last report that says it, or their years."""
    days = [r.date or f"{r.year}-99" for r in reports if r.report_id in counts]
    return {"first": min(days, default=""), "last": max(days, default="")}


def _total(phrases: Sequence[str], reports: Sequence[Held]) -> dict[str, int]:
    """How often each report says any: of two that overlap so that one holds the other, one counts."""
    totals: Counter[str] = Counter()
    for report in reports:
        text = report.bare[0]
        ranges = {
            (match.start(), match.end())
            for phrase in phrases
            for match in re.finditer(re.escape(phrase), text)
        }
        totals[report.report_id] = sum(
            not any(a <= start and end <= b and (a, b) != (start, end) for a, b in ranges)
            for start, end in ranges
        )
    return {report_id: n for report_id, n in totals.items() if n}


# --- The command --------------------------------------------------------------------------------


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--count", default=250, show_default=True, help="Lists, most of one phrase.")
@click.option("--seed", default=5, show_default=True)
def main(site: Path, count: int, seed: int) -> None:
    """Count phrases in the reports of SITE; fail where one is counted wrong."""
    reports = held_in(site)
    lists = drawn(reports, count, seed)
    found = counted(site.resolve(), lists)
    wrong = list(faults(lists, found, reports))
    single = [one for typed, one in zip(lists, found, strict=True) if typed.endswith("\n")]
    sizes = [sum(_sent(site / path) for path in one["fetched"]) for one in single]
    took = [one["took"] for one in single]
    in_shards = (site / "search/shards").exists()
    limit = (120e3 if len(reports) <= 300 else 200e3) if in_shards else float("inf")
    if max(sizes) > limit:
        wrong.append(f"a phrase fetches {max(sizes)} bytes; expected at most {limit:.0f}")
    phrases = sum(len(one["phrases"]) for one in found)
    click.echo(
        f"{phrases} phrases in {len(reports)} reports: {len(wrong)} faults; a phrase fetches "
        f"{median(sizes) / 1e3:.0f} kB at the median, {max(sizes) / 1e3:.0f} at most; "
        f"{median(took):.0f} ms, {max(took):.0f} at most"
    )
    for fault in wrong[:SHOWN]:
        click.echo(f"  {fault[:400]}")
    raise SystemExit(bool(wrong))


def _sent(path: Path) -> int:
    content = path.read_bytes()
    return len(content if path.suffix == ".bin" else gzip.compress(content, 6))


if __name__ == "__main__":
    main()
