"""`work-reports new`: a folder that builds, and how it gets the generator on another machine."""

from __future__ import annotations

import json
import sys
import tomllib
from importlib.metadata import Distribution
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.errors import GeneratorError
from generator.new import Requirement, create_site, requirement_of
from tests.project import ROOT
from tests.sites import build

NEW = ROOT / "generator/new/site"

WRITTEN = {
    ".gitattributes",
    ".github/workflows/site.yml",
    ".gitignore",
    "CITATION.cff",
    "README.md",
    "docs/index.md",
    "mkdocs.yml",
    "requirements.txt",
    "seeds/reports.yml",
}


def test_a_new_site_holds_no_report(tmp_path: Path) -> None:
    """What it holds is enough to build; the demonstration is asked for."""
    assert set(create_site(tmp_path / "a").files) >= WRITTEN
    assert not list((tmp_path / "a/seeds").glob("*.txt"))
    example = create_site(tmp_path / "b", example=True).files
    assert {f"seeds/{name}-2024.txt" for name in ("fuzhou", "jian", "jiangxi", "yichun")} < {
        *example
    }


@pytest.mark.parametrize(
    ("path", "kind"), [(ROOT / "CITATION.cff", "software"), (NEW / "CITATION.cff", "dataset")]
)
def test_how_to_cite_is_told_in_citation_files(path: Path, kind: str) -> None:
    """By what the format requires, of the kind that the repository is.

    Source: https://github.com/citation-file-format/citation-file-format, 1.2.0.
    """
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert told["cff-version"] == "1.2.0"
    assert told["type"] == kind
    assert told["title"]
    assert told["message"]
    assert [*told["authors"][0]] == ["name"]


def test_the_citation_file_names_this_version_and_licence() -> None:
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert told["title"] == project["name"]
    assert told["version"] == project["version"]
    assert told["license"] == project["license"]


def test_a_new_site_with_the_example_builds_strictly(tmp_path: Path) -> None:
    create_site(tmp_path, example=True)
    built = build(tmp_path, "--strict")
    assert built.status == 0, built.log
    assert "抚州市2024年" in built.page("")


def test_a_site_that_is_there_is_not_touched(tmp_path: Path) -> None:
    """Files of a site in the way are all named, and none is written."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/reports.yml").write_text("mine")
    (tmp_path / "mkdocs.yml").write_text("mine")
    with pytest.raises(GeneratorError, match=r"found mkdocs\.yml, seeds/reports\.yml; expected"):
        create_site(tmp_path)
    assert (tmp_path / "mkdocs.yml").read_text() == "mine"
    assert not (tmp_path / "docs").exists()


def test_a_fresh_repository_keeps_its_own_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every new repository has a README; what is kept is said."""
    (tmp_path / "README.md").write_text("mine")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["new", "--here"])
    assert result.exit_code == 0, result.output
    assert "README.md (kept as it was)" in result.output.splitlines()
    assert (tmp_path / "README.md").read_text() == "mine"
    assert (tmp_path / "mkdocs.yml").is_file()


def test_an_uninstalled_checkout_is_named_as_it_is() -> None:
    """What pip is asked for exists: a version, and the folder to make its wheel of."""
    found = requirement_of(None)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert found.lines == (
        "--find-links wheels",
        f"government-work-reports[import,verify]~={version}",
    )
    assert found.advice == f"pip wheel --no-deps --wheel-dir wheels {ROOT}"


def test_the_command_says_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two commands install and serve."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["new", "my site"])
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert "my site/mkdocs.yml" in lines
    after = lines[lines.index("Next:") + 1 :]
    assert after[0].startswith("  cd 'my site' && ")
    assert after[-2].endswith(".venv/bin/pip install -r requirements.txt")
    assert after[-1] == "  .venv/bin/work-reports serve"


@pytest.mark.parametrize("arguments", [[], ["x", "--here"]])
def test_the_folder_is_asked_for_once(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, ["new", *arguments])
    assert result.exit_code == 2
    assert "expected either DIR or --here" in result.output


class Installed(Distribution):
    """A distribution of one version that came from somewhere."""

    def __init__(self, origin: object = None) -> None:
        self._origin = origin

    def read_text(self, filename: str) -> str | None:
        if filename == "direct_url.json":
            return json.dumps(self._origin) if self._origin else None
        return "Metadata-Version: 2.1\nName: government-work-reports\nVersion: 1.2.3\n"

    def locate_file(self, path: object) -> Path:
        raise NotImplementedError


def test_from_an_index_the_version_is_named() -> None:
    assert requirement_of(Installed()) == Requirement(
        ("government-work-reports[import,verify]~=1.2.3",)
    )


def test_from_a_site_s_own_environment_its_wheel_goes_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pip does not say that it took the package from the folder of wheels."""
    wheel = tmp_path / "wheels" / "government_work_reports-1.2.3-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.touch()
    (wheel.parent / "government_work_reports-1.2.2-py3-none-any.whl").touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    assert requirement_of(Installed()) == Requirement(
        ("--find-links wheels", "government-work-reports[import,verify]~=1.2.3"), wheel
    )


def test_from_a_repository_the_commit_is_named() -> None:
    origin = {
        "url": "https://example.org/reports.git",
        "vcs_info": {"vcs": "git", "commit_id": "abc123"},
    }
    assert requirement_of(Installed(origin)).lines == (
        "government-work-reports[import,verify] @ git+https://example.org/reports.git@abc123",
    )


def test_a_wheel_comes_along(tmp_path: Path) -> None:
    """No index has it, so the folder does."""
    wheel = tmp_path / "wheel 1.whl"
    wheel.write_bytes(b"")
    found = requirement_of(Installed({"url": wheel.as_uri(), "archive_info": {}}))
    assert found.lines == (
        "--find-links wheels",
        "government-work-reports[import,verify]~=1.2.3",
    )
    assert found.wheel == wheel


def test_of_a_checkout_a_wheel_has_to_be_built(tmp_path: Path) -> None:
    found = requirement_of(Installed({"url": tmp_path.as_uri(), "dir_info": {"editable": True}}))
    assert found.advice == f"pip wheel --no-deps --wheel-dir wheels {tmp_path}"
