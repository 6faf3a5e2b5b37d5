"""Stops `add` and `remove` at any moment and looks at what is left: `python -m tests.kills`.

A killed command must have done all it was asked for, or nothing, once the next command has run.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import cli
from generator.reading import Reader, read_corpus
from generator.reading.fingerprint import reader_version_of
from generator.reading.reader import Catalogue
from tests.factory import report_text, rules

_CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir")
Contents = Mapping[str, bytes]


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder, hidden ones and those in its folders included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    } | {f"{path.name}/": b"" for path in folder.iterdir() if path.is_dir()}


@dataclass(frozen=True, slots=True)
class Command:
    """A command over the folder `seeds` below the folder it is run for."""

    name: str
    arguments: tuple[str, ...]

    def run(self, folder: Path) -> int:
        """Runs it in a process of its own, and returns how that ended."""
        return os.waitstatus_to_exitcode(os.waitpid(self.start(folder), 0)[1])

    def start(self, folder: Path, *, kill_at: int = 0) -> int:
        """Starts it and returns the process, which kills itself before that change to the folder."""
        # An interrupt must find the child in its own frame: it would end the parent's work.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        process = os.fork()
        if process:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
            return process
        code = 99
        try:
            code = self._run_here(folder, kill_at)
        finally:
            os._exit(code)

    def _run_here(self, folder: Path, kill_at: int) -> int:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.chdir(folder)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if kill_at:
            _kill_before(kill_at)
        try:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
            cli.main(list(self.arguments), standalone_mode=True)
        except SystemExit as error:
            return int(error.code or 0)
        except KeyboardInterrupt:  # before Click, which has 1 as well
            return 1
        return 98


def _kill_before(number: int) -> None:
    """Kills this process before its change of that number, counted from 1, to any file."""
    done = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal done
        if event == "open":
            path, _, flags = arguments
            if not (flags or 0) & (os.O_WRONLY | os.O_RDWR) or path == os.devnull:
                return
        elif event not in _CHANGES:
            return
        done += 1
        if done == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


COMMANDS = (
    Command("add", ("add", "given.md")),
    Command("add a dropped file", ("add", "seeds/dropped.txt")),
    Command("replace", ("add", "--replace", "newer.md")),
    Command("remove", ("remove", "jiangxi-2024", "yichun-2025")),
    Command("remove an unlisted one", ("remove", "jian-2025")),
)
NEXT = Command("mend", ("mend",))


def keep_catalogue(replace: Callable[[object, str, object], None] = setattr) -> None:
    """Has commands find the catalogue loaded: what is left of their time goes to the folder."""
    catalogue = Catalogue(rules(), reader_version_of(None))
    replace(Reader, "catalogue", lambda reader, own: catalogue)


def make_folder(folder: Path) -> Path:
    """A folder with seeds of all kinds, and documents to add."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    texts = {
        "given.md": report_text(),
        "newer.md": report_text("江西省", 2024, "措辞不同。"),
        "seeds/old.txt": report_text("江西省", 2024),
        "seeds/old.md": report_text("江西省", 2024),
        "seeds/yichun-2025.txt": report_text("宜春市"),
        "seeds/dropped.txt": report_text("抚州市"),
        "seeds/jian-2025.txt": report_text("吉安市"),
        "seeds/reports.yml": (
            "# ours\nreports:\n  - file: old.txt # the province\n    original: old.md\n"
            "  - file: yichun-2025.txt\n    year: 2025\n"
        ),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def outcomes(command: Command, made: Path, folder: Path) -> tuple[Contents, Contents]:
    """The seeds before the command and after it, unhindered; `folder` is one to try it in."""
    shutil.copytree(made, folder)
    before = contents(folder / "seeds")
    assert command.run(folder) == 0, command.name
    after = contents(folder / "seeds")
    assert before != after
    return before, after


def fault(folder: Path, before: Contents, after: Contents) -> str:
    """What is wrong with the seeds once the next command has run; nothing where they are whole."""
    seeds = folder / "seeds"
    if NEXT.run(folder) != 0:
        return "the next command failed"
    found = contents(seeds)
    if found not in (before, after):
        names = ", ".join(sorted(found))
        return f"neither as before nor as after: {names}"
    errors = read_corpus(seeds).errors
    return str(errors[0]) if errors else ""


def _stopped(
    command: Command, folder: Path, sent: signal.Signals, delay: float, faults: list[str]
) -> str:
    """Whether the signal came in time, and what state the folder was left in."""
    process = command.start(folder)
    time.sleep(delay)
    os.kill(process, sent)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if code not in (0, 1, 130, -signal.SIGKILL):
        faults.append(f"{command.name}: ended with {code}")
    return "too late" if code == 0 else "stopped"


def stop_at_random(
    count: int, base: Path, seed: int | None = None
) -> tuple[Counter[str], list[str]]:
    """Stops commands `count` times with SIGKILL and SIGINT: how that ended, and what was wrong."""
    moments = random.Random(seed)
    made = make_folder(base / "made")
    expected = {}
    durations = {}
    for number, command in enumerate(COMMANDS):
        started = time.monotonic()
        expected[command] = outcomes(command, made, base / f"unhindered-{number}")
        durations[command] = time.monotonic() - started
    tally: Counter[str] = Counter()
    faults: list[str] = []
    for number in range(count):
        command = COMMANDS[number % len(COMMANDS)]
        sent = (signal.SIGKILL, signal.SIGINT)[number // len(COMMANDS) % 2]
        folder = Path(shutil.copytree(made, base / f"stopped-{number}"))
        delay = moments.uniform(0, durations[command])
        ended = _stopped(command, folder, sent, delay, faults)
        before, after = expected[command]
        left = contents(folder / "seeds")
        state = "as before" if left == before else "as after" if left == after else "half done"
        wrong = fault(folder, before, after)
        if wrong:
            faults.append(f"{command.name}, {sent.name} after {delay:.4f} s: {wrong}")
        tally[f"{sent.name}, {ended}: left {state}"] += 1
        shutil.rmtree(folder)
    return tally, faults


def main(arguments: Sequence[str] | None = None) -> None:
    """Stops the commands as often as asked, prints how they ended; exits with 1 on any fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="how many moments")
    parser.add_argument("--seed", type=int, default=None, help="repeats the moments of a run")
    asked = parser.parse_args(arguments)
    keep_catalogue()
    with tempfile.TemporaryDirectory() as base:
        tally, faults = stop_at_random(asked.count, Path(base), asked.seed)
    for ended, times in sorted(tally.items()):
        print(f"{times:5} {ended}")
    for line in faults:
        print(line)
    print(f"{asked.count} stopped, {len(faults)} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
