"""The error of a library that is not installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator.errors import SourceError

DISTRIBUTION = "government-work-reports"


def missing(library: str, name: str) -> SourceError:
    """What to say, and to run, where reading the document `name` needs `library`."""
    found = f"reading it needs the library {library}, which is not installed"
    return SourceError(name, None, f"{found}; run: {install_command()}")


def install_command() -> str:
    """How to install what reads documents, beside this very installation of the program.

    An installed package, also one that is installed as a checkout in place, is left as it is and
    only completed; a mere folder of the source is installed in place.
    """
    try:
        distribution(DISTRIBUTION)
    except PackageNotFoundError:
        return f'pip install -e "{Path(__file__).parents[2]}[import]"'
    return f'pip install "{DISTRIBUTION}[import]"'
