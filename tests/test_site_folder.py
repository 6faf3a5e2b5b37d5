"""A folder with `mkdocs.yml`, `docs/` and `seeds/` is a site; what is its own goes first."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

from generator.navigation import completed
from generator.plugin import settings
from generator.resources import ASSETS
from generator.verifying.checks import verify
from generator.verifying.site import BuiltSite as BuiltFolder
from generator.verifying.structure import check_structure
from tests.factory import SEEDS
from tests.sites import SHORT, BuiltSite, build, site_folder

PARAGRAPH = "reports/jiangxi-2024/plan-1/"
NOTES = f"""---
title: 笔记
---

# 笔记

[一]({PARAGRAPH}index.md#p25) [二](/{PARAGRAPH}index.md#p25)
[三](https://x.org/base/{PARAGRAPH}#p25-2) [四](http://127.0.0.1:8000/base/{PARAGRAPH}#p25)
[八](https://x.org/base/search/?q=就业) [五](/base/{PARAGRAPH}#p25) [六]({PARAGRAPH}#p25) [七](../{PARAGRAPH}#p25)
[外](https://example.com/x)

{{{{ reports }}}}

```
{{{{ reports }}}}
```

* 一项

    ```
    {{{{ reports }}}}
    ```

段落

    {{{{ reports }}}}
"""
WRONG = f"""---
title: 错
---

# 错

[错一]({PARAGRAPH}index.md#p999)
[错二](https://x.org/base/reports/nowhere/#p1)
[错三](nowhere.md) `[不算](nowhere.md)`

<p><a href="../{PARAGRAPH}#p998">错四</a></p>

{{{{ no-such-block }}}}

[又错三](nowhere.md "题") [错五](../{PARAGRAPH}#p998) [错六](reports/no(w)here/ '题')

<p><a href='../no"where/'>错七</a> <a class=x href=../nothing/>错八</a></p>
<!-- [不算](nowhere.md) -->

[错九](第9章:没有.md) [错十](p:25) [错十一][名] <!-- nowhere.md -->
[对](第1章:总则.md) [外](javascript:void) [外](foo:25) [外](//example.org/)

![错十二](nothing\\_here.png) [错十三](../../../{PARAGRAPH}) [错十四](<two words.md>)
[错十五](#nowhere) [对](#top) <https://x.org/base/none/> [错十七](http://[x)

[名]: <nowhere.md>
"""
BLOCKS = (
    "about-pages, edition, finding, how-to-read, reports, search-box, ways, without-search, years"
)
WITH_URL = SHORT + "site_url: https://x.org/base/\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A strict build of a site that says as little as it can, and overrides one file a kind."""
    files = {
        "docs/notes.md": NOTES,
        "docs/terms.md": "# 自己的名词页\n\n<p id='pinyin'></p>\n",
        "docs/assets/favicon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "overrides/assets/search/page.js": "// 自己的脚本\n",
        "templates/indicators.md.jinja": "{{ front_matter }}\n<h1 id='indicators'>自己的模板</h1>\n",
        "overrides/main.html": (
            '{% extends "reports-base.html" %}{% block footer %}<p>自己的页脚</p>{% endblock %}'
        ),
    }
    return build(site_folder(tmp_path_factory.mktemp("own"), WITH_URL, files), "--strict")


def test_the_shortest_configuration_builds_strictly(own: BuiltSite) -> None:
    """Theme, language, extensions, styles, scripts and navigation come with the plugin."""
    assert own.status == 0, own.log
    page = LexborHTMLParser(own.page(PARAGRAPH))
    assert page.css_first("html").attributes["lang"] == "zh-CN"  # type: ignore[union-attr]
    assert [n.attributes["href"] for n in page.css('link[rel="stylesheet"][href*="assets/s"]')][
        -1:
    ] == ["../../../assets/site.css"]
    assert page.css_first('script[src="../../../assets/reading.js"]') is not None
    assert "fonts.g" not in own.page(PARAGRAPH)


def test_entries_that_are_missing_are_added_to_the_navigation(own: BuiltSite) -> None:
    """All parts in their order; the site's own page before what speaks of the site."""
    tabs = LexborHTMLParser(own.page("")).css(".md-tabs__link")
    assert [tab.text(strip=True) for tab in tabs] == [
        *("首页", "报告", "主题", "名词", "比较", "检索", "数据"),
        *("笔记", "关于"),
    ]


def test_the_vocabulary_is_led_to_by_the_data_alone(own: BuiltSite) -> None:
    """It stays where it was published; readers who use no data need not know of it."""
    assert "词汇对照" in own.page("vocabulary")
    leading = {address for address in own.addresses if 'vocabulary/"' in own.page(address)}
    assert {address.partition("/")[0] for address in leading - {"vocabulary"}} == {"data"}


def test_a_vocabulary_of_one_s_own_does_not_enter_the_navigation() -> None:
    """A site that was a fork of 0.1 may have kept its copy."""
    entries = [completed(None, lambda source: source, own) for own in ([], ["vocabulary.md"])]
    assert entries[0] == entries[1]


def test_a_site_s_own_files_go_first(own: BuiltSite) -> None:
    """A page, an asset, a template and a frame of the site's own stand in place of the package's."""
    assert "自己的名词页" in own.page("terms")
    assert (own.folder / "site/assets/favicon.svg").stat().st_size < 60
    script = own.folder / "site/assets/search/page.js"
    assert script.read_text(encoding="utf-8") == "// 自己的脚本\n"
    assert "自己的模板" in own.page("indicators")
    assert "自己的页脚" in own.page(PARAGRAPH)


def test_links_to_paragraphs_as_people_write_them(own: BuiltSite) -> None:
    """As a Markdown path, from the root, and as copied from the site or its preview."""
    page = LexborHTMLParser(own.page("notes"))
    links = {n.text(): n.attributes["href"] for n in page.css("article a[href]")}
    here = f"../{PARAGRAPH}#p25"
    assert {name: links[name] for name in "一二三四五六七"} == {
        **dict.fromkeys("一二四五六七", here),
        "三": f"{here}-2",
    }
    assert links["八"] == "../search/?q=就业"
    assert links["外"] == "https://example.com/x"


def test_blocks_are_taken_in_by_name(own: BuiltSite) -> None:
    """On a line by itself a name is drawn, in code it is left."""
    page = LexborHTMLParser(own.page("notes"))
    table = page.css_first("table.reports")
    assert table is not None
    assert [link.text() for link in table.css("a")] == ["江西省2024年", "赣州市2023年"]
    code = [node.text().strip().strip("`").strip() for node in page.css("code")]
    assert code == ["{{ reports }}"] * 3
    assert len(page.css("table.reports")) == 1


def test_wrong_links_and_names_are_told_with_their_line(tmp_path: Path) -> None:
    """Each as the editor wrote it; a strict build fails on them."""
    files = {"docs/wrong.md": WRONG, "docs/第1章:总则.md": "# 总则"}
    built = build(site_folder(tmp_path / "site", WITH_URL, files), "--strict")
    assert built.status != 0
    assert sorted(built.warnings) == sorted(WRONG_LINKS)


def _nothing(line: int, link: str, address: str) -> str:
    expected = "expected a page or file of the site"
    return f"docs/wrong.md:{line}: found the link {link}, which leads to nothing ({address}); {expected}"


def _no_anchor(line: int, link: str, anchor: str, page: str = PARAGRAPH) -> str:
    found = f"and no #{anchor} at {page}; expected an anchor of that page"
    return f"docs/wrong.md:{line}: found the link {link}, {found}"


WRONG_LINKS = [
    _no_anchor(7, f"{PARAGRAPH}index.md#p999", "p999"),
    _nothing(8, "https://x.org/base/reports/nowhere/#p1", "reports/nowhere/"),
    _nothing(9, "nowhere.md", "nowhere/"),
    _no_anchor(11, f"../{PARAGRAPH}#p998", "p998"),
    f"docs/wrong.md:13: found {{{{ no-such-block }}}}; expected one of {BLOCKS}",
    _nothing(15, "nowhere.md", "nowhere/"),
    _no_anchor(15, f"../{PARAGRAPH}#p998", "p998"),
    _nothing(15, "reports/no(w)here/", "reports/no(w)here/"),
    _nothing(17, '../no"where/', 'no"where/'),
    _nothing(17, "../nothing/", "nothing/"),
    _nothing(20, "第9章:没有.md", "第9章:没有/"),
    _nothing(20, "p:25", "p:25"),
    _nothing(23, "nothing\\_here.png", "nothing_here.png"),
    _nothing(23, f"../../../{PARAGRAPH}", f"../../../{PARAGRAPH}"),
    _nothing(23, "two words.md", "two words/"),
    _no_anchor(24, "#nowhere", "nowhere", "wrong/"),
    _nothing(24, "https://x.org/base/none/", "none/"),
    (
        "docs/wrong.md:24: found the link http://[x, which is no address; "
        "expected a page of the site or an address of the web"
    ),
    _nothing(26, "nowhere.md", "nowhere/"),
]
"""In the order of their lines; a link by name is named where its target is written."""


@pytest.mark.parametrize(
    ("validation", "named"),
    [
        ("links: {not_found: warn, anchors: warn, unrecognized_links: warn}", (3, 3)),
        ("links: {not_found: ignore}", (1, 1)),
        ("anchors: info", (2, 3)),
    ],
)
def test_a_wrong_link_is_named_once_and_as_loudly_as_asked(
    tmp_path: Path, validation: str, named: tuple[int, int]
) -> None:
    """What `validation` says holds for our check: MkDocs' own messages are not added to it."""
    files = {"docs/wrong.md": "[一](nowhere.md) [二](none) [三](#nowhere)\n"}
    config = f"{SHORT}validation:\n  {validation}\n"
    folder = site_folder(tmp_path / "site", config, files, reports=["ganzhou-2023.txt"])
    built = build(folder)
    assert len(built.warnings) == named[0]
    lines = [line for line in built.log.splitlines() if "nowhere" in line or "none" in line]
    assert len(lines) == named[1]


def test_links_to_pages_and_files_with_chinese_names(tmp_path: Path) -> None:
    """They lead where they say, be their addresses escaped or not."""
    notes = "[一](总则.md#a) [二](%E6%80%BB%E5%88%99.md) <a href='../总则/#a'>三</a> ![](图.png)\n"
    files = {"docs/notes.md": notes, "docs/总则.md": "# 总则 {#a}\n", "docs/图.png": ""}
    folder = site_folder(tmp_path / "site", files=files, reports=["ganzhou-2023.txt"])
    built = build(folder, "--strict")
    assert built.status == 0, built.log


CLOSED = """
site_name: 试
theme: {name: material}
exclude_docs: /reports/*/full/
plugins:
  - work-reports:
      glossary: false
      compare: false
      themes: false
      data_package: false
      coverage: false
      phrases: false
      collection: false
      guides: false
"""


def test_what_is_closed_or_excluded_is_led_to_from_nowhere(tmp_path: Path) -> None:
    """No page, no entry, no link and no file of it is left, and nothing is warned of."""
    built = build(site_folder(tmp_path / "site", CLOSED), "--strict")
    assert built.status == 0, built.log
    gone = re.compile(
        r'href="[^"]*?(?:terms/|compare/|indicators/|themes/|data/|coverage/|phrases/|collection/|'
        r"vocabulary/|full/)"
    )
    for path in (built.folder / "site").rglob("*.html"):
        assert not gone.search(path.read_text(encoding="utf-8")), path
    assert not (built.folder / "site/data").exists()
    tabs = LexborHTMLParser(built.page("")).css(".md-tabs__link")
    assert [tab.text(strip=True) for tab in tabs] == ["首页", "报告", "检索", "关于"]
    section = LexborHTMLParser(built.page(PARAGRAPH))
    assert len(section.css(".report-text .para")) == 4
    assert not section.css("[data-collected]")  # by which the menu of a paragraph puts it aside


def test_pages_that_cannot_be_read_are_no_missing_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs passes over a folder that it cannot list."""
    folder = site_folder(tmp_path / "site")
    config = load_config(str(folder / "mkdocs.yml"))
    assert not list(settings.faults(config))
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != folder / "docs")
    (fault,) = settings.faults(config)
    assert fault == f"docs_dir: found {folder / 'docs'}, which cannot be read; expected its pages"


def test_a_preview_follows_the_parts_of_styles_and_scripts(tmp_path: Path) -> None:
    """MkDocs watches the folders below as well."""
    config = load_config(str(site_folder(tmp_path / "site") / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    assert str(ASSETS) in config.plugins.on_config(config).watch


def test_a_part_without_content_is_no_empty_room(tmp_path: Path) -> None:
    """Without an annex no glossary is published, nor led to."""
    folder = site_folder(tmp_path / "site", reports=["ganzhou-2023.txt"])
    built = build(folder, "--strict")
    assert built.status == 0, built.log
    assert "terms" not in built.addresses
    assert "名词" not in LexborHTMLParser(built.page("")).css_first(".md-tabs").text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("theme: mkdocs\nplugins: [work-reports]", "theme.name: found mkdocs; expected material"),
        (
            "theme: material\nplugins: [work-reports]\nuse_directory_urls: false",
            "use_directory_urls: found false; expected true",
        ),
        ("theme: material\nplugins: [search, work-reports]", "plugins: found search"),
    ],
)
def test_what_no_site_can_be_built_with_is_said_in_one_line(
    tmp_path: Path, lines: str, said: str
) -> None:
    """Before anything is written, with what was found and what was expected."""
    built = build(site_folder(tmp_path / "site", f"site_name: 试\n{lines}\n"))
    assert built.status != 0
    assert f"mkdocs.yml: {said}" in built.log
    assert "Traceback" not in built.log
    assert not (built.folder / "site").exists()


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ("font: {text: Roboto}", "theme.font: found a font that is fetched from another host"),
        ("features: [navigation.instant]", "theme.features: found navigation.instant"),
    ],
)
def test_what_breaks_a_promise_is_warned_of(tmp_path: Path, theme: str, said: str) -> None:
    config = f"site_name: 试\ntheme:\n  name: material\n  {theme}\nplugins: [work-reports]\n"
    built = build(site_folder(tmp_path / "site", config, reports=["ganzhou-2023.txt"]), "--strict")
    assert built.status != 0
    assert len(built.warnings) == 1
    assert said in built.warnings[0]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% if %}", "templates/term.md.jinja:1: Expected an expression"),
        ("<h1>\n{{ nmae }}", "templates/term.md.jinja:2: found the name nmae"),
    ],
)
def test_a_broken_template_is_one_line_and_the_last_site_stays(
    tmp_path: Path, template: str, said: str
) -> None:
    folder = site_folder(tmp_path / "site", files={"templates/term.md.jinja": template})
    last = folder / "site" / "index.html"
    last.parent.mkdir()
    last.write_text("上一次", encoding="utf-8")
    built = build(folder)
    assert built.status != 0
    assert said in built.log
    assert "Traceback" not in built.log
    assert last.read_text(encoding="utf-8") == "上一次"


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ("\n{% endblok %}", "overrides/main.html:2: Encountered unknown tag 'endblok'"),
        ('{% extends "report-base.html" %}', "needs report-base.html; found no template"),
    ],
)
def test_a_broken_override_is_one_line(tmp_path: Path, override: str, said: str) -> None:
    built = build(site_folder(tmp_path / "site", files={"overrides/main.html": override}))
    assert built.status != 0
    assert said in built.log
    assert "Traceback" not in built.log


def test_the_language_of_the_chrome_is_the_site_s_own(tmp_path: Path) -> None:
    """What `mkdocs.yml` says is kept, be it a default of the theme's."""
    config = SHORT.replace("{name: material}", "{name: material, language: en}")
    config = config.replace("试", "Reports")
    files = {
        "docs/own.md": "# Own\n\n{{ reports }}\n",
        "docs/wrong.md": "# Other\n\n没有标明语言的话\n",
    }
    folder = site_folder(tmp_path / "site", config, files, reports=["ganzhou-2023.txt"])
    built = build(folder, "--strict")
    assert built.status == 0, built.log
    page = LexborHTMLParser(built.page("reports/ganzhou-2023"))
    assert languages(page, "html", "article", ".md-tabs__link") == ["en", "zh-CN", "zh-CN"]
    assert languages(page, ".md-nav__title[for=__toc]", ".md-copyright__highlight span") == [
        *(None, "zh-CN")
    ]
    assert set(languages(page, ".md-nav--primary .md-nav__link .md-ellipsis")) == {"zh-CN"}
    page = LexborHTMLParser(built.page("own"))
    assert languages(page, "article", "table.reports") == [None, None]
    assert page.css_first('article div[lang="zh-CN"] table.reports') is not None
    assert languages(LexborHTMLParser(built.page("about/own-site-en")), "article") == [None]
    findings = check_structure(BuiltFolder(folder / "site")).findings
    assert [(one.file, one.found) for one in findings] == [
        ("wrong/index.html", "「没有标明语言的话」 in an element of language en")
    ]


def languages(page: LexborHTMLParser, *selectors: str) -> list[str | None]:
    """The `lang` of the first element that each selector finds."""
    found = [page.css_first(selector) for selector in selectors]
    assert None not in found
    return [node.attributes.get("lang") for node in found if node is not None]


def test_an_english_page_of_a_chinese_site_says_so(own: BuiltSite) -> None:
    assert languages(LexborHTMLParser(own.page("about/own-site-en")), "html", "article") == [
        *("zh-CN", "en")
    ]
    assert languages(LexborHTMLParser(own.page("about/own-site")), "article") == [None]


def test_a_closed_site_s_data_lead_nowhere(tmp_path: Path) -> None:
    """Rows of what has no page have no address; `verify` finds nothing."""
    config = "site_name: 试\ntheme: {name: material}\nplugins: [work-reports: {glossary: false}]\n"
    built = build(site_folder(tmp_path / "site", config), "--strict")
    assert built.status == 0, built.log
    site = BuiltFolder(built.folder / "site")
    assert {row["url"] for row in site.rows("terms")} == {""}
    assert all(row["url"] for row in site.rows("observations"))
    verdicts = verify(site, None, False)
    assert [finding for v in verdicts for finding in v.outcome.findings] == []


def test_what_a_spreadsheet_would_run_is_the_source_s_text_all_the_same(tmp_path: Path) -> None:
    """A line that begins like a formula stands behind an indent in the data, and verifies."""
    text = (SEEDS / "fuzhou-2024.txt").read_text(encoding="utf-8") + "\n=1+1 是一行。\n"
    folder = site_folder(tmp_path / "site", reports=[])
    (folder / "seeds/fuzhou-2024.txt").write_text(text, encoding="utf-8")
    entry = '{file: fuzhou-2024.txt, adcode: "361000", year: 2024, accept: [lines_after_closing]}'
    (folder / "seeds/reports.yml").write_text(f"reports:\n  - {entry}\n", encoding="utf-8")
    built = build(folder, "--strict")
    assert built.status == 0, built.log
    table = (folder / "site/data/paragraphs.csv").read_text(encoding="utf-8-sig")
    assert "\u3000=1+1 是一行。" in table
    verdicts = verify(BuiltFolder(folder / "site"), None, False)
    assert [finding for v in verdicts for finding in v.outcome.findings] == []


def test_an_excluded_report_is_not_found_either(tmp_path: Path) -> None:
    """Search leads to pages; the data keep the text, without addresses."""
    config = SHORT + "exclude_docs: /reports/jiangxi-2024/\n"
    built = build(site_folder(tmp_path / "site", config), "--strict")
    assert built.status == 0, built.log
    assert sorted(p.name for p in (built.folder / "site/search").glob("*-20*.json")) == [
        "ganzhou-2023.json"
    ]
    for path in (built.folder / "site").rglob("*.html"):
        assert not re.search('href="[^"]*reports/jiangxi-2024/', path.read_text("utf-8")), path


# --- What is said of the data -------------------------------------------------------------------

LICENSED = """\
site_name: 甲站
site_url: https://example.org/gwr
site_author: 某研究组
theme: {name: material}
plugins:
  - work-reports: {licence: CC-BY-4.0}
"""


def test_a_licence_that_is_none_ends_the_build_in_one_line(tmp_path: Path) -> None:
    config = LICENSED.replace("CC-BY-4.0", "{title: 甲}")
    built = build(site_folder(tmp_path / "site", config))
    assert built.status == 1
    assert "mkdocs.yml: licence: expected a `name` such as CC-BY-4.0" in built.log
    assert "Traceback" not in built.log
    assert not (built.folder / "site").exists()


def test_the_data_say_who_publishes_them(tmp_path: Path) -> None:
    built = build(site_folder(tmp_path / "site", LICENSED), "--strict")
    assert built.status == 0, built.log
    data = built.folder / "site/data"
    told = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    assert told["homepage"] == "https://example.org/gwr/data/"
    assert told["licenses"][0]["name"] == "CC-BY-4.0"
    assert told["contributors"] == [{"title": "某研究组", "role": "publisher"}]
    references = (data / "citations.bib").read_text(encoding="utf-8")
    assert "url = {https://example.org/gwr/reports/jiangxi-2024/}" in references
