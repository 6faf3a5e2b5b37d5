"""Reading a YAML file against its schema."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, StringConstraints, ValidationError

from generator.errors import CatalogueError

Text = Annotated[str, StringConstraints(min_length=1)]
"""A field that may not be left empty."""


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression ({error})") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression."""

MAX_BYTES = 2 * 2**20
"""The largest file of the catalogue has a hundredth of it."""

MAX_LIST_BYTES = 32 * 2**20
"""A manifest of fifty thousand reports, all that can be said of each, has half of it."""

MAX_VALUES = 2_500_000
"""The same manifest has half of it; each takes half a kilobyte of memory."""

MAX_SCALAR = 10_000
"""The longest of the catalogue has two thousand characters."""

MAX_DEPTH = 12
"""The deepest of the catalogue has five levels."""

Schema = TypeVar("Schema", bound=BaseModel)
_Fastest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # compiled where libyaml is there


class _Loader(_Fastest):  # type: ignore[misc]
    """Leaves a day as it is written: one that no calendar has (2024-02-30) costs its entry only."""


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: str(node.value))


def yaml_data(text: str) -> Any:
    """What YAML holds that passed `refuse_hostile`; days are strings.

    Raises: yaml.YAMLError, RecursionError, ValueError.
    """
    return yaml.load(text, Loader=_Loader)


def yaml_events(text: str) -> Iterator[Any]:
    """The events of YAML, whose marks count characters. Raises: yaml.YAMLError."""
    return iter(yaml.parse(text, Loader=_Loader))


def load_yaml(
    path: Path, schema: type[Schema], own: Path | None = None, context: object = None
) -> Schema:
    """The file's content as a `schema` object, extended by the file of that name in folder `own`.

    `context` is for the schema's validators, which see it beside the data.
    Raises: CatalogueError naming the file, the line where YAML itself is broken, or the entry
    (`reports.2.level`) that breaks the schema, with what was found and what was expected.
    """
    data = _parsed(path)
    if own and (own / path.name).exists():
        path = own / path.name
        data = extended(data, _parsed(path))
    return validated(path, None, data, schema, context)


def extended(data: Any, own: Any) -> Any:
    """What the package says, with what a site says of its own.

    Named fields are extended one by one. To a list are added the items that it lacks; one with the
    `id` of another takes its place. Anything else is replaced.
    """
    if own is None:
        return data
    if isinstance(data, dict) and isinstance(own, dict):
        return data | {name: extended(data.get(name), value) for name, value in own.items()}
    if isinstance(data, list) and isinstance(own, list):
        instead = {item["id"]: item for item in own if isinstance(item, dict) and "id" in item}
        kept = [
            instead.pop(item["id"], item) if isinstance(item, dict) and "id" in item else item
            for item in data
        ]
        return kept + [item for item in own if item not in kept]
    return own


def read_list(path: Path) -> str:
    """The text of a file that holds a list. Raises: CatalogueError when it cannot be read."""
    return _read(path, MAX_LIST_BYTES)


def list_in(path: Path, text: str, name: str) -> list[tuple[int, Any]]:
    """The items of list `name` in the `text` of a file, each with its line number; may be empty.

    Raises: CatalogueError when the text is no YAML, or holds anything but that list.
    """
    node, data = _composed(path, text)
    if data is None:
        return []
    if not isinstance(data, dict) or set(data) != {name} or not isinstance(data[name], list | None):
        raise CatalogueError(str(path), 1, f"found no list `{name}`; expected it and nothing else")
    items = node.value[0][1]
    if data[name] is None:
        return []
    return [
        (item.start_mark.line + 1, value)
        for item, value in zip(items.value, data[name], strict=True)
    ]


def validated(
    path: Path, line: int | None, data: object, schema: type[Schema], context: object = None
) -> Schema:
    """`data` as a `schema` object. Raises: CatalogueError for the first thing wrong with it."""
    try:
        return schema.model_validate(data, context=context)
    except ValidationError as error:
        first, *others = error.errors()
    where = ".".join(str(step) for step in first["loc"])
    if first["type"] == "extra_forbidden":
        own = ", ".join(schema.model_fields)
        known = f"one of {own}" if len(first["loc"]) == 1 else "no such field there"
        raise CatalogueError(str(path), line, f"found `{where}`; expected {known}")
    if not isinstance(data, dict):
        raise CatalogueError(str(path), line, f"found {reprlib.repr(data)}; expected named fields")
    where = f"{where}: " if where else ""
    given = first["input"]
    found = "" if isinstance(given, dict | list) else f", found {reprlib.repr(given)}"
    message = first["msg"].removeprefix("Value error, ")  # pydantic's word for an error of ours
    # A name that is not known is mostly why another one is missing.
    unknown = [str(one["loc"][-1]) for one in others if one["type"] == "extra_forbidden"]
    instead = f", found `{unknown[0]}`" if first["type"] == "missing" and unknown else ""
    raise CatalogueError(str(path), line, f"{where}{message}{found}{instead}")


def refuse_repeated(kind: str, ids: Iterable[str]) -> None:
    """For validators. Raises: ValueError naming the first id that stands twice."""
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise ValueError(f"two {kind} have the id {name}")
        seen.add(name)


def refuse_shared(lists: Iterable[tuple[str, Iterable[str]]]) -> None:
    """For validators. Raises: ValueError naming the first word of two lists, given with names."""
    owners: dict[str, str] = {}
    for name, words in lists:
        for word in words:
            if owners.setdefault(word, name) != name:
                raise ValueError(f"{word} stands in {owners[word]} and {name}")


def _parsed(path: Path) -> Any:
    """The file as data. Raises: CatalogueError."""
    return _composed(path, _read(path, MAX_BYTES))[1]


def _read(path: Path, most: int) -> str:
    """The file's text. Raises: CatalogueError."""
    try:
        size = path.stat().st_size
        if size > most:
            message = f"holds {size:,} bytes; expected {most:,} at most"
            raise CatalogueError(str(path), None, message)
        return path.read_text(encoding="utf-8")
    except OSError as error:
        message = f"cannot be read ({error.strerror}); expected a YAML file"
        raise CatalogueError(str(path), None, message) from error
    except UnicodeDecodeError as error:
        raise CatalogueError(str(path), None, f"not valid YAML: {error}") from error


def _composed(path: Path, text: str) -> tuple[Any, Any]:
    """The file as YAML nodes and as data. Raises: CatalogueError."""
    try:
        refuse_hostile(str(path), text)
        loader = _Loader(text)
        node = loader.get_single_node()
        _refuse_twins(path, node, set())
        return node, loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise CatalogueError(str(path), line, f"not valid YAML: {error.problem}") from error
    except RecursionError as error:
        message = "lists within lists without end; expected a plain list"
        raise CatalogueError(str(path), None, message) from error
    except (yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise CatalogueError(str(path), None, f"not valid YAML: {reason}") from error


def refuse_hostile(path: str, text: str) -> None:
    """Passes YAML that can be composed without harm; it is looked at event by event.

    A deep nest overflows the stack of the compiled library, which ends the process; fields merged
    into fields that merge others multiply.
    Raises: CatalogueError, yaml.YAMLError.
    """
    depth = 0
    for number, event in enumerate(yaml_events(text)):
        line = event.start_mark.line + 1 if event.start_mark else None
        if number > MAX_VALUES:
            message = f"found more than {MAX_VALUES:,} values; expected {MAX_VALUES:,} at most"
            raise CatalogueError(path, line, message)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                message = f"found lists within lists, more than {MAX_DEPTH}; expected a plain list"
                raise CatalogueError(path, line, message)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.ScalarEvent):
            if len(event.value) > MAX_SCALAR:
                message = f"found {len(event.value):,} characters in one value; expected a few"
                raise CatalogueError(path, line, message)
            if event.value == "<<" and event.implicit[0]:
                message = "found `<<`; expected the fields themselves"
                raise CatalogueError(path, line, message)


def _refuse_twins(path: Path, node: Any, seen: set[int]) -> None:
    """YAML lets the last of two fields of one name win in silence: here neither does.

    `seen` are the nodes that were looked at: aliases can name one node a thousand times.
    """
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in keys:
                line = key.start_mark.line + 1
                raise CatalogueError(str(path), line, f"found `{name}` twice; expected once")
            keys.add(name)
            _refuse_twins(path, value, seen)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_twins(path, item, seen)
