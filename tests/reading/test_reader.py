"""A report is read only where it must be, and what comes of it is the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.catalogue.knowledge import Knowledge, load_knowledge
from generator.model import Source
from generator.reading import LayerStore, Reader, read_corpus, read_withheld
from generator.reading.fingerprint import reader_version_of
from generator.splitting.report import outline_source
from tests.factory import SEEDS, report_text, seeds

FILES = sorted(path.name for path in SEEDS.glob("*.txt"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the five reports."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


@pytest.fixture
def outlined(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Tells which files were read anew since it was last asked."""
    files: list[str] = []

    def counting(source: Source, *arguments: object) -> object:
        files.append(source.file)
        return outline_source(source, *arguments)  # type: ignore[arg-type]

    def asked() -> list[str]:
        found = sorted(files)
        files.clear()
        return found

    monkeypatch.setattr("generator.layers.outline_source", counting)
    return asked


def stored(folder: Path) -> Reader:
    """A reader as a new process has it: nothing remembered, layers kept beside the folder."""
    return Reader(LayerStore(folder.parent / "cache"), jobs=1)


def edit(folder: Path, old: str, new: str, file: str = "jiangxi-2024.txt") -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_unchanged_report_is_not_read_again(
    folder: Path, outlined: Callable[[], list[str]]
) -> None:
    first = read_corpus(folder, stored(folder))
    assert outlined() == FILES
    second = read_corpus(folder, stored(folder))
    assert outlined() == []
    assert second == first
    assert second == read_corpus(folder)


def test_a_report_that_changed_is(folder: Path, outlined: Callable[[], list[str]]) -> None:
    """Alone: for its own text, or for its own entry."""
    read_corpus(folder, stored(folder))
    outlined()
    edit(folder, "增长", "提高")
    read_corpus(folder, stored(folder))
    assert outlined() == ["jiangxi-2024.txt"]
    edit(folder, "- file: jian-2024.txt\n", "- file: jian-2024.txt\n    note: 甲\n", "reports.yml")
    read_corpus(folder, stored(folder))
    assert outlined() == ["jian-2024.txt"]


def test_the_site_s_own_catalogue_has_all_read_again(
    folder: Path, outlined: Callable[[], list[str]]
) -> None:
    read_corpus(folder, stored(folder))
    outlined()
    own = folder.parent / "catalogue"
    own.mkdir()
    (own / "surnames.yml").write_text("surnames: {words: [某]}\n", encoding="utf-8")
    read_corpus(folder, stored(folder))
    assert outlined() == FILES


def test_layers_of_other_bytes_are_never_taken(folder: Path) -> None:
    """A file that takes another's name is read as what it is."""
    read_corpus(folder, stored(folder))
    (folder / "jian-2024.txt").write_text(report_text("吉安市", 2024), encoding="utf-8")
    report = read_corpus(folder, stored(folder)).corpus.report("jian-2024")
    assert report.characters < 1000


def test_a_site_that_was_moved_is_not_read_again(
    folder: Path, outlined: Callable[[], list[str]]
) -> None:
    """Messages name the file where it lies now."""
    edit(folder, "（二）", "（五）")
    before = read_corpus(folder, stored(folder))
    moved = Path(shutil.move(folder, folder.parent / "reports"))
    outlined()
    after = read_corpus(moved, stored(moved))
    assert outlined() == []
    assert before.problems
    assert [str(problem) for problem in after.problems] == [
        str(problem).replace(str(folder), str(moved)) for problem in before.problems
    ]
    assert {source.path for source in after.sources.values()} == {
        str(moved / name) for name in FILES
    }


def test_what_cannot_be_used_is_told_each_time(folder: Path) -> None:
    (folder / "other.txt").write_text("这是一篇文章。" * 100, encoding="utf-8")
    reader = stored(folder)
    first, second, third = (
        [str(error) for error in read_corpus(folder, one).errors]
        for one in (reader, reader, stored(folder))
    )
    assert len(first) == 1
    assert first == second == third


def test_withheld_reports_are_kept_as_well(folder: Path, outlined: Callable[[], list[str]]) -> None:
    edit(
        folder,
        "- file: jian-2024.txt\n",
        "- file: jian-2024.txt\n    withhold: true\n",
        "reports.yml",
    )
    for expected in (["jian-2024.txt"], []):
        reading = read_corpus(folder, stored(folder))
        outlined()
        (withheld,), errors = read_withheld(folder, reading, stored(folder))
        assert (withheld.report.report_id, errors) == ("jian-2024", ())
        assert outlined() == expected


# --- A reader that is used again ----------------------------------------------------------------


def test_a_reader_gives_the_same_objects_again(folder: Path) -> None:
    """Of what did not change, without a look at the disk: the catalogue and each report."""
    reader = stored(folder)
    first = read_corpus(folder, reader)
    shutil.rmtree(folder.parent / "cache")
    edit(folder, "增长", "提高")
    second = read_corpus(folder, reader)
    assert second.knowledge is first.knowledge
    same = {name for name in first.layers if second.layers[name] is first.layers[name]}
    assert same == first.layers.keys() - {"jiangxi-2024"}


def test_the_catalogue_is_loaded_again_when_it_changed(folder: Path) -> None:
    reader = stored(folder)
    first = read_corpus(folder, reader)
    own = folder.parent / "catalogue"
    own.mkdir()
    (own / "surnames.yml").write_text("surnames: {words: [某]}\n", encoding="utf-8")
    second = read_corpus(folder, reader)
    assert second.knowledge is not first.knowledge
    assert "某" in second.knowledge.surnames.words


def test_a_catalogue_that_changes_while_it_is_loaded_is_loaded_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else layers would be kept as those of a catalogue that they were not read with."""
    own = folder.parent / "catalogue"
    own.mkdir()
    (own / "surnames.yml").write_text("surnames: {words: [某]}\n", encoding="utf-8")
    names = iter("甲乙")

    def edited(folder: Path) -> Knowledge:
        knowledge = load_knowledge(folder)
        if name := next(names, ""):
            text = f"surnames: {{words: [{name}]}}\n"
            (own / "surnames.yml").write_text(text, encoding="utf-8")
        return knowledge

    monkeypatch.setattr("generator.reading.reader.load_knowledge", edited)
    catalogue = Reader().catalogue(own)
    assert catalogue.reader_version == reader_version_of(own)
    assert catalogue.knowledge == load_knowledge(own)


def test_only_the_last_reading_is_remembered(folder: Path) -> None:
    """A day of edits is not held in memory."""
    reader = Reader(jobs=1)
    first = read_corpus(folder, reader).layers["jian-2024"]
    text = (folder / "jian-2024.txt").read_bytes()
    edit(folder, "增长", "提高", "jian-2024.txt")
    read_corpus(folder, reader)
    (folder / "jian-2024.txt").write_bytes(text)
    again = read_corpus(folder, reader).layers["jian-2024"]
    assert again == first
    assert again is not first


def test_two_readings_at_once_share_a_store(folder: Path) -> None:
    """Whatever the other writes while this one reads, each has what it would have alone."""
    other = stored(folder)
    begun = False

    class Interrupted(LayerStore):
        def keep(self, key: str, layers: bytes) -> None:
            nonlocal begun
            if not begun:
                begun = True
                read_corpus(folder, other)
            super().keep(key, layers)

    reading = read_corpus(folder, Reader(Interrupted(folder.parent / "cache"), jobs=1))
    assert begun
    assert {name: one.report for name, one in reading.layers.items()} == {
        name: one.report for name, one in seeds().layers.items()
    }


def test_reading_is_shown_report_by_report(folder: Path) -> None:
    """Those that are read back count as well."""
    told: list[tuple[int, int]] = []

    @contextmanager
    def progress(count: int) -> Iterator[Callable[[int], object]]:
        done: list[int] = []
        yield done.append
        told.append((count, sum(done)))

    store = LayerStore(folder.parent / "cache")
    for _ in range(2):
        read_corpus(folder, Reader(store, jobs=1, progress=progress))
    assert told == [(5, 5), (5, 5)]
