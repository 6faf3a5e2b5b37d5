"""How the plugin reads: with the processes that `mkdocs.yml` allows, and in a preview only anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.plugin import ReportsConfig, ReportsPlugin
from generator.reading.store import CACHE
from tests.sites import SHORT, site_folder


def loaded(folder: Path) -> tuple[MkDocsConfig, ReportsPlugin]:
    """The configuration of a site, and its plugin before a preview's first build."""
    config = load_config(str(folder / "mkdocs.yml"))
    plugin = config.plugins["work-reports"]
    assert isinstance(plugin, ReportsPlugin)
    plugin.on_startup(command="serve", dirty=False)
    return config, plugin


@pytest.mark.parametrize(
    ("jobs", "said"),
    [(0, "found 0;"), (-2, "found -2;"), (True, "found True;"), ("four", "Expected type")],
)
def test_a_number_of_processes_that_cannot_be_is_an_error(jobs: object, said: str) -> None:
    config = ReportsConfig()
    config.load_dict({"jobs": jobs})
    ((name, error),), _ = config.validate()
    assert name == "jobs"
    assert str(error).startswith(said)


def test_it_stops_the_build_in_a_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = SHORT.replace("[work-reports]", "[work-reports: {jobs: 0}]")
    folder = site_folder(tmp_path / "site", config)
    with pytest.raises(Abort):
        load_config(str(folder / "mkdocs.yml"))
    assert caplog.messages == [
        (
            "Config value 'plugins': Plugin 'work-reports' option 'jobs': "
            "found 0; expected a number of processes, 1 or more"
        )
    ]


def test_a_preview_reads_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first build keeps what it read beside `mkdocs.yml`; the next ones remember it."""
    folder = site_folder(tmp_path / "site")
    config, plugin = loaded(folder)
    plugin.on_pre_build(config=config)
    kept = list((folder / CACHE / "layers").glob("??/*"))
    assert len(kept) == 2
    shutil.rmtree(folder / CACHE)
    read: list[str] = []
    monkeypatch.setattr(
        "generator.reading.reader.read_text", lambda seed, *rest: read.append(seed.file)
    )
    plugin.on_pre_build(config=config)
    assert read == []
