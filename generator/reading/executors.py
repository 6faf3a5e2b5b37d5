"""Executors that read reports: a pool of processes on this machine, or a Dask cluster."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from generator.errors import GeneratorError
from generator.installation import install_command
from generator.reading.fingerprint import ReaderVersion, described
from generator.reading.tasks import Refused, Unread, end_with, read_batch

PAYS = 25
"""Reports for each process from which on another one pays off; to start it costs a dozen."""

_MOST_IN_BATCH = 50
_MOST_BYTES = 2 * 2**20
_AHEAD = 3
"""Batches that wait for each process, so that none is ever idle."""

_PATIENCE = 10
"""Seconds to reach a scheduler, and to see a first worker there."""


@dataclass(frozen=True, slots=True)
class Team:
    """An executor, with the number of its processes; `name` is what an error calls it."""

    executor: Executor
    size: int
    name: str


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def usual_jobs(count: int) -> int:
    """How many processes it takes to read `count` reports soonest."""
    return max(1, min(processors(), count // PAYS))


_MOST_JOBS = 61 if sys.platform == "win32" else 10_000
"""Windows waits for no more processes at once."""


@contextmanager
def pool(jobs: int) -> Iterator[Team]:
    """Worker processes on this machine, spawned, since a preview's threads do not survive a fork.

    They exit with the block and with this process, however either ends.
    """
    jobs = min(jobs, _MOST_JOBS)
    context = multiprocessing.get_context("spawn")
    theirs, ours = context.Pipe(duplex=False)
    executor = ProcessPoolExecutor(jobs, context, end_with, (theirs,))
    try:
        yield Team(executor, jobs, "a process that reads")
    except BaseException:
        ours.close()  # ends them amid a report
        raise
    finally:
        executor.shutdown(cancel_futures=True)
        ours.close()
        theirs.close()


@contextmanager
def cluster(address: str) -> Iterator[Team]:
    """The workers of the Dask cluster whose scheduler has that address.

    Raises: GeneratorError when Dask is not installed, or no scheduler or no worker answers.
    """
    try:
        from distributed import Client
    except ImportError:
        needed = "reading on a cluster needs the library distributed, which is not installed"
        command = install_command("cluster")
        raise GeneratorError(f"{needed}; expected `{command}`") from None
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what fails is said in one line
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        message = f"{address}: no scheduler of Dask answers ({reason})"
        raise GeneratorError(f"{message}; expected an address such as tcp://host:8786") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            message = f"{address}: the scheduler has no worker"
            raise GeneratorError(f"{message}; expected `dask worker {address}`") from error
        size = sum(client.nthreads().values())
        executor = client.get_executor(pure=False)
        try:
            yield Team(executor, size, address)
        finally:
            executor.shutdown(wait=False)


def read_by(
    team: Team, reader_version: ReaderVersion, unread: Sequence[Unread]
) -> Iterator[tuple[int, bytes | Refused]]:
    """What becomes of each report, by its number, in the order in which they are done.

    Raises: GeneratorError when one of the team cannot go on.
    """
    batches = _batches(unread, team.size)
    running: dict[Future[tuple[bytes | Refused, ...]], Sequence[int]] = {}
    there = described()
    while True:
        for numbers in islice(batches, max(0, _AHEAD * team.size - len(running))):
            batch = tuple(unread[number] for number in numbers)
            with _interrupts_held():
                running[team.executor.submit(read_batch, reader_version, there, batch)] = numbers
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            numbers = running.pop(future)
            yield from zip(numbers, _result(future, team), strict=True)


def _result(future: Future[tuple[bytes | Refused, ...]], team: Team) -> tuple[bytes | Refused, ...]:
    try:
        return future.result()
    except GeneratorError:
        raise
    except CancelledError as error:
        message = f"{team.name}: does not answer any more; expected it to stay till all is read"
        raise GeneratorError(message) from error
    except BrokenProcessPool as error:
        message = f"{team.name} has ended before its time, perhaps for want of memory"
        raise GeneratorError(f"{message}; expected fewer of them: `--jobs 1`") from error
    except Exception as error:
        reason = " ".join(f"{type(error).__name__} {error}".split())
        message = f"{team.name}: a task has failed ({reason})"
        raise GeneratorError(f"{message}; expected the same program on every machine") from error


def _batches(unread: Sequence[Unread], size: int) -> Iterator[Sequence[int]]:
    """The numbers of the reports in groups, none too large to be sent, enough for all to share."""
    most = max(1, min(_MOST_IN_BATCH, len(unread) // (_AHEAD * size)))
    waiting = deque(range(len(unread)))
    while waiting:
        batch = [waiting.popleft()]
        room = _MOST_BYTES - len(unread[batch[0]].seed.data)
        while waiting and len(batch) < most and len(unread[waiting[0]].seed.data) <= room:
            room -= len(unread[waiting[0]].seed.data)
            batch.append(waiting.popleft())
        yield batch


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Blocks SIGINT while worker processes start: they inherit that, and would print a traceback.

    Ctrl-C reaches this process at the end of the block.
    """
    held: Iterable[int] = (signal.SIGINT,)
    if not hasattr(signal, "pthread_sigmask"):  # not on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
