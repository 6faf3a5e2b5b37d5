"""Segments Chinese text by jieba's dictionary: the only room that knows rjieba.

rjieba finds the most probable way through the dictionary's words, as `jieba.cut(text, HMM=False)`
does. Nothing is ever added to the dictionary: a word added cannot be taken out again (one of
frequency 0 still counts where no other word begins), and would be seen by the next report.
"""

from __future__ import annotations

import sys


def segment(text: str) -> list[str]:
    """The words of a text in their order; signs and blanks are words too, so that none is lost.

    Single letters and digits in a row are one word.
    """
    import rjieba  # reads its dictionary, which most builds do without

    return rjieba.cut(text, hmm=False)


def forget_dictionary() -> None:
    """Lets go of the dictionary, 25 MB, the first time in a process; who needs it reads it again.

    It belongs to the module: `rjieba.clear()` would keep most of its memory.
    """
    sys.modules.pop("rjieba", None)
