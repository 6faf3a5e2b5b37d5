"""From an edit of a text to the page that shows it, in `work-reports serve`."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.bench import Bench, Project, verdict
from benchmarks.processes import ENVIRONMENT

SIZE = 50
"""Reports of the smaller of the two sites."""
BUDGETS = {SIZE: 0.1}
LARGE_BUDGET = 0.04
"""Most that an edit may take, in wall time of cold builds at the same size: at 50, and beyond."""

_PATIENCE = 1800.0
_PAUSE = 0.05
_PROBE = re.compile(r"[\u4e00-\u9fff]{10}")
_PROBE_LINES = 200  # characters at least, of the line that is edited


@dataclass(frozen=True)
class Target:
    """What is edited and where it shows: `words` stand once in `text` and on the page."""

    path: Path
    words: str
    address: str


@dataclass(frozen=True)
class Preview:
    """A preview that runs: where it answers, and its process."""

    host: str
    process: subprocess.Popen[bytes]

    def wait_for(self, address: str, words: str) -> None:
        """Returns once the page has the words; while a build runs the preview itself lets wait.

        Raises: TimeoutError after half an hour, ChildProcessError where the preview has ended.
        """
        deadline = time.monotonic() + _PATIENCE
        while words not in _page(f"{self.host}{address}"):
            if self.process.poll() is not None:
                raise ChildProcessError("the preview has ended; serve.log in its folder says why")
            if time.monotonic() > deadline:
                raise TimeoutError(f"{address or 'the first page'}: never showed {words}")
            time.sleep(_PAUSE)


def edits(bench: Bench, reports: int, count: int) -> None:
    """Prints how long edits take at that size, and their median as a share of a cold build."""
    project = bench.project(reports)
    cold = project.built().seconds
    target = find_target(project)
    with serving(project) as preview:
        preview.wait_for(target.address, target.words)
        original = target.path.read_bytes()
        markers = (f"试改{_in_han(number)}" for number in range(1, count + 1))
        try:
            seconds = [_edit(target, original, marker, preview) for marker in markers]
        finally:
            target.path.write_bytes(original)
    shares = [one / cold for one in seconds]
    each = ", ".join(f"{one:.2f}" for one in seconds)
    bench.say(f"{reports} reports: edits visible after {each} s; a cold build takes {cold:.2f} s")
    budget = BUDGETS.get(reports, LARGE_BUDGET)
    bench.say(
        f"edit to visible at {reports}, in cold builds: {median(shares):.3f};"
        f" {verdict(median(shares), budget)}"
    )


def _edit(target: Target, original: bytes, marker: str, preview: Preview) -> float:
    """Seconds from writing the text, with a marker in it, to the page that has the marker."""
    text = original.replace(target.words.encode(), (target.words + marker).encode())
    start = time.perf_counter()
    target.path.write_bytes(text)
    preview.wait_for(target.address, marker)
    return time.perf_counter() - start


def find_target(project: Project) -> Target:
    """A sentence in the middle of a report in the middle of the folder, and its section's page.

    The words stand once in the text, so that a replacement changes one sentence, and on a page of
    the report besides the one with all of its text. Raises: LookupError where there are none.
    """
    texts = sorted(project.seeds.glob("*.txt"))
    middle = len(texts) // 2
    for path in (*texts[middle:], *texts[:middle]):
        text = path.read_bytes().decode(errors="replace")  # words are looked for in UTF-8 only
        pages = {
            page.parent.relative_to(project.site).as_posix(): page.read_text(encoding="utf-8")
            for page in project.site.glob(f"**/{path.stem}/*/index.html")
        }
        lines = [line for line in text.splitlines() if len(line) >= _PROBE_LINES]
        for line in lines[len(lines) // 2 :]:
            for found in _PROBE.finditer(line, len(line) // 3):
                words = found.group()
                shown = [address for address in pages if words in pages[address]]
                if text.count(words) == 1 and shown:
                    shortest = min(shown, key=lambda address: len(pages[address]))
                    return Target(path, words, f"{shortest}/")
    raise LookupError(f"{project.seeds}: found no words that stand on a section's page")


@contextmanager
def serving(project: Project) -> Iterator[Preview]:
    """A preview of the site on a free port, once it answers; its process ends at last."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "--port", str(port)]
    with (project.folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=project.folder, env=ENVIRONMENT, stdout=log, stderr=log
        )
        try:
            preview = Preview(f"http://127.0.0.1:{port}/", process)
            preview.wait_for("", "</html>")
            yield preview
        finally:
            process.terminate()
            process.wait()


def _page(address: str) -> str:
    """A page of the preview; empty where nothing answers yet, or the page is not there."""
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def _in_han(number: int) -> str:
    """A number in characters that no figure is read from."""
    return "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in str(number))
