"""Addresses, and the links between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.links import (
    paragraph_url,
    part_slug,
    relative,
    resolved,
    scheme_of,
    section_url,
    source_path,
    taken_apart,
    targets_of,
)
from generator.model import Part
from generator.plugin.links import LinkBook
from generator.written_links import Addresses, Here, written_links
from tests.factory import seeds


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("terms/", "", "terms/"),
        ("", "", "./"),
        ("", "reports/jiangxi-2024/plan-1/", "../../../"),
        ("terms/jiangxi-2024-02/", "reports/jiangxi-2024/plan-1/", "../../../terms/jiangxi-2024-02/"),
        ("reports/jian-2024/plan-1/#p3", "terms/", "../reports/jian-2024/plan-1/#p3"),
        ("terms/#a", "terms/", "#a"),
    ],
)  # fmt: skip
def test_relative(target: str, page: str, link: str) -> None:
    """A link climbs to the root and goes down; within a page it is the fragment alone."""
    assert relative(target, page) == link


def test_addresses_of_sections_and_paragraphs() -> None:
    """The contract's own example: paragraph 25 of Jiangxi's first plan section."""
    report = seeds().corpus.report("jiangxi-2024")
    paragraph = report.paragraphs[24]
    section = report.section(paragraph.section_id)
    assert paragraph_url(section, paragraph) == "reports/jiangxi-2024/plan-1/#p25"
    topic = next(s for s in report.sections if s.anchor == "p25")
    assert section_url(topic) == "reports/jiangxi-2024/plan-1/#p25"
    assert section_url(section) == "reports/jiangxi-2024/plan-1/"


def test_slugs_and_files() -> None:
    """Parts have hyphens in addresses; a page's file is its folder's index."""
    assert part_slug(Part.SELF_BUILDING) == "self-building"
    assert part_slug(Part.PLAN, 2) == "plan2"
    assert source_path("terms/") == "terms/index.md"


@pytest.mark.parametrize(
    ("link", "scheme"),
    [
        ("https://example.org/", "https"),
        ("MAILTO:a@example.org", "mailto"),
        ("javascript:void(0)", "javascript"),
        ("a+b.c-1:x", "a+b.c-1"),
        ("第1章:总则.md", ""),
        ("1a:x", ""),
        ("p:25", ""),
        ("C:/报告.docx", ""),
        ("a/b:c", ""),
        ("//example.org/a:b", ""),
        (":x", ""),
    ],
)
def test_a_scheme_is_what_the_standard_calls_one(link: str, scheme: str) -> None:
    """RFC 3986, 3.1; but one letter is a slip or a drive."""
    assert scheme_of(link) == scheme


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("../terms/#a", ("reports/terms/", "a")),
        ("#p1", ("reports/jian-2024/", "p1")),
        ("?q=1", ("reports/jian-2024/", "")),
        ("..", ("reports/", "")),
        (" ../\n ", ("reports/", "")),
        ("..\\full/", ("reports/full/", "")),
        ("/terms/", ("terms/", "")),
        ("../..", ("", "")),
        ("../../../terms/", ("../terms/", "")),
        ("p:25", ("reports/jian-2024/p:25", "")),
        ("%E6%80%BB/#%E4%B8%80", ("reports/jian-2024/总/", "一")),
        ("https://example.org/", None),
        ("//example.org/", None),
        ("foo:bar", None),
    ],
)
def test_where_a_link_leads(link: str, target: tuple[str, str] | None) -> None:
    """From a report's page; a link that climbs above the root leads to nothing of the site."""
    assert resolved(link, "reports/jian-2024/") == target


def test_links_are_found_where_they_are_written() -> None:
    """In every form that Markdown and HTML have; not in code or comments."""
    markdown = (
        "[a](b.md) `[a](no.md)` ![a](c.png 'd')\n"
        '<a class="x" href = "e&amp;f">a</a> <IMG SRC=g.png> <a href=\'h "i"\'>a</a>\n'
        "```\n[a](no.md)\n```\n"
        '<!-- [a](no.md)\n--> [a](<j k> "l") [a]( m(n)o.md )\n\n'
        "[p]: q.md\n  [r]: <s t>\n<https://example.org/u>\n"
    )
    assert list(written_links(markdown)) == [
        *((1, "b.md"), (1, "c.png")),
        *((2, "e&amp;f"), (2, "g.png"), (2, 'h "i"')),
        *((7, "j k"), (7, "m(n)o.md")),
        *((9, "q.md"), (10, "s t"), (11, "https://example.org/u")),
    ]


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://u.github.io/gov/terms/", "../terms/index.md"),
        ("https://u.github.io/gov", "../index.md"),
        ("http://127.0.0.1:8000/gov/terms/#t", "../terms/index.md#t"),
        ("https://u.github.io/other/", "https://u.github.io/other/"),
        ("https://u.github.io/governor/", "https://u.github.io/governor/"),
        ("http://localhost:8000/other/", "http://localhost:8000/other/"),
    ],
)
def test_another_site_of_the_same_host_is_not_this_one(link: str, written: str) -> None:
    """Pages of several projects lie in folders of one host."""
    sources = {"": "index.md", "notes/a/": "notes/a.md", "terms/": "terms/index.md"}
    addresses = Addresses(sources, "https://u.github.io/gov/")
    assert addresses.source_link(link, Here("notes/a.md", "notes/a/")) == written


def test_a_page_is_found_without_its_slash_and_by_its_file() -> None:
    """As servers show it; what only begins like a page is none."""
    book = LinkBook()
    book.add_generated(Here("terms/index.md", "terms/"), '<p id="t"></p>')
    links = ("../terms", "../terms/index.html#t", "../terms#u", "../term", "../index.html/")
    html = "".join(f'<a href="{link}"></a>' for link in links)
    book.add_written(Here("a.md", "a/"), html)
    assert [broken.link for broken in book.broken(files=set())] == [
        "../terms#u",
        "../term",
        "../index.html/",
    ]


def test_what_was_found_once_is_looked_for_again_where_it_may_have_gone() -> None:
    """An anchor that a page has no longer, a page that is dropped, a file that is not there."""
    book = LinkBook()

    def add(url: str, html: str) -> None:
        book.add_generated(Here(f"{url}index.md", url), html)

    def broken(*files: str) -> list[str]:
        return [one.link for one in book.broken(set(files))]

    add("a/", '<a href="../terms/#t"></a><a href="../data.csv"></a>')
    add("terms/", '<p id="t"></p>')
    assert broken("data.csv") == []
    assert broken() == ["../data.csv"]
    assert broken("data.csv") == []
    add("b/", '<a href="../terms/#u"></a>')
    assert broken("data.csv") == ["../terms/#u"]
    add("terms/", '<p id="u"></p>')
    assert broken("data.csv") == ["../terms/#t"]
    book.keep({"a/index.md", "b/index.md"})
    assert broken("data.csv") == ["../terms/#t", "../terms/#u"]


@given(
    st.text(alphabet="ab/.#?%:\\\\ ", max_size=12), st.sampled_from(["", "a/", "a/b/", "a/b/c/"])
)
def test_the_quick_way_from_a_link_to_its_target_is_the_right_one(link: str, page: str) -> None:
    """Where it gives an answer, it is the one that browsers would."""
    ((_, target),) = targets_of([link], page)
    quick = None if target is None else taken_apart(target)
    assert quick is None or quick == resolved(link, page)


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("terms/jiangxi-2024-01/", "reports/jiangxi-2024/plan-1/"),
        ("reports/jiangxi-2024/plan-1/#p25-2", "reports/jiangxi-2024/plan-1/"),
        ("data/sources/jiangxi-2024.txt", "data/"),
        ("", "reports/"),
    ],
)
def test_what_relative_made_is_undone(target: str, page: str) -> None:
    path, _, fragment = target.partition("#")
    link = relative(target, page)
    assert list(targets_of([link], page)) == [(link, target)]
    assert taken_apart(target) == (path, fragment)
