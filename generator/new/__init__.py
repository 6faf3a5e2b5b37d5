"""Starts a site of one's own: a folder with `mkdocs.yml`, `docs/` and `seeds/`."""

from __future__ import annotations

import json
import shlex
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from generator.errors import GeneratorError
from generator.installation import CONFIGURATION, DISTRIBUTION
from generator.output import write_files

EXTRAS = "import,verify"
REQUIREMENTS = "requirements.txt"
WHEELS = "wheels"
"""The folder beside `requirements.txt` for a package that no index has."""

_FROM_WHEELS = f"--find-links {WHEELS}"
_CHECKOUT = Path(__file__).parents[2]
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
    """The names of the files that were written, in order, and what the editor has yet to do.

    `kept` are files that were there already and stay as they are.
    """

    files: tuple[str, ...]
    kept: tuple[str, ...]
    advice: str


def create_site(folder: Path, *, example: bool = False) -> NewSite:
    """Writes a new site into `folder`, which is made where it is missing.

    A file that is there already, a README say, is kept.
    Raises: GeneratorError when a site is there, in which case nothing is written, or when the
    folder cannot be written.
    """
    files = dict(_files(_SITE)) | (dict(_files(_EXAMPLE)) if example else {})
    requirement = requirement_of(_installed())
    if requirement.wheel:
        files[f"{WHEELS}/{requirement.wheel.name}"] = requirement.wheel
    present = {name for name in (*files, REQUIREMENTS) if (folder / name).exists()}
    sites = sorted(name for name in present if name == CONFIGURATION or name.startswith("seeds/"))
    if sites:
        raise GeneratorError(
            f"{folder}: found {', '.join(sites)}; expected a folder without a site"
        )
    lines = "".join(f"{line}\n" for line in requirement.lines).encode()
    contents: dict[str, bytes | Path] = {**files, REQUIREMENTS: lines}
    written = sorted(contents.keys() - present)
    write_files(folder, {name: contents[name] for name in written})
    return NewSite(tuple(written), tuple(sorted(present)), requirement.advice)


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
        return _of_checkout(_CHECKOUT, _version_of(_CHECKOUT))
    origin = _origin(installed)
    url, pinned = str(origin.get("url", "")), _pinned(installed.version)
    if "vcs_info" in origin:
        vcs = origin["vcs_info"]
        return Requirement((f"{DISTRIBUTION}[{EXTRAS}] @ {vcs['vcs']}+{url}@{vcs['commit_id']}",))
    if not url.startswith("file:"):
        # A site's own environment has it from the folder `wheels` beside it.
        name = f"{DISTRIBUTION.replace('-', '_')}-{installed.version}-*.whl"
        wheels = sorted((Path(sys.prefix).parent / WHEELS).glob(name))
        return Requirement((_FROM_WHEELS, pinned), wheels[0]) if wheels else Requirement((pinned,))
    path = Path(url2pathname(urlsplit(url).path))
    if path.suffix == ".whl" and path.is_file():
        return Requirement((_FROM_WHEELS, pinned), path)
    return _of_checkout(path, installed.version)


def _of_checkout(path: Path, version: str) -> Requirement:
    advice = f"pip wheel --no-deps --wheel-dir {WHEELS} {shlex.quote(str(path))}"
    return Requirement((_FROM_WHEELS, _pinned(version)), advice=advice)


def _version_of(checkout: Path) -> str:
    """The version that a checkout says of itself. Raises: GeneratorError."""
    try:
        text = (checkout / "pyproject.toml").read_text(encoding="utf-8")
    except OSError as error:
        raise GeneratorError(
            f"{checkout}: neither a package nor a checkout; expected one of them"
        ) from error
    return str(tomllib.loads(text)["project"]["version"])


def _origin(installed: Distribution) -> Mapping[str, dict[str, str]]:
    text = installed.read_text("direct_url.json")
    found: dict[str, dict[str, str]] = json.loads(text) if text else {}
    return found


def _pinned(version: str) -> str:
    """The version and its corrections, until somebody raises the number."""
    return f"{DISTRIBUTION}[{EXTRAS}]~={version}"
