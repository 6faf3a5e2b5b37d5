"""Classes of words, which lists of the catalogue take whole."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from generator.catalogue.loading import Schema, load_yaml
from generator.catalogue.word_lists import WordList

FILE = Path(__file__).with_name("word_classes.yml")

Name = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]


class WordClasses(BaseModel):
    """The whole of `word_classes.yml`, which explains its classes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    classes: dict[Name, WordList]

    @property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """The words of each class."""
        return {name: one.words for name, one in self.classes.items()}


def load_word_classes(path: Path = FILE, own: Path | None = None) -> WordClasses:
    """The classes of `word_classes.yml`. Raises: CatalogueError."""
    return load_yaml(path, WordClasses, own)


def load_words(path: Path, schema: type[Schema], own: Path | None = None) -> Schema:
    """What `load_yaml` makes of a file whose lists may take classes of words.

    Raises: CatalogueError, also of `word_classes.yml`.
    """
    stamps = (_stamp(FILE), _stamp(own / FILE.name) if own else None)
    return load_yaml(path, schema, own, _words(own, stamps))


@lru_cache(maxsize=1)  # each file of a catalogue asks for them; an editor may mend them meanwhile
def _words(own: Path | None, _stamps: object) -> Mapping[str, tuple[str, ...]]:
    return load_word_classes(own=own).words


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What of a file changes with its content; None where it cannot be looked at."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
