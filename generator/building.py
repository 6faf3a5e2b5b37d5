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
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.configuration import Configuration
from generator.errors import SourceError
from generator.locking import locked
from generator.mkdocs_process import ended_by_sigterm, run_mkdocs
from generator.seeds.folder import CATALOGUE

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}

_EVERY_SITE_HAS = ("index.html", "404.html", "sitemap.xml")
"""By these a folder is known as one that MkDocs has built, and may be replaced."""

_NEW = "site"
_PREVIOUS = "previous"

Exchange = Callable[[Path, Path], bool]
"""Makes two folders change places in one step; False where the system cannot."""


def build_site_folder(settings: Configuration, site: Path, say: Callable[[str], object]) -> None:
    """Builds the site and puts it at `site`; `say` gets a line where it has to wait.

    Raises: SourceError when the build fails, in which case `site` is as it was.
    """
    try:
        target = site.resolve()  # where `site` is a link, what it leads to is replaced
        _refuse_other_folders(target, site, settings)
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = target.parent / f".{target.name}.lock"
        with ended_by_sigterm(), locked(lock, what=f"{site}/", by="another build", say=say):
            clear_leftovers(target)
            with _working_folder(target) as folder:
                _build_strictly(settings.path, folder / _NEW, site)
                put_in_place(folder, target)
    except OSError as error:
        raise SourceError(f"{site}/", None, f"cannot be written ({error.strerror})") from error


# --- What is not replaced -------------------------------------------------------------------------


def _refuse_other_folders(target: Path, site: Path, settings: Configuration) -> None:
    """Keeps a slip in an option from replacing a folder that is no site.

    Raises: SourceError when there is something else at `site`, or it belongs to the sources.
    """
    base = settings.path.resolve().parent
    if target == base or target in base.parents:
        found = f"found the folder of {settings.path}"
        raise SourceError(f"{site}/", None, f"{found}; expected one below it")
    for what, path in _source_folders(settings):
        folder = path.resolve()
        # Where the sources lie in the folder of the configuration itself, a site may lie there too.
        around = [] if folder in (base, *base.parents) else target.parents
        if target == folder or target in folder.parents or folder in around:
            found = f"found the folder of {what}, or one that holds it or lies in it"
            raise SourceError(f"{site}/", None, f"{found}; expected one of the site's own")
    if target.exists() and not target.is_dir():
        raise SourceError(str(site), None, "found a file; expected a folder, or nothing")
    if target.is_dir():
        _refuse_what_is_no_site(target, site)


def _source_folders(settings: Configuration) -> Iterator[tuple[str, Path]]:
    """What the site is made from, there or not: in words, and where it lies."""
    yield "the pages written by hand", settings.docs
    yield "the reports", settings.seeds
    yield "the site's own templates", settings.templates
    yield "the site's own theme", settings.overrides
    yield "the site's own catalogue", settings.seeds.resolve().parent / CATALOGUE


def _refuse_what_is_no_site(target: Path, site: Path) -> None:
    """Raises: SourceError when the folder holds something, and not what every built site has."""
    others = [entry.name for entry in target.iterdir() if not entry.name.startswith(".")]
    missing = [name for name in _EVERY_SITE_HAS if not (target / name).is_file()]
    if others and missing:
        found = f"found {min(others)} and no {missing[0]}"
        raise SourceError(f"{site}/", None, f"{found}; expected a built site, or nothing")


# --- Building -------------------------------------------------------------------------------------


def _build_strictly(config: Path, output: Path, site: Path) -> None:
    """A strict build into `output`.

    Raises: SourceError when it fails; MkDocs has said why.
    """
    files = ("--config-file", str(config), "--site-dir", str(output))
    if run_mkdocs("build", "--strict", *files) == 0:
        return
    left = "the site is the last good one, unchanged" if site.exists() else "there is no site"
    raise SourceError(f"{site}/", None, f"the build failed: {left}")


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
