"""What the measurements share: made sites by size, their builds, and how a verdict is said."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import click

from benchmarks.processes import Run, build, measure
from tests.project import ROOT, copy_site

SMALL = 5
"""Reports of the tests' own site, whose seeds are no made ones."""


def verdict(value: float, budget: float | None) -> str:
    """A budget, and whether the value keeps it."""
    if budget is None:
        return "no budget"
    return f"budget {budget:g}: {'kept' if value <= budget else 'NOT KEPT'}"


@dataclass
class Project:
    """A site's folder, with the place for its output and what its first cold build cost."""

    folder: Path
    reports: int
    first: Run | None = field(default=None, init=False)

    @property
    def config(self) -> Path:
        return self.folder / "mkdocs.yml"

    @property
    def seeds(self) -> Path:
        return self.folder / "seeds"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def cold(self) -> Run:
        """A build that finds nothing of an earlier one."""
        for kept in (self.folder / ".cache", self.site):
            shutil.rmtree(kept, ignore_errors=True)
        run = self.warm()
        self.first = self.first or run
        return run

    def warm(self) -> Run:
        """A build that finds whatever the last one kept."""
        return build(self.config, self.site)

    def built(self) -> Run:
        """The first cold build, which is done now unless it was before."""
        return self.first or self.cold()


def _read_in_one_process(config: Path) -> None:
    """Several take more processor time in all, and a different one each time."""
    text = config.read_text(encoding="utf-8")
    assert text.count("- work-reports\n") == 1
    text = text.replace("- work-reports\n", "- work-reports: {jobs: 1}\n")
    config.write_text(text, encoding="utf-8")


@dataclass
class Bench:
    """One run of the benchmarks: everything that it makes lies below `folder`.

    `reports` is the size of the large site; its seeds are those of `seeds` where that is given, and
    made ones else. `bases` are folders of reports to vary beside the package's own.
    """

    folder: Path
    reports: int
    seeds: Path | None = None
    bases: tuple[Path, ...] = ()
    _projects: dict[int, Project] = field(default_factory=dict, init=False)

    def project(self, reports: int) -> Project:
        """The site with that many reports: given ones, made ones, or the tests' own five."""
        if reports not in self._projects:
            folder = copy_site(self.folder / f"site-{reports}")
            _read_in_one_process(folder / "mkdocs.yml")
            given = self.seeds if reports == self.reports else None
            if given or reports != SMALL:
                # The tests' own page has links to their five reports.
                (folder / "docs" / "notes.md").write_text("# 说明\n", encoding="utf-8")
                shutil.rmtree(folder / "seeds")
            if given:
                shutil.copytree(given, folder / "seeds")
            elif reports != SMALL:
                self._make(folder / "seeds", reports)
            self._projects[reports] = Project(folder, reports)
        return self._projects[reports]

    def _make(self, seeds: Path, reports: int) -> None:
        """Makes a corpus in a process of its own, so that this one stays small."""
        arguments = ["benchmarks.corpus", str(seeds), f"--reports={reports}", "--quiet"]
        arguments += [f"--from={folder.resolve()}" for folder in self.bases]
        measure(arguments, ROOT)

    def say(self, line: str = "") -> None:
        """Prints a line at once, since the next one may take minutes."""
        click.echo(line)
