"""What the manifest says of one report: the schema of an entry, and of single fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from generator.addresses import ascii_address
from generator.catalogue.loading import Text
from generator.model import Level, Origin
from generator.seeds.corrections import (
    MOST,
    FigureCorrection,
    HeadingCorrection,
    OneLine,
    OutlineCorrections,
    PartCorrection,
    one_line,
)
from generator.seeds.files import MANIFEST, SUFFIX, is_plain_name

_MAX_NAME = 40
_MAX_TITLE = 120
_MAX_ID = 60
KNOWN = tuple("title speaker occasion delivered_on region adcode level parent year".split())
"""The fields in which an editor may know a report better than its text does."""

_MAX_PUBLISHER = 60
_MAX_NOTE = 300
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def day_of(value: object) -> date | None:
    """The day written so: `2024-01-23`; None for nothing. Raises: ValueError."""
    if value is None or value == "":
        return None
    if type(value) is date:
        return value
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError("expected a day such as 2024-01-23")


Day = Annotated[date | None, BeforeValidator(day_of)]


def publisher_of(text: str) -> str:
    """The name of whoever published a text, in one line. Raises: ValueError."""
    return _short(text, _MAX_PUBLISHER)


def _note_of(text: str) -> str:
    return _short(text, _MAX_NOTE)


def _short(text: str, most: int) -> str:
    """`text` in one line, which may be empty. Raises: ValueError as `one_line` does."""
    if len(text) > most:
        raise ValueError(f"expected {most} characters at most")
    return one_line(text) if text.strip() else ""


class Entry(BaseModel):
    """What the manifest says of one report; everything but `file` may be left to the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: Text
    original: str = Field(
        default="", description="the document beside it that the text was taken from"
    )
    id: str = Field(
        default="", max_length=_MAX_ID, pattern=r"^([a-z][a-z0-9]*(-[a-z0-9]+)*-[0-9]{4})?$"
    )
    region: str = ""
    adcode: str = Field(default="", pattern=r"^([0-9]{6})?$")
    level: Level | None = None
    parent: str = ""
    year: int | None = Field(default=None, ge=1949, le=2100)
    title: str = ""
    speaker: str = ""
    occasion: OneLine | Literal[""] = ""
    delivered_on: Day = None
    reasons: Mapping[str, OneLine] = Field(
        default_factory=dict, description="why an editor gives another value than the text does"
    )
    parts: Mapping[OneLine, PartCorrection] = Field(
        default_factory=dict, max_length=MOST, description="the part that a heading opens"
    )
    headings: tuple[HeadingCorrection, ...] = Field(
        default=(), max_length=MOST, description="headings that were missed, or that are none"
    )
    figures: tuple[FigureCorrection, ...] = Field(
        default=(), max_length=MOST, description="figures that are wrong or missing"
    )
    wrapped: bool | None = Field(
        default=None,
        description="whether lines are cut at a column's width; else seen from the text",
    )
    accept: tuple[str, ...] = Field(
        default=(), description="codes of problems an editor has looked at and accepts"
    )
    withhold: bool = Field(default=False, description="whether it is kept and not published")
    source_url: str = Field(default="", description="the web page that the text was taken from")
    publisher: Annotated[str, AfterValidator(publisher_of)] = Field(
        default="", description="who published the text there"
    )
    retrieved_on: Day = None
    note: Annotated[str, AfterValidator(_note_of)] = Field(
        default="", description="a line for readers about where the text is from"
    )

    @field_validator("adcode", mode="before")
    @classmethod
    def _text(cls, value: object) -> object:
        return str(value) if isinstance(value, int) else value

    @field_validator("source_url")
    @classmethod
    def _web_address(cls, address: str) -> str:
        if address:
            ascii_address(address)
        return address

    @property
    def origin(self) -> Origin:
        """Where the text was taken from, ready to be shown."""
        return Origin(
            source_url=ascii_address(self.source_url) if self.source_url else "",
            publisher=self.publisher,
            retrieved_on=self.retrieved_on,
            note=self.note,
        )

    @field_validator("region", "parent", "speaker")
    @classmethod
    def _name(cls, text: str) -> str:
        return _short(text, _MAX_NAME)

    @field_validator("title")
    @classmethod
    def _title(cls, text: str) -> str:
        return _short(text, _MAX_TITLE)

    @field_validator("accept")
    @classmethod
    def _codes(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_short(code, _MAX_NAME) for code in codes)

    @model_validator(mode="after")
    def _one_year(self) -> Self:
        if self.id and self.year and not self.id.endswith(f"-{self.year}"):
            raise ValueError(f"id {self.id} and year {self.year} differ; expected the same year")
        return self

    @field_validator("file", "original")
    @classmethod
    def _plain_name(cls, name: str) -> str:
        if name and not is_plain_name(name):
            raise ValueError("expected the name of a file in this folder")
        return name

    @field_validator("file")
    @classmethod
    def _is_text(cls, name: str) -> str:
        if PurePosixPath(name).suffix != SUFFIX:
            raise ValueError(f"expected the name of a text that ends in {SUFFIX}")
        return name

    @field_validator("original")
    @classmethod
    def _no_text(cls, name: str) -> str:
        if PurePosixPath(name).suffix == SUFFIX or name == MANIFEST:
            raise ValueError(f"expected the document that the {SUFFIX} was taken from")
        return name

    @model_validator(mode="after")
    def _reasons_are_of_fields(self) -> Self:
        for name in self.reasons:
            if name not in KNOWN:
                raise ValueError(f"`reasons` has `{name}`; expected one of {', '.join(KNOWN)}")
            if not getattr(self, name):
                raise ValueError(f"`reasons` has `{name}`, which is not given; expected both")
        return self

    @property
    def settles_region(self) -> bool:
        """Whether an editor gives a reason for the place, which then overrides the text."""
        return "region" in self.reasons or "adcode" in self.reasons

    @property
    def outline(self) -> OutlineCorrections:
        """What an editor corrects in the outline."""
        return OutlineCorrections(self.parts, self.headings)
