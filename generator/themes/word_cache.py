"""Keeps the words of texts between builds, so that only what is new is cut."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from generator.themes.words import Cuts, Cutter, cut_texts


def cutting_with(cache: Path) -> Cutter:
    """As `cut_texts`, with the words of the last build's texts taken from the file `cache`.

    The file is of one jieba and one set of phrases; one that is of others, is damaged, or cannot be
    written, costs time and nothing else.
    """

    def cut(texts: Iterable[str], phrases: Iterable[str] = ()) -> Cuts:
        wanted = {text: _digest(text) for text in texts}
        listed = sorted(set(phrases))
        key = _digest("\n".join([version("jieba"), *listed]))
        kept = _read(cache, key)
        known = {
            text: tuple(kept[digest].split()) for text, digest in wanted.items() if digest in kept
        }
        cuts = cut_texts(wanted, listed, known)
        if len(known) < len(wanted):
            _write(cache, key, {wanted[text]: " ".join(words) for text, words in cuts.items()})
        return cuts

    return cut


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _read(cache: Path, key: str) -> dict[str, str]:
    try:
        stored = json.loads(cache.read_text(encoding="utf-8"))
        kept = stored["words"] if stored["key"] == key else {}
        return {str(digest): str(words) for digest, words in kept.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _write(cache: Path, key: str, words: dict[str, str]) -> None:
    text = json.dumps({"key": key, "words": words}, ensure_ascii=False, separators=(",", ":"))
    fresh = cache.with_suffix(".new")
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(cache)
    except OSError:
        return
