"""No pattern and no stage takes longer than its text is long: hostile texts come to an end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_pattern_comes_to_an_end() -> None:
    """Two hundred thousand characters of what costs a pattern most take it no minutes.

    `python -m tests.baits` measures; here a process of its own only ends where one is far too slow.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.baits", "--stop"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.splitlines()[-1:] + done.stderr.splitlines()[-1:]
