"""Pinyin of terms, for order and filter: the only room that knows pypinyin."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from typing import Any

from generator.text import to_halfwidth


@lru_cache(maxsize=1 << 14)  # a preview lists the same terms after every edit
def spelled(name: str) -> str:
    """`name` in toneless pinyin, without quotation marks: `“四名”工程` to `simingongcheng`."""
    plain = "".join(char for char in to_halfwidth(name) if char.isalnum())
    return "".join(_pypinyin().lazy_pinyin(plain)).lower()


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
