"""The built site beyond what `verify` checks: links for mentions, same bytes, bad and hostile input."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.model import Part
from generator.text import bare
from tests.factory import SEEDS, seeds
from tests.project import HOST, build_into, run_mkdocs


@cache
def parsed(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def rows(site: Path, table: str) -> list[dict[str, str]]:
    with (site / "data" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_mentions_found_are_links_written(built_site: Path) -> None:
    """Every mention is a link where it stands, and every term link is a mention."""
    written: Counter[tuple[str, str, str, str]] = Counter()
    for path in built_site.glob("reports/*/*/index.html"):
        if path.parent.name == "full":
            continue
        report_id, slug = path.parent.parent.name, path.parent.name
        for node in parsed(path).css("a.term"):
            paragraph, inside = "", node.parent
            while inside is not None and inside.tag != "h1" and not paragraph:
                if "para" in (inside.attributes.get("class") or "").split():
                    paragraph = f"{report_id}-{inside.attributes['id']}"
                inside = inside.parent
            assert inside is not None
            term_id = node.attributes["data-term"] or ""
            written[term_id, f"{report_id}-{slug}", paragraph, bare(node.text())] += 1
    found = Counter(
        (row["term_id"], row["section_id"], row["paragraph_id"], bare(row["text"]))
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
    assert not [m for m in found if m[2] in annex]


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


def test_a_report_s_page_shows_how_to_cite_it(built_site: Path) -> None:
    """With its own address, and an entry whose lines are lines."""
    page = parsed(built_site / "reports/jiangxi-2024/index.html")
    address = f"{HOST}reports/jiangxi-2024/"
    (entry,) = page.css("pre code")
    assert entry.text().splitlines()[:2] == [
        "@techreport{jiangxi-2024,",
        "  author = {{江西省人民政府}},",
    ]
    assert f"  url = {{{address}}}," in entry.text().splitlines()
    (article,) = page.css("article")
    assert f"2024年江西省政府工作报告[R/OL]. (2024-01-23)[引用日期]. {address}." in article.text()


def test_the_data_are_described_in_the_head_of_their_page(built_site: Path) -> None:
    """As data that no policy need allow; no other page has it."""
    found = {
        path.parent.relative_to(built_site).as_posix(): node.text()
        for path in built_site.rglob("index.html")
        for node in parsed(path).css('head script[type="application/ld+json"]')
    }
    assert [*found] == ["data"]
    described = json.loads(found["data"])
    assert described["@type"] == "Dataset"
    assert described["url"] == f"{HOST}data/"
    urls = [one["contentUrl"] for one in described["distribution"]]
    assert all((built_site / url.removeprefix(HOST)).is_file() for url in urls)


def test_published_texts_are_the_sources(built_site: Path) -> None:
    """A text is the file as it came where that is UTF-8, and has the SHA-256 that is published."""
    for row in rows(built_site, "reports"):
        content = (built_site / "data" / row["text_file"]).read_bytes()
        assert content == (SEEDS / row["source_file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row["text_sha256"] == row["source_sha256"]


def test_two_builds_are_the_same_bytes(
    site_project: Path, built_site: Path, tmp_path: Path
) -> None:
    """The same input gives the same site."""
    again = build_into(site_project, tmp_path / "again")

    def contents(folder: Path) -> dict[str, bytes]:
        files = (p for p in folder.rglob("*") if p.is_file())
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}

    one, other = contents(built_site), contents(again)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert b"lastmod" not in one["sitemap.xml"]  # nor on another day


# -- bad input -------------------------------------------------------------------------------------


def test_bad_seed_leaves_the_last_good_site(project: Path) -> None:
    """A strict build with a fault says so in one line and touches nothing; others still build."""
    (project / "site").mkdir()
    (project / "site/good.html").write_text("last good")
    (project / "seeds/empty.txt").write_bytes(b"")
    strict = run_mkdocs(project, "--strict")
    assert strict.returncode != 0
    assert "seeds/empty.txt: the file is empty; expected the text of a report" in strict.stderr
    assert "Traceback" not in strict.stderr
    assert (project / "site/good.html").read_text() == "last good"
    lenient = run_mkdocs(project)
    assert lenient.returncode == 0
    assert "seeds/empty.txt: the file is empty" in lenient.stderr
    assert (project / "site/reports/jiangxi-2024/plan-1/index.html").is_file()


def test_contradiction_between_text_and_manifest(project: Path) -> None:
    """A manifest that contradicts its text is a warning that names file and line."""
    manifest = project / "seeds/reports.yml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("year: 2023", "year: 2022"))
    result = run_mkdocs(project)
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
    result = run_mkdocs(project)
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


def test_site_data_equals_export(site_project: Path, built_site: Path, tmp_path: Path) -> None:
    """`export` writes the very files that the site publishes, where that is at the same address.

    Those that readers may rather have, a workbook and a zip, are asked for by their formats.
    """
    formats = ["--format", "csv", "--format", "xlsx", "--format", "zip"]
    subprocess.run(
        [sys.executable, "-m", "generator", "export", "--output", tmp_path, *formats],
        cwd=site_project,
        env={**os.environ, "SITE_URL": HOST},
        check=True,
    )
    exported = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*.*")}
    data = built_site / "data"
    files = (path for path in data.rglob("*.*") if path.name != "index.html")
    published = {path.relative_to(data): path.read_bytes() for path in files}
    assert exported == published
    json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
