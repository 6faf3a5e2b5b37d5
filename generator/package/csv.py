"""How a cell is written: printed, kept from being run as a formula, quoted.

Source: RFC 4180. The `csv` module leaves a carriage return without quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

Cell = str | int | bool | Decimal | date | tuple[str, ...] | None
"""What a column gets of a record. None is an empty cell, a tuple a list in one cell."""

BOM = "\ufeff"
INDENT = "\u3000"
"""Before text that a spreadsheet would take for a formula: a Chinese paragraph's own indent."""

_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@＝＋－＠]|[\t\r]")  # blanks of either language
_QUOTED = re.compile(r'[",\r\n]')


def line(cells: Iterable[str]) -> str:
    """One row of the file."""
    return ",".join(map(quoted, cells)) + "\n"


def printed(cell: Cell) -> str:
    """The value as text: decimals in full, dates by ISO 8601, lists separated by `;`."""
    match cell:
        case str():  # most are
            return str(cell)
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return f"{cell:f}"
        case tuple():
            return ";".join(cell)
        case _:
            return str(cell)


def guarded(text: str) -> str:
    """Text that a spreadsheet shows as text."""
    return INDENT + text if _FORMULA.match(text) else text


def without_indent(cell: str) -> str:
    """The text of a cell as the source has it, without the indent that keeps it from being run."""
    text = cell.removeprefix(INDENT)
    return text if _FORMULA.match(text) else cell


def quoted(cell: str) -> str:
    """The cell in quotes where something in it would end it."""
    if not _QUOTED.search(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
