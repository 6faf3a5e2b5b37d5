"""`build`: the old site or the new one, whole, whatever happens to the program."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.building import clear_leftovers, exchanged, put_in_place
from generator.cli import main
from tests.project import ROOT

FILES = 120
KILLS = int(os.environ.get("KILLS", "8"))

MKDOCS = f"""
import os, pathlib, sys, time
output = pathlib.Path(sys.argv[sys.argv.index("--site-dir") + 1])
edition = os.environ["EDITION"]
if edition == "bad":
    output.mkdir()
    sys.exit("ERROR - a fault in the reports")
for number in range({FILES}):
    path = output / f"p{{number % 7}}" / f"{{number}}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(edition)
    time.sleep(float(os.environ.get("SLOW", "0")))
(output / "sitemap.xml").write_text(edition)
(output / "404.html").write_text(edition)
(output / "index.html").write_text(edition)
"""
"""A builder that is quick, so that many builds can be killed, and whose every file says its edition."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a configuration, and with that builder under the name of MkDocs."""
    package = tmp_path / "library" / "mkdocs"
    package.mkdir(parents=True)
    (package / "__main__.py").write_text(MKDOCS)
    (package / "__init__.py").write_text("")
    project = tmp_path / "project"
    project.mkdir()
    (project / "mkdocs.yml").write_text("site_name: x\nsite_url: !ENV [SITE_URL, '']\n")
    return project


def start(folder: Path, edition: str, *options: str, slow: float = 0) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": f"{folder.parent / 'library'}{os.pathsep}{ROOT}",
        "EDITION": edition,
        "SLOW": str(slow),
    }
    return subprocess.Popen(
        [sys.executable, "-c", "from generator.commands.build import build; build()", *options],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell has its background jobs, this test among them, ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def run(folder: Path, edition: str, *options: str) -> tuple[int, str, str]:
    process = start(folder, edition, *options)
    output, errors = process.communicate(timeout=60)
    return process.returncode, output, errors


def edition_of(site: Path) -> str:
    """What all files of the site say; the site is whole."""
    texts = [path.read_text() for path in site.rglob("*.html")]
    assert len(texts) == FILES + 2
    assert len(set(texts)) == 1
    return texts[0]


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "mkdocs.yml")


def test_a_build_takes_the_place_of_the_last(folder: Path) -> None:
    """Hidden files in the site, a checkout's say, stay; nothing else is left of either build."""
    assert run(folder, "1") == (0, "site/ is built\n", "")
    (folder / "site/.git").mkdir()
    (folder / "site/.git/HEAD").write_text("ref")
    (folder / "site/old.html").write_text("1")
    assert run(folder, "2")[0] == 0
    assert edition_of(folder / "site") == "2"
    assert (folder / "site/.git/HEAD").read_text() == "ref"
    assert beside(folder) == ["site"]


def test_a_failed_build_leaves_the_last_site(folder: Path) -> None:
    code, _, errors = run(folder, "bad")
    assert code == 1
    assert errors.splitlines()[-1] == "site/: the build failed: there is no site"
    run(folder, "1")
    code, output, errors = run(folder, "bad")
    assert (code, output) == (1, "")
    assert errors.splitlines() == [
        "ERROR - a fault in the reports",
        "site/: the build failed: the site is the last good one, unchanged",
    ]
    assert edition_of(folder / "site") == "1"
    assert beside(folder) == ["site"]


def test_the_configuration_names_the_folder(folder: Path) -> None:
    """Other tags of MkDocs are no obstacle; the option goes first."""
    config = folder / "mkdocs.yml"
    config.write_text(f"{config.read_text()}site_dir: public\nx: !!python/name:a.b\n")
    assert run(folder, "1")[0] == 0
    assert run(folder, "2", "--site-dir", "out/there")[0] == 0
    assert edition_of(folder / "public") == "1"
    assert edition_of(folder / "out/there") == "2"
    (folder / "below").mkdir()
    (folder / "below/site.yml").write_text("site_dir: ../public\n")
    assert run(folder, "3", "--config", "below/site.yml")[0] == 0
    assert edition_of(folder / "public") == "3"


def test_a_link_to_a_folder_stays_one(folder: Path, tmp_path: Path) -> None:
    run(folder, "1", "--site-dir", str(tmp_path / "www"))
    (folder / "site").symlink_to(tmp_path / "www")
    assert run(folder, "2")[0] == 0
    assert (folder / "site").is_symlink()
    assert edition_of(tmp_path / "www") == "2"


@pytest.mark.parametrize(
    "name, message",
    [
        (".", "./: found the folder of mkdocs.yml; expected one below it"),
        ("..", "../: found the folder of mkdocs.yml; expected one below it"),
        ("mine", "mine/: found letter.txt and no index.html; expected a built site, or nothing"),
        ("mkdocs.yml", "mkdocs.yml: found a file; expected a folder, or nothing"),
    ],
)
def test_what_is_no_site_is_not_replaced(folder: Path, name: str, message: str) -> None:
    (folder / "mine").mkdir()
    (folder / "mine/letter.txt").write_text("dear")
    assert run(folder, "1", "--site-dir", name) == (1, "", f"{message}\n")
    assert (folder / "mine/letter.txt").read_text() == "dear"


SOURCES = ("docs", "seeds", "templates", "overrides", "catalogue")


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("below", ["", "/deeper"])
def test_what_the_site_is_made_from_is_not_replaced(folder: Path, name: str, below: str) -> None:
    """Not even where it holds all that a built site has."""
    source = folder / name / below.strip("/")
    source.mkdir(parents=True)
    for file in ("index.html", "404.html", "sitemap.xml", "mine.txt"):
        (source / file).write_text("mine")
    code, _, errors = run(folder, "1", "--site-dir", f"{name}{below}")
    assert code == 1
    assert errors.startswith(f"{name}{below}/: found the folder of the ")
    assert len(errors.splitlines()) == 1
    assert {path.read_text() for path in source.iterdir()} == {"mine"}
    assert beside(folder) == [name]


@pytest.mark.parametrize(
    "settings",
    [
        "docs_dir: own/x",
        "theme: {custom_dir: own/x}",
        "plugins: [search, work-reports: {seeds_dir: own/x}]",
        "plugins: {work-reports: {templates_dir: own/x}}",
        "plugins: [work-reports: {seeds_dir: own/catalogue/seeds}]",
    ],
)
def test_folders_that_the_configuration_names_are_not_replaced(folder: Path, settings: str) -> None:
    """Nor what holds them, nor where a link leads to them."""
    config = folder / "mkdocs.yml"
    config.write_text(f"{config.read_text()}{settings}\n")
    (folder / "own/x").mkdir(parents=True)
    (folder / "link").symlink_to("own")
    for name in ("own", "link"):
        code, _, errors = run(folder, "1", "--site-dir", name)
        assert (code, errors.startswith(f"{name}/: found the folder of the ")) == (1, True), errors
    assert [path.name for path in (folder / "own").iterdir()] == ["x"]


@pytest.mark.parametrize("name", ["404.html", "sitemap.xml"])
def test_a_folder_with_a_home_page_may_be_no_site(folder: Path, name: str) -> None:
    """A page of one's own at `index.html` does not make a folder one that was built."""
    run(folder, "1", "--site-dir", "public")
    (folder / "public" / name).unlink()
    code, _, errors = run(folder, "2", "--site-dir", "public")
    assert code == 1
    assert errors.endswith(f" and no {name}; expected a built site, or nothing\n")
    assert (folder / "public/index.html").read_text() == "1"


def test_sources_beside_the_configuration_leave_room_for_a_site(folder: Path) -> None:
    config = folder / "mkdocs.yml"
    config.write_text(f"{config.read_text()}plugins: [work-reports: {{seeds_dir: .}}]\n")
    (folder / "site").mkdir()
    assert run(folder, "1")[0] == 0
    assert edition_of(folder / "site") == "1"


def test_a_folder_that_cannot_be_made_is_one_line(folder: Path) -> None:
    code, _, errors = run(folder, "1", "--site-dir", "mkdocs.yml/site")
    assert (code, errors) == (1, "mkdocs.yml/site/: cannot be written (File exists)\n")


def test_a_site_that_cannot_be_looked_at_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path)

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    result = CliRunner().invoke(main, ["build"])
    assert (result.exit_code, result.stderr) == (
        1,
        "site/: cannot be written (Permission denied)\n",
    )


def test_a_configuration_that_is_none_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("a: [")
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 1
    assert result.stderr.startswith("mkdocs.yml: cannot be read as YAML (")
    assert len(result.stderr.splitlines()) == 1


def test_two_builds_at_once_come_one_after_the_other(folder: Path) -> None:
    """Both succeed, the second says that it waits, and the site is whole all the time."""
    run(folder, "0")
    one, other = start(folder, "1", slow=0.005), start(folder, "2", slow=0.005)
    results = [process.communicate(timeout=60) for process in (one, other)]
    assert (one.returncode, other.returncode) == (0, 0)
    waited = [errors for _, errors in results if errors]
    assert len(waited) == 1
    assert waited[0].startswith("site/: waiting for another build")
    assert edition_of(folder / "site") in ("1", "2")
    assert beside(folder) == ["site"]


# --- Killed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_killed_build_leaves_the_old_site_or_the_new(
    folder: Path, number: signal.Signals
) -> None:
    """At random moments; at no moment is there none, and the next build clears up."""
    draw = random.Random(number)
    run(folder, "0")
    begun = time.monotonic()
    run(folder, "0")
    whole = time.monotonic() - begun
    here, old = "0", 0
    for edition in map(str, range(1, KILLS + 1)):
        process = start(folder, edition)
        time.sleep(draw.uniform(0.3, 1.1) * whole)
        os.killpg(process.pid, number)
        _, errors = process.communicate(timeout=60)
        assert "Traceback" not in errors or number == signal.SIGINT
        found = edition_of(folder / "site")
        assert found in (here, edition)
        old += found == here
        here = found
    assert old, "no build was killed before it was done"
    assert run(folder, "last")[0] == 0
    assert edition_of(folder / "site") == "last"
    assert beside(folder) == ["site"]


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system has no exchange")
def test_the_site_is_there_at_every_moment(tmp_path: Path) -> None:
    """A reader who looks all the time never finds it gone."""
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("0")
    missing: list[int] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                (target / "index.html").read_text()
            except OSError:
                missing.append(1)

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(300):
        folder = tmp_path / f".site.building-{number}"
        (folder / "site").mkdir(parents=True)
        (folder / "site/index.html").write_text(str(number))
        put_in_place(folder, target)
    done.set()
    reader.join()
    assert missing == []
    assert (target / "index.html").read_text() == "299"


def test_without_an_exchange_two_renames_do(tmp_path: Path) -> None:
    """Between them a killed program leaves no site; the next run puts the old one back."""
    target, folder = tmp_path / "site", tmp_path / ".site.building-x"
    for path, text in ((target, "old"), (folder / "site", "new")):
        path.mkdir(parents=True)
        (path / "index.html").write_text(text)
    put_in_place(folder, target, lambda one, other: False)
    assert (target / "index.html").read_text() == "new"
    assert (folder / "previous/index.html").read_text() == "old"
    clear_leftovers(target)
    assert (target / "index.html").read_text() == "new"
    assert not folder.exists()

    (folder / "previous").mkdir(parents=True)
    (target / "index.html").unlink()
    target.rmdir()
    (folder / "previous/index.html").write_text("old")
    clear_leftovers(target)
    assert (target / "index.html").read_text() == "old"
    assert not folder.exists()


def test_a_rename_that_fails_puts_the_old_site_back(tmp_path: Path) -> None:
    target, folder = tmp_path / "site", tmp_path / ".site.building-x"
    target.mkdir()
    folder.mkdir()
    with pytest.raises(OSError, match="site"):
        put_in_place(folder, target, lambda one, other: False)
    assert target.is_dir()


def test_an_exchange_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchanged(tmp_path / "none", tmp_path / "neither")
