"""The tests' own site, built once and served under a sub-path; and a folder with one report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.verifying.local_host import serving
from tests.factory import TEXT
from tests.project import SUB_PATH, build_into, copy_site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def site_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the site is built from; no test changes it."""
    return copy_site(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def built_site(site_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return build_into(site_project, tmp_path_factory.mktemp("built") / SUB_PATH)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the site's folder that a test may break."""
    return copy_site(tmp_path / "project")


@pytest.fixture(scope="session")
def base_url(built_site: Path) -> Iterator[str]:
    """Where the built site is served, below a sub-path as on a project's pages."""
    with serving(built_site, SUB_PATH) as address:
        yield address
