"""Runs a program in a process of its own, and says what that cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
"""What every measured process sees: no announcement of the theme, a site at its host's root."""

# A program is compiled once, as for its users: the floor's was when it was installed.
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


@dataclass(frozen=True)
class Run:
    """What one process cost: wall and processor time in seconds, peak memory in MiB.

    Processor time includes that of its own children; the peak is of whichever process was largest.
    """

    seconds: float
    cpu: float
    peak: float


def measure(arguments: Sequence[str], folder: Path) -> Run:
    """Runs `python -m` with the arguments in `folder`.

    This process must stay small: on Linux a child's peak is never below its parent's size.
    Raises: ChildProcessError when the program fails.
    """
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", *arguments], cwd=folder, env=ENVIRONMENT)
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:  # interrupted: the program is not to go on alone
        process.kill()
        raise
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise ChildProcessError(f"{' '.join(arguments)}: failed in {folder}")
    # ru_maxrss is in KiB, but in bytes on macOS.
    peak = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak)


def build(config: Path, output: Path) -> Run:
    """Builds the site of `config` into `output`. Raises: ChildProcessError when that fails."""
    options = ["--quiet", "--config-file", str(config), "--site-dir", str(output)]
    return measure(["mkdocs", "build", *options], config.parent)
