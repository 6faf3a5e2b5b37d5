"""What an editor says of the data package: who publishes it, where, and under which licence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from generator.addresses import ascii_address
from generator.catalogue.loading import validated
from generator.seeds.corrections import OneLine

OPTIONS = ("licence", "contributors")
"""The plugin's options that are told of here."""

Address = Annotated[str, AfterValidator(ascii_address)]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]{0,59}$")]
Email = Annotated[str, Field(pattern=r"^[^@\s<>\"]{1,64}@[A-Za-z0-9.-]{1,250}$")]

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")
_ADDRESSES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODC-By-1.0": "https://opendatacommons.org/licenses/by/1-0/",
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
    "PDDL-1.0": "https://opendatacommons.org/licenses/pddl/1-0/",
}
"""Of licences for data, by their identifiers in SPDX's list."""


class Licence(BaseModel):
    """A licence, by its identifier (`CC-BY-4.0`) or by the address of its text, or by both."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Identifier | None = None
    title: OneLine | None = None
    path: Address | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if not (self.name or self.path):
            raise ValueError("expected a `name` such as CC-BY-4.0, or the `path` of its text")
        return self

    @property
    def address(self) -> str:
        """Where its text stands, as far as it is known."""
        return self.path or _address_of(self.name or "")

    @property
    def label(self) -> str:
        """What readers call it."""
        return self.title or self.name or self.address


class Contributor(BaseModel):
    """Who has a part in the package.

    Source: https://specs.frictionlessdata.io/data-package/#contributors
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: OneLine
    role: Literal["author", "publisher", "maintainer", "wrangler", "contributor"] | None = None
    path: Address | None = None
    email: Email | None = None
    organization: OneLine | None = None


def _licence(value: object) -> object:
    """A licence given as a mere word or address."""
    if not isinstance(value, str):
        return value
    return {"path" if "://" in value else "name": value}


def _contributor(value: object) -> object:
    """Somebody given by the mere name."""
    return {"title": value} if isinstance(value, str) else value


class Publication(BaseModel):
    """Where a package is published, by whom and how; empty where nobody said it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    site_name: str = ""
    site_url: str = ""
    licence: Annotated[Licence | None, BeforeValidator(_licence)] = None
    contributors: tuple[Annotated[Contributor, BeforeValidator(_contributor)], ...] = ()

    def address(self, url: str) -> str:
        """An address of the site in full; empty where the site's own is not known."""
        return f"{self.site_url}{url}" if self.site_url else ""


NOBODY = Publication()
"""Where nothing is said."""


def publication_of(
    path: Path, *, site_name: str, site_url: str, author: str, options: Mapping[str, Any]
) -> Publication:
    """What the settings in the file at `path` say.

    `author` is MkDocs' `site_author`, who publishes the package where no contributors are named.
    Raises: CatalogueError naming the option at fault, with what was found and what was expected.
    """
    given = {name: options[name] for name in OPTIONS if options.get(name)}
    if author.strip() and "contributors" not in given:
        given["contributors"] = [{"title": author, "role": "publisher"}]
    settings = {"site_name": site_name, "site_url": _root(site_url), **given}
    return validated(path, None, settings, Publication)


def _root(site_url: str) -> str:
    """The address of a site, with the slash at its end; empty where it is none of the web."""
    try:
        return ascii_address(site_url).rstrip("/") + "/" if site_url else ""
    except ValueError:
        return ""


def _address_of(name: str) -> str:
    if common := _CREATIVE_COMMONS.fullmatch(name):
        return f"https://creativecommons.org/licenses/{common[1].lower()}/{common[2]}/"
    return _ADDRESSES.get(name, "")
