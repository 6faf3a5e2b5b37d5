"""`verify`: the tests' site holds, and each thing that a site must not have is found."""

from __future__ import annotations

import csv
import importlib.util
import json
import shutil
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.installation import install_command
from generator.search import search_files
from generator.verifying.addresses import check_addresses, give_up_addresses, update_addresses
from generator.verifying.checks import CHECKS
from generator.verifying.data_package import check_data_package
from generator.verifying.fidelity import check_fidelity
from generator.verifying.finding import Outcome
from generator.verifying.local_host import serving
from generator.verifying.quotes import check_quotes
from generator.verifying.references import check_references, resolve
from generator.verifying.sample import kind_of, sample
from generator.verifying.search_data import check_search_data
from generator.verifying.security import allows, check_security, hash_of, read_policy
from generator.verifying.site import BuiltSite
from generator.verifying.structure import check_structure
from tests.factory import seeds
from tests.search.sources import source_of

SCRIPT = "document.title"
POLICY = f"default-src 'self'; script-src 'self' {hash_of('sha256', SCRIPT)}"
HEAD = (
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>页</title>'
    '<link rel="canonical" href="https://example.org/a/b/">'
)


def page(body: str = "", head: str = HEAD, html: str = '<html lang="zh">') -> str:
    return f"<!doctype html>{html}<head>{head}</head><body><h1>题</h1>\n{body}</body></html>"


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., BuiltSite]:
    """Makes a site of a few files: a home page, one at `b/` with the ids p1 and 甲, and the given ones."""

    def make(body: str = "", **files: str) -> BuiltSite:
        contents = {
            "index.html": page(body),
            "b/index.html": page('<p id="p1">乙</p><p id="甲">甲</p>'),
            "a.css": "p { color: red }",
            "pic.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            **{name.replace("__", "/").replace("_", "."): text for name, text in files.items()},
        }
        for name, text in contents.items():
            path = tmp_path / "small" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return BuiltSite(tmp_path / "small")

    return make


def lines(outcome: Outcome) -> list[str]:
    return [str(finding) for finding in outcome.findings]


# --- The tests' site ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CHECKS)
def test_the_built_site_holds(built_site: Path, name: str) -> None:
    """What every site must hold, this one holds."""
    outcome = CHECKS[name](BuiltSite(built_site))
    assert lines(outcome) == []
    assert any(digit in outcome.checked for digit in "123456789"), "it looked at nothing"


def test_the_data_package_holds_without_frictionless(
    built_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check built in says the same of a good package."""
    monkeypatch.setattr("generator.verifying.data_package.has_frictionless", lambda: False)
    outcome = check_data_package(BuiltSite(built_site))
    assert lines(outcome) == []
    assert outcome.checked.endswith("with the check built in, since frictionless is not installed")


@pytest.fixture
def broken(built_site: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test may break."""
    return Path(shutil.copytree(built_site, tmp_path / "broken"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


# --- Structure ------------------------------------------------------------------------------------


def test_what_every_page_has(small: Callable[..., BuiltSite]) -> None:
    """A language, a title, one h1, ids that name one place."""
    bad = '<html><head><title> </title></head><body><svg><title>图</title></svg>\n<p id="a"><p id="a">'
    assert lines(check_structure(small(c_html=bad + "</body></html>"))) == [
        "c.html:1: found no language; expected lang on <html>",
        "c.html: found no title; expected a <title> with words",
        "c.html: found 0 h1 headings; expected exactly one",
        "c.html:2: found the id 「a」 2 times; expected once",
    ]


# --- Links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "good",
    [
        '<a href="b/">',
        '<a href="b/#p1">',
        '<a href="./b/?q=1#%E7%94%B2">',
        '<a href="b/#p1:~:text=x">',
        '<a href="#">',
        '<a href="">',
        '<a href="https://elsewhere.org/x">',
        '<a href="mailto:a@example.org">',
        '<img src="pic.svg" srcset="pic.svg 1x, pic.svg 2x">',
        '<img src="data:image/gif;base64,R0lGODlh">',
        '<form action="b/">',
        '<a href="a.css#line">',
        '<p style="background: url(pic.svg)">',
    ],
)
def test_links_that_lead_somewhere(small: Callable[..., BuiltSite], good: str) -> None:
    assert lines(check_references(small(good))) == []


@pytest.mark.parametrize(
    "bad, found",
    [
        ('<a href="c/">', "a link to what is not there: 「c/」"),
        ('<a href="B/">', "a link to what is not there: 「B/」"),
        ('<a href="a.css/">', "a link to what is not there: 「a.css/」"),
        ('<a href="b/#p2">', "a link to an id that is not there: 「b/#p2」"),
        ('<a href="#p1">', "a link to an id that is not there: 「#p1」"),
        ('<a href="../a/">', "a link out of the site's folder 「../a/」"),
        ('<a href="b/../../x">', "a link out of the site's folder 「b/../../x」"),
        ('<a href="/b/">', "a link from the host's root 「/b/」"),
        ('<a href="https://example.org/a/b/b/">', "the site's own host in 「https://example.org/a/b/b/」"),
        ('<a href="http://[">', "what is no address: 「http://[」"),
        ('<img src="https://e.org/x.png">', "a request to another host: 「https://e.org/x.png」"),
        ('<img src="//e.org/x.png">', "a request to another host: 「//e.org/x.png」"),
        ('<img src="\\\\e.org/x.png">', "a request to another host: 「\\\\e.org/x.png」"),
        ('<img src=" HTTPS://e.org/x.png">', "a request to another host: 「 HTTPS://e.org/x.png」"),
        ('<img srcset="pic.svg 1x, no.png 2x">', "a link to what is not there: 「no.png」"),
        ('<form action="https://e.org/">', "a request to another host: 「https://e.org/」"),
        ('<button formaction="//e.org/">', "a request to another host: 「//e.org/」"),
        ('<a href="b/" ping="https://e.org/">', "a request to another host: 「https://e.org/」"),
        ('<link rel="preconnect" href="https://e.org">', "a request to another host: 「https://e.org」"),
        ('<iframe src="https://e.org/"></iframe>', "a request to another host: 「https://e.org/」"),
        ('<style>p { background: url("no.png") }</style>', "a link to what is not there: 「no.png」"),
        ("<style>@import '//e.org/x.css';</style>", "a request to another host: 「//e.org/x.css」"),
        ('<p style="background: url( //e.org/x )">', "a request to another host: 「//e.org/x」"),
        ('<svg><use xlink:href="no.svg#x"/></svg>', "a link to what is not there: 「no.svg#x」"),
        ('<meta http-equiv="refresh" content="0; url=c/">', "a link to what is not there: 「c/」"),
    ],
)  # fmt: skip
def test_links_that_lead_nowhere(small: Callable[..., BuiltSite], bad: str, found: str) -> None:
    (line,) = lines(check_references(small(bad)))
    assert line.startswith(f"index.html:2: found {found}; expected ")


def test_links_of_style_sheets_are_followed_from_there(small: Callable[..., BuiltSite]) -> None:
    site = small(c__d_css="/* url(x) */\na { background: url('../pic.svg') }\n@import 'a.css';")
    assert lines(check_references(site)) == [
        "c/d.css:3: found a link to what is not there: 「a.css」; expected a file of the site"
    ]


def test_the_page_for_what_is_not_found_names_the_sub_path(small: Callable[..., BuiltSite]) -> None:
    """It is served at any depth, so its links begin at the host's root, and with the site's folder."""
    site = small(
        HEAD,
        **{
            "404_html": page(
                '<a href="/a/b/b/">\n<a href="/a/b/">\n<a href="/b/">\n<a href="/a/b/c">'
            )
        },
    )
    assert lines(check_references(site)) == [
        "404.html:4: found a link out of the site 「/b/」; expected one that begins with /a/b/",
        "404.html:5: found a link to what is not there: 「/a/b/c」; expected a file of the site",
    ]


@pytest.mark.parametrize(
    "base, path, wanted",
    [
        ("a/b/index.html", "../..", ""),
        ("a/b/index.html", "../../..", None),
        ("a/b/index.html", "../c/", "a/c/"),
        ("a/b/index.html", "./", "a/b/"),
        ("index.html", "./", ""),
        ("index.html", "a", "a"),
    ],
)
def test_addresses_are_resolved_within_the_site(base: str, path: str, wanted: str | None) -> None:
    assert resolve(base, path) == wanted


# --- Security -------------------------------------------------------------------------------------


def security(site: BuiltSite) -> list[str]:
    return [line.partition("; expected ")[0] for line in lines(check_security(site))]


@pytest.mark.parametrize(
    "bad, found",
    [
        ("<script>alert(1)</script>", "an inline script that the policy forbids: 「alert(1)」"),
        ("<script type=module>x</script>", "an inline script that the policy forbids: 「x」"),
        ("<p onclick=alert(1)>", "an inline handler, 「onclick」"),
        ('<svg/onload="x">', "an inline handler, 「onload」"),
        ('<a href="javascript:alert(1)">', "script for an address: 「javascript:alert(1)」"),
        ('<a href=" JaVa&#10;Script:x">', "script for an address: 「 JaVa\nScript:x」"),
        ('<form action="vbscript:x">', "script for an address: 「vbscript:x」"),
        ("<style>p {}</style>", "a <style> that the policy forbids: 「p {}」"),
        ('<p style="color: red">', "a style attribute that the policy forbids: 「color: red」"),
    ],
)
def test_script_that_a_page_must_not_have(
    small: Callable[..., BuiltSite], bad: str, found: str
) -> None:
    assert [line.partition(": found ")[2] for line in security(small(bad))] == [found]


@pytest.mark.parametrize(
    "good",
    [
        f"<script>{SCRIPT}</script>",
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        "<template><script>x</script></template>",
        "<p>onclick=x</p>",
    ],
)
def test_script_that_a_policy_allows(small: Callable[..., BuiltSite], good: str) -> None:
    assert security(small(good)) == []


@pytest.mark.parametrize(
    "head, found",
    [
        ("", "no content security policy"),
        ("img-src 'self'", "a policy that leaves scripts free"),
        ("script-src 'self' 'unsafe-inline'", "'unsafe-inline' for scripts"),
        ("script-src 'none'", "the script 「a.js」, which the policy forbids"),
    ],
)
def test_policies_that_protect_nothing_or_break_the_page(
    small: Callable[..., BuiltSite], head: str, found: str
) -> None:
    meta = f'<meta http-equiv="content-security-policy" content="{head}">' if head else ""
    bad = page(head=f'{meta}<title>页</title><script src="a.js"></script>')
    assert security(small(c_html=bad)) == [
        f"c.html:1: found {found}" if head else f"c.html: found {found}"
    ]


def test_a_policy_binds_only_what_follows_it(small: Callable[..., BuiltSite]) -> None:
    late = page(head=f"<title>页</title><script>{SCRIPT}</script>{HEAD}")
    outside = page(body=HEAD, head="<title>页</title>")
    assert security(small(c_html=late, d_html=outside)) == [
        "c.html:1: found a script before the policy",
        "d.html: found no content security policy",
    ]


def test_policies_are_read_as_browsers_do() -> None:
    """Names in any case, the first of a name counts, hashes of three kinds and two alphabets."""
    policy = read_policy(" Script-SRC 'self' 'none' ;; script-src *;img-src data:")
    assert policy == {"script-src": ("'self'", "'none'"), "img-src": ("data:",)}
    # As `printf '<text>' | openssl dgst -sha256 -binary | base64` has them.
    known = {
        "alert(1)": "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",
        "甲 + 乙": "'sha256-Y4o48UZVQkhGZ+Y6dAOFPq8jkK6azpR5h/qVyaZGVkw='",
    }
    for text, source in known.items():
        assert hash_of("sha256", text) == source
        assert allows(("'self'", source), text)
        assert allows((source.replace("+", "-").replace("/", "_"),), text)
        assert not allows((source,), f"{text} ")
        for algorithm in ("sha384", "sha512"):
            assert allows((hash_of(algorithm, text),), text)


# --- Fidelity -------------------------------------------------------------------------------------


def test_text_that_is_lost_or_doubled_is_found(broken: Path) -> None:
    """A paragraph gone from the data leaves its characters uncovered."""
    path = broken / "data/paragraphs.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.reader(file))
    gone = next(record for record in records if record[0] == "jian-2024-p2")
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [*(r for r in records if r != gone), records[1]]
        )
    found = lines(check_fidelity(BuiltSite(broken)))
    assert any(
        line.startswith("data/sources/jian-2024.txt:") and "0 times in headings" in line
        for line in found
    )
    assert any(
        line.startswith("data/sources/jiangxi-2024.txt:1: ") and "2 times in headings" in line
        for line in found
    )


def test_a_source_that_differs_is_found(broken: Path) -> None:
    change(broken / "data/sources/jian-2024.txt", "\n", "\n多出来的字\n")
    found = lines(check_fidelity(BuiltSite(broken)))
    assert any("data/sources/jian-2024.txt" in line and "0 times" in line for line in found)
    (broken / "data/sources/jian-2024.txt").unlink()
    assert lines(check_fidelity(BuiltSite(broken))) == [
        "data/sources/jian-2024.txt: found no such file; expected the source of the report"
    ]


@pytest.mark.parametrize("name", ["plan-1", "full"])
def test_words_that_a_page_changes_are_found(broken: Path, name: str) -> None:
    """A character more, a paragraph under another anchor, one left out: on either page."""
    path = broken / f"reports/jiangxi-2024/{name}/index.html"
    good = path.read_text(encoding="utf-8")
    number = BuiltSite(broken).parsed(str(path.relative_to(broken))).css_first(".report-text .para")
    assert number is not None
    anchor = number.attributes["id"]
    change(path, f'<p id="{anchor}" class="para">', f'<p id="{anchor}" class="para">不')
    (line,) = lines(check_fidelity(BuiltSite(broken)))
    assert f"#{anchor} 「不" in line
    path.write_text(good.replace(f'<p id="{anchor}"', '<p id="q1"', 1), encoding="utf-8")
    assert len(lines(check_fidelity(BuiltSite(broken)))) == 2
    path.write_text(good.replace(' class="para"', "", 1), encoding="utf-8")
    (line,) = lines(check_fidelity(BuiltSite(broken)))
    assert f"found no paragraph #{anchor}; expected " in line


def test_a_heading_that_differs_is_found(broken: Path) -> None:
    change(
        broken / "reports/jiangxi-2024/plan-1/index.html",
        '<h1 id="plan-1">（一）',
        '<h1 id="plan-1">（二）',
    )
    change(broken / "reports/jiangxi-2024/full/index.html", '<h2 id="plan">', '<h2 id="plans">')
    assert [line.partition(":")[0] for line in lines(check_fidelity(BuiltSite(broken)))] == [
        "reports/jiangxi-2024/plan-1/index.html",
        "reports/jiangxi-2024/full/index.html",
    ]


def test_what_an_address_leads_to(small: Callable[..., BuiltSite]) -> None:
    site = small()
    for address in ("", "b/", "b", "b/#p1", "b/#甲", "a.css", "#"):
        assert site.holds(address), address
    for address in ("c/", "b/#p9", "#p1", "a.css/", "a.css#p1"):
        assert not site.holds(address), address


# --- Data and search ------------------------------------------------------------------------------


@pytest.fixture(params=["frictionless", "built in"])
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Either way of checking a package."""
    monkeypatch.setattr(
        "generator.verifying.data_package.has_frictionless", lambda: request.param == "frictionless"
    )
    return str(request.param)


@pytest.mark.parametrize(
    "table, old, new",
    [
        ("reports", "jian-2024,吉安市,360800,prefecture", "jian-2024,吉安市,360800,town"),
        ("reports", "吉安市,360800", "吉安市,36080x"),
        ("reports", "prefecture,江西省,2024,2023", "prefecture,江西省,二〇,2023"),
        ("observations", "observation_id,report_id", "id,report_id"),
        ("mentions", "jiangxi-2024-0", "zhejiang-2024-0"),
        ("paragraphs", "jiangxi-2024-p2,", "jiangxi-2024-p1,"),
        ("terms", "\n", "\nx\n"),
    ],
)
def test_a_table_that_breaks_its_schema_is_found(
    broken: Path, method: str, table: str, old: str, new: str
) -> None:
    """An unknown level, a code of another form, a year in words, a column, a key, a row."""
    change(broken / f"data/{table}.csv", old, new)
    found = lines(check_data_package(BuiltSite(broken)))
    assert any(line.startswith(f"data/{table}.csv") for line in found), found


def test_the_check_built_in_names_line_and_value(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.verifying.data_package.has_frictionless", lambda: False)
    change(broken / "data/reports.csv", "360800", "36080x")
    assert lines(check_data_package(BuiltSite(broken))) == [
        "data/reports.csv:4: found adcode 「36080x」; expected the form \\d{6}"
    ]


@pytest.mark.parametrize(
    "content, found",
    [
        ("{", "what cannot be read ("),
        ("[]", "what cannot be read ("),
        ('{"resources": []}', "no resources"),
        ('{"resources": [{"name": "a", "path": "a.csv"}]}', "the path 「a.csv」"),
    ],
)
def test_a_descriptor_that_is_none_is_found(broken: Path, content: str, found: str) -> None:
    (broken / "data/datapackage.json").write_text(content)
    assert lines(check_data_package(BuiltSite(broken)))[0].startswith(
        f"data/datapackage.json: found {found}"
    )


def test_a_table_that_was_changed_is_found_by_its_checksum(broken: Path) -> None:
    """Where no line of it is at fault; what says more goes before."""
    path = broken / "data/themes.csv"
    path.write_bytes(path.read_bytes() + b"other,x,x,y,\n")
    found = lines(check_data_package(BuiltSite(broken)))
    assert len(found) == 2
    assert all(line.startswith("data/themes.csv: found ") for line in found)
    assert found[1].startswith("data/themes.csv: found the hash ")


def test_a_table_nobody_lists_is_found(broken: Path) -> None:
    (broken / "data/stray.csv").write_text("a\n")
    assert lines(check_data_package(BuiltSite(broken))) == [
        "data/stray.csv: found a table that is not in datapackage.json; expected it to be there"
    ]


def test_it_says_why_the_check_built_in_was_made(broken: Path, method: str) -> None:
    """A descriptor at fault is the reason, whether frictionless is installed or not."""
    (broken / "data/stray.csv").write_text("a\n")
    checked = check_data_package(BuiltSite(broken)).checked
    assert checked.endswith(" with the check built in, since the descriptor is at fault")


def test_a_row_that_is_too_short_is_a_finding_in_words(broken: Path, method: str) -> None:
    path = broken / "data/sections.csv"
    text = path.read_bytes().decode()
    path.write_bytes(text.encode() + b"x\n")
    found = [line.partition(": found ")[2] for line in lines(check_data_package(BuiltSite(broken)))]
    assert found
    assert [line for line in found if line.startswith(";")] == []
    if method == "frictionless":
        assert "Missing Cell; expected a table that fits its schema" in found


def test_a_site_may_publish_no_data(broken: Path) -> None:
    """A room that is closed; links to it would be found."""
    shutil.rmtree(broken / "data")
    site = BuiltSite(broken)
    checks = (check_data_package, check_fidelity, check_search_data)
    assert [lines(check(site)) for check in checks] == [[], [], []]
    assert "reports/jian-2024/" in {page.address for page in site.pages.values()}
    assert any("data/" in line for line in lines(check_references(site)))


def test_addresses_and_spans_of_the_data_are_followed(broken: Path) -> None:
    change(broken / "data/terms.csv", ",terms/jiangxi-2024-02/", ",terms/jiangxi-2024-99/")
    change(broken / "data/sources/yichun-2024.txt", "4%左右", "9%左右")
    found = lines(check_data_package(BuiltSite(broken)))
    assert any("terms.csv:3: found url 「terms/jiangxi-2024-99/」" in line for line in found)
    assert any(line.startswith("data/observations.csv:") and "9%左右" in line for line in found)


def test_search_data_that_says_something_else_is_found(broken: Path) -> None:
    """A text of another report's, a file that is not the one its name promises, no file."""
    path = broken / "search/jian-2024.json"
    change(path, "吉安", "宜春")
    changed = lines(check_search_data(BuiltSite(broken)))
    assert changed[0].startswith("search/index.json: found search/jian-2024.json as version ")
    index = broken / "search/index.json"
    site = BuiltSite(broken)
    version = changed[0].rpartition(" ")[2]
    listed = json.loads(index.read_text(encoding="utf-8"))
    for report in listed["reports"]:
        if report["id"] == "jian-2024":
            report["file"] = f"search/jian-2024.json?v={version}"
    index.write_text(json.dumps(listed), encoding="utf-8")
    (line,) = lines(check_search_data(site))
    assert line.startswith("search/jian-2024.json: found 「")
    path.unlink()
    assert lines(check_search_data(BuiltSite(broken)))[0] == (
        "search/index.json: found the file 「search/jian-2024.json」; expected a file of the site"
    )
    index.write_text("{}")
    assert "what is no search data" in lines(check_search_data(BuiltSite(broken)))[0]


def test_shards_that_do_not_fit_the_texts_are_found(broken: Path) -> None:
    """A changed text, a position too many, a file of another edition, no file."""
    for path, make in search_files(source_of(*seeds().corpus.reports), shards=True).items():
        (broken / path).parent.mkdir(parents=True, exist_ok=True)
        (broken / path).write_bytes(b"".join(make()))
    assert lines(check_search_data(BuiltSite(broken))) == []
    shard = broken / "search/shards/3.bin"
    shard.write_bytes(shard.read_bytes()[:-1] + b"\x01")
    assert lines(check_search_data(BuiltSite(broken))) == [
        "search/shards/3.bin: found other positions, or no file; expected those of the texts"
    ]
    shard.unlink()
    assert len(lines(check_search_data(BuiltSite(broken)))) == 1
    table = broken / "search/pages.json"
    table.write_text(json.dumps({"edition": "0" * 16}), encoding="utf-8")
    found = lines(check_search_data(BuiltSite(broken)))
    assert found[0].startswith("search/pages.json: found another edition, or no file; expected ")
    change(broken / "search/text/jian-2024/1.json", "吉安", "宜春")
    found = lines(check_search_data(BuiltSite(broken)))
    assert found[0].startswith("search/text/jian-2024/0.json: found texts of version ")


# --- Words behind figures ---------------------------------------------------------------------------


def test_words_behind_figures_that_say_something_else_are_found(broken: Path) -> None:
    """A clause that was changed, one that is missing, no file, a file of another kind."""
    path = broken / "reports/jiangxi-2024/quotes.json"
    assert lines(check_quotes(BuiltSite(broken))) == []
    change(path, "地区生产总值增长5%左右", "地区生产总值增长6%左右")
    name = "reports/jiangxi-2024/quotes.json"
    found, gone = "「地区生产总值增长6%左右」", "「地区生产总值增长5%左右」"
    assert lines(check_quotes(BuiltSite(broken))) == [
        f"{name}: found {found} as gdp_growth at p20-1; expected words that stand there",
        f"{name}: found no {gone}; expected gdp_growth at p20-1",
    ]
    path.write_text("[1]", encoding="utf-8")
    (broken / "edition.json").unlink()
    edition, broken_file = lines(check_quotes(BuiltSite(broken)))
    assert edition.startswith("edition.json: found no such file")
    assert "what cannot be read" in broken_file
    path.unlink()
    assert "no such file" in lines(check_quotes(BuiltSite(broken)))[1]


def test_words_behind_figures_are_checked_without_a_data_package(broken: Path) -> None:
    shutil.rmtree(broken / "data")
    assert check_quotes(BuiltSite(broken)).checked.endswith(" of 5 reports")
    (broken / "reports/jian-2024/quotes.json").write_text("{", encoding="utf-8")
    assert len(lines(check_quotes(BuiltSite(broken)))) == 1


# --- Published addresses --------------------------------------------------------------------------


def test_an_address_that_is_gone_is_found(small: Callable[..., BuiltSite], tmp_path: Path) -> None:
    listing = tmp_path / "published_addresses.txt"
    listing.write_text("# ours\nb/\nb/#p1\nb/#p9\nc/\n", encoding="utf-8")
    outcome = check_addresses(small(), listing)
    assert outcome.checked == "4 published addresses"
    assert [line.partition("; expected ")[0] for line in lines(outcome)] == [
        f"{listing}:4: found b/#p9, which the site no longer has",
        f"{listing}:5: found c/, which the site no longer has",
    ]
    assert "bring the page back" in lines(outcome)[0]


def test_updating_adds_and_removes_nothing(small: Callable[..., BuiltSite], tmp_path: Path) -> None:
    listing = tmp_path / "published_addresses.txt"
    listing.write_text("# ours\nc/\n", encoding="utf-8")
    site = small(d__e__index_html=page(), f_html=page(), **{"404_html": page()})
    assert update_addresses(site, listing) == 3
    assert listing.read_text(encoding="utf-8") == "# ours\nb/\nc/\nd/e/\nf.html\n"
    assert update_addresses(site, listing) == 0
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [listing.name]


def test_what_is_given_up_goes_from_the_list(
    small: Callable[..., BuiltSite], tmp_path: Path
) -> None:
    listing = tmp_path / "published_addresses.txt"
    listing.write_text("# ours\nb/\nb/#p1\nb/#p9\nc/\n", encoding="utf-8")
    site = small()
    assert give_up_addresses(site, listing) == ("b/#p9", "c/")
    assert listing.read_text(encoding="utf-8") == "# ours\nb/\nb/#p1\n"
    assert give_up_addresses(site, listing) == ()


def test_a_site_without_its_examples_is_verified_at_once(broken: Path, tmp_path: Path) -> None:
    """What the list has of them is named once, and is no finding."""
    listing = tmp_path / "list.txt"
    listing.write_text("reports/elsewhere-2024/\nreports/jian-2024/\n", encoding="utf-8")
    options = ("--no-browser", "--published", listing)
    assert verify(broken, *options).exit_code == 1
    result = verify(broken, "--give-up", *options)
    assert result.exit_code == 0, result.stderr
    assert result.stderr == f"{listing}: reports/elsewhere-2024/ given up\n"
    assert listing.read_text(encoding="utf-8") == "reports/jian-2024/\n"


# --- Sample ---------------------------------------------------------------------------------------


def test_pages_are_told_by_the_form_of_their_addresses(built_site: Path) -> None:
    assert kind_of("reports/jiangxi-2024/full/") == "reports/*/full/"
    assert kind_of("compare/2024/") == "compare/N/"
    assert kind_of("about/coverage/") == "about/coverage/"
    chosen = sample(BuiltSite(built_site))
    assert {
        "", "notes/", "reports/*/", "reports/*/*/", "reports/*/full/", "terms/*/", "compare/N/",
        "indicators/*/", "themes/*/", "data/", "search/", "about/", "vocabulary/",
    } <= {*chosen}  # fmt: skip
    assert chosen["reports/*/"] == "reports/jiangxi-2024/"


# --- The command ----------------------------------------------------------------------------------


def verify(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, arguments)])


def test_a_line_a_check_and_a_line_a_finding(
    broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    good = verify(broken, "--no-browser")
    assert good.exit_code == 0, good.stderr
    assert good.stderr == ""
    names = [line.partition(":")[0] for line in good.stdout.splitlines()]
    assert names == [*CHECKS, "addresses", "browser"]
    assert (
        "addresses: not checked (no list of published addresses; `--update` begins one)"
        in good.stdout
    )
    (tmp_path / "published_addresses.txt").write_text("gone/\n")
    (broken / "reports/jian-2024/full/index.html").unlink()
    bad = verify(broken, "--no-browser")
    assert bad.exit_code == 1
    assert "Traceback" not in bad.stderr
    assert (
        "addresses: published_addresses.txt:1: found gone/, which the site no longer has"
        in bad.stderr
    )
    assert "a link to what is not there: 「../full/」" in bad.stderr
    assert "addresses: 1 published addresses: 1 finding" in bad.stdout


def test_what_the_local_host_does_not_find(tmp_path: Path) -> None:
    """An address outside the site, or no name of a file, is answered, not a traceback."""
    (tmp_path / "index.html").touch()
    with serving(tmp_path) as address:
        with urllib.request.urlopen(address) as response:
            assert response.status == 200
        for path in ("/favicon.ico", "/site/%00", "/site/none"):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(urllib.parse.urljoin(address, path))
            with refused.value:
                assert refused.value.code == 404


def test_a_document_for_programs(broken: Path, tmp_path: Path) -> None:
    listing = tmp_path / "list.txt"
    result = verify(broken, "--no-browser", "--json", "--update", "--published", listing)
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert document["passed"] is True
    assert [check["name"] for check in document["checks"]] == [*CHECKS, "addresses", "browser"]
    assert "reports/jiangxi-2024/plan-1/" in listing.read_text(encoding="utf-8").split()


def test_the_list_lies_beside_the_configuration(
    small: Callable[..., BuiltSite], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the command is given: in that folder, or elsewhere and above the site."""
    folder = small().folder
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    nowhere = verify(folder, "--no-browser", "--update")
    assert nowhere.exit_code == 1
    assert nowhere.stderr == (
        f"{folder}: found no mkdocs.yml above it; "
        "expected one, or --published with the list's name\n"
    )
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "published_addresses.txt").write_text("gone/\n")
    (tmp_path / "elsewhere" / "mkdocs.yml").touch()
    (tmp_path / "elsewhere" / "published_addresses.txt").write_text("another site's/\n")
    found = f"addresses: {tmp_path}/published_addresses.txt:1: found gone/, which the site no"
    assert found in verify(folder, "--no-browser").stderr
    monkeypatch.chdir(tmp_path)
    found = "addresses: published_addresses.txt:1: found gone/, which the site no"
    assert found in verify(folder, "--no-browser").stderr
    assert (tmp_path / "elsewhere/published_addresses.txt").read_text() == "another site's/\n"


def test_a_site_with_a_fault_adds_no_address(broken: Path, tmp_path: Path) -> None:
    """What is published by mistake would have to stay."""
    listing = tmp_path / "list.txt"
    path = broken / "reports/jian-2024/full/index.html"
    content = path.read_bytes()
    path.unlink()
    bad = verify(broken, "--no-browser", "--update", "--published", listing)
    assert bad.exit_code == 1
    assert bad.stderr.endswith(f"{listing}: nothing added, since something was found\n")
    assert not listing.exists()
    path.write_bytes(content)
    good = verify(broken, "--no-browser", "--update", "--published", listing)
    assert good.exit_code == 0, good.stderr
    assert "reports/jian-2024/full/" in listing.read_text().split()


def test_what_is_no_site_is_one_line(tmp_path: Path) -> None:
    result = verify(tmp_path)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{tmp_path}: found no index.html; expected a built site, which `work-reports build` makes\n"
    )
    (tmp_path / "index.html").write_text(page())
    result = verify(tmp_path, "--published", tmp_path / "none.txt", "--no-browser")
    assert result.exit_code == 1
    assert f"{tmp_path / 'none.txt'}: found what cannot be read" in result.stderr


def test_without_a_browser_it_says_what_it_left_out(
    small: Callable[..., BuiltSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And how to get it; asked for, the want of one is an error."""
    real = importlib.util.find_spec

    def none(name: str, package: str | None = None) -> object:
        return None if name in ("playwright", "axe_playwright_python") else real(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", none)
    folder = small().folder
    said = verify(folder).stdout.splitlines()[-1]
    assert said == (
        "browser: not checked (accessibility, contrast and requests: no playwright and"
        f" axe_playwright_python; {install_command('verify')} brings them)"
    )
    assert "browser: found no playwright" in verify(folder, "--browser").stderr.replace(
        "browser: browser:", "browser:"
    )
