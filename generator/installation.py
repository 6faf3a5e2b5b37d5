"""The program as a package, and what it works on.

Its name, how its optional libraries are installed, and by what a folder is known as a site.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

DISTRIBUTION = "government-work-reports"

CONFIGURATION = "mkdocs.yml"
"""The file that makes a folder a site."""

A_SITE = "expected a site's folder: go to one, or start one with `work-reports new --here`"
"""What a command says that finds nothing of a site where it is run."""


def install_command(extra: str) -> str:
    """How to install what an extra brings, beside this very installation of the program.

    An installed package, also one that is installed as a checkout in place, is left as it is and
    only completed; a mere folder of the source is installed in place.
    """
    try:
        distribution(DISTRIBUTION)
    except PackageNotFoundError:
        return f'pip install -e "{Path(__file__).parents[1]}[{extra}]"'
    return f'pip install "{DISTRIBUTION}[{extra}]"'
