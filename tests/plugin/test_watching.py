"""A preview notices what is made while it runs, and stays when something cannot be built."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from generator.plugin.watching import keep_answering, watch_closely


def build_nothing() -> None:
    """The builder of a server that is never asked to build."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    made = LiveReloadServer(build_nothing, "127.0.0.1", 0, str(tmp_path))
    yield made
    made.observer.stop()
    made.server_close()


def wants_rebuild(server: LiveReloadServer) -> bool:
    """Whether the server notices a change before long; it then waits for the next one."""
    with server._rebuild_cond:
        noticed = server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=10)
        server._want_rebuild = False
    return noticed


def test_a_folder_made_while_the_preview_runs_is_watched(
    server: LiveReloadServer, tmp_path: Path
) -> None:
    """Made, written to, taken away and made anew: each is noticed."""
    templates = tmp_path / "templates"
    watch_closely(server, [templates])
    server.observer.start()
    for _ in range(2):
        templates.mkdir()
        (templates / "term.md.jinja").write_text("{{ name }}", encoding="utf-8")
        assert wants_rebuild(server)
        assert str(templates) in server._watched_paths
        (templates / "term.md.jinja").write_text("{{ name }}。", encoding="utf-8")
        assert wants_rebuild(server)
        shutil.rmtree(templates)
        assert wants_rebuild(server)


def test_a_folder_that_was_away_for_a_while_is_watched_still(
    server: LiveReloadServer, tmp_path: Path
) -> None:
    """Another branch of an editor's may not have it."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "one.txt").write_text("甲", encoding="utf-8")
    server.watch(str(seeds))
    watch_closely(server, [])
    server.observer.start()
    seeds.rename(tmp_path / "away")
    assert wants_rebuild(server)
    (tmp_path / "away").rename(seeds)
    assert wants_rebuild(server)
    (seeds / "one.txt").write_text("甲乙", encoding="utf-8")
    assert wants_rebuild(server)


def test_an_edit_during_a_build_is_noticed_after_it(
    server: LiveReloadServer, tmp_path: Path
) -> None:
    """While it lasts nobody looks, which would slow it."""
    noticed_early: list[bool] = []

    def build() -> None:
        (docs / "notes.md").write_text("# 说明", encoding="utf-8")
        noticed_early.append(server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=1))

    docs = tmp_path / "docs"
    docs.mkdir()
    whole = tmp_path / "index.md"  # comes in one piece, so that one change is noticed
    whole.write_text("# 首页", encoding="utf-8")
    server.builder = build
    server.watch(str(docs))
    watch_closely(server, [])
    server.observer.start()
    whole.rename(docs / "index.md")
    assert wants_rebuild(server)
    with server._rebuild_cond:
        server.builder()
    assert noticed_early == [False]
    assert wants_rebuild(server)


def test_what_a_build_begins_to_watch_is_watched_at_once(
    server: LiveReloadServer, tmp_path: Path
) -> None:
    late = tmp_path / "late"
    late.mkdir()

    def build() -> None:
        server.watch(str(late))
        (late / "notes.md").write_text("# 说明", encoding="utf-8")

    server.builder = build
    watch_closely(server, [])
    server.observer.start()
    server.builder()
    assert wants_rebuild(server)


def test_a_build_that_fails_leaves_the_pages_and_says_why(
    server: LiveReloadServer, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise PluginError("templates/term.md.jinja:1: found the name nmae")

    server.builder = fail
    keep_answering(server)
    with caplog.at_level(logging.ERROR):
        server.builder()
    assert "templates/term.md.jinja:1: found the name nmae" in caplog.text
    assert "the pages are those of the last build" in caplog.text


def test_a_fault_of_the_program_is_not_hidden(server: LiveReloadServer) -> None:
    def fail() -> None:
        raise KeyError("a fault")

    server.builder = fail
    keep_answering(server)
    with pytest.raises(KeyError):
        server.builder()
