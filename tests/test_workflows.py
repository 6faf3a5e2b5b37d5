"""The workflows: pinned, without rights they do not need, and deaf to what a stranger may write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.reading.store import CACHE
from tests.project import ROOT

SHIPPED = ROOT / "generator/new/site/dot-github/workflows/site.yml"
WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), SHIPPED]
CONTENT = [ROOT / ".github/workflows/site.yml", SHIPPED]

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
FOREIGN = re.compile(r"github\.(event|head_ref|actor|ref_name)|inputs\.|\bhead_ref\b")
MAY_WRITE = {"pages": "write", "id-token": "write"}


def read(path: Path) -> dict[str, Any]:
    """A workflow; its key `on`, which YAML reads as true, under that name."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(workflow, dict)
    return {"on" if key is True else str(key): value for key, value in workflow.items()}


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in read(path)["jobs"].values():
        yield from job["steps"]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)


def test_there_are_two_here_and_one_for_others() -> None:
    assert [name_of(path) for path in WORKFLOWS] == [
        ".github/workflows/generator.yml",
        ".github/workflows/site.yml",
        "generator/new/site/dot-github/workflows/site.yml",
    ]


@every_workflow
def test_actions_are_pinned_by_commit(path: Path) -> None:
    """A tag can be moved; the version stands beside the commit for people and for dependabot."""
    uses = [
        line.partition("uses:")[2].strip()
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.match(r"\s*(- )?uses:", line)
    ]
    assert len(uses) == len([step for step in steps(path) if "uses" in step]) > 0
    assert [one for one in uses if not PINNED.fullmatch(one)] == []


@every_workflow
def test_rights_are_the_least(path: Path) -> None:
    """Reading by default; only the job that publishes writes, and never for a pull request."""
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        rights = job.get("permissions", {})
        assert rights.items() <= {**MAY_WRITE, "contents": "read"}.items() or rights == {
            "contents": "read",
            "pages": "read",
        }
        if "write" in rights.values():
            assert job["if"] == (
                "github.ref == 'refs/heads/main' && github.event_name != 'pull_request'"
            )
            assert not [step for step in job["steps"] if "run" in step]
    assert "secrets" not in path.read_text(encoding="utf-8")


@every_workflow
def test_strangers_reach_no_shell_and_no_credentials(path: Path) -> None:
    workflow = read(path)
    assert set(workflow["on"]) == {"push", "pull_request", "workflow_dispatch"}
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        values = [*step.get("env", {}).values(), *step.get("with", {}).values()]
        assert [value for value in values if FOREIGN.search(str(value))] == []
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
    assert all(job["timeout-minutes"] <= 30 for job in workflow["jobs"].values())
    assert workflow["concurrency"]["group"].endswith("-${{ github.ref }}")


@pytest.mark.parametrize("path", CONTENT, ids=name_of)
def test_content_is_checked_built_verified_and_published(path: Path) -> None:
    """In this order, without a test of the generator."""
    workflow = read(path)
    runs = " ".join(step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step)
    order = [
        runs.index(word) for word in ("check", "build" if path == SHIPPED else "site", "verify")
    ]
    assert order == sorted(order)
    assert "test" not in runs
    assert workflow["jobs"]["deploy"]["needs"] == "build"


def test_the_two_content_workflows_differ_only_in_their_commands() -> None:
    """What is mended in the one is mended in the other."""
    ours, theirs = map(read, CONTENT)
    for workflow in (ours, theirs):
        build = workflow["jobs"]["build"]["steps"]
        workflow["jobs"]["build"]["steps"] = [step for step in build if "run" not in step]
        for step in workflow["jobs"]["build"]["steps"]:
            for name in ("cache-dependency-path", "key"):
                step.get("with", {}).pop(name, None)
    assert ours == theirs


@pytest.mark.parametrize("path", CONTENT, ids=name_of)
def test_what_was_read_is_kept_for_the_next_run(path: Path) -> None:
    """Under a key that changes with whatever is read, so that each run keeps what it read anew.

    Layers alone: the compiled templates beside them are code.
    """
    build = read(path)["jobs"]["build"]["steps"]
    (kept,) = [step["with"] for step in build if step.get("uses", "").startswith("actions/cache@")]
    assert kept["path"] == f"{CACHE.as_posix()}/layers"
    assert kept["key"].startswith(kept["restore-keys"])
    for changing in ("python-version", "seeds/**", "catalogue/**", "requirements.txt"):
        assert changing in kept["key"]
    ignored = ROOT / "generator/new/site/dot-gitignore"
    assert f"/{CACHE.parent}/" in ignored.read_text(encoding="utf-8").splitlines()


def test_dependabot_looks_after_actions_and_packages() -> None:
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))
    by_kind = {one["package-ecosystem"]: one for one in updates["updates"]}
    assert by_kind.keys() == {"github-actions", "pip"}
    actions = by_kind["github-actions"]
    shipped = f"/{SHIPPED.relative_to(ROOT).parent.as_posix()}"
    assert actions["directories"] == ["/", shipped]
    assert actions["groups"] == {"actions": {"patterns": ["*"]}}  # one pull request for both
