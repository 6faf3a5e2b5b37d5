"""A site against its floor: processor time of cold and warm builds, and memory."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean, median

from benchmarks.bench import SMALL, Bench, verdict
from benchmarks.floor import build_floor, write_floor
from benchmarks.processes import Run


@dataclass(frozen=True)
class Budgets:
    """Most that builds of a site may cost, each in what its floor costs.

    `cold` and `warm` are processor time, without anything kept of an earlier build and right after
    one; `memory` is the peak of either, None where it is only shown.
    """

    cold: float
    warm: float
    memory: float | None


LARGE = Budgets(cold=3.0, warm=1.8, memory=1.5)
AT_FIVE = Budgets(cold=4.6, warm=3.9, memory=None)
"""What five reports cost when this was first measured: they are not to get slower."""


def against_floor(bench: Bench, reports: int, repeat: int) -> None:
    """Prints what builds and floors cost, round by round, and the medians of their ratios.

    Every build is compared with the floors right before and after it.
    """
    project = bench.project(reports)
    bench.say(f"{'build':<8} {'wall s':>8} {'cpu s':>8} {'MiB':>6}")

    def shown(name: str, run: Run) -> Run:
        bench.say(f"{name:<8} {run.seconds:>8.2f} {run.cpu:>8.2f} {run.peak:>6.0f}")
        return run

    project.built()  # the floor's pages are those of a built site; later builds find bytecode
    floor = write_floor(project.site, bench.folder / f"floor-{reports}")
    pages = sum(1 for _ in (floor.parent / "docs").rglob("*.md"))
    colds: list[Run] = []
    warms: list[Run] = []
    floors = [shown("floor", build_floor(floor))]
    for _ in range(repeat):
        colds.append(shown("cold", project.cold()))
        floors.append(shown("floor", build_floor(floor)))
        warms.append(shown("warm", project.warm()))
        floors.append(shown("floor", build_floor(floor)))
    bench.say(f"pages: {pages}, of {reports} reports")
    budgets = AT_FIVE if reports == SMALL else LARGE
    for name, builds, at, budget in (
        ("cold", colds, 0, budgets.cold),
        ("warm", warms, 1, budgets.warm),
    ):
        ratio = median(
            run.cpu / mean((floors[2 * number + at].cpu, floors[2 * number + at + 1].cpu))
            for number, run in enumerate(builds)
        )
        bench.say(f"{name} build, processor time in floors: {ratio:.2f}; {verdict(ratio, budget)}")
    peak = max(run.peak for run in (*colds, *warms)) / max(run.peak for run in floors)
    bench.say(f"peak memory in floors: {peak:.2f}; {verdict(peak, budgets.memory)}")
