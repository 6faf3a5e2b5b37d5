"""`remove`: entry, text and original go together, and nothing else does."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.reading import read_corpus
from tests.factory import report_text

MANIFEST = """# ours
reports:
  - file: jiangxi-2024.txt  # the province
    original: jiangxi-2024.docx
  # cities
  - file: ganzhou-2025.txt
    year: 2025  # read by eye
  - file: gone-2023.txt
    region: 吉安市
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Two listed reports, one with its original, an entry without file, a file without entry."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name, text in {
        "jiangxi-2024.txt": report_text("江西省", 2024),
        "jiangxi-2024.docx": "as it came",
        "ganzhou-2025.txt": report_text(),
        "unlisted.txt": report_text("宜春市"),
        "reports.yml": MANIFEST,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(seeds: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["remove", "--seeds", str(seeds), *arguments])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_report_goes_with_its_entry_and_original(seeds: Path) -> None:
    """Every other byte of the manifest stays."""
    result = run(seeds, "jiangxi-2024")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == (
        "jiangxi-2024\n"
        "  removed: jiangxi-2024.txt, jiangxi-2024.docx, its entry in reports.yml\n"
        "  addresses that end with the next build:\n"
        "    reports/jiangxi-2024/\n"
    )
    assert sorted(contents(seeds)) == ["ganzhou-2025.txt", "reports.yml", "unlisted.txt"]
    cut = "  - file: jiangxi-2024.txt  # the province\n    original: jiangxi-2024.docx\n"
    assert (seeds / "reports.yml").read_text(encoding="utf-8") == MANIFEST.replace(cut, "")


def test_several_go_at_once(seeds: Path) -> None:
    """By id, by the name of the file, listed or not; an entry whose file is gone as well."""
    result = run(seeds, "gone-2023", "ganzhou-2025.txt", "yichun-2025")
    assert result.exit_code == 0, result.stderr
    assert sorted(contents(seeds)) == ["jiangxi-2024.docx", "jiangxi-2024.txt", "reports.yml"]
    assert (seeds / "reports.yml").read_text(encoding="utf-8") == (
        "# ours\nreports:\n  - file: jiangxi-2024.txt  # the province\n"
        "    original: jiangxi-2024.docx\n  # cities\n"
    )
    assert not read_corpus(seeds).errors


def test_check_names_the_command_that_mends(seeds: Path) -> None:
    """An entry whose file is gone, and a file without an entry, are one line each."""
    result = CliRunner().invoke(main, ["check", "--seeds", str(seeds)])
    assert result.exit_code == 1
    assert result.stderr == (
        f"{seeds / 'reports.yml'}:8: gone-2023.txt is not in {seeds}; expected the file there, or "
        "`work-reports remove gone-2023`, which takes the entry out\n"
        f"{seeds / 'unlisted.txt'}: is not in reports.yml; "
        f"`work-reports add {seeds / 'unlisted.txt'}` lists it\n"
    )
    assert run(seeds, "gone-2023").exit_code == 0
    added = CliRunner().invoke(main, ["add", "--seeds", str(seeds), str(seeds / "unlisted.txt")])
    assert added.exit_code == 0
    result = CliRunner().invoke(main, ["check", "--seeds", str(seeds)])
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_original_that_is_gone(seeds: Path) -> None:
    (seeds / "jiangxi-2024.docx").unlink()
    (error, _) = read_corpus(seeds).errors
    assert str(error) == (
        f"{seeds / 'reports.yml'}:3: jiangxi-2024.docx is not in {seeds}; expected the file "
        "there, or no field `original`"
    )


def test_published_addresses_are_named(seeds: Path) -> None:
    """Those of the report and its terms, as the site's own list has them."""
    published = ["", "about/", "reports/jiangxi-2024/", "reports/jiangxi-2024/plan-1/"]
    published += ["reports/jiangxi-20245/", "terms/jiangxi-2024-01/", "terms/ganzhou-2025-01/"]
    (seeds.parent / "published_addresses.txt").write_text("\n".join(published), encoding="utf-8")
    (removal,) = json.loads(run(seeds, "--json", "jiangxi-2024").stdout)["reports"]
    assert removal["addresses"] == [
        "reports/jiangxi-2024/",
        "reports/jiangxi-2024/plan-1/",
        "terms/jiangxi-2024-01/",
    ]


def test_a_dry_run_changes_nothing(seeds: Path) -> None:
    before = contents(seeds)
    result = run(seeds, "--dry-run", "--json", "ganzhou-2025")
    assert json.loads(result.stdout) == {
        "dry_run": True,
        "reports": [
            {
                "report_id": "ganzhou-2025",
                "removed": ["ganzhou-2025.txt"],
                "listed": True,
                "addresses": ["reports/ganzhou-2025/"],
            }
        ],
    }
    assert "would be removed: ganzhou-2025.txt" in run(seeds, "--dry-run", "ganzhou-2025").stdout
    assert contents(seeds) == before


def test_an_unknown_report_leaves_all_of_them(seeds: Path) -> None:
    """The line names what was probably meant."""
    before = contents(seeds)
    result = run(seeds, "jiangxi-2024", "ganzhou-2024")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    near = "expected an id such as ganzhou-2025, jiangxi-2024"
    assert line.startswith(f"{seeds}: found no report ganzhou-2024; {near}")
    assert contents(seeds) == before


def test_of_two_files_of_one_report_one_may_go(seeds: Path) -> None:
    """The id does not tell them apart, the name of the file does; no address ends."""
    (seeds / "again.txt").write_text(report_text(more="措辞不同。"), encoding="utf-8")
    result = run(seeds, "ganzhou-2025")
    assert "ganzhou-2025 is each of ganzhou-2025.txt, again.txt" in result.stderr
    result = run(seeds, "again.txt")
    assert result.exit_code == 0
    assert "addresses" not in result.stdout
    assert (seeds / "ganzhou-2025.txt").exists()
    assert not (seeds / "again.txt").exists()


def test_nothing_outside_is_removed(seeds: Path) -> None:
    """Whatever an entry names: its entry goes, the file does not."""
    outside = seeds.parent / "x.txt"
    outside.touch()
    manifest = seeds / "reports.yml"
    manifest.write_text(
        "reports:\n  - file: ../x.txt\n  - file: a.txt\n    original: reports.yml\n",
        encoding="utf-8",
    )
    result = run(seeds, "../x.txt", "a")
    assert result.exit_code == 0, result.stderr
    assert outside.exists()
    assert manifest.read_text(encoding="utf-8") == "reports:\n"


def test_a_broken_manifest_changes_nothing(seeds: Path) -> None:
    (seeds / "reports.yml").write_text("reports: [\n", encoding="utf-8")
    before = contents(seeds)
    result = run(seeds, "jiangxi-2024")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{seeds / 'reports.yml'}:")
    assert len(result.stderr.splitlines()) == 1
    assert contents(seeds) == before


def test_a_pipe_in_a_texts_place_can_be_removed(seeds: Path) -> None:
    """It is moved, never read."""
    (seeds / "ganzhou-2025.txt").unlink()
    os.mkfifo(seeds / "ganzhou-2025.txt")
    assert run(seeds, "ganzhou-2025").exit_code == 0
    assert not (seeds / "ganzhou-2025.txt").exists()
