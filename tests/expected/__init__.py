"""Facts read from the seeds by a person, against which the program is tested."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def expected(name: str) -> dict[str, Any]:
    """The facts of `tests/expected/<name>.yml`."""
    text = (Path(__file__).parent / f"{name}.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded
