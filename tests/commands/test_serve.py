"""`work-reports serve` says in one line what keeps it from serving."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.project import ROOT
from tests.sites import SHORT, site_folder, warnings


def test_a_busy_port_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site_folder(tmp_path / "site"))
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", "--port", str(port)])
    assert result.exit_code == 1
    assert result.stderr == (
        f"127.0.0.1:{port} cannot be listened on; expected a free port: --port {port + 1}\n"
    )


def test_a_preview_is_served(tmp_path: Path) -> None:
    """Without the theme's announcement, and without a policy that would stop its own script."""
    folder = site_folder(tmp_path / "site", reports=["ganzhou-2023.txt"])
    log = tmp_path / "log"
    with preview(folder, log) as fetch:
        page = fetch("reports/ganzhou-2023/")
    assert "赣州市" in page
    assert "Content-Security-Policy" not in page
    assert "end of life" not in log.read_text(encoding="utf-8")


def test_a_wrong_link_is_named_with_the_same_words_everywhere(tmp_path: Path) -> None:
    """In a preview, which has an address of its own, as in either strict build."""
    config = SHORT + "site_url: https://x.org/base/\n"
    wrong = "[一](https://x.org/base/nowhere/)\n\n<a href='../nothing/'>二</a> [三](nowhere.md)\n"
    files = {"docs/wrong.md": wrong}
    folder = site_folder(tmp_path / "site", config, files, reports=["ganzhou-2023.txt"])
    expected = "expected a page or file of the site"
    named = [
        (
            "docs/wrong.md:1: found the link https://x.org/base/nowhere/, "
            f"which leads to nothing (nowhere/); {expected}"
        ),
        f"docs/wrong.md:3: found the link ../nothing/, which leads to nothing (nothing/); {expected}",
        f"docs/wrong.md:3: found the link nowhere.md, which leads to nothing (nowhere/); {expected}",
    ]
    log = tmp_path / "log"
    with preview(folder, log) as fetch:
        assert "二" in fetch("base/wrong/")
    assert sorted(warnings(log.read_text(encoding="utf-8"))) == named
    for module, *options in (("mkdocs", "--strict"), ("generator",)):
        result = subprocess.run(
            [sys.executable, "-m", module, "build", *options],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 1
        assert sorted(warnings(result.stderr)) == named


@contextmanager
def preview(folder: Path, log: Path) -> Iterator[Callable[[str], str]]:
    """A preview of the site in a folder, which fetches a page by its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "--port", str(port)]
    environment = {n: v for n, v in os.environ.items() if n != "NO_MKDOCS_2_WARNING"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=output,
            env={**environment, "PYTHONPATH": str(ROOT)},
            start_new_session=True,
        )
    try:
        yield lambda address: fetched(f"http://127.0.0.1:{port}/{address}", process)
    finally:
        process.terminate()
        process.wait(30)
    with socket.create_server(("127.0.0.1", port)):
        """MkDocs' own process has ended as well, and left the port."""


def fetched(url: str, process: subprocess.Popen[bytes]) -> str:
    """The page, as soon as it is served."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(url) as answer:
                return str(answer.read().decode())
        except OSError:
            assert process.poll() is None
            time.sleep(0.2)
    raise AssertionError("nothing was served within a minute")


INTERRUPTED = """
import runpy, sys
program, late, *sys.argv[1:] = sys.argv[1:]

class Interrupt:
    def find_spec(self, name, *rest):
        if name == late:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupt())
runpy.run_module(program, run_name="__main__", alter_sys=True)
"""
"""Runs a program that is interrupted as it loads a module."""


@pytest.mark.parametrize(
    ("program", "late"),
    [("generator", "generator.cli"), ("generator.mkdocs_process", "mkdocs.config")],
)
def test_an_interrupt_while_modules_load_is_silent(program: str, late: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, program, late, "build"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "")
