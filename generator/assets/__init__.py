"""The style sheet and the scripts that a page fetches, each put together from parts.

A component of the look is a sheet in `styles/`, a concern of the scripts a module in `scripts/`; a
page fetches one sheet and few scripts nevertheless. These are classic scripts, since a browser
loads no module from a folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.defaults import STYLE
from generator.resources import ASSETS

COMPONENTS = (
    "tokens",
    "palette",
    "type",
    "frame",
    "crumbs",
    "notes",
    "badges",
    "chips",
    "text",
    "marks",
    "outline",
    "pager",
    "card",
    "buttons",
    "fold",
    "ways",
    "lists",
    "glossary",
    "tables",
    "figures",
    "outcomes",
    "ledger",
    "words",
    "comparison",
    "targets",
    "ranks",
    "problems",
    "commitments",
    "livelihood",
    "named",
    "corrections",
    "pictures",
    "chart",
    "panels",
    "slices",
    "place-years",
    "cards",
    "themes",
    "popover",
    "search",
    "check",
)
"""The sheets in the order of the cascade: what a later one says of the same element holds."""

_SCRIPTS = {
    "assets/reading.js": "reading/main.js",
    "assets/search/search.js": "search/search.js",
    "assets/search/page.js": "search/page.js",
    "assets/search/check.js": "search/check.js",
    "assets/search/worker.js": "search/worker.js",
}
_SHARED = {
    "assets/search/match.js": ("search/match.js", "ReportSearch"),
    "assets/search/engine.js": ("search/engine.js", "ReportEngine"),
    "assets/tables.js": ("tables/main.js", "ReportTables"),
}
"""A module that other scripts load when they need it, and the global name of what it exports."""

_IMPORT = re.compile(r'^import (\{[^}]*\}|\* as \w+) from "(\.[^"]+)";\n+', re.MULTILINE)
_DOCUMENTATION = re.compile(r"^ *+/\*\*\n(?: *+\*(?!/).*\n)*+ *+\*/\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) (\w+))", re.MULTILINE)


def served() -> Mapping[str, str]:
    """The text of every sheet and script by its path in the built site.

    Raises: OSError when a part cannot be read.
    """
    files = {STYLE: style_sheet()}
    for path, entry in _SCRIPTS.items():
        files[path] = classic_script(ASSETS / "scripts" / entry)
    for path, (entry, name) in _SHARED.items():
        files[path] = classic_script(ASSETS / "scripts" / entry, name)
    return files


def style_sheet() -> str:
    """All components, in order."""
    return "\n".join(_read(ASSETS / "styles" / f"{name}.css") for name in COMPONENTS)


def classic_script(entry: Path, name: str = "") -> str:
    """A module and all that it imports by name, as one classic script.

    With a `name`, what the module exports are the properties of a global object of that name. What
    is imported as a whole (`* as ReportSearch`) is such an object, and is not taken in.
    """
    body = "\n".join(map(_statements, modules(entry)))
    if not name:
        return f'"use strict";\n\n(() => {{\n{body}}})();\n'
    exported = ", ".join(match[1] for match in _EXPORT.finditer(_read(entry)))
    return f'"use strict";\n\nconst {name} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n'


def modules(entry: Path) -> tuple[Path, ...]:
    """What a module imports by name, each before what imports it, and the module itself."""
    found: list[Path] = []

    def visit(path: Path) -> None:
        for names, imported in _IMPORT.findall(_read(path)):
            following = (path.parent / imported).resolve()
            if names.startswith("{") and following not in found:
                visit(following)
        found.append(path)

    visit(entry)
    return tuple(found)


def _statements(module: Path) -> str:
    """A module without what browsers need not fetch: its documentation, its imports."""
    text = _read(module)
    for left_out in (_IMPORT, _DOCUMENTATION, _EXPORT):
        text = left_out.sub("", text)
    return text.lstrip("\n")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
