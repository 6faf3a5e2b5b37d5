"""The terminal: what `check`, `export` and `pages` print and write."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.conftest import ROOT
from tests.factory import SEEDS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the seeds that a test may break."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


def test_check_shows_what_was_recognised() -> None:
    """Every source has its place, year, counts and what was left out; nothing is wrong."""
    result = CliRunner().invoke(main, ["check", "--seeds", str(SEEDS)])
    assert result.exit_code == 0
    assert "jiangxi-2024.txt: jiangxi-2024 江西省 2024" in result.stdout
    assert "speaker: 叶建春" in result.stdout
    assert "left out: '（下转3版）' (page_jump)" in result.stdout
    assert "38 paragraphs" in result.stdout
    assert result.stderr == ""


def test_check_prints_the_entry_to_add(folder: Path) -> None:
    """A file that the manifest does not name is recognised as far as its text goes."""
    (folder / "reports.yml").unlink()
    result = CliRunner().invoke(main, ["check", "--seeds", str(folder)])
    entry = (
        "  - file: fuzhou-2024.txt\n    region: 抚州市\n"
        '    adcode: "361000"\n    level: prefecture\n    parent: 江西省\n    year: 2024\n'
    )
    assert entry in result.stdout


def test_check_fails_for_a_bad_file(folder: Path) -> None:
    """A file that cannot be used is one line on the error stream; the others are still shown."""
    (folder / "notes.md").write_text("# 笔记", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--seeds", str(folder)])
    assert result.exit_code == 1
    assert result.stderr == f"{folder / 'notes.md'}: found .md; expected .txt\n"
    assert "yichun-2024.txt: yichun-2024 宜春市 2024" in result.stdout


def test_export_writes_nothing_for_a_bad_file(folder: Path, tmp_path: Path) -> None:
    """What is written is whole or not at all."""
    (folder / "empty.txt").write_bytes(b"")
    output = tmp_path / "out"
    result = CliRunner().invoke(main, ["export", "--seeds", str(folder), "--output", str(output)])
    assert result.exit_code == 1
    assert not output.exists()


def test_pages_writes_the_whole_tree(tmp_path: Path) -> None:
    """Generated and hand-written pages, data and search stand in one folder."""
    command = [sys.executable, "-m", "generator", "pages", "--output", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True)
    for name in (
        "index.md",
        "reports/jiangxi-2024/plan-1/index.md",
        "terms/jiangxi-2024-20/index.md",
        "about/index.md",
        "data/datapackage.json",
        "search/index.json",
        "assets/site.css",
    ):
        assert (tmp_path / name).is_file(), name


def test_the_core_does_without_mkdocs() -> None:
    """Only the plugin imports MkDocs, so that another builder needs one new file."""
    script = (
        "import sys; sys.modules['mkdocs'] = None\n"
        "import generator.cli, generator.pipeline\n"
        "assert 'jieba' not in sys.modules, 'loaded before it is used'"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)
