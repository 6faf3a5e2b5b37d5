"""What damages a document: bytes changed, cut, doubled and swapped, and the marks of every layer."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

from tests.documents import zipped

MARKUP = (
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "[点](javascript:alert(3))",
    "{{ 7*7 }}{% raw %}",
    "甲 {#own onclick=x}",
    "<!-- 甲",
    "]]>",
    "&lt;b&#62;",
    "`甲` **乙**",
    "=1+1",
)
"""What is markup in a page, a template or a cell."""

HOSTILE = (
    *MARKUP,
    "\u202e甲\u200b",
    "\u2028",
    "\x85",
    "①",
    "[1]",
    "（",
    "“",
    "_x000D_",
    "&nbsp;",
    "[bookmark:",
    "5%、",
    "人大",
    "　",
    "\t",
    "# ",
    "１",
)
"""Pieces that mean something to one layer or another."""


def damaged(sample: bytes, chance: random.Random) -> bytes:
    """`sample` with a few bytes changed, cut, doubled or swapped.

    Most of the damage to an archive is done to a file inside it: the rest would only ever show
    that a checksum works.
    """
    if sample.startswith(b"PK") and chance.random() < 0.8:
        with zipfile.ZipFile(BytesIO(sample)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(sorted(files))
        files[name] = _damaged(files[name], chance)
        return zipped(files)
    return _damaged(sample, chance)


def _damaged(sample: bytes, chance: random.Random) -> bytes:
    data = bytearray(sample)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((1, 2, 8, 64)))
        piece = bytes(data[start:end])
        match chance.randrange(6):
            case 0:
                data[start:end] = chance.randbytes(end - start)
            case 1:
                del data[start:end]
            case 2:
                data[start:end] = piece * chance.choice((2, 3, 200))
            case 3:
                data[start:start] = bytes(data[chance.randrange(len(data) + 1) :][:64])
            case 4:
                data[start:end] = chance.choice(
                    (b"\x00", b"<", b">", b"-1", b"99999999999", b"[", b"\xff")
                )
            case _:
                at = chance.randrange(len(data) + 1)
                data[at:at] = piece
    return bytes(data)


def mixed(text: str, chance: random.Random) -> str:
    """`text` with hostile pieces in it, here and there once, now and then very often."""
    for _ in range(chance.randint(0, 6)):
        at = chance.randrange(len(text) + 1)
        piece = chance.choice(HOSTILE) * chance.choice((1, 1, 1, 2, 30, 300))
        text = text[:at] + piece + text[at:]
    return text
