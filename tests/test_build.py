"""The built site: every link lands, every text is itself, every promise of the data is kept."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from frictionless import Package, system
from selectolax.lexbor import LexborHTMLParser

from generator.model import Part
from generator.text import bare
from tests.conftest import ROOT, SUB_PATH, build_into
from tests.factory import seeds

HOST = f"https://example.org/{SUB_PATH}/"
FORMAT = "https://datapackage.org/"
"""The one address outside that a page shows: where the data's format is defined."""
REPORTS = [report.report_id for report in seeds().corpus.reports]


@cache
def parsed(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


@cache
def anchors(path: Path) -> frozenset[str]:
    """The ids of a page."""
    found = (node.attributes.get("id") for node in parsed(path).css("[id]"))
    return frozenset(name for name in found if name)


def rows(site: Path, table: str) -> list[dict[str, str]]:
    with (site / "data" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Reference(NamedTuple):
    """A reference on a page: the page's address, the attribute's value."""

    page: str
    target: str


def references(site: Path) -> Iterator[Reference]:
    for path in sorted(site.rglob("*.html")):
        page = HOST + path.relative_to(site).as_posix().removesuffix("index.html")
        for node in parsed(path).css("[href], [src], [action]"):
            for attribute in ("href", "src", "action"):
                value = node.attributes.get(attribute)
                if value is not None and node.tag != "base":
                    yield Reference(page, value)


def file_at(site: Path, url: str) -> Path:
    path = site / unquote(urlsplit(url).path).removeprefix(f"/{SUB_PATH}/")
    return path / "index.html" if url.endswith("/") or path.is_dir() else path


def test_every_link_and_fragment_lands(built_site: Path) -> None:
    """Nothing on any page leads nowhere, and nothing leads out of the site."""
    broken: list[str] = []
    outside: list[str] = []
    for page, target in references(built_site):
        if target.startswith(("data:", "mailto:")):
            continue
        url, fragment = urldefrag(urljoin(page, target))
        if not url.startswith(HOST):
            outside.append(f"{page} -> {target}")
            continue
        file = file_at(built_site, url.partition("?")[0])
        if not file.is_file() or (
            fragment and not fragment.startswith("__") and unquote(fragment) not in anchors(file)
        ):
            broken.append(f"{page} -> {target}")
    assert broken == []
    assert set(outside) == {f"{HOST}data/ -> {FORMAT}"}


def test_no_page_names_its_host(built_site: Path) -> None:
    """Links are relative, so that the site works from any folder and under any sub-path."""
    absolute = [
        (page, target)
        for page, target in references(built_site)
        if target.startswith(("/", "http"))
        and target != FORMAT
        and not page.endswith("404.html")  # served at any depth, so its links name the sub-path
    ]
    canonical = {target for page, target in absolute if page == target}
    assert [pair for pair in absolute if pair[1] not in canonical] == []


@pytest.mark.parametrize("report_id", REPORTS)
def test_pages_say_what_the_source_says(built_site: Path, report_id: str) -> None:
    """Stripped of tags, section pages and the full text hold the source's words and no others."""
    report = seeds().corpus.report(report_id)
    source = seeds().sources[report_id].text
    left_out = {i for f in report.furniture for i in range(f.place.start, f.place.end)}
    wanted = bare("".join(char for i, char in enumerate(source) if i not in left_out))
    folder = built_site / "reports" / report_id
    said: dict[str, str] = {}
    for section in report.sections:
        if section.depth < 3:
            page = parsed(folder / section.slug / "index.html")
            for node in page.css(".report-text .para"):
                said[node.attributes["id"] or ""] = bare(node.text())
    text = [said[p.anchor] for p in report.paragraphs]
    assert text == [bare(p.text) for p in report.paragraphs]
    full = parsed(folder / "full/index.html")
    headings = {s.heading for s in report.sections if s.heading and s.depth < 3}
    body = Counter(wanted)
    body -= Counter("".join(bare(source[h.start : h.end]) for h in headings))
    assert Counter("".join(bare(n.text()) for n in full.css(".report-text .para"))) == body


def test_full_text_has_the_paragraphs_in_order(built_site: Path) -> None:
    """On the full page paragraphs and headings come as in the source."""
    for report in seeds().corpus.reports:
        full = parsed(built_site / "reports" / report.report_id / "full/index.html")
        found = [node.attributes["id"] for node in full.css(".report-text .para")]
        assert found == [p.anchor for p in report.paragraphs]


def test_mentions_found_are_links_written(built_site: Path) -> None:
    """Every mention is a link where it stands, and every term link is a mention."""
    written: Counter[tuple[str, str, str]] = Counter()
    for path in built_site.glob("reports/*/*/index.html"):
        if path.parent.name == "full":
            continue
        for node in parsed(path).css("a.term"):
            paragraph = node.parent
            while (
                paragraph is not None
                and "para" not in (paragraph.attributes.get("class") or "").split()
            ):
                paragraph = paragraph.parent
            assert paragraph is not None
            written[
                node.attributes["data-term"] or "",
                f"{path.parent.parent.name}-{paragraph.attributes['id']}",
                bare(node.text()),
            ] += 1
    found = Counter(
        (row["term_id"], row["paragraph_id"], bare(row["text"]))
        for row in rows(built_site, "mentions")
    )
    assert written == found
    annex = {
        paragraph.paragraph_id
        for report in seeds().corpus.reports
        for section in report.sections
        if section.part is Part.ANNEX
        for paragraph in report.paragraphs_of(section.section_id)
    }
    assert len(annex) == 20
    assert not [m for m in found if m[1] in annex]


def test_pages_of_a_report_say_how_to_cite_it(built_site: Path) -> None:
    """In the head, for programs; other pages are no report."""

    def said(path: str) -> dict[str | None, str | None]:
        found = parsed(built_site / path / "index.html").css("head meta[name^=citation_]")
        return {node.attributes["name"]: node.attributes["content"] for node in found}

    for path in ("reports/jiangxi-2024", "reports/jiangxi-2024/full", "reports/jiangxi-2024/plan"):
        assert said(path) == {
            "citation_title": "2024年江西省政府工作报告",
            "citation_author": "江西省人民政府",
            "citation_technical_report_institution": "江西省人民政府",
            "citation_publication_date": "2024/01/23",
            "citation_language": "zh-CN",
        }
    assert said("reports") == said("terms") == {}


def test_data_addresses_exist(built_site: Path) -> None:
    """Every `url` of the package leads to an element of the built site."""
    missing = [
        row["url"]
        for table in built_site.glob("data/*.csv")
        for row in rows(built_site, table.stem)
        if (url := row.get("url"))
        for path, _, fragment in [url.partition("#")]
        if not (built_site / path / "index.html").is_file()
        or (fragment and fragment not in anchors(built_site / path / "index.html"))
    ]
    assert missing == []


def test_data_spans_hold_their_words(built_site: Path) -> None:
    """For every row with a span the published text says what the row says."""
    sources = {
        row["report_id"]: (built_site / "data" / row["text_file"]).read_bytes().decode()
        for row in rows(built_site, "reports")
    }
    checked = Counter[str]()
    for path in sorted(built_site.glob("data/*.csv")):
        for row in rows(built_site, path.stem):
            if row.get("start"):
                source = sources[row.get("report_id") or row["source_report_id"]]
                said = bare(source[int(row["start"]) : int(row["end"])])
                assert said == bare(row.get("text") or row.get("quote") or row["words"]), (
                    path.stem,
                    row,
                )
                checked[path.stem] += 1
    assert checked.keys() == {
        "sections",
        "paragraphs",
        "furniture",
        "terms",
        "mentions",
        "undecided",
        "observations",
        "wordings",
    }
    assert checked["observations"] == len(rows(built_site, "observations")) > 80


def test_published_texts_are_the_sources(built_site: Path) -> None:
    """A text is the file as it came where that is UTF-8, and has the SHA-256 that is published."""
    for row in rows(built_site, "reports"):
        content = (built_site / "data" / row["text_file"]).read_bytes()
        assert content == (ROOT / "seeds" / row["source_file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row["text_sha256"] == row["source_sha256"]


def test_data_package_is_valid(built_site: Path) -> None:
    """The descriptor, its schemas, keys and rows agree with each other."""
    with system.use_context(trusted=True):
        report = Package(str(built_site / "data/datapackage.json")).validate()
    assert report.flatten(["title", "type", "note"]) == []
    assert report.stats["tasks"] == 14 + len(REPORTS)


def test_data_package_tells_a_changed_text(built_site: Path, tmp_path: Path) -> None:
    """Its descriptor holds each text's SHA-256: one that was changed is found out."""
    shutil.copytree(built_site / "data", tmp_path / "data")
    path = tmp_path / "data/sources/jiangxi-2024.txt"
    path.write_bytes(path.read_bytes().replace("江西".encode(), "江东".encode(), 1))
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "data/datapackage.json")).validate()
    assert report.flatten(["type"]) == [["hash-count"]]


def test_published_addresses_stay(built_site: Path) -> None:
    """An address once published does not change: each one in the registry is still there."""
    registry = (Path(__file__).parent / "published_addresses.txt").read_text().split()
    assert len(registry) > 140
    gone = [a for a in registry if not (built_site / a / "index.html").is_file()]
    assert gone == []


def test_two_builds_are_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    """The same input gives the same site."""
    again = build_into(tmp_path / "again")

    def contents(folder: Path) -> dict[str, bytes]:
        files = (p for p in folder.rglob("*") if p.is_file())
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}

    one, other = contents(built_site), contents(again)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert b"lastmod" not in one["sitemap.xml"]  # nor on another day


# -- bad input -------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may break."""
    for name in ("mkdocs.yml", "docs", "seeds"):
        source = ROOT / name
        target = tmp_path / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    return tmp_path


def build(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )


def test_bad_seed_leaves_the_last_good_site(project: Path) -> None:
    """A strict build with a fault says so in one line and touches nothing; others still build."""
    (project / "site").mkdir()
    (project / "site/good.html").write_text("last good")
    (project / "seeds/empty.txt").write_bytes(b"")
    strict = build(project, "--strict")
    assert strict.returncode != 0
    assert "seeds/empty.txt: the file is empty; expected the text of a report" in strict.stderr
    assert "Traceback" not in strict.stderr
    assert (project / "site/good.html").read_text() == "last good"
    lenient = build(project)
    assert lenient.returncode == 0
    assert "seeds/empty.txt: the file is empty" in lenient.stderr
    assert (project / "site/reports/jiangxi-2024/plan-1/index.html").is_file()


def test_contradiction_between_text_and_manifest(project: Path) -> None:
    """A manifest that contradicts its text is a warning that names file and line."""
    manifest = project / "seeds/reports.yml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("year: 2023", "year: 2022"))
    result = build(project)
    assert result.returncode == 0
    assert (
        "seeds/ganzhou-2023.txt:197: the plan's heading says 2023; the manifest says year 2022"
        in result.stderr
    )


def test_hostile_text_comes_out_as_itself(project: Path) -> None:
    """Whatever a report says is text: never Markdown, HTML or a template."""
    hostile = "<script>alert(1)</script> {{ config }} {% raw %} *a* `b` | c | [d](e) & &amp; # x"
    heading = "<b>*甲*</b> {{ x }} &amp; `乙`"
    (project / "seeds/hostile.txt").write_text(
        "2024年浙江省政府工作报告\n各位代表：\n一、2023年工作回顾</title><script>alert(2)</script>\n"
        f"去年的工作很好。{hostile}。\n1. {hostile}。\n"
        + "地区的经济社会发展稳中有进。"
        * 20
        + "\n"
        f"二、2024年工作安排\n（一）做好{heading}。\n# {hostile}。\n"
        "附件\n名词解释\n1.“<b>丙</b>”工程：" + hostile + "。\n",
        encoding="utf-8",
    )
    result = build(project)
    assert result.returncode == 0, result.stderr
    folder = project / "site/reports/zhejiang-2024"
    page = LexborHTMLParser((folder / "review/index.html").read_text(encoding="utf-8"))
    said = [node.text() for node in page.css(".report-text .para")]
    assert said[:2] == [f"去年的工作很好。{hostile}。", f"1. {hostile}。"]
    plan = LexborHTMLParser((folder / "plan-1/index.html").read_text(encoding="utf-8"))
    title = plan.css_first("h1")
    assert title is not None
    assert title.text() == f"（一）做好{heading}"
    term = project / "site/terms/zhejiang-2024-01/index.html"
    definition = LexborHTMLParser(term.read_text(encoding="utf-8")).css_first("blockquote p")
    assert definition is not None
    assert definition.text() == f"{hostile}。"
    for path in project.glob("site/**/*.html"):
        scripts = LexborHTMLParser(path.read_text(encoding="utf-8")).css("script")
        assert not [s for s in scripts if "alert" in s.text()], path


def test_site_data_equals_export(built_site: Path, tmp_path: Path) -> None:
    """`export` writes the very files that the site publishes."""
    subprocess.run(
        [sys.executable, "-m", "generator", "export", "--output", tmp_path], cwd=ROOT, check=True
    )
    exported = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*.*")}
    data = built_site / "data"
    published = {p.relative_to(data): p.read_bytes() for p in data.rglob("*.*")}
    del published[Path("index.html")]
    assert exported == published
    json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
