"""Whoever reads: the same bytes, errors in one line, and nothing left running."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from generator.errors import GeneratorError
from generator.layers import ReportLayers
from generator.pipeline import analyse_seeds, site_data
from generator.reading import LayerStore, Reader, executors, read_corpus
from generator.reading.executors import Team, pool, read_by, usual_jobs
from generator.reading.fingerprint import reader_version_of
from generator.reading.tasks import Refused, Unread, read_batch
from generator.seeds.folder import SeedText
from tests.factory import SEEDS, TEXT, report_text
from tests.project import ROOT

PLACES = "赣州市 吉安市 宜春市 抚州市 南昌市 九江市 上饶市 景德镇市 萍乡市 新余市 鹰潭市".split()


def small_cluster(workers: int) -> LocalCluster:
    """What is sent goes through sockets all the same, as to another machine."""
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=False,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address=":0",
    )


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a small cluster, whose workers are threads of this process."""
    with small_cluster(workers=2) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports, one whose entry corrects it and whose numbers have a gap, one that is none."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in ("jiangxi-2024.txt", "jian-2024.txt"):
        shutil.copy(SEEDS / name, folder)
    (folder / "none.txt").write_text("这是一篇文章。" * 100, encoding="utf-8")
    text = report_text("九江市", 2024, "\n（三）推进改革。把改革推进好。")
    (folder / "jiujiang.txt").write_text(text, encoding="utf-8")
    (folder / "reports.yml").write_text(
        "reports:\n  - file: jiujiang.txt\n    title: 政府工作报告\n    reasons: {title: 原题如此}\n"
        "    parts:\n      二、2024年工作安排: {part: plan, reason: 安排}\n",
        encoding="utf-8",
    )
    own = folder.parent / "catalogue"
    own.mkdir()
    (own / "surnames.yml").write_text("surnames: {words: [某]}\n", encoding="utf-8")
    return folder


def unread(*places: str) -> list[Unread]:
    """Small reports of these places, not listed in any manifest."""
    return [
        Unread(
            SeedText(f"seeds/{place}.txt", f"{place}.txt", report_text(place).encode(), None), ""
        )
        for place in places
    ]


@dataclass(frozen=True)
class Result:
    """All that comes of a reading, the data package's bytes included."""

    layers: dict[str, ReportLayers]
    errors: tuple[str, ...]
    problems: tuple[str, ...]
    files: dict[str, bytes]


def result(folder: Path, reader: Reader | None) -> Result:
    reading = read_corpus(folder, reader)
    files = site_data(analyse_seeds(reading))
    return Result(
        dict(reading.layers),
        tuple(map(str, reading.errors)),
        tuple(map(str, reading.problems)),
        {name: b"".join(file.chunks()) for name, file in files.items()},
    )


# --- The same, whoever reads --------------------------------------------------------------------


def test_four_processes_read_what_one_does(folder: Path, tmp_path: Path) -> None:
    """Whether layers are kept, and where they are kept already."""
    alone = result(folder, None)
    assert [len(alone.errors), len(alone.problems)] == [1, 2]
    store = LayerStore(tmp_path / "cache")
    assert result(folder, Reader(store, jobs=4)) == alone
    assert result(folder, Reader(store, jobs=4)) == alone
    assert result(folder, Reader(store, jobs=1)) == alone


def test_a_cluster_reads_what_one_process_does(
    folder: Path, tmp_path: Path, scheduler: str
) -> None:
    alone = result(folder, None)
    store = LayerStore(tmp_path / "cache")
    assert result(folder, Reader(store, scheduler=scheduler)) == alone
    assert result(folder, Reader(store, scheduler=scheduler)) == alone
    assert result(folder, Reader(store, jobs=1)) == alone


class _Backwards(Executor):
    """Does the last task first, and nothing before several wait."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((future, lambda: task(*arguments, **named)))
        return future

    def work(self, futures: Iterable[Future[Any]], **named: Any) -> Any:
        future, step = self.waiting.pop()
        future.set_result(step())
        return wait(futures, **named)


def test_the_order_in_which_reports_are_done_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = result(folder, None)
    executor = _Backwards()

    @contextmanager
    def backwards(jobs: int) -> Iterator[Team]:
        yield Team(executor, jobs, "somebody")

    monkeypatch.setattr("generator.reading.reader.pool", backwards)
    monkeypatch.setattr(executors, "wait", executor.work)
    assert result(folder, Reader(jobs=2)) == alone


@pytest.mark.parametrize(("count", "size"), [(1, 1), (7, 2), (500, 2), (500, 64)])
def test_every_report_is_in_one_batch(count: int, size: int) -> None:
    """None is too large to be sent, and nobody waits while another has a hundred to do."""
    tasks = unread("赣州市") * count
    batches = list(executors._batches(tasks, size))
    assert [number for batch in batches for number in batch] == list(range(count))
    assert max(map(len, batches)) <= max(1, min(50, count // size))


def test_a_batch_is_cut_where_its_texts_are_long() -> None:
    long = replace(unread("赣州市")[0].seed, data=b" " * 3 * 2**20)
    tasks = [Unread(long, "")] * 3 + unread("吉安市") * 9
    sizes = [len(batch) for batch in executors._batches(tasks, 1)]
    assert sizes == [1, 1, 1, 4, 4, 1]


# --- How many processes -------------------------------------------------------------------------


def test_one_job_starts_no_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def started(jobs: int) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr("generator.reading.reader.pool", started)
    monkeypatch.setattr("generator.reading.reader.usual_jobs", lambda count: 8)
    read_corpus(folder, Reader(jobs=1))
    read_corpus(folder)
    with pytest.raises(AssertionError):
        read_corpus(folder, Reader())


@pytest.mark.parametrize(
    ("reports", "expected"), [(0, 1), (1, 1), (49, 1), (50, 2), (100, 4), (50_000, 8)]
)
def test_processes_are_as_many_as_pay_off(
    reports: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each must have enough to read to be worth its start, and there is one a processor."""
    monkeypatch.setattr(executors, "processors", lambda: 8)
    assert usual_jobs(reports) == expected


# --- What can go wrong --------------------------------------------------------------------------


def test_a_worker_with_other_code_refuses() -> None:
    """In one line that names both."""
    reader_version = reader_version_of(None)
    tasks = unread("赣州市")
    assert isinstance(read_batch(reader_version, "there", tasks)[0], bytes)
    for other in (replace(reader_version, code="0"), replace(reader_version, catalogue="0")):
        with pytest.raises(GeneratorError) as refused:
            read_batch(other, "government-work-reports 9.9", tasks)
        assert "reads with another version of the program: government-work-reports" in str(
            refused.value
        )
        assert str(refused.value).endswith(
            "expected government-work-reports 9.9, as where it was asked"
        )


def test_a_refusal_reaches_the_one_who_asked(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = replace(reader_version_of(None), code="0")
    monkeypatch.setattr("generator.reading.reader.reader_version_of", lambda own: changed)
    with pytest.raises(GeneratorError, match="another version of the program"):
        read_corpus(SEEDS, Reader(scheduler=scheduler))


def test_a_fault_of_the_program_costs_one_report() -> None:
    """Where it comes up in a worker as well; its line names the place in the code."""
    good, bad = unread("赣州市", "吉安市")
    broken = replace(bad, seed=replace(bad.seed, data=None))  # type: ignore[arg-type]
    first, second = read_batch(reader_version_of(None), "there", [broken, good])
    assert isinstance(second, bytes)
    assert isinstance(first, Refused)
    assert str(first.error).startswith("seeds/吉安市.txt: cannot be read: AttributeError")


def _die(*_arguments: object) -> None:
    os._exit(9)


def test_a_worker_that_dies_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "read_batch", _die)
    with pool(2) as team, pytest.raises(GeneratorError, match="has ended before its time") as died:
        list(read_by(team, reader_version_of(None), unread("赣州市")))
    assert "\n" not in str(died.value)


class _Failing(Executor):
    """Fails to do whatever it is given."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(self.error)
        return future


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            ModuleNotFoundError("No module named 'generator'\n"),
            (
                "a task has failed (ModuleNotFoundError No module named 'generator'); "
                "expected the same program on every machine"
            ),
        ),
        (CancelledError(), "does not answer any more; expected it to stay till all is read"),
    ],
)
def test_any_other_failure_of_a_cluster_is_one_line(error: Exception, said: str) -> None:
    team = Team(_Failing(error), 1, "tcp://host:8786")
    with pytest.raises(GeneratorError) as failed:
        list(read_by(team, reader_version_of(None), unread("赣州市")))
    assert str(failed.value) == f"tcp://host:8786: {said}"


def test_a_reply_that_is_no_layers_costs_one_report(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And is not kept."""

    @contextmanager
    def garbled(jobs: int) -> Iterator[Team]:
        yield Team(_Answering(), jobs, "somebody")

    monkeypatch.setattr("generator.reading.reader.pool", garbled)
    reading = read_corpus(folder, Reader(LayerStore(tmp_path / "cache"), jobs=2))
    assert reading.corpus.reports == ()
    assert len(reading.errors) == 4
    assert all("a fault of this program" in str(error) for error in reading.errors)
    assert not (tmp_path / "cache").exists()


class _Answering(Executor):
    """Sends back what is no layers."""

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(tuple(b"garbled" for _ in arguments[2]))
        return future


def test_without_dask_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(GeneratorError, match=r"expected `pip install .*\[cluster\]"):
        read_corpus(SEEDS, Reader(scheduler="tcp://127.0.0.1:8786"))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "http://127.0.0.1"])
def test_a_scheduler_that_does_not_answer_is_one_line(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executors, "_PATIENCE", 0.2)
    with pytest.raises(GeneratorError, match=f"^{address}: no scheduler of Dask answers") as gone:
        read_corpus(SEEDS, Reader(scheduler=address))
    assert "\n" not in str(gone.value)


def test_a_scheduler_without_workers_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_PATIENCE", 0.2)
    with (
        small_cluster(workers=0) as cluster,
        pytest.raises(GeneratorError, match="the scheduler has no worker"),
    ):
        read_corpus(SEEDS, Reader(scheduler=cluster.scheduler_address))


# --- Ends ---------------------------------------------------------------------------------------

needs_proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks into /proc")


def children(process: int) -> list[int]:
    """The processes that one has started."""
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(number) for number in listed.split()]


def is_running(process: int) -> bool:
    """Whether a process runs: one that nobody asked for its exit code has ended."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def eventually(condition: Callable[[], Any], patience: float = 30) -> Any:
    end = time.monotonic() + patience
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(0.02)
    return found


@contextmanager
def checking(folder: Path) -> Iterator[tuple[subprocess.Popen[str], Sequence[int]]]:
    """A `check` with two processes over many reports, as it reads, and these processes."""
    text = TEXT + "把工作做好，推进各项改革。\n" * 4000
    for number in range(40):
        other = text.replace("江西省", PLACES[number % len(PLACES)]).replace(
            "2024", f"{1985 + number}"
        )
        (folder / f"{number}.txt").write_text(other, encoding="utf-8")
    command = [sys.executable, "-m", "generator", "check", "--jobs", "2", "--seeds", str(folder)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell's background job ignores it, and so would what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        try:
            # The two that read, and one that multiprocessing keeps for its own.
            assert eventually(lambda: len(children(process.pid)) >= 3)
            yield process, children(process.pid)
        finally:
            process.kill()


@needs_proc
def test_ctrl_c_ends_all_of_it(tmp_path: Path) -> None:
    """The terminal sends it to every process: no traceback, the shell's code, nothing left."""
    with checking(tmp_path) as (process, workers):
        os.killpg(process.pid, signal.SIGINT)
        output, errors = process.communicate(timeout=60)
        assert (process.returncode, output, errors.strip()) == (130, "", "")
        assert eventually(lambda: not any(map(is_running, workers)))


@needs_proc
def test_a_killed_program_leaves_no_process(tmp_path: Path) -> None:
    with checking(tmp_path) as (process, workers):
        process.kill()
        process.communicate(timeout=60)
        assert eventually(lambda: not any(map(is_running, workers)))


def test_a_block_that_is_left_ends_its_processes() -> None:
    """The one who asked may have had enough."""
    with pool(2) as team:
        outcomes = read_by(team, reader_version_of(None), unread(*PLACES))
        next(outcomes)
        processes = list(team.executor._processes)  # type: ignore[attr-defined]
    assert processes
    assert not any(map(is_running, processes))
