"""Commands that read reports: what they keep of them, where, and who reads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.reading.store import CACHE
from generator.seeds.folder import SeedText
from tests.factory import SEEDS, report_text

READING = ("check", "add", "export", "pages")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, a site with two reports, one of them not listed, and one to be added."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: 试\n", encoding="utf-8")
    shutil.copy(SEEDS / "yichun-2024.txt", tmp_path / "seeds")
    entry = 'reports:\n  - {file: yichun-2024.txt, adcode: "360900", year: 2024}\n'
    (tmp_path / "seeds/reports.yml").write_text(entry, encoding="utf-8")
    (tmp_path / "seeds/ganzhou.txt").write_text(report_text("赣州市"), encoding="utf-8")
    (tmp_path / "given.txt").write_text(report_text("吉安市"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of the folder that are decoded in order to be read, in order."""
    files: list[str] = []
    source = SeedText.__dict__["source"].fget

    def decoded(seed: SeedText) -> object:
        files.append(seed.file)
        return source(seed)

    monkeypatch.setattr(SeedText, "source", property(decoded))
    return files


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_commands_share_what_was_read(site: Path, read: list[str]) -> None:
    """Whichever comes first reads, and the others do not."""
    assert run("check").exit_code == 0
    assert sorted(read) == ["ganzhou.txt", "yichun-2024.txt"]
    read.clear()
    for command in (
        ("check",),
        ("export", "--output", "data"),
        ("pages", "--output", "tree"),
        ("add", "--dry-run", "given.txt"),
    ):
        assert run(*command).exit_code == 0, command
        assert read == [], command
    assert run("add", "given.txt").exit_code == 0
    assert run("check").exit_code == 0
    assert read == ["jian-2025.txt"]


def test_add_keeps_what_it_read(site: Path, read: list[str]) -> None:
    """Of what the manifest does not list: for the rest it needs no reading."""
    run("add", "given.txt")
    assert read == ["ganzhou.txt"]
    read.clear()
    run("check")
    assert sorted(read) == ["jian-2025.txt", "yichun-2024.txt"]


@pytest.mark.parametrize("command", [("add", "given.txt"), ("remove", "ganzhou-2025")])
def test_a_dry_run_writes_nothing(site: Path, command: tuple[str, ...]) -> None:
    before = contents(site)
    assert run(command[0], "--dry-run", *command[1:]).exit_code == 0
    assert contents(site) == before
    assert not (site / CACHE.parts[0]).exists()


def test_a_folder_that_is_no_site_is_not_littered(site: Path) -> None:
    (site / "mkdocs.yml").unlink()
    before = sorted(contents(site))
    assert run("check").exit_code == 0
    assert sorted(contents(site)) == before


def test_pages_keep_it_beside_the_configuration(site: Path) -> None:
    """Where the plugin does, wherever the reports are."""
    shutil.move("seeds", "reports")
    (site / "reports").rename(site / "docs")
    elsewhere = site / "content"
    elsewhere.mkdir()
    (site / "docs").rename(elsewhere / "seeds")
    result = run("pages", "--seeds", "content/seeds", "--output", "tree")
    assert result.exit_code == 0, result.stderr
    assert (site / CACHE / "layers").is_dir()
    assert not (elsewhere / CACHE.parts[0]).exists()


def test_what_cannot_be_kept_is_one_line(site: Path) -> None:
    """The command does all it was asked for."""
    (site / ".cache").touch()
    result = run("check")
    assert result.exit_code == 0
    assert "yichun-2024" in result.stdout
    said = [line for line in result.stderr.splitlines() if "ganzhou.txt" not in line]
    assert said == [
        (
            f"{site / CACHE / 'layers'}: what was read cannot be kept for the next time "
            "(Not a directory)"
        )
    ]


@pytest.mark.parametrize("command", READING)
def test_options_are_those_of_every_command_that_reads(command: str) -> None:
    named = {name for option in main.commands[command].params for name in option.opts}
    assert {"--jobs", "--scheduler"} <= named


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--jobs", "0"), "0 is not in the range x>=1"),
        (("--jobs", "2", "--scheduler", "tcp://host:1"), "expected either that or --scheduler"),
    ],
)
def test_options_that_cannot_be_are_refused(
    site: Path, options: tuple[str, ...], said: str
) -> None:
    result = run("check", *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_scheduler_that_does_not_answer_ends_the_command(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.reading.executors._PATIENCE", 0.2)
    for command in (("check",), ("export", "--output", "data"), ("pages", "--output", "tree")):
        result = run(*command, "--scheduler", "tcp://127.0.0.1:9")
        assert result.exit_code == 1
        (line,) = result.stderr.splitlines()
        assert line.startswith("tcp://127.0.0.1:9: no scheduler of Dask answers")
    assert not (site / "data").exists()


def test_ctrl_c_ends_a_command_with_the_shell_s_code(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.reading.reader.read_text", interrupted)
    result = run("check")
    assert (result.exit_code, result.output) == (130, "")
