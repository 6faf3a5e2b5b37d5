"""What building five reports costs beside rendering the same pages without this project.

Whole processes, in pairs: `site` is `mkdocs build` of the tests' site; `plain` is `mkdocs build` of
the same pages as Markdown files with the bare theme, no plugin and one entry in the navigation. Who
goes first alternates, so that a machine that warms up or slows down does so for both.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import yaml

from benchmarks.bench import SMALL, Bench, verdict
from benchmarks.processes import Run, build
from generator.defaults import EXTENSIONS, STYLE, THEME_DEFAULTS

RATIO_BUDGET = 1.5
"""Most that the site may cost, in builds of the plain pages."""
SHARE_BUDGET = 1.0
"""Most that the generator itself may take once its modules are imported, in seconds."""

_PAGE_TEMPLATE = re.compile(r"\A(---\n(?:.+\n)*?)template: .+\n")
_OWN_SHARE = """
import sys
import time
from pathlib import Path
from generator.pipeline import build_site
cache = Path(sys.argv[1])
start = time.perf_counter()
build_site(Path("seeds"), cache=cache)
print(time.perf_counter() - start)
"""


def write_plain(project: Path, folder: Path) -> Path:
    """Writes the pages of the site in `project` as plain Markdown below `folder`.

    Returns the configuration to build them with.
    """
    command = [sys.executable, "-m", "generator", "pages", "--output", str(folder)]
    subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL)
    docs = folder / "docs"
    for page in docs.rglob("*.md"):  # the bare theme lacks this site's own page templates
        text = page.read_text(encoding="utf-8")
        page.write_text(_PAGE_TEMPLATE.sub(r"\1", text), encoding="utf-8")
    config = {
        "site_name": "plain",
        "theme": dict(THEME_DEFAULTS) | {"name": "material", "language": "zh"},
        "docs_dir": "docs",
        "plugins": [],
        "nav": ["index.md"],
        "markdown_extensions": list(EXTENSIONS),
        "extra_css": [STYLE],
    }
    path = folder / "mkdocs.yml"
    path.write_text(yaml.dump(config, allow_unicode=True), encoding="utf-8")
    return path


def own_share(project: Path, cache: Path) -> float:
    """Seconds from seeds to pages, in a process that has its modules imported."""
    command = [sys.executable, "-c", _OWN_SHARE, str(cache)]
    return float(subprocess.check_output(command, cwd=project, text=True))


def against_plain_pages(bench: Bench, pairs: int, *, cold: bool) -> None:
    """Prints pair after pair what both builds take, and the ratio's median.

    `cold`: what a build kept is forgotten before the next.
    """
    project = bench.project(SMALL)
    plain_config = write_plain(project.folder, bench.folder / "plain")
    site_once = project.cold if cold else project.warm

    def plain_once() -> Run:
        return build(plain_config, plain_config.parent / "site")

    # Once for nothing: bytecode and disk caches are filled for both.
    project.built()
    plain_once()
    bench.say("pair   site s  plain s   ratio")
    sites: list[Run] = []
    plains: list[Run] = []
    for number in range(1, pairs + 1):
        if number % 2:
            site, plain = site_once(), plain_once()
        else:
            plain, site = plain_once(), site_once()
        sites.append(site)
        plains.append(plain)
        bench.say(
            f"{number:>4} {site.seconds:>8.2f} {plain.seconds:>8.2f}"
            f" {site.seconds / plain.seconds:>7.2f}"
        )
    _say_ratios(bench, sites, plains)
    kept = bench.folder / "kept"
    kept.mkdir(exist_ok=True)
    first_share = own_share(project.folder, kept)
    shares = [own_share(project.folder, kept) for _ in range(pairs)]
    share = median(shares)
    bench.say(
        f"generator's own share: {min(shares):.2f} s min, {share:.2f} s median,"
        f" {max(shares):.2f} s max, {first_share:.2f} s when nothing is kept of an earlier build;"
        f" {verdict(share, SHARE_BUDGET)}"
    )


def _say_ratios(bench: Bench, sites: Sequence[Run], plains: Sequence[Run]) -> None:
    pairs = tuple(zip(sites, plains, strict=True))
    ratios = [site.seconds / plain.seconds for site, plain in pairs]
    bench.say(
        f"ratio: {min(ratios):.2f} min, {median(ratios):.2f} median, {max(ratios):.2f} max;"
        f" {verdict(median(ratios), RATIO_BUDGET)}"
    )
    cpu_ratio = median(site.cpu / plain.cpu for site, plain in pairs)
    bench.say(
        f"ratio of processor time, which a busy machine disturbs less: {cpu_ratio:.2f} median"
    )
    bench.say(
        f"peak memory: {max(run.peak for run in sites):.0f} MiB site,"
        f" {max(run.peak for run in plains):.0f} MiB plain"
    )
