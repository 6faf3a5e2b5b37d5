"""Starts a site of one's own: a folder with `mkdocs.yml`, `docs/` and `seeds/`."""

from __future__ import annotations

import json
import shlex
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.errors import GeneratorError
from generator.importing.optional import DISTRIBUTION

EXTRAS = "import,verify"
WHEELS = "wheels"
"""The folder beside `requirements.txt` for a package that no index has."""

_SITE = Path(__file__).parent / "site"
_EXAMPLE = Path(__file__).parent / "example"
_DOT = "dot-"
"""How a hidden file begins here: tools that pack a wheel pass over real ones."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """How the new site gets the generator: lines of `requirements.txt`, and a wheel to bring along.

    `advice` is what the editor has yet to do, empty where nothing.
    """

    lines: tuple[str, ...]
    wheel: Path | None = None
    advice: str = ""


@dataclass(frozen=True, slots=True)
class NewSite:
    """The names of the files that were written, in order, and what the editor has yet to do."""

    files: tuple[str, ...]
    advice: str


def create_site(folder: Path, *, example: bool = False) -> NewSite:
    """Writes a new site into `folder`, which is made where it is missing.

    Raises: GeneratorError when a file of it is there already; then nothing is written.
    """
    files = dict(_files(_SITE)) | (dict(_files(_EXAMPLE)) if example else {})
    requirement = requirement_of(_installed())
    if requirement.wheel:
        files[f"{WHEELS}/{requirement.wheel.name}"] = requirement.wheel
    present = sorted(name for name in (*files, "requirements.txt") if (folder / name).exists())
    if present:
        raise GeneratorError(
            f"{folder}: found {', '.join(present)}; expected a folder without a site"
        )
    try:
        for name, source in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        text = "\n".join(requirement.lines) + "\n"
        (folder / "requirements.txt").write_text(text, encoding="utf-8")
    except OSError as error:
        raise GeneratorError(f"{folder}: cannot be written ({error.strerror})") from error
    return NewSite(tuple(sorted((*files, "requirements.txt"))), requirement.advice)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and "__pycache__" not in parts:
            yield "/".join("." + p[len(_DOT) :] if p.startswith(_DOT) else p for p in parts), path


def _installed() -> Distribution | None:
    try:
        return distribution(DISTRIBUTION)
    except PackageNotFoundError:
        return None


def requirement_of(installed: Distribution | None) -> Requirement:
    """What `requirements.txt` says, so that another machine gets the generator that is used here.

    Source: PEP 610 (`direct_url.json`) tells where an installed package came from.
    """
    if installed is None:
        return Requirement((_pinned("0"),), advice=_build_a_wheel("the checkout"))
    origin = _origin(installed)
    url, pinned = str(origin.get("url", "")), _pinned(installed.version)
    if "vcs_info" in origin:
        vcs = origin["vcs_info"]
        return Requirement((f"{DISTRIBUTION}[{EXTRAS}] @ {vcs['vcs']}+{url}@{vcs['commit_id']}",))
    if not url.startswith("file:"):
        return Requirement((pinned,))
    path = Path(unquote(urlsplit(url).path))
    lines = (f"--find-links {WHEELS}", pinned)
    if path.suffix == ".whl" and path.is_file():
        return Requirement(lines, path)
    return Requirement(lines, advice=_build_a_wheel(shlex.quote(str(path))))


def _origin(installed: Distribution) -> Mapping[str, dict[str, str]]:
    text = installed.read_text("direct_url.json")
    found: dict[str, dict[str, str]] = json.loads(text) if text else {}
    return found


def _pinned(version: str) -> str:
    """The version and its corrections, until somebody raises the number."""
    return f"{DISTRIBUTION}[{EXTRAS}]~={version}"


def _build_a_wheel(checkout: str) -> str:
    return f"pip wheel --no-deps --wheel-dir {WHEELS} {checkout}"
