"""Has Python and the C library deal with memory as suits a build.

What was read stays in use until the last page is written: to look through all of it for garbage
again and again takes a twentieth of a build and finds nothing. Pages are large and soon gone.
"""

from __future__ import annotations

import ctypes
import gc
import sys

_YOUNG, _OLDER, _AS_EVER = gc.get_threshold()
_SELDOM = 1000
"""Searches among what is older before one of everything: a build of 2,000 reports has as many."""

_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD in malloc.h
_LARGE = 128 * 1024


def collect_seldom() -> None:
    """From now on everything is searched a hundred times less often than by itself."""
    gc.set_threshold(_YOUNG, _OLDER, _SELDOM)


def collect_as_ever() -> None:
    """Everything is searched from time to time, as Python does by itself."""
    gc.set_threshold(_YOUNG, _OLDER, _AS_EVER)


def give_back_large_blocks() -> None:
    """From now on blocks of 128 KiB go back to the system when they are free, where glibc is used.

    It begins so, but raises the bound to the largest block that it has seen freed; pages then lie
    among what stays, and a twentieth more memory is taken.
    """
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        if hasattr(libc, "mallopt"):
            libc.mallopt(_MMAP_THRESHOLD, _LARGE)
