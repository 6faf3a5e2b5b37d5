"""The error of a library that is not installed."""

from __future__ import annotations

from generator.errors import SourceError
from generator.installation import install_command


def missing(library: str, name: str) -> SourceError:
    """What to say, and to run, where reading the document `name` needs `library`."""
    found = f"reading it needs the library {library}, which is not installed"
    return SourceError(name, None, f"{found}; run: {install_command('import')}")
