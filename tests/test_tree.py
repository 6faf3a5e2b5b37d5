"""The tree for other builders: every page, what ties them together, and no link into nowhere."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.links import page_address, resolved
from generator.pages.blocks import lines
from generator.written_links import rewritten
from tests.sites import SHORT, site_folder
from tests.test_site_folder import CLOSED

_LINK = re.compile(r'<a [^>]*?href="([^"]*)"|(?<!`)\]\(<?([^)\s>]+)')


class Loader(yaml.SafeLoader):
    """Reads `!ENV` as the list that it is."""


Loader.add_constructor("!ENV", lambda loader, node: ["!ENV", *(one.value for one in node.value)])


def written(folder: Path, *options: str) -> Result:
    """`pages` for the site in a folder, into `tree` beside it."""
    command = ["pages", "--config", str(folder / "mkdocs.yml"), *options]
    return CliRunner().invoke(main, [*command, "--output", str(folder.parent / "tree")])


def tree(folder: Path) -> Path:
    result = written(folder)
    assert result.exit_code == 0, result.output
    return folder.parent / "tree"


def settings(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((folder / "mkdocs.yml").read_bytes(), Loader)
    return loaded


def sources(nav: Any) -> Iterator[str]:
    """The pages that a navigation names."""
    if isinstance(nav, list):
        for item in nav:
            yield from sources(item)
    elif isinstance(nav, dict):
        yield from sources(list(nav.values()))
    else:
        yield nav


def dead_links(docs: Path) -> list[str]:
    """Links that lead to no file, whether a builder reads them from the source or the address."""
    found = []
    for page in docs.rglob("*.md"):
        name = page.relative_to(docs).as_posix()
        text = "".join(line for _, line, code in lines(page.read_text("utf-8")) if not code)
        for html, markdown in _LINK.findall(text):
            target = resolved((html or markdown).removesuffix("index.md"), page_address(name))
            if target is None:
                continue
            file = docs / target[0]
            if not (
                file / "index.md" if target[0].endswith("/") or not target[0] else file
            ).is_file():
                found.append(f"{name}: {html or markdown}")
    return found


def test_every_part_of_the_site_is_there(tmp_path: Path) -> None:
    folder = tree(site_folder(tmp_path / "site"))
    for name in (
        "docs/index.md",
        "docs/reports/jiangxi-2024/plan-1/index.md",
        "docs/terms/jiangxi-2024-20/index.md",
        "docs/about/index.md",
        "docs/about/large-package/index.md",
        "docs/about/other-builders/index.md",
        "docs/about/copy-menu.png",
        "docs/data/datapackage.json",
        "docs/search/index.json",
        "docs/assets/site.css",
        "docs/assets/search/worker.js",
        "overrides/main.html",
        "overrides/search.html",
        "overrides/moved.html",
        "overrides/partials/search.html",
        "mkdocs.yml",
    ):
        assert (folder / name).is_file(), name
    assert not (folder / "overrides/assets").exists()


def test_pages_lie_where_their_addresses_are(tmp_path: Path) -> None:
    """A link in HTML is relative to the source in Zensical, to the address in MkDocs."""
    docs = tree(site_folder(tmp_path / "site")) / "docs"
    assert {page.name for page in docs.rglob("*.md")} == {"index.md"}
    assert dead_links(docs) == []


def test_a_dead_link_would_be_seen(tmp_path: Path) -> None:
    files = {"docs/notes.md": '[甲](reports/none/index.md) <a href="../nowhere/">乙</a>\n'}
    docs = tree(site_folder(tmp_path / "site", files=files)) / "docs"
    assert dead_links(docs) == [
        "notes/index.md: reports/none/index.md",
        "notes/index.md: ../nowhere/",
    ]


def test_the_configuration_says_what_the_plugin_gives_mkdocs(tmp_path: Path) -> None:
    folder = tree(site_folder(tmp_path / "site"))
    given = settings(folder)
    assert given["site_name"] == "试"
    assert given["theme"]["name"] == "material"
    assert given["theme"]["custom_dir"] == "overrides"
    assert given["theme"]["language"] == "zh-CN"
    assert given["theme"]["font"] is False
    assert given["plugins"] == [{"search": {"enabled": False}}]
    assert given["markdown_extensions"] == ["attr_list", "tables", {"toc": {"permalink": False}}]
    assert given["extra_css"] == ["assets/site.css"]
    assert given["extra_javascript"] == [{"path": "assets/reading.js", "defer": True}]
    assert [next(iter(item)) for item in given["nav"]] == (
        "首页 报告 主题 名词 比较 检索 数据 关于".split()
    )
    missing = [name for name in sources(given["nav"]) if not (folder / "docs" / name).is_file()]
    assert missing == []


def test_the_sites_own_settings_are_kept(tmp_path: Path) -> None:
    config = """
site_name: 我的站
site_url: !ENV [SITE_URL, "https://example.org/站/"]
site_dir: public
docs_dir: pages
hooks: [hook.py]
theme:
  name: material
  custom_dir: look
  palette: {primary: indigo}
  features: [toc.follow]
markdown_extensions:
  - footnotes
  - toc: {toc_depth: 3}
extra_css: [own.css]
extra_javascript: [own.js]
extra: {mine: 1}
plugins:
  - work-reports: {seeds_dir: seeds}
  - blog
nav:
  - 说明: notes.md
"""
    files = {
        "pages/notes.md": "# 说明\n",
        "pages/own.css": "",
        "pages/own.js": "",
        "look/main.html": '{% extends "reports-base.html" %}{# mine #}\n',
        "look/assets/site.css": "/* mine */\n",
    }
    site = site_folder(tmp_path / "site", config, files)
    result = written(site)
    assert result.exit_code == 0, result.output
    assert [line.partition("mkdocs.yml: ")[2] for line in result.stderr.splitlines()] == [
        "found hooks; it is not carried over to the tree",
        "found the plugin blog; it is not carried over",
    ]
    folder = tmp_path / "tree"
    given = settings(folder)
    assert given["site_name"] == "我的站"
    assert given["site_url"] == ["!ENV", "SITE_URL", "https://example.org/站/"]
    assert given["theme"]["palette"] == {"primary": "indigo"}
    assert given["theme"]["features"] == ["toc.follow", "navigation.indexes"]
    assert given["markdown_extensions"][:2] == [
        "footnotes",
        {"toc": {"permalink": False, "toc_depth": 3}},
    ]
    assert given["extra_css"][-1] == "own.css"
    assert given["extra_javascript"][-1] == "own.js"
    assert given["extra"] == {"generator": False, "mine": 1}
    assert given["nav"][0] == {"说明": "notes/index.md"}
    assert {"site_dir", "docs_dir", "hooks"}.isdisjoint(given)
    assert (folder / "docs/own.css").is_file()
    assert "mine" in (folder / "overrides/main.html").read_text("utf-8")
    assert (folder / "docs/assets/site.css").read_text("utf-8") == "/* mine */\n"


def test_links_and_blocks_of_written_pages_are_what_every_builder_knows(tmp_path: Path) -> None:
    page = """# 说明 {#notes}

[绝对](https://example.org/sub/reports/jiangxi-2024/plan-1/#p25)
[根](/reports/jiangxi-2024/plan-1/index.md#p25)
[相对](../search.md "检索") ![图](../图.png) [外](https://example.com/a.md)
[表](/data/reports.csv) `[码](../search.md)`

[定义]: ../search.md

```
[栏](../search.md)
{{ ways }}
```

{{ ways }}
"""
    config = SHORT + "site_url: https://example.org/sub/\n"
    files = {"docs/more/notes.md": page, "docs/图.png": ""}
    docs = tree(site_folder(tmp_path / "site", config, files)) / "docs"
    text = (docs / "more/notes/index.md").read_text("utf-8")
    assert "[绝对](../../reports/jiangxi-2024/plan-1/index.md#p25)" in text
    assert "[根](../../reports/jiangxi-2024/plan-1/index.md#p25)" in text
    assert '[相对](../../search/index.md "检索")' in text
    assert "![图](../../%E5%9B%BE.png)" in text
    assert "[外](https://example.com/a.md)" in text
    assert "[表](../../data/reports.csv)" in text
    assert "`[码](../search.md)`" in text
    assert "[定义]: ../../search/index.md" in text
    assert "```\n[栏](../search.md)\n{{ ways }}\n```" in text
    assert text.count('<ul class="ways">') == 1
    assert '<a href="../../reports/">' in text


def test_what_is_closed_or_excluded_is_led_to_from_nowhere(tmp_path: Path) -> None:
    config = CLOSED.replace("/reports/*/full/", "|\n  /reports/*/full/\n  /drafts/")
    files = {"docs/drafts/one.md": "# 稿\n", "docs/.hidden.md": "# 藏\n"}
    folder = tree(site_folder(tmp_path / "site", config, files))
    docs = folder / "docs"
    assert dead_links(docs) == []
    present = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    closed = (
        "terms/",
        "compare/",
        "indicators/",
        "themes/",
        "data/",
        "about/coverage/",
        "phrases/",
        "collection",
    )
    guides = (
        "about/own-site",
        "about/add-report",
        "about/manifest",
        "about/checking",
        "about/other-builders",
        "about/large-package",
        "vocabulary",
    )
    assert not [name for name in present if name.startswith((*closed, *guides, "drafts", "."))]
    assert not [name for name in present if "/full/" in name]
    labels = [next(iter(item)) for item in settings(folder)["nav"]]
    assert labels == ["首页", "报告", "检索", "关于"]


def test_empty_rooms_are_not_there(tmp_path: Path) -> None:
    """Without an annex no glossary; without reports neither figures, themes nor data."""
    folder = tree(site_folder(tmp_path / "one" / "site", reports=["ganzhou-2023.txt"]))
    assert not (folder / "docs/terms").exists()
    assert dead_links(folder / "docs") == []
    folder = tree(site_folder(tmp_path / "two" / "site", reports=[]))
    assert dead_links(folder / "docs") == []
    assert "尚无报告" in (folder / "docs/index.md").read_text("utf-8")
    labels = [next(iter(item)) for item in settings(folder)["nav"]]
    assert labels == ["首页", "报告", "检索", "关于"]


def test_an_own_page_goes_before_a_stock_page_and_a_generated_one(tmp_path: Path) -> None:
    files = {
        "docs/index.md": "# 我的首页\n",
        "docs/search/index.md": "# 我的检索\n",
        "docs/themes.md": "# 我的主题\n",
    }
    docs = tree(site_folder(tmp_path / "site", files=files)) / "docs"
    assert (docs / "index.md").read_text("utf-8") == "# 我的首页\n"
    assert (docs / "search/index.md").read_text("utf-8") == "# 我的检索\n"
    assert (docs / "themes/index.md").read_text("utf-8") == "# 我的主题\n"


@pytest.mark.parametrize(
    "present", ["mkdocs.yml", "docs/index.md", "overrides/main.html", "sitemap.xml"]
)
def test_a_site_is_never_written_over(tmp_path: Path, present: str) -> None:
    site = site_folder(tmp_path / "site")
    mine = tmp_path / "tree" / present
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    result = written(site)
    assert result.exit_code == 1
    assert "expected a new folder, or one without mkdocs.yml, docs/, overrides/" in result.stderr
    assert mine.read_text("utf-8") == "mine"
    assert len([path for path in (tmp_path / "tree").rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("site_name: [", "mkdocs.yml: cannot be read as YAML"),
        ("- a\n", "mkdocs.yml: found no settings; expected site_name and others"),
        ("\x00", "mkdocs.yml: cannot be read as YAML"),
    ],
)
def test_a_bad_configuration_is_one_line(tmp_path: Path, config: str, message: str) -> None:
    site = site_folder(tmp_path / "site", config)
    result = written(site)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert message in line
    assert not (tmp_path / "tree").exists()


def test_blocks_that_are_none_are_named(tmp_path: Path) -> None:
    files = {"docs/notes.md": "# 说明\n\n{{ nothing }}\n"}
    result = written(site_folder(tmp_path / "site", files=files))
    assert "docs/notes.md:3: found {{ nothing }}; expected one of" in result.stderr


def test_a_link_that_is_taken_out_leaves_its_words() -> None:
    text = "见[数据](data.md)、![图](a.png)和[甲[乙]](b.md 'c')。\n"
    assert rewritten(text, lambda link: None if link == "data.md" else f"../{link}") == (
        "见数据、![图](../a.png)和[甲[乙]](../b.md 'c')。\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`[a](b)` [a](b)", "`[a](b)` [a](x/b)"),
        ("`` ` [a](b) `` [a](b)", "`` ` [a](b) `` [a](x/b)"),
        ("` [a](b) `` [a](b)", "` [a](x/b) `` [a](x/b)"),
        ("[![i](p.png)](b)", "[![i](x/p.png)](x/b)"),
        ("[`c`](b)", "[`c`](x/b)"),
        ("[a](<b> 't')", "[a](<x/b> 't')"),
        ("  [n]: b\n[m]: <c>\n", "  [n]: x/b\n[m]: <x/c>\n"),
        ("~~~\n[a](b)\n~~~\n[a](b)\n", "~~~\n[a](b)\n~~~\n[a](x/b)\n"),
    ],
)
def test_links_are_rewritten_where_they_are_links(text: str, expected: str) -> None:
    """Not in code, whose span ends with as many backticks as it began with."""
    assert rewritten(text, lambda link: f"x/{link}") == expected


def test_what_is_no_address_stays_as_it_is(tmp_path: Path) -> None:
    folder = site_folder(tmp_path / "site", SHORT, {"docs/own.md": "[甲](http://[乙)\n"})
    assert "http://[乙" in (tree(folder) / "docs/own/index.md").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_read_is_no_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the tree would be without its pages, and nobody would know."""
    folder = site_folder(tmp_path / "site")
    locked = folder / "docs" / "notes"
    locked.mkdir(parents=True)
    (locked / "own.md").write_text("# Own\n", encoding="utf-8")
    scandir = os.scandir

    def refuse(path: str) -> Any:
        if Path(path) == locked:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = written(folder)
    assert (result.exit_code, result.stderr) == (
        1,
        f"{locked}: cannot be read (Permission denied)\n",
    )
