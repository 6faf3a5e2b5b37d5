"""The tests' own site: five reports and a hand-written page, whatever the repository publishes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SITE = Path(__file__).parent / "site"
EXAMPLE = ROOT / "generator" / "new" / "example"
"""The five reports as the package brings them, whatever lies in the repository's `seeds/`."""

SUB_PATH = "government-work-reports"
HOST = f"https://example.org/{SUB_PATH}/"


def copy_site(folder: Path) -> Path:
    """Copies the tests' site into `folder`, for a build or for a test that breaks it."""
    shutil.copytree(SITE, folder, dirs_exist_ok=True)
    return Path(shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True))


def run_mkdocs(
    folder: Path, *options: str, site_url: str = HOST
) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` in `folder`, whatever comes of it."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=folder,
        env={**os.environ, "SITE_URL": site_url},
        capture_output=True,
        text=True,
        check=False,
    )


def build_into(project: Path, folder: Path) -> Path:
    """A strict build of the site in `project` into `folder`."""
    result = run_mkdocs(project, "--strict", "--site-dir", str(folder))
    assert result.returncode == 0, result.stderr
    return folder


if __name__ == "__main__":
    copy_site(Path(sys.argv[1]))
