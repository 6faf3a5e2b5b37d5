"""What pages have in common is made once, and no page can be told from one that the theme made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.project import ROOT, copy_site


def build(folder: Path, site: Path, *options: str) -> dict[str, bytes]:
    """The pages of a build by address."""
    command = [sys.executable, "-m", "tests.plugin.builds", str(site), "--clean", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "built", result.stderr
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


def test_pages_put_together_are_the_theme_s_letter_by_letter(tmp_path: Path) -> None:
    """Every page of five reports: frames, sidebars, tabs, of each kind and depth."""
    folder = copy_site(tmp_path / "project")
    ours = build(folder, tmp_path / "ours")
    theirs = build(folder, tmp_path / "theirs", "--theirs")
    assert ours.keys() == theirs.keys()
    assert [address for address in ours if ours[address] != theirs[address]] == []
