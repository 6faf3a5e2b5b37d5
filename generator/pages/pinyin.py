"""Pinyin of terms, for order and filter: the only room that knows pypinyin."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from string import ascii_lowercase
from typing import Any

from generator.text import to_halfwidth

INITIALS = (*ascii_lowercase, "digits", "other")
"""What names begin with when they are spelled, as addresses have it, in the order of lists."""

_LABELS = {"digits": "数字", "other": "其他"}


@lru_cache(maxsize=1 << 14)  # a preview lists the same terms after every edit
def spelled(name: str) -> str:
    """`name` in toneless pinyin, without quotation marks: `“四名”工程` to `simingongcheng`."""
    plain = "".join(char for char in to_halfwidth(name) if char.isalnum())
    return "".join(_pypinyin().lazy_pinyin(plain)).lower()


def initial(name: str) -> str:
    """What `name` begins with when it is spelled: one of `INITIALS`."""
    first = spelled(name)[:1]
    if "a" <= first <= "z":
        return first
    return "digits" if first.isdecimal() else "other"


def initial_label(sound: str) -> str:
    """What readers call one of `INITIALS`."""
    return _LABELS.get(sound, sound.upper())


@cache
def _pypinyin() -> Any:
    """The package, without its dictionary of phrases.

    That takes five times as long to load as the rest, and tells apart readings of the few
    characters (重, 行, 长) that hardly change an order.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    import pypinyin

    return pypinyin
