"""`work-reports serve` says in one line what keeps it from serving."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.project import ROOT
from tests.sites import site_folder


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
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    folder = site_folder(tmp_path / "site", reports=["ganzhou-2023.txt"])
    log = tmp_path / "log"
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
        page = fetched(f"http://127.0.0.1:{port}/reports/ganzhou-2023/", process)
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(30)
    assert "赣州市" in page
    assert "Content-Security-Policy" not in page
    assert "end of life" not in log.read_text(encoding="utf-8")


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
