"""What `mkdocs.yml` says, read without MkDocs: for the tree that other builders build."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from pathspec.gitignore import GitIgnoreSpec

from generator.errors import SourceError
from generator.installation import A_SITE
from generator.package.publication import Publication, publication_of
from generator.pages.rooms import ROOMS

PLUGIN = "work-reports"


@dataclass(frozen=True)
class Tagged:
    """A value with a tag of MkDocs (`!ENV`, `!!python/name:`), kept as it is written."""

    node: yaml.Node

    @property
    def text(self) -> str:
        """What `!ENV` stands for now; empty for every other tag."""
        if self.node.tag != "!ENV":
            return ""
        named = self.node.value if isinstance(self.node, yaml.SequenceNode) else [self.node]
        names = [str(one.value) for one in named]
        default = names.pop() if len(names) > 1 else ""
        return next((os.environ[name] for name in names if name in os.environ), default)

    @property
    def value(self) -> object:
        """The same as YAML: `!ENV [GLOSSARY, false]` is a truth value, as MkDocs has it."""
        try:
            return yaml.safe_load(self.text)
        except yaml.YAMLError:
            return self.text


@dataclass(frozen=True)
class Configuration:
    """The settings of `mkdocs.yml`, as written, and the options of this plugin among them.

    `path` is where the file lies or would lie: a site without one has no settings.
    """

    path: Path
    settings: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def options(self) -> Mapping[str, Any]:
        """The options of the plugin, as they count now; empty where it has none."""
        given = mapping(self.plugins.get(PLUGIN))
        return {n: v.value if isinstance(v, Tagged) else v for n, v in given.items()}

    @cached_property
    def plugins(self) -> Mapping[str, Any]:
        """Every plugin with its options."""
        return named(self.settings.get("plugins"))

    @property
    def theme(self) -> Mapping[str, Any]:
        """What is said of the theme, but for its mere name."""
        return mapping(self.settings.get("theme"))

    @property
    def docs(self) -> Path:
        """The folder of hand-written pages."""
        return self._folder(self.settings.get("docs_dir"), "docs")

    @property
    def seeds(self) -> Path:
        """The folder of reports."""
        return self._folder(self.options.get("seeds_dir"), "seeds")

    @property
    def templates(self) -> Path:
        """The folder of page templates that go before the package's."""
        return self._folder(self.options.get("templates_dir"), "templates")

    @property
    def overrides(self) -> Path:
        """The folder of theme files that go before the package's."""
        return self._folder(self.theme.get("custom_dir"), "overrides")

    @property
    def site(self) -> Path:
        """The folder that the site is built into."""
        return self._folder(self.settings.get("site_dir"), "site")

    def _folder(self, value: object, default: str) -> Path:
        """A folder that a setting names, relative to `mkdocs.yml`, there or not."""
        name = value.text if isinstance(value, Tagged) else value
        return self.path.parent / (name if isinstance(name, str) and name else default)

    def text(self, name: str) -> str:
        """A setting that is text; empty where it is not said."""
        value = self.settings.get(name)
        return value.text if isinstance(value, Tagged) else str(value or "")

    @property
    def publication(self) -> Publication:
        """What is said of the data package. Raises: CatalogueError naming what is wrong with it."""
        return publication_of(
            self.path,
            site_name=self.text("site_name"),
            site_url=self.text("site_url"),
            author=self.text("site_author"),
            options=self.options,
        )

    @property
    def closed_rooms(self) -> frozenset[str]:
        """The parts of the site that the options turn off."""
        return frozenset(room for room in ROOMS if self.options.get(room) is False)

    def excludes(self) -> Callable[[str], bool]:
        """Tells of a file of `docs/` whether `exclude_docs` leaves it out."""
        spec = GitIgnoreSpec.from_lines(self.text("exclude_docs").splitlines())
        return spec.match_file


def read_configuration(path: Path) -> Configuration:
    """The configuration in a file, with what it inherits; an empty one where there is no file.

    Raises: SourceError when it cannot be read or is no mapping.
    """
    try:
        return Configuration(path, _read(path, ()))
    except FileNotFoundError:
        return Configuration(path)


def _read(path: Path, heirs: tuple[Path, ...]) -> Mapping[str, Any]:
    """The settings in a file over those of the one that `INHERIT` names.

    Raises: FileNotFoundError; SourceError when one cannot be read or is no mapping.
    """
    try:
        settings = yaml.load(path.read_bytes(), _Loader)
    except FileNotFoundError:
        if not heirs:
            raise
        message = f"INHERIT names {path}, which is not there"
        raise SourceError(str(heirs[-1]), None, message) from None
    except (OSError, yaml.YAMLError, RecursionError, ValueError) as error:
        message = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise SourceError(str(path), None, f"cannot be read as YAML ({message})") from error
    if not isinstance(settings, Mapping):
        raise SourceError(str(path), None, "found no settings; expected site_name and others")
    inherited = settings.get("INHERIT")
    if not isinstance(inherited, str):
        return settings
    parent = path.parent / inherited
    if parent.resolve() in (path.resolve(), *(heir.resolve() for heir in heirs)):
        raise SourceError(str(path), None, f"INHERIT leads round in a circle to {inherited}")
    return _over(_read(parent, (*heirs, path)), settings)


def _over(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    """The child's settings over its parent's, mapping by mapping."""
    merged = {**parent, **child}
    for name in parent.keys() & child.keys():
        if isinstance(parent[name], Mapping) and isinstance(child[name], Mapping):
            merged[name] = _over(parent[name], child[name])
    merged.pop("INHERIT", None)
    return merged


def expect_configuration(path: Path) -> None:
    """For what needs a site. Raises: SourceError where there is none."""
    if not path.exists():
        expected = f"{A_SITE}; `--config` names one elsewhere"
        raise SourceError(str(path), None, f"is not there; {expected}")


def dumped(settings: Mapping[str, Any]) -> str:
    """The settings as YAML, in the order given."""
    return yaml.dump(settings, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def mapping(value: object) -> Mapping[str, Any]:
    """The value if it is a mapping, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def named(value: object) -> dict[str, Any]:
    """A list of names, each with settings or without, as one mapping: MkDocs takes both."""
    if isinstance(value, Mapping):
        return dict(value)
    found: dict[str, Any] = {}
    for entry in value if isinstance(value, list) else []:
        found |= entry if isinstance(entry, Mapping) else {str(entry): None}
    return found


class _Loader(yaml.SafeLoader):
    """Keeps what has a tag of MkDocs as it is written."""


class _Dumper(yaml.SafeDumper):
    """Writes it so again, and the same value twice rather than an anchor."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Loader.add_multi_constructor("", lambda loader, suffix, node: Tagged(node))
_Dumper.add_representer(Tagged, lambda dumper, tagged: tagged.node)
