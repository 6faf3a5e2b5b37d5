"""One build in this process, with the processor time of each stage: run by `benchmarks.growth`.

`STAGES` names functions where they are called. When the generator is reorganised that table is all
that has to follow: a name that is gone costs nothing and is reported.
"""

from __future__ import annotations

import functools
import importlib
import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

READING, ANALYSIS, PAGES = "reading", "analysis", "pages"
SEARCH, DATA, HOOKS, REST = "search files", "data package", "plugin", "MkDocs"
GROUPS = (READING, ANALYSIS, PAGES, SEARCH, DATA, HOOKS, REST)
"""The stages in their order; the last is whatever none of the named functions takes."""

STAGES: Mapping[str, Sequence[str]] = {
    READING: (
        "generator.pipeline:read_corpus",
        "generator.layers:outline_source",
        "generator.layers:report_of",
        "generator.layers:read_terms",
        "generator.layers:find_notes",
        "generator.layers:read_figures",
        "generator.layers:assign_themes",
        "generator.layers:find_flags",
    ),
    ANALYSIS: (
        "generator.pipeline:analyse_seeds",
        "generator.pipeline:derive",
        "generator.analysis:_mentions",
        "generator.analysis:_words",
        "generator.analysis:_figures",
    ),
    PAGES: ("generator.pages.render:Renderer.draw",),
    SEARCH: (
        "generator.search.files:_Sharded.files",
        "generator.search.files:_Sharded._chunk",
        "generator.search.files:_Sharded._made",
        "generator.search.files:_Sharded._bucket",
        "generator.search.files:_Whole._report",
        "generator.search.files:_Whole._index",
    ),
    DATA: ("generator.package.table:Table.chunk", "generator.package.table:Table.count"),
    HOOKS: tuple(
        f"generator.plugin:ReportsPlugin.{hook}"
        for hook in (
            "on_files",
            "on_nav",
            "on_page_markdown",
            "on_page_content",
            "on_env",
            "on_page_context",
            "on_post_page",
        )
    ),
}
"""The functions of each stage, as `module:name`. What one calls of another is the other's."""


@dataclass(frozen=True)
class Shares:
    """Processor time in seconds of every named function, by its name in `STAGES`.

    `total` is of the whole process from the first call on, imports left out; `peak` its memory in
    MiB. `gone` are names that lead to nothing.
    """

    seconds: Mapping[str, float]
    total: float
    peak: float
    gone: Sequence[str]

    def of(self, group: str) -> float:
        """The seconds of one stage."""
        if group == REST:
            return self.total - sum(self.seconds.values())
        return sum(self.seconds.get(name, 0.0) for name in STAGES[group])


class Clock:
    """Adds up processor time by label: of nested calls each has its own part."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._labels: list[str] = []
        self._since = 0.0

    def enter(self, label: str) -> None:
        self._charge()
        self._labels.append(label)

    def leave(self) -> None:
        self._charge()
        self._labels.pop()

    def _charge(self) -> None:
        now = spent()
        if self._labels:
            self.seconds[self._labels[-1]] += now - self._since
        self._since = now

    def timed(self, function: Callable[..., Any], label: str) -> Callable[..., Any]:
        """The function, with its time charged to `label`; that of an iterator, as it is read."""

        @functools.wraps(function)
        def call(*arguments: Any, **named: Any) -> Any:
            self.enter(label)
            try:
                result = function(*arguments, **named)
            finally:
                self.leave()
            return self._items(result, label) if isinstance(result, Iterator) else result

        return call

    def _items(self, items: Iterator[Any], label: str) -> Iterator[Any]:
        while True:
            self.enter(label)
            try:
                item = next(items)
            except StopIteration:
                return
            finally:
                self.leave()
            yield item


def spent() -> float:
    """Processor seconds of this process, and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def install(clock: Clock) -> list[str]:
    """Has the clock time every function of `STAGES`; returns the names that lead to nothing."""
    gone: list[str] = []
    for name in (name for names in STAGES.values() for name in names):
        module, _, path = name.partition(":")
        *owners, attribute = path.split(".")
        try:
            owner = functools.reduce(getattr, owners, importlib.import_module(module))
            setattr(owner, attribute, clock.timed(getattr(owner, attribute), name))
        except (ImportError, AttributeError):
            gone.append(name)
    return gone


def _build(config: Path, output: Path) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    configuration = load_config(str(config), site_dir=str(output))
    configuration.plugins.on_startup(command="build", dirty=False)
    build(configuration)
    configuration.plugins.on_shutdown()


def _analyse(seeds: Path) -> None:
    pipeline = importlib.import_module("generator.pipeline")
    # Looked up there, where they are timed.
    pipeline.analyse_seeds(pipeline.read_corpus(seeds))


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("result", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--no-pages", is_flag=True, help="Only read and analyse.")
def main(folder: Path, result: Path, no_pages: bool) -> None:
    """Build the site in FOLDER and write what each stage took to RESULT, as JSON."""
    clock = Clock()
    gone = install(clock)
    start = spent()
    if no_pages:
        _analyse(folder / "seeds")
    else:
        _build(folder / "mkdocs.yml", folder / "site")
    total = spent() - start
    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = usage / (2**20 if sys.platform == "darwin" else 2**10)
    shares = {"seconds": dict(clock.seconds), "total": total, "peak": peak, "gone": gone}
    result.write_text(json.dumps(shares), encoding="utf-8")


if __name__ == "__main__":
    main()
