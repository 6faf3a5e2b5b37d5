"""The way out, tried: the tree of the tests' site, built by Zensical and by ProperDocs, is checked.

Each builder is installed from the registry into an environment of its own. One that cannot be
installed there is named, and is no fault; a build that fails, a dead link or a lost text is one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from generator.terminal import printable
from generator.verifying.checks import CHECKS
from generator.verifying.site import BuiltSite
from tests.project import HOST, copy_site

NOT_CARRIED_OVER = {"security"}
"""Pages have no policy of their own; a server can send one."""

SHARED_TERM = f"""\
2024年上饶市政府工作报告
各位代表：
一、2023年工作回顾
去年全市上下团结奋斗，经济社会发展稳中有进。{"各项重点工作有序推进，群众生活持续改善。" * 10}
二、2024年工作安排
（一）繁荣文化事业。实施艺术创作“四名”工程，推出一批名曲、名剧，地区生产总值增长5%左右。
附件
名词解释
1.艺术创作“四名”工程：名曲、名剧、名展、名家四个方面的创作扶持计划。
"""
"""Defines a term that the province defines too, so that one of the two addresses leads on."""


@dataclass(frozen=True)
class Builder:
    """A builder: its name, the versions it was tried with, and how it builds a tree strictly."""

    name: str
    packages: tuple[str, ...]
    command: tuple[str, ...]


BUILDERS = (
    Builder("zensical", ("zensical==0.0.73",), ("build", "--clean", "--strict")),
    Builder(
        "properdocs",
        ("properdocs==1.6.7", "mkdocs-material==9.8.1"),
        ("build", "--config-file", "mkdocs.yml", "--strict"),
    ),
)


def write_tree(folder: Path) -> Path:
    """Writes the tree of the tests' site, with a term that two reports define."""
    project = copy_site(folder / "project")
    (project / "seeds" / "shangrao-2024.txt").write_text(SHARED_TERM, encoding="utf-8")
    tree = folder / "tree"
    command = [sys.executable, "-m", "generator", "pages", "--output", str(tree)]
    subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL)
    return tree


def install(builder: Builder, folder: Path, newest: bool) -> str:
    """Makes an environment with the builder; returns why that cannot be, or nothing."""
    venv.create(folder, with_pip=True)
    packages = [one.partition("==")[0] if newest else one for one in builder.packages]
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *packages]
    done = subprocess.run(
        pip, env=_environment(), capture_output=True, text=True, errors="replace", check=False
    )
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    return (errors or done.stderr.splitlines() or ["pip failed"])[-1] if done.returncode else ""


def installed_version(builder: Builder, folder: Path) -> str:
    script = f"from importlib.metadata import version; print(version('{builder.name}'))"
    python = folder / "bin" / "python"
    return subprocess.check_output([python, "-c", script], env=_environment(), text=True).strip()


def faults(builder: Builder, environment: Path, tree: Path) -> Iterator[str]:
    """What is wrong with the site that the builder makes of the tree."""
    done = subprocess.run(
        [environment / "bin" / builder.name, *builder.command],
        cwd=tree,
        env={**_environment(), "SITE_URL": HOST},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        yield f"the build failed: {done.stdout}{done.stderr}"
        return
    site = BuiltSite(tree / "site")
    for name in sorted(CHECKS.keys() - NOT_CARRIED_OVER):
        outcome = CHECKS[name](site)
        click.echo(f"  {name}: {outcome.checked}")
        yield from (f"{name}: {finding}" for finding in outcome.findings)
    yield from _lost(site, tree)


def _lost(site: BuiltSite, tree: Path) -> Iterator[str]:
    """What the pages ask of their builder and did not get: addresses, templates, hidden parts."""
    pages = {path.relative_to(tree / "docs").as_posix() for path in tree.rglob("docs/**/*.md")}
    for page in sorted(pages):
        if page.replace(".md", ".html") not in site.pages:
            yield f"{page}: found no page of it"
    if not any(page.moved_to for page in site.pages.values()):
        yield "found no page that leads on; expected the term that two reports define"
    search = site.pages["search/index.html"].scripts
    if not any(script.src and script.src.endswith("assets/search/page.js") for script in search):
        yield "search/: found no script of the search page; expected its template"
    if 'data-md-type="navigation" hidden' not in " ".join(site.text("index.html").split()):
        yield "index.html: found the navigation; expected it hidden"


def _environment() -> dict[str, str]:
    """The environment without what would reach from this Python into another."""
    return {name: v for name, v in os.environ.items() if not name.startswith("PYTHON")}


@click.command()
@click.option("--newest", is_flag=True, help="The newest versions, not those it was tried with.")
def main(newest: bool) -> None:
    """Build the tree of the tests' site with every other builder, and check what comes of it."""
    failed = False
    for builder in BUILDERS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            tree = write_tree(folder)
            reason = install(builder, folder / "environment", newest)
            if reason:
                wanted = " ".join(builder.packages)
                click.echo(printable(f"{wanted}: not tried, cannot be installed here ({reason})"))
                continue
            click.echo(f"{builder.name} {installed_version(builder, folder / 'environment')}")
            found = list(faults(builder, folder / "environment", tree))
        for fault in found:
            click.echo(printable(f"  {fault}"), err=True)
        failed = failed or bool(found)
    sys.exit(failed)


if __name__ == "__main__":
    main()
