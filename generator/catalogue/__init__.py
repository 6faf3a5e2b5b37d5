"""The domain's knowledge as data: each `.yml` or `.csv` here has a loader of the same name."""

from pathlib import Path

CATALOGUE = Path(__file__).parent
"""The folder, for those who watch it for changes."""
