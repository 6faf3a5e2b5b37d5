"""Templates to pages, with compiled templates kept from build to build."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.pages.render import Renderer


@dataclass(frozen=True)
class View:
    name: str


def render(templates: Path, cache: Path) -> str:
    return Renderer(templates, cache=cache).block("x", "x/", View("<乙>"))


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates" / "blocks"
    folder.mkdir(parents=True)
    (folder / "x.html.jinja").write_text("{{ name }}", encoding="utf-8")
    return folder.parent


def assert_is_made_anew(templates: Path, cache: Path, damage: Callable[[bytes], bytes]) -> None:
    """What was compiled and then damaged costs time, and nothing else."""
    cache.mkdir()
    expected = render(templates, cache)
    (compiled,) = cache.iterdir()
    whole = compiled.read_bytes()
    assert len(whole) > 400
    compiled.write_bytes(damage(whole))
    assert render(templates, cache) == expected
    assert compiled.read_bytes() == whole


@pytest.mark.parametrize("kept", range(0, 160, 8))
def test_a_torn_cache_is_made_anew(templates: Path, tmp_path: Path, kept: int) -> None:
    """A build that was killed while it wrote costs the next one time, and nothing else."""
    assert_is_made_anew(templates, tmp_path / "cache", lambda whole: whole[:kept])


@pytest.mark.parametrize("at", range(0, 400, 40))
def test_damaged_code_is_not_run(templates: Path, tmp_path: Path, at: int) -> None:
    def damage(whole: bytes) -> bytes:
        return whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :]

    assert_is_made_anew(templates, tmp_path / "cache", damage)


def test_a_cache_that_cannot_be_written(
    templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    expected = render(templates, tmp_path)
    monkeypatch.setattr(os, "replace", refuse)
    for path in tmp_path.glob("__jinja2*"):
        path.unlink()
    assert render(templates, tmp_path) == expected
