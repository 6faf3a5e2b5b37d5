"""Classes of words, and the lists that take them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.catalogue import CATALOGUE
from generator.catalogue.loading import yaml_data
from generator.catalogue.names import load_name_words
from generator.catalogue.word_classes import load_word_classes
from generator.catalogue.word_lists import WordList
from generator.errors import CatalogueError

CLASSES = load_word_classes().words


def takers(data: Any, where: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """The lists that take classes: where each stands, its classes, its own words."""
    if isinstance(data, list):
        for number, value in enumerate(data):
            yield from takers(value, f"{where}.{number}")
    elif isinstance(data, dict):
        if isinstance(data.get("of"), list):
            yield where, data["of"], data.get("words", [])
        for name, value in data.items():
            yield from takers(value, f"{where}.{name}")


TAKERS = [
    one
    for path in sorted(CATALOGUE.glob("*.yml"))
    for one in takers(yaml_data(path.read_text(encoding="utf-8")), path.stem)
]


def test_a_word_stands_in_one_class() -> None:
    counts = Counter(word for words in CLASSES.values() for word in words)
    assert [word for word, count in counts.items() if count > 1] == []


def test_no_list_repeats_a_word_of_a_class_that_it_takes() -> None:
    assert TAKERS
    repeated = {
        where: [word for word in words if any(word in CLASSES[name] for name in of)]
        for where, of, words in TAKERS
    }
    assert {where: words for where, words in repeated.items() if words} == {}


def test_a_class_is_there_for_several_lists() -> None:
    """What one list has by itself stands there."""
    counts = Counter(name for _, of, _ in TAKERS for name in of)
    assert [name for name in CLASSES if counts[name] < 2] == []


def test_a_list_has_the_words_of_its_classes() -> None:
    fields = {"of": ["fruit", "trees"], "words": ["稻", "梨"], "example": "一棵松"}
    context = {"fruit": ("梨", "桃"), "trees": ("松",), "other": ("石",)}
    assert WordList.model_validate(fields, context=context).words == ("稻", "梨", "桃", "松")
    alone = WordList.model_validate({"of": ["trees"], "example": "一棵松"}, context=context)
    assert alone.words == ("松",)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"of": ["tree"], "words": ["稻"]}, "of: found 'tree'; expected a class of word_classes"),
        ({"of": [["trees"]], "words": ["稻"]}, "of.0\n"),
        ({"of": ["trees"], "words": [["稻"]]}, "words.0\n"),
        ({"of": "trees", "words": ["稻"]}, "of\n"),
        ({"of": ["trees"], "words": "稻"}, "words\n"),
        ({"of": ["trees"], "words": [""]}, "words.0\n"),
        ({"of": []}, "words\n"),
        ({"of": ["trees"], "example": "一块石"}, "found none of the words in 「一块石」"),
    ],
)
def test_a_faulty_list(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        WordList.model_validate({"example": "稻"} | fields, context={"trees": ("松",)})


def test_the_package_s_lists_read_them() -> None:
    fillers = load_name_words().fillers
    assert "manners" in fillers.of
    assert set(CLASSES["manners"]) < set(fillers.words)


def test_a_site_adds_a_word_to_a_list_with_classes(tmp_path: Path) -> None:
    """One that the list has by a class is none more."""
    (tmp_path / "names.yml").write_text("fillers: {words: [某某地, 深入]}", encoding="utf-8")
    package, own = load_name_words().fillers.words, load_name_words(own=tmp_path).fillers.words
    assert Counter(own) == Counter([*package, "某某地"])


def test_a_site_adds_a_word_to_a_class(tmp_path: Path) -> None:
    """All lists that take the class have it."""
    own = "classes: {manners: {words: [某某地]}}"
    (tmp_path / "word_classes.yml").write_text(own, encoding="utf-8")
    package, words = load_name_words(), load_name_words(own=tmp_path)
    assert set(words.fillers.words) - set(package.fillers.words) == {"某某地"}
    assert words.plans == package.plans


def test_a_class_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    """A served site goes on in the same process."""
    file = tmp_path / "word_classes.yml"
    before = load_name_words(own=tmp_path).fillers.words
    file.write_text("classes: {manners: {words: [某某地]}}", encoding="utf-8")
    added = load_name_words(own=tmp_path).fillers.words
    file.write_text("classes: {manners: {words: [某某样地]}}", encoding="utf-8")
    changed = load_name_words(own=tmp_path).fillers.words
    file.unlink()
    assert set(added) - set(before) == {"某某地"}
    assert set(changed) - set(before) == {"某某样地"}
    assert load_name_words(own=tmp_path).fillers.words == before


def test_a_site_s_list_takes_a_class_of_its_own(tmp_path: Path) -> None:
    own = "classes: {hills: {words: [某山, 某岭], example: 登某山}}"
    (tmp_path / "word_classes.yml").write_text(own, encoding="utf-8")
    (tmp_path / "names.yml").write_text("generic: {of: [hills]}", encoding="utf-8")
    package, words = load_name_words().generic, load_name_words(own=tmp_path).generic
    assert words.of == (*package.of, "hills")
    assert set(words.words) - set(package.words) == {"某山", "某岭"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "names.yml",
            "generic: {of: [hills]}",
            "names.yml: generic: of: found 'hills'; expected a class of word_classes.yml",
        ),
        (
            "word_classes.yml",
            "classes: {hills: {words: [某山]}}",
            "word_classes.yml: classes.hills.example: Field required",
        ),
        (
            "word_classes.yml",
            "classes: {manners: {of: [joints]}}",
            "word_classes.yml: classes.manners: of: found 'joints'; expected words, no class",
        ),
        (
            "word_classes.yml",
            "classes: {山: {words: [某山], example: 登某山}}",
            "word_classes.yml: classes.山.[key]: String should match",
        ),
    ],
)
def test_a_slip_in_a_site_s_own_file(tmp_path: Path, name: str, text: str, said: str) -> None:
    """The file and the field are named."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_name_words(own=tmp_path)
    assert str(caught.value).removeprefix(f"{tmp_path}/").startswith(said)
