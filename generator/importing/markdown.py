"""Markdown to the text that its marks dress: every line and every number of a list stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from generator.importing.origin import Clue
from generator.importing.superscripts import flattened

_MAX_FRONT_LINES = 100
_TITLE = re.compile(r"title:\s*(?P<title>.+)")
_FIELD = re.compile(r"(?P<name>[A-Za-z_]{1,30}):[ \t]+(?P<value>\S.{0,2000})")
_FENCE = re.compile(r"[ ]{0,3}(?:`{3,}+|~{3,}+)[^`]*\Z")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)\Z")
_TABLE_RULE = re.compile(r"\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+\Z")
_QUOTE = re.compile(r"\A[ ]{0,3}(?:>[ ]?)+")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}(?:[ \t]+|\Z)")
_HEADING_END = re.compile(r"(?<=[ \t])#+[ \t]*\Z")
_BULLET = re.compile(r"\A[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_NOTE = re.compile(r"[ ]{0,3}\[\^(?P<label>[^\]\s]{1,40})\]:[ \t]*")
_ADDRESS = re.compile(r"[ ]{0,3}\[[^\[\]]{1,200}\]:[ \t]*<?\S+>?(?:[ \t]+[\"'(].*)?\Z")
_NOTES_TITLE = "注释："
_INLINE = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<ticks>`{1,2})(?P<code>[^`]{1,500})(?P=ticks)
    | !\[[^\[\]]{0,200}\]\([^()\s]{0,500}(?:[ \t]+["'][^"']{0,200}["'])?\)
    | \[\^(?P<label>[^\]\s]{1,40})\](?!:)
    | \[(?P<linked>[^\[\]]{1,500})\]\([^()\s]{0,500}(?:[ \t]+["'][^"']{0,200}["'])?\)
    | <(?P<address>(?:https?|mailto):[^<>\s]{1,500})>
    | <sup>(?P<raised>[^<>]{1,20})</sup>
    | (?P<break><br\s*/?>)
    | <!--[^<>]{0,1000}-->
    | </?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,500})?/?>
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)
    | (?P<emphasis>\*{1,3}|_{1,3}|~~)
    """,
    re.VERBOSE,
)


def plain(text: str) -> str:
    """The text of a Markdown document, line by line as it stands; lines end with a line feed.

    Marks of headings, emphasis, quotations, bullets, links and tables go; the numbers of a list
    stay as printed, and the cells of a row are separated by tabs. Notes `[^1]` become `[1]` and
    follow the text under a line 注释：. Of front matter only a title stays that the text lacks.
    """
    title, body = _without_front(text)
    lines: list[str] = []
    notes: dict[str, str] = {}
    marks: dict[str, str] = {}
    fenced = False
    for line in body.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            lines.append(line)
        elif note := _NOTE.match(line):
            notes[_mark(note["label"], marks)] = _inline(line[note.end() :], marks)
        elif not _ADDRESS.match(line):
            lines.append(_line(line, marks))
    if notes:
        lines += [_NOTES_TITLE, *(f"{mark}{note}" for mark, note in notes.items()), ""]
    if title and title not in "".join(lines):
        lines.insert(0, title)
    return "\n".join(lines)


def clues(text: str) -> Iterator[Clue]:
    """What the front matter of a document says of where it is from."""
    for line in _front(text)[0]:
        found = _FIELD.match(line)
        if found:
            yield Clue(f"front {found['name'].lower()}", found["value"].strip().strip("\"'"))


def _without_front(text: str) -> tuple[str, str]:
    """The title that front matter names, and what follows it."""
    front, body = _front(text)
    titles = (_TITLE.match(line) for line in front)
    title = next((found["title"].strip().strip("\"'") for found in titles if found), "")
    return title, body


def _front(text: str) -> tuple[list[str], str]:
    """The lines of the front matter, and what follows it."""
    if not text.startswith("---"):
        return [], text
    lines = text.split("\n", _MAX_FRONT_LINES)
    ends = [at for at, line in enumerate(lines[1:-1], 1) if line.rstrip() in ("---", "...")]
    if lines[0].rstrip() != "---" or not ends:
        return [], text
    return lines[1 : ends[0]], "\n".join(lines[ends[0] + 1 :])


def _line(line: str, marks: dict[str, str]) -> str:
    if _RULE.match(line):
        return ""
    line = _QUOTE.sub("", line, count=1)
    heading = _HEADING.match(line)
    if heading:
        line = _HEADING_END.sub("", line[heading.end() :]).rstrip()
    elif line.lstrip().startswith("|"):
        if _TABLE_RULE.match(line):
            return ""
        cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
        return "\t".join(_inline(cell.strip(), marks) for cell in cells)
    else:
        line = _BULLET.sub("", line, count=1)
    return _inline(line, marks)


def _inline(line: str, marks: dict[str, str]) -> str:
    """A line without the marks inside it."""
    pieces: list[str] = []
    opened: dict[str, int] = {}  # marks of emphasis that wait for their partner
    position = 0
    for found in _INLINE.finditer(line):
        pieces.append(line[position : found.start()])
        position = found.end()
        emphasis = found["emphasis"]
        if not emphasis:
            pieces.append(_replacement(found, marks))
            continue
        before = line[max(0, found.start() - 1) : found.start()]
        after = line[position : position + 1]
        inside_word = emphasis[0] == "_" and before.isalnum() and after.isalnum()
        if emphasis in opened and before.strip() and not inside_word:
            pieces[opened.pop(emphasis)] = ""
            pieces.append("")
            continue
        if after.strip() and not inside_word:
            opened[emphasis] = len(pieces)
        pieces.append(emphasis)
    pieces.append(line[position:])
    return "".join(pieces)


def _replacement(found: re.Match[str], marks: dict[str, str]) -> str:
    if found["escaped"]:
        return found["escaped"]
    if found["code"]:
        return found["code"]
    if found["label"]:
        return _mark(found["label"], marks)
    if found["linked"]:
        return _inline(found["linked"], marks)
    if found["raised"]:
        return flattened(found["raised"], found.string[max(0, found.start() - 4) : found.start()])
    if found["break"]:
        return "\n"
    return unescape(found["entity"]) if found["entity"] else found["address"] or ""


def _mark(label: str, marks: dict[str, str]) -> str:
    """The note mark of a label: its own number, else the next that is free."""
    if label not in marks:
        number = label if label.isdecimal() and f"[{label}]" not in marks.values() else ""
        marks[label] = f"[{number or len(marks) + 1}]"
    return marks[label]
