"""A YAML file against its schema: what is taken, and in which words the rest is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from generator.catalogue.loading import (
    MAX_BYTES,
    MAX_LIST_BYTES,
    MAX_SCALAR,
    Pattern,
    Text,
    list_in,
    load_yaml,
    read_list,
    refuse_repeated,
    yaml_data,
)
from generator.errors import CatalogueError


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    words: tuple[Text, ...] = ()


class Schema(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Text
    pattern: Pattern = ""
    inner: Inner = Inner()


def load(folder: Path, text: str, own: str | None = None) -> Schema:
    (folder / "a.yml").write_text(text, encoding="utf-8")
    if own is not None:
        (folder / "own").mkdir()
        (folder / "own" / "a.yml").write_text(own, encoding="utf-8")
    return load_yaml(folder / "a.yml", Schema, folder / "own")


def refused(folder: Path, text: str, own: str | None = None) -> str:
    """What is said of a file, without the folder's name."""
    with pytest.raises(CatalogueError) as caught:
        load(folder, text, own)
    return str(caught.value).removeprefix(f"{folder}/")


def test_a_file_and_what_a_site_adds(tmp_path: Path) -> None:
    found = load(tmp_path, "name: 甲\ninner: {words: [乙]}", own="inner: {words: [丙]}")
    assert found == Schema(name="甲", inner=Inner(words=("乙", "丙")))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: 甲\ncolour: red", "a.yml: found `colour`; expected one of name, pattern, inner"),
        ("name: 甲\ninner: {x: 1}", "a.yml: found `inner.x`; expected no such field there"),
        ("[甲]", "a.yml: found ['甲']; expected named fields"),
        ("", "a.yml: found None; expected named fields"),
        ("name: ''", "a.yml: name: String should have at least 1 character, found ''"),
        ("name: 甲\nname: 乙", "a.yml:2: found `name` twice; expected once"),
        ("name: 甲\npattern: '('", "a.yml: pattern: not a regular expression"),
        ("name: 甲\n\tx: 1", "a.yml:2: not valid YAML"),
        ("x: &a {name: 甲}\n<<: *a", "a.yml:2: found `<<`; expected the fields themselves"),
        ("name: &a [*a]", "a.yml: name"),
        (f"name: {'甲' * (MAX_SCALAR + 1)}", "a.yml:1: found 10,001 characters in one value"),
        ("#" * (MAX_BYTES + 1), "a.yml: holds 2,097,153 bytes; expected 2,097,152 at most"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """Where it is, what was found, what was expected: in one line."""
    message = refused(tmp_path, text)
    assert message.startswith(said)
    assert "\n" not in message


def test_a_slip_of_the_site_s_own_is_its_own(tmp_path: Path) -> None:
    assert refused(tmp_path, "name: 甲", own="name: []").startswith("own/a.yml: name")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"a\.yml: cannot be read .*; expected a YAML file"):
        load_yaml(tmp_path / "a.yml", Schema)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("reports:\n- a\n- b", [(2, "a"), (3, "b")]),
        ("reports: []", []),
        ("reports:", []),
        ("", []),
    ],
)
def test_a_list_with_its_lines(tmp_path: Path, text: str, items: list[tuple[int, str]]) -> None:
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    assert list_in(path, read_list(path), "reports") == items


def test_a_manifest_may_be_longer_than_a_catalogue(tmp_path: Path) -> None:
    """Fifty thousand entries are; what nobody wrote by hand or program is not even read."""
    path = tmp_path / "a.yml"
    path.write_text("#" * (MAX_BYTES + 1) + "\nreports: [甲]", encoding="utf-8")
    assert list_in(path, read_list(path), "reports") == [(2, "甲")]
    with path.open("r+b") as file:
        file.truncate(MAX_LIST_BYTES + 1)
    with pytest.raises(CatalogueError, match="holds 33,554,433 bytes; expected 33,554,432 at most"):
        list_in(path, read_list(path), "reports")


@pytest.mark.parametrize("text", ["- a", "reports: a", "other: []", "reports: []\nother: []"])
def test_a_file_that_holds_anything_else(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(
        CatalogueError, match=":1: found no list `reports`; expected it and nothing"
    ):
        list_in(path, read_list(path), "reports")


def test_a_day_is_left_as_it_is_written() -> None:
    """One that no calendar has costs its entry only."""
    assert yaml_data("[2024-01-20, 2024-02-30]") == ["2024-01-20", "2024-02-30"]


def test_an_id_that_stands_twice() -> None:
    refuse_repeated("indicators", ["a", "b"])
    with pytest.raises(ValueError, match="two indicators have the id a"):
        refuse_repeated("indicators", ["a", "b", "a"])
