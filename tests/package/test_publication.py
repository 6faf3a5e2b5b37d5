"""What an editor says of the package, and how a slip in it is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.errors import CatalogueError
from generator.package.publication import NOBODY, Publication, publication_of


def said(
    *, site_url: str = "", author: str = "", site_name: str = "甲站", **options: Any
) -> Publication:
    return publication_of(
        Path("mkdocs.yml"), site_name=site_name, site_url=site_url, author=author, options=options
    )


@pytest.mark.parametrize(
    ("site_url", "address"),
    [
        ("https://example.org/gwr/", "https://example.org/gwr/data/"),
        ("https://example.org/gwr", "https://example.org/gwr/data/"),
        ("https://example.org", "https://example.org/data/"),
        ("https://例子.中国/报告/", "https://xn--fsqu00a.xn--fiqs8s/%E6%8A%A5%E5%91%8A/data/"),
        ("", ""),
        ("file:///srv/", ""),
        ("example.org", ""),
    ],
)
def test_addresses_are_told_in_full_where_the_site_is_on_the_web(
    site_url: str, address: str
) -> None:
    assert said(site_url=site_url).address("data/") == address


@pytest.mark.parametrize(
    ("licence", "label", "address"),
    [
        ("CC-BY-4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        (
            "CC-BY-NC-SA-3.0",
            "CC-BY-NC-SA-3.0",
            "https://creativecommons.org/licenses/by-nc-sa/3.0/",
        ),
        ("CC0-1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("ODbL-1.0", "ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
        ("Own-1.0", "Own-1.0", ""),
        (
            "https://example.org/licence",
            "https://example.org/licence",
            "https://example.org/licence",
        ),
        (
            {"name": "CC-BY-4.0", "title": "署名 4.0", "path": "https://example.org/by"},
            "署名 4.0",
            "https://example.org/by",
        ),
    ],
)
def test_a_licence_has_a_name_or_an_address(licence: object, label: str, address: str) -> None:
    found = said(licence=licence).licence
    assert found
    assert (found.label, found.address) == (label, address)


def test_contributors_are_names_or_more() -> None:
    zhang = {"title": "张某", "role": "maintainer", "email": "zhang@example.org"}
    found = said(contributors=["某研究组", zhang]).contributors
    assert [one.model_dump(exclude_none=True) for one in found] == [{"title": "某研究组"}, zhang]


def test_the_site_s_author_publishes_where_nobody_is_named() -> None:
    (found,) = said(author="某研究组").contributors
    assert (found.title, found.role) == ("某研究组", "publisher")
    (named,) = said(author="某研究组", contributors=["张某"]).contributors
    assert (named.title, named.role) == ("张某", None)
    assert said().contributors == NOBODY.contributors == ()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"licence": {"title": "甲"}}, "licence: expected a `name` such as CC-BY-4.0"),
        ({"licence": "a b"}, "licence.name: .*found 'a b'"),
        ({"licence": "javascript://x"}, "licence.path: expected an address that begins with http"),
        ({"licence": ["CC0-1.0"]}, "licence"),
        ({"licence": {"name": "CC0-1.0", "url": "x"}}, "found `licence.url`"),
        ({"contributors": [{"name": "张某"}]}, "contributors.0.title"),
        ({"contributors": [{"title": "张某", "role": "boss"}]}, "contributors.0.role"),
        ({"contributors": [{"title": "张某", "email": "zhang"}]}, "contributors.0.email"),
        ({"contributors": ["张\u202e某"]}, "contributors.0.title: expected plain text"),
    ],
)
def test_a_slip_is_named_by_file_and_option(options: dict[str, Any], message: str) -> None:
    with pytest.raises(CatalogueError, match=f"mkdocs.yml: {message}"):
        said(**options)
