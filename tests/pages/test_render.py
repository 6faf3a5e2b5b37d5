"""Templates to pages, with compiled templates kept from build to build."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.pages.render import Renderer
from generator.pages.rooms import Rooms
from generator.pictures.coverage import Coverage, CoverageLevel, CoverageRow, HeldReport


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


# -- pictures ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Held:
    held: Coverage


@pytest.mark.parametrize(
    "page, link", [("", "reports/x-2024/"), ("compare/2024/", "../../reports/x-2024/")]
)
def test_a_picture_links_from_the_page_that_shows_it(
    templates: Path, tmp_path: Path, page: str, link: str
) -> None:
    (templates / "blocks/x.html.jinja").write_text('{{ held | picture("held") }}', "utf-8")
    reports = (HeldReport(year=2024, url="reports/x-2024/"),)
    rows = (CoverageRow(name='<b>"甲', reports=reports),)
    view = Held(Coverage(title="收录的报告", levels=(CoverageLevel("省级", rows),)))
    svg = ET.fromstring(Renderer(templates, cache=tmp_path).block("x", page, view))
    assert {a.get("href") for a in svg.iter("{http://www.w3.org/2000/svg}a")} == {link}
    assert svg.get("aria-labelledby") == "held-title"


def test_a_picture_has_no_links_to_what_the_site_leaves_out(
    templates: Path, tmp_path: Path
) -> None:
    (templates / "blocks/x.html.jinja").write_text('{{ held | picture("held") }}', "utf-8")
    row = CoverageRow(name="甲", reports=(HeldReport(year=2024),), url="compare/x/")
    view = Held(Coverage(title="收录的报告", levels=(CoverageLevel("省级", (row,)),)))
    rooms = Rooms(closed=frozenset({"compare"}))
    drawn = Renderer(templates, rooms, tmp_path).block("x", "", view)
    assert "<a " not in drawn
    assert ">甲</text>" in drawn
