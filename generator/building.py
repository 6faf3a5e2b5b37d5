"""A strict build put in place of the last good site, in one step.

MkDocs builds into a folder of its own beside the site. Only when that is without fault do the two
change places, so that whoever reads the site finds the old one or the new one, whole, even if the
program is killed. What a killed program leaves behind is cleared away by the next build.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import yaml

from generator.errors import GeneratorError, SourceError
from generator.locking import locked
from generator.terminal import printable

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}

_NEW = "site"
_PREVIOUS = "previous"

Exchange = Callable[[Path, Path], bool]
"""Makes two folders change places in one step; False where the system cannot."""


@click.command()
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration.",
)
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    help="Folder to put the site in.  [default: site_dir of the configuration, or site]",
)
def build(config: Path, site_dir: Path | None) -> None:
    """Build the site strictly; a failed build leaves the last good one.

    Exits with 1 when the build has a fault or cannot be put in place.
    """
    try:
        site = site_dir or _configured_site(config)
        build_site_folder(config, site, _say)
    except GeneratorError as error:
        _say(str(error))
        sys.exit(1)
    click.echo(printable(f"{site}/ is built"))


def _say(message: str) -> None:
    click.echo(printable(message), err=True)


def build_site_folder(config: Path, site: Path, say: Callable[[str], object]) -> None:
    """Builds the site of `config` and puts it at `site`; `say` gets a line where it has to wait.

    Raises: SourceError when the build fails, in which case `site` is as it was.
    """
    target = site.resolve()  # where `site` is a link, what it leads to is replaced
    _refuse_other_folders(target, site, config)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = target.parent / f".{target.name}.lock"
        with _ended_by_sigterm(), locked(lock, what=f"{site}/", by="another build", say=say):
            clear_leftovers(target)
            with _working_folder(target) as folder:
                _run_mkdocs(config, folder / _NEW, site)
                put_in_place(folder, target)
    except OSError as error:
        raise SourceError(f"{site}/", None, f"cannot be written ({error.strerror})") from error


def _configured_site(config: Path) -> Path:
    """`site_dir` of the configuration, relative to it.

    Raises: SourceError when the configuration is not YAML.
    """

    class Loader(yaml.SafeLoader):
        """Knows no tag of MkDocs, and needs none: what has one is left to MkDocs."""

    Loader.add_multi_constructor("", lambda loader, suffix, node: None)
    try:
        settings: Any = yaml.load(config.read_bytes(), Loader)
    except (OSError, yaml.YAMLError, RecursionError) as error:
        message = f"cannot be read as YAML ({' '.join(str(error).split())})"
        raise SourceError(str(config), None, message) from error
    named = settings.get("site_dir") if isinstance(settings, dict) else None
    return config.parent / (named if isinstance(named, str) and named else "site")


def _refuse_other_folders(target: Path, site: Path, config: Path) -> None:
    """Keeps a slip in an option from replacing a folder that is no site.

    Raises: SourceError when there is something else at `site`.
    """
    folder = config.resolve().parent
    if target == folder or target in folder.parents:
        raise SourceError(f"{site}/", None, f"found the folder of {config}; expected one below it")
    if target.exists() and not target.is_dir():
        raise SourceError(str(site), None, "found a file; expected a folder, or nothing")
    if target.is_dir() and not (target / "index.html").exists():
        others = [entry.name for entry in target.iterdir() if not entry.name.startswith(".")]
        if others:
            found = f"found {min(others)} and no index.html"
            raise SourceError(f"{site}/", None, f"{found}; expected a built site, or nothing")


def _run_mkdocs(config: Path, output: Path, site: Path) -> None:
    """A strict build into `output`.

    Raises: SourceError when it fails; MkDocs has said why.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(config), "--site-dir", str(output)]
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
    if subprocess.run(command, env=environment, check=False).returncode == 0:
        return
    left = "the site is the last good one, unchanged" if site.exists() else "there is no site"
    raise SourceError(f"{site}/", None, f"the build failed: {left}")


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Lets a polite request to end clear up as an interruption from the keyboard does."""

    def end(number: int, frame: object) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


# --- Putting in place -----------------------------------------------------------------------------


@contextmanager
def _working_folder(target: Path) -> Iterator[Path]:
    """A private folder beside the site, so that a rename is enough to leave it."""
    folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=_prefix(target)))
    try:
        yield folder
    finally:
        _discard(folder, target)


def _prefix(target: Path) -> str:
    return f".{target.name}.building-"


def clear_leftovers(target: Path) -> None:
    """Undoes what a killed build left half done beside the site, and removes its folder."""
    for folder in sorted(target.parent.glob(f"{_prefix(target)}*")):
        previous = folder / _PREVIOUS
        if previous.exists() and not target.exists():
            previous.rename(target)
        _discard(folder, target)


def put_in_place(folder: Path, target: Path, exchange: Exchange | None = None) -> None:
    """Puts the new site of a working folder at `target`, what was there into the folder.

    Where the system cannot exchange two folders, there is none at `target` for a moment; a
    program that is killed just then leaves that to `clear_leftovers`.
    """
    new = folder / _NEW
    if not target.exists():
        new.rename(target)
        return
    if (exchange or exchanged)(new, target):
        return
    target.rename(folder / _PREVIOUS)
    try:
        new.rename(target)
    except BaseException:
        if not target.exists():
            (folder / _PREVIOUS).rename(target)
        raise


def exchanged(one: Path, other: Path) -> bool:
    """Makes two folders change places in one step; False where the system cannot.

    Raises: OSError when it can but does not.
    """
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        result = library.renamex_np(*names, _RENAME_SWAP)
    elif hasattr(library, "renameat2"):
        result = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    else:
        return False
    if result == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _discard(folder: Path, target: Path) -> None:
    """Removes a working folder; hidden files that stood in the site (`.git`) stay in it."""
    for name in (_NEW, _PREVIOUS):
        with contextlib.suppress(OSError):
            for entry in (folder / name).glob(".*"):
                if target.is_dir() and not (target / entry.name).exists():
                    entry.rename(target / entry.name)
    shutil.rmtree(folder, ignore_errors=True)
