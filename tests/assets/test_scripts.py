"""The scripts' logic, tested in their own language; and what browsers are served of them."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from pathlib import Path

import pytest

from generator.assets import classic_script, modules, served
from generator.resources import ASSETS
from tests.project import ROOT

SCRIPTS = ASSETS / "scripts"
DENO = Path(sysconfig.get_path("scripts")) / "deno"


def deno(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [DENO, *arguments],
        cwd=ROOT,
        env={
            "DENO_DIR": str(ROOT / ".build/deno"),
            "DENO_NO_UPDATE_CHECK": "1",
            "NO_COLOR": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_scripts_do_what_their_own_tests_say() -> None:
    """`tests/assets/*.test.js`, without any permission: they read, write and fetch nothing."""
    result = deno("test", "--quiet", "--no-check")
    assert result.returncode == 0, result.stdout + result.stderr
    assert re.search(r"[1-9]\d* passed", result.stdout), result.stdout


@pytest.mark.parametrize("path", sorted(path for path in served() if path.endswith(".js")))
def test_what_is_served_is_a_classic_script(path: str, tmp_path: Path) -> None:
    """A folder opened in a browser loads no modules: nothing is imported or exported."""
    script = served()[path]
    assert re.findall(r"^(?:import|export)\b", script, re.MULTILINE) == []
    file = tmp_path / "script.cjs"
    file.write_text(f"function never() {{\n{script}}}\n", encoding="utf-8")
    result = deno("run", str(file))
    assert result.returncode == 0, result.stderr


def test_no_two_parts_of_a_script_have_a_name_in_common() -> None:
    """They share one scope once they are put together."""
    declared = re.compile(r"^(?:export )?(?:async )?(?:function|const|let) (\w+)", re.MULTILINE)
    entries = (
        "reading/main collection/page search/search search/page search/check search/phrases"
        " search/worker search/match search/engine tables/main pairing/page"
    )
    for entry in entries.split():
        parts = modules(SCRIPTS / f"{entry}.js")
        names = [name for part in parts for name in declared.findall(part.read_text("utf-8"))]
        assert sorted(names) == sorted(set(names)), entry


def test_a_part_stands_before_what_imports_it_and_once(tmp_path: Path) -> None:
    (tmp_path / "base.js").write_text("export const one = 1;\n", encoding="utf-8")
    (tmp_path / "left.js").write_text(
        'import { one } from "./base.js";\n\nexport const left = one;\n', encoding="utf-8"
    )
    (tmp_path / "main.js").write_text(
        'import { one } from "./base.js";\nimport {\n  left,\n} from "./left.js";\n'
        'import * as Whole from "./whole.js";\n\n'
        "/**\n * Not for browsers.\n */\nexport function sum() {\n"
        "  return left + one + Whole.x;\n}\n",
        encoding="utf-8",
    )
    assert classic_script(tmp_path / "main.js", "Sums") == (
        '"use strict";\n\nconst Sums = (() => {\n'
        "const one = 1;\n\nconst left = one;\n\n"
        "function sum() {\n  return left + one + Whole.x;\n}\n\n"
        "return { sum };\n})();\n"
    )
