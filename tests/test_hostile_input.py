"""What an attacker writes into a manifest or a text is refused in one line, or is only text."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.catalogue.loading import list_in, read_list
from generator.errors import CatalogueError, SourceError
from generator.figures.observations import read_figures
from generator.glossary.keyed import Keyed
from generator.glossary.notes import find_notes
from generator.importing.formats import extract_bytes
from generator.markup import sentence_around
from generator.model import Report
from generator.package.columns import Column, Type
from generator.package.csv import INDENT
from generator.package.data import PackageData
from generator.package.table import Rows, Table
from generator.pages.render import markdown_text
from generator.reading import read_corpus
from generator.seeds.entry import Entry
from generator.seeds.manifest import read_manifest
from generator.seeds.source import MAX_LINES, source_of
from generator.text import to_halfwidth
from tests.factory import (
    TEXT,
    analysis,
    make_source,
    no_line,
    plan_report,
    rules,
    split_report,
)

# -- the manifest --------------------------------------------------------------------------------

UNSEEN = ["\x07", "\x1b[31m", "\u202e", "\u2066", "\u200b", "\u2060", "\u00ad"]


@pytest.mark.parametrize("field", ["region", "parent", "title", "speaker"])
@pytest.mark.parametrize("unseen", UNSEEN, ids=lambda text: f"U+{ord(text[0]):04X}")
def test_a_text_field_holds_nothing_unseen(field: str, unseen: str) -> None:
    with pytest.raises(ValueError, match="without control or invisible characters"):
        Entry.model_validate({"file": "a.txt", field: f"甲{unseen}乙"})


@pytest.mark.parametrize("field", ["region", "parent", "title", "speaker"])
def test_a_text_field_is_short(field: str) -> None:
    with pytest.raises(ValueError, match="characters at most"):
        Entry.model_validate({"file": "a.txt", field: "甲" * 121})


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(ValueError, match="region"):
        Entry.model_validate({"file": "a.txt", "region": "甲\ud800"})


def test_a_field_is_one_line() -> None:
    entry = Entry.model_validate(
        {"file": "a.txt", "region": " 江西省\n", "speaker": "\u3000王\x85甲"}
    )
    assert (entry.region, entry.speaker) == ("江西省", "王 甲")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"file": "reports.yml"}, "ends in .txt"),
        ({"file": "a.docx"}, "ends in .txt"),
        ({"file": f"{'甲' * 80}.txt"}, "the name of a file in this folder"),
        ({"file": "a\u202etxt.txt"}, "the name of a file in this folder"),
        ({"file": "a.txt", "original": f"{'a' * 300}.pdf"}, "the name of a file in this folder"),
        ({"file": "a.txt", "id": f"{'a' * 80}-2024"}, "at most 60 characters"),
        ({"file": "a.txt", "id": "a--2024"}, "match pattern"),
        ({"file": "a.txt", "id": "jiangxi-2023", "year": 2024}, "expected the same year"),
        ({"file": "a.txt", "accept": ["甲" * 99]}, "characters at most"),
    ],
)
def test_a_field_that_ends_a_build_is_refused(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Entry.model_validate(fields)


def test_an_id_says_the_year_that_the_text_says() -> None:
    entry = Entry(file="a.txt", id="jiangxi-2019")
    with pytest.raises(SourceError, match="id jiangxi-2019, the report is of 2024; expected the"):
        split_report(make_source(TEXT), entry, rules())


def test_two_places_have_two_addresses(tmp_path: Path) -> None:
    """Else the page that compares a place's years would be of one of them, whichever came last."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    other = TEXT.replace("江西省", "湖北省").replace("2024年", "2025年").replace("2023年", "2024年")
    (tmp_path / "b.txt").write_text(other, encoding="utf-8")
    (tmp_path / "reports.yml").write_text(
        "reports:\n- {file: a.txt}\n- {file: b.txt, id: jiangxi-2025}\n", encoding="utf-8"
    )
    reading = read_corpus(tmp_path)
    (error,) = reading.errors
    assert str(error) == (
        f"{tmp_path / 'b.txt'}: its id jiangxi-2025 stands for 湖北省, but a.txt has jiangxi- "
        "for 江西省; expected one place to an id's words"
    )


BOMBS = {
    "brackets": ("reports: " + "[" * 30_000, "found lists within lists, more than 12"),
    "braces": ("{a: " * 30_000, "found lists within lists, more than 12"),
    "dashes": ("reports:\n" + "- " * 30_000, "found lists within lists, more than 12"),
    "keys": ("? " * 30_000, "found lists within lists, more than 12"),
    "merged": (
        "reports:\n- &l0 {a: 1}\n"
        + "".join(f"- &l{n + 1} {{<<: [*l{n}, *l{n}]}}\n" for n in range(60)),
        "found `<<`; expected the fields themselves",
    ),
    "scalar": (f"reports:\n- file: {'a' * 20_000}", "found 20,000 characters in one value"),
    "sexagesimal": (f"reports:\n- year: {'1:' * 40_000}1", "found 80,001 characters in one value"),
    "size": ("#\n" * 17_000_000, "holds 34,000,000 bytes; expected 33,554,432 at most"),
    "entries": ("reports:\n" + "-\n" * 3_000_000, "found more than 2,500,000 values; expected"),
    "object": ("reports: !!python/object/apply:os.system [exit]", "could not determine a constr"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_manifest_made_to_harm_is_one_line(tmp_path: Path, name: str) -> None:
    """In a process of its own: what overflows the stack of the compiled library ends it."""
    text, message = BOMBS[name]
    (tmp_path / "reports.yml").write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--seeds", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode in (1, 2)
    assert message in said
    assert "Traceback" not in said


def test_a_thousand_aliases_are_entries(tmp_path: Path) -> None:
    (tmp_path / "reports.yml").write_text(
        "reports:\n- &a {file: a.txt}\n" + "- *a\n" * 1000, encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    entries, errors = read_manifest(tmp_path)
    assert list(entries) == ["a.txt"]
    assert len(errors) == 1000


def test_the_catalogue_passes_what_a_manifest_must(tmp_path: Path) -> None:
    """A nest as deep as corrections need is none too deep."""
    path = tmp_path / "reports.yml"
    path.write_text("reports: [{a: [{b: [{c: [1]}]}]}]", encoding="utf-8")
    assert list_in(path, read_list(path), "reports") == [(1, {"a": [{"b": [{"c": [1]}]}]})]
    path.write_text("reports: [" + "[" * 11 + "]" * 12, encoding="utf-8")
    with pytest.raises(CatalogueError, match=":1: found lists within lists"):
        list_in(path, read_list(path), "reports")


# -- length --------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_counts(sign: str) -> None:
    text = TEXT + f"的{sign}" * (MAX_LINES + 1)
    with pytest.raises(SourceError, match=r"holds 50,\d\d\d lines; expected 50,000 at most"):
        source_of(text.encode(), "a.txt", "a.txt")


@pytest.mark.parametrize("sign", [r"\n", r"\r\n", "_x000D_"])
def test_a_written_line_break_counts(sign: str) -> None:
    text = TEXT + f"的{sign}" * (MAX_LINES + 1)
    with pytest.raises(SourceError, match="holds 50,001 lines; expected 50,000 at most"):
        split_report(make_source(text), None, rules())


def test_a_document_is_measured_before_it_is_matched(monkeypatch: pytest.MonkeyPatch) -> None:
    def plain(text: str) -> str:
        raise AssertionError("matched")

    monkeypatch.setattr("generator.importing.markdown.plain", plain)
    with pytest.raises(SourceError, match="found 2,000,004 characters; expected 2,000,000 at most"):
        extract_bytes(("# 甲\n" + " " * 2_000_000).encode(), "a.md")


# -- texts that were slow ------------------------------------------------------------------------


def _counted(calls: list[int], work: Callable[..., object]) -> Callable[..., object]:
    def counted(*args: object, **named: object) -> object:
        calls[0] += 1
        return work(*args, **named)

    return counted


def _calls_for(report: Report, monkeypatch: pytest.MonkeyPatch) -> int:
    from generator.glossary import keyed
    from generator.glossary.annex import read_terms
    from tests.glossary.terms import SENSES

    keyed.key_of.cache_clear()  # a key that is known already is not made again
    keyed.keyed.cache_clear()
    calls = [0]
    with monkeypatch.context() as patch:
        patch.setattr(keyed, "to_halfwidth", _counted(calls, to_halfwidth))
        find_notes(report, read_terms(report, SENSES, no_line)[0], no_line)
    return calls[0]


def test_the_words_before_a_mark_are_read_once_a_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key made for every mark took 0.8 ms each; marks change nothing about how many are made."""
    annex = ("各位代表！", "名词解释", "1.甲乙工程：是指把甲和乙办好。")
    few, many = (plan_report("办好甲乙工程①。" * n, *annex) for n in (3, 300))
    assert _calls_for(few, monkeypatch) == _calls_for(many, monkeypatch)


def test_marks_of_other_paragraphs_are_not_looked_at() -> None:
    """Figures between marks of a whole report are those between the marks of their paragraph."""
    report = plan_report(*["地区生产总值[1]增长5%[2]左右。"] * 3)
    marks = [
        paragraph.body.span(paragraph.text.index(mark), paragraph.text.index(mark) + 3)
        for paragraph in report.paragraphs
        for mark in ("[1]", "[2]")
        if mark in paragraph.text
    ]
    from generator.catalogue.indicators import load_indicators

    found = read_figures(report, load_indicators(), marks=list(reversed(marks)))
    assert [str(o.value) for o in found.observations] == ["5"]


# -- Markdown ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "[甲](javascript:alert(1))",
        "甲 {#id .c}",
        "<b>甲</b>",
        "*甲* `乙`",
        "甲\n# 乙",
        "&lt;",
        "\\甲",
    ],
)
def test_text_in_a_markdown_heading_is_text(text: str) -> None:
    import markdown
    from selectolax.lexbor import LexborHTMLParser

    html = markdown.markdown(f"## {markdown_text(text)} {{#own}}", extensions=["attr_list", "toc"])
    tree = LexborHTMLParser(html)
    heading = tree.css_first("h2")
    assert heading is not None
    assert heading.attributes == {"id": "own"}
    assert heading.text() == " ".join(text.split())
    assert heading.css_first("*:not(h2)") is None


# -- CSV -----------------------------------------------------------------------------------------


def _cells(value: str | int, form: Type = "string") -> list[str]:
    table = Table[str | int](
        name="t",
        title="表",
        description="",
        rows=Rows.WHOLE,
        records=lambda data, _: (value,),
        columns=(Column("a", "甲", "", lambda record, _: record, form),),
    )
    content = b"".join(table.csv(PackageData(analysis())))
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "\u3000=1",
    ],
)
def test_text_is_no_formula(text: str) -> None:
    """What a spreadsheet would compute is indented as a paragraph is: white space, and no formula."""
    (cell,) = _cells(text)
    assert cell == INDENT + text
    assert cell.split() == text.split()


@pytest.mark.parametrize("text", ["5%", "——2024年", "甲=乙", "（一）", "", "1-2"])
def test_other_text_is_as_printed(text: str) -> None:
    assert "".join(_cells(text)) == text


@pytest.mark.parametrize("form", ["integer", "number", "date"])
def test_numbers_stay_numbers(form: Type) -> None:
    assert _cells(-5, form) == ["-5"]


def test_a_sentence_without_end_is_shown_in_part() -> None:
    """Else a page with its thousand mentions would be a thousand times as long."""
    (paragraph,) = (
        p for p in plan_report("甲" * 3000 + "乙" + "丙" * 3000).paragraphs if "乙" in p.text
    )
    before, words, after = sentence_around(paragraph, paragraph.body.span(3000, 3001))
    assert (before, words, after) == ("…" + "甲" * 1000, "乙", "丙" * 1000 + "…")


def test_marks_within_a_wording_are_those_between_its_ends() -> None:
    line = Keyed.of("甲[1]乙[2]丙[3]丁")
    assert line.key == "甲乙丙丁"
    assert line.referred(0, 4) == {1, 2, 3}
    assert line.referred(1, 3) == {2}
    assert line.words(0, 9) == "甲乙丙"
