"""A drawn page's body as MkDocs has it after Markdown: HTML, and the table of contents.

Of a drawn page only the headings are Markdown. To have Markdown find that out costs ten times as
much as to draw the page, so they are made here as it would make them.
"""

from __future__ import annotations

import re

from mkdocs.structure.toc import AnchorLink, TableOfContents

_HEADING = re.compile(r"\n(?P<marks>#{2,3}) (?P<text>.*) \{#(?P<id>[\w-]+)\}(?=\n)")


def body_html(body: str) -> tuple[str, TableOfContents]:
    """The HTML of a body and the contents that it lists, headings of the third level nested."""
    pieces: list[str] = []
    contents: list[AnchorLink] = []
    position = 0
    body = f"\n{body}\n"
    for heading in _HEADING.finditer(body):
        level = len(heading["marks"])
        pieces.append(body[position : heading.start()])
        pieces.append(f'\n\n\n<h{level} id="{heading["id"]}">{heading["text"]}</h{level}>')
        position = heading.end()
        entry = AnchorLink(heading["text"], heading["id"], level)
        above = contents[-1].children if contents and level > contents[-1].level else contents
        above.append(entry)
    pieces.append(body[position:] + "\n\n")
    if contents:
        contents[0].active = True  # type: ignore[attr-defined]
    return "".join(pieces)[1:], TableOfContents(contents)
