"""The browser's code, run outside a browser."""

from __future__ import annotations

import json
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

from tests.project import ROOT

DENO = Path(sysconfig.get_path("scripts")) / "deno"


def run_script(script: str, asked: object, folder: Path | None = None) -> Any:
    """What a script below the project's root answers; it may read a folder that it is given."""
    reads = [f"--allow-read={folder}"] if folder else []
    result = subprocess.run(
        [DENO, "run", "--quiet", "--no-check", *reads, script, *([folder] if folder else [])],
        input=json.dumps(asked),
        cwd=ROOT,
        env={"DENO_DIR": str(ROOT / ".build/deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)
