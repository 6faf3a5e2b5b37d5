"""What building the site costs beside rendering the same pages without this project.

One run, whole processes, in pairs: `site` is `mkdocs build` of the tests' site; `plain` is
`mkdocs build` of the same pages as Markdown files with the bare theme, no plugin and one entry in
the navigation. Who goes first alternates, so that a machine that warms up or slows down does so for
both.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click
import yaml

from generator.defaults import EXTENSIONS, STYLE, THEME_DEFAULTS
from tests.project import copy_site

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


@dataclass(frozen=True)
class Run:
    """One process: wall and processor time in seconds, peak memory in MiB."""

    seconds: float
    cpu: float
    peak: float


def build(config: Path, output: Path) -> Run:
    """Builds the site of `config` into `output`, in a process of its own.

    Raises: ChildProcessError when the build fails.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    command += ["--config-file", str(config), "--site-dir", str(output)]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=config.parent)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise ChildProcessError(f"{config}: the build failed")
    # ru_maxrss is in KiB, but in bytes on macOS.
    peak = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak)


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


def _verdict(value: float, budget: float) -> str:
    return f"budget {budget:g}: {'kept' if value <= budget else 'NOT KEPT'}"


@click.command()
@click.option("--pairs", default=5, show_default=True, help="How many pairs of builds to time.")
@click.option("--cold", is_flag=True, help="Forget before every build what the last one kept.")
def main(pairs: int, cold: bool) -> None:
    """Time the build of the site against that of the same pages without a plugin."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = copy_site(folder / "project")
        plain_config = write_plain(project, folder)

        def build_site() -> Run:
            if cold:
                shutil.rmtree(project / ".cache", ignore_errors=True)
            return build(project / "mkdocs.yml", folder / "site")

        def build_plain() -> Run:
            return build(plain_config, folder / "plain")

        # Once for nothing: bytecode and disk caches are filled for both.
        build_site()
        build_plain()
        pages = {kind: len([*(folder / kind).rglob("*.html")]) for kind in ("site", "plain")}
        click.echo(f"HTML pages: {pages['site']} site, {pages['plain']} plain")
        click.echo("pair   site s  plain s   ratio")
        sites: list[Run] = []
        plains: list[Run] = []
        for number in range(1, pairs + 1):
            if number % 2:
                site, plain = build_site(), build_plain()
            else:
                plain, site = build_plain(), build_site()
            sites.append(site)
            plains.append(plain)
            click.echo(
                f"{number:>4} {site.seconds:>8.2f} {plain.seconds:>8.2f}"
                f" {site.seconds / plain.seconds:>7.2f}"
            )
        kept = folder / "kept"
        kept.mkdir()
        first_share = own_share(project, kept)
        shares = [own_share(project, kept) for _ in range(pairs)]
    ratios = [site.seconds / plain.seconds for site, plain in zip(sites, plains, strict=True)]
    ratio = statistics.median(ratios)
    share = statistics.median(shares)
    click.echo(
        f"ratio: {min(ratios):.2f} min, {ratio:.2f} median, {max(ratios):.2f} max;"
        f" {_verdict(ratio, RATIO_BUDGET)}"
    )
    cpu_ratio = statistics.median(
        site.cpu / plain.cpu for site, plain in zip(sites, plains, strict=True)
    )
    click.echo(
        f"ratio of processor time, which a busy machine disturbs less: {cpu_ratio:.2f} median"
    )
    click.echo(
        f"generator's own share: {min(shares):.2f} s min, {share:.2f} s median,"
        f" {max(shares):.2f} s max, {first_share:.2f} s when nothing is kept of an earlier build;"
        f" {_verdict(share, SHARE_BUDGET)}"
    )
    click.echo(
        f"peak memory: {max(run.peak for run in sites):.0f} MiB site,"
        f" {max(run.peak for run in plains):.0f} MiB plain"
    )


if __name__ == "__main__":
    main()
