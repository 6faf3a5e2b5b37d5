"""The terminal: what `check`, `export` and `pages` print and write; `add` is in `test_add`."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.catalogue.indicators import Indicator
from generator.cli import main
from generator.figures.observations import Figures, read_figures
from generator.model import Report
from generator.pipeline import build_site
from generator.reading import read_corpus
from tests.factory import SEEDS, report_text
from tests.project import ROOT
from tests.sites import SHORT, build


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the seeds that a test may break."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_check_is_a_line_a_report() -> None:
    """Place, year and counts in reading order; nothing is wrong."""
    result = check("--seeds", SEEDS)
    assert result.exit_code == 0
    assert result.stderr == ""
    head, *rows = (line.split() for line in result.stdout.splitlines())
    assert head == (
        "report region year characters sections terms figures furniture corrections warnings flags".split()
    )
    assert [row[:3] for row in rows] == [
        ["jiangxi-2024", "江西省", "2024"],
        ["ganzhou-2023", "赣州市", "2023"],
        ["jian-2024", "吉安市", "2024"],
        ["yichun-2024", "宜春市", "2024"],
        ["fuzhou-2024", "抚州市", "2024"],
    ]
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["terms"] for row in found] == ["20", "0", "0", "0", "0"]
    assert [row["furniture"] for row in found] == ["1", "2", "0", "0", "0"]
    assert {row["warnings"] for row in found} == {"0"}
    assert [row["flags"] for row in found] == ["-", "torn_head,torn_end", "-", "-", "-"]


def test_check_of_one_report_shows_all_of_it() -> None:
    """The report that was asked for, and no other."""
    result = check("--seeds", SEEDS, "jiangxi-2024")
    assert result.exit_code == 0
    for line in (
        "region      江西省 (360000, province)",
        "occasion    江西省第十四届人民代表大会第二次会议",
        "speaker     叶建春",
        "附件 《政府工作报告》有关内容名词注释: 0 sections, 20 paragraphs",
        "terms       20: 电子商务“十百千万”行动 … “赣企通”企业综合服务平台",
        "地区生产总值增速: 2023 actual 4.1%; 2024 target 5%左右",
        "furniture   word_bookmark: 1, 「[bookmark: _GoBack]」",
    ):
        assert f"{line}\n" in result.stdout
    assert "赣州市" not in result.stdout
    assert "赣州市" in check("--seeds", SEEDS, "--verbose").stdout


def test_version() -> None:
    """That of the installed package."""
    shown = CliRunner().invoke(main, ["--version"]).stdout
    assert shown == f"work-reports, version {version('government-work-reports')}\n"


def test_check_of_an_unknown_report() -> None:
    result = check("--seeds", SEEDS, "jiangxi-1999")
    assert result.exit_code == 2
    assert "no report jiangxi-1999 in " in result.stderr


FIELDS = {
    "file": str,
    "original": str,
    "listed": bool,
    "withheld": bool,
    "format": str,
    "encoding": str,
    "sha256": str,
    "report_id": str,
    "region": str,
    "adcode": str,
    "level": str,
    "parent": str,
    "year": int,
    "review_year": int,
    "title": str,
    "occasion": str,
    "delivered_on": str,
    "speaker": str,
    "source_url": str,
    "publisher": str,
    "retrieved_on": str,
    "note": str,
    "characters": int,
    "completeness": str,
    "paragraphs": int,
    "outline": list,
    "terms": list,
    "figures": list,
    "furniture": list,
    "corrections": list,
    "flags": list,
    "publishable": bool,
}
INNER = {
    "outline": {"number": str, "title": str, "part": str, "sections": int, "paragraphs": int},
    "terms": {"ordinal": int, "name": str},
    "figures": {
        "indicator": str,
        "period": int,
        "status": str,
        "value": str,
        "value_high": str,
        "unit": str,
        "bound": str,
        "quote": str,
        "line": int,
    },
    "furniture": {"reason": str, "text": str, "line": int},
    "flags": {"code": str, "found": str, "expected": str, "line": int},
}
DOCUMENTED = (ROOT / "generator" / "docs" / "about" / "checking.md").read_text(encoding="utf-8")


def types_of(record: dict[str, object]) -> dict[str, type]:
    return {name: type(value) for name, value in record.items()}


def test_check_as_json() -> None:
    """Every report has every field in its type, and the site explains each of them."""
    result = check("--seeds", SEEDS, "--json")
    data = json.loads(result.stdout)
    assert list(data) == ["publishable", "dry_run", "reports", "problems", "errors"]
    assert data["publishable"] is True
    assert data["problems"] == data["errors"] == []
    assert [report["report_id"] for report in data["reports"]][:2] == [
        "jiangxi-2024",
        "ganzhou-2023",
    ]
    for report in data["reports"]:
        assert types_of(report) == FIELDS
        for name, fields in INNER.items():
            assert all(types_of(record) == fields for record in report[name])
    for name in (*FIELDS, *(f"{outer}[].{name}" for outer in INNER for name in INNER[outer])):
        assert f"`{name}`" in DOCUMENTED, name


def test_check_as_json_says_what_is_wrong(folder: Path) -> None:
    """A problem belongs to a report, an error to a file; neither can be published."""
    text = (folder / "yichun-2024.txt").read_text(encoding="utf-8")
    (folder / "yichun-2024.txt").write_text(text.replace("（二）", "（五）", 1), encoding="utf-8")
    (folder / "empty.txt").touch()
    result = check("--seeds", folder, "--json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert data["publishable"] is False
    assert {problem["report_id"] for problem in data["problems"]} == {"yichun-2024"}
    assert {problem["code"] for problem in data["problems"]} == {"numbering"}
    assert {report["report_id"]: report["publishable"] for report in data["reports"]} == {
        "jiangxi-2024": True,
        "ganzhou-2023": True,
        "jian-2024": True,
        "yichun-2024": False,
        "fuzhou-2024": True,
    }
    (error,) = data["errors"]
    assert error["path"] == str(folder / "empty.txt")
    line = data["problems"][0]["line"]
    assert f"warning: {folder / 'yichun-2024.txt'}:{line}: " in result.stderr


def test_check_and_the_build_find_the_same_faults(folder: Path) -> None:
    """What check lets pass can be published, and what it does not cannot."""
    text = (folder / "jiangxi-2024.txt").read_text(encoding="utf-8")
    text = text.replace("（二）", "（五）", 1).replace("\n3.", "\n4.", 1)
    (folder / "jiangxi-2024.txt").write_text(text, encoding="utf-8")
    (folder / "empty.txt").touch()
    data = json.loads(check("--seeds", folder, "--json").stdout)
    reading = read_corpus(folder)
    problems = reading.problems
    assert {problem.code for problem in problems} == {"numbering", "annex"}
    assert [problem["message"] for problem in data["problems"]] == [p.message for p in problems]
    assert len(data["errors"]) == len(reading.errors) == 1


def test_a_fault_of_the_program_costs_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error; the other reports are shown."""

    def failing(report: Report, indicators: Sequence[Indicator], **spans: Any) -> Figures:
        if report.report_id == "jian-2024":
            raise ZeroDivisionError("division by zero")
        return read_figures(report, indicators, **spans)

    monkeypatch.setattr("generator.layers.read_figures", failing)
    result = check("--seeds", SEEDS)
    assert result.exit_code == 1
    assert f"{SEEDS / 'jian-2024.txt'}: cannot be read: ZeroDivisionError" in result.stderr
    assert len(result.stdout.splitlines()) == 5


def test_check_names_what_is_not_listed(folder: Path) -> None:
    """It is recognised as far as its text goes, and `add` writes the entry."""
    (folder / "reports.yml").unlink()
    result = check("--seeds", folder)
    path = folder / "jiangxi-2024.txt"
    assert f"{path}: is not in reports.yml; `work-reports add {path}` lists it" in result.stderr


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A report that needs its entry (no place, no year, an odd number), a slip in that entry."""
    text = report_text().replace("2025年赣州市", "").replace("2025年", "").replace("2024年", "")
    (tmp_path / "a.txt").write_text(text.replace("（一）", "（一）甲。\n（三）"), encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(b"PK")
    (tmp_path / "b.txt").write_text(
        report_text("吉安市").replace("（一）", "（一）甲。\n（三）"), encoding="utf-8"
    )
    (tmp_path / "b.docx").write_bytes(b"PK")
    (tmp_path / "reports.yml").write_text(
        "reports:\n"
        "  - {file: a.txt, original: a.docx, region: 赣州市, year: 2025, pulisher: 甲}\n"
        "  - {file: b.txt, original: b.docx, accept: numbering}\n",
        encoding="utf-8",
    )
    return tmp_path


def test_a_faulty_entry_is_told_once(faulty: Path) -> None:
    """Its file is listed: that it is not, or what it lacks without the entry, is no news."""
    result = check("--seeds", faulty)
    assert result.exit_code == 1
    first, second = result.stderr.splitlines()
    assert first.startswith(f"{faulty / 'reports.yml'}:2: found `pulisher`; expected one of file,")
    assert second.startswith(f"{faulty / 'reports.yml'}:3: accept: ")
    (row,) = json.loads(check("--seeds", faulty, "--json").stdout)["reports"]
    assert (row["file"], row["listed"]) == (str(faulty / "b.txt"), True)
    assert [str(error) for error in build_site(faulty).errors] == [first, second]
    assert build_site(faulty).problems == ()


def test_a_manifest_that_cannot_be_read_is_told_once(faulty: Path) -> None:
    (faulty / "reports.yml").write_text("reports: [\n", encoding="utf-8")
    result = check("--seeds", faulty)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{faulty / 'reports.yml'}:2: not valid YAML")


def test_a_faulty_entry_still_withholds(faulty: Path) -> None:
    """A slip in it does not publish what an editor keeps back."""
    manifest = faulty / "reports.yml"
    held = manifest.read_text(encoding="utf-8").replace("b.docx,", "b.docx, withhold: true,")
    manifest.write_text(held, encoding="utf-8")
    reading = read_corpus(faulty)
    assert reading.corpus.reports == ()
    assert len(reading.errors) == 2


def test_check_fails_for_a_bad_file(folder: Path) -> None:
    """A file that cannot be used is one line on the error stream; the others are still shown."""
    (folder / "notes.md").write_text("# 笔记", encoding="utf-8")
    result = check("--seeds", folder)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{folder / 'notes.md'}: found .md; expected .txt, which `work-reports add` makes of it\n"
    )
    assert "yichun-2024" in result.stdout


def test_progress_is_for_terminals(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that is cleared again; a log gets none."""
    assert "\x1b" not in check("--seeds", folder).stderr
    monkeypatch.setattr("generator.terminal.is_watched", lambda: True)
    monkeypatch.setattr("click._termui_impl.isatty", lambda stream: True)
    shown = check("--seeds", folder).stderr
    assert re.search("reading .* 3/5 .*[0-9]/s, 0:00:[0-9]+ left", shown)
    assert shown.endswith("\r\x1b[K\x1b[?25h")


def test_export_writes_nothing_for_a_bad_file(folder: Path, tmp_path: Path) -> None:
    """What is written is whole or not at all."""
    (folder / "empty.txt").write_bytes(b"")
    output = tmp_path / "out"
    result = CliRunner().invoke(main, ["export", "--seeds", str(folder), "--output", str(output)])
    assert result.exit_code == 1
    assert not output.exists()


SETTINGS = """\
site_name: 甲站
site_url: https://example.org/gwr/
site_author: 某研究组
plugins:
  - work-reports: {licence: CC-BY-4.0}
"""


def exported(folder: Path, output: Path, *options: str) -> dict[str, Any]:
    """The descriptor of what `export` writes of a folder of reports."""
    arguments = ["export", "--seeds", str(folder), "--output", str(output), *options]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads((output / "datapackage.json").read_text(encoding="utf-8"))
    return found


def test_export_says_who_publishes_the_package(folder: Path, tmp_path: Path) -> None:
    """By the configuration beside the reports, or the one that is named."""
    assert "homepage" not in exported(folder, tmp_path / "a")
    (folder.parent / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    told = exported(folder, tmp_path / "b")
    assert told["homepage"] == "https://example.org/gwr/data/"
    assert told["licenses"][0]["name"] == "CC-BY-4.0"
    assert told["contributors"] == [{"title": "某研究组", "role": "publisher"}]
    other = tmp_path / "other.yml"
    other.write_text(SETTINGS.replace("/gwr/", "/other/"), encoding="utf-8")
    told = exported(folder, tmp_path / "c", "--config", str(other))
    assert told["homepage"] == "https://example.org/other/data/"


def test_export_names_a_licence_that_is_none(folder: Path, tmp_path: Path) -> None:
    settings = folder.parent / "mkdocs.yml"
    settings.write_text(SETTINGS.replace("CC-BY-4.0", "{title: 甲}"), encoding="utf-8")
    arguments = ["export", "--seeds", str(folder), "--output", str(tmp_path / "out")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{settings}: licence: expected a `name` such as CC-BY-4.0")
    assert not (tmp_path / "out").exists()


def test_export_leaves_out_byte_order_marks(folder: Path, tmp_path: Path) -> None:
    told = exported(folder, tmp_path / "out", "--no-bom")
    tables = [one for one in told["resources"] if one["format"] == "csv"]
    assert not any(one["byteOrderMark"] for one in tables)
    for one in tables:
        assert (tmp_path / "out" / one["path"]).read_bytes()[:3] != b"\xef\xbb\xbf"


def test_export_writes_the_formats_that_are_asked_for(folder: Path, tmp_path: Path) -> None:
    """The package where none is named, and of another format its files alone."""
    exported(folder, tmp_path / "package")
    package = {path.name for path in (tmp_path / "package").iterdir()}
    assert {"panel.csv", "corpus.jsonl", "sources", "datapackage.json"} <= package
    arguments = ["export", "--seeds", str(folder), "--output", str(tmp_path / "others")]
    formats = ["--format", "xlsx", "--format", "dta", "--format", "parquet", "--format", "zip"]
    result = CliRunner().invoke(main, [*arguments, *formats])
    assert result.exit_code == 0, result.stderr
    tables = {name.removesuffix(".csv") for name in package if name.endswith(".csv")}
    assert {path.name for path in (tmp_path / "others").iterdir()} == {
        *("panel.xlsx", "panel.dta", "government-work-reports.zip"),
        *(f"{table}.parquet" for table in tables),
    }


@pytest.mark.parametrize(("wanted", "library"), [("dta", "pandas"), ("parquet", "pyarrow")])
def test_export_names_the_library_that_a_format_needs(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: str, library: str
) -> None:
    """Before anything is read, with how to install it."""
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == library else found(name)
    )
    arguments = ["export", "--seeds", str(folder), "--output", str(tmp_path / "out")]
    result = CliRunner().invoke(main, [*arguments, "--format", wanted])
    assert result.exit_code == 1
    needed = f"--format {wanted} needs the library {library}, which is not installed; expected `pip"
    assert result.stderr.startswith(needed)
    assert result.stderr.count("\n") == 1
    assert '[export]"`' in result.stderr
    assert not (tmp_path / "out").exists()


def test_the_core_does_without_mkdocs() -> None:
    """Only the plugin imports MkDocs, so that another builder needs one new file.

    Libraries that take long to load wait until they are used.
    """
    script = (
        "import sys; sys.modules['mkdocs'] = None\n"
        "import generator.cli, generator.pipeline\n"
        "assert not {'rjieba', 'xlsxwriter', 'pandas', 'pyarrow'} & {*sys.modules}, 'loaded before it is used'"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


# --- Outside a site -----------------------------------------------------------------------------

_NO_SITE = (
    "is not there; expected a site's folder: go to one, or start one with `work-reports new --here`"
)
_NO_SEEDS = f"seeds: {_NO_SITE}; `--seeds` names a folder of reports elsewhere\n"
_NO_SETTINGS = f"mkdocs.yml: {_NO_SITE}; `--config` names one elsewhere\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["add", "report.txt"], _NO_SEEDS),
        (["add", "--dry-run", "report.txt"], _NO_SEEDS),
        (["check"], _NO_SEEDS),
        (["remove", "jiangxi-2024"], _NO_SEEDS),
        (["mend"], _NO_SEEDS),
        (["export", "--output", "out"], _NO_SEEDS),
        (["pages", "--output", "out"], _NO_SEEDS),
        (["build"], _NO_SETTINGS),
        (["serve"], _NO_SETTINGS),
        (
            ["verify", "site"],
            "site: is not there; expected a built site, which `work-reports build` makes\n",
        ),
    ],
)
def test_outside_a_site_the_remedy_is_named(
    arguments: list[str], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line with the command that mends it, and nothing is made in the folder."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", line)
    assert list(tmp_path.iterdir()) == []


def test_a_site_without_its_folder_of_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`new` would refuse here: what is lacking is the folder alone, and a build says so too."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SHORT, encoding="utf-8")
    line = "seeds: is not there; expected the site's reports: `mkdir seeds` makes a folder for them"
    result = CliRunner().invoke(main, ["add", "report.txt"])
    assert (result.exit_code, result.stderr) == (1, f"{line}\n")
    built = build(tmp_path)
    assert built.status == 1
    assert line in built.log
    assert "Traceback" not in built.log
    (tmp_path / "seeds").mkdir()
    assert check("--seeds", "seeds").exit_code == 0


def test_a_doubt_that_nobody_accepted_keeps_a_report_from_publication(folder: Path) -> None:
    """It is a warning with its code and its line; accepted it is told all the same."""
    manifest = folder / "reports.yml"
    listed = manifest.read_text(encoding="utf-8")
    manifest.write_text(listed.replace("accept: [torn_head, torn_end]", "accept: [torn_head]"))
    result = check("--seeds", folder, "--json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert data["publishable"] is False
    (problem,) = data["problems"]
    assert (problem["report_id"], problem["code"]) == ("ganzhou-2023", "torn_end")
    assert f"ganzhou-2023.txt:{problem['line']}: the text ends with" in result.stderr
    assert "[torn_end]" in result.stderr
    (report,) = (one for one in data["reports"] if one["report_id"] == "ganzhou-2023")
    assert [flag["code"] for flag in report["flags"]] == ["torn_head", "torn_end"]
    assert report["publishable"] is False
    assert {problem.code for problem in read_corpus(folder).problems} == {"torn_end"}
