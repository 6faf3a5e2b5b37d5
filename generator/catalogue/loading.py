"""Reading a YAML file against its schema."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from generator.errors import CatalogueError

Schema = TypeVar("Schema", bound=BaseModel)


def load_yaml(path: Path, schema: type[Schema]) -> Schema:
    """The file's content as a `schema` object.

    Raises: CatalogueError naming the file, the line where YAML itself is broken, or the entry
    (`reports.2.level`) that breaks the schema, with what was found and what was expected.
    """
    try:
        data = yaml.load(path.read_bytes(), Loader=_Loader)
    except FileNotFoundError as error:
        raise CatalogueError(str(path), None, "not found; expected a YAML file") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise CatalogueError(str(path), line, f"not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise CatalogueError(str(path), None, f"not valid YAML: {reason}") from error
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "the file"
        found = "" if isinstance(first["input"], dict | list) else f", found {first['input']!r}"
        raise CatalogueError(str(path), None, f"{where}: {first['msg']}{found}") from error


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # compiled where libyaml is there
