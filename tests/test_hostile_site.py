"""A site of hostile reports, built strictly once: whatever they hold, it is text and nothing else."""

from __future__ import annotations

import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.sites import BuiltSite, build, site_folder

MARKUP = (
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg/onload=alert(3)>',
    "[点](javascript:alert(4))",
    "{{ 7*7 }}{% raw %}{# 甲 #}",
    "甲 {#own .c onclick=alert(5)}",
    "<!-- 甲 --><script>",
    "]]><![CDATA[甲",
    "&lt;b&gt;&#60;i&#62;",
    "`甲` **乙** _丙_ ~~丁~~",
    "' onmouseover='alert(6)",
    "</script><script>alert(7)</script>",
    "=HYPERLINK(甲)",
    "甲\u202e乙\u200b丙",
    '<a href="nowhere/" id="y"><img src="gone.png">',
)
NUMERALS = "一二三四五六七八九十"
PROSE = "的工作取得成效，全省上下齐心协力，各项事业稳步前进，人民生活持续改善。"


def _numbered(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("十" if tens else "") + (NUMERALS[ones - 1] if ones else "")


def _report(place: str, office: str, year: int, words: Sequence[str]) -> str:
    headed = [
        f"（{_numbered(number)}）办好{word}事。{PROSE}{word}，地区生产总值增长5%左右。"
        for number, word in enumerate(words, 1)
    ]
    entries = [
        f"{number}.“甲{number}{word}”工程：是指把{word}办好的工程。"
        for number, word in enumerate(words, 1)
    ]
    named = [f"实施“甲{number}{word}”工程{PROSE}" for number, word in enumerate(words, 1)]
    return "\n".join(
        (
            f"{year}年{place}政府工作报告",
            f"——{year}年1月9日在{place}第十四届人民代表大会第二次会议上",
            f"{office}　王甲乙",
            "各位代表：",
            "现在，我代表人民政府，向大会报告工作，请予审议。",
            f"一、{year - 1}年工作回顾",
            *(line.replace("左右", "") for line in headed),
            f"二、{year}年工作安排",
            *headed,
            *named,
            "各位代表！让我们团结奋斗！",
            "名词解释",
            *entries,
            "",
        )
    )


def _site(folder: Path, words: Sequence[str], fields: Mapping[str, str], file: str) -> BuiltSite:
    """Two years of one place, a place below it, and a place without code with these fields."""
    site_folder(folder, reports=())
    texts = {
        "a.txt": _report("江西省", "省长", 2023, words),
        file: _report("江西省", "省长", 2024, words),
        "c.txt": _report("宜春市", "市长", 2024, words),
        "d.txt": _report("江西省", "省长", 2024, words),
    }
    for name, text in texts.items():
        (folder / "seeds" / name).write_text(text, encoding="utf-8")
    accept = ["manifest", "region", "numbering", "note_mark", "kind"]
    entries: list[dict[str, object]] = [{"file": name, "accept": accept} for name in texts]
    entries[3] |= {"id": "elsewhere-2024", "level": "county", **fields}
    manifest = yaml.safe_dump({"reports": entries}, allow_unicode=True)
    (folder / "seeds" / "reports.yml").write_text(manifest, encoding="utf-8")
    site = build(folder, "--strict", NO_MKDOCS_2_WARNING="1")
    assert site.status == 0, site.log
    return site


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    fields = {
        "region": "[点](javascript:alert(8))<b>{{7}}县",
        "parent": '"><i>省',
        "speaker": "<script>alert(9)</script>",
        "title": "</title><script>alert(10)</script>",
        "note": "<img src=x onerror=alert(11)>",
        "publisher": "{#own}</p><script>alert(12)</script>",
        "source_url": 'https://example.org/"><script>alert(13)</script>',
    }
    folder = tmp_path_factory.mktemp("hostile") / "site"
    return _site(folder, MARKUP, fields, "<b>&'{{x}} #?%41.txt")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The same site with words in place of markup."""
    words = [f"丙{_numbered(number)}" for number in range(1, len(MARKUP) + 1)]
    names = ("region", "parent", "speaker", "title", "note", "publisher")
    fields = dict.fromkeys(names, "丁县") | {"source_url": "https://example.org/"}
    return _site(tmp_path_factory.mktemp("plain") / "site", words, fields, "b.txt")


def _pages(site: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    for path in sorted(site.rglob("*.html")):
        yield (
            path.relative_to(site).as_posix(),
            LexborHTMLParser(path.read_text(encoding="utf-8")),
        )


def _markup(site: Path) -> dict[tuple[str, str], str]:
    """Every element and attribute on the pages, and where it was first seen."""
    found: dict[tuple[str, str], str] = {}
    for name, tree in _pages(site):
        for node in tree.css("*"):
            for attribute in ("", *node.attributes):
                found.setdefault((node.tag or "", attribute), name)
    return found


def test_no_page_holds_markup_of_a_report(hostile: BuiltSite, plain: BuiltSite) -> None:
    """Elements and attributes are those of the same site with words in place of markup."""
    own, found = _markup(plain.folder / "site"), _markup(hostile.folder / "site")
    assert {key: page for key, page in found.items() if key not in own} == {}


def test_no_script_is_a_report_s(hostile: BuiltSite, plain: BuiltSite) -> None:
    def scripts(site: Path) -> set[str]:
        return {
            node.text().strip()
            for _, tree in _pages(site)
            for node in tree.css("script:not([type])")
        }

    assert scripts(hostile.folder / "site") == scripts(plain.folder / "site")


def test_links_lead_to_the_web_or_the_site(hostile: BuiltSite) -> None:
    for name, tree in _pages(hostile.folder / "site"):
        for node in tree.css("[href], [src], [action]"):
            for attribute in ("href", "src", "action"):
                scheme = urlsplit(node.attributes.get(attribute) or "").scheme
                assert scheme in ("", "http", "https"), (name, node.html)


def test_titles_and_descriptions_are_text(hostile: BuiltSite) -> None:
    """A heading's markup stands in its page's title as printed, and the title is all of it."""
    titles = {
        name: tree.css_first("title").text()  # type: ignore[union-attr]
        for name, tree in _pages(hostile.folder / "site")
    }
    for markup in MARKUP:
        words = " ".join(markup.split())
        assert any(words in title for title in titles.values()), markup
    assert all(title.count(" - 试") == 1 or name == "404.html" for name, title in titles.items())


def test_every_markup_is_read_on_the_page(hostile: BuiltSite) -> None:
    site = hostile.folder / "site"
    for report in ("jiangxi-2023", "jiangxi-2024", "yichun-2024", "elsewhere-2024"):
        text = LexborHTMLParser(hostile.page(f"reports/{report}/full")).body.text()  # type: ignore[union-attr]
        for markup in MARKUP:
            assert f"办好{markup}事" in text
            assert f"是指把{markup}办好" in text
    card = LexborHTMLParser(hostile.page("reports/elsewhere-2024")).body
    assert card is not None
    for words in ("alert(8))<b>{{7}}县", "<script>alert(9)</script>", "alert(11)", "alert(12)"):
        assert words in card.text()
    assert (site / "terms/index.html").is_file()


def test_the_glossary_names_the_region_as_text(hostile: BuiltSite) -> None:
    """It names the report whose list it leads to."""
    tree = LexborHTMLParser(hostile.page("terms"))
    links = [node.text() for node in tree.css("main a")]
    assert any("[点](javascript:alert(8))<b>{{7}}县" in link for link in links)


def test_search_data_hold_the_same_strings(hostile: BuiltSite) -> None:
    """What the browser loads parses, and says what the texts say."""
    files = sorted((hostile.folder / "site").rglob("*.json"))
    assert files
    for path in files:
        json.loads(path.read_text(encoding="utf-8"))
    held = "".join(
        json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False)
        for path in files
    )
    for markup in MARKUP:
        assert json.dumps(f"办好{markup}事", ensure_ascii=False)[1:-1] in held


def test_the_sitemap_is_xml(hostile: BuiltSite) -> None:
    root = ET.fromstring((hostile.folder / "site" / "sitemap.xml").read_text(encoding="utf-8"))
    assert root.tag.endswith("urlset")


def test_cells_are_no_formulas(hostile: BuiltSite) -> None:
    for path in (hostile.folder / "site" / "data").glob("*.csv"):
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            assert not re.search(r'(?:^|,)"?[=+@]', line), (path.name, line)


def test_the_terminal_is_not_steered(hostile: BuiltSite) -> None:
    steering = {c for c in hostile.log if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"}
    assert steering == set()
