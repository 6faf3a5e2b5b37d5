"""How the cost grows with the number of reports, and what share each stage has of it."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Sequence
from itertools import pairwise

from benchmarks.bench import Bench, verdict
from benchmarks.processes import measure
from benchmarks.stages import ANALYSIS, GROUPS, READING, STAGES, Shares
from tests.project import ROOT

SIZES = (50, 500)
"""Reports, where nothing else is asked for; a whole build of 2,000 takes too long for that."""

BUDGET = 4.3
"""Most time of reading and analysis for four times as many reports, in that for the fewer."""

_SHOWN = 0.02
"""The least share of the whole at which a single function is listed."""


def growth(bench: Bench, sizes: Sequence[int], *, pages: bool, parts: bool) -> None:
    """Prints the stages of a cold build at each size, and the growth from each to the next.

    Without `pages` only reading and analysis are run; `parts` lists single functions too.
    """
    measured: list[tuple[int, Shares]] = []
    for size in sorted(sizes):
        shares = _measured(bench, size, pages=pages)
        measured.append((size, shares))
        _say_stages(bench, size, shares, parts=parts)
    for name in measured[0][1].gone:
        bench.say(f"not measured: {name} is gone; expected what took its place in STAGES")
    for (fewer, before), (more, after) in pairwise(measured):
        for what, groups in (
            ("reading and analysis", (READING, ANALYSIS)),
            ("whole build", GROUPS),
        ):
            if what == "whole build" and not pages:
                continue
            times = sum(map(after.of, groups)) / sum(map(before.of, groups))
            fourfold = 4 ** (math.log(times) / math.log(more / fewer))
            judged = verdict(fourfold, None if what == "whole build" else BUDGET)
            bench.say(
                f"{what}, {fewer} to {more} reports: {times:.2f} times the processor time,"
                f" {fourfold:.2f} for four times as many; {judged}"
            )


def _measured(bench: Bench, size: int, *, pages: bool) -> Shares:
    """The shares of a cold build, in a process of its own."""
    project = bench.project(size)
    for kept in (project.folder / ".cache", project.site):
        shutil.rmtree(kept, ignore_errors=True)
    project.first = None  # what it built is another program's now
    result = project.folder / "stages.json"
    options = [] if pages else ["--no-pages"]
    measure(["benchmarks.stages", str(project.folder), str(result), *options], ROOT)
    return Shares(**json.loads(result.read_text(encoding="utf-8")))


def _say_stages(bench: Bench, size: int, shares: Shares, *, parts: bool) -> None:
    bench.say(
        f"{size} reports: {shares.total:.1f} s of processor time,"
        f" {1000 * shares.total / size:.0f} ms a report, {shares.peak:.0f} MiB"
    )
    for group in (group for group in GROUPS if shares.of(group) > 0):
        seconds = shares.of(group)
        bench.say(f"  {group:<40} {seconds:>8.2f} s {seconds / shares.total:>6.1%}")
        if not parts:
            continue
        for name, own in sorted(shares.seconds.items(), key=lambda item: -item[1]):
            if name in STAGES.get(group, ()) and own >= _SHOWN * shares.total:
                label = name.partition(":")[2]
                bench.say(f"    {label:<38} {own:>8.2f} s {own / shares.total:>6.1%}")
