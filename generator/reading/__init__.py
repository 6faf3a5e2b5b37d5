"""The folder of seeds to layers: every text is opened, and read anew only where it must be.

`read_corpus` is the way in; a `Reader` says where layers are kept and which processes read.
"""

from generator.reading.corpus import Reading, read_corpus, read_files, read_withheld
from generator.reading.reader import Reader
from generator.reading.store import LayerStore

__all__ = ["LayerStore", "Reader", "Reading", "read_corpus", "read_files", "read_withheld"]
