"""What a worker does, in whichever process: what it is sent, and what it sends back."""

from __future__ import annotations

import contextlib
import os
import platform
import signal
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing.connection import Connection
from pathlib import Path

from generator.catalogue.knowledge import Knowledge, load_knowledge
from generator.errors import GeneratorError, SourceError, unexpected
from generator.grammar.sentences import sentences
from generator.layers import ReportLayers, read
from generator.reading.fingerprint import ReaderVersion, described, reader_version_of
from generator.reading.store import encoded_layers
from generator.seeds.entry import Entry
from generator.seeds.folder import SeedText

_loading = threading.Lock()


@dataclass(frozen=True, slots=True)
class Unread:
    """A report to be read. `entry` is its entry in the manifest as JSON, empty where it has none.

    As JSON, because an entry of another version of the program could not be unpickled, and nobody
    would say why.
    """

    seed: SeedText
    entry: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A `SourceError` as plain data."""

    path: str
    line: int | None
    message: str

    @property
    def error(self) -> SourceError:
        return SourceError(self.path, self.line, self.message)


def read_text(seed: SeedText, entry: Entry | None, knowledge: Knowledge) -> ReportLayers:
    """The layers of one text. Raises: SourceError, whatever goes wrong."""
    try:
        return read(seed.source, entry, knowledge)
    except SourceError:
        raise
    except Exception as error:
        raise unexpected(seed.path, error) from error
    finally:
        # No layer of another report asks for these; what pages ask for is found again in no time.
        sentences.cache_clear()


def read_batch(
    reader_version: ReaderVersion, asker: str, batch: Sequence[Unread]
) -> tuple[bytes | Refused, ...]:
    """The layers of the reports, in their order, as `encoded_layers` gives them.

    `asker` describes the program that asks, for an error.
    Raises: GeneratorError when this process reads with other code or another catalogue.
    """
    here = reader_version_of(None)
    if (here.code, here.catalogue) != (reader_version.code, reader_version.catalogue):
        found = f"{platform.node()}: reads with another version of the program: {described()}"
        same = "" if described() != asker else ", file for file"
        raise GeneratorError(f"{found}; expected {asker}, as where it was asked{same}")
    with _loading:
        knowledge = _knowledge(reader_version)
    return tuple(_read_one(unread, knowledge) for unread in batch)


def _read_one(unread: Unread, knowledge: Knowledge) -> bytes | Refused:
    entry = Entry.model_validate_json(unread.entry) if unread.entry else None
    try:
        return encoded_layers(read_text(unread.seed, entry, knowledge))
    except SourceError as error:
        return Refused(error.path, error.line, error.message)


@lru_cache(maxsize=1)
def _knowledge(reader_version: ReaderVersion) -> Knowledge:
    """The catalogue, loaded once a process; a worker may not see the folder of a site's own."""
    with tempfile.TemporaryDirectory(prefix="catalogue-") as folder:
        for name, data in reader_version.own:
            Path(folder, name).write_bytes(data)
        return load_knowledge(Path(folder))


# --- A worker on this machine -------------------------------------------------------------------


def end_with(alive: Connection) -> None:
    """Prepares a worker process: it exits as soon as the process that started it is done or gone.

    It ignores Ctrl-C, which a terminal sends to every process: the one that started it decides.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_wait, args=(alive,), daemon=True).start()


def _wait(alive: Connection) -> None:
    with contextlib.suppress(OSError, EOFError):
        alive.recv_bytes()
    os._exit(0)
