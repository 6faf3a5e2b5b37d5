"""A preview writes what an edit changes, no more, and what is there is what a clean build makes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
import yaml

from generator.catalogue import CATALOGUE
from generator.resources import TEMPLATES
from tests.factory import SEEDS
from tests.project import ROOT
from tests.sites import SHORT, site_folder

EDITS = int(os.environ.get("EDITS", "8"))
"""How many random edits are tried; `EDITS=200` takes a quarter of an hour."""

ALWAYS = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
"""What MkDocs writes at every build, whatever has changed."""

CITY = "fuzhou-2024.txt"
REPORTS = ("jiangxi-2024.txt", CITY)


class Preview:
    """The site of a folder, built again and again by one process."""

    def __init__(self, folder: Path, process: subprocess.Popen[str]) -> None:
        self.folder = folder
        self.site = folder / "preview"
        self._process = process

    def build(self) -> str:
        """Builds once more; what became of it."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def files(self) -> Mapping[str, tuple[int, bytes]]:
        """When every file was written, and what is in it."""
        return {
            path.relative_to(self.site).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
            for path in self.site.rglob("*")
            if path.is_file()
        }

    def edited(self, edit: Callable[[], object]) -> tuple[set[str], set[str]]:
        """The files that an edit had written, and those in which something changed."""
        before = self.files()
        edit()
        assert self.build() == "built"
        after = self.files()
        written = {path for path in after if before.get(path, (0,))[0] != after[path][0]} - ALWAYS
        changed = {path for path in after if before.get(path, (0, b""))[1] != after[path][1]}
        return written, (changed - ALWAYS) | (before.keys() - after.keys())


@contextmanager
def preview(folder: Path) -> Iterator[Preview]:
    command = [sys.executable, "-m", "tests.plugin.builds", str(folder / "preview")]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        with process:
            yield Preview(folder, process)
            assert process.stdin
            process.stdin.close()


def clean(folder: Path) -> dict[str, bytes]:
    """What a build from nothing makes, by address."""
    site = folder / "clean"
    shutil.rmtree(site, ignore_errors=True)
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    command = [sys.executable, "-m", "tests.plugin.builds", str(site), "--clean"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "built", result.stderr
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def assert_is_as_built_from_nothing(shown: Preview) -> None:
    expected = clean(shown.folder)
    found = {path: content for path, (_, content) in shown.files().items()}
    assert found.keys() == expected.keys()
    assert [path for path in found if found[path] != expected[path]] == []


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A province and a city of it, and a page by hand that lists the reports."""
    files = {"docs/own.md": "# 自己的一页\n\n{{ reports }}\n", "docs/picture.svg": "<svg/>"}
    return site_folder(tmp_path / "site", files=files, reports=REPORTS)


def test_without_an_edit_nothing_is_written(folder: Path) -> None:
    with preview(folder) as shown:
        assert shown.build() == "built"
        assert shown.edited(lambda: None) == (set(), set())
        assert_is_as_built_from_nothing(shown)


def test_words_without_any_figure_or_term_change_their_own_pages(folder: Path) -> None:
    """Section, full text, data and search: not the city's other sections, nor the province's."""
    with preview(folder) as shown:
        shown.build()
        seed = folder / "seeds" / CITY
        written, changed = shown.edited(lambda: replace(seed, "干部", "干部们"))
        assert written == changed
        pages = {path for path in written if path.endswith(".html")}
        assert "reports/fuzhou-2024/full/index.html" in pages
        assert not [path for path in pages if path.startswith("reports/jiangxi-2024/full")]
        assert not [path for path in pages if path.startswith(("terms/", "indicators/"))]
        assert_is_as_built_from_nothing(shown)


def test_what_is_gone_goes(folder: Path) -> None:
    """The pages of a report that is taken out, and a picture that another one takes the place of."""
    with preview(folder) as shown:
        shown.build()
        (folder / "seeds" / CITY).unlink()
        manifest = folder / "seeds" / "reports.yml"
        entries = yaml.safe_load(manifest.read_text(encoding="utf-8"))["reports"]
        kept = [entry for entry in entries if entry["file"] != CITY]
        manifest.write_text(yaml.safe_dump({"reports": kept}, allow_unicode=True), encoding="utf-8")
        picture = folder / "docs" / "picture.svg"
        picture.write_text("<svg><g/></svg>", encoding="utf-8")
        os.utime(picture, (1, 1))  # older than its copy
        shown.build()
        assert not (shown.site / "reports/fuzhou-2024").exists()
        assert (shown.site / "picture.svg").read_text(encoding="utf-8") == "<svg><g/></svg>"
        assert_is_as_built_from_nothing(shown)


def test_a_part_of_the_site_that_is_closed_is_linked_no_more(folder: Path) -> None:
    """Neither on pages nor in the data, also where the navigation stays as it is."""
    settings = folder / "mkdocs.yml"
    plugin = "nav: [own.md]\nplugins:\n  - work-reports:\n      complete_nav: false\n"
    settings.write_text(f"site_name: 试\ntheme: {{name: material}}\n{plugin}", encoding="utf-8")
    with preview(folder) as shown:
        shown.build()
        with settings.open("a", encoding="utf-8") as text:
            text.write("      glossary: false\n      coverage: false\n")
        assert shown.build() == "built"
        assert_is_as_built_from_nothing(shown)


def test_an_option_that_shows_nowhere_has_nothing_written(folder: Path) -> None:
    options = "plugins:\n  - work-reports: {jobs: 2}\n"
    with preview(folder) as shown:
        shown.build()
        settings = folder / "mkdocs.yml"
        edit = partial(replace, settings, "plugins: [work-reports]\n", options)
        assert shown.edited(edit) == (set(), set())
        assert_is_as_built_from_nothing(shown)


def test_the_catalogue_shows_in_files_too(folder: Path) -> None:
    """What an indicator is compared by is no report's: it stands in the search's figures."""
    own = folder / "catalogue" / "indicators.yml"
    own.parent.mkdir()
    shutil.copy(CATALOGUE / own.name, own)
    with preview(folder) as shown:
        shown.build()
        _, changed = shown.edited(lambda: replace(own, "headline: true", "headline: false"))
        assert "search/figures/fuzhou-2024.json" in changed
        assert_is_as_built_from_nothing(shown)


def test_a_failed_build_leaves_nothing_stale(folder: Path) -> None:
    """A template that breaks on some pages, when others are written already; then it is mended."""
    with preview(folder) as shown:
        shown.build()
        template = folder / "templates" / "term.md.jinja"
        template.parent.mkdir()
        template.write_text("<p>{{ unheard_of }}</p>", encoding="utf-8")
        replace(folder / "seeds" / CITY, "干部", "干部们")
        shown.build()
        template.unlink()
        assert shown.build() == "built"
        assert_is_as_built_from_nothing(shown)


# --- Random edits -------------------------------------------------------------------------------


def _say_more(folder: Path, chance: random.Random) -> None:
    seed = chance.choice(sorted((folder / "seeds").glob("*.txt")))
    lines = seed.read_text(encoding="utf-8").split("\n")
    at = chance.randrange(len(lines))
    said = ("推进“一网通办”。", "地区生产总值增长7%。", "落实“1269”行动计划。", "办好实事。", "")
    lines[at] += chance.choice(said)
    seed.write_text("\n".join(lines), encoding="utf-8")


def _say_less(folder: Path, chance: random.Random) -> None:
    seed = chance.choice(sorted((folder / "seeds").glob("*.txt")))
    lines = seed.read_text(encoding="utf-8").split("\n")
    del lines[chance.randrange(5, len(lines))]
    seed.write_text("\n".join(lines), encoding="utf-8")


def _change_an_entry(folder: Path, chance: random.Random) -> None:
    manifest = folder / "seeds" / "reports.yml"
    entries = yaml.safe_load(manifest.read_text(encoding="utf-8"))["reports"]
    entry = chance.choice(entries)
    entry["publisher"] = chance.choice(["甲报", "乙报"])
    entry["withhold"] = chance.random() < 0.2
    manifest.write_text(yaml.safe_dump({"reports": entries}, allow_unicode=True), encoding="utf-8")


def _add_or_remove_a_report(folder: Path, chance: random.Random) -> None:
    seed = folder / "seeds" / "yichun-2024.txt"
    if seed.exists():
        seed.unlink()
    else:
        shutil.copy(SEEDS / seed.name, seed)


def _change_a_template(folder: Path, chance: random.Random) -> None:
    name = chance.choice(["section", "term", "report", "terms", "compare"]) + ".md.jinja"
    own = folder / "templates" / name
    own.parent.mkdir(exist_ok=True)
    if own.exists():
        own.unlink()
    else:
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        own.write_text(f"{text}\n<p>{chance.randrange(9)}</p>\n", encoding="utf-8")


def _change_the_frame(folder: Path, chance: random.Random) -> None:
    own = folder / "overrides" / "main.html"
    own.parent.mkdir(exist_ok=True)
    note = f"<p>{chance.randrange(9)}</p>"
    block = f"{{% block announce %}}{note}{{% endblock %}}"
    own.write_text(f'{{% extends "reports-base.html" %}}\n{block}\n', encoding="utf-8")


def _change_the_catalogue(folder: Path, chance: random.Random) -> None:
    own = folder / "catalogue" / "stopwords.yml"
    own.parent.mkdir(exist_ok=True)
    words = chance.sample(["产业", "建设", "发展", "项目"], 2)
    own.write_text(
        yaml.safe_dump({"groups": {"其他": words}}, allow_unicode=True), encoding="utf-8"
    )


def _change_a_page(folder: Path, chance: random.Random) -> None:
    page = folder / "docs" / chance.choice(["own.md", "other.md"])
    blocks = chance.choice(["{{ reports }}", "{{ ways }}", ""])
    page.write_text(f"# 标题{chance.randrange(9)}\n\n{blocks}\n", encoding="utf-8")


def _add_or_remove_a_page(folder: Path, chance: random.Random) -> None:
    """Where the reports have one too, or else a draft."""
    page = folder / "docs" / chance.choice(["about/coverage.md", "drafts/plan.md"])
    page.parent.mkdir(exist_ok=True)
    if page.exists():
        page.unlink()
    else:
        page.write_text(f"# 自己的{chance.randrange(9)}\n", encoding="utf-8")


def _change_the_settings(folder: Path, chance: random.Random) -> None:
    name = chance.choice(["试", "另一名"])
    option = chance.choice(["", "      glossary: false\n", "      themes: false\n"])
    plugin = f"  - work-reports:\n{option}" if option else "  - work-reports\n"
    drafts = chance.choice(["", "draft_docs: /drafts/\n"])
    text = f"site_name: {name}\ntheme: {{name: material}}\n{drafts}plugins:\n{plugin}"
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def _break_and_mend(folder: Path, chance: random.Random) -> Callable[[], None]:
    """Breaks the site; what is returned mends it."""
    path, text = chance.choice(
        [
            (folder / "seeds" / "reports.yml", "reports: [}\n"),
            (folder / "templates" / "section.md.jinja", "{{ nothing.at_all }}\n"),
            (folder / "mkdocs.yml", SHORT + "unheard: [\n"),
            (folder / "catalogue" / "themes.yml", "themes: 3\n"),
            (folder / "overrides" / "main.html", '{% extends "unheard.html" %}\n'),
        ]
    )
    path.parent.mkdir(exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(text, encoding="utf-8")

    def mend() -> None:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")

    return mend


Change = Callable[[Path, random.Random], None]
CHANGES: Sequence[Change] = (
    _say_more,
    _say_more,
    _say_less,
    _change_an_entry,
    _add_or_remove_a_report,
    _change_a_template,
    _change_the_frame,
    _change_the_catalogue,
    _change_a_page,
    _add_or_remove_a_page,
    _change_the_settings,
)


def _carry_out(changes: Sequence[Change], folder: Path, chance: random.Random) -> None:
    for change in changes:
        change(folder, chance)


@pytest.mark.parametrize("seed", [int(os.environ.get("SEED", "2024"))])
def test_after_random_edits_the_site_is_as_built_from_nothing(folder: Path, seed: int) -> None:
    """Seeds, manifest, templates, frame, catalogue, pages, settings; broken and mended between."""
    chance = random.Random(seed)
    with preview(folder) as shown:
        assert shown.build() == "built"
        for _ in range(EDITS):
            changes = chance.sample(CHANGES, chance.choice([1, 1, 2]))
            if chance.random() < 0.3:
                mend = _break_and_mend(folder, chance)
                shown.build()
                mend()

            names = [change.__name__ for change in changes]
            written, changed = shown.edited(partial(_carry_out, changes, folder, chance))
            assert written <= changed, names
            assert_is_as_built_from_nothing(shown)
