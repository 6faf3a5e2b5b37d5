"""Small sites for tests: a folder with a short `mkdocs.yml`, built as a person would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from tests.factory import SEEDS

SHORT = "site_name: 试\ntheme: {name: material}\nplugins: [work-reports]\n"
"""The shortest configuration of a site."""


@dataclass(frozen=True)
class BuiltSite:
    """A folder that was built: what MkDocs said, and what it left behind."""

    folder: Path
    status: int
    log: str

    def page(self, address: str) -> str:
        """The HTML at an address of the site."""
        return (self.folder / "site" / address / "index.html").read_text(encoding="utf-8")

    @cached_property
    def warnings(self) -> list[str]:
        """What was warned of, without the name of who warned."""
        return warnings(self.log)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses of all pages."""
        site = self.folder / "site"
        return frozenset(p.parent.relative_to(site).as_posix() for p in site.rglob("index.html"))


def warnings(log: str) -> list[str]:
    """What MkDocs warned of, without the name of who warned."""
    lines = [line for line in log.splitlines() if line.startswith("WARNING")]
    return [line.split(":", 1)[1].strip() for line in lines]


def site_folder(
    folder: Path,
    config: str = SHORT,
    files: Mapping[str, str] | None = None,
    reports: Sequence[str] = ("jiangxi-2024.txt", "ganzhou-2023.txt"),
) -> Path:
    """A folder with these files and reports beside `mkdocs.yml`."""
    for name in ("docs", "seeds"):
        (folder / name).mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    for name, text in (files or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name in reports:
        shutil.copy(SEEDS / name, folder / "seeds" / name)
    listed = yaml.safe_load((SEEDS / "reports.yml").read_text(encoding="utf-8"))["reports"]
    manifest = {"reports": [entry for entry in listed if entry["file"] in reports]}
    text = yaml.safe_dump(manifest, allow_unicode=True)
    (folder / "seeds" / "reports.yml").write_text(text, encoding="utf-8")
    return folder


def build(folder: Path, *options: str, **environment: str) -> BuiltSite:
    """`mkdocs build` in the folder."""
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return BuiltSite(folder, result.returncode, result.stderr)
