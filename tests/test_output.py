"""A folder gets all the files that are written for it, or none where there is no room."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.errors import SourceError
from generator.output import write_files
from tests.project import EXAMPLE, ROOT
from tests.sites import site_folder


def test_files_are_written_and_replaced(tmp_path: Path) -> None:
    """Content, pieces and copies, in folders that are made; nothing else of the folder changes."""
    original = tmp_path / "original.bin"
    original.write_bytes(b"\x00copy")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("old")
    (folder / "mine.txt").write_text("mine")
    write_files(
        folder, {"a.txt": b"new", "deep/er/b.bin": original, "c.txt": iter((b"one,", b"two"))}
    )
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}
    assert found == {
        "a.txt": b"new",
        "c.txt": b"one,two",
        "deep/er/b.bin": b"\x00copy",
        "mine.txt": b"mine",
    }


def test_what_fails_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("old")
    with pytest.raises(SourceError, match=r"out: cannot be written \(No such file or directory\)"):
        write_files(folder, {"a.txt": b"new", "b.txt": tmp_path / "missing"})
    assert [path.name for path in folder.iterdir()] == ["a.txt"]
    assert (folder / "a.txt").read_text() == "old"


@pytest.mark.parametrize("command", ["export", "pages"])
@pytest.mark.parametrize("output", ["seeds", "seeds/data", "."])
def test_nothing_is_written_among_what_a_site_is_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, output: str
) -> None:
    monkeypatch.chdir(site_folder(tmp_path / "site"))
    before = sorted(tmp_path.rglob("*"))
    result = CliRunner().invoke(main, [command, "--output", output])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{output}: ")
    assert "expected a folder of its own" in result.stderr or "a new folder" in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "out", "--with-example"),
        ("export", "--seeds", str(EXAMPLE / "seeds"), "--output", "out"),
        ("pages", "--seeds", str(EXAMPLE / "seeds"), "--output", "out"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_without_room_a_command_writes_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    status, errors = _with_little_room(tmp_path, *arguments)
    assert (status, errors) == (1, "out: cannot be written (File too large)\n")
    assert not list((tmp_path / "out").iterdir())


def test_without_room_a_build_ends_in_one_line(tmp_path: Path) -> None:
    """Instead of MkDocs' own traceback."""
    folder = site_folder(tmp_path / "site")
    status, errors = _with_little_room(folder, "build")
    assert status == 1
    assert "Traceback" not in errors
    *_, fault, outcome = (line for line in errors.splitlines() if line)
    assert fault.startswith("Error: ")
    assert fault.endswith(": cannot be read or written (File too large)")
    assert outcome == "site/: the build failed: there is no site"
    assert not [path for path in folder.iterdir() if path.name.startswith((".site", "site"))]


def _with_little_room(folder: Path, *arguments: str) -> tuple[int, str]:
    """Runs a command that can write no file larger than 30 kB; its exit code and errors."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    done = subprocess.run(
        [sys.executable, "-B", "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stderr
