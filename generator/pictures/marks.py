"""The marks that pictures are made of, as pieces of SVG: shapes, words, links, and the frame.

Shapes are drawn in `currentColor`; a group's `Tone` gives it, and `assets/styles/pictures.css` the
colours for light, dark, print and forced colours. Lengths are in the picture's own units, of which
a phone of 360 pixels shows 328, each as one pixel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from html import escape

Href = Callable[[str], str]
"""Makes the link from the page that shows the picture to an address of the site."""

WIDTH = 328
"""How wide a picture is: what a phone of 360 pixels has between the margins of a page."""
SIZE = 12
"""Of all words: 12 pixels on that phone."""
_LARGER = 1.28
"""Where there is room, a picture is shown so much larger."""


class Tone(StrEnum):
    """What a mark's colour stands for. Its shape always says the same."""

    RISE = "rise"
    LEVEL = "level"
    FALL = "fall"
    OTHER = "other"
    TARGET = "target"
    ACTUAL = "actual"
    ESTIMATE = "estimate"
    QUIET = "quiet"


LINE, THIN, RING, BAND, GRID, HEAD = (
    "mark-line",
    "mark-thin",
    "mark-ring",
    "mark-band",
    "mark-grid",
    "mark-head",
)
PICTURE, HATCHED = "picture", "mark-hatched"
CLASSES = (
    *(PICTURE, LINE, THIN, RING, BAND, GRID, HEAD, HATCHED),
    *(f"tone-{tone}" for tone in Tone),
    *(f"tile-{number}" for number in range(6)),
)
"""What `pictures.css` knows the pieces by."""


def frame(
    picture_id: str, title: str, description: str, height: float, body: Iterable[str], *,
    width: float = WIDTH, larger: float = _LARGER,
) -> str:  # fmt: skip
    """A picture of its pieces, in one line: Markdown ends raw HTML at an empty one.

    One with links inside is a group, so that they are reached; another is an image. `picture_id`
    must be unique in its page. `width` and `height` are its own units, shown `larger` where there
    is room.
    """
    drawn = "".join(body)
    name, words = f"{picture_id}-title", f"{picture_id}-desc"
    role = (
        f'role="group" aria-labelledby="{name}" aria-describedby="{words}"'
        if "<a " in drawn
        else f'role="img" aria-labelledby="{name} {words}"'
    )
    return (
        f'<svg class="{PICTURE}" {role} viewBox="0 0 {at(width)} {at(height)}"'
        f' width="{round(width * larger)}" height="{round(height * larger)}" font-size="{SIZE}"'
        ' fill="currentColor" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{name}">{escape(title)}</title><desc id="{words}">{escape(description)}</desc>'
        f"{drawn}</svg>"
    )


def at(length: float) -> str:
    """A length as it is written: to a tenth, without superfluous zeros."""
    written = f"{length:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def link(url: str, name: str, inner: str, href: Href) -> str:
    """The pieces as a link that is called `name`; without an address, only with that name."""
    title = f"<title>{escape(name)}</title>" if name else ""
    if not url:
        return f"<g>{title}{inner}</g>"
    return f'<a href="{escape(href(url))}">{title}{inner}</a>'


def toned(tone: Tone, inner: str) -> str:
    """The pieces in a colour."""
    return f'<g class="tone-{tone}">{inner}</g>' if inner else ""


# --- Words ----------------------------------------------------------------------------------------

_NARROW = {".": 0.3, ",": 0.3, " ": 0.3, "%": 0.92, "·": 0.4, "/": 0.4, "(": 0.38, ")": 0.38}
_LATIN = 0.58


def text_width(words: str, size: float = SIZE) -> float:
    """How wide words are at most, in the fonts that readers have: a Han character is a square."""
    return size * sum(1 if ord(c) > 0xFF else _NARROW.get(c, _LATIN) for c in words)


def fitting(words: str, room: float, size: float = SIZE) -> str:
    """The words, cut with … where they are too wide; a name in `<title>` or `<desc>` has all."""
    if text_width(words, size) <= room:
        return words
    kept = words
    while kept and text_width(kept, size) + size > room:
        kept = kept[:-1]
    return f"{kept}…"


def text(
    x: float, y: float, words: str, anchor: str = "start", tone: Tone | None = None, *,
    bold: bool = False,
) -> str:  # fmt: skip
    """Words at a base line; `anchor` tells whether `x` is their start, middle or end."""
    classes = [f"tone-{tone}"] if tone else []
    classes += [HEAD] if bold else []
    named = f' class="{" ".join(classes)}"' if classes else ""
    held = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{at(x)}" y="{at(y)}"{held}{named}>{escape(words)}</text>'


def upright(inner: str) -> str:
    """Words that run from top to bottom and end at their `y`; Latin lies on its side."""
    return f'<g writing-mode="vertical-rl" text-anchor="end">{inner}</g>'


# --- Shapes ---------------------------------------------------------------------------------------


def dot(x: float, y: float, radius: float = 4) -> str:
    """A filled circle: a result; what was reached."""
    return f'<circle cx="{at(x)}" cy="{at(y)}" r="{at(radius)}"/>'


def ring(x: float, y: float, radius: float = 4.6) -> str:
    """An open circle: a target; what was not reached."""
    return f'<circle class="{RING}" cx="{at(x)}" cy="{at(y)}" r="{at(radius)}"/>'


def half_dot(x: float, y: float, radius: float = 4.6) -> str:
    """A circle whose left half is filled: a result that was expected."""
    r = at(radius)
    half = f'<path d="M{at(x)} {at(y - radius)}a{r} {r} 0 0 0 0 {at(2 * radius)}z"/>'
    return ring(x, y, radius) + half


def up(x: float, y: float, size: float = 5) -> str:
    """A filled triangle that points up."""
    return f'<path d="M{at(x)} {at(y - size)}l{at(size)} {at(1.8 * size)}h{at(-2 * size)}z"/>'


def down(x: float, y: float, size: float = 5) -> str:
    """A filled triangle that points down."""
    return f'<path d="M{at(x)} {at(y + size)}l{at(size)} {at(-1.8 * size)}h{at(-2 * size)}z"/>'


def open_up(x: float, y: float, size: float = 4.6) -> str:
    """An open triangle that points up."""
    return up(x, y, size).replace("<path ", f'<path class="{RING}" ')


def open_down(x: float, y: float, size: float = 4.6) -> str:
    """An open triangle that points down."""
    return down(x, y, size).replace("<path ", f'<path class="{RING}" ')


def level(x: float, y: float, size: float = 4) -> str:
    """Two strokes: unchanged."""
    return line(f"M{at(x - size)} {at(y - 2)}h{at(2 * size)}m{at(-2 * size)} 4h{at(2 * size)}")


def nearly(x: float, y: float, size: float = 4) -> str:
    """Two strokes and a point: the same number, said otherwise."""
    return level(x, y, size) + dot(x + size + 2.5, y - 4, 1.4)


def dash(x: float, y: float, size: float = 4) -> str:
    """One stroke: nothing was judged."""
    return line(f"M{at(x - size)} {at(y)}h{at(2 * size)}")


def cross(x: float, y: float, size: float = 3) -> str:
    """Two strokes that cross: there is no report."""
    side = at(2 * size)
    return line(f"M{at(x - size)} {at(y - size)}l{side} {side}m0 -{side}l-{side} {side}", THIN)


def square(x: float, y: float, width: float, height: float) -> str:
    """A filled rectangle from its upper left corner."""
    return f'<path d="M{at(x)} {at(y)}h{at(width)}v{at(height)}h{at(-width)}z"/>'


def line(path: str, kind: str = LINE) -> str:
    """A path that is drawn, not filled."""
    return f'<path class="{kind}" d="{path}"/>'


def arrow(x: float, y: float, direction: int, radius: float = 4.6) -> str:
    """Where 以上 (1) or 以内 (-1) leaves a value open: from the edge of the mark at `x`."""
    head = f"m{-4 * direction} -3.5l{4 * direction} 3.5l{-4 * direction} 3.5"
    return line(f"M{at(x + radius * direction)} {at(y)}h{9 * direction}{head}", THIN)


def interval(start: float, end: float, y: float, kind: str = LINE) -> str:
    """A range of values from end to end."""
    return line(
        f"M{at(start)} {at(y)}H{at(end)}M{at(start)} {at(y - 4)}v8M{at(end)} {at(y - 4)}v8", kind
    )


def band(start: float, end: float, y: float, height: float = 10) -> str:
    """A faint stretch: 左右."""
    return (
        f'<rect class="{BAND}" x="{at(start)}" y="{at(y - height / 2)}" width="{at(end - start)}"'
        f' height="{at(height)}" rx="3"/>'
    )


def dotted(path: str) -> str:
    """A line of dots, where there is nothing to draw one through."""
    return f'<path class="{THIN}" stroke-dasharray="0.1 4" stroke-linecap="round" d="{path}"/>'


def hatch(picture_id: str) -> str:
    """The pattern for what is not there; `hatched` fills with it."""
    return (
        f'<defs><pattern id="{picture_id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><path class="{GRID}" d="M0 0v6"/></pattern></defs>'
    )


def hatched(picture_id: str, x: float, y: float, width: float, height: float) -> str:
    """A rectangle in the picture's hatch."""
    return (
        f'<rect class="{HATCHED}" fill="url(#{picture_id}-hatch)" x="{at(x)}" y="{at(y)}"'
        f' width="{at(width)}" height="{at(height)}"/>'
    )
