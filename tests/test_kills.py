"""Killed at any moment, `add` and `remove` have done everything or nothing."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.seeds import folder as folder_of_seeds
from tests.kills import (
    COMMANDS,
    Command,
    contents,
    fault,
    keep_catalogue,
    make_folder,
    outcomes,
    stop_at_random,
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without loading the catalogue in every process."""
    keep_catalogue(monkeypatch.setattr)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_kill_before_any_change_is_healed(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every file that is made, renamed or removed; `check` works or says what mends it."""
    monkeypatch.setattr(folder_of_seeds, "_PATIENCE", 0)
    made = make_folder(tmp_path / "made")
    before, after = outcomes(command, made, tmp_path / "unhindered")
    states = set()
    for number in range(1, 100):
        folder = Path(shutil.copytree(made, tmp_path / str(number)))
        process = command.start(folder, kill_at=number)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        if code == 0:
            break
        assert code == -signal.SIGKILL
        left = contents(folder / "seeds")
        checked = CliRunner().invoke(main, ["check", "--seeds", str(folder / "seeds")])
        assert checked.exit_code in (0, 1)
        assert checked.exception is None or isinstance(checked.exception, SystemExit)
        assert ("`work-reports mend`" in checked.stderr) == (".unfinished/journal.json" in left)
        assert fault(folder, before, after) == "", f"change {number}"
        states.add("after" if contents(folder / "seeds") == after else "before")
    else:
        pytest.fail("the command never came to its end")
    assert number > 8
    assert states == {"before", "after"}


def test_the_next_command_may_be_another_add(tmp_path: Path) -> None:
    """It mends the folder first, and says so; then it does what it was asked for."""
    folder = make_folder(tmp_path / "made")
    os.waitpid(COMMANDS[2].start(folder, kill_at=13), 0)
    assert ".unfinished/journal.json" in contents(folder / "seeds")
    result = CliRunner().invoke(
        main, ["add", "--seeds", str(folder / "seeds"), str(folder / "given.md")]
    )
    assert result.exit_code == 0, result.stderr
    assert f"{folder / 'seeds'}: undone what a program that was stopped had half" in result.stderr
    names = sorted(contents(folder / "seeds"))
    assert {"old.txt", "old.md", "ganzhou-2025.txt", "ganzhou-2025.md"} <= set(names)
    assert not any(name.startswith(".") for name in names)


def test_what_was_edited_since_is_not_written_over(tmp_path: Path) -> None:
    """A half-placed text that somebody has worked on is named, and stays."""
    folder = make_folder(tmp_path / "made")
    seeds = folder / "seeds"
    number = 1
    while not (seeds / "ganzhou-2025.txt").exists():
        shutil.rmtree(folder)
        make_folder(folder)
        os.waitpid(COMMANDS[0].start(folder, kill_at=number), 0)
        number += 1
    (seeds / "ganzhou-2025.txt").write_text("改过。", encoding="utf-8")
    result = CliRunner().invoke(main, ["mend", "--seeds", str(seeds)])
    assert result.exit_code == 1
    assert result.stderr == (
        f"{seeds / 'ganzhou-2025.txt'}: has been changed since a program was stopped while "
        f"changing {seeds}; expected it moved away, then `work-reports mend`\n"
    )
    (seeds / "ganzhou-2025.txt").rename(folder / "mine.txt")
    assert CliRunner().invoke(main, ["mend", "--seeds", str(seeds)]).exit_code == 0
    assert sorted(contents(seeds)) == sorted(contents(make_folder(tmp_path / "other") / "seeds"))


@pytest.mark.parametrize(
    "journal",
    [b"", b"[]]", b'[{"number": 0, "name": "../x", "before": "", "after": "ab"}]', b"\xff"],
)
def test_a_journal_of_somebody_else_changes_nothing(tmp_path: Path, journal: bytes) -> None:
    """It is refused in one line, above all where it leads out of the folder."""
    seeds = make_folder(tmp_path / "made") / "seeds"
    (seeds / ".unfinished").mkdir()
    (seeds / ".unfinished/journal.json").write_bytes(journal)
    (seeds / ".unfinished/0.new").write_bytes(b"x")
    before = contents(tmp_path / "made")
    result = CliRunner().invoke(main, ["mend", "--seeds", str(seeds)])
    assert result.exit_code == 1
    assert result.stderr == (
        f"{seeds / '.unfinished/journal.json'}: is no journal of this program; expected the "
        "folder it lies in removed by hand\n"
    )
    assert contents(tmp_path / "made") == before


def test_stopped_at_random(tmp_path: Path) -> None:
    """A dozen moments; `python -m tests.kills --count 200` tries more."""
    tally, faults = stop_at_random(12, tmp_path)
    assert faults == []
    assert tally.total() == 12
