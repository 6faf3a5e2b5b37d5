"""What the documents name is there: files, commands, options, targets of make, versions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.plugin import ReportsConfig
from tests.project import ROOT

GUIDES = ROOT / "generator/docs/about"
OWN_SITE = ["own-site.md", "own-site-en.md"]
LARGE = "large-package.md"
ABOUT_PATHS = ["README.md", "CONTRIBUTING.md"]

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?![./])[\w.*/<>-]+")
SUFFIXES = "cfg css csv html in jinja js md png py svg toml txt xml yaml yml".split()
PLACEHOLDER = re.compile(r"NAME|<\w+>")
COMMAND = re.compile(r"work-reports ([a-z]+)([^#`\n]*)")
WORKFLOWS = [".github/workflows/site.yml", "generator/new/site/dot-github/workflows/site.yml"]


def text_of(name: str) -> str:
    path = GUIDES / name if name in (*OWN_SITE, LARGE) else ROOT / name
    return path.read_text(encoding="utf-8")


def inline_code(text: str) -> list[str]:
    return CODE.findall(FENCE.sub("", text))


def is_path(word: str) -> bool:
    """Whether it is spelled like a file or a folder: `.docx`, `~=` and addresses are not."""
    if not PATH.fullmatch(word):
        return False
    stem, _, suffix = word.rpartition(".")
    return word.endswith("/") or (bool(stem) and suffix in SUFFIXES)


def made_paths() -> tuple[str, ...]:
    """Folders that are made by a command, as `.gitignore` lists them."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip("/") + "/" for line in lines if line.endswith("/"))


def is_there(path: str) -> bool:
    """Whether the repository has it: from its top, below `generator/`, or a bare file's name."""
    pattern = PLACEHOLDER.sub("*", path).rstrip("/")
    found = [*ROOT.glob(pattern), *(ROOT / "generator").glob(pattern)]
    if "/" not in path:
        found += [*(ROOT / "generator").rglob(pattern), *(ROOT / ".github").rglob(pattern)]
    return any(one.is_dir() if path.endswith("/") else one.is_file() for one in found)


def absent(words: list[str]) -> list[str]:
    paths = sorted({word for word in words if is_path(word)})
    assert len(paths) > 3, "the document names files"
    return [path for path in paths if not path.startswith(made_paths()) and not is_there(path)]


@pytest.mark.parametrize("document", ABOUT_PATHS)
def test_every_path_that_is_named_exists(document: str) -> None:
    assert absent(inline_code(text_of(document))) == []


@pytest.mark.parametrize("document", [*ABOUT_PATHS, "CHANGELOG.md"])
def test_every_link_to_a_file_leads_to_one(document: str) -> None:
    links = re.findall(r"\]\(([^)#]+)", text_of(document))
    assert [link for link in links if ":" not in link and not (ROOT / link).exists()] == []


@pytest.mark.parametrize(
    "path, there",
    [
        ("generator/plugin/", True),
        ("plugin/policy.py", True),
        ("policy.py", True),
        ("templates/blocks/NAME.html.jinja", True),
        ("tests/golden/<stage>/", True),
        ("generator/plugin.py", False),
        ("docs/assets/site.css", False),
        ("overrides/", False),
        ("policy.py/", False),
    ],
)
def test_a_dead_path_is_told_from_a_live_one(path: str, there: bool) -> None:
    assert is_path(path)
    assert is_there(path) is there


def test_the_map_names_what_exists_and_every_package() -> None:
    fences = FENCE.findall(text_of("CONTRIBUTING.md"))
    drawing = next(text for kind, text in fences if kind == "text")
    words = re.findall(r"[\w.*/-]+", drawing)
    assert absent(words) == []
    packages = {path.parent.name for path in (ROOT / "generator").glob("*/__init__.py")}
    named = {word.strip("/").rpartition("/")[2] for word in words if word.endswith("/")}
    assert packages - named == {"catalogue", "grammar"}, "what every stage reads is no stage"


@pytest.mark.parametrize("document", ABOUT_PATHS)
def test_every_target_of_make_that_is_named_exists(document: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    text = text_of(document)
    lines = [line for _, block in FENCE.findall(text) for line in block.splitlines()]
    pieces = [*inline_code(text), *lines]
    named = {match[1] for piece in pieces if (match := re.match(r"make ([a-z]+)", piece))}
    assert named
    assert named - targets == set()


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Every command in a document's code, with the options that follow it."""
    blocks = [block for _, block in FENCE.findall(text)]
    for piece in [*inline_code(text), *blocks]:
        for command, rest in COMMAND.findall(piece):
            yield command, re.findall(r"--[a-z-]+", rest)


@pytest.mark.parametrize("document", ["README.md", *OWN_SITE, LARGE])
def test_every_command_that_is_named_exists(document: str) -> None:
    named = list(commands(text_of(document)))
    assert named
    for command, options in named:
        assert command in main.commands, command
        known = {name for option in main.commands[command].params for name in option.opts}
        assert set(options) <= known, command


def test_the_readme_names_every_command() -> None:
    assert {command for command, _ in commands(text_of("README.md"))} == set(main.commands)


def table_of_options(text: str) -> dict[str, str]:
    """Every option of the plugin in a guide's table, with its default as written there."""
    options: dict[str, str] = {}
    lines = text.splitlines()
    head = next(at for at, line in enumerate(lines) if line.startswith(("| 选项 |", "| option |")))
    for line in lines[head + 2 :]:
        if not line.startswith("|"):
            break
        names, defaults = (CODE.findall(cell) for cell in line.split("|")[1:3])
        options |= zip(names, defaults if len(defaults) > 1 else defaults * len(names), strict=True)
    return options


@pytest.mark.parametrize("document", OWN_SITE)
def test_the_guide_has_every_option_of_the_plugin_and_no_other(document: str) -> None:
    defaults = {
        name: "null" if value is None else str(value).lower()
        for name, value in ReportsConfig().items()
    }
    assert len(defaults) > 5
    assert table_of_options(text_of(document)) == defaults


def test_both_workflows_of_a_site_pin_the_same_commits() -> None:
    here, shipped = (
        sorted(re.findall(r"uses: (\S+@\S+ # \S+)", text_of(name))) for name in WORKFLOWS
    )
    assert here == shipped
    assert len(here) > 3


def test_every_dependency_stands_once_in_the_table() -> None:
    text = text_of("CONTRIBUTING.md")
    table = text[text.index("## Dependencies") :]
    named = [
        name.split()[0].lower()
        for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
        for name in row.split(", ")
        if name != "package" and not name.startswith("-")
    ]
    assert sorted(named) == sorted(set(named))
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    extras: list[list[str]] = list(project["optional-dependencies"].values())
    build = text_of("requirements-build.in").splitlines()
    required = [*project["dependencies"], *(one for extra in extras for one in extra), *build]
    names = {re.split(r"[^\w-]", line)[0].lower() for line in required if line[0] != "#"}
    assert set(named) == names


def test_the_changelog_begins_with_the_version_of_the_package() -> None:
    """Or with what is not yet released, above that."""
    headings = re.findall(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    assert next(heading for heading in headings if heading != "Unreleased") == version
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("path", sorted(GUIDES.rglob("*.md")), ids=lambda path: path.stem)
def test_commands_can_be_read_on_a_phone(path: Path) -> None:
    """A comment stands above its command: behind it, a narrow screen tears the two apart.

    What is longer than the column of text has to be scrolled even on a desktop.
    """
    blocks = [
        code for kind, code in FENCE.findall(path.read_text(encoding="utf-8")) if kind == "sh"
    ]
    lines = [line for code in blocks for line in code.splitlines()]
    assert [line for line in lines if re.search(r"\S +# ", line)] == []
    assert [line for line in lines if len(line) > 80] == []
