"""The form in which texts and queries are compared, as `assets/scripts/search/match.js` makes it.

The browser and this module must agree on every character, or what stands in a text is not found: a
test holds one to the other.
"""

from __future__ import annotations

import re

from generator.grammar.note_marks import PATTERN
from generator.grammar.signs import CIRCLED, FRAME_OPENS, QUOTES, RAISED

IGNORED = rf"(?:[\s\p{{Cf}}{QUOTES}]|{PATTERN})+"
"""What a search reads over, as `match.js` spells it: quotation marks, blanks, marks of notes."""

BORDER = "\x1f"
"""Stands between the blocks of a page: no query holds it."""

_BLANKS = "\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""White space to JavaScript; to Python it is some control characters as well, the border too."""

_FORMATS = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
"""The characters of the category Cf, which nobody sees."""

_MARK = PATTERN.replace(r"\s", f"[{_BLANKS}]").replace(r"[\d", "[0-9").replace(r"\d", "[0-9]")
_UNSEEN = f"[{_BLANKS}{_FORMATS}{QUOTES}]"
# Atomic: what was read over is not tried again in other pieces, of which there are many.
_ALL = re.compile(f"(?>(?:{_UNSEEN}|{_MARK})+)")
# Each begins with one class, which is looked for faster than a repetition or alternatives.
_UNSEEN_ONLY = re.compile(_UNSEEN)
_MAY_HOLD_MARK = re.compile(
    rf"[{FRAME_OPENS}（({CIRCLED}{RAISED}]"
    rf"(?:(?<=[{CIRCLED}{RAISED}])|[{_BLANKS}^见注释]{{0,10}}[0-9])"
)

_NARROW = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_NARROW |= {"\u3000": " ", "\u00a0": " "}
_WIDE = re.compile("[\uff01-\uff5e\u3000\u00a0]")


def fold(text: str) -> str:
    """`text` with full-width forms as ASCII and capitals as small letters; positions unchanged."""
    narrow = text
    # A text has few of them or none; `translate` would look at every character.
    for wide in set(_WIDE.findall(text)):
        narrow = narrow.replace(wide, _NARROW[wide])
    small = narrow.lower()
    # A few capitals grow when made small (İ), and a sigma depends on where it stands.
    if len(small) == len(narrow) and "Σ" not in narrow:
        return small
    return "".join(low if len(low := char.lower()) == 1 else char for char in narrow)


def strip(folded: str) -> str:
    """Folded text without quotation marks, white space and note marks."""
    # The whole pattern is tried at every character; the other finds its first one at once.
    pattern = _ALL if _MAY_HOLD_MARK.search(folded) else _UNSEEN_ONLY
    return pattern.sub("", folded)
