"""The way of a new user, from a built wheel to a published site: `python -m tests.rehearsal`.

Every command is one that the guide names; each runs in a fresh environment and an empty home. It
takes two minutes or so and needs a package index, so it stands beside the tests, not among them.
"""

from __future__ import annotations

import filecmp
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from tests.documents import Words, docx, par, pdf
from tests.factory import SEEDS

ROOT = Path(__file__).parents[1]
WORKFLOW = ROOT / "generator/new/site/dot-github/workflows/site.yml"
SITE_URL = "https://example.org/below/here/"


class Rehearsal:
    """Runs commands in a folder as a person would, and stops at the first that fails."""

    def __init__(self, home: Path) -> None:
        self.home = home
        kept = {name: os.environ[name] for name in ("PATH", "CHROMIUM") if name in os.environ}
        passed = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
        self.environment = {**kept, **passed, "HOME": str(home), "LANG": "C.UTF-8"}

    @contextmanager
    def running(
        self, folder: Path, command: str, **environment: str
    ) -> Iterator[subprocess.Popen[str]]:
        """The command, ended by Ctrl-C when the block is left; it must not end before."""
        print(f"  begun   {folder.name}$ {command}", flush=True)
        log = self.home / "log"
        with log.open("w") as output:
            process = subprocess.Popen(
                shlex.split(command),
                cwd=folder,
                env=self.environment | environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                text=True,
                start_new_session=True,
            )
        try:
            yield process
        finally:
            ended = process.poll()
            if ended is None:
                os.killpg(process.pid, signal.SIGINT)
                process.wait(60)
            said = log.read_text(encoding="utf-8")
            expect(ended is None and "Traceback" not in said, f"{said}\nexit status {ended}")

    def run(self, folder: Path, command: str, expect: int = 0, **environment: str) -> str:
        """What the command prints; its exit status must be `expect`."""
        start = time.monotonic()
        result = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        print(f"{time.monotonic() - start:6.1f} s  {folder.name}$ {command}", flush=True)
        if result.returncode != expect or "Traceback" in result.stderr:
            sys.exit(f"{result.stdout}{result.stderr}\nexit status {result.returncode}")
        return result.stdout


def main(*, browser: bool) -> None:
    """Every step, in the order in which a new user takes them; `browser` costs most of the time."""
    # A shell's background job ignores SIGINT, and so would the preview that is to end by it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as name:
        folder = Path(name)
        (home := folder / "home").mkdir()
        rehearsal = Rehearsal(home)
        wheel = build_wheel(folder / "dist", ROOT)
        rehearsal.run(
            home,
            f"{sys.executable} -m venv tools && tools/bin/pip install --quiet {wheel}"
            " && tools/bin/work-reports --version"
            " && tools/bin/work-reports new my-site",
        )
        site = home / "my-site"
        rehearsal.run(
            home,
            "cd my-site && python3 -m venv .venv"
            " && .venv/bin/pip install --quiet -r requirements.txt",
            PATH=f"{Path(sys.executable).parent}:{rehearsal.environment['PATH']}",
        )
        an_editor_adds(rehearsal, site, folder / "documents")
        a_preview_is_served(rehearsal, site)
        the_workflow_passes(rehearsal, site, browser=browser)
        the_pages_are_the_repository_s(rehearsal, site, folder / "copy")
        an_editor_takes_out(rehearsal, site)
        the_generator_is_upgraded(rehearsal, site, folder)
    print("passed")


def build_wheel(folder: Path, source: Path) -> Path:
    """The wheel of a checkout."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def an_editor_adds(rehearsal: Rehearsal, site: Path, documents: Path) -> None:
    """A saved page, a Word file and a PDF become three reports."""
    write_documents(documents)
    files = shlex.join(sorted(str(path) for path in documents.iterdir()))
    rehearsal.run(site, f".venv/bin/work-reports add --dry-run {files}")
    rehearsal.run(site, f".venv/bin/work-reports add {files}")
    listed = yaml.safe_load((site / "seeds/reports.yml").read_text(encoding="utf-8"))["reports"]
    found = sorted(entry["file"] for entry in listed)
    expect(found == ["fuzhou-2024.txt", "jiangxi-2024.txt", "yichun-2024.txt"], f"added {found}")


def a_preview_is_served(rehearsal: Rehearsal, site: Path) -> None:
    """Below the path of the site's address: it shows a report and follows a change."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    root = f"http://127.0.0.1:{port}{urlsplit(SITE_URL).path}"
    home = site / "docs" / "index.md"
    text = home.read_text(encoding="utf-8")
    command = f".venv/bin/work-reports serve --port {port}"
    with rehearsal.running(site, command, SITE_URL=SITE_URL) as preview:
        await_words(preview, f"{root}reports/jiangxi-2024/", "江西省")
        home.write_text(f"{text}\n预览随改随看。\n", encoding="utf-8")
        await_words(preview, root, "预览随改随看。")
    home.write_text(text, encoding="utf-8")


def await_words(preview: subprocess.Popen[str], url: str, words: str) -> None:
    """Waits until the page at `url` is served and holds the words."""
    until = time.monotonic() + 120
    while time.monotonic() < until and preview.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                if words in answer.read().decode():
                    return
        except OSError:  # it is still building
            pass
        time.sleep(0.5)
    sys.exit(f"{url}: found no page with {words}")


def the_workflow_passes(rehearsal: Rehearsal, site: Path, *, browser: bool) -> None:
    """The shell commands that the workflow holds, as they stand there."""
    for command in _commands(WORKFLOW):
        if "verify" in command and not browser:
            command += " --no-browser"
        path = f"{site / '.venv/bin'}:{rehearsal.environment['PATH']}"
        rehearsal.run(site, command, PATH=path, SITE_URL=SITE_URL)


def the_pages_are_the_repository_s(rehearsal: Rehearsal, site: Path, copy: Path) -> None:
    """What the repository's own folder makes with the installed package, byte for byte."""
    copy.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", copy)
    for name in ("docs", "seeds"):
        shutil.copytree(ROOT / name, copy / name)
    rehearsal.run(copy, f"{site}/.venv/bin/work-reports build", SITE_URL=SITE_URL)
    target = copy / "repository"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    environment = {**os.environ, "SITE_URL": SITE_URL}
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment)
    differing = list(_differing(copy / "site", target))
    expect(not differing, f"differs from the repository's: {differing[:5]}")


def an_editor_takes_out(rehearsal: Rehearsal, site: Path) -> None:
    """A report at a time, until the site is empty; it builds and passes all the way."""
    rehearsal.run(site, ".venv/bin/work-reports verify site --no-browser --update")
    rehearsal.run(site, ".venv/bin/work-reports remove yichun-2024")
    rehearsal.run(site, ".venv/bin/work-reports build")
    rehearsal.run(site, ".venv/bin/work-reports verify site --no-browser", expect=1)
    (site / "published_addresses.txt").unlink()
    rehearsal.run(site, ".venv/bin/work-reports remove jiangxi-2024 fuzhou-2024")
    for command in ("check", "build", "verify site --no-browser"):
        rehearsal.run(site, f".venv/bin/work-reports {command}")


def the_generator_is_upgraded(rehearsal: Rehearsal, site: Path, folder: Path) -> None:
    """A corrected package in `wheels/`, and one command."""
    source = folder / "next"
    source.mkdir()
    for name in (
        "generator",
        "templates",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
    ):
        path = ROOT / name
        ignored = shutil.ignore_patterns("__pycache__")
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=ignored)
        else:
            shutil.copy(path, source)
    project = source / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    version = re.search(r'^version = "(\d+\.\d+)\.(\d+)"', text, re.MULTILINE)
    assert version
    following = f"{version[1]}.{int(version[2]) + 1}"
    project.write_text(text.replace(version.group(), f'version = "{following}"'), encoding="utf-8")
    build_wheel(site / "wheels", source)
    rehearsal.run(site, ".venv/bin/pip install --quiet --upgrade -r requirements.txt")
    shown = rehearsal.run(site, ".venv/bin/work-reports --version")
    expect(following in shown, f"found version {shown}; expected {following}")


def expect(holds: bool, message: str) -> None:
    if not holds:
        sys.exit(message)


def _commands(workflow: Path) -> Iterator[str]:
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    for job in jobs.values():
        for step in job["steps"]:
            if "run" in step:
                yield step["run"]


def _differing(one: Path, other: Path) -> Iterator[str]:
    names = {p.relative_to(f) for f in (one, other) for p in f.rglob("*") if p.is_file()}
    for name in sorted(names):
        pair = (one / name, other / name)
        if not all(p.is_file() for p in pair) or not filecmp.cmp(*pair, shallow=False):
            yield name.as_posix()


# --- Documents ----------------------------------------------------------------------------------


def write_documents(folder: Path) -> None:
    """Three of the five reports, as a saved web page, a Word file and a PDF."""
    folder.mkdir()
    texts = {
        name: (SEEDS / f"{name}.txt").read_text(encoding="utf-8-sig").split("\n")
        for name in ("jiangxi-2024", "fuzhou-2024", "yichun-2024")
    }
    body = "".join(f"<p>{line}</p>\n" for line in texts["jiangxi-2024"])
    page = f"<!doctype html><meta charset=utf-8><title>政府工作报告</title>\n<body>{body}</body>"
    (folder / "saved page.html").write_text(page, encoding="utf-8")
    (folder / "市政府 工作报告.docx").write_bytes(
        docx([par("2024年抚州市政府工作报告"), *map(par, texts["fuzhou-2024"])])
    )
    (folder / "report.pdf").write_bytes(
        pdf(list(_set(["2024年宜春市政府工作报告", *texts["yichun-2024"]])))
    )


def _set(lines: Sequence[str], width: int = 40, rows: int = 40) -> Iterator[list[Words]]:
    """Lines set as paragraphs with an indent, on pages."""
    set_rows: list[tuple[int, str]] = []
    for line in lines:
        indent, text = 2, line.strip()
        while text:
            set_rows.append((indent, text[: width - indent]))
            text, indent = text[width - indent :], 0
    for start in range(0, len(set_rows), rows):
        yield [
            (80 + 10 * indent, 80 + 16 * at, 10, text)
            for at, (indent, text) in enumerate(set_rows[start : start + rows])
        ]


if __name__ == "__main__":
    main(browser="--no-browser" not in sys.argv)
