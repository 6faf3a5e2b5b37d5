"""XML from strangers to a tree: no document type, no entities, bounded depth and size."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

MAX_DEPTH = 250
MAX_ELEMENTS = 1_000_000
_CHUNK = 2**16
# In UTF-8 or in UTF-16. Office documents have none; entities, which can blow up, begin there.
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


class _Builder(TreeBuilder):
    """Builds a tree of local names: the two variants of Office XML differ in namespaces only."""

    depth = 0
    elements = 0

    def start(self, tag: str, attributes: dict[str, str], /) -> Element:
        self.depth += 1
        self.elements += 1
        if self.depth > MAX_DEPTH:
            raise ValueError(f"found elements nested more than {MAX_DEPTH} deep")
        if self.elements > MAX_ELEMENTS:
            raise ValueError(f"found more than {MAX_ELEMENTS:,} elements")
        return super().start(
            tag.rpartition("}")[2],
            {name.rpartition("}")[2]: value for name, value in attributes.items()},
        )

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag.rpartition("}")[2])


def parse(data: bytes) -> Element:
    """The root of the document, elements and attributes without their namespaces.

    Raises: ValueError, saying in a clause what was found.
    """
    if _DOCTYPE.search(data):
        raise ValueError("found a document type declaration")
    parser = XMLParser(target=_Builder())
    try:
        # In pieces: a limit that is passed stops the work at the end of one.
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        root: Element = parser.close()
    except (ParseError, LookupError) as error:
        raise ValueError(f"found broken XML ({error})") from error
    return root
