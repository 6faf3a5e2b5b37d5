"""Where a text is from: read where a document says it, shown, cited and published; never guessed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

from generator.addresses import ascii_address
from generator.catalogue.origins import load_origins
from generator.cli import main
from generator.errors import SourceError
from generator.importing.formats import extract_bytes
from generator.importing.origin import Clue, frame_clues, read_origin
from generator.model import Origin
from generator.pages.rooms import Rooms
from generator.pipeline import analyse_seeds, build_site, site_data
from generator.reading import read_corpus
from generator.seeds.manifest import read_manifest
from tests.documents import docx, par, pdf
from tests.factory import make_source, report_text, rules, split_report

PAGE = "https://www.example.gov.cn/2025/report.html"
BODY = "".join(f"<p>{line}</p>" for line in report_text().splitlines())


def origin_of(data: bytes, name: str) -> Origin:
    """What the document says of where it is from, its frame included."""
    extract = extract_bytes(data, name)
    report, _ = split_report(make_source(extract.text), None, rules())
    lines = frame_clues(extract.text, report.furniture, load_origins())
    return read_origin((*extract.clues, *lines), load_origins())


def html_page(head: str = "", before: str = "", first: str = "") -> bytes:
    return (
        f"<!DOCTYPE html>{first}<html><head><meta charset=utf-8>{head}</head>"
        f"<body>{before}<div>{BODY}</div></body></html>"
    ).encode()


# --- Addresses ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (PAGE, PAGE),
        ("HTTP://WWW.Example.cn:8080/A?b=1&c=2#d", "http://www.example.cn:8080/A?b=1&c=2#d"),
        ("https://例子.中国/报告", "https://xn--fsqu00a.xn--fiqs8s/%E6%8A%A5%E5%91%8A"),
        ('https://a.cn/"><b>', "https://a.cn/%22%3E%3Cb%3E"),
        ("https://a.cn/%E6%8A%A5", "https://a.cn/%E6%8A%A5"),
        ("http://[::1]/a", "http://[::1]/a"),
    ],
)
def test_an_address_is_shown_in_ascii(given: str, shown: str) -> None:
    assert ascii_address(given) == shown


@pytest.mark.parametrize(
    "given",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.cn/x",
        "ftp://a.cn/x",
        "https:///x",
        "https://",
        "https://gov.cn@a.cn/x",
        "https://a.cn\\.gov.cn/x",
        "https://a b.cn/",
        "https://a.cn/\u202efdp",
        "https://a.cn/\u200b",
        "https://a.cn:99999/",
        "https://[a/",
        "https://a..cn/",
        "https://" + "a" * 300 + ".cn/",
        "https://a.cn/" + "a" * 2000,
        "https://a.cn/\ud800",
        "https://a.cn/x\ny",
    ],
)
def test_an_address_that_may_not_stand_on_a_page(given: str) -> None:
    with pytest.raises(ValueError, match="expected an address"):
        ascii_address(given)


# --- What documents say -------------------------------------------------------------------------


def test_a_page_names_its_address_and_its_source() -> None:
    """The canonical link counts before all others; what the page calls its source, before its site."""
    head = (
        f'<link rel="canonical" href="{PAGE}"><meta property="og:url" content="https://b.cn/x">'
        '<meta name="ContentSource" content="来源：某某日报"><meta name="SiteName" content="某某网">'
        '<meta name="PubDate" content="2025-01-20 09:00"><meta name="Author" content="甲">'
        '<meta name="generator" content="WordPress">'
    )
    assert origin_of(html_page(head), "a.html") == Origin(source_url=PAGE, publisher="某某日报")


@pytest.mark.parametrize(
    ("head", "first", "address"),
    [
        ('<meta property="og:url" content="https://b.cn/x">', "", "https://b.cn/x"),
        ('<meta name="Url" content="https://b.cn/x">', "", "https://b.cn/x"),
        (f'<base href="{PAGE}">', "", PAGE),
        ('<base href="https://www.example.gov.cn/2025/">', "", ""),
        (f'<base href="{PAGE}"><link rel="canonical" href="/a.html">', "",
         "https://www.example.gov.cn/a.html"),
        ('<link rel="canonical" href="/a.html">', "", ""),
        ('<link rel="canonical" href="https://www.example.gov.cn/">', "", ""),
        ('<link rel="canonical" href="javascript:alert(1)">', "", ""),
        ('<link rel="stylesheet" href="https://b.cn/x.css">', "", ""),
        ("", f"\n<!-- saved from url=(0043){PAGE} -->\n", PAGE),
        ("", "<!-- saved from url=(0014)about:internet -->", ""),
        ("", f"<!-- about {PAGE} -->", ""),
    ],
)  # fmt: skip
def test_where_a_page_names_its_address(head: str, first: str, address: str) -> None:
    """A site's front page, a folder, or half an address is none."""
    assert origin_of(html_page(head, first=first), "a.html") == Origin(source_url=address)


def test_a_page_saved_by_an_extension() -> None:
    """SingleFile writes the day beside the address."""
    first = (
        f"<!--\n Page saved with SingleFile \n url: {PAGE} \n"
        " saved date: Sat Mar 01 2025 10:00:00 GMT+0800 (中国标准时间)\n-->"
    )
    assert origin_of(html_page(first=first), "a.html") == Origin(
        source_url=PAGE, retrieved_on=date(2025, 3, 1)
    )


@pytest.mark.parametrize(
    "source",
    ["本站", "未知", "政府官网", "https://b.cn/", "来源：", "甲", "甲\u202e乙丙", "甲" * 50],
)
def test_what_names_nobody_is_no_publisher(source: str) -> None:
    head = f'<meta name="ContentSource" content="{source}">'
    assert origin_of(html_page(head), "a.html").publisher == ""
    both = f'{head}<meta property="og:site_name" content="某某网">'
    assert origin_of(html_page(both), "a.html").publisher == "某某网"


def test_a_web_archive_says_where_and_when() -> None:
    """Its head has the address and the day on which it was saved, the page's own part as well."""
    archive = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {PAGE}\r\n"
        "Date: Sat, 1 Mar 2025 10:00:00 +0800\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="--x"\r\n\r\n'
        "----x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: {PAGE}\r\n\r\n"
    ).encode() + html_page()
    assert origin_of(archive + b"\r\n----x--\r\n", "a.mht") == Origin(
        source_url=PAGE, retrieved_on=date(2025, 3, 1)
    )
    only_part = archive.replace(b"Snapshot-Content-Location", b"X-Other", 1)
    assert origin_of(only_part + b"\r\n----x--\r\n", "a.mht").source_url == PAGE


def word_document(core: str = "", app: str = "", custom: str = "") -> bytes:
    """A Word document of a report with these properties."""
    properties = {"core": core, "extended": app, "custom": custom}
    return docx(map(par, report_text().splitlines()), properties=properties)


def test_word_properties_that_say_so() -> None:
    """A publisher is one that is called so; the owner of the program and the author are none."""
    software = (
        "<dc:creator>甲</dc:creator>",
        "<Company>某某公司</Company><Application>WPS</Application>",
    )
    assert origin_of(word_document(*software), "a.docx") == Origin()
    own = (
        f'<property name="Source"><lpwstr>{PAGE}</lpwstr></property>'
        '<property name="出版商"><lpwstr>某某日报社</lpwstr></property>'
    )
    named = Origin(source_url=PAGE, publisher="某某日报社")
    assert origin_of(word_document(*software, own), "a.docx") == named
    core = f"<dc:publisher>某某日报社</dc:publisher><dc:source>{PAGE}</dc:source>"
    assert origin_of(word_document(core), "a.docx") == named
    base = "<HyperlinkBase>{}</HyperlinkBase>"
    assert origin_of(word_document(app=base.format(PAGE)), "a.docx") == Origin(source_url=PAGE)
    folder = base.format("https://www.example.gov.cn/2025/")
    assert origin_of(word_document(app=folder), "a.docx") == Origin()


def test_broken_properties_cost_no_report() -> None:
    assert origin_of(word_document(core="<a>"), "a.docx") == Origin()
    assert "政府工作报告" in extract_bytes(word_document(custom="<a>"), "a.docx").text


def pdf_document(info: str = "", tail: bytes = b"") -> bytes:
    """A PDF of a report with these properties; `tail` stands behind what its index knows."""
    words = [(50.0, 60.0 + 20 * at, 12.0, t) for at, t in enumerate(report_text().splitlines())]
    data = pdf([words], width=9000)
    index = data.rpartition(b"startxref\n")[2].split()[0].decode()
    added = f"90 0 obj\n<<{info}>>\nendobj\n".encode()
    return (
        data
        + added
        + (
            f"xref\n90 1\n{len(data):010d} 00000 n \n"
            f"trailer<</Size 91/Root 1 0 R/Info 90 0 R/Prev {index}>>\n"
            f"startxref\n{len(data) + len(added)}\n%%EOF\n"
        ).encode()
        + tail
    )


def xmp(form: str, fields: str) -> bytes:
    """An XMP packet of a file of this form."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>'
        f"<dc:format>{form}</dc:format>{fields}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def test_pdf_properties_that_say_so() -> None:
    """What the programs that made it are called is no publisher."""
    software = "/Producer(WPS)/Creator(Chrome)/Author(a)"
    assert origin_of(pdf_document(software), "a.pdf") == Origin()
    said = f"/Source({PAGE})/Publisher<feff{'某某日报社'.encode('utf-16-be').hex()}>"
    named = Origin(source_url=PAGE, publisher="某某日报社")
    assert origin_of(pdf_document(software + said), "a.pdf") == named


def test_the_xmp_of_a_pdf() -> None:
    """The document's own packet counts; a picture's is passed over, a broken one as well."""
    fields = (
        f"<dc:source>{PAGE}</dc:source>"
        "<dc:publisher><rdf:Bag><rdf:li>某某日报社</rdf:li></rdf:Bag></dc:publisher>"
    )
    of_document = xmp("application/pdf", fields)
    of_picture = xmp("image/jpeg", "<dc:source>https://b.cn/x.jpg</dc:source>")
    named = Origin(source_url=PAGE, publisher="某某日报社")
    assert origin_of(pdf_document(tail=of_document + of_picture), "a.pdf") == named
    assert origin_of(pdf_document(tail=of_picture), "a.pdf") == Origin()
    broken = of_document.replace(b"</rdf:Bag>", b"")
    assert origin_of(pdf_document(tail=broken), "a.pdf") == Origin()


def test_front_matter_of_markdown() -> None:
    front = f'---\ntitle: 甲\nsource: "{PAGE}"\npublisher: 某某日报\n---\n'
    assert origin_of((front + report_text()).encode(), "a.md") == Origin(
        source_url=PAGE, publisher="某某日报"
    )


@pytest.mark.parametrize(
    ("head", "origin"),
    [
        (f"标题：甲\n发文单位：赣州市人民政府\n来源URL：{PAGE}\n\n正文：\n", Origin(source_url=PAGE)),
        ("发布时间：2025-02-01 10:20 来源：某某日报 浏览次数：128次\n", Origin(publisher="某某日报")),
        ("时间：2025-02-01????\t\t作者：甲????\t\t来源：某某县政府网????\t\t阅读：\n",
         Origin(publisher="某某县政府网")),
        ("来源：政府官网\n", Origin()),
        ("来源：　发布时间：2025-02-01\n", Origin()),
        ("来　源：某某日报\n发布机构：某某市政府办公室\n", Origin(publisher="某某市政府办公室")),
        (f"来源：{PAGE}\n采集时间：2025年3月1日\n",
         Origin(source_url=PAGE, retrieved_on=date(2025, 3, 1))),
        ("来源：新华社记者 王某\n下载日期：2025-02-30\n", Origin(publisher="新华社记者")),
        ("网址：https://www.example.gov.cn/\n", Origin()),
    ],
)  # fmt: skip
def test_the_head_of_a_scrape(head: str, origin: Origin) -> None:
    """Labels with what follows them, one or several in a line."""
    assert origin_of((head + report_text()).encode(), "a.txt") == origin


def test_the_report_itself_says_nothing_of_its_origin() -> None:
    """Only lines that are no part of it are looked at."""
    more = (
        f"\n资料来源：统计局。\n来源：某某日报的读者，网址：{PAGE}，都很关心。\n各项工作都要做好。"
    )
    assert origin_of(report_text(more=more).encode(), "a.txt") == Origin()


def test_the_address_that_a_browser_prints() -> None:
    """It stands on every page with the page's number; a bare address is none of that."""
    printed = report_text() + f"{PAGE}  1/2\n"
    assert origin_of(printed.encode(), "a.txt") == Origin(source_url=PAGE)
    assert origin_of((report_text() + f"{PAGE}\n").encode(), "a.txt") == Origin()
    cut = report_text() + f"{PAGE[:-9]}...  1/2\n"
    assert origin_of(cut.encode(), "a.txt") == Origin()


def test_every_place_is_asked_in_its_order() -> None:
    """The catalogue's first place that has something usable counts."""
    clues = [
        Clue("line 来源", "某某日报"),
        Clue("meta contentsource", "本站"),
        Clue("meta sitename", "某某网"),
    ]
    assert read_origin(clues, load_origins()).publisher == "某某网"


# --- The manifest -------------------------------------------------------------------------------


def folder_with(tmp_path: Path, *lines: str, data: bytes | None = None) -> Path:
    """A folder of one report whose entry has these further lines."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "ganzhou-2025.txt").write_bytes(data or report_text().encode())
    entry = ("- file: ganzhou-2025.txt", "  region: 赣州市", "  adcode: '360700'", "  year: 2025")
    more = (f"  {line}" for line in lines)
    (folder / "reports.yml").write_text(
        "\n".join(("reports:", *entry, *more)) + "\n", encoding="utf-8"
    )
    return folder


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("source_url: javascript:alert(1)", "expected an address that begins with http"),
        ("source_url: https://gov.cn@a.cn/", "expected an address that begins with http"),
        ("retrieved_on: 2024-02-30", "expected a day such as 2024-01-23"),
        ("retrieved_on: 2024", "expected a day such as 2024-01-23"),
        ("publisher: " + "甲" * 61, "expected 60 characters at most"),
        ("note: " + "甲" * 301, "expected 300 characters at most"),
        ('publisher: "甲\\u202e乙"', "expected plain text without control or invisible"),
    ],
)
def test_a_faulty_origin_costs_its_entry(tmp_path: Path, line: str, expected: str) -> None:
    """It is one line that names file and line; a day that no calendar has is no fault of YAML."""
    folder = folder_with(tmp_path, line)
    entries, (error,) = read_manifest(folder)
    assert entries == {}
    assert str(error).startswith(f"{folder / 'reports.yml'}:2: {line.partition(':')[0]}: ")
    assert expected in str(error)


@pytest.mark.parametrize("day", ["2024-03-01", '"2024-03-01"'])
def test_a_day_may_be_quoted_or_not(tmp_path: Path, day: str) -> None:
    entries, errors = read_manifest(folder_with(tmp_path, f"retrieved_on: {day}"))
    assert errors == ()
    assert entries["ganzhou-2025.txt"].origin == Origin(retrieved_on=date(2024, 3, 1))


def test_a_note_is_one_line(tmp_path: Path) -> None:
    """However it is broken in the manifest."""
    entries, errors = read_manifest(folder_with(tmp_path, 'note: "甲\\n  乙"'))
    assert errors == ()
    assert entries["ganzhou-2025.txt"].origin == Origin(note="甲 乙")


# --- `add` --------------------------------------------------------------------------------------

WANTED = f"来源URL：{PAGE}\n来源：某某日报\n"


def run_add(seeds: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["add", "--seeds", str(seeds), *map(str, arguments)])


def listed(seeds: Path) -> dict[str, Any]:
    """The manifest's only entry."""
    data = yaml.safe_load((seeds / "reports.yml").read_text(encoding="utf-8"))
    (entry,) = data["reports"]
    assert isinstance(entry, dict)
    return entry


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


def test_add_writes_what_the_document_says(empty: Path, tmp_path: Path) -> None:
    """And shows it, in the table and as JSON; what it does not say is not in the manifest."""
    path = tmp_path / "a.txt"
    path.write_text(WANTED + report_text(), encoding="utf-8")
    shown = run_add(empty, path, "--dry-run").stdout
    assert f"  source      {PAGE}\n  publisher   某某日报\n  retrieved   not said\n" in shown
    (report,) = json.loads(run_add(empty, path, "--json").stdout)["reports"]
    names = ("source_url", "publisher", "retrieved_on", "note")
    assert [report[name] for name in names] == [PAGE, "某某日报", "", ""]
    entry = listed(empty)
    assert [entry.get(name) for name in names] == [PAGE, "某某日报", None, None]


def test_what_the_caller_says_counts_more(empty: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WANTED + report_text(), encoding="utf-8")
    other = "https://b.cn/报告"
    result = run_add(
        empty, path, "--source-url", other, "--publisher", "乙报", "--retrieved-on", "2025-03-01"
    )
    assert result.exit_code == 0, result.stderr
    text = (empty / "reports.yml").read_text(encoding="utf-8")
    assert f'    source_url: "{other}"\n    publisher: 乙报\n    retrieved_on: 2025-03-01\n' in text
    (report,) = json.loads(CliRunner().invoke(
        main, ["check", "--seeds", str(empty), "--json"]
    ).stdout)["reports"]  # fmt: skip
    assert report["source_url"] == "https://b.cn/%E6%8A%A5%E5%91%8A"
    assert report["retrieved_on"] == "2025-03-01"


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--source-url", "ftp://a.cn/x"),
        ("--publisher", "甲\u202e乙"),
        ("--retrieved-on", "2025-02-30"),
        ("--retrieved-on", "yesterday"),
    ],
)
def test_a_faulty_option_is_one_line(empty: Path, tmp_path: Path, option: str, value: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(report_text(), encoding="utf-8")
    result = run_add(empty, path, option, value)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{option}: found ")
    assert "; expected " in result.stderr
    assert result.stderr.count("\n") == 1
    assert list(empty.iterdir()) == []
    assert run_add(empty, path, path, option, value).exit_code == 2


EDITED = (
    "source_url: https://a.cn/x  # ours",
    "publisher: 甲报",
    "retrieved_on: '2024-03-01'",
    "note: 编者注",
)


def test_replacing_keeps_what_the_document_does_not_say(tmp_path: Path) -> None:
    """An editor's words stay as written, comment and quotes too."""
    folder = folder_with(tmp_path, *EDITED)
    before = (folder / "reports.yml").read_text(encoding="utf-8")
    path = tmp_path / "a.txt"
    path.write_text(report_text(more="又一句话。"), encoding="utf-8")
    result = run_add(folder, path, "--replace")
    assert result.exit_code == 0, result.stderr
    after = (folder / "reports.yml").read_text(encoding="utf-8")
    assert all(f"  {line}\n" in after for line in EDITED)
    assert set(before.splitlines()) <= set(after.splitlines())
    assert "left out" not in result.stdout
    assert "replaced: now" not in result.stdout


def test_another_address_takes_publisher_and_day_with_it(tmp_path: Path) -> None:
    """They were said of the address before; the editor's note is not of an address."""
    folder = folder_with(tmp_path, *EDITED)
    path = tmp_path / "a.txt"
    path.write_text(f"网址：{PAGE}\n" + report_text(more="又一句话。"), encoding="utf-8")
    result = run_add(folder, path, "--replace")
    assert result.exit_code == 0, result.stderr
    entry = listed(folder)
    assert (entry["source_url"], entry["note"]) == (PAGE, "编者注")
    assert "publisher" not in entry
    assert "retrieved_on" not in entry
    for note in (
        f"`source_url: https://a.cn/x` replaced: now {PAGE}",
        "`publisher: 甲报` left out: it was of another address",
        "`retrieved_on: 2024-03-01` left out: it was of another address",
    ):
        assert note in result.stdout


def test_the_same_text_keeps_what_an_editor_corrected(tmp_path: Path) -> None:
    """The document says what it said before; what the entry lacks is filled."""
    text = WANTED + report_text()
    folder = folder_with(tmp_path, "publisher: 甲报社", data=text.encode())
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert run_add(folder, path, "--replace").exit_code == 0
    entry = listed(folder)
    assert (entry["publisher"], entry["source_url"]) == ("甲报社", PAGE)


def test_what_was_said_of_no_address_stays(tmp_path: Path) -> None:
    """The document adds the address that the entry lacks."""
    folder = folder_with(tmp_path, "publisher: 甲报")
    path = tmp_path / "a.txt"
    path.write_text(f"网址：{PAGE}\n" + report_text(more="又一句话。"), encoding="utf-8")
    assert run_add(folder, path, "--replace").exit_code == 0
    entry = listed(folder)
    assert (entry["publisher"], entry["source_url"]) == ("甲报", PAGE)


def test_a_corrected_address_takes_nothing_said_of_the_other(tmp_path: Path) -> None:
    """Neither the document's day nor, for an address that the caller gives, the entry's."""
    text = f"网址：{PAGE}\n采集时间：2025-03-01\n" + report_text()
    folder = folder_with(
        tmp_path, "source_url: https://a.cn/x", "publisher: 甲报", data=text.encode()
    )
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert run_add(folder, path, "--replace").exit_code == 0
    entry = listed(folder)
    assert (entry["source_url"], entry["publisher"]) == ("https://a.cn/x", "甲报")
    assert "retrieved_on" not in entry
    assert run_add(folder, path, "--replace", "--source-url", "https://b.cn/x").exit_code == 0
    entry = listed(folder)
    assert entry["source_url"] == "https://b.cn/x"
    assert "publisher" not in entry


def test_the_same_address_stays_as_the_editor_wrote_it(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "source_url: https://a.cn/报告", "publisher: 甲报")
    path = tmp_path / "a.txt"
    text = "网址：https://a.cn/%E6%8A%A5%E5%91%8A\n" + report_text(more="又一句话。")
    path.write_text(text, encoding="utf-8")
    assert run_add(folder, path, "--replace").exit_code == 0
    text = (folder / "reports.yml").read_text(encoding="utf-8")
    assert "  source_url: https://a.cn/报告\n  publisher: 甲报\n" in text


# --- Shown, cited, published --------------------------------------------------------------------


def page_of(folder: Path, url: str) -> LexborHTMLParser:
    site = build_site(folder)
    (markdown,) = [site.draw(page).markdown for page in site.pages if page.url == url]
    return LexborHTMLParser(markdown)


def card(page: LexborHTMLParser) -> dict[str, str]:
    return {
        label.text(): value.text()
        for label, value in zip(page.css(".card dt"), page.css(".card dd"), strict=True)
    }


def test_the_card_shows_where_the_text_is_from(tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path,
        "source_url: 'https://例子.中国/a?b=\"><script>'",
        "publisher: <b>甲</b>报",
        "retrieved_on: 2024-03-01",
        "note: 据 *甲* & {{ 乙 }} 校对",
    )
    page = page_of(folder, "reports/ganzhou-2025/")
    shown = card(page)
    address = "https://xn--fsqu00a.xn--fiqs8s/a?b=%22%3E%3Cscript%3E"
    assert shown["原文地址"] == address
    assert shown["发布者"] == "<b>甲</b>报"
    assert shown["获取日期"] == "2024-03-01"
    assert shown["来源说明"] == "据 *甲* & {{ 乙 }} 校对"
    (link,) = page.css(".card a[href^=http]")
    assert link.attributes["href"] == address
    assert link.attributes["rel"] == "external noopener noreferrer"


def test_the_card_shows_nothing_where_nothing_is_known(tmp_path: Path) -> None:
    page = page_of(folder_with(tmp_path), "reports/ganzhou-2025/")
    assert not {"原文地址", "发布者", "获取日期", "来源说明"} & card(page).keys()
    assert page.css(".card a[href^=http]") == []


def test_the_card_says_of_what_a_checksum_is(tmp_path: Path) -> None:
    """The file as it came and the text as published differ where that was no UTF-8."""
    data = report_text().encode("gb18030")
    page = page_of(folder_with(tmp_path, data=data), "reports/ganzhou-2025/source/")
    sums = [n.text() for n in page.css(".card dd.code")]
    published = hashlib.sha256(report_text().encode()).hexdigest()
    assert sums == [
        f"{hashlib.sha256(data).hexdigest()}（来源文件）",
        f"{published}（所读原文）",
    ]
    assert card(page)["来源文件"] == "ganzhou-2025.txt（GB18030）"
    links = [n.attributes["href"] for n in page.css(".card a")]
    assert links == ["../../../data/sources/ganzhou-2025.txt"]


def test_no_link_to_texts_that_are_not_published(tmp_path: Path) -> None:
    """A site may leave the data package out; the source's card then names the file alone."""
    site = build_site(folder_with(tmp_path), rooms=Rooms(frozenset({"data_package"})))
    (markdown,) = [
        site.draw(page).markdown
        for page in site.pages
        if page.url == "reports/ganzhou-2025/source/"
    ]
    shown = card(LexborHTMLParser(markdown))
    assert "所读原文" not in shown
    assert shown["来源文件"] == "ganzhou-2025.txt（UTF-8）"
    assert not [name for name in site.files if name.startswith("data/")]


def test_one_checksum_where_both_are_the_same(tmp_path: Path) -> None:
    page = page_of(folder_with(tmp_path), "reports/ganzhou-2025/source/")
    (one,) = page.css(".card dd.code")
    expected = hashlib.sha256(report_text().encode()).hexdigest()
    assert one.text() == f"{expected}（来源文件与所读原文相同）"


def test_whoever_holds_the_original_can_check_it(tmp_path: Path) -> None:
    """Name and SHA-256 of the document that was given stand beside those of its text."""
    folder = folder_with(tmp_path, "original: ganzhou-2025.docx")
    document = b"PK, as an editor gave it"
    (folder / "ganzhou-2025.docx").write_bytes(document)
    own = hashlib.sha256(document).hexdigest()
    text = hashlib.sha256(report_text().encode()).hexdigest()
    page = page_of(folder, "reports/ganzhou-2025/source/")
    assert card(page)["原件"] == "ganzhou-2025.docx"
    sums = [n.text() for n in page.css(".card dd.code")]
    assert sums == [f"{own}（原件）", f"{text}（来源文件与所读原文相同）"]
    said = page_of(folder, "reports/ganzhou-2025/full/").css(".source-note")[-1].text()
    assert f"提取自原件 ganzhou-2025.docx（SHA-256：{own}）" in said
    (row,) = reports_csv(folder)
    assert (row["original_file"], row["original_sha256"]) == ("ganzhou-2025.docx", own)
    assert (row["source_file"], row["source_sha256"]) == ("ganzhou-2025.txt", text)


def test_without_an_original_nothing_is_said_of_one(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    assert "原件" not in card(page_of(folder, "reports/ganzhou-2025/"))
    assert (
        "原件" not in page_of(folder, "reports/ganzhou-2025/full/").css(".source-note")[-1].text()
    )
    (row,) = reports_csv(folder)
    assert (row["original_file"], row["original_sha256"]) == ("", "")


def reports_csv(folder: Path) -> list[dict[str, str]]:
    data = site_data(analyse_seeds(read_corpus(folder)))["reports.csv"].content()
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("address", ["reports/ganzhou-2025/full/", "reports/ganzhou-2025/plan-1/"])
def test_pages_have_what_a_reference_to_the_source_needs(tmp_path: Path, address: str) -> None:
    folder = folder_with(tmp_path, f"source_url: {PAGE}", "retrieved_on: 2024-03-01")
    (text,) = page_of(folder, address).css("[data-cite]")
    assert text.attributes["data-cite"] == "赣州市人民政府. 2025年赣州市政府工作报告[R/OL]. (2025)"
    assert text.attributes["data-source"] == PAGE
    assert text.attributes["data-retrieved"] == "2024-03-01"


def test_no_reference_to_a_source_that_is_not_known(tmp_path: Path) -> None:
    (text,) = page_of(folder_with(tmp_path), "reports/ganzhou-2025/full/").css("[data-cite]")
    assert "data-source" not in text.attributes


def test_pages_say_to_programs_how_to_cite_them(tmp_path: Path) -> None:
    """As metadata of the page, which the theme prints into its head."""
    folder = folder_with(tmp_path, f"source_url: {PAGE}")
    site = build_site(folder)
    for page in site.pages:
        front = yaml.safe_load(site.draw(page).markdown.split("---\n")[1])
        assert ("citation" in front) == bool(page.report_id)
        if page.report_id:
            assert front["citation"] == {
                "citation_title": "2025年赣州市政府工作报告",
                "citation_author": "赣州市人民政府",
                "citation_technical_report_institution": "赣州市人民政府",
                "citation_publication_date": "2025",
                "citation_language": "zh-CN",
                "dcterms.source": PAGE,
            }


FORMS = {
    "plain": report_text().encode(),
    "marked": b"\xef\xbb\xbf" + report_text().encode(),
    "gb18030, CRLF": report_text().replace("\n", "\r\n").encode("gb18030"),
    "utf-16": report_text().replace("\n", "\r\n").encode("utf-16"),
    "lone CR": report_text().replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("data", FORMS.values(), ids=FORMS)
def test_offsets_hold_in_the_published_text(tmp_path: Path, data: bytes) -> None:
    """In every encoding, with every line end, for every row of every table that has a span."""
    folder = folder_with(
        tmp_path, f"source_url: {PAGE}", "publisher: 甲报", "retrieved_on: 2024-03-01",
        "note: 编者注", data=data,
    )  # fmt: skip
    output = tmp_path / "out"
    result = CliRunner().invoke(main, ["export", "--seeds", str(folder), "--output", str(output)])
    assert result.exit_code == 0, result.stderr

    def rows(name: str) -> list[dict[str, str]]:
        with (output / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    (report,) = rows("reports.csv")
    assert report["source_sha256"] == hashlib.sha256(data).hexdigest()
    assert [report[n] for n in ("source_url", "publisher", "retrieved_on", "source_note")] == [
        *(PAGE, "甲报", "2024-03-01", "编者注")
    ]
    content = (output / report["text_file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == report["text_sha256"]
    text = content.decode("utf-8")
    checked = 0
    for path in output.glob("*.csv"):
        for row in rows(path.name):
            if row.get("start"):
                words = text[int(row["start"]) : int(row["end"])]
                said = row.get("text") or row.get("quote") or row["words"]
                assert "".join(words.split()) == "".join(said.split()), (path.name, row)
                checked += 1
    assert checked > 8


def test_a_document_that_is_refused_says_nothing() -> None:
    """Its clues are read only after its text was."""
    with pytest.raises(SourceError, match="expected a Word document"):
        extract_bytes(b"PK\x03\x04 broken", "a.docx")
