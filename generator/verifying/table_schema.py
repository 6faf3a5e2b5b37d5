"""A table against its Table Schema, for where frictionless is not installed.

Source: https://specs.frictionlessdata.io/table-schema. Of its types and constraints those are known
that this project's data package uses; another one is reported, never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from generator.verifying.finding import shortened

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a table breaks its schema: the line of the file, what it says, what is expected."""

    line: int | None
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class TableData:
    """A CSV file: its header, and its records with the line on which each ends."""

    header: tuple[str, ...]
    records: tuple[tuple[int, tuple[str, ...]], ...]

    def column(self, name: str) -> Iterator[tuple[int, str]]:
        index = self.header.index(name)
        return ((line, record[index]) for line, record in self.records)

    def keys(self, names: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        indexes = [self.header.index(name) for name in names]
        return ((line, tuple(record[i] for i in indexes)) for line, record in self.records)


def table_faults(table: TableData, schema: Schema) -> Iterator[Fault]:
    """Everything in which a table breaks its own schema; foreign keys are not looked at."""
    fields = schema.get("fields", [])
    names = tuple(str(field.get("name")) for field in fields)
    if table.header != names:
        yield Fault(1, f"the columns {', '.join(table.header)}", ", ".join(names))
        return
    ragged = [(line, len(record)) for line, record in table.records if len(record) != len(names)]
    for line, length in ragged:
        yield Fault(line, f"{length} cells", f"{len(names)}")
    if ragged:
        return
    missing = frozenset(schema.get("missingValues", [""]))
    for field in fields:
        yield from _column_faults(table, field, missing)
    key = _names(schema.get("primaryKey", ()))
    if key:
        yield from _repeated(table.keys(key), f"the key {'+'.join(key)}")


def foreign_faults(
    table: TableData, schema: Schema, resource: str, tables: Mapping[str, TableData]
) -> Iterator[Fault]:
    """Every reference to a row that is not there."""
    for key in schema.get("foreignKeys", ()):
        names = _names(key["fields"])
        reference = key["reference"]
        other = tables.get(reference.get("resource") or resource)
        targets = _names(reference["fields"])
        if other is None or not {*targets} <= {*other.header} or not {*names} <= {*table.header}:
            yield Fault(None, f"a foreign key {'+'.join(names)} to no table", "a table and columns")
            continue
        present = {value for _, value in other.keys(targets)}
        for line, value in table.keys(names):
            if any(value) and value not in present:
                where = f"{reference.get('resource') or resource}.{'+'.join(targets)}"
                yield Fault(
                    line, f"{'+'.join(names)} {shortened('+'.join(value))}", f"one in {where}"
                )


def _names(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _repeated(values: Iterator[tuple[int, object]], what: str) -> Iterator[Fault]:
    first: dict[object, int] = {}
    for line, value in values:
        if value in first:
            shown = "+".join(value) if isinstance(value, tuple) else str(value)
            yield Fault(line, f"{what} {shortened(shown)} as on line {first[value]}", "it once")
        first.setdefault(value, line)


def _column_faults(table: TableData, field: Schema, missing: frozenset[str]) -> Iterator[Fault]:
    name, kind = field["name"], field.get("type", "string")
    constraints: Mapping[str, Any] = field.get("constraints", {})
    read = _reader(field)
    if read is None:
        yield Fault(None, f"the type {kind} of {name}", "a type of Table Schema that is known here")
        return
    unknown = set(constraints) - {"required", "unique", "pattern", "enum", "minimum", "maximum"}
    if unknown:
        yield Fault(None, f"{', '.join(sorted(unknown))} of {name}", "constraints known here")
    pattern = re.compile(constraints["pattern"]) if "pattern" in constraints else None
    allowed = {str(value) for value in constraints.get("enum", ())}
    low, high = constraints.get("minimum"), constraints.get("maximum")
    for line, text in table.column(name):
        if text in missing:
            if constraints.get("required"):
                yield Fault(line, f"no {name}", "a value")
            continue
        try:
            value = read(text)
        except (ValueError, InvalidOperation):
            yield Fault(line, f"{name} {shortened(text)}", f"a value of type {kind}")
            continue
        if pattern and not pattern.fullmatch(text):
            yield Fault(line, f"{name} {shortened(text)}", f"the form {pattern.pattern}")
        if allowed and text not in allowed:
            yield Fault(line, f"{name} {shortened(text)}", f"one of {', '.join(sorted(allowed))}")
        if low is not None and value < read(str(low)):
            yield Fault(line, f"{name} {shortened(text)}", f"{low} at least")
        if high is not None and value > read(str(high)):
            yield Fault(line, f"{name} {shortened(text)}", f"{high} at most")
    if constraints.get("unique"):
        values = ((line, text) for line, text in table.column(name) if text not in missing)
        yield from _repeated(values, name)


def _reader(field: Schema) -> Callable[[str], Any] | None:
    """What reads a cell of the field's type and raises ValueError where it is of another."""

    def boolean(text: str) -> bool:
        if text in field.get("trueValues", ("true", "True", "TRUE", "1")):
            return True
        if text in field.get("falseValues", ("false", "False", "FALSE", "0")):
            return False
        raise ValueError(text)

    readers: dict[str, Callable[[str], Any]] = {
        "string": str,
        "any": str,
        "integer": _integer,
        "year": _integer,
        "number": Decimal,
        "boolean": boolean,
        "date": date.fromisoformat,
    }
    return readers.get(field.get("type", "string"))


def _integer(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]+", text):
        raise ValueError(text)
    return int(text)
