"""`add`: what is read is what is written, all of it or nothing, and nothing there is lost."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.figures.observations import read_figures
from generator.importing import add
from generator.importing.formats import Extract, Format
from generator.importing.writing import write_together
from generator.reading import read_corpus
from generator.seeds.files import MAX_BYTES
from tests.factory import report_text
from tests.project import ROOT


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder with one report and a manifest that a person wrote."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "jiangxi-2024.txt").write_text(report_text("江西省", 2024), encoding="utf-8")
    (folder / "reports.yml").write_text(
        "# ours\nreports:\n  - file: jiangxi-2024.txt  # the province\n    region: 江西省\n"
        "    adcode: '360000'\n    year: 2024\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A report of Ganzhou in 2025, called something else."""
    path = tmp_path / "吉安市2019年.txt"
    path.write_text(report_text(), encoding="utf-8")
    return path


GANZHOU = (
    '  - file: ganzhou-2025.txt\n    region: 赣州市\n    adcode: "360700"\n'
    "    level: prefecture\n    parent: 江西省\n    year: 2025\n"
)


def run(seeds: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["add", "--seeds", str(seeds), *map(str, arguments)])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def as_word(path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document whose reader extracts `text`."""
    path.write_bytes(b"PK\x03\x04 not opened here")

    def extract_bytes(data: bytes, name: str) -> Extract:
        return Extract(text=text, format=Format.WORD, encoding="")

    monkeypatch.setattr(add, "extract_bytes", extract_bytes)
    return path


# --- What is written ----------------------------------------------------------------------------


def test_a_text_is_kept_byte_for_byte_and_listed(seeds: Path, tmp_path: Path) -> None:
    """Its name comes from what it says, not from what it was called."""
    manifest = (seeds / "reports.yml").read_text(encoding="utf-8")
    path = tmp_path / "吉安市2019年.txt"
    path.write_bytes(report_text().replace("\n", "\r\n").encode("gb18030"))
    result = run(seeds, path)
    assert result.exit_code == 0, result.stderr
    assert (seeds / "ganzhou-2025.txt").read_bytes() == path.read_bytes()
    assert (seeds / "reports.yml").read_text(encoding="utf-8") == manifest + GANZHOU
    assert [r.report_id for r in read_corpus(seeds).corpus.reports] == [
        "jiangxi-2024",
        "ganzhou-2025",
    ]


def test_files_can_be_read_by_whom_the_folder_lets(seeds: Path, given: Path) -> None:
    """They have the rights of any new file, not of a temporary one."""
    given.chmod(0o600)
    before = os.umask(0o022)
    try:
        run(seeds, given)
    finally:
        os.umask(before)
    assert stat.S_IMODE((seeds / "ganzhou-2025.txt").stat().st_mode) == 0o644


def test_the_original_is_kept_beside_its_text(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text is what counts from then on; the manifest names the document it came from."""
    path = as_word(tmp_path / "x.DOC", report_text(), monkeypatch)
    result = run(seeds, path)
    assert result.exit_code == 0, result.stderr
    assert (seeds / "ganzhou-2025.txt").read_text(encoding="utf-8") == report_text()
    assert (seeds / "ganzhou-2025.docx").read_bytes() == path.read_bytes()
    assert "file: ganzhou-2025.txt\n    original: ganzhou-2025.docx\n" in (
        seeds / "reports.yml"
    ).read_text(encoding="utf-8")
    reading = read_corpus(seeds)
    assert not reading.errors
    assert len(reading.corpus.reports) == 2


@pytest.mark.parametrize(
    ("format", "given", "kept"),
    [
        (Format.WORD, "x.DOCX", "ganzhou-2025.docx"),
        (Format.WORD, "x", "ganzhou-2025.docx"),
        (Format.HTML, "x.asp", "ganzhou-2025.html"),
        (Format.HTML, "x.MHT", "ganzhou-2025.mht"),
        (Format.MARKDOWN, "x.md", "ganzhou-2025.md"),
        (Format.PDF, "x.txt", "ganzhou-2025.pdf"),
    ],
)
def test_an_original_ends_as_its_format_does(
    seeds: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    format: Format,
    given: str,
    kept: str,
) -> None:
    """Whatever it was called; `check` tells the format from it."""
    (tmp_path / given).write_bytes(b"\x00")
    extract = Extract(text=report_text(), format=format, encoding="")
    monkeypatch.setattr(add, "extract_bytes", lambda data, name: extract)
    assert run(seeds, tmp_path / given).exit_code == 0
    checked = CliRunner().invoke(main, ["check", "--seeds", str(seeds), "--json", "ganzhou-2025"])
    (report,) = json.loads(checked.stdout)["reports"]
    assert (report["original"], report["format"]) == (kept, format.value)


def test_a_first_report_makes_the_manifest(tmp_path: Path, given: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    run(folder, given)
    assert (folder / "reports.yml").read_text(encoding="utf-8") == f"reports:\n{GANZHOU}"


def test_a_dry_run_writes_nothing(seeds: Path, given: Path) -> None:
    """It says what would come, twins within the call included."""
    before = contents(seeds)
    again = given.with_name("again.txt")
    again.write_bytes(given.read_bytes())
    result = run(seeds, "--dry-run", given, again)
    assert contents(seeds) == before
    assert "would be added: ganzhou-2025.txt, reports.yml" in result.stdout
    assert f"{again}: is a second ganzhou-2025, after {given}, added before" in result.stderr
    assert result.exit_code == 1


def test_a_bad_file_leaves_the_others(seeds: Path, given: Path) -> None:
    """Each refusal is one line; what can be added is, and a table tells them apart."""
    missing, empty = given.with_name("missing.txt"), given.with_name("empty.txt")
    empty.touch()
    result = run(seeds, missing, given, empty)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"{missing}: cannot be read (No such file or directory)",
        f"{empty}: the file is empty; expected the text of a report",
    ]
    head, *rows = result.stdout.splitlines()[-4:]
    assert head.split()[:5] == ["file", "outcome", "report", "region", "year"]
    assert [row.split()[1] for row in rows] == ["refused", "added", "refused"]
    assert (seeds / "ganzhou-2025.txt").exists()


def test_a_report_waits_in_the_manifest(seeds: Path, given: Path) -> None:
    """An entry written before its file was there is filled in, and keeps what a person set."""
    manifest = seeds / "reports.yml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(
        f"{text}  - file: ganzhou-2025.txt # soon\n    speaker: 李克坚\n", encoding="utf-8"
    )
    run(seeds, given)
    entry = (
        '  - file: ganzhou-2025.txt # soon\n    region: 赣州市\n    adcode: "360700"\n'
        "    level: prefecture\n    parent: 江西省\n    year: 2025\n    speaker: 李克坚\n"
    )
    assert manifest.read_text(encoding="utf-8") == text + entry


# --- Region and year ----------------------------------------------------------------------------

NAMELESS = (
    "各位代表：\n一、工作回顾\n"
    + "工作取得了新的成绩。" * 25
    + "\n二、工作安排\n（一）做好工作。把工作做好。\n"
)


def test_what_the_text_does_not_say_is_asked_for(seeds: Path, given: Path) -> None:
    given.write_text(NAMELESS, encoding="utf-8")
    result = run(seeds, given)
    assert result.exit_code == 1
    assert "`--region` and `--year` give what the text does not say" in result.stderr
    result = run(seeds, "--region", "360700", "--year", "2025", given)
    assert result.exit_code == 0
    assert GANZHOU in (seeds / "reports.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("region", "message"),
    [
        ("朝阳区", "--region: 朝阳区 is one of 110105 北京市朝阳区, "),
        ("甲乙丙市", "--region: 甲乙丙市 is no known place; expected a name or code of GB/T 2260"),
    ],
)
def test_a_region_is_one_place(seeds: Path, given: Path, region: str, message: str) -> None:
    """A name that several places bear is not decided by chance."""
    result = run(seeds, "--region", region, given)
    assert result.exit_code == 1
    assert message in result.stderr


def test_a_region_that_the_text_contradicts_is_flagged(seeds: Path, given: Path) -> None:
    result = run(seeds, "--region", "吉安市", given)
    assert "warning: " in result.stderr
    assert "赣州市; the manifest says region 吉安市" in result.stderr


def test_region_and_year_speak_of_one_report(seeds: Path, given: Path) -> None:
    result = run(seeds, "--year", "2025", given, given)
    assert result.exit_code == 2
    assert "expected one FILE" in result.stderr


# --- What is there already ----------------------------------------------------------------------


@pytest.mark.parametrize("listed", [True, False])
def test_the_same_report_is_refused(seeds: Path, given: Path, listed: bool) -> None:
    """Whatever its words, one report a place and year; both files are named."""
    if not listed:
        (seeds / "reports.yml").unlink()
    given.write_text(report_text("江西省", 2024, "措辞不同。"), encoding="utf-8")
    before = contents(seeds)
    result = run(seeds, given)
    there = seeds / "jiangxi-2024.txt"
    assert result.stderr == (
        f"{given}: is a second jiangxi-2024, after {there}; expected another report, "
        "or `--replace`\n"
    )
    assert contents(seeds) == before


def test_the_same_text_is_refused(seeds: Path, given: Path) -> None:
    """Another year makes it no other report, nor do other spaces."""
    given.write_text(report_text("江西省", 2024).replace("，", "， "), encoding="utf-8")
    result = run(seeds, "--year", "2023", given)
    assert result.exit_code == 1
    assert f"holds the text of {seeds / 'jiangxi-2024.txt'}, which is jiangxi-2024" in result.stderr


def test_a_report_is_replaced_in_place(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old text goes, whatever its name; order, comments and what is of the report stay."""
    (seeds / "jiangxi-2024.txt").rename(seeds / "old.txt")
    (seeds / "old.html").touch()
    (seeds / "reports.yml").write_text(
        "reports:\n  - file: old.txt # kept\n    original: old.html\n    year: 2024\n"
        "    speaker: 叶建春\n    wrapped: false # of 2024\n    accept: [annex, front]\n"
        "  # cities:\n  - file: ganzhou-2025.txt\n",
        encoding="utf-8",
    )
    (seeds / "ganzhou-2025.txt").write_text(report_text(), encoding="utf-8")
    path = as_word(tmp_path / "x.docx", report_text("江西省", 2024, "更全。"), monkeypatch)
    result = run(seeds, "--replace", path)
    assert result.exit_code == 0, result.stderr
    assert sorted(contents(seeds)) == [
        "ganzhou-2025.txt",
        "jiangxi-2024.docx",
        "jiangxi-2024.txt",
        "reports.yml",
    ]
    assert "removed: old.html, old.txt" in result.stdout
    assert "`wrapped: false` left out" in result.stdout
    assert "`accept: annex` left out" in result.stdout
    assert (seeds / "reports.yml").read_text(encoding="utf-8") == (
        "reports:\n  - file: jiangxi-2024.txt # kept\n    original: jiangxi-2024.docx\n"
        '    region: 江西省\n    adcode: "360000"\n    level: province\n    year: 2024\n'
        "    speaker: 叶建春\n    # of 2024\n  # cities:\n  - file: ganzhou-2025.txt\n"
    )
    assert not read_corpus(seeds).errors


def test_a_report_that_is_not_listed_is_replaced_too(seeds: Path, given: Path) -> None:
    """Its text goes; the entry is a new one."""
    (seeds / "dropped.txt").write_text(report_text(more="措辞不同。"), encoding="utf-8")
    assert run(seeds, "--replace", given).exit_code == 0
    assert sorted(contents(seeds)) == ["ganzhou-2025.txt", "jiangxi-2024.txt", "reports.yml"]
    assert (seeds / "ganzhou-2025.txt").read_bytes() == given.read_bytes()
    assert (seeds / "reports.yml").read_text(encoding="utf-8").endswith(GANZHOU)


def test_twins_of_one_call_do_not_replace_each_other(seeds: Path, given: Path) -> None:
    other = given.with_name("other.txt")
    other.write_text(report_text(more="措辞不同。"), encoding="utf-8")
    result = run(seeds, "--replace", given, other)
    assert f"{other}: is a second ganzhou-2025, after {given}, added before" in result.stderr
    assert (seeds / "ganzhou-2025.txt").read_bytes() == given.read_bytes()


def test_one_report_does_not_replace_two(seeds: Path, given: Path) -> None:
    """Place and year of one, the text of another: a person has to look."""
    run(seeds, given)
    before = contents(seeds)
    result = run(seeds, "--replace", "--region", "江西省", "--year", "2024", given)
    assert result.exit_code == 1
    assert "jiangxi-2024" in result.stderr
    assert "ganzhou-2025" in result.stderr
    assert contents(seeds) == before


# --- A file that lies in the folder -------------------------------------------------------------


def test_a_file_dropped_into_the_folder_is_moved(seeds: Path) -> None:
    """It has no entry yet: it is no second report, it is the first."""
    dropped = seeds / "新报告.txt"
    dropped.write_text(report_text(), encoding="utf-8")
    result = run(seeds, dropped)
    assert result.exit_code == 0, result.stderr
    assert sorted(contents(seeds)) == ["ganzhou-2025.txt", "jiangxi-2024.txt", "reports.yml"]


def test_a_dropped_file_may_have_its_name_already(seeds: Path) -> None:
    dropped = seeds / "ganzhou-2025.txt"
    dropped.write_text(report_text(), encoding="utf-8")
    run(seeds, dropped)
    assert dropped.read_text(encoding="utf-8") == report_text()
    assert GANZHOU in (seeds / "reports.yml").read_text(encoding="utf-8")


def test_a_listed_file_is_read_anew_only_on_demand(seeds: Path) -> None:
    before = contents(seeds)
    result = run(seeds, seeds / "jiangxi-2024.txt")
    assert result.exit_code == 1
    assert "is jiangxi-2024 in reports.yml already" in result.stderr
    assert contents(seeds) == before
    assert run(seeds, "--replace", seeds / "jiangxi-2024.txt").exit_code == 0
    assert contents(seeds).keys() == before.keys()


def test_a_name_that_is_one_elsewhere_is_not_taken(seeds: Path, given: Path) -> None:
    """On a system that ignores case the one would replace the other."""
    (seeds / "Ganzhou-2025.TXT").write_text("购物清单", encoding="utf-8")
    result = run(seeds, "--replace", given)
    assert f"{seeds / 'Ganzhou-2025.TXT'} is there, and is not this report" in result.stderr


def test_a_withheld_report_stays_so(seeds: Path, given: Path) -> None:
    """A new text does not publish what an editor keeps back."""
    run(seeds, given)
    manifest = seeds / "reports.yml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(f"{text}    withhold: true # until May\n", encoding="utf-8")
    given.write_text(report_text(more="措辞不同。"), encoding="utf-8")
    result = run(seeds, "--replace", given)
    assert "`withhold: true` kept: the report is not published" in result.stdout
    assert manifest.read_text(encoding="utf-8") == f"{text}    withhold: true # until May\n"


def test_another_file_at_its_place_is_not_overwritten(seeds: Path, given: Path) -> None:
    """Something that is no report holds the name."""
    (seeds / "ganzhou-2025.txt").write_text("购物清单", encoding="utf-8")
    before = contents(seeds)
    result = run(seeds, "--replace", given)
    assert f"{seeds / 'ganzhou-2025.txt'} is there, and is not this report" in result.stderr
    assert contents(seeds) == before


# --- Nothing half -------------------------------------------------------------------------------


@pytest.mark.parametrize("failing", range(5))
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_at_any_step_leaves_the_folder_as_it_was(
    seeds: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failing: int,
    error: BaseException,
) -> None:
    """The journal, the old text away, then text, original and manifest in their places."""
    (seeds / "jiangxi-2024.txt").rename(seeds / "old.txt")
    manifest = (seeds / "reports.yml").read_text(encoding="utf-8")
    (seeds / "reports.yml").write_text(manifest.replace("jiangxi-2024.txt", "old.txt"))
    path = as_word(tmp_path / "x.docx", report_text("江西省", 2024, "更全。"), monkeypatch)
    before = contents(seeds)
    done = 0
    replace = Path.replace

    def failing_replace(self: Path, target: Path) -> Path:
        nonlocal done
        done += 1
        if done - 1 == failing:
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing_replace)
    result = run(seeds, "--replace", path)
    monkeypatch.undo()
    assert done > failing
    assert result.exit_code == (1 if isinstance(error, OSError) else 130)
    assert contents(seeds) == before


def test_an_interrupt_after_a_step_is_undone_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was done is read from the disk: the interrupt came before it could be noted."""
    (tmp_path / "a").write_bytes(b"old")
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        replace(self, target)
        if target.name == "new":
            monkeypatch.undo()
            raise KeyboardInterrupt
        return target

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_together(tmp_path, {"new": b"1", "a": b"2"}, ["b"])
    assert contents(tmp_path) == {"a": b"old"}


def test_a_folder_that_cannot_be_written(
    seeds: Path, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(add, "write_together", refuse)
    result = run(seeds, given)
    expected = f"{seeds}: cannot be written (Permission denied); nothing was changed\n"
    assert result.stderr == expected


def test_a_folder_in_which_nothing_can_be_made(
    seeds: Path, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor can its lock: one line, for `remove` as well."""

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("generator.locking.FileLock.acquire", refuse)
    expected = f"{seeds}: cannot be locked (Permission denied); nothing was changed\n"
    assert run(seeds, given).stderr == expected
    removed = CliRunner().invoke(main, ["remove", "--seeds", str(seeds), "jiangxi-2024"])
    assert removed.stderr == expected
    assert run(seeds, "--dry-run", given).exit_code == 0, "it needs no lock"


def test_an_unreadable_file_leaves_the_others(
    seeds: Path, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even Click may refuse it before the others were added."""
    secret = given.with_name("secret.txt")
    secret.write_text(report_text("吉安市"), encoding="utf-8")
    access, read_bytes = os.access, Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == secret:
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(os, "access", lambda path, mode: path != secret and access(path, mode))
    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = run(seeds, secret, given)
    assert result.exit_code == 1
    assert result.stderr == f"{secret}: cannot be read (Permission denied)\n"
    assert (seeds / "ganzhou-2025.txt").exists()


def test_nothing_is_left_of_lock_and_journal(seeds: Path, given: Path) -> None:
    run(seeds, given)
    assert sorted(contents(seeds)) == ["ganzhou-2025.txt", "jiangxi-2024.txt", "reports.yml"]


def test_a_broken_manifest_is_not_written_over(seeds: Path, given: Path) -> None:
    (seeds / "reports.yml").write_text("reports: [\n", encoding="utf-8")
    before = contents(seeds)
    result = run(seeds, given)
    assert result.exit_code == 1
    assert f"{seeds / 'reports.yml'}:" in result.stderr
    assert contents(seeds) == before


# --- Several at once ----------------------------------------------------------------------------

PLACES = (
    "赣州市 吉安市 宜春市 抚州市 上饶市 九江市 景德镇市 萍乡市 新余市 鹰潭市 南昌市 长沙市".split()
)


def test_several_processes_add_at_once(seeds: Path, tmp_path: Path) -> None:
    """Every report that was said to be added is listed, with its text."""
    files = []
    for place in PLACES:
        files.append(tmp_path / f"{place}.txt")
        files[-1].write_text(report_text(place), encoding="utf-8")
    command = [sys.executable, "-m", "generator", "add", "--seeds", str(seeds)]
    adding = [
        subprocess.Popen(
            [*command, *files[start::4]], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for start in range(4)
    ]
    for one in adding:
        _, errors = one.communicate(timeout=300)
        assert one.returncode == 0, errors.decode()
    reading = read_corpus(seeds)
    assert not reading.errors
    assert {report.region.name for report in reading.corpus.reports} == {"江西省", *PLACES}
    assert len(reading.entries) == 1 + len(PLACES)
    assert not [path for path in seeds.iterdir() if path.name.startswith(".")]


# --- Hostile files ------------------------------------------------------------------------------


def test_what_is_no_file_is_refused_before_it_is_read(seeds: Path, tmp_path: Path) -> None:
    """A pipe would never end, a large file would fill the memory."""
    pipe, folder, large = tmp_path / "pipe", tmp_path / "folder", tmp_path / "large.txt"
    os.mkfifo(pipe)
    folder.mkdir()
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    result = run(seeds, pipe, folder, large)
    assert result.stderr.splitlines() == [
        f"{pipe}: is a device, pipe or socket; expected a file",
        f"{folder}: is a folder; expected a file",
        f"{large}: holds 33,554,433 bytes; expected 33,554,432 at most",
    ]


def test_a_link_counts_where_a_person_names_it_and_not_in_the_folder(
    seeds: Path, given: Path
) -> None:
    link = given.with_name("link.txt")
    link.symlink_to(given)
    inside = seeds / "inside.txt"
    inside.symlink_to(given)
    assert f"{inside}: is a symbolic link; expected a file" in run(seeds, inside).stderr
    inside.unlink()
    assert run(seeds, link).exit_code == 0
    assert not (seeds / "ganzhou-2025.txt").is_symlink()


def test_a_linked_manifest_is_not_followed(seeds: Path, given: Path, tmp_path: Path) -> None:
    """Neither read nor written through."""
    elsewhere = (seeds / "reports.yml").rename(tmp_path / "elsewhere.yml")
    (seeds / "reports.yml").symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    result = run(seeds, given)
    assert f"{seeds / 'reports.yml'}: is a symbolic link; expected a file" in result.stderr
    assert elsewhere.read_bytes() == before
    assert not (seeds / "ganzhou-2025.txt").exists()


def test_the_folder_itself_may_be_a_link(seeds: Path, given: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(seeds)
    assert run(tmp_path / "link", given).exit_code == 0
    assert (seeds / "ganzhou-2025.txt").exists()


def test_a_name_cannot_steer_the_terminal(seeds: Path, tmp_path: Path) -> None:
    """One line each, whatever the file is called."""
    result = run(seeds, tmp_path / "a\nb\x1b[31m.txt")
    assert result.stderr == (
        f"{tmp_path}/a\\u000ab\\u001b[31m.txt: cannot be read (No such file or directory)\n"
    )


def test_a_name_that_is_no_text(seeds: Path, tmp_path: Path) -> None:
    """Systems allow any bytes; the message can be written all the same."""
    path = tmp_path / os.fsdecode(b"\xff.txt")
    message = "cannot be read (No such file or directory)"
    assert run(seeds, path).stderr == f"{tmp_path}/\\udcff.txt: {message}\n"
    (error,) = json.loads(run(seeds, "--json", path).stdout)["errors"]
    assert error["path"] == str(path)


def test_a_fault_of_the_program_costs_one_file(
    seeds: Path, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named, with the place in the code, and the others are added."""
    bad = given.with_name("bad.txt")
    bad.write_text(report_text("吉安市"), encoding="utf-8")

    def failing(report: Any, indicators: Any, **spans: Any) -> Any:
        if report.report_id == "jian-2025":
            raise IndexError("list index out of range")
        return read_figures(report, indicators, **spans)

    monkeypatch.setattr("generator.layers.read_figures", failing)
    result = run(seeds, bad, given)
    assert f"{bad}: cannot be read: IndexError list index out of range at " in result.stderr
    assert "a fault of this program" in result.stderr
    assert (seeds / "ganzhou-2025.txt").exists()


# --- For programs -------------------------------------------------------------------------------


def test_json_says_what_was_done(seeds: Path, given: Path) -> None:
    """One document on the output, for the refused as for the added."""
    missing = given.with_name("missing.txt")
    result = run(seeds, "--json", given, missing)
    data = json.loads(result.stdout)
    (added,) = data["reports"]
    assert added["report_id"] == "ganzhou-2025"
    assert added["outcome"] == "added"
    assert added["written"] == ["ganzhou-2025.txt", "reports.yml"]
    assert added["removed"] == []
    (error,) = data["errors"]
    assert error == {
        "path": str(missing),
        "line": None,
        "message": "cannot be read (No such file or directory)",
    }
    assert data["publishable"] is False
    assert data["dry_run"] is False


def test_what_add_says_check_says(seeds: Path, given: Path) -> None:
    """Both read the same bytes with the same entry."""
    (added,) = json.loads(run(seeds, "--json", given).stdout)["reports"]
    checked = CliRunner().invoke(main, ["check", "--seeds", str(seeds), "--json", "ganzhou-2025"])
    (report,) = json.loads(checked.stdout)["reports"]
    for name in ("outcome", "written", "removed", "notes"):
        del added[name]
    assert report == {**added, "file": str(seeds / "ganzhou-2025.txt")}


def test_the_manifest_reads_as_it_is_listed(seeds: Path, given: Path) -> None:
    run(seeds, given)
    listed = yaml.safe_load((seeds / "reports.yml").read_text(encoding="utf-8"))["reports"]
    assert [entry["file"] for entry in listed] == ["jiangxi-2024.txt", "ganzhou-2025.txt"]


def test_adding_loads_neither_words_nor_mkdocs(seeds: Path, given: Path) -> None:
    """They are for pages and search; to recognise a report they would only take time."""
    script = (
        "import sys; from generator.cli import main\n"
        f"main(['add', '--seeds', {str(seeds)!r}, {str(given)!r}], standalone_mode=False)\n"
        "assert not {'rjieba', 'mkdocs'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, capture_output=True)
    assert (seeds / "ganzhou-2025.txt").exists()


def test_what_was_written_as_read_is_told(seeds: Path, tmp_path: Path) -> None:
    """Once the place is in the manifest nobody asks where it comes from: now is the time."""
    path = tmp_path / "a.txt"
    text = report_text("吉安市", more="吉安很好。" * 9).replace("2025年吉安市政府工作报告\n", "")
    salutation = "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n"
    path.write_text(text.replace("各位代表：\n", salutation), encoding="utf-8")
    result = run(seeds, path)
    said = "the text does not say whose report it is, but keeps naming 吉安市"
    assert f"`region: 吉安市` written as read: {said}" in result.stdout
    assert result.stderr == ""
