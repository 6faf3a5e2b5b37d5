"""The colours of pictures: told from their ground, in light and dark, and words on them readable."""

from __future__ import annotations

import itertools
import re
from colorsys import hls_to_rgb

import pytest

from tests.assets.sheets import all_rules

LIGHT, DARK = "", "slate"
GROUNDS = {LIGHT: (1.0, 1.0, 1.0), DARK: hls_to_rgb(215 / 360, 0.14, 0.15)}
"""The theme's: white, and `--md-default-bg-color` with our `--md-hue`."""


def colours(scheme: str) -> dict[str, tuple[float, float, float]]:
    """The colours of `tokens.css` by name, in a scheme; dark ones take the place of light ones."""
    found = {}
    for rule in all_rules():
        if rule.sheet != "tokens" or "forced" in rule.condition or "print" in rule.condition:
            continue
        if rule.selector != ":root" and not (scheme and scheme in rule.selector):
            continue
        for declaration in rule.declarations:
            if re.fullmatch("#(?:[0-9a-f]{3}|[0-9a-f]{6})", declaration.value):
                found[declaration.name] = rgb(declaration.value)
    return found


def rgb(colour: str) -> tuple[float, float, float]:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def luminance(colour: tuple[float, float, float]) -> float:
    """Source: WCAG 2.2, relative luminance."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def as_deuteranopes_see(colour: tuple[float, float, float]) -> tuple[float, ...]:
    """Source: Viénot, Brettel and Mollon 1999, in linear light."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    seen = 0.29275 * red + 0.70725 * green
    return seen, seen, -0.02234 * red + 0.02234 * green + blue


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_marks_and_their_words_stand_out(scheme: str) -> None:
    """4.5:1, as heads of groups are words in these colours."""
    found = colours(scheme)
    names = "--rise --fall --quiet --status-target --status-actual --status-estimate --link".split()
    assert {n for n in names if contrast(found[n], GROUNDS[scheme]) < 4.5} == set()


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_words_on_tiles_are_readable(scheme: str) -> None:
    found = colours(scheme)
    inks = dict.fromkeys((1, 2, 3), "--tile-low-ink") | dict.fromkeys((4, 5), "--tile-high-ink")
    faint = {n for n, ink in inks.items() if contrast(found[f"--tile-{n}"], found[ink]) < 4.5}
    assert faint == set()


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_classes_go_from_the_ground_away(scheme: str) -> None:
    """A higher class is further from the ground, by a step that is seen."""
    found = colours(scheme)
    steps = [contrast(found[f"--tile-{n}"], GROUNDS[scheme]) for n in range(1, 6)]
    assert all(after / before > 1.2 for before, after in itertools.pairwise(steps))


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_rise_and_fall_differ_for_those_who_see_few_colours(scheme: str) -> None:
    """One is yellow and the other blue to them."""
    found = colours(scheme)
    rise, fall = (as_deuteranopes_see(found[name]) for name in ("--rise", "--fall"))
    assert rise[0] > 1.5 * rise[2]
    assert fall[2] > 1.5 * fall[0]
