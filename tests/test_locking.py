"""One program at a time: the second waits, says for whom, and gives up in one line."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.locking import locked
from tests.project import ROOT


def test_the_lock_is_a_file_while_it_is_held(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    with locked(path, what="seeds"):
        assert path.exists()
    assert not path.exists()
    with pytest.raises(ZeroDivisionError), locked(path, what="seeds"):
        raise ZeroDivisionError
    assert not path.exists()


def test_who_waits_is_told_for_whom_and_gives_up(tmp_path: Path) -> None:
    """One line before, one line after; the holder keeps it."""
    path = tmp_path / ".lock"
    said: list[str] = []
    with locked(path, what="seeds", by="`work-reports add`"):
        with (
            pytest.raises(SourceError) as caught,
            locked(path, what="seeds", wait=0.2, say=said.append),
        ):
            pytest.fail("held twice")
        assert path.exists()
    holder = f"`work-reports add` (process {os.getpid()})"
    assert said == [f"seeds: waiting for {holder}, 0.2 seconds at most"]
    assert str(caught.value) == (
        f"seeds: is still in use by {holder} after 0.2 seconds; nothing was changed; "
        "try again when it has ended"
    )


def test_who_waits_gets_it_when_it_is_free(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    order: list[str] = []
    said: list[str] = []

    def second() -> None:
        with locked(path, what="seeds", say=said.append):
            order.append("second")

    with locked(path, what="seeds"):
        waiting = threading.Thread(target=second)
        waiting.start()
        while not said:
            time.sleep(0.01)
        order.append("first")
    waiting.join(30)
    assert order == ["first", "second"]
    assert len(said) == 1


def test_a_killed_program_keeps_nobody_waiting(tmp_path: Path) -> None:
    """Its file stays, its lock does not."""
    path = tmp_path / ".lock"
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom generator.locking import locked\n"
        "with locked(Path(sys.argv[1]), what='seeds'): os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, check=False)
    assert done.returncode != 0
    assert path.exists()
    said: list[str] = []
    with locked(path, what="seeds", wait=0, say=said.append):
        pass
    assert said == []


def test_a_lock_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(SourceError, match=r"^seeds: cannot be locked \(.+\); nothing was changed$"),
        locked(tmp_path / "file" / ".lock", what="seeds"),
    ):
        pytest.fail("held")
