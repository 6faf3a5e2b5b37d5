"""What a site needs of its builder and need not say itself: theme, style, script, extensions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.text import LANGUAGE, is_chinese

NOTICE = "本站不是官方版本，引用前请与政府公报核对。"


def notice(language: object) -> str:
    """The notice for the foot of every page, in a frame of that language."""
    return NOTICE if is_chinese(language) else f'<span lang="{LANGUAGE}">{NOTICE}</span>'


EXTENSIONS = ("attr_list", "tables", "toc")
TOC: Mapping[str, Any] = {"permalink": False}
STYLE = "assets/site.css"
SCRIPT = "assets/reading.js"
NEEDED_FEATURES = ("navigation.indexes",)
"""Without it the first page of a group in the navigation could not be reached."""

THEME_DEFAULTS: Mapping[str, Any] = {
    "language": LANGUAGE,
    "font": False,  # the theme's own fonts are fetched from another host
    "favicon": "assets/favicon.svg",
    "icon": {"logo": "material/file-document-outline"},
    "palette": [
        {
            "media": "(prefers-color-scheme)",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/brightness-auto", "name": "切换到浅色"},
        },
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/weather-sunny", "name": "切换到深色"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/weather-night", "name": "跟随系统"},
        },
    ],
    "features": ["navigation.tabs", "navigation.indexes", "navigation.top", "toc.follow"],
}
