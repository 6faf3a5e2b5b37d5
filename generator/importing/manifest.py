"""Sets an entry in the text of a manifest, or takes one out; every other character stays as it is.

The text is cut where YAML's own parser says that things stand, never printed anew: comments, blank
lines, quotes and indents are the editor's. What comes out is read again and compared, so that a
form which the rules here do not foresee is refused, not broken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from generator.catalogue.loading import refuse_hostile, yaml_data, yaml_events
from generator.errors import CatalogueError

Value = Any
"""A field's value as YAML has it; corrections are lists and mappings of plain values."""

Fields = Mapping[str, Value]
"""An entry: `file` first, in the order in which it is written."""

LIST = "reports"
_BYTE_ORDER = "\ufeff"
_BREAK = re.compile(r"\r\n?|\n")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")
_PLAIN = re.compile(r"\w[\w.·—-]*")
_TO_COMMA = re.compile(r"(?:\s++|#[^\r\n]*+)*+,")


def with_entry(path: str, text: str, fields: Fields, replaced: str = "") -> str:
    """The manifest's text with the entry at its end, or in place of the one for file `replaced`.

    In place, a field that stays keeps its words, a new one follows the one it follows in `fields`,
    and one that `fields` lacks goes.
    Raises: CatalogueError, and nothing is to be written, when the text is no manifest or has a form
    in which an entry cannot be set.
    """
    before = _entries(path, text)
    places = [index for index, entry in enumerate(before) if entry.get("file") == replaced]
    listed = _listed(text)
    if replaced and places and listed:
        at = places[0]
        edits = list(_replacing(text, listed.items[at], before[at], fields))
        wanted = [*before[:at], dict(fields), *before[at + 1 :]]
    else:
        edits = [_appending(text, listed, fields)]
        wanted = [*before, dict(fields)]
    result = _edited(text, edits)
    if not _holds(path, result, wanted):
        raise CatalogueError(
            path, None, f"its form allows no entry to be set; expected by hand: {_flow(fields)}"
        )
    return result


def without_entry(path: str, text: str, file: str) -> str:
    """The manifest's text without the entry for `file`.

    With it go the comments in its lines and those below that are indented deeper than its dash: a
    comment above it may speak of others.
    Raises: CatalogueError when there is not exactly one such entry, or it cannot be cut out.
    """
    before = _entries(path, text)
    places = [index for index, entry in enumerate(before) if entry.get("file") == file]
    if len(places) != 1:
        message = f"found {len(places)} entries for {file}; expected one"
        raise CatalogueError(path, None, message)
    listed, at = _listed(text), places[0]
    edits = _cutting_out(text, listed, at) if listed and listed.items else ()
    result = _edited(text, edits)
    if not _holds(path, result, [*before[:at], *before[at + 1 :]]):
        message = f"its form allows no entry to be taken out; expected that of {file} cut by hand"
        raise CatalogueError(path, None, message)
    return result


def _edited(text: str, edits: Sequence[_Edit]) -> str:
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += (text[position : edit.start], edit.text)
        position = edit.end
    return "".join((*pieces, text[position:]))


def _entries(path: str, text: str) -> list[Any]:
    try:
        refuse_hostile(path, text)
        data = yaml_data(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise CatalogueError(path, None, f"not valid YAML: {reason}") from error
    if data is None:
        return []
    if not isinstance(data, dict) or set(data) != {LIST} or not isinstance(data[LIST], list | None):
        raise CatalogueError(path, 1, f"found no list `{LIST}`; expected it and nothing else")
    entries = data[LIST] or []
    for number, entry in enumerate(entries, 1):
        if not _is_entry(entry):
            raise CatalogueError(path, None, f"entry {number} is no entry; expected plain fields")
    return entries


_DEEPEST = 3  # an entry's field, a correction in it, the correction's fields
_LARGEST = 20_000  # values in an entry: an alias may name a list a thousand times


def _is_entry(data: object) -> bool:
    """Whether an entry's values can be compared: no deeper than a schema has, and not endless."""
    if not isinstance(data, dict):
        return False
    level: list[Any] = [data]
    for _ in range(_DEEPEST):
        level = [
            value
            for inner in level
            for value in (inner.values() if isinstance(inner, dict) else inner)
            if isinstance(value, list | dict)
        ]
        if sum(map(len, level)) > _LARGEST:
            return False
    return not level


def _holds(path: str, text: str, wanted: list[Any]) -> bool:
    try:
        return _entries(path, text) == wanted
    except CatalogueError:
        return False


# --- Where things stand -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Node:
    """A value and its range, without blank lines that YAML counts to it; `flow`: in brackets."""

    start: int
    end: int
    column: int
    flow: bool = False
    items: tuple[_Node, ...] = ()


@dataclass(frozen=True, slots=True)
class _Edit:
    """What to put in place of the range `[start, end)`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of an entry: its name, where the name stands, and where its value does."""

    name: str
    key: _Node
    value: _Node


def _listed(text: str) -> _Node | None:
    """The list of entries, or what stands for it; None where the text has not even its name."""
    bare = text.removeprefix(_BYTE_ORDER)
    events = yaml_events(bare)
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            next(events)
            return _node(next(events), events, text, len(text) - len(bare))
    return None


def _node(event: Any, events: Iterator[Any], text: str, before: int) -> _Node:
    """The node that begins with `event`, whose marks leave out what stands `before` the text."""
    start, end = (mark + before for mark in _range(event))
    column = event.start_mark.column
    if not isinstance(event, yaml.CollectionStartEvent):
        return _Node(start, start + len(text[start:end].rstrip()), column)
    items: list[_Node] = []
    while not isinstance(inner := next(events), yaml.CollectionEndEvent):
        items.append(_node(inner, events, text, before))
    if event.flow_style:
        return _Node(start, _range(inner)[1] + before, column, True, tuple(items))
    # A block ends for YAML where the next thing begins: comments and all.
    return _Node(start, items[-1].end, column, False, tuple(items))


def _range(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _fields(text: str, item: _Node) -> tuple[_Field, ...]:
    return tuple(
        _Field(str(yaml_data(text[key.start : key.end])), key, value)
        for key, value in zip(item.items[::2], item.items[1::2], strict=True)
    )


# --- What to change -----------------------------------------------------------------------------


def _appending(text: str, node: _Node | None, fields: Fields) -> _Edit:
    newline = _newline(text)
    if node is None:
        lines = newline.join((f"{LIST}:", *_block(fields, 2, 4)))
        gap = "" if not text or _BREAK.match(text[-1]) else newline
        return _Edit(len(text), len(text), f"{gap}{lines}{newline}")
    if node.items and node.flow:
        end = node.items[-1].end
        return _Edit(end, end, f", {_flow(fields)}")
    if node.items:
        dash, column = node.column, _column_of(node.items[-1], node.column)
        end = _after_comments(text, node.end, dash)
        gap = newline
        if len(node.items) > 1 and _BLANK_LINE.search(
            text, node.items[-2].end, node.items[-1].start
        ):
            gap += newline
        return _Edit(end, end, gap + newline.join(_block(fields, dash, column)))
    within = text[node.start + 1 : node.end - 1].strip() if node.flow else ""
    if within:  # brackets around nothing but a comment
        return _Edit(node.start + 1, node.start + 1, _flow(fields))
    return _filling(text, node, fields)


def _filling(text: str, node: _Node, fields: Fields) -> _Edit:
    """Entries below the list's name, instead of `[]`, `~` or nothing."""
    newline = _newline(text)
    end = _after_comments(text, node.end, 0)
    entry = newline + newline.join(_block(fields, 2, 4))
    if node.start == node.end:
        return _Edit(end, end, entry)
    start = len(text[: node.start].rstrip(" \t"))
    return _Edit(start, end, text[node.end : end].rstrip(" \t") + entry)


def _replacing(
    text: str, item: _Node, before: Mapping[str, Any], fields: Fields
) -> Iterator[_Edit]:
    there = {field.name: field for field in _fields(text, item)}
    if next(iter(fields)) not in there:
        return  # an alias: what it stands for is written elsewhere
    follows = ""
    added: dict[str, list[str]] = {}
    for name, value in fields.items():
        if name not in there:
            added.setdefault(follows, []).append(f"{name}: {_shown(value)}")
            continue
        follows = name
        if before[name] != value:
            place = there[name].value
            gap = " " if place.start == place.end else ""
            yield _Edit(place.start, place.end, gap + _shown(value))
    for name, lines in added.items():
        yield _adding(text, item, there[name], lines)
    previous: _Field | None = None
    for field in there.values():
        if field.name not in fields:
            yield _removing(text, item, field, previous)
        previous = field


def _adding(text: str, item: _Node, follows: _Field, lines: Sequence[str]) -> _Edit:
    if item.flow:
        return _Edit(follows.value.end, follows.value.end, "".join(f", {line}" for line in lines))
    end = _line_end(text, follows.value.end)
    indent = _newline(text) + " " * follows.key.column
    return _Edit(end, end, "".join(indent + line for line in lines))


def _removing(text: str, item: _Node, field: _Field, previous: _Field | None) -> _Edit:
    """Takes a field out, and its line where nothing else stands in it: a comment stays."""
    start, end = field.key.start, field.value.end
    after = _skip(text, end, " \t")
    if item.flow and previous:
        return _Edit(previous.value.end, end, "")
    if item.flow:
        return _Edit(start, _skip(text, end, ", \t\r\n"), "")
    if text.startswith("#", after):
        return _Edit(start, after, "")
    if previous is None:  # on the line of the dash
        return _Edit(start, _skip(text, end, " \t\r\n"), "")
    return _Edit(_break_before(text, start), _line_end(text, end), "")


def _cutting_out(text: str, listed: _Node, at: int) -> tuple[_Edit, ...]:
    """What takes the item out: its lines, or in brackets itself and one comma."""
    item = listed.items[at]
    if not listed.flow:
        start = _line_start(text, _dash(text, listed, at))
        end = _after_comments(text, item.end, listed.column)
        found = _BREAK.match(text, end)
        return (_Edit(start, found.end() if found else end, ""),)
    following = _TO_COMMA.match(text, item.end)
    if following:
        return _Edit(item.start, item.end, ""), _comma(text, following)
    earlier = _TO_COMMA.match(text, listed.items[at - 1].end) if at else None
    cut = _Edit(item.start, item.end, "")
    return (_comma(text, earlier), cut) if earlier else (cut,)


def _comma(text: str, found: re.Match[str]) -> _Edit:
    """Takes the comma out that the match ends with, and blanks after it."""
    return _Edit(found.end() - 1, _skip(text, found.end(), " \t"), "")


def _dash(text: str, listed: _Node, at: int) -> int:
    """Where the dash of a list's item stands."""
    dashes = [
        mark.index
        for token in yaml.scan(text, Loader=yaml.SafeLoader)
        if isinstance(token, yaml.BlockEntryToken)
        for mark in [token.start_mark]
        if mark.column == listed.column and mark.index < listed.items[at].start
    ]
    return int(dashes[-1])


def _line_start(text: str, position: int) -> int:
    return max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1


def _skip(text: str, position: int, characters: str) -> int:
    while position < len(text) and text[position] in characters:
        position += 1
    return position


def _break_before(text: str, position: int) -> int:
    """Where the break stands that begins the line of `position`."""
    found = max(text.rfind("\n", 0, position), text.rfind("\r", 0, position))
    return found - text.startswith("\r\n", found - 1)


def _line_end(text: str, position: int) -> int:
    """Where the line's break stands, or the text ends."""
    found = _BREAK.search(text, position)
    return found.start() if found else len(text)


def _after_comments(text: str, end: int, column: int) -> int:
    """The end of the line at `end`, and of comments below it that stand deeper than `column`."""
    end = _line_end(text, end)
    comment = re.compile(rf"(?:\r\n?|\n) {{{column + 1},}}#[^\r\n]*")
    while found := comment.match(text, end):
        end = found.end()
    return end


def _newline(text: str) -> str:
    found = _BREAK.search(text)
    return found.group() if found else "\n"


def _column_of(item: _Node, dash: int) -> int:
    """Where the fields of an entry stand."""
    return item.column if not item.flow and item.items and item.column > dash else dash + 2


# --- How it is written --------------------------------------------------------------------------


def _block(fields: Fields, dash: int, column: int) -> list[str]:
    """The lines of an entry with its dash in column `dash`, and its fields in column `column`."""
    first = " " * dash + "-" + " " * (column - dash - 1)
    return [
        (" " * column if number else first) + f"{name}: {_shown(value)}"
        for number, (name, value) in enumerate(fields.items())
    ]


def _flow(fields: Fields) -> str:
    return (
        "{" + ", ".join(f"{_shown(name)}: {_shown(value)}" for name, value in fields.items()) + "}"
    )


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, int | float | date):
        return str(value)
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and yaml_data(value) == value
        return value if plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return _flow(value)
    return "[" + ", ".join(map(_shown, value)) + "]"
