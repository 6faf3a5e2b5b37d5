"""The folder of seeds as it is read: empty, withheld reports, names, and changes meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from frictionless import Package, system

from generator.cli import main
from generator.pipeline import analyse_seeds, build_site, site_data
from generator.reading import Reader, read_corpus
from generator.reading.reader import unwatched
from tests.factory import SEEDS, report_text
from tests.project import ROOT, SITE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder without anything."""
    path = tmp_path / "seeds"
    path.mkdir()
    return path


def run(command: str, seeds: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [command, "--seeds", str(seeds), *map(str, arguments)])


def put(folder: Path, name: str, place: str = "赣州市", year: int = 2025, more: str = "") -> Path:
    path = folder / name
    path.write_text(report_text(place, year, more), encoding="utf-8")
    return path


# --- Without reports ----------------------------------------------------------------------------

EMPTY = [None, "", "# none yet\n", "reports:\n", "reports: []\n"]


@pytest.mark.parametrize("manifest", EMPTY)
def test_a_folder_without_reports(folder: Path, manifest: str | None) -> None:
    """Is no fault; `check` says how there will be some."""
    if manifest is not None:
        (folder / "reports.yml").write_text(manifest, encoding="utf-8")
    result = run("check", folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"no reports in {folder}; `work-reports add FILE…` adds one\n"
    assert json.loads(run("check", folder, "--json").stdout)["publishable"] is True


def test_the_data_of_no_reports_are_valid(folder: Path, tmp_path: Path) -> None:
    """Every table has its head, and what the catalogue says by itself."""
    result = run("export", folder, "--output", tmp_path / "data")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "data/reports.csv").read_text(encoding="utf-8").count("\n") == 1
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "data/datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


def test_the_search_files_of_no_reports(folder: Path) -> None:
    site = build_site(folder, ROOT / "templates")
    assert json.loads(site.content("search/index.json"))["reports"] == []
    assert not site.errors
    assert not site.problems


# --- Withheld -----------------------------------------------------------------------------------


@pytest.fixture
def withheld(tmp_path: Path) -> Path:
    """The project's seeds with Ji'an's report kept back, and a fault in it."""
    folder = Path(shutil.copytree(SEEDS, tmp_path / "seeds"))
    text = (folder / "jian-2024.txt").read_text(encoding="utf-8")
    (folder / "jian-2024.txt").write_text(text.replace("（二）", "（五）", 1), encoding="utf-8")
    manifest = (folder / "reports.yml").read_text(encoding="utf-8")
    entry = "  - file: jian-2024.txt\n"
    assert entry in manifest
    (folder / "reports.yml").write_text(
        manifest.replace(entry, f"{entry}    withhold: true\n"), encoding="utf-8"
    )
    return folder


def test_a_withheld_report_is_published_nowhere(withheld: Path) -> None:
    """Not in data, pages or search, nor do its problems keep the others back."""
    reading = read_corpus(withheld)
    assert len(reading.corpus.reports) == 4
    assert not reading.errors
    assert not reading.problems
    for name, file in site_data(analyse_seeds(reading)).items():
        assert b"jian-2024" not in file.content(), name
    site = build_site(withheld, ROOT / "templates")
    assert not any("jian-2024" in page.url + site.draw(page).markdown for page in site.pages)
    assert not any("jian-2024" in path for path in site.files)


def test_a_withheld_report_is_checked(withheld: Path) -> None:
    """It is shown as what it is, with its problems; they do not fail the check."""
    result = run("check", withheld)
    assert result.exit_code == 0
    rows = {line.split()[0]: line for line in result.stdout.splitlines()}
    assert rows["jian-2024"].endswith("  withheld")
    assert not rows["yichun-2024"].endswith("withheld")
    assert f"warning: {withheld / 'jian-2024.txt'}:" in result.stderr
    assert "  published   no, it is withheld\n" in run("check", withheld, "jian-2024").stdout
    data = json.loads(run("check", withheld, "--json").stdout)
    assert data["publishable"] is True
    assert [report["report_id"] for report in data["reports"] if report["withheld"]] == [
        "jian-2024"
    ]
    assert {problem["report_id"] for problem in data["problems"]} == {"jian-2024"}


def test_a_withheld_report_that_cannot_be_read(withheld: Path) -> None:
    """Is named, and keeps nothing back."""
    (withheld / "jian-2024.txt").write_bytes(b"")
    result = run("check", withheld)
    assert result.exit_code == 0
    assert result.stderr.startswith(f"{withheld / 'jian-2024.txt'}: the file is empty; ")
    assert len(result.stdout.splitlines()) == 5


# --- Names --------------------------------------------------------------------------------------


def test_names_that_are_one_elsewhere_are_refused(folder: Path) -> None:
    """In case, or in the form of an accent; both names are told."""
    put(folder, "a.txt")
    put(folder, "A.txt", "吉安市")
    composed, taken_apart = (unicodedata.normalize(form, "é.txt") for form in ("NFC", "NFD"))
    put(folder, composed, "宜春市")
    put(folder, taken_apart, "抚州市")
    put(folder, "b.txt", "九江市")
    if len(list(folder.iterdir())) < 5:
        pytest.skip("this system does not tell them apart either")
    reading = read_corpus(folder)
    assert {str(error) for error in reading.errors} == {
        f"{folder / name}: its name and {other} are one on systems that ignore case; "
        "expected one of them renamed"
        for pair in (("a.txt", "A.txt"), (composed, taken_apart))
        for name, other in (pair, pair[::-1])
    }
    assert [report.region.name for report in reading.corpus.reports] == ["九江市"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (b"\xff.txt", "\\udcff.txt: its name is not UTF-8; expected it renamed"),
        (
            "\u202etxt.txt".encode(),
            "\\u202etxt.txt: its name holds invisible or control characters",
        ),
        (b"a\nb\x1b[31m.txt", "a\\u000ab\\u001b[31m.txt: its name holds invisible or control"),
    ],
)
def test_a_name_that_cannot_be_published(folder: Path, name: bytes, message: str) -> None:
    """Is refused in one harmless line, wherever the seeds are read."""
    put(folder, os.fsdecode(name))
    output = folder.parent / "out"
    templates = ("--templates", ROOT / "templates", "--docs", SITE / "docs")
    for result in (
        run("check", folder),
        run("export", folder, "--output", output),
        run("pages", folder, "--output", output, *templates),
    ):
        assert result.exit_code == 1
        (line,) = result.stderr.splitlines()
        assert message in line
    assert not output.exists()


def test_the_build_says_it_in_one_harmless_line(folder: Path) -> None:
    """What MkDocs prints of a file's name steers no terminal either."""
    put(folder, os.fsdecode(b"a\nb\x1b[31m\xff.txt"))
    config = folder.parent / "mkdocs.yml"
    (folder.parent / "docs").mkdir()
    config.write_text("site_name: x\ntheme: material\nplugins: [work-reports]\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", config],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "\x1b[31m" not in done.stderr
    assert "seeds/a\\u000ab\\u001b[31m\\udcff.txt: its name is not UTF-8" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_person_types_is_shown_harmless(folder: Path) -> None:
    """Click's own messages included."""
    result = run("check", folder, "\x1b[31m")
    assert "no report \\u001b[31m in" in result.stderr
    result = run("mend", folder, "\x1b[31m")
    assert "\\u001b[31m" in result.stderr
    assert "\x1b" not in result.stderr


# --- Changes meanwhile --------------------------------------------------------------------------


def test_a_folder_that_changes_is_read_again(folder: Path) -> None:
    """What was read before and after a change never stands together."""
    put(folder, "a.txt")
    calls = 0

    def progress(count: int) -> AbstractContextManager[Callable[[int], object]]:
        nonlocal calls
        calls += 1
        if calls == 1:
            put(folder, "b.txt", "吉安市")
        return unwatched(count)

    reading = read_corpus(folder, Reader(jobs=1, progress=progress))
    assert calls == 2
    assert len(reading.corpus.reports) == 2


def test_a_reader_waits_for_a_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change takes a few renames: none of them is told to a reader."""
    put(folder, "a.txt")
    journal = folder / ".unfinished" / "journal.json"
    journal.parent.mkdir()
    journal.touch()

    def finish(seconds: float) -> None:
        put(folder, "b.txt", "吉安市")
        journal.unlink()

    monkeypatch.setattr("time.sleep", finish)
    reading = read_corpus(folder)
    assert len(reading.corpus.reports) == 2
    assert not reading.errors


def test_a_change_that_begins_while_reading_is_no_fault(folder: Path) -> None:
    """Only a journal that stays is a killed program's."""
    put(folder, "a.txt")

    def progress(count: int) -> AbstractContextManager[Callable[[int], object]]:
        (folder / ".unfinished").mkdir()
        (folder / ".unfinished/journal.json").touch()
        return unwatched(count)

    assert not read_corpus(folder, Reader(jobs=1, progress=progress)).errors


def test_a_read_only_folder_can_be_read(folder: Path) -> None:
    """Readers make no lock, nor anything else."""
    put(folder, "a.txt")
    before = folder.stat().st_mtime_ns
    assert run("check", folder).exit_code == 0
    assert folder.stat().st_mtime_ns == before
