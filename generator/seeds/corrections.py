"""An editor's corrections to the reading of one report, as the manifest has them.

`splitting/corrections.py` finds the words that a correction names.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from generator.model import Bound, Part, Status
from generator.text import to_halfwidth

MOST = 500
"""Corrections of one kind that an entry can have: a report with more is better replaced."""

_LONGEST = 500
_NOT_PLAIN = frozenset({"Cc", "Cf", "Cs"})
_HEADED = (Part.REVIEW, Part.PLAN, Part.SELF_BUILDING)


def one_line(value: str) -> str:
    """`value` in one line. Raises: ValueError where it is empty, or cannot be seen as it is."""
    line = " ".join(to_halfwidth(value).split()) and " ".join(value.split())
    if not line:
        raise ValueError("expected words")
    if any(unicodedata.category(char) in _NOT_PLAIN for char in line):
        raise ValueError("expected plain text without control or invisible characters")
    return line


OneLine = Annotated[str, Field(max_length=_LONGEST), AfterValidator(one_line)]
"""Words of an editor: not empty, in one line, nothing in them that cannot be seen."""


class EditorCorrection(BaseModel):
    """What every correction has: a reason, and which one is meant where words repeat."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: OneLine
    occurrence: int | None = Field(
        default=None, ge=1, le=9999, description="which one, where the words stand several times"
    )

    @model_validator(mode="before")
    @classmethod
    def _has_reason(cls, data: object) -> object:
        if not isinstance(data, dict):
            raise ValueError(f"expected {{{cls._form()}, reason: …}}")
        if not data.get("reason"):
            raise ValueError("a correction needs a `reason`; found none")
        return data

    @classmethod
    def _form(cls) -> str:
        return "…"


class PartCorrection(EditorCorrection):
    """The part that a heading of the first level opens."""

    part: Part

    @field_validator("part")
    @classmethod
    def _has_headings(cls, part: Part) -> Part:
        if part not in _HEADED:
            raise ValueError(f"expected one of {', '.join(_HEADED)}")
        return part

    @classmethod
    def _form(cls) -> str:
        return "part: …"


class HeadingCorrection(EditorCorrection):
    """A line that is a heading of that depth, or none (0), whatever the program takes it for.

    `text` is the whole heading with its number. `part` is that of a heading of the first level;
    where it is left out the heading's own words decide.
    """

    text: OneLine
    depth: Literal[0, 1, 2]
    part: Part | None = None

    @model_validator(mode="after")
    def _part_is_of_the_first_level(self) -> Self:
        if self.part is None:
            return self
        if self.depth != 1:
            raise ValueError("`part` is for a heading of depth 1")
        if self.part not in (*_HEADED, Part.ANNEX):
            raise ValueError(f"part: expected one of {', '.join((*_HEADED, Part.ANNEX))}")
        return self

    @classmethod
    def _form(cls) -> str:
        return "text: …, depth: …"


class FigureCorrection(EditorCorrection):
    """A figure in the words `quote`, in place of whatever was read there for the indicator.

    `value` is in the indicator's unit. With `drop` the words hold no figure of it; `period` and
    `status` then narrow what is dropped.
    """

    indicator: OneLine
    quote: OneLine
    drop: bool = False
    period: int | None = Field(default=None, ge=1949, le=2100)
    status: Status | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    bound: Bound | None = None

    @field_validator("value", "value_high", mode="before")
    @classmethod
    def _is_number(cls, value: object) -> object:
        if isinstance(value, bool):
            raise ValueError("expected a number")
        return value

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.drop:
            if (self.value, self.value_high, self.bound) != (None, None, None):
                raise ValueError("`drop` takes no value; expected one or the other")
            return self
        lacking = [name for name in ("period", "status", "value") if getattr(self, name) is None]
        if lacking:
            names = ", ".join(f"`{name}`" for name in lacking)
            raise ValueError(f"a figure needs {names}; or expected `drop: true`")
        if (self.value_high is not None) != (self.bound is Bound.RANGE):
            raise ValueError("`value_high` and `bound: range` belong together")
        if self.value is not None and self.value_high is not None and self.value_high <= self.value:
            raise ValueError("`value_high` is not above `value`")
        return self

    @classmethod
    def _form(cls) -> str:
        return "indicator: …, quote: …"


@dataclass(frozen=True, slots=True)
class OutlineCorrections:
    """The corrections that concern a report's outline."""

    parts: Mapping[str, PartCorrection]
    headings: Sequence[HeadingCorrection]

    def __bool__(self) -> bool:
        return bool(self.parts or self.headings)


NONE = OutlineCorrections({}, ())
