"""Compiled templates, kept for the next build: those of pages, and the theme's around them."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from generator.output import replace_whole

_SEAL_BYTES = 16


class TemplateCache(FileSystemBytecodeCache):
    """Compiled templates; one that is damaged is compiled anew, and what cannot be kept is not."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes the code only where it is what was kept: damaged code may do anything."""
        try:
            kept = Path(self._get_cache_filename(bucket)).read_bytes()
            seal, code = kept[:_SEAL_BYTES], kept[_SEAL_BYTES:]
            if seal == _seal(code):
                bucket.bytecode_from_string(code)
        except Exception:  # whatever the unpickling of another version's may raise
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code, whole or not at all."""
        code = bucket.bytecode_to_string()
        with contextlib.suppress(OSError):
            replace_whole(Path(self._get_cache_filename(bucket)), _seal(code) + code)


def _seal(code: bytes) -> bytes:
    return hashlib.blake2b(code, digest_size=_SEAL_BYTES).digest()
