"""Opens seeds, catalogue and templates, and wires the stages."""

from generator.reading import Reading, read_corpus

__all__ = ["Reading", "read_corpus"]
